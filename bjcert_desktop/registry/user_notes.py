"""A person's notes on their workbook, kept in one file of their data folder: the workbook itself is never changed.

Notes are corrections, values confirmed against the original paper, units added by hand and column mappings.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from ..domain.fields import CERTIFICATE_FIELDS, FIELDS, FREE_TEXTS, UNIT_FIELDS, without_numbers
from ..domain.unit import Certificate, Unit
from ..system.locks import locked
from ..system.own_data import FIRST_DAY, read_own, write_own
from .checks.problem_kinds import ValueFinding
from .checks.values import check_value
from .model import ROW_KEYS, CellProblem, LeftOutRow, Registry

HAND_SHEET = "手工添加"
#: Refusals that a person can resolve by naming the columns.
UNKNOWN_COLUMNS = ("no-header", "which-column", "which-sheet")
_FILE, _LOCK = "registry.json", "registry.lock"
_ATTRIBUTES = {field.name: field.attribute for field in UNIT_FIELDS}
_PERSONAL = frozenset(field.name for field in UNIT_FIELDS if field.personal)


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value that replaces the workbook's; it lapses when the workbook no longer says *was*."""

    value: str
    was: str
    day: date


class Confirmation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value of *field* that failed a check and was compared with the original paper.

    Earlier versions kept no field.
    """

    reason: str
    day: date
    field: str = ""


class Notes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All notes; immutable, every change returns new ``Notes``.

    *corrections*: unit key → field name → correction. *confirmed*: digest of field and value → confirmation.
    *by_hand*: units without a workbook, field name → value; *typed_on*: their codes or names → day of the last change.
    *mappings*: header fingerprint → column → field name.
    *rows*: unit key → whether a row with this name and code is a unit.
    """

    corrections: dict[str, dict[str, Correction]] = {}
    confirmed: dict[str, Confirmation] = {}
    by_hand: tuple[dict[str, str], ...] = ()
    mappings: dict[str, dict[str, str]] = {}
    typed_on: dict[str, date] = {}
    rows: dict[str, bool] = {}

    def __post_init__(self) -> None:
        """Raise ValueError for fields that a unit or certificate does not have."""
        named = chain.from_iterable(mapping.items() for mapping in self.mappings.values())
        columns = {field for key, field in named if key.rpartition("!")[2] not in ROW_KEYS}
        if not _ATTRIBUTES.keys() >= {*chain(*self.corrections.values(), *self.by_hand)} or columns - {"", *FIELDS}:
            raise ValueError("no field")

    def judge_row(self, unit: Unit, is_unit: bool | None) -> "Notes":
        """Say whether the row of *unit* is one; None takes back what was said."""
        rows = {key: said for key, said in self.rows.items() if key != unit.key}
        return msgspec.structs.replace(self, rows=rows if is_unit is None else {**rows, unit.key: is_unit})

    def correct(self, unit: Unit, field: str, value: str, today: date) -> "Notes":
        """Correct *field* of *unit*, given as in the workbook; its own value removes the correction."""
        said = dict(self.corrections.get(unit.key, {}))
        was = getattr(unit, _ATTRIBUTES[field])
        if value == was:
            said.pop(field, None)
        else:
            said[field] = Correction(value, was, today)
        corrections = {key: kept for key, kept in self.corrections.items() if key != unit.key}
        return msgspec.structs.replace(self, corrections={**corrections, unit.key: said} if said else corrections)

    def confirm(self, field: str, value: str, reason: str, today: date) -> "Notes":
        """Confirm exactly this value, with the reason."""
        confirmed = {**self.confirmed, _digest(field, value): Confirmation(reason, today, field)}
        return msgspec.structs.replace(self, confirmed=confirmed)

    def confirmation(self, field: str, value: str) -> Confirmation | None:
        """The confirmation of this value, if any."""
        return self.confirmed.get(_digest(field, value))

    def add(self, values: Mapping[str, str]) -> "Notes":
        """Add a unit by hand; it replaces one with the same code, or the same name if it has no code."""
        key = _key(values)
        kept = (unit for unit in self.by_hand if key not in (unit.get("统一社会信用代码"), unit.get("单位名称")))
        return self._typed((*kept, dict(values)), key)

    def correct_by_hand(self, number: int, field: str, value: str) -> "Notes":
        """Set a field of the unit by hand with this *number*, counted from 1."""
        units = [dict(unit) for unit in self.by_hand]
        units[number - 1][field] = value
        return self._typed(tuple(units), _key(units[number - 1]))

    def without(self, number: int) -> "Notes":
        """Remove the unit by hand with this *number*, counted from 1."""
        return msgspec.structs.replace(self, by_hand=(*self.by_hand[: number - 1], *self.by_hand[number:]))

    def _typed(self, units: tuple[dict[str, str], ...], key: str) -> "Notes":
        """With *units* by hand, of which the one with *key* was changed today."""
        keys = set(map(_key, units))
        typed_on = {each: day for each, day in self.typed_on.items() if each in keys} | {key: date.today()}
        return msgspec.structs.replace(self, by_hand=units, typed_on=typed_on)

    def with_true_days(self, today: date) -> "Notes":
        """What was said while the computer's date was far in the past counts as said *today*."""

        def true(day: date) -> date:
            return today if day < FIRST_DAY <= today else day

        corrections = {
            key: {name: msgspec.structs.replace(each, day=true(each.day)) for name, each in fields.items()}
            for key, fields in self.corrections.items()
        }
        confirmed = {key: msgspec.structs.replace(each, day=true(each.day)) for key, each in self.confirmed.items()}
        typed_on = {key: true(day) for key, day in self.typed_on.items()}
        return msgspec.structs.replace(self, corrections=corrections, confirmed=confirmed, typed_on=typed_on)

    def without_personal(self, before: date, today: date) -> "Notes":
        """Without the personal values that were corrected, confirmed or typed *before* that day.

        Units typed with an earlier version count as typed *today*.
        """
        corrections = {
            key: kept for key, fields in self.corrections.items() if (kept := _without_personal(fields, before))
        }
        confirmed = {
            digest: each if each.day >= before else Confirmation(without_numbers(each.reason), each.day, each.field)
            for digest, each in self.confirmed.items()
            if each.day >= before or each.field not in {"", *_PERSONAL}
        }
        typed_on = {_key(unit): self.typed_on.get(_key(unit), today) for unit in self.by_hand}
        by_hand = tuple(
            {name: _cleared(name, text) for name, text in unit.items()} if typed_on[_key(unit)] < before else unit
            for unit in self.by_hand
        )
        return msgspec.structs.replace(
            self, corrections=corrections, confirmed=confirmed, by_hand=by_hand, typed_on=typed_on
        )

    def without_units(self, keys: Collection[str]) -> "Notes":
        """Remove the units by hand with these keys: a workbook has them now."""
        kept = (values for number, values in enumerate(self.by_hand, 1) if _by_hand(number, values).key not in keys)
        return msgspec.structs.replace(self, by_hand=tuple(kept))

    def map_columns(self, fingerprint: str, mapping: Mapping[str, str]) -> "Notes":
        """Set the column mapping of workbooks with this fingerprint."""
        return msgspec.structs.replace(self, mappings={**self.mappings, fingerprint: dict(mapping)})

    def corrections_of(self, unit: Unit) -> dict[str, str]:
        """The corrections that apply to *unit*, given as in the workbook: attribute → text.

        A correction lapses when its cell has changed.
        """
        said = ((_ATTRIBUTES[field], kept) for field, kept in self.corrections.get(unit.key, {}).items())
        return {attribute: kept.value for attribute, kept in said if getattr(unit, attribute) == kept.was}

    def fault(self, field: str, value: str) -> ValueFinding | None:
        """The fault of *value*, unless a person has confirmed the value."""
        found = check_value(field, value)
        return None if found is None or self.confirmation(field, value) else found

    def usable(self, unit: Unit) -> Unit:
        """*unit* without those values of its certificates that would send the papers back."""
        certificates = tuple(replace(each, **_without_faults(each)) for each in unit.certificates)
        return unit if certificates == unit.certificates else replace(unit, certificates=certificates)

    def rejected(self, unit: Unit) -> dict[str, ValueFinding]:
        """The faults (by attribute) of *unit* that would send the papers back: these values stay off the forms."""
        found = ((field, self.fault(field.name, getattr(unit, field.attribute))) for field in UNIT_FIELDS)
        return {field.attribute: fault for field, fault in found if fault and fault.severity == "error"}


def load_notes(folder: Path) -> Notes:
    """The notes in *folder*, empty ones if there are none.

    Raises OwnDataError for a damaged file, which is set aside, and for one of a newer version; ProtectError.
    """
    return read_own(folder / _FILE, Notes, "本机保存的更正和核对记录") or Notes()


def change_notes(folder: Path, change: Callable[[Notes], Notes]) -> Notes:
    """Apply *change* to the notes that *folder* holds now, other windows' changes included; return the new notes.

    The encrypted file is written whole or not at all. Raises OSError, and like ``load_notes``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / _LOCK):
        notes = change(load_notes(folder))
        write_own(folder / _FILE, notes, sealed=True)
    return notes


def with_notes(registry: Registry, notes: Notes) -> Registry:
    """*registry* with corrections applied, the problems of confirmed values removed, and units by hand added.

    Rows that a person has judged are units or left out as they said. Units by hand, and their problems, have the rows
    -1, -2 … of the sheet ``HAND_SHEET``.
    """
    registry = _judged(registry, notes) if notes.rows else registry
    held = {unit.row: notes.corrections_of(unit) for unit in registry.units if unit.key in notes.corrections}
    units = tuple(unit.corrected(held.get(unit.row, {})) for unit in registry.units) if held else registry.units
    by_row = {unit.row: unit for unit in units}
    sheet = registry.unit_sheet

    def answered(problem: CellProblem) -> bool:
        unit = by_row.get(problem.row) if problem.sheet == sheet else None
        if unit is None or problem.field not in _ATTRIBUTES:
            return False
        attribute = _ATTRIBUTES[problem.field]
        confirmed = notes.confirmation(problem.field, getattr(unit, attribute))
        return attribute in held.get(problem.row, ()) or confirmed is not None

    problems = [problem for problem in registry.problems if not answered(problem)]
    for row, changed in held.items():
        faults = ((field, notes.fault(field, changed[name])) for field, name in _ATTRIBUTES.items() if name in changed)
        problems += (
            _problem(sheet, row, registry.unit_columns.get(field, ""), field, fault) for field, fault in faults if fault
        )
    by_hand = tuple(_by_hand(number, values) for number, values in enumerate(notes.by_hand, 1))
    for unit in by_hand:
        faults = ((field, notes.fault(field, value)) for field, value in _values(unit).items())
        problems += (_problem(HAND_SHEET, unit.row, "", field, fault) for field, fault in faults if fault)
    return replace(registry, units=(*units, *by_hand), problems=tuple(problems))


def _judged(registry: Registry, notes: Notes) -> Registry:
    """*registry* with the rows that a person has judged."""
    told = [row for row in registry.left_out if row.unit and notes.rows.get(row.unit.key) is True]
    ignored = [unit for unit in registry.units if notes.rows.get(unit.key) is False]
    added = [row.unit for row in told if row.unit]
    units = sorted({*registry.units, *added} - set(ignored), key=lambda unit: unit.row)
    gone = {unit.row for unit in ignored}
    left_out = [
        replace(row, kind="ignored", detail="") if row.unit and notes.rows.get(row.unit.key) is False else row
        for row in registry.left_out
        if row not in told
    ]
    left_out += (LeftOutRow(registry.unit_sheet, unit.row, "ignored", unit.name or unit.code, unit) for unit in ignored)
    problems = [p for p in registry.problems if p.row not in gone or p.sheet != registry.unit_sheet]
    for unit in added:
        faults = ((field, notes.fault(field, value)) for field, value in _values(unit).items())
        problems += (
            _problem(registry.unit_sheet, unit.row, registry.unit_columns.get(field, ""), field, fault)
            for field, fault in faults
            if fault and field in registry.unit_columns
        )
    left_out.sort(key=lambda row: (row.sheet != registry.unit_sheet, row.row))
    return replace(registry, units=tuple(units), problems=tuple(problems), left_out=tuple(left_out))


def _values(unit: Unit) -> dict[str, str]:
    return {field: getattr(unit, attribute) for field, attribute in _ATTRIBUTES.items()}


def _without_faults(certificate: Certificate) -> dict[str, Any]:
    """The attributes of *certificate* whose texts have an error, each with a blank."""
    texts = ((field, getattr(certificate, field.attribute)) for field in CERTIFICATE_FIELDS)
    found = ((field, check_value(field.name, text)) for field, text in texts if isinstance(text, str) and text)
    return {field.attribute: "" for field, fault in found if fault and fault.severity == "error"}


def _by_hand(number: int, values: Mapping[str, str]) -> Unit:
    return Unit(row=-number).corrected({_ATTRIBUTES[field]: value for field, value in values.items()})


def _problem(sheet: str, row: int, column: str, field: str, fault: ValueFinding) -> CellProblem:
    where = f"“{sheet}”表第 {row} 行 {column} 列" if row > 0 else f"手工添加的第 {-row} 个单位"
    return CellProblem(sheet, row, column, field, fault.severity, fault.code, f"{where}（{field}）{fault.message}")


def _key(unit: Mapping[str, str]) -> str:
    """By what a unit by hand is known: its code, or its name."""
    return unit.get("统一社会信用代码") or unit.get("单位名称") or ""


def _without_personal(corrections: Mapping[str, Correction], before: date) -> dict[str, Correction]:
    """*corrections* by field without those *before* that day that hold something personal."""

    def is_personal(name: str, each: Correction) -> bool:
        return name in _PERSONAL or any(_cleared(name, text) != text for text in (each.value, each.was))

    return {name: each for name, each in corrections.items() if each.day >= before or not is_personal(name, each)}


def _cleared(field: str, value: str) -> str:
    """The *value* of a field without what is personal in it."""
    return "" if field in _PERSONAL else without_numbers(value) if field in FREE_TEXTS else value


def _digest(field: str, value: str) -> str:
    return hashlib.sha256(f"{FIELDS[field].name}\n{value}".encode(errors="ignore")).hexdigest()
