"""The ledger's data as frozen classes, and its errors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from ..domain.plan import Plan
from ..errors import BjcertError
from ..guide.dates import date_text


class LedgerError(BjcertError):
    """The ledger cannot be read or written now, or refuses a change."""


class LedgerDamaged(LedgerError):  # noqa: N818 - says what is wrong
    """The ledger's file is damaged or missing and has to be restored from a backup."""


class UnreadableRows(LedgerError):  # noqa: N818 - says what is wrong
    """Rows hold something other than the program writes, or were changed by another hand."""


class RowsSetAside(LedgerError):  # noqa: N818 - says what was done
    """Such rows were set aside just now: reading again does without them."""


class CaseState(StrEnum):
    """How far a case has come, in order. Drafts are no entries of the ledger: they are files of their own."""

    DRAFT = "draft"
    EXPORTED = "exported"
    STAMPED = "stamped"
    PAID = "paid"
    SENT = "sent"
    ACCEPTED = "accepted"
    RECEIVED = "received"

    @property
    def label(self) -> str:
        """The name in Chinese, for any way of delivery."""
        return _LABELS[self]

    def label_for(self, delivery: str) -> str:
        """The name in Chinese, for a case that is delivered in this way."""
        if self is CaseState.SENT:
            return "已寄出" if delivery == "mail" else "已递交"
        return self.label

    @property
    def position(self) -> int:
        """The place among the states, from 0."""
        return _POSITIONS[self]


RETURNED = "已退回"  #: instead of a state, as long as the papers are back
_LABELS = dict(zip(CaseState, ("草稿", "已导出", "已盖章", "已汇款", "已寄出/已递交", "已受理", "已领取"), strict=True))
_POSITIONS = {state: position for position, state in enumerate(CaseState)}


def following(state: CaseState, steps: Iterable[CaseState]) -> CaseState | None:
    """The first of *steps* after *state*, or None."""
    return next((step for step in steps if step.position > state.position), None)


@dataclass(frozen=True)
class Record:
    """A case whose papers have just been written. A *key* is recorded only once.

    *files*: name in *folder* → SHA-256. *forms*: form → the label of its version. *batch* is the key of the batch that
    it was exported with, blank for none.
    """

    key: str
    plan: Plan
    folder: Path
    files: Mapping[str, str]
    forms: Mapping[str, str]
    batch: str = ""


@dataclass(frozen=True)
class Entry:
    """One case in the ledger.

    *title* is the scenario's, *amount* is in yuan (None where the guide states none), *day* is the application's,
    *since* the day of the present *state*. *steps* are the states that this case goes through. *void* is the reason why
    the entry no longer counts, blank if it does; *returned* the reason why the papers came back. *corrects* is the id
    of the entry that this one replaces. *serials* are the known serial numbers of the USBKeys. *personal*: personal
    values are still kept. *program* is the version that wrote the papers. *batch* is the key of the batch that it was
    exported with, blank for none.
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
    returned: str = ""
    batch: str = ""

    @property
    def next_state(self) -> CaseState | None:
        """The usual next state, None at the end."""
        return None if self.void else following(self.state, self.steps)

    @property
    def through(self) -> bool:
        """Whether the entry counts and has reached its last step."""
        return not self.void and self.next_state is None

    def label(self, state: CaseState) -> str:
        """The name of *state* in Chinese, for this case's way of delivery."""
        return state.label_for(self.delivery)

    @property
    def state_label(self) -> str:
        """The name of the present state, or that the papers came back."""
        return RETURNED if self.returned else self.label(self.state)


@dataclass(frozen=True)
class Change:
    """One line of the audit trail: *when*, *who* (account), *what* (in Chinese), and the new state with its *day*.

    A state without a day was taken back.
    """

    when: datetime
    who: str
    what: str
    state: CaseState | None
    day: date | None
    note: str


@dataclass(frozen=True)
class PhoneReply:
    """What the telephone answered on a *caveat* of a *scenario*: *asked_by* whom, on which *day*, and the *text*.

    It was asked for the case *entry*, or for one of *unit* that is not exported yet. *id* is its number.
    """

    scenario: str
    caveat: str
    day: date
    asked_by: str
    text: str
    unit: str = ""
    code: str = ""
    entry: int | None = None
    id: int = 0

    @property
    def sentence(self) -> str:
        """The reply with who asked, when and for whom."""
        about = f"，为“{self.unit}”" if self.unit else ""
        return f"电话答复（{self.asked_by}，{date_text(self.day)}{about}）：{self.text}"


@dataclass(frozen=True)
class Query:
    """Which entries to find: all conditions hold; blank or None means any.

    *text*: words that all occur in the unit's name, code, scenario or tracking number. *year* is the application's,
    *since* its first day. *void*: only void entries (True), only the others (False). *batch* is the key of one.
    """

    text: str = ""
    state: CaseState | None = None
    business: str = ""
    year: int | None = None
    since: date | None = None
    void: bool | None = None
    batch: str = ""


@dataclass(frozen=True)
class Found:
    """One page of entries, newest first, and counts of all matches.

    *total* counts the void entries that were asked for, too. *by_state* never does, and ignores the query's state.
    """

    entries: tuple[Entry, ...]
    total: int
    by_state: Mapping[CaseState, int] = field(default_factory=dict)
