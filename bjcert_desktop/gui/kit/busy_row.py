"""Long work with a row that says how far it is, and a way to stop it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from .style import ROW
from .task import Job, Work
from .widgets import button, text_label

_BAR = 6  # pixels: its height


class BusyRow(QWidget):
    """Does one piece of work at a time; out of sight until it reports how far it is, so not for a moment's work.

    *failed* brings the exception that the work raised.
    """

    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._said = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(ROW)
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

    @property
    def busy(self) -> bool:
        """Whether anything is being done."""
        return self._job is not None

    def run(self, said: str, work: Work, then: Callable[[Any], object]) -> None:
        """Do *work*, saying *said* and how far it is, and hand its result to *then*. Nothing else may be running."""
        self._said = said
        self.stop.setEnabled(True)
        self._job = Job(work, self)
        self._job.progress.connect(self._progressed)
        self._job.done.connect(lambda result: self._end(lambda: then(result)))
        self._job.failed.connect(lambda error: self._end(lambda: self.failed.emit(error)))
        self._job.start()

    def wait(self) -> None:
        """Stop what is being done, and wait until it has."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait(20_000)

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._text.setText(f"{self._said} {done:,} / {total:,}")
        self.setVisible(self._job is not None)

    def _stop(self) -> None:
        if self._job is not None:
            self.stop.setEnabled(False)
            self._text.setText("正在停止…")
            self._job.cancel()

    def _end(self, then: Callable[[], object]) -> None:
        self._job = None
        self.hide()
        then()
