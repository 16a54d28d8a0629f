"""Background work: a plain function runs in a thread, and its result comes back to the window's thread."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal

from ...system.event_log import note

Report = Callable[[int, int], None]  #: called by the work: how much is done, of how much
Cancelled = Callable[[], bool]  #: asked by the work: whether to stop
Work = Callable[[Report, Cancelled], Any]

_LONGEST = 20  # seconds to wait for work that has been cancelled

_running: set["_Thread"] = set()  # a thread's object must outlive the thread, whatever becomes of its owner


class _Thread(QThread):
    progress = Signal(int, int)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.result: Any = None
        self.error: Exception | None = None
        _running.add(self)

    def run(self) -> None:
        """Run the work in the thread."""
        try:
            self.result = self._work(self.progress.emit, self.isInterruptionRequested)
        except Exception as error:
            note("failed", kind=type(error).__name__, code=str(getattr(error, "code", "-")))
            self.error = error

    def forget(self) -> None:
        """Destroy the thread, which has ended."""
        _running.discard(self)
        self.deleteLater()


class BackgroundTask(QObject):
    """Runs one piece of work at a time for its *owner*; of those asked for meanwhile, only the newest is run.

    *failed* carries the exception that work raised. A result that something newer was asked for since is dropped.
    Results, errors and progress arrive in the owner's thread, and only while the owner exists.
    """

    failed = Signal(object)
    progress = Signal(int, int)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._thread: _Thread | None = None
        self._then: Callable[[Any], object] | None = None
        self._next: tuple[Work, Callable[[Any], object]] | None = None

    @property
    def busy(self) -> bool:
        """Whether anything is running."""
        return self._thread is not None

    def ask(self, function: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Run *function*, which neither reports nor stops half-way, and pass its result to *then*."""
        self.run(lambda _report, _cancelled: function(), then)

    def run(self, work: Work, then: Callable[[Any], object]) -> None:
        """Run *work* and pass its result to *then*."""
        self._next = work, then
        if self._thread is None:
            self._start()

    def cancel(self) -> None:
        """Ask the running work to stop; it still returns or raises something."""
        if self._thread is not None:
            self._thread.requestInterruption()

    def drop(self) -> None:
        """Cancel, and pass on nothing of what runs or waits."""
        self._next = self._then = None
        self.cancel()

    def wait(self, seconds: float | None = _LONGEST) -> None:
        """Forget what has not begun, cancel what runs and wait until it ends; None waits as long as it takes."""
        self._next = None
        if self._thread is not None:
            self.cancel()
            self._thread.wait(QDeadlineTimer(-1 if seconds is None else round(seconds * 1000)))

    def _start(self) -> None:
        if self._next is None:
            return
        (work, self._then), self._next = self._next, None
        self._thread = thread = _Thread(work)
        self.destroyed.connect(thread.requestInterruption)
        thread.progress.connect(self._progressed)
        # Qt delivers this to the task in the window's thread, so the owner cannot be destroyed between check and call.
        thread.finished.connect(self._ended)
        thread.finished.connect(thread.forget)  # second, or it could be destroyed before the task is told of its end
        thread.start()

    def _progressed(self, done: int, total: int) -> None:
        if self._then is not None:
            self.progress.emit(done, total)

    def _ended(self) -> None:
        thread, then = self._thread, self._then
        self._thread = self._then = None
        try:
            if thread is not None and then is not None and self._next is None:
                if thread.error is None:
                    then(thread.result)
                else:
                    self.failed.emit(thread.error)
        finally:
            if self._thread is None:
                self._start()


def running() -> bool:
    """Whether any background work is running, its owner's or one that was destroyed."""
    return any(thread.isRunning() for thread in _running)


def wait_for_all(window: QObject) -> None:
    """Stop every task in *window*, and wait for them all at once, also for work whose owner was destroyed before."""
    for task in cast(list[BackgroundTask], window.findChildren(BackgroundTask)):
        task.wait(0)
    late = QDeadlineTimer(round(_LONGEST * 1000))
    for thread in tuple(_running):
        thread.wait(late)
