"""Working without a mouse: the order in which Tab goes, Enter on a button, Ctrl+F."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

_EDGE = 12  # pixels of the window that stay visible around a dialog
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Every control in *widget* that the Tab key can reach, as one reads: what was added last may stand first.

    Layouts are not asked for their items: PySide would keep each in hand after Qt has thrown it away, and take the next
    widget at its place in memory for it, which ends the program.
    """
    if not widget.isVisible() or not widget.isEnabled():
        return
    if isinstance(widget, QScrollArea):
        yield from in_order(widget.widget())
    elif isinstance(widget, QStackedWidget):
        yield from in_order(widget.currentWidget())
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    else:
        children = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
        for child in _as_read(children):
            yield from in_order(child)


def _as_read(widgets: list[QWidget]) -> list[QWidget]:
    """*widgets* row by row: what has its middle beside the first of a row belongs to that row."""
    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda each: each.y()):
        if rows and widget.geometry().center().y() <= rows[-1][0].geometry().bottom():
            rows[-1].append(widget)
        else:
            rows.append([widget])
    return [widget for row in rows for widget in sorted(row, key=lambda each: each.x())]


def move_focus(window: QWidget, forward: bool) -> bool:
    """What Tab does in *window*; False when nothing in it can have the focus."""
    found = list(in_order(window))
    if not found:
        return False
    now = window.focusWidget()
    step = 1 if forward else -1
    place = (found.index(now) + step) % len(found) if now in found else _beside(found, now, forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    found[place].setFocus(reason)
    reveal(found[place])
    return True


def _beside(found: list[QWidget], now: QWidget | None, forward: bool) -> int:
    """Where to go from *now*, which Tab does not stop at or which has just been hidden: as near to it as can be."""
    while now is not None:
        inside = [place for place, each in enumerate(found) if now.isAncestorOf(each)]
        if inside:
            return inside[0 if forward else -1]
        now = now.parentWidget()
    return 0 if forward else -1


def reveal(widget: QWidget) -> None:
    """Scroll to *widget* in everything that scrolls around it."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def handled(window: QWidget, event: QKeyEvent) -> bool:
    """Whether a key that nothing else in *window* wanted was for this module."""
    focused = window.focusWidget()
    if event.key() in _ENTER and isinstance(focused, QPushButton):
        focused.click()
        return True
    if event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        return _find(window)
    return False


def _find(window: QWidget) -> bool:
    """Put the cursor into the search of what is on the screen."""
    fields = cast(list[QLineEdit], window.findChildren(QLineEdit, "search"))
    for field in fields:
        if field.isVisible() and field.isEnabled():
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()
            reveal(field)
            return True
    return False


class OrderedDialog(QDialog):
    """A dialog in which Tab goes as things are laid out, and Ctrl+F finds its search."""

    help_chapter = ""  # the key of its chapter in the manual; blank for that of the page under it

    def fit(self, width: int, height: int) -> None:
        """Take that size, in pixels, or what the window and the screen leave of it."""
        window = self.parentWidget() or self
        room = window.screen().availableGeometry().size()
        if window is not self:
            room = room.boundedTo(window.size().shrunkBy(QMargins(_EDGE, _EDGE, _EDGE, _EDGE)))
        self.resize(QSize(width, height).boundedTo(room))

    def exec(self) -> int:
        """Show the dialog until it is closed; it is deleted when control returns to the caller's event loop."""
        result = super().exec()
        self.deleteLater()
        return result

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Go to the next control."""
        return move_focus(self, forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Esc are the dialog's own."""
        if event.key() in _ENTER or not handled(self, event):
            super().keyPressEvent(event)
