"""The journal of a print job, by which an interrupted one goes on without printing anything twice.

A paper is noted before it goes to the printer and when it is out. What was noted as begun only may have been printed
or not: it is never printed again unasked.
"""

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from ...errors import ExportError
from ...system.durable import flush_folder
from ...system.files import cannot_write
from ...system.locks import hold
from ...system.own_data import set_aside
from ...system.own_lines import add_lines, read_lines
from .stack import Leaf

NAME, _LOCK = "print-job.txt", "print-job.lock"  # in the folder of the ledger
UNSURE = "送往打印机时中断了，不知道打出来没有。请先看一看打出的纸，没有的再打印。"


class Printed(StrEnum):
    """How far a paper has come. WAITING: not begun, or to be printed again."""

    WAITING = "waiting"
    BEGUN = "begun"
    DONE = "done"
    FAILED = "failed"


class StackJob(msgspec.Struct, frozen=True, tag="job"):
    """The *leaves* in order, for *printer*."""

    leaves: tuple[Leaf, ...]
    printer: str
    made: datetime


class _Step(msgspec.Struct, frozen=True, tag="leaf"):
    """What became of the leaf *number*, counted from 0; *said* is why it failed."""

    number: int
    state: Printed
    said: str = ""


class _Dropped(msgspec.Struct, frozen=True, tag="dropped"):
    """Nobody wants the rest."""


class DamagedJournal(ExportError):  # noqa: N818 - says what is wrong
    """A journal that does not say any more what was to be printed."""


class PrintProgress:
    """How far the newest print job in the folder of a ledger is. *job* is None when there is nothing to tell."""

    def __init__(self, folder: Path) -> None:
        """Read it. Raises ExportError, DamagedJournal."""
        self._path = folder / NAME
        self.job, self.states, self.said = _load(self._path)

    @property
    def waiting(self) -> list[int]:
        """The numbers of the leaves that are still to be printed, in order."""
        return self._numbers(Printed.WAITING)

    @property
    def unsure(self) -> list[int]:
        """Those that were going to the printer when the job was interrupted."""
        return self._numbers(Printed.BEGUN)

    @property
    def failed(self) -> list[int]:
        """Those that were not printed for a reason."""
        return self._numbers(Printed.FAILED)

    def _numbers(self, state: Printed) -> list[int]:
        leaves = range(len(self.job.leaves)) if self.job else range(0)
        return [number for number in leaves if self.states.get(number, Printed.WAITING) is state]

    def rest(self) -> list[tuple[int, Leaf, str]]:
        """The papers that did not come out, or perhaps did not, by number, with what is said of each."""
        leaves = self.job.leaves if self.job else ()
        return [(n, leaves[n], self.said.get(n) or UNSURE) for n in sorted([*self.failed, *self.unsure])]


class PrintJournal(PrintProgress):
    """The newest print job in the folder of a ledger, held by one window or command at a time."""

    def __init__(self, folder: Path) -> None:
        """Take up the journal in *folder*.

        Raises ExportError if another process is printing by it, DamagedJournal for one that it has set aside.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            held = hold(folder / _LOCK)
        except OSError as error:
            raise cannot_write(folder, error) from error
        if held is None:
            raise ExportError("另一个窗口正在打印整批。", "请等它打完，或先在那里停止。")
        self._lock = held
        try:
            super().__init__(folder)
        except DamagedJournal:
            set_aside(self._path)  # it is told now, and the next job begins anew
            held.close()
            raise
        except ExportError:
            held.close()
            raise

    def begin(self, leaves: Sequence[Leaf], printer: str, now: datetime) -> None:
        """Begin a new job in place of the one before. Raises ExportError."""
        job = StackJob(tuple(leaves), printer, now)
        try:
            self._path.unlink(missing_ok=True)
            add_lines(self._path, [job])
            flush_folder(self._path.parent)
        except OSError as error:
            raise cannot_write(self._path, error) from error
        self.job, self.states, self.said = job, {}, {}

    def note(self, number: int, state: Printed, said: str = "") -> None:
        """Note what became of a leaf, on the disk. Raises ExportError."""
        self._add([_Step(number, state, said)])
        self.states[number], self.said[number] = state, said

    def again(self, numbers: Iterable[int]) -> None:
        """Let these leaves be printed once more. Raises ExportError."""
        wanted = [number for number in numbers if self.states.get(number) in (Printed.FAILED, Printed.BEGUN)]
        self._add([_Step(number, Printed.WAITING) for number in wanted])
        self.states |= dict.fromkeys(wanted, Printed.WAITING)

    def drop(self) -> None:
        """Give up what is left. Raises ExportError."""
        self._add([_Dropped()])
        self.job, self.states, self.said = None, {}, {}

    def _add(self, lines: Sequence[object]) -> None:
        try:
            add_lines(self._path, lines)
        except OSError as error:
            raise cannot_write(self._path, error) from error

    def close(self) -> None:
        """Leave it to others."""
        self._lock.close()


def give_up(folder: Path) -> None:
    """Give up what the print job of the ledger in *folder* has left. Raises ExportError."""
    journal = PrintJournal(folder)
    try:
        journal.drop()
    finally:
        journal.close()


def _load(path: Path) -> tuple[StackJob | None, dict[int, Printed], dict[int, str]]:
    """The job in *path*, with the states of its leaves and what was said of them. Raises ExportError."""
    job: StackJob | None = None
    known = False
    states: dict[int, Printed] = {}
    said: dict[int, str] = {}
    try:
        for line in read_lines(path, StackJob | _Step | _Dropped):
            if isinstance(line, StackJob):
                job, states, said, known = line, {}, {}, True
            elif isinstance(line, _Dropped):
                job, known = None, True
            elif job and 0 <= line.number < len(job.leaves):
                states[line.number], said[line.number] = line.state, line.said
    except OSError as error:
        raise ExportError(
            f"打印进度“{path}”读不出来（{error.strerror}）。", "请检查磁盘和这个文件的读取权限。"
        ) from error
    if not known and os.path.lexists(path) and path.lstat().st_size:
        raise DamagedJournal(
            f"打印进度“{path}”已经损坏，上次没有打完的不知道是哪些。", "请看一看打出的纸，没有的重新选业务打印。"
        )
    return job, states, said
