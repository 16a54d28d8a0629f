"""Paragraphs and tables into boxes that stand one under another and may be parted between pages. Lengths are points."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...word.document.model import Align, Block, Cell, Line, Paragraph, Row, Rule, Table
from .text_lines import Glyphs, Leader, set_lines


@dataclass(frozen=True, slots=True)
class Manner:
    """What holds for a whole document: see ``Document``, whose names these are."""

    tab: float
    added: bool
    snapping: bool


@dataclass(frozen=True, slots=True)
class Text:
    """Glyphs on the line *baseline*."""

    glyphs: tuple[Glyphs, ...]
    leaders: tuple[Leader, ...]
    baseline: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A coloured ground."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    line: Line


@dataclass(frozen=True, slots=True)
class Spot:
    """The place that is called *where*."""

    x: float
    y: float
    width: float
    height: float
    where: str


Mark = Text | Fill | Stroke | Spot


@dataclass(frozen=True, slots=True)
class Placed:
    """A box inside another one or on a page; *again*: a head that has stood on an earlier page already."""

    x: float
    y: float
    box: "Box"
    again: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Something that is never parted unless *row* can be; *before* is space that a page does not begin with.

    *keep*: stays on the page of the next box. *heads* are the rows that come again above it on a new page.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    inside: tuple[Placed, ...] = ()
    before: float = 0
    keep: bool = False
    new_page: bool = False
    heads: "tuple[Box, ...]" = ()
    row: "RowBox | None" = None

    @property
    def whole(self) -> float:
        """The height with the space before."""
        return self.before + self.height


def flow(blocks: Sequence[Block], width: float, manner: Manner, grid: float = 0) -> list[Box]:
    """The boxes of *blocks* in a column *width* wide; *grid* is the distance of the lines of the page's grid."""
    boxes: list[Box] = []
    after = 0.0
    style: str | None = None
    ended = False  #: a page, by the last character of the paragraph before
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
            marks.append(Spot(left, 0, right - left, height, paragraph.where))
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


# Tables


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell set: *boxes* is what it holds, *x* where it begins in the table."""

    cell: Cell
    x: float
    width: float
    boxes: tuple[Box, ...]
    part: "Part | None" = None

    @property
    def needs(self) -> float:
        """The height that the cell cannot do without."""
        top, _, bottom, _ = self.cell.margins
        return top + bottom + sum(box.whole for box in self.boxes)


@dataclass(frozen=True, slots=True)
class Part:
    """What one row shows of a *cell* merged with others above or below, the *first* and the *last* row of it marked."""

    cell: Cell
    inside: tuple[Placed, ...]
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class RowBox:
    """A row set, that can be parted between pages."""

    row: Row
    cells: tuple[CellBox, ...]
    left: float

    def box(self, height: float) -> Box:
        """The row *height* high."""
        marks: list[Mark] = []
        strokes: list[Mark] = []
        inside: list[Placed] = []
        for each in self.cells:
            x, part = self.left + each.x, each.part
            cell = part.cell if part is not None else each.cell
            if cell.shade:
                marks.append(Fill(x, 0, each.width, height, cell.shade))
            strokes += _outline(cell, x, each.width, height, part)
            inside += _stacked(each, x, height) if part is None else _moved(part.inside, x)
            marks += (Spot(x, 0, each.width, height, where) for where in {cell.where, each.cell.where} if where)
        tied = self.row.exact or any(each.part is not None for each in self.cells)
        return Box(height, (*marks, *strokes), tuple(inside), row=None if tied else self)

    def parted(self, room: float) -> tuple[Box, Box] | None:
        """What of the row fits in *room*, and the rest; None when nothing does."""
        upper, lower = [], []
        for each in self.cells:
            fits, rest = _split(each.boxes, room - each.cell.margins[0] - each.cell.margins[2])
            if each.boxes and not fits:
                return None
            upper.append(replace(each, boxes=tuple(fits)))
            lower.append(replace(each, boxes=tuple(rest)))
        if not any(each.boxes for each in lower):
            return None
        first, second = replace(self, cells=tuple(upper)), replace(self, cells=tuple(lower))
        return first.box(room), second.box(max(each.needs for each in second.cells))


def _split(boxes: Sequence[Box], room: float) -> tuple[list[Box], list[Box]]:
    used = 0.0
    for number, box in enumerate(boxes):
        used += box.whole
        if used > room + 0.01:
            return list(boxes[:number]), list(boxes[number:])
    return list(boxes), []


def _outline(cell: Cell, x: float, width: float, height: float, part: Part | None) -> Iterator[Stroke]:
    borders = cell.borders
    if borders.top.width and (part is None or part.first):
        yield Stroke(x, 0, x + width, 0, borders.top)
    if borders.bottom.width and (part is None or part.last):
        yield Stroke(x, height, x + width, height, borders.bottom)
    if borders.left.width:
        yield Stroke(x, 0, x, height, borders.left)
    if borders.right.width:
        yield Stroke(x + width, 0, x + width, height, borders.right)


def _moved(placed: Iterable[Placed], x: float) -> Iterator[Placed]:
    return (replace(each, x=each.x + x) for each in placed)


def _stacked(each: CellBox, x: float, tall: float) -> Iterator[Placed]:
    top, left, _, _ = each.cell.margins
    spare = max(tall - each.needs, 0)
    y = top + {"center": spare / 2, "both": spare / 2, "bottom": spare}.get(each.cell.valign, 0)
    for box in each.boxes:
        y += box.before
        yield Placed(x + left, y, box)
        y += box.height


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
    """Where the columns begin and the last one ends."""
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
    """A paragraph of a cell whose text runs downwards: a character to a line."""
    if isinstance(block, Table) or not block.runs:
        return block
    text = "\n".join(character for character in block.text if not character.isspace())
    size = block.runs[0].look.size
    runs = (replace(block.runs[0], text=text),)
    return replace(block, runs=runs, align=Align.CENTRE, first=0, left=0, right=0, line=size * 1.2, rule=Rule.EXACT)


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
    """The rows with what merged cells hold shared out among them, so that a page may end between them."""
    parts: dict[tuple[int, int], Part] = {}
    for number, row in enumerate(rows):
        for each in row.cells:
            count = min(each.cell.rows, len(rows) - number)
            if count < 2:
                continue
            placed = list(_stacked(each, 0, sum(heights[number : number + count])))
            top = 0.0
            for at in range(number, number + count):
                end = top + heights[at] if at < number + count - 1 else math.inf
                inside = tuple(replace(one, y=one.y - top) for one in placed if top <= one.y < end)
                part = Part(each.cell, inside, at == number, at == number + count - 1)
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
