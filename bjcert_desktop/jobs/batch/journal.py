"""The journal of a batch, by which an interrupted batch is resumed.

An unfinished batch has a working folder inside the chosen folder. It holds the journal (a line of JSON per unit, added
and flushed before the unit's folder gets its final name) and the folders that do not have their final names yet.
"""

import itertools
import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import IO

import msgspec

from ...errors import ExportError
from ...system.durable import flush_folder, move
from ...system.files import cannot_write, hold

_WORKING, _JOURNAL, _LOCK = ".~批次-", "journal", "lock"


class Kept(msgspec.Struct, frozen=True, tag="unit"):
    """A unit whose papers are on the disk: in *folder*, or still in *staged* if the run ended at that moment.

    *key* identifies the case in the ledger and *unit* the unit; *seal* changes with the unit's data. *sha256* goes with
    *files*; *forms* tells which version of each form was used. *amount* is in yuan.
    """

    key: str
    unit: str
    seal: str
    staged: str
    folder: str
    files: tuple[str, ...]
    sha256: tuple[str, ...]
    forms: dict[str, str]
    missing: tuple[str, ...]
    name: str
    code: str
    certificates: int
    amount: int | None


class Lists(msgspec.Struct, frozen=True, tag="lists"):
    """The file names of the lists of a batch, noted before they are written; a blank for none."""

    summary: str = ""
    transfer: str = ""


class Journal:
    """The working folder of one batch, held by one process at a time.

    *kept* are the finished units; *lists* are the lists of exactly these.
    """

    def __init__(self, out: Path, batch: str, day: date) -> None:
        """Begin the batch or resume it. Raises ExportError if that is impossible or another process holds it."""
        self.out = out
        self.folder = out / f"{_WORKING}{batch}-{day:%Y%m%d}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(self.folder / _LOCK)
        except OSError as error:
            raise cannot_write(out, error) from error
        try:
            self.kept, self.lists = self._take_up()
        except OSError as error:
            self.close()
            raise cannot_write(self.folder, error) from error

    def _take_up(self) -> tuple[list[Kept], Lists | None]:
        """Finish the renaming that an earlier run had left to do, and remove what it left unfinished."""
        lines = list(_lines(self.folder / _JOURNAL))
        used = [int(line.staged) for line in lines if isinstance(line, Kept)]
        self._numbers = itertools.count(max(used, default=0) + 1)  # a number is never used for two units
        kept = []
        # The last line for a folder counts: one that could not be flushed may have been written all the same.
        for line in {line.folder: line for line in lines if isinstance(line, Kept)}.values():
            final = self.out / line.folder
            if (self.folder / line.staged).is_dir() and not os.path.lexists(final):
                with suppress(OSError):
                    move(self.folder / line.staged, final)
            elif (self.folder / line.staged).is_dir():
                continue  # another folder has that name now
            if all((final / name).is_file() for name in line.files):
                kept.append(line)
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name not in (_JOURNAL, _LOCK):
                path.unlink()
        return kept, lines[-1] if lines and isinstance(lines[-1], Lists) else None

    def new_folder(self) -> Path:
        """A new folder for the papers of a unit; its path is not longer than the final one."""
        folder = self.folder / f"{next(self._numbers):05}"
        folder.mkdir()
        return folder

    def add(self, lines: Sequence[Kept | Lists]) -> None:
        """Append *lines* and flush them. The blank line before them ends one that was cut off. Raises OSError."""
        with (self.folder / _JOURNAL).open("ab") as file:
            file.write(b"".join(b"\n" + msgspec.json.encode(line) for line in lines) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        flush_folder(self.folder)

    def close(self) -> None:
        """Leave the working folder for the next run."""
        self._lock.close()

    def remove(self) -> None:
        """Remove the working folder of a finished batch."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def unfinished(out: Path, batch: str) -> date | None:
    """The day of the newest interrupted run of *batch* in *out*; None when there is none."""
    days = []
    with suppress(OSError):
        for path in out.glob(f"{_WORKING}{batch}-*"):
            with suppress(ValueError):
                days.append(datetime.strptime(path.name.rpartition("-")[2], "%Y%m%d").date())
    return max(days, default=None)


def _lines(path: Path) -> Iterable[Kept | Lists]:
    """The lines of a journal, without one that was cut off when the run ended."""
    if path.exists():
        for line in path.read_bytes().split(b"\n"):
            with suppress(msgspec.DecodeError):
                yield msgspec.json.decode(line, type=Kept | Lists)


def _lock(path: Path) -> IO[bytes]:
    """Lock *path* until it is closed or the process ends. Raises ExportError if another process holds it."""
    held = hold(path)
    if held is None:
        raise ExportError(f"同一批材料正在另一个窗口里导出到“{path.parent.parent}”。", "请等它完成，或先在那里取消。")
    return held
