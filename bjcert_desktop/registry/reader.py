"""Reading a workbook: its sheets, its rows as units, the certificates that belong to them, and what is wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from itertools import compress, repeat
from pathlib import Path

from bjcert_desktop.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from bjcert_desktop.registry.bulk import uncollected
from bjcert_desktop.registry.columns import JOIN_FIELDS
from bjcert_desktop.registry.layouts import propose
from bjcert_desktop.registry.model import Registry
from bjcert_desktop.registry.process import BookProcess
from bjcert_desktop.registry.refusals import refusal
from bjcert_desktop.registry.rules import finding
from bjcert_desktop.registry.table import Table
from bjcert_desktop.unit import Certificate, Unit

#: A certificate that ends within so many days is worth a reminder.
SOON_DAYS = 60

_NEEDED = tuple(field.name for field in UNIT_FIELDS if field.needed)
_ATTRIBUTES = tuple(field.name for field in fields(Unit))
_CODE, _NAME = JOIN_FIELDS
_SUMS = frozenset(("合计", "总计", "小计", "共计"))
_NOTES = ("注:", "注：", "说明:", "说明：", "备注:", "备注：", "填表说明", "填写说明", "填表人", "制表人", "审核人")


@uncollected()
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
    keep = _rows_with_units(units)
    units.check(keep, _NEEDED)
    _check_duplicates(units, keep)
    owned: dict[int, list[Certificate]] = {}
    if certificates is not None:
        owned = _join(certificates, units, keep, today or date.today())
    tables = (units,) if certificates is None else (units, certificates)
    problems = tuple(problem for table in tables for problem in table.take_problems())
    return Registry(
        path,
        proposal.kind,
        proposal.sheets,
        _units(units, keep, owned),
        problems,
        proposal.mapping,
        proposal.fingerprint,
        proposal.unit.sheet,
        proposal.unit.row,
    )


def _rows_with_units(table: Table) -> list[bool]:
    """Which rows are units: not blank ones, sums, footnotes, or the header once more; the rest is noted."""
    names, codes = table.column(_NAME), table.column(_CODE)
    keep = [bool(name or code) for name, code in zip(names, codes, strict=True)]
    headers = {_NAME, *(column.header for column in table.layout.columns if column.field == _NAME)}
    for number, (name, code) in enumerate(zip(names, codes, strict=True)):
        note = not code and (name in _SUMS or name.startswith(_NOTES))
        if note or name in headers:
            keep[number] = False
    for number, row in enumerate(zip(*table.values.values(), strict=True)):
        if not keep[number] and any(row) and not names[number] and not codes[number]:
            first = next(value for value in row if value)
            if str(first) not in _SUMS and not str(first).startswith(_NOTES):
                table.add(table.first + number, _NAME, finding("row-without-unit"))
    return keep


def _check_duplicates(table: Table, keep: Sequence[bool]) -> None:
    """The same code twice, and one name with two codes: the later row is told of the first."""
    seen_codes: dict[str, int] = {}
    seen_names: dict[str, int] = {}
    codes, names = table.column(_CODE), table.column(_NAME)
    for number, (code, name, counts) in enumerate(zip(codes, names, keep, strict=True)):
        if not counts:
            continue
        first = seen_codes.setdefault(code, number) if code else number
        if first != number:
            table.add(table.first + number, _CODE, finding("duplicate-code", row=table.first + first))
        same = seen_names.setdefault(name, number) if name else number
        if same != number and codes[same] != code:
            table.add(table.first + number, _NAME, finding("duplicate-name", row=table.first + same))


def _join(certificates: Table, units: Table, keep: Sequence[bool], today: date) -> dict[int, list[Certificate]]:
    """The certificates of each unit, by the number of the unit's row in its table."""
    by_code, by_name = _owners(units, keep, _CODE), _owners(units, keep, _NAME)
    for owners, former in ((by_code, "原统一社会信用代码"), (by_name, "原单位名称")):
        for value, numbers in _owners(units, keep, former).items():
            owners.setdefault(value, numbers)
    owned: dict[int, list[Certificate]] = {}
    columns = [certificates.column(field.name, None if "日期" in field.name else "") for field in CERTIFICATE_FIELDS]
    codes, names = certificates.column(_CODE), certificates.column(_NAME)
    alive = [any(row) for row in zip(*columns, strict=True)]
    columns.append(range(certificates.first, certificates.first + len(certificates)))  # in the order of Certificate
    for number, (code, name, counts) in enumerate(zip(codes, names, alive, strict=True)):
        if not counts:
            continue
        row, key = certificates.first + number, _NAME if name and not code else _CODE
        found = by_code.get(code, []) if code else by_name.get(name, [])
        if len(found) == 1 or (found and code):
            owned.setdefault(found[0], []).append(Certificate(*(column[number] for column in columns)))
        elif found:
            certificates.add(row, key, finding("certificate-ambiguous", sheet=units.sheet))
        else:
            certificates.add(row, key, finding("certificate-orphan", sheet=units.sheet))
    certificates.check(alive, ())
    certificates.check_dates(alive, today, SOON_DAYS)
    _check_serials(certificates)
    return owned


def _owners(units: Table, keep: Sequence[bool], name: str) -> dict[str, list[int]]:
    owners: dict[str, list[int]] = {}
    if name in units.values:
        for number, (value, counts) in enumerate(zip(units.values[name], keep, strict=True)):
            if value and counts:
                owners.setdefault(value, []).append(number)
    return owners


def _check_serials(table: Table) -> None:
    seen: dict[str, int] = {}
    for row, serial in enumerate(table.column("证书.USBKey序列号"), table.first):
        if serial and seen.setdefault(serial, row) != row:
            table.add(row, "证书.USBKey序列号", finding("duplicate-serial", row=seen[serial]))


def _units(table: Table, keep: Sequence[bool], owned: Mapping[int, list[Certificate]]) -> tuple[Unit, ...]:
    columns: list[Iterable[object]] = [table.column(field.name) for field in UNIT_FIELDS]  # in the order of Unit
    columns.append([tuple(owned.get(number, ())) for number in range(len(table))] if owned else repeat(()))
    columns.append(range(table.first, table.first + len(table)))
    return tuple(map(_unit, compress(zip(*columns, strict=False), keep)))


def _unit(values: Iterable[object]) -> Unit:
    """``Unit(*values)`` in half the time: a frozen dataclass sets its attributes with a call for each."""
    unit: Unit = object.__new__(Unit)
    unit.__dict__.update(zip(_ATTRIBUTES, values, strict=True))
    return unit
