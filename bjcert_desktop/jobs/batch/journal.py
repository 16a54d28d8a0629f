"""The journal of a batch, by which an interrupted batch is resumed.

An unfinished batch has a working folder inside the chosen folder. It holds the journal (a line of JSON per unit, with a
checksum, added and flushed before the unit's folder gets its final name) and the folders that do not have their final
names yet. What the journal says is checked: a line that is damaged, or that names anything outside, is passed over.
"""

import itertools
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import IO

import msgspec

from ...domain.plan import MAX_CERTIFICATES
from ...errors import ExportError
from ...system.durable import flush_folder, move
from ...system.files import cannot_write
from ...system.leftovers import changed_on, forget_for_later, note_for_later, noted_for_later
from ...system.links import is_real_file, is_real_folder, read_file
from ...system.locks import hold
from ...system.own_files import WorkFolder, is_plain
from ...system.own_lines import add_lines, read_lines
from ..export import digest

_WORKING, _JOURNAL, _LOCK = ".~批次-", "journal", "lock"
_ENDED = "00000000"  # behind the batch in the name of a working folder that is being removed
_NUMBER, _SHA256 = re.compile(r"[0-9]{5,9}"), re.compile(r"[0-9a-f]{64}")
_WORKING_NAME = re.compile(re.escape(_WORKING) + r"[0-9a-f]{4,64}-[0-9]{8}")
_NUMBERED = re.compile(
    r"~?[0-9]{5,9}(-[0-9a-f]{8})?(\.[a-z]{3,4})?"
)  # what the working folder holds beside the journal


class Kept(msgspec.Struct, frozen=True, tag="unit"):
    """A unit whose papers are on the disk: in *folder*, or still in *staged* if the run ended at that moment.

    *key* identifies the case in the ledger and *unit* the unit; *seal* changes with the unit's data. *sha256* goes with
    *files*; *forms* tells which version of each form was used. Amounts are not kept: they follow from the plan. *batch*
    identifies the batch in the ledger.
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
    batch: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError for values that the program does not write."""
        whole = len(self.files) == len(self.sha256) and all(map(_SHA256.fullmatch, self.sha256))
        if not (whole and _NUMBER.fullmatch(self.staged) and all(map(_is_name, (self.folder, *self.files)))):
            raise ValueError("no names and digests of papers")
        if not 1 <= self.certificates <= MAX_CERTIFICATES:
            raise ValueError("no number of certificates")


class Lists(msgspec.Struct, frozen=True, tag="lists"):
    """The file names of the lists of a batch, noted before they get them; a blank for none.

    *sha256*: name → digest. Another batch or a person may have been quicker to take a name.
    """

    summary: str = ""
    transfer: str = ""
    sha256: dict[str, str] = {}

    def __post_init__(self) -> None:
        """Raise ValueError for names that the program does not write."""
        if not all(map(_is_name, filter(None, (self.summary, self.transfer)))):
            raise ValueError("no names of lists")
        if not all(map(_SHA256.fullmatch, self.sha256.values())):
            raise ValueError("no digests of lists")

    def there(self, out: Path, name: str) -> str:
        """*name*, one of the two, if *out* has that list; else a blank. Earlier versions noted no digests."""
        try:
            found = name and digest(read_file(out / name))
        except OSError:
            return ""
        return name if name and self.sha256.get(name, found) == found else ""


class Journal:
    """The working folder of one batch, held by one process at a time.

    *kept* are the finished units; *lists* are the lists of exactly these. *resumed*: an earlier run has begun it.
    """

    def __init__(self, out: Path, batch: str, day: date) -> None:
        """Begin the batch or resume it.

        Raises ExportError if that is impossible, another process holds it, or the working folder is not ours.
        """
        self.out = out
        self.folder = out / f"{_WORKING}{batch}-{day:%Y%m%d}"
        try:
            out.mkdir(parents=True, exist_ok=True)
            self._work = WorkFolder(self.folder, _LOCK)
            self.resumed = not self._work.new
            self._lock = _lock(self._work.inner / _LOCK, out)
            note_for_later(self.folder)
        except OSError as error:
            raise cannot_write(out, error) from error
        try:
            self.kept, self.lists = self._take_up()
        except OSError as error:
            self.close()
            raise cannot_write(self.folder, error) from error

    def _take_up(self) -> tuple[list[Kept], Lists | None]:
        """Finish the renaming that an earlier run had left to do, and remove what it left unfinished."""
        lines = list(read_lines(self._work.inner / _JOURNAL, Kept | Lists))
        numbered = list(filter(_NUMBERED.fullmatch, self._work.names()))
        used = [int(line.staged) for line in lines if isinstance(line, Kept)]
        used += [int(name) for name in numbered if _NUMBER.fullmatch(name)]
        self._numbers = itertools.count(max(used, default=0) + 1)  # a number is never used for two units
        kept = []
        # The last line for a folder counts: one that could not be flushed may have been written all the same.
        for line in {line.folder: line for line in lines if isinstance(line, Kept)}.values():
            staged, final = self.staged(line.staged), self.out / line.folder
            if is_real_folder(staged) and not os.path.lexists(final) and _is_whole(staged, line):
                with suppress(OSError):
                    move(staged, final)
            elif is_real_folder(staged):
                continue  # another folder has that name now, or these are not the papers that were written
            if is_real_folder(final) and all(is_real_file(final / name) for name in line.files):
                kept.append(line)
        for name in filter(_NUMBERED.fullmatch, self._work.names()):
            self._work.remove(name)
        return kept, lines[-1] if lines and isinstance(lines[-1], Lists) else None

    def new_number(self) -> str:
        """A number that nothing in the working folder has had."""
        return f"{next(self._numbers):05}"

    def staged(self, name: str) -> Path:
        """The path of a file or folder in the working folder."""
        return self._work.inner / name

    def new_folder(self) -> Path:
        """A new folder for the papers of a unit; its path is not longer than the final one."""
        folder = self.staged(self.new_number())
        folder.mkdir()
        return folder

    def discard(self, staged: str) -> None:
        """Remove a folder that ``new_folder`` made, as far as that is possible."""
        with suppress(OSError):
            self._work.remove(staged)

    def add(self, lines: Sequence[Kept | Lists]) -> None:
        """Append *lines* and flush them. Raises OSError."""
        add_lines(self._work.inner / _JOURNAL, lines)
        flush_folder(self._work.inner)

    def close(self) -> None:
        """Leave the working folder for the next run."""
        self._lock.close()
        self._work.close()

    def remove(self) -> None:
        """Remove the working folder of a finished batch, unless somebody has put something else in it.

        The batch ends with another name for the folder: what a kill leaves of it is not continued.
        """
        self._lock.close()
        batch, _, day = self.folder.name.rpartition("-")
        ended = self.out / f"{batch}{_ENDED}-{day}"
        with suppress(OSError):
            if all(map(_is_ours, self._work.names())):
                note_for_later(ended)
                self._work.rename(ended)
        _remove(self._work)
        for path in (self.folder, ended):
            forget_for_later(path)


def unfinished(out: Path, batch: str) -> date | None:
    """The day of the newest interrupted run of *batch* in *out*; None when there is none."""
    days = []
    with suppress(OSError):
        for path in filter(is_real_folder, out.glob(f"{_WORKING}{batch}-*")):
            with suppress(ValueError):
                days.append(datetime.strptime(path.name.rpartition("-")[2], "%Y%m%d").date())
    return max(days, default=None)


def interrupted(data: Path, before: date) -> list[Path]:
    """The working folders of batches that were interrupted before that day, as noted in the data folder *data*."""
    return [path for path in noted_for_later(data) if _WORKING_NAME.fullmatch(path.name) and _last_day(path) < before]


def remove_interrupted(data: Path, before: date) -> int:
    """Remove what batches interrupted before that day have left, without what is not ours; return how many there were.

    The folders of papers that have their final names stay. Such a batch cannot be continued any more.
    """
    removed = 0
    for path in interrupted(data, before):
        with suppress(OSError, ExportError):
            work = WorkFolder(path, _LOCK)
            held = hold(work.inner / _LOCK)
            if held is None:  # another process works there
                work.close()
                continue
            held.close()
            _remove(work)
            removed += 1
    noted_for_later(data)  # forgets those that are gone
    return removed


def _last_day(folder: Path) -> date:
    """The day on which something was last written in a working folder."""
    written = (changed_on(path) for path in (folder, folder / _JOURNAL) if os.path.lexists(path))
    return max(written, default=date.max)  # it may be gone by now


def _remove(work: WorkFolder) -> None:
    """Remove our own entries of a working folder and, if it is empty then, the folder."""
    with suppress(OSError):
        # The mark goes last: without it, what is left would not be known as ours.
        for name in sorted(work.names(), key=lambda name: (name == _LOCK, name == _JOURNAL)):
            if _is_ours(name):
                work.remove(name)
        work.path.rmdir()
    work.close()


def _is_ours(name: str) -> bool:
    """Whether *name* is one that the program gives in a working folder."""
    return name in (_JOURNAL, _LOCK) or _NUMBERED.fullmatch(name) is not None


def _is_name(name: str) -> bool:
    """Whether *name* is that of a file or folder directly in its place."""
    return is_plain(name) and "/" not in name


def _is_whole(folder: Path, line: Kept) -> bool:
    """Whether the papers in *folder* are those that *line* tells of."""
    try:
        found = tuple(digest(read_file(folder / name)) for name in line.files)
    except OSError:
        return False
    return found == line.sha256


def _lock(path: Path, out: Path) -> IO[bytes]:
    """Lock *path* until it is closed or the process ends. Raises ExportError if another process holds it."""
    held = hold(path)
    if held is None:
        raise ExportError(f"同一批材料正在另一个窗口里导出到“{out}”。", "请等它完成，或先在那里取消。")
    return held
