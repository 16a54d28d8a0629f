"""Whether a workbook on the disk still says what was read from it."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from ...domain.fields import UNIT_FIELDS
from ...errors import RegistryError
from ..cells import CODES, LINES, DamagedError, code_text, join_key, line_text, name_text
from .columns import FLAT_COLUMNS, JOIN_FIELDS, index_of, lay_out, plain

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from ..model import Registry

_ATTRIBUTES = {field.name: field.attribute for field in UNIT_FIELDS}
_HEAD = 30  # rows in which a header is looked for


def check_same(registry: Registry, sheet: Worksheet, rows: Mapping[int, Iterable[str]]) -> None:
    """RegistryError unless the unit *sheet* has its headers where they were, and each of *rows* its unit.

    *rows* names the fields whose cells must say what was read, beside the code and the name.
    """
    if not (fault := _fault(registry, sheet, rows)):
        return
    values = _values(registry, sheet.title)  # a formula, or a cell that has changed
    if values is None or (fault := _fault(registry, values, rows)):
        raise RegistryError(
            f"“{registry.path.name}”读入后被改动过（{fault}），没有写出更正后的副本。", "请重新读取后再另存。"
        )


def _fault(registry: Registry, sheet: Worksheet, rows: Mapping[int, Iterable[str]]) -> str:
    """What is no longer as it was, or a blank."""
    columns = {
        field: key.rpartition("!")[2]
        for key, field in registry.mapping.items()
        if key.startswith(f"{registry.unit_sheet}!")
    }
    head = [[_plain(value) for value in row] for row in sheet.iter_rows(max_row=_HEAD, values_only=True)]
    layout = lay_out(sheet.title, 0, head, certificates=False)
    headers = {each.letter: each.header for each in layout.columns}
    for field, letter in columns.items():
        header = registry.headers.get(f"{registry.unit_sheet}!{letter}")
        if header is not None and plain(headers.get(letter, "")) != plain(header):
            return f"{letter} 列原来是“{header or FLAT_COLUMNS[field].name}”"
    if layout.row != registry.header_row:
        return "表头的位置变了"
    units = {unit.row: unit for unit in registry.units}
    for row, fields in rows.items():
        for field in (*JOIN_FIELDS, *fields):
            said = getattr(units[row], _ATTRIBUTES[field]) if row in units else None
            if field in columns and (said is None or not says(sheet, row, index_of(columns[field]) + 1, field, said)):
                return f"第 {row} 行变了"
    return ""


def says(sheet: Worksheet, row: int, column: int, field: str, text: str) -> bool:
    """Whether a cell, or the merged ones that it belongs to, would be read as *text*."""
    cell = sheet.cell(row, column)
    if cell.value is None:
        for merged in sheet.merged_cells.ranges:
            if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
                cell = sheet.cell(merged.min_row, merged.min_col)
                if merged.min_row < row and not text:
                    return True  # which was read as the blank that it is
    value = None if cell.data_type == "e" else _plain(cell.value)
    convert = code_text if field in CODES else line_text if field in LINES else name_text
    try:
        said = convert(value)  # type: ignore[arg-type]
    except DamagedError:
        said = ""
    return join_key(said) == join_key(text)


def _plain(value: object) -> object:
    """A cell's value as the reading process gives it."""
    if isinstance(value, datetime):
        return [(value if value.time().replace(microsecond=0).isoformat() != "00:00:00" else value.date()).isoformat()]
    if isinstance(value, date):
        return [value.isoformat()]
    if isinstance(value, str):
        return value.replace("_x000D_", " ")
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _values(registry: Registry, title: str) -> Worksheet | None:
    """The same sheet with what its formulas came to."""
    from openpyxl import load_workbook

    with registry.path.open("rb") as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(stream, data_only=True)
    return book[title] if title in book.sheetnames else None
