"""Write files whole or not at all, and give them names that Windows accepts."""

import errno
import re
import secrets
import unicodedata
from datetime import date
from pathlib import Path

from ..errors import ExportError
from .durable import flush, write
from .leftovers import noted

MAX_PATH = 240  # characters of a path: Windows allows 259, and Word adds its lock files
_DEVICE = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?= *(\.|$))", re.IGNORECASE)  # reserved by Windows
_RESERVED = re.compile(r'[<>:"/\\|?*]')
_MAX_NAME = 240  # bytes of one name, which may get a number: most other file systems allow 255


def write_whole(path: Path, content: bytes) -> None:
    """Write *content* to *path*, replacing it, and flush. Raises OSError and then leaves no trace."""
    temporary = path.with_name(f".~{secrets.token_hex(6)}.tmp")
    with noted(temporary):
        try:
            write(temporary, content)
            flush(temporary)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def safe_name(text: str, limit: int, most: int = _MAX_NAME) -> str:
    """*text* as a name of at most *limit* characters and *most* bytes.

    Nothing in it is reserved or invisible, and no dot or space stands at its ends. A safe name stays as it is.
    """
    if not text.isprintable():
        text = "".join(c for c in text if unicodedata.category(c)[0] != "C")
    visible = unicodedata.normalize("NFC", text)
    short = _RESERVED.sub("_", visible)[:limit].encode()[:most].decode(errors="ignore").strip(" .")
    return _DEVICE.sub(lambda device: f"{device[0][:-1]}_", short)


def refuse_impossible_date(today: date) -> None:
    """Raise ExportError for a day before 1980, when no file of Word or Excel can be written."""
    if today.year < 1980:
        raise ExportError(f"电脑的日期是 {today}，写不了 Word 和 Excel 文件。", "请先改好电脑的日期，再打开本程序。")


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
