"""The pictures of the handbook can be made anew at any time."""

from collections.abc import Callable
from pathlib import Path

from handbook import walk, wanted
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.window import Window


def test_the_walk_comes_by_everything_that_the_handbook_shows(window: Window, qtbot: QtBot, workbook: Path) -> None:
    def wait(until: Callable[[], bool]) -> None:
        qtbot.waitUntil(until, timeout=20_000)

    assert wanted() <= set(walk(window, workbook, wait))
