"""The bar at the top of the window: the program's name, which leads home, and a way to each place."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from .widgets import button

_EXTRA = (8, 4, 1, 0)  # pixels on either side of a title, tried in turn as the window gets narrower


class PlaceBar(QFrame):
    """A button for each place, 设置 at the right end; those that find no room are in a menu, «更多»."""

    chosen = Signal(str)  # the key of a place, or "home"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.openers: dict[str, QPushButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(24, 0, 24, 0)
        self._layout.setSpacing(0)
        self._brand = button("数字证书业务办理助手", lambda: self.chosen.emit("home"), "brand", "回到首页")
        self._layout.addWidget(self._brand)
        self._layout.addSpacing(12)
        self._more = button("更多 ▾", self._show_menu, "place", "更多")
        self._more.setCheckable(True)
        self._more.hide()
        self._hidden: list[str] = []
        self._now = ""
        self.setMinimumWidth(320)  # far less than all titles need: what does not fit moves into the menu

    def set_places(self, titles: dict[str, str]) -> None:
        """A button for each key, under its title, in this order, reached by Ctrl and its number as well."""
        for number, (key, title) in enumerate(titles.items(), 1):
            opener = button(title, partial(self.chosen.emit, key), "place")
            opener.setCheckable(True)
            opener.setToolTip(f"{title}（Ctrl+{number}）")
            opener.setAccessibleDescription(f"快捷键 Ctrl+{number}")
            QShortcut(QKeySequence(f"Ctrl+{number}"), self.window()).activated.connect(partial(self.chosen.emit, key))
            self.openers[key] = opener
            self._layout.addWidget(opener)
        self._layout.insertWidget(self._layout.count() - ("settings" in titles), self._more)
        self._layout.insertStretch(self._layout.count() - ("settings" in titles), 1)
        self._fit(self.width())

    def show_place(self, key: str) -> None:
        """Mark the place that one is in."""
        self._now = key
        for each, opener in self.openers.items():
            opener.setChecked(each == key)
        self._more.setChecked(key in self._hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Move what has no room into the menu, and what has room again out of it."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """High enough for a target that is easy to hit, as wide as there is room."""
        return QSize(self.minimumWidth(), 45)

    def _fit(self, width: int) -> None:
        needs = {key: opener.sizeHint().width() for key, opener in self.openers.items()}
        room = width - 48 - 12 - self._brand.sizeHint().width()
        extra = next((each for each in _EXTRA if sum(needs.values()) + 2 * each * len(needs) <= room), 0)
        self._hidden = []
        movable = [key for key in needs if key != "settings"]
        while movable and sum(needs.values()) + (self._more.sizeHint().width() if self._hidden else 0) > room:
            self._hidden.insert(0, movable.pop())
            del needs[self._hidden[0]]
        for key, opener in self.openers.items():
            opener.setVisible(key not in self._hidden)
            opener.setMinimumWidth(opener.sizeHint().width() + 2 * extra)
        self._more.setVisible(bool(self._hidden))
        self._more.setChecked(self._now in self._hidden)

    def _show_menu(self) -> None:
        self._more.setChecked(self._now in self._hidden)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in self._hidden:
            action = menu.addAction(self.openers[key].text(), partial(self.chosen.emit, key))
            action.setCheckable(True)
            action.setChecked(key == self._now)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
