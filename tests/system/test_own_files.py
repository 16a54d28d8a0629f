"""Names that stand in data stay inside their folder, and links are never followed."""

import sys
from pathlib import Path

import pytest

from bjcert_desktop.errors import PlaceError
from bjcert_desktop.system.own_files import inside, is_link, is_plain, make_folder, remove_folder

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


@pytest.mark.parametrize("name", ["申请表.docx", "forms/申请表-1.docx", "20261122 续期 北京市示例区第1局 (2)", "00001"])
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
def test_a_folder_is_made_by_us_or_said_to_be_there_and_a_link_is_refused(tmp_path: Path) -> None:
    assert make_folder(tmp_path / "new")
    assert not make_folder(tmp_path / "new")
    (tmp_path / "link").symlink_to(tmp_path / "new")
    with pytest.raises(OSError):
        make_folder(tmp_path / "link")
