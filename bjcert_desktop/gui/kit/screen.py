"""The base class of every screen, and the footer of one."""

from typing import cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from . import style
from .accessible import READER

_PLACES = {"status": 2, "total": 4}  # of the words among the buttons
_FOLLOWING = {"status": "change", "total": "express"}  # the buttons after them


class Screen(QWidget):
    """A widget that the window shows under its bar; made when first shown, and kept."""

    scrolls = True  # whether the window puts it into a scroll area; False if the screen scrolls by itself
    help_chapter = ""  # key of its chapter in the manual

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(READER, "group")

    def chapter_now(self) -> str:
        """Key of the chapter on what is shown at this moment."""
        return self.help_chapter

    def enter(self) -> None:
        """Refresh before the screen is shown."""

    def close_down(self) -> None:
        """Save what is not saved yet, and begin no more work; the window is closing."""


class Footer(QFrame):
    """What to press, in one row; the *status* and the *total* stand above it in a narrow window."""

    _narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the words a line of their own, or take it back."""
        super().resizeEvent(event)
        narrow = self.width() < style.NARROW_BELOW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        words, presses = (cast(QHBoxLayout, self.findChild(QHBoxLayout, name)) for name in ("words", "presses"))
        for name, place in _PLACES.items():
            part = cast(QWidget, self.findChild(QWidget, name))
            words.addWidget(part) if narrow else presses.insertWidget(place, part)
            part.stackUnder(cast(QWidget, self.findChild(QWidget, "back" if narrow else _FOLLOWING[name])))
        side, above = (style.CARD, style.TIGHT) if narrow else (style.PAGE, style.ROW)
        self.layout().setContentsMargins(side, above, side, above)  # type: ignore[union-attr]  # it has one
