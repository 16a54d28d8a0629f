"""Drafts are saved at once, and continue where they were left."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.gui.app import make_window
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.done_page import DonePage
from bjcert_desktop.gui.wizard.materials_page import MaterialsPage
from bjcert_desktop.gui.wizard.review_page import ReviewPage
from bjcert_desktop.jobs.drafts import load_drafts

Click = Callable[[QPushButton], None]
UNIT = Unit(name="北京市示例区监测站", code="11110105000001011F", row=2)


def begin(window: Window, click: Click, steps: int = 1) -> None:
    click(window.home.cards["new"])
    window.wizard.assign(replace(window.wizard.case, unit=UNIT).choose(corrections={"address": "北京市示例区新址"}))
    for _ in range(steps):
        click(window.wizard.ui.next)


def home_button(window: Window, word: str) -> QPushButton:
    QApplication.processEvents()
    buttons = window.home.findChildren(QPushButton)
    return next(each for each in buttons if each.text() == word and each.isVisible())


def test_a_case_that_was_left_is_offered_at_home_and_continues_where_it_was(
    window: Window, qtbot: QtBot, click: Click, tmp_path: Path
) -> None:
    begin(window, click)
    said = window.wizard.case
    window.close()
    again = make_window(tmp_path / "设置")
    qtbot.addWidget(again)
    again.show()
    home = again.home
    assert home.isVisible()
    assert home.ui.draftsCard.isVisible()
    click(home_button(again, "继续"))
    assert isinstance(again.wizard.page, MaterialsPage)
    assert again.wizard.case == said
    assert len(load_drafts(tmp_path / "设置" / "drafts")) == 1


def test_several_cases_can_be_left_and_continued(window: Window, click: Click, tmp_path: Path) -> None:
    begin(window, click)
    click(window.wizard.ui.leave)
    begin(window, click, steps=0)
    click(window.wizard.ui.leave)
    assert [draft.step for draft in load_drafts(tmp_path / "设置" / "drafts")] == ["unit", "materials"]


def test_an_exported_case_is_no_longer_a_draft(window: Window, qtbot: QtBot, click: Click, tmp_path: Path) -> None:
    begin(window, click, steps=2)
    assert isinstance(window.wizard.page, ReviewPage)
    window.wizard.keep()
    assert len(load_drafts(tmp_path / "设置" / "drafts")) == 1
    click(window.wizard.ui.next)
    qtbot.waitUntil(lambda: window.wizard.exported is not None, timeout=20_000)
    window.wizard.keep()
    assert load_drafts(tmp_path / "设置" / "drafts") == []


def test_a_draft_is_deleted_only_after_confirmation(
    window: Window, click: Click, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(window, click)
    click(window.wizard.ui.leave)
    answers = iter((QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes))
    monkeypatch.setattr(QMessageBox, "question", lambda *_args: next(answers))
    click(home_button(window, "删除"))
    assert len(load_drafts(tmp_path / "设置" / "drafts")) == 1
    click(home_button(window, "删除"))
    assert load_drafts(tmp_path / "设置" / "drafts") == []


def test_a_draft_that_cannot_be_saved_is_reported(window: Window, click: Click, tmp_path: Path) -> None:
    (tmp_path / "设置").mkdir(exist_ok=True)
    (tmp_path / "设置" / "drafts").write_text("in the way", "utf-8")
    begin(window, click, steps=0)
    window.wizard.keep()
    click(window.wizard.ui.next)
    assert "没有保存" in window.wizard.ui.status.text()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a signal of other systems")
def test_a_killed_program_loses_no_answer_older_than_a_moment(tmp_path: Path) -> None:
    script = (
        "import os, sys, time; from dataclasses import replace; from pathlib import Path\n"
        "from bjcert_desktop.gui.app import application, make_window\n"
        "from bjcert_desktop.domain.unit import Unit\n"
        "app = application(); window = make_window(Path(sys.argv[1])); window.show()\n"
        "window.wizard.assign(replace(window.wizard.case, business='new', unit=Unit(name='甲', row=2)))\n"
        "window.wizard.assign(window.wizard.case.choose(corrections={'address': '最后输入的地址'}))\n"
        "end = time.monotonic() + 1\n"
        "while time.monotonic() < end: app.processEvents(); time.sleep(.01)\n"
        f"os.kill(os.getpid(), {int(signal.SIGKILL)})\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path)], env=environment, capture_output=True)
    assert killed.returncode == -signal.SIGKILL
    (draft,) = load_drafts(tmp_path / "drafts")
    assert draft.case.choices.corrections == {"address": "最后输入的地址"}


def go_to_review(window: Window, click: Click) -> None:
    begin(window, click)
    while not isinstance(window.wizard.page, ReviewPage):
        click(window.wizard.ui.next)


def test_an_exported_case_is_in_the_ledger_and_no_longer_a_draft(window: Window, qtbot: QtBot, click: Click) -> None:
    go_to_review(window, click)
    click(window.wizard.ui.next)
    qtbot.waitUntil(lambda: window.wizard.exported is not None, timeout=20_000)
    (entry,) = window.ledger.find().entries
    assert entry.unit == UNIT.name
    assert window.wizard.exported is not None
    assert entry.folder == window.wizard.exported.folder
    assert window.ledger.case_of(1).choices.corrections == {"address": "北京市示例区新址"}
    assert load_drafts(window.drafts) == []


def test_a_case_that_could_not_be_recorded_says_so_and_stays_a_draft(
    window: Window, qtbot: QtBot, click: Click
) -> None:
    window.ledger.path.mkdir(parents=True)  # in place of its file
    go_to_review(window, click)
    click(window.wizard.ui.next)
    qtbot.waitUntil(lambda: window.wizard.exported is not None, timeout=20_000)
    page = window.wizard.page
    assert isinstance(page, DonePage)
    assert "没有记入办理记录" in page.ui.problem.text()
    click(window.wizard.ui.next)
    assert len(load_drafts(window.drafts)) == 1


def test_a_draft_open_in_one_window_is_copied_in_the_other(
    window: Window, qtbot: QtBot, click: Click, tmp_path: Path
) -> None:
    begin(window, click)
    window.wizard.keep()
    (draft,) = load_drafts(window.drafts)
    other = make_window(tmp_path / "设置")
    qtbot.addWidget(other)
    other.wizard.resume(draft)
    for each, address in ((other, "乙窗口的地址"), (window, "甲窗口的地址")):
        each.wizard.assign(each.wizard.case.choose(corrections={"address": address}))
        each.wizard.keep()
    kept = {draft.case.choices.corrections["address"] for draft in load_drafts(window.drafts)}
    assert kept == {"甲窗口的地址", "乙窗口的地址"}
    other.close()
    window.close()
    third = make_window(tmp_path / "设置")
    qtbot.addWidget(third)
    third.wizard.resume(draft)  # no window has it any more
    third.wizard.keep()
    assert len(load_drafts(window.drafts)) == 2
    third.close()
    assert not list(window.drafts.glob("*.lock"))
