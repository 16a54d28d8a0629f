"""Boxes of a laid out document, which stand one under another. Lengths are points."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ...word.document.kept_parts import KeptParts
from ...word.document.model import Border, Cell, Drawing, Row
from .text_lines import Glyphs, Leader, Span


@dataclass(frozen=True, slots=True)
class Manner:
    """Options of the whole document, named as in ``Document``."""

    tab: float
    added: bool
    snapping: bool
    kept: "KeptParts[CellBox] | None" = None  #: cells that were laid out before


@dataclass(frozen=True, slots=True)
class Text:
    """Glyphs whose base line is *baseline*."""

    glyphs: tuple[Glyphs, ...]
    leaders: tuple[Leader, ...]
    baseline: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A coloured background."""

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
    line: Border


@dataclass(frozen=True, slots=True)
class Area:
    """The cell or paragraph called *where*."""

    x: float
    y: float
    width: float
    height: float
    where: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the paragraph called *key*, which says *text*, and where the characters of that stand in it."""

    x: float
    y: float
    width: float
    height: float
    key: str
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A picture; *image* is its file, which is framed instead if it cannot be shown."""

    x: float
    y: float
    width: float
    height: float
    image: bytes


Mark = Text | Fill | Stroke | Area | Line | PaperPicture


@dataclass(frozen=True, slots=True)
class Placed:
    """A box inside another one or on a page.

    *again*: a header row repeated from an earlier page; *over*: it covers what stands below it.
    """

    x: float
    y: float
    box: "Box"
    again: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A unit of layout, split between pages only when it is a *row*; *before* is dropped at the top of a page.

    *keep*: on the same page as the next box. *heads* are the header rows repeated above it on a new page.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    inside: tuple[Placed, ...] = ()
    before: float = 0
    keep: bool = False
    new_page: bool = False
    heads: "tuple[Box, ...]" = ()
    row: "RowBox | None" = None
    floating: "tuple[Float, ...]" = ()

    @property
    def whole(self) -> float:
        """The height with the space before."""
        return self.before + self.height


@dataclass(frozen=True, slots=True)
class Float:
    """A *drawing* that is anchored to a box, laid out."""

    drawing: Drawing
    box: Box


@dataclass(frozen=True)
class CellBox:
    """A cell with its contents as *boxes*; *x* is its left edge in the table."""

    cell: Cell
    x: float
    width: float
    boxes: tuple[Box, ...]
    part: "RowPart | None" = None

    @cached_property
    def needs(self) -> float:
        """The height of its contents with the margins."""
        top, _, bottom, _ = self.cell.margins
        return top + bottom + sum(box.whole for box in self.boxes)


@dataclass(frozen=True, slots=True)
class RowPart:
    """What one row shows of a *cell* merged across rows; *first* and *last*: whether the row is its first or last."""

    cell: Cell
    inside: tuple[Placed, ...]
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class RowBox:
    """A row laid out, which can be split between pages."""

    row: Row
    cells: tuple[CellBox, ...]
    left: float

    def box(self, height: float) -> Box:
        """The row as a box, *height* high."""
        marks: list[Mark] = []
        strokes: list[Mark] = []
        inside: list[Placed] = []
        for each in self.cells:
            x, part = self.left + each.x, each.part
            cell = part.cell if part is not None else each.cell
            if cell.shade:
                marks.append(Fill(x, 0, each.width, height, cell.shade))
            strokes += _outline(cell, x, each.width, height, part)
            inside += stacked(each, x, height) if part is None else _moved(part.inside, x)
            marks += (Area(x, 0, each.width, height, where) for where in {cell.where, each.cell.where} if where)
        tied = self.row.exact or any(each.part is not None for each in self.cells)
        return Box(height, (*marks, *strokes), tuple(inside), row=None if tied else self)

    def split(self, room: float) -> tuple[Box, Box] | None:
        """The part of the row that fits in *room*, and the rest; None when nothing fits."""
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


def _outline(cell: Cell, x: float, width: float, height: float, part: RowPart | None) -> Iterator[Stroke]:
    borders = cell.borders
    if borders.top.width and (part is None or part.first):
        yield Stroke(x, 0, x + width, 0, borders.top)
    if borders.bottom.width and (part is None or part.last):
        yield Stroke(x, height, x + width, height, borders.bottom)
    if borders.left.width:
        yield Stroke(x, 0, x, height, borders.left)
    if borders.right.width:
        yield Stroke(x + width, 0, x + width, height, borders.right)
    if cell.falling.width and part is None:
        yield Stroke(x, 0, x + width, height, cell.falling)
    if cell.rising.width and part is None:
        yield Stroke(x, height, x + width, 0, cell.rising)


def _moved(placed: Iterable[Placed], x: float) -> Iterator[Placed]:
    return (replace(each, x=each.x + x) for each in placed)


def stacked(each: CellBox, x: float, tall: float) -> Iterator[Placed]:
    top, left, _, _ = each.cell.margins
    spare = max(tall - each.needs, 0)
    y = top + {"center": spare / 2, "both": spare / 2, "bottom": spare}.get(each.cell.valign, 0)
    for box in each.boxes:
        y += box.before
        yield Placed(x + left, y, box)
        for one in box.floating:
            across, down = float_at(one.drawing, {"": (x + left, each.width - left)}, {"": (y, 0)})
            yield Placed(across, down, one.box, over=not one.drawing.behind)
        y += box.height


_Frames = Mapping[str, tuple[float, float]]  # name → where it begins, and how long it is; "" is that of the text
_MIDDLE, _END = ("center", "centre"), ("right", "bottom", "outside")


def float_at(drawing: Drawing, across: _Frames, down: _Frames) -> tuple[float, float]:
    """Where a drawing is anchored, given the frames *across* and *down* the page."""
    sides = (
        (across.get(drawing.across, across[""]), drawing.align_x, drawing.x, drawing.width),
        (down.get(drawing.down, down[""]), drawing.align_y, drawing.y, drawing.height),
    )
    x, y = (_along(*side) for side in sides)
    return x, y


def _along(frame: tuple[float, float], align: str, offset: float, size: float) -> float:
    start, length = frame
    if align in _MIDDLE:
        return start + (length - size) / 2
    if align in _END:
        return start + length - size
    return start if align else start + offset
