"""From a cell to text or a date, never guessing what Excel has already destroyed.

A cell arrives as JSON carries it: text, a number, a truth value, or a date as ``[ISO text]``.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

Cell = str | float | bool | list[str] | None

_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF, 0xAD]
)
_DATE = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)"
)
_TIME = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?$", re.ASCII)
_COMPACT_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+\d\d", re.IGNORECASE)


class DamagedError(ValueError):
    """The cell no longer holds what was typed; *code* says how it was damaged."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def name_text(cell: Cell) -> str:
    """The text of a cell for people to read: trimmed, line breaks to spaces, else as written.

    DamagedError when Excel has changed it.
    """
    text = cell if isinstance(cell, str) else _text(cell)
    if not text.isprintable():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


def code_text(cell: Cell) -> str:
    """The text of a code or number: half-width, capital, no spaces; DamagedError when Excel has changed it."""
    return line_text(cell).replace(" ", "").upper()


def line_text(cell: Cell) -> str:
    """Telephone numbers and mail addresses: half-width and on one line; DamagedError when Excel has changed them."""
    text = cell if isinstance(cell, str) else _text(cell, exact=True)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    text = " ".join(text.split()).lstrip("'‘’")
    if "+" in text and _SCIENTIFIC.fullmatch(text):
        raise DamagedError("number-damaged")
    return text


def is_tidy(cells: Sequence[Cell], exact: bool = False, capital: bool = False) -> bool:
    """Whether all *cells* are texts that the functions above would leave as they are: one look at many cells.

    *exact* is for ``line_text``, with *capital* for ``code_text``.
    """
    try:
        text = "".join(cells)  # type: ignore[arg-type]
    except TypeError:
        return False
    if not text.isprintable() or " " in text:
        return False
    if exact and not (text.isascii() and "+" not in text and "'" not in text):
        return False
    return not capital or text == text.upper()


def cell_date(cell: Cell) -> date | None:
    """The day in a cell, None when blank; ValueError when it is no date that registry.md's forms allow."""
    if isinstance(cell, list):
        return date.fromisoformat(cell[0][:10])
    text = _TIME.sub("", line_text(cell)).replace(" ", "")
    if not text:
        return None
    if match := _DATE.fullmatch(text) or _COMPACT_DATE.fullmatch(text):
        year, month, day = (int(part) for part in match.groups() if part)
        return date(year, month, day)
    raise ValueError("no date")


def _text(cell: Cell, exact: bool = False) -> str:
    """The text of any cell; DamagedError when digits have been lost, or, if *exact*, it became a date."""
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
    if abs(cell) >= 1e15:
        raise DamagedError("number-damaged")
    return str(int(cell)) if cell == int(cell) else repr(cell)
