"""The developer command: starts on any Python, sets up once, resumes an interrupted set-up, says what to type."""

import argparse
import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.scenarios import ROWS

SOURCE = Path(__file__).resolve().parents[1] / "dev.py"


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py as a module, using this environment as the finished one."""
    spec = importlib.util.spec_from_file_location("dev", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "set_up", lambda: None)
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(module, "BIN", Path(sys.executable).parent)
    return module


@pytest.fixture
def elsewhere(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with a lock and an environment, but nothing installed."""
    for name, text in (("requirements.lock", "a==1"), ("pyproject.toml", "")):
        (tmp_path / name).write_text(text)
    (tmp_path / ".venv").mkdir()
    for name, path in (("ROOT", ""), ("LOCK", "requirements.lock"), ("VENV", ".venv")):
        monkeypatch.setattr(dev, name, tmp_path / path)
    monkeypatch.setattr(dev, "SAMPLE", tmp_path / "out" / "示例单位信息表.xlsx")
    return tmp_path


def recorded(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record commands instead of running them."""
    commands: list[str] = []
    monkeypatch.setattr(dev, "must", lambda *command, **_: commands.append(" ".join(str(part) for part in command)))
    return commands


# --- which Python -----------------------------------------------------------------------------------------------------


def test_an_old_python_can_read_the_command() -> None:
    ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
def test_an_unsuitable_python_is_told_which_one_to_install(version: tuple[int, int, int]) -> None:
    code = f"""
import runpy, sys
sys.version_info, sys.version = {version}, "{".".join(map(str, version))} (main)"
sys.argv = ["dev.py", "test"]
runpy.run_path({str(SOURCE)!r}, run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "请安装 Python 3.11、3.12 或 3.13" in line
    assert ".".join(map(str, version)) in line


def test_every_command_is_explained(dev: ModuleType) -> None:
    told = dev.parser().format_help()
    for command in ("run", "test", "check", "ui", "forms", "seal", "bench", "shots", "lock"):
        assert command in told


def test_arguments_of_the_tests_go_to_pytest_as_they_are(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "call", lambda *command, **_: started.append(command) or 0)
    monkeypatch.setattr(sys, "argv", ["dev.py", "test", "-k", "money and not files", "--", "tests/unit", "-x"])
    assert dev.main() == 0
    assert started == [(dev.PYTHON, "-m", "pytest", "-k", "money and not files", "--", "tests/unit", "-x")]


def test_the_whole_suite_runs_in_a_process_for_each_core(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "call", lambda *command, **_: started.append(command) or 0)
    monkeypatch.setattr(sys, "argv", ["dev.py", "test"])
    assert dev.main() == 0
    assert started == [(dev.PYTHON, "-m", "pytest", "-n", "auto", "--dist", "worksteal")]


# --- set-up -----------------------------------------------------------------------------------------------------------


def test_what_has_been_set_up_is_not_set_up_again(dev: ModuleType, elsewhere: Path) -> None:
    times: list[int] = []
    for _ in range(2):
        dev.once(".ready", lambda: times.append(1))
    assert len(times) == 1
    (elsewhere / "requirements.lock").write_text("a==2")
    dev.once(".ready", lambda: times.append(1))
    (elsewhere / "pyproject.toml").write_text("[project]")
    dev.once(".ready", lambda: times.append(1))
    assert len(times) == 3


def test_what_was_interrupted_is_done_again(dev: ModuleType, elsewhere: Path) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dev.once(".ready", interrupted)
    times: list[int] = []
    dev.once(".ready", lambda: times.append(1))
    assert times == [1]


def test_packages_are_installed_by_their_hashes_and_the_project_itself_in_place(
    dev: ModuleType, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = recorded(dev, monkeypatch)
    dev.install()
    locked, project = commands
    assert "--require-hashes" in locked
    assert str(elsewhere / "requirements.lock") in locked
    assert "--no-deps --no-build-isolation --no-index --editable" in project
    assert list((elsewhere / ".venv").iterdir()) == []


def test_an_environment_that_is_broken_or_half_made_is_made_anew(
    dev: ModuleType, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = recorded(dev, monkeypatch)
    (elsewhere / ".venv" / ".unfinished").touch()
    dev.install()
    assert "-m venv --clear" in commands[0]
    commands.clear()
    monkeypatch.setattr(dev, "PYTHON", elsewhere / ".venv" / "nothing")
    dev.install()
    assert "-m venv --clear" in commands[0]


def test_without_permission_the_line_to_type_is_shown(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "call", lambda *_, **__: 1)
    with pytest.raises(dev.Stop, match="sudo apt-get update && sudo apt-get install -y libegl1 libgl1"):
        dev.apt_install(["libegl1", "libgl1"], "打开窗口")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings all that it needs")
def test_qt_has_what_it_needs_here_or_says_what_is_missing(dev: ModuleType) -> None:
    assert dev.qt_problem() == ""


# --- generated files --------------------------------------------------------------------------------------------------


def test_the_compiled_forms_of_the_window_are_those_of_the_designer_files(dev: ModuleType) -> None:
    assert dev.ui(argparse.Namespace(check=True)) == 0


def test_the_word_forms_are_those_that_their_script_makes(dev: ModuleType) -> None:
    assert dev.forms(argparse.Namespace(check=True)) == 0


def test_the_hashes_are_those_of_the_guides_data_and_the_forms(dev: ModuleType) -> None:
    assert dev.seal(argparse.Namespace(check=True)) == 0


def test_a_changed_file_makes_the_hashes_stale_until_they_are_written_anew(
    dev: ModuleType, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("bjcert_desktop/system", "resources/guide", "forms"):
        (elsewhere / folder).mkdir(parents=True)
    for name in ("resources/guide/general.toml", "forms/合并汇款单.docx"):
        (elsewhere / name).write_text("as published", "utf-8")
    assert dev.seal(argparse.Namespace(check=False)) == 0
    code = (elsewhere / "bjcert_desktop" / "system" / "seals.py").read_text("utf-8")
    assert '"resources/guide/general.toml": "' in code
    assert '"forms/合并汇款单.docx": "' in code
    assert dev.seal(argparse.Namespace(check=True)) == 0
    (elsewhere / "resources" / "guide" / "general.toml").write_text("changed", "utf-8")
    capsys.readouterr()
    assert dev.seal(argparse.Namespace(check=True)) == 1
    assert "seals.py" in capsys.readouterr().err
    assert (elsewhere / "bjcert_desktop" / "system" / "seals.py").read_text("utf-8") == code


def test_a_stale_form_of_the_window_is_named_and_then_compiled_anew(
    dev: ModuleType, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gui = elsewhere / "bjcert_desktop" / "gui"
    gui.mkdir(parents=True)
    (elsewhere / "ui").mkdir()
    widget = '<widget class="QWidget" name="Small"/>'
    (elsewhere / "ui" / "small.ui").write_text(f'<ui version="4.0"><class>Small</class>{widget}</ui>', "utf-8")
    (gui / "ui_gone.py").touch()
    assert dev.ui(argparse.Namespace(check=True)) == 1
    told = capsys.readouterr().err
    assert "ui_small.py" in told
    assert "ui_gone.py" in told
    assert dev.ui(argparse.Namespace(check=False)) == 0
    assert dev.ui(argparse.Namespace(check=True)) == 0
    assert [path.name for path in gui.iterdir()] == ["ui_small.py"]
    code = (gui / "ui_small.py").read_text("utf-8")
    assert "class Ui_Small" in code
    assert "Created by" not in code


# --- run --------------------------------------------------------------------------------------------------------------


def test_without_a_display_the_same_job_is_done_from_the_command_line_again_and_again(
    dev: ModuleType, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: False)
    folders = set()
    for stamp in ("20260101-000000", "20260101-000001"):
        monkeypatch.setattr(dev.time, "strftime", lambda _, stamp=stamp: stamp)
        assert dev.run(argparse.Namespace(arguments=[])) == 0
        folder = elsewhere / "out" / f"导出 {stamp}"
        folders.add(folder)
        assert {path.name for path in folder.iterdir()} == {row.scenario for row in ROWS if row.documents}
        told = capfd.readouterr()
        assert "没有图形显示" in told.err
        assert f"共 {len(list(folder.rglob('*.docx')))} 个 Word 文件" in told.out
        assert "申请表.docx" in told.out
    assert len(folders) == 2


def test_with_a_display_the_window_is_opened_with_the_sample(
    dev: ModuleType, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "has_display", lambda: True)
    monkeypatch.setattr(dev, "must", lambda *_: None)
    monkeypatch.setattr(dev, "call", lambda *command: started.append(command) or 0)
    monkeypatch.setattr(sys, "argv", ["dev.py", "run", "--", "--data-dir", "x"])
    assert dev.main() == 0
    sample = elsewhere / "out" / "示例单位信息表.xlsx"
    assert started == [(dev.PYTHON, "-m", "bjcert_desktop", "--registry", sample, "--data-dir", "x")]
