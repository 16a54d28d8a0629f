"""Checking the ledger once the window is there: it is backed up when sound, and can be restored when damaged."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from ...errors import BjcertError
from ...jobs.backup import clear_personal, days_of_work, with_personal
from ...ledger import Ledger, LedgerDamaged, confirm_date, doubtful_since, look_after, old_backups
from ...system.dpapi import ProtectError
from ...system.leftovers import remove_leftovers
from ...system.own_data import OwnDataError
from ..kit.dialogs import message
from ..kit.focus import is_closed
from ..kit.task import BackgroundTask
from .restore_dialog import RestoreDialog

_DELAY = 3_000  # milliseconds after the start, so that the window answers first


class LedgerCheck(QWidget):
    """Checks the *ledger* in the background and removes personal data older than *days*; 0 keeps them.

    Nothing is removed before the person has said that the date is right, if there is doubt. *office* backs up for the
    office then, and returns what went wrong. *told* says that, and what was set aside.
    """

    told = Signal(str)

    def __init__(
        self,
        ledger: Ledger,
        window: QWidget,
        delay: int = _DELAY,
        days: int = 0,
        office: Callable[[], str] = lambda: "",
    ) -> None:
        super().__init__(window)
        self.hide()
        self._ledger, self._days, self._office = ledger, days, office
        self.done = False
        self._task = BackgroundTask(self)
        self._task.failed.connect(self._failed)
        QTimer.singleShot(delay, self, lambda: self._task.ask(self._check, self._checked))

    def _check(self) -> tuple[str, date | None]:
        """Return what is to be told, and the last certain day if the date has to be confirmed."""
        remove_leftovers(self._ledger.folder)
        problem, today = look_after(self._ledger), date.today()
        try:
            last = doubtful_since(self._ledger, today, lambda: days_of_work(self._ledger.folder))
        except (OwnDataError, ProtectError) as error:
            return problem + str(error), None  # a date that nobody can judge removes nothing
        if last is None:
            try:
                if self._days:
                    clear_personal(self._ledger.folder, self._days, today)
            except BjcertError as error:
                problem += str(error)
            problem += self._office()
        elif not old_backups(self._ledger, today) and not (
            self._days and with_personal(self._ledger.folder, self._days, today)
        ):
            last = None  # nothing waits for it
        return problem, last

    def _confirm_and_check(self) -> tuple[str, date | None]:
        confirm_date(self._ledger, date.today())
        return self._check()

    def _checked(self, result: tuple[str, date | None]) -> None:
        problem, last = result
        if problem:
            self.told.emit(problem)
        if last is not None and not is_closed(self) and self._is_right(last):
            self._task.ask(self._confirm_and_check, self._checked)
        else:
            self.done = True

    def _is_right(self, last: date) -> bool:
        today = date.today()
        box = QMessageBox(
            QMessageBox.Icon.Question, "电脑的日期", f"电脑的日期是 {today}，对吗？", parent=self.window()
        )
        box.setInformativeText(
            f"上一次有记录的日期是 {last}，已经过了 {(today - last).days:,} 天。"
            "日期确认以后，才会清除过期的个人信息和旧的自动备份；日期不对时什么也不会删除，请先改好电脑的日期。"
        )
        yes = box.addButton("日期没有错", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("日期不对", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        box.deleteLater()
        return box.clickedButton() is yes

    def _failed(self, error: Exception) -> None:
        self.done = True
        if is_closed(self):
            return
        if isinstance(error, LedgerDamaged):
            dialog = RestoreDialog(self._ledger, self, damaged=True)
            dialog.exec()
        else:
            QMessageBox.warning(self.window(), "办理记录", message(error))
