"""从去年填好的表导入: what was read is confirmed beside the picture of it, and then kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.fields import FIELDS
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.workbook.filled_forms_dialog import FilledFormsDialog
from bjcert_desktop.gui.workbook.unit_dialog import UnitDialog
from bjcert_desktop.registry.api import read_date
from bjcert_desktop.system import paths
from bjcert_desktop.word import load_template
from tests.gui.dialogs import meet

VALUES = {name: field.example for name, field in FIELDS.items() if "." not in name}
CERTIFICATE = {name: FIELDS[name].example for name in FIELDS if name.startswith("证书.")}


@pytest.fixture
def forms(tmp_path: Path) -> list[Path]:
    """An application form with an ID number that does not pass its check, and a detail sheet."""
    made = []
    for name in ("申请表", "明细表"):
        values = VALUES | {"经办人身份证号": "110105194912310021"}
        made.append(tmp_path / f"{name}.docx")
        made[-1].write_bytes(load_template(paths.data("forms", f"{name}.docx")).fill(values, {"证书": [CERTIFICATE]}))
    return made


@pytest.fixture
def chosen(forms: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The forms are those that a person chooses, and this is where the workbook goes."""
    out = tmp_path / "单位信息表.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_kwargs: (list(map(str, forms)), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kwargs: (str(out), ""))
    return out


def row_of(dialog: FilledFormsDialog, field: str) -> int:
    return next(at for at, row in enumerate(dialog.table.rows) if row.value and row.value.field == field)


def test_an_office_without_a_workbook_starts_from_its_papers(
    window: Window, chosen: Path, qtbot: QtBot, click: Callable[[QPushButton], None]
) -> None:
    window.show_screen("registry")
    screen = window.registry_screen
    seen = []

    def look(dialog: FilledFormsDialog) -> None:
        doubtful = dialog.table.rows[row_of(dialog, "经办人身份证号")]
        seen.append(doubtful.name in dialog.table.chosen)
        assert dialog.ui.paper.current == doubtful.name  # the first to look at is shown on the paper
        dialog.ui.save.click()

    meet(FilledFormsDialog, look)
    click(screen.ui.open.ui.importForms)
    qtbot.waitUntil(lambda: screen.ui.open.isHidden())
    assert seen == [False]
    registry = window.workbook.registry
    assert registry is not None
    assert registry.path == chosen
    (unit,) = registry.units
    assert (unit.name, unit.handler_id, len(unit.certificates)) == (VALUES["单位名称"], "", 1)


def test_a_value_is_confirmed_or_corrected_and_found_from_its_picture(
    window: Window, chosen: Path, qtbot: QtBot, click: Callable[[QPushButton], None]
) -> None:
    window.show_screen("registry")

    def correct(dialog: FilledFormsDialog) -> None:
        at = row_of(dialog, "经办人身份证号")
        dialog.table.setData(dialog.table.index(at, 1), VALUES["经办人身份证号"], Qt.ItemDataRole.EditRole)
        assert dialog.table.texts(dialog.table.rows[at])[2] == "有把握"
        name = dialog.table.rows[row_of(dialog, "单位地址")].name
        dialog.ui.paper.choose(name)
        point = dialog.ui.paper.mark_rect(name).center()
        qtbot.mouseClick(dialog.ui.paper.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert dialog.ui.table.currentIndex().row() == row_of(dialog, "单位地址")
        qtbot.keyClick(dialog.ui.table, Qt.Key.Key_Space)
        dialog.table.choose(dialog.table.chosen - {name})
        dialog.ui.add.click()

    meet(FilledFormsDialog, correct)
    click(window.registry_screen.ui.open.ui.importForms)
    qtbot.waitUntil(lambda: window.workbook.registry is not None and not window.workbook.working)
    assert window.workbook.registry is not None
    (unit,) = window.workbook.registry.units
    assert (unit.handler_id, unit.address) == (VALUES["经办人身份证号"], "")


def test_what_is_typed_in_the_open_cell_is_kept_when_all_are_ticked_or_the_dialog_is_closed(
    window: Window, chosen: Path, qtbot: QtBot, click: Callable[[QPushButton], None]
) -> None:
    window.show_screen("registry")

    def type_in(dialog: FilledFormsDialog, name: str, text: str) -> None:
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow, timeout=5_000)
        dialog.ui.table.setFocus()
        dialog.ui.table.setCurrentIndex(dialog.table.index(row_of(dialog, name), 1))
        dialog.ui.table.edit(dialog.ui.table.currentIndex())
        editor = dialog.focusWidget()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        qtbot.keyClicks(editor, text)

    def correct(dialog: FilledFormsDialog) -> None:
        type_in(dialog, "经办人身份证号", VALUES["经办人身份证号"])
        dialog.table.toggle(row_of(dialog, "单位地址"))  # an assistive technology does, beside the open cell
        dialog.ui.allSeen.click()
        type_in(dialog, "单位地址", "Somewhere 1")
        dialog.ui.add.click()

    meet(FilledFormsDialog, correct)
    click(window.registry_screen.ui.open.ui.importForms)
    qtbot.waitUntil(lambda: window.workbook.registry is not None and not window.workbook.working)
    assert window.workbook.registry is not None
    (unit,) = window.workbook.registry.units
    assert (unit.handler_id, unit.address) == (VALUES["经办人身份证号"], "Somewhere 1")


def test_a_unit_kept_by_hand_keeps_the_certificates_of_its_papers(
    window: Window, chosen: Path, qtbot: QtBot, click: Callable[[QPushButton], None]
) -> None:
    window.show_screen("registry")
    meet(FilledFormsDialog, lambda dialog: dialog.ui.add.click())
    click(window.registry_screen.ui.open.ui.importForms)
    read = window.workbook
    qtbot.waitUntil(lambda: read.registry is not None and any(each.certificates for each in read.registry.units))
    assert read.registry is not None
    (unit,) = read.registry.units
    (kept,) = unit.certificates
    said = {"证书名称": kept.name, "证书类型": kept.kind, "USBKey序列号": kept.serial, "使用人": kept.user}
    assert said == {name: CERTIFICATE[f"证书.{name}"] for name in said}
    assert kept.valid_to == read_date(CERTIFICATE["证书.到期日期"])


def test_what_was_looked_at_is_kept_with_one_button(
    window: Window, chosen: Path, qtbot: QtBot, click: Callable[[QPushButton], None]
) -> None:
    window.show_screen("registry")

    def agree(dialog: FilledFormsDialog) -> None:
        assert dialog.ui.remaining.text() == "还有 1 处没有打勾，不会留下"
        dialog.ui.allSeen.click()
        assert dialog.units()[0].handler_id == "110105194912310021"
        dialog.reject()

    meet(FilledFormsDialog, agree)
    click(window.registry_screen.ui.open.ui.importForms)
    qtbot.waitUntil(lambda: not window.workbook.working and not window.workbook.busy)
    assert not chosen.exists()


def test_adding_a_unit_leads_there_too(
    window: Window, chosen: Path, qtbot: QtBot, workbook: Path, click: Callable[[QPushButton], None]
) -> None:
    window.show_screen("registry")
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.registry is not None and not window.workbook.busy)
    count = len(window.workbook.registry.units) if window.workbook.registry else 0
    meet(UnitDialog, lambda dialog: dialog.ui.importForms.click())
    meet(FilledFormsDialog, lambda dialog: dialog.ui.add.click())
    click(window.registry_screen.buttons["添加单位…"])
    qtbot.waitUntil(lambda: "已经有" in window.workbook.notice or len(window.workbook.registry.units) > count)  # type: ignore[union-attr]


def test_forms_that_hold_nothing_are_named(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    wrong = tmp_path / "别的.docx"
    wrong.write_bytes(b"none")
    window.show_screen("registry")
    window.registry_screen.ui.open.read_forms([wrong])
    qtbot.waitUntil(lambda: "别的.docx" in window.workbook.problem)
    assert "别的.docx" in window.registry_screen.ui.banner.text()
