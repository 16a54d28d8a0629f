"""A random walk over the window: presses, types, chooses and closes whatever is there.

``python3 dev.py walk --actions 100000 --seed 7`` ends with 1 at the first exception, warning of Qt or lone dialog, or
when the memory in use has grown by more than ``GROWTH``. The same seed chooses in the same way; what is there to be
chosen also depends on how fast the background work is. With ``--beside``, as many other windows walk on the same data
at the same time, each in a process of its own, from the seeds that follow.
"""

import argparse
import ctypes
import gc
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QEvent, QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QInputMethodEvent, QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from bjcert_desktop.gui.app import application, close_down, make_window
from bjcert_desktop.gui.preview import preview_dialog
from bjcert_desktop.guide import office_remarks
from bjcert_desktop.settings import policy
from tools.happenings import Happenings

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3  # glibc's mallopt
GROWTH = 30  # MB, from a quarter of a long walk to its end
_LONG = 8000  # actions: until then, screens are loaded that had not been shown yet
_TEXTS = (
    "",
    "北京市",
    "12345678901234567",
    "11110105000001011F",
    "a@b.cn",
    "２０２６年",
    "\u3000",
    "路" * 300,
    "<b>&\"'",
    "续期",
)
_OFFSCREEN = "This plugin does not support"  # what a window without a screen cannot do
_KEYS = (
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
)


class Walk:
    """*actions* random actions on a window whose data are in *folder*."""

    def __init__(self, folder: Path, actions: int, seed: int) -> None:
        self.folder, self._left, self._all = folder, actions, actions
        self._chance = random.Random(seed)  # noqa: S311
        self.problems: list[str] = []
        self.memory: list[int] = []
        self._last: deque[str] = deque(maxlen=12)
        self._uses: dict[type[QWidget], Callable[[Any], object]] = {
            QAbstractButton: QAbstractButton.click,
            QComboBox: self._in_combo,
            QLineEdit: self._in_line,
            QAbstractItemView: self._in_list,
            QAbstractSpinBox: lambda box: box.stepBy(self._chance.choice((-1000, -1, 1, 1000))),
            QSlider: lambda slider: slider.setValue(self._chance.randint(slider.minimum(), slider.maximum())),
            QTextEdit: self._in_text,
            QPlainTextEdit: self._in_text,
        }
        self._workbook = folder / "单位信息表.xlsx"
        self._happenings = Happenings(self._chance, folder, self._workbook, machine_data(folder))
        self._window = make_window(folder / "数据")
        self._window.settings.choose("output", str(folder / "导出"))
        self._window.resize(1366, 728)
        self._window.show()

    def go(self, app: QApplication) -> None:
        """Walk until all is done or something is wrong."""
        app.setQuitOnLastWindowClosed(False)  # a window is closed to be opened anew
        QTimer.singleShot(0, self._step)
        app.exec()
        self._window.close()
        close_down(self._window)
        if self._left > 0:
            self._wrong("the program ended by itself")

    # --- what goes wrong

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Note an exception and stop."""
        self._wrong("".join(traceback.format_exception(kind, error, trace)))

    def warned(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        """Note a warning of Qt and stop."""
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not text.startswith(_OFFSCREEN):
            self._wrong(text)

    def _wrong(self, text: str) -> None:
        self.problems.append(
            f"{text}\nafter {self._all - self._left} actions, the last of which:\n" + "\n".join(self._last)
        )
        self._left = 0

    # --- one step after another

    def _step(self) -> None:
        if self._left <= 0:
            self._end()
            return
        QTimer.singleShot(1, self._step)  # a dialog that an action opens has an event loop of its own
        self._left -= 1
        if self._left % max(1, self._all // 40) == 0:
            gc.collect()
            self.memory.append(resident())
            print(f"{self._all - self._left:>7} actions, {self.memory[-1]} MB", flush=True)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._in_popup(popup)
            return
        window = QApplication.activeModalWidget() or self._window
        if not self._window.isVisible():
            self._reopen()
        elif (kind := self._chance.random()) < 0.12:
            self._press_key(window)
        elif kind < 0.17:
            self._last.append(f"{self._happenings.happen(window)} in {type(window).__name__}")
        else:
            self._use(window)
        if self._chance.random() < 0.1:
            time.sleep(0.002)  # let the background work come to something

    def _end(self) -> None:
        """Close what is open, from the top, then leave."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if top is None:
            QApplication.quit()
            return
        QTimer.singleShot(0, self._end)
        if isinstance(top, QDialog):
            top.reject()
        else:
            top.close()

    def _reopen(self) -> None:
        self._window.deleteLater()
        self._window = make_window(self.folder / "数据")
        self._window.resize(1366, 728)
        self._window.show()

    def _in_popup(self, popup: QWidget) -> None:
        self._last.append(f"popup {type(popup).__name__}")
        if isinstance(popup, QMenu) and popup.actions() and self._chance.random() < 0.5:
            action = self._chance.choice(popup.actions())
            popup.close()
            action.trigger()
        else:
            popup.close()

    def _press_key(self, window: QWidget) -> None:
        key, modifier = self._chance.choice(_KEYS)
        target = QApplication.focusWidget() or window
        self._last.append(f"key {key.name} on {self._name(target)}")
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if isValid(target):  # the key may close what has the focus
                QApplication.sendEvent(target, QKeyEvent(kind, key, modifier))

    def _use(self, window: QWidget) -> None:
        if self._chance.random() < 0.01 and window is not self._window:
            self._last.append(f"close {self._name(window)}")
            window.close()
            return
        kinds = list(self._uses)
        self._chance.shuffle(kinds)
        if self._chance.random() < 0.5:
            kinds.insert(0, QAbstractButton)
        for kind in kinds:
            found = [
                each
                for each in window.findChildren(kind)
                if each.isVisible() and each.isEnabled() and each.window() is window
            ]
            if found:
                widget = self._chance.choice(found)
                self._last.append(f"use {self._name(widget)}")
                self._uses[kind](widget)
                return
        self._press_key(window)

    def _in_combo(self, box: QComboBox) -> None:
        if box.count():
            index = self._chance.randrange(box.count())
            box.setCurrentIndex(index)
            box.activated.emit(index)
            box.textActivated.emit(box.currentText())

    def _in_line(self, line: QLineEdit) -> None:
        typed = QInputMethodEvent()
        typed.setCommitString(self._chance.choice(_TEXTS))
        line.selectAll()
        QApplication.sendEvent(line, typed)

    def _in_text(self, text: QTextEdit | QPlainTextEdit) -> None:
        if not text.isReadOnly():
            text.setPlainText(self._chance.choice(_TEXTS))

    def _in_list(self, view: QAbstractItemView) -> None:
        model = view.model()
        columns = 1 if model is None or isinstance(view, QListView) else model.columnCount()
        if model is not None and model.rowCount() and columns:
            index = model.index(self._chance.randrange(model.rowCount()), self._chance.randrange(columns))
            view.setCurrentIndex(index)
            signal = self._chance.choice((view.clicked, view.activated, view.doubleClicked, None))
            if signal is not None:
                signal.emit(index)

    def _name(self, widget: QWidget) -> str:
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        where = type(widget.window()).__name__
        return f"{type(widget).__name__} {widget.objectName()} {text or widget.accessibleName()} in {where}"

    # --- answers to what is asked outside of the window

    def file_to_open(self, *_args: object, **_options: object) -> tuple[str, str]:
        """A file to open, or none."""
        return self._chance.choice((str(self._workbook), "", str(self.folder / "nothing.xlsx"))), ""

    def files_to_open(self, *_args: object, **_options: object) -> tuple[list[str], str]:
        """Files to open."""
        return [name for name in self.file_to_open()[:1] if name], ""

    def file_to_save(self, *_args: object, **_options: object) -> tuple[str, str]:
        """Where to save a file, or nowhere."""
        return self._chance.choice(("", str(self.folder / f"out{self._chance.randrange(50)}"))), ""

    def folder_to_use(self, *_args: object, **_options: object) -> str:
        """A folder, or none."""
        return self._chance.choice(("", str(self.folder / "导出"), str(self.folder / "导出二")))


def machine_data(folder: Path) -> Path:
    """The administrators' folder of a walk in *folder*."""
    return folder / "本机"


def live_in(home: Path) -> None:
    """Make *home* the home folder of this process: its documents, data and settings."""
    home.mkdir(exist_ok=True)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        os.environ[name] = str(home)


def resident() -> int:
    """The memory in use, in MB, once the allocator has given back what is free."""
    ctypes.CDLL(None).malloc_trim(0)
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20


def answered(walk: Walk) -> None:
    """Let nothing outside of the program be opened, printed or asked."""
    replaced: dict[Any, dict[str, Callable[..., Any]]] = {
        QFileDialog: {
            "getOpenFileName": walk.file_to_open,
            "getOpenFileNames": walk.files_to_open,
            "getSaveFileName": walk.file_to_save,
            "getExistingDirectory": walk.folder_to_use,
        },
        QDesktopServices: {"openUrl": lambda _url: True},
        QPrintDialog: {"exec": lambda dialog: dialog.deleteLater() or 0},
        preview_dialog: {"find_setter": lambda: None},
        policy: {"machine_data": lambda: machine_data(walk.folder)},
        office_remarks: {"machine_data": lambda: machine_data(walk.folder)},
    }
    for owner, functions in replaced.items():
        for name, function in functions.items():
            as_is = owner is QPrintDialog or not isinstance(owner, type)
            setattr(owner, name, function if as_is else staticmethod(function))


def lone_dialogs() -> list[str]:
    """The dialogs that are still visible."""
    return [
        type(each).__name__ for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--actions", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--beside", type=int, default=0, metavar="N", help="so many other windows on the same data")
    parser.add_argument("--folder", type=Path, help="walk beside another one, in its folder")
    chosen = parser.parse_args()
    seed = random.randrange(10**6) if chosen.seed is None else chosen.seed  # noqa: S311
    print(f"seed {seed}", flush=True)
    if chosen.folder:
        problems = _walked(chosen.folder, chosen.actions, seed)
    else:
        with tempfile.TemporaryDirectory(prefix="walk-", ignore_cleanup_errors=True) as name:
            others = [_start(Path(name), chosen.actions, seed + each + 1) for each in range(chosen.beside)]
            problems = _walked(Path(name), chosen.actions, seed)
            for other in others if problems else ():
                other.kill()
            said = [(other.communicate()[0], other.returncode) for other in others]
            problems += [text for text, status in said if status]
    for problem in problems:
        print(problem)
    print("BROKEN" if problems else f"{chosen.actions} actions; nothing went wrong")
    return 1 if problems else 0


def _start(folder: Path, actions: int, seed: int) -> subprocess.Popen[str]:
    """Another walk on the data in *folder*."""
    command = [sys.executable, "-m", "tools.walk", "--folder", folder, "--actions", str(actions), "--seed", str(seed)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")


def _walked(folder: Path, actions: int, seed: int) -> list[str]:
    """Walk on the data in *folder*; return what went wrong."""
    live_in(folder / "home")
    libc = ctypes.CDLL(None)
    libc.mallopt(_ARENA_MAX, 1)  # one heap, as on Windows: glibc has one for each thread, with holes of its own
    libc.mallopt(_MMAP_THRESHOLD, 1 << 17)  # else glibc raises it, and pictures leave holes, too
    app = application()
    walk = Walk(folder, actions, seed)
    answered(walk)
    sys.excepthook = walk.caught
    qInstallMessageHandler(walk.warned)
    walk.go(app)
    qInstallMessageHandler(None)
    walk.problems += [f"left alone: {each}" for each in lone_dialogs()]
    quarter = walk.memory[len(walk.memory) // 4] if walk.memory else 0
    if actions >= _LONG and walk.memory[-1] - quarter > GROWTH:
        walk.problems.append(f"the memory in use has grown from {quarter} to {walk.memory[-1]} MB")
    return walk.problems


if __name__ == "__main__":
    sys.exit(main())
