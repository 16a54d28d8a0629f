"""The positions of paragraphs and cells as people count them: «表1 第3行 第2列», «第5段»."""

from dataclasses import dataclass

from lxml import etree

from .markup import Element, W

_WITHOUT = {W + name for name in ("tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr")}  # no text is in these

Positions = dict[Element, str]


@dataclass
class _Scope:
    """The body or a text box, and what has been counted in it."""

    words: str
    paragraphs: int = 0
    tables: int = 0


@dataclass
class _Grid:
    """A table, and the rows and cells counted so far."""

    words: str
    rows: int = 0
    cells: int = 0


def positions_in(root: Element, story: str) -> Positions:
    """Paragraph or cell → position, after the title of the *story* («页眉») if it has one."""
    found: Positions = {}
    _visit(root, _Scope(f"{story} " if story else ""), None, "", found, story)
    return found


def _visit(element: Element, scope: _Scope, grid: _Grid | None, cell: str, found: Positions, story: str) -> None:
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == W + "txbxContent":
            words = f"{story} 文本框 " if story else "文本框 "
            _visit(child, _Scope(words), None, "", found, story)
        elif child.tag == W + "tbl":
            scope.tables += 1
            _visit(child, scope, _Grid(f"{scope.words}表{scope.tables}"), cell, found, story)
        elif child.tag == W + "tr" and grid is not None:
            grid.rows += 1
            grid.cells = 0
            _visit(child, scope, grid, cell, found, story)
        elif child.tag == W + "tc" and grid is not None and grid.rows:
            grid.cells += 1
            found[child] = f"{grid.words} 第{grid.rows}行 第{grid.cells}列"
            _visit(child, scope, grid, found[child], found, story)
        elif child.tag == W + "p":
            scope.paragraphs += not cell
            found[child] = cell or f"{scope.words}第{scope.paragraphs}段"
            if next(child.iter(W + "txbxContent"), None) is not None:
                _visit(child, scope, grid, cell, found, story)
        elif child.tag not in _WITHOUT:
            _visit(child, scope, grid, cell, found, story)
