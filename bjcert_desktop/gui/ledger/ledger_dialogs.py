"""Changing a case of the ledger: its state, a correction, declaring it void."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from ...ledger import CaseState, Entry, Ledger
from ..kit.dialogs import message
from ..kit.event_filters import guard_wheel
from ..kit.focus import OrderedDialog
from ..kit.task import BackgroundTask
from ..kit.widgets import fit_height
from .ui_correct_dialog import Ui_CorrectDialog
from .ui_step_dialog import Ui_StepDialog
from .ui_void_dialog import Ui_VoidDialog


class _EntryDialog(OrderedDialog):
    """A dialog that writes a change to the ledger and closes when it is written; *entry* is the entry afterwards."""

    ui: Any

    def __init__(self, ledger: Ledger, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._ledger = ledger
        self.entry = entry
        self._writer = BackgroundTask(self)
        self._writer.failed.connect(lambda error: self._refuse(message(error)))

    def _connect(self) -> None:
        self.ui.problem.say("")
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.save.clicked.connect(self.save)

    def save(self) -> None:
        """Write what was entered."""
        raise NotImplementedError

    def _write(self, change: Callable[[], Entry]) -> None:
        self.ui.save.setEnabled(False)
        self._writer.ask(change, self._written)

    def _written(self, entry: Entry) -> None:
        self.entry = entry
        self.accept()

    def _refuse(self, why: str) -> None:
        self.ui.save.setEnabled(True)
        self.ui.problem.say(why)
        fit_height(self)

    def done(self, result: int) -> None:
        """Close, but not while a change is being written."""
        if not self._writer.busy:
            super().done(result)


class StepDialog(_EntryDialog):
    """Asks since when the case has been in *state* or another one, with a note and a tracking number."""

    def __init__(self, ledger: Ledger, entry: Entry, state: CaseState, parent: QWidget) -> None:
        super().__init__(ledger, entry, parent)
        self.ui = Ui_StepDialog()
        self.ui.setupUi(self)
        self._connect()
        self.ui.headline.setText(f"{entry.unit}　{entry.title}".strip())
        steps = sorted({*entry.steps, state}, key=list(CaseState).index)  # the command line may have set any state
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
        """Ask for a tracking number where there is a parcel, and for a reason where the state goes back."""
        state, order = CaseState(self.ui.state.currentData()), list(CaseState)
        parcel = self.entry.delivery == "mail" and order.index(state) >= order.index(CaseState.SENT)
        for part in (self.ui.tracking, self.ui.trackingLabel):
            part.setVisible(parcel)
        back = order.index(state) < order.index(self.entry.state)
        self.ui.note.setPlaceholderText("退回要写明原因" if back else "可以不填")
        self.ui.state.setAccessibleDescription("退回到以前的进展" if back else "")
        (self.ui.tracking if state is CaseState.SENT and parcel else self.ui.note).setFocus()
        fit_height(self)

    def save(self) -> None:
        """Write the state."""
        ui, number = self.ui, self.entry.id
        state, note, day = CaseState(ui.state.currentData()), ui.note.text(), ui.day.date()
        tracking = ui.tracking.text() if ui.tracking.isVisibleTo(self) else ""
        when = date(day.year(), day.month(), day.day())
        self._write(lambda: self._ledger.move(number, state, when, note, tracking))


class CorrectDialog(_EntryDialog):
    """Asks for the right values of an entry, and why the others were wrong."""

    def __init__(self, ledger: Ledger, entry: Entry, parent: QWidget) -> None:
        super().__init__(ledger, entry, parent)
        self.ui = Ui_CorrectDialog()
        self.ui.setupUi(self)
        self._connect()
        self.ui.headline.setText(f"更正第 {entry.id} 号记录")
        self.ui.unit.setText(entry.unit)
        self.ui.code.setText(entry.code)
        self.ui.certificates.setValue(entry.certificates)
        self.ui.amount.setText("" if entry.amount is None else str(entry.amount))
        self.ui.folder.setText(str(entry.folder))
        guard_wheel(self.ui.certificates)
        fit_height(self)

    def save(self) -> None:
        """Replace the entry with a corrected one."""
        ui, entry = self.ui, self.entry
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


class VoidDialog(_EntryDialog):
    """Asks why an entry does not count."""

    def __init__(self, ledger: Ledger, entry: Entry, parent: QWidget) -> None:
        super().__init__(ledger, entry, parent)
        self.ui = Ui_VoidDialog()
        self.ui.setupUi(self)
        self._connect()
        self.ui.headline.setText(f"作废第 {entry.id} 号记录：{entry.unit}")
        self.ui.reason.setFocus()
        fit_height(self)

    def save(self) -> None:
        """Declare the entry void."""
        number, reason = self.entry.id, self.ui.reason.text()
        self._write(lambda: self._ledger.void(number, reason))
