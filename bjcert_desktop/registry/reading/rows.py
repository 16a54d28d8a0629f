"""What a row is: a unit, a further certificate of one, or neither; only what surely is a unit becomes one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..cell_text import code_text, join_key
from ..checks.organisation_names import is_organisation
from ..checks.problem_kinds import finding
from ..column_letters import index_of
from .columns import JOIN_FIELDS, PREFIX, bare_header
from .row_words import COUNT, are_identifiers, explains, header_cells, is_heading, is_label, is_note, is_sum
from .sheet_values import SheetValues

_CODE, _NAME = JOIN_FIELDS
_CODE_LIKE = re.compile(r"[0-9A-Z]{17,19}|\d{15}|[0-9A-Z]{8}-?[0-9X]", re.ASCII)
_OWN_TO_ROW = frozenset((_CODE, _NAME, "备注"))
_NUMBERING = re.compile(r"\d{1,6}(?:\.0)?")
_ODD_NAME = re.compile(r"[\d\s.,%/年月日:-]+|[是否有无YN√×]|TRUE|FALSE", re.ASCII | re.IGNORECASE)
_EXPLAINED = 3  # rows below the header that may explain it
_JUDGED = 300  # names that show how those of a list of names end
_FEW = 3  # cells of a row whose other texts are known
#: Kinds of rows that are not a unit unless a person says so, and of those that cannot be one.
_MAY_BE_UNITS = frozenset(("heading", "total", "note", "doubtful", "hidden", "filtered", "struck", "cells"))


@dataclass
class UnitRows:
    """The rows of a unit sheet, by their index in ``SheetValues.values``.

    *keep* tells whether a row is a unit; *listed* gives each row with a certificate the row of its unit. *left_out*
    holds the kinds of rows that say something and are no unit, *details* words that follow the kind.
    """

    keep: list[bool]
    listed: Mapping[int, int] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)
    details: dict[int, str] = field(default_factory=dict)

    def may_be_unit(self, number: int) -> bool:
        """Whether a person may say that a row that was left out is a unit."""
        return self.left_out.get(number) in _MAY_BE_UNITS


def find_units(sheet: SheetValues) -> UnitRows:
    """Tell units from what stands around them; cut the sheet where another table begins."""
    judge = _Judge(sheet)
    rows = UnitRows([False] * len(sheet))
    for number in range(len(sheet)):
        kind = judge.kind(number)
        if kind == "table":
            rows.left_out[number] = kind
            sheet.cut(number)
            del rows.keep[number:]
            break
        if kind == "unit":
            rows.keep[number] = True
        elif kind:
            rows.left_out[number] = kind
            rows.details[number] = judge.details.get(number, "")
    if sheet.layout.has_certificates:
        rows.listed = _fill_down(sheet, rows)
    for number, kept in enumerate(rows.keep):
        if not kept and number not in rows.listed and number not in rows.left_out:
            _note_without_unit(sheet, number)
    return rows


class _Judge:
    """Judges one row after the other of a sheet."""

    def __init__(self, sheet: SheetValues) -> None:
        self._sheet = sheet
        self._names, self._codes = sheet.column(_NAME), sheet.column(_CODE)
        headers = {column.field: column.header for column in sheet.layout.columns}
        self._name_headers = {_NAME, headers.get(_NAME, _NAME)} - {""}
        self._code_headers = {_CODE, code_text(headers.get(_CODE, _CODE))} - {""}
        self._name_index = sheet.indexes.get(_NAME, -1)
        self._across = self._merged_rows()
        self._unseen, self.details = unseen_rows(sheet)
        self._is_sparse = self._names_stand_alone()
        self._special = {*self._across, *self._unseen}
        names = [name for name in self._names[:_JUDGED] if name] if self._is_sparse else []
        self._end_like_organisations = sum(map(is_organisation, names)) > 0.6 * len(names)

    def kind(self, number: int) -> str:
        """ "unit", a key of ``ROW_KINDS``, or a blank for a row that says nothing of a unit."""
        name, code = self._names[number], self._codes[number]
        if len(code) == 18 and name and number not in self._special and not _ODD_NAME.fullmatch(name):
            return "unit"
        if self._unseen.get(number) == "broken":
            return "broken"
        found = self._named(number, name, code) if name or code else self._unnamed(number)
        is_shown = found not in ("unit", "doubtful", "") or not self._values(number)
        return found if is_shown else self._unseen.get(number, found)

    def _named(self, number: int, name: str, code: str) -> str:
        """The kind of a row with a name or a code."""
        has_code = bool(_CODE_LIKE.fullmatch(code))
        values = self._values(number)
        others = [text for _, text in self._sheet.few.get(number, ())]
        if number < _EXPLAINED and self._sheet.layout.row and are_identifiers([*values, *others]):
            return "explanation"
        if found := self._header_kind(number, name, code, values):
            return found
        if has_code and not is_sum(name):
            return "unit"
        if is_sum(name) or (is_sum(code) and COUNT.fullmatch(name)) or self._is_sum(number, name, code, others):
            return "total"
        if is_note(name) or (not others and is_note(code)):
            return "note"
        explained = number < _EXPLAINED and self._sheet.layout.row and not is_organisation(name)
        if explained and explains([*values, *others]):
            return "explanation"
        if number in self._across:
            return "heading"
        if any(is_note(text) and is_label(text) for text in values[1:]):
            return "note"
        return self._by_evidence(number, name, code, values, others)

    def _by_evidence(self, number: int, name: str, code: str, values: list[str], others: list[str]) -> str:
        """ "unit" if more than its name says that a row is one."""
        count = self._sheet.counts[number]
        numbered = any(_NUMBERING.fullmatch(text) for text in others)
        telling = [text for text in others if not _NUMBERING.fullmatch(text)]
        remarks = self._sheet.column("备注")
        more = len(values) - bool(name) - bool(remarks[number]) + len(telling) + max(0, count - _FEW)
        if is_heading(name) and more <= 0:
            return "heading"
        if not name:
            return "unit" if code and more > 0 else "doubtful"
        if _ODD_NAME.fullmatch(name):
            return "doubtful" if more < 2 else "unit"
        if more > 0:
            return "unit"
        if is_organisation(name) and (numbered or self._is_sparse):
            return "unit"
        alike = self._is_sparse and not self._end_like_organisations and not is_label(name)
        return "unit" if alike and len(name) > 1 else "doubtful"

    def _header_kind(self, number: int, name: str, code: str, values: list[str]) -> str:
        """ "header" or "table" for a row of headers, or a blank."""
        if name in self._name_headers or code in self._code_headers:
            repeated = sum(
                bare_header(str(column[number])) == bare_header(self._header(field_name))
                for field_name, column in self._sheet.values.items()
                if column[number]
            )
            known = header_cells(values)
            return "table" if known >= 2 and repeated < known and repeated < len(values) else "header"
        return "table" if len(values) >= 2 and header_cells(values) == len(values) and header_cells([name]) else ""

    def _header(self, name: str) -> str:
        return next((column.header for column in self._sheet.layout.columns if column.field == name), "")

    def _unnamed(self, number: int) -> str:
        """The kind of a row without name and code, if its other cells tell that it is no unit's."""
        texts = [text for _, text in self._sheet.few.get(number, ())]
        values = self._values(number)
        first = (texts or values or [""])[0]
        if not texts and not values:
            return ""
        if any(map(is_sum, texts)) or (values and is_sum(values[0])):
            return "total"
        if is_note(first) or any(is_note(text) and is_label(text) for text in values):
            return "note"
        if not values and (is_heading(first) or number in self._across):
            return "heading"
        if not values and len(texts) == 1 and not _NUMBERING.fullmatch(first):
            return "note" if len(first) > 30 else "heading"
        return ""

    def _is_sum(self, number: int, name: str, code: str, others: list[str]) -> bool:
        """Whether a cell outside the columns that are read calls the row a sum, and nothing speaks against it."""
        return any(map(is_sum, others)) and bool(COUNT.fullmatch(name)) and bool(COUNT.fullmatch(code))

    def _values(self, number: int) -> list[str]:
        return [str(value) for column in self._sheet.values.values() if (value := column[number])]

    def _merged_rows(self) -> set[int]:
        """The rows in which the name is merged with other columns than in the header."""
        columns = {index_of(column.letter) for column in self._sheet.layout.columns if column.header or column.field}
        name = self._name_index
        spans = {row: (left, right) for row, left, right in self._sheet.marks.merged if left <= name <= right}
        usual = spans.get(self._sheet.layout.row - 1, (name, name))
        return {
            row - self._sheet.first + 1
            for row, (left, right) in spans.items()
            if sum(left <= column <= right for column in columns) > 1 and (left < usual[0] or right > usual[1])
        }

    def _names_stand_alone(self) -> bool:
        """Whether most rows have nothing but a name, so that a name alone makes a unit."""
        named = [number for number, name in enumerate(self._names) if name]
        others = [column for name, column in self._sheet.values.items() if name not in (_NAME, "备注")]
        bare = sum(
            self._sheet.counts[number] <= 2
            and not any(column[number] for column in others)
            and not any(not _NUMBERING.fullmatch(text) for _, text in self._sheet.few.get(number, ()))
            for number in named
        )
        return len(named) > 0 and bare > 0.8 * len(named) and (len(named) > 1 or not others)


def unseen_rows(sheet: SheetValues) -> tuple[dict[int, str], dict[int, str]]:
    """The rows that a person does not see, or sees struck out or out of shape: their kinds, and words that follow."""
    marks, first = sheet.marks, sheet.first - 1
    found: dict[int, str] = {}
    details: dict[int, str] = {}
    if not sheet.layout.reads_hidden:
        found |= {row - first: "filtered" if by_filter else "hidden" for row, by_filter in marks.hidden}
    named = {index for name, index in sheet.indexes.items() if name in JOIN_FIELDS}
    for row, columns in marks.struck:
        number = row - first
        if 0 <= number < len(sheet) and (named.intersection(columns) or len(columns) >= sheet.counts[number]):
            found[number] = "struck"
    for number, (length, width) in _odd_lengths(sheet).items():
        found[number], details[number] = "cells", f"（有 {length} 格，表头有 {width} 格）"
    found |= {row - first: "broken" for row in marks.broken}
    return {number: kind for number, kind in found.items() if 0 <= number < len(sheet)}, details


def _odd_lengths(sheet: SheetValues) -> dict[int, tuple[int, int]]:
    """The records of a text file that have more or fewer cells than its header, and how many both have."""
    lengths, first, header = sheet.marks.lengths, sheet.first - 1, sheet.layout.row - 1
    if not 0 <= header < len(lengths):
        return {}
    width = lengths[header]
    odd = {
        number: (length, width)
        for number, length in enumerate(lengths[first : first + len(sheet)])
        if sheet.counts[number] and (length < width or (length > width and sheet.counts[number] >= width))
    }
    return odd if len(odd) * 3 <= max(len(sheet), 6) else {}


def _note_without_unit(sheet: SheetValues, number: int) -> None:
    """Note a row with values but no unit."""
    if any(column[number] for column in sheet.values.values()):
        sheet.add(sheet.first + number, _NAME, finding("row-without-unit"))


def _fill_down(sheet: SheetValues, rows: UnitRows) -> dict[int, int]:
    """The row of the unit for each row with a certificate.

    The first row of a unit gives its values; the rows below repeat its name and code or leave them blank. A row that
    repeats a unit is not a unit itself.
    """
    names, codes = sheet.column(_NAME), sheet.column(_CODE)
    columns = [column for name, column in sheet.values.items() if name.startswith(PREFIX)]
    by_code: dict[str, int] = {}
    by_name: dict[str, int] = {}
    listed: dict[int, int] = {}
    current = -1
    for number, row in enumerate(zip(*columns, strict=True)):
        name, code = join_key(names[number]), codes[number]
        if rows.left_out.get(number) in ("doubtful", "hidden", "filtered", "struck", "cells"):
            continue
        if not rows.keep[number]:
            if number in rows.left_out or not any(column[number] for column in sheet.values.values()):
                current = -1  # the unit of a row below a sum or a blank row is unknown
            elif any(row) and current >= 0:
                listed[number] = current
                _note_differences(sheet, number, current)
            continue
        first = by_code.get(code, -1) if code else by_name.get(name, -1)
        if first >= 0 and any(row) and (not name or not names[first] or name == join_key(names[first])):
            rows.keep[number] = False
            listed[number] = current = first
            _note_differences(sheet, number, first)
            continue
        current = number
        if any(row):
            listed[number] = number
        if code:
            by_code.setdefault(code, number)
        if name:
            by_name.setdefault(name, number)
    return listed


def _note_differences(sheet: SheetValues, number: int, first: int) -> None:
    """Note the values of a unit's further row that differ from those of its first row, which count."""
    for name, column in sheet.values.items():
        value = column[number]
        if value and value != column[first] and not name.startswith(PREFIX) and name not in _OWN_TO_ROW:
            sheet.add(sheet.first + number, name, finding("unit-differs", row=sheet.first + first))
