"""What the bar needs a moment after the first picture of the window: keys, the menu of what has no room."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton

from .screen_bar import ScreenBar


def add_keys(bar: ScreenBar) -> None:
    """Give each place of *bar* Ctrl and its number, and its buttons the hand that says that they can be pressed."""
    for number, (key, opener) in enumerate(bar.openers.items(), 1):
        opener.setToolTip(f"{opener.text()}（Ctrl+{number}）")
        opener.setAccessibleDescription(f"快捷键 Ctrl+{number}")
        QShortcut(QKeySequence(f"Ctrl+{number}"), bar.window()).activated.connect(partial(bar.chosen.emit, key))
    for each in (bar.brand, bar.more, *bar.openers.values()):
        each.setCursor(Qt.CursorShape.PointingHandCursor)


def show_menu(bar: ScreenBar, under: QPushButton, titles: dict[str, str], now: str) -> None:
    """The places *titles* in a menu under a button of *bar*; the one that one is in, *now*, is ticked."""
    menu = QMenu(bar)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for key, title in titles.items():
        action = menu.addAction(title, partial(bar.chosen.emit, key))
        action.setCheckable(True)
        action.setChecked(key == now)
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
