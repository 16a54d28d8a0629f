"""The steps of a case as a list to tick off: which of them are done, and noting that."""

from collections.abc import Collection, Iterable
from datetime import date

from . import database
from .book import Ledger, add_note, refuse_void, update
from .model import Change, State
from .queries import entry_of, history_of


def number_of(ledger: Ledger, key: str) -> int | None:
    """The id of the entry that was recorded under *key*, None where there is none. Raises LedgerError."""
    ledger.make_ready()
    with database.opened(ledger.path) as db:
        row = db.execute("SELECT id FROM cases WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else None


def reached(history: Iterable[Change], now: State) -> dict[State, Change]:
    """The steps that are done, of a case in the state *now*, each with the line of its *history* that says so.

    A step that was taken back has a line without a day.
    """
    last = {change.state: change for change in history if change.state is not None}
    order = list(State)
    return {state: each for state, each in last.items() if each.day and order.index(state) <= order.index(now)}


def done_steps(ledger: Ledger, entry: int) -> frozenset[State]:
    """The steps of *entry* that are done. Raises LedgerError."""
    return frozenset(reached(ledger.history(entry), ledger.entry(entry).state))


def tick_off(ledger: Ledger, entry: int, wanted: Collection[State], ticked: Collection[State], day: date) -> None:
    """Let those of the *wanted* steps that are *ticked* be done, on *day* where they were not yet, and no others.

    Of the steps that are not wanted nothing changes. The case's state is the furthest that is done. Raises LedgerError,
    for an entry that is void as well.
    """
    order = list(State)
    ledger.make_ready()
    with database.opened(ledger.path, writing=True) as db:
        now = entry_of(db, entry)
        refuse_void(now)
        done = reached(history_of(db, entry), now.state)
        for state in sorted(wanted, key=order.index):
            if state in ticked and state not in done:
                add_note(db, entry, now.label(state), state, day)
            elif state not in ticked and state in done:
                add_note(db, entry, f"取消“{now.label(state)}”", state)
        days = {state: change.day for state, change in done.items() if state not in wanted or state in ticked}
        days |= {state: day for state in wanted if state in ticked and state not in done}
        furthest = max(days, key=order.index, default=State.EXPORTED)
        if furthest is not now.state:
            update(db, now, {"state": furthest, "since": (days.get(furthest) or day).isoformat()})
