"""Locks hold between processes, and opening a lock file follows no link."""

import os
import sys
import threading
from pathlib import Path
from typing import IO

import pytest

from bjcert_desktop.system import locks
from bjcert_desktop.system.locks import hold, let_go, locked, open_to_append


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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no file that is open elsewhere")
def test_a_lock_that_was_removed_between_opening_and_locking_is_held_by_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lock"
    first = hold(path)
    assert first is not None

    def opened_too_early(path: Path) -> IO[bytes]:
        monkeypatch.undo()
        file = open_to_append(path)
        let_go(first)
        return file

    monkeypatch.setattr(locks, "open_to_append", opened_too_early)
    second = hold(path)
    assert second is not None
    assert hold(path) is None
    let_go(second)
    assert not path.exists()


def test_a_lock_that_is_removed_by_each_holder_is_never_held_twice(tmp_path: Path) -> None:
    inside: list[int] = []
    met: list[int] = []

    def work(number: int) -> None:
        for _ in range(400):
            held = hold(tmp_path / "lock")
            if held is not None:
                inside.append(number)
                met.append(len(inside))
                inside.remove(number)
                let_go(held)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    assert set(met) == {1}


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
