"""What happens to a window besides what people press in it: for ``tools/walk.py``."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from bjcert_desktop.registry.writing import write_blank
from bjcert_desktop.settings.policy import OPTIONS, POLICY_FILE
from bjcert_desktop.system.files import write_whole
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
    """Sizes, drops, clipboards, colours, half-typed words, the mouse; a workbook and a policy that change or vanish.

    *machine* is the administrators' folder.
    """

    def __init__(self, chance: random.Random, folder: Path, workbook: Path, machine: Path) -> None:
        self._chance, self._folder, self._workbook, self._machine = chance, folder, workbook, machine
        with TemporaryDirectory(dir=folder) as name:
            blank, kept = Path(name) / "blank.xlsx", Path(name) / "kept.xlsx"
            write_blank(blank, sample=False)
            write_blank(kept, sample=True)
            self._blank, self._kept = blank.read_bytes(), kept.read_bytes()
        write_whole(workbook, self._kept)
        self._all: tuple[Callable[[QWidget], object], ...] = (
            self.resize,
            self.drop,
            self.copy,
            self.recolour,
            self.half_type,
            self.click,
            self.click,
            self.change_workbook,
            self.change_policy,
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
        content, what = self._kept, self._chance.randrange(4)
        if what == 0:
            self._workbook.unlink(missing_ok=True)
            return
        if what == 1:
            content = self._blank
        elif what == 2:
            content = content[: self._chance.randrange(20_000)]
        write_whole(self._workbook, content)

    def change_policy(self, _window: QWidget) -> None:
        """Let the administrators set, lock, spoil or take away settings."""
        self._machine.mkdir(exist_ok=True)
        file, what = self._machine / POLICY_FILE, self._chance.random()
        if what < 0.2:
            file.unlink(missing_ok=True)
        elif what < 0.3:
            file.write_bytes(self._chance.randbytes(200))
        else:
            names = self._chance.sample(sorted(OPTIONS), self._chance.randrange(5))
            values = (str(self._folder / "导出三"), "{业务} {代码}", "", 3, 0, 150, -1, True)
            lines = [f"{name} = {json.dumps(self._chance.choice(values), ensure_ascii=False)}" for name in names]
            locked = self._chance.sample(names, self._chance.randrange(len(names) + 1))
            file.write_text("\n".join([*lines, f"locked = {json.dumps(locked)}"]), encoding="utf-8")
