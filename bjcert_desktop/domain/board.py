"""The board of renewals: units by the day on which their certificates expire, and by what is in hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct, structs

from ..guide import Catalogue
from .case import Case
from .renewals import (
    DUE_GROUPS,
    OF_THE_TERM,
    Cases,
    Group,
    Handled,
    Key,
    Outcome,
    Wanted,
    group_of,
    scenario_for,
    standing,
)
from .unit import Certificate, Unit


class Due(Struct, frozen=True, gc=False):
    """A unit's certificates of one group: *certificates* are indexes into the unit's own, *first* expires first.

    *handled* is the case that already sees to them. A unit that lists no certificate has none here, either.
    """

    unit: Unit
    group: Group
    certificates: tuple[int, ...] = ()
    first: date | None = None
    handled: Handled | None = None


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
    waiting: dict[Group, list[Due]] = {group: [] for group in Group}
    in_hand: dict[Group, list[Due]] = {group: [] for group in Group}
    for unit in units:
        if len(unit.certificates) == 1 and cases.none_about(unit):  # as most are: what ``standing`` says then
            last = unit.certificates[0].valid_to
            group = group_of(last, today)
            waiting[group].append(Due(unit, group, (0,), last))
            continue
        for due in _dues(unit, cases, today):
            (in_hand if due.handled else waiting)[due.group].append(due)
    for dues in (*waiting.values(), *in_hand.values()):
        dues.sort(key=lambda due: due.first or date.max)
    return Board(today, {group: (*waiting[group], *in_hand[group]) for group in Group})


def _dues(unit: Unit, cases: Cases, today: date) -> list[Due]:
    if not unit.certificates:
        case = next((each for each in cases.of(unit) if each.outcome in OF_THE_TERM), None)
        back = case is not None and case.done and case.outcome is not Outcome.ENDED
        return [Due(unit, Group.UNKNOWN if back else Group.UNDATED, handled=case)]
    found: dict[tuple[Group, Handled | None], list[int]] = {}
    for index, one in enumerate(standing(unit, today, cases)):
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
