"""A program that is replaced while it runs loads nothing of the other version."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program as the Windows build lays it out, without its stamp."""
    folder = tmp_path_factory.mktemp("程序 目录")
    shutil.copytree(
        ROOT / "bjcert_desktop", folder / "bjcert_desktop", ignore=shutil.ignore_patterns("__pycache__", "_data")
    )
    for part in ("resources", "forms"):
        shutil.copytree(ROOT / part, folder / "bjcert_desktop" / "_data" / part)
    return folder


@pytest.fixture
def installed(unpacked: Path) -> Path:
    """That copy with the stamp of version 1.0.0."""
    stamp = unpacked / "bjcert_desktop" / "_data" / "build.txt"
    if stamp.is_dir():
        stamp.rmdir()
    stamp.write_text("1.0.0\nabc\n", "utf-8")
    return unpacked


START = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from bjcert_desktop import __version__
from bjcert_desktop.system import replacement
stamp = Path(sys.argv[1], "bjcert_desktop", "_data", "build.txt")
module = stamp.parents[1] / "domain" / "money.py"
assert replacement.STAMP == stamp, replacement.STAMP
"""


def run(folder: Path, code: str) -> str:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", START + code, str(folder)], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


TRIED = """
replacement.watch_imports()
{change}
try:
    import bjcert_desktop.domain.money
except replacement.ReplacedError as error:
    print(error)
else:
    print("loaded")
"""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("stamp.unlink(); stamp.mkdir()", "loaded"),  # it cannot be read, which says nothing
        ('stamp.write_text("1.1.0\\ndef\\n", "utf-8")', "已经换成 1.1.0 版"),
        ('stamp.write_text("1.0.0\\nanother build\\n", "utf-8")', "已经换成 1.0.0 版"),
        ("stamp.unlink()", "正在升级，或者已被卸载"),
        ("", "loaded"),
        ('stamp.write_text("1.0.0\\nabc\\n", "utf-8")', "loaded"),  # a repair puts the same there
    ],
)
def test_no_module_of_another_version_is_loaded(installed: Path, change: str, told: str) -> None:
    assert told in run(installed, TRIED.format(change=change))


def test_a_program_that_was_put_back_goes_on(installed: Path) -> None:
    code = """
import time
replacement.watch_imports()
stamp.write_text("1.1.0\\ndef\\n", "utf-8")
assert replacement.replaced().version == "1.1.0"
stamp.write_text("1.0.0\\nabc\\n", "utf-8")
time.sleep(0.5)
assert replacement.replaced() is None
import bjcert_desktop.domain.money
"""
    run(installed, code)


def test_no_workbook_is_read_and_no_form_filled_by_another_version(installed: Path) -> None:
    code = """
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.registry.process.client import BookProcess
FormSet().form("申请表")
stamp.write_text("1.1.0\\ndef\\n", "utf-8")
import time; time.sleep(0.5)
for work in (lambda: BookProcess(Path("x.xlsx")), lambda: FormSet().form("申请表")):
    try:
        work()
    except replacement.ReplacedError:
        print("stopped")
"""
    assert run(installed, code).split() == ["stopped", "stopped"]


def test_nothing_is_watched_in_the_sources() -> None:
    code = "from bjcert_desktop.system import replacement as r, __file__\nr.watch_imports()\nimport sys\n"
    code += "assert r.replaced() is None and not any(type(each).__module__ == r.__name__ for each in sys.meta_path)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
