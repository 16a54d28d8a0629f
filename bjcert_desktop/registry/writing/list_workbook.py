"""Write a list as a workbook with named columns and totals, ready to read, filter and print."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ...errors import RegistryError
from .new_file import check_suffix, write_new

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

ListValue = str | int | date | None
ListKind = Literal["文字", "序号", "数字", "金额", "日期"]

_FORMATS: dict[ListKind, str] = {"文字": "@", "序号": "0", "数字": "0", "金额": "#,##0", "日期": "yyyy-mm-dd"}
_LINE, _HIGHEST = 14, 409  # points: of a line, and of the highest row in Excel
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
_LONGEST = 32_767  # characters in a cell of Excel
_REPORTED = 200  # rows between two reports of progress


@dataclass(frozen=True)
class ListColumn:
    """A column's name, its width in characters, and the kind of its values.

    Only 数字 and 金额 (in whole yuan) are totalled.
    """

    name: str
    width: int
    kind: ListKind = "文字"


class Stopped(RegistryError):  # noqa: N818 - a person stopped it
    """Writing was cancelled; nothing was written."""


def write_listing(
    path: Path,
    title: str,
    columns: Sequence[ListColumn],
    rows: Iterable[Sequence[ListValue]],
    totals: bool = False,
    report: Callable[[int], object] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write *rows* to the new workbook *path*, on a sheet named *title*; *totals* adds a row of sums below them.

    Numbers, dates and texts keep their types; None leaves a cell blank. Rows are written as they come and not kept;
    *report* receives their number from time to time. Raises RegistryError if *path* exists, does not end in .xlsx or
    cannot be written; Stopped once *cancelled* returns true.
    """
    check_suffix(path, ".xlsx")

    def save(name: str) -> None:
        _save(name, title, columns, _reported(rows, report, cancelled), totals)  # closes its temporary file
        if cancelled():
            raise Stopped(f"已停止，没有写出“{path.name}”。", "需要时可以再导出一次。")

    write_new(path, save)


def _reported(
    rows: Iterable[Sequence[ListValue]], report: Callable[[int], object], cancelled: Callable[[], bool]
) -> Iterator[Sequence[ListValue]]:
    """*rows*, until cancellation."""
    for number, row in enumerate(rows):
        if number % _REPORTED == _REPORTED - 1:
            report(number)
        if cancelled():
            return
        yield row


def _save(
    name: str, title: str, columns: Sequence[ListColumn], rows: Iterable[Sequence[ListValue]], totals: bool
) -> None:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)  # thousands of cells in memory would be too much
    _add_styles(book)
    sheet = book.create_sheet(title)
    _lay_out(sheet, columns)
    lines = _RowWriter(sheet, columns)
    lines.write([column.name for column in columns], "表头")
    sums: list[ListValue] = [None] * len(columns)
    for row in rows:
        lines.write(row, "正文")
        if totals:
            sums = [_plus(*each) for each in zip(columns, sums, row, strict=True)]
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{lines.number}"
    if totals:
        label = next(index for index, column in enumerate(columns) if column.kind == "文字")
        sums[label] = "合计"
        lines.write(sums, "合计")
    book.save(name)


def _plus(column: ListColumn, before: ListValue, value: ListValue) -> ListValue:
    if column.kind not in ("数字", "金额") or not isinstance(value, int):
        return before
    return value + (before if isinstance(before, int) else 0)


def _add_styles(book: "Workbook") -> None:
    """Add named styles: fonts and borders set on each cell would take many times as long."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    side = Side(style="thin", color="BFBFBF")
    border, wrapped = Border(side, side, side, side), Alignment(vertical="top", wrap_text=True)
    for kind, color in (("表头", "DAE3F3"), ("正文", ""), ("合计", "F2F2F2")):
        font = Font(name="微软雅黑", size=10, bold=True) if color else Font(name="宋体", size=10)
        fill = PatternFill("solid", fgColor=color) if color else PatternFill()
        for what, number_format in _FORMATS.items():
            style = NamedStyle(f"{kind}{what}", font, fill, border, wrapped, number_format)
            book.add_named_style(style)


class _RowWriter:
    """Write the rows of a sheet; each column's cells are styled once and reused with new values."""

    def __init__(self, sheet: "Worksheet", columns: Sequence[ListColumn]) -> None:
        from openpyxl.cell import WriteOnlyCell

        self._sheet, self._columns, self._new_cell = sheet, columns, WriteOnlyCell
        self._cells: dict[tuple[int, str], Cell] = {}
        self.number = 0  # of the last row written

    def write(self, values: Sequence[ListValue], kind: str) -> None:
        """Add a row of *values* in the style of its *kind*: 表头, 正文 or 合计."""
        self.number += 1
        height = self._sheet.row_dimensions[self.number]
        height.height = _height(self._columns, values)
        self._sheet.append([self._cell(index, value, kind) for index, value in enumerate(values)])
        del self._sheet.row_dimensions[self.number]

    def _cell(self, index: int, value: ListValue, kind: str) -> "Cell":
        style = f"{kind}{self._columns[index].kind if isinstance(value, int | date) else '文字'}"
        cell = self._cells.get((index, style))
        if cell is None:
            cell = self._cells[index, style] = self._new_cell(self._sheet)
            cell.style = style
        if isinstance(value, str):
            value = _NO_CHARACTERS.sub("", value)[:_LONGEST] or None
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # whatever it begins with
        return cell


def _lay_out(sheet: "Worksheet", columns: Sequence[ListColumn]) -> None:
    """Set widths, the frozen header and the A4 page."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = "第 &P 页　共 &N 页"


def _height(columns: Sequence[ListColumn], values: Sequence[ListValue]) -> int:
    """The height of a row for its longest text, in points: not every program computes it."""
    lines = 1
    for column, value in zip(columns, values, strict=True):
        if isinstance(value, str) and 2 * len(value) > column.width - 2:
            wide = len(value)
            if not value.isascii():
                wide += sum(unicodedata.east_asian_width(character) in "WFA" for character in value)
            lines = max(lines, -(-wide // (column.width - 2)))
    return min(_LINE * lines + 3, _HIGHEST)
