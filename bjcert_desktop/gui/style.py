"""The design system: every colour, size and distance of the window, and the one style sheet made of them."""

from dataclasses import dataclass, fields
from string import Template
from typing import Any, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

RAIL, RAIL_COMPACT = 228, 72  # width of the list of steps, in pixels; compact in a window under COMPACT_BELOW
COMPACT_BELOW = 1200
MARGIN, MARGIN_COMPACT = 36, 20  # left and right of a page
FONTS = ["Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "sans-serif"]


@dataclass(frozen=True)
class Colours:
    """One colour for each meaning."""

    ground: str
    surface: str
    line: str
    text: str
    secondary: str
    faint: str
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
    text="#1F2933",
    secondary="#52606D",
    faint="#7B8794",
    primary="#1D5FA8",
    hover="#174E8B",
    tint="#E8F0FA",
    on_primary="#FFFFFF",
    good="#1B7F4B",
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
    text="#E8ECF0",
    secondary="#B3BDC7",
    faint="#7F8A95",
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

_SHEET = Template("""
QWidget { color: $text; font-size: 14px; }
QWidget#Window, QDialog, QStackedWidget, QScrollArea, QScrollArea > QWidget > QWidget {
    background: $ground; border: none; }
QToolTip { color: $text; background: $surface; border: 1px solid $line; padding: 4px; }

QPushButton[role="brand"] { font-size: 15px; font-weight: 600; border: none; border-radius: 0; background: transparent;
    padding: 0; min-height: 42px; }
QPushButton[role="brand"]:hover { color: $primary; }
QLabel[role="headline"] { font-size: 22px; font-weight: 600; }
QLabel[role="title"] { font-size: 16px; font-weight: 600; }
QLabel[role="lead"], QLabel[role="secondary"] { color: $secondary; }
QLabel[role="remark"] { color: $secondary; font-size: 13px; }
QLabel[role="amount"] { font-size: 26px; font-weight: 600; }
QLabel[role="digits"] { font-size: 17px; font-weight: 600; }
QLabel[role="url"] { font-size: 15px; color: $primary; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="good"] { color: $good; font-size: 13px; }
QLabel[role="caution"] { color: $caution; font-size: 13px; }
QLabel[role="bad"] { color: $bad; font-size: 13px; }
QLabel[role="tag"] { color: $primary; background: $tint; border-radius: 4px; padding: 2px 8px; font-size: 12px; }
QLabel[role="glyph"] { color: $primary; background: $tint; border-radius: 6px; font-size: 18px; font-weight: 600; }

QFrame[role="bar"], QFrame[role="rail"] { background: $surface; }
QPushButton[role="place"] { border: none; border-bottom: 2px solid transparent; border-radius: 0;
    background: transparent; color: $secondary; padding: 0 6px; min-height: 42px; }
QPushButton[role="place"]:checked { color: $primary; border-bottom-color: $primary; font-weight: 600; }
QPushButton[role="place"]:hover { color: $primary; }
QPushButton[role="place"]:focus { border: 2px solid $primary; }
QPushButton[role="chip"] { border-radius: 13px; padding: 0 10px; min-height: 26px; font-size: 12px; color: $secondary; }
QPushButton[role="chip"]:checked { background: $tint; border-color: $primary; color: $primary; }
QFrame#bar { border: none; border-bottom: 1px solid $line; }
QFrame#footer { border: none; border-top: 1px solid $line; }
QFrame#rail { border: none; border-right: 1px solid $line; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="line"] { background: $line; border: none; }

Banner { border-radius: 6px; border: 1px solid transparent; }
Banner[kind="info"] { background: $tint; } Banner[kind="info"] QLabel { color: $hover; }
Banner[kind="caution"] { background: $caution_tint; border-color: $caution; }
Banner[kind="caution"] QLabel { color: $caution; }
Banner[kind="bad"] { background: $bad_tint; border-color: $bad; } Banner[kind="bad"] QLabel { color: $bad; }
Banner[kind="good"] { background: $good_tint; } Banner[kind="good"] QLabel { color: $good; }

QPushButton { border-radius: 6px; padding: 0 18px; min-height: 34px; border: 1px solid $line; background: $surface; }
QPushButton[role="primary"] { background: $primary; border-color: $primary; color: $on_primary; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $hover; border-color: $hover; }
QPushButton[role="primary"]:disabled { background: $line; border-color: $line; color: $secondary; }
QPushButton[role="plain"] { border-color: $faint; }
QPushButton[role="plain"]:hover { background: $tint; border-color: $primary; }
QPushButton[role="plain"]:disabled { color: $faint; border-color: $line; }
QPushButton[role="link"] { border: 1px solid transparent; background: transparent; color: $primary; padding: 0 6px;
    min-height: 30px; }
QPushButton[role="link"]:hover { color: $hover; text-decoration: underline; }
CopyButton { text-align: right; }
QPushButton:focus { border: 2px solid $primary; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }

ChoiceCard { background: $surface; border: 1px solid $line; border-radius: 8px; text-align: left; padding: 0; }
ChoiceCard:hover { border-color: $primary; }
ChoiceCard:checked { background: $tint; border: 2px solid $primary; }
ChoiceCard:focus { border: 2px solid $primary; }

RailStep { border: none; border-left: 3px solid transparent; border-radius: 0; background: transparent; padding: 0;
    text-align: left; }
RailStep:hover:enabled { background: $ground; }
RailStep[state="now"] { background: $tint; border-left-color: $primary; }
RailStep:focus { border: 2px solid $primary; }
RailStep QLabel#number { border: 1px solid $faint; border-radius: 12px; color: $secondary; font-size: 12px; }
RailStep[state="now"] QLabel#number { background: $primary; border-color: $primary; color: $on_primary; }
RailStep[state="done"] QLabel#number { background: $good_tint; border-color: $good; color: $good; }
RailStep QLabel#title { color: $secondary; }
RailStep[state="done"] QLabel#title { color: $text; }
RailStep[state="now"] QLabel#title { color: $primary; font-weight: 600; }
RailStep QLabel#answer { color: $secondary; font-size: 12px; }

QLineEdit { background: $surface; border: 1px solid $faint; border-radius: 6px; padding: 0 10px; min-height: 34px;
    selection-background-color: $primary; selection-color: $on_primary; }
QLineEdit:focus { border: 2px solid $primary; padding: 0 9px; }
QAbstractSpinBox QLineEdit { border: none; border-radius: 0; min-height: 0; padding: 0; background: transparent; }
QLineEdit[kind="caution"] { border-color: $caution; background: $caution_tint; }
QLineEdit[kind="bad"] { border-color: $bad; background: $bad_tint; }

QTextBrowser { background: $surface; border: 1px solid $line; border-radius: 8px; }
QTextBrowser:focus { border: 2px solid $primary; }
QListView, QTableView { background: $surface; border: 1px solid $line; border-radius: 8px; outline: none;
    selection-background-color: $tint; selection-color: $text; gridline-color: $line; }
QListView:focus, QTableView:focus { border: 2px solid $primary; }
QListView::item { padding: 8px 10px; border-bottom: 1px solid $line; }
QListView::item:selected { background: $tint; color: $text; border-left: 3px solid $primary; }
QListView::item:hover:!selected { background: $ground; }
QTableView::item { padding: 0 8px; }
QHeaderView::section { background: $ground; color: $secondary; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px; font-size: 13px; }
QProgressBar { background: $line; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $primary; border-radius: 3px; }
QCheckBox, QRadioButton { spacing: 10px; min-height: 32px; }
QCheckBox:focus, QRadioButton:focus { background: $tint; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $faint; border-radius: 4px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $faint; border-radius: 4px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
""")


def colours(dark: bool | None = None) -> Colours:
    """The colours in force: the system's light or dark ones unless told which."""
    if dark is None:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


class _Style(QProxyStyle):
    """Fusion with boxes and dots that are easy to see and to hit, in light and dark."""

    _SIZES = frozenset(
        {
            QStyle.PixelMetric.PM_IndicatorWidth,
            QStyle.PixelMetric.PM_IndicatorHeight,
            QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
            QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
        }
    )
    _ROUND = QStyle.PrimitiveElement.PE_IndicatorRadioButton
    _SQUARE = (QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck)

    def __init__(self, chosen: Colours) -> None:
        super().__init__("Fusion")
        self._colours = chosen

    def pixelMetric(  # noqa: N802 - Qt's name
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        return 18 if metric in self._SIZES else super().pixelMetric(metric, option, widget)

    def drawPrimitive(  # noqa: N802 - Qt's name
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is not self._ROUND and element not in self._SQUARE:
            super().drawPrimitive(element, option, painter, widget)
            return
        state = cast(Any, option).state
        on = bool(state & QStyle.StateFlag.State_On)
        box = QRectF(cast(Any, option).rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colours.primary if on else self._colours.faint), 1.5))
        painter.setBrush(QColor(self._colours.surface))
        if element is self._ROUND:
            painter.drawEllipse(box)
            if on:
                painter.setBrush(QColor(self._colours.primary))
                painter.drawEllipse(box.adjusted(4, 4, -4, -4))
        else:
            painter.setBrush(QColor(self._colours.primary if on else self._colours.surface))
            painter.drawRoundedRect(box, 3, 3)
            if on:
                painter.setPen(QPen(QColor(self._colours.on_primary), 2))
                points = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))
                painter.drawPolyline(
                    [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]
                )
        painter.restore()


def apply(app: QApplication, dark: bool | None = None) -> None:
    """Dress the whole program, in the system's light or dark scheme unless told which."""
    chosen = colours(dark)
    app.setStyle(_Style(chosen))
    font = QFont()
    font.setFamilies(FONTS)
    font.setPixelSize(14)
    app.setFont(font)
    palette = QPalette()
    for roles, colour in (
        ((QPalette.ColorRole.Window, QPalette.ColorRole.AlternateBase), chosen.ground),
        ((QPalette.ColorRole.Base, QPalette.ColorRole.Button, QPalette.ColorRole.ToolTipBase), chosen.surface),
        (
            (
                QPalette.ColorRole.Text,
                QPalette.ColorRole.WindowText,
                QPalette.ColorRole.ButtonText,
                QPalette.ColorRole.ToolTipText,
            ),
            chosen.text,
        ),
        ((QPalette.ColorRole.PlaceholderText,), chosen.faint),
        ((QPalette.ColorRole.Highlight, QPalette.ColorRole.Accent, QPalette.ColorRole.Link), chosen.primary),
        ((QPalette.ColorRole.HighlightedText,), chosen.on_primary),
    ):
        for role in roles:
            palette.setColor(role, QColor(colour))
    app.setPalette(palette)
    app.setStyleSheet(_SHEET.substitute({f.name: getattr(chosen, f.name) for f in fields(chosen)}))


def set_state(widget: QWidget, name: str, value: str) -> None:
    """Give *widget* the dynamic property that the style sheet looks at, and show it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        for part in (widget, *widget.findChildren(QWidget)):
            part.style().unpolish(part)
            part.style().polish(part)
