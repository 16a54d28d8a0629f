"""The values of one sheet by field, and the problems of its cells."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from ...domain.fields import FIELDS, masked
from ..cell_text import DATES, DamagedError, RawCell, converter, is_blank_mark, is_ditto
from ..characters import has_radical
from ..checks.problem_kinds import ValueFinding, finding
from ..checks.values import CHECKS, check_legible
from ..column_letters import index_of, letter
from ..model import CellProblem
from ..process.client import BookProcess, SheetMarks
from .columns import JOIN_FIELDS, Layout, bare_header, header_text

Progress = Callable[[int], None]
_LONGEST_MARK = 6  # characters of a mark for nothing; a row of dashes may be longer


class SheetValues:
    """The columns of a sheet: ``values[field][n]`` is the value in row ``first + n``."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.sheet = layout.sheet
        self.first = layout.start
        self.indexes = layout.fields
        self.values: dict[str, list[Any]] = {name: [] for name in self.indexes}
        self.counts: list[int] = []  # the cells of each row, its own and not blank
        self.few: dict[int, list[tuple[int, str]]] = {}  # the unread cells of rows with few: column and text
        self.marks = SheetMarks()
        self.left_out: dict[int, str] = {}  # rows of a certificate sheet that are none: their kinds
        self.details: dict[int, str] = {}
        self._faults: dict[str, dict[str, ValueFinding]] = {name: {} for name in self.indexes if name not in DATES}
        self._ditto: list[tuple[int, str]] = []  # row and field of the cells that repeat the one above
        self._filled = frozenset[int]()  # unread columns whose first value is far below the header
        self._problems: dict[int, list[tuple[int, CellProblem]]] = {}  # by row, each with its column

    def __len__(self) -> int:
        return max(map(len, self.values.values()), default=0)

    def column(self, name: str, blank: object = "") -> Sequence[Any]:
        """The values of a field; blanks if the sheet has no such column."""
        return self.values[name] if name in self.values else [blank] * len(self)

    # reading ---------------------------------------------------------------------------------------------------------

    def read(self, book: BookProcess, progress: Progress) -> None:
        """Read the sheet's values from *book*."""
        fields, indexes = list(self.indexes), list(self.indexes.values())
        unseen = [index_of(each.letter) for each in self.layout.columns if each.is_unread and not each.sample]
        for chunk in book.chunks(self.sheet, indexes, unseen, self.first - 1, self.layout.last):
            done = len(self.counts)
            for row, column, text in chunk.few:
                self.few.setdefault(done + row, []).append((column, text))
            self.counts += chunk.counts
            for name, cells in zip(fields, chunk.columns, strict=True):
                values = self._convert(name, cells)
                self.values[name] += values
                self._check(name, values)
            progress(self.first - 1 + len(self.counts))
        self.marks = book.marks
        self._blank_odd_cells(book.marks.odd)
        self._leave_out_struck_cells()
        self._filled = book.marks.filled

    def cut(self, length: int) -> None:
        """Keep the first *length* rows only."""
        self.values = {name: values[:length] for name, values in self.values.items()}
        del self.counts[length:]
        self._problems = {row: found for row, found in self._problems.items() if row < self.first + length}

    def _convert(self, name: str, cells: Sequence[RawCell]) -> list[Any]:
        """The values of *cells*, most of which are plain."""
        convert, blank = converter(name), None if name in DATES else ""
        self._note_characters(name, cells)
        try:
            values = [blank if cell == "" else convert(cell) for cell in cells]
        except ValueError:
            return list(self._convert_each(name, cells))
        if name in DATES:
            return values
        short = (text for text in set(values) if text and (len(text) <= _LONGEST_MARK or not text[0].isalnum()))
        return list(self._convert_each(name, cells)) if any(map(_is_mark, short)) else values

    def _convert_each(self, name: str, cells: Sequence[RawCell]) -> Iterator[Any]:
        """The values of *cells*; note a cell that cannot be read or stands for another, and leave it blank."""
        convert, blank = converter(name), None if name in DATES else ""
        for row, cell in enumerate(cells, self.first + len(self.values[name])):
            text = cell.strip() if isinstance(cell, str) else "x"
            try:
                value = blank if cell == "" else convert(cell)
                text = value if isinstance(value, str) else text
            except ValueError as error:
                value = blank
                if not _is_mark(text):
                    damaged = isinstance(error, DamagedError) and name not in DATES
                    self.add(row, name, finding(getattr(error, "code", "") if damaged else "date-unreadable"))
            if is_ditto(text):
                self._ditto.append((row, name))
            yield blank if _is_mark(text) else value

    def _note_characters(self, name: str, cells: Sequence[RawCell]) -> None:
        """Note cells with radicals in place of ideographs; those with private characters fail their check."""
        texts = [cell for cell in cells if isinstance(cell, str)]
        if has_radical("".join(texts)):
            for row, cell in enumerate(cells, self.first + len(self.values[name])):
                if isinstance(cell, str) and has_radical(cell):
                    self.add(row, name, finding("radicals"))

    def _check(self, name: str, values: Sequence[Any]) -> None:
        """Check each different value once, while the reading process prepares the next ones."""
        if name not in DATES:
            check = CHECKS.get(name, check_legible)
            for value in set(values):
                if value and (found := check(value)):
                    self._faults[name][value] = found

    def _blank_odd_cells(self, odd: Iterable[tuple[int, int, str, str]]) -> None:
        """Note error values and formulas without a value in the columns that are read, and leave them blank."""
        names = {index: name for name, index in self.indexes.items()}
        for row, column, code, value in odd:
            name, number = names.get(column), row + 1 - self.first
            if name is None or not 0 <= number < len(self.values[name]):
                continue
            if code != "struck-part":
                self.values[name][number] = None if name in DATES else ""
            if row + 1 in self._problems:
                self._problems[row + 1] = [entry for entry in self._problems[row + 1] if entry[0] != column]
            self.add(row + 1, name, finding(code, value=value) if code == "cell-error" else finding(code))

    def _leave_out_struck_cells(self) -> None:
        """Blank and note the cells that are struck out as a whole, unless the unit's name or code is."""
        names = {index: name for name, index in self.indexes.items()}
        for row, struck in self.marks.struck:
            number = row + 1 - self.first
            fields = {names[column] for column in struck if column in names}
            if not fields or not 0 <= number < len(self) or fields & set(JOIN_FIELDS):
                continue
            for name in fields:
                self.values[name][number] = None if name in DATES else ""
                self.add(row + 1, name, finding("struck-cell"))

    def note_dittos(self, used: Sequence[bool]) -> None:
        """Note the cells that refer to the value above them, which is offered."""
        for row, name in self._ditto:
            number = row - self.first
            if not 0 <= number < len(self) or not used[number]:
                continue
            values = self.values[name]
            above = next((each for each in range(number - 1, -1, -1) if used[each] and values[each]), -1)
            if above < 0:
                self.add(row, name, finding("ditto-of-nothing"))
                continue
            value = values[above]
            text = value.isoformat() if isinstance(value, date) else value
            shown = masked(text) if FIELDS[name].personal else text
            self.add(row, name, finding("ditto", row=self.first + above), shown)

    # problems --------------------------------------------------------------------------------------------------------

    def add(self, row: int, name: str, found: ValueFinding, offered: str = "") -> None:
        """Note a problem of the field *name* in the sheet's *row*, counted from 1; *offered* is a value for it."""
        index = self.indexes.get(name, -1)
        column = letter(index) if index >= 0 else ""
        values, number = self.values.get(name, ()), row - self.first
        value = values[number] if 0 <= number < len(values) else ""
        text = value.isoformat() if isinstance(value, date) else value or ""
        shown = offered or (masked(text) if FIELDS[name].personal else text)
        self._note(row, index, column, name, header_text(name), found, shown)

    def note_unread(self) -> None:
        """Note the columns that have values and are not read; one with the header of a column that is read is named."""
        read = {bare_header(each.header): each for each in self.layout.columns if each.field}
        for column in self.layout.columns:
            index = index_of(column.letter)
            if column.is_unread and (column.sample or index in self._filled):
                same = read.get(bare_header(column.header))
                found = finding("column-duplicate", other=same.letter) if same else finding("column-unused")
                self._note(self.layout.row, index, column.letter, "", column.header[:20], found)

    def _note(
        self, row: int, index: int, column: str, name: str, header: str, found: ValueFinding, value: str = ""
    ) -> None:
        cell = f"{f'第 {row} 行' if row else ''}{f' {column} 列' if column else ''}"
        message = f"“{self.sheet}”表{cell}（{header}）{found.message}"
        problem = CellProblem(self.sheet, row, column, name, found.severity, found.code, message, value)
        self._problems.setdefault(row, []).append((index, problem))

    def note_faults(self, used: Sequence[bool], needed: Iterable[str], columns: Container[str] | None = None) -> None:
        """Note the faulty values of the rows that are *used*, and the *needed* fields that they lack.

        *columns* limits the fields whose faults are noted.
        """
        noted = {(row, index) for row, entries in self._problems.items() for index, _ in entries}
        for name, faults in self._faults.items():
            if faults and (columns is None or name in columns):
                for row, (value, counts) in enumerate(zip(self.values[name], used, strict=True), self.first):
                    if counts and value in faults:
                        self.add(row, name, faults[value])
        for name in needed:
            if name not in self.values:
                self.add(self.first - 1, name, finding("column-missing"))
                continue
            index = self.indexes[name]
            for row, (value, counts) in enumerate(zip(self.values[name], used, strict=True), self.first):
                if not value and counts and (row, index) not in noted:
                    self.add(row, name, finding("missing"))

    def problems(self) -> Iterator[CellProblem]:
        """All problems, by row and column."""
        for row in sorted(self._problems):
            for _, problem in sorted(self._problems[row], key=itemgetter(0)):
                yield problem


def _is_mark(text: str) -> bool:
    """Whether *text* stands for nothing, or for the value above it."""
    return is_blank_mark(text) or is_ditto(text)
