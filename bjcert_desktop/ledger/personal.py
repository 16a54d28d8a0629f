"""Personal values (identity numbers, telephones, mail addresses), kept apart from the rest of a case."""

import re
from dataclasses import replace

import msgspec

from ..domain.case import Case, UnitChoices
from ..domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS, masked
from ..domain.unit import Unit
from ..system.dpapi import protect, unprotect

_UNIT = tuple(field.attribute for field in UNIT_FIELDS if field.personal)
_CERTIFICATE = tuple(field.attribute for field in CERTIFICATE_FIELDS if field.personal)
_NUMBERS = re.compile(
    r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|1[3-9][0-9](?:[- ]?[0-9]{4}){2})(?![0-9A-Za-z])|[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII
)


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


def without_numbers(text: str) -> str:
    """A typed *text* with the identity numbers, mobile numbers and mail addresses in it masked."""
    return _NUMBERS.sub(lambda number: masked(number[0]), text)


def seal(personal: Personal) -> bytes:
    """Encode personal values, protected for this account. Raises ProtectError."""
    return protect(msgspec.json.encode(personal))


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
