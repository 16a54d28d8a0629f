"""In a window of 910 × 485 pixels (1366 × 768 at 150 %), nothing that is needed is out of sight."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.preselection import Repeats
from bjcert_desktop.domain.renewals import Handled
from bjcert_desktop.domain.unit import Certificate
from bjcert_desktop.gui.kit.widgets import scrolled
from bjcert_desktop.gui.ledger.batch_row import BatchRow
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.certificates_panel import CertificateTable
from bjcert_desktop.gui.wizard.express_page import ExpressPage
from bjcert_desktop.gui.wizard.notices import RepeatNotice
from bjcert_desktop.gui.wizard.unit_page import UnitPage
from bjcert_desktop.ledger import BatchInLedger
from tests.gui.walking import Click, choose_business, choose_unit, tick_one


@pytest.fixture
def small(window: Window) -> Window:
    window.resize(910, 485)
    return window


def test_the_steps_are_named_beside_their_numbers(small: Window, click: Click) -> None:
    choose_business(small, click, "replace", {"replace.cause": "lost", "replace.expired": "no"})
    QApplication.processEvents()
    for step, entry in zip(small.wizard.steps, small.wizard.ui.rail.entries, strict=True):
        shown = [label for label in entry.findChildren(QLabel) if label.isVisible()]
        assert [label.text() for label in shown][1:] == [step.short]
        assert all(label.width() >= label.sizeHint().width() for label in shown[1:])
        assert step.title in entry.toolTip()
        assert entry.accessibleName().endswith(step.title)


def test_the_names_of_certificates_have_room(small: Window, qtbot: QtBot, click: Click, workbook: Path) -> None:
    choose_business(small, click, "renew", {"renew.way": "mail"})
    page = choose_unit(small, qtbot, workbook)
    QApplication.processEvents()
    table = page.certificates.ui.table
    name = "（同单位名称）"
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance(name) + 40
    assert table.isColumnHidden(3)
    user = page.certificates.model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert user  # still told


def test_a_narrow_table_says_shortly_what_is_in_hand_and_its_tool_tip_in_full(qapp: object) -> None:
    model, day = CertificateTable(), date(2026, 11, 30)
    model.narrow = True
    model.show_certificates((Certificate(valid_to=date(2027, 1, 8)),), (), day, {0: Handled("", "", day, "已导出")})
    assert model.index(0, 2).data() == "2027-01-08（在办）"
    assert "办理中：2026-11-30 已导出" in model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_the_one_page_opens_at_its_top_and_leads_to_what_is_missing(
    small: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(small, click, "renew", {"renew.way": "mail"})
    page = choose_unit(small, qtbot, workbook)
    assert isinstance(page, UnitPage)
    page.browser.fields["invoice_email"].edit.setText("")
    click(small.wizard.ui.express)
    QApplication.processEvents()
    express = small.wizard.page
    assert isinstance(express, ExpressPage)
    assert express.ui.fieldScroll.verticalScrollBar().value() == 0
    assert not express.ui.headline.visibleRegion().isEmpty()
    chosen = small.wizard.case
    small.wizard.assign(chosen.choose(chosen=()))
    click(express.ui.sideShown.buttons["paper"])
    assert "选好要办理的证书" in express.ui.paper.problem.text()  # in place of an empty page
    click(express.ui.sideShown.buttons["answers"])
    small.wizard.assign(chosen.choose(chosen=(0,)))
    assert not express.ui.paper.problem.text()
    assert "发票邮箱" in express.blank.text()
    click(express.blank)
    assert express.fields["invoice_email"].edit.hasFocus()
    assert not express.fields["invoice_email"].edit.visibleRegion().isEmpty()


def test_the_printing_stands_in_sight_once_the_papers_are_written(
    small: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(small, click, "renew", {"renew.way": "mail"})
    choose_unit(small, qtbot, workbook)
    tick_one(small)
    click(small.wizard.ui.express)
    click(small.wizard.ui.only)
    qtbot.waitUntil(lambda: small.wizard.exported is not None)
    QApplication.processEvents()
    printing = small.wizard.page.findChild(QPushButton, "print")
    assert isinstance(printing, QPushButton)
    assert printing.visibleRegion().boundingRect().height() == printing.height()


def test_the_name_of_a_batch_is_not_cut_off(qtbot: QtBot) -> None:
    row = BatchRow()
    qtbot.addWidget(row)
    batch = BatchInLedger("b1", "证书更新 · 邮寄或现场", date(2026, 11, 30), 16, folder=Path("导出"))
    row.show_batches([batch])
    row.choose("b1")
    row.resize(440, 80)
    row.show()
    QApplication.processEvents()
    assert row.box.width() >= row.box.fontMetrics().horizontalAdvance(row.box.currentText()) + 40
    for button in (row.print, *row.findChildren(QPushButton)):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()


def test_what_is_in_hand_already_is_brought_into_view(qtbot: QtBot) -> None:
    inside, notice = QWidget(), RepeatNotice()
    layout = QVBoxLayout(inside)
    layout.addWidget(notice)
    layout.addSpacing(2000)
    area = scrolled(inside)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    area.verticalScrollBar().setValue(900)
    case = Handled("", "北京市测试局", date(2026, 11, 30), "已导出", entry=7)
    notice.show_repeats(Repeats({0: case}, {0: case}, held=True))
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() == 0)
