"""Identity numbers (GB 11643-1999), and the other documents that a handler may have."""

import re
from datetime import date
from functools import lru_cache

from .problem_kinds import ValueFinding, finding

#: ISO 7064 MOD 11-2. The weights of the first 17 digits are 2**17 … 2 mod 11, and 13 = 2 mod 11: their sum is twice the
#: digits read in base 13.
_CHECK = "10X98765432"

_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_OLD_NUMBER = re.compile(r"[0-9]{15}")
_OTHER_DOCUMENT = re.compile(r"(?=.*\d.*\d.*\d.*\d)[A-Z]{1,3}[0-9A-Z]{5,14}(?:\(\w\))?")
_RESIDENCE_PERMIT = ("81", "82", "83")  # the regions of Hong Kong, Macao and Taiwan
_FIRST_YEAR = 1900


def id_check(first17: str) -> str:
    """The 18th character of an identity number; *first17* must be digits."""
    return _CHECK[2 * int(first17, 13) % 11]


def check_identity(value: str) -> ValueFinding | None:
    """The fault of an identity number; old numbers of 15 digits and other documents get a warning only."""
    if _NUMBER.fullmatch(value):
        if not _is_birth(value[6:14]):
            return finding("id-birth")
        if value[17] != id_check(value[:17]):
            return finding("id-zeros" if value.endswith("000") else "id-check-digit")
        return finding("id-residence") if value.startswith(_RESIDENCE_PERMIT) else None
    if _OLD_NUMBER.fullmatch(value):
        return finding("id-15" if _is_birth("19" + value[6:12]) else "id-birth")
    if _OTHER_DOCUMENT.fullmatch(value):
        return finding("id-other")
    return finding("id-character") if len(value) == 18 else finding("id-length", length=len(value))


@lru_cache(maxsize=2**15)
def _is_birth(digits: str) -> bool:
    """Whether eight digits are a date from 1900 to today; birthdays repeat."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return day.year >= _FIRST_YEAR and day <= date.today()
