"""The last page: what to do now, in order, with boxes to tick."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot
from walking import Click, choose_business, choose_unit, export, go_on

from bjcert_desktop.case import Case
from bjcert_desktop.export import Exported
from bjcert_desktop.gui.guide_paper import save_pdf
from bjcert_desktop.gui.last_pages import DonePage
from bjcert_desktop.gui.steps import Kind
from bjcert_desktop.gui.todo import on_paper, tasks
from bjcert_desktop.gui.window import Window
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.plan import make_plan

CATALOGUE = load_catalogue()
EXPORTED = Exported(Path("导出"), (Path("申请表.docx"), Path("明细表.docx")), (), {})


def order(business: str, answers: dict[str, str], **changes: str) -> list[str]:
    plan = make_plan(CATALOGUE, replace(Case(business=business, answers=answers), **changes))  # type: ignore[arg-type]
    return [task.title for task in tasks(plan, EXPORTED, CATALOGUE)]


def test_papers_that_are_mailed_are_stamped_paid_packed_and_sent_in_this_order() -> None:
    assert order("new", {}) == ["打印", "签字盖章", "汇款", "装袋", "寄出", "领取"]


def test_papers_that_are_carried_are_handed_in_and_nothing_is_transferred_when_one_pays_there() -> None:
    answers = {"renew.way": "mail"}
    assert order("renew", answers, delivery="onsite", payment="onsite") == [
        "打印",
        "签字盖章",
        "装袋",
        "现场递交",
        "领取",
    ]


def test_a_revocation_costs_nothing_and_brings_nothing_back() -> None:
    assert order("revoke", {"revoke.valid": "yes"}) == ["打印", "签字盖章", "装袋", "寄出"]


def test_what_is_done_on_the_web_is_printed_and_taken_along() -> None:
    assert order("unlock", {}) == ["打印", "上网办理"]


def test_the_amount_the_address_and_what_is_left_blank_stand_in_the_list() -> None:
    plan = make_plan(CATALOGUE, Case(business="new"))
    found = {task.key: task.text for task in tasks(plan, replace(EXPORTED, missing=("单位电话",)), CATALOGUE)}
    assert "补写留空的 1 项：单位电话" in found["print"]
    assert f"{plan.total} 元" in found["pay"]
    assert CATALOGUE.contact.telephone in found["send"]


def test_ticks_stay_while_one_looks_elsewhere_and_begin_anew_with_the_next_export(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    go_on(window, click, Kind.REVIEW)
    export(window, qtbot, click)
    page = window.wizard.page
    assert isinstance(page, DonePage)
    page.boxes["print"].click()
    page.boxes["stamp"].click()
    assert "已做 2 件" in page.ui.headline.text()
    click(window.wizard.ui.back)
    window.show_place("registry")
    window.show_place("business")
    window.wizard.go(len(window.wizard.steps) - 1)
    assert [key for key, box in page.boxes.items() if box.isChecked()] == ["print", "stamp"]
    click(window.wizard.ui.back)
    window.wizard.exported = None
    export(window, qtbot, click)
    assert not any(box.isChecked() for box in page.boxes.values())


def test_the_list_fits_one_sheet_with_the_ticks_on_it(tmp_path: Path) -> None:
    plan = make_plan(CATALOGUE, Case(business="rename", answers={"rename.code": "yes", "rename.key": "yes"}))
    found = tasks(plan, EXPORTED, CATALOGUE)
    chapter = on_paper(plan, EXPORTED, found, frozenset({"print"}))
    marks = [row[0] for row in chapter.blocks[1].rows[1:]]
    assert marks == ["☑", *["☐"] * (len(found) - 1)]
    assert save_pdf(chapter, tmp_path / "清单.pdf") == 1
