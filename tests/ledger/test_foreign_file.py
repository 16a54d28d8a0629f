"""A forged ledger cannot have anything run while it is checked or restored."""

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.errors import ExportError
from bjcert_desktop.ledger import (
    Ledger,
    LedgerError,
    backups,
    check,
    clear_personal,
    look_after,
    portable,
    restore,
    write_portable,
)
from bjcert_desktop.ledger.database import connect

from .conftest import MakeRecord

FORGED = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM cases; END",
    "view": "CREATE VIEW v AS SELECT count(*) FROM cases",
    "check": "CREATE TABLE c (x CHECK (abs(x) > 1))",
    "generated": "CREATE TABLE g (x, y GENERATED ALWAYS AS (hex(x)))",
    "short generated": "CREATE TABLE g (x, y AS (hex(x)))",
    "index on an expression": "CREATE INDEX e ON cases (lower(unit))",
}


@pytest.mark.parametrize("statement", FORGED.values(), ids=FORGED)
def test_a_file_that_defines_more_than_tables_is_refused_and_the_ledger_stays(
    tmp_path: Path, a_record: MakeRecord, statement: str
) -> None:
    ledger, other = Ledger(tmp_path / "own"), Ledger(tmp_path / "other")
    ledger.record([a_record("a")])
    other.record([a_record("a")])
    content = portable(other)
    with closing(sqlite3.connect(other.path)) as db:
        db.execute(statement)
        db.commit()
        content = db.serialize()
    with pytest.raises(LedgerError, match="不是完好的办理记录"):
        restore(ledger, other.path)
    with pytest.raises(LedgerError, match="不是完好的办理记录"):
        write_portable(content, tmp_path / "restored.db")
    assert ledger.find().total == 1


def test_an_honest_file_is_restored(tmp_path: Path, a_record: MakeRecord) -> None:
    ledger, other = Ledger(tmp_path / "own"), Ledger(tmp_path / "other")
    other.record([a_record("a")])
    ledger.make_ready()
    restore(ledger, other.path)
    assert ledger.find().total == 1
    assert write_portable(portable(other), tmp_path / "restored.db") == 1
    assert date.today() >= ledger.find().entries[0].day


def test_a_ledger_trusts_no_schema(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.make_ready()
    with closing(connect(ledger.path)) as db:
        assert db.execute("PRAGMA trusted_schema").fetchone() == (0,)


def write_ahead(path: Path, sql: str) -> bytes:
    """Change the ledger *path* as a program for databases does that keeps a write-ahead log, and return that log."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(sql)
        db.commit()
        return path.with_name(f"{path.name}-wal").read_bytes()


def test_the_write_ahead_log_of_another_ledger_is_not_believed(tmp_path: Path, a_record: MakeRecord) -> None:
    ledger, other = Ledger(tmp_path / "own"), Ledger(tmp_path / "other")
    ledger.record([a_record("a")])
    look_after(ledger)
    other.record([a_record(key) for key in "bcd"])
    log = write_ahead(other.path, "UPDATE history SET id = id")
    for path in (ledger.path, backups(ledger)[0].path):
        path.with_name(f"{path.name}-wal").write_bytes(log)
    assert [each.entries for each in backups(ledger)] == [1]
    assert "“ledger.db-wal.damaged”" in look_after(Ledger(ledger.folder))
    assert ledger.find().total == 1
    assert [path.read_bytes() for path in ledger.folder.glob("*-wal.damaged")] == [log]


def test_a_ledger_that_keeps_a_write_ahead_log_is_used_with_it_and_keeps_none_any_more(
    tmp_path: Path, a_record: MakeRecord
) -> None:
    ledger = Ledger(tmp_path / "own")
    ledger.record([a_record("a")])
    plain = ledger.path.read_bytes()
    log = write_ahead(ledger.path, "DELETE FROM replies")
    ledger.path.write_bytes(plain[:18] + b"\2\2" + plain[20:])
    ledger.path.with_name("ledger.db-wal").write_bytes(log)
    ledger.record([a_record("b")])
    assert check(ledger) == ""
    assert ledger.find().total == 2
    assert [path.name for path in ledger.folder.iterdir()] == ["ledger.db"]
    assert ledger.path.read_bytes()[18:20] == b"\1\1"


@pytest.mark.parametrize("name", ["ledger.db-wal", "ledger.db-journal"])
def test_a_folder_in_the_place_of_a_journal_is_out_of_the_way_or_a_sentence(
    tmp_path: Path, a_record: MakeRecord, name: str
) -> None:
    ledger = Ledger(tmp_path / "own")
    ledger.record([a_record("a")])
    (ledger.folder / name / "x").mkdir(parents=True)
    try:
        assert Ledger(ledger.folder).find().total == 1
    except LedgerError as error:
        assert error.remedy


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
@pytest.mark.parametrize("make", [os.link, os.symlink])
def test_a_ledger_that_is_the_same_file_as_one_elsewhere_is_not_written_to(
    tmp_path: Path, a_record: MakeRecord, make: Callable[[Path, Path], None]
) -> None:
    ledger, other = Ledger(tmp_path / "own"), Ledger(tmp_path / "other")
    other.record([a_record("a")])
    before = other.path.read_bytes()
    ledger.folder.mkdir()
    make(other.path, ledger.path)
    with pytest.raises(LedgerError, match="没有使用它") as told:
        ledger.record([a_record("b")])
    assert told.value.remedy
    assert other.path.read_bytes() == before
    ledger.path.unlink()
    ledger.record([a_record("b")])
    assert ledger.find().total == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_copies_behind_a_link_are_neither_made_nor_removed_nor_cleared(tmp_path: Path, a_record: MakeRecord) -> None:
    ledger, other = Ledger(tmp_path / "own"), Ledger(tmp_path / "other")
    for each in (ledger, other):
        each.record([a_record("a")])
    look_after(other)
    copies = other.folder / "backups"
    (ledger.folder / "backups").symlink_to(copies)
    there = {path: path.read_bytes() for path in copies.iterdir()}
    with pytest.raises(ExportError, match="链接"):
        look_after(ledger)
    assert backups(ledger) == [] and clear_personal(ledger, date(2099, 1, 1)) == 1
    assert {path: path.read_bytes() for path in copies.iterdir()} == there


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_personal_values_are_cleared_in_a_copy_and_not_in_its_second_name(tmp_path: Path, a_record: MakeRecord) -> None:
    ledger = Ledger(tmp_path / "own")
    ledger.record([a_record("a")])
    look_after(ledger)
    (copy,) = (ledger.folder / "backups").iterdir()
    os.link(copy, tmp_path / "second.db")
    before = copy.read_bytes()
    clear_personal(ledger, date(2099, 1, 1))
    assert (tmp_path / "second.db").read_bytes() == before != copy.read_bytes()


@pytest.mark.parametrize("name", ["ledger-DESKTOP-1AB2C3D.db", "ledger (冲突副本 2026-11-30).db", "ledger_conflict.db"])
def test_another_ledger_that_was_left_beside_the_own_is_told_and_let_alone(
    tmp_path: Path, a_record: MakeRecord, name: str
) -> None:
    ledger = Ledger(tmp_path / "own")
    ledger.record([a_record("a")])
    look_after(ledger)
    restore(ledger, backups(ledger)[0].path)  # leaves one of the program's own
    assert look_after(ledger) == ""
    other = ledger.path.with_name(name)
    other.write_bytes(ledger.path.read_bytes())
    assert f"“{name}”" in look_after(ledger)
    assert ledger.find().total == 1
    other.unlink()
    assert look_after(ledger) == ""
