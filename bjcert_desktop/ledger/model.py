"""What the ledger keeps, as frozen classes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from ..domain.plan import Plan
from ..errors import BjcertError


class LedgerError(BjcertError):
    """The ledger cannot be read or written now, or a change that it refuses."""


class LedgerDamaged(LedgerError):  # noqa: N818 - what is the matter with it
    """The ledger's file is damaged or gone: it is to be restored from a backup."""


class CaseState(StrEnum):
    """How far a case has come; the person moves it. A draft is not in the ledger yet: it lies among the drafts."""

    DRAFT = "draft"
    EXPORTED = "exported"
    STAMPED = "stamped"
    PAID = "paid"
    SENT = "sent"
    RECEIVED = "received"

    @property
    def label(self) -> str:
        """Its name for people, where the way of delivery is not known."""
        return _LABELS[self]


def following(state: CaseState, steps: Iterable[CaseState]) -> CaseState | None:
    """The first of *steps* that comes after *state*, None where there is none."""
    order = list(CaseState)
    return next((each for each in steps if order.index(each) > order.index(state)), None)


_LABELS = dict(zip(CaseState, ("草稿", "已导出", "已盖章", "已汇款", "已寄出/已递交", "已领取"), strict=True))


@dataclass(frozen=True)
class Record:
    """A case whose papers have just been written. *key* tells it from all others: the same one is kept only once.

    *files*: name in *folder* → SHA-256. *forms*: form → which version was used, for people.
    """

    key: str
    plan: Plan
    folder: Path
    files: Mapping[str, str]
    forms: Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """One case in the ledger.

    *title* is that of the scenario, *amount* in yuan (None where the guide states none), *day* that of the application,
    *since* the day of the present *state*. *steps* are the states that this kind of case goes through. *void* is the
    reason why it does not count, a blank when it does; *corrects* is the id of the entry that it stands in place of.
    *serials* are the numbers of the USBKeys that it was about, as far as they were known.
    *personal*: whether personal values are still kept. *program* is the version that wrote the papers.
    """

    id: int
    unit: str
    code: str
    business: str
    scenario: str
    title: str
    certificates: int
    amount: int | None
    delivery: str
    folder: Path
    files: Mapping[str, str]
    forms: Mapping[str, str]
    program: str
    serials: tuple[str, ...]
    day: date
    created: datetime
    state: CaseState
    since: date
    steps: tuple[CaseState, ...]
    tracking: str
    void: str
    corrects: int | None
    personal: bool

    @property
    def next_state(self) -> CaseState | None:
        """Where it usually goes from here, None at the end."""
        return None if self.void else following(self.state, self.steps)

    @property
    def through(self) -> bool:
        """Whether it counts and has come to its last step."""
        return not self.void and self.next_state is None

    def label(self, state: CaseState) -> str:
        """The name of *state* for people, as it fits this case's way of delivery."""
        if state is CaseState.SENT:
            return "已寄出" if self.delivery == "mail" else "已递交"
        return state.label


@dataclass(frozen=True)
class Change:
    """One line of the audit trail: *when*, *who* (account), *what* (in Chinese); state and its *day* where it moved.

    A state without a day has been taken back.
    """

    when: datetime
    who: str
    what: str
    state: CaseState | None
    day: date | None
    note: str


@dataclass(frozen=True)
class Query:
    """Which entries are wanted: all that is given must hold; blank or None means any.

    *text*: words that all occur in the unit's name, code, scenario or tracking number. *year* is that of the
    application, *since* the first such day. *void*: only those that were made void (True), only the others (False).
    """

    text: str = ""
    state: CaseState | None = None
    business: str = ""
    year: int | None = None
    since: date | None = None
    void: bool | None = None


@dataclass(frozen=True)
class Found:
    """One page of entries, the newest first; *by_state* counts all that match apart from their state, *total* all.

    Void entries are counted in *total* where they were asked for, never in *by_state*.
    """

    entries: tuple[Entry, ...]
    total: int
    by_state: Mapping[CaseState, int] = field(default_factory=dict)
