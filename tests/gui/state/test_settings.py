"""The settings that all screens share."""

from pathlib import Path

import pytest

from bjcert_desktop.errors import PolicyError
from bjcert_desktop.gui.state.settings import Settings, documents


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the administrators, whose settings are trusted."""
    folder = tmp_path / "machine"
    folder.mkdir()
    monkeypatch.setattr("bjcert_desktop.settings.policy.machine_data", lambda: folder)
    monkeypatch.setattr("bjcert_desktop.settings.policy.who_else_can_change", lambda *_: "")
    return folder


def test_cases_go_to_the_persons_documents_until_a_folder_is_chosen(machine: Path, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "own")
    assert settings.out == documents() / "数字证书"
    told = []
    settings.changed.connect(lambda: told.append(settings.out))
    settings.choose("output", str(tmp_path / "导出"))
    assert told == [tmp_path / "导出"]
    assert Settings(tmp_path / "own").out == tmp_path / "导出"
    settings.choose("output", None)
    assert settings.out == documents() / "数字证书"


def test_a_value_that_does_not_fit_is_refused_and_changes_nothing(machine: Path, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "own")
    with pytest.raises(PolicyError):
        settings.choose("output", "somewhere")
    assert settings.out == documents() / "数字证书"


def test_what_was_used_last_is_remembered_unless_the_office_has_locked_it(machine: Path, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "own")
    settings.remember("output", tmp_path / "甲")
    assert settings.out == tmp_path / "甲"
    (machine / "policy.toml").write_text("output = '/srv/数字证书'\nlocked = ['output']\n", "utf-8")
    settings = Settings(tmp_path / "own")
    assert settings.locked("output")
    settings.remember("output", tmp_path / "乙")
    assert settings.out == Path("/srv/数字证书")


def test_looking_at_settings_writes_nothing(machine: Path, tmp_path: Path) -> None:
    Settings(tmp_path / "own").remember("output", Path("/srv"))
    assert {path.name for path in (tmp_path / "own").iterdir()} == {"settings.lock", "settings.toml"}
    assert not Settings(tmp_path / "another").locked("output")
    assert not (tmp_path / "another").exists()
