"""Files that are written whole or not at all, under names that Windows accepts."""

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

MAX_PATH = 240  # characters of a whole path: Windows stops at 259, and Word wants room for its own lock files
_DEVICE = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?= *(\.|$))", re.IGNORECASE)  # Windows' own
_RESERVED = re.compile(r'[<>:"/\\|?*]')
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)  # what the systems say of a lock that somebody else has
_MAX_NAME = 240  # bytes of one name: most file systems elsewhere stop at 255


def write_whole(path: Path, content: bytes) -> None:
    """Put *content* at *path*, flushed to the disk, in place of what was there. On OSError nothing is left behind."""
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


def hold(path: Path) -> IO[bytes] | None:
    """The file *path*, made when it is not there, held until it is closed or the process ends; None when it is held.

    Raises OSError when it cannot be made.
    """
    file = path.open("ab")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if sys.platform == "win32" or error.errno in _HELD:  # every file system of Windows knows locks
            file.close()
            return None
        # a file system that knows no locks: there is nothing to hold
    return file


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the file *path*, made when it is not there, against other windows and processes; waits for them. OSError."""
    with path.open("ab") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # gives up after ten seconds
        else:
            import fcntl

            with suppress(OSError):  # a file system that knows no locks
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def safe_name(text: str, limit: int) -> str:
    """*text*, cut to *limit*, as a file name or part of one: nothing reserved or invisible, no dot or blank last."""
    visible = unicodedata.normalize("NFC", text)
    if not visible.isprintable():
        visible = "".join(c for c in visible if unicodedata.category(c)[0] != "C")
    short = _RESERVED.sub("_", visible)[:limit].encode()[:_MAX_NAME].decode(errors="ignore").strip(" .")
    return _DEVICE.sub(lambda device: f"{device[0][:-1]}_", short)


def cannot_write(path: Path, error: OSError) -> ExportError:
    """The sentence for *error* met while writing *path*."""
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
