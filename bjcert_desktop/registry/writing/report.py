"""Writing workbooks from what was read: a list of the problems, and a copy with a person's corrections."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.fields import UNIT_FIELDS
from ...domain.unit import Unit
from ...errors import RegistryError
from ..model import Problem, Registry
from ..reading.columns import UNIT_COLUMNS, index_of, letter
from ..reading.unchanged import check_same, says
from .blank import write_units
from .files import check_suffix, write_new

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_HEADS = (("工作表", 10), ("行", 8), ("列", 6), ("列名", 22), ("程度", 8), ("内容", 30), ("问题", 60), ("怎么办", 60))
_DEGREES = {"error": "错误", "warning": "提醒"}
_MOST_ROWS = 1_048_575  # below the header, of one sheet


def write_report(registry: Registry, out: Path) -> None:
    """Write the problems of *registry* to the new workbook *out*, personal values masked; RegistryError when it exists
    or is no name of an .xlsx file.

    Every cell is text, whatever it begins with.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment

    check_suffix(out, ".xlsx")
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "核对报告"
    wrap = Alignment(vertical="top", wrap_text=True)
    rows = [tuple(name for name, _ in _HEADS), *(_report_row(problem) for problem in registry.problems[:_MOST_ROWS])]
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            put_text(cell, text)
            cell.alignment = wrap
    _style_report(sheet)
    write_new(out, book.save)


def _report_row(problem: Problem) -> tuple[str, ...]:
    what = problem.message.removesuffix(problem.remedy)
    degree, name = _DEGREES[problem.severity], problem.field.removeprefix("证书.")
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


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Give *cell* a *text* that stays one: never a formula, never a number, without characters that Excel forbids."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell

    if isinstance(cell, MergedCell):
        return  # which shows nothing
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.number_format = "@"
    if text:
        cell.data_type = "s"


def write_corrected_copy(registry: Registry, corrections: Mapping[int, Mapping[str, str]], out: Path) -> None:
    """Write the workbook of *registry* to *out* with *corrections*: the unit's row → attribute of ``Unit`` → text.

    The original stays as it is. An .xlsx or .xlsm keeps its formats (but not pictures and charts); from other files,
    which nothing here can write, the units go into a workbook like the blank one. A value that the sheet has no column
    for gets one at its right end. Units by hand, whose rows are below 0, are added below everything else.
    RegistryError when *out* exists or is no name of a workbook, and when the original no longer says in these rows and
    columns what it said when it was read.
    """
    check_suffix(out, ".xlsx", *((".xlsm",) if registry.kind == "xlsm" else ()))
    by_hand = _by_hand(registry, corrections)
    if registry.kind not in ("xlsx", "xlsm"):
        units = [unit.corrected(corrections.get(unit.row, {})) for unit in registry.units if unit.row >= 0]
        write_units(out, [*units, *(Unit().corrected(values) for values in by_hand)])
        return
    book = _open(registry, keep_vba=registry.kind == "xlsm" and out.suffix.lower() == ".xlsm")
    sheet = book[registry.unit_sheet]
    columns = {
        field: index_of(key.rpartition("!")[2]) + 1
        for key, field in registry.mapping.items()
        if key.startswith(f"{registry.unit_sheet}!")
    }
    names = {field.attribute: field.name for field in UNIT_FIELDS}
    if corrections or by_hand:
        changed = {row: [names[attribute] for attribute in values] for row, values in corrections.items() if row > 0}
        check_same(registry, sheet, changed)
    read = {unit.row: unit for unit in registry.units}
    last = max((unit.row for unit in registry.units), default=0)
    first_new = _last_row(sheet) + 1
    rows = [(row, values) for row, values in corrections.items() if row > 0]
    for row, values in [*rows, *enumerate(by_hand, first_new)]:
        for attribute, text in values.items():
            name = names[attribute]
            if name not in columns:
                columns[name] = _add_column(sheet, registry.header_row, name)
            if row >= first_new and last > 0:
                _copy_style(sheet.cell(last, columns[name]), sheet.cell(row, columns[name]))
            if row in read and registry.lists_certificates:
                _correct_below(sheet, read[row], columns[name], name, text)
            _correct(sheet, row, columns[name], text)
    write_new(out, book.save)


def _by_hand(registry: Registry, corrections: Mapping[int, Mapping[str, str]]) -> list[dict[str, str]]:
    """The values, by attribute, of the units by hand: those of the registry, corrected, and those only corrected."""
    found: dict[int, dict[str, str]] = {}
    for unit in registry.units:
        if unit.row < 0:
            texts = {field.attribute: getattr(unit, field.attribute) for field in UNIT_FIELDS}
            found[unit.row] = {attribute: text for attribute, text in texts.items() if text}
    for row, values in corrections.items():
        if row < 0:
            found.setdefault(row, {}).update(values)
    return [found[row] for row in sorted(found, reverse=True)]


def _last_row(sheet: Worksheet) -> int:
    """The last row that holds anything: formatted blank ones may follow."""
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    return max((number for number, row in rows if any(value not in (None, "") for value in row)), default=0)


def _open(registry: Registry, keep_vba: bool) -> Workbook:
    import warnings

    from openpyxl import load_workbook

    try:
        with registry.path.open("rb") as stream, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what will not be kept
            book = load_workbook(stream, keep_vba=keep_vba)
    except OSError:
        raise RegistryError(f"原来的文件“{registry.path.name}”打不开了。", "请确认它还在原处，再试一次。") from None
    except Exception as error:  # openpyxl lets all kinds of errors through
        raise RegistryError(
            f"“{registry.path.name}”里有本程序不会保存的格式，没有写出更正后的副本。",
            "请按核对报告，在 Excel 里直接修改原来的文件。",
        ) from error
    if registry.unit_sheet not in book.sheetnames:
        raise RegistryError(f"“{registry.path.name}”在读入后被改动过。", "请重新读取单位信息表，再试一次。")
    return book


def _add_column(sheet: Worksheet, header_row: int, name: str) -> int:
    column = sheet.max_column + 1
    if header_row:
        head = sheet.cell(header_row, column)
        put_text(head, UNIT_COLUMNS[name].name)
        _copy_style(sheet.cell(header_row, column - 1), head)
    return column


def _copy_style(source: Cell | MergedCell, target: Cell | MergedCell) -> None:
    from copy import copy

    for part in ("font", "fill", "border", "alignment"):
        setattr(target, part, copy(getattr(source, part)))


def _correct(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write *text* into a cell, or into the first cell of the merged ones that it belongs to."""
    for merged in sheet.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
            row, column = merged.min_row, merged.min_col
    put_text(sheet.cell(row, column), text)


def _correct_below(sheet: Worksheet, unit: Unit, column: int, name: str, text: str) -> None:
    """Write *text* into the further rows of *unit*, one for each certificate, that say the same as its first."""
    said = getattr(unit, UNIT_COLUMNS[name].attribute)
    for row in {certificate.row for certificate in unit.certificates} - {unit.row}:
        if said and says(sheet, row, column, name, said):
            _correct(sheet, row, column, text)
