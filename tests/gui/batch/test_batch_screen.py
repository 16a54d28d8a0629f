"""批量办理 in a real window: chosen once, seen at once, written in one go."""

import errno
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.gui.batch.batch_screen import BatchScreen
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.workbook.missing_dialog import MissingDialog
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.readiness import Readiness
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.registry.writing.blank_workbook import write_units
from bjcert_desktop.system.durable import move
from bjcert_desktop.system.paths import data
from tests.gui.dialogs import meet


@pytest.fixture
def screen(window: Window, qtbot: QtBot, workbook: Path, tmp_path: Path) -> BatchScreen:
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.view is not None, timeout=20_000)
    window.show_screen("batch")
    made = window.batch_screen
    made.out = tmp_path / "批量 导出"
    settle(made, qtbot)
    return made


def settle(screen: BatchScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not screen.busy, timeout=60_000)
    QApplication.processEvents()


def batch_of(screen: BatchScreen, rows: Sequence[Readiness]) -> Batch:
    """What the screen exports when *rows* are chosen."""
    batch = replace(screen.batch(), members=[each.member for each in rows])
    return batch.only_due() if screen.choices.due else batch


def folders(screen: BatchScreen) -> list[str]:
    return sorted(path.name for path in screen.out.iterdir() if path.is_dir())


def test_before_the_export_the_screen_says_which_forms_are_only_samples_unless_all_is_practice(
    screen: BatchScreen, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.ui.practice.isVisible()
    assert not screen.ui.samples.isVisible()  # the window says already that nothing is for use
    write_units(tmp_path / "本单位.xlsx", [Unit(name="北京市测试局", code="11110105000001011F")])
    window.workbook.open(tmp_path / "本单位.xlsx")
    qtbot.waitUntil(lambda: not window.workbook.practising and not window.workbook.busy)
    settle(screen, qtbot)
    assert not window.ui.practice.isVisible()
    assert screen.ui.samples.isVisible()
    assert "是示例表样，不是官方原表" in screen.ui.samples.text()


def test_while_a_form_cannot_be_used_no_unit_is_said_to_have_nothing_to_handle(
    screen: BatchScreen, window: Window, qtbot: QtBot
) -> None:
    known = {each.row: each.certificates for each in screen.table.rows}
    window.forms.put_in_use("申请表", data("forms", "申请表.docx"), date(2026, 11, 22))
    gone = window.folder / "forms" / "申请表-1.docx"
    gone.rename(gone.with_suffix(".gone"))
    screen.check()
    qtbot.waitUntil(lambda: "重新换用" in screen.ui.problem.text())
    assert {each.row: each.certificates for each in screen.table.rows} == known
    window.show_screen("forms")
    window.forms_screen.use("申请表", data("forms", "申请表.docx"))
    settle(screen, qtbot)
    assert screen.ui.problem.text() == ""


def test_only_certificates_that_are_due_are_renewed_and_the_totals_count_them(
    screen: BatchScreen, qtbot: QtBot
) -> None:
    due = screen.ui.total.text()
    assert screen.choices.only_due.isChecked()
    screen.choices.only_due.setChecked(False)
    settle(screen, qtbot)
    screen.ui.all.click()
    assert screen.ui.total.text() != due
    listed = [each for each in screen.table.rows if each.member.unit.certificates]
    assert all(each.certificates == len(each.member.unit.certificates) for each in listed)


def test_all_chosen_units_get_a_folder_and_a_summary_with_real_numbers(screen: BatchScreen, qtbot: QtBot) -> None:
    screen.table.choose({each.row for each in screen.table.rows if each.certificates and each.complete})
    chosen = screen.selection.picked()
    assert len(chosen) > 2
    screen.ui.export.click()
    settle(screen, qtbot)
    assert f"已导出 {len(chosen)} 个单位" in screen.ui.notice.text()
    assert len(folders(screen)) == len(chosen)
    sheet = openpyxl.load_workbook(next(screen.out.glob("批次汇总*.xlsx"))).worksheets[0]
    numbers = [cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, int | float)]
    assert sum(each.amount or 0 for each in chosen) in numbers


def test_a_unit_whose_folder_is_there_already_gets_another_one(screen: BatchScreen, qtbot: QtBot) -> None:
    rows = [each for each in screen.table.rows if each.certificates][:3]
    screen.table.choose({rows[0].member.unit.row})
    screen.ui.export.click()
    settle(screen, qtbot)
    screen.table.choose({each.row for each in rows})
    screen.ui.export.click()
    settle(screen, qtbot)
    assert "已导出 3 个单位" in screen.ui.notice.text()
    assert [each.endswith(f"{rows[0].member.unit.name} (2)") for each in folders(screen)].count(True) == 1


def test_what_is_written_is_not_chosen_any_more_and_printing_comes_next(screen: BatchScreen, qtbot: QtBot) -> None:
    rows = [each for each in screen.table.rows if each.certificates and each.complete][:3]
    screen.table.choose({each.row for each in rows})
    screen.ui.export.click()
    settle(screen, qtbot)
    assert screen.table.chosen == set()
    assert not screen.ui.export.isEnabled()
    assert (screen.ui.print.property("role"), screen.ui.export.property("role")) == ("primary", "plain")
    assert "批次汇总.xlsx" in screen.ui.notice.text()
    assert "合并汇款单.docx" in screen.ui.notice.text()
    states = [screen.table.index(screen.table.rows.index(each), 3).data() for each in rows]
    assert states == ["已导出 ✓"] * 3
    screen.table.choose({rows[0].member.unit.row})  # a person wants another one
    assert screen.ui.export.isEnabled()
    assert (screen.ui.print.property("role"), screen.ui.export.property("role")) == ("plain", "primary")


def test_what_could_not_be_written_stays_chosen_for_another_try(
    screen: BatchScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [each for each in screen.table.rows if each.certificates and each.complete][:2]
    name = rows[1].member.unit.name

    def failing(source: Path, target: Path) -> None:
        if target.name.endswith(name):
            raise PermissionError(errno.EACCES, "in use")
        move(source, target)

    with monkeypatch.context() as patch:
        patch.setattr("bjcert_desktop.jobs.batch.run.move", failing)
        screen.table.choose({each.row for each in rows})
        screen.ui.export.click()
        settle(screen, qtbot)
    row = screen.table.rows.index(rows[1])
    assert screen.table.index(row, 3).data().startswith("！没有导出：")
    screen.ui.table.selectRow(row)
    assert "in use" in screen.ui.reason.text() or "没有权限" in screen.ui.reason.text()
    assert name in chosen(screen)
    screen.ui.export.click()
    settle(screen, qtbot)
    assert chosen(screen) == set()
    assert len([each for each in folders(screen) if name in each]) == 1


def test_a_batch_that_was_stopped_stays_chosen_to_go_on(screen: BatchScreen, qtbot: QtBot) -> None:
    before = set(screen.table.chosen)
    screen.export()
    screen.ui.stop.click()
    settle(screen, qtbot)
    assert "接着办" in screen.ui.notice.text()
    assert screen.table.chosen == before
    assert screen.ui.export.property("role") == "primary"
    screen.ui.export.click()
    settle(screen, qtbot)
    assert f"已导出 {len(before)} 个单位" in screen.ui.notice.text()
    assert screen.table.chosen == set()


def test_a_unit_without_anything_to_renew_is_not_sent_to_be_completed(screen: BatchScreen) -> None:
    row = next(n for n, each in enumerate(screen.table.rows) if each.member.unit.certificates and not each.certificates)
    screen.ui.table.selectRow(row)
    assert "不用办" in screen.ui.reason.text()
    assert screen.ui.mend.isHidden()
    assert screen.table.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    screen.ui.all.click()
    assert screen.table.rows[row].member.unit.row not in screen.table.chosen


def test_what_a_unit_lacks_is_shown_and_leads_to_its_card(window: Window, screen: BatchScreen, qtbot: QtBot) -> None:
    screen.chips["incomplete"].click()
    lacking = screen.table.rows[0]
    screen.ui.table.selectRow(0)
    assert "缺少" in screen.ui.reason.text()
    screen.ui.mend.click()
    assert window.ui.bar.openers["registry"].property("now") == "true"
    assert window.registry_screen.unit is not None
    assert window.registry_screen.unit.name == lacking.member.unit.name


def test_a_unit_that_is_in_hand_already_is_told_and_not_chosen_by_itself(
    window: Window, qtbot: QtBot, workbook: Path, tmp_path: Path
) -> None:
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.view is not None and not window.workbook.busy, timeout=20_000)
    window.show_screen("batch")
    screen = window.batch_screen
    screen.out = tmp_path / "昨天"
    settle(screen, qtbot)
    before = chosen(screen)
    rows = [each for each in screen.table.rows if each.member.unit.name in before][:2]
    screen.table.choose({each.row for each in rows})
    screen.ui.export.click()
    settle(screen, qtbot)
    window.workbook.read_again()
    qtbot.waitUntil(lambda: not window.workbook.busy, timeout=20_000)
    settle(screen, qtbot)
    row = next(n for n, each in enumerate(screen.table.rows) if each.member.unit.name == rows[0].member.unit.name)
    assert screen.table.index(row, 3).data() == f"办理中：{date.today()} 已导出"
    screen.ui.table.selectRow(row)
    assert "再导出会重复" in screen.ui.reason.text()
    screen.selection.checked = None  # as after a new start
    screen.check()
    settle(screen, qtbot)
    assert chosen(screen) == before - {each.member.unit.name for each in rows}
    screen.choices.scenarios.setCurrentIndex(screen.choices.scenarios.findData("revoke"))
    settle(screen, qtbot)
    assert screen.selection.checked is not None
    assert screen.selection.checked.handled == {}


def test_a_unit_that_was_exported_elsewhere_meanwhile_is_no_longer_chosen_when_one_comes_back(
    window: Window, screen: BatchScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    unit = next(e.member.unit for e in screen.table.rows if e.row in screen.table.chosen)
    before = chosen(screen)
    window.show_screen("home")
    case = Case("renew", {"renew.way": "mail"}, unit)
    assert not export_case(make_plan(window.catalogue, case), tmp_path / "单办", ledger=window.ledger).unrecorded
    window.show_screen("batch")
    qtbot.waitUntil(lambda: chosen(screen) == before - {unit.name}, timeout=20_000)
    screen.ui.table.selectRow(next(n for n, e in enumerate(screen.table.rows) if e.member.unit is unit))
    assert "再导出会重复" in screen.ui.reason.text()


def test_units_that_are_chosen_but_not_listed_are_counted_as_such(screen: BatchScreen) -> None:
    screen.ui.search.setText("没有这个单位")
    assert f"{len(screen.table.chosen)} 个没有列出" in screen.ui.total.text()
    assert "没有找到" in screen.ui.reason.text()
    screen.ui.search.clear()
    assert "没有列出" not in screen.ui.total.text()


def test_another_scenario_changes_what_everybody_pays(screen: BatchScreen, qtbot: QtBot) -> None:
    screen.choices.scenarios.setCurrentIndex(screen.choices.scenarios.findData("revoke"))
    settle(screen, qtbot)
    assert {each.amount for each in screen.table.rows} == {0}
    assert screen.choices.years.isHidden()


def test_a_unit_is_chosen_and_given_up_by_its_box(screen: BatchScreen) -> None:
    screen.ui.none.click()
    assert not screen.ui.export.isEnabled()
    row = next(n for n, each in enumerate(screen.table.rows) if each.certificates)
    index = screen.table.index(row, 0)
    screen.table.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert screen.ui.total.text().startswith("1 个单位")
    assert screen.ui.export.isEnabled()


def test_a_batch_that_was_cut_off_is_told_when_one_comes_back_and_goes_on(screen: BatchScreen, qtbot: QtBot) -> None:
    rows = [each for each in screen.table.rows if each.certificates][:3]
    screen.table.choose({each.row for each in rows})
    looks = iter((False, True))
    assert run(batch_of(screen, rows), cancelled=lambda: next(looks)).left == 2
    screen.choices.years.setValue(2)  # another batch
    settle(screen, qtbot)
    assert not screen.ui.notice.text()
    screen.choices.years.setValue(1)
    settle(screen, qtbot)
    assert "没有办完" in screen.ui.notice.text()
    screen.ui.export.click()
    settle(screen, qtbot)
    assert "已导出 3 个单位" in screen.ui.notice.text()
    assert len(folders(screen)) == 3


def test_what_an_interrupted_batch_wrote_is_chosen_with_the_rest_to_go_on(screen: BatchScreen, qtbot: QtBot) -> None:
    before = set(screen.table.chosen)
    looks = iter((False, True))
    rows = [each for each in screen.table.rows if each.row in before]
    assert run(batch_of(screen, rows), cancelled=lambda: next(looks)).left == len(rows) - 1
    screen.selection.checked = None  # as after a new start
    screen.check()
    settle(screen, qtbot)
    assert screen.table.chosen == before
    screen.ui.export.click()
    settle(screen, qtbot)
    assert f"已导出 {len(before)} 个单位" in screen.ui.notice.text()
    assert not screen.ui.problem.text()


def test_a_unit_that_left_the_workbook_in_the_middle_of_a_batch_is_told(screen: BatchScreen, qtbot: QtBot) -> None:
    rows = [each for each in screen.table.rows if each.certificates][:3]
    looks = iter((False, True))
    run(batch_of(screen, rows), cancelled=lambda: next(looks))
    screen.table.choose({each.row for each in rows[1:]})
    screen.ui.export.click()
    settle(screen, qtbot)
    assert "已导出 2 个单位" in screen.ui.notice.text()
    assert f"{rows[0].member.unit.name}”是中断之前写的" in screen.ui.problem.text()
    assert len(folders(screen)) == 3


def chosen(screen: BatchScreen) -> set[str]:
    return {each.member.unit.name for each in screen.table.rows if each.row in screen.table.chosen}


def test_the_same_units_stay_chosen_when_the_workbook_is_read_again(
    window: Window, screen: BatchScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "本单位.csv"

    def read(*names: str) -> None:
        path.write_text("\n".join(["单位名称,证书数量", *(f"北京市{name},1" for name in names)]), "utf-8-sig")
        window.workbook.open(path)
        qtbot.waitUntil(lambda: not window.workbook.busy, timeout=20_000)
        settle(screen, qtbot)

    read("甲局", "乙局", "乙局", "丙局")
    screen.ui.none.click()
    screen.table.choose({each.row for each in screen.table.rows[1:4:2]})
    assert chosen(screen) == {"北京市乙局", "北京市丙局"}
    read("新局", "甲局", "乙局", "乙局")
    assert chosen(screen) == {"北京市乙局"}
    assert len(screen.table.chosen) == 1
    path = tmp_path / "别的单位.csv"
    read("丁局", "戊局", "己局", "庚局")
    assert screen.table.chosen == {each.row for each in screen.table.rows if each.complete}


def test_more_units_than_are_looked_at_in_a_moment_are_all_there(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "单位信息表.csv"
    rows = (f"北京市示例区第{number}局,{number:018},2" for number in range(2500))
    path.write_text("\n".join(["单位名称,统一社会信用代码,证书数量", *rows]), "utf-8-sig")
    window.workbook.open(path)
    qtbot.waitUntil(lambda: window.workbook.view is not None and not window.workbook.busy, timeout=20_000)
    window.show_screen("batch")
    screen = window.batch_screen
    assert screen.ui.busy.isVisible()
    settle(screen, qtbot)
    assert len(screen.table.rows) == 2500
    screen.ui.all.click()
    assert screen.ui.total.text().startswith("2500 个单位，5000 枚")


def test_the_button_that_exports_stays_in_sight_in_a_small_window(screen: BatchScreen, window: Window) -> None:
    window.resize(910, 485)
    QApplication.processEvents()
    button = screen.ui.export
    assert window.rect().contains(QRect(button.mapTo(window, QPoint(0, 0)), button.size()))


def test_what_a_unit_lacks_is_told_written_down_and_read_back(
    screen: BatchScreen, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    lacking = next(each for each in screen.table.rows if "经办人手机" in each.missing and each.certificates)
    screen.table.choose({lacking.row})
    path = tmp_path / "缺什么.xlsx"

    def act(dialog: MissingDialog) -> None:
        assert "还缺：" in dialog.text.toPlainText()
        dialog.copy.click()
        assert QApplication.clipboard().text() == dialog.text.toPlainText()
        dialog.save_workbook(path)
        book = openpyxl.load_workbook(path)
        heads = [cell.value for cell in book["单位"][1]]
        book["单位"].cell(2, heads.index("经办人手机") + 1, "13812345678")
        book.save(path.with_name("填好.xlsx"))
        dialog.read_workbook(path.with_name("填好.xlsx"))
        qtbot.waitUntil(lambda: dialog.told.text().startswith("读入了 1 处"), timeout=20_000)
        dialog.accept()

    meet(MissingDialog, act)
    screen.ui.missing.click()

    def phone() -> str:
        units = window.workbook.registry.units if window.workbook.registry else ()
        return next(each.handler_phone for each in units if each.row == lacking.row)

    qtbot.waitUntil(lambda: phone() == "13812345678", timeout=20_000)


def test_a_replacement_asks_whether_the_keys_were_lost_or_damaged(
    screen: BatchScreen, window: Window, qtbot: QtBot
) -> None:
    choices = screen.choices
    choices.scenarios.setCurrentIndex(choices.scenarios.findData("replace"))
    settle(screen, qtbot)
    screen.table.choose({next(each.row for each in screen.table.rows if len(each.member.unit.certificates) == 1)})
    assert not screen.ui.export.isEnabled()
    assert "丢失了，还是损坏了" in screen.ui.total.text()
    choices.causes.setCurrentIndex(choices.causes.findData("lost"))
    settle(screen, qtbot)
    screen.ui.export.click()
    settle(screen, qtbot)
    (entry,) = window.ledger.practice.find().entries
    assert window.ledger.practice.case_of(entry.id).answers["replace.cause"] == "lost"
    choices.scenarios.setCurrentIndex(choices.scenarios.findData("renew-mail"))
    assert choices.causes.isHidden()


def test_the_reminders_hand_over_what_became_of_the_key(screen: BatchScreen, window: Window, qtbot: QtBot) -> None:
    unit = next(each.member.unit for each in screen.table.rows if len(each.member.unit.certificates) == 1)
    screen.take("replace", {unit.key: frozenset(unit.certificates)}, {"replace.cause": "damaged"})
    settle(screen, qtbot)
    assert screen.choices.causes.currentText() == "损坏"
    assert screen.ui.export.isEnabled()


def test_the_exported_batch_is_followed_in_the_ledger(screen: BatchScreen, window: Window, qtbot: QtBot) -> None:
    rows = [each for each in screen.table.rows if each.certificates][:3]
    screen.table.choose({each.row for each in rows})
    screen.ui.export.click()
    settle(screen, qtbot)
    screen.ui.follow.click()
    assert window.ledger_screen.isVisible()
    qtbot.waitUntil(lambda: len(window.ledger_screen.table.chosen) == 3, timeout=20_000)
