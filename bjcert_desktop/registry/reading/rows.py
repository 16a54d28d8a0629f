"""What a row is: a unit, a further certificate of one, or neither (a sum, a footnote, a repeated header)."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..cell_text import code_text, join_key
from ..checks.problem_kinds import finding
from .columns import JOIN_FIELDS, PREFIX, bare_header
from .sheet_values import SheetValues

_CODE, _NAME = JOIN_FIELDS
_SUM = re.compile(
    "(?:本页|本表|全部|全区|全市|全局|单位|证书|数量|人数|金额|单位数|个数)?(?:合计|总计|小计|共计|累计|总数)(?:数|数量|单位数)?"
)
_COUNT = re.compile(r"[\d.,]*\s*[家个户枚条张人]?", re.ASCII)
_NOTES = ("注:", "注：", "说明:", "说明：", "备注:", "备注：", "填表说明", "填写说明", "填表人", "制表人", "审核人")
_OWN_TO_ROW = frozenset((_CODE, _NAME, "备注"))


class UnitRows(NamedTuple):
    """The rows of a unit sheet, by their index in ``SheetValues.values``.

    *keep* tells whether a row is a unit; *listed* gives each row with a certificate the row of its unit.
    """

    keep: list[bool]
    listed: Mapping[int, int]


def is_sum(text: str) -> bool:
    """Whether a cell says that its row is a sum of others, however it is spaced and punctuated."""
    return (
        len(text) <= 20
        and any(word in text for word in "计总")
        and _SUM.fullmatch(bare_header(text) or bare_header(text.strip("【】[]〔〕<>()（）"))) is not None
    )


def find_units(sheet: SheetValues) -> UnitRows:
    """Tell units from sums, footnotes, repeated headers and blank rows; note other rows without a unit."""
    names, codes = sheet.column(_NAME), sheet.column(_CODE)
    keep = [bool(name or code) for name, code in zip(names, codes, strict=True)]
    headers = {column.field: column.header for column in sheet.layout.columns}
    name_headers = {_NAME, headers.get(_NAME, _NAME)} - {""}
    code_headers = {_CODE, code_text(headers.get(_CODE, _CODE))} - {""}
    sums = {number for number, cell in enumerate(sheet.lead) if isinstance(cell, str) and is_sum(cell)}
    others = set[int]()
    for number, (name, code) in enumerate(zip(names, codes, strict=True)):
        if keep[number] and (
            name in name_headers
            or code in code_headers
            or (not code and name.startswith(_NOTES))
            or (_COUNT.fullmatch(code) and is_sum(name))
            or (_COUNT.fullmatch(name) and is_sum(code))
            or (number in sums and _COUNT.fullmatch(name) and _COUNT.fullmatch(code))
        ):
            keep[number] = False
            others.add(number)
    listed = _fill_down(sheet, keep, others, sums) if sheet.layout.has_certificates else {}
    for number, kept in enumerate(keep):
        if not kept and number not in listed and number not in others:
            _note_without_unit(sheet, number, number in sums)
    return UnitRows(keep, listed)


def _note_without_unit(sheet: SheetValues, number: int, is_called_sum: bool) -> None:
    """Note a row with values but no unit, unless it is a sum or a footnote."""
    values = [value for column in sheet.values.values() if (value := column[number])]
    if not values or is_sum(str(values[0])) or str(values[0]).startswith(_NOTES):
        return
    if not is_called_sum or not all(_COUNT.fullmatch(str(value)) for value in values):
        sheet.add(sheet.first + number, _NAME, finding("row-without-unit"))


def _fill_down(sheet: SheetValues, keep: list[bool], others: set[int], sums: set[int]) -> dict[int, int]:
    """The row of the unit for each row with a certificate.

    The first row of a unit gives its values; the rows below repeat its name and code or leave them blank. A row that
    repeats a unit is not a unit itself, and is removed from *keep*.
    """
    names, codes = sheet.column(_NAME), sheet.column(_CODE)
    columns = [column for name, column in sheet.values.items() if name.startswith(PREFIX)]
    by_code: dict[str, int] = {}
    by_name: dict[str, int] = {}
    listed: dict[int, int] = {}
    current = -1
    for number, row in enumerate(zip(*columns, strict=True)):
        name, code = join_key(names[number]), codes[number]
        if not keep[number]:
            if number in others or not any(column[number] for column in sheet.values.values()):
                current = -1  # the unit of a row below a sum or a blank row is unknown
            elif any(row) and current >= 0 and number not in sums:
                listed[number] = current
                _note_differences(sheet, number, current)
            continue
        first = by_code.get(code, -1) if code else by_name.get(name, -1)
        if first >= 0 and any(row) and (not name or not names[first] or name == join_key(names[first])):
            keep[number] = False
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
