"""A table as rows and columns of cells; a merged cell counts once."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..markup import Element, W, ancestor
from .lines import FormLine

MAX_COLUMNS = 63  #: Word's own limit


@dataclass(eq=False)
class GridCell:
    """A cell that begins at *row* and *column* and covers *width* × *height* of the grid."""

    element: Element
    row: int
    column: int
    width: int
    height: int = 1
    lines: list[FormLine] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The column after it."""
        return self.column + self.width

    @property
    def text(self) -> str:
        """The text of its lines."""
        return "".join(line.words for line in self.lines)

    @property
    def is_empty(self) -> bool:
        """Whether the cell holds neither text nor a picture nor another table."""
        return all(line.is_blank for line in self.lines) and self.element.find(f".//{W}tbl") is None


class TableGrid:
    """The cells of a table by row and column; a merged cell is found at every position that it covers."""

    def __init__(self, table: Element) -> None:
        self.rows = [row for row in table.iter(W + "tr") if ancestor(row, W + "tbl") is table]
        self._at: list[dict[int, GridCell]] = []
        self.starting: list[list[GridCell]] = []
        for number, row in enumerate(self.rows):
            self._add_row(number, row)
        self.width = max((max(at) + 1 for at in self._at if at), default=0)

    def _add_row(self, number: int, row: Element) -> None:
        column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        at: dict[int, GridCell] = {}
        starting = []
        for element in (cell for cell in row.iter(W + "tc") if ancestor(cell, W + "tr") is row):
            if column >= MAX_COLUMNS:
                break
            width = _number(element.find(f"{W}tcPr/{W}gridSpan"), 1)
            merge = element.find(f"{W}tcPr/{W}vMerge")
            above = self._at[-1].get(column) if self._at else None
            if merge is not None and merge.get(W + "val", "continue") != "restart" and above is not None:
                cell = above
                cell.height = number - cell.row + 1
            else:
                lines = [FormLine(p) for p in element.iter(W + "p") if ancestor(p, W + "tc") is element]
                cell = GridCell(element, number, column, width, lines=lines)
                starting.append(cell)
            at.update(dict.fromkeys(range(column, column + width), cell))
            column += width
        self._at.append(at)
        self.starting.append(starting)

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that covers this position."""
        return self._at[row].get(column) if 0 <= row < len(self._at) else None

    def in_row(self, row: int) -> list[GridCell]:
        """The cells of a row from left to right, those that began further up included."""
        return list(dict.fromkeys(self._at[row].values()))

    def left(self, cell: GridCell) -> GridCell | None:
        """The cell to the left."""
        return self.at(cell.row, cell.column - 1)

    def right(self, cell: GridCell) -> GridCell | None:
        """The cell to the right."""
        return self.at(cell.row, cell.end)

    def above(self, cell: GridCell) -> GridCell | None:
        """The cell above if it is as wide or wider."""
        other = self.at(cell.row - 1, cell.column)
        return other if other and other.column <= cell.column and other.end >= cell.end else None

    def cells(self) -> Iterator[GridCell]:
        """All cells in reading order."""
        for row in self.starting:
            yield from row

    def is_band(self, cell: GridCell) -> bool:
        """Whether *cell* is the only one with content in its row."""
        others = [other for other in self.in_row(cell.row) if other is not cell]
        wide = not others or cell.width * 5 >= self.width * 4  # rows may end at different columns
        return self.width > 1 and wide and all(other.is_empty for other in others)


def loose_tables(cell: Element) -> list[Element]:
    """The tables directly inside a cell."""
    return [table for table in cell.iter(W + "tbl") if ancestor(table, W + "tc") is cell]


def _number(element: Element | None, otherwise: int) -> int:
    text = "" if element is None else element.get(W + "val", "")
    return min(int(text), MAX_COLUMNS) if text.isdecimal() and len(text) < 9 else otherwise
