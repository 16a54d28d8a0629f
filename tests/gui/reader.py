"""What assistive technology sees of the window and does in it: roles, names, states, texts and actions; no widgets."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

Role, Text = QAccessible.Role, QAccessible.Text
TOGGLE, PRESS = QAccessibleActionInterface.toggleAction(), QAccessibleActionInterface.pressAction()


def name_of(node: QAccessibleInterface) -> str:
    return node.text(Text.Name)


class Reader:
    """Reads the window, or the dialog over it, afresh at every question."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot

    def nodes(self) -> Iterator[QAccessibleInterface]:
        """Everything that is shown."""
        QApplication.processEvents()
        yield from _shown(QAccessible.queryAccessibleInterface(QApplication.activeModalWidget() or self._window))

    def all(self, role: Role) -> list[QAccessibleInterface]:
        return [node for node in self.nodes() if node.role() == role]

    def find(self, role: Role, name: str) -> QAccessibleInterface:
        """The one thing of that role whose name begins with *name*; it may take a moment until it is laid out."""
        for _ in range(20):
            found = [node for node in self.all(role) if name_of(node).startswith(name)]
            exact = [node for node in found if name_of(node) == name]
            if len(exact or found) == 1:
                break
            self._qtbot.wait(100)
        assert len(exact or found) == 1, (name, [name_of(node) for node in self.all(role)])
        return (exact or found)[0]

    def said(self) -> str:
        """All texts that are shown."""
        return "\n".join(filter(None, map(name_of, self.nodes())))

    # --- actions

    def _act(self, node: QAccessibleInterface, action: str) -> None:
        assert not node.state().disabled, name_of(node)  # type: ignore[attr-defined]
        actions = node.actionInterface()
        assert action in actions.actionNames(), (name_of(node), actions.actionNames())
        actions.doAction(action)
        self._qtbot.wait(150)  # a button is animated before it acts

    def press(self, name: str) -> None:
        self._act(self.find(Role.Button, name), PRESS)

    def choose(self, name: str) -> None:
        """Choose a radio button."""
        self._act(self.find(Role.RadioButton, name), TOGGLE)
        assert is_checked(self.find(Role.RadioButton, name))

    def tick(self, name: str) -> bool:
        """Toggle a box; whether it is ticked then."""
        self._act(self.find(Role.CheckBox, name), TOGGLE)
        return is_checked(self.find(Role.CheckBox, name))

    def toggle(self, role: Role, name: str) -> bool:
        """Do the action of a row in a list or a table; whether it is ticked then."""
        self._act(self.find(role, name), TOGGLE)
        return is_checked(self.find(role, name))

    def write(self, name: str, text: str) -> None:
        """Put *text* into a line in place of what is there."""
        node = self.find(Role.EditableText, name)
        node.editableTextInterface().replaceText(0, len(node.text(Text.Value)), text)
        QApplication.processEvents()


def is_checked(node: QAccessibleInterface) -> bool:
    return bool(node.state().checked)  # type: ignore[attr-defined]


def _shown(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    thing: QObject | None = node.object()
    if node.state().invisible or (isinstance(thing, QWidget) and not thing.isVisible()):  # type: ignore[attr-defined]
        return
    yield node
    for index in range(node.childCount()):
        child = node.child(index)
        if child is not None:
            yield from _shown(child)
