"""The program on a real accessibility bus, where another program finds its way by roles, names and actions."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bjcert_desktop.gui.state.settings import Settings
from bjcert_desktop.registry.writing import write_blank
from tests.gui.walking import UNIT

_ROOT = Path(__file__).parents[2]
_PYTHON = "/usr/bin/python3"
_SCRIPT = """
"$1" -m bjcert_desktop --data-dir "$2" --registry "$3" &
program=$!
"$4" tests/gui/bus_client.py "$5"
result=$?
kill $program
exit $result
"""


def _missing() -> str:
    """What the trial would need and this computer does not have."""
    for tool in ("xvfb-run", "dbus-run-session"):
        if shutil.which(tool) is None:
            return tool
    bound = (
        Path(_PYTHON).is_file()
        and not subprocess.run([_PYTHON, "-c", "import pyatspi"], capture_output=True).returncode
    )
    return "" if bound else "python3-pyatspi"


def test_a_renewal_and_a_batch_are_done_and_heard_through_the_bus(tmp_path: Path) -> None:
    if missing := _missing():
        pytest.skip(f"这台电脑没有 {missing}，不能在真实的无障碍总线上试")
    workbook, data = tmp_path / "单位信息表.xlsx", tmp_path / "data"
    write_blank(workbook, sample=True)
    Settings(data).set_value("toured", "true")  # no tour over the window
    command = ["xvfb-run", "-a", "dbus-run-session", "--", "bash", "-c", _SCRIPT, "bash"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    session = subprocess.Popen(
        [*command, sys.executable, str(data), str(workbook), _PYTHON, UNIT],
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said, _ = session.communicate(timeout=240)
    finally:
        if session.poll() is None:
            os.killpg(session.pid, signal.SIGKILL)
    assert "finished" in said.splitlines(), said
    for announced in ("怎样办理更新？", "费用合计", "核对无误后导出", "文件已导出", "已导出 3 个单位"):
        assert any(line.startswith(announced) for line in said.splitlines()), said
