"""What a sheet shows beyond its values: merged, hidden and struck cells, and cells that are shown otherwise.

Runs in the reading process. Rows and columns count from 0.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

MOST_ODD_CELLS = 10_000
_MOST_ACROSS = 1000  # rows of one merged range that are marked


class OddCell(NamedTuple):
    """A cell that is blank or not read as it is stored; *code* is a key of ``PROBLEM_KINDS``.

    *value* is the error value, if any.
    """

    row: int
    column: int
    code: str
    value: str


@dataclass
class SheetFacts:
    """The facts of one sheet.

    *merges* are ranges (first row, first column, last row, last column). *replaced* (row → column → value) holds what
    is shown in place of the stored value; *struck* (row → columns) holds the cells that are struck out as a whole.
    *hidden_rows* maps each hidden row to True if a filter hides it. *broken* rows of a text file hold a quote that
    never closes.
    """

    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    replaced: dict[int, dict[int, Any]] = field(default_factory=dict)
    struck: dict[int, set[int]] = field(default_factory=dict)
    hidden_rows: dict[int, bool] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    broken: list[int] = field(default_factory=list)
    odd: list[OddCell] = field(default_factory=list)

    def replace(self, row: int, column: int, value: Any, code: str = "", shown: str = "") -> None:
        """Read *value* in place of the stored one; with a *code*, the cell is named."""
        self.replaced.setdefault(row, {})[column] = value
        if code and len(self.odd) < MOST_ODD_CELLS:
            self.odd.append(OddCell(row, column, code, shown[:20]))

    def strike(self, row: int, column: int) -> None:
        """Note a cell that is struck out as a whole."""
        self.struck.setdefault(row, set()).add(column)

    def across(self) -> list[tuple[int, int, int]]:
        """The ranges merged over several columns: row, first and last column, one for each of their rows."""
        return [
            (row, first, last)
            for top, first, bottom, last in self.merges
            if last > first
            for row in range(top, min(bottom, top + _MOST_ACROSS) + 1)
        ]


class ShownRow(NamedTuple):
    """The cells of a row from column A on, as they are shown, and how many of them are its own and not blank."""

    cells: Sequence[Any]
    filled: int


def shown_rows(rows: Iterable[Sequence[Any]], facts: SheetFacts) -> Iterator[ShownRow]:
    """The *rows* as the sheet shows them: every row of a merged range has its value.

    A row that is blank but for merged ranges stays blank.
    """
    starts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for top, first, bottom, _ in facts.merges:
        if bottom > top:
            starts[top].append((first, bottom))
    filling: dict[int, tuple[int, Any]] = {}  # column → last row and value
    for number, stored in enumerate(rows):
        row = _with(stored, facts.replaced[number]) if number in facts.replaced else stored
        count = len(row) - row.count("")
        if filling:
            filling = {column: (last, value) for column, (last, value) in filling.items() if number <= last}
            row = _with(row, {column: value for column, (_, value) in filling.items()}) if count else row
        for column, last in starts.get(number, ()):
            if column < len(row) and row[column] != "":
                filling[column] = last, row[column]
        yield ShownRow(row, count)


def _with(row: Sequence[Any], values: Mapping[int, Any]) -> list[Any]:
    """*row* with the *values* of some columns."""
    found = list(row)
    for column, value in values.items():
        found += [""] * (column + 1 - len(found))
        found[column] = value
    return found
