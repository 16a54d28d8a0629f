"""Keeping the ledger whole: looking it over at start, backups that follow one another, restoring, clearing."""

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ..system.dpapi import ProtectError, protect, unprotect
from ..system.files import cannot_write
from . import database
from .book import Ledger, add_note
from .model import LedgerDamaged, LedgerError

KEPT = 10  # backups
_ASIDE, _STAMP = "ledger-damaged-", "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True)
class Backup:
    """A copy of the ledger, whole: where it is, when it was made, and how many entries it holds."""

    path: Path
    made: datetime
    entries: int


def check(ledger: Ledger) -> None:
    """Look the whole ledger over, which takes a moment for a large one. Raises LedgerDamaged, or LedgerError."""
    ledger.make_ready()
    with database.opened(ledger.path) as db:
        if db.execute("PRAGMA integrity_check (1)").fetchall() != [("ok",)]:
            raise database.damaged(ledger.path)
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise database.damaged(ledger.path)


def look_after(ledger: Ledger) -> None:
    """What is done at every start: look the ledger over and, when it is sound, keep a copy. Raises like ``check``."""
    if ledger.path.exists() or _paths(ledger):  # else nothing has been recorded yet
        check(ledger)
        back_up(ledger)


def back_up(ledger: Ledger) -> Path | None:
    """Keep a copy of the ledger, and the ``KEPT`` newest copies; None when it has not changed since the last one."""
    folder = ledger.folder / database.BACKUPS
    there = _paths(ledger)
    try:
        changed = ledger.path.stat().st_mtime_ns
        if there and there[0].stat().st_mtime_ns == changed:
            return None
        folder.mkdir(exist_ok=True)
        path = folder / f"ledger-{datetime.now():{_STAMP}}.db"
        copy(ledger, path)
        os.utime(path, ns=(changed, changed))  # tells which state it is of, whatever the clock says
        for old in _paths(ledger)[KEPT:]:
            old.unlink()
    except OSError as error:
        raise cannot_write(folder, error) from error
    return path


def copy(ledger: Ledger, path: Path) -> None:
    """Write a copy of the ledger, as it is at one moment, to *path*: whole or not at all. LedgerError, OSError."""
    ledger.make_ready()
    half = path.with_name(f".~{path.name}")
    half.unlink(missing_ok=True)
    try:
        _new_file(half)
        with database.opened(ledger.path) as db:
            db.execute("VACUUM INTO ?", (str(half),))
        _flush(half)
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def backups(ledger: Ledger) -> list[Backup]:
    """The sound backups there are, the newest first."""
    found = []
    for path in _paths(ledger):
        with suppress(LedgerError, ValueError), database.opened(path) as db:
            made = datetime.strptime(path.stem.partition("-")[2], _STAMP)
            if db.execute("PRAGMA integrity_check (1)").fetchall() == [("ok",)]:
                found.append(Backup(path, made, db.execute("SELECT count(*) FROM cases").fetchone()[0]))
    return found


def restore(ledger: Ledger, backup: Path) -> Path | None:
    """Put a copy of *backup* in the ledger's place; where the one before it lies now, None when there was none.

    Raises LedgerError when *backup* is not sound or cannot be copied: then the ledger stays as it is.
    """
    half = ledger.path.with_name(f".~{ledger.path.name}")
    aside = ledger.path.with_name(f"{_ASIDE}{datetime.now():{_STAMP}}.db")
    try:
        half.unlink(missing_ok=True)
        _new_file(half)
        with database.opened(backup) as db:
            _check_content(db, backup)
            db.execute("VACUUM INTO ?", (str(half),))
        _flush(half)
        was_there = ledger.path.exists()
        journal = ledger.path.with_name(f"{ledger.path.name}-journal")
        if was_there:
            ledger.path.replace(aside)
        if journal.exists():  # it belongs to the damaged ledger, and would be rolled back into the good one
            journal.replace(aside.with_name(f"{aside.name}-journal"))
        half.replace(ledger.path)
    except OSError as error:
        raise cannot_write(ledger.folder, error) from error
    finally:
        half.unlink(missing_ok=True)
    Ledger(ledger.folder).make_ready()  # it may be of an older version
    return aside if was_there else None


def _check_content(db: sqlite3.Connection, path: Path) -> None:
    """Raise LedgerError unless *db* is a sound ledger."""
    sound = db.execute("PRAGMA integrity_check (1)").fetchall() == [("ok",)]
    if not sound or not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'cases'").fetchone():
        raise LedgerError(f"“{path}”不是完好的办理记录。", "请换一份备份。")


# --- to another computer


def portable(ledger: Ledger) -> bytes:
    """The whole ledger as a file that every account of every computer can read. Raises LedgerError.

    It is put together in memory: the personal values lie in it unprotected. Those that this account cannot read are
    left out.
    """
    ledger.make_ready()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copied:
        with database.opened(ledger.path) as db:
            db.backup(copied)
        for entry, sealed in copied.execute("SELECT id, content FROM personal").fetchall():
            try:
                copied.execute("UPDATE personal SET content = ? WHERE id = ?", (unprotect(sealed), entry))
            except ProtectError:
                copied.execute("DELETE FROM personal WHERE id = ?", (entry,))
        return copied.serialize()


def write_portable(content: bytes, path: Path) -> int:
    """Make the new ledger *path* of what ``portable`` gave, protected for this account; how many entries it has.

    Raises LedgerError for what is no sound ledger, OSError, ProtectError.
    """
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copied:
            copied.deserialize(content)
            _check_content(copied, path)
            for entry, plain in copied.execute("SELECT id, content FROM personal").fetchall():
                copied.execute("UPDATE personal SET content = ? WHERE id = ?", (protect(plain), entry))
            _new_file(path)
            copied.execute("VACUUM INTO ?", (str(path),))
            count = int(copied.execute("SELECT count(*) FROM cases").fetchone()[0])
    except sqlite3.Error as error:
        raise database.sentence(path, error) from error
    _flush(path)
    return count


def _new_file(path: Path) -> None:
    """An empty file that its owner alone can read."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


# --- personal values


def with_personal(ledger: Ledger, before: date) -> int:
    """How many entries of cases with a day *before* that still have personal values. Raises LedgerError."""
    ledger.make_ready()
    with database.opened(ledger.path) as db:
        rows = db.execute("SELECT count(*) FROM personal JOIN cases USING (id) WHERE day < ?", (before.isoformat(),))
        return int(rows.fetchone()[0])


def clear_personal(ledger: Ledger, before: date) -> int:
    """Remove the personal values from the entries of cases with a day *before* that, and from all backups.

    The rest of the entries stays. Returns how many entries had any; what is removed is overwritten.
    """
    ledger.make_ready()
    with database.opened(ledger.path, writing=True) as db:
        ids = _clear(db, before)
        for entry in ids:
            add_note(db, entry, "清除个人信息")
    for path in _paths(ledger):
        try:
            with database.opened(path, writing=True) as db:
                _clear(db, before)
        except LedgerDamaged:
            path.unlink()  # no backup any more
    for path in ledger.folder.glob(f"{_ASIDE}*"):
        path.unlink()
    return len(ids)


def _clear(db: sqlite3.Connection, before: date) -> list[int]:
    old = "id IN (SELECT id FROM cases WHERE day < ?)"
    ids = [row[0] for row in db.execute(f"SELECT id FROM personal WHERE {old}", (before.isoformat(),))]
    db.execute(f"DELETE FROM personal WHERE {old}", (before.isoformat(),))
    return ids


def _paths(ledger: Ledger) -> list[Path]:
    return sorted((ledger.folder / database.BACKUPS).glob("ledger-*.db"), reverse=True)
