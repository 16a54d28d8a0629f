"""Paragraphs into lines: where lines break, and where each piece of text stands in them. Lengths are points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QTextBoundaryFinder

from ...word.document.model import Align, Look, Paragraph, Rule, Run, Stop
from .fonts import Face, face, is_east, is_wide, metrics

_HANGING = "，。、；：？！,.;:”’）》〉」』】"  # may stand beyond the right margin
_ASCENT = 0.8  # of a line of exact height, as LibreOffice and Word have it about
_CHINESE_UP, _CHINESE_DOWN = 1.01, 0.29  # of the size: a line of 宋体 in Word, whichever font stands in for it
_SLACK = 0.05
_PARTED = 0.25  # of the size: the space between Chinese and Latin characters


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text that is drawn in one go, beginning at *x*."""

    x: float
    text: str
    width: float
    face: Face
    look: Look


@dataclass(frozen=True, slots=True)
class Leader:
    """What fills the way of a tab."""

    start: float
    end: float
    kind: str
    look: Look


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: *height* from line to line, *ascent* from its top to the line that letters stand on."""

    height: float
    ascent: float
    glyphs: tuple[Glyphs, ...]
    leaders: tuple[Leader, ...] = ()
    new_page: bool = False  #: begins a new page


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of one font that are not parted."""

    text: str
    width: float
    face: Face
    look: Look


@dataclass(frozen=True, slots=True)
class _Word:
    """What stays together in a line; *space* is the width of the blanks after it."""

    pieces: tuple[_Piece, ...]
    width: float
    space: float


@dataclass(frozen=True, slots=True)
class _Sign:
    """A tab or the end of a line or page."""

    kind: str
    look: Look


_Item = _Word | _Sign


@dataclass
class _Open:
    """The line being filled."""

    x: float
    glyphs: list[Glyphs] = field(default_factory=list)
    leaders: list[Leader] = field(default_factory=list)
    after_tab: int = 0  #: glyphs before the last tab, which stay where they are
    end: float = 0  #: where the last character that is not blank ends
    used: bool = False


def set_lines(paragraph: Paragraph, width: float, tab: float, grid: float = 0) -> list[TextLine]:
    """The lines of *paragraph* in a place *width* wide; *tab* is the distance of tab stops that nobody set."""
    return _Setter(paragraph, width, tab, grid).lines()


class _Setter:
    """One paragraph being set."""

    def __init__(self, paragraph: Paragraph, width: float, tab: float, grid: float) -> None:
        self._paragraph = paragraph
        self._limit = max(width - paragraph.right, paragraph.left + 1)
        self._tab = max(tab, 1)
        self._grid = grid if paragraph.grid else 0
        self._done: list[TextLine] = []
        self._new_page = False
        self._items: Sequence[_Item] = list(_items(paragraph))

    def lines(self) -> list[TextLine]:
        """All lines, at least one."""
        self._begin(self._paragraph.left + self._paragraph.first)
        for at, item in enumerate(self._items):
            if isinstance(item, _Word):
                self._add_word(item)
            elif item.kind == "\t":
                self._add_tab(at, item)
            else:
                self._end(last=True)
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

    def _add_word(self, word: _Word) -> None:
        if self._line.x + word.width > self._limit + _SLACK and not self._hangs(word):
            if self._line.used:
                self._wrap()
            if self._line.x + word.width > self._limit + _SLACK and not self._hangs(word):
                self._add_long(word)
                return
        self._put(word.pieces, word.width, word.space)

    def _hangs(self, word: _Word) -> bool:
        last = word.pieces[-1] if word.pieces else None
        text = last.text.rstrip(" ") if last else ""
        if last is None or not text or text[-1] not in _HANGING:
            return False
        hang = metrics(last.face).width(text[-1])
        return self._line.x + word.width - hang <= self._limit + _SLACK and word.width > hang

    def _add_long(self, word: _Word) -> None:
        """Break a word that is wider than the line wherever the line ends."""
        for piece in word.pieces:
            font = metrics(piece.face)
            for character in piece.text:
                width = font.width(character) + piece.look.spacing
                if self._line.used and self._line.x + width > self._limit + _SLACK and character != " ":
                    self._wrap()
                self._put((_Piece(character, width, piece.face, piece.look),), width, 0)

    def _put(self, pieces: Sequence[_Piece], width: float, space: float) -> None:
        line = self._line
        x = line.x
        for piece in pieces:
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

    def _add_tab(self, at: int, sign: _Sign) -> None:
        line = self._line
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
            if isinstance(item, _Sign):
                break
            width += space + item.width
            space = item.space
        return width

    def _end(self, *, last: bool) -> None:
        """Close the line: align it and find its height."""
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
        height, ascent = self._height(glyphs)
        self._done.append(TextLine(height, ascent, tuple(glyphs), tuple(line.leaders), self._new_page))
        self._new_page = False

    def _height(self, glyphs: Sequence[Glyphs]) -> tuple[float, float]:
        paragraph = self._paragraph
        if paragraph.rule is Rule.EXACT:
            return paragraph.line, paragraph.line * _ASCENT
        ascent = descent = 0.0
        for each in {(each.face, is_east(each.text[0])) for each in glyphs if each.text} or {_mark(paragraph)}:
            font, size = metrics(each[0]), each[0].size
            up, down = (_CHINESE_UP * size, _CHINESE_DOWN * size) if each[1] else (font.ascent, font.descent)
            ascent, descent = max(ascent, up), max(descent, down)
        height = ascent + descent
        if paragraph.rule is Rule.LEAST:
            wanted = max(height, paragraph.line)
        elif self._grid:
            wanted = -(-(height - _SLACK) // self._grid) * self._grid * max(paragraph.line, 1)
            return wanted, ascent + (wanted - height) / 2
        else:
            wanted = height * paragraph.line
        return wanted, ascent + wanted - height


def _mark(paragraph: Paragraph) -> tuple[Face, bool]:
    return face(paragraph.mark, True), True


def _stretched(glyphs: Sequence[Glyphs], room: float) -> Iterator[Glyphs]:
    """The same text reaching *room* further: blanks grow, and so does the space between Chinese characters."""
    parts: list[Glyphs] = []
    for each in glyphs:
        x = each.x
        for text in _parts(each.text):
            width = metrics(each.face).width(text)
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


def _items(paragraph: Paragraph) -> Iterator[_Item]:
    """The words and signs of a paragraph."""
    stretch: list[Run] = []
    for run in paragraph.runs:
        rest = run.text
        while rest:
            at = next((i for i, c in enumerate(rest) if c in "\t\n\f"), len(rest))
            if at:
                stretch.append(replace(run, text=rest[:at]))
            if at < len(rest):
                yield from _words(stretch, paragraph)
                stretch = []
                yield _Sign(rest[at], run.look)
            rest = rest[at + 1 :]
    yield from _words(stretch, paragraph)


def _words(runs: Sequence[Run], paragraph: Paragraph) -> Iterator[_Word]:
    """The words in *runs*, which have no tabs or ends of lines in them."""
    text = "".join(run.text for run in runs)
    if not text:
        return
    looks = [run.look for run in runs for _ in run.text]
    start = 0
    for end in range(1, len(text) + 1) if paragraph.loose else _breaks(text):
        if end > start:
            word = _word(text[start:end], looks[start:end])
            if paragraph.parted and end < len(text) and _are_parted(text[end - 1], text[end]):
                word = replace(word, space=looks[end].size * _PARTED)
            yield word
            start = end


def _are_parted(one: str, other: str) -> bool:
    """Whether one of two neighbours is a Chinese character and the other a Latin letter or a digit."""
    return (is_wide(one) and one.isalpha() and other.isalnum() and other.isascii()) or (
        one.isascii() and one.isalnum() and is_wide(other) and other.isalpha()
    )


def _breaks(text: str) -> Iterator[int]:
    """Where a line may end, by Unicode's rules."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    places = {0: 0}
    units = 0
    for index, character in enumerate(text, 1):  # Qt counts characters beyond the BMP as two
        units += 2 if ord(character) > 0xFFFF else 1
        places[units] = index
    position = finder.toNextBoundary()
    while position != -1:
        if position in places:
            yield places[position]
        position = finder.toNextBoundary()
    yield len(text)


def _word(text: str, looks: Sequence[Look]) -> _Word:
    pieces: list[_Piece] = []
    start = 0
    kinds = [is_east(character) for character in text]
    for end in range(1, len(text) + 1):
        look = looks[start]
        if end < len(text) and looks[end] is look and kinds[end] == kinds[start] and not look.spacing:
            continue
        part, which = text[start:end], face(look, kinds[start])
        pieces.append(_Piece(part, metrics(which).width(part) + look.spacing, which, look))
        start = end
    width = sum(piece.width for piece in pieces)
    blanks = len(text) - len(text.rstrip(" "))
    space = metrics(pieces[-1].face).width(text[len(text) - blanks :]) if blanks else 0.0
    space = min(space, width)
    return _Word(tuple(pieces), width - space, space)
