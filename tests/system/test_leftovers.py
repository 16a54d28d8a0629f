"""Temporary files that a kill leaves are removed at the next start, and nothing else ever is."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest

from bjcert_desktop.system import leftovers
from bjcert_desktop.system.leftovers import FOLDER, changed_on, keep_notes, noted, noted_for_later, remove_leftovers

NAMES = [".~0123456789ab", ".~0123456789ab.tmp", "~清单-0123abcd.tmp", "bjcert-0123456789ab-ab_d12xy"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(leftovers, "_folder", None)
    folder = tmp_path / "data"
    folder.mkdir()
    keep_notes(folder)
    yield folder


def killed(data: Path, path: Path, make: str) -> None:
    """Let a process note and make *path*, and kill it."""
    code = f"""
import sys
from pathlib import Path
from bjcert_desktop.system.leftovers import keep_notes, noted
keep_notes(Path(sys.argv[1]))
path = Path(sys.argv[2])
with noted(path):
    {make}
    print("made", flush=True)
    sys.stdin.read()
"""
    process = subprocess.Popen([sys.executable, "-c", code, str(data), str(path)], stdin=-1, stdout=-1)
    assert process.stdout is not None
    assert process.stdout.readline() == b"made\n"
    remove_leftovers(data)
    assert path.exists()  # another process is still at it
    process.send_signal(signal.SIGKILL)
    process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("name", NAMES)
def test_what_a_killed_process_left_is_removed_and_what_a_living_one_works_on_is_not(
    tmp_path: Path, data: Path, name: str
) -> None:
    path = tmp_path / "out" / name
    path.parent.mkdir()
    killed(data, path, "path.write_text('x')" if name.endswith("tmp") else "path.mkdir(); (path / 'a').write_text('x')")
    remove_leftovers(data)
    assert not path.exists()
    assert list(data.iterdir()) == []


def test_a_file_that_got_its_name_leaves_no_note(tmp_path: Path, data: Path) -> None:
    path = tmp_path / NAMES[1]
    with noted(path):
        path.write_text("x")
        assert len(list((data / FOLDER).iterdir())) == 1
        path.rename(tmp_path / "done")
    assert list(data.iterdir()) == []


def test_what_could_not_be_removed_is_removed_at_the_next_start(tmp_path: Path, data: Path) -> None:
    path = tmp_path / NAMES[3]
    with noted(path):
        path.mkdir()
    assert path.exists()
    remove_leftovers(data)
    assert not path.exists()
    assert list(data.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        *("年报.docx", "Documents", "~$年报.docx", ".~mine", "bjcert-", "~a-0123abcd.tmp.docx"),
        *("bjcert-projects", "bjcert-项目资料归档备份", "bjcert-20261130"),
    ],
)
def test_a_note_that_names_something_else_removes_nothing(tmp_path: Path, data: Path, name: str) -> None:
    kept = tmp_path / name
    kept.write_text("kept")
    (data / FOLDER).mkdir()
    for number, content in enumerate((os.fsencode(kept), b"\x00", b"", b"relative", os.fsencode(kept) + b"\x00")):
        (data / FOLDER / str(number)).write_bytes(content)
    remove_leftovers(data)
    assert kept.read_text() == "kept"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_links_are_not_followed_wherever_they_stand(tmp_path: Path, data: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "kept").write_text("kept")
    (precious / "kept").chmod(0o400)
    link = tmp_path / NAMES[0]
    link.symlink_to(precious)
    (data / FOLDER).mkdir()
    (data / FOLDER / "a").write_bytes(os.fsencode(link))
    (data / FOLDER / "b").symlink_to(precious / "kept")
    remove_leftovers(data)
    (data / "drafts").symlink_to(precious)
    (precious / ".~old").write_text("kept")
    os.utime(precious / ".~old", (1, 1))
    remove_leftovers(data)
    assert (precious / ".~old").exists()
    assert ((precious / "kept").read_text(), (precious / "kept").stat().st_mode & 0o777) == ("kept", 0o400)


def test_half_written_files_of_the_data_folder_go_when_they_are_old(data: Path) -> None:
    old, new, other = (data / "drafts" / name for name in (".~old.tmp", ".~new.tmp", "a.json"))
    old.parent.mkdir()
    for path in (old, new, other):
        path.write_text("x")
    for path in (old, other):
        os.utime(path, (time.time() - 90_000,) * 2)
    remove_leftovers(data)
    assert sorted(path.name for path in old.parent.iterdir()) == [".~new.tmp", "a.json"]


def test_a_backup_that_was_being_unpacked_when_the_program_was_killed_is_removed_once_it_is_old(data: Path) -> None:
    half = data / "restore.new.part"
    (half / "drafts").mkdir(parents=True)
    remove_leftovers(data)
    assert half.is_dir()  # it may be being unpacked just now
    os.utime(half, (1e9, 1e9))
    remove_leftovers(data)
    assert not half.exists()


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="other file systems round such times")  # noqa: S108
@pytest.mark.parametrize(("seconds", "day"), [(1e12, date.max), (-1e12, date.min), (86_400 * 365, date(1971, 1, 1))])
def test_a_time_beyond_the_calendar_is_the_last_day_or_the_first(seconds: float, day: date) -> None:
    with NamedTemporaryFile(dir="/dev/shm") as file:
        os.utime(file.name, (seconds, seconds))
        assert changed_on(Path(file.name)) == day


def test_a_note_that_is_far_too_large_is_passed_over(data: Path) -> None:
    for name in ("0123456789abcdef", "batch-0123456789abcdef"):
        note = data / FOLDER / name
        note.parent.mkdir(exist_ok=True)
        note.touch()
        os.truncate(note, 10 << 30)
    remove_leftovers(data)
    assert noted_for_later(data) == []
