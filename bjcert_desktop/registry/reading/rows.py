"""Which rows of a sheet are units, which are further certificates of one, and which are neither."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..cells import code_text, join_key
from ..checks.rules import finding
from .columns import JOIN_FIELDS, is_sum
from .table import Table

_CODE, _NAME = JOIN_FIELDS
_COUNT = re.compile(r"[\d.,]*\s*[家个户枚条张人]?", re.ASCII)
_NOTES = ("注:", "注：", "说明:", "说明：", "备注:", "备注：", "填表说明", "填写说明", "填表人", "制表人", "审核人")
_OWN_TO_ROW = frozenset((_CODE, _NAME, "备注"))


class Rows(NamedTuple):
    """The rows of a unit sheet: *keep* those that are units; *listed* the row of the unit whose certificate it is."""

    keep: list[bool]
    listed: Mapping[int, int]


def sort_rows(table: Table) -> Rows:
    """Which rows are units: not blank ones, sums, footnotes, or the header once more; the rest is noted."""
    names, codes = table.column(_NAME), table.column(_CODE)
    keep = [bool(name or code) for name, code in zip(names, codes, strict=True)]
    headers = {column.field: column.header for column in table.layout.columns}
    name_heads = {_NAME, headers.get(_NAME, _NAME)} - {""}
    code_heads = {_CODE, code_text(headers.get(_CODE, _CODE))} - {""}
    sums = {text for column in (names, codes) for text in column if ("计" in text or "总" in text) and is_sum(text)}
    others = set[int]()
    for number, (name, code) in enumerate(zip(names, codes, strict=True)):
        if keep[number] and (
            name in name_heads
            or code in code_heads
            or (not code and name.startswith(_NOTES))
            or (name in sums and _COUNT.fullmatch(code))
            or (code in sums and _COUNT.fullmatch(name))
            or (number in table.sums and _COUNT.fullmatch(name) and _COUNT.fullmatch(code))
        ):
            keep[number] = False
            others.add(number)
    listed = _fill_down(table, keep, others) if table.layout.has_certificates else {}
    for number, kept in enumerate(keep):
        if not kept and number not in listed and number not in others:
            _note_without_unit(table, number)
    return Rows(keep, listed)


def _note_without_unit(table: Table, number: int) -> None:
    """Say that a row with values has no unit, unless it is a sum or a footnote."""
    values = [value for column in table.values.values() if (value := column[number])]
    if not values or is_sum(str(values[0])) or str(values[0]).startswith(_NOTES):
        return
    if number not in table.sums or not all(_COUNT.fullmatch(str(value)) for value in values):
        table.add(table.first + number, _NAME, finding("row-without-unit"))


def _fill_down(table: Table, keep: list[bool], others: set[int]) -> dict[int, int]:
    """The rows with certificates, each with the row of its unit.

    The first row of a unit gives its values; in the rows below, its name and code may be repeated or left blank. A row
    that repeats a unit is no unit of its own.
    """
    names, codes = table.column(_NAME), table.column(_CODE)
    columns = [column for name, column in table.values.items() if name.startswith("证书.")]
    by_code: dict[str, int] = {}
    by_name: dict[str, int] = {}
    listed: dict[int, int] = {}
    current = -1
    for number, row in enumerate(zip(*columns, strict=True)):
        name, code = join_key(names[number]), codes[number]
        if not keep[number]:
            if number in others or not any(column[number] for column in table.values.values()):
                current = -1  # what comes below a sum or a blank row may belong to anybody
            elif any(row) and current >= 0 and number not in table.sums:
                listed[number] = current
                _note_differences(table, number, current)
            continue
        first = by_code.get(code, -1) if code else by_name.get(name, -1)
        if first >= 0 and any(row) and (not name or not names[first] or name == join_key(names[first])):
            keep[number] = False
            listed[number] = current = first
            _note_differences(table, number, first)
            continue
        current = number
        if any(row):
            listed[number] = number
        if code:
            by_code.setdefault(code, number)
        if name:
            by_name.setdefault(name, number)
    return listed


def _note_differences(table: Table, number: int, first: int) -> None:
    """Say which values of a unit's further row are not those of its first, which hold."""
    for name, column in table.values.items():
        value = column[number]
        if value and value != column[first] and not name.startswith("证书.") and name not in _OWN_TO_ROW:
            table.add(table.first + number, name, finding("unit-differs", row=table.first + first))


def check_duplicates(table: Table, keep: Sequence[bool]) -> None:
    """The same code twice, and one name with two codes or none: the later row is told of the first."""
    seen_codes: dict[str, int] = {}
    seen_names: dict[str, int] = {}
    codes, names = table.column(_CODE), map(join_key, table.column(_NAME))
    for number, (code, name, counts) in enumerate(zip(codes, names, keep, strict=True)):
        if not counts:
            continue
        first = seen_codes.setdefault(code, number) if code else number
        if first != number:
            table.add(table.first + number, _CODE, finding("duplicate-code", row=table.first + first))
        same = seen_names.setdefault(name, number) if name else number
        if same != number and (codes[same] != code or not code):
            problem = "duplicate-name" if code or codes[same] else "same-name"
            table.add(table.first + number, _NAME, finding(problem, row=table.first + same))
