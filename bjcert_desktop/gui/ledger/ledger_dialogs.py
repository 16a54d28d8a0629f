"""Changing a case of the ledger: its state, a correction, declaring it void."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...ledger import CaseState, Entry, Ledger
from ..kit.dialogs import WritingDialog
from ..kit.event_filters import guard_wheel
from ..kit.task import BackgroundTask
from ..kit.widgets import button
from .ui_correct_dialog import Ui_CorrectDialog
from .ui_step_dialog import Ui_StepDialog
from .ui_void_dialog import Ui_VoidDialog


class ChangeDialog(WritingDialog):
    """A dialog that writes a change to the ledger and closes when it is written."""

    ui: Any

    def __init__(self, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent)
        self._ledger = ledger

    def _connect(self) -> None:
        self.ui.problem.say("")
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.save.clicked.connect(self.save)

    def save(self) -> None:
        """Write what was entered."""
        raise NotImplementedError

    def _write(self, change: Callable[[], object]) -> None:
        self.ui.save.setEnabled(False)
        self._writer.ask(change, self._written)

    def _written(self, _result: Any) -> None:
        self.accept()

    def _refuse(self, why: str) -> None:
        self.ui.save.setEnabled(True)
        self.ui.problem.say(why)
        self.fit_height()


class _EntryDialog(ChangeDialog):
    """Changes one entry; *entry* is the entry afterwards."""

    def __init__(self, ledger: Ledger, entry: Entry, parent: QWidget) -> None:
        super().__init__(ledger, parent)
        self.entry = entry

    def _written(self, result: Entry) -> None:
        self.entry = result
        super()._written(result)


class StepDialog(_EntryDialog):
    """Asks since when the case has been in *state* or another one, with a note and a tracking number."""

    def __init__(self, ledger: Ledger, entry: Entry, state: CaseState, parent: QWidget) -> None:
        super().__init__(ledger, entry, parent)
        self.ui = Ui_StepDialog()
        self.ui.setupUi(self)
        self._connect()
        self.ui.headline.setText(f"{entry.unit}　{entry.title}".strip())
        heard = {CaseState.ACCEPTED} if CaseState.SENT in entry.steps else set()
        steps = sorted({*entry.steps, *heard, state}, key=list(CaseState).index)  # the command line may set any
        for each in steps:
            self.ui.state.addItem(entry.label(each), each)
        self.ui.state.setCurrentIndex(steps.index(state))
        self.ui.day.end_on(date.today())
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
        self.fit_height()

    def save(self) -> None:
        """Write the state."""
        ui, number = self.ui, self.entry.id
        state, note, when = CaseState(ui.state.currentData()), ui.note.text(), ui.day.day()
        tracking = ui.tracking.text() if ui.tracking.isVisibleTo(self) else ""
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
        self.fit_height()

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


class ReasonDialog(_EntryDialog):
    """Asks for the reason of a change: ready ones, the *office's* own, those given before, or one's own words."""

    title = action = lead = ""
    ready: tuple[str, ...] = ()

    def __init__(self, ledger: Ledger, entry: Entry, parent: QWidget, office: Sequence[str] = ()) -> None:
        super().__init__(ledger, entry, parent)
        offered = tuple(dict.fromkeys((*self.ready, *office)))
        self.ui = Ui_VoidDialog()
        self.ui.setupUi(self)
        self._connect()
        self.setWindowTitle(self.title)
        self.ui.headline.setText(f"{self.title}第 {entry.id} 号记录：{entry.unit}")
        self.ui.lead.setText(self.lead)
        self.ui.reasonLabel.setText(f"{self.title}的原因")
        self.ui.reason.setAccessibleName(f"{self.title}的原因")
        self.ui.reason.setPlaceholderText("点下面的一条，或自己写")
        self.ui.save.setText(self.action)
        ready = QWidget()
        self._ready = QVBoxLayout(ready)
        self._ready.setContentsMargins(0, 0, 0, 0)
        self._ready.setSpacing(0)
        self.ui.form.addRow("", ready)
        ready.stackUnder(self.ui.cancel)
        self._offer(offered)
        self._reader = BackgroundTask(self)
        self._reader.failed.connect(lambda _error: None)  # the ready ones do
        self._reader.ask(self._given, lambda given: self._offer([each for each in given if each not in offered][:3]))
        self.ui.reason.setFocus()
        self.fit_height()

    def _given(self) -> list[str]:
        """The reasons that were given before, for the same change."""
        return []

    def _offer(self, reasons: Sequence[str]) -> None:
        for reason in reasons:
            choose = button(reason, partial(self.ui.reason.setText, reason))
            self._ready.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.fit_height()


class VoidDialog(ReasonDialog):
    """Asks why an entry does not count."""

    title, action = "作废", "作废"
    lead = "作废的记录保留在这里，不再计入合计和提醒；点错了可以恢复。"
    ready = ("重复导出", "填错了，已重新导出", "单位不办了")

    def _given(self) -> list[str]:
        return self._ledger.reasons("void")

    def save(self) -> None:
        """Declare the entry void."""
        number, reason = self.entry.id, self.ui.reason.text()
        self._write(lambda: self._ledger.void(number, reason))


class ReturnDialog(ReasonDialog):
    """Asks why the papers came back."""

    title, action = "退回", "记为已退回"
    lead = "材料被退回时记在这里。改好以后点“改好再导出”，这条记录会留着，由新的一条代替。"
    ready = ("缺少材料", "填写的内容不对", "没有盖章或盖章不清楚", "款项没有到账")

    def _given(self) -> list[str]:
        return self._ledger.reasons("returned")

    def save(self) -> None:
        """Note the reason."""
        number, reason = self.entry.id, self.ui.reason.text()
        self._write(lambda: self._ledger.take_back(number, reason, date.today()))


class ReviveDialog(ReasonDialog):
    """Asks why a void entry counts again."""

    title, action = "恢复", "恢复"
    lead = "恢复以后，这条记录重新计入合计和提醒。"
    ready = ("点错了", "仍要办理")

    def save(self) -> None:
        """Let the entry count again."""
        number, reason = self.entry.id, self.ui.reason.text()
        self._write(lambda: self._ledger.revive(number, reason))
