"""Drawing boxes with a painter whose unit is a point."""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from ...word.document.model import Border, Look
from .boxes import Area, Box, Fill, Line, Mark, PaperPicture, Placed, Stroke, Text
from .fonts import UNIT, metrics
from .text_lines import Glyphs, Leader

_DASHES = {
    "dotted": [1.0, 2.0],
    "dashed": [4.0, 3.0],
    "dashSmallGap": [4.0, 2.0],
    "dotDash": [4.0, 2.0, 1.0, 2.0],
    "dotDotDash": [4.0, 2.0, 1.0, 2.0, 1.0, 2.0],
}
_LEADERS = {"dot": [1.0, 3.0], "middleDot": [1.0, 3.0], "hyphen": [4.0, 3.0]}
_HIGH = 10.0  # points of height for words outside of every cell and paragraph
_INK, _FAINT = "000000", "999999"


_Marked = tuple[float, float, Mark]


def draw(painter: QPainter, placed: Iterable[Placed]) -> None:
    """Draw boxes, those that cover others last; in each layer backgrounds first, then lines, then text."""
    layers: list[list[_Marked]] = [[]]
    for each in placed:
        _sort_out(each, 0, 0, layers, 0)
    for marked in layers:
        _draw_layer(painter, marked)


def _sort_out(placed: Placed, x: float, y: float, layers: list[list[_Marked]], at: int) -> None:
    """Put the marks of a box into layer *at*, or into one of its own if it covers others."""
    if placed.over:
        at = len(layers)
        layers.append([])
    x, y = x + placed.x, y + placed.y
    layers[at] += ((x, y, mark) for mark in placed.box.marks)
    for each in placed.box.inside:
        _sort_out(each, x, y, layers, at)


def _draw_layer(painter: QPainter, marked: Sequence[_Marked]) -> None:
    for x, y, mark in marked:
        if isinstance(mark, Fill):
            painter.fillRect(QRectF(x + mark.x, y + mark.y, mark.width, mark.height), QColor(f"#{mark.colour}"))
    for x, y, mark in marked:
        if isinstance(mark, PaperPicture):
            _draw_picture(painter, QRectF(x + mark.x, y + mark.y, mark.width, mark.height), mark.image)
    for stroke in _joined((x, y, mark) for x, y, mark in marked if isinstance(mark, Stroke)):
        painter.setPen(_pen(stroke.line))
        smooth = stroke.line.kind in _DASHES or _slants(stroke)  # other thin lines stay sharp
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        painter.drawLine(QPointF(stroke.x1, stroke.y1), QPointF(stroke.x2, stroke.y2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for x, y, mark in marked:
        if isinstance(mark, Text):
            for leader in mark.leaders:
                _draw_leader(painter, leader, x, y + mark.baseline)
            for glyphs in mark.glyphs:
                _draw_glyphs(painter, glyphs, x + glyphs.x, y + mark.baseline)


def _marks(box: Box, x: float, y: float) -> Iterator[_Marked]:
    for mark in box.marks:
        yield x, y, mark
    for placed in box.inside:
        yield from _marks(placed.box, x + placed.x, y + placed.y)


def _slants(stroke: Stroke) -> bool:
    return stroke.x1 != stroke.x2 and stroke.y1 != stroke.y2


def _joined(strokes: Iterable[tuple[float, float, Stroke]]) -> Iterator[Stroke]:
    """The same lines, with those that touch or overlap joined into one."""
    along: dict[tuple[bool, float, Border], list[tuple[float, float]]] = {}
    for x, y, stroke in strokes:
        if _slants(stroke):
            yield Stroke(x + stroke.x1, y + stroke.y1, x + stroke.x2, y + stroke.y2, stroke.line)
            continue
        flat = stroke.y1 == stroke.y2
        at = round(y + stroke.y1, 1) if flat else round(x + stroke.x1, 1)
        ends = (x + stroke.x1, x + stroke.x2) if flat else (y + stroke.y1, y + stroke.y2)
        along.setdefault((flat, at, stroke.line), []).append(ends)
    for (flat, at, line), parts in along.items():
        parts.sort()
        start, end = parts[0]
        for first, last in [*parts[1:], (math.inf, math.inf)]:
            if first > end + 0.1:
                yield Stroke(start, at, end, at, line) if flat else Stroke(at, start, at, end, line)
                start = first
            end = max(end, last) if first <= end + 0.1 else last


def areas(box: Box, x: float, y: float) -> list[tuple[QRectF, str]]:
    """The cells and paragraphs in *box* with their names."""
    return [
        (QRectF(left + mark.x, top + mark.y, mark.width, mark.height), mark.where)
        for left, top, mark in _marks(box, x, y)
        if isinstance(mark, Area)
    ]


def text_lines(box: Box, x: float, y: float) -> list[tuple[QRectF, Line]]:
    """The lines of text in *box*, each with its rectangle."""
    return [
        (QRectF(left + mark.x, top + mark.y, mark.width, mark.height), mark)
        for left, top, mark in _marks(box, x, y)
        if isinstance(mark, Line)
    ]


def words(placed: Iterable[Placed]) -> list[tuple[QRectF, str]]:
    """What is written in each cell, and in each paragraph outside of tables, with its rectangle; as it is read."""
    boxes, named = list(placed), dict[str, QRectF]()
    for each in boxes:
        for place, where in areas(each.box, each.x, each.y):
            named[where] = named[where].united(place) if where in named else place
    rooms = [
        (number, room.left(), room.top(), room.right(), room.bottom()) for number, room in enumerate(named.values())
    ]
    found: dict[int, list[str]] = {}
    alone: list[tuple[QRectF, str]] = []
    for each in boxes:
        for x, y, mark in _marks(each.box, each.x, each.y):
            text = "".join(part.text for part in mark.glyphs) if isinstance(mark, Text) else ""
            if not isinstance(mark, Text) or not text.strip():
                continue
            at, line = x + mark.glyphs[0].x, y + mark.baseline - 1
            around = [
                ((right - left) * (bottom - top), number)
                for number, left, top, right, bottom in rooms
                if left <= at <= right and top <= line <= bottom
            ]
            if around:
                found.setdefault(min(around)[1], []).append(text)
            else:
                width = mark.glyphs[-1].x + mark.glyphs[-1].width - mark.glyphs[0].x
                alone.append((QRectF(at, line - _HIGH, width, _HIGH), text))
    places = [*named.values()]
    read = [(places[number], "".join(texts)) for number, texts in sorted(found.items())]
    top = min((place.top() for place, _ in read), default=0.0)
    return [*(each for each in alone if each[0].top() < top), *read, *(each for each in alone if each[0].top() >= top)]


def _pen(line: Border) -> QPen:
    pen = QPen(QColor(f"#{line.colour or _INK}"), line.width)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    if line.kind in _DASHES:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(_DASHES[line.kind])
    return pen


def _draw_picture(painter: QPainter, rectangle: QRectF, content: bytes) -> None:
    image = _image(content)
    if image.isNull():  # such as a Windows metafile
        painter.setPen(QPen(QColor(f"#{_FAINT}"), 0.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rectangle)
        painter.drawLine(rectangle.topLeft(), rectangle.bottomRight())
        painter.drawLine(rectangle.bottomLeft(), rectangle.topRight())
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rectangle, image)


@lru_cache(maxsize=8)
def _image(content: bytes) -> QImage:
    return QImage.fromData(content) if content else QImage()


def _draw_leader(painter: QPainter, leader: Leader, x: float, baseline: float) -> None:
    size = leader.look.size
    pen = QPen(_colour(leader.look), max(size / 20, 0.4))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if leader.kind in _LEADERS:
        pen.setDashPattern(_LEADERS[leader.kind])
    painter.setPen(pen)
    y = baseline if leader.kind in _LEADERS else baseline + size * 0.12
    painter.drawLine(QPointF(x + leader.start, y), QPointF(x + leader.end, y))


def _draw_glyphs(painter: QPainter, glyphs: Glyphs, x: float, baseline: float) -> None:
    look, font = glyphs.look, metrics(glyphs.face)
    if look.shade:
        height = font.ascent + font.descent
        painter.fillRect(QRectF(x, baseline - font.ascent, glyphs.width, height), QColor(f"#{look.shade}"))
    painter.setPen(_colour(look))
    painter.save()
    painter.translate(x, baseline - look.raised * look.size)
    painter.scale(look.stretch / UNIT, 1 / UNIT)
    painter.setFont(font.font)
    painter.drawText(QPointF(0, 0), glyphs.text)
    painter.restore()
    for wanted, height in ((look.underline, 0.12), (look.strike, -0.3)):
        if wanted:
            painter.setPen(QPen(_colour(look), max(look.size / 18, 0.4), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            y = baseline + height * look.size
            painter.drawLine(QPointF(x, y), QPointF(x + glyphs.width, y))


def _colour(look: Look) -> QColor:
    return QColor(f"#{look.colour or _INK}")
