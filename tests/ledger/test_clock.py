"""A clock that is wrong removes nothing: copies go by number, and a leap into the future has to be confirmed."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bjcert_desktop.errors import ExportError
from bjcert_desktop.ledger import Ledger, backups, confirm_date, doubtful_since, look_after, maintenance, old_backups
from bjcert_desktop.ledger.clock import GAP
from bjcert_desktop.ledger.maintenance import KEPT

from .conftest import MakeRecord

TODAY = date(2026, 11, 22)


def recorded_on(ledger: Ledger, *days: date) -> None:
    """As if the entries had been made on these days."""
    with ledger.opened(writing=True) as db:
        for number, day in enumerate(days, 1):
            db.execute("UPDATE history SET at = ? WHERE id = ?", (f"{day}T09:00:00+08:00", number))


@pytest.fixture
def five(ledger: Ledger, a_record: MakeRecord) -> Ledger:
    ledger.record([a_record(key) for key in "abcde"])
    recorded_on(ledger, *(TODAY - timedelta(days=n) for n in (4, 3, 2, 1, 0)))
    return ledger


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_a_day_soon_after_the_last_entry_is_believed_and_a_later_one_is_not(five: Ledger) -> None:
    assert doubtful_since(five, TODAY) is None
    assert doubtful_since(five, after(GAP)) is None
    assert doubtful_since(five, after(GAP + 1)) == TODAY
    assert doubtful_since(five, date(2099, 1, 1)) == TODAY
    assert doubtful_since(five, date(1999, 1, 1)) is None  # which removes nothing


def test_an_empty_ledger_raises_no_doubt(ledger: Ledger) -> None:
    assert doubtful_since(ledger, date(2099, 1, 1)) is None


def test_without_entries_other_days_of_work_count_up_to_the_first_leap(ledger: Ledger, five: Ledger) -> None:
    days = [date(2099, 1, 1), after(20), TODAY, after(3)]
    empty = Ledger(ledger.folder / "empty")
    assert doubtful_since(empty, after(20 + GAP), lambda: days) is None
    assert doubtful_since(empty, date(2099, 1, 2), lambda: days) == after(20)
    assert doubtful_since(five, after(60), lambda: [after(30), after(60)]) == TODAY  # entries say more


def test_entries_made_after_a_leap_do_not_make_the_date_right_and_a_person_does(five: Ledger) -> None:
    recorded_on(five, TODAY, TODAY, date(2099, 1, 1), date(2099, 1, 2), after(1))
    assert doubtful_since(five, date(2099, 1, 3)) == after(1)
    assert doubtful_since(five, after(2)) is None
    confirm_date(five, date(2099, 1, 3))
    assert doubtful_since(five, date(2099, 1, 4)) is None
    assert doubtful_since(five, after(40)) == after(1)  # what was confirmed then was wrong


def test_a_damaged_confirmation_counts_as_none(five: Ledger) -> None:
    confirm_date(five, after(50))
    assert doubtful_since(five, after(51)) is None
    (five.folder / "date.json").write_bytes(b"{")
    assert doubtful_since(five, after(51)) == TODAY


def copy_on(ledger: Ledger, a_record: MakeRecord, when: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start the program at *when* after one more entry."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return when

    with monkeypatch.context() as patch:
        patch.setattr(maintenance, "datetime", Clock)
        ledger.record([a_record(f"{when} {ledger.find(limit=0).total}")])
        look_after(ledger, when.date())


def test_copies_of_earlier_days_stay_for_a_month_beside_the_newest(
    ledger: Ledger, a_record: MakeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maintenance, "DAYS", 8)
    monkeypatch.setattr(maintenance, "KEPT", 4)
    for day in range(12):
        for hour in (9, 10):
            copy_on(ledger, a_record, datetime(2026, 1, 1, hour) + timedelta(days=day), monkeypatch)
            recorded_on(ledger, *[date(2026, 1, 1) + timedelta(days=day)] * 1000)
    entries = [each.entries for each in backups(ledger)]
    assert entries == [24, 23, 22, 21, 20, 18, 16, 14, 12, 10, 8]


def test_the_newest_copy_stays_whatever_the_clock_said_when_it_was_made(
    ledger: Ledger, a_record: MakeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = [2026] * 12 + [2099] * 3 + [1999] * 3 + [2026] * 2
    for number, year in enumerate(years):
        copy_on(ledger, a_record, datetime(year, 1, 1, 9, number), monkeypatch)
        assert backups(ledger)[0].entries == number + 1
    assert [each.entries for each in backups(ledger)][:KEPT] == list(range(20, 20 - KEPT, -1))


def test_a_copy_from_the_future_makes_none_of_the_others_old(
    ledger: Ledger, a_record: MakeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maintenance, "KEPT", 3)
    for day in range(1, 9):
        copy_on(ledger, a_record, datetime(2026, 1, day, 9), monkeypatch)
        recorded_on(ledger, *[date(2026, 1, day)] * 1000)
    for wrong in (datetime(2029, 1, 9, 9), datetime(2016, 1, 9, 9), datetime(2096, 2, 29, 23, 59, 59)):
        copy_on(ledger, a_record, wrong, monkeypatch)
        recorded_on(ledger, *[date(2026, 1, 9)] * 1000)
    copy_on(ledger, a_record, datetime(2026, 1, 9, 9), monkeypatch)
    assert [each.entries for each in backups(ledger)] == list(range(12, 0, -1))


def test_no_copy_is_removed_on_a_doubtful_day_until_it_is_confirmed(five: Ledger, a_record: MakeRecord) -> None:
    for number in range(KEPT + 5):
        five.record([a_record(str(number))])
        recorded_on(five, *[TODAY] * 100)
        look_after(five, date(2099, 1, 1))
    assert len(backups(five)) == KEPT + 5
    assert len(old_backups(five, date(2099, 1, 1))) == 5
    confirm_date(five, date(2099, 1, 1))
    look_after(five, date(2099, 1, 1))
    assert len(backups(five)) == KEPT


def test_copies_of_earlier_versions_have_no_number_and_are_the_older_ones(five: Ledger, a_record: MakeRecord) -> None:
    look_after(five)
    (copy,) = (five.folder / "backups").iterdir()
    copy.rename(copy.with_name("ledger-20991231-235959-000000.db"))
    five.record([a_record("later")])
    look_after(five)
    assert [each.entries for each in backups(five)] == [6, 5]


def test_no_copies_are_removed_when_rows_were_set_aside_that_they_may_hold(five: Ledger, a_record: MakeRecord) -> None:
    for number in range(KEPT + 3):
        five.record([a_record(str(number))])
        maintenance.back_up(five)
    with closing(sqlite3.connect(five.path, isolation_level=None)) as db:
        db.execute("UPDATE cases SET day = 'x' WHERE id = 1")
    assert "第 1 号" in look_after(five)
    assert len(backups(five)) == KEPT + 4


def test_a_date_that_cannot_be_kept_is_an_error_that_says_where(tmp_path: Path) -> None:
    (tmp_path / "date.json").mkdir()
    with pytest.raises(ExportError, match=r"date\.json"):
        confirm_date(Ledger(tmp_path), date(2026, 11, 22))
