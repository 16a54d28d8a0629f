"""Another process that is asked line by line."""

import os
import queue
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

_LINE_LIMIT = 2**20  # bytes
_POLL = 0.05  # seconds
_LEAVE = 10  # seconds that a process has to end by itself


class NoAnswerError(Exception):
    """The other process has ended, or nobody waits for its answer any more."""


class Conversation:
    """A process that answers each line on its standard input with one line. It ends when its input does."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        """Start it. Raises OSError."""
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=None if environment is None else {**os.environ, **environment},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lines: queue.Queue[bytes] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def ask(self, line: bytes, content: bytes = b"", given_up: Callable[[], bool] = lambda: False) -> bytes:
        """Send *line* and the *content* that belongs to it; wait for the answer, or until *given_up*.

        Raises NoAnswerError; after that, the conversation is over.
        """
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        try:
            self._process.stdin.write(line + b"\n" + content)
            self._process.stdin.flush()
        except (OSError, ValueError):
            raise NoAnswerError from None
        while True:
            try:
                answer = self._lines.get(timeout=_POLL)
            except queue.Empty:
                if not given_up():
                    continue
                self.end()
                raise NoAnswerError from None
            if not answer.endswith(b"\n"):
                self._lines.put(b"")  # for whoever asks once more
                raise NoAnswerError
            return answer

    def close(self) -> None:
        """Let the process end by itself; end it if it takes too long."""
        with suppress(OSError, ValueError):
            if self._process.stdin:
                self._process.stdin.close()
        try:
            self._process.wait(_LEAVE)
        except subprocess.TimeoutExpired:
            self.end()
        self._listener.join(_LEAVE)
        if self._process.stdout:
            self._process.stdout.close()

    def end(self) -> None:
        """End the process, even while it is busy."""
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        """Put every line into the queue, and an empty one at the end."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        with suppress(OSError, ValueError):
            while line := self._process.stdout.readline(_LINE_LIMIT):
                self._lines.put(line)
        self._lines.put(b"")
