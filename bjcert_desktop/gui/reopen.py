"""Asks to reopen a window whose program was replaced while it runs."""

import sys

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from ..system.replacement import ReplacedError, replaced

TITLE = "请重新打开程序"
_EVERY = 5000  # milliseconds between two looks
_UPGRADE = 24  # looks that an upgrade may take before the program counts as removed


class ReplacementNotice(QObject):
    """Looks now and then, and before a screen is shown, whether the program of *window* was replaced."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None
        self._again: QPushButton | None = None
        self._told = ""  # what was answered with “later”
        self._missing = 0  # looks since the program was there last
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)

    def look(self) -> bool:
        """Ask to reopen once another version is in place; whether the program is no longer the one that was started."""
        problem = replaced()
        self._missing = self._missing + 1 if problem is not None and not problem.version else 0
        if problem is None:
            return False
        if self._box is not None:
            self._show(problem)
        elif str(problem) != self._told and (problem.version or self._missing > _UPGRADE):
            self.ask(problem)
        return True

    def ask(self, problem: ReplacedError) -> None:
        """Ask to reopen; after “later” the same is asked again only when something new would have to be loaded."""
        if self._box is not None:
            return
        self._told = str(problem)
        self._box = box = QMessageBox(QMessageBox.Icon.Information, TITLE, "", parent=self._window)
        box.setInformativeText("已填写的内容都会保存。继续用原来的窗口，会有打不开的地方。")
        box.addButton("关闭程序", QMessageBox.ButtonRole.DestructiveRole)
        later = box.addButton("稍后", QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(later)
        self._show(problem)
        box.exec()
        chosen, again, self._box, self._again = box.clickedButton(), self._again, None, None
        if chosen is not later:
            self._timer.stop()
            self._window.close()
            if chosen is again:
                QProcess.startDetached(sys.executable, sys.argv[1:])
            QApplication.quit()

    def _show(self, problem: ReplacedError) -> None:
        """Say in the open dialog what happened, and offer to reopen as soon as there is what can be opened."""
        if self._box is None:
            return
        self._box.setText(problem.message)
        if problem.version and self._again is None:
            self._again = self._box.addButton("关闭并重新打开", QMessageBox.ButtonRole.AcceptRole)
            self._box.setDefaultButton(self._again)
            self._again.setFocus()
