"""Maintain the ledger's file: check it, back it up, restore it, make it portable, clear personal values."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ..system.dpapi import ProtectError, protect, unprotect
from ..system.durable import flush
from ..system.files import cannot_write, write_whole
from ..system.links import is_real_file, is_real_folder, is_shared, own_folder
from . import database
from .changes import add_change, update
from .checksums import keep_checksums
from .clock import doubtful_since
from .foreign_logs import told_of_logs
from .ledger import Ledger
from .location import other_ledgers
from .model import LedgerDamaged, LedgerError
from .personal import typed_numbers
from .soundness import check_structure, find_damage, lost_entries, set_rows_aside

KEPT, DAYS = 10, 30  # backups
_ASIDE, _STAMP = "ledger-damaged-", "%Y%m%d-%H%M%S-%f"
_NAME = re.compile(r"ledger-(?P<stamp>\d{8}-\d{6}-\d{6})(-(?P<number>\d{6,}))?\.db", re.ASCII)


@dataclass(frozen=True)
class Backup:
    """A sound copy of the ledger: its path, when it was made, and how many entries it holds."""

    path: Path
    made: datetime
    entries: int


def check(ledger: Ledger) -> str:
    """Check the whole ledger, every row of it, which takes a moment if it is large.

    Rows that cannot be read are set aside, and a sentence says so; it is blank for a sound ledger. Raises LedgerDamaged
    for one that has to be restored, LedgerError.
    """
    ledger.make_ready()
    try:
        return ledger.take_told() + ledger.set_bad_rows_aside()
    except OSError as error:
        raise cannot_write(ledger.folder, error) from error


def look_after(ledger: Ledger, today: date | None = None) -> str:
    """At every start: check the ledger and copy it. Returns and raises like ``check``.

    Old copies are removed unless rows were set aside, which they may still hold, or *today* is doubtful; it is the real
    day unless given.
    """
    if not ledger.path.exists() and not _backup_paths(ledger):
        return ""  # nothing has been recorded yet
    problem = check(ledger)
    back_up(ledger)
    today = today or date.today()
    if not problem and doubtful_since(ledger, today) is None:
        remove_old_backups(ledger, today)
    return problem + other_ledgers(ledger.folder, (database.FILE, f"{_ASIDE}*")) + told_of_logs(ledger.path)


# --- backups


def back_up(ledger: Ledger) -> Path | None:
    """Copy the ledger, all rows of which can be read. Return None if it has not changed since the last copy."""
    folder = ledger.folder / database.BACKUPS
    there = _backup_paths(ledger)
    try:
        changed = ledger.path.stat().st_mtime_ns
        if there and there[0].stat().st_mtime_ns == changed:
            return None
        own_folder(folder)
        number = _number(there[0]) + 1 if there else 1
        path = folder / f"ledger-{datetime.now():{_STAMP}}-{number:06}.db"
        with _half_written(path) as half:
            with ledger.opened() as db:
                _write_copy(db, half)
            half.replace(path)
        os.utime(path, ns=(changed, changed))  # tells which state it is of, whatever the clock says
    except OSError as error:
        raise cannot_write(folder, error) from error
    return path


def remove_old_backups(ledger: Ledger, today: date) -> None:
    """Keep the ``KEPT`` newest copies, and the last of each day of the ``DAYS`` days before. Raises ExportError."""
    for path in old_backups(ledger, today):
        try:
            path.unlink(missing_ok=True)  # another window may have just begun, too
        except OSError as error:
            raise cannot_write(path.parent, error) from error


def old_backups(ledger: Ledger, today: date) -> list[Path]:
    """The copies that ``remove_old_backups`` removes. One from the future makes none of the others old."""
    there = _backup_paths(ledger)
    last_of_day: dict[date, Path] = {}
    for path in there:
        last_of_day.setdefault(_made(path).date(), path)
    first = min(max(last_of_day, default=today), today).toordinal() - DAYS
    kept = {path for day, path in last_of_day.items() if day.toordinal() >= first}
    return [path for path in there[KEPT:] if path not in kept]


def backups(ledger: Ledger) -> list[Backup]:
    """The backups that are sound in every row, newest first."""
    found = []
    for path in _backup_paths(ledger):
        with suppress(LedgerError), database.opened(path) as db:
            check_structure(db, path)
            if not find_damage(db):
                found.append(Backup(path, _made(path), _count(db)))
    return found


def restore(ledger: Ledger, backup: Path) -> Path | None:
    """Replace the ledger by a copy of *backup*; return the path of the one before, or None if there was none.

    Raises LedgerError when *backup* is not sound or cannot be copied: then the ledger stays as it is.
    """
    aside = ledger.path.with_name(f"{_ASIDE}{datetime.now():{_STAMP}}.db")
    journal = ledger.path.with_name(f"{ledger.path.name}-journal")
    try:
        with _half_written(ledger.path) as half:
            with database.opened(backup) as db:
                _check_content(db, backup)
                _write_copy(db, half)
            was_there = ledger.path.exists()
            if was_there:
                ledger.path.replace(aside)
            if journal.exists():  # of the damaged ledger: SQLite would roll it back into the restored one
                journal.replace(aside.with_name(f"{aside.name}-journal"))
            half.replace(ledger.path)
    except OSError as error:
        raise cannot_write(ledger.folder, error) from error
    Ledger(ledger.folder).make_ready()  # it may be of an older version
    return aside if was_there else None


def _backup_paths(ledger: Ledger) -> list[Path]:
    """The copies, newest first, by their numbers: the clock may have been wrong."""
    folder = ledger.folder / database.BACKUPS
    there = folder.glob("ledger-*.db") if is_real_folder(folder) else ()
    found = (path for path in there if _NAME.fullmatch(path.name) and is_real_file(path))
    return sorted(found, key=lambda path: (_number(path), path.name), reverse=True)


def _number(path: Path) -> int:
    """The number of a copy; earlier versions gave none."""
    match = _NAME.fullmatch(path.name)
    return int(match["number"] or 0) if match else 0


def _made(path: Path) -> datetime:
    match = _NAME.fullmatch(path.name)
    try:
        return datetime.strptime(match["stamp"] if match else "", _STAMP)
    except ValueError:
        return datetime.fromtimestamp(0)


@contextmanager
def _half_written(path: Path) -> Iterator[Path]:
    """A free path beside *path*, to write a file and rename it. What is not renamed is removed. Raises OSError."""
    half = path.with_name(f".~{path.name}")
    half.unlink(missing_ok=True)
    try:
        yield half
    finally:
        half.unlink(missing_ok=True)


def _write_copy(db: sqlite3.Connection, path: Path) -> None:
    """Write a copy of *db* to the new file *path*, readable by its owner only, and flush it."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    db.execute("VACUUM INTO ?", (str(path),))
    flush(path)


def _check_content(db: sqlite3.Connection, path: Path) -> None:
    """Raise LedgerError unless *db* is a ledger that is sound in every row."""
    with suppress(LedgerDamaged):
        check_structure(db, path)
        if not find_damage(db):
            return
    raise _not_sound(path)


def _not_sound(path: Path) -> LedgerError:
    return LedgerError(f"“{path}”不是完好的办理记录。", "请换一份备份。")


def _count(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM cases").fetchone()[0])


# --- to another computer


def portable(ledger: Ledger) -> bytes:
    """The whole ledger as a file that every account can read. Raises LedgerError, also for a damaged one.

    It is made in memory, because its personal values are unprotected. Those of other accounts are left out.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copied, ledger.opened() as db:
        db.backup(copied)
        check_structure(copied, ledger.path)
        keep_checksums(copied)
        _convert_personal(copied, _readable)
        return copied.serialize()


def look_at_portable(content: bytes, path: Path) -> tuple[int, tuple[str, ...]]:
    """How many entries the content of ``portable`` in the file *path* has, and what cannot be read of it.

    Raises LedgerError if it is no sound ledger.
    """
    with _portable(content, path) as copied:
        bad = find_damage(copied)
        copied.executemany("DELETE FROM cases WHERE id = ?", [(entry,) for entry in lost_entries(bad)])
        told = (f"备份的办理记录里有 {len(bad)} 处读不出来，恢复时会移到一边，其余照常使用。",) if bad else ()
        return _count(copied), told


def write_portable(content: bytes, path: Path) -> int:
    """Write the content of ``portable`` to the new ledger *path*, protected for this account; return its entries.

    Rows that cannot be read are set aside. Raises LedgerError if it is no sound ledger, OSError, ProtectError.
    """
    with _portable(content, path) as copied:
        if bad := find_damage(copied):
            set_rows_aside(copied, bad, path.parent)
        _convert_personal(copied, protect)
        _write_copy(copied, path)
        return _count(copied)


@contextmanager
def _portable(content: bytes, path: Path) -> Iterator[sqlite3.Connection]:
    """A ledger in memory with sound pages and exactly its own tables. Raises LedgerError."""
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copied:
            if not content:
                raise _not_sound(path)
            copied.deserialize(content)
            check_structure(copied, path)
            keep_checksums(copied)
            yield copied
    except LedgerDamaged as error:
        raise _not_sound(path) from error
    except sqlite3.Error as error:
        found = database.sentence(path, error)
        raise (_not_sound(path) if isinstance(found, LedgerDamaged) else found) from error


def _convert_personal(db: sqlite3.Connection, convert: Callable[[bytes], bytes | None]) -> None:
    _forget_undo(db)
    if _has(db, "facts"):
        for number, content in db.execute("SELECT id, personal FROM facts WHERE personal IS NOT NULL").fetchall():
            db.execute("UPDATE facts SET personal = ? WHERE id = ?", (convert(content), number))
    for entry, content in db.execute("SELECT id, content FROM personal").fetchall():
        converted = convert(content)
        if converted is None:
            db.execute("DELETE FROM personal WHERE id = ?", (entry,))
        else:
            db.execute("UPDATE personal SET content = ? WHERE id = ?", (converted, entry))


def _readable(content: bytes) -> bytes | None:
    try:
        return unprotect(content)
    except ProtectError:
        return None


# --- personal values


def with_personal(ledger: Ledger, before: date) -> int:
    """How many entries and replies with a day *before* that still have personal values. Raises LedgerError."""
    with ledger.opened() as db:
        return len(_sealed(db, before) | {each.owner for each in typed_numbers(db, before)})


def clear_personal(ledger: Ledger, before: date) -> int:
    """Remove the personal values of entries with a day *before* that, in the ledger and in all backups.

    SQLite overwrites what it removes. Return how many entries had any.
    """
    with ledger.opened(writing=True) as db:
        cleared = _clear(db, before)
        for table, number in sorted(cleared):
            if table == "cases":
                add_change(db, number, "清除个人信息")
    for path in _backup_paths(ledger):
        if is_shared(path):
            write_whole(path, path.read_bytes())  # a file of its own
        try:
            with database.opened(path, writing=True) as db:
                check_structure(db, path)
                _clear(db, before)
        except LedgerDamaged:
            path.unlink(missing_ok=True)  # no use as a backup, or just removed by another window
    for path in ledger.folder.glob(f"{_ASIDE}*"):
        path.unlink(missing_ok=True)
    return len(cleared)


def _sealed(db: sqlite3.Connection, before: date) -> set[tuple[str, int]]:
    """The entries that have sealed values."""
    rows = db.execute("SELECT id FROM personal JOIN cases USING (id) WHERE day < ?", (before.isoformat(),))
    return {("cases", number) for (number,) in rows}


def _clear(db: sqlite3.Connection, before: date) -> set[tuple[str, int]]:
    """Remove personal values; return the entries and replies that had any."""
    typed = typed_numbers(db, before)
    cleared = _sealed(db, before) | {each.owner for each in typed}
    db.executemany("DELETE FROM personal WHERE id = ?", [(n,) for table, n in cleared if table == "cases"])
    for each in typed:
        if each.table == "cases":
            update(db, each.id, {each.column: each.text})
        else:
            db.execute(f"UPDATE {each.table} SET {each.column} = ? WHERE id = ?", (each.value, each.id))
    _forget_undo(db)
    if _has(db, "facts"):
        stated = "UPDATE facts SET personal = NULL WHERE personal IS NOT NULL AND day < ?"
        db.execute(stated, (before.isoformat(),))
    return cleared


def _forget_undo(db: sqlite3.Connection) -> None:
    """Forget what the cases of the last change were: it may hold personal values, which are sealed for this account."""
    if _has(db, "undo"):
        db.execute("DELETE FROM undo")


def _has(db: sqlite3.Connection, table: str) -> bool:
    """Whether the ledger is of a version that has the *table*: a backup may be older."""
    return bool(db.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone())
