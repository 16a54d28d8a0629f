"""The original workbook of a registry, opened again, and whether it has changed since it was read."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.fields import UNIT_FIELDS
from ...errors import RegistryError
from ..cell_text import DamagedError, RawCell, converter, join_key
from ..column_letters import index_of
from ..model import Registry
from ..process.file_format import format_of
from ..reading.columns import FLAT_COLUMNS, JOIN_FIELDS, bare_header
from ..reading.headers import lay_out

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ATTRIBUTES = {field.name: field.attribute for field in UNIT_FIELDS}
_HEAD = 30  # rows that may contain the header


def open_original(registry: Registry, keep_vba: bool) -> Workbook:
    """The workbook of *registry*, to change and save elsewhere; RegistryError if that is not possible."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they name what the copy will lack
            book = load_workbook(_safe_content(registry.path), keep_vba=keep_vba)
    except OSError:
        raise RegistryError(f"原来的文件“{registry.path.name}”打不开了。", "请确认它还在原处，再试一次。") from None
    except Exception as error:  # openpyxl raises errors of any kind
        raise RegistryError(
            f"“{registry.path.name}”里有本程序不会保存的格式，没有写出更正后的副本。",
            "请按核对报告，在 Excel 里直接修改原来的文件。",
        ) from error
    if registry.unit_sheet not in book.sheetnames:
        raise RegistryError(f"“{registry.path.name}”在读入后被改动过。", "请重新读取单位信息表，再试一次。")
    return book


def check_unchanged(registry: Registry, sheet: Worksheet, rows: Mapping[int, Iterable[str]]) -> None:
    """Raise RegistryError if the headers of the unit *sheet*, or the units in *rows*, have changed since reading.

    *rows* names the fields to compare for each row, besides the code and the name.
    """
    if not (change := _change(registry, sheet, rows)):
        return
    values = _values(registry, sheet.title)  # the difference may be a formula
    if values is None or (change := _change(registry, values, rows)):
        raise RegistryError(
            f"“{registry.path.name}”读入后被改动过（{change}），没有写出更正后的副本。", "请重新读取后再另存。"
        )


def _change(registry: Registry, sheet: Worksheet, rows: Mapping[int, Iterable[str]]) -> str:
    """What has changed, or a blank."""
    columns = registry.unit_columns
    head = [[_raw_cell(value) for value in row] for row in sheet.iter_rows(max_row=_HEAD, values_only=True)]
    layout = lay_out(sheet.title, 0, head, certificates=False)
    headers = {each.letter: each.header for each in layout.columns}
    for field, letter in columns.items():
        header = registry.headers.get(f"{registry.unit_sheet}!{letter}")
        if header is not None and bare_header(headers.get(letter, "")) != bare_header(header):
            return f"{letter} 列原来是“{header or FLAT_COLUMNS[field].name}”"
    if layout.row != registry.header_row:
        return "表头的位置变了"
    units = {unit.row: unit for unit in registry.units}
    for row, fields in rows.items():
        for field in (*JOIN_FIELDS, *fields):
            said = getattr(units[row], _ATTRIBUTES[field]) if row in units else None
            if field in columns and (
                said is None or not cell_says(sheet, row, index_of(columns[field]) + 1, field, said)
            ):
                return f"第 {row} 行变了"
    return ""


def cell_says(sheet: Worksheet, row: int, column: int, field: str, text: str) -> bool:
    """Whether a cell, or the first cell of the merged range that contains it, would be read as *text*."""
    cell = sheet.cell(row, column)
    if cell.value is None:
        first = first_cell(sheet, row, column)
        if first[0] < row and not text:
            return True  # it was read as blank
        cell = sheet.cell(*first)
    try:
        said = converter(field)(None if cell.data_type == "e" else _raw_cell(cell.value))
    except DamagedError:
        said = ""
    return join_key(said) == join_key(text)


def first_cell(sheet: Worksheet, row: int, column: int) -> tuple[int, int]:
    """The first cell of the merged range that contains a cell, else the cell itself."""
    for merged in sheet.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
            return merged.min_row, merged.min_col
    return row, column


def _raw_cell(value: object) -> RawCell:
    """A cell's value as the reading process sends it."""
    if isinstance(value, datetime):
        return [(value if value.time().replace(microsecond=0).isoformat() != "00:00:00" else value.date()).isoformat()]
    if isinstance(value, date):
        return [value.isoformat()]
    if isinstance(value, str):
        return value.replace("_x000D_", " ")
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _values(registry: Registry, title: str) -> Worksheet | None:
    """The same sheet with the results of its formulas."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(_safe_content(registry.path), data_only=True)
    return book[title] if title in book.sheetnames else None


def _safe_content(path: Path) -> BytesIO:
    """The file's bytes once they are known to be safe to open here: it may have changed since it was read."""
    data = path.read_bytes()
    format_of(data)
    return BytesIO(data)
