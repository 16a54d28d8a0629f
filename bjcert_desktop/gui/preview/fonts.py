"""Fonts of Word files as Qt has them here, and how wide characters are in them. Lengths are points.

Fonts are asked for at UNIT times their size, so that nothing is rounded to whole pixels; what is drawn with them is
drawn that much smaller.
"""

import threading
import unicodedata
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from ...word.document.model import Look

UNIT = 20  #: pixels of a font to a point

#: How the names of free Chinese fonts begin, whose lines are higher than those of the fonts that Word has.
_FREE = ("Noto ", "Source Han ", "WenQuanYi ", "AR PL ", "Droid ")
_SERIF = ("SimSun", "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC")
_SANS = ("SimHei", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")
_FANG = ("FangSong", "FangSong_GB2312", "STFangsong", *_SERIF)
_KAI = ("KaiTi", "KaiTi_GB2312", "STKaiti", *_SERIF)
_LATIN = {
    "times new roman": ("Liberation Serif", "DejaVu Serif"),
    "cambria": ("Caladea", "Liberation Serif", "DejaVu Serif"),
    "arial": ("Liberation Sans", "DejaVu Sans"),
    "calibri": ("Carlito", "Liberation Sans", "DejaVu Sans"),
    "courier new": ("Liberation Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK SC"),
    "segoe ui symbol": ("DejaVu Sans", "Noto Sans Symbols2"),
}


class Face(NamedTuple):
    """One font."""

    family: str
    size: float
    bold: bool
    italic: bool


def face(look: Look, east: bool) -> Face:
    """The font of *look* for East Asian or other characters."""
    size = look.size * 0.65 if look.raised else look.size
    return Face(look.east if east else look.latin, size, look.bold, look.italic)


def is_east(character: str) -> bool:
    """Whether a character uses the East Asian font: Chinese, its punctuation, and signs such as □."""
    code = ord(character)
    if code < 0x2E80:
        return 0x2010 <= code < 0x2E80 and character not in "\u2011\u2060•"
    return True


def is_wide(character: str) -> bool:
    """Whether a justified line may widen before and after the character."""
    return ord(character) >= 0x2E80 and unicodedata.east_asian_width(character) in "WF"


class Metrics:
    """A font to measure and draw with. What was measured is known to all threads; each has a font object of its own."""

    def __init__(self, which: Face) -> None:
        self._which = which
        families = _families(which.family)
        there = [name for name in families if QFontDatabase.hasFamily(name)]  # a missing one costs the bold face
        self._names = there or families
        self.stands_in = bool(there) and there[0].startswith(_FREE)
        self._here = threading.local()
        self._widths: dict[str, float] = {}
        _, measure = self._tools()
        self.ascent = measure.ascent() / UNIT
        self.descent = measure.descent() / UNIT

    def _tools(self) -> tuple[QFont, QFontMetricsF]:
        """The font of the current thread and what measures it."""
        found: tuple[QFont, QFontMetricsF] | None = getattr(self._here, "tools", None)
        if found is None:
            font = QFont()
            font.setFamilies(self._names)
            font.setPixelSize(max(round(self._which.size * UNIT), 1))
            font.setBold(self._which.bold)
            font.setItalic(self._which.italic)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            found = self._here.tools = font, QFontMetricsF(font)
        return found

    @property
    def font(self) -> QFont:
        """The font of the current thread."""
        return self._tools()[0]

    def width(self, text: str) -> float:
        """The width of *text*."""
        found = self._widths.get(text)
        if found is None:
            found = self._tools()[1].horizontalAdvance(text) / UNIT
            if len(self._widths) < 20_000:
                self._widths[text] = found
        return found


_known: dict[Face, Metrics] = {}


def metrics(which: Face) -> Metrics:
    """The font *which*."""
    found = _known.get(which)
    if found is None:
        if len(_known) > 500:
            _known.clear()
        found = _known[which] = Metrics(which)
    return found


def _families(name: str) -> list[str]:
    """The font, then the ones that replace it where it is not installed."""
    plain = name.casefold()
    if plain in _LATIN:
        return [name, *_LATIN[plain], *_SERIF]
    for signs, others in (
        (("仿宋", "fangsong"), _FANG),
        (("楷", "kai"), _KAI),
        (("黑", "hei", "等线", "dengxian", "圆"), _SANS),
        (("宋", "song", "simsun", "明"), _SERIF),
    ):
        if any(sign in plain for sign in signs):
            return [name, *others]
    return [name, *_SANS]
