"""Links are known as such, and a folder is removed without following any."""

import os
import sys
from pathlib import Path

import pytest

from bjcert_desktop.system.links import (
    is_link,
    is_real_file,
    is_real_folder,
    is_shared,
    own_folder,
    read_file,
    remove_folder,
)
from bjcert_desktop.system.locks import open_to_append


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_removing_a_folder_removes_links_and_never_what_they_lead_to(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "kept.txt").write_text("kept")
    (tmp_path / "link").symlink_to(precious)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(precious)
    remove_folder(tmp_path / "link")
    remove_folder(folder)
    assert not is_link(tmp_path / "link")
    assert not folder.exists()
    assert (precious / "kept.txt").read_text() == "kept"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_link_is_neither_a_real_file_nor_a_real_folder(tmp_path: Path) -> None:
    file, folder = tmp_path / "file", tmp_path / "folder"
    file.touch()
    folder.mkdir()
    for path in (file, folder, tmp_path / "gone"):
        link = tmp_path / f"link to {path.name}"
        link.symlink_to(path)
        assert (is_link(link), is_real_file(link), is_real_folder(link)) == (True, False, False)
    assert (is_real_file(file), is_real_folder(file)) == (True, False)
    assert (is_real_file(folder), is_real_folder(folder)) == (False, True)


def test_read_only_files_are_removed_too(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").touch(0o400)
    remove_folder(tmp_path / "folder")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
@pytest.mark.parametrize("target", ["elsewhere", "gone", "own"])
def test_a_folder_of_the_programs_own_is_made_but_no_link_is_one(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    assert own_folder(tmp_path / "a" / "b").is_dir()
    assert own_folder(tmp_path / "a" / "b").is_dir()
    (tmp_path / "own").symlink_to(tmp_path / target)
    with pytest.raises(OSError, match="链接"):
        own_folder(tmp_path / "own")
    assert not (tmp_path / "gone").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_file_is_shared_if_it_is_a_link_or_has_two_names(tmp_path: Path) -> None:
    file, second, link = (tmp_path / name for name in ("file", "second", "link"))
    file.touch()
    assert not is_shared(file) and not is_shared(tmp_path / "gone") and not is_shared(tmp_path)
    link.symlink_to(file)
    assert is_shared(link) and not is_shared(file)
    os.link(file, second)
    assert is_shared(file) and is_shared(second)
    with pytest.raises(OSError, match="同一个"):
        open_to_append(second)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_what_never_ends_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    for name in ("pipe", "device", ".", "nothing"):
        with pytest.raises(OSError):
            read_file(tmp_path / name)
    (tmp_path / "file").write_bytes(b"x")
    assert read_file(tmp_path / "file") == b"x"


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(300 << 20)
    with pytest.raises(OSError, match="太大"):
        read_file(tmp_path / "large")


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions of POSIX")
def test_a_folder_that_cannot_be_read_is_not_removed_and_no_more_than_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "closed").mkdir(parents=True)
    (folder / "closed" / "kept.txt").write_text("kept")
    (folder / "closed").chmod(0)
    tmp_path.parent.chmod(0o755)
    root = os.geteuid() == 0
    if root:
        for path in (tmp_path, folder, folder / "closed"):
            os.chown(path, 65534, -1)
        os.seteuid(65534)
    try:
        with pytest.raises(PermissionError):
            remove_folder(folder)
    finally:
        if root:
            os.seteuid(0)
        (folder / "closed").chmod(0o700)
    assert (folder / "closed" / "kept.txt").read_text() == "kept"
