"""Everything by keyboard: each scenario to its end, and every control reachable by Tab."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.gui.kit.focus import OrderedDialog
from bjcert_desktop.gui.kit.widgets import CopyButton
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.done_page import DonePage
from tests.gui.hands import ALT, CONTROL, KEY, Hands, code, type_new_name
from tests.gui.walking import UNIT
from tests.scenarios import ROWS, GuideRow


@pytest.fixture
def hands(window: Window, qtbot: QtBot, workbook: Path) -> Hands:
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)
    return Hands(window, qtbot)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_scenario_is_walked_without_a_mouse(row: GuideRow, hands: Hands, qtbot: QtBot) -> None:
    window = hands.window
    hands.tab_to(window.catalogue.business(row.business).title)
    hands.press(KEY.Key_Return)
    wizard = window.wizard
    while wizard.steps[wizard.at].kind is StepKind.QUESTION:
        question = wizard.steps[wizard.at].question
        asked = next(each for each in window.catalogue.business(row.business).questions if each.id == question)
        hands.tab_to(next(option.label for option in asked.options if option.id == row.answers[question]))
        hands.press(KEY.Key_Space)
        hands.press(KEY.Key_Return)
    if not row.documents:
        assert wizard.steps[wizard.at].kind is StepKind.STOP
        assert isinstance(hands.at, CopyButton)
        hands.press(KEY.Key_N, ALT)
        assert window.home.isVisible()
        return
    hands.press(KEY.Key_F, CONTROL)
    hands.type_(code(window))
    hands.press(KEY.Key_Return)
    assert wizard.case.unit is not None
    assert wizard.case.unit.name == UNIT
    type_new_name(hands)
    if not wizard.ui.next.isEnabled():
        hands.tab_to("证书列表")
        hands.press(KEY.Key_Space)  # the one whose key was lost
    hands.press(KEY.Key_N, ALT)
    if not row.online:
        go_through_the_papers(hands)
    hands.press(KEY.Key_N, ALT)
    qtbot.waitUntil(lambda: wizard.exported is not None and isinstance(wizard.page, DonePage), timeout=20_000)
    assert wizard.exported is not None
    assert [path.stem for path in wizard.exported.files if path.is_file()] == list(row.documents)
    assert isinstance(hands.at, QCheckBox)
    hands.press(KEY.Key_Space)
    assert hands.at.isChecked()
    hands.press(KEY.Key_N, ALT)
    assert window.home.isVisible()


def go_through_the_papers(hands: Hands) -> None:
    """From the materials to the review page, using the page a little."""
    wizard = hands.window.wizard
    assert wizard.steps[wizard.at].kind is StepKind.MATERIALS
    hands.press(KEY.Key_Space)
    assert len(wizard.case.ticked) == 1
    hands.press(KEY.Key_B, ALT)
    hands.press(KEY.Key_N, ALT)
    hands.tab_to("提交方式：邮寄")
    hands.press(KEY.Key_Right)
    assert wizard.case.delivery == "onsite"
    hands.press(KEY.Key_Left)
    assert wizard.case.delivery == "mail"
    if wizard.plan is not None and wizard.plan.payee:
        hands.tab_to("复制账号")
        hands.press(KEY.Key_Return)
        assert QGuiApplication.clipboard().text() == wizard.plan.payee.account
    hands.press(KEY.Key_N, ALT)
    assert wizard.steps[wizard.at].kind is StepKind.REVIEW


def test_certificates_are_ticked_and_years_set_by_keys(hands: Hands) -> None:
    wizard = start_renewal(hands)
    unit = wizard.case.unit
    assert unit is not None
    assert wizard.plan is not None
    ticked = set(wizard.plan.handled)
    hands.tab_to("证书列表")
    hands.press(KEY.Key_Space)
    assert set(wizard.plan.handled) ^ ticked == {0}
    hands.tab_to("办理年限")
    hands.press(KEY.Key_Up)
    assert wizard.case.years == 2


def test_the_rail_leads_back_by_keys(hands: Hands) -> None:
    wizard = start_renewal(hands)
    hands.tab_to("第 2 步 办理方式")
    hands.press(KEY.Key_Return)
    assert wizard.at == 1


def test_down_leads_from_the_search_to_the_list_and_escape_clears_it(hands: Hands) -> None:
    hands.tab_to("证书新办")
    hands.press(KEY.Key_Return)
    page = hands.window.wizard.page
    hands.press(KEY.Key_F, CONTROL)
    hands.type_("1211")
    hands.press(KEY.Key_Escape)
    assert page.browser.ui.search.text() == ""  # type: ignore[attr-defined]
    hands.press(KEY.Key_Down)
    assert hands.at is page.browser.ui.units  # type: ignore[attr-defined]
    hands.press(KEY.Key_Down)
    assert hands.window.wizard.case.unit is not None


def start_renewal(hands: Hands):  # type: ignore[no-untyped-def]
    """At the certificates of a unit."""
    hands.tab_to("证书更新")
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Tab)  # from the question to the first answer
    hands.press(KEY.Key_Space)
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_F, CONTROL)
    hands.type_(code(hands.window))
    hands.press(KEY.Key_Return)
    wizard = hands.window.wizard
    assert wizard.steps[wizard.at].kind is StepKind.UNIT
    assert wizard.case.unit is not None
    return wizard


def test_a_dialog_may_go_with_the_one_below_it_while_it_is_shown(qtbot: QtBot) -> None:
    below = QDialog()
    below.show()
    above = OrderedDialog(below)
    QTimer.singleShot(0, below.deleteLater)
    above.exec()
    assert not isValid(above)
