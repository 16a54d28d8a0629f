"""The list of a batch as a workbook (批次汇总.xlsx): a row per unit, and a row of totals."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bjcert_desktop.registry.files import write_new
from bjcert_desktop.registry.report import put_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | None

#: What a column is called and how wide it is, in characters.
_COLUMNS = (
    ("序号", 6),
    ("单位名称", 30),
    ("统一社会信用代码", 20),
    ("业务", 8),
    ("情形", 20),
    ("证书枚数", 10),
    ("金额（元）", 12),
    ("文件夹", 44),
    ("文件数", 8),
    ("留空的项目", 26),
    ("问题", 34),
)
_AMOUNT = 7  # the column that holds money, counted from 1
_LINE, _HIGHEST = 14, 409  # points: of a line, and of the highest row that Excel takes
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
_LONGEST = 32_767  # characters that Excel takes in a cell


@dataclass(frozen=True)
class SummaryRow:
    """What became of one unit. *amount* in yuan; it and the other numbers are None where nothing was written."""

    name: str
    code: str
    business: str
    scenario: str
    certificates: int | None
    amount: int | None
    folder: str
    files: int | None
    missing: str
    problem: str


def write_summary(path: Path, rows: Sequence[SummaryRow]) -> None:
    """Write *rows* and their totals to the new workbook *path*; RegistryError when it exists or cannot be written."""
    write_new(path, lambda name: _save(name, rows))


def _save(name: str, rows: Sequence[SummaryRow]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)  # a row is written and let go: thousands of cells would take much memory
    _add_styles(book)
    sheet = book.create_sheet("汇总")
    _lay_out(sheet, len(rows) + 1)
    _write_row(sheet, 1, [name for name, _ in _COLUMNS], "表头")
    for number, row in enumerate(rows, 1):
        values = number, row.name, row.code, row.business, row.scenario, row.certificates, row.amount
        _write_row(sheet, number + 1, (*values, row.folder, row.files, row.missing, row.problem), "正文")
    totals = _sum([row.certificates for row in rows]), _sum([row.amount for row in rows])
    sums = None, "合计", None, None, None, *totals, None, _sum([row.files for row in rows]), None, None
    _write_row(sheet, len(rows) + 2, sums, "合计")
    book.save(name)


def _add_styles(book: "Workbook") -> None:
    """The looks of cells by name: given one by one to thousands of cells, fonts and borders take many times as long."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    side = Side(style="thin", color="BFBFBF")
    border, wrapped = Border(side, side, side, side), Alignment(vertical="top", wrap_text=True)
    for kind, color in (("表头", "DAE3F3"), ("正文", ""), ("合计", "F2F2F2")):
        font = Font(name="微软雅黑", size=10, bold=True) if color else Font(name="宋体", size=10)
        fill = PatternFill("solid", fgColor=color) if color else PatternFill()
        for what, number_format in (("文字", "@"), ("数字", "0"), ("金额", "#,##0")):
            style = NamedStyle(f"{kind}{what}", font, fill, border, wrapped, number_format)
            book.add_named_style(style)


def _write_row(sheet: "Worksheet", number: int, values: Sequence[Value], kind: str) -> None:
    """A row of cells in the looks of its *kind*. Texts stay texts, whatever they begin with."""
    from openpyxl.cell import WriteOnlyCell

    cells = [WriteOnlyCell(sheet) for _ in values]
    for column, (cell, value) in enumerate(zip(cells, values, strict=True), 1):
        what = ("金额" if column == _AMOUNT else "数字") if isinstance(value, int) else "文字"
        cell.style = f"{kind}{what}"
        if isinstance(value, int):
            cell.value = value
        elif value:
            put_text(cell, _NO_CHARACTERS.sub("", value)[:_LONGEST])
    sheet.row_dimensions[number].height = _height(values)
    sheet.append(cells)
    del sheet.row_dimensions[number]


def _lay_out(sheet: "Worksheet", last: int) -> None:
    """Ready to be read, filtered (rows 1 to *last*) and printed on A4 paper."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, (_, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{last}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = "第 &P 页　共 &N 页"


def _sum(numbers: Sequence[int | None]) -> int | None:
    """The sum of those that are known, None when none is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _height(values: Sequence[Value]) -> int:
    """How high a row must be for its longest text, in points: not every program works it out by itself."""
    lines = 1
    for (_, width), value in zip(_COLUMNS, values, strict=True):
        if isinstance(value, str):
            wide = sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in value)
            lines = max(lines, -(-wide // (width - 2)))
    return min(_LINE * lines + 3, _HIGHEST)
