"""Many units in one go: what each of them still lacks, and a folder of papers for each.

A unit's files are written in the batch's working folder and flushed to the disk, its line is added to the journal, and
only then its folder gets its final name; last, the case is recorded in the ledger. So a folder under its final name is
complete whenever the program is killed, and the next run knows what is done and records what is not recorded yet. That
is done for some units together, which spares most of the waiting.
"""

import os
import shutil
import sys
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import count
from operator import attrgetter
from pathlib import Path

import msgspec

from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from ...domain.plan import Plan
from ...errors import BjcertError, ExportError
from ...registry.api import SummaryRow, write_summary
from ...system.durable import Flusher, flush_folder, move, write
from ...system.files import cannot_write
from ..export import digest, folder_is_there, folder_key, folders_for, new_key
from .journal import Journal, Kept, Lists, unfinished
from .members import Batch, Cancelled, Failure, Forms, Member, Preview, Readiness, preview, remarks_on
from .payment_sheet import FORM, Payer, write_payment_sheet
from .record import Recorder

__all__ = ["Batch", "BatchResult", "Failure", "Member", "Outcome", "Preview", "Readiness", "interrupted_day"]
__all__ += ["preview", "run"]

#: Called before each unit with the units gone through, the units of the batch, and the name of the one at hand.
Report = Callable[[int, int, str], None]

SUMMARY, TRANSFER = "批次汇总", "合并汇款单"
_GROUP = 100  # units that are flushed together: a fraction of a second's work, where the disk is quick
_PATIENCE = 2.0  # seconds after which fewer of them are
_of_unit = attrgetter(*(field.attribute for field in UNIT_FIELDS))
_of_certificate = attrgetter(*(field.attribute for field in CERTIFICATE_FIELDS))


def interrupted_day(batch: Batch) -> date | None:
    """The day for which this batch was begun and not finished, to go on with it; None when there is no such run."""
    return unfinished(batch.out.absolute(), batch.digest)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a unit: *folder* and *files* in it, or the *problem* (a sentence) that kept it from being written.

    *name* and *code* are those on the papers. *remarks* are sentences about what was left out of them. A *resumed* one
    had been written by the run that was interrupted; its data may have been *changed* since, of which the last remark
    tells.
    """

    member: Member
    name: str
    code: str
    certificates: int | None = None
    amount: int | None = None
    folder: Path | None = None
    files: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    problem: str = ""
    resumed: bool = False
    changed: bool = False

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files where they are."""
        return tuple(self.folder / name for name in self.files) if self.folder else ()


@dataclass(frozen=True)
class BatchResult:
    """*outcomes* in the order of the units; *left* units were not begun, because the batch was cancelled.

    *resumable*: the same batch run again goes on where this one was cancelled, or could not write; the lists are
    written when it is through. *problems* are sentences about lists that could not be written. *strays* are folders
    that the interrupted run wrote for units that the batch no longer has. *forms* tells which version of each form was
    used, for people.
    """

    outcomes: tuple[Outcome, ...]
    left: int
    resumable: bool
    summary: Path | None
    transfer: Path | None
    problems: tuple[str, ...]
    strays: tuple[Path, ...]
    forms: Mapping[str, str]


def run(batch: Batch, report: Report = lambda *_: None, cancelled: Cancelled = lambda: False) -> BatchResult:
    """Write a folder for every unit, or go on with a run that was interrupted.

    A unit that cannot be written is told and left out. Raises ExportError when nothing could be started.
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


#: A unit whose papers are prepared: its place in the batch, its line for the journal, what will be told, its plan.
_Staged = tuple[int, Kept, Outcome, Plan]


class _Run:
    """One run of a batch, from the first unit to the lists."""

    def __init__(self, batch: Batch, journal: Journal, flusher: Flusher) -> None:
        self._batch, self._journal, self._flusher = batch, journal, flusher
        self._out = journal.out
        self._forms = Forms(batch.forms)
        self._outcomes: dict[int, Outcome] = {}
        self._staged: list[_Staged] = []
        self._flushing: tuple[list[_Staged], Callable[[], list[OSError | None]]] = [], list
        self._done: defaultdict[str, deque[Kept]] = defaultdict(deque)
        for kept in journal.kept:
            self._done[kept.unit].append(kept)
        self._taken = {folder_key(kept.folder) for kept in journal.kept}
        self._settled = time.monotonic()
        self._written = 0
        self._broken = False  # something could not be written: worth another try
        self._money_caveats: dict[str, None] = {}
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
        self._see_through()
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
        )

    def _one(self, index: int, member: Member) -> None:
        """Prepare the papers of a unit, unless they are there from the run before."""
        unit = member.unit
        key = f"{unit.name}\n{unit.code}"
        try:
            plan = self._batch.plan(member)
            seal = _seal(plan)
            self._money_caveats |= dict.fromkeys(c.text for c in plan.caveats if c.about_money)
            if self._done[key]:
                kept = self._done[key].popleft()
                self._recorder.add(kept, plan if seal == kept.seal else None)
                self._outcomes[index] = self._resumed(member, seal, kept)
            else:
                self._staged.append((index, *self._stage(member, plan, key, seal)))
        except BjcertError as error:
            self._outcomes[index] = Outcome(member, unit.name, unit.code, problem=str(error))

    def _resumed(self, member: Member, seal: str, kept: Kept) -> Outcome:
        remarks = self._remarks_on(member, kept.certificates)
        changed = seal != kept.seal
        if changed:
            remarks += ("资料在上次中断后改动过，文件夹里仍是改动前的内容。需要重做时，请移走该文件夹后单独导出。",)
        return Outcome(
            member,
            kept.name,
            kept.code,
            kept.certificates,
            kept.amount,
            self._out / kept.folder,
            kept.files,
            kept.missing,
            remarks,
            resumed=True,
            changed=changed,
        )

    def _remarks_on(self, member: Member, used: int) -> tuple[str, ...]:
        return remarks_on(member, used, first=self._batch.count is not None)

    def _stage(self, member: Member, plan: Plan, key: str, seal: str) -> tuple[Kept, Outcome, Plan]:
        """Write the files of a unit into the working folder, not yet flushed. Raises BjcertError."""
        if not plan.documents:
            raise ExportError(f"“{plan.scenario.title}”没有要导出的文件。", plan.scenario.lead)
        contents = [(sys.intern(f"{each.title}.docx"), self._forms.fill(each)) for each in plan.documents]  # few names
        missing = self._forms.missing(plan)
        final = self._final(plan)
        folder: Path | None = None
        try:
            folder = self._journal.new_folder()
            for name, content in contents:
                write(f"{folder}{os.sep}{name}", content)  # a Path costs as much as the writing
        except OSError as error:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
            self._see_through()  # on a full disk the room that this unit leaves is for the lines of the others
            raise self._cannot(final, error) from error
        unit, files = plan.unit, tuple(name for name, _ in contents)
        sha256 = tuple(digest(content) for _, content in contents)
        forms = {each.form: self._forms.labels[each.form] for each in plan.documents}
        who = unit.name, unit.code, len(plan.certificates), plan.total
        kept = Kept(new_key(), key, seal, folder.name, final.name, files, sha256, forms, missing, *who)
        remarks = self._remarks_on(member, len(plan.certificates))
        return kept, Outcome(member, *who, final, files, missing, remarks), plan

    def _final(self, plan: Plan) -> Path:
        """The folder for a unit, whose name is no other unit's. Raises ExportError for one that is there already."""
        folders = folders_for(plan, self._out, self._batch.naming)
        folder, key = next((each, key) for each in folders if (key := folder_key(each.name)) not in self._taken)
        if os.path.lexists(folder):
            raise folder_is_there(folder)
        self._taken.add(key)
        return folder

    def _settle(self) -> None:
        """Begin to see the prepared papers to the disk, and finish those before them."""
        folders = [(self._journal.folder / kept.staged, kept.files) for _, kept, _, _ in self._staged]
        flushing = self._staged, self._flusher.begin(folders)
        self._finish()
        self._staged, self._flushing = [], flushing
        self._settled = time.monotonic()

    def _see_through(self) -> None:
        """See all that is prepared to the disk, and finish it."""
        self._settle()
        self._finish()
        self._flushing = [], list

    def _finish(self) -> None:
        """Note the units whose papers are on the disk now, and give their folders their names."""
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
                move(self._journal.folder / kept.staged, self._out / kept.folder)
            except OSError as error:
                self._give_up(one, error, keep=True)  # or the next run would take another's folder for this unit's
            else:
                self._outcomes[index] = outcome
                self._written += 1
                self._recorder.add(kept, plan)
        if not whole:
            return
        try:
            flush_folder(self._out)
        except OSError:
            self._broken = True  # the names may not be on the disk: the next run looks after them
        self._recorder.flush()

    def _note(self, whole: list[_Staged]) -> None:
        """Add the lines of the *whole* units to the journal, less those that there was no room for."""
        while whole:
            try:
                self._journal.add([kept for _, kept, _, _ in whole])
            except OSError as error:
                self._give_up(whole.pop(), error)  # on a full disk its room may do for the lines of the others
            else:
                return

    def _give_up(self, one: _Staged, error: OSError, *, keep: bool = False) -> None:
        index, kept, outcome, _ = one
        if not keep:
            shutil.rmtree(self._journal.folder / kept.staged, ignore_errors=True)
        told = self._cannot(self._out / kept.folder, error)
        unit = outcome.member.unit
        self._outcomes[index] = Outcome(outcome.member, unit.name, unit.code, problem=str(told))

    def _cannot(self, folder: Path, error: OSError) -> ExportError:
        """The sentence for *error*, met while writing *folder*; the batch is worth running again."""
        self._broken = True
        if isinstance(error, FileNotFoundError) and not self._journal.folder.is_dir():
            return ExportError(
                f"保存位置“{self._out}”不见了。", "请确认文件夹没有被移走，U 盘或网络位置没有断开，再重新导出。"
            )
        return folder_is_there(folder) if isinstance(error, FileExistsError) else cannot_write(folder, error)

    # The lists

    def _lists(self, outcomes: Sequence[Outcome]) -> tuple[Lists, tuple[str, ...]]:
        """Write the summary and the common payment sheet of a batch that is through, and tell what kept one back."""
        batch = self._batch
        written = [outcome for outcome in outcomes if outcome.folder]
        if not batch.listed or len(batch.members) < 2 or not written:
            return Lists(), ()
        lists = None if self._written else self._journal.lists
        payers = self._payers(written)
        problems: tuple[str, ...] = ()
        try:
            if lists is None:
                lists = Lists(self._free(SUMMARY, ".xlsx"), self._free(TRANSFER, ".docx") if len(payers) > 1 else "")
                self._journal.add([lists])
            if not (self._out / lists.summary).exists():
                write_summary(self._journal.folder / lists.summary, list(self._rows(outcomes)))
                move(self._journal.folder / lists.summary, self._out / lists.summary)
            if lists.transfer and not (self._out / lists.transfer).exists():
                form, day, caveats = self._forms.template(FORM), batch.case.day, self._money_caveats
                path = self._journal.folder / lists.transfer
                write_payment_sheet(path, form, batch.catalogue, batch.scenario, day, payers, caveats)
                move(path, self._out / lists.transfer)
            flush_folder(self._out)
        except OSError as error:
            problems = (str(self._cannot(self._out, error)),)
        except BjcertError as error:
            problems = (str(error),)
        summary, transfer = (lists.summary, lists.transfer) if lists else ("", "")
        there = (name if name and (self._out / name).exists() else "" for name in (summary, transfer))
        return Lists(*there), problems

    def _payers(self, written: Sequence[Outcome]) -> list[Payer]:
        """The units that money is to be transferred for."""
        transfers = {payment.id: payment.transfer for payment in self._batch.catalogue.payments}
        if not transfers[self._batch.case.payment]:
            return []
        return [Payer(each.name, each.code, each.certificates or 0, each.amount) for each in written if each.amount]

    def _free(self, stem: str, suffix: str) -> str:
        names = (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}" for number in count(1))
        return next(name for name in names if not os.path.lexists(self._out / name))

    def _rows(self, outcomes: Sequence[Outcome]) -> Iterator[SummaryRow]:
        """The rows of the summary; numbers only for what was written."""
        scenario = self._batch.scenario
        business = self._batch.catalogue.owner(scenario.id)[0].short
        for each in outcomes:
            folder, files = (each.folder.name, len(each.files)) if each.folder else ("", None)
            said, missing = (
                each.problem or "".join(each.remarks),
                "、".join(name.removeprefix("证书.") for name in each.missing),
            )
            numbers = each.certificates, each.amount
            yield SummaryRow(each.name, each.code, business, scenario.title, *numbers, folder, files, missing, said)
        for unknown in self._batch.unknown:
            yield SummaryRow(unknown.unit, "", "", "", None, None, "", None, "", unknown.message)


def _seal(plan: Plan) -> str:
    """What tells whether a unit's data are still the same, wherever its row is."""
    data = _of_unit(plan.unit), [_of_certificate(each) for each in plan.certificates]
    return blake2b(msgspec.json.encode(data), digest_size=8).hexdigest()
