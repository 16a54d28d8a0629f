"""Read cells that were copied from Excel, and the cells of any workbook, as texts."""

import csv
import io
import re
from pathlib import Path

from ...domain.fields import masked
from ..cell_text import DamagedError, RawCell, name_text
from ..column_letters import letter
from ..process.client import BookProcess

DAMAGED = "（数字已被 Excel 改坏）"  #: in place of a number whose last digits are lost
_PERSONS = re.compile(r"[0-9]{17}[0-9Xx]|[0-9]{15}|1[3-9][0-9]{9}|[\w.+-]+@[\w.-]+")  # numbers and mail addresses
_SEPARATOR = re.compile(r"[,，;；、]|\s+")


def pasted_rows(text: str) -> list[list[str]]:
    """The rows of a block of cells from the clipboard; without a tab, split at other separators."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if "\t" in text:
        rows = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t")]
    else:
        rows = [_SEPARATOR.split(line.strip()) for line in text.split("\n")]
    return [[name_text(cell) for cell in row] for row in rows]


def read_cells(path: Path) -> list[list[str]]:
    """The rows of the first sheet of *path* that has any. Raises RefusedWorkbook."""
    return next((rows for rows in read_sheets(path).values() if any(map(any, rows))), [])


def read_sheets(path: Path) -> dict[str, list[list[str]]]:
    """The rows of all sheets of *path* by their names. Raises RefusedWorkbook."""
    found = {}
    with BookProcess(path) as book:
        for sheet in book.sheets:
            width = max(map(len, book.head(sheet).rows), default=0)
            chunks = book.chunks(sheet, range(width)) if width else ()
            found[sheet] = [list(map(_text, row)) for chunk in chunks for row in zip(*chunk.columns, strict=True)]
    return found


def read_around(path: Path, sheet: str, row: int) -> list[str]:
    """Row *row* of a sheet and those above and below, each with what its cells show; personal numbers are masked.

    Raises RefusedWorkbook.
    """
    first = max(row - 1, 1)
    with BookProcess(path) as book:
        rows = book.head(sheet, first - 1, row + 2 - first).rows
    shown = ([(letter(n), text) for n, cell in enumerate(cells) if (text := _text(cell))] for cells in rows)
    lines = ("　".join(f"{column}：{_without_numbers(text)}" for column, text in cells) for cells in shown)
    return [f"第 {number} 行　{line or '（空）'}" for number, line in enumerate(lines, first)]


def _without_numbers(text: str) -> str:
    return masked(text) if _PERSONS.fullmatch(text) else text


def _text(cell: RawCell) -> str:
    try:
        return name_text(cell)
    except DamagedError:
        return DAMAGED
