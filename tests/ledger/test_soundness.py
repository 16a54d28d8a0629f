"""Every row of every table is read by the check, and single rows that cannot be read are set aside and told."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.domain.certificates import CertificateFact
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.ledger import (
    CaseState,
    Ledger,
    LedgerDamaged,
    LedgerError,
    PhoneReply,
    Query,
    backups,
    check,
    clear_personal,
    database,
    look_after,
    note_reply,
    open_ledger,
    portable,
    remove_reply,
    restore,
)
from bjcert_desktop.ledger.changes import now
from bjcert_desktop.ledger.queries import select
from bjcert_desktop.ledger.soundness import COLUMNS, BadRow

from .conftest import DAY, USER_PHONE, MakeRecord


def fact(unit: Unit) -> CertificateFact:
    values = {"valid_to": "2027-11-21", "phone": USER_PHONE}
    return CertificateFact(unit.name, unit.code, "A1", DAY, values, {"valid_to": "2026-11-21"}, entry=1)


@pytest.fixture
def kept(ledger: Ledger, a_record: MakeRecord) -> Ledger:
    """A ledger with three cases, of which the second is paid and the third replaced by a fourth."""
    ledger.record([a_record(key) for key in "abc"])
    ledger.move(2, CaseState.PAID, DAY)
    ledger.correct(3, "少数了一枚", certificates=3)
    ledger.state_facts([fact(a_record("a").plan.unit)])
    return ledger


def change(ledger: Ledger, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as db:
        db.execute(sql, values)


def set_aside(ledger: Ledger) -> list[dict[str, object]]:
    (path,) = ledger.folder.glob("ledger-rows-*.damaged")
    rows: list[dict[str, object]] = json.loads(path.read_text("utf-8"))
    return rows


def everything(ledger: Ledger) -> list[object]:
    """All that the list, the details and the papers ask of the ledger."""
    entries = ledger.find(limit=100).entries
    return [(entry, ledger.history(entry.id), ledger.case_of(entry.id), ledger.left_off(entry.id)) for entry in entries]


def test_a_sound_ledger_is_sound_in_every_row(kept: Ledger) -> None:
    assert check(kept) == ""
    assert not list(kept.folder.glob("*.damaged"))


@pytest.mark.parametrize("version", range(1, len(database.MIGRATIONS) + 1))
def test_a_ledger_of_every_older_version_is_sound(tmp_path: Path, version: int) -> None:
    with closing(sqlite3.connect(tmp_path / database.FILE)) as db:
        db.executescript((Path(__file__).parent / f"version{version}.sql").read_text("utf-8"))
    assert check(open_ledger(tmp_path)) == ""


BROKEN = [
    ("cases", "day", "2026-13-22"),
    ("cases", "day", "20261122"),
    ("cases", "day", "２０２６-11-22"),
    ("cases", "created", "2026-11-22T09:00:00"),
    ("cases", "since", ""),
    ("cases", "state", "stampee"),
    ("cases", "steps", "exported payed"),
    ("cases", "amount", -190),
    ("cases", "amount", 10**15),
    ("cases", "certificates", 10**9),
    ("cases", "folder", "../../x"),
    ("cases", "folder", "/srv/\x00"),
    ("cases", "unit", "北京市示例区监测姹"),
    ("cases", "key", ""),
    ("details", "files", '{"../申请表.docx": "' + "0" * 64 + '"}'),
    ("details", "files", '{"申请表.docx": "0"}'),
    ("details", "files", "{"),
    ("details", "forms", "[]"),
    ("details", "serials", "[1]"),
    ("details", "rejected", '["__class__"]'),
    ("details", "content", b"{"),
    ("details", "content", b'{"years": -1}'),
    ("details", "content", b"\xff\xfe"),
]


@pytest.mark.parametrize(("table", "column", "value"), BROKEN)
def test_an_entry_that_cannot_be_read_is_set_aside_with_all_its_rows(
    kept: Ledger, table: str, column: str, value: object
) -> None:
    change(kept, f"UPDATE {table} SET {column} = ? WHERE id = 2", value)  # noqa: S608
    said = check(kept)
    assert "1 处" in said
    assert "第 2 号" in said
    assert {row["table"] for row in set_aside(kept)} == {"cases", "details", "personal", "history", "subjects", "undo"}
    assert check(kept) == ""
    assert len(everything(kept)) == 3


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("history", "at", "yesterday"),
        ("history", "at", "2026-11-22T09:00:00"),
        ("history", "state", "flown"),
        ("history", "day", "2026-02-30"),
        ("facts", "day", "2026-02-30"),
        ("facts", "given", '{"password": "x"}'),
        ("facts", "given", '{"valid_to": "soon"}'),
        ("facts", "was", "[]"),
        ("facts", "at", ""),
        ("facts", "personal", b"\xff"),
        ("personal", "content", b"{"),
        ("personal", "content", b'{"unit": {"row": "1"}, "corrections": {}, "certificates": []}'),
        ("personal", "content", b'{"unit": {}, "corrections": {}, "certificates": [{}]}'),
    ],
)
def test_a_row_that_an_entry_can_do_without_is_set_aside_alone(
    kept: Ledger, table: str, column: str, value: object
) -> None:
    number = 1 if table == "facts" else 2
    change(kept, f"UPDATE {table} SET {column} = ? WHERE id = {number}", value)  # noqa: S608
    assert "读不出来" in check(kept)
    assert [row["table"] for row in set_aside(kept)] == [table]
    assert check(kept) == ""
    assert len(everything(kept)) == 4


def test_what_a_case_is_about_is_set_aside_alone_even_where_its_key_is_no_text(kept: Ledger) -> None:
    change(kept, "UPDATE subjects SET valid_to = 'soon' WHERE entry = 1 AND certificate = 'A1'")
    change(kept, "UPDATE subjects SET certificate = CAST(x'ff41' AS TEXT) WHERE entry = 1 AND certificate = 'A2'")
    assert "2 处" in check(kept)
    assert [row["table"] for row in set_aside(kept)] == ["subjects", "subjects"]
    assert check(kept) == ""


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("undo", "was", '{"state": "flown"}'),
        ("undo", "was", "{"),
        ("batches", "folder", "../out"),
        ("batches", "files", '{"../合并汇款单.docx": "0"}'),
    ],
)
def test_what_a_batch_wrote_and_what_can_be_undone_are_set_aside_alone(
    kept: Ledger, table: str, column: str, value: str
) -> None:
    kept.note_lists("k", kept.folder, {"合并汇款单.docx": "0" * 64})
    change(kept, f"UPDATE {table} SET {column} = ?", value)  # noqa: S608
    assert "读不出来" in check(kept)
    assert [row["table"] for row in set_aside(kept)] == [table]
    assert check(kept) == ""
    assert len(everything(kept)) == 4


def test_text_that_is_none_is_found_and_does_not_hide_what_follows(kept: Ledger) -> None:
    change(kept, "UPDATE history SET note = CAST(x'e5ff' AS TEXT) WHERE id = 1")
    change(kept, "UPDATE cases SET tracking = CAST(x'80' AS TEXT) WHERE id = 1")
    change(kept, "UPDATE cases SET day = 'x' WHERE id = 2")
    with pytest.raises(LedgerError):
        everything(kept)
    assert "第 1、2 号" in check(kept)
    assert len(everything(kept)) == 2


def test_rows_that_belong_to_no_entry_and_entries_without_details_are_set_aside(kept: Ledger) -> None:
    change(kept, "DELETE FROM details WHERE id = 1")
    change(kept, "UPDATE history SET entry = 77 WHERE entry = 2")
    assert "读不出来" in check(kept)
    assert check(kept) == ""
    assert [entry.id for entry in kept.find().entries] == [4, 3, 2]


def test_an_entry_that_replaced_one_set_aside_stays(kept: Ledger) -> None:
    change(kept, "UPDATE cases SET day = 'x' WHERE id = 3")
    check(kept)
    assert (kept.entry(4).corrects, kept.entry(4).certificates) == (None, 3)


@pytest.mark.parametrize("column", ["day", "state", "created", "steps"])
def test_a_row_that_cannot_be_read_is_a_sentence_wherever_it_is_met(kept: Ledger, column: str) -> None:
    change(kept, f"UPDATE cases SET {column} = 'x' WHERE id = 2")  # noqa: S608
    with pytest.raises(LedgerError, match="（第 2 号），已经移到"):
        kept.find()
    assert [entry.id for entry in kept.find().entries] == [4, 3, 1]
    assert kept.in_hand() and kept.years()
    assert "（第 2 号）" in check(kept) and check(kept) == ""


@pytest.mark.parametrize(
    ("kind", "name", "sql"),
    [
        ("trigger", "sqlite_evil", "CREATE TRIGGER sqlite_evil AFTER UPDATE ON cases BEGIN DELETE FROM history; END"),
        ("trigger", "sqlite_stat1", "CREATE TRIGGER sqlite_stat1 AFTER UPDATE ON cases BEGIN SELECT 1; END"),
        ("trigger", "sqlite_sequence", "CREATE TRIGGER sqlite_sequence AFTER UPDATE ON cases BEGIN SELECT 1; END"),
        ("view", "sqlite_more", "CREATE VIEW sqlite_more AS SELECT * FROM cases"),
    ],
)
def test_a_name_as_sqlite_uses_it_hides_nothing_from_the_check(kept: Ledger, kind: str, name: str, sql: str) -> None:
    look_after(kept)
    row = "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, 0, ?)"
    with closing(sqlite3.connect(kept.path, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute(row, (kind, name, "cases" if kind == "trigger" else name, sql))
    with pytest.raises(LedgerDamaged):
        look_after(Ledger(kept.folder))
    assert len(backups(kept)) == 1


def test_statistics_of_other_programs_do_no_harm(kept: Ledger) -> None:
    change(kept, "ANALYZE")
    assert check(Ledger(kept.folder)) == ""


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER cheaper AFTER INSERT ON cases BEGIN UPDATE cases SET amount = 1; END",
        "CREATE VIEW more AS SELECT * FROM cases",
        "CREATE TABLE other (id INTEGER)",
        "DROP INDEX cases_filter",
        "PRAGMA user_version = -1",
        *(f"PRAGMA user_version = {version}" for version in range(len(database.MIGRATIONS))),
        "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'cases'",
        "UPDATE sqlite_sequence SET seq = 'x' WHERE name = 'history'",
    ],
)
def test_a_ledger_with_anything_in_it_that_the_program_did_not_make_is_damaged(kept: Ledger, sql: str) -> None:
    look_after(kept)
    change(kept, sql)
    with pytest.raises(LedgerDamaged):
        check(Ledger(kept.folder))
    with pytest.raises(LedgerError):
        restore(Ledger(kept.folder), kept.path)
    (copy,) = backups(kept)
    restore(kept, copy.path)
    assert check(Ledger(kept.folder)) == ""


def test_a_copy_with_a_row_that_cannot_be_read_is_neither_offered_nor_restored(kept: Ledger) -> None:
    look_after(kept)
    (copy,) = backups(kept)
    with closing(sqlite3.connect(copy.path, isolation_level=None)) as db:
        db.execute("UPDATE cases SET day = 'x' WHERE id = 2")
    assert backups(kept) == []
    with pytest.raises(LedgerError, match="不是完好"):
        restore(kept, copy.path)
    assert len(everything(kept)) == 4


@pytest.mark.parametrize("version", range(1, len(database.MIGRATIONS)))
def test_an_older_ledger_with_a_row_that_cannot_be_read_is_migrated_without_it(tmp_path: Path, version: int) -> None:
    with closing(sqlite3.connect(tmp_path / database.FILE)) as db:
        db.executescript((Path(__file__).parent / f"version{version}.sql").read_text("utf-8"))
        db.execute("UPDATE details SET content = x'7bff', serials = '[' WHERE id = 1")
        db.commit()
    ledger = open_ledger(tmp_path)
    assert [entry.id for entry in ledger.find().entries] == [2]
    assert "第 1 号" in check(ledger)


def test_every_table_has_its_line() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        database.migrate(db, 0, len(database.MIGRATIONS))
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables - {"sqlite_sequence"} == set(COLUMNS)


@pytest.mark.parametrize("column", ["folder", "since", "title", "day", "words", "batch"])
def test_a_ledger_with_a_column_of_another_name_is_a_sentence(kept: Ledger, column: str) -> None:
    content = kept.path.read_bytes()
    at = content.index(f" {column} TEXT NOT NULL".encode()) + 1
    kept.path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    for ask in (lambda: kept.find(), lambda: kept.find(Query(text="示例", year=2026)), lambda: check(kept)):
        try:
            ask()
        except LedgerError as error:
            assert str(kept.path) in error.message
            assert error.remedy
    with pytest.raises(LedgerDamaged):
        check(kept)


@pytest.mark.parametrize(
    "changed",
    [
        "amount = 191",
        "amount = NULL",
        "certificates = 3",
        "folder = '/srv/elsewhere'",
        "day = '2026-11-23'",
        "created = '2026-11-22T09:00:01+08:00'",
        "state = 'received'",
        "since = '2026-11-23'",
        "steps = 'exported'",
        "void = '重复'",
        "returned = '缺材料'",
        "corrects = 1",
        "batch = 'x'",
        "delivery = 'mai'",
        "scenario = 'renew-online'",
        "unit = '北京市示例区检测站'",
        "words = replace(words, char(10), ' ')",
    ],
)
def test_no_other_value_counts_even_if_it_is_a_possible_one(kept: Ledger, changed: str) -> None:
    change(kept, f"UPDATE cases SET {changed} WHERE id = 2")  # noqa: S608
    assert "第 2 号" in look_after(kept)
    assert sorted(entry.id for entry in kept.find(limit=100).entries) == [1, 3, 4]
    assert {row["table"] for row in set_aside(kept)} >= {"cases", "details", "history"}
    assert check(kept) == ""


def another(value: object) -> object:
    """Another value of the same kind, as a flipped bit makes it."""
    if isinstance(value, int):
        return value ^ 16
    if value is None:
        return 1
    if isinstance(value, bytes):
        return value[:-3] + bytes([value[-3] ^ 1]) + value[-2:]
    text = str(value) or "0"
    digits = [index for index, character in enumerate(text) if character.isdigit()]
    at = digits[-1] if digits else len(text) - 1
    return text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]


@pytest.mark.parametrize("table", COLUMNS)
def test_no_other_value_of_any_column_counts(kept: Ledger, a_record: MakeRecord, table: str) -> None:
    kept.note_lists("k", kept.folder, {"合并汇款单.docx": "0" * 64})
    kept.move(1, CaseState.PAID, DAY)  # a change that can be undone
    kept.state_facts([fact(a_record("a").plan.unit)])
    note_reply(kept, PhoneReply("renew-mail", "renew-old-key", DAY, "王示例", "不用寄。", entry=1))
    assert check(kept) == ""
    good = kept.path.read_bytes()
    with closing(sqlite3.connect(kept.path)) as db:
        (row,) = select(db, f"SELECT * FROM {table} LIMIT 1", ())  # noqa: S608
    for column, value in row.items():
        kept.path.write_bytes(good)
        change(kept, f"UPDATE {table} SET {column} = ?1 WHERE {column} IS ?2", another(value), value)  # noqa: S608
        assert "被改动过" in check(kept), column
        assert check(kept) == ""
        everything(kept)
    assert len(list(kept.folder.glob("ledger-rows-*"))) == len(row)


def test_rows_that_exchanged_their_values_do_not_count(kept: Ledger) -> None:
    change(kept, "UPDATE history SET day = CASE id WHEN 1 THEN '2026-11-21' ELSE day END, note = 'x'")
    for old, new in ((1, 99), (4, 1), (99, 4)):
        change(kept, "UPDATE details SET id = ? WHERE id = ?", new, old)
    assert "第 1、2、3、4 号" in check(kept)


@pytest.mark.parametrize(
    ("flipped", "write"),
    [
        ("UPDATE facts SET unit = '别的单位' WHERE id = 1", lambda ledger: ledger.correct(1, "x", certificates=1)),
        ("UPDATE replies SET text = '要寄。'", lambda ledger: ledger.correct(1, "x", certificates=1)),
    ],
)
def test_a_row_that_was_changed_is_not_believed_because_the_program_wrote_to_it_since(
    kept: Ledger, flipped: str, write: Callable[[Ledger], object]
) -> None:
    note_reply(kept, PhoneReply("renew-mail", "renew-old-key", DAY, "王示例", "不用寄。", entry=1))
    change(kept, flipped)
    write(kept)
    assert "1 处" in check(kept)


@pytest.mark.parametrize("changed", ["amount = 191", "state = 'received'", "words = words || 'x'", "batch = 'x'"])
def test_a_case_of_version_5_that_does_not_fit_its_checksum_is_left_behind(tmp_path: Path, changed: str) -> None:
    with closing(sqlite3.connect(tmp_path / database.FILE)) as db:
        db.executescript((Path(__file__).parent / "version5.sql").read_text("utf-8"))
        db.execute(f"UPDATE cases SET {changed} WHERE id = 1")  # noqa: S608
        db.commit()
    ledger = open_ledger(tmp_path)
    assert "第 1 号" in ledger.told
    assert [entry.id for entry in ledger.find().entries] == [2]
    assert check(Ledger(tmp_path)) == ""


def test_many_rows_are_set_aside_in_a_moment_and_named_in_short(kept: Ledger, a_record: MakeRecord) -> None:
    with kept.opened(writing=True) as db:
        db.executemany(
            "INSERT INTO history (entry, at, who, what, note) VALUES (1, ?, '', '', '')",
            [(now(),)] * 3000,
        )
    change(kept, "UPDATE history SET note = 'x' WHERE what = ''")
    assert "3000 处" in check(kept)


def test_every_change_of_the_program_keeps_the_rows_sound(kept: Ledger) -> None:
    kept.take_back(1, "缺少材料", DAY)
    kept.undo()
    kept.void(1, "重复")
    kept.revive(1, "点错了")
    kept.move(4, CaseState.SENT, DAY, tracking="SF1")
    reply = note_reply(kept, PhoneReply("renew-mail", "renew-old-key", DAY, "王示例 13812345678", "不用寄。", entry=4))
    assert check(kept) == ""
    remove_reply(kept, reply.id)
    kept.note_lists("k", kept.folder, {})
    kept.note_lists("k", kept.folder, {"合并汇款单.docx": "0" * 64})
    clear_personal(kept, date(2027, 1, 1))
    assert check(kept) == look_after(kept) == ""


def test_a_backup_of_a_damaged_ledger_is_made_or_refused_with_a_sentence(kept: Ledger) -> None:
    good = kept.path.read_bytes()
    for page in range(4096, len(good), 4096):
        kept.path.write_bytes(good[:page] + bytes(12) + good[page + 12 :])
        try:
            assert portable(kept)
        except LedgerError as error:
            assert str(kept.path) in error.message
            assert error.remedy


def test_half_of_a_change_that_another_window_makes_is_no_damage(
    tmp_path: Path, a_record: MakeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(tmp_path)
    ledger.record([a_record("a")])
    found = [[BadRow("cases", {"id": 1}, 1)]]  # at the first look only
    monkeypatch.setattr("bjcert_desktop.ledger.ledger_file.find_damage", lambda _db: found.pop() if found else [])
    assert check(ledger) == ""
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.db"]
