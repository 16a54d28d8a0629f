"""Tables to type in: what stands in an open cell, whatever happens around it."""

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.kit.edit_table import EditColumn, EditTable, EditView

KEY = Qt.Key


@pytest.fixture
def warnings() -> Iterator[list[str]]:
    """What Qt warns of."""
    told: list[str] = []
    before = qInstallMessageHandler(
        lambda kind, _context, text: told.append(text) if kind == QtMsgType.QtWarningMsg else None
    )
    yield told
    qInstallMessageHandler(before)


class Sheet(QWidget):
    """Four rows of which the first column cannot be edited, above a button."""

    def __init__(self, *, grows: bool = False) -> None:
        super().__init__()
        self.table = EditTable((EditColumn("号", editable=False), EditColumn("甲"), EditColumn("乙")), grows=grows)
        self.view, self.button = EditView(), QPushButton("改")
        layout = QVBoxLayout(self)
        layout.addWidget(self.view)
        layout.addWidget(self.button)
        self.view.attach(self.table, (0,))
        self.table.show_rows([[str(row), "", ""] for row in range(4)])

    def open_cell(self, row: int, column: int) -> QLineEdit:
        self.view.setFocus()
        self.view.setCurrentIndex(self.table.index(row, column))
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        return editor

    @property
    def cells(self) -> list[str]:
        return ["/".join(row) for row in self.table.rows]


def shown(sheet: Sheet, qtbot: QtBot) -> Sheet:
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow, timeout=5_000)
    return sheet


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    return shown(Sheet(), qtbot)


CHANGES: dict[str, tuple[Callable[[Sheet], object], list[str]]] = {
    "another row is removed": (lambda sheet: sheet.table.remove(0), ["1/x/", "2//", "3//"]),
    "its own row is removed": (lambda sheet: sheet.table.remove(1), ["0//", "2//", "3//"]),
    "something is put elsewhere": (lambda sheet: sheet.table.put(2, 1, [["p", "q"]]), ["0//", "1/x/", "2/p/q", "3//"]),
    "something is put over all": (
        lambda sheet: sheet.table.put(0, 2, [["p"], ["q"], ["r"], ["s"]]),
        ["0//p", "1/x/q", "2//r", "3//s"],
    ),
    "something is put there": (lambda sheet: sheet.table.put(1, 1, [["p"]]), ["0//", "1/p/", "2//", "3//"]),
    "what is on the clipboard is pasted": (lambda sheet: sheet.view.paste(), ["0//", "1/粘/贴", "2//", "3//"]),
    "other rows are listed": (lambda sheet: sheet.table.show_rows([["新", "", ""]]), ["新//"]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_typed_in_an_open_cell_is_taken_before_rows_change(
    sheet: Sheet, qtbot: QtBot, warnings: list[str], change: str
) -> None:
    QGuiApplication.clipboard().setText("粘\t贴")
    act, expected = CHANGES[change]
    sheet.button.clicked.connect(lambda: act(sheet))
    qtbot.keyClicks(sheet.open_cell(1, 1), "x")
    sheet.button.click()  # as an assistive technology presses it: the focus stays in the cell
    assert sheet.cells == expected
    qtbot.keyClick(QApplication.focusWidget() or sheet, KEY.Key_Return)
    QApplication.processEvents()
    assert sheet.cells == expected
    assert not warnings


def test_a_cell_that_was_left_by_escape_is_not_taken(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open_cell(1, 1)
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, KEY.Key_Escape)
    sheet.table.remove(0)
    assert sheet.cells == ["1//", "2//", "3//"]


def test_a_cell_that_the_focus_leaves_just_after_return_is_taken_once(
    sheet: Sheet, qtbot: QtBot, warnings: list[str]
) -> None:
    editor = sheet.open_cell(1, 1)
    qtbot.keyClicks(editor, "x")
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, Qt.KeyboardModifier.NoModifier))
    sheet.view.setFocus()  # as when a dialog opens over it
    QApplication.processEvents()
    assert sheet.cells[1] == "1/x/"
    assert not warnings


def test_what_is_being_typed_is_not_overwritten_by_a_change_of_the_cells(sheet: Sheet, qtbot: QtBot) -> None:
    editor = sheet.open_cell(1, 1)
    qtbot.keyClicks(editor, "x")
    sheet.table.dataChanged.emit(sheet.table.index(0, 0), sheet.table.index(3, 2))
    sheet.table.dataChanged.emit(sheet.table.index(1, 1), sheet.table.index(1, 1))
    assert editor.text() == "x"
    sheet.view.finish_typing()
    assert sheet.cells[1] == "1/x/"
    assert sheet.view.indexWidget(sheet.table.index(1, 1)) is None


def test_a_new_row_is_begun_by_what_stands_in_the_open_cell(qtbot: QtBot) -> None:
    sheet = shown(Sheet(grows=True), qtbot)
    qtbot.keyClicks(sheet.open_cell(4, 1), "x")
    sheet.table.remove(3)
    assert sheet.cells == ["0//", "1//", "2//", "/x/"]
    assert sheet.table.keys == [0, 1, 2, -1]


def test_nothing_is_left_of_a_table_that_was_closed(qapp: object) -> None:
    sheet = Sheet()
    left = weakref.ref(sheet.table), weakref.ref(sheet.view)
    sheet.show()
    sheet.close()
    sheet.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del sheet
    gc.collect()
    assert [each() for each in left] == [None, None]
