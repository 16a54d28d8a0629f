"""Tells which text of a form cannot be seen on paper, and why."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ..document.styles import Attributes, Properties, joined, local, number, on, points, read, source, value
from ..docx_file import DocxFile
from ..markup import W14, Element, W
from .colours import BLACK, FAINT, WHITE, Palette, contrast, highlight
from .drawn_frame import DrawnFrame
from .hidden_places import SMALL, Sheet, frame_of, row_box, why_cell_hidden, why_paragraph_hidden
from .room import Need, Room, need_of, paragraphs_in

PLAIN, CLEAR = 6.0, 2.5  #: points and contrast that the guide's account must have at least
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_SYMBOLS = ("wingdings", "webdings", "symbol", "marlett", "mt extra", "zapf")
_OFF = {"0", "false", "off", "none"}
_RIGHT_TO_LEFT = frozenset("\u202d\u202e\u2067")


@dataclass
class _Place:
    """What holds for all text of a paragraph: why it is *hidden*, the colour *behind* it (empty if unknown)."""

    hidden: str
    behind: str
    styles: tuple[Element, ...]  # whose properties its runs inherit, the base first
    table: tuple[Element, ...]  # the parts of its table's style


@dataclass
class HiddenText:
    """Judges the runs of *file*."""

    file: DocxFile
    _places: dict[Element, _Place] = field(default_factory=dict)
    _boxes: dict[Element, DrawnFrame] = field(default_factory=dict)
    _known: dict[tuple[bytes, int, bool], str] = field(default_factory=dict)
    _cut: dict[Element, set[Element]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        styles = self.file.related("styles")
        self._palette = Palette(self.file.related("theme"), self.file.related("settings"))
        self.sheet = Sheet.of(self.file.parts[0].root) if self.file.parts else Sheet()
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._common: list[Element] = []
        for node in styles.iterchildren(tag=etree.Element) if styles is not None else ():
            if node.tag == W + "style":
                self._styles[node.get(W + "styleId", "")] = node
                if node.get(W + "default") in ("1", "true", "on"):
                    self._defaults[node.get(W + "type", "")] = node.get(W + "styleId", "")
            elif node.tag == W + "docDefaults":
                self._common.append(node)

    def why(self, run: Element | None, paragraph: Element, *, strict: bool = False) -> str:
        """Why the text of *run* in *paragraph* cannot be seen; *strict*: or is not plain to see. Empty if it can."""
        place = self._places.get(paragraph)
        if place is None:
            place = self._places[paragraph] = self._place(paragraph)
        if place.hidden:
            return place.hidden
        own = run.find(W + "rPr") if run is not None else None
        key = (source(own) if own is not None else b"", id(place), strict)
        if key not in self._known:
            self._known[key] = self._why(own, place, strict=strict)
        return self._known[key]

    # The place

    def _place(self, paragraph: Element) -> _Place:
        told, chain = self._told(paragraph)
        around = self._around(paragraph)
        behind = self._palette.background(told["shd"]) if "shd" in told else ""
        table = tuple(part for style in around.styles for part in style.iter(W + "tblStylePr"))
        common = tuple(part for each in self._common for part in each.iterfind(f"{W}rPrDefault"))
        hidden = around.hidden or why_paragraph_hidden(told, self.sheet)
        hidden = hidden or self._why_cut_off(paragraph, paragraph, frame_of(told))
        return _Place(hidden, behind or around.behind, (*common, *around.styles, *chain), table)

    def _told(self, paragraph: Element) -> tuple[Properties, tuple[Element, ...]]:
        """The properties of *paragraph*, and its styles, the base first."""
        own = read(paragraph.find(W + "pPr"))
        chain = self._chain(value(own, "pStyle") or self._defaults.get("paragraph", ""))
        return joined(*(read(each.find(W + "pPr")) for each in chain), own), chain

    def _why_cut_off(self, paragraph: Element, holder: Element, box: Room | None) -> str:
        """Why *paragraph* in *holder*, which has the size of *box*, has no room."""
        if box is None:
            return ""
        if holder not in self._cut:
            inside = [holder] if holder is paragraph else paragraphs_in(holder)
            self._cut[holder] = box.cut_off(inside, self._need)
        return "放不下，超出了所在的框或行，显示不全" if paragraph in self._cut[holder] else ""

    def least_height(self, paragraph: Element) -> float:
        """The least height in points that *paragraph* may have."""
        need = self._need(paragraph)
        return need.before + need.line + need.after

    def _need(self, paragraph: Element) -> Need:
        told, chain = self._told(paragraph)
        common = [part for each in self._common for part in each.iterfind(f"{W}rPrDefault")]
        layers = [read(each.find(W + "rPr")) for each in (*common, *chain)]
        end = read(paragraph.find(f"{W}pPr/{W}rPr"))
        pieces = [("", number(value(joined(*layers, end), "sz"), 20) / 2)]
        computed = False
        for run in paragraph.iter(W + "r"):
            if next(run.iterancestors(W + "p"), None) is not paragraph:
                continue
            for mark in run.iter(W + "fldChar"):
                computed = mark.get(W + "fldCharType") == "separate"
            own = read(run.find(W + "rPr"))
            character = [read(each.find(W + "rPr")) for each in self._chain(value(own, "rStyle"))]
            size = number(value(joined(*layers, *character, own), "sz"), 20) / 2
            texts = ("\n" if node.tag == W + "br" else node.text or "" for node in run.iter(W + "t", W + "br"))
            pieces.append(("" if computed else "".join(texts), size))
        return need_of(paragraph, told, pieces)

    def _around(self, paragraph: Element) -> _Place:
        """What the cells, rows and boxes around *paragraph* say; the nearest background counts."""
        hidden, behind, known = "", "", False
        styles: tuple[Element, ...] = ()
        for node in paragraph.iterancestors():
            if node.tag == W + "tc":
                hidden = hidden or why_cell_hidden(node, self.sheet)
                hidden = hidden or self._why_cut_off(paragraph, node, row_box(node))
                shade = read(node.find(W + "tcPr")).get("shd")
                if shade and not known and (fill := self._palette.background(shade)):
                    behind, known = fill, True
            elif node.tag == W + "tbl":
                own = read(node.find(W + "tblPr"))
                style = self._chain(value(own, "tblStyle") or self._defaults.get("table", ""))
                styles = (*style, *styles)
                for properties in (own, *(read(each.find(W + part)) for each in style for part in ("tblPr", "tcPr"))):
                    if not known and "shd" in properties and (fill := self._palette.background(properties["shd"])):
                        behind, known = fill, True
            elif node.tag == W + "txbxContent":
                if node not in self._boxes:
                    self._boxes[node] = DrawnFrame.around(node, self.sheet)
                hidden = hidden or self._boxes[node].why_hidden
                hidden = hidden or self._why_cut_off(paragraph, node, self._boxes[node].room)
                if not known:
                    behind, known = self._fill_of(node), True
        return _Place(hidden, behind if known else WHITE, styles, ())

    def _fill_of(self, content: Element) -> str:
        """The fill of the shape around a text box; empty if it is unknown, white where it has none."""
        for node in content.iterancestors():
            if node.tag == _WPS + "wsp":
                properties = node.find(_WPS + "spPr")
                fill = properties.find(_A + "solidFill") if properties is not None else None
                if fill is not None:
                    return self._palette.drawn(fill)
                none = properties is not None and properties.find(_A + "noFill") is not None
                return WHITE if none or node.find(_WPS + "style") is None else ""
            if local(str(node.tag)) in ("shape", "rect", "roundrect", "oval"):
                stated = node.get("fillcolor", "").lstrip("#").partition(" ")[0].upper()
                return stated if len(stated) == 6 and all(c in "0123456789ABCDEF" for c in stated) else ""
        return WHITE

    def _chain(self, style: str) -> tuple[Element, ...]:
        """The *style* and those it is based on, the base first."""
        chain: list[Element] = []
        while style in self._styles and self._styles[style] not in chain:
            chain.append(self._styles[style])
            based = chain[-1].find(W + "basedOn")
            style = based.get(W + "val", "") if based is not None else ""
        return tuple(reversed(chain))

    # The formatting

    def _why(self, own: Element | None, place: _Place, *, strict: bool) -> str:
        told = read(own)
        character = self._chain(value(told, "rStyle"))
        nodes = [each.find(W + "rPr") for each in (*place.styles, *character)]
        layers = [node for node in (*nodes, own) if node is not None]
        found = joined(*map(read, layers))
        regional = [read(part.find(W + "rPr")) for part in place.table]
        if self._is_off(told, layers[:-1] if own is not None else layers, regional):
            return "是隐藏文字"
        size = _size(found)
        if size < (PLAIN if strict else SMALL):
            return f"字号只有 {size:g} 磅，看不清"
        if why := _distorted(found, size):
            return why
        if strict and (why := _not_plain(found)):
            return why
        least = CLEAR if strict else FAINT
        for text, behind in self._colours(found, layers, place):
            if contrast(text, behind) < least:
                return "颜色和底色几乎一样，看不出来"
        return ""

    @staticmethod
    def _is_off(told: Properties, layers: list[Element], regional: list[dict[str, Attributes]]) -> bool:
        """Whether text is hidden. A style that says twice that it is hidden means the opposite to Word: not trusted."""
        for name in ("vanish", "specVanish", "webHidden"):
            if name in told:
                if on(told, name):
                    return True
            elif any(on(properties, name) for properties in (*map(read, layers), *regional)):
                return True
        return False

    def _colours(self, found: Properties, layers: list[Element], place: _Place) -> Iterator[tuple[str, str]]:
        """Every colour that the text may have, with what is behind it."""
        behind = highlight(found.get("highlight", {}))
        behind = behind or (self._palette.background(found["shd"]) if "shd" in found else "") or place.behind
        texts = self._palette.text_colours(found.get("color", {}))
        fills = [node for layer in layers for node in layer.iter(W14 + "textFill")]
        if fills:
            solid = fills[-1].find(W14 + "solidFill")
            if fills[-1].find(W14 + "noFill") is not None or _is_clear(fills[-1]):
                yield WHITE, WHITE
            elif solid is not None:
                texts.append(self._palette.drawn(solid))
        if not texts and highlight(found.get("highlight", {})):
            texts = [BLACK]
        if behind:
            yield from ((text, behind) for text in texts if text)
        if not any(local(str(n.tag)) == "color" for layer in layers[-1:] for n in layer):
            yield from self._regional(place)

    def _regional(self, place: _Place) -> Iterator[tuple[str, str]]:
        """The colours that a table's style has for its first row and the like, each on its own background."""
        for part in place.table:
            own, cell = read(part.find(W + "rPr")), read(part.find(W + "tcPr"))
            fill = self._palette.background(cell["shd"]) if "shd" in cell else ""
            if fill or place.behind == WHITE:
                yield from ((text, fill or WHITE) for text in self._palette.text_colours(own.get("color", {})))


def _size(found: Properties) -> float:
    """The height of characters in points, the smallest that any program may use."""
    sizes = [number(value(found, "sz"), 20) / 2]
    if on(found, "rtl") or on(found, "cs"):
        sizes.append(number(value(found, "szCs"), 20) / 2)
    raised = value(found, "vertAlign") in ("superscript", "subscript")
    return min(sizes) * (0.65 if raised else 1)


def _distorted(found: Properties, size: float) -> str:
    if 0 < number(value(found, "w").rstrip("%"), 100) < 20:
        return "字符压得太窄，看不清"
    if 0 < points(value(found, "fitText"), 0) < size:
        return "字符压得太窄，看不清"
    if points(value(found, "spacing")) <= -0.6 * size:
        return "字符挤在一起，看不清"
    if abs(number(value(found, "position")) / 2) > 100:
        return "升降到了行外，显示不出来"
    return ""


def _not_plain(found: Properties) -> str:
    """What keeps the guide's account from being read without doubt."""
    if on(found, "strike") or on(found, "dstrike"):
        return "有删除线"
    fonts = [value(found, "rFonts", script) for script in ("ascii", "hAnsi", "eastAsia", "cs")]
    if any(font.casefold().startswith(_SYMBOLS) for font in fonts):
        return "用了符号字体，数字会变成图形"
    return ""


def _is_clear(fill: Element) -> bool:
    """Whether a fill of text is as good as transparent; alpha counts transparency here, in thousandths of a percent."""
    return any(number(node.get(W14 + "val")) >= 80_000 for node in fill.iter(W14 + "alpha"))


def runs_backwards(text: str, run: Element | None) -> bool:
    """Whether digits stand on paper in another order than in the file."""
    turned = run is not None and any(node.get(W + "val") == "rtl" for node in run.iterancestors(W + "bdo"))
    return turned or not _RIGHT_TO_LEFT.isdisjoint(text)
