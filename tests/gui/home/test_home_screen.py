"""首页: where every case begins, is taken up again, and can be given another business."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.gui.window import Window
from bjcert_desktop.jobs.drafts import load_drafts
from bjcert_desktop.ledger import CaseState, Record
from bjcert_desktop.registry.writing import write_blank

Click = Callable[[QPushButton], None]
UNIT = Unit(name="北京市示例区监测站", code="11110105000001011F", row=2)


def brand(window: Window) -> QPushButton:
    return next(each for each in window.ui.bar.findChildren(QPushButton) if each.accessibleDescription() == "回到首页")


def business_title(window: Window) -> QPushButton:
    return window.ui.bar.openers["business"]


def test_a_card_leads_to_the_first_question_of_its_business_or_to_the_unit(window: Window, click: Click) -> None:
    click(window.home.cards["rename"])
    assert window.wizard.steps[window.wizard.at].question == "rename.code"
    click(brand(window))
    click(window.home.cards["unlock"])
    assert window.wizard.steps[window.wizard.at].kind == StepKind.UNIT


def test_every_card_says_when_to_choose_it(window: Window) -> None:
    for business in window.catalogue.businesses:
        card = window.home.cards[business.id]
        assert (card.accessibleName(), card.accessibleDescription()) == (business.title, business.when)


def test_the_programs_name_leads_home_and_the_case_is_kept_among_the_drafts(
    window: Window, click: Click, tmp_path: Path
) -> None:
    click(window.home.cards["new"])
    click(brand(window))
    assert window.home.isVisible()
    assert window.wizard.case.business == ""
    assert not window.home.ui.change.isVisible()
    assert [draft.case.business for draft in load_drafts(tmp_path / "设置" / "drafts")] == ["new"]
    click(window.home.cards["revoke"])
    click(brand(window))
    assert {draft.case.business for draft in load_drafts(tmp_path / "设置" / "drafts")} == {"new", "revoke"}


def test_the_bar_leads_back_to_the_case_at_hand_and_from_there_home(window: Window, click: Click) -> None:
    click(window.home.cards["new"])
    click(window.ui.bar.openers["registry"])
    click(business_title(window))
    assert window.wizard.isVisible()
    assert window.wizard.case.business == "new"
    click(business_title(window))
    assert window.home.isVisible()


def test_going_back_to_the_choice_of_business_says_what_is_at_hand_and_keeps_the_unit(
    window: Window, click: Click, tmp_path: Path
) -> None:
    click(window.home.cards["new"])
    window.wizard.assign(replace(window.wizard.case, unit=UNIT))
    click(window.wizard.ui.rail.entries[0])
    assert window.home.isVisible()
    assert "证书新办" in window.home.ui.change.text()
    assert window.focusWidget() is window.home.cards["new"]
    click(window.home.cards["revoke"])
    assert (window.wizard.case.business, window.wizard.case.unit) == ("revoke", UNIT)
    window.wizard.keep()
    assert [draft.case.business for draft in load_drafts(tmp_path / "设置" / "drafts")] == ["revoke"]


def test_a_case_that_ends_with_an_explanation_leaves_no_draft(window: Window, click: Click, tmp_path: Path) -> None:
    click(window.home.cards["revoke"])
    window.wizard.assign(window.wizard.case.answer("revoke.valid", "no"))
    click(window.wizard.ui.next)
    window.wizard.keep()
    click(window.wizard.ui.next)
    assert window.home.isVisible()
    assert load_drafts(tmp_path / "设置" / "drafts") == []


def test_without_a_workbook_one_can_be_opened_or_tried_and_with_one_its_units_are_told(
    window: Window, click: Click, qtbot: QtBot
) -> None:
    ways = {each.text(): each for each in window.home.ui.registryCard.findChildren(QPushButton)}
    assert len(ways) == 2
    click(ways["用示例试一试"])
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)
    qtbot.waitUntil(lambda: "30 个单位" in window.home.ui.registrySource.text(), timeout=5_000)
    assert "30 天内到期" in window.home.ui.registryText.text()


def test_a_workbook_is_opened_at_home_and_what_is_wrong_with_it_leads_to_its_place(
    window: Window, click: Click, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_at_home(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        click(next(each for each in ways() if each.text() == "打开单位信息表…"))
        qtbot.waitUntil(lambda: not window.workbook.busy, timeout=20_000)

    def ways() -> list[QPushButton]:
        return window.home.ui.registryCard.findChildren(QPushButton)

    broken = tmp_path / "坏的.xlsx"
    broken.write_bytes(b"PK")
    open_at_home(broken)
    qtbot.waitUntil(lambda: "坏的.xlsx" in window.home.ui.registryText.text(), timeout=20_000)
    assert [each.text() for each in ways() if each.isVisible()] == ["打开单位信息表…", "用示例试一试", "单位信息表"]
    good = tmp_path / "本单位.xlsx"
    write_blank(good, sample=True)
    open_at_home(good)
    qtbot.waitUntil(lambda: "本单位.xlsx" in window.home.ui.registrySource.text(), timeout=20_000)
    assert window.home.isVisible()


def test_home_does_not_promise_that_nothing_ends_where_no_date_is_known(window: Window, qtbot: QtBot) -> None:
    window.workbook.add({"单位名称": "北京市示例区新设单位"})
    qtbot.waitUntil(lambda: "没有登记证书的到期日期" in window.home.ui.registryText.text(), timeout=20_000)


def test_cases_that_were_exported_and_are_not_through_are_counted_and_lead_to_the_ledger(
    window: Window, qtbot: QtBot, click: Click
) -> None:
    plan = make_plan(window.catalogue, Case("renew", {"renew.way": "mail"}, UNIT))
    window.ledger.record([Record(str(n), plan, Path("导出"), {}, {}) for n in range(4)])
    window.ledger.move(1, CaseState.STAMPED, date.today())
    window.ledger.move(2, CaseState.RECEIVED, date.today())
    window.ledger.void(3, "没有寄出")
    window.home.enter()
    card, words = window.home.ui.handCard, window.home.ui.hand
    qtbot.waitUntil(card.isVisible)
    assert re.sub("<.*?>", "", words.text()) == "有 2 件已经导出、还没有办完：已导出 1 件，已盖章 1 件。"
    click(window.home.ui.ledger)
    assert window.ledger_screen.isVisible()
    for entry in (1, 4):
        window.ledger.move(entry, CaseState.RECEIVED, date.today())
    window.show_screen("home")
    qtbot.waitUntil(card.isHidden)


def test_a_batch_that_is_not_through_is_reached_from_home(window: Window, qtbot: QtBot, click: Click) -> None:
    plan = make_plan(window.catalogue, Case("renew", {"renew.way": "mail"}, UNIT))
    window.ledger.record([Record(str(n), plan, Path("/导出"), {}, {}, batch="b0") for n in range(3)])
    window.home.enter()
    row = window.home.ui.batches
    qtbot.waitUntil(row.isVisible)
    (go_on,) = row.findChildren(QPushButton)
    assert "3 件 证书更新" in go_on.accessibleName()
    click(go_on)
    qtbot.waitUntil(lambda: len(window.ledger_screen.table.chosen) == 3, timeout=20_000)
    for entry in (1, 2, 3):
        window.ledger.move(entry, CaseState.RECEIVED, date.today())
    window.show_screen("home")
    qtbot.waitUntil(row.isHidden)
