"""A handler's whole day with 120 units, 63 of them due, in real clicks: from three wrong codes to new last days."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.gui.ledger.many_cases import ManyStepDialog
from bjcert_desktop.gui.ledger.tracking_dialog import TrackingDialog
from bjcert_desktop.gui.preview import stack_dialog
from bjcert_desktop.gui.preview.stack_dialog import StackDialog
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.workbook.reception_dialog import ReceptionDialog
from bjcert_desktop.ledger import CaseState
from bjcert_desktop.registry.api import suggest
from bjcert_desktop.registry.checks.uscc import organisation_check, uscc_check
from bjcert_desktop.registry.writing.blank_workbook import write_units
from tests.gui.dialogs import meet

TODAY = date.today()
UNITS, DUE, WRONG = 120, 63, 3
MOST = 40  # clicks and keys, after the workbook is open


def unit(number: int) -> Unit:
    first = f"1111010500000{number:03}"
    code = first + organisation_check(first[8:])
    ends = TODAY + timedelta(days=20 + number % 60 if number < DUE else 300)
    return Unit(
        name=f"北京市第{number}中心",
        code=code + uscc_check(code),
        legal_person="李某",
        address="某路1号",
        postcode="100000",
        phone="010-12345678",
        handler="王某",
        handler_id="11010519491231002X",
        handler_phone="13812345678",
        email="wang@163.com",
        invoice_email="wang@163.com",
        certificates=(Certificate(serial=f"BJCA{number:06}", valid_to=ends),),
    )


def misread(code: str) -> str:
    """The code with a letter that no code has, so that what is meant is certain."""
    slips = (f"{code[:at]}O{code[at + 1 :]}" for at in range(8, 17) if code[at] == "0")
    return next(each for each in slips if suggest("统一社会信用代码", each) == (code,))


class Counted:
    """Clicks and keys of a person."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot, self.done = qtbot, list[str]()

    def click(self, button: QAbstractButton) -> None:
        """Click on a button that can be seen."""
        QApplication.processEvents()
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        self.done.append(button.text())
        place = QPoint(12, button.height() // 2) if isinstance(button, QCheckBox) else button.rect().center()
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        """Click on a row of a list."""
        self.done.append(f"row {row}")
        place = view.visualRect(view.model().index(row, 0)).center()
        self._qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()


def units_of(window: Window) -> tuple[Unit, ...]:
    return window.workbook.registry.units if window.workbook.registry else ()


def bar(window: Window, title: str) -> QPushButton:
    found = [each for each in window.findChildren(QPushButton) if each.text() == title and each.isVisible()]
    return found[0]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    units = [unit(number) for number in range(UNITS)]
    units[:WRONG] = [replace(each, code=misread(each.code)) for each in units[:WRONG]]
    write_units(tmp_path / "单位信息表.xlsx", units)
    return tmp_path / "单位信息表.xlsx"


def test_a_handlers_day_takes_few_clicks(
    window: Window, qtbot: QtBot, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.workbook.open(book)
    qtbot.waitUntil(lambda: window.workbook.view is not None and not window.workbook.working, timeout=30_000)
    hand = Counted(qtbot)
    mend_codes(window, qtbot, hand)
    export(window, qtbot, hand, tmp_path)
    print_all(window, qtbot, hand, tmp_path, monkeypatch)
    ledger, screen = window.ledger, window.ledger_screen
    hand.click(window.batch_screen.ui.follow)
    settled(window, qtbot)
    assert len(screen.table.chosen) == DUE
    for state in (CaseState.STAMPED, CaseState.PAID):
        meet(ManyStepDialog, lambda dialog: hand.click(dialog.ui.save))
        hand.click(screen.detail.ways["step"])
        settled(window, qtbot)
        assert dict(ledger.find(limit=1).by_state) == {state: DUE}
    QApplication.clipboard().setText("\n".join(f"{unit(n).name}\tSF{n:013}" for n in range(DUE)))
    meet(TrackingDialog, lambda dialog: hand.click(dialog.save))
    hand.click(screen.detail.ways["tracking"])
    settled(window, qtbot)
    assert {entry.tracking for entry in ledger.find(limit=99).entries} == {f"SF{n:013}" for n in range(DUE)}
    receive(window, qtbot, hand)
    assert dict(ledger.find(limit=1).by_state) == {CaseState.RECEIVED: DUE}
    (batch,) = ledger.batches()
    assert (batch.cases, batch.open) == (DUE, False)
    qtbot.waitUntil(lambda: window.workbook.view is not None and not window.workbook.view.board.groups["unknown"])
    assert len(hand.done) <= MOST, hand.done


def settled(window: Window, qtbot: QtBot) -> None:
    for _ in range(3):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not window.ledger_screen.busy and not window.workbook.working, timeout=30_000)


def mend_codes(window: Window, qtbot: QtBot, hand: Counted) -> None:
    """Take the suggested code for each unit whose code cannot be right, and go on to those that are due."""
    hand.click(bar(window, "单位信息表"))
    browser = window.registry_screen.browser
    hand.click(browser.chips["wrong"])
    for number in range(WRONG):
        hand.click_row(browser.ui.units, number)
        qtbot.waitUntil(lambda: not window.workbook.working, timeout=20_000)
        QApplication.processEvents()
        offered = (each for each in browser.fields["code"].findChildren(QPushButton) if each.isVisible())
        meant = next(each for each in offered if each.text().startswith("是不是"))
        hand.click(meant)
        qtbot.waitUntil(lambda: not window.workbook.working, timeout=20_000)
    hand.click(bar(window, "到期提醒"))
    right = {unit(number).code for number in range(UNITS)}
    qtbot.waitUntil(lambda: {each.code for each in units_of(window)} == right, timeout=20_000)


def export(window: Window, qtbot: QtBot, hand: Counted, folder: Path) -> None:
    """Make a batch of those that are due."""
    qtbot.waitUntil(lambda: bool(window.renewals_screen.ways), timeout=20_000)
    window.batch_screen.out = folder / "导出"
    hand.click(window.renewals_screen.ways[0])
    batch = window.batch_screen
    qtbot.waitUntil(lambda: not batch.busy, timeout=30_000)
    assert len(batch.table.chosen) == DUE
    hand.click(batch.ui.export)
    qtbot.waitUntil(lambda: not batch.busy and bool(batch.ui.notice.text()), timeout=60_000)
    assert f"已导出 {DUE} 个单位" in batch.ui.notice.text()


def print_all(window: Window, qtbot: QtBot, hand: Counted, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Print everything, to a PDF: there is no printer here."""
    path = folder / "整批.pdf"
    monkeypatch.setattr(stack_dialog, "ask_to_save", lambda *_args, **_more: path)

    def save(dialog: StackDialog) -> None:
        hand.click(dialog.ui.savePdf)
        qtbot.waitUntil(lambda: not dialog.busy, timeout=240_000)
        hand.click(dialog.ui.cancel)

    meet(StackDialog, save)
    hand.click(window.batch_screen.ui.print)
    qtbot.waitUntil(path.exists, timeout=240_000)


def receive(window: Window, qtbot: QtBot, hand: Counted) -> None:
    """Enter the new last days, copied from a list in another order."""
    days = [(unit(n), unit(n).certificates[0].valid_to) for n in reversed(range(DUE))]
    lines = [f"{each.name}\t{last + timedelta(days=360)}" for each, last in days if last]
    QApplication.clipboard().setText("\n".join(lines))

    def fill(dialog: ReceptionDialog) -> None:
        hand.click(dialog.ui.paste)
        assert not dialog.ui.told.isVisible()
        hand.click(dialog.ui.compared)
        hand.click(dialog.ui.save)

    meet(ReceptionDialog, fill)
    hand.click(window.ledger_screen.detail.ways["receive"])
    qtbot.waitUntil(lambda: bool(window.ledger.facts()), timeout=30_000)
    settled(window, qtbot)
    facts = {fact.unit: fact.values["valid_to"] for fact in window.ledger.facts()}
    assert facts == {each.name: str(last + timedelta(days=360)) for each, last in days if last}
