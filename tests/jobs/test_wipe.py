"""Removing everything that is kept for a person."""

import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.gui.state.settings import Settings
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.printing.journal import PrintJournal
from bjcert_desktop.jobs.wipe import to_be_wiped, wipe
from bjcert_desktop.ledger import back_up, confirm_date, open_ledger
from bjcert_desktop.registry.api import change_notes
from bjcert_desktop.settings.policy import choose
from bjcert_desktop.system.event_log import keep_log, note


@pytest.fixture
def used(catalogue: Catalogue, tmp_path: Path) -> Path:
    """A data folder as it is after some work."""
    folder = tmp_path / "数据"
    ledger, unit = open_ledger(folder), Unit(name="北京市示例区监测站", code="11110105000001011F")
    plan = make_plan(catalogue, Case("renew", {"renew.way": "mail"}, unit))
    export_case(plan, tmp_path / "导出", ledger=ledger)
    back_up(ledger)
    choose(folder, "copies", 2)
    for name in ("drafts", "forms", "practice", "replaced", "logs"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "x").write_text("x")
    (folder / "registry.json.damaged").write_text("x")
    return folder


def test_all_that_the_program_keeps_is_removed_and_the_papers_stay(used: Path, tmp_path: Path) -> None:
    found = to_be_wiped(used)
    assert {path.name for path in found.paths} >= {"ledger.db", "backups", "drafts", "settings.toml", "logs"}
    assert (found.entries, found.papers) == (1, (tmp_path / "导出",))
    assert used.is_dir()  # nothing has happened yet
    assert wipe(used) == []
    assert not used.exists()
    assert list((tmp_path / "导出").rglob("*.docx"))


def test_other_files_in_a_folder_that_a_person_has_chosen_stay(used: Path, tmp_path: Path) -> None:
    (used / "论文.docx").write_text("x")
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处" / "重要.txt").write_text("x")
    (used / "forms" / "x").unlink()
    (used / "forms").rmdir()
    (used / "forms").symlink_to(tmp_path / "别处", target_is_directory=True)
    assert wipe(used) == [used / "论文.docx"]
    assert (tmp_path / "别处" / "重要.txt").exists()


def test_nothing_is_kept_that_a_wipe_does_not_know(tmp_path: Path, catalogue: Catalogue, used: Path) -> None:
    keep_log(used)
    note("test")
    Settings(used).set_value("toured", "true")
    journal = PrintJournal(used)
    journal.begin([], "打印机", datetime(2026, 11, 22))
    journal.close()
    change_notes(used, lambda notes: notes)
    confirm_date(open_ledger(used), date(2026, 11, 22))
    assert wipe(used) == []


@pytest.mark.parametrize("content", [b"", b"no ledger" * 1000, None])
def test_a_ledger_that_cannot_be_read_goes_as_well(used: Path, content: bytes | None) -> None:
    if content is None:
        with closing(sqlite3.connect(used / "ledger.db", isolation_level=None)) as db:
            db.execute("PRAGMA user_version = 99")  # of a newer program
    else:
        (used / "ledger.db").write_bytes(content)
    assert to_be_wiped(used).entries is None
    assert wipe(used) == []


def test_an_empty_or_missing_folder_has_nothing_to_wipe(tmp_path: Path) -> None:
    assert to_be_wiped(tmp_path / "没有").paths == ()
    assert wipe(tmp_path / "没有") == []
