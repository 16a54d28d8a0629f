"""Checks of rows: dates that contradict each other or are near, and values that must not occur twice."""

from collections.abc import Sequence
from datetime import date

from ...domain.renewals import DUE_DAYS, is_due
from ..cell_text import join_key
from ..checks.problem_kinds import finding
from .columns import JOIN_FIELDS
from .sheet_values import SheetValues

_CODE, _NAME = JOIN_FIELDS
_SERIAL, _START, _END = "证书.USBKey序列号", "证书.生效日期", "证书.到期日期"


def check_duplicate_units(sheet: SheetValues, keep: Sequence[bool]) -> None:
    """Note a code that occurs twice, and a name with two codes or none; the later row refers to the first."""
    seen_codes: dict[str, int] = {}
    seen_names: dict[str, int] = {}
    codes, names = sheet.column(_CODE), map(join_key, sheet.column(_NAME))
    for number, (code, name, counts) in enumerate(zip(codes, names, keep, strict=True)):
        if not counts:
            continue
        first = seen_codes.setdefault(code, number) if code else number
        if first != number:
            sheet.add(sheet.first + number, _CODE, finding("duplicate-code", row=sheet.first + first))
        same = seen_names.setdefault(name, number) if name else number
        if same != number and (codes[same] != code or not code):
            problem = "duplicate-name" if code or codes[same] else "same-name"
            sheet.add(sheet.first + number, _NAME, finding(problem, row=sheet.first + same))


def check_duplicate_serials(sheet: SheetValues, used: Sequence[bool]) -> None:
    """Note a serial number that occurs twice in the rows that are *used*; the later row refers to the first."""
    seen: dict[str, int] = {}
    for row, (serial, counts) in enumerate(zip(sheet.column(_SERIAL), used, strict=True), sheet.first):
        if serial and counts and seen.setdefault(serial, row) != row:
            sheet.add(row, _SERIAL, finding("duplicate-serial", row=seen[serial]))


def check_dates(sheet: SheetValues, used: Sequence[bool], today: date) -> None:
    """Note certificates that end before they begin, have ended, or are due on *today*."""
    starts, ends = sheet.column(_START, None), sheet.column(_END, None)
    for row, (start, end, counts) in enumerate(zip(starts, ends, used, strict=True), sheet.first):
        if end is None or not counts:
            continue
        if start and end < start:
            sheet.add(row, _END, finding("dates-reversed"))
        if end < today:
            sheet.add(row, _END, finding("certificate-expired"))
        elif is_due(end, today):
            sheet.add(row, _END, finding("certificate-expiring", days=DUE_DAYS))
