"""Checking the ledger once the window is there: it is backed up when sound, and can be restored when damaged."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ...jobs.backup import clear_personal
from ...ledger import Ledger, LedgerDamaged, look_after
from ...system.leftovers import remove_leftovers
from ..kit.dialogs import message
from ..kit.task import BackgroundTask
from .restore_dialog import RestoreDialog

_DELAY = 3_000  # milliseconds after the start, so that the window answers first


class LedgerCheck(QWidget):
    """Checks the *ledger* in the background and removes personal data older than *days*; 0 keeps them."""

    def __init__(self, ledger: Ledger, window: QWidget, delay: int = _DELAY, days: int = 0) -> None:
        super().__init__(window)
        self.hide()
        self._ledger, self._days = ledger, days
        self.done = False
        self._task = BackgroundTask(self)
        self._task.failed.connect(self._failed)
        QTimer.singleShot(delay, self, lambda: self._task.ask(self._check, lambda _: self._end()))
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._wait)

    def _check(self) -> None:
        remove_leftovers(self._ledger.folder)
        look_after(self._ledger)
        if self._days:
            clear_personal(self._ledger.folder, self._days, date.today())

    def _end(self) -> None:
        self.done = True

    def _wait(self) -> None:
        self._task.wait(None)

    def _failed(self, error: Exception) -> None:
        self.done = True
        if isinstance(error, LedgerDamaged):
            RestoreDialog(self._ledger, self, damaged=True).exec()
        else:
            QMessageBox.warning(self.window(), "办理记录", message(error))
