"""Where the cells of a table stand to each other."""

from collections.abc import Iterator

from ..markup import Element, W


def cell_of(paragraph: Element) -> Element | None:
    """The cell that *paragraph* is in; none for one in a text box."""
    for node in paragraph.iterancestors():
        if node.tag == W + "tc":
            return node
        if node.tag == W + "txbxContent":
            return None
    return None


def row_of(cell: Element) -> Element | None:
    """The row of *cell*."""
    return next(cell.iterancestors(W + "tr"), None)


def span_of(cell: Element) -> int:
    """How many columns *cell* reaches over."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    text = span.get(W + "val", "1") if span is not None else "1"
    return int(text) if text.isdecimal() and len(text) < 4 else 1


def cells_of(row: Element) -> Iterator[tuple[Element, int, int]]:
    """Each cell of a row with the columns from which and up to which it reaches."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    text = before.get(W + "val", "0") if before is not None else "0"
    column = int(text) if text.isdecimal() and len(text) < 4 else 0
    for cell in row.iter(W + "tc"):
        if row_of(cell) is row:
            yield cell, column, column + span_of(cell)
            column += span_of(cell)


def merged_from(cell: Element) -> Element:
    """The cell that *cell* is merged into from above, or itself."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is None or merge.get(W + "val", "continue") == "restart":
        return cell
    for upper in cells_above(cell):
        merge = upper.find(f"{W}tcPr/{W}vMerge")
        if merge is not None and merge.get(W + "val", "continue") == "restart":
            return upper
    return cell


def in_region(cell: Element, kind: str) -> bool:
    """Whether *cell* may lie in the region *kind* of its table («firstRow»); bands are anywhere."""
    row = row_of(cell)
    table = next(cell.iterancestors(W + "tbl"), None)
    if row is None or table is None:
        return False
    rows, cells = table.findall(f"{W}tr"), row.findall(f"{W}tc")
    ends = {"firstRow": (rows, 0, row), "lastRow": (rows, -1, row)}
    ends |= {"firstCol": (cells, 0, cell), "lastCol": (cells, -1, cell)}
    among, end, own = ends.get(kind, ([cell], 0, cell))
    return not among or among[end] is own


def cells_left_of(cell: Element) -> Iterator[Element]:
    """The cells left of *cell*, the nearest first."""
    row = row_of(cell)
    cells = [each for each, _, _ in cells_of(row)] if row is not None else []
    yield from map(merged_from, reversed(cells[: cells.index(cell)] if cell in cells else []))


def cells_above(cell: Element) -> Iterator[Element]:
    """The cells above *cell* in its column, the nearest first."""
    row = row_of(cell)
    if row is None:
        return
    column = next((start for each, start, _ in cells_of(row) if each is cell), 0)
    for other in row.itersiblings(W + "tr", preceding=True):
        yield from (each for each, start, end in cells_of(other) if start <= column < end)
