"""F1: opens the manual at the chapter on the current page or dialog; Shift+F1: at that on all shortcuts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ..guide import Catalogue
from .kit.focus import OrderedDialog

_KEYS = "keys"  # the chapter on all shortcuts


class HelpKey(QObject):
    """Listens for F1 and Shift+F1 in *window* and in each modal dialog as it opens.

    *chapter* returns that of the current page. In a dialog the manual opens in a dialog of its own; in the window,
    *wanted* asks for a chapter of it, by its key.
    """

    wanted = Signal(str)

    def __init__(self, window: QWidget, catalogue: Catalogue, chapter: Callable[[], str]) -> None:
        super().__init__(window)
        self._window, self._catalogue, self._chapter = window, catalogue, chapter
        QShortcut(QKeySequence(Qt.Key.Key_F1), window).activated.connect(lambda: self.wanted.emit(chapter()))
        QShortcut(QKeySequence("Shift+F1"), window).activated.connect(lambda: self.wanted.emit(_KEYS))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.connect(self._attach_to_dialog)

    def _attach_to_dialog(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and not dialog.property("helped") and self._window.isVisible():
            dialog.setProperty("helped", True)
            QShortcut(QKeySequence(Qt.Key.Key_F1), dialog).activated.connect(lambda: self._show_over(dialog, ""))
            QShortcut(QKeySequence("Shift+F1"), dialog).activated.connect(lambda: self._show_over(dialog, _KEYS))

    def _show_over(self, dialog: QDialog, chapter: str) -> None:
        from .manual.manual_screen import ManualDialog  # with the modules for printing

        if isinstance(dialog, ManualDialog):
            dialog.manual.open(chapter or dialog.manual.chapter.key)
            return
        own = (dialog.help_chapter if isinstance(dialog, OrderedDialog) else "") or self._chapter()
        ManualDialog(self._catalogue, chapter or own, dialog).exec()
