"""The list of a registry's problems as a workbook (核对报告.xlsx)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..column_letters import letter
from ..model import CellProblem, Registry, group_problems
from ..reading.columns import header_text
from .new_file import check_suffix, write_new
from .text_cell import put_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEADS = (("工作表", 10), ("行", 8), ("列", 6), ("列名", 22), ("程度", 8), ("内容", 30), ("问题", 60), ("怎么办", 60))
_DEGREES = {"error": "错误", "warning": "提醒"}
_MOST_ALIKE = 20  # problems of one kind in one column with a row each
_MOST_ROWS = 1_048_575  # of one sheet, below the header


def write_report(registry: Registry, out: Path) -> None:
    """Write the problems of *registry* to the new workbook *out*, as text with personal values masked.

    Raises RegistryError if *out* exists or does not end in .xlsx.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment

    check_suffix(out, ".xlsx")
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "核对报告"
    wrap = Alignment(vertical="top", wrap_text=True)
    rows = [tuple(name for name, _ in _HEADS), *islice(_rows(registry), _MOST_ROWS)]
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            put_text(cell, text)
            cell.alignment = wrap
    _style_report(sheet)
    write_new(out, book.save)


def _rows(registry: Registry) -> Iterator[tuple[str, ...]]:
    """A row for each problem, many of one kind in one; then one for each row that was left out."""
    for group in group_problems(registry.problems, _MOST_ALIKE):
        row = _report_row(group.first)
        yield (
            row if len(group.problems) == 1 else (*row[:5], "", group.message.removesuffix(group.first.remedy), row[7])
        )
    for left_out in registry.left_out:
        what = "没有读作单位，" + left_out.words
        yield (
            left_out.sheet,
            str(left_out.row),
            "",
            "",
            "说明",
            left_out.text[:200],
            what,
            "确实是单位的，请在程序里说明它是单位",
        )


def _report_row(problem: CellProblem) -> tuple[str, ...]:
    what = problem.message.removesuffix(problem.remedy)
    degree, name = _DEGREES[problem.severity], header_text(problem.field)
    return problem.sheet, str(problem.row), problem.column, name, degree, problem.value, what, problem.remedy


def _style_report(sheet: Worksheet) -> None:
    from openpyxl.styles import Font, PatternFill

    for column, (_, width) in enumerate(_HEADS):
        sheet.column_dimensions[letter(column)].width = width
        cell = sheet.cell(1, column + 1)
        cell.font, cell.fill = Font(name="微软雅黑", bold=True), PatternFill("solid", fgColor="DAE3F3")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.print_title_rows = "1:1"
