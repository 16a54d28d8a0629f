"""到期提醒 in a real window: what is due, what is to be done about it, and the batch that it leads to."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.renewals import DUE_DAYS, Key
from bjcert_desktop.gui.renewals.renewals_print import listing, paper
from bjcert_desktop.gui.renewals.renewals_screen import RenewalsScreen
from bjcert_desktop.gui.renewals.renewals_table import ident
from bjcert_desktop.gui.window import Window

#: Days until the certificates of each unit expire.
UNITS = {
    "甲局": (-3,),
    "乙局": (-1, 20),
    "丙局": (0, 400),
    "丁局": (DUE_DAYS,),
    "戊局": (DUE_DAYS + 1,),
    "己局": (None,),
}


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    rows = ["单位名称,统一社会信用代码,证书名称,到期日期"]
    for number, (name, expiries) in enumerate(UNITS.items()):
        for days in expiries:
            day = "" if days is None else date.today() + timedelta(days=days)
            rows.append(f"{name},{number:018},{name}第{days}枚,{day}")
    path = tmp_path / "单位信息表.csv"
    path.write_text("\n".join(rows), "utf-8-sig")
    return path


@pytest.fixture
def screen(window: Window, qtbot: QtBot, registry: Path) -> Iterator[RenewalsScreen]:
    window.workbook.open(registry)
    qtbot.waitUntil(lambda: window.workbook.view is not None and not window.workbook.busy, timeout=20_000)
    window.show_screen("renewals")
    made = window.renewals_screen
    settle(made, qtbot)
    yield made


def settle(screen: RenewalsScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: screen.board is not None and not screen._workbook.working, timeout=20_000)
    QApplication.processEvents()


def names(screen: RenewalsScreen) -> list[str]:
    return [due.unit.name for due in screen.table.rows]


def batch(window: Window, qtbot: QtBot) -> dict[str, int]:
    """The units of the batch and how many certificates of each."""
    qtbot.waitUntil(lambda: not window.batch_screen.busy, timeout=20_000)
    assert window.batch_screen.isVisible()
    return {each.member.unit.name: each.certificates for each in window.batch_screen.table.rows}


def test_every_tile_tells_how_many_units_it_has_and_lists_them(screen: RenewalsScreen) -> None:
    found = {}
    for name, tile in screen.tiles.items():
        tile.click()
        found[name] = tile.accessibleName().split()[-2], names(screen)
    assert found == {
        "soon": ("4", ["甲局", "乙局", "丙局", "乙局", "丁局"]),
        "expired": ("2", ["甲局", "乙局"]),
        "first": ("2", ["丙局", "乙局"]),
        "second": ("1", ["丁局"]),
        "later": ("2", ["戊局", "丙局"]),
        "unknown": ("0", []),
        "undated": ("1", ["己局"]),
    }


def test_one_click_makes_a_batch_of_just_the_certificates_that_are_due(
    screen: RenewalsScreen, window: Window, qtbot: QtBot, click: Callable[..., None]
) -> None:
    assert screen.ui.total.text() == "已选 4 个单位，5 枚证书"
    click(screen.ways[0])
    assert batch(window, qtbot) == {"甲局": 1, "乙局": 2, "丙局": 1, "丁局": 1}
    assert window.batch_screen.choices.scenarios.currentData() == "renew-mail"
    assert window.batch_screen.ui.total.text().startswith("4 个单位，5 枚，950 元")


def test_what_was_not_ticked_does_not_come_along(
    screen: RenewalsScreen, window: Window, qtbot: QtBot, click: Callable[..., None]
) -> None:
    screen.table.choose([ident(due) for due in screen.table.rows if due.unit.name in ("丙局", "丁局")])
    click(screen.ways[0])
    assert set(batch(window, qtbot)) == {"丙局", "丁局"}
    click(window.batch_screen.ui.everybody)
    qtbot.waitUntil(lambda: len(window.batch_screen.table.rows) == len(UNITS), timeout=20_000)
    assert window.batch_screen.ui.total.text().startswith("2 个单位")  # what was chosen stays chosen


def test_expired_and_lost_is_applied_for_anew(
    screen: RenewalsScreen, window: Window, qtbot: QtBot, click: Callable[..., None]
) -> None:
    click(screen.tiles["expired"])
    screen.ui.table.selectRow(names(screen).index("乙局"))
    click(screen.keys[Key.LOST])
    assert "新办（手册第4章、第2章）" in screen.ui.advice.text()
    assert [each.text() for each in screen.ways] == ["批量更新 1 个单位", "批量新办 1 个单位"]
    click(screen.ways[1])
    assert batch(window, qtbot) == {"乙局": 1}
    assert window.batch_screen.choices.scenarios.currentData() == "new"
    assert "300 元" in window.batch_screen.ui.total.text()
    (ready,) = window.batch_screen.table.rows
    assert [each.name for each in ready.member.unit.certificates] == ["乙局第-1枚"]  # the lost one, not the other


def test_expired_and_damaged_is_asked_about_and_not_put_into_a_batch(
    screen: RenewalsScreen, window: Window, click: Callable[..., None]
) -> None:
    click(screen.tiles["expired"])
    screen.ui.table.selectRow(0)
    click(screen.keys[Key.DAMAGED])
    assert window.catalogue.contact.telephone in screen.ui.advice.text()
    assert [each.text() for each in screen.ways] == ["批量更新 1 个单位"]
    assert "1 个要先打电话询问" in screen.ui.total.text()


def test_a_valid_one_that_is_lost_is_replaced(
    screen: RenewalsScreen, window: Window, qtbot: QtBot, click: Callable[..., None]
) -> None:
    click(screen.tiles["second"])
    screen.ui.table.selectRow(0)
    click(screen.keys[Key.LOST])
    click(screen.ways[0])
    assert batch(window, qtbot) == {"丁局": 1}
    assert window.batch_screen.choices.scenarios.currentData() == "replace"


def test_a_second_batch_takes_the_place_of_the_first(
    screen: RenewalsScreen, window: Window, qtbot: QtBot, click: Callable[..., None]
) -> None:
    click(screen.ways[0])  # and not waited for
    window.show_screen("renewals")
    settle(screen, qtbot)
    click(screen.tiles["expired"])
    click(screen.ways[0])
    assert batch(window, qtbot) == {"甲局": 1, "乙局": 1}
    assert window.batch_screen.ui.total.text().startswith("2 个单位，2 枚")


def test_what_is_chosen_and_said_of_a_unit_stays_with_it_when_the_workbook_is_read_again(
    window: Window, screen: RenewalsScreen, qtbot: QtBot, registry: Path
) -> None:
    screen.tiles["expired"].click()
    screen.ui.none.click()
    (due,) = (each for each in screen.table.rows if each.unit.name == "乙局")
    screen.table.choose([ident(due)])
    screen.ui.table.selectRow(screen.table.rows.index(due))
    screen.keys[Key.LOST].click()
    heads, *rows = registry.read_text("utf-8-sig").splitlines()
    rows.insert(0, rows.pop())  # everybody else is a row further down
    registry.write_text("\n".join([heads, *rows]), "utf-8-sig")
    before = screen.board
    window.workbook.read_again()
    qtbot.waitUntil(lambda: not window.workbook.busy and screen.board is not before, timeout=20_000)
    settle(screen, qtbot)
    chosen = [each for each in screen.table.rows if ident(each) in screen.table.chosen]
    assert [each.unit.name for each in chosen] == ["乙局"]
    assert [each.unit.name for each in screen.table.rows if screen.advice(each) == "证书新办"] == ["乙局"]


def test_the_search_narrows_what_is_listed_and_done(screen: RenewalsScreen, qtbot: QtBot) -> None:
    screen.ui.search.setText("dj")  # 丁局
    assert names(screen) == ["丁局"]
    assert screen.ui.total.text() == "已选 1 个单位，1 枚证书"


def save(screen: RenewalsScreen, qtbot: QtBot, path: Path) -> None:
    screen.save(path)
    assert not screen.ui.save.isEnabled()  # a second list at the same time would never be written
    qtbot.waitUntil(lambda: not screen.ui.busy.task.busy, timeout=20_000)
    assert screen.ui.save.isEnabled()


def test_what_is_listed_goes_to_excel_a_row_for_each_certificate(
    screen: RenewalsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.tiles["first"].click()
    save(screen, qtbot, tmp_path / "到期.xlsx")
    assert "已导出" in screen.ui.notice.text()
    sheet = openpyxl.load_workbook(tmp_path / "到期.xlsx").worksheets[0]
    rows = [(row[1], row[5].date(), row[6], row[7]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    today = date.today()
    assert rows == [("丙局", today, 0, "证书更新"), ("乙局", today + timedelta(days=20), 20, "证书更新")]
    save(screen, qtbot, tmp_path / "到期.xlsx")
    assert "已经存在" in screen.ui.problem.text()


def test_what_is_listed_goes_on_paper(screen: RenewalsScreen, tmp_path: Path) -> None:
    assert screen.board is not None
    document = listing("到期提醒", screen.table.rows, screen.board.today, screen.advice)
    assert "甲局" in document.toPlainText()
    printer = paper()
    printer.setOutputFormat(printer.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "到期.pdf"))
    document.print_(printer)
    assert (tmp_path / "到期.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_workbook_the_ways_to_one_are_shown(window: Window) -> None:
    window.show_screen("renewals")
    assert window.renewals_screen.ui.open.isVisible()
    assert not window.renewals_screen.ui.footer.isVisible()


def test_what_was_exported_lately_is_shown_as_being_handled_and_not_asked_for_again(
    screen: RenewalsScreen, window: Window, qtbot: QtBot, click: Callable[..., None], tmp_path: Path
) -> None:
    screen.table.choose([ident(due) for due in screen.table.rows if due.unit.name == "甲局"])
    click(screen.ways[0])
    batch(window, qtbot)
    window.batch_screen.out = tmp_path / "导出"
    window.batch_screen.export()
    qtbot.waitUntil(lambda: "已导出 1 个单位" in window.batch_screen.ui.notice.text(), timeout=20_000)
    window.show_screen("renewals")
    qtbot.waitUntil(lambda: "1 个单位" in screen.tiles["expired"].accessibleName(), timeout=20_000)
    click(screen.tiles["expired"])
    assert names(screen) == ["乙局", "甲局"]
    assert screen.ui.total.text() == "已选 1 个单位，1 枚证书"
    by_name = "（只按单位名称对上，代码请核对）"  # the case has no code, as that of the workbook is wrong
    assert screen.advice(screen.table.rows[1]) == f"办理中：{date.today()} 已导出{by_name}"
    click(screen.tiles["soon"])
    assert names(screen) == ["乙局", "丙局", "乙局", "丁局", "甲局"]  # first those that the tile counts
    window.ledger.void(1, "重复导出")
    window.workbook.look_at_ledger()
    qtbot.waitUntil(lambda: "2 个单位" in screen.tiles["expired"].accessibleName(), timeout=20_000)


def test_without_a_ledger_that_can_be_read_the_dates_are_still_shown(
    window: Window, qtbot: QtBot, registry: Path
) -> None:
    window.ledger.path.parent.mkdir(parents=True, exist_ok=True)
    window.ledger.path.write_bytes(b"no ledger" * 1000)
    window.workbook.open(registry)
    qtbot.waitUntil(lambda: window.workbook.view is not None and not window.workbook.busy, timeout=20_000)
    window.show_screen("renewals")
    settle(window.renewals_screen, qtbot)
    assert window.renewals_screen.ui.problem.isVisible()
    assert "4 个单位" in window.renewals_screen.tiles["soon"].accessibleName()
