"""``bjcert self-check`` as a process: its text for people, its JSON and exit codes for programs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bjcert_desktop import __version__


def self_check(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "bjcert_desktop.cli", "self-check", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8")


@pytest.mark.parametrize("damaged", [False, True])
def test_the_report_for_programs_agrees_with_the_exit_code(tmp_path: Path, damaged: bool) -> None:
    if damaged:
        (tmp_path / "settings.toml").write_text("colour = 1\n")
    done = self_check("--data-dir", str(tmp_path), "--json")
    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert list(report) == ["version", "state", "checks"]
    assert report["version"] == __version__
    assert all(list(check) == ["id", "title", "state", "message", "remedy"] for check in report["checks"])
    states = [check["state"] for check in report["checks"]]
    assert done.returncode == max(("ok", "warning", "error").index(state) for state in states)
    assert report["state"] == ("ok", "warning", "error")[done.returncode]
    by_id = {check["id"]: check for check in report["checks"]}
    assert by_id["seals"]["state"] == by_id["guide"]["state"] == by_id["forms"]["state"] == "ok"
    assert by_id["settings"]["state"] == ("warning" if damaged else "ok")


def test_the_report_for_people_has_a_line_for_each_check(tmp_path: Path) -> None:
    done = self_check("--data-dir", str(tmp_path))
    lines = done.stdout.splitlines()
    assert len(lines) == 13
    assert all(line.startswith(("【正常】", "【注意】", "【有问题】")) for line in lines)
    assert str(tmp_path) not in done.stdout
