"""Names that stand in data stay inside their folder, and links are never followed."""

import os
import sys
from pathlib import Path

import pytest

from bjcert_desktop.errors import ExportError, PlaceError
from bjcert_desktop.system.files import safe_name
from bjcert_desktop.system.own_files import WorkFolder, inside, is_plain

OUTSIDE = [
    "",
    ".",
    "..",
    "../registry",
    "../../outside",
    "forms/../../x",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "C:/Windows",
    "\\\\server\\share\\x",
    "//server/share/x",
    "a\\..\\b",
    "a//b",
    "a/",
    "a:stream",
    "a\x00b",
    "a\u202eb",
    "con",
    "NUL.docx",
    "trailing.",
    "trailing ",
    "x" * 300,
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_name_that_leads_elsewhere_or_that_windows_reads_otherwise_is_refused(name: str, tmp_path: Path) -> None:
    assert not is_plain(name)
    with pytest.raises(PlaceError):
        inside(tmp_path, name)


@pytest.mark.parametrize(
    "name",
    [
        "申请表.docx",
        "forms/申请表-1.docx",
        "20261122 续期 北京市示例区第1局 (2)",
        f"{safe_name('路' * 300, 100)} (120)",
        "00001",
    ],
)
def test_names_as_the_program_gives_them_are_inside(name: str, tmp_path: Path) -> None:
    assert inside(tmp_path, name) == tmp_path / name


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_link_on_the_way_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    own = tmp_path / "own"
    own.mkdir()
    (own / "forms").symlink_to(tmp_path / "elsewhere")
    (own / "form.docx").symlink_to(tmp_path / "gone")
    for name in ("forms", "forms/a.docx", "form.docx"):
        with pytest.raises(PlaceError):
            inside(own, name)


def test_a_work_folder_is_made_or_taken_up_by_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "work"
    for _ in range(2):  # the second time it is empty, as after a kill
        WorkFolder(path, "lock").close()
    (path / "lock").touch()
    (path / "00001").mkdir()
    work = WorkFolder(path, "lock")
    assert sorted(work.names()) == ["00001", "lock"]
    for name in work.names():
        work.remove(name)
    assert work.names() == []
    work.close()


def test_a_folder_of_that_name_that_is_not_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    (precious / "00001").mkdir(parents=True)
    (precious / "00001" / "kept.txt").write_text("kept")
    file, folder = tmp_path / "file", tmp_path / "folder"
    file.write_text("kept")
    folder.mkdir()
    (folder / "kept.txt").write_text("kept")
    places = [file, folder]
    if sys.platform != "win32":
        link, marked = tmp_path / "link", tmp_path / "marked by a link"
        link.symlink_to(precious)
        marked.mkdir()
        (marked / "lock").symlink_to(file)
        places += [link, marked]
    for place in places:
        with pytest.raises(ExportError, match="不是本程序建立"):
            WorkFolder(place, "lock")
    assert {path.read_text() for path in tmp_path.rglob("*") if path.is_file()} == {"kept"}
    assert (precious / "00001" / "kept.txt").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_link_put_in_the_place_of_a_work_folder_gets_nothing_removed_behind_it(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    (precious / "00001").mkdir(parents=True)
    (precious / "00001" / "kept.txt").write_text("kept")
    work = WorkFolder(tmp_path / "work", "lock")
    (tmp_path / "work" / "00001").mkdir()
    (tmp_path / "work").rename(tmp_path / "moved")
    (tmp_path / "work").symlink_to(precious)
    work.remove("00001")
    work.close()
    assert not (tmp_path / "moved" / "00001").exists()
    assert (precious / "00001" / "kept.txt").read_text() == "kept"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs a second account")
def test_a_work_folder_that_another_account_prepared_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "work"
    path.mkdir()
    (path / "lock").touch()
    os.chown(path, 12345, 12345)
    with pytest.raises(ExportError, match="不是本程序建立"):
        WorkFolder(path, "lock")
