"""Workbooks that tests make."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

Rows = Sequence[Sequence[object]]
MakeBook = Callable[[Mapping[str, Rows]], Path]

#: The texts that stand for values in tables of tests: valid, and nobody's.
CODE, OTHER_CODE = "11110191000000019J", "12110191000000385B"
NUMBER = "11010519491231002X"


def write_book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook as openpyxl writes it; a text that begins with = is a formula, and #N/A is an error value."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, date | datetime):
                cell.number_format = "yyyy-mm-dd"
    book.save(path)
    return path


@pytest.fixture
def make_book(tmp_path: Path) -> MakeBook:
    return lambda sheets: write_book(tmp_path / "单位信息表.xlsx", sheets)
