"""Queries of the ledger: find entries, and read them from their rows."""

import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from .checksums import sound
from .model import CaseState, Change, Entry, LedgerError, Query

_FEW = 2000  # matching entries
_AT_ONCE = 900  # values in a query, of which SQLite takes 999 everywhere


def matching(
    db: sqlite3.Connection, query: Query, limit: int, offset: int
) -> tuple[list[int], Mapping[tuple[str, str], int]]:
    """A page of the ids that match *query*, and counts by state and reason of voiding, whatever the query's state.

    The indexes hold all columns of the conditions and are much smaller than the table: one scan of an index finds a few
    entries. Of many, the newest are soon met in the table itself, and the scan of the index only counts.
    """
    where, values = _where(query)
    index = "cases_batch" if query.batch else "cases_search" if query.text.strip() else "cases_filter"
    index = f"INDEXED BY {index}"
    few = db.execute(f"SELECT id, state, void FROM cases {index} WHERE {where} LIMIT ?", [*values, _FEW + 1]).fetchall()
    if len(few) <= _FEW:
        ids = sorted((each for each, state, _ in few if query.state in (None, state)), reverse=True)
        return ids[offset : offset + limit], Counter((state, void) for _, state, void in few)
    counted = db.execute(f"SELECT state, void, count(*) FROM cases {index} WHERE {where} GROUP BY state, void", values)
    counts = {(state, void): count for state, void, count in counted}
    if query.state:
        where, values = f"{where} AND state = ?", [*values, query.state]
    if sum(count for (state, _), count in counts.items() if query.state in (None, state)) > _FEW:
        index = index if query.batch else "NOT INDEXED"
    page = f"SELECT id FROM cases {index} WHERE {where} ORDER BY id DESC LIMIT ? OFFSET ?"
    return [each for (each,) in db.execute(page, [*values, limit, offset])], counts


def _where(query: Query) -> tuple[str, list[Any]]:
    """The condition for *query*, without its state."""
    conditions, values = ["1"], list[Any]()
    if query.business:
        conditions.append("business = ?")
        values.append(query.business)
    if query.year is not None:
        conditions.append("day >= ? AND day < ?")
        values += [f"{query.year:04}", f"{query.year + 1:04}"]
    if query.since is not None:
        conditions.append("day >= ?")
        values.append(query.since.isoformat())
    if query.void is not None:
        conditions.append("void <> ''" if query.void else "void = ''")
    if query.batch:
        conditions.append("batch = ?")
        values.append(query.batch)
    for word in searchable(query.text).split():
        conditions.append("instr(words, ?) > 0")
        values.append(word)
    return " AND ".join(conditions), values


def searchable(text: str) -> str:
    """*text* without differences of case and width."""
    return unicodedata.normalize("NFKC", text).casefold()


def select(db: sqlite3.Connection, sql: str, values: Iterable[Any] | Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a query as dictionaries."""
    found = db.execute(sql, dict(values) if isinstance(values, Mapping) else tuple(values))
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def select_sound(db: sqlite3.Connection, sql: str, values: Iterable[Any]) -> list[dict[str, Any]]:
    """The rows of a query of all columns of a table. Raises ValueError for one that does not fit its checksum."""
    with closing(db.execute(sql, tuple(values))) as found:
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in sound(found)]


def rows_of(db: sqlite3.Connection, query: str, ids: Iterable[int]) -> Iterator[dict[str, Any]]:
    """The rows of a *query* with ``IN (%s)`` for many *ids*. Raises ValueError like ``select_sound``."""
    wanted = list(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        yield from select_sound(db, query % ", ".join("?" * len(some)), some)


def entry_by_id(db: sqlite3.Connection, entry: int) -> Entry:
    """The entry with that id. Raises LedgerError if there is none."""
    found = entries_by_id(db, [entry])
    if not found:
        raise no_entry(entry)
    return found[0]


def entries_by_id(db: sqlite3.Connection, ids: Sequence[int]) -> list[Entry]:
    """The entries with those ids, in any order."""
    rows = list(rows_of(db, "SELECT * FROM cases WHERE id IN (%s)", ids))
    details = {row["id"]: row for row in rows_of(db, "SELECT * FROM details WHERE id IN (%s)", ids)}
    if len(details) != len(rows):
        raise ValueError("without its details")
    personal = {row["id"] for row in rows_of(db, "SELECT * FROM personal WHERE id IN (%s)", ids)}
    return [_entry(row, details[row["id"]], row["id"] in personal) for row in rows]


def history_of(db: sqlite3.Connection, entry: int) -> list[Change]:
    """The audit trail of an entry, earliest first."""
    return [
        Change(
            datetime.fromisoformat(row["at"]),
            row["who"],
            row["what"],
            CaseState(row["state"]) if row["state"] else None,
            date.fromisoformat(row["day"]) if row["day"] else None,
            row["note"],
        )
        for row in select_sound(db, "SELECT * FROM history WHERE entry = ? ORDER BY id", (entry,))
    ]


def _entry(row: dict[str, Any], details: dict[str, Any], personal: bool) -> Entry:
    """The entry in a row, with its *details*."""
    same = ("id", "unit", "code", "business", "scenario", "title", "certificates", "amount", "delivery")
    return Entry(
        **{name: row[name] for name in same},
        folder=Path(row["folder"]),
        program=details["program"],
        files=msgspec.json.decode(details["files"], type=dict[str, str]),
        forms=msgspec.json.decode(details["forms"], type=dict[str, str]),
        serials=msgspec.json.decode(details["serials"], type=tuple[str, ...]),
        day=date.fromisoformat(row["day"]),
        created=datetime.fromisoformat(row["created"]),
        state=CaseState(row["state"]),
        since=date.fromisoformat(row["since"]),
        steps=tuple(map(CaseState, row["steps"].split())),
        tracking=row["tracking"],
        void=row["void"],
        corrects=row["corrects"],
        personal=personal,
        returned=row["returned"],
        batch=row["batch"],
    )


def no_entry(entry: int) -> LedgerError:
    """The error for an entry that does not exist."""
    return LedgerError(f"办理记录里没有第 {entry} 号。", "请核对编号，可用列表查看。")
