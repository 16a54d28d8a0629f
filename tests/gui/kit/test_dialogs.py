"""Asking for files, and presenting errors."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.errors import ExportError
from bjcert_desktop.gui.kit.dialogs import ask_for_folder, ask_to_open, ask_to_save, errors_told, message


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize(("new", "confirms"), [(True, False), (False, True)])
def test_a_file_to_save_gets_the_suffix_proposed(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, new: bool, confirms: bool
) -> None:
    asked: list[Any] = []

    def answer(*said: object, options: QFileDialog.Option) -> tuple[str, str]:
        asked.extend([*said[1:], options])
        return str(tmp_path / "名单"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    assert ask_to_save(parent, "导出", tmp_path / "提醒.xlsx", new=new) == tmp_path / "名单.xlsx"
    assert asked[:3] == ["导出", str(tmp_path / "提醒.xlsx"), "Excel 工作簿 (*.xlsx)"]
    assert (QFileDialog.Option.DontConfirmOverwrite not in asked[3]) is confirms


def test_a_dialog_that_is_cancelled_gives_nothing(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, answer in (("getSaveFileName", ("", "")), ("getOpenFileName", ("", "")), ("getExistingDirectory", "")):
        monkeypatch.setattr(QFileDialog, name, lambda *_, answer=answer, **__: answer)
    assert ask_to_save(parent, "导出", Path("提醒.xlsx")) is None
    assert ask_to_open(parent, "打开", ".docx") is None
    assert ask_for_folder(parent, Path()) is None


def test_a_file_to_open_is_looked_for_by_its_kind(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *said: asked.extend(said[1:]) or (said[2], ""))
    assert ask_to_open(parent, "打开", ".docx", tmp_path) == tmp_path
    assert ask_to_open(parent, "打开", "表 (*.csv)", tmp_path) == tmp_path
    assert asked == ["打开", str(tmp_path), "Word 文档 (*.docx)", "打开", str(tmp_path), "表 (*.csv)"]


def test_only_errors_that_the_program_foresees_are_presented() -> None:
    told: list[str] = []
    with errors_told(told.append):
        raise ExportError("写不了。", "请换一个位置。")
    assert told == [message(ExportError("写不了。", "请换一个位置。"))] == ["写不了。请换一个位置。"]
    with pytest.raises(ValueError, match="unforeseen"), errors_told(told.append):
        raise ValueError("unforeseen")
    with pytest.raises(ValueError, match="unforeseen"):
        message(ValueError("unforeseen"))
