"""Reads pictures and shapes: their size, where they are anchored, their image file and their text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from ..markup import Element, W
from .model import NO_BORDER, Border, Drawing, Wrap
from .styles import colour as as_colour
from .styles import local, number, points

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_EMU = 12_700  #: units of DrawingML to a point
_LARGEST = 4_000  #: points
_OUTLINE = Border(0.75)
_THIN = 0.1  #: points, the least size of a drawing
_RULE = 3  #: points of height of a line that is drawn as a rectangle
_LINES = ("line", "straightConnector1")
_WRAPS = {"wrapTopAndBottom": Wrap.ABOVE_AND_BELOW, "wrapSquare": Wrap.BESIDE, "wrapTight": Wrap.BESIDE}
_STYLE = re.compile(r"([\w-]+)\s*:\s*([^;]+)")


@dataclass(frozen=True)
class FoundDrawing:
    """A *drawing*, its text boxes, and the relationship to its image file, empty if it has none."""

    drawing: Drawing
    boxes: tuple[Element, ...] = ()
    image: str = ""


def read_drawing(element: Element) -> FoundDrawing | None:
    """What a ``w:drawing``, ``w:pict`` or ``w:object`` shows; None for an empty shape that is not a line."""
    anchor = next((child for child in element if child.tag in (_WP + "anchor", _WP + "inline")), None)
    drawing = _anchored(anchor) if anchor is not None else _vml(element)
    boxes = tuple(outermost_boxes(element))
    image = next((node.get(_R + "embed", "") for node in element.iter(_A + "blip")), "")
    image = image or next((node.get(_R + "id", "") for node in element.iter(_V + "imagedata")), "")
    pictured = image or any(True for _ in element.iter(_A + "blip", _V + "imagedata"))
    if drawing is not None and drawing.line.width and not boxes:
        return FoundDrawing(drawing)
    if drawing is None or not (boxes or pictured) or min(drawing.width, drawing.height) < 1:
        return FoundDrawing(Drawing(0, 0), boxes) if boxes else None
    return FoundDrawing(drawing, boxes, image)


def outermost_boxes(element: Element) -> Iterator[Element]:
    """The text boxes in *element*, without the copies for older programs."""
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == _MC + "AlternateContent":
            ways = list(child.iterchildren(tag=etree.Element))
            yield from outermost_boxes(ways[0]) if ways else ()
        else:
            yield from outermost_boxes(child)


def _anchored(anchor: Element) -> Drawing | None:
    extent = anchor.find(_WP + "extent")
    if extent is None:
        return None
    size = [min(_points(extent.get(name)), _LARGEST) for name in ("cx", "cy")]
    drawing = _with_line(Drawing(size[0], size[1], frame=_frame(anchor), fill=_fill(anchor)), anchor)
    if anchor.tag == _WP + "inline":
        return drawing
    wrap = next((_WRAPS[name] for child in anchor if (name := local(str(child.tag))) in _WRAPS), Wrap.NONE)
    drawing = replace(drawing, wrap=wrap, behind=anchor.get("behindDoc") in ("1", "true"))
    for name, place, align, frame in (("positionH", "x", "align_x", "across"), ("positionV", "y", "align_y", "down")):
        node = anchor.find(_WP + name)
        if node is not None:
            offset, aligned = node.find(_WP + "posOffset"), node.find(_WP + "align")
            told = {frame: node.get("relativeFrom", ""), place: _points(_content(offset))}
            drawing = replace(drawing, **told, **{align: _content(aligned)})  # type: ignore[arg-type]  # by name
    return drawing


def _with_line(drawing: Drawing, anchor: Element) -> Drawing:
    """The drawing as a line, if it is the only shape of *anchor* and that is a line."""
    shapes = [node.get("prst", "") for node in anchor.iter(_A + "prstGeom")]
    if len(shapes) != 1 or shapes[0] not in _LINES:
        return drawing
    width, colour = _OUTLINE.width, ""
    for stroke in anchor.iter(_A + "ln"):
        width = _points(stroke.get("w")) or width
        colour = next((node.get("val", "") for node in stroke.iter(_A + "srgbClr")), "")
    form = next(anchor.iter(_A + "xfrm"), None)
    flips = [form is not None and form.get(name) in ("1", "true") for name in ("flipH", "flipV")]
    line, rising = Border(min(width, 12), as_colour(colour)), flips[0] != flips[1]
    return replace(
        drawing,
        width=max(drawing.width, _THIN),
        height=max(drawing.height, _THIN),
        line=line,
        rising=rising,
        frame=NO_BORDER,
    )


def _points(text: str | None) -> float:
    """A length in EMU («914400») in points; 0 for anything else."""
    digits = (text or "").strip()
    return int(digits) / _EMU if digits.removeprefix("-").isdecimal() and len(digits) < 12 else 0


def _content(node: Element | None) -> str:
    return (node.text or "") if node is not None else ""


def _frame(anchor: Element) -> Border:
    """The outline of a shape with text."""
    shape = next((node for node in anchor.iter() if local(str(node.tag)) == "spPr"), None)
    line = None if shape is None else shape.find(_A + "ln")
    if line is None or line.find(_A + "noFill") is not None:
        return NO_BORDER
    return _OUTLINE


def _fill(anchor: Element) -> str:
    """The colour of the background of a shape with text, empty where one sees through it."""
    shape = next((node for node in anchor.iter() if local(str(node.tag)) == "spPr"), None)
    fill = None if shape is None else shape.find(f"{_A}solidFill/{_A}srgbClr")
    if fill is None or fill.find(_A + "alpha") is not None:
        return ""
    return as_colour(fill.get("val", ""))


def _vml(element: Element) -> Drawing | None:
    shape = next((node for node in element.iter() if str(node.tag).startswith(_V) and node.get("style")), None)
    if shape is None:
        return None
    style = dict(_STYLE.findall(shape.get("style", "")))
    width, height = (min(points(_unit(style.get(name, "")), 0), _LARGEST) for name in ("width", "height"))
    stroked = shape.get("stroked", "t") not in ("f", "false") and shape.find(_V + "imagedata") is None
    drawing = Drawing(width, height, frame=_OUTLINE if stroked else NO_BORDER)
    if 0 < height <= _RULE < width and shape.get("filled") in ("t", "true"):  # a line drawn as a flat rectangle
        drawing = Drawing(width, _THIN, line=Border(height, as_colour(shape.get("fillcolor", "").removeprefix("#"))))
    if "absolute" not in style.get("position", ""):
        return drawing
    wrap = next((node.get("type", "") for node in element.iter() if local(str(node.tag)) == "wrap"), "")
    return replace(
        drawing,
        wrap=_VML_WRAPS.get(wrap, Wrap.NONE),
        behind=style.get("z-index", "").strip().startswith("-"),
        x=points(_unit(style.get("margin-left", ""))),
        y=points(_unit(style.get("margin-top", ""))),
        across=_VML_FRAMES.get(style.get("mso-position-horizontal-relative", ""), "column"),
        down=_VML_FRAMES.get(style.get("mso-position-vertical-relative", ""), "paragraph"),
        align_x=style.get("mso-position-horizontal", "").replace("absolute", ""),
        align_y=style.get("mso-position-vertical", "").replace("absolute", ""),
    )


_VML_WRAPS = {"topAndBottom": Wrap.ABOVE_AND_BELOW, "square": Wrap.BESIDE, "tight": Wrap.BESIDE}
_VML_FRAMES = {"page": "page", "margin": "margin", "text": "", "char": "column", "line": "line"}


def _unit(length: str) -> str:
    """A length of VML: without a unit it is in pixels."""
    length = length.strip()
    return f"{number(length) * 0.75}pt" if length and length[-1].isdigit() else length
