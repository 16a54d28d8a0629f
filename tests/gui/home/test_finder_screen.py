"""不确定办哪个？ in the window: from a question in everyday words to the first step of the right business."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.gui.home.finder_screen import FinderScreen
from bjcert_desktop.gui.window import Window

Click = Callable[[QPushButton], None]


@pytest.fixture
def finder(window: Window, click: Click) -> FinderScreen:
    click(window.home.ui.finder)
    return window.finder


def answer(finder: FinderScreen, click: Click, *words: str) -> None:
    for said in words:
        click(next(card for card in finder.cards if card.accessibleName() == said))


def test_a_lost_and_valid_key_leads_to_its_replacement_with_the_question_answered(
    window: Window, finder: FinderScreen, click: Click
) -> None:
    answer(finder, click, "USBKey 丢了", "没有过期")
    assert "丢失损坏补办" in finder.ui.headline.text()
    assert "第4章" in finder.ui.lead.text()
    click(finder.ui.begin)
    assert window.wizard.isVisible()
    assert window.wizard.case.answers == {"replace.cause": "lost", "replace.expired": "no"}
    assert window.wizard.steps[window.wizard.at].kind == StepKind.UNIT


def test_a_lost_and_expired_key_leads_to_a_first_issue_and_says_why(
    window: Window, finder: FinderScreen, click: Click
) -> None:
    answer(finder, click, "证书快到期了，或者已经过期", "丢了", "已经过期")
    assert "证书新办" in finder.ui.headline.text()
    assert "手册规定按初次办理申请" in finder.ui.lead.text()
    click(finder.ui.begin)
    case = window.wizard.case  # as if begun at the lost key, so that one certificate is applied for and not all of them
    assert case.answers == {"replace.cause": "lost", "replace.expired": "yes"}
    assert window.wizard.steps[window.wizard.at].kind == StepKind.UNIT


def test_the_manual_in_between_loses_no_answer(
    window: Window, finder: FinderScreen, click: Click, qtbot: QtBot
) -> None:
    answer(finder, click, "USBKey 丢了")
    asked = finder.ui.headline.text()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.manual_screen.isVisible()
    qtbot.keyClick(window.manual_screen, Qt.Key.Key_Escape)
    assert finder.isVisible()
    assert finder.ui.headline.text() == asked
    assert "USBKey 丢了" in finder.ui.said.text()
    answer(finder, click, "没有过期")
    assert "丢失损坏补办" in finder.ui.headline.text()
    window.show_screen("home")
    click(window.home.ui.finder)
    assert not finder.ui.said.isVisible()  # asked anew from the home screen


def test_where_the_guide_has_no_rule_the_telephone_can_be_copied_and_nothing_begun(
    finder: FinderScreen, click: Click
) -> None:
    answer(finder, click, "USBKey 坏了", "已经过期")
    assert not finder.ui.begin.isVisible()
    click(finder.ui.copyTelephone)
    assert QApplication.clipboard().text() == "62042172"


def test_it_is_walked_by_keyboard_and_escape_goes_back_question_by_question(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    window.home.ui.finder.setFocus()
    qtbot.keyClick(window.home.ui.finder, Qt.Key.Key_Space)
    finder = window.finder
    first = finder.ui.headline.text()
    for _ in range(2):  # the third answer
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert "USBKey 丢了" in finder.ui.said.text()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert finder.ui.begin.hasFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert finder.ui.headline.text() == first
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.home.isVisible()
