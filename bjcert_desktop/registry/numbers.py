"""Check characters of Chinese identifiers, written out for speed: checks run over a hundred thousand rows."""

#: GB 32100-2015: the 31 characters of a unified social credit code (no I, O, S, V, Z), each worth its place.
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_VALUE = {character: value for value, character in enumerate(USCC_ALPHABET)}
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)

#: GB 11714-1997: an organisation code's characters count 0–9 and A = 10 … Z = 35.
_ORGANISATION_VALUE = {character: value for value, character in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_CHECK = "0X987654321"

#: GB 11643-1999 (ISO 7064 MOD 11-2).
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"


def uscc_check(first17: str) -> str:
    """The 18th character of a unified social credit code; KeyError when one of *first17* is no such character."""
    value = _USCC_VALUE
    total = sum(weight * value[character] for weight, character in zip(_USCC_WEIGHTS, first17, strict=True))
    return USCC_ALPHABET[-total % 31]


def organisation_check(first8: str) -> str:
    """The ninth character of an organisation code; KeyError when one of *first8* is no digit or capital letter."""
    value = _ORGANISATION_VALUE
    total = sum(weight * value[character] for weight, character in zip(_ORGANISATION_WEIGHTS, first8, strict=True))
    return _ORGANISATION_CHECK[total % 11]


def id_check(first17: str) -> str:
    """The 18th character of an identity number; ValueError when one of *first17* is no digit."""
    total = sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, first17, strict=True))
    return _ID_CHECK[total % 11]
