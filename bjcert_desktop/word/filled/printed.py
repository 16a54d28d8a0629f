"""The lines of a document as they are printed: a paragraph, or a row of a table with its cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..markup import Element, W, ancestor, texts
from ..positions import Positions

_STRUCK = ("strike", "dstrike")
PICTURES = (W + "drawing", W + "pict", W + "object")


@dataclass(frozen=True)
class PrintedCell:
    """A cell, or a paragraph outside of tables: its *text*, where it stands, and what is odd about it."""

    element: Element
    text: str
    where: str
    doubt: str = ""


PrintedLine = tuple[PrintedCell, ...]


def printed_lines(root: Element, positions: Positions) -> Iterator[PrintedLine]:
    """The lines of a part in order; of a text box in two versions only the newer one."""
    for element in root.iter(W + "p", W + "tr"):
        if any(isinstance(node.tag, str) and node.tag.endswith("}Fallback") for node in element.iterancestors()):
            continue
        if element.tag == W + "tr":
            cells = [cell for cell in element.iter(W + "tc") if ancestor(cell, W + "tr") is element]
            yield tuple(_printed(cell, own_paragraphs(cell), positions) for cell in cells)
        elif ancestor(element, W + "tc") is None:
            yield (_printed(element, [element], positions),)


def own_paragraphs(cell: Element) -> list[Element]:
    """The paragraphs of *cell* without those of tables and text boxes in it."""
    return [paragraph for paragraph in cell.iter(W + "p") if ancestor(paragraph, W + "tc") is cell]


def oddness(paragraphs: list[Element]) -> str:
    """What makes a reader doubt the text of *paragraphs*; empty if nothing does."""
    for run in (run for paragraph in paragraphs for run in paragraph.iter(W + "r")):
        printed = any((text.text or "").strip() for text in run.iter(W + "t"))
        if printed and any(_is_on(run, name) for name in _STRUCK):
            return "有划掉的字"
        if printed and _is_on(run, "vanish"):
            return "有看不见的字"
    written = any(piece.strip() for paragraph in paragraphs for _, piece in texts(paragraph))
    if not written and any(True for paragraph in paragraphs for _ in paragraph.iter(*PICTURES)):
        return "是图片，不是文字"
    return ""


def _printed(element: Element, paragraphs: list[Element], positions: Positions) -> PrintedCell:
    lines = ("".join(piece for _, piece in texts(paragraph)) for paragraph in paragraphs)
    return PrintedCell(element, "\n".join(lines), positions.get(element, ""), oddness(paragraphs))


def _is_on(run: Element, name: str) -> bool:
    mark = run.find(f"{W}rPr/{W}{name}")
    return mark is not None and mark.get(W + "val", "true") not in ("0", "false", "off")
