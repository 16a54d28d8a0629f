"""A value of the ledger that another hand has changed into another possible one is not shown, before any check ran."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.domain.certificates import CertificateFact
from bjcert_desktop.ledger import (
    CaseState,
    Ledger,
    LedgerError,
    PhoneReply,
    Query,
    check,
    look_after,
    note_reply,
    replies,
)
from bjcert_desktop.ledger.checklist import done_steps

from .conftest import DAY, MakeRecord

TODAY = date.today()

#: What is changed, and by what it would be shown.
CHANGES: dict[str, tuple[str, Callable[[Ledger], Any]]] = {
    "the amount in the list": ("UPDATE cases SET amount = amount + 100 WHERE id = 2", lambda each: each.find()),
    "the name in the list": ("UPDATE cases SET unit = '北京市示例区另一局' WHERE id = 2", lambda each: each.find()),
    "the state of one case": ("UPDATE cases SET state = 'paid' WHERE id = 2", lambda each: each.entry(2)),
    "a case of a batch": ("UPDATE cases SET amount = 1 WHERE id = 2", lambda each: each.batches()),
    "the lists of a batch": ("UPDATE batches SET folder = '/elsewhere'", lambda each: each.batches()),
    "what is found by its key": ("UPDATE cases SET code = 'X' WHERE id = 2", lambda each: each.recorded_as("b")),
    "several cases at once": ("UPDATE cases SET day = '2026-11-23' WHERE id = 2", lambda each: each.entries([1, 2])),
    "the exported list": ("UPDATE cases SET tracking = 'SF9' WHERE id = 2", lambda each: [*each.every(Query())]),
    "the files of a case": ("UPDATE details SET files = '{}' WHERE id = 2", lambda each: each.find()),
    "a case without its details": ("DELETE FROM details WHERE id = 2", lambda each: each.entry(2)),
    "the case printed again": (
        "UPDATE details SET content = CAST(replace(CAST(content AS TEXT), 'A1', 'A9') AS BLOB) WHERE id = 2",
        lambda each: each.case_of(2),
    ),
    "what was left off": ("UPDATE details SET rejected = '[\"phone\"]' WHERE id = 2", lambda each: each.left_off(2)),
    "the audit trail": ("UPDATE history SET day = '2026-11-01' WHERE entry = 2", lambda each: each.history(2)),
    "the checklist": ("UPDATE history SET state = 'paid' WHERE entry = 2", lambda each: done_steps(each, "b")),
    "a new last day": (
        "UPDATE facts SET given = replace(given, '2028', '2029')",
        lambda each: each.facts(),
    ),
    "what a case is about": ("UPDATE subjects SET valid_to = '2029-01-01' WHERE entry = 2", lambda e: e.subjects(())),
    "a case under way": ("UPDATE cases SET scenario = 'revoke' WHERE id = 2", lambda each: each.subjects(())),
    "an answer of the telephone": ("UPDATE replies SET text = '不用带' WHERE entry = 2", lambda each: replies(each)),
    "what can be undone": ("UPDATE undo SET was = replace(was, 'exported', 'paid')", lambda each: each.undo()),
    "a case moved on": ("UPDATE cases SET amount = 1 WHERE id = 2", lambda e: e.move(2, CaseState.SENT, TODAY)),
    "a case corrected": ("UPDATE cases SET amount = 1 WHERE id = 2", lambda each: each.correct(2, "x", certificates=1)),
}


@pytest.fixture
def kept(tmp_path: Path, a_record: MakeRecord) -> Ledger:
    ledger = Ledger(tmp_path / "data")
    ledger.record([a_record(key) for key in "abc"])
    with ledger.opened(writing=True) as db:
        db.execute("UPDATE cases SET batch = 'k'")
    ledger.note_lists("k", tmp_path / "out", {"合并汇款单.docx": "0" * 64})
    ledger.state_facts([CertificateFact("北京市示例区监测站", "", "A1", DAY, {"valid_to": "2028-01-01"})])
    note_reply(ledger, PhoneReply("renew-mail", "renew-old-key", DAY, "王示例", "要带", "", entry=2))
    ledger.move(2, CaseState.STAMPED, TODAY)
    return ledger


@pytest.mark.parametrize(("statement", "shown"), CHANGES.values(), ids=CHANGES)
def test_a_changed_row_is_set_aside_and_told_where_it_would_be_shown(
    kept: Ledger, statement: str, shown: Callable[[Ledger], Any]
) -> None:
    shown_before = kept.find().total
    with closing(sqlite3.connect(kept.path)) as db:
        assert db.execute(statement).rowcount > 0
        db.commit()
    with pytest.raises(LedgerError, match="已经移到") as told:
        shown(Ledger(kept.folder))
    (aside,) = kept.folder.glob("ledger-rows-*.damaged")
    assert str(aside) in str(told.value) and json.loads(aside.read_bytes())
    assert kept.find().total in (shown_before, shown_before - 1)
    assert all(entry.amount == 380 and entry.code.startswith("1111") for entry in kept.find().entries)


def test_an_honest_ledger_is_shown_in_every_way(kept: Ledger) -> None:
    for _, shown in CHANGES.values():
        shown(kept)


def test_reading_again_does_without_the_row_and_tells_of_it_once(kept: Ledger) -> None:
    with closing(sqlite3.connect(kept.path)) as db:
        db.execute("UPDATE cases SET amount = 1 WHERE id = 2")
        db.commit()
    assert [each.id for each in kept.read(lambda: kept.find().entries)] == [3, 1]
    assert "（第 2 号）" in kept.take_told()
    assert kept.take_told() == "" == check(kept)


def test_what_was_set_aside_before_the_check_is_told_by_it(kept: Ledger) -> None:
    with closing(sqlite3.connect(kept.path)) as db:
        db.execute("UPDATE cases SET amount = 1 WHERE id = 2")
        db.commit()
    kept.read(kept.batches)
    assert "（第 2 号）" in look_after(kept)
