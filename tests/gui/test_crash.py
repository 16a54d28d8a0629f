"""The dialog of a crash is closed by Esc and by its X, and the window goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui import crash
from tests.gui.dialogs import meet


@pytest.mark.parametrize("leave", [lambda box: QTest.keyClick(box, Qt.Key.Key_Escape), lambda box: box.close()])
def test_the_dialog_of_a_crash_takes_esc_and_the_x(
    qtbot: QtBot, tmp_path: Path, leave: Callable[[QMessageBox], object]
) -> None:
    said: list[str] = []

    def look(box: QMessageBox) -> None:
        said.append(box.text())
        leave(box)

    meet(QMessageBox, look)
    crash._tell(ValueError, None)
    assert "没有料到" in said[0]
