"""Resolves formatting: document defaults, styles and their base styles, and direct formatting."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from docx.oxml.parser import parse_xml
from lxml import etree

from ..markup import Element, W
from .model import NO_BORDER, Align, Border, LineRule, Look, Sides, Stop

Attributes = dict[str, str]
#: Property → its attributes; each tab stop and border has a key of its own, such as «tab 1200».
Properties = Mapping[str, Attributes]

_JOINED = {"rFonts", "spacing", "ind", "lang", "numPr"}  # their attributes are inherited one by one
_NESTED = {"tabs": "tab", "pBdr": "border", "tblBorders": "border", "tcBorders": "border"}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = {"0", "false", "off", "none"}
_ALIGNMENTS = {
    "center": Align.CENTRE,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.BOTH,
    "distribute": Align.SPREAD,
    "thaiDistribute": Align.SPREAD,
}
#: Names of the colours that text is marked with, as with a felt pen.
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "00008B",
    "darkCyan": "008B8B",
    "darkGray": "A9A9A9",
    "darkGreen": "006400",
    "darkMagenta": "8B008B",
    "darkRed": "8B0000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "D3D3D3",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}
_THICK = {"double": 3, "triple": 5, "thinThickSmallGap": 2, "thickThinSmallGap": 2}


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def attributes(element: Element) -> Attributes:
    """An element's attributes without their namespaces."""
    return {local(str(name)): str(value) for name, value in element.attrib.items()}


def points(value: str | None, otherwise: float = 0) -> float:
    """Twentieths of a point («240»), or a length with its unit («12pt»), in points."""
    if not value:
        return otherwise
    for unit, size in (("pt", 1.0), ("cm", 72 / 2.54), ("mm", 72 / 25.4), ("in", 72.0), ("pc", 12.0)):
        if value.endswith(unit):
            return number(value.removesuffix(unit)) * size
    return number(value, otherwise * 20) / 20


def number(value: str | None, otherwise: float = 0) -> float:
    """*value* as a number, or *otherwise* if it is none."""
    try:
        found = float(value or "")
    except ValueError:
        return otherwise
    return found if abs(found) < 1e6 else otherwise  # neither NaN nor larger than any page


def read(element: Element | None) -> dict[str, Attributes]:
    """The properties in a ``pPr``, ``rPr``, ``tblPr``, ``tcPr`` or ``trPr``; shared, so not to be changed."""
    return read_source(source(element)) if element is not None else {}


def source(element: Element) -> bytes:
    """The XML of an element, by which its properties are cached."""
    return etree.tostring(element, with_tail=False)


@lru_cache(maxsize=2048)
def read_source(xml: bytes) -> dict[str, Attributes]:
    """The same for the XML of an element."""
    found: dict[str, Attributes] = {}
    for child in parse_xml(xml).iterchildren(tag=etree.Element):
        name = local(str(child.tag))
        if name in _NESTED:
            for part in child.iterchildren(tag=etree.Element):
                own = attributes(part)
                key = own.get("pos", "") if name == "tabs" else local(str(part.tag))
                found[f"{_NESTED[name]} {key}"] = own
        elif name == "tblCellMar" or name == "tcMar":
            for part in child.iterchildren(tag=etree.Element):
                found[f"margin {local(str(part.tag))}"] = attributes(part)
        elif name == "numPr":
            parts = child.iterchildren(tag=etree.Element)
            found[name] = {local(str(part.tag)): attributes(part).get("val", "") for part in parts}
        else:
            found[name] = attributes(child)
    return found


def joined(*layers: Properties) -> dict[str, Attributes]:
    """The *layers*, the later ones over the earlier ones."""
    found: dict[str, Attributes] = {}
    for layer in layers:
        for name, own in layer.items():
            found[name] = {**found[name], **_whole(name, own)} if name in _JOINED and name in found else own
    return found


def _whole(name: str, own: Attributes) -> Attributes:
    """What setting *own* takes back of what was inherited: a hanging indent is no first-line one, and so on."""
    gone: Attributes = {}
    if name == "ind":
        for one, other in (("hanging", "firstLine"), ("firstLine", "hanging")):
            if one in own:
                gone[other] = gone[f"{other}Chars"] = ""
            if one in own and f"{one}Chars" not in own:
                gone[f"{one}Chars"] = ""
    if name == "rFonts":
        for script in ("ascii", "hAnsi", "eastAsia"):
            if script in own:
                gone[f"{script}Theme"] = ""
    return {**gone, **own}


def on(properties: Properties, name: str) -> bool:
    """Whether a property that is just there or not is on."""
    return name in properties and properties[name].get("val", "1") not in _OFF


def value(properties: Properties, name: str, attribute: str = "val") -> str:
    """An attribute of a property, or an empty string."""
    return properties.get(name, {}).get(attribute, "")


class Styles:
    """The styles of a document and the fonts of its theme."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._resolved: dict[tuple[str, str], dict[str, Attributes]] = {}
        self._looks: dict[str, Look] = {}
        self._theme = dict(theme_fonts(theme)) if theme is not None else {}
        self._paragraph: dict[str, Attributes] = {}
        self._run: dict[str, Attributes] = {}
        if root is not None:
            for style in root.iterchildren(W + "style"):
                key = style.get(W + "styleId", "")
                self._styles[key] = style
                if style.get(W + "default") in ("1", "true", "on"):
                    self._defaults[style.get(W + "type", "")] = key
            self._paragraph = read(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
            self._run = read(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def default(self, kind: str) -> str:
        """The default style of a *kind*: paragraph, character or table."""
        return self._defaults.get(kind, "")

    def of(self, style: str, part: str) -> dict[str, Attributes]:
        """The properties *part* (pPr, rPr, tblPr, tcPr) of a style, including its base styles."""
        key = style, part
        if key not in self._resolved:
            chain: list[Element] = []
            while style in self._styles and self._styles[style] not in chain and len(chain) < 50:
                chain.append(self._styles[style])
                based = chain[-1].find(W + "basedOn")
                style = based.get(W + "val", "") if based is not None else ""
            self._resolved[key] = joined(*(read(each.find(W + part)) for each in reversed(chain)))
        return self._resolved[key]

    def paragraph(self, own: Properties, table: str, numbered: Properties | None = None) -> dict[str, Attributes]:
        """All properties of a paragraph with these of its *own* in a table of style *table* (empty for none).

        *numbered* are those that come with its number.
        """
        style = value(own, "pStyle") or self.default("paragraph")
        around = self.of(table, "pPr") if table else {}
        return joined(self._paragraph, around, self.of(style, "pPr"), numbered or {}, own)

    def run(self, own: Properties, style: str, table: str) -> Look:
        """The look of a run with these *own* properties in a paragraph of *style*."""
        key = repr((own, style, table))
        if key not in self._looks:
            around = self.of(table, "rPr") if table else {}
            named = self.of(style or self.default("paragraph"), "rPr"), self.of(value(own, "rStyle"), "rPr")
            self._looks[key] = self._look(joined(self._run, around, *named, own))
        return self._looks[key]

    def _look(self, all_of: Properties) -> Look:
        size = number(value(all_of, "sz"), 20) / 2
        raised = {"superscript": 0.33, "subscript": -0.14}.get(value(all_of, "vertAlign"), 0.0)
        return Look(
            latin=self._font(all_of, "ascii") or self._font(all_of, "hAnsi") or "Times New Roman",
            east=self._font(all_of, "eastAsia") or "宋体",
            size=min(max(size, 1), 400),
            bold=on(all_of, "b"),
            italic=on(all_of, "i"),
            underline=on(all_of, "u"),
            strike=on(all_of, "strike") or on(all_of, "dstrike"),
            colour=colour(value(all_of, "color")),
            shade=_HIGHLIGHTS.get(value(all_of, "highlight"), colour(value(all_of, "shd", "fill"))),
            spacing=points(value(all_of, "spacing")),
            raised=raised,
            stretch=min(max(number(value(all_of, "w").removesuffix("%"), 100), 1), 600) / 100,
        )

    def _font(self, all_of: Properties, script: str) -> str:
        theme = value(all_of, "rFonts", f"{script}Theme")
        told = value(all_of, "rFonts", script)
        return self._theme.get(theme, "") or told.partition(";")[0]  # LibreOffice names several («宋体;SimSun»)


def theme_fonts(theme: Element) -> Iterator[tuple[str, str]]:
    """The names of theme fonts that runs use, each with its font."""
    for kind in ("major", "minor"):
        font = theme.find(f".//{_A}{kind}Font")
        if font is None:
            continue
        faces = {local(str(each.tag)): each.get("typeface", "") for each in font.iterchildren(tag=etree.Element)}
        chinese = [each.get("typeface", "") for each in font.iterfind(f"{_A}font[@script='Hans']")]
        for name in ("Ascii", "HAnsi"):
            yield kind + name, faces.get("latin", "")
        yield f"{kind}EastAsia", faces.get("ea") or (chinese[0] if chinese else "")


def colour(text: str) -> str:
    """Six hexadecimal digits, or empty for «auto» and anything else."""
    return text.upper() if len(text) == 6 and all(c in "0123456789abcdefABCDEF" for c in text) else ""


def line(own: Attributes | None) -> Border:
    """The border with these attributes."""
    if own is None or own.get("val", "nil") in ("nil", "none"):
        return NO_BORDER
    kind = own.get("val", "single")
    width = number(own.get("sz"), 4) / 8 * _THICK.get(kind, 1)
    return Border(min(max(width, 0.25), 12), colour(own.get("color", "")), kind, number(own.get("space")))


def sides(properties: Properties) -> Sides:
    """The borders of a paragraph."""
    return Sides(*(line(properties.get(f"border {name}")) for name in ("top", "left", "bottom", "right")))


def align(properties: Properties) -> Align:
    """The alignment of a paragraph."""
    return _ALIGNMENTS.get(value(properties, "jc"), Align.LEFT)


def line_height(properties: Properties) -> tuple[float, LineRule]:
    """The line height of a paragraph."""
    own = properties.get("spacing", {})
    height = number(own.get("line"), 240)
    if own.get("lineRule") == "exact" and height > 0:
        return height / 20, LineRule.EXACT
    if own.get("lineRule") == "atLeast":
        return height / 20, LineRule.LEAST
    return max(height / 240, 0.1), LineRule.TIMES


def indents(properties: Properties, size: float) -> tuple[float, float, float]:
    """Left, right and first-line indent; *size* is the font size, for indents given in characters."""
    own = properties.get("ind", {})

    def length(*names: str) -> float:
        for name in names:
            if number(own.get(f"{name}Chars")):
                return number(own.get(f"{name}Chars")) / 100 * size
            if own.get(name):
                return points(own[name])
        return 0

    if any(number(own.get(f"{name}Chars")) for name in ("firstLine", "hanging")):  # then lengths mean nothing
        own = {name: told for name, told in own.items() if name not in ("firstLine", "hanging")}
    return length("left", "start"), length("right", "end"), length("firstLine") - length("hanging")


def stops(properties: Properties) -> tuple[Stop, ...]:
    """The tab stops of a paragraph, in order."""
    found = []
    for name, own in properties.items():
        kind = {"start": "left", "num": "left", "end": "right"}.get(own.get("val", ""), own.get("val", "left"))
        if name.startswith("tab ") and kind in ("left", "center", "right", "decimal"):
            found.append(Stop(points(own.get("pos")), kind, own.get("leader", "none")))
    return tuple(sorted(found, key=lambda stop: stop.position))
