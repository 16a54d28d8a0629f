"""The year is a circle: what was renewed and received is known next year, in every screen and on the command line."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.renewals import DUE_GROUPS, Group
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.workbook.reception_dialog import ReceptionDialog
from bjcert_desktop.jobs.reception import years_after
from bjcert_desktop.ledger import CaseState, Query
from bjcert_desktop.registry.api import check_value
from tests.gui.dialogs import meet

UNITS, RENEWED = 63, 60
START = date.today()
END = START + timedelta(days=20)  # of every certificate
Clock = Callable[[int], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """Moves today so many days on from the start."""
    now = time.time

    def move(days: int) -> None:
        monkeypatch.setattr(time, "time", lambda: now() + days * 86_400)
        assert date.today() == START + timedelta(days=days)

    yield move
    monkeypatch.setattr(time, "time", now)


def code(number: int) -> str:
    """The number-th code that passes its check."""
    body, ends = f"12110105{number:08}", product("0123456789X", "0123456789ABCDEFGHJKLMNPQRTUWXY")
    return next(text for first, last in ends if _right(text := f"{body}{first}{last}"))


def _right(text: str) -> bool:
    return check_value("统一社会信用代码", text) is None


def write(path: Path, ends: Callable[[int], date], serial: str = "A") -> None:
    rows = [
        f"北京市第{number:02}局,{code(number)},北京市第{number:02}局,{serial}{number:02},{ends(number)},李,北京市路1号,100000,"
        "010-00000000,王,11010519491231002X,13800000000,a@163.com"
        for number in range(UNITS)
    ]
    heads = "单位名称,统一社会信用代码,证书名称,USBKey序列号,到期日期,法定代表人,单位地址,邮政编码,单位电话,经办人姓名"
    path.write_text("\n".join([f"{heads},经办人身份证号,经办人手机,电子邮箱", *rows]), "utf-8-sig")


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    path = tmp_path / "单位信息表.csv"
    write(path, lambda _: END)
    return path


def settle(window: Window, qtbot: QtBot) -> None:
    for _ in range(2):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not window.workbook.working and not window.batch_screen.busy, timeout=20_000)
        qtbot.waitUntil(lambda: not window.ledger_screen.busy, timeout=20_000)


@pytest.fixture
def office(window: Window, qtbot: QtBot, registry: Path, tmp_path: Path) -> Window:
    """60 of 63 units renewed and received, with no word yet of the new last days."""
    window.workbook.open(registry)
    window.show_screen("batch")
    settle(window, qtbot)
    screen = window.batch_screen
    screen.out = tmp_path / "导出"
    rows = sorted(each.row for each in screen.table.rows)
    screen.table.choose(set(rows[:RENEWED]))
    screen.export()
    settle(window, qtbot)
    for entry in window.ledger.find(Query(), 100).entries:
        window.ledger.move(entry.id, CaseState.RECEIVED, START)
    return window


def everywhere(window: Window, qtbot: QtBot, days: int) -> dict[str, int]:
    """What each part of the program counts as waiting for a renewal, in certificates."""
    window.show_screen("home")
    settle(window, qtbot)
    view = window.workbook.view
    assert view is not None
    window.show_screen("renewals")
    settle(window, qtbot)
    board = window.renewals_screen.board
    assert board is view.board
    screen = window.batch_screen
    screen.selection.checked = None  # as after a new start
    window.show_screen("batch")
    screen.check()
    settle(window, qtbot)
    ticked = [each for each in screen.table.rows if each.row in screen.table.chosen]
    told = renewals(window, days)
    counts = {
        "board": sum(board.certificates(group) for group in DUE_GROUPS),
        "filter": len(view.expiring),
        "batch": sum(each.certificates for each in ticked),
        "command": sum(len(each["certificates"]) for name in DUE_GROUPS for each in told[name] if not each["handled"]),
        "home": _home(window),
    }
    assert len(board.groups[Group.UNKNOWN]) == len(told["unknown"])
    return counts


def _home(window: Window) -> int:
    words = window.home.ui.registryText.text().split("另有")[0]
    numbers = [int(part.split(" 枚")[0]) for part in words.split("<b>")[1:]]
    return numbers[-1] if numbers else 0


def renewals(window: Window, days: int) -> dict[str, list[dict[str, object]]]:
    registry = window.workbook.registry
    assert registry is not None
    command = [sys.executable, "-m", "bjcert_desktop.cli", "renewals", "--registry", str(registry.path), "--json"]
    command += ["--date", str(START + timedelta(days=days)), "--data-dir", str(window.folder)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return {group["id"]: group["units"] for group in json.loads(done.stdout)["groups"]}


def same(count: int) -> dict[str, int]:
    return dict.fromkeys(("board", "filter", "batch", "command", "home"), count)


@pytest.mark.parametrize("days", [0, 200, 360, 730])
def test_what_was_paid_is_never_due_again_by_the_old_date(
    office: Window, qtbot: QtBot, clock: Clock, days: int
) -> None:
    clock(days)
    assert everywhere(office, qtbot, days) == same(UNITS - RENEWED)
    assert len(renewals(office, days)["unknown"]) == RENEWED
    assert f"<b>{RENEWED} 个单位</b>的证书已领取" in office.home.ui.registryText.text()
    office.show_screen("renewals")
    office.renewals_screen.tiles["unknown"].click()
    assert not office.renewals_screen.table.chosen
    assert office.renewals_screen.advice(office.renewals_screen.table.rows[0]).startswith(f"已于 {START} 领取，新的")


def test_what_is_entered_in_one_table_is_reminded_of_a_year_later(office: Window, qtbot: QtBot, clock: Clock) -> None:
    office.show_screen("renewals")
    settle(office, qtbot)
    office.renewals_screen.tiles["unknown"].click()

    def confirm(dialog: object) -> None:
        assert isinstance(dialog, ReceptionDialog)
        assert len(dialog.table.rows) == RENEWED
        assert {row[5] for row in dialog.table.rows} == {years_after(END, 1).isoformat()}
        assert not dialog.ui.save.isEnabled()
        dialog.ui.compared.click()
        dialog.ui.save.click()

    meet(ReceptionDialog, confirm)
    office.renewals_screen.ways[0].click()
    qtbot.waitUntil(lambda: len(office.ledger.facts()) == RENEWED, timeout=20_000)
    settle(office, qtbot)
    counts = {}
    for days in (0, 200, 360, 730):
        clock(days)
        counts[days] = everywhere(office, qtbot, days)
        assert not renewals(office, days)["unknown"]
    assert counts == {0: same(3), 200: same(3), 360: same(UNITS), 730: same(UNITS)}


def test_a_workbook_brought_up_to_date_says_the_same_as_an_entry(
    office: Window, qtbot: QtBot, clock: Clock, registry: Path
) -> None:
    write(registry, lambda number: years_after(END, 1) if number < RENEWED else END)
    office.workbook.read_again()
    for days, count in ((0, 3), (200, 3), (360, UNITS)):
        clock(days)
        assert everywhere(office, qtbot, days) == same(count)
    write(registry, lambda number: years_after(END, 2) if number < RENEWED else END)  # renewed without the program
    office.workbook.read_again()
    assert everywhere(office, qtbot, 360) == same(3)
