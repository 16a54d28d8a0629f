"""Steps ticked off a list and the state of the case are one thing."""

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


def test_a_tick_moves_the_case_and_its_day_is_kept(case: Ledger) -> None:
    assert tick(case, CaseState.STAMPED, days_ago=2) is CaseState.STAMPED
    assert tick(case, CaseState.STAMPED, CaseState.PAID, days_ago=1) is CaseState.PAID
    assert case.entry(1).since == TODAY - timedelta(days=1)
    days = [(change.what, change.day) for change in case.history(1)[1:]]
    assert days == [("已盖章", TODAY - timedelta(days=2)), ("已汇款", TODAY - timedelta(days=1))]


def test_the_furthest_step_is_the_state_in_whatever_order_things_are_done(case: Ledger) -> None:
    assert tick(case, CaseState.PAID) is CaseState.PAID
    assert tick(case, CaseState.PAID, CaseState.STAMPED) is CaseState.PAID
    assert done_steps(case, "a") == {CaseState.EXPORTED, CaseState.STAMPED, CaseState.PAID}


def test_a_tick_that_is_taken_back_leads_back_and_stays_in_the_history(case: Ledger) -> None:
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


def test_what_was_noted_elsewhere_counts_as_ticked_and_what_is_not_listed_stays(case: Ledger) -> None:
    case.move(1, CaseState.PAID, TODAY)
    case.move(1, CaseState.STAMPED, TODAY, "登记错了")
    assert done_steps(case, "a") == {CaseState.EXPORTED, CaseState.STAMPED}
    case.move(1, CaseState.RECEIVED, TODAY)
    tick_off(case, "a", {CaseState.STAMPED}, {CaseState.STAMPED}, TODAY)
    assert case.entry(1).state is CaseState.RECEIVED


def test_a_void_entry_is_not_ticked_off_any_more(case: Ledger) -> None:
    case.void(1, "重复")
    with pytest.raises(LedgerError, match="作废"):
        tick(case, CaseState.STAMPED)
    assert case.entry(1).state is CaseState.EXPORTED


def test_what_a_step_back_has_left_behind_does_not_come_back_with_a_later_tick(case: Ledger) -> None:
    tick(case, CaseState.STAMPED, CaseState.PAID)
    case.move(1, CaseState.EXPORTED, TODAY, "登记错了")
    assert tick(case, CaseState.SENT) is CaseState.SENT
    assert done_steps(case, "a") == {CaseState.EXPORTED, CaseState.SENT}


def test_ticks_never_reach_another_case_that_has_the_number_in_a_restored_ledger(
    case: Ledger, a_record: MakeRecord
) -> None:
    case.path.unlink()  # a backup of before the case is put in its place, and something else is exported
    restored = Ledger(case.folder)
    restored.record([a_record("b")])
    with pytest.raises(LedgerError, match="没有这件业务"):
        tick(restored, CaseState.STAMPED)
    assert restored.entry(1).state is CaseState.EXPORTED
