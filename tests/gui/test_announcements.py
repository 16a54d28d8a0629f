"""A screen reader in the process hears what happens in the window."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.gui.forms.fields_dialog import FieldsDialog
from bjcert_desktop.gui.kit.widgets import CopyButton
from bjcert_desktop.gui.ledger.ledger_dialogs import StepDialog
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.stop_page import StopPage
from bjcert_desktop.gui.wizard.unit_page import UnitPage
from bjcert_desktop.gui.workbook.unit_dialog import UnitDialog
from tests.gui.dialogs import meet
from tests.gui.listening import Heard, Kind, listening
from tests.gui.reader import Reader, Role, is_checked
from tests.gui.walking import UNIT, type_text


@pytest.fixture
def heard(window: Window, qtbot: QtBot, workbook: Path) -> Iterator[Heard]:
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    with listening() as found:
        yield found


def go(window: Window, kind: StepKind) -> None:
    while window.wizard.steps[window.wizard.at].kind is not kind:
        window.wizard.advance()


def with_unit(window: Window, qtbot: QtBot) -> UnitPage:
    window.wizard.choose("renew", {"renew.way": "mail"})
    Reader(window, qtbot).toggle(Role.ListItem, UNIT)
    assert isinstance(window.wizard.page, UnitPage)
    return window.wizard.page


def finish(window: Window, qtbot: QtBot) -> None:
    """Export a case."""
    with_unit(window, qtbot)
    go(window, StepKind.REVIEW)
    window.wizard.advance()
    qtbot.waitUntil(lambda: window.wizard.exported is not None, timeout=20_000)


def test_the_title_of_the_next_page_is_announced(window: Window, qtbot: QtBot, heard: Heard) -> None:
    with_unit(window, qtbot)
    for _ in range(2):
        heard.take()
        window.wizard.advance()
        title = window.wizard.page.ui.headline.text()  # type: ignore[attr-defined]
        assert [title in each for each in heard.take()].count(True) == 1


def test_who_has_to_choose_first_is_told_so(window: Window, heard: Heard) -> None:
    window.wizard.choose("renew")
    assert any("请先选一项" in each for each in heard.take())
    window.wizard.choose("renew", {"renew.way": "mail"})
    assert any("请先选一个单位" in each for each in heard.take())


def test_a_stop_page_says_its_reason(window: Window, heard: Heard) -> None:
    stops = [
        (business.id, scenario)
        for business in window.catalogue.businesses
        for scenario in business.scenarios
        if not scenario.documents and not scenario.online
    ]
    business, scenario = stops[0]
    route = next(route for route in window.catalogue.business(business).routes if route.scenario == scenario.id)
    window.wizard.choose(business, route.answers)
    assert isinstance(window.wizard.page, StopPage)
    [said] = [each for each in heard.take() if scenario.title in each]
    assert scenario.lead in said
    assert all(note in said for note in scenario.notes)


def test_the_total_is_announced_when_it_changes_and_only_then(window: Window, qtbot: QtBot, heard: Heard) -> None:
    with_unit(window, qtbot)
    assert sum("费用合计" in each for each in heard.take()) == 1
    assert isinstance(window.wizard.page, UnitPage)
    page = window.wizard.page.certificates
    heard.take()
    page.ui.years.setValue(2)
    assert heard.take() == [window.wizard.ui.total.text()]
    page.ui.day.setDate(page.ui.day.date().addDays(-1))
    assert not any("费用合计" in each for each in heard.take())


def test_the_tick_of_a_row_is_told_as_a_change_of_its_state(window: Window, qtbot: QtBot, heard: Heard) -> None:
    with_unit(window, qtbot)
    assert isinstance(window.wizard.page, UnitPage)
    page = window.wizard.page.certificates
    page.ui.table.setCurrentIndex(page.model.index(0, 0))
    row = Reader(window, qtbot).find(Role.Cell, page.model.texts(page.model.rows[0])[0])
    before = is_checked(row)
    heard.states.clear()
    qtbot.keyClick(page.ui.table, Qt.Key.Key_Space)
    assert is_checked(row) is not before
    assert row.text(QAccessible.Text.Name) in heard.states


def test_copying_is_announced_with_what_was_copied(window: Window, qtbot: QtBot, heard: Heard) -> None:
    with_unit(window, qtbot)
    go(window, StepKind.MATERIALS)
    copy = next(each for each in window.wizard.page.findChildren(CopyButton) if each.accessibleName() == "复制账号")
    heard.take()
    copy.click()
    assert heard.take() == ["已复制账号"]
    assert copy.accessibleDescription().replace(" ", "") == QApplication.clipboard().text()


def test_what_a_dialog_requires_is_announced(window: Window, heard: Heard) -> None:
    def type_and_blank(dialog: UnitDialog) -> None:
        name = dialog.fields["单位名称"].edit
        type_text(name, "北京市示例单位")
        heard.take()
        name.clear()
        assert "请至少填写单位名称" in heard.take()
        dialog.reject()

    window.show_screen("registry")
    meet(UnitDialog, type_and_blank)
    window.registry_screen.buttons["添加单位…"].click()


def test_what_is_wrong_with_a_value_is_announced_while_it_is_typed(window: Window, qtbot: QtBot, heard: Heard) -> None:
    page = with_unit(window, qtbot)
    edit = page.browser.fields["code"].edit
    edit.setFocus()
    heard.take()
    type_text(edit, "123")
    assert any(each in heard.announced for each in (edit.accessibleDescription(),))


@pytest.mark.parametrize("screen", ["business", "ledger", "manual", "batch", "renewals"])
def test_a_search_without_hits_is_announced(window: Window, qtbot: QtBot, heard: Heard, screen: str) -> None:
    if screen == "ledger":
        finish(window, qtbot)
    elif screen == "business":
        window.wizard.choose("renew", {"renew.way": "mail"})
    window.show_screen(screen)
    made = window.screens[screen]
    qtbot.waitUntil(lambda: not getattr(made, "busy", False))
    QApplication.processEvents()
    heard.take()
    page = window.wizard.page if screen == "business" else made
    search = page.browser.ui.search if isinstance(page, UnitPage) else page.ui.search  # type: ignore[attr-defined]
    type_text(search, "没有这样的单位 qqq")
    qtbot.waitUntil(lambda: any("没有" in each or "这里没有单位" in each for each in heard.announced))


def test_a_search_for_a_field_without_hits_is_shown_and_announced(window: Window, heard: Heard) -> None:
    dialog = FieldsDialog(window)
    dialog.show()
    heard.take()
    type_text(dialog.ui.search, "qqq")
    assert any("没有名称或含义里有“qqq”的字段" in each for each in heard.announced)
    type_text(dialog.ui.search, "单位")
    assert "选中一行" in dialog.ui.lead.text()
    dialog.close()


def test_a_finished_export_is_announced(window: Window, qtbot: QtBot, heard: Heard) -> None:
    finish(window, qtbot)
    assert any(each.startswith("文件已导出") for each in heard.take())


def test_a_finished_batch_is_announced(window: Window, qtbot: QtBot, heard: Heard) -> None:
    window.show_screen("batch")
    screen = window.batch_screen
    qtbot.waitUntil(lambda: not screen.busy)
    screen.table.choose(screen.table.key(row) for row in screen.table.rows[:3] if screen.table.checkable(row))
    heard.take()
    screen.export()
    qtbot.waitUntil(lambda: screen.selection.finished)
    said = heard.take()
    assert screen.ui.notice.text() in said
    assert "文件都写好了，接下来打印" in said


def test_each_step_of_the_tour_is_announced(window: Window, heard: Heard) -> None:
    tour = window.start_tour()
    for number in range(1, 5):
        assert any(each.startswith(f"第 {number} 步") and tour.ui.text.text() in each for each in heard.take())
        tour.ui.next.click()


def test_a_screen_says_its_title_and_an_error_may_interrupt(window: Window, heard: Heard) -> None:
    window.show_screen("settings")
    assert "设置" in heard.take()
    window.show_screen("renewals")
    heard.take()
    window.renewals_screen.ui.problem.say("磁盘满了", "bad")
    assert heard.urgent == ["磁盘满了"]
    node = QAccessible.queryAccessibleInterface(window.renewals_screen.ui.problem)
    assert (node.role(), node.text(QAccessible.Text.Name)) == (Role.AlertMessage, "磁盘满了")


def test_the_focus_comes_to_something_with_a_name(window: Window, qtbot: QtBot, heard: Heard) -> None:
    window.show_screen("business")
    window.show_screen("home")
    with_unit(window, qtbot)
    go(window, StepKind.REVIEW)
    window.show_screen("home")
    QApplication.processEvents()
    assert heard.focused
    assert all(heard.focused), heard.focused
    assert Kind.Focus in heard.kinds


def focused(window: Window) -> str:
    """The name of what has the focus, once everything has settled."""
    for _ in range(3):
        QApplication.processEvents()
    now = window.focusWidget()  # also while another window is in front
    assert now is not None
    assert now.isVisible()
    return QAccessible.queryAccessibleInterface(now).text(QAccessible.Text.Name)


def press(page: QWidget, name: str) -> None:
    """Press a button as the keyboard does, from which the focus starts."""
    buttons = cast(list[QPushButton], page.findChildren(QPushButton))
    button = next(each for each in buttons if each.isVisible() and (each.accessibleName() or each.text()) == name)
    button.setFocus()
    button.click()


def test_the_focus_stays_with_a_value_that_is_shown_on_the_review(window: Window, qtbot: QtBot, heard: Heard) -> None:
    with_unit(window, qtbot)
    go(window, StepKind.REVIEW)
    QApplication.processEvents()
    press(window.wizard.page, "显示经办人身份证号")
    assert focused(window) == "修改经办人身份证号"


def test_the_focus_stays_in_the_ledger_when_values_are_shown_and_progress_is_saved(
    window: Window, qtbot: QtBot, heard: Heard
) -> None:
    finish(window, qtbot)
    window.show_screen("ledger")
    screen = window.ledger_screen
    qtbot.waitUntil(lambda: not screen.busy and "next" in dir(screen.detail))
    QApplication.processEvents()
    press(screen.detail, "显示经办人身份证号")
    assert focused(window) == "隐藏经办人身份证号"
    before = screen.detail.next.text()
    meet(StepDialog, lambda dialog: dialog.ui.save.click())
    press(screen.detail, before)
    qtbot.waitUntil(lambda: not screen.busy and screen.detail.next.text() != before)
    assert focused(window) == screen.detail.next.text()


def test_the_focus_stays_on_the_button_that_reads_the_workbook_again(
    window: Window, qtbot: QtBot, heard: Heard
) -> None:
    window.show_screen("registry")
    QApplication.processEvents()
    press(window.registry_screen, "重新读取")
    qtbot.waitUntil(lambda: not window.workbook.busy)
    assert focused(window) == "重新读取"
