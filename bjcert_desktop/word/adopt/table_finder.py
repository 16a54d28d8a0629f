"""Finds the spots of a table by labels beside, above or in a cell, blocks, and grids of cells."""

import re
from dataclasses import replace

from ..markup import Element, W
from . import columns, labels, owners
from .blocks import former_columns, of_block, others_columns
from .certificate_list import read_list
from .choices import Option, choice
from .found_spot import Context, FoundSpot, Write
from .grid import GridCell, TableGrid, loose_tables
from .labels import Meaning
from .line_finder import LENGTHS, LineFinder, leading_label
from .lines import Token
from .other_lists import end_of_list, is_corner
from .vocabulary import Whose

_SUFFIX = re.compile(r"^[_ ]*(枚|个|年|元|张)[_ ]*$")
_HINT = re.compile(r"^\([^()□_]{2,30}\)$")
_SHORTEST_GRID = 5
_FARTHEST = 40  # rows between a header and its cells
_LONGEST = 60  # signs of a label with its notes and translation
_CHANGED = re.compile("变更|更名|^原|^新|^现")


class TableFinder:
    """Finds the spots of one table for a ``LineFinder``."""

    def __init__(self, finder: LineFinder, table: Element) -> None:
        self.finder = finder
        self.grid = TableGrid(table)
        self._used: set[GridCell] = set()  # labels that have their spot, and cells that belong to one
        self._former = range(0)  # the columns of what was before a change
        self._others = range(0)  # the columns of the second party

    def read(self, context: Context) -> Context:
        """Find the spots of the table; returns the context that holds below it."""
        outer, skip_to, lists = context, 0, False
        for row in range(len(self.grid.rows)):
            self.finder.next_row()
            self._former = former_columns(self.grid, row) or self._former
            self._others = others_columns(self.grid, row) or self._others
            if row < skip_to:
                continue
            if not context.office and (end := read_list(self.finder, self.grid, row, context)):
                skip_to, lists = end, True
                continue
            if not context.office and (end := end_of_list(self.grid, row)):
                skip_to = end
                continue
            for cell in self.grid.starting[row]:
                if self.grid.is_band(cell) or self.grid.width == 1:
                    context = self._after_band(cell, context, outer)
                self._read_cell(cell, self._context_of(cell, context), lists)
        return Context(office=True, below=True) if context.below else outer

    def _after_band(self, cell: GridCell, context: Context, outer: Context) -> Context:
        """The context below a row of one cell, if it is a heading."""
        for line in cell.lines:
            after = self.finder.after_heading(line, context)
            if after is not context:
                inherits = after.block is None and not after.office
                return replace(after, block=outer.block) if inherits else after
        text = cell.text
        about = labels.heading(text)
        if 0 < len(text) <= 24 and not any(line.tokens() for line in cell.lines) and not text.endswith((":", "。")):
            return Context(about or outer.block, office=context.below, below=context.below)
        return context

    def _context_of(self, cell: GridCell, context: Context) -> Context:
        """The context of a cell, given by the blocks to its left."""
        wary = context.wary
        if cell.column in self._former and not self.grid.is_band(cell):
            return Context(Whose.FORMER, context.office, context.below, wary)
        if cell.column in self._others and not self.grid.is_band(cell):
            return Context(office=True)
        for other in self.grid.in_row(cell.row):
            if other.column >= cell.column or other.is_empty:
                continue
            block = of_block(self.grid, other)
            if block is not None:
                context = block
            elif labels.is_office(other.text) and not any(line.tokens() for line in other.lines):
                wary = True
                if other is self.grid.left(cell):
                    return Context(office=True)
        return Context(context.block, context.office, context.below, wary) if wary else context

    # One cell

    def _read_cell(self, cell: GridCell, context: Context, lists: bool) -> None:
        if context.office or cell in self._used:
            return
        if cell.is_empty:
            self._read_empty(cell, context, lists)
            return
        fallback = self._beside(cell)
        if _SUFFIX.match(cell.text) and fallback:
            self._read_suffix(cell, context, fallback, lists)
            return
        if fallback and _HINT.match(labels.squeeze(cell.text)) and self._read_hint(cell, context, fallback):
            return
        if cell.text in ("□", "□ ") and self._read_lone_box(cell):
            return
        inside = cell.element.find(f".//{W}tbl") is not None
        alone = not inside and not self._has_place_beside(cell) and not self._has_value_beside(cell)
        for index, line in enumerate(cell.lines):
            if labels.for_office(line.words):
                return
            following = cell.lines[index + 1] if index + 1 < len(cell.lines) else None
            continued = following is not None and bool(re.match(r"[_ ]*(20)?[_ ]*年|_| *□", following.shape))
            self.finder.read(line, context, fallback, end_counts=alone and not continued)
            if not line.is_blank:
                fallback = leading_label(line) or (fallback if index == 0 and not line.tokens() else "")
        for table in loose_tables(cell.element):
            self._read_nested(table, context, fallback)

    def _read_nested(self, table: Element, context: Context, label: str) -> None:
        """A table in a cell: one row of blank cells is a grid for the label; anything else is a table of its own."""
        reader = TableFinder(self.finder, table)
        cells = list(reader.grid.cells())
        meaning = labels.read(label, context.block)
        if len(cells) >= _SHORTEST_GRID and all(cell.is_empty for cell in cells) and meaning.field in LENGTHS:
            self._add_grid(label, meaning, cells, context)
        else:
            reader.read(Context(context.block, context.office))

    def _beside(self, cell: GridCell) -> str:
        """The label to the left of a cell, or above it."""
        left = self.grid.left(cell)
        if left is not None and not left.is_empty:
            return "" if any(line.tokens() and line.shape.strip()[-1:] != ":" for line in left.lines) else left.text
        above = self.grid.above(cell)
        if left is None and above is not None and not any(token for line in above.lines for token in line.tokens()):
            return above.text
        return ""

    def _has_place_beside(self, cell: GridCell) -> bool:
        """Whether the empty cell to the right or below is the spot of a cell that holds only a label."""
        if len([line for line in cell.lines if not line.is_blank]) != 1:
            return False
        right = self.grid.right(cell)
        if right is not None and right.row == cell.row and right.is_empty:
            return True
        below = self.grid.at(cell.row + cell.height, cell.column)
        return right is None and below is not None and below.is_empty and below.width == cell.width == self.grid.width

    def _has_value_beside(self, cell: GridCell) -> bool:
        """Whether the value of a cell that holds only a label is printed in the next cell."""
        right = self.grid.right(cell)
        if right is None or right.row != cell.row or right.is_empty or ":" in right.text:
            return False
        beside = labels.read(right.text)
        return beside.what is None and beside.field is None

    def _read_suffix(self, cell: GridCell, context: Context, label: str, lists: bool) -> None:
        """Add the spot of a cell that holds only a unit of measure: the value goes before it."""
        line = next(line for line in cell.lines if not line.is_blank)
        sign = line.shape.strip("_ ")
        unit = Token("blank", 0, 0, label, sign)
        meaning = self._counted(labels.squeeze(label), lists or sign in "枚个")
        meaning = meaning or self.finder.meaning(label, context, unit)
        if meaning.field or not labels.is_signature(label):
            end = len(line.shape) - len(line.shape.lstrip("_ "))
            self.finder.add(FoundSpot(label, meaning, [Write(line, 0, end, gap=" ")]), context)

    def _read_hint(self, cell: GridCell, context: Context, label: str) -> bool:
        """Add the spot of a cell that holds only a note on how to fill it: the value goes before the note."""
        meaning = self.finder.meaning(label, context)
        beside_seal = meaning.field == "单位名称" and labels.is_seal(cell.text)
        if meaning.field is None or labels.is_signature(label) or (labels.is_signature(cell.text) and not beside_seal):
            return False
        if beside_seal:
            meaning = replace(meaning, confidence=min(meaning.confidence, 0.85))
        line = next(line for line in cell.lines if not line.is_blank)
        self.finder.add(FoundSpot(label, meaning, [Write(line, 0, 0)]), context)
        return True

    def _counted(self, label: str, certificates: bool) -> Meaning | None:
        """The meaning of «合计» under a list of certificates: their number."""
        total = re.match(r"^(合计|总计|共计|共|总数|合计数量|合计枚数)[:(]?", label)
        return Meaning("证书数量", 0.75) if total and certificates and "元" not in label else None

    def _read_lone_box(self, cell: GridCell) -> bool:
        """Add the box of a cell that holds nothing else; its words are in the next cell."""
        first = next(other for other in self.grid.in_row(cell.row) if other.text.strip() == "□")
        before = self.grid.left(first)
        trailing = before is not None and choice(Option(0, 0, labels.squeeze(before.text), ""))[0]
        other = self.grid.left(cell) if trailing else self.grid.right(cell)
        line = next(line for line in cell.lines if "□" in line.shape)
        text = labels.squeeze(other.text) if other else ""
        at = line.shape.index("□")
        option = Option(at, at + 1, text, "")
        chosen, confidence = choice(option)
        if chosen:
            write = Write(line, option.start, option.end)
            self.finder.spots.append(FoundSpot(text, Meaning(chosen, confidence), [write], "choice"))
        return bool(chosen)

    # Empty cells

    def _read_empty(self, cell: GridCell, context: Context, lists: bool) -> None:
        found = self._label_of(cell, context)
        if found is None or is_corner(self.grid, cell):
            return
        label, owner, about = found
        right = self.grid.right(cell)
        if right is not None and (labels.is_signed(right.text) or right.text in ("-", "—")):  # the latter: in parts
            return
        sealed = labels.is_sealed_unit(label.text)
        if (
            (labels.is_signature(label.text) and not sealed)
            or labels.is_office(label.text)
            or (owner and _left_alone(owner.text))
        ):
            self.finder.skip(label.text, context)
            return
        block = Context(about or context.block, wary=context.wary)
        meaning = self._counted(labels.squeeze(label.text), lists) or self.finder.meaning(label.text, block)
        if sealed:
            meaning = Meaning("单位名称", 0.55, Whose.UNIT, "name")
        if meaning.field is None and not lists:
            own = columns.single(label.text)
            meaning = own if own.field and self._certificate_row(cell) else meaning
        if owner is None and self._read_grid(cell, label, meaning, block):
            return
        if len(labels.squeeze(label.text)) <= _LONGEST and re.search(r"\w", label.text):
            line = cell.lines[0]
            self.finder.add(FoundSpot(label.text, meaning, [Write(line, 0, len(line.shape))]), block)

    def _label_of(self, cell: GridCell, context: Context) -> tuple[GridCell, GridCell | None, Whose | None] | None:
        """The label of an empty cell; in a matrix, also the cell that says whose it is; and whose."""
        left, over = self.grid.left(cell), self._header(cell)
        row_head = next((c for c in self.grid.in_row(cell.row) if not c.is_empty and c.column < cell.column), None)
        nearest = next(
            (c for c in reversed(self.grid.in_row(cell.row)) if not c.is_empty and c.column < cell.column), None
        )
        if over is not None and nearest is not None and not owners.is_party(labels.core_of(over.text)[0]):
            about = labels.heading(over.text)
            changed = context.block is not Whose.OTHER and _CHANGED.search(labels.squeeze(over.text))
            if about in (Whose.FORMER, Whose.UNIT) and changed:
                return nearest, over, about
            person = labels.read(nearest.text)
            if row_head is nearest and person.what == "name" and labels.read(over.text, person.whose).what:
                return over, nearest, person.whose
        if left is not None and not left.is_empty:
            return (left, None, None) if self._use(left) else None
        above = self.grid.above(cell)
        if above is None or above.is_empty or above.row + above.height != cell.row or above in self._used:
            return None
        right = self.grid.right(above)
        headed = right is None or not (right.is_empty or _speaks(right))
        if not headed or _speaks(above):
            return None
        if left is not None and nearest is not None and nearest not in self._used and not labels.read(above.text).field:
            return None
        if self.grid.is_band(above) and not labels.read(above.text, context.block).field:
            return None
        self._used.add(above)
        if about := self._over(above):
            return above, None, about
        return above, None, None

    def _use(self, label: GridCell) -> bool:
        """Use *label* for the cell to its right, unless it has a spot already."""
        if label in self._used or not label.text:
            return False
        if _speaks(label):
            return False
        self._used.add(label)
        return True

    def _header(self, cell: GridCell) -> GridCell | None:
        """The heading of the cell's column: the first text above it in a row full of headings."""
        for row in range(cell.row - 1, max(cell.row - _FARTHEST, 0) - 1, -1):
            over = self.grid.at(row, cell.column)
            if over is None or self.grid.is_band(over):
                return None
            if not over.is_empty:
                full = [c for c in self.grid.in_row(row) if not c.is_empty]
                rest = [c for c in self.grid.in_row(row) if c.is_empty and c.column > 0]
                return over if len(full) > 1 and not rest else None
        return None

    def _over(self, header: GridCell) -> Whose | None:
        """Whom the heading over several columns is about."""
        above = self.grid.above(header)
        return labels.heading(above.text) if above is not None and above.width > header.width else None

    def _certificate_row(self, cell: GridCell) -> bool:
        """Whether the row asks only for a certificate's own data, so that it may be repeated."""
        named = [c for c in self.grid.starting[cell.row] if not c.is_empty]
        return all(columns.single(c.text).field for c in named)

    # Grids

    def _read_grid(self, cell: GridCell, label: GridCell, meaning: Meaning, context: Context) -> bool:
        """Add several empty cells after one label: one for each character, or for year, month and day."""
        run = [cell]
        while (right := self.grid.right(run[-1])) is not None and right.is_empty and right.row == cell.row:
            run.append(right)
        if len(run) >= _SHORTEST_GRID and label.end == cell.column:
            self._used.update(run)
            if meaning.field in LENGTHS and len(run) >= LENGTHS[meaning.field]:
                self._add_grid(label.text, meaning, run, context)
                return True
        signs = self._date_cells(cell)
        if signs and meaning.field == "申请日期":
            writes = [Write(c.lines[0], 0, len(c.lines[0].shape), sign) for c, sign in signs]
            self._used.update(c for c, _ in signs)
            self.finder.add(FoundSpot(label.text, meaning, writes, "date"), context)
            return True
        return False

    def _date_cells(self, cell: GridCell) -> list[tuple[GridCell, str]]:
        """An empty cell before each of 年, 月 and 日, each in a cell of its own."""
        found, blank = [], cell
        for sign in "年月日":
            mark = self.grid.right(blank)
            if not blank.is_empty or mark is None or labels.squeeze(mark.text) != sign:
                return []
            found.append((blank, sign))
            following = self.grid.right(mark)
            if sign != "日" and following is None:
                return []
            blank = following or blank
        return found

    def _add_grid(self, label: str, meaning: Meaning, cells: list[GridCell], context: Context) -> None:
        writes = [Write(c.lines[0], 0, len(c.lines[0].shape), str(number)) for number, c in enumerate(cells, 1)]
        self.finder.add(FoundSpot(label, meaning, writes, "grid"), context)


def _speaks(cell: GridCell) -> bool:
    """Whether a cell has a spot of its own besides its label."""
    return any(token.kind != "end" for line in cell.lines for token in line.tokens())


def _left_alone(text: str) -> bool:
    return labels.is_signature(text) or labels.is_office(text)
