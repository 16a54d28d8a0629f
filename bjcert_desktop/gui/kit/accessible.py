"""What a screen reader is told: roles that Qt does not know of a widget, and announcements of what happens."""

from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget

READER = "reader"  # the property of a widget that is a "group" or an "alert" to a screen reader
_Role = QAccessible.Role
_HEADINGS = ("headline", "title")  # roles of labels in the style sheet
_ROLES = {
    **dict.fromkeys(_HEADINGS, _Role.Heading),
    "card": _Role.Grouping,
    "group": _Role.Grouping,
    **dict.fromkeys(("alert", "practice"), _Role.AlertMessage),
}


class _Told(QAccessibleWidget):
    """A widget in a role of its own; without a name, it has that of its text or of the first heading inside."""

    def role(self) -> QAccessible.Role:
        """A heading within a button is only a part of its words."""
        found, widget = super().role(), self.widget()
        if found == _Role.Grouping and not self.text(QAccessible.Text.Name):
            return _Role.Pane  # only a frame
        return _Role.StaticText if found == _Role.Heading and isinstance(widget.parent(), QAbstractButton) else found

    def text(self, kind: QAccessible.Text) -> str:
        """The name, the description and so on."""
        said, widget = super().text(kind), self.widget()
        if said or kind != QAccessible.Text.Name:
            return said
        return widget.text() if isinstance(widget, QLabel) else heading(widget)


def heading(page: QWidget) -> str:
    """The text of the first heading shown on *page*."""
    labels = cast(list[QLabel], page.findChildren(QLabel))
    shown = (each.text() for each in labels if each.property("role") in _HEADINGS and each.isVisibleTo(page))
    return next(shown, "")


def _made(_key: str, thing: QObject) -> QAccessibleInterface | None:
    """What assistive technology sees of *thing*; None leaves it to Qt. Asked once, when it is first shown."""
    if not isinstance(thing, QWidget) or isinstance(thing, QAbstractButton):
        return None
    role = _ROLES.get(thing.property(READER) or thing.property("role"))
    return _Told(thing, role) if role else None


def name_by_label(control: QWidget, name: str) -> None:
    """Name a list to choose from that stands without its label: on Linux, Qt tells no other name than a label's."""
    label = QLabel(name, control.parentWidget())
    label.setBuddy(control)
    label.hide()


def install() -> None:
    """Give the widgets made from now on their roles."""
    QAccessible.installFactory(_made)


def announce(source: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader say *text*, at once if it is *urgent*; nothing happens where there is none."""
    if text and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(source, text)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def tell(label: QLabel, text: str) -> None:
    """Show *text*, and announce it if it is another one than before and *label* is in sight."""
    if text != label.text():
        label.setText(text)
        if label.isVisible():
            announce(label, text)
