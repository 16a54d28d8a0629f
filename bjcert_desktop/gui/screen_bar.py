"""The bar at the top of the window: the program's name, which leads home, and a button for each screen."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from .kit import style
from .kit.style import set_state
from .kit.widgets import button

_EXTRA = (8, 4, 1, 0)  # pixels on either side of a title, tried in turn as the window gets narrower
_HEIGHT = 45
_NARROWEST = 320  # far less than all titles need: what does not fit moves into the menu


class ScreenBar(QFrame):
    """A button for each screen, 设置 at the right end; those without room are in a menu, «更多»."""

    chosen = Signal(str)  # the key of a screen, or "home"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.openers: dict[str, QPushButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(style.PART, 0, style.PART, 0)
        self._layout.setSpacing(0)
        self.brand = button("数字证书业务办理助手", partial(self.chosen.emit, "home"), "brand")
        self.brand.setAccessibleDescription("回到首页")
        self._layout.addWidget(self.brand)
        self._layout.addSpacing(style.ROW)
        self.more = button("更多 ▾", self._show_menu, "screen", "更多")
        self.more.hide()
        self._hidden: list[str] = []
        self._keys: dict[str, str] = {}
        self._current = ""
        self.setMinimumWidth(_NARROWEST)
        self.setFixedHeight(_HEIGHT)

    def set_screens(self, titles: dict[str, str]) -> None:
        """Add a button for each key, under its title, in this order; Ctrl and its number press it."""
        for number, (key, title) in enumerate(titles.items(), 1):
            opener = self.openers[key] = button(title, partial(self.chosen.emit, key), "screen")
            opener.setToolTip(f"{title}（Ctrl+{number}）")
            self._keys[key] = f"快捷键 Ctrl+{number}"
            QShortcut(QKeySequence(f"Ctrl+{number}"), self).activated.connect(partial(self.chosen.emit, key))
            self._layout.addWidget(opener)
        self._layout.insertWidget(self._layout.count() - ("settings" in titles), self.more)
        self.more.raise_()  # is read after the others
        if "settings" in titles:
            self.openers["settings"].raise_()
        self._layout.insertStretch(self._layout.count() - ("settings" in titles), 1)

    def show_screen(self, key: str) -> None:
        """Mark the button of the current screen."""
        self._current = key
        for each, opener in self.openers.items():
            _mark(opener, now=each == key, more=self._keys[each])
        self._mark_more()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the buttons into the new width."""
        super().resizeEvent(event)
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        """Move buttons that do not fit into *width* to the menu, and back when there is room again."""
        needs = {key: opener.sizeHint().width() for key, opener in self.openers.items()}
        room = width - 2 * style.PART - style.ROW - self.brand.sizeHint().width()
        extra = next((each for each in _EXTRA if sum(needs.values()) + 2 * each * len(needs) <= room), 0)
        self._hidden = []
        movable = [key for key in needs if key != "settings"]
        while movable and sum(needs.values()) + (self.more.sizeHint().width() if self._hidden else 0) > room:
            self._hidden.insert(0, movable.pop())
            del needs[self._hidden[0]]
        for key, opener in self.openers.items():
            opener.setVisible(key in needs)
            opener.setMinimumWidth(needs.get(key, 0) + 2 * extra)
        self.more.setVisible(bool(self._hidden))
        self._mark_more()

    def _mark_more(self) -> None:
        _mark(self.more, now=self._current in self._hidden, more="打开菜单")

    def _show_menu(self) -> None:
        """Show the screens without room in a menu; the current one is ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in self._hidden:
            action = menu.addAction(self.openers[key].text(), partial(self.chosen.emit, key))
            action.setCheckable(True)
            action.setChecked(key == self._current)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _mark(opener: QPushButton, *, now: bool, more: str) -> None:
    """Mark *opener* as that of the current screen, or not; *more* is what a screen reader says of it besides."""
    set_state(opener, "now", str(now).lower())
    opener.setAccessibleDescription(f"当前所在，{more}" if now else more)
