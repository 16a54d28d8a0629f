"""Convert cells to text and dates. A value that Excel has damaged raises an error: it is never guessed."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from ..domain.fields import KIND_LENGTHS, FieldKind, names_of
from .characters import visible

#: A cell as JSON carries it: text, a number, a truth value, or a date as ``[ISO text]``.
RawCell = str | int | float | bool | list[str] | None

DATES = names_of(FieldKind.DATE)
CODES = names_of(*KIND_LENGTHS, FieldKind.COUNT, FieldKind.SERIAL)
LINES = names_of(FieldKind.PHONE, FieldKind.EMAIL, FieldKind.INVOICE_EMAIL)

#: What offices write where there is nothing to say, in capitals and half width.
_BLANK_MARKS = frozenset(
    (
        *(
            "无",
            "暂无",
            "没有",
            "无数据",
            "暂缺",
            "缺",
            "待定",
            "待填",
            "待补",
            "待补充",
            "未定",
            "未填",
            "未填写",
            "未知",
        ),
        *("不详", "不明", "空", "空白", "略", "N/A", "NA", "NULL", "NONE", "NIL", "NAN", "\\N", "#", "?", "??"),
    )
)
_STROKES = re.compile(r"[-‐-―−－_/\\|.·。、,，*×]+")
_DITTO = frozenset(
    ("同上", "同前", "同左", "同上行", "〃", "″", "“", "”", '"', "''", "″″", "′′", "〃〃", "DITTO", "见上", "如上")
)
_DATE = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)"
)
_TIME = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?$", re.ASCII)
_COMPACT_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+\d\d", re.IGNORECASE)


def is_blank_mark(text: str) -> bool:
    """Whether a cell's text says that there is nothing, as 无, N/A or a dash does."""
    if len(text) > 6:
        return _STROKES.fullmatch(text) is not None if len(text) < 20 else False
    bare = text.strip("()（）[]【】 。")
    return bare in _BLANK_MARKS or bare.upper() in _BLANK_MARKS or _STROKES.fullmatch(text) is not None


def is_ditto(text: str) -> bool:
    """Whether a cell's text stands for the value above it."""
    return len(text) <= 5 and text.upper() in _DITTO


class DamagedError(ValueError):
    """The cell no longer holds what was typed; *code* is the kind of problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def name_text(cell: RawCell) -> str:
    """The text of a cell for people to read: trimmed, line breaks as spaces. Raises DamagedError."""
    text = visible(cell) if isinstance(cell, str) else _text(cell)
    return " ".join(text.split()).lstrip("'‘")


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
    text = name if name.isascii() else unicodedata.normalize("NFKC", visible(name))
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
    if text.isascii() and text.isalnum():  # most numbers and codes
        return text
    text = visible(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
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
