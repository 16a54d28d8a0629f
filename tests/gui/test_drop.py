"""Files dropped onto the window."""

from pathlib import Path

import docx
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.forms.adopt_dialog import AdoptDialog
from bjcert_desktop.gui.window import Window
from tests.gui.dialogs import meet


def drop(window: Window, *paths: Path) -> bool:
    """Drop files onto the window; returns whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, copy, left = QPoint(300, 300), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(place, copy, data, left, Qt.KeyboardModifier.NoModifier)
    entered.ignore()
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, left, Qt.KeyboardModifier.NoModifier))
    return entered.isAccepted()


def test_a_workbook_dropped_onto_the_window_is_opened(window: Window, qtbot: QtBot, workbook: Path) -> None:
    assert drop(window, workbook)
    qtbot.waitUntil(lambda: window.workbook.registry is not None)
    assert window.workbook.registry is not None
    assert window.workbook.registry.path == workbook


def test_a_form_dropped_onto_the_window_is_adopted(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 0).text = "单位名称", "统一社会信用代码"
    document.save(str(tmp_path / "空白表.docx"))
    seen: list[str] = []

    def look(dialog: AdoptDialog) -> None:
        seen.append(dialog.windowTitle())
        dialog.reject()

    meet(AdoptDialog, look)
    assert drop(window, tmp_path / "空白表.docx")
    assert window.now == "forms"
    qtbot.waitUntil(lambda: bool(seen))


def test_what_the_window_cannot_open_is_not_taken(window: Window, workbook: Path, tmp_path: Path) -> None:
    assert not drop(window, tmp_path / "照片.jpg")
    assert not drop(window, workbook, workbook)
