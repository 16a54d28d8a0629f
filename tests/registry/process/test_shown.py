"""What a person sees on a sheet is what is read: merged, hidden, struck and formatted cells, errors and pictures."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from bjcert_desktop.registry.api import Registry
from bjcert_desktop.registry.process.refusals import REFUSALS
from bjcert_desktop.registry.reading import read_registry

from ..conftest import CODE, HEADER, OTHER_CODE, TODAY, problem_cells, unit

Change = Callable[[Worksheet], None]
THIRD = "12110191000010006W"


def make(path: Path, change: Change, header: tuple[str, ...] = HEADER) -> Registry:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "单位"
    for row in (header, unit("甲局"), unit("乙局", OTHER_CODE), unit("丙局", THIRD)):
        sheet.append(row)
    change(sheet)
    book.save(path / "表.xlsx")
    return read_registry(path / "表.xlsx", today=TODAY)


def edit(path: Path, old: str, new: str) -> None:
    """Replace text in the first sheet's XML."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for part, data in parts.items():
            file.writestr(part, data)


def test_every_row_of_a_merged_range_has_its_value(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for letter in "CE":
            sheet[f"{letter}3"] = sheet[f"{letter}4"] = None
            sheet.merge_cells(f"{letter}2:{letter}4")

    registry = make(tmp_path, change)
    assert [(each.handler, each.handler_phone) for each in registry.units] == [("王示例", "13800000000")] * 3
    assert registry.problems == ()


def test_a_merged_range_below_the_list_makes_no_units(tmp_path: Path) -> None:
    registry = make(tmp_path, lambda sheet: sheet.merge_cells("C4:C40"))
    assert len(registry.units) == 3


@pytest.mark.parametrize("mark", ["hidden", "height", "filter"])
def test_a_row_that_is_not_shown_is_named_and_is_no_unit(tmp_path: Path, mark: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = mark != "height"
        if mark == "filter":
            sheet.auto_filter.ref = "A1:E4"
            sheet.auto_filter.add_filter_column(0, ["甲局", "丙局"])

    registry = make(tmp_path, change)
    if mark == "height":
        edit(tmp_path / "表.xlsx", '<row r="3"', '<row r="3" ht="0" customHeight="1"')
        registry = read_registry(tmp_path / "表.xlsx")
    assert [each.name for each in registry.units] == ["甲局", "丙局"]
    [left] = registry.left_out
    assert (left.row, left.kind, left.text) == (3, "filtered" if mark == "filter" else "hidden", "乙局")
    whole = read_registry(tmp_path / "表.xlsx", {"单位!A": "单位名称", "单位!隐藏行": "读"})
    assert [each.name for each in whole.units] == ["甲局", "乙局", "丙局"]


def test_a_struck_row_is_named_and_is_no_unit(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for letter in "ABCDE":
            sheet[f"{letter}3"].font = Font(strike=True)

    registry = make(tmp_path, change)
    assert [each.name for each in registry.units] == ["甲局", "丙局"]
    assert [(row.row, row.kind) for row in registry.left_out] == [(3, "struck")]
    assert registry.left_out[0].unit is not None


def test_a_struck_cell_is_blank_and_named(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["E3"].font = Font(strike=True)

    registry = make(tmp_path, change)
    assert [each.handler_phone for each in registry.units] == ["13800000000", "", "13800000000"]
    assert problem_cells(registry) == [("E3", "struck-cell")]


def test_the_struck_part_of_a_cell_is_left_out_and_told(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        old = TextBlock(InlineFont(strike=True), "旧名称局")
        sheet["A3"] = CellRichText(old, TextBlock(InlineFont(b=True), "新名称局"))
        sheet["C3"] = CellRichText(TextBlock(InlineFont(strike=True), "张示例"))

    registry = make(tmp_path, change)
    assert (registry.units[1].name, registry.units[1].handler) == ("新名称局", "")
    assert problem_cells(registry) == [("A3", "struck-part"), ("C3", "struck-cell")]


SHOWN: dict[str, tuple[object, str, str, list[tuple[str, str]]]] = {
    # what it is: (value, format, the serial number that is read, problems)
    "leading zeros": (12345678, "0000000000", "0012345678", []),
    "a prefix": (12345678, '"BJCA"0000000000', "BJCA0012345678", []),
    "groups": (12345678, "000-0000-000", "001-2345-678", []),
    "nothing at all": (12345678, ";;;", "", [("B2", "shown-blank")]),
    "a time of a number": (13800000001, "[h]:mm:ss", "", [("B2", "cell-unreadable")]),
    "its own digits": (12345678, "General", "12345678", []),
}


@pytest.mark.parametrize(("value", "code", "serial", "problems"), SHOWN.values(), ids=SHOWN.keys())
def test_a_formatted_number_is_read_as_it_is_shown(
    tmp_path: Path, value: object, code: str, serial: str, problems: list[tuple[str, str]]
) -> None:
    def change(sheet: Worksheet) -> None:
        keys = sheet.parent.create_sheet("证书")
        keys.append(("统一社会信用代码", "USBKey序列号", "到期日期"))
        keys.append((CODE, value, date(2030, 1, 1)))
        keys["B2"].number_format = code

    registry = make(tmp_path, change)
    assert [key.serial for key in registry.units[0].certificates] == [serial]
    assert [each for each in problem_cells(registry) if each[0] == "B2"] == problems


def test_a_date_without_its_day_is_no_date(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        keys = sheet.parent.create_sheet("证书")
        keys.append(("统一社会信用代码", "USBKey序列号", "到期日期"))
        keys.append((CODE, "K1", date(2026, 3, 1)))
        keys["C2"].number_format = 'yyyy"年"m"月"'

    registry = make(tmp_path, change)
    assert registry.units[0].certificates[0].valid_to is None
    assert problem_cells(registry) == [("C2", "date-unreadable")]


#: XML that stands in place of the cell E3; LibreOffice opens every one of these files.
ODD_CELLS = {
    "an unknown error": ('<c r="E3" t="e"><v>#ERROR!</v></c>', "cell-error"),
    "an error of a newer Excel": ('<c r="E3" t="e"><v>#SPILL!</v></c>', "cell-error"),
    "an odd truth value": ('<c r="E3" t="b"><v>是</v></c><c r="G3" t="e"><v>#LOADING!</v></c>', "cell-unreadable"),
    "a picture of WPS": (
        '<c r="E3" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>',
        "cell-picture",
    ),
    "a formula without its value": ('<c r="E3"><f>A1&amp;B1</f></c>', "formula-without-value"),
}


@pytest.mark.parametrize(("xml", "code"), ODD_CELLS.values(), ids=ODD_CELLS.keys())
def test_one_odd_cell_is_blank_and_named_and_the_rest_is_read(tmp_path: Path, xml: str, code: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["E3"] = "此格"

    make(tmp_path, change)
    with zipfile.ZipFile(tmp_path / "表.xlsx") as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    start = sheet.index('<c r="E3"')
    edit(tmp_path / "表.xlsx", sheet[start : sheet.index("</c>", start) + 4], xml)
    registry = read_registry(tmp_path / "表.xlsx")
    assert [each.name for each in registry.units] == ["甲局", "乙局", "丙局"]
    assert [each.handler_phone for each in registry.units] == ["13800000000", "", "13800000000"]
    assert ("E3", code) in problem_cells(registry)


def test_a_picture_that_excel_placed_in_a_cell_is_named_as_one(tmp_path: Path) -> None:
    make(tmp_path, lambda sheet: sheet.__setitem__("E3", "此格"))
    with zipfile.ZipFile(tmp_path / "表.xlsx", "a") as file:
        file.writestr("xl/richData/rdrichvalue.xml", "<rvData/>")
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    start = sheet.index('<c r="E3"')
    cell = sheet[start : sheet.index("</c>", start) + 4]
    edit(tmp_path / "表.xlsx", cell, '<c r="E3" t="e" vm="1"><v>#VALUE!</v></c>')
    assert ("E3", "cell-picture") in problem_cells(read_registry(tmp_path / "表.xlsx"))


def test_of_two_equal_headers_the_visible_one_counts(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for row, text in enumerate(("手机号", "13900000001", "13900000002", "13900000003"), 1):
            sheet.cell(row, 6).value = text
        sheet["E1"] = "手机号"
        sheet.column_dimensions["E"].hidden = True

    registry = make(tmp_path, change)
    assert [each.handler_phone for each in registry.units] == ["13900000001", "13900000002", "13900000003"]
    [problem] = [each for each in registry.problems if each.code == "column-duplicate"]
    assert problem.column == "E"
    assert "只读 F 列" in problem.message


def test_a_workbook_of_odd_cells_that_libreoffice_opens_is_read(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    make(tmp_path, lambda sheet: None)
    odd = "".join(xml.replace("3", "9") for xml, _ in ODD_CELLS.values() if "DISPIMG" not in xml)
    edit(tmp_path / "表.xlsx", "</sheetData>", f'<row r="9">{odd}</row></sheetData>')
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "表.xlsx")], check=True, capture_output=True, timeout=120)
    assert THIRD in (tmp_path / "表.csv").read_text("ascii", "replace")
    assert [each.name for each in read_registry(tmp_path / "表.xlsx").units] == ["甲局", "乙局", "丙局"]


def test_no_refusal_calls_a_workbook_damaged() -> None:
    assert not [code for code, (message, _) in REFUSALS.items() if "损坏" in message]
