"""Many cases moved on by one change, and the last change taken back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from bjcert_desktop.domain.certificates import CertificateFact
from bjcert_desktop.ledger import (
    CaseState,
    Ledger,
    LedgerError,
    Move,
    Record,
    check,
    clear_personal,
    portable,
    reached,
    tick_off,
)
from bjcert_desktop.ledger.maintenance import write_portable

TODAY = date.today()
MakeRecord = Callable[..., Record]
Snapshot = list[tuple[object, ...]]


def snapshot(ledger: Ledger) -> Snapshot:
    """What counts of every case, and all facts."""
    entries = ledger.find(limit=500).entries
    shown: Snapshot = [
        (each.id, each.state, each.since, each.tracking, each.void, each.returned, _steps(ledger, each.id))
        for each in entries
    ]
    return [*shown, tuple(ledger.facts())]


def _steps(ledger: Ledger, number: int) -> tuple[tuple[CaseState, date | None], ...]:
    done = reached(ledger.history(number), ledger.entry(number).state)
    return tuple((state, change.day) for state, change in done.items())


@pytest.fixture
def full(ledger: Ledger, a_record: MakeRecord) -> Ledger:
    """Sixty-three cases."""
    ledger.record([a_record(f"k{number}", f"北京市示例区第{number}中心") for number in range(63)])
    return ledger


def test_63_cases_move_on_by_one_change_and_are_taken_back_by_one(full: Ledger) -> None:
    before = snapshot(full)
    moves = [Move(number, CaseState.STAMPED, TODAY, "一起盖章") for number in range(1, 64)]
    assert {each.state for each in full.move_all(moves)} == {CaseState.STAMPED}
    change = full.last_change()
    assert change is not None
    assert (change.what, change.cases) == ("63 件记为已盖章", 63)
    assert full.undo() == change
    assert snapshot(full) == before
    assert full.history(7)[-1].what == "撤销"
    assert full.last_change() is None
    assert check(full) == ""


def test_one_case_that_cannot_be_moved_leaves_all_as_they_were(full: Ledger) -> None:
    full.void(40, "重复导出")
    before = snapshot(full)
    with pytest.raises(LedgerError, match="第 40 号"):
        full.move_all([Move(number, CaseState.PAID, TODAY) for number in range(1, 64)])
    assert snapshot(full) == before


def test_a_day_noted_before_is_back_after_a_step_that_was_noted_twice(full: Ledger) -> None:
    first = TODAY - timedelta(days=9)
    full.move(1, CaseState.STAMPED, first)
    full.move(1, CaseState.SENT, TODAY, tracking="SF1")
    before = snapshot(full)
    full.move(1, CaseState.STAMPED, TODAY, "盖错了")
    full.undo()
    assert snapshot(full) == before
    assert dict(_steps(full, 1))[CaseState.STAMPED] == first


def test_what_came_back_is_forgotten_or_back_again_with_its_case(full: Ledger) -> None:
    unit = full.entry(2).unit

    def fact(day: str) -> CertificateFact:
        values = {"valid_to": day, "phone": "13900000000"}
        return CertificateFact(unit, full.entry(2).code, "A1", TODAY, values, {}, entry=2)

    before = snapshot(full)
    full.move(2, CaseState.RECEIVED, TODAY, facts=[fact("2027-11-30")])
    full.undo()
    assert snapshot(full) == before
    full.move(2, CaseState.RECEIVED, TODAY, facts=[fact("2027-11-30")])
    received = snapshot(full)
    full.move(2, CaseState.RECEIVED, TODAY, facts=[fact("2028-11-30")])
    assert check(full) == ""
    full.undo()
    assert snapshot(full) == received


@pytest.mark.parametrize("how", ["void", "return"])
def test_a_case_declared_void_or_returned_counts_again(full: Ledger, how: str) -> None:
    before = snapshot(full)
    if how == "void":
        full.void(3, "点错了")
    else:
        full.take_back(3, "缺少材料", TODAY)
    full.undo()
    assert snapshot(full) == before


def test_a_case_changed_since_is_not_taken_back_nor_are_those_changed_with_it(full: Ledger) -> None:
    full.move_all([Move(number, CaseState.STAMPED, TODAY) for number in (1, 2)])
    tick_off(full, "k0", [CaseState.PAID], [CaseState.PAID], TODAY)
    before = snapshot(full)
    with pytest.raises(LedgerError, match="第 1 号记录后来又改过"):
        full.undo()
    assert snapshot(full) == before


def test_nothing_is_left_to_undo_in_a_new_ledger_or_after_undoing(full: Ledger) -> None:
    with pytest.raises(LedgerError, match="没有可以撤销的修改"):
        full.undo()


def test_personal_values_that_were_kept_for_undoing_go_with_the_others(
    full: Ledger, tmp_path_factory: pytest.TempPathFactory
) -> None:
    values = {"valid_to": "2027-11-30", "phone": "13900000000"}
    fact = CertificateFact(full.entry(2).unit, full.entry(2).code, "A1", TODAY, values, {}, entry=2)
    full.move(2, CaseState.RECEIVED, TODAY, facts=[fact])
    full.move(2, CaseState.RECEIVED, TODAY, facts=[fact])
    assert full.last_change() is not None
    other = Ledger(tmp_path_factory.mktemp("other"))
    write_portable(portable(full), other.path)
    assert other.last_change() is None
    assert clear_personal(full, TODAY + timedelta(days=1)) == 63
    assert full.last_change() is None
