"""Choices: one of several, or a tick. What a person or a screen reader sets is told, what the program shows is not."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QWidget

from . import style
from .accessible import READER
from .focus import reveal
from .style import set_state
from .widgets import text_label

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
Key = TypeVar("Key")


class OneOf(QButtonGroup, Generic[Key]):
    """*buttons*, one of which is pressed: radio buttons for a screen reader. *on_choose* is called with its key.

    The arrows lead from one to the next; once one is chosen, they choose.
    """

    def __init__(
        self, parent: QObject, buttons: Mapping[Key, QAbstractButton], on_choose: Callable[[Key], object]
    ) -> None:
        super().__init__(parent)
        self._buttons = dict(buttons)
        for each in self._buttons.values():
            each.setCheckable(True)
            each.setAutoExclusive(True)  # from which Qt concludes that it is a radio button
            each.installEventFilter(self)
            self.addButton(each)
        keys = {each: key for key, each in self._buttons.items()}
        self.buttonToggled.connect(lambda button, on: on_choose(keys[button]) if on else None)

    def show(self, chosen: Key | None) -> None:
        """Show which one is *chosen*, None for none."""
        with QSignalBlocker(self):
            self.setExclusive(False)
            for key, each in self._buttons.items():
                each.setChecked(key == chosen)
            self.setExclusive(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow an arrow, whichever way the buttons are laid out."""
        step = _STEPS.get(Qt.Key(event.key())) if isinstance(event, QKeyEvent) else None
        if step is None or event.type() != QEvent.Type.KeyPress or not isinstance(watched, QAbstractButton):
            return False
        usable = [each for each in self._buttons.values() if each.isVisible() and each.isEnabled()]
        following = usable[(usable.index(watched) + step) % len(usable)]
        reveal(following)
        following.setFocus(Qt.FocusReason.TabFocusReason)
        if watched.isChecked():
            following.click()
        return True


def show_checked(box: QAbstractButton, on: bool) -> None:
    """Show whether *box* is ticked; its signals tell only what others than the program do."""
    with QSignalBlocker(box):
        box.setChecked(on)


class ListChoice(QItemSelectionModel):
    """Chooses in *box* what assistive technology selects in its list; hands only move about in it until Enter."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box.model(), box)
        self._box = box

    def select(self, chosen: Any, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select *chosen*, an index or a selection; people select with other commands."""
        super().select(chosen, command)
        if isinstance(chosen, QModelIndex) and command == QItemSelectionModel.SelectionFlag.Select:
            self._box.setCurrentIndex(chosen.row())
            self._box.hidePopup()


class Segments(QWidget):
    """Asks a question by its answers on one line; *chosen* carries the id of the one that is pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, question: str = "") -> None:
        super().__init__(parent)
        self.question = question
        self.buttons: dict[str, QPushButton] = {}
        self._group: OneOf[str] = OneOf(self, {}, self.chosen.emit)
        self.setProperty(READER, "group")
        self.setAccessibleName(question)
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
        self._group.show(chosen)

    def _make(self, answers: Sequence[tuple[str, str]]) -> None:
        for each in self.buttons.values():
            self._row.removeWidget(each)
            each.deleteLater()
        self.buttons = {}
        for number, (answer, label) in enumerate(answers):
            made = QPushButton(label)
            made.setProperty("role", "segment")
            made.setAccessibleName(f"{self.question}：{label}" if self.question else label)
            ends = [end for end, there in (("first", not number), ("last", number == len(answers) - 1)) if there]
            set_state(made, "end", "only" if len(ends) > 1 else "".join(ends))
            self._row.insertWidget(number + 1, made)
            self.buttons[answer] = made
        self._group.deleteLater()
        self._group = OneOf(self, self.buttons, self.chosen.emit)
