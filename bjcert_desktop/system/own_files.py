"""Names and places that stand in data are untrusted: they stay inside their folder, and no link is followed."""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from ..errors import PlaceError
from .files import safe_name

_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
_LONGEST = 255  # characters of one name


def is_plain(name: str) -> bool:
    """Whether *name* is a relative path with slashes, of names as the program gives them."""
    return all(part and safe_name(part, _LONGEST) == part for part in name.split("/"))


def inside(folder: Path, name: str) -> Path:
    """The path of the file or folder *name*, which need not exist, inside *folder*.

    Raises PlaceError for a name that is not plain, and where a link leads elsewhere.
    """
    path = folder
    if is_plain(name):
        for part in name.split("/"):
            path /= part
            if is_link(path):
                break
        else:
            return path
    raise PlaceError(f"“{name}”不是“{folder}”里的文件，没有使用。", "请检查它是不是被人改动过。")


def is_link(path: Path) -> bool:
    """Whether *path* is a symbolic link or a junction of Windows, wherever it leads."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION


def is_real_folder(path: Path) -> bool:
    """Whether *path* is a folder and no link to one."""
    return path.is_dir() and not is_link(path)


def is_real_file(path: Path) -> bool:
    """Whether *path* is a file and no link to one."""
    return path.is_file() and not is_link(path)


def make_folder(path: Path) -> bool:
    """Make the folder *path*; False if it was there. Raises OSError, also for a link.

    Other accounts cannot change it, except on Windows, where what is moved out of it would keep its access list.
    """
    with suppress(FileExistsError):
        path.mkdir(mode=0o777 if os.name == "nt" else 0o700)
        return True
    if not is_real_folder(path):
        raise NotADirectoryError(f"not a folder: {path}")
    return False


def remove_folder(path: Path) -> None:
    """Remove the folder *path* and what is in it; of links, only the links. Raises OSError."""
    if is_link(path):
        _remove_link(path)
    else:
        shutil.rmtree(path)  # does not follow links, not even one that is put in place meanwhile


def _remove_link(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        path.rmdir()  # removes the junction, not what it leads to
    else:
        path.unlink()
