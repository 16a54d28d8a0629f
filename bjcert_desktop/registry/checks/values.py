"""Checks of single values, the same for a workbook's cell and for what a person types.

Written out for speed: a registry of a hundred thousand rows has every number checked.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from operator import mul

from ...domain.fields import CERTIFICATE_FIELDS, FIELDS, UNIT_FIELDS
from ...domain.unit import Unit
from .check_digits import ID_VALUE, ID_WEIGHTS, ORGANISATION_VALUE, ORGANISATION_WEIGHTS, USCC_VALUE, USCC_WEIGHTS
from .rules import Finding, finding

_uscc_value = USCC_VALUE.__getitem__
_organisation_value = ORGANISATION_VALUE.__getitem__
_id_value = ID_VALUE.__getitem__

#: Letters that a unified social credit code never has, and what they are taken for.
_SLIPS = {"O": "数字 0", "I": "数字 1", "Z": "数字 2", "S": "数字 5", "V": "字母 U"}
_OTHER_DOCUMENT = re.compile(r"(?=.*\d.*\d.*\d.*\d)[A-Z]{1,3}[0-9A-Z]{5,14}(?:\(\w\))?")
MOBILE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}", re.ASCII)
_ONE_PHONE = (
    r"(?:\+?86[- ]?)?(?:\(?0\d{2,3}\)?[- ]?)?(?:\d{7,8}|\d{4} \d{4}|1[3-9]\d(?:[- ]?\d{4}){2}|[48]00(?:-?\d){7}|1\d{4})"
)
PHONES = re.compile(
    rf"{_ONE_PHONE}(?: ?(?:转|-|分机|EXT\.?) ?\d{{1,6}})?(?: ?[,;、/ ] ?{_ONE_PHONE}(?: ?(?:转|-|分机) ?\d{{1,6}})?)*",
    re.ASCII | re.IGNORECASE,
)
EMAIL = re.compile(
    r"[A-Za-z0-9_][A-Za-z0-9_+-]*(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
_FIRST_YEAR = 1900
GARBLED = "\N{REPLACEMENT CHARACTER}"


def check_value(field_name: str, value: str) -> Finding | None:
    """What is wrong with the *value* of a field of ``fields.UNIT_FIELDS`` or ``CERTIFICATE_FIELDS``, if anything."""
    if not value:
        return finding("missing") if FIELDS[field_name].needed else None
    return CHECKS.get(field_name, check_legible)(value)


def check_unit(unit: Unit) -> Iterable[tuple[str, Finding]]:
    """The findings about the values of *unit* and its certificates, each with the name of its field."""
    for field in UNIT_FIELDS:
        if found := check_value(field.name, getattr(unit, field.attribute)):
            yield field.name, found
    for certificate in unit.certificates:
        for field in CERTIFICATE_FIELDS:
            value = getattr(certificate, field.attribute)
            if isinstance(value, str) and (found := check_value(field.name, value)):
                yield field.name, found


def check_legible(value: str) -> Finding | None:
    """Any text without the mark that stands where a character could not be decoded."""
    return finding("garbled") if GARBLED in value else None


def check_uscc(value: str) -> Finding | None:
    """GB 32100-2015 with the organisation code of GB 11714-1997 inside."""
    try:
        if len(value) == 18 and not sum(map(mul, USCC_WEIGHTS, map(_uscc_value, value))) % 31:
            if "0" in value[:2]:
                return finding("uscc-department")
            if not value[2:8].isdigit():
                return finding("uscc-region")
            total = sum(map(mul, ORGANISATION_WEIGHTS, map(_organisation_value, value[8:16])))
            last = ID_VALUE.get(value[16])  # 0–9 or X, as there
            if last is None or (total + last) % 11:
                return finding("uscc-organisation")
            return None
    except KeyError:
        pass
    return _uscc_fault(value)


def _uscc_fault(value: str) -> Finding:
    for place, character in enumerate(value, 1):
        if character in _SLIPS:
            return finding("uscc-slip", place=place, wrong=character, right=_SLIPS[character])
        if character not in USCC_VALUE:
            return finding("uscc-character", place=place)
    if len(value) != 18:
        return finding("uscc-length", length=len(value))
    return finding("uscc-check-digit")


def check_identity(value: str) -> Finding | None:
    """GB 11643-1999; old numbers of 15 digits and other documents are let through with a remark."""
    if len(value) == 18 and value.isascii() and value[:17].isdigit() and value[17] in ID_VALUE:
        if not is_birth(value[6:14]):
            return finding("id-birth")
        if sum(map(mul, ID_WEIGHTS, map(_id_value, value))) % 11 != 1:
            return finding("id-zeros" if value.endswith("000") else "id-check-digit")
        return finding("id-residence") if value[:2] in ("81", "82", "83") else None
    if len(value) == 15 and value.isascii() and value.isdigit():
        return finding("id-15" if is_birth("19" + value[6:12]) else "id-birth")
    if _OTHER_DOCUMENT.fullmatch(value):
        return finding("id-other")
    if len(value) == 18:
        return finding("id-character")
    return finding("id-length", length=len(value))


@lru_cache(maxsize=2**15)
def is_birth(digits: str) -> bool:
    """Whether eight digits name a day that existed and has come; asked again and again for the same ones."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return day.year >= _FIRST_YEAR and day <= date.today()


def check_mobile(value: str) -> Finding | None:
    """A mainland mobile number."""
    return None if MOBILE.fullmatch(value) else finding("mobile-format")


def check_phone(value: str) -> Finding | None:
    """One or several telephone numbers with or without area code and extension."""
    return None if PHONES.fullmatch(value) else finding("phone-format")


def check_postcode(value: str) -> Finding | None:
    """Six digits."""
    return None if len(value) == 6 and value.isascii() and value.isdigit() else finding("postcode-format")


def check_email(value: str) -> Finding | None:
    """One mail address."""
    return None if EMAIL.fullmatch(value) else finding("email-format")


def check_invoice_email(value: str) -> Finding | None:
    """One mail address, and not a civil service's: the guide (chapter 1) advises against it for invoices."""
    wrong = check_email(value)
    if not wrong and value.lower().endswith((".gov.cn", "@gov.cn")):
        return finding("email-government")
    return wrong


def check_count(value: str) -> Finding | None:
    """A number of certificates, from one up."""
    return None if value.isascii() and value.isdigit() and int(value[:9]) > 0 else finding("count-format")


CHECKS: dict[str, Callable[[str], Finding | None]] = {
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
