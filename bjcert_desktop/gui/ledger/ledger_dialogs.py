"""What a person says about a case of the ledger: how far it has come, what was wrong in it, that it does not count."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QPushButton, QWidget

from ...errors import BjcertError
from ...ledger import CaseState, Entry, Ledger
from ..kit.event_filters import guard_wheel
from ..kit.focus import OrderedDialog
from ..kit.task import BackgroundTask
from ..kit.widgets import Banner, fit_height
from .ui_correct_dialog import Ui_CorrectDialog
from .ui_step_dialog import Ui_StepDialog
from .ui_void_dialog import Ui_VoidDialog


class _Writing(OrderedDialog):
    """A dialog that closes when its change is in the ledger, and says why where it is not."""

    ui: Any

    def __init__(self, ledger: Ledger, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._ledger, self._entry = ledger, entry
        self.entry = entry  # as it is afterwards
        self._writer = BackgroundTask(self)
        self._writer.failed.connect(self._failed)

    def _connect(self, cancel: QPushButton, save: QPushButton) -> None:
        self.ui.problem.say("")
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.save)

    def save(self) -> None:
        """Do what was asked for."""
        raise NotImplementedError

    def _write(self, change: Callable[[], Entry]) -> None:
        self.ui.save.setEnabled(False)
        self._writer.ask(change, self._written)

    def _written(self, entry: Entry) -> None:
        self.entry = entry
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.ui.save.setEnabled(True)
        if not isinstance(error, BjcertError):
            raise error
        self._refuse(str(error))

    def _refuse(self, why: str) -> None:
        problem: Banner = self.ui.problem
        problem.say(why)
        fit_height(self)

    def done(self, result: int) -> None:
        """Close, once the change is in the ledger."""
        self._writer.wait()
        super().done(result)


class StepDialog(_Writing):
    """The case has come to another state: when, with which note and which tracking number."""

    def __init__(self, ledger: Ledger, entry: Entry, state: CaseState, parent: QWidget) -> None:
        super().__init__(ledger, entry, parent)
        self.ui = Ui_StepDialog()
        self.ui.setupUi(self)
        self._connect(self.ui.cancel, self.ui.save)
        self.ui.headline.setText(f"{entry.unit}　{entry.title}".strip())
        steps = sorted({*entry.steps, state}, key=list(CaseState).index)  # the command line notes any state
        for each in steps:
            self.ui.state.addItem(entry.label(each), each)
        self.ui.state.setCurrentIndex(steps.index(state))
        today = date.today()
        self.ui.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.ui.day.setDate(self.ui.day.maximumDate())
        self.ui.tracking.setText(entry.tracking)
        guard_wheel(self.ui.state, self.ui.day)
        self.ui.state.currentIndexChanged.connect(lambda _index: self._fit())
        self._fit()

    def _fit(self) -> None:
        """Ask for a tracking number where there is a parcel, and for a reason where it goes back."""
        state, order = CaseState(self.ui.state.currentData()), list(CaseState)
        parcel = self._entry.delivery == "mail" and order.index(state) >= order.index(CaseState.SENT)
        for part in (self.ui.tracking, self.ui.trackingLabel):
            part.setVisible(parcel)
        back = order.index(state) < order.index(self._entry.state)
        self.ui.note.setPlaceholderText("退回要写明原因" if back else "可以不填")
        self.ui.state.setAccessibleDescription("退回到以前的进展" if back else "")
        (self.ui.tracking if state is CaseState.SENT and parcel else self.ui.note).setFocus()
        fit_height(self)

    def save(self) -> None:
        """Note the state."""
        ui, number = self.ui, self._entry.id
        state, note, day = CaseState(ui.state.currentData()), ui.note.text(), ui.day.date()
        tracking = ui.tracking.text() if ui.tracking.isVisibleTo(self) else ""
        when = date(day.year(), day.month(), day.day())
        self._write(lambda: self._ledger.move(number, state, when, note, tracking))


class CorrectDialog(_Writing):
    """An entry says something wrong: what is right, and why."""

    def __init__(self, ledger: Ledger, entry: Entry, parent: QWidget) -> None:
        super().__init__(ledger, entry, parent)
        self.ui = Ui_CorrectDialog()
        self.ui.setupUi(self)
        self._connect(self.ui.cancel, self.ui.save)
        self.ui.headline.setText(f"更正第 {entry.id} 号记录")
        self.ui.unit.setText(entry.unit)
        self.ui.code.setText(entry.code)
        self.ui.certificates.setValue(entry.certificates)
        self.ui.amount.setText("" if entry.amount is None else str(entry.amount))
        self.ui.folder.setText(str(entry.folder))
        guard_wheel(self.ui.certificates)
        fit_height(self)

    def save(self) -> None:
        """Put the corrected entry in place of the old one."""
        ui, entry = self.ui, self._entry
        amount = ui.amount.text().strip()
        if amount and not re.fullmatch("[0-9]{1,9}", amount):
            self._refuse("费用要写整数，单位是元；手册没有写明时留空。")
            ui.amount.setFocus()
            return
        now = {
            "unit": ui.unit.text().strip(),
            "code": ui.code.text().strip(),
            "certificates": ui.certificates.value(),
            "amount": int(amount) if amount else None,
            "folder": ui.folder.text().strip(),
        }
        was = {name: str(entry.folder) if name == "folder" else getattr(entry, name) for name in now}
        changes = {name: value for name, value in now.items() if value != was[name]}
        reason = ui.reason.text()
        self._write(lambda: self._ledger.correct(entry.id, reason, **changes))


class VoidDialog(_Writing):
    """An entry does not count: why."""

    def __init__(self, ledger: Ledger, entry: Entry, parent: QWidget) -> None:
        super().__init__(ledger, entry, parent)
        self.ui = Ui_VoidDialog()
        self.ui.setupUi(self)
        self._connect(self.ui.cancel, self.ui.save)
        self.ui.headline.setText(f"作废第 {entry.id} 号记录：{entry.unit}")
        self.ui.reason.setFocus()
        fit_height(self)

    def save(self) -> None:
        """Let it no longer count."""
        number, reason = self._entry.id, self.ui.reason.text()
        self._write(lambda: self._ledger.void(number, reason))
