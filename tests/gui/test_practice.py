"""示例数据: one click to try the program, and no way to take it for one's own units."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.case import Case
from bjcert_desktop.export import folder_name
from bjcert_desktop.gui.open_panel import OpenPanel
from bjcert_desktop.gui.window import Window
from bjcert_desktop.plan import make_plan
from bjcert_desktop.registry import is_sample
from bjcert_desktop.registry.template import write_units
from bjcert_desktop.unit import Unit


def try_it(window: Window, qtbot: QtBot) -> None:
    window.show_place("registry")
    panel = window.registry_place.findChild(OpenPanel)
    assert panel is not None
    sample: QPushButton = panel.ui.sample
    sample.click()
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)


def test_one_click_opens_invented_units_and_every_page_says_so(window: Window, qtbot: QtBot) -> None:
    assert window.ui.practice.isHidden()
    try_it(window, qtbot)
    assert window.workbook.registry is not None
    assert all(is_sample(unit) for unit in window.workbook.registry.units)
    for place in ("registry", "business", "batch"):
        window.show_place(place)
        assert window.ui.practice.isVisible()
    assert "勿用于正式办理" in window.ui.practice.text()
    assert "勿用于正式办理" in window.workbook.registry.path.name


def test_the_remark_goes_when_the_office_opens_its_own_workbook(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    try_it(window, qtbot)
    own = tmp_path / "单位信息表.xlsx"
    write_units(own, [Unit(name="北京市测试局", code="11110105000001011F")])
    window.workbook.open(own)
    qtbot.waitUntil(lambda: not window.workbook.busy, timeout=20_000)
    assert window.ui.practice.isHidden()
    assert window.settings.policy.path("registry") == own


def test_the_next_start_does_not_open_the_invented_units_again(window: Window, qtbot: QtBot) -> None:
    try_it(window, qtbot)
    assert window.settings.policy.path("registry") is None


def test_papers_of_an_invented_unit_lie_in_a_folder_that_says_so(window: Window, qtbot: QtBot) -> None:
    try_it(window, qtbot)
    assert window.workbook.registry is not None
    case = Case(business="revoke", answers={"revoke.valid": "yes"}, day=date(2026, 11, 22))
    invented = replace(case, unit=window.workbook.registry.units[0])
    own = replace(case, unit=Unit(name="北京市测试局", code="11110105000001011F", certificate_count="1"))
    assert folder_name(make_plan(window.catalogue, invented)).startswith("示例 20261122 吊销 ")
    assert folder_name(make_plan(window.catalogue, own)) == "20261122 吊销 北京市测试局"
