"""Drafts are saved to the disk and read back."""

import stat
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.jobs.drafts import Draft, load_drafts, new_id, remove_draft, save_draft

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


def test_a_damaged_draft_is_kept_and_hides_no_other(tmp_path: Path) -> None:
    kept = draft()
    save_draft(tmp_path, kept)
    (tmp_path / "broken.json").write_text("{", "utf-8")
    assert load_drafts(tmp_path) == [kept]
    assert (tmp_path / "broken.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permission bits")
def test_a_draft_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    kept = draft()
    save_draft(tmp_path, kept)
    assert stat.S_IMODE((tmp_path / f"{kept.id}.json").stat().st_mode) == 0o600
