"""Finds the columns of a list of certificates in a blank form."""

import re

from ..markup import Element, W
from . import columns, labels
from .found_spot import Context, FoundSpot, Write
from .grid import GridCell, TableGrid
from .labels import Meaning
from .line_finder import LineFinder

_SPECIFIC = {"证书.证书名称", "证书.USBKey序列号", "证书.到期日期", "证书.生效日期", "证书.使用人", "证书.证书类型"}
_OURS = re.compile(r"证书|Key|序列号|介质|钥匙", re.IGNORECASE)  #: a list without any of these words is about others
_INDEX = re.compile(r"^\(?\d{1,3}[.、)]?$|^[…. ·]+$")


def read_list(finder: LineFinder, grid: TableGrid, row: int, context: Context) -> int:
    """Add the columns of a list whose header is *row*; returns the row after the list, 0 if there is none here."""
    header = [cell for cell in grid.in_row(row) if not cell.is_empty]
    if len(header) < 3:
        return 0
    blank = row + 1
    while blank < len(grid.rows) and _is_blank_row(grid, blank):
        blank += 1
    if blank == row + 1:
        return 0
    columns = [(cell, grid.at(row, cell.column)) for cell in grid.starting[row + 1]]
    meanings = [(cell, over, _column(grid, over)) for cell, over in columns if over is not None and not over.is_empty]
    specific = {
        m.field for _, over, m in meanings if m.field in _SPECIFIC and labels.squeeze(over.text) not in ("姓名", "部门")
    }
    mapped = {m.field for _, _, m in meanings if m.field}
    heads = labels.squeeze(" ".join(cell.text for cell in header))
    if not specific or not _OURS.search(heads) or len(mapped) < (2 if finder.detail else 3):
        return 0
    if "经办人姓名" in mapped and "证书.使用人" not in mapped:  # then the telephone is the handler's, too
        meanings = [
            (cell, over, Meaning("经办人手机", 0.75) if m.field == "证书.联系电话" else m) for cell, over, m in meanings
        ]
    spare = grid.rows[row + 2 : blank]
    taken: set[str] = set()
    for cell, over, meaning in meanings:
        if meaning.field in taken:
            meaning = Meaning(None, 0)
        taken.add(meaning.field or "")
        _add_column(finder, cell, over, meaning, list(spare), context)
    return blank


def _is_blank_row(grid: TableGrid, row: int) -> bool:
    cells = grid.starting[row]
    filled = [cell for cell in cells if not cell.is_empty and not _offers(cell)]
    first = [cell for cell in filled if cell is cells[0] and _INDEX.match(labels.squeeze(cell.text))]
    dots = all(re.match(r"^[…. ·]+$", cell.text) for cell in filled)
    return len(cells) > 2 and (filled == first or dots)


def _column(grid: TableGrid, header: GridCell) -> Meaning:
    above = grid.at(header.row - 1, header.column)
    over = above.text if above is not None and above is not header and above.width > header.width else ""
    return columns.column(header.text, over)


def _add_column(
    finder: LineFinder, cell: GridCell, header: GridCell, meaning: Meaning, spare: list[Element], context: Context
) -> None:
    line = cell.lines[0]
    if any(token.kind == "box" for token in line.tokens()):
        before = len(finder.spots)
        finder.read(line, context, header.text)
        for spot in finder.spots[before:]:
            spot.spare += spare
    elif meaning.field == "证书.序号" and line.paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return  # Word counts these rows itself
    else:
        whole = Write(line, 0, len(line.shape))
        finder.spots.append(FoundSpot(header.text, meaning, [whole], "column", spare))


def _offers(cell: GridCell) -> bool:
    """Whether a cell holds only boxes and their words."""
    return bool(cell.text) and all(line.is_blank or line.shape.strip()[0] == "□" for line in cell.lines)
