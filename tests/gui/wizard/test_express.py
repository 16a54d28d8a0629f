"""一页办理: a case on one page, beside the papers as they will be printed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.gui.preview.pages import render
from bjcert_desktop.gui.preview.stack_dialog import StackDialog
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.done_page import DonePage
from bjcert_desktop.gui.wizard.express_page import ExpressPage
from bjcert_desktop.gui.wizard.review_page import ReviewPage
from bjcert_desktop.gui.wizard.unit_page import UnitPage
from bjcert_desktop.gui.workbook.certificates_dialog import CertificatesDialog
from tests.gui.dialogs import meet
from tests.gui.reader import Reader, name_of
from tests.gui.walking import Click, choose_business, choose_unit, go_on, tick_one, type_text
from tests.scenarios import ROWS, GuideRow

PRINTED = tuple(row for row in ROWS if row.documents and not row.online)


def express(window: Window, qtbot: QtBot, click: Click, workbook: Path, row: GuideRow | None = None) -> ExpressPage:
    """The page of a case whose questions are answered and whose unit is chosen."""
    found = row or next(each for each in PRINTED if each.scenario == "renew-mail")
    choose_business(window, click, found.business, found.answers)
    choose_unit(window, qtbot, workbook)
    click(window.wizard.ui.express)
    page = window.wizard.page
    assert isinstance(page, ExpressPage)
    tick_one(window)
    qtbot.waitUntil(lambda: page.ui.paper.settled and page.ui.paper.pages is not None)
    return page


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: row.name)
def test_each_scenario_with_papers_is_exported_from_one_page(
    row: GuideRow, window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    page = express(window, qtbot, click, workbook, row)
    assert page.ways.payment.isVisible() == bool(row.fees)
    click(window.wizard.ui.only)
    qtbot.waitUntil(lambda: window.wizard.exported is not None)
    assert window.wizard.exported is not None
    assert [path.stem for path in window.wizard.exported.files] == list(row.documents)
    assert isinstance(window.wizard.page, DonePage)


def test_the_picture_is_that_of_the_exported_papers_pixel_by_pixel(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    page = express(window, qtbot, click, workbook)
    type_text(page.fields["handler"].edit, "欧阳更正")
    pictures = {}
    for title in [document.title for document in window.wizard.plan.documents] if window.wizard.plan else []:
        page.ui.paper.choose(title)
        qtbot.waitUntil(lambda: page.ui.paper.settled and page.ui.paper.pages is not None)
        assert page.ui.paper.pages is not None
        pictures[title] = [page.ui.paper.pages.image(number) for number in range(page.ui.paper.pages.count)]
    click(window.wizard.ui.only)
    qtbot.waitUntil(lambda: window.wizard.exported is not None)
    assert window.wizard.exported is not None
    assert len(pictures) == len(window.wizard.exported.files) == 5
    for path in window.wizard.exported.files:
        pages = render(path.read_bytes())
        assert [pages.image(number) for number in range(pages.count)] == pictures[path.stem]


def test_what_is_missing_is_amber_on_the_paper_until_it_is_typed(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    page = express(window, qtbot, click, workbook)
    edit = page.fields["handler_phone"].edit
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: page.ui.paper.settled)
    missing = [mark for mark in page.ui.paper.marks if mark.missing]
    assert [mark.rectangle for mark in missing] == [spot for _, spot in page.ui.paper.spots("经办人手机")]
    assert edit.property("kind") == "caution"
    type_text(edit, "13800000000")
    qtbot.waitUntil(lambda: page.ui.paper.settled)
    assert not [mark for mark in page.ui.paper.marks if mark.missing]


def test_a_click_on_the_paper_leads_to_the_field_and_the_field_frames_its_spot(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    page = express(window, qtbot, click, workbook)
    press(page, qtbot, "经办人姓名")
    assert page.fields["handler"].edit.hasFocus()
    assert [mark.rectangle for mark in page.ui.paper.marks if mark.now] == [
        spot for _, spot in page.ui.paper.spots("经办人姓名")
    ]


def test_a_field_that_is_not_listed_is_typed_on_the_paper_itself(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    page = express(window, qtbot, click, workbook)
    assert not page.fields["postcode"].isVisible()
    press(page, qtbot, "邮政编码")
    line = page.ui.paper.line
    assert line.hasFocus()
    type_text(line, "100071")
    assert window.wizard.plan is not None
    assert window.wizard.plan.unit.postcode == "100071"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not line.isVisible()
    assert window.wizard.steps[window.wizard.at].kind is StepKind.EXPRESS  # Enter ended the typing, nothing else


def test_the_spots_follow_the_number_of_certificates(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    page = express(window, qtbot, click, workbook)
    paper, name = page.ui.paper, "证书.证书名称"
    paper.choose("明细表")
    qtbot.waitUntil(lambda: paper.settled and bool(paper.spots(name)))
    before = len(paper.spots(name))
    type_text(page.fields["handler"].edit, "欧阳更正")
    qtbot.waitUntil(lambda: paper.settled)
    assert len(paper.spots(name)) == before
    page.ui.count.setValue(2)
    qtbot.waitUntil(lambda: paper.settled)
    assert len(paper.spots(name)) == before + 2


def test_the_selectors_change_fee_and_papers(window: Window, qtbot: QtBot, click: Click, workbook: Path) -> None:
    page = express(window, qtbot, click, workbook)
    before = window.wizard.plan
    click(page.years.buttons["2"])
    assert before is not None
    assert before.total is not None
    assert page.ui.total.text() == f"{2 * before.total} 元"
    assert window.wizard.ui.total.isVisible(), "the card with the fee may be out of sight"
    assert window.wizard.ui.total.text() == f"费用合计 {2 * before.total} 元"
    click(page.ways.delivery.buttons["onsite"])
    click(page.ways.payment.buttons["onsite"])
    assert window.wizard.plan is not None
    titles = [document.title for document in window.wizard.plan.documents]
    assert "邮寄地址页" not in titles
    assert "汇款信息单" not in titles


def test_export_and_print_opens_the_printing_of_all_papers(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    express(window, qtbot, click, workbook)
    seen: list[QWidget] = []

    def look(dialog: StackDialog) -> None:
        seen.append(dialog)
        dialog.reject()

    meet(StackDialog, look)
    click(window.wizard.ui.next)
    qtbot.waitUntil(lambda: bool(seen))


def test_the_long_way_and_back_keeps_everything(window: Window, qtbot: QtBot, click: Click, workbook: Path) -> None:
    page = express(window, qtbot, click, workbook)
    type_text(page.fields["handler"].edit, "欧阳更正")
    click(page.ui.steps)
    assert window.wizard.steps[window.wizard.at].kind is StepKind.UNIT
    click(window.wizard.ui.express)
    assert window.wizard.page is page
    assert page.fields["handler"].edit.text() == "欧阳更正"


def test_a_draft_left_on_one_page_is_resumed_there(window: Window, qtbot: QtBot, click: Click, workbook: Path) -> None:
    express(window, qtbot, click, workbook)
    window.show_screen("home")
    row = next(each for each in window.home.ui.draftsCard.findChildren(QPushButton) if each.text() == "继续")
    assert "一页办理" in row.accessibleName()
    click(row)
    assert isinstance(window.wizard.page, ExpressPage)


def test_a_narrow_window_shows_either_the_answers_or_the_paper(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    page = express(window, qtbot, click, workbook)
    assert page.ui.paper.isVisible()
    assert not page.ui.sideShown.isVisible()
    window.resize(910, 485)
    qtbot.waitUntil(lambda: not page.ui.paper.isVisible())
    click(page.ui.sideShown.buttons["paper"])
    assert page.ui.paper.isVisible()
    assert not page.ui.fieldScroll.isVisible()
    press(page, qtbot, "经办人姓名")
    assert page.fields["handler"].edit.isVisible()


def press(page: ExpressPage | ReviewPage, qtbot: QtBot, name: str) -> None:
    """Click the spot of the field *name* on the paper."""
    view = page.ui.paper.view
    number, rectangle = page.ui.paper.spots(name)[0]
    view.bring_into_view(number, rectangle)
    point: QPoint = view.pixels_of(number, rectangle).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_beside_the_review_stands_the_paper_and_a_click_on_it_leads_to_the_field(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "renew", {"renew.way": "mail"})
    choose_unit(window, qtbot, workbook)
    page = go_on(window, click, StepKind.REVIEW)
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: page.ui.paper.settled and page.ui.paper.pages is not None)
    press(page, qtbot, "法定代表人")
    unit_page = window.wizard.page
    assert isinstance(unit_page, UnitPage)
    assert unit_page.browser.fields["legal_person"].edit.hasFocus()
    assert window.wizard.ui.next.text().startswith("返回核对")


def test_a_change_of_name_is_settled_here_too(window: Window, qtbot: QtBot, click: Click, workbook: Path) -> None:
    row = next(each for each in PRINTED if each.scenario == "rename-code")
    page = express(window, qtbot, click, workbook, row)
    shown = list(page.fields)
    assert all(page.fields[name].isVisible() for name in ("former_name", "name", "former_code", "code"))
    assert shown
    old, new = page.fields["former_name"].edit, page.fields["name"].edit
    assert (old.y() - new.y(), old.mapTo(page, QPoint()).x() < new.mapTo(page, QPoint()).x()) == (0, True)
    typed = new.text()
    type_text(new, old.text())
    assert "原单位名称和新单位名称一样" in page.ui.problem.text()
    assert "一样" in window.wizard.ui.status.text()
    assert not window.wizard.ui.next.isEnabled()
    assert not window.wizard.ui.only.isEnabled()
    type_text(new, typed)
    assert window.wizard.ui.only.isEnabled()


def test_the_senders_telephone_is_masked_when_that_is_wanted(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    page = express(window, qtbot, click, workbook)
    assert page.ways.mask_sender.isVisible()
    page.ways.mask_sender.click()
    assert window.wizard.plan is not None
    (phone,) = {each.values["寄件手机"] for each in window.wizard.plan.documents}
    assert "****" in phone
    page.ways.delivery.buttons["onsite"].click()
    assert not page.ways.mask_sender.isVisible()


def test_a_certificate_that_is_missing_is_typed_here(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    page = express(window, qtbot, click, workbook)
    before = page.model.rowCount()

    def add(dialog: object) -> None:
        assert isinstance(dialog, CertificatesDialog)
        dialog.editor.table.put(before, 0, [["新领的一枚", "T9001", "2027-03-01", "王芳"]])
        dialog.save.click()

    meet(CertificatesDialog, add)
    page.change.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 1, timeout=10_000)
    assert page.model.texts((before, window.wizard.case.unit.certificates[before]))[1] == "T9001"  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", [StepKind.MATERIALS, StepKind.REVIEW])
def test_the_one_page_is_reached_from_the_late_steps_too(
    kind: StepKind, window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "renew", {"renew.way": "mail"})
    choose_unit(window, qtbot, workbook)
    go_on(window, click, kind)
    click(window.wizard.ui.express)
    assert isinstance(window.wizard.page, ExpressPage)
    assert window.wizard.ui.next.text().startswith("导出并打印")


def test_a_reader_hears_the_paper_and_goes_to_a_field_from_its_spot(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    page = express(window, qtbot, click, workbook)
    if page.ui.sideShown.isVisible():
        page.ui.sideShown.buttons["paper"].click()
    reader = Reader(window, qtbot)
    assert "北京市某某区生态环境综合执法大队" in [name_of(node) for node in reader.all(QAccessible.Role.StaticText)]
    reader.press("经办人姓名：去改")
    line = page.ui.paper.line
    qtbot.waitUntil(lambda: line.isVisible() or page.fields["handler"].edit.hasFocus())
