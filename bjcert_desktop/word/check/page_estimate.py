"""Estimates the pages of a form from its text. No fonts are measured, so it is right to about a line."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..document.model import Block, Document, LineRule, Paragraph, Row, Section, Table

_SINGLE = 1.3  #: height of an ordinary line to the size of its characters, as 宋体 has it
_NARROW = 0.5  #: width of a Latin character to its size
_SLACK = 6  #: points that a page may be over before it counts


@dataclass
class Estimate:
    """The *pages*, and the positions where text does not fit a row of fixed height."""

    pages: int = 0
    cut: list[str] = field(default_factory=list)


def estimate(document: Document) -> Estimate:
    """The pages of *document*."""
    result = Estimate()
    for section in document.sections:
        room = max(section.height - section.margins[0] - section.margins[2], 36)
        if not section.continuous or not result.pages:
            result.pages += 1
            filled = 0.0
        for height, fresh in _heights(section, result):
            if filled and (fresh or filled + height > room + _SLACK):
                result.pages += 1
                filled = 0.0
            filled += height
    return result


def _heights(section: Section, result: Estimate) -> Iterator[tuple[float, bool]]:
    """The height of each paragraph and row, and whether it begins a page."""
    width = section.width - section.margins[1] - section.margins[3]
    for block in section.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield _row(row, block.columns, width, result), False
        else:
            fresh = block.new_page or "\f" in block.text
            yield _paragraph(block, width, section.grid), fresh


def _row(row: Row, columns: tuple[float, ...], room: float, result: Estimate) -> float:
    """A row's height; cells of unknown width share the *room*."""
    height = row.height
    for cell in row.cells:
        if cell.covered or cell.turned:
            continue
        top, left, bottom, right = cell.margins
        width = sum(columns[cell.column : cell.column + cell.columns]) or room / len(row.cells)
        width -= left + right
        needed = top + bottom + _stack(cell.blocks, width, result)
        if row.exact and cell.rows == 1 and needed > row.height + _SLACK:
            result.cut.append(cell.where)
        if cell.rows == 1:
            height = max(height, needed)
    return row.height if row.exact else height


def _stack(blocks: Iterable[Block], width: float, result: Estimate) -> float:
    height = 0.0
    for block in blocks:
        if isinstance(block, Table):
            height += sum(_row(row, block.columns, width, result) for row in block.rows)
        else:
            height += _paragraph(block, width, 0)
    return height


def _paragraph(paragraph: Paragraph, width: float, grid: float) -> float:
    """A paragraph's height within *width* points; *grid* is the line pitch of the page (0 for none)."""
    size = max((run.look.size for run in paragraph.runs), default=paragraph.mark.size)
    room = max(width - paragraph.left - paragraph.right, size)
    lines = 1
    used = paragraph.first
    for run in paragraph.runs:
        for character in run.text:
            if character == "\n":
                lines, used = lines + 1, 0.0
                continue
            step = _width(character) * run.look.size + run.look.spacing
            if used + step > room + 0.5:
                lines, used = lines + 1, 0.0
            used += step
    line = size * _SINGLE
    if paragraph.rule is LineRule.EXACT:
        line = paragraph.line
    elif paragraph.rule is LineRule.LEAST:
        line = max(paragraph.line, line)
    else:
        line = max(grid if paragraph.grid else 0, line) * paragraph.line
    return lines * line + paragraph.before + paragraph.after


def _width(character: str) -> float:
    if character in "\t\f":
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else _NARROW
