"""WordprocessingML for the forms: styles, paragraphs, tables, and a reproducible package.

Lengths are in millimetres, type in points. Lines and rows have fixed heights, so that pages break alike whatever font
replaces 宋体.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

PROGRAM = "数字证书业务办理助手"
GREY = "595959"
PICTURE = "PICTURE"  #: in brackets, where a picture is anchored
SHADE = "F2F2F2"
_PICTURE_SIDE = 27  #: mm
_SIDES = ("top", "left", "bottom", "right")
_W = nsdecls("w")
#: Parts of python-docx's default document that no form needs.
_UNUSED = {
    "thumbnail",
    "customXml",
    "numbering",
    "webSettings",
    "fontTable",
    "stylesWithEffects",
    "extended-properties",
}


def twips(mm: float) -> int:
    """Convert millimetres to twentieths of a point."""
    return round(mm * 1440 / 25.4)


# Styles


@dataclass(frozen=True)
class Style:
    """A paragraph style; *line* is the exact line height, *before* and *after* the spacing, in points."""

    name: str
    size: float
    line: float
    font: str = "宋体"
    align: str = "left"
    bold: bool = False
    color: str = ""
    before: float = 0
    after: float = 0
    spacing: float = 0
    indent: float = 0
    hanging: float = 0
    latin: str = ""
    loose: bool = False  #: lines may break within Latin words
    together: bool = False  #: keep with the next paragraph

    def xml(self) -> str:
        pair = ("<w:keepNext/>" if self.together else "") + ('<w:wordWrap w:val="0"/>' if self.loose else "")
        left = twips(self.indent + self.hanging)
        indent = f'<w:ind w:left="{left}" w:hanging="{twips(self.hanging)}"/>' if left else ""
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.name}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="a"/><w:qFormat/><w:pPr>{pair}<w:spacing w:before="{self.before * 20:.0f}" '
            f'w:after="{self.after * 20:.0f}" w:line="{self.line * 20:.0f}" w:lineRule="exact"/>{indent}'
            f'<w:jc w:val="{self.align}"/></w:pPr><w:rPr>{_run_properties(self)}</w:rPr></w:style>'
        )


def _run_properties(style: Style) -> str:
    latin = style.latin or style.font
    return (
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{style.font}" w:cs="{latin}"/>'
        + ("<w:b/>" if style.bold else "")
        + (f'<w:color w:val="{style.color}"/>' if style.color else "")
        + (f'<w:spacing w:val="{style.spacing * 20:.0f}"/>' if style.spacing else "")
        + f'<w:sz w:val="{style.size * 2:.0f}"/><w:szCs w:val="{style.size * 2:.0f}"/>'
    )


def _table_style(name: str, borders: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="a1"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>'
    )


def _border(side: str, eighths: int, kind: str = "single", color: str = "000000", space: int = 0) -> str:
    return f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" w:color="{color}"/>'


def _styles(styles: Iterable[Style]) -> str:
    ruled = "".join(_border(side, 8) for side in _SIDES) + _border("insideH", 4) + _border("insideV", 4)
    calm = "".join(_border(side, 4, color="A6A6A6") for side in ("top", "bottom", "insideH"))
    fonts = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>'
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="a2"><w:name w:val="No List"/></w:style>'
        + "".join(style.xml() for style in styles)
        + _table_style("表样表格", ruled)
        + _table_style("表样横线", calm)
        + _table_style("表样无线", "")
        + "</w:styles>"
    )


# Content


def para(
    style: str, text: str = "", *, tabs: Sequence[str] = (), align: str = "", cut: bool = False, together: bool = False
) -> str:
    """A paragraph of *text*, where a tab is a tab; *tabs* are stops like "center 12" or "left 60 underscore".

    *cut* draws a dashed line below to cut along; *together* keeps it with the next paragraph.
    """
    stops = "".join(_tab_stop(*stop.split()) for stop in tabs)
    properties = (
        f'<w:pStyle w:val="{style}"/>'
        + ("<w:keepNext/>" if together else "")
        + (f"<w:pBdr>{_border('bottom', 6, 'dashed', GREY, space=6)}</w:pBdr>" if cut else "")
        + (f"<w:tabs>{stops}</w:tabs>" if stops else "")
        + (f'<w:jc w:val="{align}"/>' if align else "")
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def _tab_stop(kind: str, position: str, leader: str = "none") -> str:
    return f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{twips(float(position))}"/>'


def run(text: str) -> str:
    """A run of *text*; ``[PAGE]`` and ``[NUMPAGES]`` become Word fields."""
    pieces = []
    for number, piece in enumerate(text.replace("]", "[").split("[")):
        if piece == PICTURE:
            pieces.append(f"[{PICTURE}]")
        elif number % 2:
            pieces.append(f'<w:fldSimple w:instr=" {piece} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        elif piece:
            words = [f'<w:t xml:space="preserve">{escape(word)}</w:t>' if word else "" for word in piece.split("\t")]
            pieces.append(f"<w:r>{'<w:tab/>'.join(words)}</w:r>")
    return "".join(pieces)


@dataclass(frozen=True)
class Cell:
    """A table cell of one or more paragraphs that extends *to* a column edge (mm), by default the next one.

    *open_sides* have no border; *merge* is "restart" or "continue" for a cell over several rows.
    """

    content: str
    to: float = 0
    merge: str = ""
    shade: str = ""
    valign: str = "center"
    open_sides: tuple[str, ...] = ()

    def xml(self, width: float, span: int) -> str:
        borders = "".join(f'<w:{side} w:val="nil"/>' for side in _SIDES if side in self.open_sides)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>'
            + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
            + (f'<w:vMerge w:val="{self.merge}"/>' if self.merge else "")
            + (f"<w:tcBorders>{borders}</w:tcBorders>" if borders else "")
            + (f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shade}"/>' if self.shade else "")
            + f'<w:vAlign w:val="{self.valign}"/></w:tcPr>{self.content}</w:tc>'
        )


@dataclass(frozen=True)
class Row:
    """A table row, at least *height* high and never split; a *header* is repeated on every page."""

    height: float
    cells: tuple[Cell, ...]
    header: bool = False

    def xml(self, edges: Sequence[float]) -> str:
        cells, at = "", 0
        for cell in self.cells:
            end = edges.index(cell.to) if cell.to else at + 1
            cells += cell.xml(edges[end] - edges[at], end - at)
            at = end
        if at != len(edges) - 1:
            raise ValueError(f"the row ends at {edges[at]} mm of {edges[-1]} mm")
        return (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(self.height)}" w:hRule="atLeast"/>'
            f"{'<w:tblHeader/>' if self.header else ''}</w:trPr>{cells}</w:tr>"
        )


def row(height: float, *cells: Cell | str, header: bool = False) -> Row:
    """A row of cells; a string is the content of an ordinary cell."""
    return Row(height, tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells), header)


def table(edges: Sequence[float], *rows: Row, style: str = "表样表格", padding: tuple[float, float] = (0, 1.4)) -> str:
    """A centred table whose columns end at *edges* (mm from its left side).

    *padding* is the vertical and horizontal space within cells.
    """
    margins = "".join(
        f'<w:{side} w:w="{twips(padding[number % 2])}" w:type="dxa"/>' for number, side in enumerate(_SIDES)
    )
    edges = (0, *edges)
    grid = "".join(f'<w:gridCol w:w="{twips(b - a)}"/>' for a, b in pairwise(edges))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{twips(edges[-1])}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0000"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(one.xml(edges) for one in rows)}</w:tbl>"
    )


# The package


@dataclass(frozen=True)
class Page:
    """An A4 page; *margins* are top, side, bottom and the distance of header and footer from the edge."""

    margins: tuple[float, float, float, float]
    landscape: bool = False

    def xml(self, references: str, first: bool) -> str:
        top, side, bottom, edge = map(twips, self.margins)
        size = 'w:w="16838" w:h="11906" w:orient="landscape"' if self.landscape else 'w:w="11906" w:h="16838"'
        return (
            f"<w:sectPr {_W} {nsdecls('r')}>{references}<w:pgSz {size}/>"
            f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}" w:header="{edge}" '
            f'w:footer="{edge}" w:gutter="0"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
        )


def build(
    title: str,
    page: Page,
    body: Sequence[str],
    footer: str,
    styles: Iterable[Style],
    header: str = "",
    picture: bytes = b"",
) -> bytes:
    """The .docx with these contents; every run gives the same bytes.

    The *header* is that of all pages but the first. The *picture* is in the corner of the page, anchored where
    the body says ``[PICTURE]``.
    """
    document = Document()
    _replace_children(document.styles.element, _styles(styles))
    _replace_children(
        document.settings.element,
        f'<w:settings {_W}><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>',
    )
    section = document.sections[0]
    stories = [(section.footer, f"<w:ftr {_W}>{footer}</w:ftr>")]
    if header:
        section.different_first_page_header_footer = True
        stories += [(section.header, f"<w:hdr {_W}>{header}</w:hdr>"), (section.first_page_footer, stories[0][1])]
    for story, xml in stories:
        story.is_linked_to_previous = False
        _replace_children(story._element, xml)
    named = [each for each in document.element.body.sectPr if each.tag.endswith("Reference")]
    references = "".join(
        f'<w:{etree.QName(each).localname} w:type="{each.get(qn("w:type"))}" r:id="{each.rId}"/>' for each in named
    )
    content = "".join(body)
    if picture:
        relation, _ = document.part.get_or_add_image(io.BytesIO(picture))
        content = content.replace(f"[{PICTURE}]", _anchored(relation))
    _replace_children(document.element.body, f"<w:body {_W}>{content}</w:body>")
    document.element.body.append(parse_xml(page.xml(references, bool(header))))
    _set_properties(document, title)
    stream = io.BytesIO()
    document.save(stream)
    return _repack(stream.getvalue())


def _anchored(relation: str) -> str:
    """The run of a square picture in the top right corner of the text area."""
    side = round(_PICTURE_SIDE * 36000)
    size = f'cx="{side}" cy="{side}"'
    spots = "".join(
        f'<wp:position{axis} relativeFrom="margin"><wp:align>{align}</wp:align></wp:position{axis}>'
        for axis, align in (("H", "right"), ("V", "top"))
    )
    return (
        f'<w:r><w:drawing><wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{spots}<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="二维码" descr="在线网址的二维码"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="1" name="二维码"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _replace_children(element, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(child)


def _set_properties(document, title: str) -> None:
    """Set the title and no author; drop unused parts of python-docx's default document."""
    properties = document.core_properties
    properties.title, properties.language = title, "zh-CN"
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = datetime(2026, 1, 1)
    properties.revision = 1
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _UNUSED:
                del part.rels[key]


def _repack(data: bytes) -> bytes:
    """The same package with every member dated 1 January 1980."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            new.writestr(zipfile.ZipInfo(info.filename), old.read(info), zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()


def write_if_changed(path: Path, data: bytes) -> None:
    """Write *data* to *path* unless the file holds it already."""
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)
