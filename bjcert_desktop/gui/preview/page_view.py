"""PaperPages under one another on the screen, at any zoom."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ..kit import style
from .page_words import PageWords, SpokenSpot
from .pages import PaperPages

_GAP = 14  #: pixels between pages and around them
_SCREEN = 96 / 72  #: pixels to a point at 100 %
_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_KEPT = 4  #: pictures of pages kept ready
_LARGEST = 4_000_000  #: pixels of such a picture; larger pages are painted each time
_SHEER = 120  #: opacity of a mark, of 255
_STEP = 40  #: pixels that an arrow key moves the paper


class PageMark(NamedTuple):
    """A spot on a page that stands out: *rectangle* in points, coloured for what is missing, framed for *now*."""

    page: int
    rectangle: QRectF
    missing: bool = False
    now: bool = False


class PageView(QAbstractScrollArea):
    """Shows pages; *moved* follows a change of page or zoom, *pressed* a click on a page, with its point in points."""

    moved = Signal()
    pressed = Signal(int, QPointF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PaperPages | None = None
        self._zoom: float | None = None  # None fits the width
        self._pictures: dict[tuple[int, int], QPixmap] = {}
        self._marks: tuple[PageMark, ...] = ()
        self.words = PageWords(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_STEP)

    @property
    def pages(self) -> PaperPages | None:
        """The pages shown."""
        return self._pages

    def show_pages(self, pages: PaperPages | None) -> None:
        """Show these *pages* from the first, or nothing."""
        self.update_pages(pages)
        self.verticalScrollBar().setValue(0)

    def update_pages(self, pages: PaperPages | None, spots: Sequence[SpokenSpot] = ()) -> None:
        """Show *pages* in place of those before, at the same spot, and offer *spots*."""
        self._pages = pages
        self.words.show_spots(spots)
        self._pictures.clear()
        self.words.show_pages(pages)
        self._arrange()

    def offer(self, spots: Sequence[SpokenSpot]) -> None:
        """Offer *spots* to assistive technology as buttons."""
        self.words.show_spots(spots)
        self._place_words()

    def _place_words(self) -> None:
        self.words.place(lambda page: self._rect(page).translated(self._offset()), self.zoom * _SCREEN)

    def scrollContentsBy(self, right: int, down: int) -> None:  # noqa: N802 - Qt's name
        """Follow the scroll bars. A connection to their signals would keep what PySide has of them for ever."""
        super().scrollContentsBy(right, down)
        self._place_words()
        if down:
            self.moved.emit()

    def show_marks(self, marks: Sequence[PageMark]) -> None:
        """Let these spots stand out, and no others."""
        if self._marks != tuple(marks):
            self._marks = tuple(marks)
            self.viewport().update()

    def pixels_of(self, page: int, rectangle: QRectF) -> QRect:
        """Where a *rectangle* of a page, in points, stands in the viewport, in pixels."""
        scale, corner = self.zoom * _SCREEN, self._rect(page).topLeft() + self._offset()
        return QRectF(rectangle.topLeft() * scale + QPointF(corner), rectangle.size() * scale).toAlignedRect()

    def bring_into_view(self, page: int, rectangle: QRectF) -> None:
        """Scroll as little as needed to show that *rectangle* of a page."""
        shown = self.pixels_of(page, rectangle)
        for bar, start, end, room in (
            (self.verticalScrollBar(), shown.top(), shown.bottom(), self.viewport().height()),
            (self.horizontalScrollBar(), shown.left(), shown.right(), self.viewport().width()),
        ):
            if start < _GAP or end > room - _GAP:
                bar.setValue(bar.value() + (start - _STEP if start < _GAP else end - room + _STEP))

    # PaperPages

    @property
    def page(self) -> int:
        """The current page, from 0: the one in the middle of the view, or the first or last at its ends."""
        if self._pages is None or self._pages.count < 2:
            return 0
        bar = self.verticalScrollBar()
        if bar.value() == bar.maximum() > 0:
            return self._pages.count - 1
        middle = bar.value() + (self.viewport().height() // 2 if bar.value() else 0)
        tops = [self._rect(index).top() - _GAP for index in range(self._pages.count)]
        return max(sum(top <= middle for top in tops) - 1, 0)

    def go(self, page: int) -> None:
        """Scroll to the top of *page*."""
        if self._pages is not None:
            page = min(max(page, 0), self._pages.count - 1)
            self.verticalScrollBar().setValue(self._rect(page).top() - _GAP)

    # Zoom

    @property
    def fits_width(self) -> bool:
        """Whether the zoom follows the width of the window."""
        return self._zoom is None

    @property
    def zoom(self) -> float:
        """1 is the size of the paper."""
        if self._zoom is not None:
            return self._zoom
        if self._pages is None:
            return 1.0
        widest = max(self._pages.size(index).width() for index in range(self._pages.count))
        # Less the scroll bar, shown or not: it would come and go for ever where it decides if the page is too high.
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width() - 2 * _GAP
        return max(min(room / (widest * _SCREEN), 4.0), 0.1)

    def set_zoom(self, zoom: float | None) -> None:
        """Show the pages at *zoom*, None for the width of the view; the text at the top stays there."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum() + self.viewport().height(), 1)
        self._zoom = zoom
        self._pictures.clear()
        self._arrange()
        bar.setValue(round(share * (bar.maximum() + self.viewport().height())))
        self.moved.emit()

    def zoom_in(self) -> None:
        """Zoom in one step."""
        self.set_zoom(next((zoom for zoom in _ZOOMS if zoom > self.zoom + 0.01), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Zoom out one step."""
        self.set_zoom(next((zoom for zoom in reversed(_ZOOMS) if zoom < self.zoom - 0.01), _ZOOMS[0]))

    # Qt

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as possible."""
        return QSize(700, 900)

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the pages to the new size."""
        if self._zoom is None:
            self._pictures.clear()
        self._arrange()
        self.moved.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell which point of which page was clicked."""
        scale = self.zoom * _SCREEN
        for index in range(self._pages.count if self._pages is not None else 0):
            rectangle = self._rect(index).translated(self._offset())
            if rectangle.contains(event.position().toPoint()):
                self.pressed.emit(index, (event.position() - QPointF(rectangle.topLeft())) * (1 / scale))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl, otherwise scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the first or last page by Home and End; scroll by the arrows and the page keys."""
        if event.key() == Qt.Key.Key_Home:
            self.verticalScrollBar().setValue(0)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        elif event.key() == Qt.Key.Key_Space:
            self.verticalScrollBar().triggerAction(self.verticalScrollBar().SliderAction.SliderPageStepAdd)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the visible pages."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))
        for index in range(self._pages.count if self._pages is not None else 0):
            rectangle = self._rect(index).translated(self._offset())
            if rectangle.intersects(event.rect()):
                self._draw_page(painter, index, rectangle)
                self._draw_marks(painter, index)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QColor(style.colours().outline))
                painter.drawRect(rectangle.adjusted(-1, -1, 0, 0))

    def _draw_marks(self, painter: QPainter, index: int) -> None:
        for mark in self._marks:
            if mark.page == index:
                shown = self.pixels_of(index, mark.rectangle)
                if mark.missing:
                    amber = QColor(style.DARK.caution)  # the light one, on paper that is white in every scheme
                    amber.setAlpha(_SHEER)
                    painter.fillRect(shown, amber)
                if mark.now:
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(QColor(style.LIGHT.primary), style.RING))
                    painter.drawRect(shown)

    def _draw_page(self, painter: QPainter, index: int, rectangle: QRect) -> None:
        pixels = rectangle.width() * rectangle.height() * self.devicePixelRatioF() ** 2
        if pixels <= _LARGEST:
            painter.drawPixmap(rectangle, self._picture(index, rectangle.size()))
        elif self._pages is not None:
            painter.save()
            painter.setClipRect(rectangle)
            painter.fillRect(rectangle, Qt.GlobalColor.white)
            painter.translate(rectangle.topLeft())
            painter.scale(self.zoom * _SCREEN, self.zoom * _SCREEN)
            self._pages.paint(painter, index)
            painter.restore()

    def _picture(self, index: int, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = index, round(size.width() * ratio)
        if key not in self._pictures:
            while len(self._pictures) >= _KEPT:
                del self._pictures[next(iter(self._pictures))]
            pages = self._pages
            if pages is None:
                return QPixmap()
            image = pages.image(index, 72 * size.width() * ratio / pages.size(index).width())
            self._pictures[key] = QPixmap.fromImage(image)
        return self._pictures[key]

    def _rect(self, index: int) -> QRect:
        """The rectangle of a page in the view when scrolled to its top."""
        if self._pages is None:
            return QRect()
        scale = self.zoom * _SCREEN
        top = _GAP
        for number in range(index):
            top += round(self._pages.size(number).height() * scale) + _GAP
        size = self._pages.size(index)
        width, height = round(size.width() * scale), round(size.height() * scale)
        return QRect(max((self.viewport().width() - width) // 2, _GAP), top, width, height)

    def _offset(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _arrange(self) -> None:
        """Set the ranges of the scroll bars."""
        last = self._rect(self._pages.count - 1) if self._pages is not None else QRect()
        rects = [self._rect(index) for index in range(self._pages.count)] if self._pages is not None else []
        width = max([rect.width() for rect in rects], default=0) + 2 * _GAP
        for bar, total, seen in (
            (self.verticalScrollBar(), last.bottom() + 1 + _GAP if rects else 0, self.viewport().height()),
            (self.horizontalScrollBar(), width, self.viewport().width()),
        ):
            bar.setPageStep(max(seen - _STEP, 1))
            bar.setRange(0, max(total - seen, 0))
        self._place_words()
        self.viewport().update()
