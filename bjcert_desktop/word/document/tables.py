"""Reads tables: the grid, merged cells, and the resulting borders of each cell."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from lxml import etree

from ..markup import Element, W
from ..positions import Positions
from .model import Align, Block, Border, Cell, Row, Sides, Table
from .styles import (
    Properties,
    Styles,
    align,
    colour,
    joined,
    line,
    number,
    on,
    points,
    read,
    read_source,
    source,
    value,
)

_THROUGH = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_OTHER_NAMES = {"left": "start", "right": "end", "top": "top", "bottom": "bottom"}
_MARGINS = {"top": 0.0, "left": 5.4, "bottom": 0.0, "right": 5.4}  #: points, by default
_SIDES = ("top", "left", "bottom", "right")
_Edges = tuple[str, str, str, str]
_ALIGNMENTS = {"center": Align.CENTRE, "right": Align.RIGHT, "outside": Align.RIGHT}
_MOST = 63  #: columns that Word allows


@dataclass
class _CellDraft:
    """A cell before its height in rows is known."""

    element: Element
    properties: Element | None
    column: int
    columns: int
    merge: str  #: «restart», «continue», or empty

    @property
    def end(self) -> int:
        """The grid column after the cell."""
        return self.column + self.columns


@dataclass
class TableReader:
    """Reads the tables of one story; *inside* reads the content of a cell, given the table's style.

    *again* is given a cell's element, what else it depends on, and what reads it.
    """

    styles: Styles
    positions: Positions
    inside: Callable[[Element, str], tuple[Block, ...]]
    again: Callable[[Element, Hashable, Callable[[], Cell]], Cell]
    old: bool  #: as in Word 2010, the text rather than the border is at the margin
    _shapes: dict[tuple[bytes, _Edges], Cell] = field(default_factory=dict)

    def read(self, table: Element) -> Table:
        """Read one *table*."""
        own = read(table.find(W + "tblPr"))
        style = value(own, "tblStyle") or self.styles.default("table")
        common = joined(self.styles.of(style, "tblPr"), own)
        elements = list(_flat(table, "tr"))
        drafts = [_drafts(row) for row in elements]
        columns = _columns(table, drafts)
        rows = []
        for at, element in enumerate(elements):
            cells = tuple(
                self._cell(
                    draft, _reach(drafts, at, draft), common, style, self._edges(drafts, at, draft, len(columns))
                )
                for draft in drafts[at]
            )
            rows.append(_row(element, cells))
        where = align(common)
        left = points(value(common, "tblInd", "w")) - (_margin(common, {}, "left") if self.old else 0)
        where = where if where in (Align.CENTRE, Align.RIGHT) else Align.LEFT
        placed = value(own, "tblpPr", "tblpX")
        if placed or value(own, "tblpPr", "tblpXSpec"):
            where = _ALIGNMENTS.get(value(own, "tblpPr", "tblpXSpec"), Align.LEFT)
            on_page = value(own, "tblpPr", "horzAnchor") == "page" and where is Align.LEFT
            return Table(columns, tuple(rows), where, points(placed), on_page)
        return Table(columns, tuple(rows), where, left if where is Align.LEFT else 0)

    def _cell(self, draft: _CellDraft, rows: int, common: Properties, style: str, edges: _Edges) -> Cell:
        where = self.positions.get(draft.element, "")
        around = where, style, edges, draft.column, rows
        return self.again(draft.element, around, partial(self._read_cell, draft, rows, common, style, edges))

    def _read_cell(self, draft: _CellDraft, rows: int, common: Properties, style: str, edges: _Edges) -> Cell:
        written = source(draft.properties) if draft.properties is not None else b""
        key = written, edges
        if key not in self._shapes:
            own = read_source(written) if written else {}
            self._shapes[key] = _shape(joined(self.styles.of(style, "tcPr"), own), common, edges)
        covered = draft.merge == "continue" and not rows
        return replace(
            self._shapes[key],
            blocks=() if covered else self.inside(draft.element, style),
            column=draft.column,
            columns=draft.columns,
            rows=max(rows, 1),
            where=self.positions.get(draft.element, ""),
            covered=covered,
        )

    @staticmethod
    def _edges(drafts: list[list[_CellDraft]], at: int, draft: _CellDraft, columns: int) -> _Edges:
        """For each of ``_SIDES`` of a cell, the table's border that applies unless the cell has its own."""
        return (
            "top" if at == 0 else "insideH",
            "left" if draft.column == 0 else "insideV",
            "bottom" if at == len(drafts) - 1 else "insideH",
            "right" if draft.end >= columns else "insideV",
        )


def _shape(own: Properties, common: Properties, edges: _Edges) -> Cell:
    """An empty cell with its *own* properties in a table with those in *common*."""
    top, left, bottom, right = (_margin(common, own, side) for side in _SIDES)
    return Cell(
        blocks=(),
        column=0,
        borders=Sides(*(_border(own, common, side, edge) for side, edge in zip(_SIDES, edges, strict=True))),
        shade=colour(value(own, "shd", "fill")),
        falling=line(own.get("border tl2br")),
        rising=line(own.get("border tr2bl")),
        margins=(top, left, bottom, right),
        valign=value(own, "vAlign") or "top",
        turned=value(own, "textDirection").startswith(("tbRl", "tbLr", "btLr")),
    )


def _flat(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls and the like."""
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag == W + name:
            yield child
        elif child.tag in _THROUGH:
            yield from _flat(child, name)


def _drafts(row: Element) -> list[_CellDraft]:
    column = int(number(value(read(row.find(W + "trPr")), "gridBefore")))
    found = []
    for cell in _flat(row, "tc"):
        properties = cell.find(W + "tcPr")
        span, merge = (None, None) if properties is None else (properties.find(W + n) for n in ("gridSpan", "vMerge"))
        columns = 1 if span is None else min(max(int(number(span.get(W + "val"), 1)), 1), _MOST)
        joins = "" if merge is None else merge.get(W + "val", "continue")
        found.append(_CellDraft(cell, properties, column, columns, joins))
        column += columns
    return found


def _row(element: Element, cells: tuple[Cell, ...]) -> Row:
    own = read(element.find(W + "trPr"))
    height = points(value(own, "trHeight"))
    exact = value(own, "trHeight", "hRule") == "exact"
    return Row(cells, max(height, 0), exact, on(own, "tblHeader"), on(own, "cantSplit"))


def _columns(table: Element, drafts: list[list[_CellDraft]]) -> tuple[float, ...]:
    """The widths of the grid, or of the cells if the grid has none; all 0 if these have none either."""
    told = [points(each.get(W + "w")) for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    count = max([row[-1].end for row in drafts if row], default=0)
    widths = told + [0.0] * (count - len(told))
    if sum(told) <= 0:
        for row in drafts:
            for draft in row:
                own = read(draft.properties)
                wide = points(value(own, "tcW", "w")) if value(own, "tcW", "type") == "dxa" else 0
                for column in range(draft.column, draft.end):
                    widths[column] = widths[column] or wide / draft.columns
    return tuple(max(width, 0) for width in widths)


def _reach(drafts: list[list[_CellDraft]], at: int, draft: _CellDraft) -> int:
    """The number of rows that the cell covers; 0 if it is covered itself."""
    if draft.merge == "continue" and at and any(_same(draft, above) and above.merge for above in drafts[at - 1]):
        return 0
    rows = 1
    if draft.merge:
        while at + rows < len(drafts) and any(_same(draft, c) and c.merge == "continue" for c in drafts[at + rows]):
            rows += 1
    return rows


def _same(one: _CellDraft, other: _CellDraft) -> bool:
    return one.column == other.column


def _border(own: Properties, common: Properties, side: str, otherwise: str) -> Border:
    for name in (side, _OTHER_NAMES[side]):
        if f"border {name}" in own:
            return line(own[f"border {name}"])
    names = (otherwise, _OTHER_NAMES.get(otherwise, otherwise))
    return next((line(common[f"border {name}"]) for name in names if f"border {name}" in common), line(None))


def _margin(common: Properties, own: Properties, side: str) -> float:
    for layer in (own, common):
        for name in (side, _OTHER_NAMES[side]):
            if f"margin {name}" in layer:
                return max(points(layer[f"margin {name}"].get("w")), 0)
    return _MARGINS[side]
