"""Read a file's sheets as they are shown: each format has its reader, and all give the same rows and facts.

Runs in the reading process. A cell is text, a number, a truth value or a date.
"""

import io
import struct
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol
from xml.etree.ElementTree import ParseError

from .file_format import RefusalError, format_of
from .ods_book import OdsSheets
from .sheet_facts import SheetFacts, ShownRow, shown_rows
from .text_book import TextSheets
from .xls_book import XlsSheets
from .xlsx_facts import find_facts
from .xlsx_package import XlsxPackage
from .xlsx_rows import read_rows

_MAX_CELLS = 60_000_000
_MALFORMED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    ParseError,
    KeyError,
    ValueError,
    NotImplementedError,
)
FEW = 3  #: cells of a row that are sent whole: such a row may be a heading, a sum or a note


class Rows(Protocol):
    """The rows of a sheet from A1 on, which can be gone through several times."""

    def __iter__(self) -> Iterator[Sequence[Any]]: ...

    def __len__(self) -> int: ...


class Sheets(Protocol):
    """The sheets of a file, read whole."""

    names: list[str]
    hidden: list[str]

    def read(self, name: str) -> tuple[Rows, SheetFacts]:
        """The rows of a sheet from A1 on, and what it shows beyond them."""


class CalamineSheets:
    """The sheets of an .xlsx, .xlsm or .xlsb.

    python-calamine, which releases the GIL, reads the values while a thread looks for what it does not tell. What it
    refuses as a whole is read slowly, cell by cell. An .xlsb has no facts.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

        self._package = XlsxPackage(data) if kind != "xlsb" else None
        self._book: Any = None
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            self.names = list(self._book.sheet_names)
            metadata = self._book.sheets_metadata
            self.hidden = [sheet.name for sheet in metadata if sheet.visible != SheetVisibleEnum.Visible]
        except PasswordError:
            raise RefusalError("encrypted") from None
        except (CalamineError, OSError, ValueError):
            if self._package is None or not self._package.sheets:
                raise RefusalError("damaged") from None
            self.names = list(self._package.sheets)
            self.hidden = [name for name, (_, hidden) in self._package.sheets.items() if hidden]

    def read(self, name: str) -> tuple[Rows, SheetFacts]:
        """The rows of a sheet from A1 on, and what it shows beyond them."""
        search = FactThread(self._package, name) if self._package else None
        sheet = self._values(name)
        facts = search.result() if search else SheetFacts()
        if sheet is None:
            return self._read_slowly(name, facts), facts
        return _CalamineRows(sheet, lambda: self._read_slowly(name, facts)), facts

    def _read_slowly(self, name: str, facts: SheetFacts) -> list[list[Any]]:
        if self._package is None:
            raise RefusalError("damaged")
        return read_rows(self._package, name, facts)

    def _values(self, name: str) -> Any:
        from python_calamine import CalamineError

        if self._book is None:
            return None
        try:
            sheet = self._book.get_sheet_by_name(name)
        except (CalamineError, OSError, ValueError, OverflowError):
            return None
        if sheet.height * sheet.width > _MAX_CELLS:
            raise RefusalError("too-large")
        return sheet


class _CalamineRows:
    """The rows of a sheet that python-calamine has read, each converted when it is needed.

    From a row that cannot be converted on, they are those of *read_slowly*.
    """

    def __init__(self, sheet: Any, read_slowly: Callable[[], list[list[Any]]]) -> None:
        self._sheet, self._read_slowly = sheet, read_slowly

    def __len__(self) -> int:
        return int(self._sheet.end[0]) + 1 if self._sheet.end else 0

    def __iter__(self) -> Iterator[Sequence[Any]]:
        if self._sheet.end is None:
            return
        before, done = [""] * self._sheet.start[1], 0
        try:
            for row in self._sheet.iter_rows():
                yield before + row if before else row
                done += 1
        except (ValueError, OverflowError):
            yield from self._read_slowly()[done:]


class FactThread(threading.Thread):
    """Find the facts of a sheet while python-calamine reads it."""

    def __init__(self, package: XlsxPackage, name: str) -> None:
        super().__init__(daemon=True)
        self._package, self._name = package, name
        self._facts = SheetFacts()
        self._error: Exception | None = None
        self.start()

    def run(self) -> None:
        """Find them; what goes wrong is raised by ``result``."""
        try:
            self._facts = find_facts(self._package, self._name)
        except (*_MALFORMED, MemoryError) as error:
            self._error = error

    def result(self) -> SheetFacts:
        """Wait for the search, and return what it found."""
        self.join()
        if self._error is not None:
            raise self._error
        return self._facts


class Book:
    """A file's sheets, each read once."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._read: dict[str, tuple[Rows, SheetFacts]] = {}
        self.names, self.hidden = sheets.names, sheets.hidden

    def height(self, name: str) -> int:
        """The number of rows up to the last one in use."""
        return len(self._sheet(name)[0])

    def facts(self, name: str) -> SheetFacts:
        """What the sheet shows beyond its values."""
        return self._sheet(name)[1]

    def rows(self, name: str, start: int = 0) -> Iterator[ShownRow]:
        """The rows from *start* on, as they are shown."""
        return islice(shown_rows(*self._sheet(name)), start, None)

    def lengths(self, name: str) -> list[int]:
        """How many cells each record of a text file has; none for other formats."""
        return self._sheets.lengths if isinstance(self._sheets, TextSheets) else []

    def _sheet(self, name: str) -> tuple[Rows, SheetFacts]:
        if name not in self._read:
            try:
                self._read[name] = self._sheets.read(name)
            except _MALFORMED:
                raise RefusalError("damaged") from None
        return self._read[name]


def open_book(data: bytes, stem: str) -> tuple[str, Book]:
    """The format of a file's content and its sheets; RefusalError if it is not a workbook."""
    kind = format_of(data)
    try:
        return kind, Book(_sheets(data, kind, stem))
    except _MALFORMED:
        raise RefusalError("damaged") from None


def _sheets(data: bytes, kind: str, stem: str) -> Sheets:
    if kind == "csv":
        return TextSheets(data, stem)
    if kind == "ods":
        return OdsSheets(data)
    return XlsSheets(data) if kind == "xls" else CalamineSheets(data, kind)
