"""Which pictures of a form may show where to pay: this program cannot read them."""

import re
from collections.abc import Iterator

from lxml import etree

from ..document.styles import colour, local
from ..markup import Element, W
from .cells import cell_of
from .colours import WHITE, contrast
from .drawn_frame import size_of
from .printed_lines import PrintedLine, is_spare

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SHOWS = {"blip", "svgBlip", "imagedata", "contentPart"}
_MONEY = re.compile("收款|汇款|转[账帐]|缴费|付款|付费|扫码|扫一扫|二维码|支付宝|微信支付")
_OURS = "{{二维码."  #: the code of the guide's own address stands beside this field
_CODE, _LARGEST = 40.0, 250.0  #: points of width and height of a code that can be read from paper
_RULES = frozenset("_＿—–-－―…．.·=~～□○☐/\\|｜()（）:：、，,。；;“”\"'《》<>[]【】{}")  #: signs that forms are full of
_FEWEST_SIGNS, _FEWEST_ROWS, _FEWEST_CELLS = 3, 4, 24  #: in a row of signs; such rows; dark cells
_DARK = 2.0  #: contrast with the paper
_LEAST = 14.0  #: points of height of a picture that shows a line of text


def telling_pictures(lines: list[PrintedLine]) -> Iterator[str]:
    """Where a picture may be a code to pay by, or be a line of text in a form with words on paying; no emblem above."""
    paying = any(_MONEY.search(line.text) for line in lines)
    for line in lines:
        for shape in line.paragraph.iter(_WP + "anchor", _WP + "inline", W + "pict", W + "object"):
            if next(shape.iterancestors(W + "p"), None) is not line.paragraph or is_spare(shape) or _OURS in line.text:
                continue
            if any(local(str(node.tag)) in _SHOWS for node in shape.iter(etree.Element)):
                small, large = sorted(size_of(shape))
                code = _is_code(small, large)
                if (code and (line.body or paying)) or (line.body and paying and small >= _LEAST):
                    yield line.where


def drawn_by_signs(lines: list[PrintedLine]) -> Iterator[str]:
    """Where signs, or the colours of blank cells, may be arranged to a picture of digits."""
    rows = [line for line in lines if _is_row_of_signs(line.text)]
    if len(rows) >= _FEWEST_ROWS and len({row.text for row in rows}) > 1:
        yield rows[0].where
    blank = (line for line in lines if not line.printed.strip() and cell_of(line.paragraph) is not None)
    dark = [line.where for line in blank if _is_dark(cell_of(line.paragraph))]
    if len(dark) >= _FEWEST_CELLS:
        yield dark[0]


def _is_row_of_signs(text: str) -> bool:
    signs = [c for c in text if not c.isspace() and c not in _RULES]
    return len(signs) >= _FEWEST_SIGNS and len(set(text.strip())) > 1 and not any(c.isalnum() for c in text)


def _is_dark(cell: Element | None) -> bool:
    shade = cell.find(f"{W}tcPr/{W}shd") if cell is not None else None
    fill = colour(shade.get(W + "fill", "")) if shade is not None else ""
    return (shade is not None and shade.get(W + "val") == "solid") or (bool(fill) and contrast(fill, WHITE) > _DARK)


def _is_code(small: float, large: float) -> bool:
    """Whether a picture with these sides may be a code: a square that a telephone can read."""
    return small >= _CODE and large <= _LARGEST and large <= 1.2 * small
