"""Put certificates into a copy of an office's workbook: changed ones into their rows, others below the last row.

The row of a certificate that has ended, or that a person took away, is emptied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...domain.fields import CERTIFICATE_FIELDS
from ...domain.unit import Certificate, Unit
from ...errors import RegistryError
from ..column_letters import index_of
from ..model import Registry
from ..reading.columns import CERTIFICATE_COLUMNS, CERTIFICATE_SHEET, JOIN_FIELDS, UNIT_COLUMNS
from .blank_workbook import fill_certificates
from .original import cell_says, first_cell
from .text_cell import put_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_SERIAL, _NAME = "证书.USBKey序列号", "证书.证书名称"


def put_certificates(book: Workbook, registry: Registry, units: Sequence[Unit]) -> None:
    """Bring the certificates in *book*, which is that of *registry*, to those that *units* have now.

    Where the workbook has no rows of certificates, it gets a sheet 证书. Raises RegistryError if a row has changed
    since it was read.
    """
    read = {each.row: each for unit in registry.units for each in unit.certificates if each.row}
    now = [(unit, each) for unit in units for each in unit.certificates]
    changed = [(unit, each) for unit, each in now if each.row in read and _differs(read[each.row], each)]
    added = [(unit, each) for unit, each in now if not each.row]
    gone = _gone(registry, units)
    if not changed and not added and not gone:
        return
    name = _sheet_of(registry)
    if not name:
        title = CERTIFICATE_SHEET
        while title in book.sheetnames:
            title += "2"
        fill_certificates(book.create_sheet(title), [unit for unit in units if unit.certificates])
        return
    rows = _Rows(book[name], registry)
    rows.put(read, changed, added)
    for each in gone:
        rows.empty(each)


def _gone(registry: Registry, units: Sequence[Unit]) -> list[Certificate]:
    """The certificates that were read of units that are still there, and are not theirs any more."""
    kept = {each.row for unit in units for each in unit.certificates}
    still = {unit.row for unit in units}
    found = (each for unit in registry.units if unit.row in still for each in unit.certificates)
    return [each for each in found if each.row and each.row not in kept]


class _Rows:
    """The rows of certificates on *sheet*."""

    def __init__(self, sheet: Worksheet, registry: Registry) -> None:
        self._sheet, self._registry = sheet, registry
        self._columns = {
            field: index_of(key.rpartition("!")[2]) + 1
            for key, field in registry.mapping.items()
            if key.rpartition("!")[0] == sheet.title
        }

    def put(
        self,
        read: Mapping[int, Certificate],
        changed: Sequence[tuple[Unit, Certificate]],
        added: Sequence[tuple[Unit, Certificate]],
    ) -> None:
        """Put the *changed* certificates over those that were *read*, by row, and the *added* ones below."""
        for _, each in changed:
            before = read[each.row]
            self._check(before)
            for field, value in _values(each):
                if value != getattr(before, CERTIFICATE_COLUMNS[field].attribute):
                    self._put(each.row, field, value)
        rows = enumerate(self._sheet.iter_rows(values_only=True), 1)
        last = max((number for number, row in rows if any(row)), default=0)
        for row, (unit, each) in enumerate(added, last + 1):
            owner = zip(JOIN_FIELDS, (unit.code, unit.name), strict=True)
            known = [pair for pair in owner if pair[0] in self._columns]
            for field, value in (*known, *_values(each)):
                if value:
                    self._put(row, field, value)

    def empty(self, read: Certificate) -> None:
        """Empty the cells of a certificate that was *read*, but not those of a unit that stands in its row.

        Cells that are merged with those of other rows stay, and so do columns that the program does not read.
        """
        self._check(read)
        on_units = self._sheet.title == self._registry.unit_sheet
        keep_unit = on_units and any(unit.row == read.row for unit in self._registry.units)
        for field, column in self._columns.items():
            own = field.startswith("证书.") and not (on_units and field in UNIT_COLUMNS)
            if (own or not keep_unit) and first_cell(self._sheet, read.row, column) == (read.row, column):
                spans = (each for each in self._sheet.merged_cells.ranges if each.min_row == read.row < each.max_row)
                if not any(each.min_col <= column <= each.max_col for each in spans):
                    self._sheet.cell(read.row, column).value = None

    def _check(self, before: Certificate) -> None:
        """Raise RegistryError if the row of the certificate as it was *before* has changed since it was read."""
        field, text = (_SERIAL, before.serial) if _SERIAL in self._columns else (_NAME, before.name)
        column = self._columns.get(field)
        if column and not cell_says(self._sheet, before.row, column, field, text):
            raise RegistryError(f"“{self._registry.path.name}”读入后被改动过。", "请重新读取后再另存。")

    def _put(self, row: int, field: str, value: str | date | None) -> None:
        """Put *value* into the column of *field*, which is added at the right end if there is none."""
        if field not in self._columns:
            self._columns[field] = self._sheet.max_column + 1
            header = self._registry.header_row if self._sheet.title == self._registry.unit_sheet else 1
            head = self._sheet.cell(header or 1, self._columns[field])
            put_text(head, CERTIFICATE_COLUMNS[field].name.removeprefix("证书."))
        cell = self._sheet.cell(*first_cell(self._sheet, row, self._columns[field]))
        if isinstance(value, date):
            cell.value = value
            cell.number_format = "yyyy-mm-dd"
        else:
            put_text(cell, value or "")


def _sheet_of(registry: Registry) -> str:
    """The sheet with the rows of certificates; blank for none."""
    return next((key.rpartition("!")[0] for key, field in registry.mapping.items() if field.startswith("证书.")), "")


def _differs(before: Certificate, now: Certificate) -> bool:
    return any(getattr(before, field.attribute) != getattr(now, field.attribute) for field in CERTIFICATE_FIELDS)


def _values(certificate: Certificate) -> Iterator[tuple[str, str | date | None]]:
    for field in CERTIFICATE_FIELDS:
        yield field.name, getattr(certificate, field.attribute)
