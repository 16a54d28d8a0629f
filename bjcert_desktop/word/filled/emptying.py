"""Empties a filled form, so that what finds the spots of a blank finds them again; keeps what stood there.

A value is what stands right of a label or below a header, after a colon, or on a line. Too much may be taken for one:
only what a spot is found for is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..adopt import columns, labels
from ..adopt.grid import GridCell, TableGrid
from ..adopt.labels import Meaning
from ..adopt.lines import FormLine
from ..markup import Element, W, ancestor
from .printed import PICTURES, oddness, own_paragraphs

_LINE = "____"
_TICKED = str.maketrans("☑☒■√✓✔", "□" * 6)
_FEWEST_CHARACTERS = 5  #: of a value with a cell for each
_COLUMNS = 3  #: at least, of a list
_NUMBER = re.compile(r"[0-9A-Za-z]{9,}|[\w.-]+@[\w.-]+")
_VALUE = re.compile(r"[0-9]{5,}|@")
_LABEL = 16  #: signs of a label at most, when nothing else marks its beginning


@dataclass(frozen=True, eq=False)
class Taken:
    """Text taken out of a form, and what is odd about it."""

    text: str
    doubt: str = ""


@dataclass
class Emptied:
    """What stood where: by the first paragraph of a cell, and by paragraph and character within a line."""

    cells: dict[Element, Taken] = field(default_factory=dict)
    lines: dict[tuple[Element, int], Taken] = field(default_factory=dict)
    _read: set[Taken] = field(default_factory=set)

    def at(self, paragraph: Element, start: int) -> Taken | None:
        """What stood at this character of this paragraph."""
        found = self.lines.get((paragraph, start)) or self.cells.get(paragraph)
        if found is not None:
            self._read.add(found)
        return found

    def unread(self) -> Iterator[Element]:
        """The paragraphs of values that no spot was found for: beside a label, or numbers by their shape."""
        for paragraph, taken in self.cells.items():
            if taken.text and taken not in self._read:
                yield paragraph
        for (paragraph, _), taken in self.lines.items():
            if taken not in self._read and _NUMBER.search(taken.text):
                yield paragraph


def empty(root: Element, emptied: Emptied) -> None:
    """Empty the values in the tree *root*, and add them to *emptied*."""
    for text in root.iter(W + "t"):
        text.text = (text.text or "").translate(_TICKED)
    for table in root.iter(W + "tbl"):
        grid = TableGrid(table)
        for cell in [*_listed(grid), *_beside_labels(grid)]:
            _empty_cell(cell.element, emptied)
    for paragraph in root.iter(W + "p"):
        if paragraph not in emptied.cells:
            _empty_line(paragraph, emptied)


def _is_label(cell: GridCell) -> bool:
    text = cell.text
    meaning = labels.read(text)
    known = meaning.what or meaning.field or columns.column(text).field
    return bool(known or labels.is_signature(text) or labels.is_office(text))


def _listed(grid: TableGrid) -> Iterator[GridCell]:
    """The cells below headers."""
    row = 0
    while row < len(grid.rows):
        header = grid.starting[row]
        end = row + 1
        if len(header) >= _COLUMNS and sum(map(_is_label, header)) * 2 > len(header) and not any(map(_no_head, header)):
            while end < len(grid.rows) and _is_below(grid.starting[end], header):
                yield from (cell for cell in grid.starting[end] if not cell.is_empty)
                end += 1
        row = end


def _no_head(cell: GridCell) -> bool:
    """Whether a cell cannot be a header: it is empty, or holds a number."""
    return cell.is_empty or bool(_VALUE.search(cell.text))


def _is_below(cells: list[GridCell], header: list[GridCell]) -> bool:
    same = [(cell.column, cell.width) for cell in cells] == [(cell.column, cell.width) for cell in header]
    return same and sum(bool(labels.read(cell.text).what or labels.read(cell.text).field) for cell in cells) < 2


def _beside_labels(grid: TableGrid) -> Iterator[GridCell]:
    """The cells right of a label, those under «变更后», and those of a value with a cell for each character."""
    for cell in grid.cells():
        left = grid.left(cell)
        run = [cell]
        while (right := grid.right(run[-1])) is not None and right.row == cell.row and len(right.text) == 1:
            run.append(right)
        alone = left is None or left.is_empty
        if len(run) >= _FEWEST_CHARACTERS and len(cell.text) == 1 and (alone or _is_label(left)):  # type: ignore[arg-type]
            yield from run
        elif left is not None and not cell.is_empty and not _is_label(cell) and not re.search("[:□]", cell.text):
            head = next(iter(grid.in_row(cell.row)))
            if _is_label(left) or (_is_label(head) and _is_changed(grid, cell)):
                yield cell


def _is_changed(grid: TableGrid, cell: GridCell) -> bool:
    """Whether the column has values before or after a change."""
    above = (grid.at(row, cell.column) for row in range(cell.row))
    return any(over is not None and re.match("变更|更名|原|新|现", labels.squeeze(over.text)) for over in above)


def _empty_cell(cell: Element, emptied: Emptied) -> None:
    paragraphs = own_paragraphs(cell)
    if paragraphs[0] in emptied.cells:
        return
    lines = [_text(paragraph) for paragraph in paragraphs]
    emptied.cells[paragraphs[0]] = Taken("\n".join(lines).strip(), oddness(paragraphs))
    for paragraph in paragraphs:
        for text in paragraph.iter(W + "t"):
            text.text = ""
        _drop_stamps(paragraph)


def _drop_stamps(paragraph: Element) -> None:
    """Take out the pictures of a paragraph, which would make its cell look filled; text boxes stay."""
    for picture in list(paragraph.iter(*PICTURES)):
        if picture.find(f".//{W}txbxContent") is None:
            both = next((node for node in picture.iterancestors() if str(node.tag).endswith("}AlternateContent")), None)
            whole = picture if both is None else both  # with its version for older programs
            if (parent := whole.getparent()) is not None:
                parent.remove(whole)


def _text(paragraph: Element) -> str:
    return "".join(
        (node.text or "") if node.tag == W + "t" else "\n"
        for node in paragraph.iter(W + "t", W + "br", W + "tab")
        if node.getparent() is not None and node.getparent().tag == W + "r"  # type: ignore[union-attr]  # looked
    )


def _empty_line(paragraph: Element, emptied: Emptied) -> None:
    line = FormLine(paragraph)
    if not line.words:
        return
    parts = list(_underlined(line)) or list(_after_colons(line)) or list(_after_label(line))
    doubt = oddness([paragraph])
    shift = 0
    for start, end in parts:
        text = "".join(_sign(line, index) for index in range(start, end)).strip()
        emptied.lines[paragraph, start - shift] = Taken(text, doubt)
        shift += end - start - len(_LINE)
    for start, end in reversed(parts):
        line.replace(start, end, _LINE)


def _sign(line: FormLine, index: int) -> str:
    sign = line.signs[index]
    return (sign.element.text or "")[sign.offset] if sign.element.tag == W + "t" else " "


def _underlined(line: FormLine) -> Iterator[tuple[int, int]]:
    """Text on a line to write on, in a paragraph with other text."""
    marked = [_has_line(sign.element) for sign in line.signs]
    if all(marked):
        return
    start = None
    for index, here in enumerate([*marked, False]):
        if here and start is None:
            start = index
        elif not here and start is not None:
            if line.shape[start:index].strip("_ \n"):
                yield start, index
            start = None


def _has_line(element: Element) -> bool:
    run = ancestor(element, W + "r")
    mark = None if run is None else run.find(f"{W}rPr/{W}u")
    return mark is not None and mark.get(W + "val", "single") not in ("none", "0")


def _after_colons(line: FormLine) -> Iterator[tuple[int, int]]:
    """What stands after each colon, up to the label of the next one."""
    shape = line.shape
    colons = [index for index, sign in enumerate(shape) if sign == ":"]
    for number, colon in enumerate(colons):
        until = colons[number + 1] if number + 1 < len(colons) else len(shape)
        start = colon + 1
        end = _before_label(shape, start, until) if until < len(shape) else until
        piece = shape[start:end]
        start += len(piece) - len(piece.lstrip(" _\n"))
        inside = re.match(r"[^()。]*(?:\([^()]*\)[^()。]*)*", shape[start:end])  # not beyond a bracket or sentence
        end = start + len((inside[0] if inside else "").rstrip(" _\n"))
        if start < end and "□" not in shape[start:end]:
            yield start, end


def _after_label(line: FormLine) -> Iterator[tuple[int, int]]:
    """What stands after a label and blanks («联系电话  010-…»)."""
    match = re.fullmatch(r"(\S+(?: \S)*?) +(\S.*?) *", line.shape)
    if match and labels.read(match[1]).what:
        yield match.start(2), match.end(2)


def _before_label(shape: str, start: int, colon: int) -> int:
    """Where the label begins that ends at *colon*."""
    between = shape[start:colon]
    if gaps := [match.end() for match in re.finditer(r"\n| {2,}|[；;，,。] ?", between) if match.start()]:
        return start + gaps[-1]
    for at in range(max(start, colon - _LABEL), colon):
        meaning = labels.read(shape[at:colon]) if "\u4e00" <= shape[at] <= "\u9fff" else Meaning(None, 0)
        if meaning.what or meaning.field:
            return at
    return start + between.rfind(" ") + 1 if " " in between.strip() else start
