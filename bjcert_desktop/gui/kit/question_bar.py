"""A remark with the buttons that answer it, above what it is about."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from . import style
from .widgets import Banner, button, clear


class QuestionBar(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, kind: str = "caution") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.SMALL)
        self._banner = Banner(self, kind=kind)
        self._answers = QWidget(self)
        self._row = QHBoxLayout(self._answers)
        self._row.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._banner)
        layout.addWidget(self._answers)
        self._asked: tuple[str, ...] = ()
        self.hide()

    def ask(self, text: str, answers: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say *text*, which may be blank, and offer the *answers*: the words of each and what it does."""
        asked = (text, *(words for words, _ in answers))
        if asked == self._asked:
            return  # unchanged buttons keep their focus
        self._asked = asked
        self._banner.say(text)
        self._answers.setVisible(bool(answers))
        clear(self._row)
        for words, do in answers:
            self._row.addWidget(button(words, do, "plain"))
        self._row.addStretch(1)
        self.setVisible(bool(text))
