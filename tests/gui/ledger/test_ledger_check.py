"""The check of the ledger after the start."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.gui.app import make_ledger_ready
from bjcert_desktop.gui.ledger.ledger_check import LedgerCheck
from bjcert_desktop.gui.ledger.restore_dialog import RestoreDialog
from bjcert_desktop.gui.window import Window
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.drafts import Draft, load_drafts, save_draft
from bjcert_desktop.ledger import Ledger, Record, database, look_after, open_ledger
from tests.gui.dialogs import meet

ID = "11010519491231002X"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger with one case, and a backup of it."""
    made = open_ledger(tmp_path / "data")
    case = Case("renew", {"renew.way": "mail"}, Unit(name="北京市示例区监测站"))
    made.record([Record("a", make_plan(load_catalogue(), case), tmp_path, {}, {})])
    look_after(made)
    return made


def answering(answer: Callable[[RestoreDialog], object]) -> list[str]:
    """Answer the next dialog; its texts are added to the list returned."""
    said: list[str] = []

    def look(dialog: RestoreDialog) -> None:
        said.append(dialog.ui.headline.text() + dialog.ui.lead.text())
        answer(dialog)

    meet(RestoreDialog, look, ready=lambda dialog: not dialog.busy)
    return said


@pytest.mark.parametrize(("button", "entries"), [("restore", 1), ("cancel", None)])
def test_a_damaged_ledger_is_restored_on_request(
    ledger: Ledger, qtbot: QtBot, button: str, entries: int | None
) -> None:
    ledger.path.write_bytes(b"damaged" * 2000)
    window = QWidget()
    qtbot.addWidget(window)
    said = answering(lambda dialog: getattr(dialog.ui, button).click())
    check = LedgerCheck(Ledger(ledger.folder), window, 0)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "损坏" in said[0]
    assert "备份的 1 条" in said[0]
    if entries:
        qtbot.waitUntil(lambda: not ledger.path.read_bytes().startswith(b"damaged"), timeout=10_000)
        assert open_ledger(ledger.folder).find().total == entries
    else:
        assert ledger.path.read_bytes().startswith(b"damaged")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None and check.done, timeout=10_000)


def test_an_older_ledger_is_brought_up_to_date_beside_the_window_with_a_notice(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.folder.mkdir(exist_ok=True)
    with closing(sqlite3.connect(window.ledger.path)) as db:
        db.executescript((Path(__file__).parents[2] / "ledger" / "version5.sql").read_text("utf-8"))
    enough, threads, migrate = Event(), list[object](), database.migrate

    def slowly(*arguments: Any) -> None:
        threads.append(current_thread())
        enough.wait(60)
        migrate(*arguments)

    monkeypatch.setattr(database, "migrate", slowly)
    make_ledger_ready(window)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QProgressDialog))
    enough.set()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert window.ledger.find().total == 2
    assert main_thread() not in threads


def test_without_a_backup_the_dialog_offers_none_and_says_what_else_can_be_done(ledger: Ledger, qtbot: QtBot) -> None:
    for path in (ledger.folder / "backups").iterdir():
        path.unlink()
    ledger.path.write_bytes(b"damaged" * 2000)
    window = QWidget()
    qtbot.addWidget(window)
    shown = []

    def look(dialog: RestoreDialog) -> None:
        shown.extend([dialog.ui.list.isVisible(), dialog.ui.restore.isVisible(), not dialog.ui.cancel.isVisible()])
        dialog.ui.cancel.click()

    said = answering(look)
    LedgerCheck(Ledger(ledger.folder), window, 0)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "没有可用的自动备份" in said[0]
    assert "用备份文件恢复…" in said[0]
    assert str(ledger.path) in said[0]
    assert shown == [False, False, False]
    ledger.path.rename(ledger.path.with_suffix(".old"))  # as the dialog says
    assert Ledger(ledger.folder).find().total == 0


def test_a_start_without_a_ledger_creates_none(tmp_path: Path, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    check = LedgerCheck(Ledger(tmp_path / "data"), window, 0)
    qtbot.waitUntil(lambda: check.done, timeout=10_000)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(("days", "kept"), [(0, True), (400, True), (30, False)])
def test_personal_data_older_than_the_office_keeps_are_cleared_at_the_start(
    tmp_path: Path, qtbot: QtBot, days: int, kept: bool
) -> None:
    ledger = open_ledger(tmp_path / "data")
    day = date.today() - timedelta(days=100)
    case = Case("renew", {"renew.way": "mail"}, Unit(name="甲局", handler_id="11010519491231002X"), day=day)
    ledger.record([Record("a", make_plan(load_catalogue(), case), tmp_path, {}, {})])
    window = QWidget()
    qtbot.addWidget(window)
    check = LedgerCheck(ledger, window, 0, days)
    qtbot.waitUntil(lambda: check.done, timeout=10_000)
    unit = ledger.case_of(1).unit
    assert unit is not None
    assert unit.name == "甲局"
    assert unit.handler_id == ("11010519491231002X" if kept else "")


@pytest.mark.parametrize("right", [True, False])
def test_after_a_leap_of_the_clock_nothing_is_removed_before_a_person_says_that_the_date_is_right(
    ledger: Ledger, qtbot: QtBot, right: bool
) -> None:
    case = Case("renew", {"renew.way": "mail"}, Unit(name="甲局", handler_id=ID), day=date.today() - timedelta(days=99))
    ledger.record([Record("b", make_plan(load_catalogue(), case), ledger.folder, {}, {})])
    with ledger.opened(writing=True) as db:  # as if today were three months later
        db.execute("UPDATE history SET at = ?", (f"{date.today() - timedelta(days=99)}T09:00:00+08:00",))
    window = QWidget()
    qtbot.addWidget(window)
    said: list[str] = []

    def answer(box: QMessageBox) -> None:
        said.append(box.text() + box.informativeText())
        next(each for each in box.buttons() if ("没有错" in each.text()) is right).click()

    meet(QMessageBox, answer)
    check = LedgerCheck(ledger, window, 0, days=30)
    qtbot.waitUntil(lambda: check.done, timeout=10_000)
    assert f"{date.today()}，对吗" in said[0]
    unit = ledger.case_of(2).unit
    assert unit is not None
    assert unit.handler_id == ("" if right else ID)


def test_without_a_ledger_too_a_leap_of_the_clock_is_asked_about_before_drafts_are_cleared(
    tmp_path: Path, qtbot: QtBot
) -> None:
    unit, drafts = Unit(name="甲局", handler_id=ID), tmp_path / "drafts"
    save_draft(drafts, Draft("0" * 32, Case("new", unit=unit), "unit", datetime.now() - timedelta(days=1000)))
    window = QWidget()
    qtbot.addWidget(window)
    said: list[str] = []

    def answer(box: QMessageBox) -> None:
        said.append(box.text())
        next(each for each in box.buttons() if "没有错" not in each.text()).click()

    meet(QMessageBox, answer)
    check = LedgerCheck(Ledger(tmp_path), window, 0, days=365)
    qtbot.waitUntil(lambda: check.done, timeout=10_000)
    assert said
    assert load_drafts(drafts)[0].case.unit == unit


def test_rows_that_cannot_be_read_are_told_and_the_list_goes_on(ledger: Ledger, qtbot: QtBot) -> None:
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as db:
        db.execute("UPDATE cases SET day = 'x'")
    window = QWidget()
    qtbot.addWidget(window)
    said: list[str] = []
    check = LedgerCheck(ledger, window, 0)
    check.told.connect(said.append)
    qtbot.waitUntil(lambda: check.done, timeout=10_000)
    assert "第 1 号" in said[0]
    assert ledger.find().total == 0


def test_rows_that_were_set_aside_are_told_even_if_old_values_cannot_be_cleared(ledger: Ledger, qtbot: QtBot) -> None:
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as db:
        db.execute("UPDATE cases SET amount = 1")
    (ledger.folder / "registry.json").write_bytes(b"damaged")
    window = QWidget()
    qtbot.addWidget(window)
    said: list[str] = []
    check = LedgerCheck(ledger, window, 0, days=30)
    check.told.connect(said.append)
    qtbot.waitUntil(lambda: check.done, timeout=10_000)
    assert "第 1 号" in said[0]
    assert "registry.json.damaged" in said[0]
