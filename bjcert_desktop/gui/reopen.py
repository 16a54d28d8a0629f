"""Asks to reopen a window whose program was replaced while it runs."""

import sys

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ..system.replacement import ReplacedError, replaced

TITLE = "请重新打开程序"
_EVERY = 5000  # milliseconds between two looks


class ReplacementNotice(QObject):
    """Looks now and then, and before a screen is shown, whether the program of *window* was replaced."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None
        self._told = ""  # what was answered with “later”
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)

    def look(self) -> bool:
        """Ask to reopen if the program was replaced; whether it was."""
        problem = replaced()
        if problem is not None and str(problem) != self._told:
            self.ask(problem)
        return problem is not None

    def ask(self, problem: ReplacedError) -> None:
        """Ask to reopen; after “later” the same is asked again only when something new would have to be loaded."""
        if self._box is not None:
            return
        self._told = str(problem)
        self._box = box = QMessageBox(QMessageBox.Icon.Information, TITLE, problem.message, parent=self._window)
        box.setInformativeText("已填写的内容都会保存。继续用原来的窗口，会有打不开的地方。")
        again = None
        if problem.version:
            again = box.addButton("关闭并重新打开", QMessageBox.ButtonRole.AcceptRole)
        close = box.addButton("关闭程序", QMessageBox.ButtonRole.DestructiveRole)
        later = box.addButton("稍后", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(again or close)
        box.setEscapeButton(later)
        box.exec()
        self._box = None
        if box.clickedButton() is not later:
            self._timer.stop()
            self._window.close()
            if again is not None and box.clickedButton() is again:
                QProcess.startDetached(sys.executable, sys.argv[1:])
            QApplication.quit()
