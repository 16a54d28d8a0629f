"""Write a workbook that others fill in: what is to be filled is coloured, the rest says that it is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .new_file import check_suffix, write_new
from .text_cell import put_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NOT_ASKED = "—"  #: in a cell that is not to be filled
_WIDE, _NARROW = 34, 20  # characters


@dataclass(frozen=True)
class RequestSheet:
    """A sheet with its *heads*; in the *rows*, None is to be filled in and a blank is not."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str | None]]


def write_request(path: Path, sheets: Sequence[RequestSheet]) -> None:
    """Write *sheets* to the new workbook *path*. Raises RegistryError if it exists or cannot be written."""
    from openpyxl import Workbook

    check_suffix(path, ".xlsx")

    def save(name: str) -> None:
        book = Workbook()
        book.remove(book.worksheets[0])
        for each in sheets:
            _fill(book.create_sheet(each.title), each)
        book.save(name)

    write_new(path, save)


def _fill(sheet: "Worksheet", asked: RequestSheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    side = Side(style="thin", color="BFBFBF")
    border, top = Border(side, side, side, side), Alignment(vertical="top", wrap_text=True)
    head, to_fill = PatternFill("solid", fgColor="DAE3F3"), PatternFill("solid", fgColor="FFF2CC")
    for number, row in enumerate((asked.heads, *asked.rows), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            put_text(cell, NOT_ASKED if value == "" else value or "")
            cell.border, cell.alignment = border, top
            cell.font = Font(name="微软雅黑", size=10, bold=number == 1)
            if number == 1:
                cell.fill = head
            elif value is None:
                cell.fill = to_fill
    for column, title in enumerate(asked.heads, 1):
        wide = title in ("单位名称", "证书名称", "还缺什么", "单位地址")
        sheet.column_dimensions[get_column_letter(column)].width = _WIDE if wide else _NARROW
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
