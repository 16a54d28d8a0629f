"""Reads the runs of a paragraph, with fields, symbols and text boxes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from ..markup import Element, W
from .drawings import FoundDrawing, read_drawing
from .model import Look, Run, Wrap
from .styles import Styles, local, on, read

_DRAWN = ("drawing", "pict", "object")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "fldData", "ffData", "rubyPr", "rt"}
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_BREAKS = {"page": "\f", "column": "\f"}
_COUNTERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
#: Boxes and ticks of Wingdings and its kin as characters of Unicode.
SYMBOLS = {
    **dict.fromkeys((0x6F, 0x70, 0x71, 0x72, 0xA3, 0xA8), "□"),
    0x52: "☑",
    0xFE: "☑",
    0x54: "☒",
    0xFD: "☒",
    0xFC: "✓",
    0xFB: "✗",
    0x6E: "■",
    0x6C: "●",
    0xB7: "•",
}
SYMBOL_FONTS = ("wingdings", "symbol", "webdings")


@dataclass
class _Field:
    """A field that is being read; *shown* once its result has begun."""

    code: str = ""
    shown: bool = False
    box: str = ""


@dataclass
class Runs:
    """Reads the runs of one story in order; fields may continue across paragraphs."""

    styles: Styles
    image: Callable[[str], bytes]  #: the image file of a relationship, empty where there is none
    fields: list[_Field] = field(default_factory=list)

    def read(self, paragraph: Element, style: str, table: str) -> tuple[tuple[Run, ...], list[FoundDrawing]]:
        """The runs and the drawings of *paragraph*, which has this *style* in a table of style *table*.

        Pictures that stand in a line are among the runs; the other drawings are those that are anchored or hold text.
        """
        self._style, self._table = style, table
        self._found: list[Run] = []
        self._drawings: list[FoundDrawing] = []
        self._children(paragraph)
        return tuple(self._found), self._drawings

    def look(self, properties: Element | None) -> Look:
        """The look of characters with these ``rPr`` in the current paragraph."""
        return self.styles.run(read(properties), self._style, self._table)

    def _children(self, element: Element) -> None:
        for child in element.iterchildren(tag=etree.Element):
            name = local(str(child.tag))
            if name == "r":
                self._run(child)
            elif name == "fldSimple":
                self._simple_field(child)
            elif child.tag == _MC + "AlternateContent":
                self._alternative(child)
            elif name not in _GONE and name != "p":
                self._children(child)

    def _run(self, run: Element) -> None:
        properties = read(run.find(W + "rPr"))
        look = self.styles.run(properties, self._style, self._table)
        hidden = on(properties, "vanish")
        for child in run.iterchildren(tag=etree.Element):
            name = local(str(child.tag))
            if name in ("fldChar", "instrText"):
                self._field_mark(name, child, look)
            elif name in _DRAWN:
                self._draw(child, look)
            elif child.tag == _MC + "AlternateContent":
                self._alternative(child)
            elif name == "ruby":
                self._children(child)
            elif name == "sym":
                self._add(*_symbol(child, look))
            elif not hidden:
                self._add(_text(name, child), look)

    def _draw(self, element: Element, look: Look) -> None:
        found = read_drawing(element)
        if found is None:
            return
        if found.image:
            found = replace(found, drawing=replace(found.drawing, image=self.image(found.image)))
        if found.boxes or found.drawing.wrap is not Wrap.INLINE:
            self._drawings.append(found)
        elif found.drawing.width:
            self._found.append(Run("", look, drawing=found.drawing))

    def _add(self, text: str, look: Look, counter: str = "") -> None:
        if not counter and any(not each.shown or _counter(each.code) for each in self.fields):
            return  # a field's code, or a page number, which is counted anew
        last = self._found[-1] if self._found else None
        if last and text and not counter and not last.counter and last.drawing is None and last.look == look:
            self._found[-1] = replace(self._found[-1], text=self._found[-1].text + text)
        elif text:
            self._found.append(Run(text, look, counter))

    def _simple_field(self, element: Element) -> None:
        counter = _counter(element.get(W + "instr", ""))
        if counter:
            self._add("1", self.look(element.find(f"{W}r/{W}rPr")), counter)
        else:
            self._children(element)

    def _field_mark(self, name: str, element: Element, look: Look) -> None:
        kind = element.get(W + "fldCharType", "")
        if name == "instrText":
            if self.fields:
                self.fields[-1].code += element.text or ""
        elif kind == "begin":
            self.fields.append(_Field(box=_form_box(element)))
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = True
        elif kind == "end" and self.fields:
            done = self.fields.pop()
            if counter := _counter(done.code):
                self._add("1", look, counter)
            elif "FORMCHECKBOX" in done.code:
                self._add(done.box or "□", look)

    def _alternative(self, element: Element) -> None:
        """Read the first of several alternatives, which is the one for newer programs."""
        for way in element.iterchildren(tag=etree.Element):
            drawn = [child for child in way.iterchildren(tag=etree.Element) if local(str(child.tag)) in _DRAWN]
            for child in drawn:
                self._draw(child, self.look(None))
            if not drawn:
                self._children(way)
            return


def _counter(code: str) -> str:
    words = code.upper().split()
    return words[0].replace("SECTIONPAGES", "NUMPAGES") if words and words[0] in _COUNTERS else ""


def _text(name: str, element: Element) -> str:
    if name == "t":
        return (element.text or "").replace("\n", " ").replace("\f", " ")
    if name == "br":
        return _BREAKS.get(element.get(W + "type", ""), "\n")
    return _SIGNS.get(name, "")


def _symbol(element: Element, look: Look) -> tuple[str, Look]:
    """A character given by its code in a font."""
    font = element.get(W + "font", "")
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return "□", look
    if font.casefold().startswith(SYMBOL_FONTS) and code & 0xFF in SYMBOLS:
        return SYMBOLS[code & 0xFF], look
    if not 0x20 <= code < 0x10000 or 0xD800 <= code < 0xE000:
        return "□", look
    return chr(code), replace(look, latin=font or look.latin, east=font or look.east)


def _form_box(begin: Element) -> str:
    """The box of a legacy form field, ticked or empty; an empty string if it is not a check box."""
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    state = box.find(W + "checked")
    state = box.find(W + "default") if state is None else state
    return "☑" if state is not None and state.get(W + "val", "1") not in ("0", "false", "off") else "□"
