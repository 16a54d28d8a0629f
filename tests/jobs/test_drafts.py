"""Drafts are saved to the disk and read back."""

import stat
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.drafts import Draft, load_drafts, new_id, remove_draft, save_draft
from bjcert_desktop.system.own_data import read_own

UNIT = Unit(
    name="北京市示例区监测站", handler_id="11010519491231002X", certificates=(Certificate(valid_to=date(2027, 1, 1)),)
)
CASE = Case(
    business="renew", answers={"renew.way": "mail"}, unit=UNIT, years=2, ticked=frozenset({"handler-id"})
).choose(corrections={"address": "北京市示例区新址"}, chosen=(0,), count=3)


def draft(hour: int = 9) -> Draft:
    return Draft(new_id(), CASE, "fee", datetime(2026, 11, 22, hour))


def test_a_draft_is_read_back_as_it_was_saved(tmp_path: Path) -> None:
    kept = draft()
    save_draft(tmp_path / "drafts", kept)
    assert load_drafts(tmp_path / "drafts") == [kept]


def test_the_latest_draft_is_first_and_saving_replaces_the_earlier_state(tmp_path: Path) -> None:
    early, late = draft(9), draft(10)
    for each in (early, late, Draft(early.id, CASE, "review", datetime(2026, 11, 22, 11))):
        save_draft(tmp_path, each)
    assert [each.step for each in load_drafts(tmp_path)] == ["review", "fee"]


def test_a_draft_may_be_removed_twice(tmp_path: Path) -> None:
    kept = draft()
    save_draft(tmp_path, kept)
    remove_draft(tmp_path, kept.id)
    remove_draft(tmp_path, kept.id)
    assert load_drafts(tmp_path) == []


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"id": "../../outside", "case": {}, "step": "fee", "saved": "2026-11-22T09:00:00"}',
        b'{"id": "broken", "case": {}, "step": "fee", "saved": "2026-11-22T09:00:00"}',
        b'{"id": "%s", "case": {}, "step": "fee", "saved": "2026-11-22T09:00:00"}' % (b"0" * 32),
        b'{"id": "%s", "case": {}, "step": "fee", "saved": "2026-11-22T09:00:00+08:00"}' % (b"1" * 32),
        b'{"id": "%s", "case": {"years": 0}, "step": "fee", "saved": "2026-11-22T09:00:00"}' % (b"1" * 32),
        b'{"id": "%s", "case": {"by_unit": {"": {"corrections": {"row": "1"}}}}, "step": "", "saved": ""}'
        % (b"1" * 32),
    ],
)
def test_a_damaged_draft_is_set_aside_and_told_and_hides_no_other(tmp_path: Path, content: bytes) -> None:
    kept, name = draft(), f"{'1' * 32}.json"
    save_draft(tmp_path, kept)
    (tmp_path / name).write_bytes(content)
    problems: list[str] = []
    assert load_drafts(tmp_path, problems) == [kept]
    assert [name in each and "damaged" in each for each in problems] == [True]
    assert (tmp_path / f"{name}.damaged").read_bytes() == content
    assert load_drafts(tmp_path, problems) == [kept]
    assert len(problems) == 1


@pytest.mark.parametrize(
    "changes", [{"business": "fly"}, {"delivery": "pigeon"}, {"payment": "gold"}, {"business": ""}]
)
def test_a_draft_of_what_the_guide_does_not_have_is_told_and_left_alone(
    tmp_path: Path, changes: dict[str, str]
) -> None:
    kept = Draft(new_id(), replace(CASE, **changes), "fee", datetime(2026, 11, 22))  # type: ignore[arg-type]
    save_draft(tmp_path, kept)
    problems: list[str] = []
    assert load_drafts(tmp_path, problems, load_catalogue()) == []
    assert "没有改动它" in problems[0]
    assert load_drafts(tmp_path) == [kept]


def test_a_draft_of_the_version_without_checksums_is_read(tmp_path: Path) -> None:
    kept = draft()
    (tmp_path / f"{kept.id}.json").write_bytes(msgspec.json.encode(kept))
    assert load_drafts(tmp_path) == [kept]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permission bits")
def test_a_draft_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    kept = draft()
    save_draft(tmp_path, kept)
    assert stat.S_IMODE((tmp_path / f"{kept.id}.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "name",
    [
        "%s (conflicted copy 2026-11-30).json",
        "%s (DESKTOP-1AB2C3D's conflicted copy).json",
        "%s-冲突副本.json",
        "%s - 副本.json",
        "%s-DESKTOP-1AB2C3D.json",
        "%s.sync-conflict-20261130-101500-ABCDEFG.json",
        "%s_conflict.json",
        "%s (1).json",
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_a_copy_that_another_program_has_made_of_a_draft_is_left_alone_and_told(
    tmp_path: Path, name: str, whole: bool
) -> None:
    kept = draft()
    save_draft(tmp_path, kept)
    copy = tmp_path / (name % kept.id)
    copy.write_bytes((tmp_path / f"{kept.id}.json").read_bytes() if whole else b"\0")
    content, problems = copy.read_bytes(), list[str]()
    assert load_drafts(tmp_path, problems) == [kept]
    assert copy.read_bytes() == content
    assert [copy.name in each and "损坏" not in each for each in problems] == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_drafts_behind_a_link_are_neither_read_nor_written_nor_removed(tmp_path: Path) -> None:
    kept, problems = draft(), list[str]()
    save_draft(tmp_path / "elsewhere", kept)
    (tmp_path / "elsewhere" / f"{'1' * 32}.json").write_bytes(b"{")
    (tmp_path / "drafts").symlink_to(tmp_path / "elsewhere")
    there = {path.name: path.read_bytes() for path in (tmp_path / "elsewhere").iterdir()}
    assert load_drafts(tmp_path / "drafts", problems) == []
    assert "链接" in problems[0]
    with pytest.raises(OSError):
        save_draft(tmp_path / "drafts", draft())
    remove_draft(tmp_path / "drafts", kept.id)
    assert {path.name: path.read_bytes() for path in (tmp_path / "elsewhere").iterdir()} == there


@pytest.mark.parametrize("name", ["desktop.json", "新建.json", "0.json", f"{'A' * 32}.json", ".json"])
def test_a_file_of_somebody_else_among_the_drafts_is_let_alone(tmp_path: Path, name: str) -> None:
    kept, problems = draft(), list[str]()
    save_draft(tmp_path, kept)
    (tmp_path / name).write_bytes(b"{")
    assert load_drafts(tmp_path, problems) == [kept]
    assert problems == []
    assert (tmp_path / name).read_bytes() == b"{"


def test_a_folder_of_drafts_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    problems: list[str] = []
    assert load_drafts(tmp_path / "none", problems) == []
    assert problems == []
    (tmp_path / "drafts").write_text("no folder")
    assert load_drafts(tmp_path / "drafts", problems) == []
    assert "读不出来" in problems[0]


def test_a_draft_that_another_window_has_just_finished_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def finished(path: Path, kind: type[Draft], what: str) -> Draft | None:
        path.unlink()
        return read_own(path, kind, what)

    save_draft(tmp_path, Draft(new_id(), Case("new"), "unit", datetime(2026, 1, 2)))
    monkeypatch.setattr("bjcert_desktop.jobs.drafts.read_own", finished)
    problems: list[str] = []
    assert load_drafts(tmp_path, problems) == []
    assert problems == []
