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
    check_duplicate_serials(sheet)
    return owned


def joined_certificates(sheet: SheetValues, units: SheetValues, keep: Sequence[bool], today: date) -> Owned:
    """The certificates of the certificate *sheet*, joined by code, else by name; former ones count, too."""
    by_code = _owners(keep, units.column(_CODE))
    by_name = _owners(keep, map(join_key, units.column(_NAME)))
    for owners, former in (
        (by_code, units.column("原统一社会信用代码")),
        (by_name, map(join_key, units.column("原单位名称"))),
    ):
        for value, numbers in _owners(keep, former).items():
            owners.setdefault(value, numbers)
    owned: Owned = {}
    columns = _columns(sheet)
    codes, names = sheet.column(_CODE), map(join_key, sheet.column(_NAME))
    used = [any(row) for row in zip(*columns[:-1], strict=True)]
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
    sheet.note_faults(used, ())
    check_dates(sheet, used, today)
    check_duplicate_serials(sheet)
    return owned


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
