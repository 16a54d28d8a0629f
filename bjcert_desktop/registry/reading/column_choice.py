"""Choose the field of each column by its header."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from ...domain.fields import CERTIFICATE_FIELDS, Field, FieldKind, names_of
from .columns import (
    BRACKETS,
    CERTIFICATE_COLUMNS,
    FLAT_COLUMNS,
    PREFIX,
    UNIT_COLUMNS,
    bare_header,
    header_text,
    without_english,
)
from .header_aliases import CERTIFICATE_ALIASES, UNIT_ALIASES, VAGUE_OF_CERTIFICATES
from .header_words import field_by_parts, is_of_other_document, names_other_certificate

_BETWEEN = re.compile(r"[/\\|、,;&+]|以及|[及和与或]")  # two names in one header
_OF_A_FORM = re.compile("[(（](?:加?盖|签)公?章[)）]|签字")  # labels with a place beside them, not over a column
_LONGEST = 60  # characters of a header
#: Older numbers that stand beside the unified code in one header.
_OLD_NUMBERS = frozenset(
    ("注册号", "工商注册号", "登记号", "登记证号", "营业执照号", "营业执照注册号", "证照号", "税务登记号")
)

#: Serial numbers and dates always belong to a certificate; other columns only beside one of these.
_SERIAL, _START, _END, _USER, _USER_PHONE = (
    f"{PREFIX}{name}" for name in ("USBKey序列号", "生效日期", "到期日期", "使用人", "联系电话")
)
_SURE_END = re.compile("证书|有效期|到期|过期|U?KEY|USBKEY")
_PEOPLE = frozenset(("单位名称", "法定代表人", "经办人姓名", _USER))
_NUMBERS = names_of(
    *(FieldKind.USCC, FieldKind.PHONE, FieldKind.IDENTITY, FieldKind.MOBILE, FieldKind.EMAIL, FieldKind.INVOICE_EMAIL)
)


@cache
def known_headers(certificates: bool) -> dict[str, tuple[str, ...]]:
    """The fields that each bare header of the lists may stand for, the surest first."""
    found: dict[str, list[str]] = {}
    _add_names(found, CERTIFICATE_COLUMNS if certificates else UNIT_COLUMNS)
    _add_aliases(found, CERTIFICATE_ALIASES if certificates else UNIT_ALIASES)
    if not certificates:
        others: dict[str, list[str]] = {}
        _add_names(others, [field.name for field in CERTIFICATE_FIELDS])
        _add_aliases(others, {name: words for name, words in CERTIFICATE_ALIASES.items() if name.startswith(PREFIX)})
        for word in others.keys() - found.keys() - VAGUE_OF_CERTIFICATES:
            found[word] = others[word]
    return {word: tuple(fields) for word, fields in found.items()}


def is_known_header(text: str) -> bool:
    """Whether *text* may be the header of a field, on either sheet."""
    bare = bare_header(without_english(text) or text)
    return bool(bare) and (bare in known_headers(False) or bare in known_headers(True) or bool(field_by_parts(bare)))


def fields_of(texts: Sequence[str], certificates: bool, hidden: Collection[int] = ()) -> dict[int, str]:
    """The field of each column by its header, each field at most once; *hidden* columns come last."""
    choices = [_choices(text, certificates) if text else () for text in texts]
    choices = [
        tuple(name for name in names if name not in (_START, _END)) if _is_of_other_document(texts, index) else names
        for index, names in enumerate(choices)
    ]
    found = _assign(texts, choices, CERTIFICATE_COLUMNS if certificates else FLAT_COLUMNS, hidden)
    if certificates or _lists_certificates(texts, found):
        return found
    of_units = [tuple(name for name in names if not name.startswith(PREFIX)) for names in choices]
    return _assign(texts, of_units, UNIT_COLUMNS, hidden)


def _add_names(found: dict[str, list[str]], names: Iterable[str]) -> None:
    for name in names:
        found.setdefault(bare_header(header_text(name)), []).append(name)


def _add_aliases(found: dict[str, list[str]], aliases: Mapping[str, str]) -> None:
    for name, words in aliases.items():
        for word in words.split():
            if name not in found.setdefault(word, []):
                found[word].append(name)


def _choices(header: str, certificates: bool) -> tuple[str, ...]:
    """The fields that *header* may stand for; none if its cells hold two values, as in 姓名及手机.

    A remark on further lines comes off when the first line alone is understood.
    """
    lines = header.split("\n")
    found = _choices_of_line("".join(lines), certificates)
    if not found and len(lines) > 1 and not is_of_other_document(header):
        found = _choices_of_line(lines[0], certificates)
    if not found and (chinese := without_english(header)):
        found = _choices_of_line(chinese, certificates)
    return found


def _choices_of_line(header: str, certificates: bool) -> tuple[str, ...]:
    if len(header) > _LONGEST or _OF_A_FORM.search(header):
        return ()
    candidates = known_headers(certificates)
    text = unicodedata.normalize("NFKC", header).upper()
    own = candidates.get(bare_header(text), ())
    parts = [bare_header(part) for part in _BETWEEN.split(BRACKETS.sub("", text))]
    several = [candidates[part] for part in parts if part] if all(part in candidates for part in parts if part) else []
    if len(several) > 1:
        return tuple(name for name in several[0] if all(name in others for others in several))
    parts = [part for part in parts if part and part not in _OLD_NUMBERS] or parts
    if not own and len([part for part in parts if part]) == 1:
        own = candidates.get(parts[0], ()) or _by_parts(parts[0], certificates)
    for remark in BRACKETS.findall(text):
        inside = {name for part in _BETWEEN.split(remark[1:-1]) for name in candidates.get(bare_header(part), ())}
        if own and inside and inside.isdisjoint(own):
            return () if _PEOPLE.issuperset(own) and _NUMBERS.issuperset(inside) else own
        own = tuple(name for name in own if not inside or name in inside)
    return own


def _by_parts(bare: str, certificates: bool) -> tuple[str, ...]:
    """The field that no list has but its parts tell; a telephone of the unit may be the handler's by its values."""
    found = field_by_parts(bare)
    return (found,) if found and (not certificates or found in CERTIFICATE_COLUMNS) else ()


def _is_of_other_document(texts: Sequence[str], index: int) -> bool:
    """Whether a column, the one before it or the sheet is about another document than a USBKey's certificate."""
    own, before = texts[index], texts[index - 1] if index else ""
    if is_of_other_document(own):
        return True
    if is_of_other_document(before) and not ("证书" in own and not names_other_certificate(before)):
        return not _SURE_KEY.search(f"{own}{before}".upper())
    return any(map(names_other_certificate, texts)) and not any(_SURE_KEY.search(text.upper()) for text in texts)


_SURE_KEY = re.compile("KEY|数字证书|介质|U盾|序列号")


def _assign(
    texts: Sequence[str], choices: Sequence[tuple[str, ...]], columns: Mapping[str, Field], hidden: Collection[int]
) -> dict[int, str]:
    """Whole names come first, then names that stand for one field, then names that may stand for several."""
    own_names = {bare_header(header_text(name)): name for name in reversed(list(columns))}
    order = sorted(range(len(choices)), key=lambda index: (index in hidden, index))
    found: dict[int, str] = {}
    taken: set[str] = set()

    def take(index: int, names: Iterable[str]) -> None:
        for name in names:
            if name not in taken and index not in found:
                found[index] = name
                taken.add(name)

    for index in order:
        name = own_names.get(bare_header(texts[index]), "") if texts[index] and choices[index] else ""
        if name in choices[index]:
            take(index, (name,))
    for most in (1, len(columns)):
        for index in order:
            names = _nearest(choices[index], found.get(index - 1, ""), _USER_PHONE in columns)
            if len(names) <= most:
                take(index, names)
    return found


def _nearest(names: tuple[str, ...], before: str, may_be_users: bool) -> tuple[str, ...]:
    """*names*, first the one that suits the column *before*: a telephone belongs to the person there."""
    if "经办人手机" not in names:
        return names
    if before == _USER and may_be_users:
        return (_USER_PHONE, *names)
    return tuple(reversed(names)) if before in ("经办人姓名", "经办人身份证号") else names


def _lists_certificates(texts: Sequence[str], found: Mapping[int, str]) -> bool:
    """Whether a unit sheet has columns that only a list of certificates has."""
    for index, name in found.items():
        text = bare_header(texts[index])
        if name == _SERIAL and text not in ("序列号", "设备号", "设备编号", "设备序列号", "SN", "KEY"):
            return True
        if name == _END and _SURE_END.match(text) and ("证书" in text or found.get(index - 1) != "经办人身份证号"):
            return "证书数量" not in found.values()  # otherwise the date applies to several certificates
    return False
