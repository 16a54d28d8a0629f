"""Read a file's sheets: workbooks with python-calamine, text files with the csv module.

Runs in the reading process. A cell is text, a number, a truth value or a date.
"""

import contextlib
import csv
import io
import threading
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from . import ods_errors, xls_errors, xlsx_errors
from .file_format import RefusalError, format_of
from .odd_cells import ERROR_VALUES, OddCell

_MAX_CELLS = 60_000_000
_DELIMITERS = ",\t;；，|"

Columns = list[Sequence[Any]]


class CalamineBook:
    """A workbook that python-calamine reads."""

    def __init__(self, data: bytes, kind: str) -> None:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

        self._data, self._kind = data, kind
        self._sheets: dict[str, Any] = {}
        self._searches: dict[str, OddCellThread] = {}
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError:
            raise RefusalError("encrypted") from None
        except (CalamineError, OSError, ValueError):
            raise RefusalError("damaged") from None
        self.names = list(self._book.sheet_names)
        self.hidden = [sheet.name for sheet in self._book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible]

    def height(self, name: str) -> int:
        """The number of rows up to the last one in use."""
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

    def odd_cells(self, name: str) -> list[OddCell]:
        """Error values, and in .xlsx and .xlsm formulas without a stored value; none in .xlsb."""
        search = self._searches.get(name)
        return search.result() if search else []

    def _sheet(self, name: str) -> Any:
        from python_calamine import CalamineError

        if name not in self._sheets:
            if self._kind in _FINDERS:
                self._searches[name] = OddCellThread(self._data, name, self._kind)
            try:
                sheet = self._book.get_sheet_by_name(name)
            except (CalamineError, OSError, ValueError):
                raise RefusalError("damaged") from None
            if sheet.height * sheet.width > _MAX_CELLS:
                raise RefusalError("too-large")
            self._sheets[name] = sheet
        return self._sheets[name]


_FINDERS = {
    "ods": ods_errors.find_errors,
    "xls": xls_errors.find_errors,
    "xlsx": xlsx_errors.find_odd_cells,
    "xlsm": xlsx_errors.find_odd_cells,
}


class OddCellThread(threading.Thread):
    """Search a sheet for odd cells while python-calamine, which releases the GIL, reads the same sheet."""

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        super().__init__(daemon=True)
        self._data, self._name, self._kind = data, name, kind
        self._found: list[OddCell] = []
        self.start()

    def run(self) -> None:
        """Find them; a part that cannot be unpacked has none and is refused elsewhere."""
        with contextlib.suppress(zipfile.BadZipFile, zlib.error, OSError, MemoryError):
            self._found = _FINDERS[self._kind](self._data, self._name)

    def result(self) -> list[OddCell]:
        """Wait for the search, and return what it found."""
        self.join()
        return self._found


class TextBook:
    """A text file with delimiters, as one sheet."""

    def __init__(self, data: bytes, name: str) -> None:
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

    def odd_cells(self, name: str) -> list[OddCell]:
        """Error values that Excel has written as text."""
        return [
            OddCell(row, column, "cell-error", text.strip())
            for row, record in enumerate(self._rows)
            for column, text in enumerate(record)
            if text[:1] == "#" and text.strip() in ERROR_VALUES
        ]


Book = CalamineBook | TextBook


def open_book(data: bytes, stem: str) -> tuple[str, Book]:
    """The format of a file's content and its sheets; RefusalError if it is not a workbook."""
    kind = format_of(data)
    return kind, TextBook(data, stem) if kind == "csv" else CalamineBook(data, kind)


def _columns(rows: Iterator[Sequence[Any]], indexes: Sequence[int], size: int) -> Iterator[Columns]:
    while chunk := list(islice(rows, size)):
        columns = list(zip(*chunk, strict=True))
        blank = ("",) * len(chunk)
        yield [columns[index] if 0 <= index < len(columns) else blank for index in indexes]


def _decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or GB18030; RefusalError for other encodings."""
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
    """The most frequent delimiter of the first lines."""
    start = "\n".join(text[:20_000].splitlines()[:30])
    return max(_DELIMITERS, key=start.count)


def _unquoted(text: str) -> str:
    """0123 for ``="0123"``, which some programs write so that Excel does not change a number."""
    return text[2:-1] if text[:2] == '="' and text[-1:] == '"' else text
