"""Many cases of 办理记录 at once: ticked, moved on, taken back; and a batch that stays together."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.gui.app import make_window
from bjcert_desktop.gui.ledger.ledger_detail import Shown
from bjcert_desktop.gui.ledger.ledger_screen import LedgerScreen
from bjcert_desktop.gui.ledger.many_cases import ManyStepDialog
from bjcert_desktop.gui.ledger.tracking_dialog import TrackingDialog
from bjcert_desktop.gui.window import Window
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.drafts import Draft, new_id, save_draft
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.ledger import CaseState, Move
from tests.gui.dialogs import meet
from tests.gui.ledger.test_ledger_screen import settle

Click = Callable[[QPushButton], None]
TODAY = date.today()
UNITS = 63 + 57  # more than are read at a time


def unit(number: int) -> Unit:
    held = (Certificate(serial=f"BJCA{number:04}", valid_to=TODAY + timedelta(days=20)),)
    return Unit(name=f"北京市示例区第{number}中心", code=f"CODE{number:04}", certificates=held, row=number)


def export_batch(window: Window, out: Path, first: int, count: int) -> str:
    scenario = window.catalogue.owner("renew-mail")[1]
    members = [PreparedUnit(unit(number)) for number in range(first, first + count)]
    return run(Batch(window.catalogue, scenario, Case(day=TODAY), members, out, ledger=window.ledger)).batch


@pytest.fixture
def batch(window: Window, tmp_path: Path) -> str:
    """The key of a batch of 63, beside another one of 57."""
    export_batch(window, tmp_path / "别的", 100, UNITS - 63)
    return export_batch(window, tmp_path / "导出", 1, 63)


@pytest.fixture
def screen(window: Window, qtbot: QtBot, batch: str) -> Iterator[LedgerScreen]:
    window.show_screen("ledger")
    settle(window.ledger_screen, qtbot)
    yield window.ledger_screen


def states(window: Window) -> dict[CaseState, int]:
    return dict(window.ledger.find(limit=1).by_state)


def said(screen: LedgerScreen) -> str:
    return "\n".join(label.text() for label in screen.detail.findChildren(QLabel))


def test_a_draft_is_not_counted_among_the_cases_of_a_batch(
    screen: LedgerScreen, window: Window, qtbot: QtBot, batch: str
) -> None:
    save_draft(window.drafts, Draft(new_id(), Case("renew", {"renew.way": "mail"}), "unit", datetime.now()))
    screen.enter()
    settle(screen, qtbot)
    assert screen.filters.chips["draft"].text() == "草稿 1"
    screen.show_batch(batch)
    settle(screen, qtbot)
    assert (screen.filters.chips[""].text(), screen.filters.chips["draft"].text()) == ("全部 63", "草稿 0")


def test_63_cases_of_a_batch_are_moved_on_by_three_clicks_and_taken_back_by_one(
    screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click, batch: str
) -> None:
    screen.show_batch(batch)
    settle(screen, qtbot)
    assert len(screen.table.chosen) == 63
    assert "已选 63 件" in said(screen)

    def move(dialog: ManyStepDialog) -> None:
        assert dialog.ui.headline.text() == "63 件记为已盖章"
        assert not dialog.ui.problem.isVisible()
        dialog.ui.save.click()

    meet(ManyStepDialog, move)
    click(screen.detail.ways["step"])
    settle(screen, qtbot)
    assert states(window) == {CaseState.STAMPED: 63, CaseState.EXPORTED: 57}
    assert "全部记为已汇款…" in [each.text() for each in screen.detail.findChildren(QPushButton)]
    assert screen.ui.undo.text() == "撤销：63 件记为已盖章"
    click(screen.ui.undo)
    settle(screen, qtbot)
    assert states(window) == {CaseState.EXPORTED: 120}
    assert not screen.ui.undo.isVisible()
    assert "已选 63 件" in said(screen)


def test_all_that_is_found_is_ticked_also_what_is_not_listed_yet(
    screen: LedgerScreen, qtbot: QtBot, click: Click
) -> None:
    assert len(screen.table.entries) == 100
    click(screen.ui.all)
    settle(screen, qtbot)
    assert len(screen.table.chosen) == UNITS
    assert "已选 120 件" in screen.ui.count.text()
    click(screen.ui.none)
    settle(screen, qtbot)
    assert isinstance(screen.detail.shown, Shown)


def test_a_tick_stays_while_other_cases_are_looked_for(screen: LedgerScreen, qtbot: QtBot) -> None:
    for row in (0, 1):
        screen.table.toggle(row)
    settle(screen, qtbot)
    screen.ui.search.setText("第100中心")
    settle(screen, qtbot)
    assert len(screen.table.entries) == 1
    assert "已选 2 件" in said(screen)
    assert "件不在现在的列表里" in said(screen)


def test_63_numbers_are_pasted_looked_at_noted_and_taken_back(
    screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click, batch: str
) -> None:
    lines = [f"{unit(number).name}\tSF{number:013}" for number in range(1, 62)]
    lines += ["不认识的中心\tSF9000000000001", f"{unit(62).name}\tSF0000000000061"]
    QApplication.clipboard().setText("\n".join(lines))
    screen.show_batch(batch)
    settle(screen, qtbot)

    def look(dialog: TrackingDialog) -> None:
        assert dialog.told.text() == "1 行不能登记，2 行要先看一下，列在最上面。"
        dialog.view.selectRow(0)
        assert "同一个单号" in dialog.said.text()
        assert dialog.save.text() == "记下 60 件"
        dialog.save.click()

    meet(TrackingDialog, look)
    click(screen.detail.ways["tracking"])
    settle(screen, qtbot)
    assert states(window) == {CaseState.EXPORTED: 60, CaseState.SENT: 60}
    click(screen.ui.undo)
    settle(screen, qtbot)
    assert states(window) == {CaseState.EXPORTED: 120}


def test_a_clipboard_with_something_else_is_said_to_hold_no_numbers(
    screen: LedgerScreen, qtbot: QtBot, click: Click, batch: str
) -> None:
    QApplication.clipboard().setText("会议通知\n明天上午")
    screen.show_batch(batch)
    settle(screen, qtbot)

    def look(dialog: TrackingDialog) -> None:
        assert "没有这些单位的单号" in dialog.told.text()
        assert not dialog.save.isEnabled()
        QApplication.clipboard().setText(f"{unit(1).name}\tSF1234567890")
        click(dialog.again)
        assert dialog.save.isEnabled()
        dialog.reject()

    meet(TrackingDialog, look)
    click(screen.detail.ways["tracking"])


def test_a_batch_shows_how_far_it_is_and_opens_its_payment_sheet(
    screen: LedgerScreen,
    window: Window,
    qtbot: QtBot,
    click: Click,
    batch: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("bjcert_desktop.gui.ledger.many_cases.open_path", opened.append)
    first = max(screen.table.chosen or {entry.id for entry in screen.table.entries})
    window.ledger.move(first, CaseState.RECEIVED, TODAY)
    screen.show_batch(batch)
    settle(screen, qtbot)
    assert "办完 1 / 63：已导出 62 件，已领取 1 件" in [
        label.text() for label in screen.ui.batches.findChildren(QLabel)
    ]
    click(screen.ui.batches.payment)
    assert [path.name for path in opened] == ["合并汇款单.docx"]
    opened[0].write_bytes(b"another account")
    click(screen.ui.batches.payment)
    assert len(opened) == 1
    assert "改动过" in screen.ui.problem.text()


def test_cases_that_are_further_or_void_are_told_and_stay(
    screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click, batch: str
) -> None:
    numbers = [entry.id for entry in screen.table.entries]
    window.ledger.void(numbers[0], "重复导出")
    window.ledger.move(numbers[1], CaseState.SENT, TODAY)
    screen.show_batch(batch)
    settle(screen, qtbot)

    def move(dialog: ManyStepDialog) -> None:
        assert dialog.ui.headline.text() == "61 件记为已盖章"
        assert "1 件已经是“已寄出”" in dialog.ui.problem.text()
        dialog.ui.note.setText("办公室统一盖章")
        dialog.ui.save.click()

    meet(ManyStepDialog, move)
    click(screen.detail.ways["step"])
    settle(screen, qtbot)
    assert window.ledger.entry(numbers[1]).state is CaseState.SENT
    assert window.ledger.history(numbers[2])[-1].note == "办公室统一盖章"


@pytest.mark.parametrize("void", [True, False])
def test_where_no_case_has_a_step_ahead_that_is_said(
    screen: LedgerScreen, window: Window, qtbot: QtBot, batch: str, void: bool
) -> None:
    screen.show_batch(batch)
    settle(screen, qtbot)
    numbers = screen.table.chosen
    for number in numbers if void else ():
        window.ledger.void(number, "重复")
    if not void:
        window.ledger.move_all([Move(number, CaseState.ACCEPTED, TODAY) for number in numbers])
    told: list[tuple[str, str]] = []
    screen.many.told.connect(lambda *said: told.append(said))
    screen.many.act("step", [window.ledger.entry(number) for number in numbers])
    assert [kind for _, kind in told] == ["info"]


def test_the_filters_are_those_of_the_last_time(
    screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click
) -> None:
    click(screen.filters.chips["exported"])
    screen.ui.business.setCurrentIndex(screen.ui.business.findData("renew"))
    screen.ui.year.setCurrentIndex(screen.ui.year.findData(TODAY.year))
    settle(screen, qtbot)
    window.batch_screen.chips["incomplete"].click()
    window.batch_screen.choices.payments.setCurrentIndex(1)
    way = window.batch_screen.choices.payments.currentData()
    again = make_window(window.folder)
    qtbot.addWidget(again)
    again.show()
    again.show_screen("ledger")
    settle(again.ledger_screen, qtbot)
    query = again.ledger_screen.filters.query()
    assert (query.state, query.business, query.year) == (CaseState.EXPORTED, "renew", TODAY.year)
    assert again.batch_screen.chips["incomplete"].isChecked()
    assert again.batch_screen.choices.payments.currentData() == way
    again.close()
