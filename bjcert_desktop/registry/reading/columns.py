"""Which sheet is which, and which column of it holds which field."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS, Field
from .aliases import CERTIFICATE_ALIASES, NUMBERING, UNIT_ALIASES, VAGUE_OF_CERTIFICATES

UNIT_SHEET = "单位"
CERTIFICATE_SHEET = "证书"
_PREFIX = "证书."

#: The columns that say whose certificate a row is. They keep the names they have on the sheet 单位.
JOIN_FIELDS = ("统一社会信用代码", "单位名称")

UNIT_COLUMNS: Mapping[str, Field] = {each.name: each for each in UNIT_FIELDS}
#: What a sheet of units may hold when it lists their certificates, too: one row for each, below each other.
FLAT_COLUMNS: Mapping[str, Field] = {**UNIT_COLUMNS, **{each.name: each for each in CERTIFICATE_FIELDS}}
CERTIFICATE_COLUMNS: Mapping[str, Field] = {
    **{name: UNIT_COLUMNS[name] for name in JOIN_FIELDS},
    **{each.name: each for each in CERTIFICATE_FIELDS},
}

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>")
_ORNAMENT = re.compile(r"^\d+位?(?=\D)|(?:必填|选填|必填项)$")
_BETWEEN = re.compile(r"[/\\|、,;&+]|以及|[及和与或]")
_SUM = re.compile(
    "(?:本页|本表|全部|全区|全市|全局|单位|证书|数量|人数|金额|单位数|个数)?(?:合计|总计|小计|共计|累计|总数)(?:数|数量|单位数)?"
)
_HEAD_ROWS = 30
_LONGEST = 60  # characters of a header

#: Serial numbers and dates that are a certificate's wherever they stand; others are only beside one of these.
_SERIAL, _END, _USER, _USER_PHONE = (f"{_PREFIX}{name}" for name in ("USBKey序列号", "到期日期", "使用人", "联系电话"))
_SURE_END = re.compile("证书|有效期|到期|过期|U?KEY|USBKEY")
_PEOPLE = frozenset(("单位名称", "法定代表人", "经办人姓名", _USER))
_NUMBERS = frozenset(
    ("统一社会信用代码", "单位电话", "经办人身份证号", "经办人手机", "电子邮箱", "发票邮箱", _USER_PHONE)
)

#: What the first value of a column without a header may be seen to be.
_KINDS = (
    ("code", re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", re.ASCII)),
    ("identity", re.compile(r"\d{17}[\dX]", re.ASCII)),
    ("mobile", re.compile(r"1[3-9]\d{9}(?:\.0)?", re.ASCII)),
    ("number", re.compile(r"[\d.-]+", re.ASCII)),
    ("blank", re.compile("")),
)


@dataclass(frozen=True)
class Column:
    """One column of a sheet: *field* is what it was taken for (a blank when nothing), *sample* its first value.

    *header* is blank where the sheet has none. *dropped* when a person has said that the column is not to be read.
    """

    sheet: str
    letter: str
    header: str
    field: str
    sample: str = ""
    dropped: bool = False

    @property
    def is_unread(self) -> bool:
        """Whether it has a header and is not read, though nobody has said so, and numbers no rows."""
        return bool(self.header) and not (self.field or self.dropped or plain(self.header) in ("", *NUMBERING))


@dataclass(frozen=True)
class Layout:
    """How one sheet is understood: its header's last *row*, counted from 1, and its columns in the sheet's order.

    *row* is 0 when the values begin in the first row.
    """

    sheet: str
    row: int
    columns: tuple[Column, ...]
    height: int = 0

    @property
    def fields(self) -> dict[str, int]:
        """The column's index, counted from 0, of every field that was found."""
        return {each.field: index_of(each.letter) for each in self.columns if each.field}

    @property
    def has_certificates(self) -> bool:
        """Whether it has columns of certificates: on a sheet of units, each row is a certificate."""
        return any(each.field.startswith(_PREFIX) for each in self.columns)

    @property
    def lead(self) -> int:
        """The index of a column before all that are read, such as their numbers, where a sum may say so; -1 if none."""
        first = min(self.fields.values(), default=0)
        unread = (index_of(each.letter) for each in self.columns if not each.field)
        return next((index for index in unread if index < first), -1)

    def without_certificates(self) -> "Layout":
        """The same sheet, its certificates left alone."""
        columns = (replace(each, field="") if each.field.startswith(_PREFIX) else each for each in self.columns)
        return replace(self, columns=tuple(columns))

    @property
    def mapping(self) -> dict[str, str]:
        """``{"单位!C": "法定代表人"}``."""
        return {f"{self.sheet}!{each.letter}": each.field for each in self.columns if each.field}


def letter(index: int) -> str:
    """The letters of the column *index*, which counts from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def index_of(letters: str) -> int:
    """The index, counted from 0, of a column's letters."""
    index = 0
    for character in letters:
        index = index * 26 + ord(character) - 64
    return index - 1


def header_text(field_name: str) -> str:
    """What stands above the column of a field."""
    return field_name.removeprefix(_PREFIX)


def plain(header: object) -> str:
    """A header without its decoration: width, case, spaces, line breaks, asterisks, numbering, remarks in brackets."""
    if not isinstance(header, str):
        return ""
    text = unicodedata.normalize("NFKC", header).upper()
    text = _BRACKETS.sub("", text) if len(text) < 200 else text
    text = "".join(character for character in text if character.isalnum())
    return _ORNAMENT.sub("", text) or text


def is_sum(text: str) -> bool:
    """Whether a cell says that its row sums up others, whatever blanks and marks it is written with."""
    return (
        len(text) <= 20
        and any(word in text for word in "计总")
        and _SUM.fullmatch(plain(text) or plain(text.strip("【】[]〔〕<>()（）"))) is not None
    )


def fingerprint(layouts: Sequence[Layout]) -> str:
    """What a workbook's headers are known by: the same for every workbook with the same columns in the same order.

    A column without a header is known by what its first value looks like.
    """
    heads = "\n".join("\t".join(plain(each.header) or _kind(each) for each in layout.columns) for layout in layouts)
    return hashlib.sha256(heads.encode()).hexdigest()[:16]


def _kind(column: Column) -> str:
    return "" if column.header else next((kind for kind, form in _KINDS if form.fullmatch(column.sample)), "text")


@cache
def _candidates(certificates: bool) -> dict[str, tuple[str, ...]]:
    """The fields that a plain header may stand for, the surest first."""
    found: dict[str, list[str]] = {}
    _add_names(found, CERTIFICATE_COLUMNS if certificates else UNIT_COLUMNS)
    _add_aliases(found, CERTIFICATE_ALIASES if certificates else UNIT_ALIASES)
    if not certificates:
        others: dict[str, list[str]] = {}
        _add_names(others, [field.name for field in CERTIFICATE_FIELDS])
        _add_aliases(others, {name: words for name, words in CERTIFICATE_ALIASES.items() if name.startswith(_PREFIX)})
        for word in others.keys() - found.keys() - VAGUE_OF_CERTIFICATES:
            found[word] = others[word]
    return {word: tuple(fields) for word, fields in found.items()}


def _add_names(found: dict[str, list[str]], names: Iterable[str]) -> None:
    for name in names:
        found.setdefault(plain(header_text(name)), []).append(name)


def _add_aliases(found: dict[str, list[str]], aliases: Mapping[str, str]) -> None:
    for name, words in aliases.items():
        for word in words.split():
            if name not in found.setdefault(word, []):
                found[word].append(name)


def _choices(header: str, candidates: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The fields that a *header* may stand for: none when its cells hold two of them at once, as in 姓名及手机."""
    if len(header) > _LONGEST:
        return ()
    text = unicodedata.normalize("NFKC", header).upper()
    own = candidates.get(plain(text), ())
    parts = [plain(part) for part in _BETWEEN.split(_BRACKETS.sub("", text))]
    several = [candidates[part] for part in parts if part] if all(part in candidates for part in parts if part) else []
    if len(several) > 1:
        return tuple(name for name in several[0] if all(name in others for others in several))
    for remark in _BRACKETS.findall(text):
        inside = {name for part in _BETWEEN.split(remark[1:-1]) for name in candidates.get(plain(part), ())}
        if own and inside and inside.isdisjoint(own):
            return () if _PEOPLE.issuperset(own) and _NUMBERS.issuperset(inside) else own
        own = tuple(name for name in own if not inside or name in inside)
    return own


def lay_out(sheet: str, height: int, rows: Sequence[Sequence[Any]], certificates: bool) -> Layout:
    """The best reading of the first *rows* of a sheet; its columns have no field when there is no header in sight."""
    best: tuple[int, list[str], dict[int, str]] = (0, [], {})
    for number, texts in _possible_headers(rows, certificates):
        fields = _match(texts, certificates)
        if len(fields) >= 2 and len(fields) > len(best[2]):
            best = (number, texts, fields)
    number, texts, fields = best if best[0] else _guess(rows)
    is_named = any(texts)
    columns = tuple(
        Column(sheet, letter(index), text, fields.get(index, ""), sample)
        for index, text in enumerate(texts)
        for sample in (_sample(rows[number:], index),)
        if text or (sample and not is_named)
    )
    return Layout(sheet, number, columns, height)


def _possible_headers(rows: Sequence[Sequence[Any]], certificates: bool) -> Iterator[tuple[int, list[str]]]:
    """Each row as a header by itself, and together with the row above when that groups its columns."""
    above: list[str] = []
    for number, row in enumerate(rows[:_HEAD_ROWS], 1):
        own = _texts(row)
        yield number, own
        if above:
            yield number, list(_with_groups(above, own, _candidates(certificates)))
        above = own


def _texts(row: Sequence[Any]) -> list[str]:
    return [" ".join(cell.split()) if isinstance(cell, str) else "" for cell in row]


def _with_groups(above: Sequence[str], own: Sequence[str], known: Mapping[str, object]) -> Iterator[str]:
    group = ""
    for index, text in enumerate(own):
        head = above[index] if index < len(above) else ""
        group = head or group
        joined = f"{group}{text}"
        yield joined if text and plain(joined) in known else text or head


def _match(texts: Sequence[str], certificates: bool) -> dict[int, str]:
    """The field of each column, each field once.

    Whole names come first, then names that stand for one field only, then those that may stand for several.
    """
    candidates = _candidates(certificates)
    choices = [_choices(text, candidates) if text else () for text in texts]
    found = _assign(texts, choices, CERTIFICATE_COLUMNS if certificates else FLAT_COLUMNS)
    if certificates or _lists_certificates(texts, found):
        return found
    plainly = [tuple(name for name in names if not name.startswith(_PREFIX)) for names in choices]
    return _assign(texts, plainly, UNIT_COLUMNS)


def _assign(texts: Sequence[str], choices: Sequence[tuple[str, ...]], columns: Mapping[str, Field]) -> dict[int, str]:
    own_names = {plain(header_text(name)): name for name in reversed(list(columns))}
    found: dict[int, str] = {}
    taken: set[str] = set()

    def take(index: int, names: Iterable[str]) -> None:
        for name in names:
            if name not in taken and index not in found:
                found[index] = name
                taken.add(name)

    for index, text in enumerate(texts):
        name = own_names.get(plain(text), "") if text and choices[index] else ""
        if name in choices[index]:
            take(index, (name,))
    for most in (1, len(columns)):
        for index, names in enumerate(choices):
            names = _nearest(names, found.get(index - 1, ""), _USER_PHONE in columns)
            if len(names) <= most:
                take(index, names)
    return found


def _nearest(names: tuple[str, ...], before: str, may_be_users: bool) -> tuple[str, ...]:
    """The same fields, first the one that goes with the column *before*: a telephone is that of the person there."""
    if "经办人手机" not in names:
        return names
    if before == _USER and may_be_users:
        return (_USER_PHONE, *names)
    return tuple(reversed(names)) if before in ("经办人姓名", "经办人身份证号") else names


def _lists_certificates(texts: Sequence[str], found: Mapping[int, str]) -> bool:
    """Whether a sheet of units has columns that can be nothing but those of one certificate in each row."""
    for index, name in found.items():
        text = plain(texts[index])
        if name == _SERIAL and text != "序列号":
            return True
        if name == _END and _SURE_END.match(text) and found.get(index - 1) != "经办人身份证号":
            return "证书数量" not in found.values()  # else the date is that of several
    return False


def _guess(rows: Sequence[Sequence[Any]]) -> tuple[int, list[str], dict[int, str]]:
    """The first row with two different texts, for a person to say what its columns are.

    When it holds values and no names, the columns have none, and the values begin in it.
    """
    known = (_candidates(False), _candidates(True))
    for number, row in enumerate(rows[:_HEAD_ROWS], 1):
        texts = _texts(row)
        if len(set(texts) - {""}) >= 2:
            is_header = any(plain(text) in names for text in texts for names in known if text)
            if not is_header and any(_is_value(cell) for cell in row):
                return number - 1, [""] * max(map(len, rows[number - 1 :])), {}
            return number, texts, {}
    return 0, [], {}


def _is_value(cell: object) -> bool:
    """Whether a cell holds a code, an ID number or a mobile number, which no header does."""
    text = "".join(unicodedata.normalize("NFKC", str(cell)).upper().split()).lstrip("'")
    return any(form.fullmatch(text) for kind, form in _KINDS[:3])


def _sample(rows: Sequence[Sequence[Any]], index: int) -> str:
    for row in rows:
        if index < len(row) and row[index] not in ("", None):
            cell = row[index]
            if text := str(cell[0] if isinstance(cell, list) else cell).strip()[:40]:
                return text
    return ""
