"""Large buttons with more than one label: a choice, and a count that filters a list."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout

from . import style
from .icons import Tile
from .style import set_state
from .widgets import let_through, text_label


class LayoutButton(QPushButton):
    """A button as large as the labels laid out in it."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._inside = layout
        self.setLayout(layout)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Size of the layout."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Minimum size of the layout."""
        return self._inside.minimumSize()


class ChoiceCard(LayoutButton):
    """A large button with a title, a sentence and, if *picture* is given, that picture on a tile.

    It acts by itself, or is an answer to choose when it is ``OneOf`` several.
    """

    def __init__(self, title: str, hint: str = "", picture: str = "") -> None:
        layout = QVBoxLayout()
        super().__init__(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        left = 2 * style.CARD + style.TILE if picture else style.CARD
        layout.setContentsMargins(left, style.CARD, style.CARD, style.CARD)
        layout.setSpacing(style.TIGHT)
        layout.addWidget(text_label(title, "title"))
        if hint:
            layout.addWidget(text_label(hint, "secondary"))
        layout.addStretch(1)
        if picture:
            tile = Tile(picture)
            tile.setParent(self)
            tile.move(style.CARD, style.CARD)
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)
        let_through(self)


class CountTile(LayoutButton):
    """A choice among kinds of things that tells how many there are of its own; *kind* is bad, caution or a blank."""

    def __init__(self, title: str, unit: str, kind: str = "") -> None:
        layout = QVBoxLayout()
        super().__init__(layout)
        self._title, self._unit, self._kind = title, unit, kind
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._lines = layout
        layout.addWidget(text_label(title, "secondary", wrap=False))
        numbers = QHBoxLayout()
        numbers.setSpacing(4)
        self._count = text_label("", "amount", wrap=False)
        numbers.addWidget(self._count)
        self._named = text_label(unit, "remark", wrap=False)
        numbers.addWidget(self._named, 1, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(numbers)
        self.set_low(False)
        self.say(0)
        let_through(self)

    def set_low(self, low: bool) -> None:
        """Show the title and the count side by side, where there is little height, or one above the other."""
        self._lines.setDirection(QVBoxLayout.Direction.LeftToRight if low else QVBoxLayout.Direction.TopToBottom)
        self._lines.setSpacing(style.SMALL if low else 0)
        across, down = (style.ROW, style.TIGHT) if low else (style.CARD, style.SMALL)
        self._lines.setContentsMargins(across, down, across, down)
        self._named.setVisible(not low)
        set_state(self._count, "role", "title" if low else "amount")

    def say(self, count: int, more: str = "") -> None:
        """Show *count*; *more* is for the tool tip and for those who listen."""
        self._count.setText(f"{count:,}")
        set_state(self._count, "kind", self._kind if count else "none")
        self.setAccessibleName(f"{self._title} {count} {self._unit}")
        self.setAccessibleDescription(more)
        self.setToolTip(more)
