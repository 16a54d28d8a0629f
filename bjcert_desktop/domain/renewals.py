"""Which certificates are due for renewal, and the board of units by the day on which theirs expire."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct, structs

from ..guide import Catalogue, Scenario
from .case import Case
from .certificates import labels
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


def group_of(valid_to: date | None, today: date) -> Group:
    """The group of a certificate whose last valid day is *valid_to*."""
    if valid_to is None:
        return Group.UNDATED
    if not is_due(valid_to, today):
        return Group.LATER
    if valid_to < today:
        return Group.EXPIRED
    return Group.FIRST if is_due(valid_to, today, FIRST_DAYS) else Group.SECOND


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
    case is about the unit as a whole. *entry* is its number in the ledger.
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

    @property
    def when(self) -> date:
        """The day of the *state*."""
        return self.since or self.day

    @property
    def words(self) -> str:
        """How far the case is, in Chinese."""
        if self.done and self.outcome in (Outcome.RENEWED, Outcome.ISSUED):
            return f"已于 {self.when} 领取，新的到期日期未登记"
        return f"{'已办' if self.done else '办理中'}：{self.when} {self.state}"

    @property
    def numbered(self) -> str:
        """The case by its number and day, and how far it is."""
        number = f"办理记录第 {self.entry} 号" if self.entry else "办理记录"
        return f"{number}（申请日期 {self.day}），{self.words}"

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


class Cases:
    """Past cases, to look up those that are about a unit or its certificates. Under way goes before done."""

    def __init__(self, handled: Iterable[Handled] = ()) -> None:
        self._by_unit: dict[str, list[Handled]] = {}
        self._by_label: dict[str, list[Handled]] = {}
        for case in sorted(handled, key=lambda case: (case.done, -case.day.toordinal(), -case.entry)):
            for name in filter(None, {case.code, case.name}):
                self._by_unit.setdefault(name, []).append(case)
            for name in case.certificates:
                self._by_label.setdefault(name, []).append(case)

    def of(self, unit: Unit) -> list[Handled]:
        """The cases of *unit*, by its code or else its name."""
        return self._by_unit.get(unit.code) or self._by_unit.get(unit.name) or []

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
                return case
        for name in known_as:
            if (numbered := self._by_label.get(name)) and not name.startswith("~"):
                for case in numbered:
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
                found.setdefault(index, case)
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
    found: list[tuple[Group, Handled | None]] = []
    for certificate, case in zip(unit.certificates, cases.covering(unit), strict=True):
        back = case is not None and case.done and case.outcome is not Outcome.ENDED
        found.append((Group.UNKNOWN if back else group_of(certificate.valid_to, today), case))
    return found


def due_indexes(unit: Unit, today: date, days: int = DUE_DAYS, cases: Cases | None = None) -> tuple[int, ...]:
    """The certificates of *unit* that are due and that no case sees to, as indexes into its own."""
    found = enumerate(standing(unit, today, cases or Cases()))
    return tuple(n for n, (_, case) in found if case is None and is_due(unit.certificates[n].valid_to, today, days))


class Due(Struct, frozen=True):
    """A unit's certificates of one group: *certificates* are indexes into the unit's own, *first* expires first.

    *handled* is the case that already sees to them. A unit that lists no certificate has none here, either.
    """

    unit: Unit
    group: Group
    certificates: tuple[int, ...] = ()
    first: date | None = None
    handled: Handled | None = None


#: The certificates to handle, by the key of their unit.
Wanted = Mapping[str, frozenset[Certificate]]


def wanted(dues: Iterable[Due]) -> Wanted:
    """The certificates of *dues*, by unit, to make a batch of."""
    found: dict[str, frozenset[Certificate]] = {}
    for due in dues:
        certificates = frozenset(due.unit.certificates[index] for index in due.certificates)
        found[due.unit.key] = found.get(due.unit.key, frozenset()) | certificates
    return found


@dataclass(frozen=True)
class Board:
    """All units as of *today*. In each group, what expires first is at the top and what is in hand at the end."""

    today: date
    groups: Mapping[Group, tuple[Due, ...]] = field(default_factory=lambda: dict.fromkeys(Group, ()))

    def waiting(self, group: Group) -> tuple[Due, ...]:
        """The entries of *group* that are not in hand."""
        return tuple(due for due in self.groups[group] if due.handled is None)

    def count(self, group: Group) -> int:
        """The number of units of *group* that are not in hand."""
        return len(self.waiting(group))

    def certificates(self, group: Group) -> int:
        """The number of certificates of *group* that are not in hand."""
        return sum(len(due.certificates) for due in self.waiting(group))

    def units_of(self, group: Group) -> int:
        """The number of units of *group*, those in hand included."""
        return len({due.unit.row for due in self.groups[group]})


def make_board(units: Iterable[Unit], today: date, cases: Cases | None = None) -> Board:
    """Sort the certificates of *units* by their last day; *cases* are those that are not over."""
    cases = cases or Cases()
    dues = [due for unit in units for due in _dues(unit, cases, today)]
    dues.sort(key=lambda due: (due.handled is not None, due.first or date.max))
    return Board(today, {group: tuple([due for due in dues if due.group is group]) for group in Group})


def _dues(unit: Unit, cases: Cases, today: date) -> list[Due]:
    if not unit.certificates:
        case = next((each for each in cases.of(unit) if each.outcome in OF_THE_TERM), None)
        back = case is not None and case.done and case.outcome is not Outcome.ENDED
        return [Due(unit, Group.UNKNOWN if back else Group.UNDATED, handled=case)]
    placed = standing(unit, today, cases)
    if len(placed) == 1:  # as most units have it
        ((group, case),) = placed
        return [Due(unit, group, (0,), None if group is Group.UNKNOWN else unit.certificates[0].valid_to, case)]
    found: dict[tuple[Group, Handled | None], list[int]] = {}
    for index, one in enumerate(placed):
        found.setdefault(one, []).append(index)
    return [
        Due(unit, group, tuple(indexes), None if group == Group.UNKNOWN else _first(unit, indexes), case)
        for (group, case), indexes in found.items()
    ]


def _first(unit: Unit, indexes: Iterable[int]) -> date | None:
    """The earliest last day of these certificates of *unit*."""
    return min((day for index in indexes if (day := unit.certificates[index].valid_to)), default=None)


def due_units(board: Board) -> list[Due]:
    """Units with certificates that wait for their renewal, most pressing first; *group* is that of the first."""
    found: dict[int, Due] = {}
    for group in DUE_GROUPS:
        for due in board.waiting(group):
            before = found.get(due.unit.row)
            found[due.unit.row] = (
                structs.replace(before, certificates=(*before.certificates, *due.certificates)) if before else due
            )
    return list(found.values())


def renewal_of(catalogue: Catalogue, due: Due, day: date) -> Case | None:
    """The case that renews the certificates of *due* with the USBKey at hand; None where the guide has no rule."""
    scenario = scenario_for(catalogue, due.group, Key.HELD)
    if scenario is None:
        return None
    business, _ = catalogue.owner(scenario.id)
    answers = next(route.answers for route in business.routes if route.scenario == scenario.id)
    return Case(business.id, answers, due.unit, day=day).choose(chosen=due.certificates)
