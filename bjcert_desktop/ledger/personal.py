"""Personal values (identity numbers, telephones, mail addresses), kept apart from the rest of a case."""

import sqlite3
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from ..domain.case import Case, UnitChoices
from ..domain.fields import CERTIFICATE_FIELDS, FREE_TEXTS, UNIT_FIELDS, without_numbers
from ..domain.unit import Unit
from ..system.dpapi import protect, unprotect
from ..system.half_characters import to_json

_UNIT = tuple(field.attribute for field in UNIT_FIELDS if field.personal)
_CERTIFICATE = tuple(field.attribute for field in CERTIFICATE_FIELDS if field.personal)
_FREE = tuple(field.attribute for field in UNIT_FIELDS if field.name in FREE_TEXTS)
_FREE_OF_CERTIFICATE = tuple(field.attribute for field in CERTIFICATE_FIELDS if field.name in FREE_TEXTS)

#: Table → columns that people type freely, the column of the entry, and the condition for those that are old.
_TYPED = {
    "cases": (("void", "returned"), "id", "day < ?"),
    "history": (("note",), "entry", "entry IN (SELECT id FROM cases WHERE day < ?)"),
    "replies": (("asked_by", "text"), "entry", "day < ?"),
}


class Personal(msgspec.Struct, frozen=True):
    """The personal values of a case: of its *unit*, of the *corrections* to it, and of each certificate."""

    unit: dict[str, str]
    corrections: dict[str, str]
    certificates: tuple[dict[str, str], ...]

    def __bool__(self) -> bool:
        """Whether there is any value."""
        return any(any(values.values()) for values in (self.unit, self.corrections, *self.certificates))


def split(case: Case) -> tuple[Case, Personal]:
    """*case* without its personal values and other units' choices; and the personal values."""
    unit, choices = case.unit or Unit(), case.choices
    personal = Personal(
        {name: getattr(unit, name) for name in _UNIT},
        {name: choices.corrections[name] for name in _UNIT if name in choices.corrections},
        tuple({name: getattr(each, name) for name in _CERTIFICATE} for each in unit.certificates),
    )
    return _with(case, choices, Personal(*_blank(personal))), personal


def join(case: Case, personal: Personal) -> Case:
    """The case that ``split`` took apart."""
    return _with(case, case.choices, personal)


def without_typed_numbers(case: Case) -> Case:
    """*case* with the personal numbers masked that somebody has typed into its free texts, such as 备注."""
    by_unit = {
        key: replace(each, corrections={**each.corrections, **_masked(each.corrections, _FREE)})
        for key, each in case.by_unit.items()
    }
    if case.unit is None:
        return replace(case, by_unit=by_unit)
    pairs = ((each, _masked(vars(each), _FREE_OF_CERTIFICATE)) for each in case.unit.certificates)
    certificates = tuple(replace(each, **texts) for each, texts in pairs)  # type: ignore[arg-type] # names of texts
    unit = replace(case.unit.corrected(_masked(vars(case.unit), _FREE)), certificates=certificates)
    return replace(case, unit=unit, by_unit=by_unit)


def _masked(values: Mapping[str, str], names: Collection[str]) -> dict[str, str]:
    return {name: without_numbers(values[name]) for name in names if name in values}


@dataclass(frozen=True)
class TypedNumbers:
    """Personal numbers in what a person typed into a *column*, and its *text* with them masked.

    *owner* is the table and number of the entry or reply that they belong to.
    """

    table: str
    id: int
    column: str
    text: str
    owner: tuple[str, int]

    @property
    def value(self) -> str | bytes:
        """The text as it stands in its column."""
        return self.text.encode() if self.column == "content" else self.text


def typed_numbers(db: sqlite3.Connection, before: date) -> list[TypedNumbers]:
    """The remarks, reasons and replies with personal numbers of entries and replies with a day *before* that."""
    found = []
    db.text_factory = lambda content: content.decode(errors="replace")  # a damaged copy is cleared as well
    for table, (columns, entry, old) in _TYPED.items():
        there = {row[1] for row in db.execute(f"PRAGMA table_info ({table})")}  # an older copy may have fewer
        for column in there.intersection(columns):
            texts = f"SELECT id, {entry}, {column} FROM {table} WHERE {column} <> '' AND {old}"
            for number, owner, text in db.execute(texts, (before.isoformat(),)):
                if (masked_text := without_numbers(text)) != text:
                    whose = ("replies", number) if table == "replies" else ("cases", owner)
                    found.append(TypedNumbers(table, number, column, masked_text, whose))
    db.text_factory = str
    if db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'details'").fetchone():
        old = "SELECT id, content FROM details JOIN cases USING (id) WHERE day < ?"
        for number, content in db.execute(old, (before.isoformat(),)):
            with suppress(ValueError):  # a damaged copy
                case = msgspec.json.decode(content, type=Case)
                if (masked_case := without_typed_numbers(case)) != case:
                    text = to_json(masked_case).decode()
                    found.append(TypedNumbers("details", number, "content", text, ("cases", number)))
    return found


def seal(personal: Personal) -> bytes:
    """Encode personal values, protected for this account. Raises ProtectError."""
    return protect(to_json(personal))


def unseal(content: bytes) -> Personal:
    """Decode what ``seal`` returned. Raises ProtectError if another account did."""
    return msgspec.json.decode(unprotect(content), type=Personal)


def _blank(personal: Personal) -> tuple[dict[str, str], dict[str, str], tuple[dict[str, str], ...]]:
    certificates = tuple(dict.fromkeys(each, "") for each in personal.certificates)
    return dict.fromkeys(personal.unit, ""), {}, certificates


def _with(case: Case, choices: UnitChoices, personal: Personal) -> Case:
    """*case* with these personal values; other corrections of personal values are dropped."""
    if case.unit is None:
        return case
    pairs = zip(case.unit.certificates, personal.certificates, strict=True)
    certificates = tuple(replace(each, **values) for each, values in pairs)  # type: ignore[arg-type] # names of texts
    corrections = {name: text for name, text in choices.corrections.items() if name not in _UNIT}
    choices = replace(choices, corrections={**corrections, **personal.corrections})
    unit = replace(case.unit.corrected(personal.unit), certificates=certificates)
    return replace(case, unit=unit, by_unit={unit.key: choices})
