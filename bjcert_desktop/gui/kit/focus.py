"""Keyboard use: the order of Tab, Enter on a button, Ctrl+F; dialogs that fit into the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QComboBox,
    QDialog,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from .appearance import tidy
from .style import CARD
from .widgets import scrolled

_EDGE = 12  # pixels of the window that stay visible around a dialog
CLOSED = "closed"  # the property of a window that was closed
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Every control in *widget* that Tab can reach, in reading order whatever the order of creation.

    Layouts are not asked for their items: PySide keeps the wrapper of an item that Qt has deleted, and takes the next
    object at the same address for it, which crashes the program.
    """
    if not widget.isVisible() or not widget.isEnabled():
        return
    if isinstance(widget, QScrollArea):
        yield from in_order(widget.widget())
    elif isinstance(widget, QStackedWidget):
        yield from in_order(widget.currentWidget())
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus or _one_of_several(widget):
        yield widget
    else:
        children = (child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow())
        for child in _as_read([child for child in children if child.isVisible()]):  # hidden ones lie anywhere
            yield from in_order(child)


def _one_of_several(widget: QWidget) -> bool:
    """Whether *widget* is one of the buttons among which the arrows choose; Qt leaves Tab only one of them."""
    return isinstance(widget, QAbstractButton) and widget.autoExclusive()


def _as_read(widgets: list[QWidget]) -> list[QWidget]:
    """*widgets* row by row; a widget whose middle is beside the first of a row belongs to that row."""
    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda each: each.y()):
        if rows and widget.geometry().center().y() <= rows[-1][0].geometry().bottom():
            rows[-1].append(widget)
        else:
            rows.append([widget])
    return [widget for row in rows for widget in sorted(row, key=lambda each: each.x())]


def move_focus(window: QWidget, forward: bool) -> bool:
    """Move the focus as Tab does; False if nothing in *window* can have it."""
    found = list(in_order(window))
    if not found:
        return False
    now = window.focusWidget()
    step = 1 if forward else -1
    index = (found.index(now) + step) % len(found) if now in found else _beside(found, now, forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    reveal(found[index])  # first: Qt draws no ring around what is out of sight
    found[index].setFocus(reason)
    return True


def _beside(found: list[QWidget], now: QWidget | None, forward: bool) -> int:
    """The index nearest to *now*, which is hidden or not a tab stop."""
    while now is not None:
        inside = [index for index, each in enumerate(found) if now.isAncestorOf(each)]
        if inside:
            return inside[0 if forward else -1]
        now = now.parentWidget()
    return 0 if forward else -1


def insert_below(layout: QBoxLayout, above: QWidget, widget: QWidget, *, left: bool = False) -> None:
    """Put *widget* below *above* into *layout*, also for who has the window read out; *left*: no wider than need be."""
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0)
    layout.insertWidget(layout.indexOf(above) + 1, widget, 0, side)
    widget.stackUnder(above)
    above.stackUnder(widget)


def reveal(widget: QWidget, part: QRect | None = None) -> None:
    """Scroll to *widget* or *part* of it in every scroll area around it, to its beginning if it is too large."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            place = (part or widget.rect()).translated(widget.mapTo(around.widget(), QPoint(0, 0)))
            for corner in (place.bottomRight(), place.topLeft()):
                around.ensureVisible(corner.x(), corner.y(), CARD, CARD)
        around = around.parentWidget()


def handled(window: QWidget, event: QKeyEvent) -> bool:
    """Handle a key that no control in *window* wanted; returns whether it was handled."""
    focused = window.focusWidget()
    if event.key() in _ENTER and isinstance(focused, QPushButton):
        focused.click()
        return True
    if event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        return _find(window)
    return False


def _find(window: QWidget) -> bool:
    """Put the cursor into the visible search field."""
    fields = cast(list[QLineEdit], window.findChildren(QLineEdit, "search"))
    for field in fields:
        if field.isVisible() and field.isEnabled():
            reveal(field)
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()
            return True
    return False


@contextmanager
def keeping_focus(part: QWidget) -> Iterator[None]:
    """Keep the focus in *part* while what is in it is made anew: on what has the same name or, else, the same place."""
    before = list(in_order(part))
    focused = part.window().focusWidget()
    at = before.index(focused) if focused in before else -1
    name = focused.accessibleName() if focused and at >= 0 else ""
    yield
    if at >= 0:

        def focus() -> None:
            now = list(in_order(part))
            same = (each for each in now if each.accessibleName() == name)
            if found := next(same, now[min(at, len(now) - 1)] if now else None):
                found.setFocus()

        QTimer.singleShot(0, part, focus)  # once what was added is shown


def is_closed(widget: QWidget | None) -> bool:
    """Whether the window of *widget* was closed: nothing is asked over it any more."""
    return widget is not None and bool(widget.window().property(CLOSED))


class _Content(QWidget):
    """What scrolls in a dialog: no higher than it has to be."""

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The least height."""
        layout = self.layout()
        return max(layout.totalMinimumHeightForWidth(width), self.minimumHeight()) if layout is not None else -1


class OrderedDialog(QDialog):
    """A dialog with Tab in reading order, and Ctrl+F for its search field."""

    help_chapter = ""  # key of its chapter in the manual; blank for that of the page under it
    _default: QPushButton | None = None  # what Enter presses; never one that Qt appoints by itself
    _content: QLayout | None = None  # in a scroll area, where there is little room
    _scrolls = False

    def fit(self, width: int, height: int) -> None:
        """Take that size, in pixels, or what there is room for."""
        self.resize(QSize(width, height).boundedTo(self._room()))

    def fit_height(self) -> None:
        """Be as high as the text needs at the current width, or as there is room for."""
        if self._content is None:
            self._content = self.layout()
        if self.isVisible():
            self._scroll_in(self._room())
        if self._content is not None:
            self._content.activate()
            width = max(self.width() if self.isVisible() else 0, self.minimumWidth())
            height = max(self._content.totalHeightForWidth(width), self._content.totalMinimumSize().height())
            self.resize(width, min(height, self._room().height()))

    def _room(self) -> QSize:
        """What the window and its screen leave for a dialog."""
        top: QWidget = self
        while (above := top.parentWidget()) is not None:
            top = above.window()
        room = top.screen().availableGeometry().size()
        return room if top is self else room.boundedTo(top.size().shrunkBy(QMargins(_EDGE, _EDGE, _EDGE, _EDGE)))

    def _scroll_in(self, room: QSize) -> None:
        """Let the content scroll if it needs more than *room*."""
        content = self._content = self._content or self.layout()
        if content is None or self._scrolls:
            return
        self.setMinimumWidth(min(self.minimumWidth(), room.width()))
        content.activate()
        least = content.totalMinimumSize().expandedTo(self.minimumSize())
        width = min(max(least.width(), self.width()), room.width())
        height = max(least.height(), content.totalMinimumHeightForWidth(width))
        if least.width() <= room.width() and height <= room.height():
            return
        self._scrolls, focused = True, self.focusWidget()
        inside = _Content()
        inside.setLayout(content)
        inside.setMinimumHeight(self.minimumHeight())
        self.setMinimumSize(0, 0)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inside))
        self.resize(QSize(max(least.width(), self.width()), height).boundedTo(room))
        if focused is not None:
            focused.setFocus()

    def exec(self) -> int:
        """Show the dialog until it is closed; it is deleted when control returns to the caller's event loop.

        It is not shown over a window that was closed while it was being prepared.
        """
        result = 0 if is_closed(self.parentWidget()) else super().exec()
        if isValid(self):  # a dialog below it may have been closed and taken it along
            self.deleteLater()
        QTimer.singleShot(0, tidy)
        return result

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        """Show the dialog within the room there is; note first which button is its default."""
        if visible and not self.isVisible():
            buttons = cast(list[QPushButton], self.findChildren(QPushButton))
            self._default = next((each for each in buttons if each.isDefault()), None)
            self._scroll_in(self._room())
        super().setVisible(visible)
        if visible and (focused := self.focusWidget()) is not None:
            reveal(focused)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Move to the next control."""
        return move_focus(self, forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the focused button or the default one, and opens a list to choose from."""
        focused = self.focusWidget()
        if handled(self, event):
            return
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif isinstance(focused, QComboBox):
            focused.showPopup()
        elif self._default is not None and self._default.isVisible():
            self._default.click()
