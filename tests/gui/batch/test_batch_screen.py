"""批量办理 in a real window: chosen once, seen at once, written in one go."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.gui.batch.batch_screen import BatchPlace
from bjcert_desktop.gui.window import Window
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.export import export_case


@pytest.fixture
def place(window: Window, qtbot: QtBot, workbook: Path, tmp_path: Path) -> BatchPlace:
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.view is not None, timeout=20_000)
    window.show_place("batch")
    made = window.batch_place
    made.out = tmp_path / "批量 导出"
    settle(made, qtbot)
    return made


def settle(place: BatchPlace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: place._job is None and place._ready is not None, timeout=60_000)
    QApplication.processEvents()


def folders(place: BatchPlace) -> list[str]:
    return sorted(path.name for path in place.out.iterdir() if path.is_dir())


def test_only_certificates_that_are_due_are_renewed_and_the_totals_count_them(place: BatchPlace, qtbot: QtBot) -> None:
    due = place.ui.total.text()
    assert place.choices.only_due.isChecked()
    place.choices.only_due.setChecked(False)
    settle(place, qtbot)
    place.ui.all.click()
    assert place.ui.total.text() != due
    listed = [each for each in place.table.rows if each.member.unit.certificates]
    assert all(each.certificates == len(each.member.unit.certificates) for each in listed)


def test_all_chosen_units_get_a_folder_and_a_summary_with_real_numbers(place: BatchPlace, qtbot: QtBot) -> None:
    place.table.choose({each.member.unit.row for each in place.table.rows if each.certificates and each.complete})
    chosen = [place._ready.units[n] for n in place._chosen()] if place._ready else []
    assert len(chosen) > 2
    place.ui.export.click()
    settle(place, qtbot)
    assert f"已导出 {len(chosen)} 个单位" in place.ui.notice.text()
    assert len(folders(place)) == len(chosen)
    sheet = openpyxl.load_workbook(next(place.out.glob("批次汇总*.xlsx"))).worksheets[0]
    numbers = [cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, int | float)]
    assert sum(each.amount or 0 for each in chosen) in numbers


def test_a_unit_whose_folder_is_there_already_is_told_and_the_others_are_written(
    place: BatchPlace, qtbot: QtBot
) -> None:
    rows = [each for each in place.table.rows if each.certificates][:3]
    place.table.choose({rows[0].member.unit.row})
    place.ui.export.click()
    settle(place, qtbot)
    place.table.choose({each.member.unit.row for each in rows})
    place.ui.export.click()
    settle(place, qtbot)
    assert "已导出 2 个单位" in place.ui.notice.text()
    assert rows[0].member.unit.name in place.ui.problem.text()


def test_what_is_written_is_not_chosen_any_more_and_the_folder_comes_next(place: BatchPlace, qtbot: QtBot) -> None:
    rows = [each for each in place.table.rows if each.certificates and each.complete][:3]
    place.table.choose({each.member.unit.row for each in rows})
    place.ui.export.click()
    settle(place, qtbot)
    assert place.table.chosen == set()
    assert not place.ui.export.isEnabled()
    assert (place.ui.opener.property("role"), place.ui.export.property("role")) == ("primary", "plain")
    assert "批次汇总.xlsx" in place.ui.notice.text()
    assert "合并汇款单.docx" in place.ui.notice.text()
    states = [place.table.index(place.table.rows.index(each), 3).data() for each in rows]
    assert states == ["已导出 ✓"] * 3
    place.table.choose({rows[0].member.unit.row})  # a person wants another one
    assert place.ui.export.isEnabled()
    assert (place.ui.opener.property("role"), place.ui.export.property("role")) == ("plain", "primary")


def test_what_could_not_be_written_stays_chosen_for_another_try(place: BatchPlace, qtbot: QtBot) -> None:
    rows = [each for each in place.table.rows if each.certificates and each.complete][:3]
    name = rows[1].member.unit.name
    place.table.choose({each.member.unit.row for each in rows[1:]})
    place.ui.export.click()
    settle(place, qtbot)
    written = next(each for each in folders(place) if each.endswith(name))
    (place.out / written).rename(place.out / "挪开")
    (place.out / written).write_text("in the way")
    place.table.choose({each.member.unit.row for each in rows[:2]})
    place.ui.export.click()
    settle(place, qtbot)
    assert chosen(place) == {name}
    assert place.ui.total.text().startswith("1 个单位")
    row = place.table.rows.index(rows[1])
    assert place.table.index(row, 3).data().startswith("！没有导出：")
    place.ui.table.selectRow(row)
    assert "没有覆盖" in place.ui.reason.text()
    (place.out / written).unlink()
    place.ui.export.click()
    settle(place, qtbot)
    assert "已导出 1 个单位" in place.ui.notice.text()
    assert chosen(place) == set()


def test_a_batch_that_was_stopped_stays_chosen_to_go_on(place: BatchPlace, qtbot: QtBot) -> None:
    before = set(place.table.chosen)
    place.export()
    place.ui.stop.click()
    settle(place, qtbot)
    assert "接着办" in place.ui.notice.text()
    assert place.table.chosen == before
    assert place.ui.export.property("role") == "primary"
    place.ui.export.click()
    settle(place, qtbot)
    assert f"已导出 {len(before)} 个单位" in place.ui.notice.text()
    assert place.table.chosen == set()


def test_a_unit_without_anything_to_renew_is_not_sent_to_be_completed(place: BatchPlace) -> None:
    row = next(n for n, each in enumerate(place.table.rows) if each.member.unit.certificates and not each.certificates)
    place.ui.table.selectRow(row)
    assert "不用办" in place.ui.reason.text()
    assert place.ui.mend.isHidden()
    assert place.table.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    place.ui.all.click()
    assert place.table.rows[row].member.unit.row not in place.table.chosen


def test_what_a_unit_lacks_is_shown_and_leads_to_its_card(window: Window, place: BatchPlace, qtbot: QtBot) -> None:
    place.chips["incomplete"].click()
    lacking = place.table.rows[0]
    place.ui.table.selectRow(0)
    assert "缺少" in place.ui.reason.text()
    place.ui.mend.click()
    assert window.ui.bar.openers["registry"].isChecked()
    assert window.registry_place.unit is not None
    assert window.registry_place.unit.name == lacking.member.unit.name


def test_a_unit_that_is_in_hand_already_is_told_and_not_chosen_by_itself(
    window: Window, qtbot: QtBot, workbook: Path, tmp_path: Path
) -> None:
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.view is not None and not window.workbook.busy, timeout=20_000)
    window.show_place("batch")
    place = window.batch_place
    place.out = tmp_path / "昨天"
    settle(place, qtbot)
    before = chosen(place)
    rows = [each for each in place.table.rows if each.member.unit.name in before][:2]
    place.table.choose({each.member.unit.row for each in rows})
    place.ui.export.click()
    settle(place, qtbot)
    window.workbook.read_again()
    qtbot.waitUntil(lambda: not window.workbook.busy, timeout=20_000)
    settle(place, qtbot)
    row = next(n for n, each in enumerate(place.table.rows) if each.member.unit.name == rows[0].member.unit.name)
    assert place.table.index(row, 3).data() == f"办理中：{date.today()} 已导出"
    place.ui.table.selectRow(row)
    assert "再导出会重复" in place.ui.reason.text()
    place._ready = None  # as after a new start
    place._look()
    settle(place, qtbot)
    assert chosen(place) == before - {each.member.unit.name for each in rows}
    place.choices.scenarios.setCurrentIndex(place.choices.scenarios.findData("revoke"))
    settle(place, qtbot)
    assert place.table.handled == {}


def test_a_unit_that_was_exported_elsewhere_meanwhile_is_no_longer_chosen_when_one_comes_back(
    window: Window, place: BatchPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    unit = next(e.member.unit for e in place.table.rows if e.member.unit.row in place.table.chosen)
    before = chosen(place)
    window.show_place("home")
    case = Case("renew", {"renew.way": "mail"}, unit)
    assert not export_case(make_plan(window.catalogue, case), tmp_path / "单办", ledger=window.ledger).unrecorded
    window.show_place("batch")
    qtbot.waitUntil(lambda: chosen(place) == before - {unit.name}, timeout=20_000)
    place.ui.table.selectRow(next(n for n, e in enumerate(place.table.rows) if e.member.unit is unit))
    assert "再导出会重复" in place.ui.reason.text()


def test_units_that_are_chosen_but_not_listed_are_counted_as_such(place: BatchPlace) -> None:
    place.ui.search.setText("没有这个单位")
    assert f"{len(place.table.chosen)} 个没有列出" in place.ui.total.text()
    assert "没有找到" in place.ui.reason.text()
    place.ui.search.clear()
    assert "没有列出" not in place.ui.total.text()


def test_another_scenario_changes_what_everybody_pays(place: BatchPlace, qtbot: QtBot) -> None:
    place.choices.scenarios.setCurrentIndex(place.choices.scenarios.findData("revoke"))
    settle(place, qtbot)
    assert {each.amount for each in place.table.rows} == {0}
    assert not place.choices.years.isEnabled()


def test_a_unit_is_chosen_and_given_up_by_its_box(place: BatchPlace) -> None:
    place.ui.none.click()
    assert not place.ui.export.isEnabled()
    row = next(n for n, each in enumerate(place.table.rows) if each.certificates)
    index = place.table.index(row, 0)
    place.table.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert place.ui.total.text().startswith("1 个单位")
    assert place.ui.export.isEnabled()


def test_a_batch_that_was_cut_off_is_told_when_one_comes_back_and_goes_on(place: BatchPlace, qtbot: QtBot) -> None:
    rows = [each for each in place.table.rows if each.certificates][:3]
    place.table.choose({each.member.unit.row for each in rows})
    looks = iter((False, True))
    result = run(place._chooser()([each.member for each in rows]), cancelled=lambda: next(looks))
    assert result.left == 2
    place.choices.years.setValue(2)  # another batch
    settle(place, qtbot)
    assert not place.ui.notice.text()
    place.choices.years.setValue(1)
    settle(place, qtbot)
    assert "没有办完" in place.ui.notice.text()
    place.ui.export.click()
    settle(place, qtbot)
    assert "已导出 3 个单位" in place.ui.notice.text()
    assert len(folders(place)) == 3


def test_what_an_interrupted_batch_wrote_is_chosen_with_the_rest_to_go_on(place: BatchPlace, qtbot: QtBot) -> None:
    before = set(place.table.chosen)
    members = [each.member for each in place.table.rows if each.member.unit.row in before]
    looks = iter((False, True))
    assert run(place._chooser()(members), cancelled=lambda: next(looks)).left == len(members) - 1
    place._ready = None  # as after a new start
    place._look()
    settle(place, qtbot)
    assert place.table.chosen == before
    place.ui.export.click()
    settle(place, qtbot)
    assert f"已导出 {len(before)} 个单位" in place.ui.notice.text()
    assert not place.ui.problem.text()


def test_a_unit_that_left_the_workbook_in_the_middle_of_a_batch_is_told(place: BatchPlace, qtbot: QtBot) -> None:
    rows = [each for each in place.table.rows if each.certificates][:3]
    looks = iter((False, True))
    run(place._chooser()([each.member for each in rows]), cancelled=lambda: next(looks))
    place.table.choose({each.member.unit.row for each in rows[1:]})
    place.ui.export.click()
    settle(place, qtbot)
    assert "已导出 2 个单位" in place.ui.notice.text()
    assert f"{rows[0].member.unit.name}”是中断之前写的" in place.ui.problem.text()
    assert len(folders(place)) == 3


def chosen(place: BatchPlace) -> set[str]:
    return {each.member.unit.name for each in place.table.rows if each.member.unit.row in place.table.chosen}


def test_the_same_units_stay_chosen_when_the_workbook_is_read_again(
    window: Window, place: BatchPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "本单位.csv"

    def read(*names: str) -> None:
        path.write_text("\n".join(["单位名称,证书数量", *(f"北京市{name},1" for name in names)]), "utf-8-sig")
        window.workbook.open(path)
        qtbot.waitUntil(lambda: not window.workbook.busy, timeout=20_000)
        settle(place, qtbot)

    read("甲局", "乙局", "乙局", "丙局")
    place.ui.none.click()
    place.table.choose({each.member.unit.row for each in place.table.rows[1:4:2]})
    assert chosen(place) == {"北京市乙局", "北京市丙局"}
    read("新局", "甲局", "乙局", "乙局")
    assert chosen(place) == {"北京市乙局"}
    assert len(place.table.chosen) == 1
    path = tmp_path / "别的单位.csv"
    read("丁局", "戊局", "己局", "庚局")
    assert place.table.chosen == {each.member.unit.row for each in place._ready.units if each.complete}  # type: ignore[union-attr]


def test_more_units_than_are_looked_at_in_a_moment_are_all_there(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "单位信息表.csv"
    rows = (f"北京市示例区第{number}局,{number:018},2" for number in range(2500))
    path.write_text("\n".join(["单位名称,统一社会信用代码,证书数量", *rows]), "utf-8-sig")
    window.workbook.open(path)
    qtbot.waitUntil(lambda: window.workbook.view is not None and not window.workbook.busy, timeout=20_000)
    window.show_place("batch")
    place = window.batch_place
    assert place.ui.busy.isVisible()
    settle(place, qtbot)
    assert len(place.table.rows) == 2500
    place.ui.all.click()
    assert place.ui.total.text().startswith("2500 个单位，5000 枚")


def test_the_button_that_exports_stays_in_sight_in_a_small_window(place: BatchPlace, window: Window) -> None:
    window.resize(910, 485)
    QApplication.processEvents()
    button = place.ui.export
    assert window.rect().contains(QRect(button.mapTo(window, QPoint(0, 0)), button.size()))
