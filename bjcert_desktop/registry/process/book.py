"""The reading process as its user sees it: a book to ask, with a deadline and an error for every end."""

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

from ...system.paths import PACKAGE
from .. import CHILD_ARGUMENT
from .refusals import refusal

ANSWER_TIMEOUT = 90.0  # seconds without an answer

_LINE_LIMIT = 64 * 2**20  # bytes
_BUFFER = 2**20  # bytes
_POLL = 0.05  # seconds

T = TypeVar("T")


def reader_command() -> list[str]:
    """The command that starts the reading process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    root = str(PACKAGE.parent)
    code = f"import sys; sys.path.insert(0, {root!r}); from bjcert_desktop.registry.process import child;"
    code += " sys.exit(child.main())"
    return [sys.executable, "-X", "utf8", "-c", code]


class BookProcess:
    """A workbook that another process has open. Use it in a ``with`` statement: leaving it ends the process."""

    def __init__(self, path: Path, cancelled: Callable[[], bool] | None = None) -> None:
        self._path, self._cancelled = path, cancelled or (lambda: False)
        _look_at(path)
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            reader_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=_BUFFER,
            pipesize=_BUFFER,  # where that can be said
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lines: queue.Queue[bytes] = queue.Queue(maxsize=16)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        try:
            opened = self._ask(open=str(path.absolute()))
            self.kind: str = self._part(opened, "kind", str)
            self.sheets: tuple[str, ...] = tuple(self._part(opened, "sheets", list))
            self.hidden = frozenset(map(str, self._part(opened, "hidden", list)))
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> BookProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        while self._listener.is_alive():  # it may be waiting for room in the queue
            _drain(self._lines)
            self._listener.join(_POLL)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                try:
                    stream.close()
                except OSError:
                    continue

    def head(self, sheet: str, count: int = 30) -> tuple[int, list[list[Any]]]:
        """The number of rows of *sheet*, and the first *count* of them."""
        answer = self._ask(head=sheet, count=count)
        return self._part(answer, "height", int), self._part(answer, "rows", list)

    def columns(
        self, sheet: str, indexes: Sequence[int], unseen: Sequence[int] = (), below: int = 0
    ) -> Iterator[list[list[Any]]]:
        """The columns *indexes* of *sheet*, some hundreds of rows at a time.

        Afterwards, ``odd`` holds its odd cells, and ``filled`` those of the columns *unseen* that have values *below*
        so many rows.
        """
        answer = self._ask(columns=list(indexes), sheet=sheet, unseen=list(unseen), below=below)
        while "columns" in answer:
            yield self._columns(answer, len(indexes))
            answer = self._answer()
        self.odd: list[tuple[int, int, str, str]] = self._part(answer, "odd", list)
        self.filled = frozenset(self._part(answer, "filled", list))

    def _columns(self, message: dict[str, Any], count: int) -> list[list[Any]]:
        """The *count* columns of a message; Refused when they are not as many, or not of one length."""
        columns = self._part(message, "columns", list)
        if len(columns) != count or not all(isinstance(column, list) for column in columns):
            raise refusal("crashed", self._path)
        if len(set(map(len, columns))) > 1:
            raise refusal("crashed", self._path)
        return columns

    def _ask(self, **request: Any) -> dict[str, Any]:
        assert self._process.stdin is not None  # noqa: S101 - it was asked for
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise refusal("crashed", self._path) from None
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        """The next message; Refused when the process refuses the file, ends, takes too long, or is to stop."""
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

    def _part(self, message: dict[str, Any], name: str, kind: type[T]) -> T:
        """The part *name* of a message; Refused when it is not there or not of its *kind*."""
        part = message.get(name)
        if not isinstance(part, kind):
            raise refusal("crashed", self._path)
        return part

    def _listen(self) -> None:
        """Put every line into the queue, and a blank one at the end."""
        assert self._process.stdout is not None  # noqa: S101 - it was asked for
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


def _look_at(path: Path) -> None:
    """Refuse what can be told without reading."""
    if path.name.startswith("~$"):
        raise refusal("lock-file", path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise refusal("folder", path)
        if not stat.S_ISREG(mode):  # opening a pipe or a device may take for ever
            raise refusal("not-a-file", path)
        with path.open("rb") as stream:
            stream.read(1)
    except FileNotFoundError:
        raise refusal("missing", path) from None
    except PermissionError:
        raise refusal("no-permission", path) from None
    except (OSError, ValueError):
        raise refusal("not-readable", path) from None
