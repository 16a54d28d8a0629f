"""Which certificates are to be renewed, and when: a board of units, sorted by the day their certificates expire."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.unit import Certificate, Unit

if TYPE_CHECKING:
    from ..ledger import Ledger

FIRST_DAYS, SECOND_DAYS = 30, 90  # before the day of expiry
_RENEWING = ("renew", "new")  # businesses that give certificates a new last day
RECENT_DAYS = 180  # a case this young is about the certificates that expire now, not about the year before's


class Group(StrEnum):
    """How soon certificates expire. A certificate counts as valid on the very day of its expiry."""

    EXPIRED = "expired"
    FIRST = "first"
    SECOND = "second"
    LATER = "later"
    UNDATED = "undated"


LABELS = {
    Group.EXPIRED: "已过期",
    Group.FIRST: f"{FIRST_DAYS} 天内",
    Group.SECOND: f"{SECOND_DAYS} 天内",
    Group.LATER: "以后",
    Group.UNDATED: "没有到期日期",
}


class Key(StrEnum):
    """What became of the USBKey."""

    HELD = "held"
    LOST = "lost"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Handled:
    """A case of the past for a unit: its *day*, its *state* for people, whether it is *done*.

    *serials* are those of the certificates it was about; none stands for all that the unit has.
    """

    code: str
    name: str
    day: date
    state: str
    done: bool = False
    serials: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """How far it is, for people."""
        return f"{'已办' if self.done else '办理中'}：{self.day} {self.state}"

    def covers(self, certificate: Certificate) -> bool:
        """Whether the case was about *certificate*, or about the unit without telling which."""
        return not self.serials or certificate.serial in self.serials


@dataclass(frozen=True)
class Due:
    """A unit's certificates of one group: *certificates* are indexes into the unit's own, *first* expires first.

    *handled* is the recent case that they are in already. A unit that lists no certificate has none here, either.
    """

    unit: Unit
    group: Group
    certificates: tuple[int, ...] = ()
    first: date | None = None
    handled: Handled | None = None


#: Units, by their keys, with those of their certificates that are to be handled.
Wanted = Mapping[str, frozenset[Certificate]]


@dataclass(frozen=True)
class Board:
    """All units as of *today*: each group's with what expires first at the top, those being handled at its end."""

    today: date
    groups: Mapping[Group, tuple[Due, ...]] = field(default_factory=dict)

    def waiting(self, group: Group) -> tuple[Due, ...]:
        """Those of *group* that nobody has begun to handle."""
        return tuple(due for due in self.groups[group] if due.handled is None)

    def count(self, group: Group) -> int:
        """How many units of *group* nobody has begun to handle."""
        return len(self.waiting(group))


def in_hand(units: Iterable[Unit], today: date, handled: Sequence[Handled]) -> dict[int, Handled]:
    """The units, by their rows, of whose certificates that expire soon all are in a case already, with such a case."""
    board = make_board(units, today, handled)
    dues = [due for group in (Group.EXPIRED, Group.FIRST, Group.SECOND) for due in board.groups[group]]
    waiting = {due.unit.row for due in dues if due.handled is None}
    return {due.unit.row: due.handled for due in dues if due.handled is not None and due.unit.row not in waiting}


def group_of(valid_to: date | None, today: date) -> Group:
    """The group of a certificate whose last valid day is *valid_to*."""
    if valid_to is None:
        return Group.UNDATED
    days = (valid_to - today).days
    if days < 0:
        return Group.EXPIRED
    return Group.FIRST if days <= FIRST_DAYS else Group.SECOND if days <= SECOND_DAYS else Group.LATER


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


def scenario_for(group: Group, key: Key) -> str | None:
    """The scenario (its id in the guide) for a certificate of *group* whose USBKey is in the state *key*.

    None where the guide has no rule, or where it depends on a date that nobody gave. Chapters 3 and 4: a key in hand
    is renewed, expired or not; an expired and lost one is applied for anew; a valid one is replaced.
    """
    if key == Key.HELD:
        return "renew-mail"
    if group == Group.EXPIRED:
        return "new" if key == Key.LOST else None
    return None if group == Group.UNDATED else "replace"


def wanted(dues: Iterable[Due]) -> Wanted:
    """The certificates of *dues*, by unit: what to make a batch of."""
    found: dict[str, frozenset[Certificate]] = {}
    for due in dues:
        certificates = frozenset(due.unit.certificates[index] for index in due.certificates)
        found[due.unit.key] = found.get(due.unit.key, frozenset()) | certificates
    return found


def handled_in(ledger: "Ledger", today: date) -> list[Handled]:
    """The cases in *ledger* that renewed certificates or applied for new ones lately. Raises LedgerError."""
    from ..ledger import Query

    query = Query(since=today - timedelta(days=RECENT_DAYS), void=False)
    return [
        Handled(
            each.code,
            each.unit,
            each.day,
            each.label(each.state),
            each.through,
            frozenset(each.serials),
        )
        for each in ledger.every(query)
        if each.business in _RENEWING
    ]


def _recent(handled: Sequence[Handled], today: date) -> dict[str, list[Handled]]:
    """The latest cases first, by the unit's code and by its name."""
    found: dict[str, list[Handled]] = {}
    for case in sorted(handled, key=lambda case: case.day, reverse=True):
        if case.day > today - timedelta(days=RECENT_DAYS):
            for name in filter(None, {case.code, case.name}):
                found.setdefault(name, []).append(case)
    return found


def _dues(unit: Unit, cases: Sequence[Handled], today: date) -> Iterable[Due]:
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


def write_renewals(
    path: Path,
    dues: Iterable[Due],
    today: date,
    advice: Callable[[Due], str],
    report: Callable[[int], object] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write *dues* to the new workbook *path*, a row for each certificate, with what *advice* says of each.

    Raises like ``write_listing``.
    """
    from ..registry.writing.listing import Column, Value, write_listing

    columns = (
        Column("到期", 12),
        Column("单位名称", 30),
        Column("统一社会信用代码", 20),
        Column("证书名称", 26),
        Column("USBKey序列号", 16),
        Column("到期日期", 12, "日期"),
        Column("剩余天数", 10, "序号"),
        Column("怎么办", 30),
    )

    def rows() -> Iterator[tuple[Value, ...]]:
        for due in dues:
            for certificate in [due.unit.certificates[index] for index in due.certificates] or [Certificate()]:
                days = (certificate.valid_to - today).days if certificate.valid_to else None
                names = LABELS[due.group], due.unit.name, due.unit.code, certificate.name, certificate.serial
                yield (*names, certificate.valid_to, days, advice(due))

    write_listing(path, "到期提醒", columns, rows(), False, report, cancelled)
