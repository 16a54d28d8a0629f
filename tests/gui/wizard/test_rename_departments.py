"""A change of name and code in the window: five departments, each under the right name on each set of papers."""

from pathlib import Path

import docx
import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.review_page import ReviewPage
from bjcert_desktop.gui.wizard.unit_page import UnitPage
from tests.gui.walking import Click, choose_business, export, go_on, type_text

OLD, NEW = "北京市示例区环境保护局", "北京市示例区生态环境局"
OLD_CODE, NEW_CODE = "121101050000035003", "11110105000001011F"
DEPARTMENTS = (f"{OLD}办公室", "", f"{NEW}法规科", OLD, "信息中心")


def write_workbook(path: Path, *, renamed: bool) -> None:
    """The unit under its new name beside the former one, or still under the former one alone."""
    book = openpyxl.Workbook()
    units = book.active
    assert units is not None
    units.title = "单位"
    units.append(["单位名称", "统一社会信用代码", "法定代表人", "单位地址", "原单位名称", "原统一社会信用代码"])
    code = NEW_CODE if renamed else OLD_CODE
    former = [OLD, OLD_CODE] if renamed else ["", ""]
    units.append([NEW if renamed else OLD, code, "本表的法人", "本表的地址", *former])
    certificates = book.create_sheet("证书")
    certificates.append(["统一社会信用代码", "证书名称", "USBKey序列号"])
    for number, name in enumerate(DEPARTMENTS):
        certificates.append([code, name, f"S{number}"])
    book.save(path)


@pytest.mark.parametrize("renamed", [True, False], ids=["workbook renamed", "workbook not renamed yet"])
def test_each_department_stands_under_the_right_name_on_each_set(
    window: Window, qtbot: QtBot, click: Click, tmp_path: Path, renamed: bool
) -> None:
    workbook = tmp_path / "单位信息表.xlsx"
    write_workbook(workbook, renamed=renamed)
    choose_business(window, click, "rename", {"rename.code": "yes", "rename.key": "yes"})
    page = window.wizard.page
    assert isinstance(page, UnitPage)
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)
    page.browser.ui.units.setCurrentIndex(page.browser.model.index(0, 0))
    if not renamed:
        assert page.browser.fields["former_name"].edit.text() == OLD
        assert not window.wizard.ui.next.isEnabled()
        type_text(page.browser.fields["name"].edit, NEW)
        type_text(page.browser.fields["code"].edit, NEW_CODE)
    assert page.certificates.model.chosen == set(range(len(DEPARTMENTS)))
    assert isinstance(go_on(window, click, StepKind.REVIEW), ReviewPage)
    export(window, qtbot, click)
    assert window.wizard.exported is not None
    papers = {path.stem: docx.Document(str(path)) for path in window.wizard.exported.files if path.suffix == ".docx"}

    def column(title: str, number: int) -> list[str]:
        (table,) = (each for each in papers[title].tables if each.rows[0].cells[0].text == "序号")
        return [row.cells[number].text for row in table.rows[1 : len(DEPARTMENTS) + 1]]

    assert column("明细表（新办）", 1) == [f"{NEW}办公室", NEW, f"{NEW}法规科", NEW, "信息中心"]
    assert column("明细表（吊销）", 1) == [f"{OLD}办公室", OLD, f"{OLD}法规科", OLD, "信息中心"]
    assert (set(column("明细表（新办）", 2)), set(column("明细表（吊销）", 2))) == ({NEW_CODE}, {OLD_CODE})
    revoking = "\n".join(cell.text for row in papers["申请表（吊销）"].tables[0].rows for cell in row.cells)
    assert OLD in revoking
    assert NEW not in revoking
    assert ("本表的法人" in revoking) is (not renamed)  # in a row of the new unit, it is the new unit's
