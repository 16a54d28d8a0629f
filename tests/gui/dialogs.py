"""Answer modal dialogs, for tests that open one and would wait for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

LONGEST = 120  # seconds that a dialog may stay open in a test

_expected: list[QTimer] = []


def meet(
    kind: type[QDialog], act: Callable[[Any], object], ready: Callable[[Any], bool] = lambda _dialog: True
) -> None:
    """Call *act* with the next modal dialog of this *kind*, as soon as it is *ready*; reject it if that fails."""
    timer = QTimer(QApplication.instance(), interval=20)
    _expected.append(timer)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and ready(dialog):
            _forget(timer)
            try:
                act(dialog)
            except BaseException:
                dialog.reject()
                raise

    timer.timeout.connect(look)
    timer.start()


@contextmanager
def all_answered() -> Iterator[None]:
    """Close a dialog or menu that nobody answers, and fail; fail also when an expected dialog did not come."""
    watch = QTimer(QApplication.instance(), interval=500)
    seen: tuple[QWidget | None, float] = None, monotonic()

    def look() -> None:
        nonlocal seen
        open_now = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if open_now is not seen[0]:
            seen = open_now, monotonic()
        elif open_now is not None and monotonic() > seen[1] + LONGEST:
            open_now.close()
            raise AssertionError(f"nobody answered {open_now!r}")

    watch.timeout.connect(look)
    watch.start()
    try:
        yield
    finally:
        _stop(watch)
        missed = list(_expected)
        for timer in missed:
            _forget(timer)
    assert not missed, "an expected dialog did not come"


def _forget(timer: QTimer) -> None:
    _expected.remove(timer)
    _stop(timer)


def _stop(timer: QTimer) -> None:
    timer.stop()
    timer.deleteLater()
