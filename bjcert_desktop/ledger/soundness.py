"""Whether every row of the ledger can be read, and setting aside those that cannot.

SQLite checks its own structure. What a column means is stated here: a table is added by its line in ``COLUMNS``.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import msgspec

from ..domain.case import Case
from ..domain.case_check import check_case
from ..domain.plan import MAX_CERTIFICATES
from ..domain.unit import Certificate, Unit
from ..system.dpapi import ProtectError, unprotect
from ..system.files import write_whole
from ..system.own_data import DAMAGED
from ..system.own_files import is_plain
from . import database
from .changes import words
from .checksums import is_sound
from .model import CaseState
from .personal import join, unseal
from .queries import select
from .undo import Before

_SHA256, _DAY = re.compile(r"[0-9a-f]{64}"), re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CERTIFICATE = frozenset(Certificate.__dataclass_fields__)
_MOST_YUAN = 10**9
_MOST_NAMED = 10  # numbers of entries in a sentence

Check = Callable[[Any], object]


class _Unreadable(Exception):  # noqa: N818 - says what is wrong
    """A value that the program does not write."""


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be read: its *table*, its primary *key* there, and the *entry* it belongs to, if any."""

    table: str
    key: Mapping[str, Any]
    entry: int | None


def _demand(fine: object) -> None:
    if not fine:
        raise _Unreadable


def _day(text: str) -> None:
    _demand(_DAY.fullmatch(text))
    date.fromisoformat(text)


def _moment(text: str) -> None:
    _demand(datetime.fromisoformat(text).tzinfo)


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _or_blank(check: Check) -> Check:
    return lambda value: value == "" or check(value)


def _within(most: int) -> Check:
    return lambda number: _demand(0 <= number <= most)


def _place(text: str) -> None:
    """A folder of this or the other kind of system: a backup may come from there."""
    _demand("\0" not in text and (PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()))


def _files(text: str) -> None:
    files = msgspec.json.decode(text, type=dict[str, str])
    _demand(all(is_plain(name) and "/" not in name and _SHA256.fullmatch(sha256) for name, sha256 in files.items()))


def _texts(text: str) -> None:
    msgspec.json.decode(text, type=dict[str, str])


def _sealed(content: bytes) -> None:
    _texts(unprotect(content).decode())


def _stated(text: str) -> None:
    """What a fact states of a certificate."""
    values = msgspec.json.decode(text, type=dict[str, str])
    _demand(_CERTIFICATE.issuperset(values))
    for name in ("valid_from", "valid_to"):
        if values.get(name):
            _day(values[name])


def _before(text: str) -> None:
    """What a case was before the last change, with the facts that it had brought."""
    was = msgspec.json.decode(text, type=Before)
    _day(was.since)
    for fact in was.facts:
        for name, check in COLUMNS["facts"].items():
            check(getattr(fact, name))


def _steps(text: str) -> None:
    _demand([CaseState(step) for step in text.split()])


def _attributes(text: str) -> None:
    _demand(set(msgspec.json.decode(text, type=list[str])) <= set(Unit.__dataclass_fields__))


#: Table → column → what makes sure that the values of the column can be read. Other columns hold any text.
COLUMNS: dict[str, dict[str, Check]] = {
    "cases": {
        "key": _demand,
        "certificates": _within(MAX_CERTIFICATES),
        "amount": _or_none(_within(_MOST_YUAN)),
        "folder": _place,
        "day": _day,
        "created": _moment,
        "state": CaseState,
        "since": _day,
        "steps": _steps,
    },
    "details": {
        "files": _files,
        "forms": _texts,
        "serials": lambda text: msgspec.json.decode(text, type=tuple[str, ...]),
        "rejected": _attributes,
        "content": lambda content: check_case(msgspec.json.decode(content, type=Case)),
    },
    "personal": {},  # goes with the content of details
    "subjects": {"valid_to": _or_blank(_day)},
    "facts": {"day": _day, "given": _stated, "was": _stated, "at": _moment, "personal": _or_none(_sealed)},
    "batches": {"key": _demand, "folder": _place, "files": _files},
    "undo": {"was": _before},
    "replies": {"day": _day, "at": _moment},
    "history": {"at": _moment, "state": _or_none(CaseState), "day": _or_none(_day)},
}


def find_damage(db: sqlite3.Connection) -> list[BadRow]:
    """The rows that cannot be read, or that belong to no entry. Raises sqlite3.Error."""
    db.text_factory = lambda content: content.decode("utf-8", "surrogateescape")  # else one text stops the query
    entries = {number for (number,) in db.execute("SELECT id FROM cases")}
    detailed = {number for (number,) in db.execute("SELECT id FROM details")}
    found = []
    for table, columns in COLUMNS.items():
        keys = [row["name"] for row in select(db, f"PRAGMA table_info ({table})", ()) if row["pk"]]
        owners = _owners(db, table) if keys else []  # an older ledger does not have every table
        for row in _each(db, table) if keys else ():
            owned = [row[name] for name in owners if row[name] is not None]
            known = entries.issuperset(owned) and (table != "cases" or row["id"] in detailed)
            if not (known and _is_readable(db, table, columns, row)):
                entry = row["id"] if table == "cases" else owned[0] if owned else None
                found.append(BadRow(table, {name: row[name] for name in keys}, entry))
    return found


def _each(db: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    with closing(db.execute(f"SELECT * FROM {table}")) as found:
        names = [column[0] for column in found.description]
        for row in found:
            yield dict(zip(names, row, strict=True))


def _is_readable(db: sqlite3.Connection, table: str, columns: Mapping[str, Check], row: dict[str, Any]) -> bool:
    try:
        for value in row.values():
            _demand(_kept(value) is value)
        _demand(is_sound(row))
        for name, check in columns.items():
            if name in row:  # an older ledger may not have the column
                check(row[name])
        if table == "cases":
            _demand(row["words"] in (words(row), words(row) + _checksum_of_5(row)))
        if table == "personal":
            content = db.execute("SELECT content FROM details WHERE id = ?", (row["id"],)).fetchone()[0]
            join(msgspec.json.decode(content, type=Case), unseal(row["content"]))
    except ProtectError:
        return True  # another account's
    except (_Unreadable, ValueError, TypeError, OverflowError, RecursionError, msgspec.DecodeError):
        return False
    return True


def _checksum_of_5(row: Mapping[str, Any]) -> str:
    """What version 5 of the tables wrote behind the words of a row of ``cases``."""
    content = msgspec.json.encode([value for name, value in row.items() if name not in ("id", "words")])
    return "\n" + "".join(chr(0xE000 + byte) for byte in blake2b(content, digest_size=8).digest())


def lost_entries(bad: Sequence[BadRow]) -> set[int]:
    """The entries that cannot be read because of *bad* rows."""
    return {row.entry for row in bad if row.table in ("cases", "details") and row.entry is not None}


def set_rows_aside(db: sqlite3.Connection, bad: Sequence[BadRow], folder: Path) -> str:
    """Move *bad* rows out of the ledger into a file in *folder*; of an entry that cannot be read, all rows.

    Return a sentence about them. Call it in a transaction. Raises OSError.
    """
    gone = lost_entries(bad)
    alone = [row for row in bad if row.entry not in gone]
    rows = [taken for row in alone for taken in _take(db, row.table, row.key)]
    for entry in gone:
        db.execute("UPDATE cases SET corrects = NULL WHERE corrects = ?", (entry,))
        for table in COLUMNS:
            if table != "cases":
                rows += [taken for owner in _owners(db, table) for taken in _take(db, table, {owner: entry})]
        rows += _take(db, "cases", {"id": entry})
    path = folder / f"ledger-rows-{datetime.now():%Y%m%d-%H%M%S-%f}{DAMAGED}"
    write_whole(path, msgspec.json.format(msgspec.json.encode(rows), indent=1))
    numbers = sorted({row.entry for row in bad if row.entry is not None})
    named = "、".join(map(str, numbers[:_MOST_NAMED])) + (" 等" if len(numbers) > _MOST_NAMED else "")
    which = f"（第 {named} 号）" if numbers else ""
    return (
        f"办理记录里有 {len(gone) + len(alone)} 处读不出来或被改动过{which}，已经移到“{path}”，其余照常使用。"
        "需要找回的，请从自动备份恢复办理记录。"
    )


def _owners(db: sqlite3.Connection, table: str) -> list[str]:
    """The columns of *table* that name the entry to which a row belongs."""
    return [row["from"] for row in select(db, f"PRAGMA foreign_key_list ({table})", ())]


def _take(db: sqlite3.Connection, table: str, key: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Remove the rows with *key* from *table*, and return them with its name."""
    key = {name: _kept(value) for name, value in key.items()}
    marks = {name: f"CAST(:{name} AS TEXT)" if isinstance(value, bytes) else f":{name}" for name, value in key.items()}
    where = " AND ".join(f"{name} = {mark}" for name, mark in marks.items())
    rows = select(db, f"SELECT * FROM {table} WHERE {where}", key)
    db.execute(f"DELETE FROM {table} WHERE {where}", key)
    return [{"table": table, **{name: _kept(value) for name, value in row.items()}} for row in rows]


def _kept(value: Any) -> Any:
    """*value*, or the bytes of a text that is none."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogateescape")
    return value


def check_structure(db: sqlite3.Connection, path: Path, *, new: bool = False) -> None:
    """Raise LedgerDamaged unless *db* is a ledger with sound pages and exactly its own tables; LedgerError for a newer.

    Anything else in it (a trigger, a view) would work behind the program's back. A *new* one may have no tables yet.
    """
    db.execute("PRAGMA trusted_schema = OFF")
    version = database.version_of(db, path)
    own = (version > 0 or new) and _schema(db) == _expected(version)  # before a foreign expression is evaluated
    if own and version:  # else there would be no numbers left
        own = not db.execute("SELECT 1 FROM sqlite_sequence WHERE typeof(seq) <> 'integer' OR seq > 1e12").fetchall()
    if not own or db.execute("PRAGMA integrity_check (1)").fetchall() != [("ok",)]:
        raise database.damaged(path)


def _schema(db: sqlite3.Connection) -> set[tuple[str, ...]]:
    """What *db* defines, without the indexes and statistics that SQLite makes by itself."""
    rows = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    statistics = ("table", "sqlite_stat1"), ("table", "sqlite_stat4")
    return {(*row[:3], " ".join(str(row[3]).split())) for row in rows if row[:2] not in statistics}


def _expected(version: int) -> set[tuple[str, ...]]:
    """The schema of a ledger of that *version*."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        database.migrate(empty, 0, version)
        return _schema(empty)
