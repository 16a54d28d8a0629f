"""Laying out paragraphs and tables as boxes. Lengths are points."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...word.document.model import Align, Block, LineRule, Paragraph, Row, Table
from .boxes import Area, Box, CellBox, Fill, Line, Manner, Mark, RowBox, RowPart, Stroke, Text, stacked
from .text_lines import set_lines


def flow(blocks: Sequence[Block], width: float, manner: Manner, grid: float = 0) -> list[Box]:
    """The boxes of *blocks* in a column *width* wide; *grid* is the line pitch of the page's grid."""
    boxes: list[Box] = []
    after = 0.0
    style: str | None = None
    ended = False  #: by a page break at the end of the paragraph before
    for block in blocks:
        if isinstance(block, Table):
            made = table_boxes(block, width, manner, grid if manner.snapping else 0)
            style = None
        else:
            made = paragraph_boxes(block, width, manner.tab, grid)
            if block.tight and block.style == style and boxes:
                after, made[0] = 0.0, replace(made[0], before=0)
            style = block.style
        if made:
            before = made[0].before
            made[0] = replace(made[0], before=before + after if manner.added else max(before, after))
            made[0] = replace(made[0], new_page=made[0].new_page or ended)
            boxes += made
            after = block.after if isinstance(block, Paragraph) else 0.0
            ended = isinstance(block, Paragraph) and block.text.endswith("\f")
    if after:
        boxes.append(Box(0, before=after))
    return boxes


def paragraph_boxes(paragraph: Paragraph, width: float, tab: float, grid: float) -> list[Box]:
    """A box for each line."""
    lines = set_lines(paragraph, width, tab, grid)
    borders = paragraph.borders
    left, right = paragraph.left, width - paragraph.right
    boxes = []
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        over = borders.top.space + borders.top.width if borders.top.width and not number else 0.0
        under = borders.bottom.space + borders.bottom.width if borders.bottom.width and last else 0.0
        height = over + line.height + under
        marks: list[Mark] = []
        if paragraph.shade:
            marks.append(Fill(left, 0, right - left, height, paragraph.shade))
        if paragraph.where:
            marks.append(Area(left, 0, right - left, height, paragraph.where))
        if paragraph.key:
            marks.append(Line(left, over, right - left, line.height, paragraph.key, line.spans))
        if line.glyphs or line.leaders:
            marks.append(Text(line.glyphs, line.leaders, over + line.ascent))
        marks += _frame(paragraph, left, right, height, first=not number, last=last)
        keep = _keeps(paragraph, number, len(lines))
        new_page = line.new_page or (paragraph.new_page and not number)
        boxes.append(Box(height, tuple(marks), (), 0 if number else paragraph.before, keep, new_page))
    return boxes


def _frame(
    paragraph: Paragraph, left: float, right: float, height: float, *, first: bool, last: bool
) -> Iterator[Stroke]:
    borders = paragraph.borders
    if borders.top.width and first:
        yield Stroke(left, borders.top.width / 2, right, borders.top.width / 2, borders.top)
    if borders.bottom.width and last:
        y = height - borders.bottom.width / 2
        yield Stroke(left, y, right, y, borders.bottom)
    for line, x in ((borders.left, left - borders.left.space), (borders.right, right + borders.right.space)):
        if line.width:
            yield Stroke(x, 0, x, height, line)


def _keeps(paragraph: Paragraph, number: int, count: int) -> bool:
    if number == count - 1:
        return paragraph.keep_next
    alone = paragraph.widows and (number == 0 or number == count - 2)
    return paragraph.keep_lines or alone


def table_boxes(table: Table, width: float, manner: Manner, grid: float) -> list[Box]:
    """A box for each row."""
    edges = _edges(table, width)
    left = {Align.CENTRE: (width - edges[-1]) / 2, Align.RIGHT: width - edges[-1]}.get(table.align, table.left)
    rows = [RowBox(row, tuple(_cells(row, edges, manner, grid)), left) for row in table.rows]
    heights = _heights(rows)
    rows = _shared_out(rows, heights)
    boxes: list[Box] = []
    heads: list[Box] = []
    for number, row in enumerate(rows):
        box = row.box(heights[number])
        heading = row.row.header and len(heads) == number and number < len(rows) - 1
        keep = heading or _row_keeps(row.row)
        boxes.append(replace(box, keep=keep, heads=() if heading else tuple(heads)))
        if heading:
            heads.append(box)
    return boxes


def _edges(table: Table, width: float) -> list[float]:
    """The left edges of the columns, and the right edge of the last one."""
    columns: Iterable[float] = table.columns
    if sum(table.columns) <= 0:
        columns = [width / max(len(table.columns), 1)] * len(table.columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column)
    return edges


def _cells(row: Row, edges: Sequence[float], manner: Manner, grid: float) -> Iterator[CellBox]:
    last = len(edges) - 1
    for cell in row.cells:
        start, end = min(cell.column, last), min(cell.column + cell.columns, last)
        wide = edges[end] - edges[start]
        _, left, _, right = cell.margins
        inner = max(wide - left - right, 1)
        blocks = [_upright(block) for block in cell.blocks] if cell.turned else cell.blocks
        yield CellBox(cell, edges[start], wide, tuple(flow(blocks, inner, manner, grid)))


def _upright(block: Block) -> Block:
    """A paragraph of a cell with vertical text: one character per line."""
    if isinstance(block, Table) or not block.runs:
        return block
    text = "\n".join(character for character in block.text if not character.isspace())
    size = block.runs[0].look.size
    runs = (replace(block.runs[0], text=text),)
    return replace(block, runs=runs, align=Align.CENTRE, first=0, left=0, right=0, line=size * 1.2, rule=LineRule.EXACT)


def _heights(rows: Sequence[RowBox]) -> list[float]:
    heights = []
    for each in rows:
        needs = [cell.needs for cell in each.cells if cell.cell.rows == 1 and not cell.cell.covered]
        least = each.row.height
        heights.append(least if each.row.exact and least else max([*needs, least, 1]))
    for number, each in enumerate(rows):  # a merged cell may need more than its rows have
        for cell in each.cells:
            last = min(number + cell.cell.rows, len(rows)) - 1
            if last > number and not rows[last].row.exact:
                heights[last] += max(cell.needs - sum(heights[number : last + 1]), 0)
    return heights


def _shared_out(rows: Sequence[RowBox], heights: Sequence[float]) -> list[RowBox]:
    """The rows with the contents of merged cells distributed among them, so that a page may end between them."""
    parts: dict[tuple[int, int], RowPart] = {}
    for number, row in enumerate(rows):
        for each in row.cells:
            count = min(each.cell.rows, len(rows) - number)
            if count < 2:
                continue
            placed = list(stacked(each, 0, sum(heights[number : number + count])))
            top = 0.0
            for at in range(number, number + count):
                end = top + heights[at] if at < number + count - 1 else math.inf
                inside = tuple(replace(one, y=one.y - top) for one in placed if top <= one.y < end)
                part = RowPart(each.cell, inside, at == number, at == number + count - 1)
                parts[at, each.cell.column] = part
                top = end
    return [
        replace(row, cells=tuple(replace(each, part=parts.get((number, each.cell.column))) for each in row.cells))
        for number, row in enumerate(rows)
    ]


def _row_keeps(row: Row) -> bool:
    firsts = [next((block for block in cell.blocks if isinstance(block, Paragraph)), None) for cell in row.cells]
    told = [first.keep_next for first in firsts if first is not None]
    return bool(told) and all(told)
