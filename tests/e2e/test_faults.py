"""A sample of ``dev.py faults`` and ``dev.py walk``: nothing acknowledged is lost, nothing unforeseen is met."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("job", ["batch", "export", "draft", "state", "copy", "migrate", "restore"])
def test_nothing_acknowledged_is_lost_to_kills_and_failing_system_calls(job: str) -> None:
    command = [sys.executable, "-m", "tools.faults", "--few", job]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost" in done.stdout


@pytest.mark.parametrize("job", ["folders", "rows", "journals", "backups", "links", "places", "clocks"])
def test_nothing_is_lost_or_believed_when_data_are_damaged_or_forged(job: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tools.damage", "--few", job]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost" in done.stdout


@pytest.mark.parametrize("seed", ["1", "3"])
def test_two_windows_walked_over_at_random_on_the_same_data_meet_nothing_unforeseen(seed: str) -> None:
    """10,000 actions in all; `dev.py walk --actions 100000` is the long one, which looks at the memory as well."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tools.walk", "--actions", "2500", "--beside", "1", "--seed", seed]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env=environment)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can play both users")
def test_what_somebody_else_exchanges_meanwhile_is_never_taken_for_the_administrators_own() -> None:
    """`dev.py faults races` tries it 40,000 times for each of settings, guide, forms and remarks."""
    command = [sys.executable, "-m", "tools.races", "--few"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("nothing forged was used") == 4
