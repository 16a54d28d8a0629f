"""Dividing a document into pages, with headers and footers. Lengths are points."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...word.document.kept_parts import KeptParts
from ...word.document.model import Block, Document, Paragraph, Section, Story
from .boxes import Box, CellBox, Float, Manner, Placed, float_at
from .flow import flow

_SLACK = 0.05


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A page: its size and the boxes on it."""

    width: float
    height: float
    placed: tuple[Placed, ...]


@dataclass
class _OpenPage:
    """A page being filled: number *index* among those of *section*, *number* as printed."""

    section: Section
    index: int
    number: int
    placed: list[Placed] = field(default_factory=list)


def paginate(document: Document, kept: KeptParts[CellBox] | None = None) -> list[PaperPage]:
    """All pages of *document*, at least one; cells are taken from *kept* that were laid out there."""
    if kept is not None:
        kept.begin()
    drafts: list[_OpenPage] = []
    filler: _Filler | None = None
    manner = Manner(document.tab, document.added, document.snapping, kept)
    margins = _Margins(manner)
    for section in document.sections:
        if filler is None or not section.continuous or not _same_paper(filler.section, section):
            filler = _Filler(section, manner, margins, drafts)
        filler.fill(section)
    return [_finished(draft, len(drafts), margins) for draft in drafts]


def _same_paper(one: Section, other: Section) -> bool:
    return (one.width, one.height) == (other.width, other.height)


class _Filler:
    """Puts boxes on pages of *section*, adding pages to *drafts* as needed."""

    def __init__(self, section: Section, manner: Manner, margins: "_Margins", drafts: list[_OpenPage]) -> None:
        self.section = section
        self._manner, self._margins = manner, margins
        self._drafts = drafts
        self._index = -1
        self._left = section.margins[1]
        self._top = self._bottom = self._y = 0.0
        self._fresh = self._forced = True  #: only header rows on the page yet; it was asked for by a break
        self._new_page(forced=True)

    def fill(self, section: Section) -> None:
        """Add the contents of *section*."""
        _, left, _, right = section.margins
        self._left = left
        boxes = flow(section.blocks, max(section.width - left - right, 36), self._manner, section.grid)
        start = 0
        while start < len(boxes):
            end = start + 1
            while end < len(boxes) and boxes[end - 1].keep and not boxes[end].new_page:
                end += 1
            self._add(boxes[start:end])
            start = end

    def _add(self, chunk: Sequence[Box]) -> None:
        """Add boxes that should stand on one page."""
        if chunk[0].new_page and not self._fresh:
            self._new_page(forced=True)
        needs = sum(box.whole for box in chunk)
        if len(chunk) > 1 and not self._fits(needs) and not self._fresh:
            heads = sum(head.whole for head in chunk[0].heads)
            if needs - chunk[0].before + heads <= self._bottom - self._top + _SLACK:
                self._new_page()
        for box in chunk:
            self._add_one(box)

    def _add_one(self, box: Box) -> None:
        self._repeat(box.heads)
        while not self._fits(box.whole):
            if not (box.height or box.marks):
                return  # trailing space
            parts = self._split(box)
            if parts is not None:
                self._place(parts[0])
                box = replace(parts[1], heads=box.heads, keep=box.keep)
                self._new_page()
            elif self._fresh:
                break
            else:
                self._new_page()
            self._repeat(box.heads)
        self._place(box)

    def _split(self, box: Box) -> tuple[Box, Box] | None:
        """The part of a row that fits on this page, and the rest."""
        if box.row is None or (box.row.row.whole and not self._fresh):
            return None
        if box.row.row.height > self._bottom - self._y and not self._fresh:
            return None  # it has more room on the next page
        return box.row.split(self._bottom - self._y)

    def _fits(self, height: float) -> bool:
        return self._y + height <= self._bottom + _SLACK

    def _place(self, box: Box) -> None:
        if not self._fresh or self._forced:
            self._y += box.before
        self._drafts[-1].placed.append(Placed(self._left, self._y, box))
        self._drafts[-1].placed += (_floated(each, self.section, self._left, self._y) for each in box.floating)
        self._y += box.height
        self._fresh = False

    def _repeat(self, heads: Sequence[Box]) -> None:
        """Begin the page with the table's header rows, unless they fill half of it."""
        fresh = self._fresh and not self._drafts[-1].placed
        if fresh and sum(head.height for head in heads) < (self._bottom - self._top) / 2:
            for head in heads:
                self._drafts[-1].placed.append(Placed(self._left, self._y, head, again=True))
                self._y += head.height

    def _new_page(self, *, forced: bool = False) -> None:
        self._index += 1
        section = self.section
        last = self._drafts[-1].number if self._drafts else 0
        number = section.first_number if section.first_number and not self._index else last + 1
        draft = _OpenPage(section, self._index, number)
        self._drafts.append(draft)
        top, _, bottom, _ = section.margins
        header, footer = (_height(boxes) for boxes in self._margins.boxes(draft, 1))
        self._top = max(top, section.edges[0] + header if header else 0)
        self._bottom = section.height - max(bottom, section.edges[1] + footer if footer else 0)
        if section.grid:  # a page holds whole lines of it
            self._bottom -= (self._bottom - self._top) % section.grid
        self._bottom = max(self._bottom, self._top + 36)
        self._y = self._top
        self._fresh, self._forced = True, forced


def _height(boxes: Sequence[Box]) -> float:
    return sum(box.whole for box in boxes)


def _floated(each: Float, section: Section, left: float, y: float) -> Placed:
    """A drawing that is anchored to a box at the height *y* of a column that begins at *left*."""
    (top, margin, bottom, right), width, height = section.margins, section.width, section.height
    across = {"": (left, max(width - left - right, 0)), "page": (0, width), "margin": (margin, width - margin - right)}
    across |= {"leftMargin": (0, margin), "rightMargin": (width - right, right)}
    down = {"": (y, 0), "page": (0, height), "margin": (top, height - top - bottom), "topMargin": (0, top)}
    down["bottomMargin"] = height - bottom, bottom
    return Placed(*float_at(each.drawing, across, down), each.box, over=not each.drawing.behind)


class _Margins:
    """Lays out headers and footers, those that are the same on several pages once."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._known: dict[tuple[tuple[Block, ...], float], list[Box]] = {}

    def boxes(self, draft: _OpenPage, total: int) -> tuple[list[Box], list[Box]]:
        """The boxes of header and footer of a page of *total*."""
        section = draft.section
        return self._story(section.header, draft, total), self._story(section.footer, draft, total)

    def _story(self, story: Story, draft: _OpenPage, total: int) -> list[Box]:
        section = draft.section
        width = max(section.width - section.margins[1] - section.margins[3], 36)
        blocks = story.on(draft.index, draft.number)
        key = tuple(_counted(block, draft.number, total) for block in blocks), width
        if key not in self._known:
            self._known[key] = flow(key[0], width, self._manner)
        return self._known[key]


def _counted(block: Block, page: int, total: int) -> Block:
    """The block with its page numbers filled in."""
    if isinstance(block, Paragraph):
        numbers = {"PAGE": str(page), "NUMPAGES": str(total)}
        runs = tuple(replace(run, text=numbers.get(run.counter, run.text)) for run in block.runs)
        drawings = (
            replace(each, blocks=tuple(_counted(inner, page, total) for inner in each.blocks))
            for each in block.floating
        )
        return replace(block, runs=runs, floating=tuple(drawings))
    rows = []
    for row in block.rows:
        cells = (replace(cell, blocks=tuple(_counted(each, page, total) for each in cell.blocks)) for cell in row.cells)
        rows.append(replace(row, cells=tuple(cells)))
    return replace(block, rows=tuple(rows))


def _finished(draft: _OpenPage, total: int, margins: _Margins) -> PaperPage:
    """The page with its header and footer."""
    section = draft.section
    header, footer = margins.boxes(draft, total)
    placed = list(draft.placed)
    for boxes, y in ((header, section.edges[0]), (footer, section.height - section.edges[1] - _height(footer))):
        for box in boxes:
            y += box.before
            placed.append(Placed(section.margins[1], y, box))
            placed += (_floated(each, section, section.margins[1], y) for each in box.floating)
            y += box.height
    return PaperPage(section.width, section.height, tuple(placed))
