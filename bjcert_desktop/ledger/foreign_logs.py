"""Journals and write-ahead logs beside the ledger that are another's: SQLite would write their pages into it.

Programs that synchronize folders bring them from other computers. What is not the ledger's own is renamed before SQLite
looks. A journal is known by the first page that it keeps: every change of the ledger begins with the first page, and
gives the ledger a mark there that follows from the mark before.
"""

import os
import secrets
import sqlite3
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from ..system.own_data import DAMAGED, set_aside

_SUFFIXES = "-journal", "-wal"
_LEDGER, _JOURNAL = b"SQLite format 3\0", bytes.fromhex("d9d505f920a163d7")
_HEADER = struct.Struct(">8sI4xIII")  # mark of a journal; pages in it, of the ledger before; sizes: sector, page
_PAGE = 100  # bytes at the beginning of the first page that say what the ledger is
_CHANGES, _MARK = 24, 68  # where in them the number of changes and the mark are

_in_use: Counter[Path] = Counter()
_looking = Lock()


def mark_change(db: sqlite3.Connection) -> None:
    """Begin a change of *db* with its first page, and a new mark on it."""
    chosen, before = secrets.randbits(15), int(db.execute("PRAGMA application_id").fetchone()[0])
    db.execute(f"PRAGMA application_id = {chosen << 16 | _follows(before & 0xFFFFFFFF, chosen)}")


def _follows(before: int, chosen: int) -> int:
    """What the lower half of a mark is when the mark *before* is followed by one with the upper half *chosen*."""
    return zlib.crc32(struct.pack(">IH", before, chosen)) & 0xFFFF


@contextmanager
def without_foreign_logs(path: Path) -> Iterator[None]:
    """While the ledger *path* is open. Raises sqlite3.OperationalError for what cannot be renamed.

    While it is open elsewhere in this process, it is not looked at: on Linux, closing a file ends all locks on it that
    the process holds.
    """
    path = path.absolute()
    with _looking:
        if not _in_use[path]:
            _set_aside(path)
        _in_use[path] += 1
    try:
        yield
    finally:
        with _looking:
            _in_use[path] -= 1
            if not _in_use[path]:
                del _in_use[path]


def told_of_logs(path: Path) -> str:
    """A sentence about what was renamed beside the ledger *path*, blank if nothing was."""
    beside = [each for suffix in _SUFFIXES for each in path.parent.glob(f"{path.name}{suffix}{DAMAGED}*")]
    if not beside:
        return ""
    named = "、".join(f"“{each.name}”" for each in sorted(beside))
    return (
        f"“{path.parent}”里有不属于现在这份办理记录的改动日志，可能是同步软件带来的，没有使用它，改名为{named}留在原处。"
        "办理记录照常使用；核对以后可以删除它，也请不要同步这个文件夹。"
    )


def _set_aside(path: Path) -> None:
    for suffix, is_foreign in zip(_SUFFIXES, (_is_foreign_journal, _is_foreign_log), strict=True):
        log = path.with_name(path.name + suffix)
        if os.path.lexists(log):
            with suppress(OSError):  # gone meanwhile, or SQLite says why
                if is_foreign(log, path) and set_aside(log) is None and os.path.lexists(log):
                    raise sqlite3.OperationalError(f"旁边的“{log.name}”不属于它，也不能改名")


def _is_foreign_log(_log: Path, ledger: Path) -> bool:
    """The ledger keeps no write-ahead log, unless some other program has let it."""
    with ledger.open("rb") as file:
        return file.read(20)[18:] != b"\2\2"


class _Journal(NamedTuple):
    """What a journal begins with: its header, and the beginning of the page that it keeps first."""

    header: bytes
    first: bytes


def _is_foreign_journal(journal: Path, ledger: Path) -> bool:
    """Whether SQLite would take *journal* for what a kill interrupted, although it is not of *ledger* as it is."""
    if not stat.S_ISREG(journal.lstat().st_mode):  # raises OSError if a change ended meanwhile
        return True
    begun = _begins(journal)
    with ledger.open("rb") as file:
        page, size = file.read(_PAGE), os.fstat(file.fileno()).st_size
    if page[:16] != _LEDGER or len(page) < _PAGE or begun.header[:1] in (b"", b"\0"):
        return False  # nothing that could be spoiled, or a journal that SQLite does not believe
    if not _number(page, _MARK):
        return False  # a former version has written the ledger, without marks: the journal may well be its own
    return not _is_own(begun, page, size) and begun == _begins(journal)  # else a change ended meanwhile


def _begins(journal: Path) -> _Journal:
    with journal.open("rb") as file:
        header = file.read(_HEADER.size)
        sector = _HEADER.unpack(header)[3] if len(header) == _HEADER.size else 0
        file.seek(sector)
        return _Journal(header, file.read(4 + _PAGE))


def _is_own(journal: _Journal, page: bytes, size: int) -> bool:
    """Whether *journal* keeps what the ledger with the first *page* was before its last, unfinished change."""
    if len(journal.header) < _HEADER.size:
        return False
    kind, count, pages, _, page_size = _HEADER.unpack(journal.header)
    if kind != _JOURNAL or page_size != _size_of_page(page):
        return False
    if pages == 0:
        was = bytes(_PAGE)  # the ledger was empty, and no page had to be kept
    elif count == 0:  # not flushed: nothing was written to the ledger yet
        return bool(pages * page_size == size)
    elif journal.first[:4] == b"\0\0\0\1":
        was = journal.first[4:]
    else:
        return False
    mark = _number(page, _MARK)
    follows = mark & 0xFFFF == _follows(_number(was, _MARK), mark >> 16)
    return was == page or (follows and _number(page, _CHANGES) - _number(was, _CHANGES) in (0, 1))


def _size_of_page(page: bytes) -> int:
    size = int.from_bytes(page[16:18], "big")
    return 65536 if size == 1 else size


def _number(page: bytes, at: int) -> int:
    return int.from_bytes(page[at : at + 4], "big")
