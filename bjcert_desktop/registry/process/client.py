"""The client of the reading process: every answer has a deadline, and every failure becomes a RefusedWorkbook."""

from __future__ import annotations

import json
import queue
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ...system.paths import PACKAGE
from ...system.replacement import must_be_the_same
from ..cell_text import RawCell
from . import CHILD_ARGUMENT
from .refusals import refusal

ANSWER_TIMEOUT = 90.0  # seconds without an answer

_LINE_LIMIT = 64 * 2**20  # bytes
_BUFFER = 2**20  # bytes
_POLL = 0.05  # seconds
HEAD_ROWS = 200  #: that are looked at to find the header and to judge the columns

T = TypeVar("T")


class _Opened(msgspec.Struct):
    kind: str
    sheets: tuple[str, ...]
    hidden: frozenset[str]


class Head(msgspec.Struct):
    """The first rows of a sheet and its *height*; *hidden* columns; *merged* ranges (row, first and last column).

    Rows and columns count from 0, here and below.
    """

    height: int
    rows: list[list[RawCell]]
    hidden: frozenset[int] = frozenset()
    merged: list[tuple[int, int, int]] = []


class Chunk(msgspec.Struct):
    """Some rows: the *columns* asked for, how many cells each row has, and the other cells of rows with *few* cells."""

    columns: list[list[RawCell]]
    counts: list[int]
    few: list[tuple[int, int, str]]  # row of the chunk, column, text


class SheetMarks(msgspec.Struct):
    """What a sheet shows beyond its values.

    *odd* cells are not read as they are stored (row, column, code, value); *filled* are the columns that were asked
    about and have values; *hidden* rows each tell whether a filter hides them; *struck* holds cells by row; *broken*
    rows have a quote that never closes; *lengths* are the cells of each record of a text file.
    """

    odd: list[tuple[int, int, str, str]] = []
    filled: frozenset[int] = frozenset()
    merged: list[tuple[int, int, int]] = []
    struck: list[tuple[int, list[int]]] = []
    hidden: list[tuple[int, bool]] = []
    broken: list[int] = []
    lengths: list[int] = []


def reader_command() -> list[str]:
    """The command that starts the reading process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    root = str(PACKAGE.parent)
    code = f"import sys; sys.path.insert(0, {root!r}); from bjcert_desktop.registry.process import child;"
    code += " sys.exit(child.main())"
    return [sys.executable, "-X", "utf8", "-c", code]


class BookProcess:
    """A workbook that another process has opened, as a context manager that ends the process on exit."""

    def __init__(self, path: Path, cancelled: Callable[[], bool] | None = None) -> None:
        must_be_the_same()  # the process would be another version
        self._path, self._cancelled = path, cancelled or (lambda: False)
        self._heads: dict[tuple[str, int], Head] = {}
        _check_file(path)
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            reader_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=_BUFFER,
            pipesize=_BUFFER,  # where the system supports it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lines: queue.Queue[bytes] = queue.Queue(maxsize=16)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        try:
            opened = self._valid(self._ask(open=str(path.absolute())), _Opened)
        except BaseException:
            self.close()
            raise
        self.kind, self.sheets, self.hidden = opened.kind, opened.sheets, opened.hidden

    def __enter__(self) -> BookProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, even while it is busy."""
        self._process.kill()
        while self._listener.is_alive():  # it may be blocked by the full queue
            _drain(self._lines)
            self._listener.join(_POLL)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                try:
                    stream.close()
                except OSError:
                    continue

    def head(self, sheet: str, start: int = 0, count: int = HEAD_ROWS) -> Head:
        """The number of rows of *sheet*, and *count* of them from *start* on."""
        if (sheet, start) not in self._heads:
            self._heads[sheet, start] = self._valid(self._ask(head=sheet, start=start, count=count), Head)
        return self._heads[sheet, start]

    def chunks(
        self, sheet: str, indexes: Sequence[int], unseen: Sequence[int] = (), start: int = 0, stop: int = 0
    ) -> Iterator[Chunk]:
        """The columns *indexes* of *sheet*, some hundreds of rows at a time, from the row *start* to *stop* or the end.

        Afterwards ``marks`` holds what the sheet shows beyond its values, and which columns of *unseen* have values.
        """
        answer = self._ask(columns=list(indexes), sheet=sheet, unseen=list(unseen), start=start, stop=stop)
        while "columns" in answer:
            chunk = self._valid(answer, Chunk)
            if len(chunk.columns) != len(indexes) or {*map(len, chunk.columns)} - {len(chunk.counts)}:
                raise refusal("crashed", self._path)
            yield chunk
            answer = self._answer()
        self.marks = self._valid(answer, SheetMarks)

    def _ask(self, **request: Any) -> dict[str, Any]:
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise refusal("crashed", self._path) from None
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        """The next message; RefusedWorkbook if the process refuses the file, ends or times out, or on cancellation."""
        deadline = time.monotonic() + ANSWER_TIMEOUT
        while True:
            if self._cancelled():
                raise refusal("cancelled", self._path)
            try:
                line = self._lines.get(timeout=_POLL)
                break
            except queue.Empty:
                if time.monotonic() > deadline:
                    raise refusal("timeout", self._path) from None
        if not line.endswith(b"\n"):
            raise refusal("crashed", self._path)
        try:
            message = json.loads(line)
        except ValueError:
            message = None
        if not isinstance(message, dict):
            raise refusal("crashed", self._path)
        if "refused" in message:
            raise refusal(str(message["refused"]), self._path)
        return message

    def _valid(self, message: dict[str, Any], kind: type[T]) -> T:
        """The *message* as a *kind*; RefusedWorkbook if it does not match."""
        try:
            return msgspec.convert(message, kind)
        except msgspec.ValidationError:
            raise refusal("crashed", self._path) from None

    def _listen(self) -> None:
        """Put every line into the queue, and an empty one at the end."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        while line := self._process.stdout.readline(_LINE_LIMIT):
            self._lines.put(line)
            if not line.endswith(b"\n"):
                break
        self._lines.put(b"")


def _drain(lines: queue.Queue[bytes]) -> None:
    while True:
        try:
            lines.get_nowait()
        except queue.Empty:
            return


def _check_file(path: Path) -> None:
    """Refuse what is known without reading the content."""
    if path.name.startswith("~$"):
        raise refusal("lock-file", path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise refusal("folder", path)
        if not stat.S_ISREG(mode):  # opening a pipe or a device may block
            raise refusal("not-a-file", path)
        with path.open("rb") as stream:
            stream.read(1)
    except FileNotFoundError:
        raise refusal("missing", path) from None
    except PermissionError:
        raise refusal("no-permission", path) from None
    except (OSError, ValueError):
        raise refusal("not-readable", path) from None
