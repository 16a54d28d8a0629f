"""F1: the chapter of the manual on what one is doing, from every page and from every dialog."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from .kit.focus import OrderedDialog

if TYPE_CHECKING:
    from .window import Window


class Help(QObject):
    """Listens for F1 in *window*, and in each dialog as soon as it comes up."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._from = ""
        QShortcut(QKeySequence(Qt.Key.Key_F1), window).activated.connect(self.show)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.connect(self._dialog_came_up)

    def show(self) -> None:
        """Go to the manual, at the chapter on the page that one is on."""
        window = self._window
        if window.now == "guide":
            return
        self._from = window.now
        window.manual_screen.open(self.chapter())
        window.show_screen("guide")
        window.manual_screen.set_way_back(True)
        window.manual_screen.ui.list.setFocus()

    def go_back(self) -> None:
        """Go where one was before F1."""
        if self._from:
            self._window.show_screen(self._from)
            self._window.manual_screen.set_way_back(False)
            self._from = ""

    def chapter(self) -> str:
        """The key of the chapter on the page that one is on."""
        return self._window.screens[self._window.now].chapter_now() or "start"

    def _dialog_came_up(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and not dialog.property("helped") and self._window.isVisible():
            dialog.setProperty("helped", True)
            QShortcut(QKeySequence(Qt.Key.Key_F1), dialog).activated.connect(lambda: self._show_over(dialog))

    def _show_over(self, dialog: QDialog) -> None:
        from .manual.manual_screen import ManualDialog

        if not isinstance(dialog, ManualDialog):
            chapter = (dialog.help_chapter if isinstance(dialog, OrderedDialog) else "") or self.chapter()
            ManualDialog(self._window.catalogue, chapter, dialog).exec()
