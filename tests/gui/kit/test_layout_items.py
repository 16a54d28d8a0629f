"""Nothing that Qt has thrown away is still in PySide's hands.

PySide keeps every item of a layout in hand that was asked for, or that was in a layout when that was put into another
one, for as long as the outer layout is there. When such an item goes, the next widget that comes to lie at its place in
memory is taken for it, and the program ends. So a layout whose widgets come and go is a widget's own, and is not asked
for its items.
"""

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QApplication, QLayout, QWidgetItem
from pytestqt.qtbot import QtBot

from bjcert_desktop import gui
from bjcert_desktop.gui.window import Window
from tools.pictures import walk


def address(item: object) -> int:
    return int(shiboken6.getCppPointer(item)[0])


def thrown_away() -> list[str]:
    """The items of layouts that are in hand and in no layout."""
    known = [each for each in shiboken6.getAllValidWrappers() if isinstance(each, QWidgetItem | QLayout)]
    held = {address(each): each for each in known if isinstance(each, QWidgetItem)}
    for layout in known:
        if isinstance(layout, QLayout):
            for index in range(layout.count()):
                held.pop(address(layout.itemAt(index)), None)
    told = [shiboken6.dump(each) for each in held.values()]
    return [each for each in told if "parent" in each]  # a layout's, not made by hand


def test_what_changes_places_at_home_is_let_go(window: Window) -> None:
    window.resize(700, 600)
    QApplication.processEvents()
    window.resize(1366, 728)
    QApplication.processEvents()
    assert not thrown_away()


def test_what_comes_and_goes_on_all_pages_is_let_go(window: Window, qtbot: QtBot, workbook: Path) -> None:
    def wait(until: Callable[[], bool]) -> None:
        qtbot.waitUntil(until, timeout=20_000)

    for _ in walk(window, workbook, wait):
        qtbot.keyClick(QApplication.focusWidget() or window, "\t")
        QApplication.processEvents()
    assert not thrown_away()  # asked once: asking for all items takes them in hand


def test_no_layout_is_asked_for_its_items() -> None:
    sources = [*Path(gui.__file__).parent.rglob("*.py")]
    assert len(sources) > 90
    assert not [path.name for path in sources if "itemAt(" in path.read_text("utf-8")]
