"""完成: the tasks with their boxes, and the ledger."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.domain.tasks import as_chapter, tasks
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.gui.manual.chapter_print import save_pdf
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.done_page import DonePage
from bjcert_desktop.gui.workbook.reception_dialog import ReceptionDialog
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.reception import years_after
from bjcert_desktop.ledger import CaseState
from tests.gui.dialogs import meet
from tests.gui.walking import Click, choose_business, choose_unit, export, go_on

CATALOGUE = load_catalogue()


def test_ticks_stay_while_other_screens_are_shown_and_are_cleared_by_the_next_export(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    go_on(window, click, StepKind.REVIEW)
    export(window, qtbot, click)
    page = window.wizard.page
    assert isinstance(page, DonePage)
    page.boxes["print"].click()
    page.boxes["stamp"].click()
    assert "已做 2 件" in page.ui.headline.text()
    click(window.wizard.ui.back)
    window.show_screen("registry")
    window.show_screen("business")
    window.wizard.go(len(window.wizard.steps) - 1)
    assert [key for key, box in page.boxes.items() if box.isChecked()] == ["print", "stamp"]
    click(window.wizard.ui.back)
    window.wizard.exported = None
    export(window, qtbot, click)
    assert not any(box.isChecked() for box in page.boxes.values())


def exported_page(window: Window, qtbot: QtBot, click: Click) -> DonePage:
    """The last page of a renewal for a unit of the office's own, recorded as number 1."""
    unit = Unit(name="北京市测试局", code="11110105000001011F", certificate_count="2")
    window.wizard.assign(Case(business="renew", answers={"renew.way": "mail"}, unit=unit))
    window.wizard.go(1)
    go_on(window, click, StepKind.REVIEW)
    export(window, qtbot, click)
    page = window.wizard.page
    assert isinstance(page, DonePage)
    return page


def settle(page: DonePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.saving, timeout=20_000)


def ticked(page: DonePage) -> list[str]:
    return [key for key, box in page.boxes.items() if box.isChecked()]


def test_ticks_and_the_state_in_the_ledger_are_the_same(window: Window, qtbot: QtBot, click: Click) -> None:
    page = exported_page(window, qtbot, click)
    for key in ("print", "stamp", "pay"):
        page.boxes[key].click()
    settle(page, qtbot)
    assert window.ledger.entry(1).state is CaseState.PAID
    assert [change.what for change in window.ledger.history(1)] == ["记入", "已盖章", "已汇款"]
    page.boxes["pay"].click()  # by mistake
    settle(page, qtbot)
    assert window.ledger.entry(1).state is CaseState.STAMPED
    window.show_screen("ledger")
    qtbot.waitUntil(lambda: window.ledger_screen.detail.shown is not None, timeout=20_000)
    window.ledger.move(1, CaseState.SENT, date.today(), tracking="SF123")
    window.show_screen("business")
    qtbot.waitUntil(lambda: page.boxes["send"].isChecked(), timeout=20_000)
    assert ticked(page) == ["print", "stamp", "send"]
    assert "已做 3 件" in page.ui.headline.text()


def test_the_last_tick_before_the_window_is_closed_is_not_lost(window: Window, qtbot: QtBot, click: Click) -> None:
    page = exported_page(window, qtbot, click)
    page.boxes["stamp"].click()
    page.boxes["pay"].click()
    window.close()
    assert window.ledger.entry(1).state is CaseState.PAID


def test_a_tick_that_cannot_be_recorded_is_reported(window: Window, qtbot: QtBot, click: Click) -> None:
    page = exported_page(window, qtbot, click)
    window.ledger.void(1, "重复")
    page.boxes["stamp"].click()
    qtbot.waitUntil(lambda: "没有记入办理记录" in page.ui.problem.text(), timeout=20_000)
    assert "作废" in page.ui.problem.text()


def test_a_tick_that_could_not_be_recorded_is_recorded_on_return(window: Window, qtbot: QtBot, click: Click) -> None:
    page = exported_page(window, qtbot, click)
    aside = window.ledger.path.rename(window.ledger.path.with_suffix(".aside"))
    page.boxes["stamp"].click()
    qtbot.waitUntil(lambda: "没有记入办理记录" in page.ui.problem.text(), timeout=20_000)
    window.wizard.refresh()
    assert "没有记入办理记录" in page.ui.problem.text()
    aside.rename(window.ledger.path)
    window.show_screen("registry")
    window.show_screen("business")
    settle(page, qtbot)
    assert window.ledger.entry(1).state is CaseState.STAMPED
    assert not page.ui.problem.text()


def test_ticks_for_an_invented_unit_do_not_touch_the_offices_ledger(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    go_on(window, click, StepKind.REVIEW)
    export(window, qtbot, click)
    page = window.wizard.page
    assert isinstance(page, DonePage)
    page.boxes["stamp"].click()
    settle(page, qtbot)
    assert window.ledger.practice.entry(1).state is CaseState.STAMPED
    assert window.ledger.find().total == 0


def test_the_page_speaks_of_stamping_and_paying_only_where_that_is_to_be_done(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    notes = {}
    for business in ("unlock", "new"):
        choose_business(window, click, business, {})
        choose_unit(window, qtbot, workbook)
        go_on(window, click, StepKind.ONLINE if business == "unlock" else StepKind.REVIEW)
        export(window, qtbot, click)
        page = window.wizard.page
        assert isinstance(page, DonePage)
        notes[business] = page.ui.todoNote.text()
        click(window.wizard.ui.next)
    assert notes["unlock"] == "可以关掉程序，以后从“办理记录”接着办。"
    assert notes["new"].startswith("签字盖章、汇款、寄出、领取打了勾，就记入办理记录。")


@pytest.mark.parametrize("entered", [True, False])
def test_the_end_says_when_the_next_renewal_is(window: Window, qtbot: QtBot, click: Click, entered: bool) -> None:
    ends = date.today() + timedelta(days=20)
    unit = Unit(name="北京市测试局", certificates=(Certificate(serial="A1", valid_to=ends),))
    window.wizard.assign(Case(business="renew", answers={"renew.way": "mail"}, unit=unit))
    window.wizard.go(1)
    go_on(window, click, StepKind.REVIEW)
    export(window, qtbot, click)
    page = window.wizard.page
    assert isinstance(page, DonePage)

    def receive(dialog: ReceptionDialog) -> None:
        if entered:
            dialog.ui.compared.click()
            dialog.ui.save.click()
        else:
            dialog.ui.later.click()

    meet(ReceptionDialog, receive)
    for box in page.boxes.values():
        box.click()
    qtbot.waitUntil(lambda: "全部办完" in page.ui.headline.text() and not page.saving, timeout=20_000)
    qtbot.waitUntil(lambda: "。" in page.ui.headline.text().removeprefix("全部办完。"), timeout=20_000)
    later = f"下次到期 {years_after(ends, 1)}，届时首页提醒您。"
    assert (
        page.ui.headline.text() == f"全部办完。{later if entered else '新的到期日期还没有登记，登记后首页会按它提醒。'}"
    )


def test_unlocking_ends_when_it_is_exported(window: Window, qtbot: QtBot, click: Click) -> None:
    unit = Unit(name="北京市测试局", certificates=(Certificate(serial="A1"),))
    window.wizard.assign(Case(business="unlock", unit=unit))
    window.wizard.go(1)
    go_on(window, click, StepKind.ONLINE)
    export(window, qtbot, click)
    assert window.ledger.entry(1).through
    assert not window.ledger.in_hand()


def test_the_list_of_tasks_fits_one_sheet_with_its_ticks(tmp_path: Path) -> None:
    plan = make_plan(CATALOGUE, Case(business="rename", answers={"rename.code": "yes", "rename.key": "yes"}))
    found = tasks(plan, CATALOGUE, 2)
    chapter = as_chapter(plan, "导出", found, {"print"})
    marks = [row[0] for row in chapter.blocks[1].rows[1:]]
    assert marks == ["☑", *["☐"] * (len(found) - 1)]
    assert save_pdf(chapter, tmp_path / "清单.pdf") == 1
