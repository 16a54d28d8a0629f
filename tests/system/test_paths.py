"""Paths of the program's and the person's data: in the sources, installed, and on each system."""

import sys
from pathlib import Path

import pytest

from bjcert_desktop.system import paths


def test_the_data_are_beside_the_package_in_the_sources() -> None:
    assert paths.data("resources", "guide", "general.toml").is_file()


def test_the_data_are_inside_the_package_once_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_data" / "forms").mkdir(parents=True)
    monkeypatch.setattr(paths, "PACKAGE", tmp_path)
    assert paths.data("forms") == tmp_path / "_data" / "forms"


@pytest.mark.parametrize(("platform", "variable"), [("win32", "LOCALAPPDATA"), ("linux", "XDG_DATA_HOME")])
def test_settings_are_kept_where_the_system_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, variable: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert paths.user_data() == tmp_path / "bjcert-desktop"
    monkeypatch.delenv(variable)
    assert paths.user_data().is_relative_to(Path.home())
