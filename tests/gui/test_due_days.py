"""What is due is the same everywhere: on its first day every screen says so, on the day before it none does."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.renewals import DUE_DAYS, Group
from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.unit_page import UnitPage
from bjcert_desktop.guide.manual import program_chapters

DUE, LATER = "北京市示例区到期局", "北京市示例区以后局"
Click = Callable[[QPushButton], None]


@pytest.fixture(autouse=True)
def opened(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """Open a registry whose two units each have a certificate, one on its first due day and one a day before it."""
    rows = ["单位名称,统一社会信用代码,USBKey序列号,到期日期"]
    for number, (name, days) in enumerate(((DUE, DUE_DAYS), (LATER, DUE_DAYS + 1)), 1):
        rows.append(f"{name},{number:018},BJCA000000{number:04},{date.today() + timedelta(days=days)}")
    path = tmp_path / "单位信息表.csv"
    path.write_text("\n".join(rows), "utf-8-sig")
    window.workbook.open(path)
    qtbot.waitUntil(lambda: window.workbook.view is not None and not window.workbook.busy, timeout=20_000)


def test_the_checks_of_the_registry_warn_of_it(window: Window) -> None:
    assert window.workbook.registry is not None
    found = [each for each in window.workbook.registry.problems if each.code == "certificate-expiring"]
    assert [each.row for each in found] == [2]
    assert f"{DUE_DAYS} 天之内" in found[0].message


def test_the_filter_over_the_units_finds_it(window: Window) -> None:
    window.show_screen("registry")
    browser = window.registry_screen.browser
    assert browser.chips["expiring"].text() == "即将到期 1"
    browser.chips["expiring"].click()
    assert [unit.name for unit in browser.model.rows] == [DUE]


def test_home_counts_it(window: Window, qtbot: QtBot) -> None:
    text = window.home.ui.registryText
    qtbot.waitUntil(lambda: f"31–{DUE_DAYS} 天到期 <b>1 枚</b>" in text.text(), timeout=20_000)


def test_the_board_puts_it_among_what_is_to_be_done(window: Window, qtbot: QtBot) -> None:
    window.show_screen("renewals")
    screen = window.renewals_screen
    qtbot.waitUntil(lambda: screen.board is not None, timeout=20_000)
    assert [due.unit.name for due in screen.table.rows] == [DUE]
    assert screen.board is not None
    assert [due.unit.name for due in screen.board.groups[Group.LATER]] == [LATER]


def test_the_batch_renews_it_and_nothing_else(window: Window, qtbot: QtBot) -> None:
    window.show_screen("batch")
    screen = window.batch_screen
    qtbot.waitUntil(lambda: len(screen.table.rows) == 2, timeout=20_000)
    assert {each.member.unit.name: each.certificates for each in screen.table.rows} == {DUE: 1, LATER: 0}
    screen.chips["due"].click()
    assert [each.member.unit.name for each in screen.table.rows] == [DUE]


def test_the_page_of_the_certificates_offers_to_choose_it(window: Window, click: Click) -> None:
    day = date(2026, 11, 22)
    ends = (day + timedelta(days=DUE_DAYS), day + timedelta(days=DUE_DAYS + 1), day - timedelta(days=400), None)
    held = tuple(Certificate(serial=f"BJCA{n}", valid_to=end) for n, end in enumerate(ends))
    unit = Unit(name=DUE, code="11110105000001011F", certificates=held)
    window.show_screen("business")
    wizard = window.wizard
    wizard.assign(replace(wizard.case, business="renew", unit=unit, day=day).answer("renew.way", "mail"))
    wizard.go([step.kind for step in wizard.steps].index(StepKind.UNIT))
    page = wizard.page
    assert isinstance(page, UnitPage)
    soon = page.certificates.ui.soon
    assert soon.text() == f"只选 {DUE_DAYS} 天内到期和已过期的（2 枚）"
    model = page.certificates.model
    told = ["".join(model.texts(row)) for row in model.rows]
    assert [f"（还有 {DUE_DAYS + 1} 天）" in each for each in told] == [False, True, False, False]
    assert "还有" not in told[0]
    click(soon)
    assert wizard.case.choices.chosen == (0, 2)
    assert wizard.plan is not None
    assert wizard.plan.total == 2 * 190


def test_the_help_and_the_buttons_name_the_same_days(window: Window) -> None:
    told = "\n".join(line for chapter in program_chapters() for block in chapter.blocks for line in block.lines)
    days = re.findall(r"(\d+) 天内到期", told)
    assert days
    assert set(days) == {str(DUE_DAYS)}
    window.show_screen("batch")
    assert f"{DUE_DAYS} 天内到期" in window.batch_screen.choices.only_due.text()


def test_the_readme_names_the_days() -> None:
    readme = Path(__file__).resolve().parents[2] / "README.md"
    assert f"expire within {DUE_DAYS} days" in readme.read_text("utf-8")
