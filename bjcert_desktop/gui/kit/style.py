"""The design system: every colour, size and distance of the window, and the one style sheet made of them.

Nothing else in the window names a colour, a size of type or a distance outside the scale; a test holds it to that.
"""

import sys
from string import Template
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # imported where they are used: Qt's namespace alone takes a sixth of an empty window's start
    from PySide6.QtGui import QFont, QPalette
    from PySide6.QtWidgets import QApplication, QWidget

# distances, in pixels at 100 %
TIGHT, SMALL, ROW, CARD, PART, PAGE = SCALE = (4, 8, 12, 16, 24, 32)
MARGIN, MARGIN_COMPACT = PAGE, CARD  # left and right of a page
WIDEST = 1280  # of what stands on a page: on a large screen a value keeps near to its name
RAIL, RAIL_COMPACT = 228, 72  # width of the list of steps; compact in a window under COMPACT_BELOW
COMPACT_BELOW = 1200
LOW_BELOW = 600  # height of a page of which a table is left more room
CONTROL, TARGET = 36, 32  # height of a button or a line to type in; of anything else that can be clicked
GLYPH, TILE = 20, 40  # a picture beside words; the coloured square with a picture in it
RADIUS, RADIUS_CARD = 6, 8
RING = 2  # the line around what has the focus, just outside of it
MARK = 18  # side of a box to tick
FONTS = ["Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "sans-serif"]
#: Sizes of type, in pixels at 100 %.
TYPE = {"headline": 22, "title": 16, "body": 14, "remark": 13, "small": 12, "amount": 26, "digits": 17}


class Colours(NamedTuple):
    """One colour for each meaning. What is written in them keeps 4.5:1 against what it is written on."""

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
    """The colours of a high-contrast theme: the system's own, and lines in place of tints."""
    return Colours(
        **dict.fromkeys(("ground", "surface", "tint", "good_tint", "caution_tint", "bad_tint"), window),
        **dict.fromkeys(("line", "outline", "text", "secondary", "good", "caution", "bad"), text),
        **dict.fromkeys(("primary", "hover"), highlight),
        on_primary=highlighted,
        disabled=grey,
    )


#: Windows' own “High Contrast Black”, for pictures and tests; a real one is read from the system.
CONTRAST = contrast("#000000", "#FFFFFF", "#1AEBFF", "#000000", "#3FF23F")

_SHEET = Template("""
QWidget { color: $text; font-family: $families; font-size: $body; }
QWidget#Window, QDialog, QStackedWidget, QScrollArea, QScrollArea > QWidget > QWidget { background: $ground; }
QStackedWidget, QScrollArea { border: none; }
QFrame#rail QScrollArea, QFrame#rail QScrollArea > QWidget > QWidget { background: $surface; }
QToolTip { color: $text; background: $surface; border: 1px solid $outline; padding: 4px; }
QMenu { background: $surface; border: 1px solid $outline; padding: 4px; }
QMenu::item { padding: 8px 24px; }
QMenu::item:selected { background: $tint; color: $primary; }

QPushButton[role="brand"] { font-size: $title; font-weight: 600; border: none; border-radius: 0;
    background: transparent; padding: 0; min-height: 42px; }
QPushButton[role="brand"]:hover { color: $primary; }
QLabel[role="headline"] { font-size: $headline; font-weight: 600; }
QLabel[role="title"] { font-size: $title; font-weight: 600; }
QLabel[role="lead"], QLabel[role="secondary"] { color: $secondary; }
QLabel[role="remark"] { color: $secondary; font-size: $remark; }
QLabel[role="amount"] { font-size: $amount; font-weight: 600; }
QLabel[role="digits"] { font-size: $digits; font-weight: 600; }
QLabel[role="url"] { color: $primary; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="good"] { color: $good; font-size: $remark; }
QLabel[role="caution"] { color: $caution; font-size: $remark; }
QLabel[role="bad"] { color: $bad; font-size: $remark; }
QLabel[role="practice"] { color: $caution; background: $caution_tint; font-size: $small; padding: 4px 24px; }
QLabel[role="tag"] { color: $primary; background: $tint; border-radius: 4px; padding: 2px 8px; font-size: $small; }
Tile { background: $tint; border-radius: $radius; }

QFrame[role="bar"], QFrame[role="rail"] { background: $surface; }
QPushButton[role="screen"] { border: none; border-bottom: 2px solid transparent; border-radius: 0;
    background: transparent; color: $secondary; padding: 0 6px; min-height: 42px; }
QPushButton[role="screen"]:checked { color: $primary; border-bottom-color: $primary; font-weight: 600; }
QPushButton[role="screen"]:hover { color: $primary; }
QPushButton[role="chip"] { border-radius: 16px; padding: 0 12px; min-height: 30px; font-size: $small;
    color: $secondary; }
QPushButton[role="chip"]:checked { background: $tint; border-color: $primary; color: $primary; font-weight: 600; }
QFrame#bar { border: none; border-bottom: 1px solid $line; }
QFrame#footer { border: none; border-top: 1px solid $line; }
QFrame#rail { border: none; border-right: 1px solid $line; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: $radius_card; }
QFrame[role="row"] { border: none; border-top: 1px solid $line; }

Banner { border-radius: $radius; border: 1px solid transparent; }
Banner[kind="info"] { background: $tint; } Banner[kind="info"] QLabel { color: $hover; }
Banner[kind="caution"] { background: $caution_tint; border-color: $caution; }
Banner[kind="caution"] QLabel { color: $caution; }
Banner[kind="bad"] { background: $bad_tint; border-color: $bad; } Banner[kind="bad"] QLabel { color: $bad; }
Banner[kind="good"] { background: $good_tint; } Banner[kind="good"] QLabel { color: $good; }

QPushButton { border-radius: $radius; padding: 0 16px; min-height: $within; border: 1px solid $outline;
    background: $surface; }
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right; right: 3px; }
QPushButton[role="primary"] { background: $primary; border-color: $primary; color: $on_primary; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $hover; border-color: $hover; }
QPushButton[role="primary"]:disabled { background: $line; border-color: $line; color: $secondary; }
QPushButton[role="plain"]:hover { background: $tint; border-color: $primary; }
QPushButton[role="plain"]:disabled { color: $disabled; border-color: $line; }
QPushButton[role="term"] { border: 1px solid transparent; border-radius: 16px; background: transparent;
    color: $primary; font-weight: 600; padding: 0; min-height: 30px; min-width: 30px; max-width: 30px; }
QPushButton[role="term"]:hover { background: $tint; border-color: $primary; }
QPushButton[role="link"] { border: 1px solid transparent; background: transparent; color: $primary; padding: 0 6px;
    min-height: 30px; }
QPushButton[role="link"]:hover { color: $hover; text-decoration: underline; }
QPushButton[role="link"]:disabled { color: $disabled; }
CopyButton { text-align: right; }

CountTile QLabel[kind="bad"] { color: $bad; }
CountTile QLabel[kind="caution"] { color: $caution; }
CountTile QLabel[kind="none"] { color: $secondary; font-weight: normal; }

ChoiceCard, CountTile { background: $surface; border: 1px solid $line; border-radius: $radius_card; text-align: left;
    padding: 0; }
ChoiceCard:hover, CountTile:hover { border-color: $primary; }
ChoiceCard:checked, CountTile:checked { background: $tint; border: 2px solid $primary; }

RailStep { border: none; border-left: 3px solid transparent; border-radius: 0; background: transparent; padding: 0;
    text-align: left; min-height: 0; }
RailStep:hover:enabled { background: $ground; }
RailStep[state="now"] { background: $tint; border-left-color: $primary; }
RailStep QLabel#number { border: 1px solid $outline; border-radius: 12px; color: $secondary; font-size: $small; }
RailStep[state="now"] QLabel#number { background: $primary; border-color: $primary; color: $on_primary; }
RailStep[state="done"] QLabel#number { background: $good_tint; border-color: $good; color: $good; }
RailStep QLabel#title { color: $secondary; }
RailStep[state="done"] QLabel#title { color: $text; }
RailStep[state="now"] QLabel#title { color: $primary; font-weight: 600; }
RailStep QLabel#answer { color: $secondary; font-size: $small; }

QLineEdit { background: $surface; border: 1px solid $outline; border-radius: $radius; padding: 0 10px;
    min-height: $within; placeholder-text-color: $secondary; selection-background-color: $primary;
    selection-color: $on_primary; }
QLineEdit:disabled { color: $disabled; border-color: $line; background: $ground; }
QAbstractSpinBox QLineEdit { border: none; border-radius: 0; min-height: 0; padding: 0 0 0 6px;
    background: transparent; }
QLineEdit[kind="caution"] { border-color: $caution; background: $caution_tint; }
QLineEdit[kind="bad"] { border-color: $bad; background: $bad_tint; }

QListView, QTableView, QTreeView, QTextEdit, QPlainTextEdit { background: $surface; border: 1px solid $line;
    border-radius: $radius_card; outline: none; selection-background-color: $tint; selection-color: $text;
    gridline-color: $line; }
QTextEdit, QPlainTextEdit { padding: 8px; }
QListView::item { padding: 8px 10px; border-bottom: 1px solid $line; }
QListView::item:selected { background: $tint; color: $text; border-left: 3px solid $primary; }
QListView::item:hover:!selected { background: $ground; }
QTableView::item { border: none; padding: 0 5px; }
QHeaderView::section { background: $ground; color: $secondary; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px; font-size: $remark; }
QProgressBar { background: $line; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $primary; border-radius: 3px; }
QCheckBox, QRadioButton { spacing: 6px; min-height: $target; }
QCheckBox::indicator, QRadioButton::indicator { width: $mark; height: $mark; }
QAbstractSpinBox { min-height: $in_spin; max-height: $in_spin; }
QComboBox { min-height: $within; max-height: $within; padding: 0 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $outline; border-radius: 4px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $outline; border-radius: 4px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
""")
#: Where tints are missing, lines stand in for them.
_CONTRAST_SHEET = Template("""
Banner, QLabel[role="tag"], Tile { border: 1px solid $text; }
QPushButton[role="primary"]:disabled { background: $surface; border-color: $disabled; color: $disabled; }
QPushButton[role="link"] { text-decoration: underline; }
QListView::item:selected, QTableView::item:selected, QMenu::item:selected { background: $primary; color: $on_primary; }
RailStep[state="now"] { border: 1px solid $primary; border-left-width: 6px; }
QPushButton[role="chip"]:checked { border-width: 2px; }
QProgressBar { border: 1px solid $text; background: $surface; }
""")
_chosen = LIGHT


def colours() -> Colours:
    """The colours in force."""
    return _chosen


def system_colours() -> Colours:
    """The system's high contrast where a person has it on, otherwise its light or dark scheme."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    if sys.platform == "win32" and (found := _windows_contrast()):
        return found
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def dress_first(app: "QApplication") -> None:
    """Type and style sheet for the first picture of the window, which has nothing in it that they do not reach."""
    global _chosen
    if sys.platform == "win32" and (found := _windows_contrast()):
        _chosen = found
    else:
        _chosen = DARK if app.palette().window().color().lightness() < 128 else LIGHT
    _wear(app)


def apply(app: "QApplication", chosen: Colours | None = None) -> None:
    """Dress the whole program, in the system's colours unless told which; nothing happens when it wears them."""
    global _chosen
    from .fusion_style import Drawn, FocusRing  # which need the tokens of this module

    _chosen = chosen or system_colours()
    if not app.property("drawn"):
        app.setProperty("drawn", True)
        app.setStyle(Drawn())
        app.setFont(font("body"))  # for what the style sheet does not reach
        FocusRing(app)
    if app.property("painted") != repr(_chosen):
        app.setProperty("painted", repr(_chosen))
        app.setPalette(_palette(_chosen))
    _wear(app)


def _wear(app: "QApplication") -> None:
    if app.property("dressed") != repr(_chosen):
        app.setProperty("dressed", repr(_chosen))
        app.setStyleSheet(sheet(_chosen))


def font(kind: str, *, strong: bool = False) -> "QFont":
    """The type *kind* of TYPE, for what the style sheet does not reach."""
    from PySide6.QtGui import QFont

    made = QFont()
    made.setFamilies(FONTS)
    made.setPixelSize(TYPE[kind])
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def sheet(chosen: Colours) -> str:
    """The style sheet in the colours *chosen*."""
    values = chosen._asdict()
    values |= {name: f"{size}px" for name, size in TYPE.items()}
    values |= {"families": ", ".join(f'"{family}"' for family in FONTS)}
    values |= {"radius": f"{RADIUS}px", "radius_card": f"{RADIUS_CARD}px"}
    values |= {
        "within": f"{CONTROL - 2}px",
        "in_spin": f"{CONTROL - 6}px",
        "target": f"{TARGET}px",
        "mark": f"{MARK}px",
    }
    plain = chosen.tint == chosen.surface
    return _SHEET.substitute(values) + (_CONTRAST_SHEET.substitute(values) if plain else "")


def _palette(chosen: Colours) -> "QPalette":
    """For what is drawn without the style sheet."""
    from PySide6.QtGui import QColor, QPalette

    role, made = QPalette.ColorRole, QPalette()
    for roles, colour in (
        ((role.Window, role.AlternateBase), chosen.ground),
        ((role.Base, role.Button, role.ToolTipBase), chosen.surface),
        ((role.Text, role.WindowText, role.ButtonText, role.ToolTipText), chosen.text),
        ((role.PlaceholderText,), chosen.secondary),
        ((role.Highlight, role.Accent, role.Link), chosen.primary),
        ((role.HighlightedText,), chosen.on_primary),
    ):
        for each in roles:
            made.setColor(each, QColor(colour))
    for each in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(chosen.disabled))
    return made


def _windows_contrast() -> Colours | None:
    """The colours of a Windows high-contrast theme, or None when none is on (SPI_GETHIGHCONTRAST, GetSysColor)."""
    if sys.platform != "win32":
        return None
    import ctypes

    class HighContrast(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_ulong), ("scheme", ctypes.c_wchar_p))

    asked = HighContrast(ctypes.sizeof(HighContrast), 0, None)
    told = ctypes.windll.user32.SystemParametersInfoW(0x42, asked.size, ctypes.byref(asked), 0)
    if not told or not asked.flags & 1:
        return None

    def colour(index: int) -> str:  # a COLORREF has its red in the lowest byte
        value = ctypes.windll.user32.GetSysColor(index)
        return f"#{value & 255:02X}{value >> 8 & 255:02X}{value >> 16 & 255:02X}"

    return contrast(*(colour(index) for index in (5, 8, 13, 14, 17)))  # window, its text, highlight, its text, grey


def set_state(widget: "QWidget", name: str, value: str) -> None:
    """Give *widget* the dynamic property that the style sheet looks at, and show it."""
    from PySide6.QtWidgets import QWidget

    if widget.property(name) != value:
        widget.setProperty(name, value)
        for part in (widget, *widget.findChildren(QWidget)):
            part.style().unpolish(part)
            part.style().polish(part)
