"""Tells which text of a form cannot be seen on paper, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from ..document.styles import (
    Attributes,
    Properties,
    joined,
    local,
    on,
    points,
    read,
    source,
    theme_fonts,
    value,
)
from ..docx_file import DocxFile
from ..markup import W14, Element, W
from .cells import cell_of, in_region
from .characters import fonts_of, is_clear, size_of, why_distorted, why_not_plain
from .colours import BLACK, FAINT, FINE, WHITE, Palette, contrast, highlight
from .drawn_frame import DrawnFrame, why_art_hidden
from .formatting import Formatting
from .hidden_places import (
    SMALL,
    Sheet,
    frame_of,
    reaches_out,
    row_box,
    why_cell_hidden,
    why_paragraph_hidden,
    why_tabs_hidden,
    widths,
)
from .room import Room, paragraphs_in

PLAIN, CLEAR = 6.0, 2.5  #: points and contrast that the guide's account must have at least
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_LEAST_LINE = 0.4  #: height of lines, in that of the characters, from which text can be made out
_NARROW = 30.0  #: points of width that the cell of the account has at least
_WHOLE = 0.9  #: share of a line that has to be seen of the guide's account
_OFF = {"0", "false", "off", "none"}


@dataclass
class _Place:
    """What holds for all text of a paragraph: why it is *hidden*, the colour *behind* it (empty if unknown)."""

    hidden: str
    behind: str
    styles: tuple[Element, ...]  # whose properties its runs inherit, the base first
    table: tuple[Element, ...]  # the parts of its table's style
    line: float = 0  # the height of its lines if that is exact


@dataclass
class HiddenText:
    """Judges the runs of *file*."""

    file: DocxFile
    _places: dict[Element, _Place] = field(default_factory=dict)
    _boxes: dict[Element, DrawnFrame] = field(default_factory=dict)
    _known: dict[tuple[bytes, int, bool], str] = field(default_factory=dict)
    _cut: dict[Element, set[Element]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        theme = self.file.related("theme")
        self._palette = Palette(theme, self.file.related("settings"))
        self._fonts = dict(theme_fonts(theme)) if theme is not None else {}
        self.formatting = Formatting(self.file)
        self.sheet = Sheet.of(self.file.parts[0].root) if self.file.parts else Sheet()

    def why(self, run: Element | None, paragraph: Element, *, strict: bool = False) -> str:
        """Why the text of *run* in *paragraph* cannot be seen; *strict*: or is not plain to see. Empty if it can."""
        place = self._placed(paragraph)
        if place.hidden:
            return place.hidden
        if run is not None and run.find(W + "pict") is not None and (why := why_art_hidden(run, self.sheet)):
            return why
        if strict and (why := self._why_not_whole(paragraph)):
            return why
        own = run.find(W + "rPr") if run is not None else None
        key = (source(own) if own is not None else b"", id(place), strict)
        if key not in self._known:
            why = self._why(own, place, strict=strict)
            self._known[key] = why or (self._why_not_plain(own, place, paragraph) if strict else "")
        return self._known[key]

    def layouts(self, paragraph: Element) -> Iterator[tuple[Properties, float]]:
        """The properties that *paragraph* may have, each with the height of its largest characters."""
        size = self.formatting.need(paragraph).size
        for part in (None, *self._placed(paragraph).table):
            yield self.formatting.told(paragraph, read(part.find(W + "pPr")) if part is not None else {})[0], size

    def fonts(self, run: Element | None, paragraph: Element) -> list[str]:
        """The fonts that the text of *run* may have."""
        own = run.find(W + "rPr") if run is not None else None
        return fonts_of(joined(*map(read, self._layers(own, self._placed(paragraph)))), self._fonts)

    # The place

    def _placed(self, paragraph: Element) -> _Place:
        if paragraph not in self._places:
            self._places[paragraph] = self._place(paragraph)
        return self._places[paragraph]

    def _place(self, paragraph: Element) -> _Place:
        told, chain = self.formatting.told(paragraph)
        around = self._around(paragraph)
        behind = self._palette.background(told["shd"]) if "shd" in told else ""
        table = tuple(part for style in around.styles for part in style.iter(W + "tblStylePr"))
        common = tuple(part for each in self.formatting.common for part in each.iterfind(f"{W}rPrDefault"))
        hidden = around.hidden or why_paragraph_hidden(told, self.sheet)
        for part in table if not hidden else ():  # of a first row and the like
            regional, _ = self.formatting.told(paragraph, read(part.find(W + "pPr")))
            hidden = hidden or why_paragraph_hidden(regional, self.sheet)
            hidden = hidden or _why_rows_hidden([part])
        if not hidden and next(paragraph.iter(W + "tab"), None) is not None:
            hidden = why_tabs_hidden(told, self.sheet) if any(map(_is_sign, paragraph.iter(W + "tab"))) else ""
        hidden = hidden or self._why_cut_off(paragraph, paragraph, frame_of(told))
        spacing = told.get("spacing", {})
        line = points(spacing.get("line")) if spacing.get("lineRule") == "exact" else 0
        return _Place(hidden, behind or around.behind, (*common, *around.styles, *chain), table, line)

    def _why_not_whole(self, paragraph: Element) -> str:
        """Why a value at a spot in *paragraph* may be printed in part only."""
        spacing = self.formatting.told(paragraph)[0].get("spacing", {})
        needs = self.formatting.need(paragraph, filled=True)
        if spacing.get("lineRule") == "exact" and points(spacing.get("line"), 12) < needs.size * _WHOLE:
            return "行距比字还小，显示不全"
        cell = cell_of(paragraph)
        if cell is None:
            return ""
        own = read(cell.find(W + "tcPr"))
        if on(own, "tcFitText"):
            return "单元格设了“适应文字”，字会压得太窄"
        if value(own, "textDirection") not in ("", "lrTb", "lrTbV", "lr"):
            return "文字是竖排的"
        if any(0 < width < _NARROW for width in widths(cell, self.sheet)):
            return "单元格太窄"
        if reaches_out(cell, self.sheet):
            return "右边超出了页面"
        box = row_box(cell)
        cut = (
            box.cut_off(paragraphs_in(cell), partial(self.formatting.need, filled=True), _WHOLE)
            if box is not None
            else ()
        )
        return "行高固定，放不下，显示不全" if paragraph in cut else ""

    def _why_cut_off(self, paragraph: Element, holder: Element, box: Room | None) -> str:
        """Why *paragraph* in *holder*, which has the size of *box*, has no room."""
        if box is None:
            return ""
        if holder not in self._cut:
            inside = [holder] if holder is paragraph else paragraphs_in(holder)
            self._cut[holder] = box.cut_off(inside, self.formatting.need)
        return "放不下，超出了所在的框或行，显示不全" if paragraph in self._cut[holder] else ""

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
                style = self.formatting.table_styles(node)
                styles = (*style, *styles)
                hidden = hidden or _why_rows_hidden(style)
                own = [read(node.find(W + "tblPr"))]
                own += [read(each.find(W + part)) for each in style for part in ("tblPr", "tcPr")]
                fills = [self._palette.background(properties["shd"]) for properties in own if "shd" in properties]
                if not known and any(fills):
                    behind, known = next(filter(None, fills)), True
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

    # The formatting

    def _why(self, own: Element | None, place: _Place, *, strict: bool) -> str:
        told, layers = read(own), self._layers(own, place)
        found = joined(*map(read, layers))
        regional = [read(part.find(W + "rPr")) for part in place.table]
        if self._is_off(told, layers[:-1] if own is not None else layers, regional):
            return "是隐藏文字"
        size = size_of(found)
        if size < (PLAIN if strict else SMALL):
            return f"字号只有 {size:g} 磅，看不清"
        if why := why_distorted(found, size):
            return why
        if 0 < place.line < size * _LEAST_LINE:
            return "行距比字小得多，看不清"
        for part in regional:
            told_there = joined(*map(read, layers[: -1 if own is not None else None]), part, told)
            if (there := size_of(told_there)) < SMALL or (why := why_distorted(told_there, there)):
                return why or f"字号只有 {there:g} 磅，看不清"
        least = CLEAR if strict else FAINT
        behind = self._behind(found, place)
        if strict and behind and contrast(BLACK, behind) < least:
            return "底色太深"
        for text, behind in self._colours(found, layers, place):
            if contrast(text, behind) < least:
                return "颜色和底色几乎一样，看不出来"
        return ""

    def _layers(self, own: Element | None, place: _Place) -> list[Element]:
        """The character formatting of a run and of all it inherits from, the base first."""
        character = self.formatting.chain(value(read(own), "rStyle"))
        nodes = [each.find(W + "rPr") for each in (*place.styles, *character)]
        return [node for node in (*nodes, own) if node is not None]

    def _why_not_plain(self, own: Element | None, place: _Place, paragraph: Element) -> str:
        """What keeps the guide's account from being read without doubt, also in the parts of its table's style."""
        cell, layers = cell_of(paragraph), self._layers(own, place)
        direct = self._palette.text_colours(read(own).get("color", {}))
        regions = [part for part in place.table if cell is not None and in_region(cell, part.get(W + "type", ""))]
        for region in (None, *regions):
            inside = region.find(W + "rPr") if region is not None else None
            among = layers if inside is None else [*layers[: -1 if own is not None else None], inside, *layers[-1:]]
            found = joined(*map(read, among))
            if why := why_not_plain(found, among, size_of(found), fonts_of(found, self._fonts)):
                return why
            shade = read(region.find(W + "tcPr")).get("shd") if region is not None else None
            if shade and shade.get("val", "clear") not in FINE:
                return "底色有花纹"
            fill = self._palette.background(shade) if shade else ""
            if fill and place.behind == WHITE and any(contrast(text, fill) < CLEAR for text in direct):
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

    def _behind(self, found: Properties, place: _Place) -> str:
        """The colour behind a text; empty if it is unknown."""
        marked = highlight(found.get("highlight", {}))
        return marked or (self._palette.background(found["shd"]) if "shd" in found else "") or place.behind

    def _colours(self, found: Properties, layers: list[Element], place: _Place) -> Iterator[tuple[str, str]]:
        """Every colour that the text may have, with what is behind it."""
        behind = self._behind(found, place)
        texts = self._palette.text_colours(found.get("color", {}))
        fills = [node for layer in layers for node in layer.iter(W14 + "textFill")]
        if fills:
            solid = fills[-1].find(W14 + "solidFill")
            if fills[-1].find(W14 + "noFill") is not None or is_clear(fills[-1]):
                yield WHITE, WHITE
            elif solid is not None:
                texts.append(self._palette.drawn(solid))
            else:
                stops = [self._palette.drawn(stop) for stop in fills[-1].iter(W14 + "gs")]
                texts += sorted(filter(None, stops), key=lambda stop: contrast(stop, behind or WHITE))[-1:]
        for glow in (node for layer in layers for node in layer.iter(W14 + "glow")):
            if not is_clear(glow) and (around := self._palette.drawn(glow)):
                yield from ((text, around) for text in texts or [BLACK] if text)
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


def _why_rows_hidden(style: Iterable[Element]) -> str:
    """Why a table of that *style*, or a part of one, is not shown."""
    return "在隐藏的行里" if any(on(read(each.find(W + "trPr")), "hidden") for each in style) else ""


def _is_sign(tab: Element) -> bool:
    """Whether a ``w:tab`` is a tab in the text, and no tab stop."""
    return tab.getparent().tag == W + "r"  # type: ignore[union-attr]  # it stands in a paragraph
