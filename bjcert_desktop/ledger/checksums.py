"""A checksum in each row of the ledger, kept by the database itself whichever statement writes the row.

Triggers of the connection, which are not part of the file, see to it. A row that does not fit its checksum never gets a
new one: it stays to be found by the check.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

import msgspec

COLUMN = "checksum"  # in every table since version 6


def is_sound(row: Mapping[str, Any]) -> bool:
    """Whether a *row*, all its columns in order, fits its checksum. Those of older versions have none."""
    return COLUMN not in row or row[COLUMN] == _checksum(*(value for name, value in row.items() if name != COLUMN))


def sound(rows: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
    """The *rows* of a query of all columns of a table. Raises ValueError for one that does not fit its checksum."""
    at = [column[0] for column in rows.description].index(COLUMN)
    for row in rows:
        if row[at] != _checksum(*row[:at], *row[at + 1 :]):
            raise ValueError("changed by another hand")
        yield row


def keep_checksums(db: sqlite3.Connection) -> None:
    """Have every row that *db* adds or changes get its checksum."""
    db.create_function("checksum", -1, _checksum, deterministic=True)
    for number, (table, columns, key) in enumerate(_tables(db)):
        same = " AND ".join(f"{name} = NEW.{name}" for name in key)
        old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
        kept = f"UPDATE {table} SET {COLUMN} = %s WHERE {same}"
        for when, value in (
            ("INSERT", f"checksum({new})"),
            (f"UPDATE OF {', '.join(columns)}", f"iif(OLD.{COLUMN} = checksum({old}), checksum({new}), x'')"),
        ):
            name = f"{when[:6]}_{number}"
            db.execute(f"CREATE TEMP TRIGGER {name} AFTER {when} ON main.{table} BEGIN {kept % value}; END")


def renew_checksums(db: sqlite3.Connection) -> None:
    """Give all rows their checksums after a change of the tables."""
    db.create_function("checksum", -1, _checksum, deterministic=True)
    for table, columns, _ in _tables(db):
        db.execute(f"UPDATE {table} SET {COLUMN} = checksum({', '.join(columns)})")


def _checksum(*values: object) -> bytes:
    return blake2b(msgspec.json.encode(values), digest_size=8).digest()


def _tables(db: sqlite3.Connection) -> Iterator[tuple[str, list[str], list[str]]]:
    """The tables that have checksums, their other columns, and those of their keys, all in quotes."""
    for (table,) in db.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall():
        about = db.execute(f"PRAGMA main.table_info ({_quoted(table)})").fetchall()
        if any(row[1] == COLUMN for row in about):
            columns = [_quoted(row[1]) for row in about if row[1] != COLUMN]
            yield _quoted(table), columns, [_quoted(row[1]) for row in about if row[5]]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
