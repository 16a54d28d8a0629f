"""The built wheel, installed in a new environment, contains its data and does the whole job."""

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from bjcert_desktop.system.paths import data

ROOT = Path(__file__).resolve().parents[2]
BIN, EXE = ("Scripts", ".exe") if sys.platform == "win32" else ("bin", "")


def run(*command: object, cwd: Path) -> str:
    texts = [str(part) for part in command]
    done = subprocess.run(texts, cwd=cwd, capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a new environment with the wheel. Its dependencies are those of this one: no network is needed."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False)
    python = folder / BIN / f"python{EXE}"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    (Path(site) / "borrowed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder / BIN


def test_the_wheel_holds_the_guide_and_the_forms_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    for part in ("resources/guide", "forms"):
        shipped = {path.name for path in data(*part.split("/")).iterdir() if path.suffix in (".toml", ".docx")}
        assert shipped
        assert {f"bjcert_desktop/_data/{part}/{name}" for name in shipped} <= names
    assert not {name for name in names if "test" in name.lower() or name.startswith(("dev.py", "benchmarks"))}


def test_the_wheel_names_its_licence_and_brings_the_text(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        (metadata,) = (name for name in package.namelist() if name.endswith(".dist-info/METADATA"))
        (text,) = (name for name in package.namelist() if name.endswith(".dist-info/licenses/LICENSE"))
        assert "License-Expression: MulanPSL-2.0\n" in package.read(metadata).decode()
        assert package.read(text) == (ROOT / "LICENSE").read_bytes()


def test_the_installed_program_uses_its_own_code_and_data(installed: Path, tmp_path: Path) -> None:
    code = "import bjcert_desktop.system.paths as p; print(p.__file__, p.data('forms').parent.name)"
    file, parent = run(installed / f"python{EXE}", "-c", code, cwd=tmp_path).split()
    assert Path(file).is_relative_to(installed.parent)
    assert parent == "_data"


def test_the_installed_program_does_the_whole_job(installed: Path, tmp_path: Path) -> None:
    bjcert = installed / f"bjcert{EXE}"
    run(bjcert, "registry", "new", "单位信息表.xlsx", "--sample", cwd=tmp_path)
    command = ("export", "rename-code", "--registry", "单位信息表.xlsx", "--all", "--out", "导出", "--json")
    told = json.loads(run(bjcert, *command, cwd=tmp_path))
    assert told["failed"] == []
    assert len(told["cases"]) == 30
    for case in told["cases"]:
        assert len(case["files"]) == 7
        assert all(zipfile.is_zipfile(file) for file in case["files"])


def test_the_installed_window_tells_how_it_is_started(installed: Path, tmp_path: Path) -> None:
    told = run(installed / f"bjcert-desktop{EXE}", "--help", cwd=tmp_path)
    assert "--registry" in told
    assert "--data-dir" in told


def test_every_entrance_tells_the_version(installed: Path, wheel: Path, tmp_path: Path) -> None:
    version = wheel.name.split("-")[1]
    assert run(installed / f"bjcert{EXE}", "--version", cwd=tmp_path).strip() == version
    for module in ("bjcert_desktop", "bjcert_desktop.cli"):
        assert run(installed / f"python{EXE}", "-m", module, "--version", cwd=tmp_path).strip() == version
