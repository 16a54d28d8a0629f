"""One sheet's values by field, and the problems of its cells."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS, masked
from ...domain.renewals import DUE_DAYS, is_due
from ..cells import CODES, DATES, LINES, Cell, DamagedError, cell_date, code_text, line_text, name_text
from ..checks.rules import Finding, finding
from ..checks.values import CHECKS, check_legible
from ..model import Problem
from ..process.book import BookProcess
from .columns import Layout, header_text, index_of, is_sum, letter

_PERSONAL = frozenset(field.name for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS) if field.personal)

Progress = Callable[[int], None]


def shown(name: str, value: str) -> str:
    """The *value* of the field *name* as a report may show it, covered where it is personal."""
    return masked(value) if name in _PERSONAL else value


class Table:
    """A sheet's columns, converted: ``values[field][n]`` stands in row ``first + n``."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.sheet = layout.sheet
        self.first = layout.row + 1
        self.indexes = layout.fields
        self.values: dict[str, list[Any]] = {name: [] for name in self.indexes}
        self._faults: dict[str, dict[str, Finding]] = {name: {} for name in self.indexes if name not in DATES}
        self.sums: set[int] = set()  # the rows, as in ``values``, that the column before all others calls a sum
        self._filled = frozenset[int]()  # columns that are not read and have their first value far below
        self._problems: dict[int, list[tuple[int, Problem]]] = {}  # by row, each with its column

    def __len__(self) -> int:
        return max(map(len, self.values.values()), default=0)

    def column(self, name: str, blank: object = "") -> Sequence[Any]:
        """The values of a field, or as many blanks when the sheet has no such column."""
        return self.values[name] if name in self.values else [blank] * len(self)

    def add(self, row: int, name: str, found: Finding) -> None:
        """Note a problem of the field *name* in the sheet's *row*, which counts from 1."""
        index = self.indexes.get(name, -1)
        column = letter(index) if index >= 0 else ""
        place = f"{f'第 {row} 行' if row else ''}{f' {column} 列' if column else ''}"
        where = f"“{self.sheet}”表{place}（{header_text(name)}）"
        message = where + found.message
        problem = Problem(self.sheet, row, column, name, found.severity, found.code, message, self._shown(row, name))
        self._problems.setdefault(row, []).append((index, problem))

    def note_unread(self) -> None:
        """Note the columns that have values and are not read."""
        row = self.layout.row
        for column in self.layout.columns:
            index = index_of(column.letter)
            if column.is_unread and (column.sample or index in self._filled):
                found = finding("column-unused")
                message = f"“{self.sheet}”表第 {row} 行 {column.letter} 列（{column.header[:20]}）{found.message}"
                problem = Problem(self.sheet, row, column.letter, "", found.severity, found.code, message)
                self._problems.setdefault(row, []).append((index, problem))

    def take_problems(self) -> Iterator[Problem]:
        """All that was noted, row by row and column by column, and forgotten here."""
        for row in sorted(self._problems):
            for _, problem in sorted(self._problems.pop(row), key=itemgetter(0)):
                yield problem

    def _shown(self, row: int, name: str) -> str:
        """The value of a cell as a report may show it."""
        values, number = self.values.get(name, ()), row - self.first
        value = values[number] if 0 <= number < len(values) else ""
        return shown(name, value.isoformat() if isinstance(value, date) else value or "")

    def read(self, book: BookProcess, progress: Progress) -> None:
        """Fill the table from its sheet in *book*."""
        fields, indexes = list(self.indexes), list(self.indexes.values())
        lead = self.layout.lead
        if lead >= 0:
            indexes.append(lead)
        above = self.first - 1  # rows still to skip
        done = 0
        unseen = [index_of(each.letter) for each in self.layout.columns if each.is_unread and not each.sample]
        for columns in book.columns(self.sheet, indexes, unseen, above):
            count = len(columns[0]) if columns else 0
            skipped = min(above, count)
            above -= skipped
            if lead >= 0:
                self._look_for_sums(columns.pop()[skipped:])
            for name, cells in zip(fields, columns, strict=True):
                values = list(self._convert(name, cells[skipped:] if skipped else cells))
                self.values[name] += values
                self._check_values(name, values)
            done += count
            progress(done)
        self._blank_odd_cells(book.odd)
        self._filled = book.filled

    def _look_for_sums(self, cells: Sequence[Cell]) -> None:
        start = len(self)
        self.sums.update(start + at for at, cell in enumerate(cells) if isinstance(cell, str) and is_sum(cell))

    def _convert(self, name: str, cells: Sequence[Cell]) -> Iterator[Any]:
        """The values of *cells*; what cannot be read is left blank and noted."""
        blank = None if name in DATES else ""
        convert: Callable[[Cell], Any] = (
            cell_date if name in DATES else code_text if name in CODES else line_text if name in LINES else name_text
        )
        for row, cell in enumerate(cells, self.first + len(self.values[name])):
            try:
                yield blank if cell == "" else convert(cell)
            except ValueError as error:
                damage = error.code if isinstance(error, DamagedError) and name not in DATES else "date-unreadable"
                self.add(row, name, finding(damage))
                yield blank

    def _check_values(self, name: str, values: Sequence[Any]) -> None:
        """Check each different value once, while the next ones are on their way."""
        if name not in DATES:
            check = CHECKS.get(name, check_legible)
            for value in set(values):
                if value and (found := check(value)):
                    self._faults[name][value] = found

    def _blank_odd_cells(self, odd: Iterable[tuple[int, int, str, str]]) -> None:
        """Note error values and formulas without a value, wherever they stand in a column that is read."""
        names = {index: name for name, index in self.indexes.items()}
        for row, column, code, value in odd:
            name, number = names.get(column), row + 1 - self.first
            if name is None or not 0 <= number < len(self.values[name]):
                continue
            self.values[name][number] = None if name in DATES else ""
            if row + 1 in self._problems:
                self._problems[row + 1] = [entry for entry in self._problems[row + 1] if entry[0] != column]
            self.add(row + 1, name, finding(code, value=value) if code == "cell-error" else finding(code))

    def check(self, alive: Sequence[bool], needed: Iterable[str], columns: Container[str] | None = None) -> None:
        """Note what is wrong with the values of the rows that are *alive*, and those *needed* that are not there.

        Only in the fields *columns*, when not all rows are alive for all of them.
        """
        noted = {(row, index) for row, entries in self._problems.items() for index, _ in entries}
        for name, faults in self._faults.items():
            if faults and (columns is None or name in columns):
                for row, (value, counts) in enumerate(zip(self.values[name], alive, strict=True), self.first):
                    if counts and value in faults:
                        self.add(row, name, faults[value])
                faults.clear()  # here, and not all at once at the end, which takes its time
        for name in needed:
            if name not in self.values:
                self.add(self.first - 1, name, finding("column-missing"))
                continue
            index = self.indexes[name]
            for row, (value, counts) in enumerate(zip(self.values[name], alive, strict=True), self.first):
                if not value and counts and (row, index) not in noted:
                    self.add(row, name, finding("missing"))

    def check_dates(self, alive: Sequence[bool], today: date) -> None:
        """Note certificates whose dates contradict each other, that have expired, or that are due on *today*."""
        starts, ends = self.column("证书.生效日期", None), self.column("证书.到期日期", None)
        for row, (start, end, counts) in enumerate(zip(starts, ends, alive, strict=True), self.first):
            if end is None or not counts:
                continue
            if start and end < start:
                self.add(row, "证书.到期日期", finding("dates-reversed"))
            if end < today:
                self.add(row, "证书.到期日期", finding("certificate-expired"))
            elif is_due(end, today):
                self.add(row, "证书.到期日期", finding("certificate-expiring", days=DUE_DAYS))
