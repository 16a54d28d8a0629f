"""What the desktop does for the window: opening a file or a folder, and printing."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ..errors import ExportError


def open_path(path: Path) -> None:
    """Open a file or a folder with the program that the system has for it. Raises ExportError."""
    if not path.exists():
        raise ExportError(f"找不到“{path}”。", "它可能已被移动、改名或删除，请到原来的文件夹里看一看。")
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise ExportError(
            f"这台电脑没有能打开“{path.name}”的程序。", "请安装 Word 或 WPS，或把文件拿到别的电脑上打开。"
        )


def print_files(paths: Sequence[Path]) -> None:
    """Send files to the default printer through Word, WPS or LibreOffice, in order. Raises ExportError."""
    for path in paths:
        if not path.exists():
            raise ExportError(f"找不到“{path}”。", "它可能已被移动、改名或删除，请重新导出。")
    failed = ExportError("没有找到能打印 Word 文件的程序。", "请打开文件夹，用 Word 或 WPS 打开每个文件后打印。")
    if sys.platform == "win32":
        import os

        try:
            for path in paths:
                os.startfile(path, "print")  # noqa: S606 - the shell's print verb
        except OSError as error:
            raise failed from error
        return
    program = shutil.which("soffice")
    if program is None:
        raise failed
    subprocess.Popen([program, "--headless", "-p", *map(str, paths)])  # noqa: S603 - our own files
