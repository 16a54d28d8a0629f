"""Opening files and folders with the system's programs."""

import ctypes
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ...errors import ExportError


def open_path(path: Path) -> None:
    """Open a file or a folder with the program that the system has for it. Raises ExportError."""
    if not path.exists():
        raise ExportError(f"找不到“{path}”。", "它可能已被移动、改名或删除，请到原来的文件夹里看一看。")
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise ExportError(
            f"这台电脑没有能打开“{path.name}”的程序。",
            "请安装能打开它的程序（如 Word、WPS），或把文件拿到别的电脑上打开。",
        )


def open_folder(path: Path) -> None:
    """Open a folder, and never a program. Raises ExportError."""
    if path.exists() and not path.is_dir():
        raise ExportError(f"“{path}”不是文件夹，没有打开它。", "请检查它是不是被人改动过。")
    open_path(path)


def office_command(verb: str) -> str:
    """The command by which Windows does *verb* (open, print, printto) with a .docx, in lower case; blank elsewhere."""
    if sys.platform == "win32":
        command = ctypes.create_unicode_buffer(1024)
        length = ctypes.c_ulong(len(command))
        if ctypes.windll.shlwapi.AssocQueryStringW(0, 1, ".docx", verb, command, ctypes.byref(length)) == 0:
            return command.value.casefold()
    return ""
