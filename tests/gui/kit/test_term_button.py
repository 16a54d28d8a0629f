"""«？» beside the hard words of every page, also by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.gui.kit.term_button import Explanation, TermButton
from bjcert_desktop.gui.window import Window


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("question", {"USBKey 介质"}),
        (
            "materials",
            {
                *("国库支付", "网银汇款转账", "公务卡", "开户行", "行号"),
                *("网银转账汇款凭证", "统一信用代码证或事业单位法人登记证", "USBKey 介质"),
            },
        ),
    ],
)
def test_the_hard_words_of_a_page_are_explained_on_it(window: Window, kind: str, words: set[str]) -> None:
    window.show_screen("business")
    wizard = window.wizard
    unit = Unit(name="北京市测试局", code="11110105000001011F", certificate_count="1")
    case = replace(wizard.case, business="rename", unit=unit)
    wizard.assign(case.answer("rename.code", "yes").answer("rename.key", "yes"))
    wizard.go(max(at for at, step in enumerate(wizard.steps) if step.kind == kind))
    QApplication.processEvents()
    assert {button.word for button in window.findChildren(TermButton) if button.isVisible()} == words


def test_the_explanation_is_opened_and_closed_by_keys(window: Window, qtbot: QtBot) -> None:
    window.show_screen("business")
    wizard = window.wizard
    wizard.assign(replace(wizard.case, business="rename").answer("rename.code", "no"))
    wizard.go(2)
    button = next(each for each in window.findChildren(TermButton) if each.isVisible())
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "U 盘" in button.accessibleDescription()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, Explanation)
    assert "U 盘" in shown.accessibleName()
    assert window.screen().availableGeometry().contains(shown.geometry())
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
