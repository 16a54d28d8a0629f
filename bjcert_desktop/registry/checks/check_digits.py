"""Check characters of Chinese identifiers. Weights include the check character's own, so a whole number is one sum."""

#: GB 32100-2015: the 31 characters of a unified social credit code (no I, O, S, V, Z), each worth its place.
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_VALUE = {character: value for value, character in enumerate(USCC_ALPHABET)}
USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1)  # a valid code sums to 0 mod 31

#: GB 11714-1997: an organisation code's first eight characters count 0–9 and A = 10 … Z = 35; its ninth is 0–9 or X.
ORGANISATION_VALUE = {character: value for value, character in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)  # a valid code sums, its check character added, to 0 mod 11
_ORGANISATION_CHECK = "0X987654321"

#: GB 11643-1999 (ISO 7064 MOD 11-2).
ID_VALUE = {character: value for value, character in enumerate("0123456789X")}
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1)  # a valid number sums to 1 mod 11
_ID_CHECK = "10X98765432"


def uscc_check(first17: str) -> str:
    """The 18th character of a unified social credit code; KeyError when one of *first17* is no such character."""
    total = sum(weight * USCC_VALUE[character] for weight, character in zip(USCC_WEIGHTS, first17, strict=False))
    return USCC_ALPHABET[-total % 31]


def organisation_check(first8: str) -> str:
    """The ninth character of an organisation code; KeyError when one of *first8* is no digit or capital letter."""
    pairs = zip(ORGANISATION_WEIGHTS, first8, strict=True)
    return _ORGANISATION_CHECK[sum(weight * ORGANISATION_VALUE[character] for weight, character in pairs) % 11]


def id_check(first17: str) -> str:
    """The 18th character of an identity number; KeyError when one of *first17* is no digit."""
    total = sum(weight * ID_VALUE[character] for weight, character in zip(ID_WEIGHTS, first17, strict=False))
    return _ID_CHECK[total % 11]
