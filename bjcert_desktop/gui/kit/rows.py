"""The rows of cards and screens: facts, numbered steps, boxes to tick, how far long work is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from . import style
from .icons import Picture
from .task import BackgroundTask, Work
from .widgets import button, text_label

_BAR = 6  # pixels: the height of the bar of progress


def ruled(rows: Iterable[QFrame]) -> Iterator[QFrame]:
    """*rows* with a thin line above each but the first."""
    for number, row in enumerate(rows):
        if number:
            row.setProperty("role", "row")
        yield row


def fact_row(
    name: str, value: str, *ends: QWidget, role: str = "", width: int = 72, explained: Sequence[QWidget] = ()
) -> QFrame:
    """One line of a card: a name, its value, and widgets at the *ends* (a source, a button).

    The widgets *explained* follow the name, within its *width*. A screen reader says the value with each button.
    """
    row = QFrame()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, style.TIGHT, 0, style.TIGHT)
    layout.setSpacing(style.ROW)
    label = text_label(name, "secondary")
    label.setFixedWidth(width - sum(part.sizeHint().width() for part in explained))
    if explained:
        names = QHBoxLayout()
        names.setSpacing(0)
        layout.addLayout(names)
        for part in (label, *explained):
            names.addWidget(part)
    else:
        layout.addWidget(label)
    layout.addWidget(text_label(value, role, selectable=True), 1)
    for end in ends:
        layout.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)
        if isinstance(end, QPushButton) and value not in end.accessibleName():
            end.setAccessibleDescription(value)  # so that Tab alone reads the rows
    row.setMinimumHeight(style.CONTROL)
    return row


def numbered_row(number: int, text: str) -> QWidget:
    """One step of a list."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, style.TIGHT, 0, style.TIGHT)
    layout.setSpacing(style.ROW)
    glyph = text_label(str(number), "tag", wrap=False)
    glyph.setFixedSize(style.PAGE, style.PART)
    glyph.setAlignment(Qt.AlignmentFlag.AlignCenter)
    layout.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(text_label(text, selectable=True), 1)
    return row


class TickRow(QFrame):
    """A box to tick with a name and a remark; a click anywhere in the row ticks it. ``show_checked`` shows its state.

    The widgets *explained* follow the name.
    """

    def __init__(
        self,
        name: str,
        note: str,
        on_tick: Callable[[bool], object],
        picture: str = "",
        explained: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.box = QCheckBox()
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(note)
        self.box.toggled.connect(lambda on: on_tick(on))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, style.SMALL, 0, style.SMALL)
        self._row.setSpacing(style.ROW)
        self._row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        if picture:
            self._row.addWidget(Picture(picture, "primary", style.PART), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        names = QHBoxLayout()
        names.addWidget(text_label(name, "strong" if picture else ""), 0 if explained else 1)
        for part in explained:
            names.addWidget(part)
        names.addStretch(1 if explained else 0)
        words.addLayout(names)
        if note:
            words.addWidget(text_label(note, "remark"))
        words.addStretch(1)
        self._row.addLayout(words, 1)

    def add_tag(self, text: str, picture: str) -> None:
        """Add a short remark at the end of the row."""
        self._row.addWidget(Picture(picture, "primary"), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(text_label(text, "tag", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)

    def leave_out_box(self) -> None:
        """Leave a gap in place of the box: there is nothing to tick."""
        policy = self.box.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.box.setSizePolicy(policy)
        self.box.hide()
        self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tick the box."""
        if self.box.isVisible() and self.rect().contains(event.position().toPoint()):
            self.box.click()


class BusyRow(QWidget):
    """Hidden until its *task* reports progress, so that a moment's work does not make it flicker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = BackgroundTask(self)
        self.task.progress.connect(self._progressed)
        self.task.failed.connect(lambda _error: self.hide())
        self._label = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.ROW)
        self._text = text_label("", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(_BAR)
        self._bar.setAccessibleName("进度")
        self.stop = button("停止", self._stop, "plain")
        layout.addWidget(self._text)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self.stop)
        self.hide()

    def run(self, label: str, work: Work, then: Callable[[Any], object]) -> None:
        """Run *work* under *label* and pass its result to *then*."""
        self._label = label
        self.stop.setEnabled(True)

        def ended(result: Any) -> None:
            self.hide()
            then(result)

        self.task.run(work, ended)

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._text.setText(f"{self._label} {done:,} / {total:,}")
        self.show()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._text.setText("正在停止…")
        self.task.cancel()
