"""What is wrong with a case is said where it was typed, and leads back there; another case begins with clean pages."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.express_page import ExpressPage
from bjcert_desktop.gui.wizard.materials_page import MaterialsPage
from bjcert_desktop.gui.wizard.review_page import ReviewPage
from bjcert_desktop.gui.wizard.stop_page import StopPage
from bjcert_desktop.gui.wizard.unit_page import UnitPage
from bjcert_desktop.registry.writing.blank_workbook import write_units
from tests.gui.walking import NEW_CODE, UNIT, Click, choose_business, choose_unit, go_on, type_text

WRONG_CODE = NEW_CODE[:-1] + ("1" if NEW_CODE[-1] != "1" else "2")
RENAMED = {"rename.code": "yes", "rename.key": "no"}
ENDED = Unit(
    name="北京市测试局",
    code="11110105000001011F",
    certificates=(Certificate(serial="BJCA0000000001", valid_to=date(2025, 1, 1)),),
)


def test_a_wrong_new_code_stops_where_it_is_typed(window: Window, qtbot: QtBot, click: Click, workbook: Path) -> None:
    choose_business(window, click, "rename", RENAMED)
    page = choose_unit(window, qtbot, workbook)
    type_text(page.browser.fields["code"].edit, WRONG_CODE)
    assert page.browser.fields["code"].edit.property("kind") == "bad"
    assert not window.wizard.ui.next.isEnabled()
    assert window.wizard.ui.status.text() == "新统一社会信用代码有误，请改正，或与原件核对后确认"
    click(window.wizard.ui.express)
    assert not window.wizard.ui.only.isEnabled()
    assert isinstance(window.wizard.page, ExpressPage)
    assert "新统一社会信用代码有误" in window.wizard.page.ui.problem.text()
    type_text(window.wizard.page.fields["code"].edit, NEW_CODE)
    assert window.wizard.ui.only.isEnabled()


def test_the_review_names_a_wrong_value_first_with_the_way_back(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "renew", {"renew.way": "mail"})
    page = choose_unit(window, qtbot, workbook)
    type_text(page.browser.fields["code"].edit, WRONG_CODE)
    review = go_on(window, click, StepKind.REVIEW)
    assert isinstance(review, ReviewPage)
    assert review.wrong.isVisible()
    said = [label.text() for label in review.wrong.findChildren(QLabel) if label.text()]
    assert any(text.startswith("统一社会信用代码：") and text.endswith("表上先留空。") for text in said)
    assert "统一社会信用代码" not in review.ui.missing.text()
    (back,) = review.wrong.findChildren(QPushButton)
    assert back.text() == "改正统一社会信用代码"
    click(back)
    assert page.browser.fields["code"].edit.hasFocus()
    type_text(page.browser.fields["code"].edit, NEW_CODE)
    click(window.wizard.ui.next)
    assert isinstance(window.wizard.page, ReviewPage)
    assert not review.wrong.isVisible()


def _lost(window: Window, qtbot: QtBot, click: Click, folder: Path, cause: str) -> UnitPage:
    write_units(folder / "单位信息表.xlsx", [ENDED])
    window.workbook.open(folder / "单位信息表.xlsx")
    qtbot.waitUntil(lambda: window.workbook.registry is not None)
    choose_business(window, click, "replace", {"replace.cause": cause, "replace.expired": "no"})
    qtbot.waitUntil(lambda: window.wizard.case.unit is not None)
    page = window.wizard.page
    assert isinstance(page, UnitPage)
    return page


def test_one_click_leads_from_a_lost_and_expired_key_to_a_new_one(
    window: Window, qtbot: QtBot, click: Click, tmp_path: Path
) -> None:
    page = _lost(window, qtbot, click, tmp_path, "lost")
    notice = page.certificates.expired
    (switch,) = notice.findChildren(QPushButton)
    assert switch.text() == "改按“证书新办”办理"
    assert not page.certificates.ui.banner.isVisible()  # nothing is said twice
    click(switch)
    assert window.wizard.plan is not None
    assert window.wizard.plan.scenario.id == "new"
    assert [each.serial for each in window.wizard.plan.certificates] == ["BJCA0000000001"]
    assert window.wizard.page is page
    assert not notice.isVisible()
    assert window.wizard.ui.next.isEnabled()


def test_the_way_out_stands_on_the_one_page_too_and_leads_to_the_telephone_where_the_guide_is_silent(
    window: Window, qtbot: QtBot, click: Click, tmp_path: Path
) -> None:
    _lost(window, qtbot, click, tmp_path, "damaged")
    click(window.wizard.ui.express)
    page = window.wizard.page
    assert isinstance(page, ExpressPage)
    (switch,) = page.expired.findChildren(QPushButton)
    click(switch)
    assert isinstance(window.wizard.page, StopPage)


def test_an_amount_that_the_guide_states_says_when(window: Window, qtbot: QtBot, click: Click, workbook: Path) -> None:
    choose_business(window, click, "rename", RENAMED)
    page = choose_unit(window, qtbot, workbook)
    reason = "手册第6章第1节第2条：名称和代码均变更，不能提供介质的，按照初次申请，金额为 280 元"
    assert reason in page.certificates.ui.sum.text()
    materials = go_on(window, click, StepKind.MATERIALS)
    assert isinstance(materials, MaterialsPage)
    assert reason in [label.text() for label in materials.ui.fee.findChildren(QLabel)]


def test_another_case_begins_with_a_list_of_all_units_and_masked_values(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "renew", {"renew.way": "mail"})
    page = choose_unit(window, qtbot, workbook)
    click(page.browser.chips["expiring"])
    review = go_on(window, click, StepKind.REVIEW)
    assert isinstance(review, ReviewPage)
    review.shown_personal.add("经办人身份证号")
    window.show_screen("home")
    choose_business(window, click, "revoke", {"revoke.valid": "yes"})
    assert window.workbook.registry is not None
    assert page.browser.ui.search.text() == ""
    assert page.browser.chips[""].isChecked()
    assert len(page.browser.model.rows) == len(window.workbook.registry.units)
    assert review.shown_personal == set()
    assert UNIT in [unit.name for unit in page.browser.model.rows]
    assert page.browser.ui.units.model().index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable
