"""Many cases moved on by one step: none goes back, none takes a step that it does not have, and all or none move."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bjcert_desktop.jobs.cases.steps import plan_step, steps_ahead, summary_of, take_step, usual_step
from bjcert_desktop.ledger import CaseState, Entry, Ledger, open_ledger
from tests.ledger.conftest import maker

TODAY = date.today()
MakeRecord = Callable[..., object]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Six renewals by mail, and a revocation, which nobody pays for."""
    made, ledger = maker(tmp_path), open_ledger(tmp_path / "data")
    ledger.record([made(f"k{number}", f"北京市示例区第{number}中心") for number in range(1, 7)])
    ledger.record([made("k7", "北京市示例区第7中心", "revoke")])
    ledger.move(2, CaseState.SENT, TODAY, tracking="SF1")
    ledger.void(3, "重复导出")
    ledger.take_back(4, "缺少材料", TODAY)
    return ledger


def all_of(ledger: Ledger) -> list[Entry]:
    return ledger.entries(range(1, 8))


def test_the_others_stay_as_they_are_each_with_its_reason(ledger: Ledger) -> None:
    plan = plan_step(all_of(ledger), CaseState.PAID)
    assert [entry.id for entry in plan.taken] == [6, 5, 1]
    assert plan.left == {
        "没有“已汇款”这一步": 1,
        "已退回，要单独处理": 1,
        "已经作废": 1,
        "已经是“已寄出”": 1,
    }
    assert plan.remarks.startswith("另有 4 件不动：")
    yesterday = TODAY - timedelta(days=1)
    assert take_step(ledger, plan, yesterday, "一起汇款") == 3
    assert [ledger.entry(number).state for number in (1, 5, 6)] == [CaseState.PAID] * 3
    assert (ledger.entry(1).since, ledger.history(1)[-1].note) == (yesterday, "一起汇款")
    assert [ledger.entry(number).state for number in (2, 4, 7)] == [
        CaseState.SENT,
        CaseState.EXPORTED,
        CaseState.EXPORTED,
    ]


def test_what_most_cases_come_to_next_is_proposed(ledger: Ledger) -> None:
    assert usual_step(all_of(ledger)) is CaseState.STAMPED
    assert usual_step([ledger.entry(2)]) is CaseState.RECEIVED
    assert usual_step([ledger.entry(3)]) is None
    assert CaseState.STAMPED not in steps_ahead([ledger.entry(2)])
    assert steps_ahead([ledger.entry(3), ledger.entry(4)]) == []


def test_one_parcel_gives_its_number_to_those_that_go_by_mail(tmp_path: Path, ledger: Ledger) -> None:
    made = maker(tmp_path)
    ledger.record([made("onsite", "北京市示例区第8中心", delivery="onsite")])
    plan = plan_step(ledger.entries([1, 8]), CaseState.SENT)
    assert plan.label == "已寄出/已递交"
    take_step(ledger, plan, TODAY, tracking="SF2")
    assert (ledger.entry(1).tracking, ledger.entry(8).tracking) == ("SF2", "")


def test_the_sum_of_several_cases_leaves_void_ones_out(ledger: Ledger) -> None:
    said = summary_of(all_of(ledger))
    assert said == "证书 12 枚，1900 元。已导出 4 件，已退回 1 件，已寄出 1 件，作废 1 件"
    assert summary_of([ledger.entry(3)]).startswith("证书 0 枚")
