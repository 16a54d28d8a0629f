"""Dialogs that write, asking for a file or a folder, and presenting what went wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ...errors import BjcertError
from .focus import OrderedDialog
from .task import BackgroundTask

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
WORKBOOKS = f"单位信息表 (*{' *'.join(WORKBOOK_SUFFIXES)});;所有文件 (*)"
_KINDS = {
    ".docx": "Word 文档",
    ".xlsx": "Excel 工作簿",
    ".xlsm": "Excel 工作簿",
    ".pdf": "PDF 文件",
    ".zip": "数据备份",
}


class WritingDialog(OrderedDialog):
    """A dialog whose *_writer* writes in the background; until that has ended, the dialog stays open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._writer = BackgroundTask(self)
        self._writer.failed.connect(lambda error: self._refuse(message(error)))

    def _refuse(self, why: str) -> None:
        """Say why nothing was written."""
        raise NotImplementedError

    def done(self, result: int) -> None:
        """Close, but not while anything is being written."""
        if not self._writer.busy:
            super().done(result)


def documents() -> Path:
    """The person's own documents, where file dialogs begin."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def ask_to_open(parent: QWidget, title: str, kind: str, start: Path | None = None) -> Path | None:
    """Ask for an existing file; *kind* is a suffix or a filter of Qt's. Begin in the documents without *start*."""
    shown = f"{_KINDS[kind]} (*{kind})" if kind in _KINDS else kind
    name, _ = QFileDialog.getOpenFileName(parent, title, str(start or documents()), shown)
    return Path(name) if name else None


def ask_to_open_several(parent: QWidget, title: str, kind: str) -> list[Path]:
    """Ask for one or several existing files with the suffix *kind*."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(documents()), f"{_KINDS[kind]} (*{kind})")
    return [Path(name) for name in names]


def ask_to_save(parent: QWidget, title: str, proposed: Path, *, new: bool = False) -> Path | None:
    """Ask where to write a file with the suffix of *proposed*; a *new* one is never overwritten, so nobody is asked."""
    options = QFileDialog.Option.DontConfirmOverwrite if new else QFileDialog.Option(0)
    shown = f"{_KINDS[proposed.suffix]} (*{proposed.suffix})"
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), shown, options=options)
    return Path(name).with_suffix(proposed.suffix) if name else None


def ask_for_folder(parent: QWidget, start: Path) -> Path | None:
    """Ask where to export to."""
    name = QFileDialog.getExistingDirectory(parent, "选择保存位置", str(start))
    return Path(name) if name else None


def message(error: Exception) -> str:
    """The text of *error* for people; one that the program does not foresee is raised, and ends in the crash report."""
    if not isinstance(error, BjcertError):
        raise error
    return str(error)


@contextmanager
def errors_told(say: Callable[[str], object]) -> Iterator[None]:
    """Pass the text of an error that the program foresees to *say*."""
    try:
        yield
    except BjcertError as error:
        say(str(error))
