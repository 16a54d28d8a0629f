"""Links: what is one, and removing a folder without following any."""

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
_MOST = 256 << 20  # bytes of a file that is read as a whole


def is_link(path: Path) -> bool:
    """Whether *path* is a symbolic link or a junction of Windows, wherever it leads."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION


def own_folder(path: Path) -> Path:
    """Make the folder *path* of the program's own, if it is not there. Raises OSError, also for a link."""
    if is_link(path):
        raise OSError(errno.ELOOP, "它是指向别处的链接，请把它移走", str(path))
    path.mkdir(parents=True, exist_ok=True)
    return path


def is_real_folder(path: Path) -> bool:
    """Whether *path* is a folder and no link to one."""
    return path.is_dir() and not is_link(path)


def is_real_file(path: Path) -> bool:
    """Whether *path* is a file and no link to one."""
    return path.is_file() and not is_link(path)


def is_shared(path: Path) -> bool:
    """Whether the file *path* is a link, or the same as a file elsewhere: writing to it would change that."""
    try:
        return is_link(path) or (path.is_file() and path.stat().st_nlink > 1)
    except OSError:
        return False


def open_file(path: Path) -> BinaryIO:
    """Open the file *path* to read it. Raises OSError, also for a pipe or a device, which never ends."""
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - Path.open takes no opener
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return file
    file.close()
    raise OSError(errno.EINVAL, "不是普通的文件", str(path))


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to is opened at once, to be looked at."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_file(path: Path) -> bytes:
    """The content of the file *path*. Raises OSError like ``open_file``, and for one that is far too large."""
    with open_file(path) as file:
        content = file.read(_MOST + 1)
    if len(content) > _MOST:
        raise OSError(errno.EFBIG, "文件太大", str(path))
    return content


def remove_folder(path: Path) -> None:
    """Remove the folder *path* and what is in it; of links, only the links. Raises OSError."""
    if is_link(path):
        _remove_link(path)
    else:
        shutil.rmtree(path, onerror=_again)  # follows no link, not even one that is put in place meanwhile


def _again(remove: Callable[[str], None], path: str, error: Any) -> None:
    """Remove a file once more, made writable: Windows removes no read-only ones."""
    if remove not in (os.unlink, os.rmdir):
        raise error[1]  # a folder that cannot be read
    if is_link(Path(path)):
        raise PermissionError(f"a link: {path}")
    os.chmod(path, stat.S_IWRITE)  # noqa: PTH101 - a name is what comes
    remove(path)


def _remove_link(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        path.rmdir()  # removes the junction, not what it leads to
    else:
        path.unlink()
