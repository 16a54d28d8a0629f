"""The check of each field's value, the same for a workbook's cell and for what a person types."""

import re
from collections.abc import Callable, Iterator

from ...domain.account_text import account_texts
from ...domain.fields import CERTIFICATE_FIELDS, FIELDS, UNIT_FIELDS, FieldKind
from ...domain.unit import Unit
from ..characters import has_private
from .contacts import check_email, check_invoice_email, check_mobile, check_phone, check_postcode
from .identity_number import check_identity
from .problem_kinds import ValueFinding, finding
from .uscc import check_uscc, suggest_uscc

_NO_NAME = re.compile(r"[\d\s.,%/年月日:-]+|[是否有无YN√×]|TRUE|FALSE", re.ASCII | re.IGNORECASE)


def check_value(field_name: str, value: str) -> ValueFinding | None:
    """The fault of the *value* of a field of ``UNIT_FIELDS`` or ``CERTIFICATE_FIELDS``."""
    if not value:
        return finding("missing") if FIELDS[field_name].needed else None
    return CHECKS.get(field_name, check_legible)(value)


def suggest(field_name: str, value: str) -> tuple[str, ...]:
    """What a *value* that fails its check was probably meant to be; none if that would be guessing."""
    return suggest_uscc(value) if FIELDS[field_name].kind is FieldKind.USCC else ()


def check_unit(unit: Unit) -> Iterator[tuple[str, ValueFinding]]:
    """The faults of the values of *unit* and its certificates, each with its field's name."""
    for field in UNIT_FIELDS:
        if found := check_value(field.name, getattr(unit, field.attribute)):
            yield field.name, found
    for certificate in unit.certificates:
        for field in CERTIFICATE_FIELDS:
            value = getattr(certificate, field.attribute)
            if isinstance(value, str) and (found := check_value(field.name, value)):
                yield field.name, found


def check_legible(value: str) -> ValueFinding | None:
    """Any text without the character that replaces undecodable ones, and without private ones."""
    if "\N{REPLACEMENT CHARACTER}" in value:
        return finding("garbled")
    return finding("private-use") if has_private(value) else None


def check_name(value: str) -> ValueFinding | None:
    """The name of a unit, which is not a number, a date, or yes or no."""
    return check_text(value) or (finding("name-odd") if _NO_NAME.fullmatch(value) else None)


def check_count(value: str) -> ValueFinding | None:
    """A whole number of certificates, at least 1."""
    return None if value.isascii() and value.isdigit() and int(value[:9]) > 0 else finding("count-format")


def check_text(value: str) -> ValueFinding | None:
    """Any text that does not look like an account, a bank or a payee, which beside a real one would mislead."""
    return check_legible(value) or (finding("like-account") if account_texts(value) else None)


_CHECKS: dict[FieldKind, Callable[[str], ValueFinding | None]] = {
    FieldKind.TEXT: check_text,
    FieldKind.USCC: check_uscc,
    FieldKind.IDENTITY: check_identity,
    FieldKind.MOBILE: check_mobile,
    FieldKind.PHONE: check_phone,
    FieldKind.POSTCODE: check_postcode,
    FieldKind.EMAIL: check_email,
    FieldKind.INVOICE_EMAIL: check_invoice_email,
    FieldKind.COUNT: check_count,
}
#: The check of each field that has one of its own, by the field's name.
CHECKS = {field.name: _CHECKS[field.kind] for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS) if field.kind in _CHECKS} | {
    "单位名称": check_name
}
