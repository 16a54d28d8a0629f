"""The rail on the left: the steps of a case with their answers, to go back to."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...domain.steps import Step, StepKind
from ..kit import style
from ..kit.cards import LayoutButton
from ..kit.style import set_state
from ..kit.widgets import ElidedLabel, let_through, scrolled, text_label


class Rail(QFrame):
    """*chosen* carries the number of the step clicked; *entries* are those shown."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[RailStep] = []
        self._made: list[RailStep] = []  # kept for reuse, as making one is slow
        self._shown: tuple[list[Step], int, int, bool] | None = None
        self._compact = False
        self._at = 0
        steps = QWidget()
        self._layout = QVBoxLayout(steps)
        self._layout.setContentsMargins(0, style.SMALL, 0, style.SMALL)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)
        self._scroll = scrolled(steps)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._scroll)

    def show_steps(self, found: list[Step], at: int, reached: int, *, exported: bool) -> None:
        """Show the steps *found*, *at* being the current one; those after an open question are disabled."""
        shown = (found, at, reached, exported)
        if shown == self._shown:
            return  # unchanged entries keep their focus
        self._shown, self._at = shown, at
        for number in range(len(self._made), len(found)):
            self._add(number)
        self.entries = self._made[: len(found)]
        for entry in self._made:
            entry.setVisible(entry in self.entries)
        for index, (step, entry) in enumerate(zip(found, self.entries, strict=True)):
            open_ = index <= reached and all(before.ready for before in found[:index])
            closed_done = step.kind == StepKind.DONE and not exported
            state = "now" if index == at else "done" if open_ and not closed_done else "later"
            entry.say(step, step.answer if state != "later" else "", state)
        QTimer.singleShot(0, self._reveal)  # once it is laid out

    def set_compact(self, compact: bool) -> None:
        """Show only numbers and short titles, for a narrow window."""
        self._compact = compact
        self.setFixedWidth(style.RAIL_COMPACT if compact else style.RAIL)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if compact else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._scroll.setVerticalScrollBarPolicy(policy)  # it would cover the titles; the wheel scrolls all the same
        edge = 0 if compact else style.SMALL
        self._layout.setContentsMargins(0, edge, 0, edge)
        for entry in self._made:
            entry.set_compact(compact)

    def _add(self, number: int) -> None:
        entry = RailStep(number + 1)
        entry.set_compact(self._compact)
        entry.clicked.connect(partial(self.chosen.emit, number))
        self._layout.insertWidget(number, entry)
        self._made.append(entry)

    def _reveal(self) -> None:
        if self._at < len(self.entries):
            self._scroll.ensureWidgetVisible(self.entries[self._at], 0, style.PAGE)


class RailStep(LayoutButton):
    """A step in the rail: its number or a tick, its title and the answer given."""

    def __init__(self, number: int) -> None:
        layout = QHBoxLayout()
        super().__init__(layout)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # as wide as the rail
        layout.setSpacing(style.ROW)
        self._circle = text_label("", wrap=False)
        self._circle.setObjectName("number")
        self._circle.setFixedSize(24, 24)
        self._circle.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark = QVBoxLayout()
        mark.setSpacing(0)
        layout.addLayout(mark)
        self._short = text_label("", wrap=False)
        self._short.setObjectName("answer")
        for part in (self._circle, self._short):
            mark.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        mark.addStretch(1)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 2, 0, 0)  # level with the circle
        words.setSpacing(0)
        self._title, self._answer = text_label(""), ElidedLabel("")
        for name, label in (("title", self._title), ("answer", self._answer)):
            label.setObjectName(name)
            words.addWidget(label)
        layout.addWidget(self._words, 1)
        let_through(self)
        self.set_compact(False)

    def say(self, step: Step, answer: str, state: str) -> None:
        """Show *step* with its *answer*; its *state* is now, done or later."""
        title = step.title
        self.setEnabled(state != "later")
        self.setAccessibleName(f"第 {self._number} 步 {title}")
        self.setAccessibleDescription({"now": "当前步骤", "done": f"已完成 {answer}"}.get(state, "尚未到达"))
        self.setToolTip(f"{title}　{answer}".strip())
        self._circle.setText("✓" if state == "done" else str(self._number))
        self._title.setText(title)
        self._short.setText(step.short)
        self._answer.setText(answer)
        self._answer.setVisible(bool(answer))
        set_state(self, "state", state)

    def set_compact(self, compact: bool) -> None:
        """Show only the number and a short title."""
        self._words.setVisible(not compact)
        self._short.setVisible(compact)
        above = style.TIGHT // 2 if compact else style.SMALL
        self._inside.setContentsMargins(style.PART, above, style.CARD, above)
