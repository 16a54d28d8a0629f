"""Laying out paragraphs and tables as boxes. Lengths are points."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from ...word.document.model import Align, Block, Cell, Drawing, LineRule, Paragraph, Row, Table
from .boxes import (
    Area,
    Box,
    CellBox,
    Fill,
    Float,
    Line,
    Manner,
    Mark,
    PaperPicture,
    Placed,
    RowBox,
    RowPart,
    Stroke,
    Text,
    stacked,
)
from .text_lines import set_lines

_UPRIGHT = 1.2  #: height of a character that stands upright, as a part of its size
_SMALLER = (1, 0.9, 0.8, 0.7, 0.6, 0.5)  #: sizes of upright characters, tried in turn until they fit
_INSET = (7.2, 3.6)  #: left and top margins within a shape, as Word has them


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
            made = paragraph_boxes(block, width, manner, grid)
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


def paragraph_boxes(paragraph: Paragraph, width: float, manner: Manner, grid: float) -> list[Box]:
    """A box for each line."""
    lines = set_lines(paragraph, width, manner.tab, grid)
    floating = tuple(Float(drawing, _drawn(drawing, manner)) for drawing in paragraph.floating)
    borders = paragraph.borders
    left, right = paragraph.left, width - paragraph.right
    own_text = paragraph.text[paragraph.numbered :]
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
            marks.append(Line(left, over, right - left, line.height, paragraph.key, line.spans, own_text))
        if line.glyphs or line.leaders:
            marks.append(Text(line.glyphs, line.leaders, over + line.ascent))
        for x, drawing in line.drawings:
            marks.append(_picture(drawing, x, over + line.ascent - drawing.height))
        marks += _frame(paragraph, left, right, height, first=not number, last=last)
        keep = _keeps(paragraph, number, len(lines))
        new_page = line.new_page or (paragraph.new_page and not number)
        before = 0 if number else paragraph.before
        own = () if number else floating
        boxes.append(Box(height, tuple(marks), (), before, keep, new_page, floating=own))
    return boxes


def _picture(drawing: Drawing, x: float, y: float) -> Mark:
    """A picture or a line, with its corner at *x* and *y*."""
    right, bottom = x + drawing.width, y + drawing.height
    if drawing.line.width:
        return Stroke(x, bottom if drawing.rising else y, right, y if drawing.rising else bottom, drawing.line)
    return PaperPicture(x, y, drawing.width, drawing.height, drawing.image)


def _drawn(drawing: Drawing, manner: Manner) -> Box:
    """A drawing that is anchored, as a box of its size: its picture or its text, in its frame."""
    marks: list[Mark] = []
    inside: list[Placed] = []
    if drawing.fill:
        marks.append(Fill(0, 0, drawing.width, drawing.height, drawing.fill))
    if drawing.image or not drawing.blocks:
        marks.append(_picture(drawing, 0, 0))
    y = _INSET[1]
    for box in flow(drawing.blocks, max(drawing.width - 2 * _INSET[0], 1), manner):
        inside.append(Placed(_INSET[0], y + box.before, box))
        y += box.whole
    if drawing.frame.width:
        right, bottom, line = drawing.width, drawing.height, drawing.frame
        edges = ((0, 0, right, 0), (0, bottom, right, bottom), (0, 0, 0, bottom), (right, 0, right, bottom))
        marks += (Stroke(x1, y1, x2, y2, line) for x1, y1, x2, y2 in edges)
    return Box(drawing.height, tuple(marks), tuple(inside))


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
    rows = [RowBox(row, tuple(_cells(table, at, edges, manner, grid)), left) for at, row in enumerate(table.rows)]
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


def _cells(table: Table, at: int, edges: Sequence[float], manner: Manner, grid: float) -> Iterator[CellBox]:
    last = len(edges) - 1
    for cell in table.rows[at].cells:
        start, end = min(cell.column, last), min(cell.column + cell.columns, last)
        wide = edges[end] - edges[start]
        heights = [row.height for row in table.rows[at : at + cell.rows]]
        room = sum(heights) - cell.margins[0] - cell.margins[2] if all(heights) else 0
        make = partial(_cell, cell, edges[start], wide, room, manner, grid)
        yield make() if manner.kept is None else manner.kept.get((id(cell), edges[start], wide, room, grid), make)


def _cell(cell: Cell, x: float, wide: float, room: float, manner: Manner, grid: float) -> CellBox:
    """A *cell* laid out, which also keeps it, and so its id."""
    inner = max(wide - cell.margins[1] - cell.margins[3], 1)
    blocks = _upright(cell.blocks, inner, room) if cell.turned else cell.blocks
    return CellBox(cell, x, wide, tuple(flow(blocks, inner, manner, grid)))


def _upright(blocks: Sequence[Block], width: float, room: float) -> Sequence[Block]:
    """The text of a cell where characters stand one under another, in columns from the right if *room* is too low.

    *room* is the height that the rows have by themselves, 0 if they grow with their contents. Where the columns take
    more than the *width*, the characters become smaller, so that the rows need not grow.
    """
    texts = [block for block in blocks if isinstance(block, Paragraph) and block.text.strip()]
    if not texts:
        return blocks
    size = max(block.runs[0].look.size for block in texts if block.runs)
    words = ["".join(block.text.split()) for block in texts]
    columns = ["".join(words)]
    for smaller in _SMALLER if room else ():
        most = max(int(room / (size * smaller * _UPRIGHT)), 1)
        split = columns if sum(map(len, words)) <= most else _chunks(words, most)
        if len(split) * size * smaller <= width:
            columns, size = split, size * smaller
            break
    deepest = max(map(len, columns))
    lines = ["".join(column.ljust(deepest, "\u3000")[at] for column in reversed(columns)) for at in range(deepest)]
    runs = (replace(texts[0].runs[0], text="\n".join(lines), look=replace(texts[0].runs[0].look, size=size)),)
    only = replace(texts[0], runs=runs, align=Align.CENTRE, first=0, left=0, right=0, before=0, after=0)
    return [replace(only, line=size * _UPRIGHT, rule=LineRule.EXACT)]


def _chunks(words: Iterable[str], most: int) -> list[str]:
    return [word[start : start + most] for word in words for start in range(0, len(word), most)]


def _heights(rows: Sequence[RowBox]) -> list[float]:
    heights = []
    for each in rows:
        needs = [cell.needs for cell in each.cells if cell.cell.rows == 1 and not cell.cell.covered]
        least = each.row.height
        line = max((cell.cell.borders.top.width for cell in each.cells if not cell.cell.covered), default=0)
        heights.append(least if each.row.exact and least else max([need + line for need in needs] + [least, 1]))
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
    joined = {number for number, _ in parts}
    return [
        replace(row, cells=tuple(replace(each, part=parts.get((number, each.cell.column))) for each in row.cells))
        if number in joined
        else row
        for number, row in enumerate(rows)
    ]


def _row_keeps(row: Row) -> bool:
    firsts = [next((block for block in cell.blocks if isinstance(block, Paragraph)), None) for cell in row.cells]
    told = [first.keep_next for first in firsts if first is not None]
    return bool(told) and all(told)
