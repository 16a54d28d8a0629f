"""Record a batch in the ledger; the next run records what an interrupted one has not."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ...domain.plan import Plan, make_plan
from ...domain.unit import Unit
from ...ledger import LedgerError, Query, Record
from ...registry.api import is_sample
from ...system.files import cannot_write
from ..export import digest, practised
from .batch import Batch
from .journal import Kept

_GROUP = 1_000  # cases recorded together: a commit waits for the papers that are being flushed
_PATIENCE = 5.0  # seconds after which fewer are recorded


class Recorder:
    """Records what a run writes into *out*, and what the run *before* has written without recording it.

    Cases of invented units are recorded among those for practice. *problem* is a sentence why some cases could not be
    recorded; the next run records them.
    """

    def __init__(self, batch: Batch, out: Path, before: Iterable[Kept]) -> None:
        self._batch, self._out = batch, out
        self._waiting: list[Record] = []
        self._recorded = time.monotonic()
        self._known: set[str] = set()
        self.problem = ""
        if batch.ledger is not None:
            try:
                kept = list(before)
                apart = [each.key for each in kept if is_sample(Unit(code=each.code))]
                self._known = batch.ledger.known({each.key for each in kept} - set(apart))
                self._known |= batch.ledger.practice.known(apart) if apart else set()
            except LedgerError as error:
                self.problem = str(error)

    def add(self, kept: Kept, plan: Plan | None) -> None:
        """Add a unit whose folder has its final name; without its *plan*, record what the journal has of it."""
        if self._batch.ledger is None or kept.key in self._known:
            return
        files = dict(zip(kept.files, kept.sha256, strict=True))
        plan = plan or plan_of(self._batch, kept)
        self._waiting.append(Record(kept.key, plan, self._out / kept.folder, files, kept.forms, kept.batch))
        if len(self._waiting) >= _GROUP or time.monotonic() - self._recorded > _PATIENCE:
            self.flush()

    def add_found(self, kept: Kept, plan: Plan) -> None:
        """Add a unit whose line in the journal was lost, unless its folder has been recorded."""
        if self._batch.ledger is None:
            return
        ledger = self._batch.ledger.practice if practised(plan) else self._batch.ledger
        try:
            if any(each.folder == self._out / kept.folder for each in ledger.every(Query(kept.name))):
                return
        except LedgerError as error:
            self.problem = str(error)
        self.add(kept, plan)

    def flush(self) -> None:
        """Record the added units."""
        waiting, self._waiting = self._waiting, []
        self._recorded = time.monotonic()
        if self._batch.ledger is not None and waiting:
            try:
                if real := [record for record in waiting if not practised(record.plan)]:
                    self._batch.ledger.record(real)
                if apart := [record for record in waiting if practised(record.plan)]:
                    self._batch.ledger.practice.record(apart)
            except LedgerError as error:
                self.problem = str(error)

    def note_lists(self, key: str, names: Sequence[str]) -> None:
        """Note the files with these *names*, which were written for all units of the batch *key*."""
        if self._batch.ledger is None or not (key and names):
            return
        ledger = self._batch.ledger
        practice = all(is_sample(member.unit) for member in self._batch.members)
        try:
            files = {name: digest((self._out / name).read_bytes()) for name in names}
            (ledger.practice if practice else ledger).note_lists(key, self._out, files)
        except OSError as error:
            self.problem = str(cannot_write(self._out, error))
        except LedgerError as error:
            self.problem = str(error)


def plan_of(batch: Batch, kept: Kept) -> Plan:
    """A plan for a unit that the *batch* no longer has, or whose data have changed."""
    unit = Unit(name=kept.name, code=kept.code)
    case = replace(batch.case, unit=unit, by_unit={}).choose(count=kept.certificates)
    return make_plan(batch.catalogue, case, batch.scenario)
