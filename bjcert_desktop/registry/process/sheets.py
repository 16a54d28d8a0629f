"""A workbook's sheets as plain cells: python-calamine for workbooks, the csv module for text.

Runs in the reading process. A cell is text, a number, a truth value, or a date (which travels as ``[ISO text]``).
"""

import contextlib
import io
import threading
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .container import RefusalError, judge

MOST_ODDITIES = 10_000
_MAX_CELLS = 60_000_000
_DELIMITERS = ",\t;；，|"

Columns = list[Sequence[Any]]


class Oddity(NamedTuple):
    """A cell that the reader leaves blank though it is not: *row* and *column* count from 0."""

    row: int
    column: int
    code: str
    value: str


class CalamineBook:
    """A workbook that python-calamine reads."""

    def __init__(self, data: bytes, kind: str) -> None:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

        self._data, self._kind = data, kind
        self._sheets: dict[str, Any] = {}
        self._searches: dict[str, OddityThread] = {}
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError:
            raise RefusalError("encrypted") from None
        except (CalamineError, OSError, ValueError):
            raise RefusalError("damaged") from None
        self.names = list(self._book.sheet_names)
        self.hidden = [sheet.name for sheet in self._book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible]

    def height(self, name: str) -> int:
        """The number of rows down to the last one in use."""
        sheet = self._sheet(name)
        return int(sheet.end[0]) + 1 if sheet.end else 0

    def head(self, name: str, count: int) -> list[list[Any]]:
        """The first *count* rows, from column A on."""
        sheet = self._sheet(name)
        if sheet.end is None:
            return []
        before = [""] * sheet.start[1]
        rows = []
        for row in sheet.iter_rows():
            rows.append(before + row)
            if len(rows) == count:
                break
        return rows

    def chunks(self, name: str, indexes: Sequence[int], size: int) -> Iterator[Columns]:
        """The columns *indexes*, *size* rows at a time."""
        sheet = self._sheet(name)
        if sheet.end is None:
            return
        first, rows = sheet.start[1], iter(sheet.iter_rows())
        yield from _columns(rows, [index - first for index in indexes], size)

    def oddities(self, name: str) -> list[Oddity]:
        """Error values, and in .xlsx and .xlsm formulas without a value; an .xlsb does not tell."""
        search = self._searches.get(name)
        return search.result() if search else []

    def _sheet(self, name: str) -> Any:
        from python_calamine import CalamineError

        if name not in self._sheets:
            if self._kind != "xlsb":
                self._searches[name] = OddityThread(self._data, name, self._kind)
            try:
                sheet = self._book.get_sheet_by_name(name)
            except (CalamineError, OSError, ValueError):
                raise RefusalError("damaged") from None
            if sheet.height * sheet.width > _MAX_CELLS:
                raise RefusalError("too-large")
            self._sheets[name] = sheet
        return self._sheets[name]


class OddityThread(threading.Thread):
    """Searches a sheet for odd cells while python-calamine, which holds no lock, reads the same sheet."""

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        super().__init__(daemon=True)
        self._data, self._name, self._kind = data, name, kind
        self._found: list[Oddity] = []
        self.start()

    def run(self) -> None:
        """Find them; a part that cannot be unpacked has none, and is refused elsewhere."""
        import zipfile
        import zlib

        if self._kind == "ods":
            from .ods_errors import find_errors as find
        elif self._kind == "xls":
            from .xls_errors import find_errors as find
        else:
            from .xlsx_errors import find_oddities as find

        with contextlib.suppress(zipfile.BadZipFile, zlib.error, OSError, MemoryError):
            self._found = find(self._data, self._name)

    def result(self) -> list[Oddity]:
        """What was found, once all was searched."""
        self.join()
        return self._found


class TextBook:
    """A text file with delimiters, as one sheet."""

    def __init__(self, data: bytes, name: str) -> None:
        import csv

        text = _decode(data)
        lines = text.split("\n", 1)
        delimiter = ""
        if lines[0].strip().lower().startswith("sep=") and len(lines) == 2:
            delimiter, text = lines[0].strip()[4:5], lines[1]
        csv.field_size_limit(2**20)
        try:
            self._rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text)))
        except csv.Error:
            raise RefusalError("damaged") from None
        self.names, self.hidden = [name], list[str]()

    def height(self, name: str) -> int:
        """The number of records."""
        return len(self._rows)

    def head(self, name: str, count: int) -> list[list[Any]]:
        """The first *count* records."""
        return [[_unquoted(text) for text in row] for row in self._rows[:count]]

    def chunks(self, name: str, indexes: Sequence[int], size: int) -> Iterator[Columns]:
        """The columns *indexes*, *size* records at a time."""
        width = max(indexes, default=0) + 1
        blank = [""] * width
        yield from _columns(([_unquoted(text) for text in (row + blank)[:width]] for row in self._rows), indexes, size)

    def oddities(self, name: str) -> list[Oddity]:
        """Error values that Excel wrote out as text."""
        return [
            Oddity(row, column, "cell-error", text.strip())
            for row, record in enumerate(self._rows)
            for column, text in enumerate(record)
            if text[:1] == "#" and text.strip() in ERROR_VALUES
        ]


ERROR_VALUES = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"))

Book = CalamineBook | TextBook


def open_book(data: bytes, stem: str) -> tuple[str, Book]:
    """The kind of a file's content and its sheets; RefusalError when it is no workbook."""
    kind = judge(data)
    return kind, TextBook(data, stem) if kind == "csv" else CalamineBook(data, kind)


def _columns(rows: Iterator[Sequence[Any]], indexes: Sequence[int], size: int) -> Iterator[Columns]:
    from itertools import islice

    while chunk := list(islice(rows, size)):
        columns = list(zip(*chunk, strict=True))
        blank = ("",) * len(chunk)
        yield [columns[index] if 0 <= index < len(columns) else blank for index in indexes]


def _decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or GB18030; RefusalError when it is none of them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data[:4096]:
        odd, even = data[1:4096:2].count(0), data[0:4096:2].count(0)
        encodings = ["utf-16-le" if odd > even else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text or sum(not c.isprintable() and c not in "\r\n\t" for c in text[:2000]) > 20:
            raise RefusalError("not-workbook")
        return text
    raise RefusalError("encoding" if len(encodings) > 1 else "not-workbook")


def _delimiter(text: str) -> str:
    """The delimiter that the first lines have most of."""
    start = "\n".join(text[:20_000].splitlines()[:30])
    return max(_DELIMITERS, key=start.count)


def _unquoted(text: str) -> str:
    """``="0123"``, which some programs write to keep Excel from changing a number, is the text 0123."""
    return text[2:-1] if text[:2] == '="' and text[-1:] == '"' else text
