"""Whether text has room where it stands: what runs out of a box, frame or row of a fixed height is not printed.

The estimate needs less room than any program: lines as high as their characters, cells without margins. So what is
found is surely cut off; text that is cut off by a little is not found.
"""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from ...domain.fields import FIELDS
from ..document.styles import Properties, points
from ..markup import Element, W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
POINT = 12700  #: EMU
_FIELD = re.compile(r"\{\{[^{}]*\}\}")
_LONGEST = 24  #: digits of an account
_SEEN = 0.5  #: share of a line that has to lie inside


class Need(NamedTuple):
    """What a paragraph needs: points *before* and *after* it, the height of a *line*, the *width* of all its text.

    *size* is the height of its largest characters.
    """

    before: float
    after: float
    line: float
    width: float
    breaks: int
    size: float


@dataclass(frozen=True)
class Room:
    """Room of a *width* and a *height* in points."""

    width: float
    height: float

    def cut_off(
        self, paragraphs: Iterable[Element], need: Callable[[Element], Need], seen: float = _SEEN
    ) -> set[Element]:
        """Those of the *paragraphs*, which stand below each other, whose last line lies below the box.

        *seen*: the share of a line that has to lie inside.
        """
        found, top, after = set(), 0.0, 0.0
        for paragraph in paragraphs:
            needs = need(paragraph)
            top += max(needs.before, after)
            lines = max(1, math.ceil(needs.width / self.width - 0.05) if self.width else 1, needs.breaks + 1)
            bottom = top + lines * needs.line
            if bottom - needs.line * (1 - seen) > self.height:
                found.add(paragraph)
            top, after = bottom, needs.after
        return found


def need_of(paragraph: Element, told: Properties, sizes: Iterable[tuple[str, float]]) -> Need:
    """What a *paragraph* with the properties *told* needs; *sizes*: its texts with the heights of their characters."""
    pieces = [(_FIELD.sub("口", text), size) for text, size in sizes]
    spacing = told.get("spacing", {})
    line = max([size for text, size in pieces if text.strip()] or [size for _, size in pieces], default=10.5)
    largest, stated = line, points(spacing.get("line"))
    if spacing.get("lineRule") == "exact" and stated > 0:
        line = stated
    else:
        line = max(line, stated if spacing.get("lineRule") == "atLeast" else 0, *_pictures(paragraph), 0)
    width = sum(sum(_width(c) for c in text) * size for text, size in pieces)
    breaks = sum(text.count("\n") for text, _ in pieces)
    return Need(points(spacing.get("before")), points(spacing.get("after")), line, width, breaks, largest)


def fill(text: str) -> str:
    """*text* with the examples of its fields, and a long account."""

    def example(field: re.Match[str]) -> str:
        known = FIELDS.get(field[0].strip("{} "))
        return known.example if known and not known.example.startswith("（") else "0" * _LONGEST

    return _FIELD.sub(example, text)


def emu(text: str | None) -> float:
    """A length of a drawing, 0 for none."""
    try:
        found = float(text or 0)
    except ValueError:
        return 0.0
    return found if abs(found) < 1e12 else 0.0


def _pictures(paragraph: Element) -> list[float]:
    """The heights of what is drawn in the line."""
    extents = (inline.find(_WP + "extent") for inline in paragraph.iter(_WP + "inline"))
    return [emu(extent.get("cy")) / POINT for extent in extents if extent is not None]


def _width(character: str) -> float:
    """The least width of a character, in its height."""
    return 0 if character in "\t\n" else 0.9 if character >= "\u2e80" else 0.4


def paragraphs_in(holder: Element) -> list[Element]:
    """The paragraphs that stand in *holder* (a cell or a box) itself, below each other."""
    found = []
    for child in holder.iterchildren(tag=etree.Element):
        if child.tag == W + "p":
            found.append(child)
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag"):
            found += paragraphs_in(child)
    return found
