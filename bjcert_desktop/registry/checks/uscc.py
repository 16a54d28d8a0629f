"""Unified social credit codes (GB 32100-2015), which contain an organisation code (GB 11714-1997)."""

import re
from operator import mul

from .problem_kinds import ValueFinding, finding

#: The 31 characters of a code (no I, O, S, V, Z); the value of each is its index.
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = bytes.maketrans(USCC_ALPHABET.encode(), bytes(range(31)))
_FOREIGN = re.compile(f"[^{USCC_ALPHABET}]")
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1)  # a valid code sums to 0 mod 31

#: An organisation code has eight characters (0–9, A = 10 … Z = 35) and a check character (0–9, X = 10).
_ORGANISATION_VALUES = bytes.maketrans(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", bytes(range(36)))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)  # with the check character, a valid code sums to 0 mod 11
_ORGANISATION_CHECK = "0X987654321"

#: Letters that no code contains, and what each was probably meant to be.
_SLIPS = {"O": "数字 0", "I": "数字 1", "Z": "数字 2", "S": "数字 5", "V": "字母 U"}


def uscc_check(first17: str) -> str:
    """The 18th character of a code; *first17* must be in the alphabet."""
    return USCC_ALPHABET[-_sum(first17) % 31]


def organisation_check(first8: str) -> str:
    """The ninth character of an organisation code; *first8* must be digits and capital letters."""
    values = first8.encode().translate(_ORGANISATION_VALUES)
    return _ORGANISATION_CHECK[sum(map(mul, _ORGANISATION_WEIGHTS, values)) % 11]


def check_uscc(value: str) -> ValueFinding | None:
    """The fault of a unified social credit code."""
    if foreign := _FOREIGN.search(value):
        position, character = foreign.end(), foreign[0]
        if character in _SLIPS:
            return finding("uscc-slip", position=position, wrong=character, right=_SLIPS[character])
        return finding("uscc-character", position=position)
    if len(value) != 18:
        return finding("uscc-length", length=len(value))
    if _sum(value) % 31:
        return finding("uscc-check-digit")
    if "0" in value[:2]:
        return finding("uscc-department")
    if not value[2:8].isdigit():
        return finding("uscc-region")
    return None if organisation_check(value[8:16]) == value[16] else finding("uscc-organisation")


def _sum(value: str) -> int:
    return sum(map(mul, _WEIGHTS, value.encode().translate(_VALUES)))
