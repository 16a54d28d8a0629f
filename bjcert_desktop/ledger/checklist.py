"""The steps of a case as a list to tick off: which of them are done, and noting that."""

import sqlite3
from collections.abc import Collection, Iterable
from datetime import date

from . import database
from .book import Ledger, add_note, refuse_void, update
from .model import CaseState, Change, LedgerError
from .queries import entry_of, history_of


def reached(history: Iterable[Change], now: CaseState) -> dict[CaseState, Change]:
    """The steps that are done, of a case in the state *now*, each with the line of its *history* that says so.

    A step that was taken back has a line without a day.
    """
    last = {change.state: change for change in history if change.state is not None}
    order = list(CaseState)
    return {state: each for state, each in last.items() if each.day and order.index(state) <= order.index(now)}


def done_steps(ledger: Ledger, key: str) -> frozenset[CaseState]:
    """The steps of the case recorded under *key* that are done. Raises LedgerError."""
    ledger.make_ready()
    with database.opened(ledger.path) as db:
        now = entry_of(db, _number(db, key))
        return frozenset(reached(history_of(db, now.id), now.state))


def tick_off(ledger: Ledger, key: str, wanted: Collection[CaseState], ticked: Collection[CaseState], day: date) -> None:
    """Let those of the *wanted* steps that are *ticked* be done, on *day* where they were not yet, and no others.

    Of the steps that are not wanted nothing changes. The case's state is the furthest that is done. Raises LedgerError,
    for an entry that is void as well. The case goes by its *key*: its number may be another's in a ledger that was
    restored meanwhile.
    """
    order = list(CaseState)
    ledger.make_ready()
    with database.opened(ledger.path, writing=True) as db:
        now = entry_of(db, _number(db, key))
        refuse_void(now)
        history = history_of(db, now.id)
        done = reached(history, now.state)
        days = {state: change.day for state, change in done.items() if state not in wanted or state in ticked}
        days |= {state: day for state in wanted if state in ticked and state not in done}
        furthest = max(days, key=order.index, default=CaseState.EXPORTED)
        passed = reached(history, max(now.state, furthest, key=order.index))  # what stepping back had left behind, too
        for state in sorted(wanted, key=order.index):
            if state in ticked and state not in done:
                add_note(db, now.id, now.label(state), state, day)
            elif state not in ticked and state in passed:
                add_note(db, now.id, f"取消“{now.label(state)}”", state)
        if furthest is not now.state:
            update(db, now, {"state": furthest, "since": (days.get(furthest) or day).isoformat()})


def _number(db: sqlite3.Connection, key: str) -> int:
    row = db.execute("SELECT id FROM cases WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise LedgerError("办理记录里没有这件业务。", "恢复过备份的，请重新导出一次，它会再记入办理记录。")
    return int(row[0])
