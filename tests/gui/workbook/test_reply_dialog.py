"""What the telephone answered is noted where the guide is silent, and shown there the next time."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.gui.kit.widgets import Banner
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.express_page import ExpressPage
from bjcert_desktop.gui.workbook.reply_dialog import ReplyDialog
from bjcert_desktop.ledger import Query, replies
from tests.gui.dialogs import meet
from tests.gui.walking import Click, choose_business, choose_unit, go_on

SAID = "先寄申请表，费用当面说"


def noted(dialog: object, caveat: str, text: str = SAID, qtbot: QtBot | None = None) -> None:
    """Fill in *dialog* and save it; with *qtbot*, first without the answer."""
    assert isinstance(dialog, ReplyDialog)
    dialog.which.setCurrentIndex(dialog.which.findData(caveat))
    dialog.asked_by.setText("王芳")
    if qtbot:
        dialog.save.click()
        qtbot.waitUntil(lambda: "没有写完" in dialog.problem.text(), timeout=10_000)
    dialog.answer.setText(text)
    dialog.save.click()


def reply_button(window: Window) -> QPushButton:
    found = window.wizard.page.findChildren(QPushButton)
    return next(each for each in found if "62042172" in each.text() and each.isVisible())


def cautions(window: Window) -> str:
    QApplication.processEvents()
    banners = window.wizard.page.findChildren(Banner)
    return "\n".join(each.text() for each in banners if each.isVisible() and each.property("kind") == "caution")


def test_where_the_guide_has_no_rule_the_answer_is_noted_and_shown_the_next_time(
    window: Window, qtbot: QtBot, click: Click
) -> None:
    answers = {"rename.code": "no", "rename.key": "no"}
    choose_business(window, click, "rename", answers)
    assert window.wizard.steps[window.wizard.at].kind == StepKind.STOP
    assert SAID not in cautions(window)
    meet(ReplyDialog, lambda dialog: noted(dialog, "no-rule", qtbot=qtbot))
    click(reply_button(window))
    qtbot.waitUntil(lambda: SAID in cautions(window), timeout=10_000)
    click(window.wizard.ui.next)
    choose_business(window, click, "rename", answers)
    qtbot.waitUntil(lambda: f"电话答复（王芳，{replies(window.ledger)[0].day.year}年" in cautions(window))


def test_an_answer_is_kept_with_the_exported_case_and_can_be_forgotten(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "renew", {"renew.way": "mail"})
    choose_unit(window, qtbot, workbook)
    go_on(window, click, StepKind.MATERIALS)
    meet(ReplyDialog, lambda dialog: noted(dialog, "renew-old-key", "原介质不用寄"))
    click(reply_button(window))
    qtbot.waitUntil(lambda: "原介质不用寄" in cautions(window), timeout=10_000)
    click(window.wizard.ui.express)
    assert isinstance(window.wizard.page, ExpressPage)
    assert "原介质不用寄" in window.wizard.page.ui.caveats.text()
    click(window.wizard.ui.only)
    qtbot.waitUntil(lambda: window.wizard.exported is not None, timeout=20_000)
    ledger = window.ledger.practice  # the units are invented
    (entry,) = ledger.find(Query()).entries
    assert [each.text for each in replies(ledger, entry.id)] == ["原介质不用寄"]
    window.show_screen("ledger")
    screen = window.ledger_screen
    qtbot.waitUntil(lambda: not screen.busy and "reply" in screen.detail.ways, timeout=10_000)

    def forget(dialog: object) -> None:
        assert isinstance(dialog, ReplyDialog)
        dialog.which.setCurrentIndex(dialog.which.findData("renew-old-key"))
        drop = next(each for each in dialog.findChildren(QPushButton) if each.text() == "删去")
        drop.click()
        qtbot.waitUntil(lambda: not replies(ledger), timeout=10_000)
        qtbot.waitUntil(dialog.save.isEnabled, timeout=10_000)
        dialog.cancel.click()

    meet(ReplyDialog, forget)
    screen.detail.ways["reply"].click()
    qtbot.waitUntil(lambda: not screen.busy, timeout=10_000)
    assert "删去电话答复" in [each.what for each in ledger.history(entry.id)]
