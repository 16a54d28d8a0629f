"""A forged ledger cannot have anything run while it is checked or restored."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.ledger import Ledger, LedgerError, portable, restore, write_portable
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
