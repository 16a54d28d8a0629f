"""The check of each field's value, the same for a workbook's cell and for what a person types."""

from collections.abc import Callable, Iterator

from ...domain.fields import CERTIFICATE_FIELDS, FIELDS, UNIT_FIELDS
from ...domain.unit import Unit
from .contacts import check_email, check_invoice_email, check_mobile, check_phone, check_postcode
from .identity_number import check_identity
from .problem_kinds import ValueFinding, finding
from .uscc import check_uscc


def check_value(field_name: str, value: str) -> ValueFinding | None:
    """The fault of the *value* of a field of ``UNIT_FIELDS`` or ``CERTIFICATE_FIELDS``."""
    if not value:
        return finding("missing") if FIELDS[field_name].needed else None
    return CHECKS.get(field_name, check_legible)(value)


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
    """Any text without the character that replaces undecodable ones."""
    return finding("garbled") if "\N{REPLACEMENT CHARACTER}" in value else None


def check_count(value: str) -> ValueFinding | None:
    """A whole number of certificates, at least 1."""
    return None if value.isascii() and value.isdigit() and int(value[:9]) > 0 else finding("count-format")


CHECKS: dict[str, Callable[[str], ValueFinding | None]] = {
    "统一社会信用代码": check_uscc,
    "原统一社会信用代码": check_uscc,
    "经办人身份证号": check_identity,
    "经办人手机": check_mobile,
    "单位电话": check_phone,
    "邮政编码": check_postcode,
    "电子邮箱": check_email,
    "发票邮箱": check_invoice_email,
    "证书数量": check_count,
    "证书.联系电话": check_phone,
}
