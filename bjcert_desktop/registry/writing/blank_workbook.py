"""Write a blank unit registry (新建空白表), optionally with invented units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS, Field, FieldKind, names_of
from ...system.half_characters import without_halves
from ..cell_text import DATES
from ..column_letters import letter
from ..reading.columns import CERTIFICATE_COLUMNS, CERTIFICATE_SHEET, JOIN_FIELDS, UNIT_COLUMNS, UNIT_SHEET, header_text
from ..sample_units import sample_units
from .new_file import check_suffix, write_new

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from ...domain.unit import Unit

NOTES_SHEET = "填写说明"
_ROWS = 500  # rows formatted as text in advance
_WIDE = {"单位名称": 44, "单位地址": 34, "发票抬头": 30, "原单位名称": 30, "证书.证书名称": 44}
_MIDDLE = names_of(FieldKind.USCC, FieldKind.IDENTITY, FieldKind.EMAIL, FieldKind.INVOICE_EMAIL, FieldKind.SERIAL)
_CERTIFICATE_TYPES = ("单位证书", "其他证书")
_FONT = "微软雅黑"
_REMARKS = {
    "统一社会信用代码": "没有字母 I、O、S、V、Z；号码各列已设为文本格式，Excel 不会改动末尾几位",
    "经办人身份证号": "18 位，末位可以是大写 X",
    "发票抬头": "空着时用单位名称",
    "证书.生效日期": "写成 2026-3-1 或 2026年3月1日",
    "证书.到期日期": "写成 2026-3-1 或 2026年3月1日",
    "证书数量": "已经在“证书”表里逐枚登记的，这里空着",
}


def write_blank(path: Path, sample: bool = False, today: date | None = None) -> None:
    """Write a blank registry to *path*, with thirty invented units if *sample*.

    The dates of their certificates lie around *today*, by default the real date. Raises RegistryError if *path* exists
    or does not end in .xlsx.
    """
    write_units(path, sample_units(today or date.today()) if sample else [])


def write_units(path: Path, units: Sequence[Unit]) -> None:
    """Write a registry of *units* and their certificates to *path*; RegistryError if *path* exists."""
    from openpyxl import Workbook

    check_suffix(path, ".xlsx")
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = UNIT_SHEET
    _fill(sheet, tuple(UNIT_COLUMNS.values()), [_unit_row(unit) for unit in units])
    fill_certificates(book.create_sheet(CERTIFICATE_SHEET), units)
    _explain(book.create_sheet(NOTES_SHEET))
    book.properties.creator = "数字证书业务办理助手"
    book.properties.title = "单位信息表"
    write_new(path, book.save)


def fill_certificates(sheet: Worksheet, units: Iterable[Unit]) -> None:
    """Write the certificates of *units* into the new *sheet*."""
    _fill(sheet, tuple(CERTIFICATE_COLUMNS.values()), [row for unit in units for row in _certificate_rows(unit)])
    _drop_down(sheet)


def _unit_row(unit: Unit) -> list[str]:
    return [getattr(unit, field.attribute) for field in UNIT_FIELDS]


def _certificate_rows(unit: Unit) -> Iterable[list[object]]:
    for certificate in unit.certificates:
        yield [unit.code, unit.name, *(getattr(certificate, field.attribute) for field in CERTIFICATE_FIELDS)]


def _fill(sheet: Worksheet, fields: Sequence[Field], rows: Sequence[Sequence[object]]) -> None:
    """Write the header, the rows and the formats of *sheet*."""
    _header(sheet, fields)
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            if value:
                cell = sheet.cell(number, column)
                cell.value = without_halves(value)
                if isinstance(value, str):
                    cell.data_type = "s"  # never a formula, whatever it begins with
        if any(
            len(str(row[column])) * 2 > _WIDE[field.name] for column, field in enumerate(fields) if field.name in _WIDE
        ):
            sheet.row_dimensions[number].height = 30  # two lines
    for column, field in enumerate(fields, 1):
        _format(sheet, column, field, max(_ROWS, len(rows)))
    sheet.freeze_panes = "B2"
    _page(sheet, len(fields))


def _header(sheet: Worksheet, fields: Sequence[Field]) -> None:
    """Write the column names; needed columns differ in colour only, so that each text is the field's name."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="BFBFBF")
    sheet.row_dimensions[1].height = 26
    for column, field in enumerate(fields, 1):
        cell = sheet.cell(1, column, header_text(field.name))
        cell.font = Font(name=_FONT, size=11, bold=True, color="FFFFFF" if field.needed else "1F3864")
        cell.fill = PatternFill("solid", fgColor="2F5597" if field.needed else "DAE3F3")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(left=line, right=line, top=line, bottom=line)


def _format(sheet: Worksheet, column: int, field: Field, rows: int) -> None:
    from openpyxl.styles import Alignment, Font

    font, alignment = Font(name=_FONT, size=10), Alignment(vertical="center", wrap_text=field.name in _WIDE)
    number_format = "yyyy-mm-dd" if field.name in DATES else "@"
    dimension = sheet.column_dimensions[letter(column - 1)]
    dimension.width = _WIDE.get(field.name, 24 if field.name in _MIDDLE else 14)
    dimension.number_format = number_format
    for number in range(2, rows + 2):
        cell = sheet.cell(number, column)
        cell.number_format, cell.font, cell.alignment = number_format, font, alignment


def _drop_down(sheet: Worksheet) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = DataValidation(
        type="list", formula1=f'"{",".join(_CERTIFICATE_TYPES)}"', allow_blank=True, showErrorMessage=False
    )
    column = letter(list(CERTIFICATE_COLUMNS).index("证书.证书类型"))
    choices.add(f"{column}2:{column}{_ROWS + 1}")
    sheet.add_data_validation(choices)


def _explain(sheet: Worksheet) -> None:
    """Write one row per column: its sheet, name, meaning, example, whether it is needed, and remarks."""
    from openpyxl.styles import Alignment, Font, PatternFill

    heads = ("工作表", "列名", "填什么", "示例", "是否必填", "备注")
    rows = [heads]
    rows += [_explanation(UNIT_SHEET, field) for field in UNIT_FIELDS]
    rows += [(CERTIFICATE_SHEET, name, "与“单位”表一致，写明是谁的证书", "", "二者填一", "") for name in JOIN_FIELDS]
    rows += [_explanation(CERTIFICATE_SHEET, field) for field in CERTIFICATE_FIELDS]
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column, text)
            cell.number_format = "@"
            cell.font = Font(name=_FONT, size=10, bold=number == 1)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            if number == 1:
                cell.fill = PatternFill("solid", fgColor="DAE3F3")
    for column, width in enumerate((10, 20, 44, 30, 12, 62)):
        sheet.column_dimensions[letter(column)].width = width
    sheet.freeze_panes = "A2"
    _page(sheet, len(heads))


def _explanation(sheet: str, field: Field) -> tuple[str, str, str, str, str, str]:
    needed = "必填" if field.needed else "选填" if field.optional else "建议填写"
    return sheet, header_text(field.name), field.meaning, field.example, needed, _REMARKS.get(field.name, "")


def _page(sheet: Worksheet, columns: int) -> None:
    """Print on A4 landscape, as few pages wide as legible, with the header and first column on every page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1 + columns // 12, 0
    sheet.print_title_cols = "A:A"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{letter(columns - 1)}{max(sheet.max_row if sheet.title == NOTES_SHEET else 40, 2)}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    if (footer := sheet.oddFooter) and footer.center:
        footer.center.text = "第 &P 页，共 &N 页"
