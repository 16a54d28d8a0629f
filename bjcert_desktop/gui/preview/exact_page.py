"""The exact page of a paper: Word or WPS shows a read-only copy of it, or LibreOffice makes a PDF."""

import atexit
import stat
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ...errors import ExportError
from ...system.files import cannot_write, safe_name
from ...system.leftovers import folder_prefix, noted
from ...system.links import remove_folder
from ...word.libreoffice import find_office, make_pdfs, pages_of
from ..kit.desktop import office_command

_NAMES = {"winword.exe": "Word", "wps.exe": "WPS", "wpsoffice.exe": "WPS"}


@dataclass(frozen=True)
class Exact:
    """A copy of a paper, to be opened; it is deleted when the program ends. *pages* is known for a PDF."""

    path: Path
    pages: int | None = None


@dataclass(frozen=True)
class PageSetter:
    """A program that lays out pages; one that *converts* makes a PDF of them."""

    name: str
    converts: bool = False

    def prepare(self, title: str, content: bytes, cancelled: Callable[[], bool]) -> Exact | None:
        """A copy of the .docx *content*, called *title*, ready to be opened; None when it was *cancelled*.

        Takes seconds where it is converted. Raises ExportError.
        """
        pages = None
        if self.converts:
            made = make_pdfs([content], cancelled)
            if cancelled():
                return None
            if made is None:
                raise ExportError(f"{self.name} 没有排出这份文件。", "请再试一次，或导出后用 Word 或 WPS 打开查看。")
            (content,) = made
            pages = pages_of(content)
        path = Path(tempfile.mkdtemp(dir=_copies())) / (safe_name(title, 60) + (".pdf" if self.converts else ".docx"))
        try:
            path.write_bytes(content)
            path.chmod(stat.S_IREAD)  # changes of a copy would be lost
        except OSError as error:
            raise cannot_write(path, error) from error
        return Exact(path, pages)


def find_setter() -> PageSetter | None:
    """Word or WPS where one of them opens a .docx, otherwise LibreOffice where it is installed."""
    command = office_command("open")
    name = next((name for program, name in _NAMES.items() if program in command), "")
    if name:
        return PageSetter(name)
    return PageSetter("LibreOffice", converts=True) if find_office() else None


@cache
def _copies() -> Path:
    """The folder for the copies, removed at the end, or at the next start if Word still has one of them open then."""
    folder = Path(tempfile.mkdtemp(prefix=folder_prefix()))
    kept = ExitStack()
    kept.enter_context(noted(folder))
    kept.callback(_remove, folder)
    atexit.register(kept.close)
    return folder


def _remove(folder: Path) -> None:
    with suppress(OSError):
        remove_folder(folder)
