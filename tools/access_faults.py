"""Faults of what assistive technology is told: names, roles, labels, order, alerts; and what no scrolling shows."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from bjcert_desktop.gui.kit.focus import in_order, reveal
from bjcert_desktop.gui.kit.widgets import Banner
from bjcert_desktop.gui.preview.page_view import PageView

Role, Text, Relation = QAccessible.Role, QAccessible.Text, QAccessible.RelationFlag
_FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox)
_TARGET = 24  # pixels that a target has at least
_OVERLAP = 4  # pixels by which what stands one below the other may overlap


def spoken(top: QWidget) -> Iterator[str]:
    """Find what is told wrongly of *top* and all that is shown in it."""
    if isinstance(top, QDialog) and not top.windowTitle():
        yield f"{type(top).__name__} has no title"
    for node in shown(top):
        widget = node.object()
        if isinstance(widget, QWidget):
            yield from _told(node, widget)
        yield from _order(node)


def shown(top: QWidget) -> Iterator[QAccessibleInterface]:
    """Every node of the accessible tree under *top* that is shown, in the order in which it is read."""
    yield from _shown(QAccessible.queryAccessibleInterface(top))


def _shown(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for child in _children(node):
        yield from _shown(child)


def _children(node: QAccessibleInterface) -> list[QAccessibleInterface]:
    if isinstance(node.object(), QComboBox | QAbstractSpinBox):
        return []  # what Qt makes of these is its own
    found = (node.child(index) for index in range(node.childCount()))
    return [each for each in found if each is not None and _is_shown(each)]


def _is_shown(node: QAccessibleInterface) -> bool:
    widget = cast(QObject | None, node.object())
    if isinstance(widget, QWidget):
        return widget.isVisible() and not widget.isWindow()
    return not cast(Any, node.state()).invisible and widget is None


def _told(node: QAccessibleInterface, widget: QWidget) -> Iterator[str]:
    role, name = node.role(), node.text(Text.Name)
    if cast(Any, node.state()).focusable and not name and not isinstance(widget.parent(), QAbstractScrollArea):
        yield f"{_called(widget)} has no name"
    if role == Role.CheckBox and isinstance(widget, QAbstractButton) and not isinstance(widget, QCheckBox):
        yield f"{_called(widget)} is told as a check box"
    if isinstance(widget, QAbstractButton) and (text := _seen(widget.text())) and text not in name:
        yield f"{_called(widget)} shows “{text}”, which is not in its name"
    if isinstance(widget, _FIELDS) and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
        labelled = any(relation & Relation.Label for _, relation in cast(Any, node).relations())
        if (
            not labelled
            and not isinstance(widget.parent(), QAbstractScrollArea)
            and "search" not in widget.objectName()
        ):
            yield f"{_called(widget)} has no label"
    if isinstance(widget, Banner) and (role != Role.AlertMessage or not name):
        yield f"the banner “{widget.text()}” is no alert"
    if (
        isinstance(widget, PageView)
        and widget.pages is not None
        and not any(each.text(Text.Name) for each in shown(widget.viewport()))
    ):
        yield f"{_called(widget)} has no words"


def _seen(text: str) -> str:
    """The words of a label: without its letter and signs."""
    return re.sub(r"\(&\w\)|[^\w\s]+$|^[^\w\s]+|&", "", text).strip()


def _order(node: QAccessibleInterface) -> Iterator[str]:
    """Find children that are read in another order than that on the screen: rows from above, each from the left."""
    if node.role() in (Role.Table, Role.List, Role.Tree):
        return
    placed = [(each, each.rect()) for each in _children(node) if _said(each)]
    for (before, first), (after, second) in pairwise(placed):
        above = second.bottom() <= first.top() + _OVERLAP
        beside = _beside(first, second) and second.right() <= first.left() + _OVERLAP
        if above or beside:
            yield f"“{_said(before)}” is read before “{_said(after)}”"


def _beside(first: QRect, second: QRect) -> bool:
    """Whether both stand in one row; what is much higher spans several."""
    one_row = first.height() < 2 * second.height() and second.height() < 2 * first.height()
    return one_row and first.top() < second.center().y() < first.bottom()


def _said(node: QAccessibleInterface) -> str:
    """The first thing that is said of *node* and what is in it."""
    return next((said for each in _shown(node) if (said := each.text(Text.Name))), "")


def out_of_reach(top: QWidget) -> Iterator[str]:
    """Find controls that no scrolling brings into the window; scrolls."""
    for widget in [*in_order(top)]:
        reveal(widget)
        seen, room = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size()), widget.size().boundedTo(top.size())
        for around in _around(widget):
            if around is top:
                break
            seen &= QRect(around.mapTo(top, QPoint(0, 0)), around.size())
            if isinstance(around, QScrollArea):
                room = room.boundedTo(around.viewport().size())
        seen &= top.rect()
        if 2 * seen.width() < room.width() or 2 * seen.height() < room.height():
            yield f"{_called(widget)} cannot be brought into sight: {seen.size()} of {widget.size()}"


def too_small(top: QWidget) -> Iterator[str]:
    """Find controls that are hard to hit."""
    for widget in in_order(top):
        if min(widget.width(), widget.height()) < _TARGET:
            yield f"{_called(widget)} is only {widget.width()} × {widget.height()} pixels large"


def _around(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or widget.objectName()}”"
