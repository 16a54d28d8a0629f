"""Match the headers of a sheet to fields."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from ...domain.fields import CERTIFICATE_FIELDS, Field, FieldKind, names_of
from ..cell_text import RawCell
from ..column_letters import letter
from .columns import (
    BRACKETS,
    CERTIFICATE_COLUMNS,
    FLAT_COLUMNS,
    PREFIX,
    UNIT_COLUMNS,
    Layout,
    SheetColumn,
    bare_header,
    header_text,
    value_kind,
)
from .header_aliases import CERTIFICATE_ALIASES, UNIT_ALIASES, VAGUE_OF_CERTIFICATES

_BETWEEN = re.compile(r"[/\\|、,;&+]|以及|[及和与或]")  # two names in one header
_HEAD_ROWS = 30
_LONGEST = 60  # characters of a header

#: Serial numbers and dates always belong to a certificate; other columns only beside one of these.
_SERIAL, _END, _USER, _USER_PHONE = (f"{PREFIX}{name}" for name in ("USBKey序列号", "到期日期", "使用人", "联系电话"))
_SURE_END = re.compile("证书|有效期|到期|过期|U?KEY|USBKEY")
_PEOPLE = frozenset(("单位名称", "法定代表人", "经办人姓名", _USER))
_NUMBERS = names_of(
    *(FieldKind.USCC, FieldKind.PHONE, FieldKind.IDENTITY, FieldKind.MOBILE, FieldKind.EMAIL, FieldKind.INVOICE_EMAIL)
)


def lay_out(sheet: str, height: int, rows: Sequence[Sequence[RawCell]], certificates: bool) -> Layout:
    """The best layout for the first *rows* of a sheet; its columns have no field if no header is found."""
    best: tuple[int, list[str], dict[int, str]] = (0, [], {})
    for number, texts in _possible_headers(rows, certificates):
        fields = _match(texts, certificates)
        if len(fields) >= 2 and len(fields) > len(best[2]):
            best = (number, texts, fields)
    number, texts, fields = best if best[0] else _guess(rows)
    is_named = any(texts)
    columns = tuple(
        SheetColumn(sheet, letter(index), text, fields.get(index, ""), sample)
        for index, text in enumerate(texts)
        for sample in (_sample(rows[number:], index),)
        if text or (sample and not is_named)
    )
    return Layout(sheet, number, columns, height)


@cache
def _candidates(certificates: bool) -> dict[str, tuple[str, ...]]:
    """The fields that each bare header may stand for, the surest first."""
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


def _add_names(found: dict[str, list[str]], names: Iterable[str]) -> None:
    for name in names:
        found.setdefault(bare_header(header_text(name)), []).append(name)


def _add_aliases(found: dict[str, list[str]], aliases: Mapping[str, str]) -> None:
    for name, words in aliases.items():
        for word in words.split():
            if name not in found.setdefault(word, []):
                found[word].append(name)


def _choices(header: str, candidates: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The fields that *header* may stand for; none if its cells hold two values, as in 姓名及手机."""
    if len(header) > _LONGEST:
        return ()
    text = unicodedata.normalize("NFKC", header).upper()
    own = candidates.get(bare_header(text), ())
    parts = [bare_header(part) for part in _BETWEEN.split(BRACKETS.sub("", text))]
    several = [candidates[part] for part in parts if part] if all(part in candidates for part in parts if part) else []
    if len(several) > 1:
        return tuple(name for name in several[0] if all(name in others for others in several))
    for remark in BRACKETS.findall(text):
        inside = {name for part in _BETWEEN.split(remark[1:-1]) for name in candidates.get(bare_header(part), ())}
        if own and inside and inside.isdisjoint(own):
            return () if _PEOPLE.issuperset(own) and _NUMBERS.issuperset(inside) else own
        own = tuple(name for name in own if not inside or name in inside)
    return own


def _possible_headers(rows: Sequence[Sequence[RawCell]], certificates: bool) -> Iterator[tuple[int, list[str]]]:
    """Each row as a header, alone and combined with the row above, which may group its columns."""
    above: list[str] = []
    for number, row in enumerate(rows[:_HEAD_ROWS], 1):
        own = _texts(row)
        yield number, own
        if above:
            yield number, list(_with_groups(above, own, _candidates(certificates)))
        above = own


def _texts(row: Sequence[RawCell]) -> list[str]:
    return [" ".join(cell.split()) if isinstance(cell, str) else "" for cell in row]


def _with_groups(above: Sequence[str], own: Sequence[str], known: Mapping[str, object]) -> Iterator[str]:
    group = ""
    for index, text in enumerate(own):
        head = above[index] if index < len(above) else ""
        group = head or group
        joined = f"{group}{text}"
        yield joined if text and bare_header(joined) in known else text or head


def _match(texts: Sequence[str], certificates: bool) -> dict[int, str]:
    """The field of each column, each field at most once."""
    candidates = _candidates(certificates)
    choices = [_choices(text, candidates) if text else () for text in texts]
    found = _assign(texts, choices, CERTIFICATE_COLUMNS if certificates else FLAT_COLUMNS)
    if certificates or _lists_certificates(texts, found):
        return found
    of_units = [tuple(name for name in names if not name.startswith(PREFIX)) for names in choices]
    return _assign(texts, of_units, UNIT_COLUMNS)


def _assign(texts: Sequence[str], choices: Sequence[tuple[str, ...]], columns: Mapping[str, Field]) -> dict[int, str]:
    """Whole names come first, then names that stand for one field, then names that may stand for several."""
    own_names = {bare_header(header_text(name)): name for name in reversed(list(columns))}
    found: dict[int, str] = {}
    taken: set[str] = set()

    def take(index: int, names: Iterable[str]) -> None:
        for name in names:
            if name not in taken and index not in found:
                found[index] = name
                taken.add(name)

    for index, text in enumerate(texts):
        name = own_names.get(bare_header(text), "") if text and choices[index] else ""
        if name in choices[index]:
            take(index, (name,))
    for most in (1, len(columns)):
        for index, names in enumerate(choices):
            names = _nearest(names, found.get(index - 1, ""), _USER_PHONE in columns)
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
        if name == _SERIAL and text != "序列号":
            return True
        if name == _END and _SURE_END.match(text) and found.get(index - 1) != "经办人身份证号":
            return "证书数量" not in found.values()  # otherwise the date applies to several certificates
    return False


def _guess(rows: Sequence[Sequence[RawCell]]) -> tuple[int, list[str], dict[int, str]]:
    """The first row with two different texts, as a header whose columns a person has to name.

    If that row holds values, the columns have no headers.
    """
    known = (_candidates(False), _candidates(True))
    for number, row in enumerate(rows[:_HEAD_ROWS], 1):
        texts = _texts(row)
        if len(set(texts) - {""}) >= 2:
            is_header = any(bare_header(text) in names for text in texts for names in known if text)
            if not is_header and any(_is_value(cell) for cell in row):
                return number - 1, [""] * max(map(len, rows[number - 1 :])), {}
            return number, texts, {}
    return 0, [], {}


def _is_value(cell: object) -> bool:
    """Whether a cell holds a code, identity number or mobile number, which no header does."""
    text = "".join(unicodedata.normalize("NFKC", str(cell)).upper().split()).lstrip("'")
    return value_kind(text) in ("code", "identity", "mobile")


def _sample(rows: Sequence[Sequence[RawCell]], index: int) -> str:
    for row in rows:
        if index < len(row) and row[index] not in ("", None):
            cell = row[index]
            if text := str(cell[0] if isinstance(cell, list) else cell).strip()[:40]:
                return text
    return ""
