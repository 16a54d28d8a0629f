"""A real window, drawn offscreen, with a workbook made for the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.app import application, make_window
from bjcert_desktop.gui.window import Window
from bjcert_desktop.registry.writing import write_blank
from tests.gui.dialogs import all_answered

PATIENCE = 60_000  # milliseconds that a test waits for something at least


@pytest.fixture(scope="session")
def qapp() -> object:
    return application()


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """pytest-qt's robot, which waits long enough on a busy machine; waiting ends as soon as it can."""
    wait = qtbot.waitUntil

    def wait_longer(until: Callable[[], object], *, timeout: int = 0) -> None:
        wait(until, timeout=max(timeout, PATIENCE))

    monkeypatch.setattr(qtbot, "waitUntil", wait_longer)
    return qtbot


@pytest.fixture(autouse=True)
def no_dialog_left_open(qapp: object) -> Iterator[None]:
    with all_answered():
        yield


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("单位 信息") / "单位信息表.xlsx"
    write_blank(path, sample=True)
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = make_window(tmp_path / "设置")
    made.wizard.out = tmp_path / "导出"
    made.resize(1366, 728)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def click(qtbot: QtBot) -> Callable[[QPushButton], None]:
    def press(button: QPushButton) -> None:
        QApplication.processEvents()  # what has just been added is laid out, as it is before a person clicks
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    return press
