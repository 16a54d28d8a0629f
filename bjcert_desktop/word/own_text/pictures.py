"""Which pictures of a form may show where to pay: this program cannot read them."""

import re
from collections.abc import Iterator

from lxml import etree

from ..document.styles import local
from ..markup import W
from .drawn_frame import size_of
from .printed_lines import PrintedLine, is_spare

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SHOWS = {"blip", "svgBlip", "imagedata", "contentPart"}
_MONEY = re.compile("收款|汇款|转[账帐]|缴费|付款|付费|扫码|扫一扫|二维码|支付宝|微信支付")
_OURS = "{{二维码."  #: the code of the guide's own address stands beside this field
_CODE, _LARGEST = 40.0, 250.0  #: points of width and height of a code that can be read from paper
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


def _is_code(small: float, large: float) -> bool:
    """Whether a picture with these sides may be a code: a square that a telephone can read."""
    return small >= _CODE and large <= _LARGEST and large <= 1.2 * small
