"""PySide keeps no layout item that Qt has deleted.

PySide wraps every layout item that was asked for, or that was in a layout when that was added to another one, and keeps
the wrapper as long as the outer layout exists. When Qt deletes such an item, PySide takes the next object at the same
address for it, and the program crashes. So a layout whose widgets change belongs to a widget of its own, and nothing
asks it for its items.
"""

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from bjcert_desktop import gui
from bjcert_desktop.gui.kit.widgets import clear
from bjcert_desktop.gui.window import Window
from tools.pictures import walk


def address(item: object) -> int:
    return int(shiboken6.getCppPointer(item)[0])


def stale_items() -> list[str]:
    """The layout items that PySide keeps although they are in no layout."""
    known = [each for each in shiboken6.getAllValidWrappers() if isinstance(each, QWidgetItem | QLayout)]
    held = {address(each): each for each in known if isinstance(each, QWidgetItem)}
    for layout in known:
        if isinstance(layout, QLayout):
            for index in range(layout.count()):
                held.pop(address(layout.itemAt(index)), None)
    dumps = [shiboken6.dump(each) for each in held.values()]
    return [each for each in dumps if "parent" in each]  # made by a layout, not by the test


def test_layout_items_of_moved_widgets_at_home_are_released(window: Window) -> None:
    window.resize(700, 600)
    QApplication.processEvents()
    window.resize(1366, 728)
    QApplication.processEvents()
    assert not stale_items()


def test_layout_items_of_changing_pages_are_released(window: Window, qtbot: QtBot, workbook: Path) -> None:
    def wait(until: Callable[[], bool]) -> None:
        qtbot.waitUntil(until, timeout=20_000)

    for _ in walk(window, workbook, wait):
        qtbot.keyClick(QApplication.focusWidget() or window, "\t")
        QApplication.processEvents()
    assert not stale_items()  # asked only once, as asking wraps all items


class Watched(QVBoxLayout):
    """Remembers the items that were taken out."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.taken: list[QLayoutItem] = []

    def takeAt(self, index: int) -> QLayoutItem:  # noqa: N802 - Qt's name
        item = super().takeAt(index)
        self.taken += [item] if item is not None else []
        return item


def test_items_of_a_cleared_layout_are_deleted_as_nobody_owns_them(qtbot: QtBot) -> None:
    around, inner = QWidget(), QHBoxLayout()
    qtbot.addWidget(around)
    layout = Watched(around)
    layout.addWidget(QLabel("一"))
    layout.addStretch(1)
    inner.addWidget(QLabel("二"))
    layout.addLayout(inner)
    clear(layout)
    assert [shiboken6.isValid(item) for item in layout.taken] == [False, False, True]
    assert (layout.count(), inner.count()) == (0, 0)


def test_no_layout_is_asked_for_its_items() -> None:
    sources = [*Path(gui.__file__).parent.rglob("*.py")]
    assert len(sources) > 90
    assert not [path.name for path in sources if "itemAt(" in path.read_text("utf-8")]
