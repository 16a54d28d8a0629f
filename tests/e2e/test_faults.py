"""A sample of what ``dev.py faults`` does: kills and failing system calls lose nothing that was acknowledged."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("job", ["batch", "export", "draft", "state", "copy", "restore"])
def test_nothing_acknowledged_is_lost_to_kills_and_failing_system_calls(job: str) -> None:
    command = [sys.executable, "-m", "tools.faults", "--few", job]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost" in done.stdout
