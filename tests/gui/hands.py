"""A keyboard for the tests that do without a mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.window import Window
from tests.gui.walking import NEW_CODE, NEW_NAME, UNIT, type_text

KEY, ALT, CONTROL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Hands:
    """A keyboard, and what has the focus. *pressed* counts the keys that do something; Tab only leads there."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot
        self.pressed = 0
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=5_000)

    @property
    def at(self) -> QWidget:
        """What has the focus."""
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        QApplication.processEvents()
        self.pressed += key != KEY.Key_Tab
        self._qtbot.keyClick(self.at, key, modifier)
        if modifier == ALT:  # the button is animated before it acts
            ui = self.window.wizard.ui
            buttons = (ui.back, ui.express, ui.only, ui.next)
            self._qtbot.waitUntil(lambda: not any(each.isDown() for each in buttons), timeout=5_000)
        QApplication.processEvents()

    def tab_to(self, name: str) -> None:
        """Press Tab until the control named *name* has the focus."""
        for _ in range(150):
            if self.at.accessibleName() == name:
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")

    def type_(self, text: str) -> None:
        """Type *text* where the cursor is."""
        self._qtbot.keyClicks(self.at, text)


def code(window: Window) -> str:
    """The code of a unit with several certificates, which can be typed without an input method."""
    assert window.workbook.registry is not None
    return next(unit.code for unit in window.workbook.registry.units if unit.name == UNIT)


def type_new_name(hands: Hands) -> None:
    """Type the new name, and the new code, where the unit is renamed."""
    plan = hands.window.wizard.plan
    fields = hands.window.wizard.page.browser.fields if plan and plan.scenario.renamed else {}  # type: ignore[attr-defined]
    for name, text in (("name", NEW_NAME), ("code", NEW_CODE)):
        if fields and (name == "name" or (plan and "former_code" in plan.scenario.renamed)):
            hands.tab_to(fields[name].edit.accessibleName())
            type_text(fields[name].edit, text)  # Chinese comes from an input method
