"""What Qt keeps for nothing is given back now and then."""

import ctypes
import gc
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.kit import appearance
from bjcert_desktop.gui.kit.focus import OrderedDialog

BOXES = 20


class Memory(ctypes.Structure):
    """The answer of mallinfo2."""

    _fields_ = [(name, ctypes.c_size_t) for name in ("arena", "o", "s", "h", "in_maps", "u", "f", "in_use", "n", "k")]


def in_use() -> int:
    """The bytes in use outside of Python's own objects."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    gc.collect()
    asked = ctypes.CDLL(None).mallinfo2
    asked.restype = Memory
    found = asked()
    return int(found.in_use + found.in_maps)


def show(dialogs: int) -> int:
    """Open and close so many *dialogs*, all of them different in memory; return the bytes in use then."""
    made = [OrderedDialog() for _ in range(dialogs)]
    for dialog in made:
        for _ in range(BOXES):
            QComboBox(dialog).addItem("甲")
    for dialog in made:
        QTimer.singleShot(0, dialog.reject)
        dialog.exec()
    return in_use()


def test_a_hundred_closed_dialogs_end_what_can_be_undone_where_nobody_types(qapp: QApplication, qtbot: QtBot) -> None:
    appearance.apply(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    typed, other = QLineEdit(window), QLineEdit(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    for line in (other, typed):
        line.setFocus()
        qtbot.keyClicks(line, "11110105")
    for _ in range(100):
        appearance.tidy()
    assert [line.isUndoAvailable() for line in (typed, other)] == [True, False]
    assert [(line.text(), line.isModified()) for line in (typed, other)] == [("11110105", True)] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="asks glibc")
def test_a_hundred_closed_dialogs_leave_nothing_in_memory(qapp: QApplication) -> None:
    appearance.apply(qapp)
    before = show(100)
    assert show(100) - before < 100 * BOXES * 100
