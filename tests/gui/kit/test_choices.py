"""What assistive technology sets counts like what a person sets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.gui.kit.widgets import DayEdit
from bjcert_desktop.gui.window import Window
from tests.gui.listening import listening
from tests.gui.reader import TOGGLE, Reader, Role, Text, is_checked, name_of
from tests.gui.walking import UNIT


@pytest.fixture
def reader(window: Window, qtbot: QtBot, workbook: Path) -> Iterator[Reader]:
    """A reader at the list of units of a renewal."""
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)
    window.wizard.choose("renew", {"renew.way": "mail"})
    with listening():
        yield Reader(window, qtbot)


def at_certificates(window: Window, reader: Reader) -> None:
    reader.write("查找单位", UNIT)
    reader.toggle(Role.ListItem, UNIT)
    assert window.wizard.steps[window.wizard.at].kind is StepKind.UNIT


def test_a_unit_is_chosen_by_its_action_and_not_by_the_focus(window: Window, reader: Reader) -> None:
    browser = window.wizard.page.browser  # type: ignore[attr-defined]
    browser.ui.units.setFocus()
    QApplication.processEvents()
    assert window.wizard.case.unit is None
    reader.toggle(Role.ListItem, UNIT)
    assert window.wizard.case.unit is not None
    assert window.wizard.case.unit.name == UNIT


def test_a_text_set_by_an_input_tool_reaches_the_case(window: Window, reader: Reader) -> None:
    reader.toggle(Role.ListItem, UNIT)
    reader.write("单位地址", "北京市示例区新址 1 号")
    assert window.wizard.case.choices.corrections["address"] == "北京市示例区新址 1 号"


def test_a_text_set_by_an_input_tool_reaches_the_notes_on_the_workbook(
    window: Window, reader: Reader, qtbot: QtBot
) -> None:
    window.show_screen("registry")
    reader.toggle(Role.ListItem, UNIT)
    reader.write("单位地址", "北京市示例区新址 2 号")

    def kept() -> bool:
        registry = window.workbook.registry
        return registry is not None and any(unit.address == "北京市示例区新址 2 号" for unit in registry.units)

    qtbot.waitUntil(kept)


def test_the_action_of_a_row_ticks_it_and_again_unticks_it(window: Window, reader: Reader) -> None:
    at_certificates(window, reader)
    rows = [node for node in reader.all(Role.Cell) if node.state().checkable]  # type: ignore[attr-defined]
    names = [name_of(node) for node in rows]
    first, before = names[0], is_checked(rows[0])
    assert names.count(first) == 1
    for expected in (not before, before, not before):
        assert reader.toggle(Role.Cell, first) is expected
        assert (0 in window.wizard.case.choices.chosen_of(len(rows))) is expected


def test_the_day_is_raised_and_lowered_by_its_value(window: Window, reader: Reader) -> None:
    at_certificates(window, reader)
    day, before = reader.find(Role.SpinBox, "申请日期"), window.wizard.case.day
    number = day.valueInterface()
    number.setCurrentValue(number.currentValue() + 1)
    assert (window.wizard.case.day - before).days == 1
    number.setCurrentValue(number.currentValue() - 2)
    assert (before - window.wizard.case.day).days == 1
    assert str(window.wizard.case.day.year) in reader.find(Role.SpinBox, "申请日期").text(Text.Description)


def test_answers_are_radio_buttons_and_boxes_are_boxes(window: Window, reader: Reader) -> None:
    reader.toggle(Role.ListItem, UNIT)
    window.wizard.advance()
    assert window.wizard.steps[window.wizard.at].kind is StepKind.MATERIALS
    before, payments = window.wizard.case.payment, window.catalogue.payments
    assert [is_checked(reader.find(Role.RadioButton, f"支付方式：{each.label}")) for each in payments].count(True) == 1
    other = next(each for each in payments if each.id != before)
    reader.choose(f"支付方式：{other.label}")
    assert window.wizard.case.payment == other.id
    assert reader.tick("经办人身份证复印件")
    assert len(window.wizard.case.ticked) == 1


def test_what_acts_on_the_home_screen_and_the_bar_is_a_button(window: Window, reader: Reader) -> None:
    window.show_screen("home")
    assert reader.all(Role.CheckBox) == []
    assert reader.all(Role.RadioButton) == []
    reader.press("到期提醒")
    assert window.now == "renewals"
    assert "当前所在" in reader.find(Role.Button, "到期提醒").text(Text.Description)
    tiles = [node for node in reader.all(Role.RadioButton) if "个单位" in name_of(node)]
    assert [is_checked(node) for node in tiles].count(True) == 1


def test_a_day_is_stepped_wherever_the_cursor_is(window: Window, reader: Reader) -> None:
    day = DayEdit(window)
    day.setDate(QDate(2026, 2, 28))
    day.lineEdit().end(False)  # behind 日, where Qt finds no part to step
    day.stepBy(1)
    assert day.date() == QDate(2026, 3, 1)


def test_an_entry_of_a_list_is_chosen_by_its_action(window: Window, reader: Reader, qtbot: QtBot) -> None:
    window.show_screen("batch")
    qtbot.waitUntil(lambda: not window.batch_screen.busy)
    box = window.batch_screen.choices.payments
    entries = QAccessible.queryAccessibleInterface(box).child(0)
    entries.child(1 - box.currentIndex()).actionInterface().doAction(TOGGLE)
    assert window.batch_screen.batch().case.payment == box.itemData(box.currentIndex())
    assert name_of(entries.child(box.currentIndex())) == box.currentText()
    assert box.currentIndex() == 1


def test_the_first_cell_of_a_row_reads_the_whole_row(window: Window, reader: Reader) -> None:
    at_certificates(window, reader)
    rows = [name_of(node) for node in reader.all(Role.Cell) if node.state().checkable]  # type: ignore[attr-defined]
    assert len({*rows}) == len(rows)  # certificates that bear the unit's name are told apart
    assert all("，" in row for row in rows)
