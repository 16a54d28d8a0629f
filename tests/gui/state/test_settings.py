"""The settings that all screens share."""

import subprocess
import sys
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


def test_what_the_window_remembers_is_kept_of_two_windows(tmp_path: Path) -> None:
    one, other = Settings(tmp_path), Settings(tmp_path)
    one.set_value("batch/due", "all")
    other.set_value("ledger/year", "2026")
    one.geometry = b"\x01\x02"
    again = Settings(tmp_path)
    assert (again.value("batch/due"), again.value("ledger/year"), again.geometry) == ("all", "2026", b"\x01\x02")
    assert (again.value("toured"), again.problem) == ("", "")


def test_what_several_windows_remember_at_once_is_all_kept(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from bjcert_desktop.gui.state.settings import Settings;"
    code += "s = Settings(Path(sys.argv[1])); [s.set_value(sys.argv[2], str(n)) for n in range(60)]"
    names = ("batch/due", "ledger/year", "toured")
    running = [subprocess.Popen([sys.executable, "-c", code, tmp_path, name]) for name in names]
    assert [each.wait() for each in running] == [0, 0, 0]
    assert [Settings(tmp_path).value(name) for name in names] == ["59", "59", "59"]


def test_what_version_1_0_0_remembered_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text("[General]\ntoured=true\n[batch]\ndue=all\n", "utf-8")
    settings = Settings(tmp_path)
    assert (settings.value("toured"), settings.value("batch/due")) == ("true", "all")
    settings.set_value("batch/due", "due")
    assert (Settings(tmp_path).value("toured"), Settings(tmp_path).value("batch/due")) == ("true", "due")


def test_every_damage_to_what_the_window_remembers_is_told_and_set_aside(tmp_path: Path) -> None:
    good = Settings(tmp_path)
    good.set_value("batch/due", "all")
    content = (tmp_path / "window.json").read_bytes()
    damages = [content[:at] + bytes([content[at] ^ 1 << at % 8]) + content[at + 1 :] for at in range(len(content))]
    for damage in (*damages, content[:-3], content[: len(content) // 2], b"", b"\0" * 40):
        (tmp_path / "window.json").write_bytes(damage)
        settings = Settings(tmp_path)
        aside = tmp_path / "window.json.damaged"
        assert settings.value("batch/due") == ""
        assert aside.read_bytes() == damage
        assert aside.name in settings.problem
        settings.set_value("batch/due", "all")
        assert Settings(tmp_path).value("batch/due") == "all"
        aside.unlink()
