"""Rows of cells that were pasted from Excel, and the names in them."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class PastedTable:
    """The *rows* that are not blank, each with its number, and where the first row names them the *columns*."""

    columns: Mapping[str, int]
    rows: Sequence[tuple[int, Sequence[str]]]

    def named(self, row: Sequence[str]) -> dict[str, str]:
        """The cells of *row* by what their columns are."""
        return {what: row[column] for what, column in self.columns.items() if column < len(row)}


def pasted_table(
    rows: Iterable[Sequence[str]],
    titles: Mapping[str, Sequence[str]],
    is_head: Callable[[Collection[str]], bool],
) -> PastedTable:
    """The table in *rows*; *titles* are those of each column, and *is_head* tells by the columns found in a first row.

    Without such a row there are no columns.
    """
    cells = [[cell.strip() for cell in row] for row in rows]
    head = next((number for number, row in enumerate(cells) if any(row)), 0)
    columns = _columns(cells[head], titles) if cells else {}
    if not is_head(columns):
        columns = {}
    first = head + 1 if columns else head
    return PastedTable(columns, [(line, row) for line, row in enumerate(cells[first:], first + 1) if any(row)])


def _columns(row: Sequence[str], titles: Mapping[str, Sequence[str]]) -> dict[str, int]:
    found = {what: next((title for title in known if title in row), None) for what, known in titles.items()}
    return {what: row.index(title) for what, title in found.items() if title is not None}


def comparable(name: str) -> str:
    """A name or a code for comparison: without blanks, half-width, capital letters."""
    return "".join(unicodedata.normalize("NFKC", name).upper().split())
