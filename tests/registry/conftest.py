"""The workbooks that tests make."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.registry.api import Registry

Rows = Sequence[Sequence[object]]
MakeBook = Callable[[Mapping[str, Rows]], Path]

TODAY = date(2026, 11, 22)
HEADER = ("单位名称", "统一社会信用代码", "经办人姓名", "经办人身份证号", "经办人手机")

#: Valid numbers that nobody has.
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


def unit(name: str, code: str | None = CODE) -> tuple[str | None, ...]:
    """A row with the columns ``HEADER``."""
    return (name, code, "王示例", NUMBER, "13800000000")


def problem_cells(registry: Registry) -> list[tuple[str, str]]:
    """Cell and code of each problem: ("B2", "uscc-length")."""
    return [(f"{problem.column}{problem.row}", problem.code) for problem in registry.problems]
