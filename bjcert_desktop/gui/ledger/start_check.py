"""Looking after the ledger once the window is there: a copy at every start, and the offer to restore a damaged one."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ...errors import BjcertError
from ...ledger import Ledger, LedgerDamaged, look_after
from ..kit.task import Job

_LATER = 3_000  # milliseconds after the start: first of all the window is to answer


def _look_after(ledger: Ledger, days: int) -> None:
    look_after(ledger)
    if days:
        from ...jobs.backup import clear_personal

        clear_personal(ledger.folder, days, date.today())


class LedgerGuard(QWidget):
    """Looks the *ledger* over in the background, keeps a copy when it is sound, and otherwise says what can be done.

    Personal data older than *days* are cleared; with 0 they are kept.
    """

    def __init__(self, ledger: Ledger, window: QWidget, later: int = _LATER, days: int = 0) -> None:
        super().__init__(window)
        self.hide()
        self._ledger = ledger
        self._job: Job | None = Job(lambda _report, _cancelled: _look_after(ledger, days), self)
        self._job.done.connect(lambda _: self._end())
        self._job.failed.connect(self._failed)
        QTimer.singleShot(later, self, self._job.start)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._wait)

    @property
    def done(self) -> bool:
        """Whether nothing runs any more."""
        return self._job is None

    def _end(self) -> None:
        self._job = None

    def _wait(self) -> None:
        if self._job is not None:
            self._job.wait()

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, LedgerDamaged):
            self.offer()
        elif isinstance(error, BjcertError):
            QMessageBox(QMessageBox.Icon.Warning, "办理记录", str(error), parent=self.window()).exec()
        else:
            raise error

    def offer(self) -> None:
        """Say that the ledger is damaged, and offer to put a backup in its place."""
        from .maintenance import RestoreDialog

        RestoreDialog(self._ledger, self, damaged=True).exec()
