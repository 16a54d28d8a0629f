"""What is done with one case of the ledger: moved on, changed, printed again, begun again."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ...domain.case import Case
from ...domain.case_check import check_known
from ...guide import Catalogue
from ...jobs.form_library import FormSet
from ...jobs.past_cases import new_case_like, own_folder
from ...jobs.printing.cases import cases_to_print
from ...ledger import CaseState, Entry, Ledger
from ..kit.desktop import open_folder
from ..kit.dialogs import errors_told
from ..kit.task import BackgroundTask
from ..preview.stack_dialog import StackDialog
from ..state.workbook import Workbook
from ..workbook.reply_dialog import ask_about
from .ledger_detail import Shown
from .ledger_dialogs import CorrectDialog, ReasonDialog, ReturnDialog, ReviveDialog, StepDialog, VoidDialog


class OneCase(QObject):
    """Asks and does it. *changed* carries the number of the entry afterwards, *received* those to be received.

    *again* begins a case like an old one; *told* carries a remark or an error, and the kind of banner.
    """

    changed = Signal(int)
    received = Signal(list)
    again = Signal(Case)
    told = Signal(str, str)

    def __init__(
        self, catalogue: Catalogue, workbook: Workbook, forms: FormSet, ledger: Callable[[], Ledger], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._catalogue, self._workbook, self._forms = catalogue, workbook, forms
        self._ledger, self._parent = ledger, parent
        self.task = BackgroundTask(self)

    def act(self, name: str, shown: Shown) -> None:
        """Do what a button beside the list says."""
        {
            "next": partial(self._move, shown.entry),
            "state": partial(self._move, shown.entry, shown.entry.state),
            "open": partial(self._open, shown.entry),
            "print": partial(self._print, shown.entry),
            "again": partial(self._begin_again, shown.case),
            "redo": partial(self._begin_again, shown.case, again=True),
            "return": partial(self._change, ReturnDialog, shown.entry, self._catalogue.reasons.returned),
            "reply": partial(self._note_reply, shown.entry),
            "revive": partial(self._change, ReviveDialog, shown.entry),
            "correct": partial(self._change, CorrectDialog, shown.entry),
            "void": partial(self._change, VoidDialog, shown.entry, self._catalogue.reasons.void),
        }[name]()

    def _say(self, why: str) -> None:
        self.told.emit(why, "bad")

    def _move(self, entry: Entry, state: CaseState | None = None) -> None:
        wanted = state or entry.next_state
        if wanted is CaseState.RECEIVED:
            self.received.emit([entry.id])
        elif wanted is not None and StepDialog(self._ledger(), entry, wanted, self._parent).exec():
            self.changed.emit(entry.id)

    def _change(self, kind: type[CorrectDialog] | type[ReasonDialog], entry: Entry, *office: Sequence[str]) -> None:
        """Let *entry* be changed; *office* are the reasons that the office offers for it."""
        dialog = kind(self._ledger(), entry, self._parent, *office)
        if dialog.exec():
            self.changed.emit(dialog.entry.id)

    def _note_reply(self, entry: Entry) -> None:
        with errors_told(self._say):
            ask_about(self._ledger(), self._catalogue, entry, self._parent)
            self.changed.emit(entry.id)

    def _open(self, entry: Entry) -> None:
        with errors_told(self._say):
            open_folder(own_folder(entry))

    def _print(self, entry: Entry) -> None:
        """Print the papers as they were: the files where they are unchanged, otherwise filled again."""
        ledger = self._ledger()
        self.task.ask(
            lambda: cases_to_print(ledger, [entry.id], self._catalogue.account),
            lambda cases: StackDialog(ledger, cases, self._catalogue, self._forms, self._parent).exec(),
        )

    def _begin_again(self, case: Case, *, again: bool = False) -> None:
        registry = self._workbook.registry
        with errors_told(self._say):
            check_known(self._catalogue, case)
            self.again.emit(new_case_like(case, registry.units if registry else (), date.today(), again=again))
