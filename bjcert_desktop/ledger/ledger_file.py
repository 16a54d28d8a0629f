"""The ledger's file: made ready once, opened for one piece of work, and rid of the rows that cannot be read."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TypeVar

from . import database
from .location import refuse_network
from .model import LedgerError, RowsSetAside, UnreadableRows
from .soundness import check_structure, find_damage, set_rows_aside

_getting_ready = Lock()
_Read = TypeVar("_Read")


class LedgerFile:
    """The file in *folder*. *told* is a sentence about rows that were set aside meanwhile."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / database.FILE
        self._ready, self.told = False, ""

    def make_ready(self) -> None:
        """Make the ledger, or bring it up to this version. Raises LedgerError."""
        database.refuse_shared(self.path)
        if self._ready:
            return
        with _getting_ready:  # bringing a large one up to this version may take longer than SQLite waits
            refuse_network(self.folder)
            lost = not self.path.exists() or self.path.stat().st_size <= 1  # one is none to SQLite
            if lost and any((self.folder / database.BACKUPS).glob("ledger-*.db")):
                raise database.damaged(self.path)
            database.make_ready(self.path, self._set_aside)
            self._ready = True

    def _set_aside(self, db: sqlite3.Connection) -> None:
        check_structure(db, self.path, new=True)
        if database.version_of(db, self.path) and (bad := find_damage(db)):
            self.told = set_rows_aside(db, bad, self.folder)
        db.text_factory = str

    @contextmanager
    def opened(self, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
        """A connection for one piece of work, a transaction if *writing*; bad rows in its way are set aside."""
        self.make_ready()
        try:
            with database.opened(self.path, writing=writing) as db:
                yield db
        except UnreadableRows as error:
            try:
                told = self.set_bad_rows_aside()
            except (LedgerError, OSError):
                raise error from None
            if not told:
                raise
            self.told += told
            raise RowsSetAside(told, "其余内容请再打开一次。") from error

    def read(self, reading: Callable[[], _Read]) -> _Read:
        """What *reading* returns; it is done again where rows were set aside. ``take_told`` says so."""
        try:
            return reading()
        except (RowsSetAside, UnreadableRows):  # or another window has changed what was being read
            return reading()

    def take_told(self) -> str:
        """What *told* says, which is told now."""
        told, self.told = self.told, ""
        return told

    def set_bad_rows_aside(self) -> str:
        """Check every row; set those aside that cannot be read, and return a sentence about them.

        Raises LedgerDamaged for a ledger that has to be restored, OSError.
        """
        with database.opened(self.path) as db:
            check_structure(db, self.path)
            if not find_damage(db):
                return ""
        with database.opened(self.path, writing=True) as db:
            bad = find_damage(db)  # what was found before may have been a change of another window, half of it
            return set_rows_aside(db, bad, self.folder) if bad else ""
