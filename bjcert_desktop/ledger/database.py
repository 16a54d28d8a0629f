"""The ledger's file: its tables and their migrations, and how it is opened.

A connection lasts for one piece of work. So threads and windows share nothing, the file is closed when another process
restores a backup, and every SQLite error becomes a LedgerError in one function.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from ..system.half_characters import without_halves
from ..system.links import is_link, is_shared
from .checksums import keep_checksums, renew_checksums
from .foreign_logs import mark_change, without_foreign_logs
from .model import LedgerDamaged, LedgerError, UnreadableRows

FILE, BACKUPS = "ledger.db", "backups"
PRACTICE = "practice"  # the folder of the ledger for invented units
_PATIENCE = 30  # seconds to wait for another process; a commit takes a fraction of one

#: Scripts from each version of the tables to the next; the first makes version 1. Never change a released one, add
#: another.
MIGRATIONS = [
    """
    CREATE TABLE cases (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        unit TEXT NOT NULL,
        code TEXT NOT NULL,
        business TEXT NOT NULL,
        scenario TEXT NOT NULL,
        title TEXT NOT NULL,
        certificates INTEGER NOT NULL,
        amount INTEGER,
        delivery TEXT NOT NULL,
        folder TEXT NOT NULL,
        day TEXT NOT NULL,
        created TEXT NOT NULL,
        state TEXT NOT NULL,
        since TEXT NOT NULL,
        steps TEXT NOT NULL,
        tracking TEXT NOT NULL DEFAULT '',
        void TEXT NOT NULL DEFAULT '',
        corrects INTEGER REFERENCES cases (id),
        words TEXT NOT NULL
    ) STRICT;

    CREATE TABLE details (
        id INTEGER PRIMARY KEY REFERENCES cases (id),
        program TEXT NOT NULL,
        files TEXT NOT NULL,
        forms TEXT NOT NULL,
        serials TEXT NOT NULL,
        rejected TEXT NOT NULL,
        content BLOB NOT NULL
    ) STRICT;

    CREATE TABLE personal (
        id INTEGER PRIMARY KEY REFERENCES cases (id),
        content BLOB NOT NULL
    ) STRICT;

    CREATE TABLE history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry INTEGER NOT NULL REFERENCES cases (id),
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        state TEXT,
        day TEXT,
        note TEXT NOT NULL
    ) STRICT;

    CREATE INDEX history_entry ON history (entry);
    CREATE INDEX cases_filter ON cases (state, void, business, day);
    CREATE INDEX cases_search ON cases (state, void, business, day, words);
    """,
    """
    CREATE TABLE subjects (
        entry INTEGER NOT NULL REFERENCES cases (id),
        certificate TEXT NOT NULL,
        valid_to TEXT NOT NULL,
        ends INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (entry, certificate)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE facts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        unit TEXT NOT NULL,
        code TEXT NOT NULL,
        certificate TEXT NOT NULL,
        day TEXT NOT NULL,
        given TEXT NOT NULL,
        was TEXT NOT NULL,
        personal BLOB,
        ended INTEGER NOT NULL,
        added INTEGER NOT NULL,
        entry INTEGER REFERENCES cases (id),
        at TEXT NOT NULL,
        who TEXT NOT NULL
    ) STRICT;

    CREATE INDEX facts_entry ON facts (entry);

    ALTER TABLE cases ADD COLUMN returned TEXT NOT NULL DEFAULT '';

    INSERT INTO subjects (entry, certificate, ends, valid_to)
    SELECT DISTINCT details.id, serials.value, cases.scenario = 'revoke', coalesce((
        SELECT json_extract(listed.value, '$.valid_to')
        FROM json_each(CAST(details.content AS TEXT), '$.unit.certificates') AS listed
        WHERE json_extract(listed.value, '$.serial') = serials.value
    ), '')
    FROM details JOIN cases USING (id), json_each(details.serials) AS serials;
    """,
    """
    ALTER TABLE cases ADD COLUMN batch TEXT NOT NULL DEFAULT '';

    CREATE INDEX cases_batch ON cases (batch);

    CREATE TABLE batches (
        key TEXT PRIMARY KEY,
        folder TEXT NOT NULL,
        files TEXT NOT NULL
    ) STRICT;

    CREATE TABLE undo (
        entry INTEGER PRIMARY KEY REFERENCES cases (id),
        what TEXT NOT NULL,
        was TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE replies (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        scenario TEXT NOT NULL,
        caveat TEXT NOT NULL,
        unit TEXT NOT NULL,
        code TEXT NOT NULL,
        day TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        text TEXT NOT NULL,
        entry INTEGER REFERENCES cases (id),
        at TEXT NOT NULL,
        who TEXT NOT NULL
    ) STRICT;

    CREATE INDEX replies_entry ON replies (entry);

    UPDATE cases SET steps = replace(steps, ' received', '') WHERE scenario = 'unlock' AND state <> 'received';
    """,
    "",  # the same tables: a checksum of the row of cases stood behind its words, in Unicode's private signs
    """
    UPDATE cases SET words = substr(words, 1, length(words) - 9)
    WHERE unicode(substr(words, -1)) BETWEEN 57344 AND 57599;

    ALTER TABLE cases ADD COLUMN checksum BLOB NOT NULL DEFAULT x'';
    ALTER TABLE details ADD COLUMN checksum BLOB NOT NULL DEFAULT x'';
    ALTER TABLE personal ADD COLUMN checksum BLOB NOT NULL DEFAULT x'';
    ALTER TABLE history ADD COLUMN checksum BLOB NOT NULL DEFAULT x'';
    ALTER TABLE subjects ADD COLUMN checksum BLOB NOT NULL DEFAULT x'';
    ALTER TABLE facts ADD COLUMN checksum BLOB NOT NULL DEFAULT x'';
    ALTER TABLE batches ADD COLUMN checksum BLOB NOT NULL DEFAULT x'';
    ALTER TABLE undo ADD COLUMN checksum BLOB NOT NULL DEFAULT x'';
    ALTER TABLE replies ADD COLUMN checksum BLOB NOT NULL DEFAULT x'';
    """,
]


class _Connection(sqlite3.Connection):
    """What takes no half characters, in values as in what is looked for."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        try:
            return super().execute(sql, parameters)
        except UnicodeEncodeError:
            return super().execute(sql, without_halves(parameters))

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        return super().executemany(sql, map(without_halves, parameters))


@contextmanager
def opened(path: Path, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection for one piece of work, in one transaction when *writing*. Raises LedgerError."""
    try:
        with without_foreign_logs(path), closing(connect(path)) as database:
            if not writing:
                yield database
                return
            database.execute("BEGIN IMMEDIATE")
            try:
                unchanged = _changes(database)
                mark_change(database)
                keep_checksums(database)
                yield database
                database.execute("COMMIT" if _changes(database) != unchanged else "ROLLBACK")
            except BaseException:
                if database.in_transaction:
                    database.execute("ROLLBACK")
                raise
    except sqlite3.Error as error:
        raise sentence(path, error) from error
    except (ValueError, TypeError, KeyError, OverflowError, msgspec.DecodeError) as error:
        if writing and isinstance(error, TypeError | KeyError):
            raise  # a fault of what is written
        raise unreadable_rows(path) from error


def _changes(database: sqlite3.Connection) -> tuple[int, int]:
    """What tells whether rows or tables were changed."""
    return database.total_changes, int(database.execute("PRAGMA schema_version").fetchone()[0])


def connect(path: Path) -> sqlite3.Connection:
    """Open *path*, which must exist."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    database = sqlite3.connect(address, _PATIENCE, isolation_level=None, factory=_Connection, uri=True)
    try:
        # A rollback journal instead of a write-ahead log: at rest the ledger is one file, accounts share no memory,
        # and the next to open it rolls back what a kill or a power cut interrupted. EXTRA also flushes the folder after
        # the journal is deleted, which commits a change.
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("PRAGMA synchronous = EXTRA")
        database.execute("PRAGMA secure_delete = ON")  # overwrite what is deleted
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA temp_store = MEMORY")
        database.execute("PRAGMA trusted_schema = OFF")  # a foreign file's own functions are not run
    except sqlite3.Error:
        database.close()  # Windows does not rename an open file
        raise
    return database


def refuse_shared(path: Path) -> None:
    """Raise LedgerError if writing to the ledger at *path* would change something elsewhere."""
    if is_shared(path) or (path.parent.name == PRACTICE and is_link(path.parent)):
        raise LedgerError(
            f"办理记录“{path}”是指向别处的链接，或者和别处的文件是同一个，没有使用它，以免改动那边的内容。",
            "请把它换成单独的文件：复制一份，移走原来的，再把复制的那份改成这个名字。",
        )


def make_ready(path: Path, before: Callable[[sqlite3.Connection], object] = lambda _db: None) -> None:
    """Create the ledger at *path* or migrate it to this version's tables, all or nothing. Raises LedgerError.

    *before* is done with an older ledger first: what cannot be read cannot be migrated.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():  # else closing it would end the locks of other threads on Linux
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise _unusable(path, error) from error
    with opened(path) as database:
        if version_of(database, path) == len(MIGRATIONS):
            return
    with opened(path, writing=True) as database:
        version = version_of(database, path)
        before(database)
        migrate(database, version, len(MIGRATIONS))


def migrate(database: sqlite3.Connection, version: int, wanted: int) -> None:
    """Bring the tables from *version* (0: there are none) to the version *wanted*."""
    for script in MIGRATIONS[version:wanted]:
        for statement in filter(str.strip, script.split(";")):
            database.execute(statement)
    renew_checksums(database)
    database.execute(f"PRAGMA user_version = {wanted}")


def version_of(database: sqlite3.Connection, path: Path) -> int:
    """The version of the tables. Raises LedgerError for a newer one, LedgerDamaged for none that there can be."""
    version = int(database.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise LedgerError(f"办理记录“{path}”是更新版本的程序写的，这个版本不能使用它。", "请安装新版本的程序后再打开。")
    if version < 0:
        raise damaged(path)
    return version


def sentence(path: Path, error: sqlite3.Error) -> LedgerError:
    """The LedgerError for an *error* of SQLite with the ledger at *path*."""
    if str(error).startswith("Could not decode"):
        return unreadable_rows(path)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the primary code
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or not path.exists():
        return damaged(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerError("办理记录正被另一个窗口占用。", "请稍等一会儿再试。")
    if code == sqlite3.SQLITE_FULL:
        return LedgerError(f"磁盘空间不足，没有写进办理记录“{path}”。", "请清理磁盘后再试。")
    return _unusable(path, error)


def _unusable(path: Path, error: sqlite3.Error | OSError) -> LedgerError:
    reason = error.strerror if isinstance(error, OSError) else error
    return LedgerError(f"办理记录“{path}”读写不了（{reason}）。", "请检查磁盘和这个文件夹的权限后再试。")


def unreadable_rows(path: Path) -> UnreadableRows:
    """The error for a ledger with rows that hold something other than the program writes."""
    return UnreadableRows(
        f"办理记录“{path}”里有读不出来的内容。",
        "请重新打开程序，或运行 bjcert ledger check：读不出来的会移到一边，其余照常使用。",
    )


def damaged(path: Path) -> LedgerDamaged:
    """The error for a ledger that has to be restored, or deleted if it is only for practice."""
    if path.parent.name == PRACTICE:
        return LedgerDamaged(
            f"练习用的办理记录“{path}”损坏或不见了。",
            "请关闭程序，删除这个文件，再打开程序；本单位的办理记录不受影响。",
        )
    return LedgerDamaged(f"办理记录“{path}”损坏或不见了。", "请从自动备份恢复；材料文件夹不受影响。")
