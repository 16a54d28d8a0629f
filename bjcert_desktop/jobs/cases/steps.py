"""Move many cases on by one step: which of them it is for, and why the others stay as they are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ...domain.money import amount_text
from ...ledger import RETURNED, CaseState, Entry, Ledger, Move


@dataclass(frozen=True)
class StepPlan:
    """What moving cases on to *state* comes to: those *taken* move on; *left* counts the others by the reason why."""

    state: CaseState
    taken: tuple[Entry, ...]
    left: Mapping[str, int]

    @property
    def label(self) -> str:
        """The name of the state, for the way of delivery that all of the cases have."""
        labels = {entry.label(self.state) for entry in self.taken}
        return labels.pop() if len(labels) == 1 else self.state.label

    @property
    def remarks(self) -> str:
        """Why some of the cases stay as they are, in a sentence; blank when none does."""
        said = "，".join(f"{count} 件{reason}" for reason, count in self.left.items())
        return f"另有 {sum(self.left.values())} 件不动：{said}。" if said else ""


def plan_step(entries: Iterable[Entry], state: CaseState) -> StepPlan:
    """Which of *entries* move on to *state*: none goes back, and none takes a step that it does not have."""
    taken, left = [], Counter[str]()
    for entry in entries:
        if reason := _why_not(entry, state):
            left[reason] += 1
        else:
            taken.append(entry)
    return StepPlan(state, tuple(taken), left)


def _why_not(entry: Entry, state: CaseState) -> str:
    if entry.void:
        return "已经作废"
    if entry.returned:
        return f"{RETURNED}，要单独处理"
    if entry.state.position >= state.position:
        return f"已经是“{entry.state_label}”"
    heard = state is CaseState.ACCEPTED and CaseState.SENT in entry.steps
    return "" if state in entry.steps or heard else f"没有“{entry.label(state)}”这一步"


def steps_ahead(entries: Sequence[Entry]) -> list[CaseState]:
    """The states that any of *entries* can be moved on to, in order."""
    return [state for state in CaseState if any(not _why_not(entry, state) for entry in entries)]


def usual_step(entries: Sequence[Entry]) -> CaseState | None:
    """The next state of most of *entries*, the earlier one of equals; None when none has one."""
    counts = Counter(entry.next_state for entry in entries if entry.next_state and not entry.returned)
    return min(counts, key=lambda state: (-counts[state], state.position), default=None)


def take_step(ledger: Ledger, plan: StepPlan, day: date, note: str = "", tracking: str = "") -> int:
    """Move the cases of *plan* on as of *day*, as one change; return how many there are. Raises LedgerError.

    A *tracking* number is that of one parcel which all of them are in that go by mail.
    """
    moves = [
        Move(entry.id, plan.state, day, note, tracking if entry.delivery == "mail" else "") for entry in plan.taken
    ]
    return len(ledger.move_all(moves)) if moves else 0


def summary_of(entries: Sequence[Entry]) -> str:
    """How many certificates *entries* are about, what they come to, and how far they are, in Chinese."""
    counted = [entry for entry in entries if not entry.void]
    amounts = [entry.amount for entry in counted if entry.amount is not None]
    money = f"，{amount_text(sum(amounts))}" if amounts else ""
    reached = Counter(entry.state_label for entry in sorted(counted, key=lambda entry: entry.state.position))
    void = f"，作废 {len(entries) - len(counted)} 件" if len(counted) < len(entries) else ""
    states = "，".join(f"{label} {count} 件" for label, count in reached.items())
    return f"证书 {sum(entry.certificates for entry in counted)} 枚{money}。{states}{void}"
