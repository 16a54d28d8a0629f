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

_REGISTRATION = re.compile(r"\d{15}", re.ASCII)
_ORGANISATION = re.compile(r"[0-9A-Z]{8}-?[0-9X]", re.ASCII)

#: Letters that no code contains, and what each was probably meant to be.
_SLIPS = {"O": "数字 0", "I": "数字 1", "Z": "数字 2", "S": "数字 5", "V": "字母 U"}

#: What letters that no code contains are read as.
_READ_AS = str.maketrans({letter: meant[-1] for letter, meant in _SLIPS.items()})

#: Characters of codes that are mistaken for one another in print and handwriting.
_ALIKE = {"1": "L", "L": "1", "8": "B", "B": "8", "0": "DQ", "D": "0", "Q": "0"}
_MOST_SUGGESTED = 2  # more would be guessing


def uscc_check(first17: str) -> str:
    """The 18th character of a code; *first17* must be in the alphabet."""
    return USCC_ALPHABET[-int(first17[::-1].translate(_DIGITS), 34) % 31]


def organisation_check(first8: str) -> str:
    """The ninth character of an organisation code; *first8* must be digits and capital letters but Z."""
    return _ORGANISATION_CHECK[2 * int(first8, 35) % 11]


def check_uscc(value: str) -> ValueFinding | None:
    """The fault of a unified social credit code; the older numbers that it has replaced are named."""
    if _REGISTRATION.fullmatch(value):
        return finding("uscc-registration")
    bare = value.replace("-", "")
    if _ORGANISATION.fullmatch(value) and "Z" not in bare[:8] and organisation_check(bare[:8]) == bare[8]:
        return finding("uscc-old-organisation")
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


def suggest_uscc(value: str) -> tuple[str, ...]:
    """Codes that *value* was probably meant to be; none if there are more than two, or if it passes its check.

    They pass both check digits and differ from *value* in letters that no code contains, and in at most one character
    that looks like another, or in two neighbours that changed places.
    """
    read = value.translate(_READ_AS)
    if len(value) != 18 or _FOREIGN.search(read) or check_uscc(value) is None:
        return ()
    likely = {read}
    for index, character in enumerate(read):
        likely.update(f"{read[:index]}{other}{read[index + 1 :]}" for other in _ALIKE.get(character, ""))
        likely.add(f"{read[:index]}{read[index + 1 : index + 2]}{character}{read[index + 2 :]}")
    found = sorted(each for each in likely if not _FOREIGN.search(each) and check_uscc(each) is None)
    return tuple(found) if len(found) <= _MOST_SUGGESTED else ()
