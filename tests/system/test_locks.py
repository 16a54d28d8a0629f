"""Locks hold between processes, and opening a lock file follows no link."""

import os
import sys
import threading
from pathlib import Path

import pytest

from bjcert_desktop.system.locks import hold, locked, open_to_append


def test_a_held_file_is_held_once_and_free_again_when_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first = hold(path)
    assert first is not None
    assert Path(first.name) == path
    assert hold(path) is None
    first.close()
    second = hold(path)
    assert second is not None
    second.close()


def test_a_locked_file_is_waited_for(tmp_path: Path) -> None:
    said: list[str] = []

    def work() -> None:
        with locked(tmp_path / "lock"):
            said.append("second")

    with locked(tmp_path / "lock"):
        waiting = threading.Thread(target=work)
        waiting.start()
        waiting.join(0.2)
        said.append("first")
    waiting.join()
    assert said == ["first", "second"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_link_in_the_place_of_a_lock_is_refused_and_makes_no_file_behind_it(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    for use in (hold, open_to_append):
        with pytest.raises(OSError):
            use(tmp_path / "lock")
    with pytest.raises(OSError), locked(tmp_path / "lock"):
        pass
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
@pytest.mark.parametrize("is_read", [False, True])
def test_a_pipe_in_the_place_of_a_lock_is_refused_and_keeps_nobody_waiting(tmp_path: Path, is_read: bool) -> None:
    os.mkfifo(tmp_path / "lock")
    reader = os.open(tmp_path / "lock", os.O_RDONLY | os.O_NONBLOCK) if is_read else None
    for use in (hold, open_to_append):
        with pytest.raises(OSError):
            use(tmp_path / "lock")
    with pytest.raises(OSError), locked(tmp_path / "lock"):
        pass
    if reader is not None:
        os.close(reader)
