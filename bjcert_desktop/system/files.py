"""Write files whole or not at all, lock them, and give them names that Windows accepts."""

import errno
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from ..errors import ExportError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MAX_PATH = 240  # characters of a path: Windows allows 259, and Word adds its lock files
_DEVICE = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?= *(\.|$))", re.IGNORECASE)  # reserved by Windows
_RESERVED = re.compile(r'[<>:"/\\|?*]')
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)  # errors for a lock that another process has
_MAX_NAME = 240  # bytes of one name: most other file systems allow 255


def write_whole(path: Path, content: bytes) -> None:
    """Write *content* to *path*, replacing it, and flush. Raises OSError and then leaves no trace."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".~", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def open_to_append(path: Path) -> IO[bytes]:
    """Open the file *path* at its end, and create it for its owner. Raises OSError, also for a link."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    return os.fdopen(os.open(path, flags, 0o600), "ab")


def hold(path: Path) -> IO[bytes] | None:
    """Create and lock the file *path* until it is closed or the process ends; None if another process has locked it.

    Raises OSError if it cannot be created, and for a link.
    """
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
    return file


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


def safe_name(text: str, limit: int) -> str:
    """*text* as a name of at most *limit* characters, nothing reserved or invisible, no dot or space at the end."""
    visible = unicodedata.normalize("NFC", text)
    if not visible.isprintable():
        visible = "".join(c for c in visible if unicodedata.category(c)[0] != "C")
    short = _RESERVED.sub("_", visible)[:limit].encode()[:_MAX_NAME].decode(errors="ignore").strip(" .")
    return _DEVICE.sub(lambda device: f"{device[0][:-1]}_", short)


def cannot_write(path: Path, error: OSError) -> ExportError:
    """The error for an OSError while writing *path*."""
    if isinstance(error, FileExistsError | NotADirectoryError):
        return ExportError(f"“{path}”不是可以使用的文件夹。", "请换一个保存位置。")
    if isinstance(error, FileNotFoundError):
        return ExportError(f"写不了“{path}”：找不到它所在的文件夹。", "请检查磁盘或网络位置，或换一个保存位置。")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return ExportError(f"没有权限写入“{path}”。", "请关闭正在打开的同名文件，或换一个保存位置。")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ExportError(f"磁盘空间不足，写不下“{path}”。", "请清理磁盘，或换一个保存位置。")
    if error.errno == errno.ENAMETOOLONG:
        return ExportError(f"文件的位置太长：“{path}”。", "请换一个层次少、名称短的文件夹。")
    return ExportError(
        f"写入“{path}”失败（{error.strerror or error}）。", "请检查磁盘或网络位置后重试，或换一个保存位置。"
    )
