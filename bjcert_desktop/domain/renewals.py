"""Which certificates are due for renewal, and the past cases that see to them already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from ..guide import Catalogue, Scenario
from .certificates import is_unnumbered, labels
from .unit import Certificate, Unit

#: A certificate is due this many days before it expires. Every screen, list and command goes by this number.
DUE_DAYS = 90
FIRST_DAYS = 30  #: the more pressing part of them, which the board shows apart


def is_due(valid_to: date | None, today: date, days: int = DUE_DAYS) -> bool:
    """Whether a certificate has expired or expires within *days*, the last of them included; False without a date."""
    return valid_to is not None and (valid_to - today).days <= days


class Group(StrEnum):
    """How soon a certificate expires. It is still valid on the very day of its expiry.

    One that came back from a case has an unknown last day until somebody enters it.
    """

    EXPIRED = "expired"
    FIRST = "first"
    SECOND = "second"
    LATER = "later"
    UNKNOWN = "unknown"
    UNDATED = "undated"


LABELS = {
    Group.EXPIRED: "已过期",
    Group.FIRST: f"{FIRST_DAYS} 天内",
    Group.SECOND: f"{FIRST_DAYS + 1}–{DUE_DAYS} 天",
    Group.LATER: "以后",
    Group.UNKNOWN: "已领取，新的到期日期未登记",
    Group.UNDATED: "没有到期日期",
}
DUE_GROUPS = (Group.EXPIRED, Group.FIRST, Group.SECOND)


@lru_cache  # most certificates share their last day with many others
def group_of(valid_to: date | None, today: date) -> Group:
    """The group of a certificate whose last valid day is *valid_to*."""
    if valid_to is None:
        return Group.UNDATED
    if not is_due(valid_to, today):
        return Group.LATER
    if valid_to < today:
        return Group.EXPIRED
    return Group.FIRST if is_due(valid_to, today, FIRST_DAYS) else Group.SECOND


#: The certificates to handle, by the key of their unit.
Wanted = Mapping[str, frozenset[Certificate]]


class Key(StrEnum):
    """The state of the USBKey."""

    HELD = "held"
    LOST = "lost"
    DAMAGED = "damaged"


def scenario_for(catalogue: Catalogue, group: Group, key: Key) -> Scenario | None:
    """The scenario for a certificate of *group* whose USBKey is in the state *key* (chapters 3 and 4).

    None where the guide has no rule, or where the rule depends on a date that nobody gave.
    """
    return catalogue.scenario_of_key(key.value, None if group == Group.UNDATED else group == Group.EXPIRED)


def answers_for(catalogue: Catalogue, scenario: Scenario, key: Key) -> dict[str, str]:
    """What the state of the USBKey answers of the questions that a form of *scenario* shows."""
    business, _ = catalogue.owner(scenario.id)
    asked = (each for each in business.open_questions(scenario.id) if key.value in {one.id for one in each.options})
    return {question.id: key.value for question in asked}


class Outcome(StrEnum):
    """What a case does to its certificates: gives them a new term, issues new ones, ends them, or leaves the term."""

    RENEWED = "renewed"
    ISSUED = "issued"
    ENDED = "ended"
    KEPT = "kept"
    NONE = "none"


#: What decides about a certificate's term.
OF_THE_TERM = (Outcome.RENEWED, Outcome.ISSUED, Outcome.ENDED)


def outcome_of(scenario: Scenario) -> Outcome:
    """What *scenario* does to certificates, from the facts of the guide."""
    if scenario.new_term:
        return Outcome.RENEWED if scenario.about_existing or scenario.online else Outcome.ISSUED
    if scenario.online:
        return Outcome.NONE
    return Outcome.KEPT if scenario.collected else Outcome.ENDED


@dataclass(frozen=True)
class Handled:
    """A past case: its *day*, its *state* in Chinese and *since* when, and whether it is *done*.

    *certificates* are the labels of those that it is about, each with the last day that it had then. Without any, the
    case is about the unit as a whole. *entry* is its number in the ledger. *by_name*: it was found by the unit's name
    alone, where one of the two has no code.
    """

    code: str
    name: str
    day: date
    state: str
    done: bool = False
    certificates: Mapping[str, date | None] = field(default_factory=dict, hash=False)
    entry: int = 0
    since: date | None = None
    scenario: str = ""
    outcome: Outcome = Outcome.RENEWED
    by_name: bool = False

    @property
    def when(self) -> date:
        """The day of the *state*."""
        return self.since or self.day

    @property
    def words(self) -> str:
        """How far the case is, in Chinese."""
        if self.done and self.outcome in (Outcome.RENEWED, Outcome.ISSUED):
            found = f"已于 {self.when} 领取，新的到期日期未登记"
        else:
            found = f"{'已办' if self.done else '办理中'}：{self.when} {self.state}"
        return found + self.doubt

    @property
    def doubt(self) -> str:
        """What to check where nothing but the unit's name tells that the case is its own."""
        return "（只按单位名称对上，代码请核对）" if self.by_name else ""

    @property
    def numbered(self) -> str:
        """The case by its number and day, and how far it is."""
        number = f"办理记录第 {self.entry} 号" if self.entry else "办理记录"
        return f"{number}（申请日期 {self.day}），{self.words}"

    def as_of(self, known_as: Iterable[str]) -> "Handled":
        """The case, which is surely that of a certificate with these labels where it has its serial number."""
        sure = any(name in self.certificates and not is_unnumbered(name) for name in known_as)
        return replace(self, by_name=False) if self.by_name and sure else self

    def covers(self, known_as: Iterable[str], valid_to: date | None) -> bool:
        """Whether the case is about the certificate with these labels, in the term that ends on *valid_to*.

        A case of a term before, which the certificate has had a later last day since, is not.
        """
        if not self.certificates:
            if self.outcome is Outcome.ISSUED:
                return False
            before = self.when + timedelta(days=DUE_DAYS) if self.done else None
        else:
            found = [name for name in known_as if name in self.certificates]
            if not found:
                return False
            before = self.certificates[found[0]]
            if before is None and self.done:
                before = self.when + timedelta(days=DUE_DAYS)
        return not (before and valid_to and valid_to > before)


def _in_order(case: Handled) -> tuple[bool, int, int]:
    """Under way goes before done, and the latest first."""
    return case.done, -case.day.toordinal(), -case.entry


class Cases:
    """Past cases, to look up those that are about a unit or its certificates. Under way goes before done."""

    def __init__(self, handled: Iterable[Handled] = ()) -> None:
        self._by_code: dict[str, list[Handled]] = {}
        self._by_name: dict[str, list[Handled]] = {}
        self._by_number: dict[str, list[Handled]] = {}
        for case in sorted(handled, key=_in_order):
            for index, key in ((self._by_code, case.code), (self._by_name, case.name)):
                if key:
                    index.setdefault(key, []).append(case)
            for name in case.certificates:
                if not is_unnumbered(name):
                    self._by_number.setdefault(name, []).append(case)

    def of(self, unit: Unit) -> list[Handled]:
        """The cases of *unit*, by its code.

        Where the unit or the case has no code, the same name tells. If just one of them has none, the case says that it
        may be another unit's; two codes that differ are two units, whatever their names.
        """
        found = self._by_code.get(unit.code, []) if unit.code else []
        if named := self._by_name.get(unit.name):
            unsure = [replace(case, by_name=True) for case in named if bool(case.code) != bool(unit.code)]
            same = [] if unit.code else [case for case in named if not case.code]
            if unsure or same:
                return sorted([*found, *unsure, *same], key=_in_order)
        return found

    def none_about(self, unit: Unit) -> bool:
        """Whether no case is about *unit* or its certificates, as is true of most."""
        if unit.code in self._by_code or unit.name in self._by_name:
            return False
        for each in unit.certificates:
            if each.serial in self._by_number or not self._by_number.keys().isdisjoint(each.known_as):
                return False
        return True

    def covering(self, unit: Unit) -> list[Handled | None]:
        """For each certificate of *unit*, the case that decides about its present term; None where there is none."""
        of_unit, known = self.of(unit), labels(unit.certificates)
        return [
            self._about(of_unit, names, each.valid_to) for each, names in zip(unit.certificates, known, strict=True)
        ]

    def _about(self, of_unit: list[Handled], known_as: tuple[str, ...], valid_to: date | None) -> Handled | None:
        """The first case about a certificate's present term: of its unit, else of its number under another unit."""
        for case in of_unit:
            if case.outcome in OF_THE_TERM and case.covers(known_as, valid_to):
                return case.as_of(known_as)
        for name in known_as:
            for case in self._by_number.get(name, ()):
                if case.outcome in OF_THE_TERM and case.covers(known_as, valid_to):
                    return case
        return None

    def repeating(self, unit: Unit, scenario: Scenario, chosen: Sequence[int]) -> dict[int, Handled]:
        """Those of *unit*'s *chosen* certificates that another case of *scenario* would repeat: index → that case.

        Under -1 stands the case that a case of *scenario* for the unit as a whole would repeat.
        """
        found: dict[int, Handled] = {}
        outcome = outcome_of(scenario)
        if outcome is Outcome.NONE:
            return found
        if outcome in (Outcome.RENEWED, Outcome.ISSUED):
            covering = self.covering(unit)
            found = {index: case for index in chosen if (case := covering[index])}
        same = [case for case in self.of(unit) if case.scenario == scenario.id and not case.done]
        for index, known in enumerate(labels(unit.certificates)):
            valid_to = unit.certificates[index].valid_to
            case = next((each for each in same if each.covers(known, valid_to)), None)
            if case and index in chosen:
                found.setdefault(index, case.as_of(known))
        if not chosen and (whole := self._whole(unit, scenario, same)):
            found[-1] = whole
        return found

    def _whole(self, unit: Unit, scenario: Scenario, same: Sequence[Handled]) -> Handled | None:
        if same:
            return same[0]
        if unit.certificates or not scenario.renews:
            return None
        return next((case for case in self.of(unit) if case.outcome in OF_THE_TERM), None)


def standing(unit: Unit, today: date, cases: Cases) -> list[tuple[Group, Handled | None]]:
    """For each certificate of *unit*, its group and the case that already sees to it.

    This is the one place that says what is due: every screen, list and command asks it.
    """
    if cases.none_about(unit):
        return [(group_of(each.valid_to, today), None) for each in unit.certificates]
    found: list[tuple[Group, Handled | None]] = []
    for certificate, case in zip(unit.certificates, cases.covering(unit), strict=True):
        back = case is not None and case.done and case.outcome is not Outcome.ENDED
        found.append((Group.UNKNOWN if back else group_of(certificate.valid_to, today), case))
    return found


def due_indexes(unit: Unit, today: date, days: int = DUE_DAYS, cases: Cases | None = None) -> tuple[int, ...]:
    """The certificates of *unit* that are due and that no case sees to, as indexes into its own."""
    found = enumerate(standing(unit, today, cases or Cases()))
    return tuple(n for n, (_, case) in found if case is None and is_due(unit.certificates[n].valid_to, today, days))
