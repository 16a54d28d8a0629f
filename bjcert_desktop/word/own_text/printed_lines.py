"""All text that a form may print, line by line, with the runs that it stands in."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from ..document.styles import local
from ..docx_file import DocxFile, TextPart, read_xml
from ..markup import Element, W
from ..positions import Positions, positions_in
from .list_labels import ListLabels

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_KNOWN = {"wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "wp14", "a14"}  #: extensions that all programs of today show
_TEXT = {W + "t", _M + "t", _A + "t"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOT_PRINTED = {W + name for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "rubyPr", "sdtPr", "p")}
#: Elements with text that may be printed.
_ELSEWHERE = ("delText", "listEntry", "listItem", "default", "moveFrom")
_DRAWN = re.compile(rb"drawingml/2006/(?:chart|diagram|chartDrawing)\W|/drawing/20\d\d/(?:chartex|diagram)")
_FOLDERS = re.compile(r"word/(?:charts|diagrams|drawings)/[^/]+\.xml", re.IGNORECASE)
_BRACKETS = {_M + name for name in ("begChr", "endChr", "sepChr", "chr")}  #: characters of formulas
#: A field's pattern with digits in it, or a count that begins at a large number.
_OWN_DIGITS = re.compile(
    r"""\\[#@]\s*(?:"[^"]*[1-9]|[^"\s]*[1-9])|(?:\\r|LISTNUM.*\\s)\s*(?!1\b)[0-9]|\\s\s*[0-9]{2}""", re.IGNORECASE
)
_DELETED = (W + "del", W + "moveFrom")
_START = ("start", "startOverride", "pgNumType")  #: elements that say where a count begins
#: In fonts of signs: their first code → the digits that are drawn from it on.
_DIGIT_SIGNS = {
    "wingdings": {0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"},
    "wingdings 2": {0x69: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"},
    "zapfdingbats": {0xAC: "①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓"},
}


@dataclass(frozen=True)
class Stretch:
    """The *text* of one piece of a line, from *start* on, in *run* (None outside any)."""

    run: Element | None
    text: str
    start: int


@dataclass(frozen=True, eq=False)
class PrintedLine:
    """A paragraph as it is printed. *where* is its position; *body*: in the body, not in a header or the like.

    *label* is the number or bullet that Word prints before it.
    """

    paragraph: Element
    where: str
    stretches: tuple[Stretch, ...]
    body: bool
    label: str = ""

    @cached_property
    def spare(self) -> bool:
        """Whether it is only there for programs that do not know the shapes of Word 2010."""
        return is_spare(self.paragraph)

    @cached_property
    def text(self) -> str:
        """The whole line: tabs as ``\\t``, line breaks as ``\\n``."""
        return "".join(stretch.text for stretch in self.stretches)

    @property
    def printed(self) -> str:
        """The text with the number before it."""
        return f"{self.label}{self.text}"

    def between(self, start: int, end: int) -> Iterator[Stretch]:
        """The pieces that the characters from *start* to *end* stand in."""
        return (each for each in self.stretches if each.start < end and each.start + len(each.text) > start)


def is_spare(element: Element) -> bool:
    """Whether *element* is only there for programs that do not know the shapes of Word 2010."""
    for node in element.iterancestors(_MC + "Fallback"):
        choices = node.itersiblings(_MC + "Choice", preceding=True)
        return any(set(choice.get("Requires", "?").split()) <= _KNOWN for choice in choices)
    return False


def printed_lines(file: DocxFile) -> list[list[PrintedLine]]:
    """The lines of the body and of each header, footer and so on, in their order."""
    labels = ListLabels(file)
    return [list(_lines(part, labels)) for part in (*file.parts, *file.strays)]


def _lines(part: TextPart, labels: ListLabels) -> Iterator[PrintedLine]:
    positions = positions_in(part.root, part.title)
    for paragraph in part.root.iter(W + "p"):
        where = positions.get(paragraph, part.title)
        yield PrintedLine(paragraph, where, tuple(_stretches(paragraph)), not part.title, labels.label(paragraph))


def _stretches(paragraph: Element) -> Iterator[Stretch]:
    start = 0
    for run, text in _pieces(paragraph, None):
        yield Stretch(run, text, start)
        start += len(text)


def _pieces(element: Element, run: Element | None) -> Iterator[tuple[Element | None, str]]:
    for child in element.iterchildren(tag=etree.Element):
        name = local(str(child.tag))
        if child.tag in _TEXT:
            if child.text:
                yield run, _shown(child.text, run)
        elif child.tag in _BRACKETS:
            yield run, child.get(_M + "val", "")
        elif child.tag == W + "sym":
            yield run, _symbol(child)
        elif child.tag == _V + "textpath":
            yield run, child.get("string", "")
        elif name in _SIGNS and child.tag == W + name:
            yield run, _SIGNS[name]
        elif child.tag not in _NOT_PRINTED:
            yield from _pieces(child, child if child.tag in (W + "r", _M + "r") else run)


def _symbol(element: Element) -> str:
    """A character given by its code; codes of symbol fonts are in the private area."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return "□"
    if not (0x20 <= code < 0xD800 or 0xE000 <= code < 0x10000):
        return "□"
    return _as_drawn(code, element.get(W + "font", ""))


def _shown(text: str, run: Element | None) -> str:
    """*text* with the digits that a font of signs draws for other characters."""
    fonts = run.find(f"{W}rPr/{W}rFonts") if run is not None else None
    font = next((value for value in map(str, fonts.values()) if _signs_of(value)), "") if fonts is not None else ""
    if not font and any("\x80" <= c < "\xa0" for c in text):
        font = "wingdings"  # perhaps by a style: these are nothing in other fonts
    if "{{" in text or not (font or any("\uf000" <= c < "\uf100" for c in text)):
        return text
    return "".join(_as_drawn(ord(c), font) for c in text)


def _as_drawn(code: int, font: str) -> str:
    code = code & 0xFF if 0xF000 <= code < 0xF100 else code
    for first, digits in _signs_of(font).items():
        if first <= code < first + len(digits):
            return digits[code - first]
    return chr(code)


def _signs_of(font: str) -> dict[int, str]:
    return _DIGIT_SIGNS.get("zapfdingbats" if "dingbats" in font.casefold() else font.casefold(), {})


def other_texts(file: DocxFile) -> Iterator[tuple[str, str]]:
    """What may be printed without standing in a paragraph's text, each with its position."""
    for part in file.parts:
        positions: Positions | None = None
        for node in part.root.iter(*(W + name for name in _ELSEWHERE)):
            text = node.text if node.tag == W + "delText" else None
            text = text or next(filter(None, (node.get(W + name) for name in ("displayText", "val"))), "")
            text = text or "".join(each.text or "" for each in node.iter(W + "t"))
            positions = positions_in(part.root, part.title) if positions is None else positions
            holder = next(node.iterancestors(W + "p"), None)
            if holder is None:  # a control around paragraphs
                holder = next((p for control in node.iterancestors(W + "sdt") for p in control.iter(W + "p")), None)
            yield (positions.get(holder, part.title) if holder is not None else part.title), text
        for paragraph, instruction in field_codes(part.root.iter(W + "p")):
            positions = positions_in(part.root, part.title) if positions is None else positions
            yield positions.get(paragraph, part.title), instruction
    numbering = file.related("numbering")
    if numbering is not None:
        levels = (re.sub("%[1-9]", "", _level_text(node)) for node in numbering.iter(W + "lvlText"))
        patterns = (node.get(W + "format", "") for node in numbering.iter(W + "numFmt"))
        yield "自动编号", "\n".join(filter(None, (*levels, *patterns)))
    yield from (("图形", text) for text in drawn_texts(file))


def _level_text(node: Element) -> str:
    """What the numbers of a list's level look like, with the digits that a font of signs draws."""
    level = node.getparent()
    fonts = level.find(f"{W}rPr/{W}rFonts") if level is not None else None
    font = fonts.get(W + "ascii", "") if fonts is not None else ""
    return "".join(_as_drawn(ord(c), font) for c in node.get(W + "val", ""))


def drawn_texts(file: DocxFile) -> Iterator[str]:
    """The texts and numbers of each chart or diagram."""
    for name in file.package.names:
        drawn = name.casefold().endswith(".xml") and _DRAWN.search(file.package.read(name))
        if drawn or _FOLDERS.match(name):
            lines: list[str] = []
            for node in read_xml(file.package, name).iter(etree.Element):
                kind = local(str(node.tag))
                if kind == "p":
                    lines.append("".join(each.text or "" for each in node.iter("{*}t")))
                elif kind == "v" or (kind == "t" and next(node.iterancestors("{*}p"), None) is None):
                    lines.append(node.text or "")
                lines.append(node.get("formatCode", ""))
            yield "\n".join(filter(None, lines))


def starts(file: DocxFile) -> Iterator[tuple[str, str]]:
    """With which numbers lists and pages begin, but for 0 and 1, each with its position."""
    numbering = file.related("numbering")
    for where, root in (("自动编号", numbering), ("页码", file.parts[0].root)):
        for node in root.iter(*(W + name for name in _START)) if root is not None else ():
            text = node.get(W + "start") or node.get(W + "val") or ""
            if text.strip("0") not in ("", "1"):
                yield where, text


def bound_controls(lines: Iterable[PrintedLine]) -> Iterator[str]:
    """Where text stands in controls that show what the file has elsewhere. Around a field of ours they are unbound."""
    for line in lines:
        for control in (*line.paragraph.iterancestors(W + "sdt"), *line.paragraph.iter(W + "sdt")):
            texts = (node for node in control.iter(W + "t") if next(node.iterancestors(*_DELETED), None) is None)
            ours = "{{" in "".join(node.text or "" for node in texts)
            if not ours and control.find(f"{W}sdtPr/{{*}}dataBinding") is not None:
                yield line.where


def field_codes(paragraphs: Iterable[Element]) -> Iterator[tuple[Element, str]]:
    """What each of Word's fields does, with the paragraph that it is in; «=» also for a box that is computed."""
    opened: list[str | None] = []  # the code of each field that is open, None when its result has begun
    for paragraph in paragraphs:
        for node in paragraph.iter(W + "fldChar", W + "instrText", W + "t", W + "fldSimple"):
            if node.tag == W + "fldSimple":
                yield paragraph, node.get(W + "instr", "")
            elif node.tag != W + "fldChar":
                if opened and opened[-1] is not None:  # Word takes all text for the code
                    opened[-1] += node.text or ""
            elif node.get(W + "fldCharType") == "begin":
                kind = node.find(f"{W}ffData/{W}textInput/{W}type")
                opened.append("= " if kind is not None and kind.get(W + "val") == "calculated" else "")
            elif opened:
                if opened[-1] is not None:
                    yield paragraph, opened[-1]
                opened[-1] = None
                if node.get(W + "fldCharType") == "end":
                    opened.pop()


def prints_otherwise(instruction: str, harmless: Set[str]) -> str:
    """The name of a field that may print something other than its kind does, or is none of the *harmless* ones."""
    code = next(iter(instruction.split()), "").upper()
    return code if code and (code not in harmless or _OWN_DIGITS.search(instruction)) else ""
