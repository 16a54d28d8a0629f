"""A journal that another ledger has left beside the own is not rolled back into it; one of its own is."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.ledger import CaseState, Ledger, check, look_after
from bjcert_desktop.ledger.database import MIGRATIONS, migrate, opened
from bjcert_desktop.ledger.foreign_logs import without_foreign_logs

from .conftest import MakeRecord

Caught = tuple[bytes, bytes]  # a ledger and its journal, as a kill in the middle of a change leaves them


class _Stopped(Exception):  # noqa: N818
    """The change is not completed."""


def caught(ledger: Ledger, *, written: bool = True, plainly: bool = False) -> Caught:
    """Begin a change of *ledger* that is *written* in part, and take it back.

    *plainly*: as another program does.
    """
    path = ledger.path
    found = b"", b""
    with (
        suppress(_Stopped),
        closing(sqlite3.connect(path, isolation_level=None)) if plainly else ledger.opened(writing=True) as db,
    ):
        db.execute(f"PRAGMA cache_size = {1 if written else 5000}")
        if plainly:
            db.execute("PRAGMA synchronous = OFF")
            db.execute("BEGIN IMMEDIATE")
        for number in range(60):
            db.execute(
                "INSERT INTO replies (scenario, caveat, unit, code, day, asked_by, text, entry, at, who)"
                " VALUES ('', '', '', '', '2026-11-22', '', ?, NULL, '2026-11-22T09:00:00+08:00', '')",
                ("话" * 900 + str(number),),
            )
            db.execute("UPDATE history SET note = ?", (f"{number}",))
        found = path.read_bytes(), path.with_name("ledger.db-journal").read_bytes()
        raise _Stopped
    assert path.read_bytes() != found[0] or not written
    return found


def unrelated(own: Ledger, a_record: MakeRecord) -> bytes:
    other = Ledger(own.folder.with_name("other"))
    other.record([a_record(key) for key in "xyz"])
    return caught(other)[1]


def of_another_program(own: Ledger, a_record: MakeRecord) -> bytes:
    other = Ledger(own.folder.with_name("other"))
    other.record([a_record(key) for key in "xyz"])
    return caught(other, plainly=True)[1]


def of_a_copy_that_went_its_own_way(own: Ledger, a_record: MakeRecord) -> bytes:
    """Both made as many changes since they were one."""
    other = Ledger(own.folder.with_name("other"))
    shutil.copytree(own.folder, other.folder)
    other.move(1, CaseState.PAID, date.today())
    own.move(1, CaseState.STAMPED, date.today())
    return caught(other)[1]


def of_a_copy_that_is_a_change_behind(own: Ledger, a_record: MakeRecord) -> bytes:
    other = Ledger(own.folder.with_name("other"))
    shutil.copytree(own.folder, other.folder)
    other.move(1, CaseState.PAID, date.today())
    for note in ("一", "二"):
        own.move(1, CaseState.STAMPED, date.today(), note)
    return caught(other)[1]


def of_its_own_past(own: Ledger, a_record: MakeRecord) -> bytes:
    journal = caught(own)[1]
    for key in "pqr":
        own.record([a_record(key)])
    return journal


def of_a_ledger_just_begun(own: Ledger, a_record: MakeRecord) -> bytes:
    """It would cut the own off to nothing."""
    path = own.folder.with_name("new.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in ("PRAGMA synchronous = OFF", "BEGIN", "CREATE TABLE cases (x)"):
            db.execute(statement)
        return path.with_name("new.db-journal").read_bytes()


def with_other_pages(own: Ledger, a_record: MakeRecord) -> bytes:
    path = own.folder.with_name("other.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in (
            *("PRAGMA page_size = 1024", "PRAGMA synchronous = OFF", "CREATE TABLE x (y)", "BEGIN"),
            "INSERT INTO x VALUES (zeroblob (9000))",
        ):
            db.execute(statement)
        return path.with_name("other.db-journal").read_bytes()


def of_no_database(own: Ledger, a_record: MakeRecord) -> bytes:
    return b"\xff\xfeno journal at all" * 99


@pytest.mark.parametrize(
    "left",
    [
        unrelated,
        of_another_program,
        of_a_copy_that_went_its_own_way,
        of_a_copy_that_is_a_change_behind,
        of_its_own_past,
        of_a_ledger_just_begun,
        with_other_pages,
        of_no_database,
    ],
)
def test_a_journal_of_another_ledger_changes_nothing_and_is_told(
    tmp_path: Path, a_record: MakeRecord, left: Callable[[Ledger, MakeRecord], bytes]
) -> None:
    own = Ledger(tmp_path / "own")
    own.record([a_record(key) for key in "abc"])
    journal = left(own, a_record)
    before = own.path.read_bytes()
    own.path.with_name("ledger.db-journal").write_bytes(journal)
    assert Ledger(own.folder).find().total >= 3
    assert own.path.read_bytes() == before
    assert own.path.with_name("ledger.db-journal.damaged").read_bytes() == journal
    told = look_after(Ledger(own.folder))
    assert "“ledger.db-journal.damaged”" in told and "同步" in told
    assert check(own) == ""


@pytest.mark.parametrize("written", [True, False])
def test_a_change_that_was_interrupted_is_taken_back(tmp_path: Path, a_record: MakeRecord, written: bool) -> None:
    own = Ledger(tmp_path / "own")
    own.record([a_record(key) for key in "abc"])
    found, journal = caught(own, written=written)
    before = own.path.read_bytes()
    own.path.write_bytes(found)
    own.path.with_name("ledger.db-journal").write_bytes(journal)
    assert Ledger(own.folder).find().total == 3
    assert own.path.read_bytes() == before
    assert look_after(Ledger(own.folder)) == ""


def test_what_was_interrupted_under_a_former_version_is_taken_back(tmp_path: Path) -> None:
    """It has put no marks into the ledger, and keeps the first page last."""
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("CREATE TABLE old (words)")
        db.executemany("INSERT INTO old VALUES (?)", [("一" * 200,)] * 400)
        before = path.read_bytes()
        for statement in ("PRAGMA cache_size = 5", "BEGIN IMMEDIATE", "UPDATE old SET words = words || '二'"):
            db.execute(statement)
        found, journal = path.read_bytes(), path.with_name("ledger.db-journal").read_bytes()
        db.execute("ROLLBACK")
    assert found != before
    path.write_bytes(found)
    path.with_name("ledger.db-journal").write_bytes(journal)
    with without_foreign_logs(path), closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM old WHERE words LIKE '%二'").fetchone() == (0,)
    assert path.read_bytes() == before


def test_the_first_change_of_a_ledger_that_was_interrupted_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "data" / "ledger.db"
    path.parent.mkdir()
    path.touch()
    found = b"", b""
    with suppress(_Stopped), opened(path, writing=True) as db:
        db.execute("PRAGMA cache_size = 1")
        migrate(db, 0, len(MIGRATIONS))
        found = path.read_bytes(), path.with_name("ledger.db-journal").read_bytes()
        raise _Stopped
    assert found[0]
    path.write_bytes(found[0])
    path.with_name("ledger.db-journal").write_bytes(found[1])
    assert Ledger(path.parent).find().total == 0
    assert [each.name for each in path.parent.iterdir()] == ["ledger.db"]


def test_a_ledger_whose_first_change_was_being_written_is_begun_anew(tmp_path: Path) -> None:
    """Nothing stood there before, so that its journal keeps no page: a header, with a count of zero."""
    own = Ledger(tmp_path)
    own.make_ready()
    journal = own.path.with_name("ledger.db-journal")
    journal.write_bytes(
        bytes.fromhex("d9d505f920a163d7 00000000 120af02c 00000000 00000200 00001000").ljust(512, b"\0")
    )
    torn = bytearray(own.path.read_bytes())
    torn[-4096:] = bytes(4096)
    own.path.write_bytes(torn)
    assert Ledger(tmp_path).find().total == 0
    assert check(Ledger(tmp_path)) == ""
    assert not [*tmp_path.glob("*.damaged*")]


def test_what_changes_nothing_leaves_the_file_as_it_is(tmp_path: Path, a_record: MakeRecord) -> None:
    own = Ledger(tmp_path / "own")
    own.record([a_record("a")])
    before = own.path.read_bytes()
    own.record([a_record("a")])
    assert own.path.read_bytes() == before
    own.record([a_record("b")])
    assert own.path.read_bytes() != before


def test_a_change_that_ends_while_its_journal_is_looked_at_is_no_error(
    tmp_path: Path, a_record: MakeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(tmp_path)
    ledger.record([a_record("a")])
    looked_for = "bjcert_desktop.ledger.foreign_logs.os.path.lexists"
    monkeypatch.setattr(looked_for, lambda path: path.name.endswith("-journal"))  # it was there a moment ago
    assert ledger.find().total == 1
