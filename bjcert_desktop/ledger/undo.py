"""Undo the last change: what the cases were before it is kept until the next one."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from ..system.half_characters import to_json
from .changes import add_change, update
from .model import CaseState, LedgerError
from .queries import select_sound


class KeptFact(msgspec.Struct, frozen=True):
    """A row of ``facts``; *personal* stays sealed."""

    id: int
    unit: str
    code: str
    certificate: str
    day: str
    given: str
    was: str
    personal: bytes | None
    ended: int
    added: int
    entry: int | None
    at: str
    who: str


class Before(msgspec.Struct, frozen=True):
    """A case as it was: columns of ``cases``, and the facts that it had brought."""

    state: CaseState
    since: str
    tracking: str
    void: str
    returned: str
    facts: tuple[KeptFact, ...] = ()


_COLUMNS = [name for name in Before.__struct_fields__ if name != "facts"]
_FACT = ", ".join(KeptFact.__struct_fields__)
_before = msgspec.json.Decoder(Before)


@dataclass(frozen=True)
class LastChange:
    """The change that can be undone: *what* in Chinese, and how many *cases* it changed."""

    what: str
    cases: int


@dataclass(frozen=True)
class ChangedCases:
    """The cases of a change as they were before line *first* of the audit trail."""

    cases: Mapping[int, Before]
    first: int


def before(db: sqlite3.Connection, entries: Iterable[int]) -> ChangedCases:
    """The cases *entries* before a change in the same transaction, for ``keep`` after it."""
    return ChangedCases({entry: was for entry in entries if (was := _kept(db, entry))}, _last_line(db))


def keep(db: sqlite3.Connection, kept: ChangedCases, what: str) -> None:
    """Keep what the cases were: this change, *what* in Chinese, is the one that ``undo`` takes back."""
    db.execute("DELETE FROM undo")
    last = _last_line(db)
    rows = [(n, what, to_json(was).decode(), kept.first, last) for n, was in kept.cases.items()]
    db.executemany("INSERT INTO undo (entry, what, was, first, last) VALUES (?, ?, ?, ?, ?)", rows)


def last_change(db: sqlite3.Connection) -> LastChange | None:
    """The change that can be undone, if any."""
    row = db.execute("SELECT what, count(*) FROM undo GROUP BY what LIMIT 1").fetchone()
    return LastChange(*row) if row else None


def undo(db: sqlite3.Connection) -> LastChange:
    """Take the last change back. Raises LedgerError if there is none, or if one of its cases was changed since."""
    change, rows = last_change(db), select_sound(db, "SELECT * FROM undo ORDER BY entry", ())
    if change is None:
        raise LedgerError("没有可以撤销的修改。", "要改回去的，请在那一条上用“改进展”。")
    for row in rows:
        newest = db.execute("SELECT max(id) FROM history WHERE entry = ?", (row["entry"],)).fetchone()[0]
        if newest > row["last"]:
            raise LedgerError(f"第 {row['entry']} 号记录后来又改过，不能一起撤销。", "请在各条记录上用“改进展”。")
    for row in rows:
        _put_back(db, row["entry"], _before.decode(row["was"]), row["first"], row["what"])
    db.execute("DELETE FROM undo")
    return change


def _kept(db: sqlite3.Connection, entry: int) -> Before | None:
    found = select_sound(db, "SELECT * FROM cases WHERE id = ?", (entry,))
    facts = select_sound(db, "SELECT * FROM facts WHERE entry = ? ORDER BY id", (entry,))
    kept = tuple(KeptFact(**{name: row[name] for name in KeptFact.__struct_fields__}) for row in facts)
    return Before(**{name: found[0][name] for name in _COLUMNS}, facts=kept) if found else None


def _put_back(db: sqlite3.Connection, entry: int, was: Before, first: int, what: str) -> None:
    """Make the case what it *was* before line *first* of the audit trail, which goes on with a line that says so."""
    update(db, entry, {name: getattr(was, name) for name in _COLUMNS})
    db.execute("DELETE FROM facts WHERE entry = ?", (entry,))
    marks = ", ".join("?" * len(KeptFact.__struct_fields__))
    db.executemany(f"INSERT INTO facts ({_FACT}) VALUES ({marks})", map(msgspec.structs.astuple, was.facts))
    changed = "SELECT DISTINCT state FROM history WHERE entry = ? AND id > ? AND state IS NOT NULL"
    before = "SELECT day FROM history WHERE entry = ? AND id <= ? AND state = ? ORDER BY id DESC LIMIT 1"
    states = [row[0] for row in db.execute(changed, (entry, first)).fetchall()]
    for state in states:
        row = db.execute(before, (entry, first, state)).fetchone()
        day = date.fromisoformat(row[0]) if row and row[0] else None
        add_change(db, entry, "撤销", CaseState(state), day, what)
    if not states:
        add_change(db, entry, "撤销", note=what)


def _last_line(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT coalesce(max(id), 0) FROM history").fetchone()[0])
