"""The original workbook of a registry, opened again, and whether it has changed since it was read."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.fields import UNIT_FIELDS
from ...domain.unit import Unit
from ...errors import RegistryError
from ...system.links import read_file
from ..cell_text import DamagedError, RawCell, converter, join_key
from ..model import Registry
from ..process.file_format import format_of
from ..reading.columns import JOIN_FIELDS, bare_header
from ..reading.reader import read_registry

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ATTRIBUTES = {field.name: field.attribute for field in UNIT_FIELDS}


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


def check_unchanged(registry: Registry, rows: Mapping[int, Iterable[str]]) -> None:
    """Raise RegistryError if the headers of the unit sheet, or the units in *rows*, have changed since reading.

    *rows* names the fields to compare for each row, besides the code and the name.
    """
    try:
        now = read_registry(registry.path, registry.mapping)
        change = _change(registry, now, rows)
    except RegistryError:
        change = "表头变了"
    if change:
        raise RegistryError(
            f"“{registry.path.name}”读入后被改动过（{change}），没有写出更正后的副本。", "请重新读取后再另存。"
        )


def _change(registry: Registry, now: Registry, rows: Mapping[int, Iterable[str]]) -> str:
    """What has changed, or a blank."""
    for key, header in registry.headers.items():
        if bare_header(now.headers.get(key, "")) != bare_header(header):
            return f"{key.rpartition('!')[2]} 列原来是“{header or registry.mapping[key]}”"
    if now.header_row != registry.header_row:
        return "表头的位置变了"
    before, after = _by_row(registry), _by_row(now)
    for row, fields in rows.items():
        for field in (*JOIN_FIELDS, *fields):
            said, says = (getattr(units.get(row), _ATTRIBUTES[field], None) for units in (before, after))
            if said is None or says is None or join_key(said) != join_key(says):
                return f"第 {row} 行变了"
    return ""


def _by_row(registry: Registry) -> dict[int, Unit]:
    left_out = (each.unit for each in registry.left_out if each.unit is not None)
    return {unit.row: unit for unit in (*left_out, *registry.units)}


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


def _safe_content(path: Path) -> BytesIO:
    """The file's bytes once they are known to be safe to open here: it may have changed since it was read."""
    data = read_file(path)
    format_of(data)
    return BytesIO(data)
