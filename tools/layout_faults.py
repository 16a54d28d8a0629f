"""Faults of what the window shows: cut off, out of place, nameless, or not reachable by the keyboard."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)

from bjcert_desktop.gui.kit.focus import in_order
from bjcert_desktop.gui.kit.widgets import ElidedLabel
from bjcert_desktop.gui.window import Window
from tools.access_faults import out_of_reach, spoken, too_small

_CELL = 8 + 8  # pixels left and right of the text in a cell


def faults(window: Window) -> list[str]:
    """Return all faults of *window* and the dialogs over it, as sentences."""
    shown = (window, *(each for each in _widgets(window) if each.isWindow() and each.isVisible()))
    found = [
        fault for part in shown for fault in (*cut_off(part), *nameless(part), *unreachable(part), *contested(part))
    ]
    found += [*spoken(shown[-1]), *out_of_reach(shown[-1]), *too_small(shown[-1])]
    if window.now == "business":
        button = window.wizard.ui.next
        if not window.rect().contains(QRect(button.mapTo(window, QPoint(0, 0)), button.size())):
            found.append("the primary button is out of sight")
    return found


def cut_off(window: QWidget) -> Iterator[str]:
    """Find what needs more room than it has or reaches beyond its parent, and dialogs larger than their window."""
    below = window.parentWidget()
    if below is not None and (window.width() > below.window().width() or window.height() > below.window().height()):
        yield f"{_name(window)} is larger than its window: {window.size()} {below.window().size()}"
    for widget in _widgets(window):
        if not widget.isVisible() or widget.isWindow() or widget.window() is not window:
            continue
        if isinstance(widget, QScrollArea):
            yield from _too_wide_to_scroll(widget)
        if isinstance(widget, QAbstractItemView):
            yield from _cells(widget)
        if isinstance(widget.parent(), QAbstractScrollArea) or isinstance(widget, QFocusFrame):
            continue  # a scrolled widget may be higher than its view; the focus ring surrounds its control
        yield from _out_of_place(widget)
        yield from _text(widget)


def _out_of_place(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    inner = isinstance(parent, QLineEdit) or isinstance(parent and parent.parent(), QAbstractScrollArea)
    if parent is not None and not inner and not parent.rect().contains(widget.geometry()):
        yield f"{_name(widget)} stands out of {_name(parent)}: {widget.geometry()} {parent.rect()}"


def _text(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel) and widget.text():
        need = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        if need > widget.height() or (not widget.wordWrap() and widget.sizeHint().width() > widget.width()):
            yield f"{_name(widget)} is cut off: needs {need} has {widget.height()}"
    elif isinstance(widget, ElidedLabel) and widget.fontMetrics().horizontalAdvance(widget.text()) > widget.width():
        if not any(widget.text() in part.toolTip() for part in (widget, *_around(widget))):
            yield f"{_name(widget)} is shortened, and its whole text is nowhere"
    elif isinstance(widget, QAbstractButton) and widget.text() and widget.sizeHint().width() > widget.width():
        yield f"{_name(widget)} is narrower than its text"
    elif isinstance(widget, QComboBox):
        need = widget.fontMetrics().horizontalAdvance(widget.currentText())
        if need > widget.width() - 24 and widget.currentText() not in widget.toolTip():
            yield f"{_name(widget)} is narrower than “{widget.currentText()}”"


def _too_wide_to_scroll(area: QScrollArea) -> Iterator[str]:
    inside = area.widget()
    never = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if never and inside is not None and inside.width() > area.viewport().width():
        yield f"{_name(inside)} is {inside.width()} wide in a place of {area.viewport().width()}"


def _cells(view: QAbstractItemView) -> Iterator[str]:
    """Find cells and headers that are elided without a tooltip."""
    model = view.model()
    if model is None or (isinstance(view, QListView) and view.wordWrap()):
        return
    if isinstance(view, QTableView) and view.horizontalHeader().isVisible():
        header = view.horizontalHeader()
        for column in range(model.columnCount()):
            title = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            need = header.fontMetrics().horizontalAdvance(title)
            if not header.isSectionHidden(column) and need > header.sectionSize(column):
                yield f"the header “{title}” needs {need} and has {header.sectionSize(column)}"
    columns = model.columnCount() if isinstance(view, QTableView) else 1
    for row in range(min(model.rowCount(), 60)):
        for column in range(columns):
            index = model.index(row, column)
            room, text = view.visualRect(index), str(index.data() or "").lstrip("！")
            if not view.viewport().rect().intersects(room) or not text:
                continue
            need = view.fontMetrics().horizontalAdvance(text) + _CELL
            if need > room.width() and text not in str(index.data(Qt.ItemDataRole.ToolTipRole) or ""):
                yield f"the cell “{text}” needs {need}, has {room.width()} and has no tool tip"


def nameless(window: QWidget) -> Iterator[str]:
    """Find controls without a name for screen readers."""
    for widget in _widgets(window):
        if widget.isVisible() and widget.window() is window and _takes_focus(widget):
            said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            if not said:
                yield f"{_name(widget)} has no name for a screen reader"


def unreachable(window: QWidget) -> Iterator[str]:
    """Find controls that can have the focus but are not reached by Tab."""
    there = {id(widget) for widget in in_order(window)}
    for widget in _widgets(window):
        if not (widget.isVisible() and widget.isEnabled() and widget.window() is window and _takes_focus(widget)):
            continue
        if id(widget) not in there and not _within(widget):
            yield f"Tab does not reach {_name(widget)}"


def _within(widget: QWidget) -> bool:
    """Whether the keys of another control lead to *widget*: the arrows of a tab bar, or of a table to its cells."""
    around = widget.parentWidget()
    return isinstance(around, QTabBar) or (around is not None and isinstance(around.parentWidget(), QAbstractItemView))


def contested(window: QWidget) -> Iterator[str]:
    """Find mnemonics that two controls share."""
    taken: dict[str, QWidget] = {}
    for widget in _widgets(window):
        speaks = isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None)
        if not speaks or not (widget.isVisible() and widget.isEnabled() and widget.window() is window):
            continue
        if letter := QKeySequence.mnemonic(cast(QAbstractButton, widget).text()).toString():
            if letter in taken:
                yield f"{letter} is for {_name(taken[letter])} and for {_name(widget)}"
            taken[letter] = widget


def tabbed(window: QWidget) -> list[QWidget]:
    """Return the widgets that Tab visits, in order, until the first comes again."""
    found: list[QWidget] = []
    for _ in range(400):
        at = QApplication.focusWidget() or window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(at, QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
        now = QApplication.focusWidget()
        if now is None or now in found:
            break
        found.append(now)
    return found


def _takes_focus(widget: QWidget) -> bool:
    """Return whether *widget* is a control, not a part of one or a frame around some."""
    inside = widget.focusProxy() is not None or widget.objectName().startswith("qt_")
    frame = isinstance(widget, QScrollArea)
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not inside and not frame


def _around(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def _widgets(window: QWidget) -> list[QWidget]:
    return cast(list[QWidget], window.findChildren(QWidget))


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")
    return f"{type(widget).__name__} “{(text() if callable(text) else '') or widget.objectName()}”"
