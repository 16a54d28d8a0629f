"""A window whose program was replaced asks to be opened again, and keeps what was entered."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

START = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from bjcert_desktop.gui.app import application, make_window
from bjcert_desktop.gui.crash import report_crashes
from bjcert_desktop.gui.reopen import TITLE
from bjcert_desktop.system.replacement import watch_imports

watch_imports()
data = Path(sys.argv[2])
report_crashes(data)
app = application()
window = make_window(data)
window.show()
app.processEvents()
package = Path(sys.argv[1], "bjcert_desktop")
told = []

def upgrade(version):
    '''Put another version in place: its stamp, and a screen that the old window could not use.'''
    for name in ("settings", "wizard", "ledger"):
        for module in (package / "gui" / name).glob("*.py"):
            module.write_text("raise SystemExit('code of another version was loaded')\\n", "utf-8")
    (package / "_data" / "build.txt").write_text(f"{version}\\nanother\\n", "utf-8")

def answer(button):
    def look():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append((box.windowTitle(), box.text(), [each.text() for each in box.buttons()]))
            next(each for each in box.buttons() if each.text() == button).click()
            QTimer.singleShot(0, app.quit)
        else:
            QTimer.singleShot(20, look)
    QTimer.singleShot(0, look)
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    folder = tmp_path / "程序"
    skipped = shutil.ignore_patterns("__pycache__", "_data")
    shutil.copytree(ROOT / "bjcert_desktop", folder / "bjcert_desktop", ignore=skipped)
    for part in ("resources", "forms"):
        shutil.copytree(ROOT / part, folder / "bjcert_desktop" / "_data" / part)
    (folder / "bjcert_desktop" / "_data" / "build.txt").write_text("1.0.0\nabc\n", "utf-8")
    return folder


def run(installed: Path, code: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", "-c", START + code, str(installed), str(installed.parent / "数据")]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "another version" not in done.stderr
    return done.stdout


def test_a_screen_that_is_not_loaded_yet_is_not_opened_after_an_upgrade(installed: Path) -> None:
    code = """
upgrade("1.1.0")
answer("稍后")
QTimer.singleShot(300, lambda: window.show_screen("settings"))
app.exec()
assert told, "nothing was told"
assert told[0][0] == TITLE and "1.1.0" in told[0][1], told
assert told[0][2][:1] == ["关闭并重新打开"] or "关闭并重新打开" in told[0][2], told
assert "settings" not in window.screens
print("as it was")
"""
    assert run(installed, code).split() == ["as", "it", "was"]


def test_the_window_asks_by_itself_and_closing_keeps_the_open_case(installed: Path) -> None:
    code = """
window.wizard.choose("renew")
app.processEvents()
upgrade("1.1.0")
answer("关闭程序")
app.exec()
assert told and not window.isVisible()
assert list((data / "drafts").glob("*")), "the case was not kept"
print("kept")
"""
    assert run(installed, code).split() == ["kept"]


def test_in_the_middle_of_an_upgrade_nothing_is_asked_and_then_the_new_version_is_offered(installed: Path) -> None:
    code = """
stamp = package / "_data" / "build.txt"
stamp.unlink()
for _ in range(3):
    window.replacement.look()
assert QApplication.activeModalWidget() is None
upgrade("1.1.0")
import time; time.sleep(0.5)
answer("稍后")
assert window.replacement.look()
assert "1.1.0" in told[0][1] and "关闭并重新打开" in told[0][2], told
window.close()
print("asked")
"""
    assert run(installed, code).split() == ["asked"]


def test_the_dialog_offers_to_reopen_as_soon_as_the_upgrade_is_done(installed: Path) -> None:
    code = """
(package / "_data" / "build.txt").unlink()
import time; time.sleep(0.5)  # an answer holds for a moment

def wait_for_it():
    box = QApplication.activeModalWidget()
    if box is None:
        return QTimer.singleShot(20, wait_for_it)
    assert "正在升级" in box.text(), box.text()
    upgrade("1.1.0")
    QTimer.singleShot(500, lambda: (window.replacement.look(), answer("稍后")))

QTimer.singleShot(100, wait_for_it)
QTimer.singleShot(50, lambda: window.show_screen("settings"))
app.exec()
assert "1.1.0" in told[0][1] and "关闭并重新打开" in told[0][2], told
print("offered")
"""
    assert run(installed, code).split() == ["offered"]


def test_a_removed_program_is_not_opened_again(installed: Path) -> None:
    code = """
(package / "_data" / "build.txt").unlink()
answer("关闭程序")
import time; time.sleep(0.5)
for _ in range(30):
    window.replacement.look()
app.processEvents()
assert "卸载" in told[0][1] and "关闭并重新打开" not in told[0][2], told
print("closed")
"""
    assert run(installed, code).split() == ["closed"]
