"""Small widgets that Qt does not have, and helpers that make labels and buttons."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Property, QDate, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFontMetrics, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from . import style
from .accessible import READER, announce
from .icons import Picture
from .style import set_state

_property: Any = Property  # whose stub asks for arguments that Qt does not need
_TOKENS = {"info": "hover"}  # colour of a banner's icon where its name differs from the kind


def text_label(text: str, role: str = "", *, wrap: bool = True, selectable: bool = False) -> QLabel:
    """A label in one of the style sheet's roles."""
    label = _Selectable() if selectable else QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    label.setText(text)  # last: with it Qt asks what assistive technology is to see
    return label


class _Selectable(QLabel):
    """Text becomes selectable when the mouse enters; until then Qt lays it out many times faster."""

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # but no tab stop
        super().enterEvent(event)


def button(text: str, on_click: Callable[[], object], role: str = "link", name: str = "") -> QPushButton:
    """A button in one of the style sheet's roles; *name* is what a screen reader says in place of *text*."""
    made = QPushButton(text)
    made.setProperty("role", role)
    if name:
        made.setAccessibleName(name)
    made.clicked.connect(lambda: on_click())
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def chip(text: str) -> QPushButton:
    """A small button that becomes ``OneOf`` several; a screen reader says its text, with the count in it."""
    made = QPushButton(text)
    made.setProperty("role", "chip")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def scrolled(page: QWidget) -> QScrollArea:
    """*page* in a frame that scrolls and takes no tab focus."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(page)
    return scroll


def clear(layout: QLayout) -> None:
    """Take everything out of *layout* and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()  # and keep its parent until deleted: losing it would restyle every child
            widget.deleteLater()
        if inner := item.layout():
            clear(inner)
        else:
            delete(item)  # which nobody owns any more


class LeastList(QListView):
    """A list that asks for no more than its least size, and takes what is left."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The least size."""
        return self.minimumSize()


class LeastScrollArea(QScrollArea):
    """A frame that asks for no more than its least size, and takes what is left."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The least size."""
        return self.minimumSize()


def shrink_head(page: QWidget, *head: QWidget) -> None:
    """Leave out the *head* of a *page* that is low, and the margins above and below; the bar says where one is."""
    layout, low = page.layout(), page.height() < style.HEADLESS_BELOW
    for part in head:
        part.setVisible(not low)
    if layout is not None:
        margins, above = layout.contentsMargins(), style.ROW if low else style.PART
        layout.setContentsMargins(margins.left(), above, margins.right(), above)


class Banner(QFrame):
    """A remark that stands out: *kind* is info, caution, bad or good; hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None, kind: str = "info", text: str = "") -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setProperty(READER, "alert")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(style.ROW, style.SMALL, style.ROW, style.SMALL)
        layout.setSpacing(style.SMALL)
        self._icon = Picture(kind, _TOKENS.get(kind, kind))
        self._text = text_label("", selectable=True)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.say(text)

    def say(self, text: str, kind: str = "") -> None:
        """Show *text*, or hide when it is blank."""
        if kind:
            set_state(self, "kind", kind)
        kind = str(self.property("kind"))
        self._icon.show_picture(kind, _TOKENS.get(kind, kind))
        changed = text != self._text.text()
        self._text.setText(text)
        self.setAccessibleName(text)
        if not text or self.parentWidget() is not None:  # without a parent it would appear as a window
            self.setVisible(bool(text))
        if changed and self.isVisible():
            announce(self, text, urgent=kind == "bad")

    def text(self) -> str:
        """The text shown."""
        return self._text.text()


class CopyButton(QPushButton):
    """Copies *content* to the clipboard and says so for a moment."""

    def __init__(self, parent: QWidget | None = None, content: str = "", name: str = "") -> None:
        super().__init__("复制", parent)
        self.setProperty("role", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance("已复制 ✓") + 24)
        self._back = QTimer(self, singleShot=True, interval=2500)
        self._back.timeout.connect(lambda: self.setText("复制"))
        self.clicked.connect(self._copy)
        self.set_content(content, name)

    def set_content(self, content: str, name: str = "") -> None:
        """Set what is copied, and its name for screen readers."""
        self._content, self._name = content, name
        self.setAccessibleName(f"复制{name}")
        self.setAccessibleDescription(content)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._content)
        self.setText("已复制 ✓")
        announce(self, f"已复制{self._name}")
        self._back.start()


class ElidedLabel(QLabel):
    """One line, elided in the middle if it does not fit; the tool tip has the whole text."""

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show *text*."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few characters."""
        return QSize(60, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the elided text."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        self.style().drawItemText(
            painter, self.rect(), self.alignment().value, self.palette(), True, text, self.foregroundRole()
        )


def let_through(button: QPushButton) -> None:
    """Let mouse events pass through the labels in *button*, and show the pointing hand."""
    labels = cast(list[QLabel], button.findChildren(QLabel))
    for label in labels:
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    button.setCursor(Qt.CursorShape.PointingHandCursor)


class DayEdit(QDateEdit):
    """A day, with a calendar; its number lets assistive technology raise and lower it, which Qt does not for dates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("yyyy年M月d日")
        self.setCalendarPopup(True)
        self.dateChanged.connect(lambda _day: self.setAccessibleDescription(self.text()))  # a number says nothing

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """Raise or lower the year or the month at the cursor, or else the day, also beyond the month."""
        if self.hasFocus() and self.currentSection() in (QDateEdit.Section.YearSection, QDateEdit.Section.MonthSection):
            super().stepBy(steps)
        else:
            self.setDate(self.date().addDays(steps))

    def day(self) -> date:
        """The day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show *day*."""
        self.setDate(QDate(day.year, day.month, day.day))

    def end_on(self, day: date) -> None:
        """Show *day*, and let no later one be chosen."""
        self.show_day(day)
        self.setMaximumDate(self.date())

    value = _property(
        float,
        lambda self: float(self.date().toJulianDay()),
        lambda self, number: self.setDate(QDate.fromJulianDay(int(number))),
    )
    minimum = _property(float, lambda self: float(self.minimumDate().toJulianDay()))
    maximum = _property(float, lambda self: float(self.maximumDate().toJulianDay()))


class FieldEdit(QWidget):
    """A field: its name, an input line, a remark under it, and for a doubtful value buttons to mend or confirm it.

    With a *parent*, it goes with that also if it is never laid out, and is hidden until then.
    """

    def __init__(
        self,
        name: str,
        on_edit: Callable[[str], object],
        on_confirm: Callable[[], object] | None = None,
        *,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if parent is not None:
            self.hide()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(style.SMALL)
        layout.setVerticalSpacing(style.TIGHT)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(f"{name}（必填）" if required else name)
        self.edit.textChanged.connect(self._edited)  # also what a screen reader or an input tool puts there
        label = self._label = text_label(self.edit.accessibleName(), "secondary", wrap=False)
        label.setBuddy(self.edit)
        self._remark = text_label("", "caution")
        self._confirm = button("已与原件核对", lambda: on_confirm() if on_confirm else None, name=f"{name}已与原件核对")
        offered = QWidget()  # a widget of its own, as what is laid out in it changes
        self._suggestions = QVBoxLayout(offered)
        self._suggestions.setContentsMargins(0, 0, 0, 0)
        self._suggestions.setSpacing(0)
        self._suggested: tuple[str, ...] = ()
        self._on_edit = on_edit
        self._confirm.hide()
        self._remark.hide()
        layout.addWidget(label, 0, 0)
        layout.addWidget(self.edit, 1, 0)
        layout.addWidget(self._remark, 2, 0)
        layout.addWidget(offered, 3, 0)
        layout.addWidget(
            self._confirm, 4, 0, Qt.AlignmentFlag.AlignLeft
        )  # all of the line is for what is to be checked
        layout.setRowStretch(5, 1)

    def call(self, name: str) -> None:
        """Show the field under another *name*."""
        self._label.setText(name)
        self.edit.setAccessibleName(name)

    def show_value(
        self,
        value: str,
        remark: str = "",
        kind: str = "",
        *,
        confirmable: bool = False,
        suggestions: tuple[str, ...] = (),
    ) -> None:
        """Show *value*, unless the line has the focus, with a *remark* (kind: good, caution or bad).

        A *confirmable* value failed a check and may be confirmed by the person; *suggestions* are what it may have been
        meant to be.
        """
        self._confirm.setVisible(confirmable)
        if suggestions != self._suggested:
            self._suggested = suggestions
            clear(self._suggestions)
            for text in suggestions:
                meant = button(f"是不是 {text}？请对照原件", partial(self._take, text))
                self._suggestions.addWidget(meant, 0, Qt.AlignmentFlag.AlignLeft)
        if self.edit.text() != value and not self.edit.hasFocus():
            with QSignalBlocker(self.edit):
                self.edit.setText(value)
            self.edit.setCursorPosition(0)
        if remark != self._remark.text() and self.edit.hasFocus():
            announce(self.edit, remark)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self.edit.setAccessibleDescription(remark)
        set_state(self._remark, "role", kind or "remark")
        set_state(self.edit, "kind", kind)

    def _take(self, text: str) -> None:
        """Type *text* for the person, who goes on from there."""
        self.edit.setFocus()
        self.edit.setText(text)

    def _edited(self, text: str) -> None:
        self.edit.setModified(True)
        self._on_edit(text)
        if not self.edit.hasFocus():
            self.edit.editingFinished.emit()
