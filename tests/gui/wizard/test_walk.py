"""From the choice of business to the finished folder, by mouse."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.materials_page import MaterialsPage
from bjcert_desktop.gui.wizard.online_page import OnlinePage
from bjcert_desktop.gui.wizard.review_page import ReviewPage
from bjcert_desktop.gui.wizard.stop_page import StopPage
from bjcert_desktop.gui.wizard.unit_page import UnitPage
from bjcert_desktop.settings.policy import load_policy
from tests.gui.walking import Click, choose_business, choose_unit, export, go_on, tick_one, type_text
from tests.scenarios import FREE_PAPERS, ROWS, GuideRow


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_scenario_is_walked_from_the_first_page_to_the_finished_folder(
    row: GuideRow, window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, row.business, row.answers)
    if not row.documents:
        page = window.wizard.page
        assert isinstance(page, StopPage)
        assert page.ui.telephone.text() == "62042172"
        click(window.wizard.ui.next)
        assert window.home.isVisible()
        return
    choose_unit(window, qtbot, workbook)
    if row.online:
        click(window.wizard.ui.next)
        assert isinstance(window.wizard.page, OnlinePage)
    else:
        tick_one(window)
        assert "费用合计" in window.wizard.ui.total.text()
        page = go_on(window, click, StepKind.MATERIALS)
        assert isinstance(page, MaterialsPage)
        for box in page.boxes.values():
            box.click()
        assert window.wizard.plan is not None
        assert not window.wizard.plan.unticked
        click(window.wizard.ui.next)
        assert isinstance(window.wizard.page, ReviewPage)
        assert window.wizard.ui.total.isVisible()
    assert export(window, qtbot, click) == list(row.documents)
    click(window.wizard.ui.next)
    assert window.home.isVisible()
    assert window.wizard.case.unit is None


def test_a_name_corrected_for_this_case_reaches_the_form_and_not_the_workbook(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    before = workbook.read_bytes()
    choose_business(window, click, "renew", {"renew.way": "mail"})
    page = choose_unit(window, qtbot, workbook)
    type_text(page.browser.fields["legal_person"].edit, "欧阳更正")
    go_on(window, click, StepKind.REVIEW)
    export(window, qtbot, click)
    assert window.wizard.exported is not None
    cells = [
        c.text for t in docx.Document(str(window.wizard.exported.files[0])).tables for r in t.rows for c in r.cells
    ]
    assert "欧阳更正" in cells
    assert workbook.read_bytes() == before


def test_blanks_in_names_are_kept_and_full_width_digits_become_ascii(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "new", {})
    page = choose_unit(window, qtbot, workbook)
    window.activateWindow()
    address = page.browser.fields["address"].edit
    address.setFocus()
    qtbot.waitUntil(address.hasFocus, timeout=5_000)
    for text in ("Block", " ", "9"):
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        if text == "Block":
            address.selectAll()
        QApplication.sendEvent(address, typed)
    assert address.text() == "Block 9"
    type_text(page.browser.fields["code"].edit, "１１１１０１０５０００００１０１１ｆ")
    assert window.wizard.case.choices.corrections["code"] == "11110105000001011F"
    assert window.wizard.case.choices.corrections["address"] == "Block 9"


def test_going_back_and_forth_loses_no_answer(window: Window, qtbot: QtBot, click: Click, workbook: Path) -> None:
    choose_business(window, click, "renew", {"renew.way": "mail"})
    page = choose_unit(window, qtbot, workbook)
    type_text(page.browser.fields["address"].edit, "北京市示例区新址 1 号")
    certificates = page.certificates
    certificates.ui.years.setValue(2)
    click(certificates.ui.all)  # those that are not due, too
    certificates.model.setData(certificates.model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    materials = go_on(window, click, StepKind.MATERIALS)
    assert isinstance(materials, MaterialsPage)
    click(materials.ways.delivery.buttons["onsite"])
    materials.boxes["handler-id"].click()
    said = window.wizard.case
    while window.wizard.isVisible():
        click(window.wizard.ui.back)
    home = window.home
    assert home.isVisible()
    assert home.cards["renew"].property("chosen") == "true"
    click(home.cards["rename"])  # another business, and back again
    click(window.wizard.ui.back)
    click(home.cards["renew"])
    while window.wizard.steps[window.wizard.at].kind is not StepKind.REVIEW:
        click(window.wizard.ui.next)
    assert window.wizard.case == said
    assert window.wizard.plan is not None
    assert (window.wizard.plan.total, len(window.wizard.plan.certificates)) == (190 * 6 * 2, 6)
    assert window.wizard.plan.unit.address == "北京市示例区新址 1 号"


def test_the_rail_leads_to_earlier_steps_and_to_later_ones_reached_before(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    click(window.wizard.ui.next)
    states = [entry.property("state") for entry in window.wizard.ui.rail.entries if entry.isVisible()]
    assert states == ["done", "done", "now", *["later"] * 2]
    assert not window.wizard.ui.rail.entries[3].isEnabled()
    click(window.wizard.ui.rail.entries[1])
    assert isinstance(window.wizard.page, UnitPage)
    click(window.wizard.ui.rail.entries[2])
    assert isinstance(window.wizard.page, MaterialsPage)


def test_before_the_export_the_program_says_that_a_form_is_only_a_sample(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    said = "申请表是示例表样，不是官方原表"
    choose_business(window, click, "rename", {"rename.code": "yes", "rename.key": "yes"})
    choose_unit(window, qtbot, workbook)
    go_on(window, click, StepKind.MATERIALS)
    assert said in window.wizard.page.ui.lead.text()
    go_on(window, click, StepKind.REVIEW)
    assert said in window.wizard.page.ui.missing.text()


def test_the_edit_link_of_a_missing_value_leads_to_its_field(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "rename", {"rename.code": "yes", "rename.key": "yes"})
    chosen = choose_unit(window, qtbot, workbook)
    former = chosen.browser.fields["former_legal_person"].edit
    assert (former.text() != "", former.accessibleDescription()) == (True, "取自单位信息表")
    former.selectAll()
    qtbot.keyClick(former, Qt.Key.Key_Delete)
    go_on(window, click, StepKind.REVIEW)
    review = window.wizard.page
    assert isinstance(review, ReviewPage)
    assert "原法定代表人" in review.ui.missing.text()
    link = next(b for b in review.findChildren(QPushButton) if b.accessibleName() == "填写原法定代表人")
    click(link)
    page = window.wizard.page
    assert isinstance(page, UnitPage)
    assert window.focusWidget() is page.browser.fields["former_legal_person"].edit


def test_a_material_is_ticked_by_a_click_on_its_name(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    go_on(window, click, StepKind.MATERIALS)
    QApplication.processEvents()
    name = next(label for label in window.wizard.page.findChildren(QLabel) if label.text() == "经办人身份证复印件")
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert window.wizard.case.ticked == {"handler-id"}
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert window.wizard.case.ticked == set()


def test_delivery_and_payment_are_listed_on_the_review_page(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    materials = go_on(window, click, StepKind.MATERIALS)
    assert isinstance(materials, MaterialsPage)
    click(materials.ways.delivery.buttons["onsite"])
    go_on(window, click, StepKind.REVIEW)
    texts = [label.text() for label in window.wizard.page.findChildren(QLabel)]
    assert texts[texts.index("提交方式") + 1] == "现场"
    assert texts[texts.index("支付方式") + 1] == "网银汇款转账"


def test_how_certificates_come_back_is_asked_apart_from_how_papers_go_in(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    page = go_on(window, click, StepKind.MATERIALS)
    assert isinstance(page, MaterialsPage)
    assert page.ways.collection.buttons["mail"].isChecked()
    click(page.ways.collection.buttons["onsite"])
    page.ways.mask_sender.click()
    assert (window.wizard.case.delivery, window.wizard.case.collection) == ("mail", "onsite")
    assert window.wizard.plan is not None
    values = window.wizard.plan.documents[0].values
    assert (values["办理方式"], values["领取方式"]) == ("邮寄", "自取")
    assert "****" in values["寄件手机"]
    click(page.ways.delivery.buttons["onsite"])
    assert not page.ways.mask_sender.isVisible(), "there is no parcel"


def test_unticked_materials_are_named_before_the_export_and_do_not_stop_it(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "revoke", {"revoke.valid": "yes"})
    choose_unit(window, qtbot, workbook)
    go_on(window, click, StepKind.REVIEW)
    review = window.wizard.page
    assert isinstance(review, ReviewPage)
    assert "在有效期内的证书介质" in review.ui.missing.text()
    assert export(window, qtbot, click) == list(FREE_PAPERS)


def test_exporting_a_second_time_leaves_the_first_folder_as_it_was(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    go_on(window, click, StepKind.REVIEW)
    export(window, qtbot, click)
    assert window.wizard.exported is not None
    first = window.wizard.exported.folder
    before = {path: path.read_bytes() for path in first.iterdir()}
    click(window.wizard.ui.back)
    window.wizard.exported = None
    export(window, qtbot, click)
    assert window.wizard.exported is not None
    assert window.wizard.exported.folder != first
    assert {path: path.read_bytes() for path in first.iterdir()} == before


def test_without_a_ticked_certificate_the_next_step_is_disabled_with_the_reason(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "renew", {"renew.way": "mail"})
    page = choose_unit(window, qtbot, workbook).certificates
    click(page.ui.none)
    assert not window.wizard.ui.next.isEnabled()
    assert page.ui.banner.text() == "请勾选要办理的证书。"
    assert "证书" in window.wizard.ui.status.text()
    click(page.ui.all)
    assert window.wizard.ui.next.isEnabled()


def test_an_unreadable_workbook_is_reported_and_the_last_one_stays(
    window: Window, qtbot: QtBot, click: Click, workbook: Path, tmp_path: Path
) -> None:
    choose_business(window, click, "new", {})
    page = choose_unit(window, qtbot, workbook)
    good = window.workbook.registry
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"not a workbook")
    window.workbook.open(broken)
    qtbot.waitUntil(lambda: bool(page.ui.banner.text()), timeout=20_000)
    assert "坏.xlsx" in page.ui.banner.text()
    assert window.workbook.registry is good
    assert page.browser.isVisible()


def test_an_unwritable_folder_is_reported_on_the_review_page(
    window: Window, qtbot: QtBot, click: Click, workbook: Path, tmp_path: Path
) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    go_on(window, click, StepKind.REVIEW)
    window.wizard.out = tmp_path / "不是文件夹"
    window.wizard.out.write_text("")
    click(window.wizard.ui.next)
    review = window.wizard.page
    assert isinstance(review, ReviewPage)
    qtbot.waitUntil(lambda: bool(review.ui.problem.text()), timeout=20_000)
    assert "不是文件夹" in review.ui.problem.text()
    assert window.wizard.exported is None


def test_the_account_is_copied_without_blanks(window: Window, qtbot: QtBot, click: Click, workbook: Path) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    page = go_on(window, click, StepKind.MATERIALS)
    copy = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "复制账号")
    click(copy)
    assert QGuiApplication.clipboard().text() == "01090327800120102315712"
    assert "已复制" in copy.text()


def test_personal_numbers_are_masked_until_asked_for(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    assert window.wizard.case.unit is not None
    number = window.wizard.case.unit.handler_id
    go_on(window, click, StepKind.REVIEW)
    texts = [label.text() for label in window.wizard.page.findChildren(QLabel)]
    assert number not in texts
    assert f"{number[:4]}**********{number[-4:]}" in texts
    show = next(b for b in window.wizard.page.findChildren(QPushButton) if b.accessibleName() == "显示经办人身份证号")
    click(show)
    assert number in [label.text() for label in window.wizard.page.findChildren(QLabel)]


def test_all_values_of_the_review_stand_in_one_column(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "new", {})
    choose_unit(window, qtbot, workbook)
    window.wizard.assign(window.wizard.case.choose(corrections={"handler": "", "code": "11110105000001011E"}))
    review = go_on(window, click, StepKind.REVIEW)
    QApplication.processEvents()
    assert isinstance(review, ReviewPage)
    values = {
        label.text(): label.mapTo(review, QPoint(0, 0)).x()
        for label in review.ui.values.findChildren(QLabel)
        if label.property("role") in ("", None, "bad", "caution") and label.isVisible()
    }
    assert any("表上留空" in text for text in values)
    assert any("表上先留空" in text for text in values)
    assert len(set(values.values())) == 1, values


def test_the_last_workbook_and_folder_are_remembered(
    window: Window, qtbot: QtBot, workbook: Path, tmp_path: Path
) -> None:
    own = tmp_path / "本单位.csv"
    own.write_text("单位名称,统一社会信用代码\n甲局,12345678901234567X\n", "utf-8")
    for path in (own, workbook):  # the sample workbook is not remembered
        window.workbook.open(path)
        qtbot.waitUntil(lambda path=path: bool(window.workbook.registry) and window.workbook.registry.path == path)
    assert load_policy(tmp_path / "设置").path("registry") == own
    window.settings.remember("output", tmp_path / "别处")
    assert window.wizard.out == load_policy(tmp_path / "设置").path("output") == tmp_path / "别处"


def test_a_correction_from_the_review_focuses_the_field_and_leads_straight_back(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "renew", {"renew.way": "mail"})
    choose_unit(window, qtbot, workbook)
    page = go_on(window, click, StepKind.REVIEW)
    assert isinstance(page, ReviewPage)
    change = next(each for each in page.findChildren(QPushButton) if each.accessibleName() == "修改法定代表人")
    click(change)
    unit_page = window.wizard.page
    assert isinstance(unit_page, UnitPage)
    edit = unit_page.browser.fields["legal_person"].edit
    assert edit.hasFocus()
    type_text(edit, "欧阳更正")
    assert window.wizard.ui.next.text().startswith("返回核对")
    click(window.wizard.ui.next)
    assert window.wizard.page is page
    assert window.wizard.ui.next.text().startswith("导出 Word 文件")


def test_going_elsewhere_ends_a_correction(window: Window, qtbot: QtBot, click: Click, workbook: Path) -> None:
    choose_business(window, click, "renew", {"renew.way": "mail"})
    choose_unit(window, qtbot, workbook)
    page = go_on(window, click, StepKind.REVIEW)
    click(next(each for each in page.findChildren(QPushButton) if each.accessibleName() == "修改法定代表人"))
    click(window.wizard.ui.back)
    assert window.wizard.ui.next.text().startswith("下一步")


def test_a_code_with_a_slip_is_offered_as_it_was_meant_and_taken_over_with_a_click(
    window: Window, qtbot: QtBot, click: Click, workbook: Path
) -> None:
    choose_business(window, click, "renew", {"renew.way": "mail"})
    page = choose_unit(window, qtbot, workbook)
    assert window.wizard.case.unit is not None
    right = window.wizard.case.unit.code
    edit = page.browser.fields["code"]
    index = right.index("0")
    type_text(edit.edit, f"{right[:index]}O{right[index + 1 :]}")
    offered = next(each for each in edit.findChildren(QPushButton) if each.text().startswith("是不是"))
    assert right in offered.text()
    click(offered)
    assert edit.edit.text() == right
    assert window.wizard.plan is not None
    assert window.wizard.plan.unit.code == right
    assert not window.wizard.case.choices.corrections
