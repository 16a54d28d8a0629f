"""The words of a paragraph, which are not divided at the end of a line, and its tabs and breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QTextBoundaryFinder

from ...word.document.model import Drawing, Look, Paragraph, Run
from .fonts import Face, face, is_east, is_wide, metrics

_SPACE = 0.25  # of the size, between a Chinese and a Latin character


@dataclass(frozen=True, slots=True)
class LinePiece:
    """Characters of one font."""

    text: str
    width: float
    face: Face
    look: Look
    drawing: Drawing | None = None  #: a picture instead of characters


@dataclass(frozen=True, slots=True)
class LineWord:
    """Text that stays together in a line; *space* is the width of the blanks after it."""

    pieces: tuple[LinePiece, ...]
    width: float
    space: float


@dataclass(frozen=True, slots=True)
class LineBreaker:
    """A tab, or a break of line or page."""

    kind: str
    look: Look


LineItem = LineWord | LineBreaker


def line_items(paragraph: Paragraph) -> Iterator[LineItem]:
    """The words, tabs and breaks of a paragraph."""
    stretch: list[Run] = []
    for run in paragraph.runs:
        if run.drawing is not None:
            yield from _words(stretch, paragraph)
            stretch = []
            piece = LinePiece("\ufffc", run.drawing.width, face(run.look, east=True), run.look, run.drawing)
            yield LineWord((piece,), run.drawing.width, 0)
        rest = run.text
        while rest:
            at = next((i for i, c in enumerate(rest) if c in "\t\n\f"), len(rest))
            if at:
                stretch.append(replace(run, text=rest[:at]))
            if at < len(rest):
                yield from _words(stretch, paragraph)
                stretch = []
                yield LineBreaker(rest[at], run.look)
            rest = rest[at + 1 :]
    yield from _words(stretch, paragraph)


def _words(runs: Sequence[Run], paragraph: Paragraph) -> Iterator[LineWord]:
    """The words in *runs*, which hold no tab or break."""
    text = "".join(run.text for run in runs)
    if not text:
        return
    looks = [run.look for run in runs for _ in run.text]
    start = 0
    for end in range(1, len(text) + 1) if paragraph.loose else _breaks(text):
        if end > start:
            word = _word(text[start:end], looks[start:end])
            if paragraph.parted and end < len(text) and _are_spaced(text[end - 1], text[end]):
                word = replace(word, space=looks[end].size * _SPACE)
            yield word
            start = end


def _are_spaced(one: str, other: str) -> bool:
    """Whether one of two neighbours is Chinese and the other a Latin letter or a digit."""
    return (is_wide(one) and one.isalpha() and other.isalnum() and other.isascii()) or (
        one.isascii() and one.isalnum() and is_wide(other) and other.isalpha()
    )


def _breaks(text: str) -> Iterator[int]:
    """Where a line may end, by Unicode's rules."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    indexes = {0: 0}
    units = 0
    for index, character in enumerate(text, 1):  # Qt counts characters beyond the BMP as two
        units += 2 if ord(character) > 0xFFFF else 1
        indexes[units] = index
    position = finder.toNextBoundary()
    while position != -1:
        if position in indexes:
            yield indexes[position]
        position = finder.toNextBoundary()
    yield len(text)


def _word(text: str, looks: Sequence[Look]) -> LineWord:
    pieces: list[LinePiece] = []
    start = 0
    kinds = [is_east(character) for character in text]
    for end in range(1, len(text) + 1):
        look = looks[start]
        if end < len(text) and looks[end] is look and kinds[end] == kinds[start] and not look.spacing:
            continue
        part, which = text[start:end], face(look, kinds[start])
        pieces.append(LinePiece(part, metrics(which).width(part) * look.stretch + look.spacing, which, look))
        start = end
    width = sum(piece.width for piece in pieces)
    blanks = len(text) - len(text.rstrip(" "))
    space = metrics(pieces[-1].face).width(text[len(text) - blanks :]) * pieces[-1].look.stretch if blanks else 0.0
    space = min(space, width)
    return LineWord(tuple(pieces), width - space, space)
