"""单位信息表: problems are shown, corrected and confirmed, and the workbook is never changed."""

import re
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.app import make_window
from bjcert_desktop.gui.registry.left_out_dialog import LeftOutDialog
from bjcert_desktop.gui.registry.mapping_dialog import MappingDialog
from bjcert_desktop.gui.registry.problems_dialog import ProblemsDialog
from bjcert_desktop.gui.registry.registry_screen import RegistryScreen
from bjcert_desktop.gui.state.workbook import Workbook
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.workbook.missing_dialog import MissingDialog
from bjcert_desktop.gui.workbook.unit_browser import ConfirmDialog
from bjcert_desktop.gui.workbook.unit_dialog import UnitDialog
from bjcert_desktop.registry.api import load_notes
from bjcert_desktop.registry.reading import propose_mapping
from bjcert_desktop.system.dpapi import unprotect
from tests.gui.dialogs import meet

HEADERS = ["单位名称", "统一社会信用代码", "法定代表人", "经办人姓名", "经办人身份证号", "经办人手机"]
GOOD = ["北京市示例区监测站", "11110105000001011F", "李示例", "王示例", "11010519491231002X", "13800000000"]
WRONG = ["北京市示例区宣教中心", "11110105000002022A", "赵示例", "", "110105194912310021", "13800000001"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "各单位 名单.xlsx"
    write(path, HEADERS, GOOD, WRONG)
    return path


def write(path: Path, *rows: list[str]) -> None:
    workbook = openpyxl.Workbook()
    assert workbook.active is not None
    workbook.active.title = "单位"
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)


def open_book(window: Window, qtbot: QtBot, path: Path) -> RegistryScreen:
    window.show_screen("registry")
    window.workbook.open(path)
    settle(window.workbook, qtbot)
    return window.registry_screen


def settle(workbook: Workbook, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not workbook.working, timeout=20_000)
    QApplication.processEvents()


def choose(screen: RegistryScreen, name: str) -> None:
    units = screen.browser.model.rows
    screen.browser.ui.units.setCurrentIndex(screen.browser.model.index([unit.name for unit in units].index(name), 0))


def type_text(edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(edit, typed)
    edit.editingFinished.emit()


def test_the_filters_find_what_is_wrong_and_what_is_missing(window: Window, qtbot: QtBot, book: Path) -> None:
    screen = open_book(window, qtbot, book)
    assert [chip.text() for chip in screen.browser.chips.values()] == [
        "全部 2",
        "资料不全 1",
        "号码有误 1",
        "即将到期 0",
    ]
    screen.browser.chips["wrong"].click()
    assert [unit.name for unit in screen.browser.model.rows] == [WRONG[0]]
    screen.browser.chips["expiring"].click()
    assert screen.browser.model.rows == []


def test_a_corrected_code_stays_when_tab_leaves_it_under_the_filter_for_wrong_numbers(
    window: Window, qtbot: QtBot, book: Path
) -> None:
    screen = open_book(window, qtbot, book)
    screen.browser.chips["wrong"].click()
    choose(screen, WRONG[0])
    edit = screen.browser.fields["code"].edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "11110105000002022T")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "11110105000002022T"
    settle(window.workbook, qtbot)
    assert screen.browser.model.rows[0].code == "11110105000002022T"  # its other number is still wrong
    assert edit.text() == "11110105000002022T"


def test_each_problem_stands_beside_its_field(window: Window, qtbot: QtBot, book: Path) -> None:
    screen = open_book(window, qtbot, book)
    choose(screen, WRONG[0])
    assert "校验不通过" in screen.browser.fields["code"].edit.accessibleDescription()
    assert "校验不通过" in screen.browser.fields["handler_id"].edit.accessibleDescription()
    assert screen.browser.fields["handler"].edit.accessibleDescription() == "没有填写"
    assert screen.browser.fields["legal_person"].edit.accessibleDescription() == ""
    assert "第 3 行 B 列" in screen.browser.ui.unitProblems.text()
    assert WRONG[4] not in screen.browser.ui.unitProblems.text()


def test_a_correction_survives_a_restart_and_leaves_the_workbook_unchanged(
    window: Window, qtbot: QtBot, book: Path
) -> None:
    before = book.read_bytes()
    screen = open_book(window, qtbot, book)
    choose(screen, WRONG[0])
    type_text(screen.browser.fields["code"].edit, "11110105000002022T")
    settle(window.workbook, qtbot)
    assert screen.unit is not None
    assert screen.unit.code == "11110105000002022T"
    assert "B 列" not in screen.browser.ui.unitProblems.text()
    again = Workbook(window.workbook.folder, window.settings)
    again.open(book)
    settle(again, qtbot)
    assert again.registry is not None
    assert again.registry.find("11110105000002022T").name == WRONG[0]
    assert book.read_bytes() == before


def test_a_correction_lapses_when_the_workbook_itself_is_changed(window: Window, qtbot: QtBot, book: Path) -> None:
    screen = open_book(window, qtbot, book)
    choose(screen, GOOD[0])
    type_text(screen.browser.fields["legal_person"].edit, "李更正")
    settle(window.workbook, qtbot)
    write(book, HEADERS, [*GOOD[:2], "李新任", *GOOD[3:]], WRONG)
    window.workbook.read_again()
    settle(window.workbook, qtbot)
    assert window.workbook.registry is not None
    assert window.workbook.registry.find(GOOD[0]).legal_person == "李新任"


def test_a_confirmed_value_is_no_longer_a_problem(window: Window, qtbot: QtBot, book: Path) -> None:
    screen = open_book(window, qtbot, book)
    choose(screen, WRONG[0])
    confirm = next(
        button
        for button in screen.browser.fields["handler_id"].findChildren(QPushButton)
        if button.accessibleName() == "经办人身份证号已与原件核对"
    )

    def answer(dialog: ConfirmDialog) -> None:
        assert WRONG[4] in dialog.ui.headline.text()
        dialog.ui.reason.setText("与身份证原件一致")
        dialog.ui.save.click()

    meet(ConfirmDialog, answer)
    confirm.click()
    settle(window.workbook, qtbot)
    assert "已与原件核对" in screen.browser.fields["handler_id"].edit.accessibleDescription()
    assert screen.unit is not None
    assert "handler_id" not in window.workbook.notes.rejected(screen.unit)
    said = unprotect((window.workbook.folder / "registry.json").read_bytes()).decode()
    assert "与身份证原件一致" in said
    assert WRONG[4] not in said


def test_a_wrong_number_stays_off_the_form_until_it_is_confirmed(window: Window, qtbot: QtBot, book: Path) -> None:
    open_book(window, qtbot, book)
    assert window.workbook.registry is not None
    unit = window.workbook.registry.find(WRONG[0])
    from dataclasses import replace

    window.wizard.assign(replace(window.wizard.case, business="new", unit=unit))
    assert window.wizard.plan is not None
    assert window.wizard.plan.unit.handler_id == ""
    window.workbook.confirm("经办人身份证号", WRONG[4], "已核对")
    settle(window.workbook, qtbot)
    assert window.wizard.plan.unit.handler_id == WRONG[4]


def test_a_unit_added_by_hand_needs_no_workbook_and_is_checked_as_typed(window: Window, qtbot: QtBot) -> None:
    dialog = UnitDialog(window.workbook.notes, window)
    qtbot.addWidget(dialog)
    assert not dialog.ui.accept.isEnabled()
    type_text(dialog.fields["单位名称"].edit, "北京市示例区新设单位")
    type_text(dialog.fields["统一社会信用代码"].edit, "11110105000002022A")
    assert "校验不通过" in dialog.fields["统一社会信用代码"].edit.accessibleDescription()
    assert dialog.ui.accept.isEnabled()
    window.workbook.add(dialog.values())
    settle(window.workbook, qtbot)
    window.show_screen("registry")
    screen = window.registry_screen
    choose(screen, "北京市示例区新设单位")
    assert screen.unit is not None
    assert screen.unit.row < 0
    assert "手工添加" in screen.browser.ui.unitProblems.text()
    screen.browser.ui.reset.click()
    settle(window.workbook, qtbot)
    assert window.workbook.notes.by_hand == ()


def test_a_mapping_is_reused_for_the_next_workbook_with_the_same_headers(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = ["机构", "编号甲", "主管", "联络员", "证件", "手机"]
    first, second = tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"
    write(first, strange, GOOD)
    write(second, strange, [GOOD[0] + "二", *GOOD[1:]])
    screen = open_book(window, qtbot, first)

    def answer(dialog: MappingDialog) -> bool:
        for key, field in {"单位!A": "单位名称", "单位!B": "统一社会信用代码", "单位!C": "法定代表人"}.items():
            box = dialog._boxes[key]
            box.setCurrentIndex(box.findData(field))
        assert dialog.ui.accept.isEnabled()
        return True

    monkeypatch.setattr(MappingDialog, "exec", answer)
    screen.buttons["核对各列…"].click()
    qtbot.waitUntil(lambda: not window.workbook.working and bool(window.workbook.notes.mappings), timeout=20_000)
    settle(window.workbook, qtbot)
    window.workbook.open(second)
    settle(window.workbook, qtbot)
    assert window.workbook.registry is not None
    assert window.workbook.registry.find(GOOD[0] + "二").legal_person == GOOD[2]


def test_two_columns_for_one_field_are_not_accepted(window: Window, qtbot: QtBot, book: Path) -> None:
    from bjcert_desktop.registry.reading import propose_mapping

    dialog = MappingDialog(propose_mapping(book), window)
    qtbot.addWidget(dialog)
    box = dialog._boxes["单位!C"]
    box.setCurrentIndex(box.findData("单位名称"))
    assert not dialog.ui.accept.isEnabled()
    assert "两列" in dialog.ui.problem.text()


@pytest.mark.parametrize("what", ["changed", "deleted"])
def test_a_workbook_changed_on_disk_is_noticed_and_the_data_read_before_stay(
    what: str, window: Window, qtbot: QtBot, book: Path
) -> None:
    screen = open_book(window, qtbot, book)
    window.workbook.look_again()
    assert screen.ui.notice.text() == ""
    if what == "changed":
        write(book, HEADERS, GOOD, WRONG, [GOOD[0] + "三", *GOOD[1:]])
    else:
        book.unlink()
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    for each in (elsewhere, window):  # as when a person comes back from Excel
        each.show()
        each.activateWindow()
        qtbot.waitUntil(each.isActiveWindow)
    qtbot.waitUntil(lambda: ("改动过" if what == "changed" else "找不到") in screen.ui.notice.text())
    assert len(screen.browser.model.rows) == 2


def test_reading_can_be_stopped_and_the_units_read_before_stay(
    window: Window, qtbot: QtBot, book: Path, tmp_path: Path
) -> None:
    screen = open_book(window, qtbot, book)
    large = tmp_path / "大表.xlsx"
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("单位")
    sheet.append(HEADERS)
    for number in range(5_000):
        sheet.append([f"北京市示例区第{number}站", *GOOD[1:]])
    workbook.save(large)
    window.workbook.open(large)
    QApplication.processEvents()
    assert screen.ui.open.ui.cancel.isVisible()
    screen.ui.open.ui.cancel.click()
    settle(window.workbook, qtbot)
    assert "已停止" in screen.ui.notice.text()
    assert window.workbook.registry is not None
    assert len(window.workbook.registry.units) == 2


def test_the_corrected_copy_and_the_list_of_problems_are_workbooks_beside_the_original(
    window: Window, qtbot: QtBot, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = book.read_bytes()
    screen = open_book(window, qtbot, book)
    choose(screen, WRONG[0])
    type_text(screen.browser.fields["code"].edit, "11110105000002022T")
    settle(window.workbook, qtbot)
    copy, report = book.with_name("改好.xlsx"), book.with_name("清单.xlsx")
    for button, path in (("另存改好的副本…", copy), ("导出问题清单…", report)):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, path=path, **_kwargs: (str(path), ""))
        screen.buttons[button].click()
        settle(window.workbook, qtbot)
        assert path.name in screen.ui.notice.text()
    sheet = openpyxl.load_workbook(copy)["单位"]
    assert sheet["B3"].value == "11110105000002022T"
    assert sheet["B2"].value == GOOD[1]
    texts = [
        str(value) for row in openpyxl.load_workbook(report).worksheets[0].iter_rows(values_only=True) for value in row
    ]
    assert "经办人身份证号" in texts
    assert WRONG[4] not in texts
    assert book.read_bytes() == before


def test_damaged_notes_are_told_and_set_aside_and_new_ones_are_kept(
    tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    folder = tmp_path / "记录"
    folder.mkdir()
    (folder / "registry.json").write_text("{broken", "utf-8")
    workbook = Workbook(folder, window.settings)
    assert "registry.json" in workbook.problem
    workbook.add({"单位名称": "甲"})
    settle(workbook, qtbot)
    assert (folder / "registry.json.damaged").read_text("utf-8") == "{broken"
    assert [unit["单位名称"] for unit in load_notes(folder).by_hand] == ["甲"]


def test_the_person_chooses_the_sheet_that_holds_the_units(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "两年.xlsx"
    workbook = openpyxl.Workbook()
    for sheet, name in ((workbook.worksheets[0], "旧单位"), (workbook.create_sheet("2026"), "新单位")):
        sheet.append(HEADERS)
        sheet.append([name, *GOOD[1:]])
    workbook.worksheets[0].title = "2025"
    workbook.save(path)
    screen = open_book(window, qtbot, path)
    assert "选定要用的工作表" in screen.ui.banner.text()
    seen = []

    def answer(dialog: MappingDialog) -> bool:
        seen.append(dialog.ui.sheet.currentText())
        assert [dialog.ui.sheet.itemText(n) for n in range(dialog.ui.sheet.count())] == ["2025", "2026"]
        if dialog.ui.sheet.currentText() == "2026":
            return True
        dialog._choose_sheet("2026")
        return False

    monkeypatch.setattr(MappingDialog, "exec", answer)
    screen.buttons["核对各列…"].click()
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)
    settle(window.workbook, qtbot)
    assert seen[-1] == "2026"
    assert window.workbook.registry is not None
    assert [unit.name for unit in window.workbook.registry.units] == ["新单位"]


def test_a_dialog_that_was_being_prepared_does_not_outlive_the_window(window: Window, qtbot: QtBot, book: Path) -> None:
    screen = open_book(window, qtbot, book)
    screen.buttons["核对各列…"].click()
    window.close()
    settle(window.workbook, qtbot)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, MappingDialog) and each.isVisible()]


def test_a_sheet_with_units_and_certificates_keeps_its_certificates_when_its_columns_are_confirmed(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "一张表.xlsx"
    write(
        path,
        [*HEADERS, "Key号", "有效期至"],
        [*GOOD, "K1", "2027-01-01"],
        [*GOOD[:2], "", "", "", "", "K2", "2027-02-01"],
    )
    screen = open_book(window, qtbot, path)
    assert window.workbook.registry is not None
    assert len(window.workbook.registry.units[0].certificates) == 2
    monkeypatch.setattr(MappingDialog, "exec", lambda _dialog: True)
    screen.buttons["核对各列…"].click()
    qtbot.waitUntil(lambda: bool(window.workbook.notes.mappings), timeout=20_000)
    settle(window.workbook, qtbot)
    assert [certificate.serial for certificate in window.workbook.registry.units[0].certificates] == ["K1", "K2"]


def test_a_chosen_sheet_is_found_again_in_the_next_workbook(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "两年.xlsx"
    workbook = openpyxl.Workbook()
    for sheet, name in ((workbook.worksheets[0], "旧单位"), (workbook.create_sheet("2026"), "新单位")):
        sheet.append([*HEADERS, "其他"] if name == "新单位" else HEADERS)
        sheet.append([name, *GOOD[1:]])
    workbook.worksheets[0].title = "2025"
    workbook.save(path)
    mapping = dict(propose_mapping(path, "2026").mapping)
    window.workbook.open(path, mapping)
    settle(window.workbook, qtbot)
    window.workbook.open(path)
    settle(window.workbook, qtbot)
    assert window.workbook.registry is not None
    assert [unit.name for unit in window.workbook.registry.units] == ["新单位"]


def test_corrections_from_two_windows_are_all_kept(window: Window, qtbot: QtBot, book: Path, tmp_path: Path) -> None:
    other = make_window(tmp_path / "设置")
    qtbot.addWidget(other)
    other.show()
    for each in (window, other):
        each.workbook.open(book)
        settle(each.workbook, qtbot)
    for number, each in enumerate((window, other, window, other)):
        each.workbook.add({"单位名称": f"手工单位{number}"})
        settle(each.workbook, qtbot)
    kept = load_notes(tmp_path / "设置").by_hand
    assert [unit["单位名称"] for unit in kept] == [f"手工单位{number}" for number in range(4)]
    theirs = next(unit for unit in window.workbook.registry.units if unit.name == "手工单位2")  # type: ignore[union-attr]
    first = next(unit for unit in other.workbook.registry.units if unit.name == "手工单位0")  # type: ignore[union-attr]
    other.workbook.remove(first)
    settle(other.workbook, qtbot)
    window.workbook.correct(theirs, "单位地址", "新址")
    settle(window.workbook, qtbot)
    kept = load_notes(tmp_path / "设置").by_hand
    assert [(unit["单位名称"], unit.get("单位地址", "")) for unit in kept] == [
        ("手工单位1", ""),
        ("手工单位2", "新址"),
        ("手工单位3", ""),
    ]
    other.close()


def mixed(path: Path) -> Path:
    """Two units, a heading, a doubtful row, a hidden one and a sum."""
    third = ["北京市示例区水务局", "12110191000010006W", "李示例", "王示例", "11010519491231002X", "13800000000"]
    write(path, HEADERS, ["一、机关"], GOOD, WRONG, ["北京市示例区园林局"], third, ["合计：5家"])
    workbook = openpyxl.load_workbook(path)
    workbook["单位"].row_dimensions[6].hidden = True
    workbook.save(path)
    return path


def names(screen: RegistryScreen) -> list[str]:
    return [unit.name for unit in screen.browser.model.rows]


def test_rows_that_were_left_out_are_listed_and_a_person_may_say_what_they_are(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = open_book(window, qtbot, mixed(tmp_path / "名单.xlsx"))
    assert names(screen) == [GOOD[0], WRONG[0]]
    assert "读出 2 个单位，没有读 4 行" in screen.ui.notice.text()
    assert "1 行拿不准是不是单位" in screen.ui.notice.text()
    dialog = LeftOutDialog(window.workbook, screen)

    def press(name: str) -> None:
        [found] = [each for each in dialog.findChildren(QPushButton) if each.accessibleName() == name]
        found.click()
        settle(window.workbook, qtbot)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    press("看原表第 5 行")
    shown = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    lines = (f"第 4 行　A：{WRONG[0]}", "第 5 行　A：北京市示例区园林局", "第 6 行　A：北京市示例区水务局")
    assert [line in shown for line in lines] == [True] * 3
    assert not re.search("13800000000|11010519491231", shown)  # a telephone and an ID number
    press("第 5 行是单位")
    assert names(screen) == [GOOD[0], WRONG[0], "北京市示例区园林局"]
    dialog.ui.readHidden.click()
    settle(window.workbook, qtbot)
    assert names(screen) == [GOOD[0], WRONG[0], "北京市示例区园林局", "北京市示例区水务局"]
    again = Workbook(window.workbook.folder, window.settings)
    again.open(tmp_path / "名单.xlsx")
    settle(again, qtbot)
    assert again.registry is not None
    assert len(again.registry.units) == 4
    dialog.reject()


def test_from_a_problem_a_click_leads_to_its_row_and_its_unit(window: Window, qtbot: QtBot, book: Path) -> None:
    screen = open_book(window, qtbot, book)
    dialog = ProblemsDialog(window.workbook, screen, screen._go_to)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    [number] = [n for n, text in enumerate(shown) if "统一社会信用代码）" in text and "第 3 行" in text]
    assert shown[number - 1] == "退回"
    buttons = {each.accessibleName(): each for each in dialog.findChildren(QPushButton)}
    buttons["看原表第 3 行"].click()
    settle(window.workbook, qtbot)
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"第 3 行　A：{WRONG[0]}" in said
    assert WRONG[4] not in said  # an ID number
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    next(
        each for each in dialog.findChildren(QPushButton) if each.accessibleName() == f"到这个单位：{WRONG[0]}"
    ).click()
    assert dialog.result() == ProblemsDialog.DialogCode.Accepted
    assert screen.browser.ui.unitTitle.text() == WRONG[0]
    next(each for each in screen.findChildren(QPushButton) if each.accessibleName() == "看原表第 3 行").click()
    settle(window.workbook, qtbot)
    assert any(f"第 3 行　A：{WRONG[0]}" in label.text() for label in screen.findChildren(QLabel))


def districts(path: Path) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name in ("东城", "西城"):
        sheet = workbook.create_sheet(name)
        for row in (["单位名称", "单位地址"], [f"北京{name}示例公司", "示例路1号"], ["北京两区示例公司", "示例路2号"]):
            sheet.append(row)
    workbook.save(path)
    return path


def press(screen: RegistryScreen, text: str) -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    [found] = [each for each in screen.ui.sheetsPart.findChildren(QPushButton) if each.text() == text]
    found.click()


def test_one_click_chooses_the_sheet_that_is_read_and_is_remembered(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = districts(tmp_path / "各区.xlsx")
    screen = open_book(window, qtbot, path)
    assert "几个工作表都像单位信息" in screen.ui.banner.text()
    assert screen.ui.sheetsPart.isVisible()
    press(screen, "读“西城”表")
    settle(window.workbook, qtbot)
    assert names(screen)[0] == "北京西城示例公司"
    again = Workbook(window.workbook.folder, window.settings)
    again.open(path)
    settle(again, qtbot)
    assert again.registry is not None
    assert again.registry.unit_sheet == "西城"
    press(screen, "读“东城”表")
    settle(window.workbook, qtbot)
    assert names(screen)[0] == "北京东城示例公司"


def test_sheets_with_the_same_header_are_joined_by_a_click(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_book(window, qtbot, districts(tmp_path / "各区.xlsx"))
    out = tmp_path / "合成.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kwargs: (str(out), ""))
    press(screen, "合成一张新表…")
    settle(window.workbook, qtbot)
    assert names(screen) == ["北京东城示例公司", "北京两区示例公司", "北京西城示例公司"]
    assert "以前面的表为准：“北京两区示例公司”" in screen.ui.notice.text()
    assert not screen.ui.sheetsPart.isVisible()


def test_any_unit_of_the_workbook_can_be_ignored(window: Window, qtbot: QtBot, book: Path) -> None:
    screen = open_book(window, qtbot, book)
    choose(screen, WRONG[0])
    assert screen.browser.ui.reset.text() == "不是单位，忽略"
    screen.browser.ui.reset.click()
    settle(window.workbook, qtbot)
    assert names(screen) == [GOOD[0]]
    assert window.workbook.registry is not None
    assert [row.kind for row in window.workbook.registry.left_out] == ["ignored"]


def test_the_first_and_the_last_row_are_set_with_the_columns_and_remembered(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = mixed(tmp_path / "名单.xlsx")
    screen = open_book(window, qtbot, path)
    dialog = MappingDialog(propose_mapping(path), screen)
    dialog.ui.first.setValue(4)
    dialog.ui.last.setValue(4)
    window.workbook.open(path, dialog.mapping())
    settle(window.workbook, qtbot)
    assert names(screen) == [WRONG[0]]
    proposal = propose_mapping(path)
    remembered = MappingDialog(proposal, screen, window.workbook.notes.mappings[proposal.fingerprint])
    assert (remembered.ui.first.value(), remembered.ui.last.value()) == (4, 4)


def test_the_value_above_is_offered_for_a_mark_that_stands_for_it(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    write(tmp_path / "名单.xlsx", HEADERS, GOOD, [*WRONG[:2], "同上", *WRONG[3:]])
    screen = open_book(window, qtbot, tmp_path / "名单.xlsx")
    choose(screen, WRONG[0])
    edit = screen.browser.fields["legal_person"]
    [offered] = [each for each in edit.findChildren(QPushButton) if GOOD[2] in each.text()]
    assert edit.edit.text() == ""
    offered.click()
    assert edit.edit.text() == GOOD[2]


def test_a_workbook_without_units_says_so(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    write(tmp_path / "名单.xlsx", HEADERS)
    screen = open_book(window, qtbot, tmp_path / "名单.xlsx")
    assert "表头下面没有单位" in screen.ui.notice.text()


def test_enter_in_a_column_s_box_opens_it_and_loses_no_change(window: Window, qtbot: QtBot, book: Path) -> None:
    dialog = MappingDialog(propose_mapping(book), window)
    qtbot.addWidget(dialog)
    dialog.show()
    box = next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == "“单位”表 C 列填到")
    box.setCurrentText("经办人姓名")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert box.view().isVisible()
    box.hidePopup()
    dialog.ui.first.setFocus()
    qtbot.keyClick(dialog.ui.first, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert box.currentText() == "经办人姓名"
    dialog.ui.cancel.setFocus()
    qtbot.keyClick(dialog.ui.cancel, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_what_one_unit_lacks_is_told_on_its_card(window: Window, qtbot: QtBot, book: Path) -> None:
    screen = open_book(window, qtbot, book)
    assert not screen.browser.ui.missing.isVisible()
    choose(screen, WRONG[0])
    letters: list[str] = []

    def read(dialog: MissingDialog) -> None:
        letters.append(dialog.text.toPlainText())
        dialog.accept()

    meet(MissingDialog, read)
    screen.browser.ui.missing.click()
    qtbot.waitUntil(lambda: bool(letters))
    assert letters[0].startswith("您单位办理证书更新还缺：")
    assert "经办人姓名" in letters[0]
    assert "统一社会信用代码要核对" in letters[0]


def test_before_a_workbook_is_opened_each_way_to_units_is_offered_once(window: Window) -> None:
    window.show_screen("registry")
    shown = [button.text() for button in window.registry_screen.findChildren(QPushButton) if button.isVisible()]
    assert [text for text in shown if "添加单位" in text] == ["直接添加单位(&D)…"]
