"""Ticking off steps and moving the case's state agree."""

from datetime import date, timedelta

import pytest

from bjcert_desktop.ledger import CaseState, Ledger, LedgerError, done_steps, tick_off

from .conftest import MakeRecord

TODAY = date.today()
ALL = {CaseState.STAMPED, CaseState.PAID, CaseState.SENT, CaseState.RECEIVED}


def tick(ledger: Ledger, *ticked: CaseState, days_ago: int = 0) -> CaseState:
    tick_off(ledger, "a", ALL, ticked, TODAY - timedelta(days=days_ago))
    return ledger.entry(1).state


@pytest.fixture
def case(ledger: Ledger, a_record: MakeRecord) -> Ledger:
    ledger.record([a_record("a")])
    return ledger


def test_a_tick_moves_the_case_and_keeps_its_day(case: Ledger) -> None:
    assert tick(case, CaseState.STAMPED, days_ago=2) is CaseState.STAMPED
    assert tick(case, CaseState.STAMPED, CaseState.PAID, days_ago=1) is CaseState.PAID
    assert case.entry(1).since == TODAY - timedelta(days=1)
    days = [(change.what, change.day) for change in case.history(1)[1:]]
    assert days == [("已盖章", TODAY - timedelta(days=2)), ("已汇款", TODAY - timedelta(days=1))]


def test_the_state_is_the_furthest_step_done_in_any_order(case: Ledger) -> None:
    assert tick(case, CaseState.PAID) is CaseState.PAID
    assert tick(case, CaseState.PAID, CaseState.STAMPED) is CaseState.PAID
    assert done_steps(case, "a") == {CaseState.EXPORTED, CaseState.STAMPED, CaseState.PAID}


def test_unticking_moves_the_case_back_and_stays_in_the_history(case: Ledger) -> None:
    tick(case, CaseState.STAMPED, days_ago=3)
    tick(case, CaseState.STAMPED, CaseState.PAID)
    assert tick(case, CaseState.STAMPED) is CaseState.STAMPED
    assert case.entry(1).since == TODAY - timedelta(days=3)
    assert done_steps(case, "a") == {CaseState.EXPORTED, CaseState.STAMPED}
    assert tick(case) is CaseState.EXPORTED
    assert [change.what for change in case.history(1)][-2:] == ["取消“已汇款”", "取消“已盖章”"]
    assert tick(case, CaseState.SENT) is CaseState.SENT
    assert tick(case, CaseState.SENT, CaseState.STAMPED) is CaseState.SENT
    assert tick(case, CaseState.SENT) is CaseState.SENT
    assert done_steps(case, "a") == {CaseState.EXPORTED, CaseState.SENT}


def test_the_same_ticks_again_change_nothing(case: Ledger) -> None:
    tick(case, CaseState.STAMPED)
    before = case.entry(1), case.history(1)
    tick(case, CaseState.STAMPED)
    assert (case.entry(1), case.history(1)) == before


def test_steps_set_elsewhere_count_as_ticked_and_unlisted_ones_stay(case: Ledger) -> None:
    case.move(1, CaseState.PAID, TODAY)
    case.move(1, CaseState.STAMPED, TODAY, "登记错了")
    assert done_steps(case, "a") == {CaseState.EXPORTED, CaseState.STAMPED}
    case.move(1, CaseState.RECEIVED, TODAY)
    tick_off(case, "a", {CaseState.STAMPED}, {CaseState.STAMPED}, TODAY)
    assert case.entry(1).state is CaseState.RECEIVED


def test_a_void_entry_cannot_be_ticked_off(case: Ledger) -> None:
    case.void(1, "重复")
    with pytest.raises(LedgerError, match="作废"):
        tick(case, CaseState.STAMPED)
    assert case.entry(1).state is CaseState.EXPORTED


def test_a_later_tick_does_not_bring_back_steps_undone_by_a_step_back(case: Ledger) -> None:
    tick(case, CaseState.STAMPED, CaseState.PAID)
    case.move(1, CaseState.EXPORTED, TODAY, "登记错了")
    assert tick(case, CaseState.SENT) is CaseState.SENT
    assert done_steps(case, "a") == {CaseState.EXPORTED, CaseState.SENT}


def test_ticks_never_change_another_case_with_the_same_number_in_a_restored_ledger(
    case: Ledger, a_record: MakeRecord
) -> None:
    case.path.unlink()  # restore a backup from before the case, then export something else
    restored = Ledger(case.folder)
    restored.record([a_record("b")])
    with pytest.raises(LedgerError, match="没有这件业务"):
        tick(restored, CaseState.STAMPED)
    assert restored.entry(1).state is CaseState.EXPORTED
