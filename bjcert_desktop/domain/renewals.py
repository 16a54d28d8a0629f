"""Which certificates are due for renewal, and the board of units by the day on which theirs expire."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from ..guide import Catalogue, Scenario
from .unit import Certificate, Unit

#: A certificate is due this many days before it expires. Every screen, list and command goes by this number.
DUE_DAYS = 90
FIRST_DAYS = 30  #: the more pressing part of them, which the board shows apart
RECENT_DAYS = 180  #: an older case was about the certificates of the year before


def is_due(valid_to: date | None, today: date, days: int = DUE_DAYS) -> bool:
    """Whether a certificate has expired or expires within *days*, the last of them included; False without a date."""
    return valid_to is not None and (valid_to - today).days <= days


def due_indexes(unit: Unit, today: date, days: int = DUE_DAYS) -> tuple[int, ...]:
    """The certificates of *unit* that are due, as indexes into its own."""
    return tuple(n for n, each in enumerate(unit.certificates) if is_due(each.valid_to, today, days))


class Group(StrEnum):
    """How soon a certificate expires. It is still valid on the very day of its expiry."""

    EXPIRED = "expired"
    FIRST = "first"
    SECOND = "second"
    LATER = "later"
    UNDATED = "undated"


LABELS = {
    Group.EXPIRED: "已过期",
    Group.FIRST: f"{FIRST_DAYS} 天内",
    Group.SECOND: f"{DUE_DAYS} 天内",
    Group.LATER: "以后",
    Group.UNDATED: "没有到期日期",
}
DUE_GROUPS = (Group.EXPIRED, Group.FIRST, Group.SECOND)


def group_of(valid_to: date | None, today: date) -> Group:
    """The group of a certificate whose last valid day is *valid_to*."""
    if valid_to is None:
        return Group.UNDATED
    if valid_to < today:
        return Group.EXPIRED
    if not is_due(valid_to, today):
        return Group.LATER
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


@dataclass(frozen=True)
class Handled:
    """A past case of a unit: its *day*, its *state* in Chinese, and whether it is *done*.

    *serials* are those of its certificates; none stands for all that the unit has.
    """

    code: str
    name: str
    day: date
    state: str
    done: bool = False
    serials: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """How far the case is, in Chinese."""
        return f"{'已办' if self.done else '办理中'}：{self.day} {self.state}"

    def covers(self, certificate: Certificate) -> bool:
        """Whether the case was about *certificate*, or about the unit as a whole."""
        return not self.serials or certificate.serial in self.serials


@dataclass(frozen=True)
class Due:
    """A unit's certificates of one group: *certificates* are indexes into the unit's own, *first* expires first.

    *handled* is the recent case that already covers them. A unit that lists no certificate has none here, either.
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
    groups: Mapping[Group, tuple[Due, ...]] = field(default_factory=dict)

    def waiting(self, group: Group) -> tuple[Due, ...]:
        """The entries of *group* that are not in hand."""
        return tuple(due for due in self.groups[group] if due.handled is None)

    def count(self, group: Group) -> int:
        """The number of units of *group* that are not in hand."""
        return len(self.waiting(group))


def make_board(units: Iterable[Unit], today: date, handled: Sequence[Handled] = ()) -> Board:
    """Sort the certificates of *units* by their last day; *handled* are the cases that renewed or replaced any."""
    recent = _recent(handled, today)
    groups: dict[Group, list[Due]] = {group: [] for group in Group}
    for unit in units:
        cases = recent.get(unit.code) or recent.get(unit.name) or []
        for due in _dues(unit, cases, today):
            groups[due.group].append(due)
    for found in groups.values():
        found.sort(key=lambda due: (due.handled is not None, due.first or date.max))
    return Board(today, {group: tuple(found) for group, found in groups.items()})


def in_hand(units: Iterable[Unit], today: date, handled: Sequence[Handled]) -> dict[int, Handled]:
    """The units whose due certificates are all covered by recent cases: row → one of these cases."""
    board = make_board(units, today, handled)
    dues = [due for group in DUE_GROUPS for due in board.groups[group]]
    waiting = {due.unit.row for due in dues if due.handled is None}
    return {due.unit.row: due.handled for due in dues if due.handled is not None and due.unit.row not in waiting}


def _recent(handled: Sequence[Handled], today: date) -> dict[str, list[Handled]]:
    """The recent cases, latest first, by the unit's code and by its name."""
    found: dict[str, list[Handled]] = {}
    for case in sorted(handled, key=lambda case: case.day, reverse=True):
        if case.day > today - timedelta(days=RECENT_DAYS):
            for name in filter(None, {case.code, case.name}):
                found.setdefault(name, []).append(case)
    return found


def _dues(unit: Unit, cases: Sequence[Handled], today: date) -> list[Due]:
    if not unit.certificates:
        return [Due(unit, Group.UNDATED, handled=cases[0] if cases else None)]
    found: dict[tuple[Group, Handled | None], list[int]] = {}
    for index, certificate in enumerate(unit.certificates):
        group = group_of(certificate.valid_to, today)
        case = None
        if cases and group != Group.LATER:
            case = next((each for each in cases if each.covers(certificate)), None)
        found.setdefault((group, case), []).append(index)
    return [
        Due(
            unit,
            group,
            tuple(indexes),
            min((day for index in indexes if (day := unit.certificates[index].valid_to)), default=None),
            case,
        )
        for (group, case), indexes in found.items()
    ]
