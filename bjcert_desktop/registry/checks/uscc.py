"""Unified social credit codes (GB 32100-2015), which contain an organisation code (GB 11714-1997)."""

import re

from .problem_kinds import ValueFinding, finding

#: The 31 characters of a code (no I, O, S, V, Z); the value of each is its index.
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_FOREIGN = re.compile(f"[^{USCC_ALPHABET}]")

#: The weights of the first 17 characters are 1, 3 … 3**16 mod 31, and 34 = 3 mod 31: their sum is the characters read
#: backwards in base 34, each character's digit being its index.
_DIGITS = str.maketrans(USCC_ALPHABET, "0123456789ABCDEFGHIJKLMNOPQRSTU")

#: The weights of an organisation code (A = 10, B = 11 …) are 2**8 … 2 mod 11, and 35 = 2 mod 11: their sum is twice the
#: code read in base 35.
_ORGANISATION_CHECK = "0X987654321"

#: Letters that no code contains, and what each was probably meant to be.
_SLIPS = {"O": "数字 0", "I": "数字 1", "Z": "数字 2", "S": "数字 5", "V": "字母 U"}


def uscc_check(first17: str) -> str:
    """The 18th character of a code; *first17* must be in the alphabet."""
    return USCC_ALPHABET[-int(first17[::-1].translate(_DIGITS), 34) % 31]


def organisation_check(first8: str) -> str:
    """The ninth character of an organisation code; *first8* must be digits and capital letters but Z."""
    return _ORGANISATION_CHECK[2 * int(first8, 35) % 11]


def check_uscc(value: str) -> ValueFinding | None:
    """The fault of a unified social credit code."""
    if foreign := _FOREIGN.search(value):
        position, character = foreign.end(), foreign[0]
        if character in _SLIPS:
            return finding("uscc-slip", position=position, wrong=character, right=_SLIPS[character])
        return finding("uscc-character", position=position)
    if len(value) != 18:
        return finding("uscc-length", length=len(value))
    if value[17] != uscc_check(value[:17]):
        return finding("uscc-check-digit")
    if "0" in value[:2]:
        return finding("uscc-department")
    if not value[2:8].isdigit():
        return finding("uscc-region")
    return None if organisation_check(value[8:16]) == value[16] else finding("uscc-organisation")
