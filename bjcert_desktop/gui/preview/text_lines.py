"""Breaking paragraphs into lines, and placing the text in them. Lengths are points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ...word.document.model import Align, Drawing, LineRule, Look, Paragraph, Stop
from .fonts import Face, face, is_east, is_wide, metrics
from .line_items import LineBreaker, LineItem, LinePiece, LineWord, line_items

_HANGING = "，。、；：？！,.;:"  # may hang over the right margin
_ASCENT = 0.8  # of a line of exact height, about as in LibreOffice and Word
#: Of the size: a line of 宋体 in Word. A line with characters of a font that stands in for it has that font's height.
_CHINESE_UP, _CHINESE_DOWN = 1.01, 0.29
_SLACK = 0.05


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text drawn in one go from *x* on."""

    x: float
    text: str
    width: float
    face: Face
    look: Look


@dataclass(frozen=True, slots=True)
class Leader:
    """What fills the space of a tab."""

    start: float
    end: float
    kind: str
    look: Look


class Span(NamedTuple):
    """Where characters of a paragraph stand in a line: *length* of them from number *at* on, or one tab."""

    at: int
    length: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line: *height* from line to line, *ascent* from its top to the base line."""

    height: float
    ascent: float
    glyphs: tuple[Glyphs, ...]
    leaders: tuple[Leader, ...] = ()
    new_page: bool = False  #: begins a new page
    spans: tuple[Span, ...] = ()
    drawings: tuple[tuple[float, Drawing], ...] = ()  #: pictures in the line, each with its left edge


@dataclass
class _Open:
    """The line being filled."""

    x: float
    glyphs: list[Glyphs] = field(default_factory=list)
    leaders: list[Leader] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    drawings: list[tuple[float, Drawing]] = field(default_factory=list)
    after_tab: int = 0  #: the number of glyphs before the last tab, which alignment does not move
    end: float = 0  #: the right edge of the last character that is not blank
    used: bool = False


def set_lines(paragraph: Paragraph, width: float, tab: float, grid: float = 0) -> list[TextLine]:
    """The lines of *paragraph* in a column *width* wide; *tab* is the distance of default tab stops."""
    return _ParagraphSetter(paragraph, width, tab, grid).lines()


class _ParagraphSetter:
    """Lays out one paragraph."""

    def __init__(self, paragraph: Paragraph, width: float, tab: float, grid: float) -> None:
        self._paragraph = paragraph
        self._limit = max(width - paragraph.right, paragraph.left + 1)
        self._tab = max(tab, 1)
        self._grid = grid if paragraph.grid else 0
        self._done: list[TextLine] = []
        self._new_page = False
        self._at = -paragraph.numbered  #: number of the next character
        self._items: Sequence[LineItem] = list(line_items(paragraph))

    def lines(self) -> list[TextLine]:
        """All lines, at least one."""
        self._begin(self._paragraph.left + self._paragraph.first)
        for at, item in enumerate(self._items):
            if isinstance(item, LineWord):
                self._add_word(item)
            elif item.kind == "\t":
                self._add_tab(at, item)
            else:
                self._end(last=True)
                self._at += 1
                self._new_page = item.kind == "\f"
                self._begin(self._paragraph.left)
        if self._line.used or not self._new_page:
            self._end(last=True)
        return self._done

    def _begin(self, x: float) -> None:
        self._line = _Open(x, end=x)

    def _wrap(self) -> None:
        self._end(last=False)
        self._begin(self._paragraph.left)

    def _add_word(self, word: LineWord) -> None:
        drawn = word.pieces[0].drawing is not None
        if self._line.x + word.width > self._limit + _SLACK and not self._hangs(word):
            if self._line.used:
                self._wrap()
            if not drawn and self._line.x + word.width > self._limit + _SLACK and not self._hangs(word):
                self._add_long(word)
                return
        self._put(word.pieces, word.width, word.space)

    def _hangs(self, word: LineWord) -> bool:
        last = word.pieces[-1] if word.pieces else None
        text = last.text.rstrip(" ") if last else ""
        if last is None or not text or text[-1] not in _HANGING:
            return False
        hang = metrics(last.face).width(text[-1]) * last.look.stretch
        return self._line.x + word.width - hang <= self._limit + _SLACK and word.width > hang

    def _add_long(self, word: LineWord) -> None:
        """Break a word that is wider than the line wherever the line ends."""
        for piece in word.pieces:
            font = metrics(piece.face)
            for character in piece.text:
                width = font.width(character) * piece.look.stretch + piece.look.spacing
                if self._line.used and self._line.x + width > self._limit + _SLACK and character != " ":
                    self._wrap()
                self._put((LinePiece(character, width, piece.face, piece.look),), width, 0)

    def _put(self, pieces: Sequence[LinePiece], width: float, space: float) -> None:
        line = self._line
        x = line.x
        for piece in pieces:
            line.spans.append(Span(self._at, len(piece.text), x, piece.width))
            self._at += len(piece.text)
            if piece.drawing is not None:
                line.drawings.append((x, piece.drawing))
                x += piece.width
                continue
            last = line.glyphs[-1] if len(line.glyphs) > line.after_tab else None
            joins = last is not None and last.face == piece.face and last.look is piece.look and not piece.look.spacing
            if last is not None and joins and abs(last.x + last.width - x) < _SLACK:
                text, reach = last.text + piece.text, last.width + piece.width
                line.glyphs[-1] = Glyphs(last.x, text, reach, last.face, last.look)
            else:
                line.glyphs.append(Glyphs(x, piece.text, piece.width, piece.face, piece.look))
            x += piece.width
        line.used = True
        line.end = line.x + width
        line.x += width + space

    def _add_tab(self, at: int, sign: LineBreaker) -> None:
        line = self._line
        self._at += 1
        stop = self._next_stop(line.x)
        target = stop.position
        if stop.kind in ("center", "right", "decimal"):
            following = self._following(at)
            target -= following / 2 if stop.kind == "center" else following
            target = max(target, line.x)
        if target > self._limit + _SLACK:
            if line.used and stop not in self._paragraph.stops:
                self._wrap()
                return
            target = max(min(target, self._limit), line.x)
        leader = stop.leader if stop.leader not in ("none", "") else "underscore" if sign.look.underline else ""
        if leader:
            line.leaders.append(Leader(line.x, target, leader, sign.look))
        line.spans.append(Span(self._at - 1, 1, line.x, target - line.x))
        line.x = line.end = target
        line.after_tab = len(line.glyphs)
        line.used = True

    def _next_stop(self, x: float) -> Stop:
        stops = list(self._paragraph.stops)
        if self._paragraph.first < 0:
            stops.append(Stop(self._paragraph.left))
        own = [stop for stop in stops if stop.position > x + 0.1]
        if own:
            return min(own, key=lambda stop: stop.position)
        return Stop((x + 0.1) // self._tab * self._tab + self._tab)

    def _following(self, at: int) -> float:
        """The width of what stands between the tab *at* and the next tab or end of line."""
        width = space = 0.0
        for item in self._items[at + 1 :]:
            if isinstance(item, LineBreaker):
                break
            width += space + item.width
            space = item.space
        return width

    def _end(self, *, last: bool) -> None:
        """Finish the line: align it and compute its height."""
        line, paragraph = self._line, self._paragraph
        room = self._limit - line.end
        glyphs = line.glyphs
        stretch = paragraph.align is Align.SPREAD or (paragraph.align is Align.BOTH and not last)
        shift = 0.0
        if stretch and room > 0:
            glyphs = [*glyphs[: line.after_tab], *_stretched(glyphs[line.after_tab :], room)]
        elif paragraph.align in (Align.CENTRE, Align.RIGHT):
            shift = max(room, 0) / (2 if paragraph.align is Align.CENTRE else 1)
        if shift:
            glyphs = [Glyphs(each.x + shift, each.text, each.width, each.face, each.look) for each in glyphs]
            line.leaders = [replace(each, start=each.start + shift, end=each.end + shift) for each in line.leaders]
            line.spans = [Span(at, length, x + shift, width) for at, length, x, width in line.spans]
            line.drawings = [(x + shift, drawing) for x, drawing in line.drawings]
        height, ascent = self._height(glyphs, max((drawing.height for _, drawing in line.drawings), default=0))
        drawn = tuple(glyphs), tuple(line.leaders)
        self._done.append(TextLine(height, ascent, *drawn, self._new_page, tuple(line.spans), tuple(line.drawings)))
        self._new_page = False

    def _height(self, glyphs: Sequence[Glyphs], highest: float) -> tuple[float, float]:
        """The height and ascent of a line with these *glyphs* and with pictures up to *highest*."""
        paragraph = self._paragraph
        if paragraph.rule is LineRule.EXACT:
            return paragraph.line, paragraph.line * _ASCENT
        ascent = descent = 0.0
        written = any(each.text.strip() for each in glyphs)
        for each in {(each.face, is_east(each.text[0])) for each in glyphs if each.text} or {_mark(paragraph)}:
            font, size = metrics(each[0]), each[0].size
            up, down = font.ascent, font.descent
            if each[1] and not (font.stands_in and written):
                up, down = _CHINESE_UP * size, _CHINESE_DOWN * size
            ascent, descent = max(ascent, up), max(descent, down)
        if highest > ascent:
            return highest + descent, highest
        height = ascent + descent
        least = paragraph.line if paragraph.rule is LineRule.LEAST else 0
        times = paragraph.line if paragraph.rule is LineRule.TIMES else 1
        if self._grid:
            snapped = -(-(height - _SLACK) // self._grid) * self._grid
            wanted = max(snapped + max(height, self._grid) * max(times - 1, 0), least)
            return wanted, ascent + (wanted - height) / 2
        wanted = max(height * times, least)
        return wanted, ascent + wanted - height


def _mark(paragraph: Paragraph) -> tuple[Face, bool]:
    return face(paragraph.mark, True), True


def _stretched(glyphs: Sequence[Glyphs], room: float) -> Iterator[Glyphs]:
    """The same text, *room* wider: blanks and the gaps between Chinese characters grow."""
    parts: list[Glyphs] = []
    for each in glyphs:
        x = each.x
        for text in _parts(each.text):
            width = metrics(each.face).width(text) * each.look.stretch
            parts.append(Glyphs(x, text, width, each.face, each.look))
            x += width
    while parts and not parts[-1].text.strip(" "):
        parts.pop()
    gaps = max(len(parts) - 1, 0)
    shift = room / gaps if gaps else 0
    for number, part in enumerate(parts):
        yield replace(part, x=part.x + number * shift)


def _parts(text: str) -> Iterator[str]:
    """Chinese characters one by one, Latin words with the blank after them."""
    word = ""
    for character in text:
        if word and (is_wide(character) or is_wide(word[-1]) or (word[-1] == " " != character)):
            yield word
            word = ""
        word += character
    if word:
        yield word
