"""Which of many values are not plainly right: one look at all of them, for ``checks`` to look closely at the rest.

Whatever is plainly right here passes there. A value costs a fraction of what its check does, because each step is one
call for all values.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import compress, filterfalse

from .check_digits import (
    ID_VALUE,
    ID_WEIGHTS,
    ORGANISATION_VALUE,
    ORGANISATION_WEIGHTS,
    USCC_ALPHABET,
    USCC_VALUE,
    USCC_WEIGHTS,
)
from .values import CHECKS, EMAIL, GARBLED, MOBILE, PHONES, is_birth

_USCC = re.compile(rf"[{USCC_ALPHABET[1:]}]{{2}}[0-9]{{6}}[{USCC_ALPHABET}]{{8}}[0-9X][{USCC_ALPHABET}]")
_IDENTITY = re.compile(r"(?!8[123])[0-9]{17}[0-9X]")
_SOCIAL_EMAIL = re.compile(rf"(?!.*[.@]gov\.cn\Z){EMAIL.pattern}", EMAIL.flags)


def doubtful(field_name: str, values: Collection[str]) -> Iterable[str]:
    """Those of *values* that ``checks.check_value`` may say something about; blank ones may be among them."""
    if look := _LOOKS.get(field_name):
        return look(values)
    if field_name in CHECKS or GARBLED in "".join(values):
        return values
    return ()


def _codes(values: Collection[str]) -> Iterable[str]:
    shaped = list(filter(_USCC.fullmatch, values))
    data = "".join(shaped).encode()
    right = compress(shaped, _sums(data, 0, _USCC_TABLES, frozenset(range(0, 18 * 31, 31))))
    organised = compress(shaped, _sums(data, 8, _ORGANISATION_TABLES, frozenset(range(0, 9 * 11, 11))))
    return _others(values, set(right).intersection(organised))


def _identities(values: Collection[str]) -> Iterable[str]:
    shaped = list(filter(_IDENTITY.fullmatch, values))
    births = {value[6:14] for value in shaped}
    if not all(map(is_birth, births)):
        wrong = set(filterfalse(is_birth, births))
        shaped = [value for value in shaped if value[6:14] not in wrong]
    sums = _sums("".join(shaped).encode(), 0, _ID_TABLES, frozenset(range(1, 18 * 11, 11)))
    return _others(values, set(compress(shaped, sums)))


def _others(values: Collection[str], right: set[str]) -> Iterable[str]:
    return () if len(right) == len(values) else [value for value in values if value not in right]


def _sums(data: bytes, start: int, tables: Sequence[bytes], wanted: frozenset[int]) -> Iterable[bool]:
    """Whether the sum of characters from *start* on, each by its table, is *wanted*: for each 18 characters."""
    columns = (data[place::18].translate(table) for place, table in enumerate(tables, start))
    return map(wanted.__contains__, map(sum, zip(*columns, strict=True)))


def _tables(value: Mapping[str, int], weights: Iterable[int], modulus: int) -> tuple[bytes, ...]:
    """For each weight, what a character with it adds to a sum."""
    return tuple(bytes(value.get(chr(code), 0) * weight % modulus for code in range(256)) for weight in weights)


_USCC_TABLES = _tables(USCC_VALUE, USCC_WEIGHTS, 31)
_ID_TABLES = _tables(ID_VALUE, ID_WEIGHTS, 11)
_ORGANISATION_TABLES = _tables(ORGANISATION_VALUE, ORGANISATION_WEIGHTS, 11) + _tables(ID_VALUE, (1,), 11)

_LOOKS: dict[str, Callable[[Collection[str]], Iterable[str]]] = {
    "统一社会信用代码": _codes,
    "原统一社会信用代码": _codes,
    "经办人身份证号": _identities,
    "经办人手机": lambda values: filterfalse(MOBILE.fullmatch, values),
    "单位电话": lambda values: filterfalse(PHONES.fullmatch, values),
    "电子邮箱": lambda values: filterfalse(EMAIL.fullmatch, values),
    "发票邮箱": lambda values: filterfalse(_SOCIAL_EMAIL.fullmatch, values),
    "证书.联系电话": lambda values: filterfalse(PHONES.fullmatch, values),
}
