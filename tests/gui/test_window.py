"""The bar with the titles of the screens: all of them within reach, at every width and by keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.app import make_window
from bjcert_desktop.gui.screen_bar import ScreenBar
from bjcert_desktop.gui.screens import SCREENS
from bjcert_desktop.gui.window import Window

TITLES = {entry.key: entry.title for entry in SCREENS if entry.title}
Click = Callable[[QPushButton], None]


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[ScreenBar]:
    window = QWidget()
    qtbot.addWidget(window)
    made = ScreenBar()
    QVBoxLayout(window).addWidget(made)
    window.layout().setContentsMargins(0, 0, 0, 0)
    made.set_screens(TITLES)
    window.resize(1366, 60)
    window.show()
    yield made


def resize(bar: ScreenBar, width: int) -> None:
    bar.window().resize(width, 60)
    for _ in range(3):
        QApplication.processEvents()


def test_no_two_screens_have_the_same_key_or_title() -> None:
    keys, titles = [entry.key for entry in SCREENS], [entry.title for entry in SCREENS if entry.title]
    assert len(set(keys)) == len(keys)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("width", [1920, 1366, 1024, 910, 800])
def test_every_title_is_in_sight_down_to_800_pixels(bar: ScreenBar, width: int) -> None:
    resize(bar, width)
    assert [*bar.openers] == [*TITLES]
    for opener in bar.openers.values():
        assert opener.isVisible()
        assert opener.width() >= opener.sizeHint().width()
        assert bar.rect().contains(opener.geometry())


def test_what_finds_no_room_is_in_a_menu_and_comes_back_with_the_room(bar: ScreenBar, click: Click) -> None:
    resize(bar, 500)
    hidden = [key for key, opener in bar.openers.items() if not opener.isVisible()]
    assert "manual" in hidden
    assert bar.openers["settings"].isVisible()
    assert all(bar.rect().contains(opener.geometry()) for opener in bar.openers.values() if opener.isVisible())
    chosen: list[str] = []
    bar.chosen.connect(chosen.append)
    click(next(each for each in bar.findChildren(QPushButton) if each.text().startswith("更多")))
    (menu,) = bar.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == [TITLES[key] for key in hidden]
    menu.actions()[-1].trigger()
    menu.close()
    assert chosen == [hidden[-1]]
    resize(bar, 1366)
    assert all(opener.isVisible() for opener in bar.openers.values())


def test_a_screen_is_reached_by_its_number_and_says_so(window: Window, qtbot: QtBot) -> None:
    openers = window.ui.bar.openers
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    number = list(openers).index("registry") + 1
    assert f"Ctrl+{number}" in openers["registry"].toolTip()
    assert f"Ctrl+{number}" in openers["registry"].accessibleDescription()
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    assert openers["registry"].property("now") == "true"
    assert window.registry_screen.isVisible()


def test_the_window_comes_up_as_large_as_it_was_left_and_fits_a_small_screen(qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(tmp_path)
    qtbot.addWidget(window)
    assert window.minimumWidth() <= 683  # of 1366 pixels at 200 %
    assert window.minimumHeight() <= 364
    window.resize(720, 480)
    window.show()
    window.close()
    again = make_window(tmp_path)
    qtbot.addWidget(again)
    again.show()
    assert (again.width(), again.height()) == (720, 480)


def test_the_first_window_leaves_room_for_its_frame_on_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(tmp_path)
    qtbot.addWidget(window)
    window.show()
    room = window.screen().availableGeometry()
    assert room.contains(window.frameGeometry())
    assert room.width() - window.width() >= 16  # as wide as the frame is on Windows
    assert room.height() - window.height() >= 40
