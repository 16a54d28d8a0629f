"""The numbers and bullets of numbered paragraphs."""

from dataclasses import dataclass, field

from ..markup import Element, W
from .runs import SYMBOL_FONTS, SYMBOLS
from .styles import Attributes, number, read, value

_DIGITS = "零一二三四五六七八九"
_ROMAN = {"m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9}
_ROMAN |= {"v": 5, "iv": 4, "i": 1}
_LEVELS = 9


@dataclass(frozen=True)
class Label:
    """The number or bullet of a paragraph, with its indents and character formatting."""

    text: str
    paragraph: dict[str, Attributes]
    run: Element | None


@dataclass(frozen=True)
class _Level:
    start: int
    style: str
    text: str
    after: str
    element: Element


@dataclass
class Numbers:
    """Counts the numbered paragraphs of a document in their order."""

    _levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)  #: numId → abstractNumId
    _starts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    counted: int = 0  #: paragraphs that have been numbered so far

    def learn(self, root: Element) -> None:
        """Read the lists of the numbering part."""
        by_style, styled = dict[str, str](), dict[str, str]()  # abstract list → style, style → abstract list
        for abstract in root.iterchildren(W + "abstractNum"):
            for level in abstract.iterchildren(W + "lvl"):
                own = read(level)
                after = {"space": " ", "nothing": ""}.get(value(own, "suff"), "\t")
                made = _Level(
                    int(number(value(own, "start"))), value(own, "numFmt"), value(own, "lvlText"), after, level
                )
                self._levels[abstract.get(W + "abstractNumId", ""), _depth(level)] = made
            if style := value(read(abstract), "numStyleLink"):
                by_style[abstract.get(W + "abstractNumId", "")] = style
            if style := value(read(abstract), "styleLink"):
                styled[style] = abstract.get(W + "abstractNumId", "")
        for one in root.iterchildren(W + "num"):
            own = read(one)
            key = one.get(W + "numId", "")
            abstract_key = value(own, "abstractNumId")
            self._lists[key] = styled.get(by_style.get(abstract_key, ""), abstract_key)
            for override in one.iterchildren(W + "lvlOverride"):
                start = value(read(override), "startOverride")
                if start:
                    self._starts.setdefault(key, {})[_depth(override)] = int(number(start))

    def label(self, which: Attributes | None) -> Label | None:
        """The label of the next paragraph of the list *which* (its numId and ilvl), or None."""
        if which is None:
            return None
        key, depth = which.get("numId", ""), int(number(which.get("ilvl")))
        abstract = self._lists.get(key, "")
        level = self._levels.get((abstract, depth))
        if level is None:
            return None
        self.counted += 1
        counts = self._counts.setdefault(abstract, {})
        start = self._starts.get(key, {}).pop(depth, None)
        counts[depth] = start if start is not None else counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            counts.pop(deeper, None)
        text = level.text
        for at in range(_LEVELS):
            if f"%{at + 1}" in text:
                other = self._levels.get((abstract, at), level)
                text = text.replace(f"%{at + 1}", _written(counts.get(at, other.start), other.style))
        if level.style == "bullet":
            text = "".join(_bullet(c, level.element) for c in text)
        shape = level.element.find(W + "pPr")
        return Label(text + level.after if text else "", read(shape), level.element.find(W + "rPr"))


def _bullet(sign: str, level: Element) -> str:
    """The sign of a bullet; those of symbol fonts have codes of their own."""
    code, fonts = ord(sign), level.find(f"{W}rPr/{W}rFonts")
    if not 0xE000 <= code < 0xF900:
        return sign
    font = fonts.get(W + "ascii", "") if fonts is not None else ""
    return SYMBOLS.get(code & 0xFF, "•") if font.casefold().startswith(SYMBOL_FONTS) else "•"


def _depth(element: Element) -> int:
    return int(number(element.get(W + "ilvl")))


def _written(count: int, style: str) -> str:
    """*count* in one of Word's number formats."""
    if style in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26 % 10)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("upperRoman", "lowerRoman"):
        return roman(count).upper() if style == "upperRoman" else roman(count)
    if style.startswith(("chineseCounting", "japaneseCounting", "chineseLegal", "ideograph", "taiwaneseCounting")):
        return in_chinese(count)
    if style == "decimalZero":
        return f"{count:02}"
    if style.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(0x2460 + count - 1)
    return "" if style == "none" else str(count)


def roman(count: int) -> str:
    """i, ii, iii, iv …; figures for what cannot be written so."""
    text = ""
    for sign, worth in _ROMAN.items():
        times = count // worth if 0 < count < 4000 else 0
        text += sign * times
        count -= worth * times
    return text or str(count)


def in_chinese(count: int) -> str:
    """一, 十, 十一, 二十, 一百〇一 …; figures beyond 999."""
    if not 0 < count < 1000:
        return str(count)
    hundreds, rest = divmod(count, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")
