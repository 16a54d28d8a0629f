"""The certificates of each unit, from the unit sheet's own rows and from the certificate sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ...domain.fields import CERTIFICATE_FIELDS
from ...domain.unit import Certificate
from ..cell_text import DATES, join_key
from ..checks.problem_kinds import finding
from .columns import CERTIFICATE_COLUMNS, JOIN_FIELDS, UNIT_COLUMNS
from .row_checks import check_dates, check_duplicate_serials
from .row_words import is_note, is_sum
from .rows import UnitRows, unseen_rows
from .sheet_values import SheetValues

Owned = dict[int, list[Certificate]]  # by the index of the unit's row in its ``SheetValues``

_CODE, _NAME = JOIN_FIELDS


def listed_certificates(sheet: SheetValues, listed: Mapping[int, int], today: date) -> Owned:
    """The certificates on the unit sheet; *listed* gives each row with one the row of its unit."""
    owned: Owned = {}
    if not sheet.layout.has_certificates:
        return owned
    columns = _columns(sheet)
    remarks = sheet.column("备注")
    for number, first in listed.items():
        certificate = Certificate(*(column[number] for column in columns))
        if number != first and not certificate.remark and remarks[number] != remarks[first]:
            certificate = replace(certificate, remark=remarks[number])
        owned.setdefault(first, []).append(certificate)
    used = [number in listed for number in range(len(sheet))]
    sheet.note_faults(used, (), CERTIFICATE_COLUMNS.keys() - UNIT_COLUMNS.keys())
    check_dates(sheet, used, today)
    check_duplicate_serials(sheet, used)
    return owned


def joined_certificates(sheet: SheetValues, units: SheetValues, rows: UnitRows, today: date) -> Owned:
    """The certificates of the certificate *sheet*, joined by code, else by name; former ones count, too.

    A row that may be a unit owns those of no other. Rows of the sheet that are not certificates are left out of it.
    """
    by_code, by_name = _owners_of_certificates(units, rows)
    owned: Owned = {}
    columns = _columns(sheet)
    codes, names = sheet.column(_CODE), list(map(join_key, sheet.column(_NAME)))
    _leave_out(sheet)
    used = [any(row) and n not in sheet.left_out for n, row in enumerate(zip(*columns[:-1], strict=True))]
    for number, (code, name, counts) in enumerate(zip(codes, names, used, strict=True)):
        if not counts:
            continue
        row, key = sheet.first + number, _NAME if name and not code else _CODE
        found = by_code.get(code, []) if code else by_name.get(name, [])
        if len(found) == 1 or (found and code):
            owned.setdefault(found[0], []).append(Certificate(*(column[number] for column in columns)))
        elif not code and not name:
            sheet.add(row, key, finding("certificate-without-unit"))
        elif found:
            sheet.add(row, key, finding("certificate-ambiguous", sheet=units.sheet))
        else:
            sheet.add(row, key, finding("certificate-orphan", sheet=units.sheet))
    sheet.note_dittos(used)
    sheet.note_faults(used, ())
    check_dates(sheet, used, today)
    check_duplicate_serials(sheet, used)
    return owned


def _owners_of_certificates(units: SheetValues, rows: UnitRows) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The rows of the units by code and by name, then those with a former one, then those that may be units."""
    by_code, by_name = dict[str, list[int]](), dict[str, list[int]]()
    may_be = [rows.may_be_unit(number) for number in range(len(rows.keep))]
    for keep, code, name in (
        (rows.keep, _CODE, _NAME),
        (rows.keep, "原统一社会信用代码", "原单位名称"),
        (may_be, _CODE, _NAME),
    ):
        for owners, values in ((by_code, units.column(code)), (by_name, map(join_key, units.column(name)))):
            for value, numbers in _owners(keep, values).items():
                owners.setdefault(value, numbers)
    return by_code, by_name


def _leave_out(sheet: SheetValues) -> None:
    """Find the rows of a certificate sheet that are none: unseen ones, sums, notes and repeated headers."""
    sheet.left_out, sheet.details = unseen_rows(sheet)
    for number, (name, code) in enumerate(zip(sheet.column(_NAME), sheet.column(_CODE), strict=True)):
        texts = [text for text in (name, code, *(each for _, each in sheet.few.get(number, ()))) if text]
        if any(map(is_sum, texts)):
            sheet.left_out[number] = "total"
        elif any(map(is_note, texts)):
            sheet.left_out[number] = "note"
        elif code == _CODE or name == _NAME:
            sheet.left_out[number] = "header"


def _columns(sheet: SheetValues) -> list[Sequence[Any]]:
    """The columns of *sheet* in the order of the attributes of ``Certificate``."""
    columns = [sheet.column(field.name, None if field.name in DATES else "") for field in CERTIFICATE_FIELDS]
    return [*columns, range(sheet.first, sheet.first + len(sheet))]


def _owners(keep: Sequence[bool], values: Iterable[str]) -> dict[str, list[int]]:
    owners: dict[str, list[int]] = {}
    for number, (value, counts) in enumerate(zip(values, keep, strict=True)):
        if value and counts:
            owners.setdefault(value, []).append(number)
    return owners
