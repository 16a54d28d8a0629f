"""Which units and certificates of a registry a batch handles: what is due, what is in hand, listed and chosen."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ...domain.certificates import only
from ...domain.renewals import DUE_DAYS, Cases, Handled, Wanted, due_indexes
from ...domain.unit import Unit
from ...registry.api import Notes
from ..preparation import PreparedUnit, prepare
from .batch import Batch
from .readiness import Cancelled, CheckedBatch, Readiness, covered, total
from .result import BatchResult

Filter = Literal["", "complete", "incomplete", "due"]
Tone = Literal["good", "caution", "bad", "secondary"]


def prepare_units(
    units: Iterable[Unit],
    notes: Notes,
    wanted: Wanted | None = None,
    *,
    accept_errors: bool = False,
    cancelled: Cancelled = lambda: False,
) -> list[PreparedUnit]:
    """Prepare *units*, or only the units and certificates that are *wanted*; stop when *cancelled*."""
    found = []
    for unit in units:
        if cancelled():
            break
        if wanted:
            if unit.key not in wanted:
                continue
            unit = only(unit, (n for n, each in enumerate(unit.certificates) if each in wanted[unit.key]))
        found.append(prepare(unit, notes, accept_errors=accept_errors))
    return found


def not_due(unit: Unit, today: date, days: int = DUE_DAYS) -> str:
    """A sentence why no certificate of *unit* has to be renewed, or a blank."""
    if due_indexes(unit, today, days):
        return ""
    if not any(each.valid_to for each in unit.certificates):
        return "没有登记证书的到期日期，不能确定这次要不要办。"
    return f"没有 {days} 天内到期或已过期的证书，这次不用办。"


def repeated(case: Handled | None) -> str:
    """A sentence that exporting would repeat *case*; a blank without one."""
    return f"{case.numbered}，再导出会重复。" if case else ""


@dataclass(frozen=True)
class SkippedUnit:
    """A unit that is not handled unless somebody insists, and a sentence that says why. *handled*: a case does it."""

    unit: Unit
    reason: str
    handled: bool = False


def renew_due(batch: Batch, days: int, cases: Cases) -> tuple[Batch, tuple[SkippedUnit, ...]]:
    """*batch* with only the certificates that are due and that no case sees to, and the units left out."""
    due = batch.only_due(days)
    repeats = due.repeats(cases)
    handled = covered(due, repeats)
    reasons = {
        unit.row: repeated(handled.get(unit.row)) if due.existing(unit) else not_due(unit, batch.case.day, days)
        for unit in (member.unit for member in batch.members)
    }
    kept = [member for member in batch.members if not reasons[member.unit.row]]
    skipped = (
        SkippedUnit(unit, reasons[unit.row], unit.row in handled and bool(due.existing(unit)))
        for unit in (member.unit for member in batch.members)
    )
    return replace(due.without_repeats(repeats), members=kept), tuple(each for each in skipped if each.reason)


def refuse_repeats(batch: Batch, cases: Cases) -> tuple[Batch, tuple[SkippedUnit, ...]]:
    """*batch* without the units of which a case sees to any certificate; and these, each with a sentence."""
    found = []
    repeats = batch.repeats(cases)
    for member in batch.members:
        again = repeats.get(member.unit.row, {})
        if again:
            case, listed = next(iter(again.values())), len(batch.existing(member.unit))
            some = f"{len(again)} 枚证书：" if listed > len(again) else ""
            found.append(SkippedUnit(member.unit, f"{some}{repeated(case)}确实要再办的，请加 --again。", True))
    kept = [member for member in batch.members if member.unit.row not in repeats]
    return replace(batch, members=kept), tuple(found)


@dataclass(frozen=True)
class Totals:
    """The sums of the chosen units. *amount* is in yuan; *hidden* units are chosen but not listed."""

    units: int
    certificates: int
    amount: int | None
    incomplete: int
    hidden: int


class Selection:
    """The units of a checked batch: which are listed, which are chosen, and what became of them.

    Units are identified by their rows in the registry. *outcomes* (row → problem, a blank where none) tell what the
    last export came to; *finished* is True once what was chosen has been written and nothing else has been chosen.
    """

    def __init__(self) -> None:
        self.checked: CheckedBatch | None = None
        self.only_due = False
        self.listed: list[Readiness] = []
        self.chosen: set[int] = set()
        self.outcomes: Mapping[int, str] = {}
        self.finished = False

    def update(self, checked: CheckedBatch, *, only_due: bool, everything: bool = False, moved: bool = False) -> None:
        """Take the units as they were *checked* now, with *only_due* certificates or all.

        The first time, those that are ready and not in hand are chosen, or *everything*. Later the choice stays; if
        the units have *moved* to other rows, it moves with them.
        """
        before, self.checked, self.only_due = self.checked, checked, only_due
        if before is not None and moved:
            rows = {name: row for row, name in _named(checked).items()}
            self.chosen = {rows[name] for row, name in _named(before).items() if row in self.chosen and name in rows}
        if everything:
            self.chosen = {each.row for each in checked.units if each.certificates}
        elif before is None:
            self.chosen = {each.row for each in checked.units if self._preselected(each)}
        elif not moved:
            self.chosen -= checked.handled.keys() - before.handled.keys()  # exported elsewhere meanwhile

    def list_units(self, name: Filter, today: date, rows: Collection[int] | None = None) -> None:
        """List the units that the filter *name* keeps, of those in *rows* or of all."""
        tests: dict[Filter, Callable[[Readiness], bool]] = {
            "": lambda _each: True,
            "complete": lambda each: each.complete,
            "incomplete": lambda each: not each.complete and bool(each.certificates),
            "due": lambda each: bool(due_indexes(each.member.unit, today)),
        }
        units = self.checked.units if self.checked else ()
        self.listed = [each for each in units if tests[name](each) and (rows is None or each.row in rows)]

    def listed_rows(self) -> set[int]:
        """The listed units that have something to handle."""
        return {each.row for each in self.listed if each.certificates}

    def picked(self) -> list[Readiness]:
        """The chosen units that have something to handle, in the order of the batch."""
        units = self.checked.units if self.checked else ()
        return [each for each in units if each.row in self.chosen and each.certificates]

    def totals(self) -> Totals:
        """The sums of the chosen units."""
        units, listed = self.picked(), {each.row for each in self.listed}
        return Totals(
            len(units),
            sum(each.certificates for each in units),
            total(each.amount for each in units),
            sum(not each.complete for each in units),
            len({each.row for each in units} - listed),
        )

    def finish(self, result: BatchResult) -> int:
        """Note what an export has come to. Returns how many units were written.

        Written units are given up, unless the batch has to be exported again to be complete.
        """
        self.outcomes = {each.member.unit.row: each.problem for each in result.outcomes}
        done = {row for row, problem in self.outcomes.items() if not problem}
        if not result.resumable:
            self.chosen -= done
            self.finished = bool(done)
        return len(done)

    def status(self, ready: Readiness) -> tuple[str, Tone]:
        """The state of a unit in a few words, and their tone."""
        problem = self.outcomes.get(ready.row)
        if problem is not None:
            return (f"！没有导出：{problem}", "bad") if problem else ("已导出 ✓", "good")
        if ready.idle:
            return "这次没有要办的证书", "secondary"
        if case := self._case(ready):
            return case.words, "secondary"
        return ("资料完整 ✓", "good") if ready.complete else (f"！{''.join(ready.reasons)}", "caution")

    def reason(self, ready: Readiness) -> str:
        """What a person has to know about a unit, in sentences."""
        if problem := self.outcomes.get(ready.row):
            return problem
        if ready.idle:
            return f"这个单位{not_due(ready.member.unit, date.today()) or ''.join(ready.reasons)}"
        return repeated(self._case(ready)) + ("".join(ready.reasons) or "资料完整。")

    def _case(self, ready: Readiness) -> Handled | None:
        return self.checked.handled.get(ready.row) if self.checked else None

    def _preselected(self, ready: Readiness) -> bool:
        if not (ready.usable and ready.certificates) or self._case(ready):
            return False
        return not (self.only_due and not_due(ready.member.unit, date.today()))


def _named(checked: CheckedBatch) -> dict[int, tuple[str, int]]:
    """Row → the unit's key, and which of those with the same key it is."""
    number: Counter[str] = Counter()
    named = {}
    for ready in checked.units:
        key = ready.member.unit.key
        number[key] += 1
        named[ready.row] = key, number[key]
    return named
