"""What the telephone has answered so far, beside the points that the guide leaves open."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ...domain.unit import Unit
from ...guide import Catalogue, Caveat, Scenario
from ...ledger import Ledger, PhoneReply, newest, replies
from ..kit.task import BackgroundTask
from ..state.overview import stamp_of
from ..state.workbook import Workbook
from .reply_dialog import ReplyDialog


class PhoneReplies(QObject):
    """Reads the replies in the ledger of *folder* whenever that has changed; *changed* follows."""

    changed = Signal()

    def __init__(self, folder: Path, workbook: Workbook, parent: QObject) -> None:
        super().__init__(parent)
        self._own, self._workbook = Ledger(folder), workbook
        self._known: list[PhoneReply] = []
        self._stamp: object = None
        self._reader = BackgroundTask(self)  # a ledger that cannot be read is told of elsewhere

    def texts(self, scenario: Scenario, caveats: Iterable[Caveat]) -> list[str]:
        """The *caveats*, each with the newest reply that there is for it in *scenario*."""
        self._look()
        told = newest(self._known, scenario.id)
        return [f"{each.text}\n{told[each.id].sentence}" if each.id in told else each.text for each in caveats]

    def answered(self, scenario: Scenario) -> set[str]:
        """The ids of the caveats for which there is a reply."""
        self._look()
        return set(newest(self._known, scenario.id))

    def ask(
        self, catalogue: Catalogue, scenario: Scenario, caveats: Sequence[Caveat], unit: Unit | None, parent: QWidget
    ) -> None:
        """Let a person note what the telephone answered about one of *caveats*, in a case of *unit*."""
        name, code = (unit.name, unit.code) if unit else ("", "")
        blank = PhoneReply(scenario.id, "", date.today(), "", "", name, code)
        ReplyDialog(self._ledger, blank, caveats, self._known, catalogue.contact.telephone, parent).exec()
        self._look()

    @property
    def _ledger(self) -> Ledger:
        """What is asked while practising is kept with practice."""
        return self._own.practice if self._workbook.practising else self._own

    def _look(self) -> None:
        """Read the replies again if the ledger is another one or has changed."""
        ledger = self._ledger
        stamp = ledger.path, stamp_of(ledger.path)
        if stamp != self._stamp:
            self._stamp = stamp
            self._reader.ask(lambda: replies(ledger), self._seen)

    def _seen(self, found: list[PhoneReply]) -> None:
        if found != self._known:
            self._known = found
            self.changed.emit()
