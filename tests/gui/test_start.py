"""How the program starts: as a process of its own, with nothing loaded or written that is not needed yet."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from bjcert_desktop.gui.crash import report_crashes

HEAVY = ("docx", "lxml", "openpyxl", "pypinyin", "python_calamine", "sqlite3", "socket", "ssl")


def environment() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def loaded(code: str, names: tuple[str, ...], folder: Path) -> list[str]:
    """Which modules *names* are there after *code* has run in a process of its own."""
    script = (
        f"import sys; from pathlib import Path\n{code}\nprint(*(name for name in {names!r} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True, env=environment()
    )
    return done.stdout.split()


def test_the_whole_window_is_shown_without_loading_the_libraries_for_files(tmp_path: Path) -> None:
    code = (
        "from bjcert_desktop.gui.app import application, make_window\n"
        "app = application(); window = make_window(Path(sys.argv[1])); window.show()\n"
        "app.processEvents(); assert window.isVisible(); window.close(); app.processEvents()\n"
    )
    assert loaded(code, HEAVY, tmp_path) == []


def test_the_program_stays_open_and_says_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "dev", "-W", "error", "-m", "bjcert_desktop", "--data-dir", str(tmp_path / "数据")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        time.sleep(4)
        alive = process.poll() is None
        process.terminate()
        output, errors = process.communicate(timeout=20)
    said = [text for text in errors.decode().splitlines() if "propagateSizeHints" not in text]
    assert (alive, output, said) == (True, b"", [])


def test_looking_around_writes_nothing_until_something_is_to_be_remembered(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from bjcert_desktop.gui.app import application, close_down, make_window\n"
        "app = application(); window = make_window(Path(sys.argv[1])); window.show()\n"
        "for key in ('batch', 'registry', 'forms', 'business'): window.show_screen(key); app.processEvents()\n"
        "for screen in window.screens.values(): screen.close_down()\n"
        "close_down(window)\n"
    )
    folder = tmp_path / "数据"
    subprocess.run([sys.executable, "-c", script, str(folder)], check=True, env=environment(), capture_output=True)
    assert not folder.exists()


@pytest.mark.parametrize(
    "meanwhile",
    [
        pytest.param("first.setFocus(Qt.FocusReason.TabFocusReason); app.processEvents()", id="under the focus ring"),
        pytest.param("window.close(); task.ask(lambda: QThread.msleep(500), print)", id="while it works once more"),
        pytest.param("task.ask(lambda: QThread.sleep(600), print)", id="while a network folder does not answer"),
        pytest.param(
            "from bjcert_desktop.gui.ledger.ledger_check import LedgerCheck\n"
            "LedgerCheck(window.ledger, window, 0, office=lambda: QThread.sleep(600)); app.processEvents()",
            id="while the folder of the office's backups does not answer",
        ),
    ],
)
def test_the_program_ends_without_a_crash(tmp_path: Path, meanwhile: str) -> None:
    script = (
        "import sys\n"
        "from PySide6.QtCore import Qt, QThread, QTimer\n"
        "from PySide6.QtWidgets import QApplication, QPushButton\n"
        "from bjcert_desktop.gui import app as start\n"
        "from bjcert_desktop.gui.kit import task as tasks\n"
        "def made(folder, make=start.make_window):\n"
        "    QTimer.singleShot(1000, lambda: end(QApplication.instance(), window))\n"
        "    window = make(folder)\n"
        "    window.settings.set_value('toured', 'true')\n"
        "    window.destroyed.connect(lambda: print('destroyed', flush=True))\n"
        "    return window\n"
        "def end(app, window):\n"
        "    tasks._LONGEST = 0.1 if 'sleep(600)' in sys.argv[2] else 20\n"
        "    first = next(each for each in window.findChildren(QPushButton) if each.isVisible() and each.isEnabled())\n"
        "    task = tasks.BackgroundTask(window)\n"
        "    exec(sys.argv[2])\n"
        "    app.exit()\n"
        "start.make_window = made\n"
        "status = start.main(['--data-dir', sys.argv[1]])\n"
        "print('to be ended', flush=True)\n"
        "sys.exit(status)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "数据"), meanwhile]
    freed = {"PYTHONMALLOC": "malloc", "MALLOC_PERTURB_": "165"}  # glibc overwrites what is freed
    done = subprocess.run(command, env={**environment(), **freed}, capture_output=True, encoding="utf-8", timeout=120)
    assert (done.returncode, "Traceback" in done.stderr, "Destroyed" in done.stderr) == (0, False, False), done.stderr
    left_at_once = "sleep(600)" in meanwhile
    assert done.stdout.split("\n") == ["destroyed", *([] if left_at_once else ["to be ended"]), ""]


def test_what_nobody_foresaw_is_logged_without_its_message_and_leaves_the_window_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    report_crashes(tmp_path)
    try:
        raise ValueError("11010519491231002X")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    log = (tmp_path / "logs" / "bjcert.log").read_text("utf-8")
    assert "ValueError" in log
    assert "test_start.py" in log
    assert "11010519491231002X" not in log


@pytest.mark.parametrize("after", [0, 1500])  # while it is laid out for the first time, or later; in milliseconds
def test_a_window_that_closes_ends_the_program_once_the_work_that_begins_meanwhile_is_done(
    after: int, tmp_path: Path
) -> None:
    script = (
        "import sys, time; from bjcert_desktop.gui import app\n"
        "from bjcert_desktop.gui.kit.task import BackgroundTask\n"
        "from PySide6.QtCore import QTimer\n"
        "made = app.make_window\n"
        "def make(folder):\n"
        "    window = made(folder); window.settings.set_value('toured', 'true'); task = BackgroundTask(window)\n"
        "    QTimer.singleShot(int(sys.argv[2]), lambda: (window.close(), task.ask(lambda: time.sleep(1), print)))\n"
        "    return window\n"
        "app.make_window = make\n"
        "sys.exit(app.main(['--data-dir', sys.argv[1]]))\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "数据"), str(after)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment(), timeout=60)
    assert (done.returncode, "QThread" in done.stderr) == (0, False)


def test_the_size_of_the_text_is_that_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("text_size = 130\n", "utf-8")
    script = (
        "import sys; from bjcert_desktop.gui import app\n"
        "from PySide6.QtWidgets import QApplication\n"
        "def show(window):\n"
        "    print(QApplication.primaryScreen().devicePixelRatio()); sys.exit(0)\n"
        "app.make_window = show\n"
        "app.main(['--data-dir', sys.argv[1]])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True, env=environment()
    )
    assert done.stdout.strip() == "1.3"


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions of POSIX")
def test_a_data_folder_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "数据").mkdir()
    (tmp_path / "数据").chmod(0)
    script = (
        "import os, sys; from bjcert_desktop.gui import app\n"
        "app.QMessageBox.exec = lambda box: print(box.text())\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "sys.exit(app.main(['--data-dir', sys.argv[1]]))\n"
    )
    tmp_path.chmod(0o755)
    command = [sys.executable, "-c", script, str(tmp_path / "数据")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    (tmp_path / "数据").chmod(0o700)
    assert (done.returncode, done.stderr) == (2, "")
    assert "数据”读不出来" in done.stdout
    assert "请检查" in done.stdout
