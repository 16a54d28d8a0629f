"""A copy of an office's workbook with a person's corrections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.fields import UNIT_FIELDS
from ...domain.unit import Unit
from ..column_letters import index_of
from ..model import Registry
from ..reading.columns import UNIT_COLUMNS
from .blank_workbook import write_units
from .certificate_rows import put_certificates
from .new_file import check_suffix, write_new
from .original import cell_says, check_unchanged, first_cell, open_original
from .text_cell import put_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

Corrections = Mapping[int, Mapping[str, str]]

_NAMES = {field.attribute: field.name for field in UNIT_FIELDS}


def write_corrected_copy(
    registry: Registry, corrections: Corrections, out: Path, units: Sequence[Unit] | None = None
) -> None:
    """Write the workbook of *registry* to *out* with *corrections*: the unit's row → attribute of ``Unit`` → text.

    The original is not changed. An .xlsx or .xlsm keeps its formats (but not pictures and charts); other formats become
    a workbook like the blank one. A value without a column gets one at the right end of the sheet. Units by hand, whose
    rows are below 0, are added below the last row. *units* are all of them as they are now, where their certificates
    differ from the workbook's.
    Raises RegistryError if *out* exists or is not the name of a workbook, and if the original has changed in these rows
    and columns since it was read.
    """
    check_suffix(out, ".xlsx", *((".xlsm",) if registry.kind == "xlsm" else ()))
    by_hand = _by_hand(registry, corrections)
    if registry.kind not in ("xlsx", "xlsm"):
        corrected = [unit.corrected(corrections.get(unit.row, {})) for unit in registry.units if unit.row >= 0]
        write_units(out, units or [*corrected, *(Unit().corrected(values) for values in by_hand)])
        return
    book = open_original(registry, keep_vba=registry.kind == "xlsm" and out.suffix.lower() == ".xlsm")
    sheet = book[registry.unit_sheet]
    if corrections or by_hand:
        changed = {row: [_NAMES[attribute] for attribute in values] for row, values in corrections.items() if row > 0}
        check_unchanged(registry, changed)
    _fill(registry, corrections, by_hand, sheet)
    put_certificates(book, registry, units or ())
    write_new(out, book.save)


def _fill(registry: Registry, corrections: Corrections, by_hand: Sequence[Mapping[str, str]], sheet: Worksheet) -> None:
    """Put *corrections* into their cells, and units *by_hand* below the last row."""
    columns = {field: index_of(letters) + 1 for field, letters in registry.unit_columns.items()}
    read = {unit.row: unit for unit in registry.units}
    last = max((unit.row for unit in registry.units), default=0)
    first_new = _last_row(sheet) + 1
    rows = [(row, values) for row, values in corrections.items() if row > 0]
    for row, values in [*rows, *enumerate(by_hand, first_new)]:
        for attribute, text in values.items():
            name = _NAMES[attribute]
            if name not in columns:
                columns[name] = _add_column(sheet, registry.header_row, name)
            if row >= first_new and last > 0:
                _copy_style(sheet.cell(last, columns[name]), sheet.cell(row, columns[name]))
            if row in read and registry.lists_certificates:
                _correct_below(sheet, read[row], columns[name], name, text)
            _correct(sheet, row, columns[name], text)


def _by_hand(registry: Registry, corrections: Corrections) -> list[dict[str, str]]:
    """The values, by attribute, of the units by hand: the registry's, corrected, and those given in *corrections*."""
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
    """The last row with a value; blank rows with formats may follow."""
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    return max((number for number, row in rows if any(value not in (None, "") for value in row)), default=0)


def _add_column(sheet: Worksheet, header_row: int, name: str) -> int:
    column = sheet.max_column + 1
    if header_row:
        head = sheet.cell(header_row, column)
        put_text(head, UNIT_COLUMNS[name].name)
        _copy_style(sheet.cell(header_row, column - 1), head)
    return column


def _copy_style(source: Cell | MergedCell, target: Cell | MergedCell) -> None:
    for part in ("font", "fill", "border", "alignment"):
        setattr(target, part, copy(getattr(source, part)))


def _correct(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Put *text* into a cell, or into the first cell of the merged range that contains it."""
    put_text(sheet.cell(*first_cell(sheet, row, column)), text)


def _correct_below(sheet: Worksheet, unit: Unit, column: int, name: str, text: str) -> None:
    """Put *text* into the further rows of *unit*, one per certificate, that hold the same value as its first."""
    said = getattr(unit, UNIT_COLUMNS[name].attribute)
    for row in {certificate.row for certificate in unit.certificates} - {unit.row}:
        if said and cell_says(sheet, row, column, name, said):
            _correct(sheet, row, column, text)
