"""The style sheet of the whole window, filled in from the design tokens."""

from string import Template

from .style import BAR, CONTROL, FONTS, MARK, RADIUS, RADIUS_CARD, TARGET, TYPE, Colours

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
QLabel[role="strong"][kind="caution"] { color: $caution; }
QLabel[role="good"] { color: $good; font-size: $remark; }
QLabel[role="caution"] { color: $caution; font-size: $remark; }
QLabel[role="bad"] { color: $bad; font-size: $remark; }
QLabel[role="practice"] { color: $caution; background: $caution_tint; font-size: $small; padding: 4px 24px; }
QLabel[role="tag"] { color: $primary; background: $tint; border-radius: 4px; padding: 2px 8px; font-size: $small; }
QLabel[role="tag"][kind="good"] { color: $good; background: $good_tint; }
QLabel[role="tag"][kind="caution"] { color: $caution; background: $caution_tint; }
QLabel[role="tag"][kind="none"] { color: $secondary; background: $ground; }
SpotRow[now="true"] { background: $tint; }
QLabel[role="soon"] { color: $caution; background: $caution_tint; border-radius: 4px; padding: 2px 8px;
    font-size: $small; }
QLabel[role="overdue"] { color: $bad; background: $bad_tint; border-radius: 4px; padding: 2px 8px; font-size: $small; }
Tile { background: $tint; border-radius: $radius; }

QFrame[role="bar"], QFrame[role="rail"] { background: $surface; }
QPushButton[role="screen"] { border: none; border-bottom: 2px solid transparent; border-radius: 0;
    background: transparent; color: $secondary; padding: 0 6px; min-height: 42px; }
QPushButton[role="screen"][now="true"] { color: $primary; border-bottom-color: $primary; font-weight: 600; }
QPushButton[role="screen"]:hover { color: $primary; }
QPushButton[role="chip"] { border-radius: 16px; padding: 0 12px; min-height: 30px; font-size: $small;
    color: $secondary; }
QPushButton[role="chip"]:checked { background: $tint; border-color: $primary; color: $primary; font-weight: 600; }
QPushButton[role="segment"] { border-radius: 0; border-left-width: 0; padding: 0 12px; min-height: 30px; }
QPushButton[role="segment"][end="first"], QPushButton[role="segment"][end="only"] { border-left-width: 1px;
    border-top-left-radius: $radius; border-bottom-left-radius: $radius; }
QPushButton[role="segment"][end="last"], QPushButton[role="segment"][end="only"] {
    border-top-right-radius: $radius; border-bottom-right-radius: $radius; }
QPushButton[role="segment"]:checked { background: $tint; color: $primary; font-weight: 600; }
QPushButton[role="segment"]:hover { color: $primary; }
QTabBar::tab { border: 1px solid $outline; border-radius: 14px; padding: 4px 12px; min-height: 18px; margin-right: 8px;
    background: $surface; color: $secondary; font-size: $small; }
QTabBar::tab:selected { background: $tint; border-color: $primary; color: $primary; font-weight: 600; }
QTabBar::tab:hover { color: $primary; }
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
ChoiceCard:checked, ChoiceCard[chosen="true"], CountTile:checked { background: $tint; border: 2px solid $primary; }

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
QListView::item:selected { background: $tint; color: $text; border-left: $bar solid $primary; }
QListView::item:hover:!selected { background: $ground; }
QTableView::item { border: none; padding: 0 5px; }
QHeaderView::section { background: $ground; color: $secondary; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px; font-size: $remark; }
QTableView { padding: 2px; }
QHeaderView { background: transparent; }
QHeaderView::section:first, QHeaderView::section:only-one { border-top-left-radius: 4px; }
QHeaderView::section:last, QHeaderView::section:only-one { border-top-right-radius: 4px; }
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
Banner, QLabel[role="tag"], QLabel[role="soon"], QLabel[role="overdue"], Tile { border: 1px solid $text; }
QPushButton[role="primary"]:disabled { background: $surface; border-color: $disabled; color: $disabled; }
QPushButton[role="link"] { text-decoration: underline; }
QListView::item:selected, QTableView::item:selected, QMenu::item:selected { background: $primary; color: $on_primary; }
RailStep[state="now"] { border: 1px solid $primary; border-left-width: 6px; }
QPushButton[role="chip"]:checked { border-width: 2px; }
QProgressBar { border: 1px solid $text; background: $surface; }
""")


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
        "bar": f"{BAR}px",
    }
    plain = chosen.tint == chosen.surface
    return _SHEET.substitute(values) + (_CONTRAST_SHEET.substitute(values) if plain else "")
