"""Event filters that a widget is given from outside."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QWidget

from .choices import ListChoice


class _WheelGuard(QObject):
    """Ignores the wheel over a widget that does not have the focus, so that the page scrolls instead."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stop wheel events for an unfocused widget."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def guard_wheel(*widgets: QWidget) -> None:
    """Keep the wheel from changing the values of *widgets* (spin and combo boxes) unless they have the focus.

    Assistive technology, which cannot open a combo box and press Enter, chooses in its list at once.
    """
    for widget in widgets:
        if isinstance(widget, QComboBox):
            widget.view().setSelectionModel(ListChoice(widget))
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(_WheelGuard(widget))
