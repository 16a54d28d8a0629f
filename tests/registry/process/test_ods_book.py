""".ods and .xls files, as LibreOffice and others write them."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from bjcert_desktop.registry.api import Registry
from bjcert_desktop.registry.reading import read_registry

from ..conftest import CODE, HEADER, OTHER_CODE, TODAY, unit

NS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>\n  <text:p>{text}</text:p>\n</table:table-cell>\n"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>\n{''.join(cells)}</table:table-row>\n"


def ods(path: Path, rows: str, mimetype: bool = True, styles: str = "") -> Registry:
    """An .ods with indented XML, read."""
    with zipfile.ZipFile(path / "表.ods", "w", zipfile.ZIP_DEFLATED) as file:
        if mimetype:
            file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr(
            "content.xml",
            f'<?xml version="1.0"?>\n<office:document-content {NS}>\n<office:automatic-styles>{styles}'
            f"</office:automatic-styles>\n<office:body>\n<office:spreadsheet>\n"
            f'<table:table table:name="单位">\n{rows}</table:table>\n</office:spreadsheet>\n</office:body>\n'
            "</office:document-content>",
        )
    return read_registry(path / "表.ods")


HEAD = row(cell("单位名称"), cell("统一社会信用代码"), cell("经办人"))
FIRST = row(cell("甲局"), cell(CODE), cell("王示例"))


@pytest.mark.parametrize("mimetype", [True, False])
def test_an_indented_file_is_read_with_or_without_its_mimetype(tmp_path: Path, mimetype: bool) -> None:
    [one] = ods(tmp_path, HEAD + FIRST, mimetype).units
    assert (one.name, one.code, one.handler) == ("甲局", CODE, "王示例")


def test_numbers_are_read_as_they_are_shown(tmp_path: Path) -> None:
    phone = cell("010-69000000", 'office:value-type="float" office:value="1069000000"')
    header = row(cell("单位名称"), cell("统一社会信用代码"), cell("单位电话"), cell("邮政编码"))
    postcode = cell("010010", 'office:value-type="float" office:value="10010"')
    [one] = ods(tmp_path, header + row(cell("甲局"), cell(CODE), phone, postcode)).units
    assert (one.phone, one.postcode) == ("010-69000000", "010010")


def test_an_error_a_hidden_row_a_struck_row_and_a_merged_cell_are_seen(tmp_path: Path) -> None:
    struck = '<style:style style:name="s1"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    rows = (
        HEAD
        + row(cell("甲局"), cell(CODE), cell("王示例", 'table:number-rows-spanned="2"'))
        + row(cell("乙局"), cell(OTHER_CODE), "<table:covered-table-cell/>")
        + row(cell("丙局"), cell("12110191000010006W"), cell("#N/A", 'office:value-type="error"'))
        + row(cell("丁局"), cell("12110191000010372Q"), cell("李"), attributes='table:visibility="collapse"')
        + row(cell("戊局", 'table:style-name="s1"'), cell("12110191000010743F"), cell("李"))
    )
    registry = ods(tmp_path, rows, styles=struck)
    assert [(each.name, each.handler) for each in registry.units] == [
        ("甲局", "王示例"),
        ("乙局", "王示例"),
        ("丙局", ""),
    ]
    assert [(each.row, each.kind) for each in registry.left_out] == [(5, "hidden"), (6, "struck")]
    assert ("C", 4) in [(each.column, each.row) for each in registry.problems if each.code == "cell-error"]


def test_very_many_repeated_rows_cost_nothing(tmp_path: Path) -> None:
    rows = HEAD + FIRST + row("<table:table-cell/>", attributes='table:number-rows-repeated="1048570"')
    assert len(ods(tmp_path, rows).units) == 1


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_what_a_workbook_shows_is_seen_in_other_programs_formats(tmp_path: Path, kind: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice, which makes this format for the test, is not installed")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "单位"
    for line in ((*HEADER, "单位电话"), unit("甲局"), unit("乙局", OTHER_CODE), unit("丙局", "12110191000010006W")):
        sheet.append(line)
    sheet.append(unit("丁局", "12110191000010372Q"))
    sheet["D2"] = "=1/0"
    sheet["C3"] = None
    sheet.merge_cells("C2:C3")
    sheet["F2"], sheet["F2"].number_format = 69000000, "000-00000000"
    sheet.row_dimensions[4].hidden = True
    for letter in "ABCDE":
        sheet[f"{letter}5"].font = Font(strike=True)
    book.save(tmp_path / "表.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "表.xlsx")], check=True, capture_output=True, timeout=120)
    registry = read_registry(tmp_path / f"表.{kind}", today=TODAY)
    assert [(each.name, each.handler, each.phone) for each in registry.units] == [
        ("甲局", "王示例", "000-69000000"),
        ("乙局", "王示例", ""),
    ]
    assert [(each.row, each.kind) for each in registry.left_out] == [(4, "hidden"), (5, "struck")]
    assert [(each.row, each.column) for each in registry.problems if each.code == "cell-error"] == [(2, "D")]
