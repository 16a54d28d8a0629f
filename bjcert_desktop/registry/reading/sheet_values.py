"""The values of one sheet by field, and the problems of its cells."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from ...domain.fields import FIELDS, masked
from ..cell_text import DATES, DamagedError, RawCell, converter
from ..checks.problem_kinds import ValueFinding, finding
from ..checks.values import CHECKS, check_legible
from ..column_letters import index_of, letter
from ..model import CellProblem
from ..process.client import BookProcess
from .columns import Layout, header_text

Progress = Callable[[int], None]


class SheetValues:
    """The columns of a sheet: ``values[field][n]`` is the value in row ``first + n``."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.sheet = layout.sheet
        self.first = layout.row + 1
        self.indexes = layout.fields
        self.values: dict[str, list[Any]] = {name: [] for name in self.indexes}
        self.lead: list[RawCell] = []  # the cells of the column ``layout.lead``
        self._faults: dict[str, dict[str, ValueFinding]] = {name: {} for name in self.indexes if name not in DATES}
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
        if self.layout.lead >= 0:
            indexes.append(self.layout.lead)
        above = self.first - 1  # rows still to skip
        done = 0
        unseen = [index_of(each.letter) for each in self.layout.columns if each.is_unread and not each.sample]
        for columns in book.columns(self.sheet, indexes, unseen, above):
            count = len(columns[0]) if columns else 0
            skipped = min(above, count)
            above -= skipped
            if self.layout.lead >= 0:
                self.lead += columns.pop()[skipped:]
            for name, cells in zip(fields, columns, strict=True):
                values = list(self._convert(name, cells[skipped:]))
                self.values[name] += values
                self._check(name, values)
            done += count
            progress(done)
        self._blank_odd_cells(book.odd)
        self._filled = book.filled

    def _convert(self, name: str, cells: Sequence[RawCell]) -> Iterator[Any]:
        """The values of *cells*; note a cell that cannot be read, and leave it blank."""
        convert, blank = converter(name), None if name in DATES else ""
        for row, cell in enumerate(cells, self.first + len(self.values[name])):
            try:
                yield blank if cell == "" else convert(cell)
            except ValueError as error:
                damage = error.code if isinstance(error, DamagedError) and name not in DATES else "date-unreadable"
                self.add(row, name, finding(damage))
                yield blank

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
            self.values[name][number] = None if name in DATES else ""
            if row + 1 in self._problems:
                self._problems[row + 1] = [entry for entry in self._problems[row + 1] if entry[0] != column]
            self.add(row + 1, name, finding(code, value=value) if code == "cell-error" else finding(code))

    # problems --------------------------------------------------------------------------------------------------------

    def add(self, row: int, name: str, found: ValueFinding) -> None:
        """Note a problem of the field *name* in the sheet's *row*, counted from 1."""
        index = self.indexes.get(name, -1)
        column = letter(index) if index >= 0 else ""
        values, number = self.values.get(name, ()), row - self.first
        value = values[number] if 0 <= number < len(values) else ""
        text = value.isoformat() if isinstance(value, date) else value or ""
        self._note(row, index, column, name, header_text(name), found, masked(text) if FIELDS[name].personal else text)

    def note_unread(self) -> None:
        """Note the columns that have values and are not read."""
        for column in self.layout.columns:
            index = index_of(column.letter)
            if column.is_unread and (column.sample or index in self._filled):
                self._note(self.layout.row, index, column.letter, "", column.header[:20], finding("column-unused"))

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
