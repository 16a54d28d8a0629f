"""Which pictures and shapes float in front of the text."""

from collections.abc import Iterator

from ..markup import W
from .cells import cell_of
from .drawn_frame import DrawnFrame
from .hidden_text import HiddenText
from .printed_lines import PrintedLine, is_spare

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def covering(lines: list[PrintedLine], hidden: HiddenText) -> Iterator[str]:
    """Where pictures or shapes float in front of the text."""
    for line in lines:
        for shape in line.paragraph.iter(_WP + "anchor", W + "pict", W + "object"):
            if next(shape.iterancestors(W + "p"), None) is line.paragraph and not is_spare(shape):
                frame = DrawnFrame(shape, hidden.sheet)
                if frame.covers and _is_over_text(lines, hidden, line, frame.reach):
                    yield line.where


def _is_over_text(
    lines: list[PrintedLine], hidden: HiddenText, line: PrintedLine, reach: tuple[float, float] | None
) -> bool:
    """Whether there may be text in *reach*: so far above and below the top of *line*, None if that is unknown."""
    if reach is None or cell_of(line.paragraph) is not None:
        return True
    at, (top, bottom) = lines.index(line), reach
    for beside, height in ((lines[at:], bottom), (reversed(lines[:at]), -top)):
        for each in beside:
            if height <= 0 or each.body != line.body:
                break
            if next(each.paragraph.iterancestors(W + "txbxContent"), None) is None:
                if each.text.strip() or cell_of(each.paragraph) is not None:
                    return True
                height -= hidden.formatting.least_height(each.paragraph)
    return False
