"""The list of units with the card beside it: each scrolls by itself, and a low window still shows several rows."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.unit_page import UnitPage
from bjcert_desktop.gui.workbook.unit_browser import UnitBrowser
from tests.gui.walking import UNIT
from tools.pictures import SIZES


def browser_of(window: Window, qtbot: QtBot, workbook: Path, key: str, size: str) -> UnitBrowser:
    """The browser of a screen at that size, with a unit that has several certificates chosen."""
    window.resize(*SIZES[size][:2])
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.registry is not None)
    if key == "business":
        window.wizard.choose("renew", {"renew.way": "mail"})
        assert isinstance(window.wizard.page, UnitPage)
        browser = window.wizard.page.browser
    else:
        window.show_screen("registry")
        browser = window.registry_screen.browser
    assert window.workbook.registry is not None
    browser.chosen.emit(next(unit for unit in window.workbook.registry.units if unit.name == UNIT))
    QApplication.processEvents()
    return browser


def around(widget: QWidget) -> list[QScrollArea]:
    """The scroll areas around *widget*, from the inside."""
    above = widget.parentWidget()
    return [*([above] if isinstance(above, QScrollArea) else []), *(around(above) if above else [])]


def seen(view: QAbstractItemView) -> int:
    """How many rows of *view* are in sight as a whole."""
    QApplication.processEvents()
    rows = (view.visualRect(view.model().index(row, 0)) for row in range(view.model().rowCount()))
    rooms = [in_window(each.viewport(), each.viewport().rect()) for each in (view, *around(view))]
    return sum(all(room.contains(in_window(view.viewport(), row)) for room in rooms) for row in rows)


def in_window(widget: QWidget, part: QRect) -> QRect:
    """*part* of *widget*, in the coordinates of its window."""
    return part.translated(widget.mapTo(widget.window(), QPoint(0, 0)))


@pytest.mark.parametrize("key", ["business", "registry"])
def test_page_and_list_do_not_scroll_inside_each_other(window: Window, qtbot: QtBot, workbook: Path, key: str) -> None:
    browser = browser_of(window, qtbot, workbook, key, "1366x768")
    (frame,) = around(browser)
    assert frame.verticalScrollBar().maximum() == 0
    assert browser.ui.unitScroll.verticalScrollBar().maximum() > 0
    assert seen(browser.ui.units) >= 5


def test_a_low_window_shows_units_and_certificates(window: Window, qtbot: QtBot, workbook: Path) -> None:
    browser = browser_of(window, qtbot, workbook, "business", "1366x768@150")
    assert seen(browser.ui.units) >= 4
    page = window.wizard.page
    assert isinstance(page, UnitPage)
    assert seen(page.certificates.ui.table) >= 3
