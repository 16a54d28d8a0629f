"""The drawing around a text box, or in front of the text: whether what is in it, or behind it, can be seen."""

import re
from functools import cached_property

from lxml import etree

from ..document.styles import attributes, local, number, points
from ..markup import Element, W
from .hidden_places import SMALL, Sheet
from .room import POINT, Room, emu

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_PICTURES = {"pic", "chart", "relIds", "contentPart", "OLEObject"}  #: what a drawing may show besides shapes
_FILLS = ("solidFill", "gradFill", "pattFill", "blipFill", "grpFill")
_OUTLINE = 21600  #: width and height of a drawing in the measure of its outline
_COVERS = 8.0  #: points of width and height from which a shape covers text


class DrawnFrame:
    """The drawing or VML shape around a text box, or a picture."""

    def __init__(self, shape: Element, sheet: Sheet) -> None:
        self._shape, self._sheet = shape, sheet

    @classmethod
    def around(cls, content: Element, sheet: Sheet) -> "DrawnFrame":
        """The shape around a text box's *content*."""
        shape = content
        for node in content.iterancestors():
            if node.tag in (_WP + "anchor", _WP + "inline", W + "pict", W + "object"):
                return cls(node, sheet)
            shape = node
        return cls(shape, sheet)

    @cached_property
    def why_hidden(self) -> str:
        """Why nothing in it can be seen."""
        if self._shape.tag in (_WP + "anchor", _WP + "inline"):
            return self._drawing_hidden()
        return next(filter(None, map(self._vml_hidden, self._styled())), "")

    def _drawing_hidden(self) -> str:
        name = self._shape.find(_WP + "docPr")
        if "1" in (self._shape.get("hidden"), name.get("hidden") if name is not None else None):
            return "在隐藏的图形里"
        width, height = self._size
        inner = [node for node in self._shape.iter(_A + "ext") if node.get("cx") is not None]
        shown = [(emu(node.get("cx")) / POINT, emu(node.get("cy")) / POINT) for node in inner]
        grows = self._shape.find(f".//{_A}spAutoFit") is not None  # with its text
        small = all(width < SMALL or (height < SMALL and not grows) for width, height in shown)
        if shown and small and self._shape.find(f".//{_WPS}txbx") is not None:
            return "所在的框太小，显示不出来"
        return self._sheet.why_off(*self._corner, width, height)

    @cached_property
    def room(self) -> Room | None:
        """The room of its text if it does not grow with it, or lead on into another box."""
        if self._shape.tag in (_WP + "anchor", _WP + "inline"):
            body = self._shape.find(f".//{_WPS}bodyPr")
            if self._shape.find(f".//{_A}spAutoFit") is not None or self._leads_on():
                return None
            own = attributes(body) if body is not None else {}
            width, high = self._size
            width -= (emu(own.get("lIns")) + emu(own.get("rIns"))) / POINT
            high -= (emu(own.get("tIns")) + emu(own.get("bIns"))) / POINT
            return Room(max(width, 0), max(high, 0)) if own.get("vert", "horz") == "horz" else Room(high, width)
        for shape in self._styled():
            style = _css(shape.get("style", ""))
            inner = [_css(node.get("style", "")) for node in shape.iter(_V + "textbox")]
            height = _length(style.get("height"))
            if not inner or height is None or height <= 0 or "mso-next-textbox" in style:
                continue
            if any(each.get("mso-fit-shape-to-text", "f")[:1] == "t" or "layout-flow" in each for each in inner):
                continue
            return Room(_length(style.get("width")) or 0, height)
        return None

    def _leads_on(self) -> bool:
        """Whether its text goes on in another box."""
        if next(self._shape.iter(_WPS + "linkedTxbx"), None) is not None:
            return True
        first = {node.get("id") for node in self._shape.iter(_WPS + "txbx") if node.get("id")}
        rest = self._shape.getroottree().iter(_WPS + "linkedTxbx") if first else ()
        return any(node.get("id") in first for node in rest)

    @property
    def _size(self) -> tuple[float, float]:
        extent = self._shape.find(_WP + "extent")
        if extent is None:
            return 72, 72
        height = emu(extent.get("cy")) / POINT
        grows = self._shape.find(f".//{_A}spAutoFit") is not None  # with its text
        return emu(extent.get("cx")) / POINT, max(height, SMALL) if grows else height

    @property
    def _corner(self) -> tuple[float | None, float | None]:
        found: list[float | None] = []
        for axis, margin in (("H", self._sheet.left), ("V", self._sheet.top)):
            position = self._shape.find(f"{_WP}position{axis}")
            offset = position.find(_WP + "posOffset") if position is not None else None
            if position is None or offset is None:
                found.append(None)
                continue
            value = emu(offset.text) / POINT
            base = position.get("relativeFrom", "")
            if base in ("paragraph", "line"):  # anywhere on the page
                beyond = abs(value) >= self._sheet.height
                found.append(value if beyond else None)
            else:
                found.append(value if base == "page" else value + margin)
        return found[0], found[1]

    def _styled(self) -> list[Element]:
        return [node for node in self._shape.iter(etree.Element) if str(node.tag).startswith(_V) and node.get("style")]

    def _vml_hidden(self, shape: Element) -> str:
        style = _css(shape.get("style", ""))
        if style.get("visibility") == "hidden" or style.get("display") == "none":
            return "在隐藏的图形里"
        if local(str(shape.tag)) in ("textbox", "group", "shapetype"):
            return ""
        width, height = (_length(style.get(side)) for side in ("width", "height"))
        left, top = (_length(style.get(f"margin-{side}")) or _length(style.get(side)) for side in ("left", "top"))
        far_left = left if left is not None and abs(left) >= self._sheet.width - SMALL else None
        far_top = top if top is not None and abs(top) >= self._sheet.height - SMALL else None
        return self._sheet.why_off(far_left, far_top, 72 if width is None else width, 72 if height is None else height)

    @property
    def covers(self) -> bool:
        """Whether it floats before the text and hides what is there: a picture, or a shape with a fill or thick rim."""
        if self._shape.tag == _WP + "anchor":
            behind = self._shape.get("behindDoc") in ("1", "true")
            wrapped = self._shape.find(_WP + "wrapNone") is None and not self._lets_text_in()
            if behind or wrapped or min(self._size) < _COVERS:
                return False
            drawn = {local(str(node.tag)) for node in self._shape.iter(etree.Element)}
            return bool(drawn & _PICTURES) or any(map(_is_filled, self._shape.iter(_WPS + "wsp")))
        return any(_vml_covers(node) for node in self._styled())

    def _lets_text_in(self) -> bool:
        """Whether text flows around an outline that is much smaller than what is drawn."""
        for kind in ("wrapThrough", "wrapTight"):
            for outline in self._shape.iterfind(f"{_WP}{kind}/{_WP}wrapPolygon"):
                spots = [(emu(node.get("x")), emu(node.get("y"))) for node in outline.iterchildren(tag=etree.Element)]
                sides = [max(side) - min(side) for side in zip(*spots, strict=True)]
                return not sides or min(sides) < _OUTLINE / 2
        return False

    @property
    def reach(self) -> tuple[float, float] | None:
        """Its top and bottom in points below the top of its paragraph; None where that is not stated."""
        if self._shape.tag == _WP + "anchor":
            position = self._shape.find(_WP + "positionV")
            offset = position.find(_WP + "posOffset") if position is not None else None
            if position is None or offset is None or position.get("relativeFrom") not in ("paragraph", "line"):
                return None
            return emu(offset.text) / POINT, emu(offset.text) / POINT + self._size[1]
        for shape in self._styled():
            style = _css(shape.get("style", ""))
            top, height = _length(style.get("margin-top", "0")), _length(style.get("height"))
            by_text = style.get("mso-position-vertical-relative", "text") == "text"
            if top is None or height is None or not by_text or local(str(shape.tag)) == "group":
                return None
            return top, top + height
        return None


def size_of(shape: Element) -> tuple[float, float]:
    """The width and height of a drawing or VML shape in points; an inch where they are not stated."""
    extent = shape.find(_WP + "extent")
    if extent is not None:
        return emu(extent.get("cx")) / POINT, emu(extent.get("cy")) / POINT
    for node in shape.iter(etree.Element):
        style = _css(node.get("style", ""))
        width, height = _length(style.get("width")), _length(style.get("height"))
        if width and height:
            return width, height
    return 72, 72


def why_art_hidden(run: Element, sheet: Sheet) -> str:
    """Why the text that *run* draws as a shape (WordArt) cannot be seen; empty if it can, or there is none."""
    path = next(run.iter(_V + "textpath"), None)
    shape = path.getparent() if path is not None else None
    if shape is None:
        return ""

    def shown(kind: str, colour: str, otherwise: str) -> bool:
        off = shape.get(kind, "t")[:1].lower() == "f"
        return not off and not shape.get(colour, otherwise).lower().startswith(("white", "#fff", "window", "#fefe"))

    if not shown("filled", "fillcolor", "white") and not shown("stroked", "strokecolor", "black"):
        return "颜色和底色几乎一样，看不出来"
    return DrawnFrame(shape, sheet).why_hidden


def _is_filled(shape: Element) -> bool:
    """Whether a shape is no line, and has a fill or a thick rim."""
    properties, style = shape.find(_WPS + "spPr"), shape.find(_WPS + "style")
    if properties is None:
        return False
    if emu(next((e.get("cy") for e in properties.iter(_A + "ext") if e.get("cy")), "1e6")) <= _COVERS * POINT:
        return False
    if any(emu(rim.get("w")) >= _COVERS * POINT for rim in properties.iterchildren(_A + "ln")):
        return True
    form = properties.find(_A + "prstGeom")
    if form is not None and re.match("line|.*Connector", form.get("prst", "")):
        return False
    if properties.find(_A + "noFill") is not None:
        return False
    stated = style.find(_A + "fillRef") if style is not None else None
    by_style = stated is not None and stated.get("idx", "0") != "0"
    return by_style or any(properties.find(_A + name) is not None for name in _FILLS)


def _vml_covers(shape: Element) -> bool:
    style = _css(shape.get("style", ""))
    front = style.get("position") == "absolute" and number(style.get("z-index"), 0) > 0
    if not front or local(str(shape.tag)) in ("line", "group", "shapetype", "textbox"):
        return False
    sizes = [_length(style.get(side)) for side in ("width", "height")]
    if any(size is not None and size < _COVERS for size in sizes):
        return False
    kinds = {local(str(node.tag)) for node in shape.iter(etree.Element)}
    if "textpath" in kinds:
        return False
    return "imagedata" in kinds or shape.get("filled", "t") not in ("f", "false")


def _css(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _length(value: str | None) -> float | None:
    """A length of VML in points; None if it has no unit that is known."""
    found = re.fullmatch(r"(-?[0-9.]+)(pt|in|cm|mm|pc|px)?", value or "")
    if found is None:
        return None
    size = number(found[1])
    return size * 0.75 if found[2] == "px" else points(f"{size}{found[2]}") if found[2] else size if size == 0 else None
