"""A row for long work: how far it is, and a button to stop it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from .style import ROW
from .task import BackgroundTask, Work
from .widgets import button, text_label

_BAR = 6  # pixels: its height


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
