"""Lists that are not the certificates': of people, units, goods, events. Nothing of ours belongs into their rows."""

import re

from . import labels
from .grid import GridCell, TableGrid

_INDEX = re.compile(r"^\(?\d{1,3}[.、)]?$|^[一二三四五六七八九十]{1,2}$|^[….·—]+$")
_NUMBERED = re.compile(r"^(序号|编号|排序|项次|行号|No\.?|分项号)$", re.IGNORECASE)
_GOODS = re.compile(r"^(单位|数量|单价|总价|金额|合计|规格|型号|规格型号|品牌|材质)$")
_LONGEST = 40  #: characters of a column's heading


def end_of_list(grid: TableGrid, row: int) -> int:
    """The row after the list of others that *row* heads; 0 if it heads none.

    A list is a row of headings over more than one blank row, or over a single one of numbered things or goods.
    """
    header = [cell for cell in grid.starting[row] if cell.height == 1 or cell is not grid.starting[row][0]]
    above = [cell for cell in grid.in_row(row) if cell.row < row and cell.row + cell.height == row + 1]
    named = [cell for cell in (*header, *above) if not cell.is_empty]
    if len(named) < 2 or len(header) - len([c for c in header if not c.is_empty]) > (1 if len(named) > 2 else 0):
        return 0
    if any(len(cell.text) > _LONGEST or any(line.tokens() for line in cell.lines) for cell in named):
        return 0
    columns = {cell.column for cell in grid.in_row(row)}
    end = row + 1
    while end < len(grid.rows) and _is_blank(grid, row, end, columns):
        end += 1
    blank = end - row - 1
    goods = sum(bool(_GOODS.match(labels.squeeze(cell.text))) for cell in named) > 1
    return end if blank > 1 or (blank and (goods or any(map(_is_number, named)))) else 0


def _is_number(cell: GridCell) -> bool:
    return bool(_NUMBERED.match(labels.squeeze(cell.text)))


def _is_blank(grid: TableGrid, header: int, row: int, columns: set[int]) -> bool:
    """Whether *row* is a blank one under the headings: nothing in it but a number, dots or boxes."""
    cells = [cell for cell in grid.starting[row] if cell.row > header]
    if len(cells) < 2 or sum(cell.column in columns for cell in cells) * 3 < len(cells) * 2:
        return False
    return all(cell.is_empty or _counts(cell) or _offers(cell) for cell in cells)


def _counts(cell: GridCell) -> bool:
    return bool(_INDEX.match(labels.squeeze(cell.text)))


def _offers(cell: GridCell) -> bool:
    """Whether a cell holds only boxes and their words."""
    return bool(cell.text) and all(line.is_blank or line.shape.strip()[0] == "□" for line in cell.lines)
