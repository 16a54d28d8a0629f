"""New files that a power cut cannot take away: written, seen to the disk in the background, and named in the end."""

import errno
import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

_THREADS = 8  # flushes waited for at the same time
_WAITS = (0.05, 0.2, 0.5, 1.0)  # seconds
#: ext2 to ext4, XFS, Btrfs and tmpfs, as statfs calls them: what the system says to have flushed of them is so.
_SYNCED_WHOLE = (0xEF53, 0x58465342, 0x9123683E, 0x01021994)
_SYNC_TELLS = (5, 8)  # the Linux since which syncfs tells of what could not be written


def write(path: str | Path, content: bytes) -> None:
    """Make the new file *path*, not yet flushed, for its owner as any that are written whole. OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


def flush(path: Path) -> None:
    """See a file to the disk. OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """See the names in *folder* to the disk, where a system can (Windows does so by itself). OSError."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def move(source: Path, target: Path) -> None:
    """Give the file or folder *source* the name *target*, which must be free. OSError.

    On Windows a virus scanner that looks at a new file keeps it and its folder from being renamed for a moment.
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
    """Sees folders with their files to the disk while other files are written; to be closed."""

    def __init__(self, place: Path) -> None:
        """All folders will be in *place*, which is there already."""
        self._threads = ThreadPoolExecutor(_THREADS)
        self._system = _file_system(place)

    def begin(self, folders: Sequence[tuple[Path, Sequence[str]]]) -> Callable[[], list[OSError | None]]:
        """Begin with the files of these names in each of *folders*.

        Call what comes back to wait until all are on the disk: it tells for each folder what went wrong, if anything.
        """
        if self._system is None:
            flushed = [self._threads.submit(_flush_all, *each) for each in folders]
            return lambda: [each.result() for each in flushed]
        synced = self._threads.submit(_sync, self._system)  # one call for all takes a fraction of the time
        return lambda: [None if synced.result() else _flush_all(*each) for each in folders]

    def close(self) -> None:
        """Wait for what is under way."""
        self._threads.shutdown()
        if self._system is not None:
            os.close(self._system)


def _flush_all(folder: Path, names: Sequence[str]) -> OSError | None:
    """See the files of these names to the disk, and the names; what went wrong, if anything."""
    try:
        for name in names:
            flush(folder / name)
        flush_folder(folder)
    except OSError as error:
        return error
    return None


def _file_system(place: Path) -> int | None:
    """A handle for the file system that *place* is on; None where the system cannot surely flush it by one call."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError, ValueError):  # a system without the one or the other
            told = (ctypes.c_long * 64)()
            known = ctypes.CDLL(None).statfs(os.fsencode(place), told) == 0 and told[0] in _SYNCED_WHOLE
            if known and tuple(map(int, os.uname().release.split(".")[:2])) >= _SYNC_TELLS:
                return os.open(place, os.O_RDONLY)
    return None


def _sync(system: int) -> bool:
    """Flush a file system by its handle; whether all that was written to it since it was opened is on the disk."""
    import ctypes

    return bool(ctypes.CDLL(None).syncfs(system) == 0)
