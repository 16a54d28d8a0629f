"""How the ledger's tables are changed: every change leaves a line in the audit trail."""

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ..system.inventory import account
from .model import CaseState, Entry, LedgerError
from .queries import searchable, select


def insert(db: sqlite3.Connection, row: dict[str, Any]) -> int | None:
    """Add a row to ``cases``; return its id, or None if its key is there already."""
    row = {**row, "words": words(row)}
    row.pop("id", None)
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    done = db.execute(f"INSERT INTO cases ({names}) VALUES ({marks}) ON CONFLICT (key) DO NOTHING", row)
    return done.lastrowid if done.rowcount else None


def update(db: sqlite3.Connection, entry: int, changes: dict[str, Any]) -> None:
    """Change columns of an entry."""
    row = select(db, "SELECT * FROM cases WHERE id = ?", (entry,))[0]
    changes = {**changes, "words": words({**row, **changes}), "id": entry}
    db.execute(f"UPDATE cases SET {', '.join(f'{name} = :{name}' for name in changes)} WHERE id = :id", changes)


def words(row: Mapping[str, Any]) -> str:
    """What the search looks through."""
    return searchable("\n".join((row["unit"], row["code"], row["title"], row["tracking"])))


def add_change(
    db: sqlite3.Connection,
    entry: int,
    what: str,
    state: CaseState | None = None,
    day: date | None = None,
    note: str = "",
) -> None:
    """Add a line to the audit trail of *entry*."""
    values = entry, now(), account(), what, state, day and day.isoformat(), note
    db.execute("INSERT INTO history (entry, at, who, what, state, day, note) VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def refuse_void(entry: Entry) -> None:
    """Raise LedgerError for an entry that no longer counts."""
    if entry.void:
        raise LedgerError(f"第 {entry.id} 号记录已经作废，不能再改。", "请在代替它的记录上修改。")


def now() -> str:
    """The local time with its offset, as the ledger keeps it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
