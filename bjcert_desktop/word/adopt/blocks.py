"""What the headings inside a table say about the cells beside and below them."""

import re

from . import labels, owners
from .found_spot import Context
from .grid import GridCell, TableGrid
from .line_finder import LENGTHS
from .vocabulary import Whose

_BEFORE = re.compile("(原|变更前)\\w{0,4}(事项|内容|情况|信息|登记)")
_AFTER = re.compile("(变更后|申请变更|拟变更|现)\\w{0,4}(事项|内容|情况|信息|登记)|变更为|变更后$")


def of_block(grid: TableGrid, cell: GridCell) -> Context | None:
    """The context that *cell* gives to the cells on its right, if it heads a block («经办人信息»)."""
    right = grid.right(cell)
    if right is None or any(line.tokens() for line in cell.lines):
        return None
    if right.is_empty:  # a person's name, with more about them in the rows beside it
        tall = cell.height > 1 and right.height == cell.height and right.end < grid.width
        return Context(Whose.OTHER) if tall and owners.is_other_person(labels.core_of(cell.text)[0]) else None
    if labels.for_office(cell.text) or labels.is_office(cell.text):
        return Context(office=True)
    if labels.is_signature(cell.text):
        return None
    about = labels.heading(cell.text)
    meaning = labels.read(right.text)
    speaks = meaning.what or meaning.field or any(line.tokens() for line in right.lines)
    if about and (cell.height > 1 or (speaks and labels.read(cell.text).field not in LENGTHS)):
        return Context(about)
    return None


def others_columns(grid: TableGrid, row: int) -> range:
    """The columns of the second party in a row that heads columns with both: «甲方», «乙方»."""
    cells = [cell for cell in grid.starting[row] if not cell.is_empty]
    sides = owners.party_heads([labels.squeeze(cell.text) for cell in cells])
    second = next((cell for cell, side in zip(cells, sides, strict=True) if side == 1), None)
    return range(second.column, second.end) if second and second.width > 1 else range(0)


def former_columns(grid: TableGrid, row: int) -> range:
    """The columns under «原登记事项» in a row that also has «变更后…» or «申请变更…»."""
    cells = [(cell, labels.squeeze(cell.text)) for cell in grid.starting[row] if not cell.is_empty]
    former = next((cell for cell, text in cells if _BEFORE.match(text)), None)
    if former is None or not any(_AFTER.match(text) for _, text in cells):
        return range(0)
    return range(former.column, former.end)
