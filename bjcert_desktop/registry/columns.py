"""Which column of a sheet holds which field."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bjcert_desktop.fields import CERTIFICATE_FIELDS, UNIT_FIELDS, Field
from bjcert_desktop.registry.cells import Cell

UNIT_SHEET = "单位"
CERTIFICATE_SHEET = "证书"
_PREFIX = "证书."

#: The columns that say whose certificate a row is. They keep the names they have on the sheet 单位.
JOIN_FIELDS = ("统一社会信用代码", "单位名称")

UNIT_COLUMNS: Mapping[str, Field] = {field.name: field for field in UNIT_FIELDS}
CERTIFICATE_COLUMNS: Mapping[str, Field] = {
    **{name: UNIT_COLUMNS[name] for name in JOIN_FIELDS},
    **{field.name: field for field in CERTIFICATE_FIELDS},
}


@dataclass(frozen=True)
class Header:
    """A sheet's header: *row* counts from 1, *fields* gives the field's name by the column's index from 0."""

    row: int
    fields: Mapping[int, str]


def letter(index: int) -> str:
    """The letters of the column *index*, which counts from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def plain(header: Cell) -> str:
    """A header without what people decorate it with: width, case, spaces, line breaks, asterisks."""
    if not isinstance(header, str):
        return ""
    return "".join(c for c in unicodedata.normalize("NFKC", header).upper() if c.isalnum())


def header_text(field: str) -> str:
    """What stands above the column of *field*."""
    return field.removeprefix(_PREFIX)


def find_header(rows: Iterable[Sequence[Cell]], columns: Mapping[str, Field]) -> Header | None:
    """The first row that names at least two of *columns*."""
    names = {plain(header_text(name)): name for name in columns}
    for number, row in enumerate(rows, 1):
        found: dict[int, str] = {}
        for index, cell in enumerate(row):
            field = names.get(plain(cell))
            if field and field not in found.values():
                found[index] = field
        if len(found) >= 2:
            return Header(number, found)
    return None
