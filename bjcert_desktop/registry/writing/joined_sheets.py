"""Join the units of several sheets with the same columns (联合读取) in a new workbook, each unit once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ...domain.fields import UNIT_FIELDS
from ...domain.unit import Certificate, Unit
from ..cell_text import join_key
from ..model import Registry
from ..process.refusals import refusal
from ..reading.proposal import propose_mapping
from ..reading.reader import read_registry
from .blank_workbook import write_units

_MOST = 10  # units that are named


@dataclass
class JoinedSheets:
    """The units of *sheets*, in their order; *remarks* are sentences about what a person has to know of them."""

    sheets: tuple[str, ...]
    units: list[Unit] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def join_sheets(path: Path, sheets: Sequence[str], out: Path) -> JoinedSheets:
    """Write the units of *sheets* of the workbook at *path* into a new workbook at *out*.

    RefusedWorkbook if a sheet is no list of units beyond doubt, RegistryError if *out* exists.
    """
    joined = _join({sheet: _read(path, sheet) for sheet in sheets})
    write_units(out, joined.units)
    return joined


def _read(path: Path, sheet: str) -> Registry:
    proposal = propose_mapping(path, sheet)
    if proposal.unit.question:
        raise refusal("which-column", path, question=f"“{sheet}”表：{proposal.unit.question}")
    return read_registry(path, proposal.mapping)


def _join(registries: dict[str, Registry]) -> JoinedSheets:
    """A unit that stands on several sheets is one: the first sheet's values count, the others fill its blanks.

    Rows that may be units are taken over as they are, so that they are asked about in the new workbook.
    """
    joined = JoinedSheets(tuple(registries))
    repeated: list[str] = []
    for sheet, registry in registries.items():
        before = _Index(joined.units)
        for unit in _rows(registry):
            at = before.find(unit)
            if at is None:
                joined.units.append(_without_rows(unit))
                continue
            joined.units[at], differing = _merged(joined.units[at], unit)
            name = joined.units[at].name or joined.units[at].code
            repeated.append(f"“{name}”" + (f"（{'、'.join(differing)}不同）" if differing else ""))
        joined.remarks += registry.standing
        if lost := sum(row.unit is None or row.kind != "doubtful" for row in registry.left_out):
            joined.remarks.append(f"“{sheet}”表的小标题、合计、隐藏的行等 {lost} 行没有带过来。")
        if faults := sum(problem.severity == "error" for problem in registry.problems):
            joined.remarks.append(f"“{sheet}”表有 {faults} 个号码有误，读不出来的格子在新表里空着。")
    if repeated:
        named = "、".join(dict.fromkeys(repeated[:_MOST]))
        rest = f" 等 {len(repeated)} 处" if len(repeated) > _MOST else ""
        joined.remarks.append(f"在几张表里都有的单位，只写一行，以前面的表为准：{named}{rest}。请核对。")
    return joined


def _rows(registry: Registry) -> Iterator[Unit]:
    """The units of a sheet and its rows that may be units, as they follow each other."""
    doubtful = [row.unit for row in registry.left_out if row.unit and row.kind == "doubtful"]
    yield from sorted([*registry.units, *doubtful], key=lambda unit: unit.row)


class _Index:
    """*units* as they are now, to find the one that another is: by code, or by name where one of them has no code."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._by_code: dict[str, int] = {}
        self._by_name: dict[tuple[str, bool], int] = {}  # with whether the unit has a code
        for number, unit in enumerate(units):
            if unit.code:
                self._by_code.setdefault(unit.code, number)
            if unit.name:
                self._by_name.setdefault((join_key(unit.name), bool(unit.code)), number)

    def find(self, unit: Unit) -> int | None:
        """The number of the first that *unit* is."""
        found = [self._by_code.get(unit.code)] if unit.code else []
        if unit.name:
            name = join_key(unit.name)
            found += [self._by_name.get((name, coded)) for coded in (False, True) if not (coded and unit.code)]
        return min((number for number in found if number is not None), default=None)


def _merged(unit: Unit, other: Unit) -> tuple[Unit, list[str]]:
    """*unit* with the values and certificates of *other* that it lacks, and the fields in which they differ."""
    values = {each.attribute: getattr(other, each.attribute) for each in UNIT_FIELDS}
    blanks = {name: value for name, value in values.items() if value and not getattr(unit, name)}
    differing = [
        each.name
        for each in UNIT_FIELDS
        if (value := values[each.attribute]) and getattr(unit, each.attribute) not in ("", value)
    ]
    held = {_identity(each) for each in unit.certificates}
    more = (each for each in _without_rows(other).certificates if _identity(each) not in held)
    return replace(unit.corrected(blanks), certificates=(*unit.certificates, *more)), differing


def _identity(certificate: Certificate) -> object:
    return certificate.serial or replace(certificate, row=0)


def _without_rows(unit: Unit) -> Unit:
    """*unit* as one of no sheet."""
    return replace(unit, row=0, certificates=tuple(replace(each, row=0) for each in unit.certificates))
