"""Lock files between windows and processes."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)  # errors for a lock that another process has


def open_to_append(path: Path) -> IO[bytes]:
    """Open the file *path* at its end, and create it for its owner.

    Raises OSError, also for a link, a pipe, and what is the same file as one elsewhere.
    """
    file = open(path, "ab", opener=_without_links)  # noqa: SIM115 - the caller closes it
    found = os.fstat(file.fileno())
    if stat.S_ISREG(found.st_mode) and found.st_nlink <= 1:
        return file
    file.close()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "不是普通的文件，请把它移走", str(path))
    raise OSError(errno.EMLINK, "它和别处的文件是同一个，请把它移走", str(path))


def _without_links(path: str, flags: int) -> int:
    """Open a file itself; a pipe that nobody reads is an error at once, and not waited for."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o600)


def hold(path: Path) -> IO[bytes] | None:
    """Create and lock the file *path* until it is closed or the process ends; None if another process has locked it.

    Raises OSError if it cannot be created, and for a link.
    """
    while True:
        file = open_to_append(path)
        try:
            if sys.platform == "win32":
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if sys.platform == "win32" or error.errno in _HELD:  # every file system of Windows has locks
                file.close()
                return None
            # a file system without locks
        with suppress(FileNotFoundError):
            if sys.platform == "win32" or os.path.samestat(os.fstat(file.fileno()), path.lstat()):
                return file
        file.close()  # whoever had it before has removed it meanwhile


def let_go(held: IO[bytes]) -> None:
    """Unlock what ``hold`` returned, and remove the file, as far as that is possible."""
    path = Path(held.name)
    if sys.platform != "win32":
        with suppress(OSError):
            path.unlink()  # while nobody else can hold it
    held.close()
    if sys.platform == "win32":
        with suppress(OSError):
            path.unlink()  # impossible where another process has opened it


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Create and lock the file *path*, and wait while another process has it. Raises OSError, also for a link."""
    with open_to_append(path) as file:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # gives up after ten seconds
        else:
            with suppress(OSError):  # a file system without locks
                fcntl.flock(file, fcntl.LOCK_EX)
        yield
