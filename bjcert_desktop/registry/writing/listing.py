"""A list as a workbook: named columns, a row for each thing, and totals; ready to be read, filtered and printed."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ...errors import RegistryError
from .files import check_suffix, write_new

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | date | None
Kind = Literal["文字", "序号", "数字", "金额", "日期"]

_FORMATS: dict[Kind, str] = {"文字": "@", "序号": "0", "数字": "0", "金额": "#,##0", "日期": "yyyy-mm-dd"}
_LINE, _HIGHEST = 14, 409  # points: of a line, and of the highest row that Excel takes
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
_LONGEST = 32_767  # characters that Excel takes in a cell
_OFTEN = 200  # rows after which it is told how far it is


@dataclass(frozen=True)
class Column:
    """What a column is called, how wide it is in characters, and what is in it.

    Money is in whole yuan; of the kinds, only 数字 and 金额 are summed up.
    """

    name: str
    width: int
    kind: Kind = "文字"


class Stopped(RegistryError):  # noqa: N818 - what became of it
    """Somebody asked to stop: nothing has been written."""


def write_listing(
    path: Path,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    totals: bool = False,
    report: Callable[[int], object] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write *rows* to the new workbook *path*, on a sheet called *title*; *totals* adds a row of sums under them.

    A number stays a number, a date a date, and a text a text, whatever it begins with; None leaves a cell blank. The
    rows are written as they come and let go; *report* is told every now and then how many there are already.
    RegistryError when *path* exists, is no .xlsx, or cannot be written; Stopped when it is *cancelled*.
    """
    check_suffix(path, ".xlsx")

    def save(name: str) -> None:
        _save(name, title, columns, _told(rows, report, cancelled), totals)  # ended in order, or its rows stayed behind
        if cancelled():
            raise Stopped(f"已停止，没有写出“{path.name}”。", "需要时可以再导出一次。")

    write_new(path, save)


def _told(
    rows: Iterable[Sequence[Value]], report: Callable[[int], object], cancelled: Callable[[], bool]
) -> Iterator[Sequence[Value]]:
    """The *rows*, until it is cancelled."""
    for number, row in enumerate(rows):
        if number % _OFTEN == _OFTEN - 1:
            report(number)
        if cancelled():
            return
        yield row


def _save(name: str, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], totals: bool) -> None:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)  # a row is written and let go: thousands of cells would take much memory
    _add_styles(book)
    sheet = book.create_sheet(title)
    _lay_out(sheet, columns)
    lines = _Rows(sheet, columns)
    lines.write([column.name for column in columns], "表头")
    sums: list[Value] = [None] * len(columns)
    for row in rows:
        lines.write(row, "正文")
        if totals:
            sums = [_plus(*each) for each in zip(columns, sums, row, strict=True)]
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{lines.number}"
    if totals:
        label = next(place for place, column in enumerate(columns) if column.kind == "文字")
        sums[label] = "合计"
        lines.write(sums, "合计")
    book.save(name)


def _plus(column: Column, before: Value, value: Value) -> Value:
    if column.kind not in ("数字", "金额") or not isinstance(value, int):
        return before
    return value + (before if isinstance(before, int) else 0)


def _add_styles(book: "Workbook") -> None:
    """The looks of cells by name: given one by one to thousands of cells, fonts and borders take many times as long."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    side = Side(style="thin", color="BFBFBF")
    border, wrapped = Border(side, side, side, side), Alignment(vertical="top", wrap_text=True)
    for kind, color in (("表头", "DAE3F3"), ("正文", ""), ("合计", "F2F2F2")):
        font = Font(name="微软雅黑", size=10, bold=True) if color else Font(name="宋体", size=10)
        fill = PatternFill("solid", fgColor=color) if color else PatternFill()
        for what, number_format in _FORMATS.items():
            style = NamedStyle(f"{kind}{what}", font, fill, border, wrapped, number_format)
            book.add_named_style(style)


class _Rows:
    """Writes the rows of a sheet; a cell is given its looks once and written again and again with other values."""

    def __init__(self, sheet: "Worksheet", columns: Sequence[Column]) -> None:
        from openpyxl.cell import WriteOnlyCell

        self._sheet, self._columns, self._new_cell = sheet, columns, WriteOnlyCell
        self._cells: dict[tuple[int, str], Cell] = {}
        self.number = 0  # of the last row

    def write(self, values: Sequence[Value], kind: str) -> None:
        """Add a row of *values* in the looks of its *kind*."""
        self.number += 1
        height = self._sheet.row_dimensions[self.number]
        height.height = _height(self._columns, values)
        self._sheet.append([self._cell(place, value, kind) for place, value in enumerate(values)])
        del self._sheet.row_dimensions[self.number]

    def _cell(self, place: int, value: Value, kind: str) -> "Cell":
        style = f"{kind}{self._columns[place].kind if isinstance(value, int | date) else '文字'}"
        cell = self._cells.get((place, style))
        if cell is None:
            cell = self._cells[place, style] = self._new_cell(self._sheet)
            cell.style = style
        if isinstance(value, str):
            value = _NO_CHARACTERS.sub("", value)[:_LONGEST] or None
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # whatever it begins with
        return cell


def _lay_out(sheet: "Worksheet", columns: Sequence[Column]) -> None:
    """Ready to be read, and printed on A4 paper."""
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


def _height(columns: Sequence[Column], values: Sequence[Value]) -> int:
    """How high a row must be for its longest text, in points: not every program works it out by itself."""
    lines = 1
    for column, value in zip(columns, values, strict=True):
        if isinstance(value, str) and 2 * len(value) > column.width - 2:
            wide = len(value)
            if not value.isascii():
                wide += sum(unicodedata.east_asian_width(character) in "WFA" for character in value)
            lines = max(lines, -(-wide // (column.width - 2)))
    return min(_LINE * lines + 3, _HIGHEST)
