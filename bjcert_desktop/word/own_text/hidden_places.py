"""Places whose text does not reach the paper: off the page, without room, or in a cell that is merged away."""

import re
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from ..document.styles import Attributes, Properties, local, number, on, points, read
from ..markup import Element, W
from .cells import merged_from, row_of

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_V = "{urn:schemas-microsoft-com:vml}"
_POINT = 12700  #: EMU
SMALL = 4.0  #: points; text that has less room, or is smaller, cannot be read
_COVERS = 8.0  #: points of width and height from which a shape covers text


@dataclass(frozen=True)
class Sheet:
    """The page, in points."""

    width: float = 595.3
    height: float = 841.9
    left: float = 90
    top: float = 72

    @classmethod
    def of(cls, body: Element) -> "Sheet":
        """The largest page of *body*, with the widest margins: what lies beyond it is on no page."""
        sections = [read(node) for node in body.iter(W + "sectPr")]

        def most(name: str, attribute: str, otherwise: float) -> float:
            stated = [points(each[name].get(attribute), otherwise) for each in sections if name in each]
            return max([value for value in stated if 0 < value < 4000], default=otherwise)

        return cls(
            most("pgSz", "w", 595.3), most("pgSz", "h", 841.9), most("pgMar", "left", 90), most("pgMar", "top", 72)
        )

    def why_off(self, left: float | None, top: float | None, width: float, height: float) -> str:
        """Why a box cannot be seen; its edges are those from the page's, None where they are not known."""
        if width < SMALL or height < SMALL:
            return "所在的框太小，显示不出来"
        beside = left is not None and (left >= self.width - SMALL or left + width <= SMALL)
        over = top is not None and (top >= self.height - SMALL or top + height <= SMALL)
        return "在页面以外，打印不出来" if beside or over else ""


def why_paragraph_hidden(own: Properties, sheet: Sheet) -> str:
    """Why the text of a paragraph with these properties is not on the page."""
    indents = {name: points(value) for name, value in own.get("ind", {}).items() if not name.endswith("Chars")}
    left = indents.get("left", indents.get("start", 0)) + indents.get("firstLine", 0) - indents.get("hanging", 0)
    if left <= -sheet.left - SMALL or left >= sheet.width - SMALL:
        return "缩进到页面以外，打印不出来"
    spacing = own.get("spacing", {})
    if spacing.get("lineRule") == "exact" and 0 < points(spacing.get("line"), 12) < SMALL:
        return "行距太小，显示不出来"
    if frame := own.get("framePr"):
        width, height = points(frame.get("w"), 72), points(frame.get("h"), 72)
        exact = frame.get("hRule") == "exact"
        return sheet.why_off(
            points(frame["x"]) if "x" in frame and frame.get("hAnchor") == "page" else _beyond(frame.get("x"), sheet),
            points(frame["y"]) if "y" in frame and frame.get("vAnchor") == "page" else None,
            width if "w" in frame else 72,
            height if exact else 72,
        )
    return ""


def _beyond(length: str | None, sheet: Sheet) -> float | None:
    """A position from the margin, in points from the page's edge."""
    return None if length is None else points(length) + sheet.left


def why_cell_hidden(cell: Element, sheet: Sheet) -> str:
    """Why the text of a table's cell is not on the page: its row, its merging, or its table."""
    own = read(cell.find(W + "tcPr"))
    for kind in ("vMerge", "hMerge"):
        if kind in own and own[kind].get("val", "continue") != "restart" and not _says_the_same(cell):
            return "在被合并掉的单元格里，显示不出来"
    row = row_of(cell)
    told = read(row.find(W + "trPr")) if row is not None else {}
    if on(told, "hidden"):
        return "在隐藏的行里"
    height = told.get("trHeight", {})
    if height.get("hRule") == "exact" and points(height.get("val"), 12) < SMALL:
        return "行高太小，显示不出来"
    table = next((node for node in cell.iterancestors(W + "tbl")), None)
    placed = read(table.find(W + "tblPr")) if table is not None else {}
    indent, floating = points(placed.get("tblInd", {}).get("w")), placed.get("tblpPr", {})
    fixed = placed.get("tblLayout", {}).get("type") == "fixed" and own.get("tcW", {}).get("type") == "dxa"
    if fixed and 0 < points(own["tcW"].get("w"), 72) < SMALL:
        return "单元格太窄，显示不出来"
    if indent >= sheet.width - SMALL or indent <= -sheet.width:
        return "在页面以外，打印不出来"
    return sheet.why_off(_of_page(floating, "X", sheet), _of_page(floating, "Y", sheet), sheet.width / 2, 72)


def _says_the_same(cell: Element) -> bool:
    """Whether a cell that is merged away holds just what is shown instead of it."""
    shown = merged_from(cell)
    one, other = ("".join(node.text or "" for node in each.iter(W + "t")) for each in (cell, shown))
    return shown is not cell and one == other


def _of_page(floating: Attributes, axis: str, sheet: Sheet) -> float | None:
    """The position of a floating table, in points from the page's edge; None if it has none."""
    if f"tblp{axis}" not in floating:
        return None
    anchor = floating.get("horzAnchor" if axis == "X" else "vertAnchor", "page" if axis == "X" else "margin")
    margin = 0 if anchor == "page" else sheet.left if axis == "X" else sheet.top
    return points(floating[f"tblp{axis}"]) + margin


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
        shown = [(_emu(node.get("cx")) / _POINT, _emu(node.get("cy")) / _POINT) for node in inner]
        grows = self._shape.find(f".//{_A}spAutoFit") is not None  # with its text
        small = all(width < SMALL or (height < SMALL and not grows) for width, height in shown)
        if shown and small and self._shape.find(f".//{_WPS}txbx") is not None:
            return "所在的框太小，显示不出来"
        return self._sheet.why_off(*self._corner, width, height)

    @property
    def _size(self) -> tuple[float, float]:
        extent = self._shape.find(_WP + "extent")
        if extent is None:
            return 72, 72
        height = _emu(extent.get("cy")) / _POINT
        grows = self._shape.find(f".//{_A}spAutoFit") is not None  # with its text
        return _emu(extent.get("cx")) / _POINT, max(height, SMALL) if grows else height

    @property
    def _corner(self) -> tuple[float | None, float | None]:
        found: list[float | None] = []
        for axis, margin in (("H", self._sheet.left), ("V", self._sheet.top)):
            position = self._shape.find(f"{_WP}position{axis}")
            offset = position.find(_WP + "posOffset") if position is not None else None
            if position is None or offset is None:
                found.append(None)
                continue
            value = _emu(offset.text) / _POINT
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
        """Whether it floats in front of the text and is a picture, or filled without text of its own."""
        if self._shape.tag == _WP + "anchor":
            behind = self._shape.get("behindDoc") in ("1", "true")
            wrapped = self._shape.find(_WP + "wrapNone") is None
            if behind or wrapped or min(self._size) < _COVERS:
                return False
            picture = self._shape.find(f".//{_PIC}pic") is not None
            filled = any(
                node.find(f"{_WPS}spPr/{_A}noFill") is None
                and node.find(_WPS + "txbx") is None
                and (node.find(f"{_WPS}spPr/{_A}solidFill") is not None or _is_filled_by_style(node))
                for node in self._shape.iter(_WPS + "wsp")
                if _emu(next((e.get("cy") for e in node.iter(_A + "ext") if e.get("cy")), None)) > _COVERS * _POINT
            )
            return picture or filled
        return any(_vml_covers(node) for node in self._styled())


def _is_filled_by_style(shape: Element) -> bool:
    fill, form = shape.find(f"{_WPS}style/{_A}fillRef"), shape.find(f"{_WPS}spPr/{_A}prstGeom")
    is_line = form is not None and re.match("line|.*Connector", form.get("prst", ""))
    return not is_line and fill is not None and fill.get("idx", "0") != "0"


def _vml_covers(shape: Element) -> bool:
    style = _css(shape.get("style", ""))
    front = style.get("position") == "absolute" and number(style.get("z-index"), 0) > 0
    if not front or local(str(shape.tag)) in ("line", "group", "shapetype", "textbox"):
        return False
    sizes = [_length(style.get(side)) for side in ("width", "height")]
    if any(size is not None and size < _COVERS for size in sizes):
        return False
    kinds = {local(str(node.tag)) for node in shape.iter(etree.Element)}
    if kinds & {"textbox", "textpath"}:
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


def _emu(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
