"""该办的，先办: the units that are due, at home, and the shortest way to renew one."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.renewals import DUE_GROUPS
from bjcert_desktop.gui.preview.stack_dialog import StackDialog
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.express_page import ExpressPage
from tests.gui.dialogs import meet
from tests.gui.walking import Click


def renewals(window: Window) -> list[QPushButton]:
    found = window.home.ui.dueCard.findChildren(QPushButton)
    return [each for each in found if each.text() == "续办" and each.isVisible()]


@pytest.fixture
def at_home(window: Window, qtbot: QtBot, workbook: Path) -> Window:
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.home.ui.dueCard.isVisible())
    return window


def test_without_a_workbook_nothing_is_due_and_home_asks_for_a_business(window: Window) -> None:
    assert not window.home.ui.dueCard.isVisible()
    assert window.home.ui.headline.text() == "您要办理什么业务？"


def test_the_most_pressing_units_are_named_with_days_number_and_fee(at_home: Window) -> None:
    view = at_home.workbook.view
    assert view is not None
    board = view.board
    first = next(due for group in DUE_GROUPS for due in board.waiting(group))
    texts = [each.text() for each in at_home.home.ui.dueCard.findChildren(QLabel)]
    assert texts[0] == first.unit.name
    assert first.first is not None
    days = (first.first - date.today()).days
    assert texts[1] == (f"已过期 {-days} 天" if days < 0 else f"还有 {days} 天")
    assert texts[2].endswith("元")
    assert len(renewals(at_home)) == 3


def test_a_known_unit_is_renewed_by_mail_in_three_clicks(at_home: Window, qtbot: QtBot, click: Click) -> None:
    clicks = [renewals(at_home)[0], at_home.wizard.ui.only]
    for each in clicks:
        click(each)
    qtbot.waitUntil(lambda: at_home.wizard.exported is not None)
    assert at_home.wizard.exported is not None
    assert "申请表" in [path.stem for path in at_home.wizard.exported.files]
    assert len(clicks) <= 3


def test_a_known_unit_is_printed_in_four_clicks(
    at_home: Window, qtbot: QtBot, click: Click, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["前台"]))
    clicks: list[QPushButton] = []
    printed: list[str] = []

    def count(button: QPushButton) -> None:
        clicks.append(button)
        click(button)

    def print_them(dialog: StackDialog) -> None:
        dialog.print_all = lambda: printed.extend(leaf.title for leaf in dialog.leaves())  # type: ignore[method-assign]
        dialog.ui.print.clicked.disconnect()
        dialog.ui.print.clicked.connect(lambda: dialog.print_all())
        count(dialog.ui.print)
        dialog.reject()

    meet(StackDialog, print_them)
    count(renewals(at_home)[0])
    count(at_home.wizard.ui.next)
    qtbot.waitUntil(lambda: bool(printed))
    assert printed[0] == "申请表"
    assert len(clicks) <= 4


def test_a_known_unit_is_renewed_by_keyboard_alone(at_home: Window, qtbot: QtBot) -> None:
    renewals(at_home)[0].setFocus()
    qtbot.keyClick(renewals(at_home)[0], Qt.Key.Key_Return)
    assert isinstance(at_home.wizard.page, ExpressPage)
    qtbot.keyClick(at_home, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: at_home.wizard.exported is not None)


def test_the_certificates_that_are_due_are_ticked_and_no_others(at_home: Window, click: Click) -> None:
    click(renewals(at_home)[0])
    unit = at_home.wizard.case.unit
    assert unit is not None
    soon = date.today() + timedelta(days=90)
    due = tuple(n for n, each in enumerate(unit.certificates) if each.valid_to and each.valid_to <= soon)
    assert at_home.wizard.case.choices.chosen_of(len(unit.certificates)) == due


def test_the_next_renewal_begins_with_the_answers_of_the_last(at_home: Window, qtbot: QtBot, click: Click) -> None:
    first = renewals(at_home)[0].accessibleName()
    click(renewals(at_home)[0])
    page = at_home.wizard.page
    assert isinstance(page, ExpressPage)
    click(page.years.buttons["2"])
    click(page.ways.delivery.buttons["onsite"])
    click(at_home.wizard.ui.only)
    qtbot.waitUntil(lambda: at_home.wizard.exported is not None)
    at_home.show_screen("home")
    qtbot.waitUntil(lambda: bool(renewals(at_home)) and renewals(at_home)[0].accessibleName() != first)
    click(renewals(at_home)[0])
    assert (at_home.wizard.case.years, at_home.wizard.case.delivery) == (2, "onsite")
