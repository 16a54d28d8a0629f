"""What helps a newcomer who hesitates."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.question_page import QuestionPage
from bjcert_desktop.gui.wizard.unit_page import UnitPage
from bjcert_desktop.gui.workbook.unit_dialog import UnitDialog
from bjcert_desktop.registry.writing.blank_workbook import write_units
from tests.gui.dialogs import meet
from tests.gui.walking import Click

ONE = Unit(name="北京市测试局", code="11110105000001011F")
OTHER = Unit(name="北京市测试站", code="12110105000002020X")


def go_to_the_unit(window: Window) -> None:
    window.show_screen("business")
    window.wizard.assign(replace(window.wizard.case, business="renew").answer("renew.way", "mail"))
    window.wizard.go([step.kind for step in window.wizard.steps].index(StepKind.UNIT))


def test_the_only_unit_of_a_workbook_is_selected(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    write_units(tmp_path / "单位信息表.xlsx", [ONE])
    go_to_the_unit(window)
    window.workbook.open(tmp_path / "单位信息表.xlsx")
    qtbot.waitUntil(lambda: window.wizard.case.unit is not None, timeout=20_000)
    assert window.wizard.case.unit is not None
    assert window.wizard.case.unit.name == ONE.name
    assert window.wizard.ui.next.isEnabled()


def test_among_two_units_none_is_chosen(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    write_units(tmp_path / "单位信息表.xlsx", [ONE, OTHER])
    go_to_the_unit(window)
    window.workbook.open(tmp_path / "单位信息表.xlsx")
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)
    qtbot.wait(50)
    assert window.wizard.case.unit is None


def test_a_new_unit_begins_with_its_name_and_enter_adds_it(window: Window, qtbot: QtBot) -> None:
    dialog = UnitDialog(window.workbook.notes, window)
    qtbot.addWidget(dialog)
    dialog.show()
    name = dialog.fields["单位名称"].edit
    qtbot.waitUntil(name.hasFocus)
    qtbot.keyClicks(name, "ABC")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert dialog.result() == UnitDialog.DialogCode.Accepted
    assert dialog.values() == {"单位名称": "ABC"}


def test_the_cursor_is_in_the_search_as_soon_as_there_are_units(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    write_units(tmp_path / "单位信息表.xlsx", [ONE, OTHER])
    go_to_the_unit(window)
    page = window.wizard.page
    assert isinstance(page, UnitPage)
    window.workbook.open(tmp_path / "单位信息表.xlsx")
    qtbot.waitUntil(page.browser.ui.search.hasFocus, timeout=20_000)


def test_a_question_without_an_answer_says_what_to_do(window: Window) -> None:
    window.show_screen("business")
    window.wizard.assign(replace(window.wizard.case, business="renew"))
    window.wizard.go(1)
    assert window.wizard.ui.status.text() == "请先选一项"


def test_a_card_is_no_higher_than_what_it_says(window: Window, click: Click) -> None:
    click(window.home.cards["rename"])
    QApplication.processEvents()
    page = window.wizard.page
    assert isinstance(page, QuestionPage)
    assert [card.height() for card in page.cards.values()] == [
        card.heightForWidth(card.width()) for card in page.cards.values()
    ]


def test_a_unit_that_the_list_lacks_is_added_from_the_page(
    window: Window, qtbot: QtBot, click: Click, tmp_path: Path
) -> None:
    write_units(tmp_path / "单位.xlsx", [ONE, OTHER])
    window.workbook.open(tmp_path / "单位.xlsx")
    qtbot.waitUntil(lambda: window.workbook.registry is not None)
    go_to_the_unit(window)
    page = window.wizard.page
    assert isinstance(page, UnitPage)
    asked: list[UnitDialog] = []

    def look(dialog: UnitDialog) -> None:
        asked.append(dialog)
        dialog.reject()

    meet(UnitDialog, look)
    click(page.add)
    assert asked
    window.wizard.assign(replace(window.wizard.case, unit=ONE))
    assert not page.add.isVisible()
