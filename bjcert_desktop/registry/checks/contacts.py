"""Telephone numbers, postcodes and mail addresses."""

import re

from ...domain.account_values import is_account
from ...domain.fields import FieldKind
from .problem_kinds import ValueFinding, finding

_MOBILE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}", re.ASCII)
_ONE_PHONE = (
    r"(?:\+?86[- ]?)?(?:\(?0\d{2,3}\)?[- ]?)?(?:\d{7,8}|\d{4} \d{4}|1[3-9]\d(?:[- ]?\d{4}){2}|[48]00(?:-?\d){7}|1\d{4})"
)
_PHONES = re.compile(
    rf"{_ONE_PHONE}(?: ?(?:转|-|分机|EXT\.?) ?\d{{1,6}})?(?: ?[,;、/ ] ?{_ONE_PHONE}(?: ?(?:转|-|分机) ?\d{{1,6}})?)*",
    re.ASCII | re.IGNORECASE,
)
_LANDLINE = re.compile(
    r"(?:\+?86[- ]?)?(?:\(?0\d{2,3}\)?[- —－]{0,2})?[2-8]\d{6,7}(?:[-转/、,;].*)?|[48]00(?:-?\d){7}", re.ASCII
)
_POSTCODE = re.compile(r"[0-9]{6}")
_EMAIL = re.compile(
    r"[A-Za-z0-9_][A-Za-z0-9_+-]*(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)


def is_mobile(text: str) -> bool:
    """Whether *text* is one mobile number, or several."""
    parts = re.split(r"\s*[,;、/，；]\s*", text.strip())
    return all(_MOBILE.fullmatch(part.removesuffix(".0")) for part in parts if part)


def is_landline(text: str) -> bool:
    """Whether *text* begins with the telephone number of a landline."""
    return _LANDLINE.fullmatch(text.strip().removesuffix(".0")) is not None


def check_mobile(value: str) -> ValueFinding | None:
    """One mainland mobile number."""
    return None if _MOBILE.fullmatch(value) else finding("mobile-format")


def check_phone(value: str) -> ValueFinding | None:
    """One or more telephone numbers, with or without area code and extension."""
    return None if _PHONES.fullmatch(value) else finding("phone-format")


def check_postcode(value: str) -> ValueFinding | None:
    """Six digits."""
    return None if _POSTCODE.fullmatch(value) else finding("postcode-format")


def check_email(value: str) -> ValueFinding | None:
    """One mail address."""
    if not _EMAIL.fullmatch(value):
        return finding("email-format")
    return finding("like-account") if is_account(value, FieldKind.EMAIL) else None


def check_invoice_email(value: str) -> ValueFinding | None:
    """One mail address that can receive invoices; chapter 1 of the guide advises against government mailboxes."""
    if fault := check_email(value):
        return fault
    return finding("email-government") if value.lower().endswith((".gov.cn", "@gov.cn")) else None
