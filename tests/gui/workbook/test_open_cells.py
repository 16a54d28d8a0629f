"""What stands in an open cell when a dialog is closed, or while what it says is being written."""

import sqlite3
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.workbook.certificates_dialog import CertificatesDialog
from bjcert_desktop.gui.workbook.reception_dialog import ReceptionDialog, returning_of
from bjcert_desktop.gui.workbook.unit_dialog import UnitDialog
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.registry.api import Notes

KEY = Qt.Key
LATER = "2029-11-30"


def open_cell(table: QTableView, row: int, column: int, qtbot: QtBot) -> QLineEdit:
    table.window().show()
    table.window().activateWindow()
    qtbot.waitUntil(table.window().isActiveWindow, timeout=5_000)
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, 0))
    table.setCurrentIndex(table.model().index(row, column))  # coming there opens the cell
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    return editor


def reception(window: Window, qtbot: QtBot, folder: Path) -> ReceptionDialog:
    """What comes back from two cases."""
    scenario = window.catalogue.owner("renew-mail")[1]
    units = [Unit(f"北京市示例区第{n}中心", f"CODE{n}", certificates=(Certificate(serial=f"A{n}"),)) for n in (1, 2)]
    members = [PreparedUnit(each) for each in units]
    run(Batch(window.catalogue, scenario, Case(day=date.today()), members, folder, ledger=window.ledger))
    entries = window.ledger.find().entries
    dialog = ReceptionDialog(window.ledger, entries, returning_of(window.ledger, entries, window.catalogue), window)
    qtbot.addWidget(dialog)
    return dialog


def test_what_is_typed_in_the_last_cell_is_written(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = reception(window, qtbot, tmp_path)
    dialog.ui.compared.click()
    dialog.table.put(1, 5, [[LATER]])
    qtbot.keyClicks(open_cell(dialog.ui.table, 0, 3, qtbot), "NEW0000001")
    dialog.ui.save.click()
    qtbot.waitUntil(lambda: len(window.ledger.facts()) == 2, timeout=20_000)
    assert "NEW0000001" in {fact.values.get("serial") for fact in window.ledger.facts()}


def test_a_fault_in_the_last_cell_is_told_and_nothing_written(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = reception(window, qtbot, tmp_path)
    dialog.ui.compared.click()
    dialog.table.put(1, 5, [[LATER]])
    qtbot.keyClicks(open_cell(dialog.ui.table, 0, 5, qtbot), "someday")
    dialog.ui.save.click()
    assert "“someday”不是日期" in dialog.ui.problem.text()
    assert dialog.isVisible()
    assert not window.ledger.facts()


def test_nothing_can_be_changed_while_it_is_being_written(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = reception(window, qtbot, tmp_path)
    dialog.ui.compared.click()
    dialog.table.put(0, 5, [[LATER]])
    open_cell(dialog.ui.table, 1, 3, qtbot)
    changing = (dialog.ui.table, dialog.ui.paste, dialog.ui.drop, dialog.ui.save, dialog.ui.later)
    with sqlite3.connect(window.ledger.path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")  # another window is writing
        dialog.ui.save.click()
        assert not any(each.isEnabled() for each in changing)
        dialog.table.edited.emit()
        assert not any(each.isEnabled() for each in changing)
        other.execute("COMMIT")
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert len(window.ledger.facts()) == 1


def test_certificates_are_kept_with_what_stands_in_the_open_cell(window: Window, qtbot: QtBot) -> None:
    dialog = CertificatesDialog(Unit("北京市示例局", certificates=(Certificate(serial="A1"),)), window)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(open_cell(dialog.editor.view, 0, 2, qtbot), "someday")
    dialog.save.click()
    assert dialog.isVisible()
    assert "someday" in dialog.editor.problem.text()
    dialog.editor.table.put(0, 2, [[""]])
    qtbot.keyClicks(open_cell(dialog.editor.view, 0, 2, qtbot), LATER)
    dialog.save.click()
    assert not dialog.isVisible()
    assert [fact.values["valid_to"] for fact in dialog.editor.facts()] == [LATER]


def test_a_unit_is_added_with_what_stands_in_the_open_cell(window: Window, qtbot: QtBot) -> None:
    dialog = UnitDialog(Notes(), window)
    qtbot.addWidget(dialog)
    dialog.fields["单位名称"].edit.setText("北京市示例局")
    dialog.fields["单位名称"].edit.textEdited.emit("北京市示例局")
    qtbot.keyClicks(open_cell(dialog.certificates.view, 0, 1, qtbot), "A1")
    dialog.ui.accept.click()
    assert not dialog.isVisible()
    assert [fact.values["serial"] for fact in dialog.facts()] == ["A1"]
