"""A finished Word file as plain values: sections, paragraphs, runs and tables. All lengths are in points."""

from dataclasses import dataclass, field
from enum import StrEnum

Colour = str  #: six hexadecimal digits, or empty for the ordinary one


class Align(StrEnum):
    """Alignment of a paragraph or table; *spread* justifies every line, including the last."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    BOTH = "both"
    SPREAD = "spread"


class LineRule(StrEnum):
    """The unit of a line height: a multiple of a single line, at least so many points, or exactly so many."""

    TIMES = "times"
    LEAST = "least"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Look:
    """Character formatting; *latin* and *east* are the fonts for the two kinds of script."""

    latin: str = "宋体"
    east: str = "宋体"
    size: float = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: Colour = ""
    shade: Colour = ""
    spacing: float = 0  #: between characters
    raised: float = 0  #: above the line (below it when negative), as a part of the size; such text is smaller
    stretch: float = 1  #: width of the characters, as a part of the usual one


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look: a tab is ``\\t``, a line break ``\\n``, a page break ``\\f``.

    *counter* is ``PAGE`` or ``NUMPAGES`` for a number that is known only on the page. A *drawing* stands for itself.
    """

    text: str
    look: Look
    counter: str = ""
    drawing: "Drawing | None" = None


@dataclass(frozen=True, slots=True)
class Stop:
    """A tab stop: *kind* is left, center, right or decimal, *leader* fills the gap (none, dot, …)."""

    position: float
    kind: str = "left"
    leader: str = "none"


@dataclass(frozen=True, slots=True)
class Border:
    """One border; a *width* of 0 means none."""

    width: float = 0
    colour: Colour = ""
    kind: str = "single"
    space: float = 0


NO_BORDER = Border()


@dataclass(frozen=True, slots=True)
class Sides:
    """The borders of the four sides."""

    top: Border = NO_BORDER
    left: Border = NO_BORDER
    bottom: Border = NO_BORDER
    right: Border = NO_BORDER


class Wrap(StrEnum):
    """How text keeps clear of a drawing: as of a character (inline), not at all, beside it, or above and below it."""

    INLINE = "inline"
    NONE = "none"
    BESIDE = "beside"
    ABOVE_AND_BELOW = "above and below"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture (the *image* file, empty where it cannot be read), a shape with *blocks* of text, or a mere line.

    A *line* goes through its rectangle from the corner at the left, above or (*rising*) below. *x* and *y* are its
    distances from the frames *across* and *down* (page, margin, column, paragraph …), unless it is aligned in them
    (*align_x*: left, center, right; *align_y*: top, center, bottom).
    """

    width: float
    height: float
    image: bytes = b""
    blocks: "tuple[Block, ...]" = ()
    frame: Border = NO_BORDER
    fill: Colour = ""
    behind: bool = False  #: the text is written over it
    line: Border = NO_BORDER
    rising: bool = False
    wrap: Wrap = Wrap.INLINE
    x: float = 0
    y: float = 0
    across: str = "column"
    down: str = "paragraph"
    align_x: str = ""
    align_y: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; *mark* is the look of an empty one, *where* its position («第5段», empty within a table)."""

    runs: tuple[Run, ...] = ()
    mark: Look = field(default_factory=Look)
    where: str = ""
    align: Align = Align.LEFT
    before: float = 0
    after: float = 0
    line: float = 1
    rule: LineRule = LineRule.TIMES
    left: float = 0
    right: float = 0
    first: float = 0  #: further indent of the first line; negative for a hanging one
    stops: tuple[Stop, ...] = ()
    borders: Sides = field(default_factory=Sides)
    shade: Colour = ""
    keep_next: bool = False
    keep_lines: bool = False
    widows: bool = True  #: no single line alone on a page
    new_page: bool = False
    loose: bool = False  #: lines may break within Latin words
    grid: bool = True  #: lines snap to the page's grid, if it has one
    parted: bool = True  #: add a little space between Chinese and Latin characters
    tight: bool = False  #: no space between this and the next paragraph of the same style
    style: str = ""
    key: str = ""  #: its number among the part's paragraphs, after that of the part («0.12»)
    numbered: int = 0  #: characters of the runs that are its number in a list, which Word puts there
    floating: tuple[Drawing, ...] = ()  #: drawings that are anchored to the paragraph

    @property
    def text(self) -> str:
        """The text of the runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that begins at grid column *column* and covers *columns* × *rows* of the grid."""

    blocks: "tuple[Block, ...]"
    column: int
    columns: int = 1
    rows: int = 1
    borders: Sides = field(default_factory=Sides)
    shade: Colour = ""
    falling: Border = NO_BORDER  #: from its corner above at the left to that below at the right
    rising: Border = NO_BORDER
    margins: tuple[float, float, float, float] = (0, 0, 0, 0)  #: top, left, bottom, right
    valign: str = "top"
    where: str = ""
    covered: bool = False  #: a part of the merged cell above
    turned: bool = False  #: characters stand one under another


@dataclass(frozen=True, slots=True)
class Row:
    """A row, at least or exactly *height* points high; *header* rows are repeated on every page."""

    cells: tuple[Cell, ...]
    height: float = 0
    exact: bool = False
    header: bool = False
    whole: bool = False  #: never split over pages


@dataclass(frozen=True, slots=True)
class Table:
    """A table with *columns* of these widths; *left* is the distance of the first from the margin.

    *on_page*: it is that from the edge of the page.
    """

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    align: Align = Align.LEFT
    left: float = 0
    on_page: bool = False


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Story:
    """Headers or footers of a section; *first* and *even* are None where these pages do not differ."""

    usual: tuple[Block, ...] = ()
    first: tuple[Block, ...] | None = None
    even: tuple[Block, ...] | None = None

    def on(self, page: int, number: int) -> tuple[Block, ...]:
        """The blocks on the section's page *page* (from 0), which is page *number* (from 1) of the document."""
        if page == 0 and self.first is not None:
            return self.first
        return self.even if number % 2 == 0 and self.even is not None else self.usual


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one size; *edges* are the distances of header and footer from the edge of the paper."""

    blocks: tuple[Block, ...]
    width: float = 595.3
    height: float = 841.9
    margins: tuple[float, float, float, float] = (72, 90, 72, 90)  #: top, left, bottom, right
    edges: tuple[float, float] = (42.55, 49.6)
    header: Story = field(default_factory=Story)
    footer: Story = field(default_factory=Story)
    grid: float = 0  #: line pitch of the page; 0 for none
    continuous: bool = False  #: continues on the page where the section before ends
    first_number: int = 0  #: number of its first page; 0 continues the count


@dataclass(frozen=True, slots=True)
class Document:
    """A finished Word file."""

    sections: tuple[Section, ...]
    tab: float = 36  #: distance of the default tab stops
    added: bool = False  #: add the spaces after one paragraph and before the next; otherwise the larger counts
    snapping: bool = False  #: lines in tables snap to the page's grid, too
