"""Pages with spots marked on them, to be chosen by a click or by the arrow keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ..kit import style
from .page_view import PageView
from .page_words import SpokenSpot
from .spot_areas import SpotArea

_SMALLEST = 8  #: pixels of a caption's type that can still be read
_BADGE = 14  #: pixels, its width
_REACH = 4  #: pixels around a small spot that count as a click on it
_ASKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class MarkKind(Enum):
    """How sure a spot is: green is certain, amber asks for a look, grey stays blank; a free one shows when chosen."""

    SURE = "good"
    LOOK = "caution"
    BLANK = "secondary"
    FREE = "outline"


@dataclass(frozen=True)
class Mark:
    """A spot on a page, what is written in it (*caption*), and what a screen reader says of it."""

    area: SpotArea
    kind: MarkKind
    caption: str
    spoken: str


class MarkedView(PageView):
    """Shows pages with marks by id; *chosen* follows a click or key on one, *asked* wants its content changed."""

    chosen = Signal(str)
    asked = Signal(str, QPoint)  #: and where on the screen a menu may open
    emptied = Signal(str)  #: Delete was pressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spots: Mapping[str, Mark] = {}
        self._order: list[str] = []
        self._hovered = ""
        self.current = ""
        self.viewport().setMouseTracking(True)

    def show_spots(self, marks: Mapping[str, Mark]) -> None:
        """Show these marks on the pages; the current one stays if it is among them."""
        self._spots = marks
        corners = {name: (mark.area.page, mark.area.rectangle) for name, mark in marks.items()}
        self._order = sorted(corners, key=lambda name: (corners[name][0], corners[name][1].y(), corners[name][1].x()))
        if self.current not in marks:
            self.current = ""
        self.offer([self._spot(name) for name in self._order])
        self._speak()
        self.viewport().update()

    def _spot(self, name: str) -> SpokenSpot:
        mark = self._spots[name]
        return SpokenSpot(mark.area.page, mark.area.rectangle, mark.spoken, partial(self._press, name))

    def _press(self, name: str) -> None:
        """Choose the mark *name*, and ask for its content."""
        self.choose(name)
        self.chosen.emit(name)
        self._ask(name)

    def choose(self, name: str) -> None:
        """Make the mark *name* the current one and scroll to it."""
        if name in self._spots:
            self.current = name
            area = self._spots[name].area
            self.bring_into_view(area.page, area.rectangle)
            self._speak()
            self.viewport().update()

    def mark_rect(self, name: str) -> QRect:
        """The rectangle of a mark in the viewport."""
        area = self._spots[name].area
        return self.pixels_of(area.page, area.rectangle)

    def mark_at(self, point: QPoint) -> str:
        """The mark at a point of the viewport: the smallest one, a free one last; empty if there is none."""
        for reach in (0, _REACH):
            found = [
                (mark.kind is MarkKind.FREE, rectangle.width() * rectangle.height(), name)
                for name, mark in self._spots.items()
                if (rectangle := self.mark_rect(name)).adjusted(-reach, -reach, reach, reach).contains(point)
            ]
            if found:
                return min(found)[2]
        return ""

    def _speak(self) -> None:
        mark = self._spots.get(self.current)
        self.setAccessibleDescription(mark.spoken if mark else f"{len(self._spots)} 处，用方向键逐处查看")

    def _ask(self, name: str) -> None:
        self.asked.emit(name, self.viewport().mapToGlobal(self.mark_rect(name).bottomLeft()))

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the mark under the mouse, and ask for its content."""
        name = self.mark_at(event.position().toPoint())
        if not name or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._press(name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show what can be clicked."""
        self._hover(self.mark_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Forget what the mouse was over when it leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover("")
        return super().viewportEvent(event)

    def _hover(self, name: str) -> None:
        if name != self._hovered:
            self._hovered = name
            shape = Qt.CursorShape.PointingHandCursor if name else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from mark to mark by the arrows; ask for the content of the current one by Enter, empty it by Delete."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._order:
            at = self._order.index(self.current) + _STEPS[key] if self.current else 0
            self.choose(self._order[min(max(at, 0), len(self._order) - 1)])
            self.chosen.emit(self.current)
        elif key in _ASKS and self.current:
            self._ask(self.current)
        elif key == Qt.Key.Key_Delete and self.current:
            self.emptied.emit(self.current)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the pages, then the marks."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for name in self._order:
            rectangle = self.mark_rect(name)
            if rectangle.intersects(event.rect()):
                self._paint(painter, name, rectangle)

    def _paint(self, painter: QPainter, name: str, rectangle: QRect) -> None:
        mark, now = self._spots[name], name == self.current
        if mark.kind is MarkKind.FREE and not now and name != self._hovered:
            return
        colours = style.LIGHT  # paper is white in the dark scheme too
        colour = QColor(colours.primary if now else getattr(colours, mark.kind.value))
        fill = QColor(getattr(colours, mark.kind.value))
        fill.setAlpha(0 if mark.kind in (MarkKind.FREE, MarkKind.BLANK) and not now else 36)
        dashed = mark.kind in (MarkKind.FREE, MarkKind.BLANK) and not now
        painter.setPen(QPen(colour, 2 if now else 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        painter.setBrush(fill)
        painter.drawRect(rectangle.adjusted(1, 1, -2, -2))
        if not mark.area.printed:
            self._paint_caption(painter, mark, rectangle.adjusted(style.TIGHT, 0, -style.TIGHT, 0))
        elif mark.kind is MarkKind.LOOK:
            self._paint_badge(painter, rectangle.topRight())

    def _paint_badge(self, painter: QPainter, corner: QPoint) -> None:
        """Ask for a look at the *corner* of a mark whose words a caption would hide."""
        spot = QRect(0, 0, _BADGE, _BADGE)
        spot.moveCenter(corner)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.LIGHT.caution))
        painter.drawEllipse(spot)
        font = style.font("small")
        font.setPixelSize(_BADGE - 3)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, "?")
        painter.restore()

    def _paint_caption(self, painter: QPainter, mark: Mark, room: QRect) -> None:
        """Write the caption at the right of the mark, shortened to what fits; nothing where a letter would be cut."""
        font = style.font("small")
        font.setPixelSize(max(min(font.pixelSize(), room.height() - 2), 1))
        measure = QFontMetrics(font)
        if not mark.caption or font.pixelSize() < _SMALLEST or room.width() < measure.horizontalAdvance("单位…"):
            return
        painter.setFont(font)
        text = measure.elidedText(mark.caption, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(getattr(style.LIGHT, mark.kind.value)))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(room, int(align), text)
