"""Lists that are not the certificates': of people, units, goods, events. Nothing of ours belongs into their rows."""

import re

from . import labels, owners
from .grid import GridCell, TableGrid
from .vocabulary import Whose

_INDEX = re.compile(r"^\(?\d{1,3}[.、)]?$|^[一二三四五六七八九十]{1,2}$|^[….·—]+$")
_NUMBERED = re.compile(r"^(序号|编号|排序|项次|行号|No\.?|分项号)$", re.IGNORECASE)
_GOODS = re.compile(r"^(单位|数量|单价|总价|金额|合计|规格|型号|规格型号|品牌|材质)$")
_NOTE = re.compile(r"^\([^()]*\)$")
_LONGEST = 40  #: characters of a column's heading


def end_of_list(grid: TableGrid, row: int) -> int:
    """The row after the list of others that *row* heads; 0 if it heads none.

    A list is a row of headings over more than one blank row, or over a single one of numbered things or goods.
    """
    header = [cell for cell in grid.starting[row] if cell.height == 1 or cell is not grid.starting[row][0]]
    above = [cell for cell in grid.in_row(row) if cell.row < row and cell.row + cell.height == row + 1]
    named = [cell for cell in (*header, *above) if not cell.is_empty]
    if len(named) < min(grid.width, 2) or len(header) - len([c for c in header if not c.is_empty]) > (
        1 if len(named) > 2 else 0
    ):
        return 0
    if any(
        len(cell.text) > _LONGEST or any(token.kind != "end" for line in cell.lines for token in line.tokens())
        for cell in named
    ):
        return 0
    columns = {cell.column for cell in grid.in_row(row)}
    numbered = any(map(_is_number, named))
    end = row + 1
    while end < len(grid.rows) and _is_blank(grid, row, end, columns, numbered):
        end += 1
    blank = end - row - 1
    goods = sum(bool(_GOODS.match(labels.squeeze(cell.text))) for cell in named) > 1
    return end if blank > 1 or (blank and (goods or numbered)) else 0


def _is_number(cell: GridCell) -> bool:
    return bool(_NUMBERED.match(labels.squeeze(cell.text)))


def is_corner(grid: TableGrid, cell: GridCell) -> bool:
    """Whether an empty cell is only the corner of a row of headings."""
    others = [other for other in grid.in_row(cell.row) if other is not cell]
    return sum(other.column > cell.column for other in others) > 2 and not any(other.is_empty for other in others)


def _is_blank(grid: TableGrid, header: int, row: int, columns: set[int], numbered: bool) -> bool:
    """Whether *row* is a blank one under the headings: nothing in it but a number, dots, boxes, dates or notes.

    In a *numbered* list half of it may be printed, unless that is a label.
    """
    cells = [cell for cell in grid.starting[row] if cell.row > header]
    if len(cells) < min(grid.width, 2) or sum(cell.column in columns for cell in cells) * 3 < len(cells) * 2:
        return False
    printed = [c for c in cells if not (c.is_empty or _counts(c) or _offers(c) or _is_dated(c) or _NOTE.match(c.text))]
    if not printed:
        return len(cells) * 2 > len([cell for cell in grid.starting[header] if cell.row == header])
    headed = _heads_others(cells[0]) or owners.names_unit(labels.core_of(cells[0].text)[0])
    if len(cells) > 2 and printed == cells[:1] and headed:
        return True
    first = cells[0].is_empty or _counts(cells[0])
    halves = len(printed) * 2 <= len(cells) and not any(labels.read(cell.text).field for cell in printed)
    return numbered and first and halves


def _is_dated(cell: GridCell) -> bool:
    """Whether a cell holds only the signs of a date or period that is to be filled in."""
    return not re.sub(r"[年月日至到~_\s—-]", "", cell.text)


def _heads_others(cell: GridCell) -> bool:
    """Whether what heads a row is nothing of ours: «主持人», «成员»."""
    meaning = labels.read(cell.text)
    return meaning.field is None and meaning.what in (None, "name") and meaning.whose in (None, Whose.OTHER)


def _counts(cell: GridCell) -> bool:
    return bool(_INDEX.match(labels.squeeze(cell.text)))


def _offers(cell: GridCell) -> bool:
    """Whether a cell holds only boxes and their words."""
    return bool(cell.text) and all(line.is_blank or line.shape.strip()[0] == "□" for line in cell.lines)
