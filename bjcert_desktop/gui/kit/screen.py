"""The base class of every screen, and the footer of one."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from . import style
from .accessible import READER


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

    def come_back(self) -> None:
        """Refresh before the screen is shown again as it was, after the manual."""
        self.enter()

    def close_down(self) -> None:
        """Save what is not saved yet, and begin no more work; the window is closing."""


class Footer(QFrame):
    """What to press, in one row; the *words* among it stand above it in a narrow window."""

    #: Each with its index, the name of what follows it, and its stretch.
    words: Mapping[str, tuple[int, str, int]] = {"status": (2, "change", 1), "total": (4, "express", 0)}
    first = "back"  # of what is pressed
    sides = True  # whether it keeps its own distance from the window's edges
    _narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the words a line of their own, or take it back."""
        super().resizeEvent(event)
        narrow = self.width() < style.NARROW_BELOW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        above, presses = (cast(QHBoxLayout, self.findChild(QHBoxLayout, name)) for name in ("words", "presses"))
        for name, (index, following, share) in self.words.items():
            part = cast(QWidget, self.findChild(QWidget, name))
            above.addWidget(part, share) if narrow else presses.insertWidget(index, part, share)
            part.stackUnder(cast(QWidget, self.findChild(QWidget, self.first if narrow else following)))
        if self.sides:
            side, over = (style.CARD, style.TIGHT) if narrow else (style.PAGE, style.ROW)
            self.layout().setContentsMargins(side, over, side, over)  # type: ignore[union-attr]  # it has one


class BatchFooter(Footer):
    """The total of a batch, where it is saved, and what can be done with it."""

    words: Mapping[str, tuple[int, str, int]] = {"total": (1, "change", 3), "out": (2, "change", 2)}
    first, sides = "change", False
