"""A choice of a few answers side by side, one of them pressed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from . import style
from .style import set_state
from .widgets import text_label


class Segments(QWidget):
    """Asks a question by its answers on one line; *chosen* carries the id of the one that is pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, question: str = "") -> None:
        super().__init__(parent)
        self._question = question
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._label = text_label(question, "secondary", wrap=False)
        self._label.setMinimumWidth(style.CONTROL * 2 if question else 0)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._label)
        self._row.addStretch(1)

    def show_answers(self, answers: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show the *answers* (id, label), with the one of the id *chosen* pressed."""
        if [*self.buttons] != [answer for answer, _ in answers]:
            self._make(answers)
        for answer, made in self.buttons.items():
            made.setChecked(answer == chosen)

    def _make(self, answers: Sequence[tuple[str, str]]) -> None:
        for each in self.buttons.values():
            self._group.removeButton(each)
            self._row.removeWidget(each)
            each.deleteLater()
        self.buttons = {}
        for number, (answer, label) in enumerate(answers):
            made = QPushButton(label)
            made.setCheckable(True)
            made.setProperty("role", "segment")
            made.setAccessibleName(f"{self._question}：{label}" if self._question else label)
            ends = [end for end, there in (("first", not number), ("last", number == len(answers) - 1)) if there]
            set_state(made, "end", "only" if len(ends) > 1 else "".join(ends))
            made.clicked.connect(partial(self.chosen.emit, answer))
            self._group.addButton(made)
            self._row.insertWidget(number + 1, made)
            self.buttons[answer] = made
