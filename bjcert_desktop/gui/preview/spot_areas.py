"""Where the spots of a form lie on its pages: the cell that holds nothing else, or the characters of a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ...word.adopt import Spot
from .boxes import Line
from .draw import areas, text_lines
from .paginate import PaperPage
from .text_lines import Span

_INSET = 0.5  #: points between a mark and its line's edges, so that neighbours stay apart
_BLANK = " \u3000\xa0\t_＿"
_SLIM = 14  #: points, the least width of a mark


@dataclass(frozen=True)
class SpotArea:
    """The rectangle of a spot on a page, in points; *printed*: words of the form stand in it."""

    page: int
    rectangle: QRectF
    printed: bool = False


@dataclass
class _ParagraphLines:
    """The lines of one paragraph, and their page."""

    page: int
    lines: list[tuple[QRectF, Line]]


def spot_areas(pages: Sequence[PaperPage], spots: Sequence[Spot]) -> dict[str, SpotArea]:
    """The area of each spot by its id; one that the pages do not show has none."""
    cells: dict[str, SpotArea] = {}
    lines: dict[str, _ParagraphLines] = {}
    for number, page in enumerate(pages):
        for placed in page.placed:
            if placed.again:
                continue
            for rectangle, where in areas(placed.box, placed.x, placed.y):
                cells.setdefault(where, SpotArea(number, rectangle))
            for rectangle, line in text_lines(placed.box, placed.x, placed.y):
                lines.setdefault(line.key, _ParagraphLines(number, [])).lines.append((rectangle, line))
    found: dict[str, SpotArea] = {}
    for spot in spots:
        key, _, start = spot.id.rpartition(".")
        own, cell = lines.get(key), cells.get(spot.where)
        alone = sum(other.where == spot.where for other in spots) == 1
        blank = own is None or not any(line.spans for _, line in own.lines)
        if cell is not None and (own is None or (alone and blank)):
            found[spot.id] = cell
        elif own is not None:
            first = int(start)  # character; the words after a box, and the blank before them, belong to it
            end = first + (2 + len(spot.label) if spot.kind == "choice" else spot.length)
            printed = bool(own.lines[0][1].text[first:end].strip(_BLANK))
            found[spot.id] = SpotArea(own.page, _in_line(own.lines, first, end), printed)
    return found


def _in_line(lines: Sequence[tuple[QRectF, Line]], start: int, end: int) -> QRectF:
    """The rectangle of the characters from *start* to *end* of a paragraph."""
    for rectangle, line in lines:
        xs = [edge for span in line.spans for edge in _edges(span, start, end)]
        if xs or (rectangle, line) == lines[-1]:
            last = max((span.x + span.width for span in line.spans), default=line.x)
            left, right = (min(xs), max(xs)) if xs else (last, line.x + line.width)
            right = max(right, left + _SLIM)
            left, right = rectangle.left() + left - line.x, rectangle.left() + right - line.x
            return QRectF(left, rectangle.top() + _INSET, right - left, rectangle.height() - 2 * _INSET)
    return QRectF()


def _edges(span: Span, start: int, end: int) -> Iterator[float]:
    """The edges of the characters from *start* to *end* that *span* holds."""
    first, last = max(start, span.at), min(end, span.at + span.length)
    if first < last:
        each = span.width / span.length
        yield span.x + (first - span.at) * each
        yield span.x + (last - span.at) * each
