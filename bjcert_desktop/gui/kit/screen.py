"""What every place of the window is."""

from PySide6.QtWidgets import QWidget


class Screen(QWidget):
    """One of the places that the bar leads to; made when it is first gone to, and kept."""

    scrolls = True  # the window puts it into a frame that scrolls; False where a place does that by itself
    help_chapter = ""  # the key of its chapter in the manual

    def chapter_now(self) -> str:
        """The key of the chapter on what is shown at this moment."""
        return self.help_chapter

    def enter(self) -> None:
        """It is being gone to: show what may have changed since."""

    def close_down(self) -> None:
        """The window is closing: let running work end."""
