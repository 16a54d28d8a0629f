"""The handbook that is shipped says what the manual says, is small enough, and its pictures can be made anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.kit import style_sheet
from bjcert_desktop.gui.window import Window
from tools.handbook import FOLDER, MOST, SHOWN, TEXT, check, contents, text, walk, wanted


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


@pytest.fixture
def shown(qtbot: QtBot) -> QWidget:
    """A window with a text and a box to tick."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.addWidget(QLabel("2026年11月22日 合计 190 元，保存到 /srv/甲/数字证书"))
    layout.addWidget(QCheckBox("申请表"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_picture_is_stale_when_a_text_a_tick_or_the_style_changes(
    shown: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    label, box = shown.findChild(QLabel), shown.findChild(QCheckBox)
    before = contents(shown)
    label.setText(label.text().replace("2026年11月22日", "2027年1月2日").replace("/srv/甲", "/srv/乙"))
    assert contents(shown) == before
    label.setText(label.text().replace("190", "200"))
    after = contents(shown)
    assert after != before
    box.setChecked(True)
    assert contents(shown) not in (before, after)
    box.setChecked(False)
    assert contents(shown) == after
    monkeypatch.setattr(style_sheet, "sheet", lambda _colours: "QWidget { color: red; }")
    assert contents(shown) != after


def test_a_stale_picture_is_named_with_what_has_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = sorted(wanted())[0]
    picture = QImage(str(FOLDER / f"{name}.png"))
    assert picture.text(SHOWN)
    picture.save(str(tmp_path / f"{name}.png"))
    assert check(tmp_path) == 0
    picture.setText(SHOWN, picture.text(SHOWN) + "\na new line")
    picture.save(str(tmp_path / f"{name}.png"))
    assert check(tmp_path) == 1
    assert f"{name}.png: + a new line" in capsys.readouterr().out
