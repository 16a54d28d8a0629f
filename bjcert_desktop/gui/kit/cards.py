"""The widgets of the first picture.

Nothing here names Qt's namespace of enumerations or a class of its styles: PySide makes these when they are first
named, which alone would take a fifth of the time that an empty window needs to come up.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout

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


class ChoiceCard(LayoutButton):
    """A large button with a title and a sentence; *tiled* leaves room for a picture, which is put there later."""

    def __init__(self, title: str, hint: str = "", *, tiled: bool = False) -> None:
        layout = QVBoxLayout()
        super().__init__(layout)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        left = 2 * style.CARD + style.TILE if tiled else style.CARD
        layout.setContentsMargins(left, style.CARD, style.CARD, style.CARD)
        layout.setSpacing(style.TIGHT)
        self._title, self._hint = label("", "title"), label("", "secondary")
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addStretch(1)
        self.say(title, hint)

    def say(self, title: str, hint: str) -> None:
        """Show other words."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)
