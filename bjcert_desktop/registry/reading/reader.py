"""Read a workbook: its units, their certificates, and the problems of its cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import compress, repeat, starmap
from pathlib import Path
from typing import Any

from ...domain.fields import UNIT_FIELDS
from ...domain.unit import Unit
from ..model import Registry
from ..process.client import BookProcess
from ..process.refusals import refusal
from .certificates import Owned, joined_certificates, listed_certificates
from .columns import JOIN_FIELDS, UNIT_COLUMNS
from .proposal import propose
from .row_checks import check_duplicate_units
from .rows import find_units
from .sheet_values import SheetValues

_NEEDED = tuple(field.name for field in UNIT_FIELDS if field.needed)


def read_registry(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    *,
    today: date | None = None,
    report: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Registry:
    """The units of the workbook at *path*; RefusedWorkbook if it cannot be read, or once *cancelled* returns true.

    *mapping* corrects what the columns are: ``{"单位!C": "法定代表人"}``, where C may also be the column's header and
    the sheet may be omitted; a blank field drops a column. *report* receives the rows done and the rows in all.
    Certificates are judged by *today*, by default the real date.
    """
    with BookProcess(path, cancelled) as book:
        proposal = propose(book, path, mapping or {})
        units = SheetValues(proposal.unit)
        if not units.indexes.keys() & set(JOIN_FIELDS):
            raise refusal("no-header", path, sheets="、".join(proposal.sheets[:10]))
        certificates = SheetValues(proposal.certificates) if proposal.certificates else None
        total = sum(layout.height for layout in proposal.layouts)
        tell = report or (lambda done, total: None)
        units.read(book, lambda done: tell(done, total))
        if certificates is not None:
            certificates.read(book, lambda done: tell(proposal.unit.height + done, total))
    rows = find_units(units)
    units.note_faults(rows.keep, _NEEDED, UNIT_COLUMNS)
    check_duplicate_units(units, rows.keep)
    owned = listed_certificates(units, rows.listed, today or date.today())
    if certificates is not None:
        for number, more in joined_certificates(certificates, units, rows.keep, today or date.today()).items():
            owned.setdefault(number, []).extend(more)
    sheets = (units,) if certificates is None else (units, certificates)
    for sheet in sheets:
        sheet.note_unread()
    return Registry(
        path,
        proposal.kind,
        proposal.sheets,
        _units(units, rows.keep, owned),
        tuple(problem for sheet in sheets for problem in sheet.problems()),
        proposal.mapping,
        proposal.fingerprint,
        proposal.unit.sheet,
        proposal.unit.row,
        proposal.headers,
    )


def _units(sheet: SheetValues, keep: Sequence[bool], owned: Owned) -> tuple[Unit, ...]:
    columns: list[Iterable[Any]] = [sheet.column(field.name) for field in UNIT_FIELDS]  # in the order of Unit
    columns.append([tuple(owned.get(number, ())) for number in range(len(sheet))] if owned else repeat(()))
    columns.append(range(sheet.first, sheet.first + len(sheet)))
    return tuple(starmap(Unit, compress(zip(*columns, strict=False), keep)))
