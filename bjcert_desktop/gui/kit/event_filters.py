"""What widgets do about events of Qt's, without being a class of their own for it.

A method of a widget that takes an event makes PySide create all its classes of events, when the first comes. So the
widgets of the window's first picture have none, and are followed from outside when that picture is there.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class _Sizes(QObject):
    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize:
            self._then()
        return False


def on_resize(widget: QWidget, then: Callable[[], object]) -> None:
    """Call *then* now, and whenever *widget* has become larger or smaller."""
    _Sizes(widget, then)
    then()


class _WheelGuard(QObject):
    """Lets the wheel scroll the page, not change a value that happens to lie under the mouse."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def guard_wheel(*widgets: QWidget) -> None:
    """Keep the wheel from changing the values of *widgets* (spin and combo boxes) that nobody is working on."""
    for widget in widgets:
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(_WheelGuard(widget))
