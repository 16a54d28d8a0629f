"""Convert cells to text and dates. A value that Excel has damaged raises an error: it is never guessed."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from ..domain.fields import KIND_LENGTHS, FieldKind, names_of

#: A cell as JSON carries it: text, a number, a truth value, or a date as ``[ISO text]``.
RawCell = str | int | float | bool | list[str] | None

DATES = names_of(FieldKind.DATE)
CODES = names_of(*KIND_LENGTHS, FieldKind.COUNT, FieldKind.SERIAL)
LINES = names_of(FieldKind.PHONE, FieldKind.EMAIL, FieldKind.INVOICE_EMAIL)

#: Control and format characters (Unicode Cc and Cf) except white space: invisible, and some reverse the text.
_INVISIBLE = dict.fromkeys(
    code
    for first, last in (
        (0x00, 0x08),
        (0x0E, 0x1B),
        (0x7F, 0x84),
        (0x86, 0x9F),
        (0xAD, 0xAD),
        (0x61C, 0x61C),
        (0x180E, 0x180E),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0xFEFF, 0xFEFF),
        (0xFFF9, 0xFFFB),
        (0xE0001, 0xE007F),
    )
    for code in range(first, last + 1)
)
_DATE = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)"
)
_TIME = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?$", re.ASCII)
_COMPACT_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+\d\d", re.IGNORECASE)


class DamagedError(ValueError):
    """The cell no longer holds what was typed; *code* is the kind of problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def name_text(cell: RawCell) -> str:
    """The text of a cell for people to read: trimmed, line breaks as spaces. Raises DamagedError."""
    text = cell if isinstance(cell, str) else _text(cell)
    if not text.isprintable():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


def code_text(cell: RawCell) -> str:
    """The text of a code or number: half-width, upper case, no spaces. Raises DamagedError."""
    return line_text(cell).replace(" ", "").upper()


def line_text(cell: RawCell) -> str:
    """The text of a telephone number or mail address: half-width, on one line. Raises DamagedError."""
    text = _one_line(cell if isinstance(cell, str) else _text(cell, exact=True))
    if "+" in text and _SCIENTIFIC.fullmatch(text):
        raise DamagedError("number-damaged")
    return text


def converter(field_name: str) -> Callable[[RawCell], Any]:
    """The function that reads the cells of a field."""
    if field_name in DATES:
        return cell_date
    return code_text if field_name in CODES else line_text if field_name in LINES else name_text


def clean(field_name: str, text: str) -> str:
    """*text* typed for a field, normalised like a cell with this text; any text is accepted."""
    if field_name in CODES:
        return _one_line(text).replace(" ", "").upper()
    return _one_line(text) if field_name in LINES or field_name in DATES else name_text(text)


def join_key(name: str) -> str:
    """*name* for comparison: without blanks, and half-width, brackets included."""
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return "".join(text.split())


def cell_date(cell: RawCell) -> date | None:
    """The date in a cell, None when blank; ValueError unless it is written like 2026-3-1 (or /, ., 年月日, no sign)."""
    if isinstance(cell, list):
        return date.fromisoformat(cell[0][:10])
    text = _TIME.sub("", line_text(cell)).replace(" ", "")
    if not text:
        return None
    if match := _DATE.fullmatch(text) or _COMPACT_DATE.fullmatch(text):
        year, month, day = (int(part) for part in match.groups() if part)
        return date(year, month, day)
    raise ValueError("no date")


def read_date(text: str) -> date | None:
    """The date that *text* is, None if it is none."""
    try:
        return cell_date(text)
    except ValueError:
        return None


def _one_line(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if not text.isprintable():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split()).lstrip("'‘’")


def _text(cell: RawCell, exact: bool = False) -> str:
    """The text of any cell; DamagedError when digits are lost or, if *exact*, when it became a date."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, list):
        if exact:
            raise DamagedError("turned-into-date")
        return cell[0]
    if isinstance(cell, str):
        return cell
    if not abs(cell) < 1e15:  # nor is NaN
        raise DamagedError("number-damaged")
    return str(int(cell)) if cell == int(cell) else repr(cell)
