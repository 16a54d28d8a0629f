"""The base class of every screen."""

from PySide6.QtWidgets import QWidget


class Screen(QWidget):
    """A widget that the window shows under its bar; made when first shown, and kept."""

    scrolls = True  # whether the window puts it into a scroll area; False if the screen scrolls by itself
    help_chapter = ""  # key of its chapter in the manual

    def chapter_now(self) -> str:
        """Key of the chapter on what is shown at this moment."""
        return self.help_chapter

    def enter(self) -> None:
        """Refresh before the screen is shown."""

    def close_down(self) -> None:
        """Save what is not saved yet, and begin no more work; the window is closing."""
