"""The design tokens: every colour, font size and distance of the window.

No other module of the window names a colour, a font size or a distance outside the scale; tests/gui/kit/test_style.py
checks that.
"""

from typing import NamedTuple

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

# distances, in pixels at 100 %
TIGHT, SMALL, ROW, CARD, PART, PAGE = SCALE = (4, 8, 12, 16, 24, 32)
MARGIN, MARGIN_COMPACT = PAGE, CARD  # left and right of a page
WIDEST = 1280  # of a page's content, so that on a large screen a value stays near its name
RAIL, RAIL_COMPACT = 228, 72  # width of the list of steps; compact in a window under COMPACT_BELOW
COMPACT_BELOW = 1200
NARROW_BELOW = 800  # width of a window under which what stands side by side stands one above the other
HEADLESS_BELOW = 480  # height of a page with a list under which it does without a headline
LOW_BELOW = 600  # height of a page under which tables get more room
CONTROL, TARGET = 36, 32  # height of a button or an input line; of anything else that can be clicked
GLYPH, TILE = 20, 40  # an icon beside text; the coloured square with an icon in it
RADIUS, RADIUS_CARD = 6, 8
RING = 2  # width of the focus ring
MARK = 18  # side of a check box
BAR = 3  # width of the line before what is selected
FONTS = ["Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "sans-serif"]
#: Font sizes, in pixels at 100 %.
TYPE = {"headline": 22, "title": 16, "body": 14, "remark": 13, "small": 12, "amount": 26, "digits": 17}


class Colours(NamedTuple):
    """One colour for each meaning. Text has a contrast of at least 4.5:1 to its background."""

    ground: str
    surface: str
    line: str
    outline: str  # of controls: 3:1 against the ground
    text: str
    secondary: str
    disabled: str
    primary: str
    hover: str
    tint: str
    on_primary: str
    good: str
    good_tint: str
    caution: str
    caution_tint: str
    bad: str
    bad_tint: str


LIGHT = Colours(
    ground="#F4F6F9",
    surface="#FFFFFF",
    line="#DCE3EA",
    outline="#7B8794",
    text="#1F2933",
    secondary="#52606D",
    disabled="#7B8794",
    primary="#1D5FA8",
    hover="#174E8B",
    tint="#E8F0FA",
    on_primary="#FFFFFF",
    good="#197A47",
    good_tint="#E6F4EC",
    caution="#7A4800",
    caution_tint="#FFF4DE",
    bad="#B3261E",
    bad_tint="#FDECEA",
)
DARK = Colours(
    ground="#15181C",
    surface="#1E2329",
    line="#343B44",
    outline="#7F8A95",
    text="#E8ECF0",
    secondary="#B3BDC7",
    disabled="#7F8A95",
    primary="#6AA9EE",
    hover="#8BBDF3",
    tint="#1C3048",
    on_primary="#15181C",
    good="#5CC48D",
    good_tint="#16301F",
    caution="#F0C36A",
    caution_tint="#3A2C10",
    bad="#F28B82",
    bad_tint="#3B1A18",
)


def contrast(window: str, text: str, highlight: str, highlighted: str, grey: str) -> Colours:
    """The colours of a high-contrast theme: the system's own, with lines instead of tints."""
    return Colours(
        **dict.fromkeys(("ground", "surface", "tint", "good_tint", "caution_tint", "bad_tint"), window),
        **dict.fromkeys(("line", "outline", "text", "secondary", "good", "caution", "bad"), text),
        **dict.fromkeys(("primary", "hover"), highlight),
        on_primary=highlighted,
        disabled=grey,
    )


#: Windows' own “High Contrast Black”, for pictures and tests; a real one is read from the system.
CONTRAST = contrast("#000000", "#FFFFFF", "#1AEBFF", "#000000", "#3FF23F")

_in_force = LIGHT


def colours() -> Colours:
    """The colours in force."""
    return _in_force


def use(chosen: Colours) -> None:
    """Put the colours *chosen* in force."""
    global _in_force
    _in_force = chosen


def font(kind: str, *, strong: bool = False) -> QFont:
    """The font *kind* of TYPE, for what the style sheet does not reach."""
    made = QFont()
    made.setFamilies(FONTS)
    made.setPixelSize(TYPE[kind])
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def set_state(widget: QWidget, name: str, value: str) -> None:
    """Set the dynamic property *name*, which the style sheet selects by, and restyle *widget*."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        for part in (widget, *widget.findChildren(QWidget)):
            part.style().unpolish(part)
            part.style().polish(part)
