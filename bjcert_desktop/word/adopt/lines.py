"""One paragraph of a blank form, character by character: finds its blanks and boxes, and writes into them.

``FormLine.shape`` has one sign for each printed character: ``_`` for a blank (an underscore, underlined space, tab with
a line, or the prompt of a content control), a space for other white space, ``□`` for any box (a character, Wingdings
symbol, content control or form field), and otherwise the character itself, half-width.
"""

import re
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from lxml import etree

from ..markup import W14, XML_SPACE, Element, W

_LONGEST = 2_000  #: characters of a paragraph that are looked at
_SMALLEST = 12  #: half-points of a blank paragraph's mark that its value is written in
_BOXES = "□☐▢◻⬜❏❑▯囗"
_SYMBOLS = {  # the empty boxes of symbol fonts, as Word's users insert them
    "wingdings": {0x6F, 0x71, 0x72, 0xA8},
    "wingdings 2": {0x2A, 0x30, 0x35, 0xA3},
    "webdings": {0x63},
}
_SKIPPED = {W + name for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "p", "sdtPr", "sdtEndPr")}
_OTHER = {W + name for name in ("br", "cr", "noBreakHyphen", "drawing", "pict", "object", "footnoteReference")}

_DATE = r"(?:20|二[〇○零0])?[_ ]*年[_ ]*月[_ ]*日"
_DOTS = re.compile(r"…{3,}|\.{6,}|-{4,}|—{3,}|(?<=\() {1,6}(?=\) ?(?:枚|年|个|元))")  # lines to write on, too
#: Crosses in place of a value: «XXX», «20××年».
_CROSSES = re.compile(r"(?<![A-Za-z0-9×@.-])[Xx×]{2,}(?![A-Za-z0-9:×%-])|(?<=20)[Xx×]{2}(?= ?年)")
#: A circle before a word is a box; in «二○二六年» and «○○局» it is not.
_CIRCLE = re.compile(r"(?<![○〇\d二])[○◯](?=(?! ?[年月日局○〇]) ?[\u4e00-\u9fff])")
_TOKEN = re.compile(
    rf"(?P<date>{_DATE})|(?P<grid>(?:□ ?){{6,}})|(?P<box>□|\[ {{0,3}}\]|\( {{1,4}}\)(?! ?[枚年个元]))|"
    r"(?P<blank>_(?:[_ ]*_)?)|(?P<space>(?<=:) {2,}(?=\S)|(?<=:) ?(?=[\u4e00-\u9fff](?: *[\u4e00-\u9fff]){1,7} *:))|"
    r"(?P<seal>(?<=:) *(?=\((?:盖章|(?:单位|企业)?公章|加盖公章)\)(?! *_)))|(?P<end>(?<=:) *$)",
    re.MULTILINE,
)


class Sign(NamedTuple):
    """One character: the element it is in and, for text, its offset there."""

    element: Element
    offset: int
    shape: str


@dataclass(frozen=True)
class Token:
    """A blank or box; *kind* is date, grid, box, blank, space, seal or end.

    *before* and *after* are the text around it, up to the next blank; *rest* is all that follows in the line.
    """

    kind: str
    start: int
    end: int
    before: str
    after: str
    rest: str = ""


class FormLine:
    """A paragraph, its characters and their shape."""

    def __init__(self, paragraph: Element) -> None:
        self.paragraph = paragraph
        self._ruled = any("underscore" in (tab.get(W + "leader") or "") for tab in paragraph.iter(W + "tab"))
        self.signs = list(islice(self._walk(paragraph, prompt=False), _LONGEST))
        shape = "".join(sign.shape for sign in self.signs)
        shape = _CIRCLE.sub("□", _CROSSES.sub(lambda found: "_" * len(found[0]), shape))
        self.shape = _DOTS.sub(lambda dots: "_" * len(dots[0]), shape)

    @property
    def is_blank(self) -> bool:
        """Whether the line holds nothing but blanks."""
        return not self.shape.strip("_ \n")

    @property
    def words(self) -> str:
        """What is printed, without blanks at its ends."""
        return re.sub("_+", " ", self.shape).strip()

    def tokens(self) -> list[Token]:
        """The blanks and boxes of the line, in order."""
        found = [match for match in _TOKEN.finditer(self.shape) if self._counts(match)]
        tokens, position = [], 0
        for number, match in enumerate(found, 1):
            until = found[number].start() if number < len(found) else len(self.shape)
            before, after = self.shape[position : match.start()], self.shape[match.end() : until]
            rest = self.shape[match.end() :]
            tokens.append(Token(str(match.lastgroup), match.start(), match.end(), before, after, rest))
            position = match.end()
        return tokens

    def _counts(self, match: re.Match[str]) -> bool:
        text, kind = match[0], match.lastgroup
        if kind == "date":
            alone = text == self.shape.strip() or self.shape[: match.start()].endswith(":")
            return "_" in text or " " in text or alone
        if kind == "blank":
            return len(text) > 1 or self.signs[match.start()].element.tag == W + "tab" or len(self.shape.strip()) == 1
        if kind == "space":
            rest = self.shape[match.end() :]
            return bool(re.match(r"[^:。；;_]{1,16}:|(枚|个|年|元|人|张)\W?|\(|$", rest))
        return True

    def _walk(self, parent: Element, prompt: bool) -> Iterator[Sign]:
        for child in parent:
            tag = child.tag
            if tag == W + "t":
                yield from self._characters(child, prompt)
            elif tag == W + "tab":
                yield Sign(child, 0, "_" if self._ruled or _is_underlined(parent) else " ")
            elif tag == W + "sym":
                yield Sign(child, 0, "□" if _is_box_symbol(child) else "\ufffc")
            elif tag in (W + "br", W + "cr"):
                yield Sign(child, 0, "\n")
            elif tag in _OTHER or (isinstance(tag, str) and tag.endswith("}AlternateContent")):
                yield Sign(child, 0, "\ufffc")
            elif tag == W + "fldChar" and _is_check_box(child):
                yield Sign(child, 0, "□")
            elif tag not in _SKIPPED:
                yield from self._walk(child, prompt or _is_prompt(child))

    def _characters(self, element: Element, prompt: bool) -> Iterator[Sign]:
        run = element.getparent()
        underlined = run is not None and _is_underlined(run)
        for index, character in enumerate(element.text or ""):
            plain = unicodedata.normalize("NFKC", character)
            if character in _BOXES:
                shape = "□"
            elif prompt or plain in ("_", "﹏", "ˍ") or (underlined and plain.isspace()):
                shape = "_"
            else:
                shape = " " if plain.isspace() else plain if len(plain) == 1 else character
            yield Sign(element, index, shape)

    def replace(self, start: int, end: int, text: str) -> None:
        """Replace the characters from *start* to *end* by *text*. Work from the end of the line to its beginning."""
        taken = self.signs[start:end]
        if not taken:
            self._insert(start, text)
            return
        first = taken[0]
        if first.element.tag == W + "fldChar":
            _after_field(first.element, text)
            return
        for sign in reversed(taken[1:]):
            _remove(sign)
        if first.element.tag == W + "t":
            old = first.element.text or ""
            first.element.text = old[: first.offset] + text + old[first.offset + 1 :]
            first.element.set(XML_SPACE, "preserve")
        else:
            self._swap(first.element, text)
        _drop_prompt_style(first.element)

    def _swap(self, element: Element, text: str) -> None:
        """Replace a tab or symbol by text; a symbol's font would not show it."""
        run = element.getparent()
        if run is not None:
            run.replace(element, new_text(text))

    def _insert(self, at: int, text: str) -> None:
        if not at and self.signs and (first := self.signs[0]).element.tag == W + "t":
            first.element.text = text + (first.element.text or "")
            first.element.set(XML_SPACE, "preserve")
            return
        before = self.signs[at - 1] if at else None
        if before is not None and before.element.tag == W + "t":
            old = before.element.text or ""
            before.element.text = old[: before.offset + 1] + text + old[before.offset + 1 :]
            before.element.set(XML_SPACE, "preserve")
            return
        run = etree.SubElement(self.paragraph, W + "r")
        properties = self.paragraph.find(f"{W}pPr/{W}rPr")
        if properties is not None:
            wanted = [node for node in properties if not _is_unseen(node)]
            if wanted:
                etree.SubElement(run, W + "rPr").extend(map(deepcopy, wanted))
        run.append(new_text(text))


def _is_unseen(mark: Element) -> bool:
    """Whether a property of a blank paragraph's mark would keep a value from being seen, or is about its history."""
    if mark.tag in (W + "sz", W + "szCs"):
        size = mark.get(W + "val", "")
        return size.isdecimal() and int(size) < _SMALLEST
    if mark.tag == W + "color":
        return mark.get(W + "val", "").upper() == "FFFFFF"
    return mark.tag in {W + name for name in ("ins", "del", "moveFrom", "moveTo", "vanish")}


def new_text(text: str) -> Element:
    """A ``w:t`` holding *text*."""
    element = etree.Element(W + "t", {XML_SPACE: "preserve"})
    element.text = text
    return element


def _is_underlined(run: Element) -> bool:
    line = run.find(f"{W}rPr/{W}u")
    return line is not None and line.get(W + "val", "single") not in ("none", "0")


def _is_box_symbol(symbol: Element) -> bool:
    try:
        code = int(symbol.get(W + "char", ""), 16) & 0xFF
    except ValueError:
        return False
    return code in _SYMBOLS.get(symbol.get(W + "font", "").casefold(), set())


def _is_check_box(mark: Element) -> bool:
    return mark.get(W + "fldCharType") == "begin" and mark.find(f"{W}ffData/{W}checkBox") is not None


def _is_prompt(control: Element) -> bool:
    """Whether a content control shows its prompt («单击此处输入文字») rather than a value."""
    shown = control.tag == W + "sdt" and control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    return shown and control.find(f"{W}sdtPr/{W14}checkbox") is None


def _after_field(begin: Element, text: str) -> None:
    """Add a run with *text* after the form field that *begin* opens; compiling ticks the field beside it."""
    run = begin.getparent()
    if run is None:
        return
    for following in [run, *run.itersiblings(W + "r")]:
        if any(mark.get(W + "fldCharType") == "end" for mark in following.iter(W + "fldChar")):
            new = etree.Element(W + "r")
            new.append(new_text(text))
            following.addnext(new)
            return


def _remove(sign: Sign) -> None:
    element = sign.element
    if element.tag == W + "t":
        old = element.text or ""
        element.text = old[: sign.offset] + old[sign.offset + 1 :]
    elif element.tag == W + "tab" and (run := element.getparent()) is not None:
        run.remove(element)


def _drop_prompt_style(element: Element) -> None:
    """Remove the grey style of a prompt: a value is printed normally."""
    run = element.getparent()
    control = next(element.iterancestors(W + "sdt"), None)
    if run is None or control is None or control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
        return
    for style in run.findall(f"{W}rPr/{W}rStyle"):
        style.getparent().remove(style)  # type: ignore[union-attr]
    properties = control.find(W + "sdtPr")
    for prompt in [] if properties is None else properties.findall(W + "showingPlcHdr"):
        properties.remove(prompt)  # type: ignore[union-attr]
