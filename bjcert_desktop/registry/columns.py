"""Which sheet is which, and which column of it holds which field."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from bjcert_desktop.fields import CERTIFICATE_FIELDS, UNIT_FIELDS, Field
from bjcert_desktop.registry.aliases import CERTIFICATE_ALIASES, UNIT_ALIASES

UNIT_SHEET = "单位"
CERTIFICATE_SHEET = "证书"
_PREFIX = "证书."

#: The columns that say whose certificate a row is. They keep the names they have on the sheet 单位.
JOIN_FIELDS = ("统一社会信用代码", "单位名称")

UNIT_COLUMNS: Mapping[str, Field] = {each.name: each for each in UNIT_FIELDS}
CERTIFICATE_COLUMNS: Mapping[str, Field] = {
    **{name: UNIT_COLUMNS[name] for name in JOIN_FIELDS},
    **{each.name: each for each in CERTIFICATE_FIELDS},
}

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>")
_ORNAMENT = re.compile(r"^\d+(?=\D)|(?:必填|选填|必填项)$")
_HEAD_ROWS = 30


@dataclass(frozen=True)
class Column:
    """One column of a sheet: *field* is what it was taken for (a blank when nothing), *sample* its first value."""

    sheet: str
    letter: str
    header: str
    field: str
    sample: str = ""


@dataclass(frozen=True)
class Layout:
    """How one sheet is understood: its header's last *row*, counted from 1, and its columns in the sheet's order."""

    sheet: str
    row: int
    columns: tuple[Column, ...]
    height: int = 0

    @property
    def fields(self) -> dict[str, int]:
        """The column's index, counted from 0, of every field that was found."""
        return {each.field: index_of(each.letter) for each in self.columns if each.field}

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


def fingerprint(layouts: Sequence[Layout]) -> str:
    """What a workbook's headers are known by: the same for every workbook with the same columns in the same order."""
    heads = "\n".join("\t".join(plain(each.header) for each in layout.columns) for layout in layouts)
    return hashlib.sha256(heads.encode()).hexdigest()[:16]


@cache
def _candidates(certificates: bool) -> dict[str, tuple[str, ...]]:
    """The fields that a plain header may stand for, the surest first."""
    names = CERTIFICATE_COLUMNS if certificates else UNIT_COLUMNS
    aliases = CERTIFICATE_ALIASES if certificates else UNIT_ALIASES
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(plain(header_text(name)), []).append(name)
    for name, words in aliases.items():
        for word in words.split():
            if name not in found.setdefault(word, []):
                found[word].append(name)
    return {word: tuple(fields) for word, fields in found.items()}


def lay_out(sheet: str, height: int, rows: Sequence[Sequence[Any]], certificates: bool) -> Layout:
    """The best reading of the first *rows* of a sheet; its columns have no field when there is no header in sight."""
    best: tuple[int, list[str], dict[int, str]] = (0, [], {})
    for number, texts in _possible_headers(rows):
        fields = _match(texts, certificates)
        if len(fields) >= 2 and len(fields) > len(best[2]):
            best = (number, texts, fields)
    number, texts, fields = best if best[0] else _guess(rows)
    columns = tuple(
        Column(sheet, letter(index), text, fields.get(index, ""), _sample(rows[number:], index))
        for index, text in enumerate(texts)
        if text
    )
    return Layout(sheet, number, columns, height)


def _possible_headers(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[int, list[str]]]:
    """Each row as a header by itself, and together with the row above when that groups its columns."""
    above: list[str] = []
    for number, row in enumerate(rows[:_HEAD_ROWS], 1):
        own = [" ".join(cell.split()) if isinstance(cell, str) else "" for cell in row]
        yield number, own
        if above:
            yield number, list(_with_groups(above, own))
        above = own


def _with_groups(above: Sequence[str], own: Sequence[str]) -> Iterator[str]:
    group = ""
    for index, text in enumerate(own):
        head = above[index] if index < len(above) else ""
        group = head or group
        joined = f"{group}{text}"
        yield joined if text and plain(joined) in _candidates(False) else text or head


def _match(texts: Sequence[str], certificates: bool) -> dict[int, str]:
    """The field of each column: whole names first, then other names, each field once."""
    candidates = _candidates(certificates)
    found: dict[int, str] = {}
    taken: set[str] = set()
    plains = [plain(text) if len(text) <= 60 else "" for text in texts]
    own_names = {plain(header_text(name)): name for name in (CERTIFICATE_COLUMNS if certificates else UNIT_COLUMNS)}
    for index, text in enumerate(plains):
        name = own_names.get(text)
        if name and name not in taken:
            found[index] = name
            taken.add(name)
    for index, text in enumerate(plains):
        if index in found:
            continue
        choices = candidates.get(text, ())
        if "经办人手机" in choices and found.get(index - 1) in ("经办人姓名", "经办人身份证号"):
            choices = tuple(reversed(choices))  # a telephone beside the handler's name is the handler's
        if free := [name for name in choices if name not in taken]:
            found[index] = free[0]
            taken.add(free[0])
    return found


def _guess(rows: Sequence[Sequence[Any]]) -> tuple[int, list[str], dict[int, str]]:
    """The first row with two different texts, for a person to say what its columns are."""
    for number, row in enumerate(rows[:_HEAD_ROWS], 1):
        texts = [" ".join(cell.split()) if isinstance(cell, str) else "" for cell in row]
        if len(set(texts) - {""}) >= 2:
            return number, texts, {}
    return 0, [], {}


def _sample(rows: Sequence[Sequence[Any]], index: int) -> str:
    for row in rows:
        if index < len(row) and row[index] not in ("", None):
            cell = row[index]
            return str(cell[0] if isinstance(cell, list) else cell).strip()[:40]
    return ""
