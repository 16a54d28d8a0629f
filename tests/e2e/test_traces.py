"""System calls of a whole case from home to its folder: no connection, no file outside the allowed folders."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bjcert_desktop.registry.writing import write_blank

RUN = """
import sys, time
from dataclasses import replace
from pathlib import Path
from PySide6.QtWidgets import QApplication
from bjcert_desktop.gui import app as gui

folder, workbook, out = map(Path, sys.argv[1:])
application = gui.application()
window = gui.make_window(folder)
window.show()
wizard = window.wizard
wizard.out = out
window.workbook.open(workbook)

def wait(until):
    end = time.monotonic() + 60
    while not until():
        assert time.monotonic() < end
        application.processEvents()
        time.sleep(0.01)

wait(lambda: window.workbook.registry is not None)
wizard.assign(replace(wizard.case, business="renew", answers={"renew.way": "mail"}))
unit = next(each for each in window.workbook.registry.units if each.certificates)
wizard.assign(replace(wizard.case, unit=unit).choose(chosen=(0,)))
while wizard.exported is None:
    assert wizard.steps[wizard.at].ready, wizard.steps[wizard.at]
    wizard.advance()
    wait(lambda: not wizard.exporting)
window.close()
"""
#: Calls that create, change or delete files, and those that open connections.
CALLS = "open,openat,creat,rename,renameat,renameat2,mkdir,mkdirat,unlink,unlinkat,link,linkat,symlink,truncate,socket,"
CALLS += "connect"
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT")


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_a_whole_case_opens_no_connection_and_writes_only_where_it_may(tmp_path: Path) -> None:
    home, data, out, temporary = (tmp_path / name for name in ("家", "数据", "导出", "临时"))
    for folder in (home, temporary):
        folder.mkdir()
    workbook, log = tmp_path / "单位信息表.xlsx", tmp_path / "strace.log"
    write_blank(workbook, sample=True)
    before = workbook.read_bytes()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "TMPDIR": str(temporary)}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1"}
    trace = ["strace", "-f", "-qq", "-y", "-s", "400", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(log)]
    run = [sys.executable, "-c", RUN, str(data), str(workbook), str(out)]
    answer = subprocess.run([*trace, *run], env=environment, capture_output=True, text=True, timeout=300)
    if "ptrace" in answer.stderr:
        pytest.skip("strace may not trace here")
    assert answer.returncode == 0, answer.stderr
    assert len(list(out.rglob("*.docx"))) == 5
    assert workbook.read_bytes() == before
    sockets, strange = [], []
    for line in log.read_text("utf-8", "replace").splitlines():
        found = CALL.match(line)
        if found is None or (re.search(r"= -1 E", line) and found[1] != "connect"):
            continue
        name, rest = found.groups()
        if name == "socket":
            sockets += [line] if "AF_UNIX" not in rest else []
        elif name == "connect":
            sockets += [line] if "/nscd/" not in rest else []  # the C library looks up user names there
        elif not name.startswith("open") or WRITES.search(rest):
            paths = [_plain(text) for text in re.findall(r'"((?:[^"\\]|\\.)*)"', rest)]
            strange += [path for path in paths if path.startswith("/") and not _allowed(path, tmp_path)]
    assert sockets == []
    assert strange == []


def _plain(text: str) -> str:
    """Decode a path as strace prints it, with octal numbers for bytes beyond ASCII."""
    return re.sub(rb"\\(\d{1,3})", lambda m: bytes([int(m[1], 8)]), text.encode()).decode(errors="replace")


def _allowed(path: str, ours: Path) -> bool:
    return path.startswith((f"{ours}/", "/dev/null", "/dev/tty", "/proc/self/"))
