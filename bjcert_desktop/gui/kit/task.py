"""Long work outside the window's thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from ...system.event_log import note

Work = Callable[[Callable[[int, int], None], Callable[[], bool]], Any]


_running: set["Job"] = set()  # a thread must not go away before it has ended, whoever began it


class Job(QThread):
    """Runs ``work(report, cancelled)`` in a thread; *done* brings its result or *failed* the exception it raised.

    Nobody is told once *owner* is gone.
    """

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)

    def __init__(self, work: Work, owner: QObject) -> None:
        super().__init__()
        self._work, self._heard = work, True
        self._result: Any = None
        self._error: Exception | None = None
        _running.add(self)
        owner.destroyed.connect(self._leave_alone)
        self.finished.connect(self._end)

    def _leave_alone(self) -> None:
        self._heard = False
        self.cancel()

    def _end(self) -> None:
        _running.discard(self)
        self.deleteLater()
        if self._heard:  # in the window's thread, so that no owner goes between the look and the telling
            if self._error is None:
                self.done.emit(self._result)
            else:
                self.failed.emit(self._error)

    def run(self) -> None:
        """What the thread does."""
        try:
            self._result = self._work(self.progress.emit, self.isInterruptionRequested)
        except Exception as error:
            note("failed", kind=type(error).__name__, code=str(getattr(error, "code", "-")))
            self._error = error

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self.requestInterruption()


class Newest(QObject):
    """Does one piece of work at a time in the background; of those asked for meanwhile, only the newest is done.

    A result that something newer has been asked for since is dropped. What fails is told by *failed*.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._next: tuple[Callable[[], Any], Callable[[Any], object]] | None = None

    @property
    def busy(self) -> bool:
        """Whether anything is being done."""
        return self._job is not None

    def ask(self, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Do *work*, and hand its result to *then*."""
        self._next = work, then
        if self._job is None:
            self._start()

    def wait(self) -> None:
        """Let what is being done end, and forget what is still to be done."""
        self._next = None
        if self._job is not None:
            self._job.wait(10_000)

    def _start(self) -> None:
        if self._next is None:
            return
        (work, then), self._next = self._next, None
        self._job = Job(lambda _report, _cancelled: work(), self)
        self._job.done.connect(lambda result: self._end(lambda: then(result)))
        self._job.failed.connect(lambda error: self._end(lambda: self.failed.emit(error)))
        self._job.start()

    def _end(self, then: Callable[[], object]) -> None:
        self._job = None
        if self._next is None:
            then()
        self._start()
