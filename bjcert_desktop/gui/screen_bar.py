"""The bar at the top of the window: the program's name, which leads home, and a way to each place."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from .kit.cards import button

_EXTRA = (8, 4, 1, 0)  # pixels on either side of a title, tried in turn as the window gets narrower


class ScreenBar(QFrame):
    """A button for each place, 设置 at the right end; those that find no room are in a menu, «更多»."""

    chosen = Signal(str)  # the key of a place, or "home"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.openers: dict[str, QPushButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(24, 0, 24, 0)
        self._layout.setSpacing(0)
        self.brand = button("数字证书业务办理助手", partial(self.chosen.emit, "home"), "brand", "回到首页")
        self._layout.addWidget(self.brand)
        self._layout.addSpacing(12)
        self.more = button("更多 ▾", self._show_menu, "screen", "更多")
        self.more.setCheckable(True)
        self.more.hide()
        self._hidden: list[str] = []
        self._now = ""
        self.setMinimumWidth(320)  # far less than all titles need: what does not fit moves into the menu
        self.setFixedHeight(45)

    def set_screens(self, titles: dict[str, str]) -> None:
        """A button for each key, under its title, in this order."""
        for key, title in titles.items():
            opener = button(title, partial(self.chosen.emit, key), "screen")
            opener.setCheckable(True)
            self.openers[key] = opener
            self._layout.addWidget(opener)
        self._layout.insertWidget(self._layout.count() - ("settings" in titles), self.more)
        self._layout.insertStretch(self._layout.count() - ("settings" in titles), 1)

    def finish(self) -> None:
        """What the first picture did without: Ctrl and a number for each place, and following the window's width."""
        from .kit.event_filters import on_resize
        from .screen_bar_more import add_keys

        add_keys(self)
        on_resize(self, lambda: self.fit(self.width()))

    def show_screen(self, key: str) -> None:
        """Mark the place that one is in."""
        self._now = key
        for each, opener in self.openers.items():
            opener.setChecked(each == key)
        self.more.setChecked(key in self._hidden)

    def fit(self, width: int) -> None:
        """Move what has no room in that *width* into the menu, and what has room again out of it."""
        needs = {key: opener.sizeHint().width() for key, opener in self.openers.items()}
        room = width - 48 - 12 - self.brand.sizeHint().width()
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
        self.more.setChecked(self._now in self._hidden)

    def _show_menu(self) -> None:
        from .screen_bar_more import show_menu

        self.more.setChecked(self._now in self._hidden)
        show_menu(self, self.more, {key: self.openers[key].text() for key in self._hidden}, self._now)
