"""Reads a filled form by the template that it was filled from.

The lines of both are aligned: a template's line fits a printed one when all that the template prints is there, and the
fields are what stands between. A row of the certificate list fits any number of rows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..docx_file import DocxFile
from ..placeholders import Choice, Piece, Unknown, understand
from ..positions import positions_in
from .printed import PrintedLine, printed_lines
from .value import FilledForm, ReadValue

_PLACEHOLDER = re.compile(r"\{\{([^{}\n]*)\}\}")
_Part = tuple[str, str, str, str]  #: which piece of a value, its text, where it stands, and its doubt
_MARGINS = ("页眉", "页脚")  #: hold nothing of the unit that is not in the body
_ENOUGH = 0.75  #: of what a template prints; less of it, and the form is another one


@dataclass(frozen=True)
class _Spot:
    """A group of a cell's pattern: the field, and which piece of it («3», «年»), if it is one."""

    field: str
    which: str = ""


@dataclass(frozen=True)
class _CellPattern:
    pattern: re.Pattern[str]
    spots: tuple[_Spot | None, ...]


@dataclass(frozen=True)
class _LinePattern:
    """A line of a template; *printed* is how many signs of it are printed, *repeated* if it is a list's row."""

    cells: tuple[_CellPattern, ...]
    printed: int
    repeated: bool

    def fits(self, line: PrintedLine) -> bool:
        """Whether *line* is this line, filled."""
        return len(line) == len(self.cells) and all(
            own.pattern.fullmatch(cell.text) for own, cell in zip(self.cells, line, strict=True)
        )


def read_by_template(file: DocxFile, templates: Sequence[bytes]) -> FilledForm | None:
    """What *file* says if it was filled from one of the *templates*, else None."""
    lines = lines_of(file)
    best, most = None, 0.0
    for template in templates:
        patterns = _patterns(template)
        pairs = _aligned(patterns, lines)
        found = sum(patterns[row].printed for row in dict(pairs))
        share = found / (sum(pattern.printed for pattern in patterns) or 1)
        if share >= _ENOUGH and share > most:
            best, most = (patterns, pairs), share
    if best is None:
        return None
    patterns, pairs = best
    matched = {row for row, _ in pairs}
    pairs = [(row, at) for row, at in pairs if patterns[row].printed or row - 1 in matched]  # fields under their header
    taken = {at for _, at in pairs}
    places = (
        next((cell.where for cell in line if cell.text.strip()), "") for at, line in enumerate(lines) if at not in taken
    )
    unread = tuple(where for where in places if where and not where.startswith(_MARGINS))
    return FilledForm(tuple(_values(patterns, pairs, lines)), unread)


def lines_of(file: DocxFile) -> list[PrintedLine]:
    """The printed lines of all parts."""
    return [
        line for part in file.parts for line in printed_lines(part.root, positions_in(part.root, part.title)) if line
    ]


@lru_cache(maxsize=32)
def _patterns(template: bytes) -> tuple[_LinePattern, ...]:
    found = []
    for line in lines_of(DocxFile(template)):
        cells = tuple(_cell_pattern(cell.text) for cell in line)
        printed = sum(len("".join(_PLACEHOLDER.sub("", cell.text).split())) for cell in line)
        names = [spot.field for cell in cells for spot in cell.spots if spot]
        if printed or names:
            found.append(_LinePattern(cells, printed, any("." in name for name in names)))
    return tuple(found)


def _cell_pattern(text: str) -> _CellPattern:
    """What prints *text* with anything in place of its fields; blanks count nowhere."""
    pattern, position = r"\s*", 0
    spots: list[_Spot | None] = []
    for match in _PLACEHOLDER.finditer(text):
        pattern += _loose(text[position : match.start()])
        meaning = understand(match[1])
        if isinstance(meaning, Choice | Unknown):
            pattern += r"(.{0,3}?)"
            spots.append(None)
        elif isinstance(meaning, Piece):
            pattern += r"(.{0,4}?)\s*"
            spots.append(_Spot(meaning.name, meaning.which))
        else:
            pattern += r"(.*?)\s*"
            spots.append(_Spot(meaning))
        position = match.end()
    return _CellPattern(re.compile(pattern + _loose(text[position:]), re.DOTALL), tuple(spots))


def _loose(text: str) -> str:
    return "".join(re.escape(sign) + r"\s*" for sign in "".join(text.split()))


def _aligned(patterns: Sequence[_LinePattern], lines: Sequence[PrintedLine]) -> list[tuple[int, int]]:
    """Pairs of pattern and line, in order, so that as much as possible of what the template prints is found."""
    best = [[0.0] * (len(lines) + 1) for _ in range(len(patterns) + 1)]
    fits = [[pattern.fits(line) for line in lines] for pattern in patterns]
    for row, pattern in enumerate(patterns, 1):
        for at in range(1, len(lines) + 1):
            ways = [best[row - 1][at], best[row][at - 1]]
            if fits[row - 1][at - 1]:
                before = best[row][at - 1] if pattern.repeated else best[row - 1][at - 1]
                ways.append(max(before, best[row - 1][at - 1]) + pattern.printed + 0.5)
            best[row][at] = max(ways)
    pairs = []
    row, at = len(patterns), len(lines)
    while row and at:
        here, worth = best[row][at], patterns[row - 1].printed + 0.5
        if fits[row - 1][at - 1] and here == best[row - 1][at - 1] + worth:
            pairs.append((row - 1, at - 1))
            row, at = row - 1, at - 1
        elif fits[row - 1][at - 1] and patterns[row - 1].repeated and here == best[row][at - 1] + worth:
            pairs.append((row - 1, at - 1))
            at -= 1
        elif here == best[row][at - 1]:
            at -= 1
        else:
            row -= 1
    return pairs[::-1]


def _values(
    patterns: Sequence[_LinePattern], pairs: Sequence[tuple[int, int]], lines: Sequence[PrintedLine]
) -> Iterator[ReadValue]:
    item = 0
    pieces: dict[tuple[str, int, int], list[_Part]] = {}
    for row, at in pairs:
        pattern = patterns[row]
        item += pattern.repeated
        for own, cell in zip(pattern.cells, lines[at], strict=True):
            match = own.pattern.fullmatch(cell.text)
            for spot, text in zip(own.spots, match.groups() if match else (), strict=False):
                if spot is None or not (text.strip() or cell.doubt):
                    continue
                number = item if "." in spot.field else 0
                if spot.which:
                    times = _times(pieces, (spot.field, number), spot.which)
                    parts = pieces.setdefault((spot.field, number, times), [])
                    parts.append((spot.which, text.strip(), cell.where, cell.doubt))
                else:
                    yield ReadValue(spot.field, text.strip(), cell.where, 1.0, cell.doubt, number)
    for (field, number, _), parts in pieces.items():
        yield _joined(field, number, parts)


def _times(pieces: Mapping[tuple[str, int, int], Sequence[_Part]], key: tuple[str, int], which: str) -> int:
    """How often this piece of this field was read before: the field may be written in pieces several times."""
    return sum(which in {part[0] for part in parts} for each, parts in pieces.items() if each[:2] == key)


def _joined(field: str, item: int, parts: Sequence[_Part]) -> ReadValue:
    """The value of a field that is written in pieces."""
    dated = any(which in "年月日" for which, _, _, _ in parts)
    ordered = parts if dated else sorted(parts, key=lambda part: int(part[0]))
    text = "".join(text + which if dated else text for which, text, _, _ in ordered)
    doubt = next((doubt for _, _, _, doubt in parts if doubt), "")
    return ReadValue(field, text, parts[0][2], 1.0, doubt, item)
