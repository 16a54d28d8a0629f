"""Export many units in one go, with a folder of papers for each.

A unit's files are written to the batch's working folder and flushed to disk, a line is added to the journal, and only
then its folder gets its final name; the case is recorded in the ledger soon after. So whenever the program is killed, a
folder under its final name is complete; the next run knows what is done and records what is missing in the ledger.
Units are processed in groups, which saves most of the waiting for the disk.
"""

import os
import sys
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from contextlib import closing
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path

from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from ...domain.plan import Plan
from ...errors import BjcertError, ExportError
from ...guide import Caveat
from ...system.durable import Flusher, flush_folder, move, write
from ...system.files import cannot_write
from ...system.half_characters import to_json
from ...system.links import is_real_folder, read_file
from ..export import address_files, digest, folder_is_there, folder_key, folders_for, new_key
from ..form_cache import FormCache
from ..preparation import PreparedUnit
from .batch import Batch
from .journal import Journal, Kept, Lists
from .lists import write_lists
from .readiness import Cancelled, remarks_on
from .record import Recorder, plan_of
from .result import BatchResult, UnitOutcome

#: Called before each unit with the number of units done, the number of all units, and the unit's name.
Report = Callable[[int, int, str], None]

_GROUP = 100  # units flushed together: a fraction of a second's work on a fast disk
_COMPARED = "上次中断时的记录不完整，已逐字核对：文件夹里就是这份材料。"
_PATIENCE = 2.0  # seconds after which fewer units are flushed
_of_unit = attrgetter(*(field.attribute for field in UNIT_FIELDS))
_of_certificate = attrgetter(*(field.attribute for field in CERTIFICATE_FIELDS))


def run(batch: Batch, report: Report = lambda *_: None, cancelled: Cancelled = lambda: False) -> BatchResult:
    """Write a folder for every unit, or resume an interrupted run.

    A unit that cannot be written is reported and left out. Raises ExportError if nothing could be started.
    """
    journal = Journal(batch.out.absolute(), batch.digest, batch.case.day)
    try:
        with closing(Flusher()) as flusher:
            result = _Run(batch, journal, flusher).go(report, cancelled)
    except BaseException:
        journal.close()
        raise
    if result.resumable:
        journal.close()
    else:
        journal.remove()
    return result


#: A unit whose papers are prepared: its number in the batch, its line for the journal, its outcome, its plan.
_Staged = tuple[int, Kept, UnitOutcome, Plan]


class _Run:
    """One run of a batch, from the first unit to the lists."""

    def __init__(self, batch: Batch, journal: Journal, flusher: Flusher) -> None:
        self._batch, self._journal, self._flusher = batch, journal, flusher
        self._out = journal.out
        self._forms = FormCache(batch.forms)
        self._outcomes: dict[int, UnitOutcome] = {}
        self._staged: list[_Staged] = []
        self._flushing: tuple[list[_Staged], Callable[[], list[OSError | None]]] = [], list
        self._done: defaultdict[str, deque[Kept]] = defaultdict(deque)
        for kept in journal.kept:
            self._done[kept.unit].append(kept)
        self._taken = {folder_key(kept.folder) for kept in journal.kept}
        self._settled = time.monotonic()
        self._written = 0
        self._broken = False  # something could not be written; another run may succeed
        self._money_caveats: dict[str, Caveat] = {}
        together = batch.listed and len(batch.members) > 1
        self._key = next((kept.batch for kept in journal.kept if kept.batch), new_key() if together else "")
        self._recorder = Recorder(batch, self._out, journal.kept)

    def go(self, report: Report, cancelled: Cancelled) -> BatchResult:
        members = self._batch.members
        left = 0
        for index, member in enumerate(members):
            if cancelled():
                left = len(members) - index
                break
            report(index, len(members), member.unit.name)
            self._one(index, member)
            if len(self._staged) >= _GROUP or time.monotonic() - self._settled > _PATIENCE:
                self._settle()
        self._settle_all()
        strays = [] if left else [kept for each in self._done.values() for kept in each]
        for kept in strays:
            self._recorder.add(kept, None)
        self._recorder.flush()
        outcomes = tuple(self._outcomes[index] for index in sorted(self._outcomes))
        resumable = bool(left) or self._broken
        lists, problems = (Lists(), ()) if resumable else self._lists(outcomes)
        if why := self._recorder.problem:
            problems += (f"材料已经写好，但没有记入办理记录：{why}再导出一次会补记，不会重复写。",)
        if not left:
            report(len(members), len(members), "")
        return BatchResult(
            outcomes,
            left,
            resumable=(resumable or bool(problems)) and bool(self._written or self._journal.kept),
            summary=self._out / lists.summary if lists.summary else None,
            transfer=self._out / lists.transfer if lists.transfer else None,
            problems=problems,
            strays=tuple(self._out / kept.folder for kept in strays),
            forms=self._forms.labels,
            batch=self._key,
        )

    def _one(self, index: int, member: PreparedUnit) -> None:
        """Prepare the papers of a unit, unless the interrupted run has written them."""
        unit = member.unit
        key = f"{unit.name}\n{unit.code}"
        try:
            plan = self._batch.plan(member)
            seal = _seal(plan)
            self._money_caveats |= {c.id: c for c in plan.caveats if c.about_money}
            if self._done[key]:
                kept = self._done[key].popleft()
                known = plan if seal == kept.seal else None
                self._recorder.add(kept, known)
                self._outcomes[index] = self._resumed(member, kept, known)
            else:
                self._begin(index, member, plan, key, seal)
        except BjcertError as error:
            self._outcomes[index] = UnitOutcome(member, unit.name, unit.code, problem=str(error))

    def _resumed(self, member: PreparedUnit, kept: Kept, plan: Plan | None, *said: str) -> UnitOutcome:
        """The outcome of a unit that an earlier run has written, with its *plan* unless its data have changed."""
        remarks = self._remarks_on(member, kept.certificates) + said
        if plan is None:
            remarks += ("资料在上次中断后改动过，文件夹里仍是改动前的内容。需要重做时，请移走该文件夹后单独导出。",)
        then = plan or plan_of(self._batch, kept)
        return UnitOutcome(
            member,
            then.unit.name,
            then.unit.code,
            len(then.certificates),
            then.total,
            self._out / kept.folder,
            kept.files,
            kept.missing,
            remarks,
            resumed=True,
            changed=plan is None,
        )

    def _remarks_on(self, member: PreparedUnit, used: int) -> tuple[str, ...]:
        return remarks_on(member, used, first=self._batch.count is not None)

    def _begin(self, index: int, member: PreparedUnit, plan: Plan, key: str, seal: str) -> None:
        """Write the files of a unit into the working folder, not yet flushed. Raises BjcertError."""
        if not plan.documents:
            raise ExportError(f"“{plan.scenario.title}”没有要导出的文件。", plan.scenario.lead)
        contents = [
            (sys.intern(f"{each.title}.docx"), self._forms.fill(each)) for each in plan.documents
        ]  # few different names
        whole = [*contents, *address_files(plan)]
        final, there = self._final(plan, whole)
        files = tuple(name for name, _ in contents)
        kept = Kept(
            key=new_key(),
            unit=key,
            seal=seal,
            staged=self._journal.new_number() if there else self._stage(final, whole),
            folder=final.name,
            files=files,
            sha256=tuple(digest(content) for _, content in contents),
            forms={each.form: self._forms.labels[each.form] for each in plan.documents},
            missing=self._forms.missing(plan),
            name=plan.unit.name,
            code=plan.unit.code,
            certificates=len(plan.certificates),
            batch=self._key,
        )
        if there:
            self._recorder.add_found(kept, plan)
            self._outcomes[index] = self._resumed(member, kept, plan, _COMPARED)
            return
        remarks = self._remarks_on(member, kept.certificates) + plan.checks
        who = kept.name, kept.code, kept.certificates, plan.total
        outcome = UnitOutcome(member, *who, final, files, kept.missing, remarks)
        self._staged.append((index, kept, outcome, plan))

    def _stage(self, final: Path, contents: Sequence[tuple[str, bytes]]) -> str:
        """Write *contents* into a new folder of the working folder; return its name. Raises ExportError."""
        folder: Path | None = None
        try:
            folder = self._journal.new_folder()
            for name, content in contents:
                write(f"{folder}{os.sep}{name}", content)  # a Path would cost as much as the writing
        except OSError as error:
            if folder is not None:
                self._journal.discard(folder.name)
            self._settle_all()  # on a full disk, use the freed space for the lines of the others
            raise self._cannot(final, error) from error
        return folder.name

    def _final(self, plan: Plan, contents: Sequence[tuple[str, bytes]]) -> tuple[Path, bool]:
        """The folder for a unit, with a name that is not there yet, and whether the interrupted run has written it.

        That run's line may be damaged: then its papers are the same byte for byte.
        """
        for folder in folders_for(plan, self._out, self._batch.naming):
            key = folder_key(folder.name)
            there = os.path.lexists(folder)
            if key not in self._taken and (not there or (self._journal.resumed and _holds(folder, contents))):
                self._taken.add(key)
                return folder, there
        raise AssertionError("there are names without end")

    def _settle(self) -> None:
        """Begin to flush the prepared papers, and finish those flushed before."""
        folders = [(self._journal.staged(kept.staged), kept.files) for _, kept, _, _ in self._staged]
        flushing = self._staged, self._flusher.begin(folders)
        self._finish()
        self._staged, self._flushing = [], flushing
        self._settled = time.monotonic()

    def _settle_all(self) -> None:
        """Flush and finish all that is prepared."""
        self._settle()
        self._finish()
        self._flushing = [], list

    def _finish(self) -> None:
        """Add the flushed units to the journal, and give their folders their final names."""
        staged, flushed = self._flushing
        whole = []
        for one, error in zip(staged, flushed(), strict=True):
            if error is None:
                whole.append(one)
            else:
                self._give_up(one, error)
        self._note(whole)
        for one in whole:
            index, kept, outcome, plan = one
            try:
                move(self._journal.staged(kept.staged), self._out / kept.folder)
            except OSError as error:
                self._give_up(one, error, keep=True)  # or the next run would mistake another folder for this unit's
            else:
                self._outcomes[index] = outcome
                self._written += 1
                self._recorder.add(kept, plan)
        if not whole:
            return
        try:
            flush_folder(self._out)
        except OSError:
            self._broken = True  # the names may not be on the disk; the next run sees to them

    def _note(self, whole: list[_Staged]) -> None:
        """Add the lines of the *whole* units to the journal, except those there was no room for."""
        while whole:
            try:
                self._journal.add([kept for _, kept, _, _ in whole])
            except OSError as error:
                self._give_up(whole.pop(), error)  # on a full disk, its space may suffice for the lines of the others
            else:
                return

    def _give_up(self, one: _Staged, error: OSError, *, keep: bool = False) -> None:
        index, kept, outcome, _ = one
        if not keep:
            self._journal.discard(kept.staged)
        told = self._cannot(self._out / kept.folder, error)
        unit = outcome.member.unit
        self._outcomes[index] = UnitOutcome(outcome.member, unit.name, unit.code, problem=str(told))

    def _cannot(self, folder: Path, error: OSError) -> ExportError:
        """The error to report for *error* while writing *folder*; another run may succeed."""
        self._broken = True
        if isinstance(error, FileNotFoundError) and not self._journal.folder.is_dir():
            return ExportError(
                f"保存位置“{self._out}”不见了。", "请确认文件夹没有被移走，U 盘或网络位置没有断开，再重新导出。"
            )
        return folder_is_there(folder) if isinstance(error, FileExistsError) else cannot_write(folder, error)

    def _lists(self, outcomes: Sequence[UnitOutcome]) -> tuple[Lists, tuple[str, ...]]:
        """Write the lists of a finished batch. Returns the names of those that exist, and why one is missing."""
        if not self._batch.listed or len(self._batch.members) < 2 or not any(each.folder for each in outcomes):
            return Lists(), ()
        problems: tuple[str, ...] = ()
        try:
            caveats = list(self._money_caveats.values())
            write_lists(self._batch, outcomes, self._journal, self._forms, caveats, anew=bool(self._written))
        except OSError as error:
            problems = (str(self._cannot(self._out, error)),)
        except BjcertError as error:
            problems = (str(error).replace(str(self._journal.staged("")), str(self._journal.folder)),)
        names = self._journal.lists or Lists()
        summary, transfer = (names.there(self._out, name) for name in (names.summary, names.transfer))
        self._recorder.note_lists(self._key, list(filter(None, (summary, transfer))))
        return Lists(summary, transfer), problems


def _holds(folder: Path, contents: Sequence[tuple[str, bytes]]) -> bool:
    """Whether *folder* holds these papers and nothing else."""
    try:
        return is_real_folder(folder) and {path.name: read_file(path) for path in folder.iterdir()} == dict(contents)
    except OSError:
        return False


def _seal(plan: Plan) -> str:
    """A hash of a unit's data; its row does not count."""
    data = _of_unit(plan.unit), [_of_certificate(each) for each in plan.certificates]
    return blake2b(to_json(data), digest_size=8).hexdigest()
