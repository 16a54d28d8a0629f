"""The handbook that is shipped says what the manual says, is small enough, and its pictures can be made anew."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.window import Window
from tools.handbook import FOLDER, MOST, TEXT, text, walk, wanted


def test_the_text_of_the_handbook_is_that_of_the_manual() -> None:
    assert TEXT.read_text("utf-8") == text(), "python3 dev.py handbook"


def test_every_picture_of_the_handbook_is_there_and_none_besides() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == wanted()


def test_the_handbook_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= MOST


def test_the_walk_comes_by_everything_that_the_handbook_shows(window: Window, qtbot: QtBot, workbook: Path) -> None:
    def wait(until: Callable[[], bool]) -> None:
        qtbot.waitUntil(until, timeout=20_000)

    assert wanted() <= set(walk(window, workbook, wait))
