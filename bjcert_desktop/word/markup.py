"""Finding one's way in WordprocessingML: paragraphs, the text in them, and how to call a place."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from .form_kind import titled

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_FIRST_LINES = 3  #: those that may be a document's title

#: What stands in a line besides text: a placeholder does not reach over it.
_BREAKS = {W + name for name in ("br", "cr", "tab", "ptab", "sym", "noBreakHyphen", "drawing", "pict", "object")}
#: Text that is no longer, or not, part of what is printed.
_NOT_PRINTED = {W + name for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr")}

#: Elements that hold paragraphs, and whose last paragraph must stay for the document to be valid.
STORIES = {W + name for name in ("body", "tc", "hdr", "ftr", "txbxContent", "footnote", "endnote", "sdtContent")}


def texts(paragraph: Element) -> Iterator[tuple[Element | None, str]]:
    """The pieces of text printed in *paragraph* in order, each with its ``w:t``; None where something else stands."""
    for child in paragraph:
        if child.tag == W + "t":
            yield child, child.text or ""
        elif child.tag in _BREAKS:
            yield None, "\n"
        elif child.tag != W + "p" and child.tag not in _NOT_PRINTED:
            yield from texts(child)


def title_of(root: Element) -> str:
    """The one of a document's first lines that is a title; empty if none is."""
    printed = ("".join(text for _, text in texts(paragraph)) for paragraph in root.iter(W + "p"))
    return next((line for line in islice(filter(str.strip, printed), _FIRST_LINES) if titled(line)), "")


def ancestor(element: Element, tag: str) -> Element | None:
    """The nearest *tag* around *element* in the same story: a text box's row is not the row that the box is in."""
    for node in element.iterancestors():
        if node.tag == tag:
            return node
        if node.tag == W + "txbxContent":
            return None
    return None


def position_of(paragraph: Element, story: str) -> str:
    """Where *paragraph* stands, as people count: «表1 第3行 第2列» or «第5段», after the *story* («页眉») if any."""
    in_box = next(paragraph.iterancestors(W + "txbxContent"), None)
    scope = paragraph.getroottree().getroot() if in_box is None else in_box
    cell = ancestor(paragraph, W + "tc")
    words = [story] if story else []
    if in_box is not None:
        words.append("文本框")
    row = None if cell is None else ancestor(cell, W + "tr")
    table = None if row is None else ancestor(row, W + "tbl")
    if cell is None or row is None or table is None:
        loose = (p for p in scope.iter(W + "p") if ancestor(p, W + "tc") is None and _in(p, in_box))
        words.append(f"第{_position(paragraph, loose)}段")
    else:
        tables = (t for t in scope.iter(W + "tbl") if _in(t, in_box))
        rows = (r for r in table.iter(W + "tr") if ancestor(r, W + "tbl") is table)
        cells = (c for c in row.iter(W + "tc") if ancestor(c, W + "tr") is row)
        words.append(f"表{_position(table, tables)} 第{_position(row, rows)}行 第{_position(cell, cells)}列")
    return " ".join(words)


def _in(element: Element, box: Element | None) -> bool:
    return next(element.iterancestors(W + "txbxContent"), None) is box


def _position(wanted: Element, elements: Iterator[Element]) -> int:
    return next(number for number, element in enumerate(elements, 1) if element is wanted)
