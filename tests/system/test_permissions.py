"""What the whole office relies on: files as they were published, and folders that only administrators can change."""

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bjcert_desktop.system import permissions
from bjcert_desktop.system.paths import data
from bjcert_desktop.system.seals import SEALS


def test_the_seal_names_every_shipped_file_as_it_is() -> None:
    root = data()
    resources = root / "resources"
    told = (resources / "help" / "using.toml", resources / "glossary.toml")
    shipped = [*(resources / "guide").glob("*.toml"), *told, *(root / "forms").rglob("*.docx")]
    found = {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in shipped}
    assert found == SEALS


def test_a_file_is_sealed_only_as_it_was_published_and_only_under_its_name() -> None:
    name, other = list(SEALS)[:2]
    content = data(*name.split("/")).read_bytes()
    assert permissions.is_sealed(name, content)
    assert not permissions.is_sealed(name, content + b"\n")
    assert not permissions.is_sealed(other, content)
    assert not permissions.is_sealed("forms/nothing.docx", content)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can make a place that is root's alone")
def test_a_place_of_root_is_safe_until_others_may_write_to_it_or_above_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    base = Path("/usr/local/lib") / f"bjcert-test-{os.getpid()}"
    place = base / "guide"
    place.mkdir(parents=True)
    file = place / "a.toml"
    file.touch(0o644)
    assert permissions.who_else_can_change(place, file) == ""
    for each, mode in ((file, 0o666), (place, 0o775), (base, 0o757)):
        before = stat.S_IMODE(each.stat().st_mode)
        each.chmod(mode)
        assert "普通用户也能改动" in permissions.who_else_can_change(place, file)
        each.chmod(before)
    os.chown(file, 1000, 1000)
    assert "不归管理员所有" in permissions.who_else_can_change(file)


def test_a_place_that_is_not_there_is_not_safe(tmp_path: Path) -> None:
    assert "读不出来" in permissions.who_else_can_change(tmp_path / "nothing")


SYSTEM, ADMINISTRATORS, USERS, EVERYONE = "S-1-5-18", "S-1-5-32-544", "S-1-5-32-545", "S-1-1-0"
FULL, READ, MODIFY, ADD_FILES, DELETE = 0x1F01FF, 0x1200A9, 0x1301BF, 0x100116, 0x10000
DELETE_CHILD, WRITE_DAC = 0x40, 0x40000


@pytest.mark.parametrize(
    ("owner", "allowed", "said"),
    [
        (ADMINISTRATORS, [(SYSTEM, FULL), (ADMINISTRATORS, FULL), (USERS, READ)], ""),
        (SYSTEM, [(SYSTEM, FULL), ("S-1-5-21-1-2-3-512", FULL), (EVERYONE, READ)], ""),
        (ADMINISTRATORS, [(ADMINISTRATORS, FULL), (USERS, MODIFY)], "普通用户也能改动"),
        (ADMINISTRATORS, [(ADMINISTRATORS, FULL), (USERS, READ), (USERS, ADD_FILES)], "普通用户也能改动"),
        (ADMINISTRATORS, [(ADMINISTRATORS, FULL), ("S-1-5-21-1-2-3-1001", DELETE)], "普通用户也能改动"),
        (ADMINISTRATORS, None, "普通用户也能改动"),
        ("S-1-5-21-1-2-3-1001", [(SYSTEM, FULL), (USERS, READ)], "不归管理员所有"),
        ("", [], "不归管理员所有"),
    ],
)
def test_an_access_list_of_windows_is_judged_by_who_may_change_something(
    owner: str, allowed: list[tuple[str, int]] | None, said: str
) -> None:
    assert permissions.windows_problem(owner, allowed) == said


def test_who_runs_the_program_as_an_administrator_counts_as_one() -> None:
    person = "S-1-5-21-1-2-3-1001"
    assert permissions.windows_problem(person, [(person, FULL), (USERS, READ)], administrator=person) == ""
    assert (
        permissions.windows_problem(person, [(person, FULL), (USERS, MODIFY)], administrator=person)
        == "普通用户也能改动"
    )
    assert permissions.windows_problem("", [], administrator="") == "不归管理员所有"


def test_adding_files_to_a_folder_above_replaces_nothing() -> None:
    allowed = [(SYSTEM, FULL), (USERS, READ), (USERS, ADD_FILES)]
    assert permissions.windows_problem(SYSTEM, allowed, permissions._REPLACES) == ""
    assert permissions.windows_problem(SYSTEM, [*allowed, (USERS, DELETE)], permissions._REPLACES) == "普通用户也能改动"


def test_a_data_drive_as_windows_formats_it_can_hold_what_only_administrators_change() -> None:
    allowed = [(ADMINISTRATORS, FULL), (SYSTEM, FULL), ("S-1-5-11", MODIFY), (USERS, READ)]
    assert permissions.windows_problem(ADMINISTRATORS, allowed, permissions._REPLACES_ON_DRIVE) == ""
    for right in (DELETE_CHILD, WRITE_DAC):
        more = [*allowed, (USERS, right)]
        assert permissions.windows_problem(ADMINISTRATORS, more, permissions._REPLACES_ON_DRIVE) == "普通用户也能改动"


@pytest.fixture
def roots_own() -> Iterator[Path]:
    """A folder that only root can change, somewhere that only root can change."""
    base = Path("/usr/local/lib") / f"bjcert-test-{os.getpid()}-own"
    base.mkdir()
    yield base
    shutil.rmtree(base)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can make a place that is root's alone")
def test_a_link_that_somebody_else_can_change_is_not_safe_wherever_it_leads(roots_own: Path) -> None:
    file = roots_own / "a.toml"
    file.touch(0o644)
    other = roots_own / "other"
    other.mkdir()
    os.chown(other, 1000, 1000)
    (other / "there").symlink_to(roots_own)
    assert "不归管理员所有" in permissions.who_else_can_change(other / "there" / "a.toml")
    assert "不归管理员所有" in permissions.who_else_can_change(other / ".." / "a.toml")
    (roots_own / "mine").symlink_to(roots_own)
    assert permissions.who_else_can_change(roots_own / "mine" / "a.toml") == ""
    (roots_own / "his").symlink_to(other / "there")
    assert "不归管理员所有" in permissions.who_else_can_change(roots_own / "his" / "a.toml")
    os.chown(roots_own / "mine", 1000, 1000, follow_symlinks=False)
    assert "读不出来" in permissions.who_else_can_change(roots_own / "mine" / "a.toml")
    (roots_own / "round").symlink_to(roots_own / "round")
    assert "读不出来" in permissions.who_else_can_change(roots_own / "round")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can make a place that is root's alone")
def test_what_was_opened_is_what_is_judged(roots_own: Path) -> None:
    file, other = roots_own / "a.toml", roots_own / "b.toml"
    file.write_text("forged")
    other.write_text("true")
    with file.open("rb") as opened:
        assert permissions.who_else_can_change(opened) == ""
        other.replace(file)
        assert "换掉" in permissions.who_else_can_change(opened)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can make a place that is root's alone")
def test_another_name_of_an_administrators_file_is_not_taken_for_a_folder_on_the_way(
    roots_own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybodys = roots_own / "everybodys"
    everybodys.mkdir()
    everybodys.chmod(0o1777)
    (everybodys / "his").mkdir()
    file, mine = everybodys / "his" / "a.toml", roots_own / "mine.toml"
    file.write_text("forged")
    mine.write_text("true")
    os.chown(everybodys / "his", 1000, 1000)
    follow = permissions._followed

    def exchanged(path: Path, passed: dict[Path, None]) -> Path:
        found = follow(path, passed)
        (everybodys / "his").rename(everybodys / "aside")
        (everybodys / "his").hardlink_to(mine)
        return found

    with file.open("rb") as opened:
        monkeypatch.setattr(permissions, "_followed", exchanged)
        assert permissions.who_else_can_change(opened) != ""
        (everybodys / "his").unlink()
        (everybodys / "aside").rename(everybodys / "his")
    monkeypatch.setattr(permissions, "_followed", lambda _path, passed: passed.update({mine: None}) or mine)
    assert "不再是文件夹" in permissions.who_else_can_change(mine)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can make a place that is root's alone")
def test_the_opened_file_has_to_be_the_administrators_whatever_its_name_leads_to_now(roots_own: Path) -> None:
    file = roots_own / "a.toml"
    file.write_text("forged")
    os.chown(file, 1000, 1000)
    with file.open("rb") as opened:
        file.unlink()
        file.write_text("true")
        assert "不归管理员所有" in permissions.who_else_can_change(opened)
