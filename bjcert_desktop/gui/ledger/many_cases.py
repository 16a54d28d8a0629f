"""What is done with several cases of the ledger at once: moved on, received, taken back."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ...guide import Catalogue
from ...jobs.cases.steps import plan_step, steps_ahead, take_step, usual_step
from ...jobs.form_library import FormSet
from ...jobs.past_cases import payment_sheet
from ...jobs.printing.cases import CasesToPrint, cases_of_batch, cases_to_print
from ...ledger import BatchInLedger, CaseState, Entry, Ledger
from ..kit.desktop import open_folder, open_path
from ..kit.dialogs import errors_told
from ..kit.event_filters import guard_wheel
from ..kit.task import BackgroundTask
from ..preview.stack_dialog import StackDialog
from ..workbook.reception_dialog import ReceptionDialog, ReturningRow, returning_of
from .ledger_dialogs import ChangeDialog
from .tracking_dialog import TrackingDialog
from .ui_step_dialog import Ui_StepDialog


class ManyStepDialog(ChangeDialog):
    """Asks to which state several cases move on, since when, with a note and the number of a common parcel."""

    def __init__(self, ledger: Ledger, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(ledger, parent)
        self.ui = Ui_StepDialog()
        self.ui.setupUi(self)
        self._connect()
        self._entries = entries
        steps = [state for state in steps_ahead(entries) if state is not CaseState.RECEIVED]
        for state in steps:
            self.ui.state.addItem(plan_step(entries, state).label, state)
        usual = usual_step(entries)
        self.ui.state.setCurrentIndex(steps.index(usual) if usual in steps else 0)
        self.ui.day.end_on(date.today())
        self.ui.tracking.setPlaceholderText("全部装在一个包裹里的才填")
        guard_wheel(self.ui.state, self.ui.day)
        self.ui.state.currentIndexChanged.connect(lambda _index: self._fit())
        self._fit()

    def _fit(self) -> None:
        """Say how many cases move on, and why the others do not."""
        self._plan = plan = plan_step(self._entries, CaseState(self.ui.state.currentData()))
        self.ui.headline.setText(f"{len(plan.taken)} 件记为{plan.label}")
        self.ui.problem.say(plan.remarks, "caution")
        parcel = plan.state is CaseState.SENT and any(entry.delivery == "mail" for entry in plan.taken)
        for part in (self.ui.tracking, self.ui.trackingLabel):
            part.setVisible(parcel)
        self.ui.save.setFocus()
        self.fit_height()

    def save(self) -> None:
        """Move them on."""
        ui, plan, when = self.ui, self._plan, self.ui.day.day()
        note, tracking = ui.note.text(), ui.tracking.text() if ui.tracking.isVisibleTo(self) else ""
        self._write(lambda: take_step(self._ledger, plan, when, note, tracking))


class ManyCases(QObject):
    """Asks and does it. *changed* follows, with a sentence on what was done; *told* carries a remark or an error."""

    changed = Signal(str)
    told = Signal(str, str)  # a sentence and the kind of banner

    def __init__(self, catalogue: Catalogue, forms: FormSet, ledger: Callable[[], Ledger], parent: QWidget) -> None:
        super().__init__(parent)
        self._catalogue, self._forms, self._ledger, self._parent = catalogue, forms, ledger, parent
        self.task = BackgroundTask(self)

    def act(self, name: str, entries: Sequence[Entry]) -> None:
        """Do what a button says with *entries*."""
        if name == "step":
            self.step(entries)
        elif name == "tracking":
            if TrackingDialog(self._ledger(), entries, self._parent).exec():
                self.changed.emit("")
        elif name == "receive":
            self.receive_sent(entries)
        elif name == "print":
            numbers = [entry.id for entry in entries]
            self._print(lambda ledger: cases_to_print(ledger, numbers, self._catalogue.account))

    def _print(self, find: Callable[[Ledger], CasesToPrint]) -> None:
        """Let the papers of the cases be printed that *find* finds."""
        ledger = self._ledger()
        self.task.ask(
            lambda: find(ledger),
            lambda cases: StackDialog(ledger, cases, self._catalogue, self._forms, self._parent).exec(),
        )

    def step(self, entries: Sequence[Entry]) -> None:
        """Move cases on."""
        if not set(steps_ahead(entries)) - {CaseState.RECEIVED}:
            self.told.emit("这些业务里没有能记为下一步的：领取请用“登记领取…”，其余的已经办完、作废或退回。", "info")
            return
        dialog = ManyStepDialog(self._ledger(), entries, self._parent)
        if dialog.exec():
            self.changed.emit("")

    def receive_sent(self, entries: Sequence[Entry]) -> None:
        """Receive those of *entries* that wait for it."""
        sent = [each for each in entries if each.next_state is CaseState.RECEIVED]
        if not sent:
            self.told.emit("这些业务里没有等着领取的。可以先筛选出“已寄出”的。", "info")
        self.receive([each.id for each in sent])

    def receive(self, numbers: Sequence[int]) -> None:
        """Ask what came back from the cases of these numbers, and record it."""
        ledger, catalogue = self._ledger(), self._catalogue

        def read() -> tuple[list[Entry], list[ReturningRow]]:
            entries = [ledger.entry(number) for number in numbers]
            return entries, returning_of(ledger, entries, catalogue)

        def show(found: tuple[list[Entry], list[ReturningRow]]) -> None:
            if ReceptionDialog(ledger, *found, self._parent).exec():
                self.changed.emit("")

        if numbers:
            self.task.ask(read, show)

    def open_of_batch(self, name: str, batch: BatchInLedger | None) -> None:
        """Open the payment sheet of *batch* or its folder, or print it."""
        if batch is not None and name == "print":
            self._print(lambda ledger: cases_of_batch(ledger, batch.key, self._catalogue.account))
            return
        if batch is None or batch.folder is None:
            return
        with errors_told(lambda why: self.told.emit(why, "bad")):
            if name == "payment":
                open_path(payment_sheet(self._ledger(), batch, self._catalogue.account))
            else:
                open_folder(batch.folder)

    def undo(self) -> None:
        """Take the last change back."""
        ledger = self._ledger()
        self.task.ask(ledger.undo, lambda change: self.changed.emit(f"已撤销：{change.what}。"))
