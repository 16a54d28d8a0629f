"""Reading a workbook: its sheets, its rows as units, the certificates that belong to them, and what is wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import compress, repeat, starmap
from pathlib import Path
from typing import Any

from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from ...domain.unit import Certificate, Unit
from ..cells import DATES, join_key
from ..checks.rules import finding
from ..model import Registry
from ..process.book import BookProcess
from ..process.refusals import refusal
from .columns import CERTIFICATE_COLUMNS, JOIN_FIELDS, UNIT_COLUMNS
from .layouts import propose
from .rows import Rows, check_duplicates, sort_rows
from .table import Table

_NEEDED = tuple(field.name for field in UNIT_FIELDS if field.needed)
_CODE, _NAME = JOIN_FIELDS


def read_registry(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    *,
    today: date | None = None,
    report: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Registry:
    """The units of the workbook at *path*; RegistryError when it cannot be read, or when *cancelled* turns true.

    *mapping* is a person's correction of what the columns are: ``{"单位!C": "法定代表人"}``, where C may also be the
    column's header and the sheet may be left out; a blank field drops a column. *report* is called with the rows done
    and the rows in all. Certificates are judged by *today*, by default the real one.
    """
    with BookProcess(path, cancelled) as book:
        proposal = propose(book, path, mapping or {})
        units = Table(proposal.unit)
        if not units.indexes.keys() & {_CODE, _NAME}:
            raise refusal("no-header", path, sheets="、".join(proposal.sheets[:10]))
        certificates = Table(proposal.certificates) if proposal.certificates else None
        total = sum(layout.height for layout in proposal.layouts)
        tell = report or (lambda done, total: None)
        units.read(book, lambda done: tell(done, total))
        if certificates is not None:
            certificates.read(book, lambda done: tell(proposal.unit.height + done, total))
    rows = sort_rows(units)
    units.check(rows.keep, _NEEDED, UNIT_COLUMNS)
    check_duplicates(units, rows.keep)
    owned = _listed(units, rows, today or date.today())
    if certificates is not None:
        for number, more in _join(certificates, units, rows.keep, today or date.today()).items():
            owned.setdefault(number, []).extend(more)
    tables = (units,) if certificates is None else (units, certificates)
    for table in tables:
        table.note_unread()
    problems = tuple(problem for table in tables for problem in table.take_problems())
    return Registry(
        path,
        proposal.kind,
        proposal.sheets,
        _units(units, rows.keep, owned),
        problems,
        proposal.mapping,
        proposal.fingerprint,
        proposal.unit.sheet,
        proposal.unit.row,
        proposal.headers,
    )


def _listed(table: Table, rows: Rows, today: date) -> dict[int, list[Certificate]]:
    """The certificates that stand on the sheet of the units, by the number of the unit's first row."""
    if not table.layout.has_certificates:
        return {}
    owned: dict[int, list[Certificate]] = {}
    columns = _certificate_columns(table)
    remarks = table.column("备注")
    for number, first in rows.listed.items():
        certificate = Certificate(*(column[number] for column in columns))
        if number != first and not certificate.remark and remarks[number] != remarks[first]:
            certificate = replace(certificate, remark=remarks[number])
        owned.setdefault(first, []).append(certificate)
    alive = [number in rows.listed for number in range(len(table))]
    table.check(alive, (), CERTIFICATE_COLUMNS.keys() - UNIT_COLUMNS.keys())
    table.check_dates(alive, today)
    _check_serials(table)
    return owned


def _join(certificates: Table, units: Table, keep: Sequence[bool], today: date) -> dict[int, list[Certificate]]:
    """The certificates of each unit, by the number of the unit's row in its table."""
    by_code = _owners(keep, units.column(_CODE))
    by_name = _owners(keep, map(join_key, units.column(_NAME)))
    for owners, former in (
        (by_code, units.column("原统一社会信用代码")),
        (by_name, map(join_key, units.column("原单位名称"))),
    ):
        for value, numbers in _owners(keep, former).items():
            owners.setdefault(value, numbers)
    owned: dict[int, list[Certificate]] = {}
    columns = _certificate_columns(certificates)
    codes, names = certificates.column(_CODE), map(join_key, certificates.column(_NAME))
    alive = [any(row) for row in zip(*columns[:-1], strict=True)]
    for number, (code, name, counts) in enumerate(zip(codes, names, alive, strict=True)):
        if not counts:
            continue
        row, key = certificates.first + number, _NAME if name and not code else _CODE
        found = by_code.get(code, []) if code else by_name.get(name, [])
        if len(found) == 1 or (found and code):
            owned.setdefault(found[0], []).append(Certificate(*(column[number] for column in columns)))
        elif not code and not name:
            certificates.add(row, key, finding("certificate-without-unit"))
        elif found:
            certificates.add(row, key, finding("certificate-ambiguous", sheet=units.sheet))
        else:
            certificates.add(row, key, finding("certificate-orphan", sheet=units.sheet))
    certificates.check(alive, ())
    certificates.check_dates(alive, today)
    _check_serials(certificates)
    return owned


def _certificate_columns(table: Table) -> list[Sequence[Any]]:
    """The values of each certificate's row, in the order of ``Certificate``."""
    columns = [table.column(field.name, None if field.name in DATES else "") for field in CERTIFICATE_FIELDS]
    return [*columns, range(table.first, table.first + len(table))]


def _owners(keep: Sequence[bool], values: Iterable[str]) -> dict[str, list[int]]:
    owners: dict[str, list[int]] = {}
    for number, (value, counts) in enumerate(zip(values, keep, strict=True)):
        if value and counts:
            owners.setdefault(value, []).append(number)
    return owners


def _check_serials(table: Table) -> None:
    seen: dict[str, int] = {}
    for row, serial in enumerate(table.column("证书.USBKey序列号"), table.first):
        if serial and seen.setdefault(serial, row) != row:
            table.add(row, "证书.USBKey序列号", finding("duplicate-serial", row=seen[serial]))


def _units(table: Table, keep: Sequence[bool], owned: Mapping[int, list[Certificate]]) -> tuple[Unit, ...]:
    columns: list[Iterable[Any]] = [table.column(field.name) for field in UNIT_FIELDS]  # in the order of Unit
    columns.append([tuple(owned.get(number, ())) for number in range(len(table))] if owned else repeat(()))
    columns.append(range(table.first, table.first + len(table)))
    return tuple(starmap(Unit, compress(zip(*columns, strict=False), keep)))
