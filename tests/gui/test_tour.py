"""The first-run tour: shown once, gone at a key, and there again for who wants it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.tour import _STEPS, Tour
from bjcert_desktop.gui.window import Window

Click = Callable[[QPushButton], None]


def toured(window: Window) -> list[Tour]:
    QApplication.processEvents()
    return [each for each in window.findChildren(Tour) if each.isVisible()]


def test_it_has_four_steps_at_most_one_of_which_offers_the_sample(window: Window, click: Click) -> None:
    window.start_tour()
    (tour,) = toured(window)
    said = []
    while tour.isVisible():
        said.append(tour.ui.text.text())
        click(tour.ui.next)
    assert len(said) == len(_STEPS) <= 4
    assert any("示例" in text for text in said)
    assert window.home.isVisible()


def test_it_is_walked_by_enter_and_skipped_by_escape(window: Window, qtbot: QtBot) -> None:
    tour = window.start_tour()
    qtbot.waitUntil(tour.isActiveWindow, timeout=5_000)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "第 2 步" in tour.ui.count.text()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert toured(window) == []


def test_every_step_stands_inside_the_window_even_in_a_small_one(window: Window, click: Click) -> None:
    for width, height in ((1366, 728), (910, 485)):
        window.resize(width, height)
        tour = window.start_tour()
        while tour.isVisible():
            QApplication.processEvents()
            screen = QRect(window.mapFromGlobal(tour.pos()), tour.size())
            assert window.rect().contains(screen), (tour.ui.title.text(), screen)
            for label in (tour.ui.title, tour.ui.text):
                assert label.height() >= label.heightForWidth(label.width())
            click(tour.ui.next)


def test_it_can_be_begun_again_from_the_settings(window: Window, click: Click) -> None:
    window.show_screen("settings")
    buttons = window.screens["settings"].findChildren(QPushButton)
    click(next(each for each in buttons if each.text() == "再看一遍使用引导"))
    (tour,) = toured(window)
    assert window.now == "home"
    tour.reject()


def test_only_the_first_start_shows_it(tmp_path: Path) -> None:
    script = (
        "import sys; from bjcert_desktop.gui import app, window\n"
        "window.Window.start_tour = lambda _window: print('toured')\n"
        "app.QApplication.exec = lambda *_: 0\n"
        "app.main(['--data-dir', sys.argv[1]])\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = [
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)], env=environment, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert [text.split() for text in said] == [["toured"], []]


def test_the_light_follows_what_it_explains_when_a_banner_comes_up(window: Window, qtbot: QtBot) -> None:
    tour = window.start_tour()
    try:
        before = tour.ui.title.text(), window.home.cards["new"].mapTo(window, QPoint(0, 0)).y(), tour.lit.top()
        window.tell("示例的提示。")
        qtbot.waitUntil(lambda: window.home.cards["new"].mapTo(window, QPoint(0, 0)).y() > before[1])
        qtbot.waitUntil(lambda: tour.lit.top() > before[2])
    finally:
        tour.reject()
