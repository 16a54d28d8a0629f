"""Long work outside the window's thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from ..log import note

Work = Callable[[Callable[[int, int], None], Callable[[], bool]], Any]


class Job(QThread):
    """Runs ``work(report, cancelled)`` in a thread; *done* brings its result or *failed* the exception it raised."""

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.finished.connect(self.deleteLater)

    def run(self) -> None:
        """What the thread does."""
        try:
            result = self._work(self.progress.emit, self.isInterruptionRequested)
        except Exception as error:
            note("failed", kind=type(error).__name__, code=str(getattr(error, "code", "-")))
            self.failed.emit(error)
        else:
            self.done.emit(result)

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self.requestInterruption()
