"""The widgets of the first picture.

Nothing here names Qt's namespace of enumerations or a class of its styles: PySide makes these when they are first
named, which alone would take a fifth of the time that an empty window needs to come up.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from . import style


def label(text: str, role: str) -> QLabel:
    """A label in one of the style sheet's roles, broken into lines where it needs to be."""
    made = QLabel(text)
    made.setWordWrap(True)
    made.setProperty("role", role)
    return made


def button(text: str, on_click: Callable[[], object], role: str = "link", name: str = "") -> QPushButton:
    """A button in one of the style sheet's roles; *name* is what a screen reader says."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAccessibleName(name or text)
    made.clicked.connect(lambda: on_click())
    return made


def scroll_area() -> QScrollArea:
    """A frame for a page that scrolls when there is no room for all of it."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    return made


class LayoutButton(QPushButton):
    """A button as large as the labels laid out in it."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._inside = layout
        self.setLayout(layout)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._inside.minimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return self._inside.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._inside.totalHeightForWidth(width)


class ChoiceCard(LayoutButton):
    """A large button with a title and a sentence; *tiled* leaves room for a picture, which is put there later."""

    def __init__(self, title: str, hint: str = "", *, tiled: bool = False) -> None:
        layout = QHBoxLayout()
        super().__init__(layout)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout.setContentsMargins(style.CARD, style.CARD, style.CARD, style.CARD)
        layout.setSpacing(style.CARD)
        if tiled:
            self.tile = QWidget()
            self.tile.setFixedSize(style.TILE, style.TILE)
            side = QVBoxLayout()
            side.addWidget(self.tile)
            side.addStretch(1)
            layout.addLayout(side)
        words = QVBoxLayout()
        words.setSpacing(style.TIGHT)
        self._title, self._hint = label("", "title"), label("", "secondary")
        words.addWidget(self._title)
        words.addWidget(self._hint)
        words.addStretch(1)
        layout.addLayout(words, 1)
        self.say(title, hint)

    def say(self, title: str, hint: str) -> None:
        """Show other words."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)
