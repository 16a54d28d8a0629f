"""What happens to a window besides what people press in it: for ``tools/walk.py``."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from bjcert_desktop.registry.writing import write_blank
from bjcert_desktop.system.paths import data

_SIZES = ((1366, 728), (1024, 700), (1920, 1040), (900, 560), (640, 480), (1280, 600))
_NONE = Qt.KeyboardModifier.NoModifier
_PASTED = (
    "",
    "北京市示例区卫生健康委员会\t11110105000001011F\n",
    "甲\t乙\t丙\r\n2027-11-29\t\t13800000000\r\n",
    "SF0000000000001",
    "路" * 5000,
    "\x00\u202e\t\n\n",
)


class Happenings:
    """Sizes, drops, clipboards, colours, half-typed words, the mouse, and a workbook that changes or vanishes."""

    def __init__(self, chance: random.Random, folder: Path, workbook: Path) -> None:
        self._chance, self._folder, self._workbook = chance, folder, workbook
        self._kept = folder / "kept.xlsx"
        shutil.copy(workbook, self._kept)
        self._all: tuple[Callable[[QWidget], object], ...] = (
            self.resize,
            self.drop,
            self.copy,
            self.recolour,
            self.half_type,
            self.click,
            self.click,
            self.change_workbook,
        )

    def happen(self, window: QWidget) -> str:
        """Let something happen to *window*; return what."""
        what = self._chance.choice(self._all)
        what(window)
        return what.__name__

    def resize(self, window: QWidget) -> None:
        """Give it another size."""
        window.resize(*self._chance.choice(_SIZES))

    def drop(self, window: QWidget) -> None:
        """Drop a file onto it."""
        blanks = sorted(data("forms").glob("*.docx"))
        paths = (self._workbook, self._folder / "nothing.xlsx", self._chance.choice(blanks), self._folder)
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(self._chance.choice(paths)))])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        entered = QDragEnterEvent(QPoint(300, 300), copy, dropped, left, _NONE)
        entered.ignore()
        QApplication.sendEvent(window, entered)
        if entered.isAccepted():
            QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), copy, dropped, left, _NONE))

    def copy(self, _window: QWidget) -> None:
        """Copy something in another program."""
        QGuiApplication.clipboard().setText(self._chance.choice(_PASTED))

    def recolour(self, _window: QWidget) -> None:
        """Switch the system between dark and light."""
        QGuiApplication.styleHints().setColorScheme(self._chance.choice((Qt.ColorScheme.Dark, Qt.ColorScheme.Light)))

    def half_type(self, window: QWidget) -> None:
        """Begin a word by an input method, and sometimes finish it."""
        target = window.focusWidget() or window
        QApplication.sendEvent(target, QInputMethodEvent("bei'jing", []))
        if self._chance.random() < 0.7:
            done = QInputMethodEvent("", [])
            done.setCommitString(self._chance.choice(("北京", "")))
            QApplication.sendEvent(target, done)

    def click(self, window: QWidget) -> None:
        """Press the mouse somewhere."""
        at = QPoint(self._chance.randrange(max(1, window.width())), self._chance.randrange(max(1, window.height())))
        target = window.childAt(at) or window
        place, button = QPointF(target.mapFrom(window, at)), Qt.MouseButton.LeftButton
        double = self._chance.random() < 0.3
        kinds = [QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease]
        for kind in kinds + [QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease] * double:
            if isValid(target):
                event = QMouseEvent(kind, place, QPointF(target.mapToGlobal(place)), button, button, _NONE)
                QApplication.sendEvent(target, event)

    def change_workbook(self, _window: QWidget) -> None:
        """Let somebody else change the workbook, take it away or bring it back."""
        what = self._chance.randrange(4)
        self._workbook.unlink(missing_ok=True)
        if what == 1:
            write_blank(self._workbook, sample=False)
        elif what == 2:
            self._workbook.write_bytes(self._kept.read_bytes()[: self._chance.randrange(20_000)])
        elif what == 3:
            shutil.copy(self._kept, self._workbook)
