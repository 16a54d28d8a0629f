"""New files that survive a power cut: written, flushed in the background, then renamed."""

import errno
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_THREADS = 8  # flushes waited for at the same time
_WAITS = (0.05, 0.2, 0.5, 1.0)  # seconds


def write(path: str | Path, content: bytes) -> None:
    """Create the file *path*, readable by its owner only, and do not flush it. Raises OSError, also if it exists."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


def flush(path: Path) -> None:
    """Flush a file to the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Flush the names in *folder* to the disk; Windows does so by itself. Raises OSError."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def move(source: Path, target: Path) -> None:
    """Rename the file or folder *source* to *target*, which must not exist. Raises OSError.

    On Windows, try again for two seconds: a virus scanner that reads a new file blocks renaming it and its folder.
    """
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, "exists", str(target))
    for wait in _WAITS if os.name == "nt" else ():
        try:
            source.rename(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    source.rename(target)


class Flusher:
    """Flushes folders and their files in background threads. Close it at the end."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS)

    def begin(self, folders: Sequence[tuple[Path, Sequence[str]]]) -> Callable[[], list[OSError | None]]:
        """Begin to flush the named files of each folder.

        The function returned waits until all are on the disk, and returns each folder's error or None.
        """
        flushed = [self._threads.submit(_flush_all, *each) for each in folders]
        return lambda: [each.result() for each in flushed]

    def close(self) -> None:
        """Wait for the flushes that have begun."""
        self._threads.shutdown()


def _flush_all(folder: Path, names: Sequence[str]) -> OSError | None:
    """Flush the named files, then the folder; return the first error."""
    try:
        for name in names:
            flush(folder / name)
        flush_folder(folder)
    except OSError as error:
        return error
    return None
