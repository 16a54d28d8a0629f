"""Reads a finished Word file into the values of ``model``.

It covers what forms and ordinary office papers use. Anything else is left out or shown as plain text, never an error.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from lxml import etree

from ...errors import FormError
from ..docx_file import DocxFile, TextPart
from ..form_problem import RefusedForm
from ..markup import Element, W
from ..positions import Positions, positions_in
from .kept_parts import KeptParts
from .model import Align, Block, Cell, Document, Drawing, Look, Paragraph, Run, Section, Story, Table, Wrap
from .numbering import Numbers
from .runs import Runs
from .styles import (
    Properties,
    Styles,
    align,
    colour,
    indents,
    line_height,
    number,
    on,
    points,
    read,
    read_source,
    sides,
    source,
    stops,
    value,
)
from .tables import TableReader

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REMEDY = "请用 Word 或 WPS 打开后另存为新的文件，再试一次。"
_THROUGH = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")}
_LARGEST = 6 * 1024 * 1024  #: bytes of all XML parts: some 2,800 rows, or 250 MB of memory when laid out
_MARGINS = ("top", "left", "bottom", "right")


def read_pages(content: bytes, kept: KeptParts[Cell] | None = None) -> Document:
    """Read the .docx *content*; raises FormError for what is damaged, no .docx at all, or far too long.

    Cells are taken from *kept* that were read there from the same form with other values in the same number of rows.
    """
    if kept is not None:
        kept.begin()
    try:
        return _Reader(DocxFile(content, _LARGEST), kept).document()
    except RefusedForm as refused:
        if refused.problem.code == "too-large":
            raise FormError("无法预览：这份文件太长。", "请用 Word 或 WPS 打开查看和打印。") from None
        raise FormError(f"无法预览：{refused.problem.message}", refused.problem.remedy) from None
    except (ValueError, KeyError, RecursionError):
        raise FormError("无法预览：这份 Word 文件已经损坏。", _REMEDY) from None


class _Reader:
    """Reads one file."""

    def __init__(self, file: DocxFile, kept: KeptParts[Cell] | None) -> None:
        if not file.parts:
            raise FormError("无法预览：不是 Word 文档（.docx）。", _REMEDY)
        self._file, self._kept = file, kept
        self._styles = Styles(file.related("styles"), file.related("theme"))
        self._numbers = Numbers()
        numbering = file.related("numbering")
        if numbering is not None:
            self._numbers.learn(numbering)
        settings = file.related("settings")
        self._settings = read(settings)
        self._compat = settings.find(W + "compat") if settings is not None else None
        self._old = _is_old(settings)

    def document(self) -> Document:
        """The whole document."""
        root = self._file.parts[0].root
        body = root.find(W + "body")
        if body is None:
            raise FormError("无法预览：文件里没有正文。", _REMEDY)
        story = self._reader(self._file.parts[0])
        sections: list[Section] = []
        blocks: list[Block] = []
        for element in _flat(body):
            blocks += story.block(element)
            end = element.find(f"{W}pPr/{W}sectPr")
            if end is not None:
                sections.append(self._section(end, blocks, sections))
                blocks = []
        sections.append(self._section(body.find(W + "sectPr"), blocks, sections))
        tab = points(value(self._settings, "defaultTabStop"), 36) or 36
        added = on(read(self._compat), "doNotUseHTMLParagraphAutoSpacing")
        snapping = self._old or on(read(self._compat), "adjustLineHeightInTable")
        return Document(tuple(sections), tab, added, snapping)

    def _reader(self, part: TextPart) -> "_StoryReader":
        number = next((n for n, each in enumerate(self._file.parts) if each.name == part.name), -1)
        keys = {paragraph: f"{number}.{at}" for at, paragraph in enumerate(part.root.iter(W + "p"))}
        places = positions_in(part.root, part.title)
        image = partial(self._file.image, part.name)
        return _StoryReader(self._styles, places, keys, self._numbers, self._old, image, self._kept)

    def _section(self, element: Element | None, blocks: list[Block], before: list[Section]) -> Section:
        own = read(element)
        margins = tuple(abs(points(value(own, "pgMar", side), 72)) for side in _MARGINS)
        top, left, bottom, right = margins
        left += points(value(own, "pgMar", "gutter"))
        width, height = points(value(own, "pgSz", "w"), 595.3), points(value(own, "pgSz", "h"), 841.9)
        last = before[-1] if before else None
        grid = value(own, "docGrid", "type") in ("lines", "linesAndChars", "snapToChars")
        return Section(
            blocks=tuple(_from_margin(block, left) for block in blocks),
            width=min(max(width, 36), 4000),
            height=min(max(height, 36), 4000),
            margins=(top, left, bottom, right),
            edges=(points(value(own, "pgMar", "header"), 36), points(value(own, "pgMar", "footer"), 36)),
            header=self._story(element, "header", on(own, "titlePg"), last.header if last else Story()),
            footer=self._story(element, "footer", on(own, "titlePg"), last.footer if last else Story()),
            grid=points(value(own, "docGrid", "linePitch")) if grid else 0,
            continuous=value(own, "type") == "continuous",
            first_number=int(number(value(own, "pgNumType", "start"))),
        )

    def _story(self, section: Element | None, kind: str, own_first: bool, inherited: Story) -> Story:
        """The headers or footers of a section; those it does not name are inherited from the section before."""
        found: dict[str, tuple[Block, ...]] = {}
        for node in section.iterchildren(f"{W}{kind}Reference") if section is not None else ():
            story = self._file.part(node.get(_R + "id", ""))
            if story is not None:
                reader = self._reader(story)
                found[node.get(W + "type", "default")] = tuple(
                    block for element in _flat(story.root) for block in reader.block(element)
                )
        first = found.get("first", inherited.first or ()) if own_first else None
        even = found.get("even", inherited.even or ()) if on(self._settings, "evenAndOddHeaders") else None
        return Story(found.get("default", inherited.usual), first, even)


@dataclass
class _StoryReader:
    """Reads the body, a header or a footer."""

    styles: Styles
    positions: Positions
    keys: dict[Element, str]
    numbers: Numbers
    old: bool  #: laid out as by Word 2010 or before
    image: Callable[[str], bytes]
    kept: KeptParts[Cell] | None
    runs: Runs = field(init=False)
    _properties: dict[tuple[bytes, str], Properties] = field(default_factory=dict)
    _shapes: dict[tuple[bytes, str, float], Paragraph] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.runs = Runs(self.styles, self.image)

    def block(self, element: Element, table: str = "") -> list[Block]:
        """A table, or a paragraph and its text boxes; *table* is the style of the table around it."""
        if element.tag == W + "tbl":
            return [TableReader(self.styles, self.positions, self._inside, self._again, self.old).read(element)]
        properties = element.find(W + "pPr")
        like = source(properties) if properties is not None else b"", table
        told = read_source(like[0]) if like[0] else {}
        if like not in self._properties:
            self._properties[like] = self.styles.paragraph(told, table)
        own = self._properties[like]
        label = self.numbers.label(own.get("numPr"))
        if label is not None:
            own = self.styles.paragraph(told, table, label.paragraph)
        style = value(own, "pStyle") or self.styles.default("paragraph")
        runs, drawings = self.runs.read(element, style, table)
        numbered = 0
        if label is not None and label.text:
            runs, numbered = (Run(label.text, self.runs.look(label.run)), *runs), len(label.text)
        mark = self.runs.look(properties.find(W + "rPr") if properties is not None else None)
        size = runs[0].look.size if runs else mark.size
        shape = self._shapes.get((*like, size)) if label is None else None
        if shape is None:
            shape = _shape(own, style, size)
            if label is None:
                self._shapes[*like, size] = shape
        where = self.positions.get(element, "")
        where = where if "段" in where else ""
        key = self.keys.get(element, "")
        paragraph = replace(shape, runs=runs, mark=mark, where=where, key=key, numbered=numbered)
        floating: list[Drawing] = []
        before: list[Block] = []
        after: list[Block] = []
        for found in drawings:
            drawing = found.drawing
            blocks = tuple(block for box in found.boxes for each in _flat(box) for block in self.block(each))
            if drawing.wrap in (Wrap.NONE, Wrap.BESIDE) and drawing.width:
                floating.append(replace(drawing, blocks=blocks))
            elif blocks or not drawing.width:
                after += blocks
            else:
                (before if drawing.y < 1 else after).append(_on_its_own(drawing, mark))
        return [*before, replace(paragraph, floating=tuple(floating)) if floating else paragraph, *after]

    def _again(self, element: Element, around: Hashable, make: Callable[[], Cell]) -> Cell:
        """The cell as it was read before, unless it counts paragraphs or holds more than these."""
        first = next(element.iter(W + "p"), None)
        if self.kept is None or first is None or self.runs.fields:
            return make()
        counted = self.numbers.counted

        def keeps(cell: Cell) -> bool:
            plain = all(isinstance(block, Paragraph) and not block.floating for block in cell.blocks)
            return plain and self.numbers.counted == counted and not self.runs.fields

        return self.kept.get((source(element), self.keys.get(first), around), make, keeps)

    def _inside(self, cell: Element, table: str) -> tuple[Block, ...]:
        return tuple(block for element in _flat(cell) for block in self.block(element, table))


def _from_margin(block: Block, margin: float) -> Block:
    """The block, a table that is placed on the page as seen from the *margin*."""
    if isinstance(block, Table) and block.on_page:
        return replace(block, left=block.left - margin, on_page=False)
    return block


def _on_its_own(drawing: Drawing, mark: Look) -> Paragraph:
    """A picture that has text only above and below it, as a paragraph."""
    align = {"center": Align.CENTRE, "right": Align.RIGHT}.get(drawing.align_x, Align.LEFT)
    run = Run("", mark, drawing=replace(drawing, wrap=Wrap.INLINE))
    return Paragraph((run,), mark, align=align, left=0 if drawing.align_x else max(drawing.x, 0))


def _shape(own: Properties, style: str, size: float) -> Paragraph:
    """An empty paragraph with these properties; *size* is that of its first character."""
    left, right, first = indents(own, size)
    line, rule = line_height(own)
    spacing = own.get("spacing", {})
    return Paragraph(
        align=align(own),
        before=_space(spacing, "before"),
        after=_space(spacing, "after"),
        line=line,
        rule=rule,
        left=left,
        right=right,
        first=first,
        stops=stops(own),
        borders=sides(own),
        shade=colour(value(own, "shd", "fill")),
        keep_next=on(own, "keepNext"),
        keep_lines=on(own, "keepLines"),
        widows="widowControl" not in own or on(own, "widowControl"),
        new_page=on(own, "pageBreakBefore"),
        loose="wordWrap" in own and not on(own, "wordWrap"),
        grid="snapToGrid" not in own or on(own, "snapToGrid"),
        parted="autoSpaceDE" not in own or on(own, "autoSpaceDE"),
        tight=on(own, "contextualSpacing"),
        style=style,
    )


def _is_old(settings: Element | None) -> bool:
    """Whether the document is laid out as by Word 2010 or before."""
    for setting in settings.iterfind(f"{W}compat/{W}compatSetting") if settings is not None else ():
        if setting.get(W + "name") == "compatibilityMode":
            return number(setting.get(W + "val")) < 15
    return True


def _flat(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables directly in *parent*, also those in content controls and the like."""
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in _THROUGH:
            yield from _flat(child)


def _space(spacing: dict[str, str], side: str) -> float:
    """The space before or after a paragraph; «auto» is 14 points, as on a web page."""
    if spacing.get(f"{side}Autospacing") in ("1", "true", "on"):
        return 14
    lines = number(spacing.get(f"{side}Lines")) / 100
    return lines * 15.6 if lines else max(points(spacing.get(side)), 0)
