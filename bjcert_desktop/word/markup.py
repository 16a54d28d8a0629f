"""Reads WordprocessingML: the text of paragraphs, and where they stand in the document."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from .form_kind import titled

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_FIRST_LINES = 3  #: those that may be a document's title

#: Content besides text; a placeholder does not reach across it.
_BREAKS = {W + name for name in ("br", "cr", "tab", "ptab", "sym", "noBreakHyphen", "drawing", "pict", "object")}
#: What is not printed.
_NOT_PRINTED = {W + name for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr")}

#: Elements that must end with a paragraph for the document to be valid.
STORIES = {W + name for name in ("body", "tc", "hdr", "ftr", "txbxContent", "footnote", "endnote", "sdtContent")}


def texts(paragraph: Element) -> Iterator[tuple[Element | None, str]]:
    """The printed pieces of *paragraph* in order, each with its ``w:t``, or None for what is not text."""
    for child in paragraph:
        if child.tag == W + "t":
            yield child, child.text or ""
        elif child.tag in _BREAKS:
            yield None, "\n"
        elif child.tag != W + "p" and child.tag not in _NOT_PRINTED:
            yield from texts(child)


def title_of(root: Element) -> str:
    """The first of a document's first lines that is a title; empty if none is."""
    printed = ("".join(text for _, text in texts(paragraph)) for paragraph in root.iter(W + "p"))
    return next((line for line in islice(filter(str.strip, printed), _FIRST_LINES) if titled(line)), "")


def ancestor(element: Element, tag: str) -> Element | None:
    """The nearest *tag* around *element*, but not beyond the text box that it is in."""
    for node in element.iterancestors():
        if node.tag == tag:
            return node
        if node.tag == W + "txbxContent":
            return None
    return None
