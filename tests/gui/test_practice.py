"""示例数据: one click to try the program, and no way to take it for one's own units."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.workbook.open_panel import OpenPanel
from bjcert_desktop.jobs.drafts import Draft, load_drafts
from bjcert_desktop.jobs.export import export_case, folder_name, practised
from bjcert_desktop.jobs.renewals import handled_in
from bjcert_desktop.registry.api import is_sample
from bjcert_desktop.registry.sample_units import sample_units
from bjcert_desktop.registry.writing.blank_workbook import write_units


def try_it(window: Window, qtbot: QtBot) -> None:
    window.show_screen("registry")
    panel = window.registry_screen.findChild(OpenPanel)
    assert panel is not None
    sample: QPushButton = panel.ui.sample
    sample.click()
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)


def test_one_click_opens_invented_units_and_every_page_says_so(window: Window, qtbot: QtBot) -> None:
    assert window.ui.practice.isHidden()
    try_it(window, qtbot)
    assert window.workbook.registry is not None
    assert all(is_sample(unit) for unit in window.workbook.registry.units)
    for screen in ("registry", "business", "batch"):
        window.show_screen(screen)
        assert window.ui.practice.isVisible()
    assert "勿用于正式办理" in window.ui.practice.text()
    assert "勿用于正式办理" in window.workbook.registry.path.name


def leave_a_case(window: Window, unit: Unit) -> Draft:
    window.wizard.assign(Case(business="renew", answers={"renew.way": "mail"}, unit=unit))
    window.wizard.go(2)
    assert window.wizard.leave()
    (draft,) = load_drafts(window.drafts)
    return draft


def test_a_case_begun_for_practice_is_resumed_with_the_invented_units_and_says_so(window: Window, qtbot: QtBot) -> None:
    draft = leave_a_case(window, sample_units(date.today())[0])
    window.show_screen("home")
    assert window.ui.practice.isHidden()
    window.home.resumed.emit(draft)
    assert window.ui.practice.isVisible()
    qtbot.waitUntil(lambda: window.workbook.registry is not None)
    assert window.workbook.practising
    assert window.wizard.case.unit is not None
    assert draft.case.unit is not None
    assert window.wizard.case.unit.key == draft.case.unit.key


def test_among_the_offices_own_units_a_case_for_practice_is_marked_as_long_as_it_is_open(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    own = tmp_path / "单位信息表.xlsx"
    write_units(own, [OWN])
    window.workbook.open(own)
    qtbot.waitUntil(lambda: not window.workbook.working and window.workbook.registry is not None)
    draft = leave_a_case(window, sample_units(date.today())[0])
    window.show_screen("home")
    window.home.resumed.emit(draft)
    assert window.ui.practice.isVisible()
    window.wizard.assign(replace(window.wizard.case, unit=OWN))
    assert window.ui.practice.isHidden()
    window.wizard.assign(draft.case)
    assert window.ui.practice.isVisible()
    window.show_screen("home")
    assert window.ui.practice.isHidden()


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


def export(window: Window, unit: Unit) -> None:
    case = Case(business="renew", answers={"renew.way": "mail"}, unit=unit)
    plan = make_plan(window.catalogue, case)
    assert not export_case(plan, window.folder / "导出", numbered=True, ledger=window.ledger).unrecorded


def listed(window: Window, qtbot: QtBot) -> list[str]:
    window.show_screen("ledger")
    screen = window.ledger_screen
    qtbot.waitUntil(lambda: not screen.busy, timeout=20_000)
    return [each.unit for each in screen.table.entries]


OWN = Unit(name="北京市示例区监测站", code="11110105000001011F", certificate_count="1")  # only called like an example


def test_cases_of_invented_units_are_seen_while_one_practises_and_count_nowhere_else(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    export(window, OWN)
    try_it(window, qtbot)
    assert window.workbook.registry is not None
    soon = date.today() + timedelta(days=30)
    units = window.workbook.registry.units
    invented = next(unit for unit in units if any(each.valid_to and each.valid_to < soon for each in unit.certificates))
    export(window, invented)
    assert listed(window, qtbot) == [invented.name]
    assert "练习" in window.ledger_screen.ui.headline.text()
    window.show_screen("renewals")
    qtbot.waitUntil(lambda: window.renewals_screen.board is not None, timeout=20_000)
    dues = [due for dues in window.renewals_screen.board.groups.values() for due in dues]  # type: ignore[union-attr]
    assert {due.unit.name for due in dues if due.handled} == {invented.name}
    book = tmp_path / "单位信息表.xlsx"
    write_units(book, [OWN])
    window.workbook.open(book)
    qtbot.waitUntil(lambda: not window.workbook.busy, timeout=20_000)
    assert listed(window, qtbot) == [OWN.name]
    assert "练习" not in window.ledger_screen.ui.headline.text()
    assert window.ledger.find().total == 1
    assert [each.name for each in handled_in(window.ledger, window.catalogue)] == [OWN.name]


def test_one_unit_of_its_own_makes_a_workbook_the_offices(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    export(window, OWN)
    book = tmp_path / "单位信息表.xlsx"
    write_units(book, [*sample_units(date.today())[:5], OWN])
    window.workbook.open(book)
    qtbot.waitUntil(lambda: window.workbook.registry is not None and not window.workbook.busy, timeout=20_000)
    assert window.ui.practice.isHidden()
    assert listed(window, qtbot) == [OWN.name]
    assert window.settings.policy.path("registry") == book


def test_a_unit_added_by_hand_while_one_practises_is_the_offices_own(window: Window, qtbot: QtBot) -> None:
    try_it(window, qtbot)
    window.workbook.add({"单位名称": OWN.name, "统一社会信用代码": OWN.code})
    qtbot.waitUntil(lambda: not window.workbook.practising, timeout=20_000)
    export(window, OWN)
    assert listed(window, qtbot) == [OWN.name]


def test_an_invented_unit_stays_one_whatever_is_changed_in_it(window: Window) -> None:
    unit = sample_units(date.today())[0]
    case = Case(business="renew", answers={"renew.way": "mail"}, unit=unit)
    plan = make_plan(window.catalogue, case.choose(corrections={"name": "本单位", "code": OWN.code}))
    assert plan.unit.code == OWN.code
    assert practised(plan)
    assert practised(make_plan(window.catalogue, replace(case, unit=replace(unit, code=OWN.code))))


def test_a_correction_that_one_tries_out_on_an_invented_unit_does_not_end_the_practice(
    window: Window, qtbot: QtBot
) -> None:
    try_it(window, qtbot)
    assert window.workbook.registry is not None
    unit = window.workbook.registry.units[0]
    window.workbook.correct(unit, "统一社会信用代码", OWN.code)
    qtbot.waitUntil(lambda: window.workbook.registry.units[0].code == OWN.code, timeout=20_000)  # type: ignore[union-attr]
    assert window.workbook.practising
    export(window, window.workbook.registry.units[0])
    assert listed(window, qtbot) == [unit.name]
    assert window.ledger.find().total == 0


def test_papers_of_an_invented_unit_lie_in_a_folder_that_says_so(window: Window, qtbot: QtBot) -> None:
    try_it(window, qtbot)
    assert window.workbook.registry is not None
    case = Case(business="revoke", answers={"revoke.valid": "yes"}, day=date(2026, 11, 22))
    invented = replace(case, unit=window.workbook.registry.units[0])
    own = replace(case, unit=Unit(name="北京市测试局", code="11110105000001011F", certificate_count="1"))
    assert folder_name(make_plan(window.catalogue, invented)).startswith("示例 20261122 吊销 ")
    assert folder_name(make_plan(window.catalogue, own)) == "20261122 吊销 北京市测试局"
