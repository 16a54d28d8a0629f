"""How many clicks, or keys, a case takes; typing is not counted, nor Tab."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.express_page import ExpressPage
from tests.gui.hands import ALT, CONTROL, KEY, Hands, code, type_new_name
from tests.gui.walking import Click, choose_business, choose_unit, tick_one
from tests.scenarios import ROWS, GuideRow

MOST = 8  # from the unit to the papers
IN_ALL = 9  # from home to the papers, the answers and the unit included


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_scenario_takes_few_clicks(
    row: GuideRow, window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    clicks: list[QPushButton] = []

    def count(button: QPushButton) -> None:
        clicks.append(button)
        click(button)

    choose_business(window, count, row.business, row.answers)
    known = len(clicks)
    if row.documents:
        choose_unit(window, qtbot, workbook)
        known += 1
        export_by_clicks(window, count)
        qtbot.waitUntil(lambda: window.wizard.exported is not None)
    else:
        assert window.wizard.steps[window.wizard.at].kind is StepKind.STOP
    tick = 1  # of a row, where one has to say which certificate it is
    assert len(clicks) - known + tick <= MOST
    assert len(clicks) + tick <= IN_ALL


def export_by_clicks(window: Window, count: Click) -> None:
    """Export the case whose unit has just been chosen, the shortest way."""
    ui = window.wizard.ui
    if ui.express.isVisible():
        count(ui.express)
        if not ui.only.isEnabled():
            page = window.wizard.page
            assert isinstance(page, ExpressPage)
            tick_one(window)  # a click on a row
        count(ui.only)
    else:
        count(ui.next)
        count(ui.next)


@pytest.mark.parametrize("row", [row for row in ROWS if row.documents], ids=lambda row: row.name)
def test_each_scenario_takes_few_keys(row: GuideRow, window: Window, qtbot: QtBot, workbook: Path) -> None:
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.registry is not None)
    hands, wizard = Hands(window, qtbot), window.wizard
    wizard.choose(row.business, row.answers)
    before = hands.pressed
    hands.press(KEY.Key_F, CONTROL)
    hands.type_(code(window))
    hands.press(KEY.Key_Return)
    type_new_name(hands)
    if row.online:
        hands.press(KEY.Key_N, ALT)
        hands.press(KEY.Key_N, ALT)
    else:
        hands.press(KEY.Key_E, ALT)
        assert isinstance(wizard.page, ExpressPage)
        if not wizard.ui.only.isEnabled():
            hands.tab_to("证书列表")
            hands.press(KEY.Key_Space)
        hands.press(KEY.Key_X, ALT)
    qtbot.waitUntil(lambda: wizard.exported is not None)
    assert wizard.exported is not None
    assert [path.stem for path in wizard.exported.files] == list(row.documents)
    assert hands.pressed - before <= MOST


def test_a_page_opens_at_its_top_also_in_a_small_window(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    window.resize(910, 485)
    choose_business(window, click, "renew", {"renew.way": "mail"})
    choose_unit(window, qtbot, workbook)
    tick_one(window)
    for _ in range(2):  # the second time, from where one had scrolled to
        for _step in range(2):
            click(window.wizard.ui.next)
            QApplication.processEvents()
            shown = window.wizard.page
            areas = [each for each in window.wizard.findChildren(QScrollArea) if each.isAncestorOf(shown)]
            areas += shown.findChildren(QScrollArea)
            assert [each.verticalScrollBar().value() for each in areas if each.isVisible()] == [0] * len(
                [each for each in areas if each.isVisible()]
            ), shown
            for each in areas:
                each.verticalScrollBar().setValue(each.verticalScrollBar().maximum())
        click(window.wizard.ui.back)
        click(window.wizard.ui.back)
