"""What stands on pages, for assistive technology: a picture alone says nothing to who does not see it."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget

from .pages import PaperPages


class SpokenSpot(NamedTuple):
    """A spot of a page (rectangle in points) that can be pressed, and what is said of it."""

    page: int
    rectangle: QRectF
    said: str
    press: Callable[[], object]


class _SpotButton(QAbstractButton):
    """A button that is not seen, as the page shows the spot, and that the mouse passes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.press: Callable[[], object] = lambda: None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: self.press())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Show nothing."""


class _Sheet(QWidget):
    """One page: a label for each cell and paragraph, and a button for each spot, where they stand."""

    def __init__(self, parent: QWidget, number: int) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"第 {number + 1} 页")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.written = False
        self._labels: list[QLabel] = []
        self._buttons: list[_SpotButton] = []
        self._places: dict[QWidget, QRectF] = {}
        self._order: list[QWidget] = []

    def write(self, words: Iterable[tuple[QRectF, str]], spots: Iterable[SpokenSpot]) -> None:
        """Say these *words* and offer these *spots*."""
        self._places, self.written = {}, True
        for number, (rectangle, text) in enumerate(words):
            if number == len(self._labels):
                self._labels.append(QLabel(self))
            self._say(self._labels[number], rectangle, text)
        for number, spot in enumerate(spots):
            if number == len(self._buttons):
                self._buttons.append(_SpotButton(self))
            self._buttons[number].press = spot.press
            self._say(self._buttons[number], spot.rectangle, spot.said)
        for each in (*self._labels, *self._buttons):
            if each.isHidden() == (each in self._places):
                each.setVisible(each in self._places)
        if (order := self._as_read()) != self._order:
            self._order = order
            for each in order:
                each.raise_()

    def _as_read(self) -> list[QWidget]:
        """The labels in the order of the text, each followed by the spots in it."""
        labels = [each for each in self._labels if each in self._places]
        backwards = [(each, self._places[each]) for each in reversed(labels)]
        corners = [(each, place.left(), place.top(), place.bottom()) for each, place in backwards]
        after: dict[QWidget | None, list[QWidget]] = {}
        for button in (each for each in self._buttons if each in self._places):
            middle = self._places[button].center()
            x, y = middle.x(), middle.y()
            before = (each for each, left, top, bottom in corners if bottom <= y or (top <= y and left <= x))
            after.setdefault(next(before, None), []).append(button)  # further up, or on its left in the same row
        return [*after.get(None, ()), *(part for each in labels for part in (each, *after.get(each, ())))]

    def _say(self, part: QWidget, rectangle: QRectF, text: str) -> None:
        self._places[part] = rectangle
        if part.accessibleName() != text:
            part.setAccessibleName(text)

    def spread(self, scale: float) -> None:
        """Put everything where it stands, at *scale* pixels to a point."""
        for part, place in self._places.items():
            corner, size = place.topLeft() * scale, place.size() * scale
            shown = QRect(round(corner.x()), round(corner.y()), round(size.width()), round(size.height()))
            part.setGeometry(shown & self.rect())


class PageWords:
    """The words and spots of the pages that *view* shows.

    Its viewport is asked for each time: Qt makes it, and the object that Python had for it may not outlive others.
    """

    def __init__(self, view: QAbstractScrollArea) -> None:
        self._view = view
        self._pages: PaperPages | None = None
        self._spots: Sequence[SpokenSpot] = ()
        self._sheets: list[_Sheet] = []

    def show_pages(self, pages: PaperPages | None) -> None:
        """Say what stands on *pages*, as soon as they are placed."""
        self._pages = pages
        count = pages.count if pages is not None else 0
        while len(self._sheets) > count:
            last = self._sheets.pop()
            last.hide()
            last.deleteLater()
        self._sheets += [_Sheet(self._view.viewport(), number) for number in range(len(self._sheets), count)]
        self._rewrite()

    def show_spots(self, spots: Sequence[SpokenSpot]) -> None:
        """Offer these *spots* as buttons, in this order."""
        if [each[:3] for each in spots] != [each[:3] for each in self._spots]:  # what presses them is made anew
            self._spots = spots
            self._rewrite()

    def _rewrite(self) -> None:
        for each in self._sheets:
            each.written = False

    def place(self, rect_of: Callable[[int], QRect], scale: float) -> None:
        """Place each page in the viewport, and write those that are visible."""
        seen = self._view.viewport().rect()
        for number, sheet in enumerate(self._sheets):
            sheet.setGeometry(rect_of(number))
            sheet.setVisible(True)
            if not sheet.geometry().intersects(seen):
                continue
            if self._pages is not None and not sheet.written:
                sheet.write(self._pages.words(number), [spot for spot in self._spots if spot.page == number])
            sheet.spread(scale)
