"""The steps of a case as a checklist: which of them are done, and ticking them off."""

import sqlite3
from collections.abc import Collection, Iterable
from datetime import date
from operator import attrgetter

from .certificates import facts_follow
from .changes import add_change, refuse_void, update
from .ledger import Ledger
from .model import CaseState, Change, Entry, LedgerError
from .queries import entry_by_id, history_of

_position = attrgetter("position")


def reached(history: Iterable[Change], now: CaseState) -> dict[CaseState, Change]:
    """The steps that are done of a case in the state *now*, each with the line of its *history* that says so.

    A step that was taken back has a line without a day.
    """
    last = {change.state: change for change in history if change.state is not None}
    return {state: each for state, each in last.items() if each.day and state.position <= now.position}


def done_steps(ledger: Ledger, key: str) -> frozenset[CaseState]:
    """The steps that are done of the case recorded under *key*. Raises LedgerError."""
    with ledger.opened() as db:
        entry = _entry_by_key(db, key)
        return frozenset(reached(history_of(db, entry.id), entry.state))


def tick_off(ledger: Ledger, key: str, wanted: Collection[CaseState], ticked: Collection[CaseState], day: date) -> None:
    """Set each of the *wanted* steps to done if ticked, otherwise undone; *day* is that of newly done ones.

    Steps that are not wanted keep their state. The case's state becomes the furthest step done. Raises LedgerError,
    also for a void entry. The case is found by its *key*: in a restored ledger its number may be another case's.
    """
    with ledger.opened(writing=True) as db:
        entry = _entry_by_key(db, key)
        refuse_void(entry)
        history = history_of(db, entry.id)
        done = reached(history, entry.state)
        days = {state: change.day for state, change in done.items() if state not in wanted or state in ticked}
        days |= {state: day for state in wanted if state in ticked and state not in done}
        furthest = max(days, key=_position, default=CaseState.EXPORTED)
        passed = reached(history, max(entry.state, furthest, key=_position))  # with those that a step back left behind
        for state in sorted(wanted, key=_position):
            if state in ticked and state not in done:
                add_change(db, entry.id, entry.label(state), state, day)
            elif state not in ticked and state in passed:
                add_change(db, entry.id, f"取消“{entry.label(state)}”", state)
        if furthest is not entry.state:
            update(db, entry.id, {"state": furthest, "since": (days.get(furthest) or day).isoformat()})
            facts_follow(db, entry_by_id(db, entry.id), day)


def _entry_by_key(db: sqlite3.Connection, key: str) -> Entry:
    row = db.execute("SELECT id FROM cases WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise LedgerError("办理记录里没有这件业务。", "恢复过备份的，请重新导出一次，它会再记入办理记录。")
    return entry_by_id(db, row[0])
