"""Places whose text does not reach the paper: off the page, without room, or in a cell that is merged away."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..document.styles import Attributes, Properties, indents, number, on, points, read, stops
from ..markup import Element, W
from .cells import cells_of, merged_from, row_of
from .room import Room

_NEEDED = 100.0  #: points of width that a value may take whose cell states none
_FAR = 36.0  #: points beyond the page at which nothing of a cell can be read
_CHARACTER = 10.5  #: points; the size of indents that are given in characters
SMALL = 4.0  #: points; text that has less room, or is smaller, cannot be read


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
    left, _, first = indents(own, _CHARACTER)
    begins = {left + first, left if "hangingChars" in own.get("ind", {}) else left + first}  # Word counts both ways
    if all(begin <= -sheet.left - SMALL or begin >= sheet.width - SMALL for begin in begins):
        return "缩进到页面以外，打印不出来"
    spacing = own.get("spacing", {})
    if spacing.get("lineRule") == "exact" and 0 < points(spacing.get("line"), 12) < SMALL:
        return "行距太小，显示不出来"
    if points(spacing.get("before")) >= sheet.height - sheet.top:
        return "段前距超过一页，显示不出来"
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


def why_tabs_hidden(own: Properties, sheet: Sheet) -> str:
    """Why text after the tabs of a paragraph with these properties is not on the page."""
    far = any(not -sheet.left - SMALL < stop.position < sheet.width for stop in stops(own))
    return "制表位在页面以外，打印不出来" if far else ""


def frame_of(own: Properties) -> Room | None:
    """The room of a paragraph that stands in a frame of a fixed height."""
    frame = own.get("framePr", {})
    if frame.get("hRule") != "exact" or points(frame.get("h")) <= 0:
        return None
    return Room(points(frame.get("w")), points(frame.get("h")))


def row_box(cell: Element) -> Room | None:
    """The room of *cell* if its row has a fixed height."""
    row = row_of(cell)
    told = read(row.find(W + "trPr")) if row is not None else {}
    height = told.get("trHeight", {})
    if height.get("hRule") != "exact" or points(height.get("val")) <= 0 or cell is not merged_from(cell):
        return None
    own = read(cell.find(W + "tcPr"))
    if own.get("vMerge"):
        return None  # it reaches over several rows
    stated = own.get("tcW", {})
    width = points(stated.get("w")) if stated.get("type", "dxa") == "dxa" else 0
    size = width, max(points(height.get("val")) - points(own.get("margin top", {}).get("w")), 0)
    return Room(*(reversed(size) if "textDirection" in own else size)) if width else Room(0, size[1])


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
    if height.get("hRule") == "exact" and points(height.get("val")) >= sheet.height:
        return "行高超过一页，显示不全"
    table = next((node for node in cell.iterancestors(W + "tbl")), None)
    placed = read(table.find(W + "tblPr")) if table is not None else {}
    indent, floating = points(placed.get("tblInd", {}).get("w")), placed.get("tblpPr", {})
    fixed = placed.get("tblLayout", {}).get("type") == "fixed"
    if fixed and own.get("tcW", {}).get("type") == "dxa" and 0 < points(own["tcW"].get("w"), 72) < SMALL:
        return "单元格太窄，显示不出来"
    before = _left_of(cell, row, table) if fixed and row is not None and table is not None else 0
    if told.get("wBefore", {}).get("type", "dxa") == "dxa":
        before = max(before, points(told.get("wBefore", {}).get("w")))
    if fixed and table is not None and _is_left_of_page(table, placed, before, sheet):
        return "在页面以外，打印不出来"
    if indent + before >= sheet.width - SMALL or indent <= -sheet.width:
        return "在页面以外，打印不出来"
    return sheet.why_off(_of_page(floating, "X", sheet), _of_page(floating, "Y", sheet), sheet.width / 2, 72)


def reaches_out(cell: Element, sheet: Sheet) -> bool:
    """Whether a cell of a stated width ends beyond the right edge of the page."""
    row, table = row_of(cell), next(cell.iterancestors(W + "tbl"), None)
    if row is None or table is None:
        return False
    placed = read(table.find(W + "tblPr"))
    if placed.get("jc", {}).get("val", "left") not in ("left", "start"):
        return False
    told = read(row.find(W + "trPr"))
    left = max(_left_of(cell, row, table), points(told.get("wBefore", {}).get("w")))
    width = max(widths(cell, sheet), default=0) or _NEEDED
    return sheet.left + points(placed.get("tblInd", {}).get("w")) + left + width > sheet.width + 9


def widths(cell: Element, sheet: Sheet) -> Iterator[float]:
    """The widths that are stated for *cell*, by itself and by the columns of its table."""
    own = read(cell.find(W + "tcPr")).get("tcW", {})
    if own.get("type") == "pct":
        yield number(own.get("w", "").rstrip("%")) / (100 if "%" in own.get("w", "") else 5000) * sheet.width
    elif own.get("type", "dxa") == "dxa" and own.get("w"):
        yield points(own["w"])
    row, table = row_of(cell), next(cell.iterancestors(W + "tbl"), None)
    grid = [points(node.get(W + "w")) for node in table.iterfind(f"{W}tblGrid/{W}gridCol")] if table is not None else []
    for each, start, end in cells_of(row) if row is not None else ():
        if each is cell and len(grid) >= end:
            yield sum(grid[start:end])


def _left_of(cell: Element, row: Element, table: Element) -> float:
    """How wide the columns left of *cell* are."""
    column = next((start for each, start, _ in cells_of(row) if each is cell), 0)
    grid = [points(node.get(W + "w")) for node in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if not grid:
        beside = (read(each.find(W + "tcPr")) for each, start, _ in cells_of(row) if start < column)
        return sum(points(each.get("tcW", {}).get("w")) for each in beside)
    return sum(grid[:column])


def _is_left_of_page(table: Element, placed: Properties, before: float, sheet: Sheet) -> bool:
    """Whether a table that is wider than the page, and does not begin at its left, has a cell begin outside."""
    share = {"right": 1.0, "end": 1.0, "center": 0.5}.get(placed.get("jc", {}).get("val", ""), 0.0)
    whole = sum(points(node.get(W + "w")) for node in table.iterfind(f"{W}tblGrid/{W}gridCol"))
    return bool(share) and whole > sheet.width and (sheet.width - whole) * share + before <= -_FAR


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
