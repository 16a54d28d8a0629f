"""Tracking numbers pasted from Excel: the sure ones are noted by one change, the others told."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bjcert_desktop.jobs.cases.tracking import TrackedParcel, match_parcels, note_parcels
from bjcert_desktop.ledger import CaseState, Entry, Ledger, open_ledger
from bjcert_desktop.registry.reading import pasted_rows
from tests.ledger.conftest import maker

TODAY = date.today()


def name(number: int) -> str:
    return f"北京市示例区第{number}中心"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Sixty-three renewals that were paid."""
    made, ledger = maker(tmp_path), open_ledger(tmp_path / "data")
    ledger.record([made(f"k{number}", name(number)) for number in range(1, 64)])
    return ledger


def all_of(ledger: Ledger) -> list[Entry]:
    return list(ledger.find(limit=200).entries)


def pasted(ledger: Ledger, text: str) -> list[TrackedParcel]:
    return match_parcels(pasted_rows(text), all_of(ledger))


def noted(ledger: Ledger) -> dict[str, str]:
    return {entry.unit: entry.tracking for entry in all_of(ledger) if entry.tracking}


def test_of_63_numbers_two_unknown_and_one_doubled_are_told_and_the_rest_noted_and_undone(ledger: Ledger) -> None:
    lines = [f"{name(number)}\tSF{number:013}" for number in range(1, 62)]
    lines[20] = f"{name(21)}\tSF0000000000020"  # the number of the row before
    lines += ["不认识的第一中心\tSF9000000000001", "不认识的第二中心\tSF9000000000002"]
    assert len(lines) == 63
    found = pasted(ledger, "\r\n".join(lines) + "\r\n")
    assert [each.line for each in found if each.problem] == [62, 63]
    assert [(each.line, each.doubt[:6]) for each in found if each.doubt] == [(20, "和第 21 "), (21, "和第 20 ")]
    assert note_parcels(ledger, [each for each in found if each.sure], TODAY) == 59
    assert noted(ledger) == {name(n): f"SF{n:013}" for n in range(1, 62) if n not in (20, 21)}
    entry = next(entry for entry in all_of(ledger) if entry.unit == name(7))
    assert (entry.state, entry.since) == (CaseState.SENT, TODAY)
    change = ledger.undo()
    assert (change.what, change.cases) == ("登记 59 件的快递单号", 59)
    assert noted(ledger) == {}
    assert {entry.state for entry in all_of(ledger)} == {CaseState.EXPORTED}


def test_a_unit_that_stands_there_twice_with_two_numbers_gets_none(ledger: Ledger) -> None:
    one, two, three = pasted(ledger, f"{name(1)}\tSF11111111\n{name(1)}\tSF22222222\n{name(2)}\tSF33333333")
    assert "第 1、2 行" in one.problem
    assert one.problem == two.problem
    assert three.sure


def test_a_row_that_stands_there_twice_is_noted_once(ledger: Ledger) -> None:
    one, two = pasted(ledger, f"{name(1)}\tSF11111111\n{name(1)}\tSF11111111")
    assert one.sure
    assert two.problem == "和第 1 行重复"


@pytest.mark.parametrize(
    "text",
    [
        "北京市示例区第5中心\tSF1234567890",
        "SF1234567890\t北京市示例区第5中心",
        "1\t北京市示例区第５中心\t\tsf 1234567890",
        "北京市示例区第5中心,SF1234567890",
        "序号\t单位名称\t收件手机\t快递单号\n1\t北京市示例区第5中心\t13800000000\tSF1234567890",
        "编号\t单位名称\t统一社会信用代码\t快递单号\n5\t北京市示例区第5中心\t11110105000001011F\tSF1234567890",
        "第5号\tSF1234567890",
    ],
)
def test_the_two_columns_are_found_whatever_else_is_copied_with_them(ledger: Ledger, text: str) -> None:
    (found,) = pasted(ledger, text)
    assert found.sure, found
    assert found.entry is not None
    assert (found.entry.unit, found.tracking) == (name(5), "SF1234567890")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("北京市示例区第5中心\t7.73123E+14", "科学计数"),
        ("北京市示例区第5中心\t", "没有单号"),
        ("北京市示例区第5中心\t13800000000\t773123456789012", "看不出"),
        ("单位名称\t快递单号\n北京市示例区第5中心\t见备注", "不像快递单号"),
        ("编号\t单位名称\t快递单号\n6\t北京市示例区第5中心\tSF1234567890", "不是同一件"),
        ("11110105000001011F\tSF1234567890", "有 63 件"),
    ],
)
def test_what_is_not_sure_is_told_with_its_reason_and_not_noted(ledger: Ledger, text: str, told: str) -> None:
    (found,) = pasted(ledger, text)
    assert told in found.problem


def test_cases_of_other_ways_and_those_noted_before_are_told(tmp_path: Path, ledger: Ledger) -> None:
    ledger.record([maker(tmp_path)("onsite", "北京市示例区现场中心", delivery="onsite")])
    ledger.move(1, CaseState.SENT, TODAY - timedelta(days=3), tracking="SF11111111")
    ledger.move(2, CaseState.SENT, TODAY - timedelta(days=3), tracking="SF22222222")
    ledger.void(3, "重复导出")
    ledger.take_back(4, "缺少材料", TODAY)
    lines = (("现场", 4), (1, 1), (2, 9), (3, 3), (4, 4))
    text = "\n".join(
        f"{f'北京市示例区{unit}中心' if unit == '现场' else name(int(unit))}\tSF{n}{n}{n}{n}{n}{n}{n}{n}"
        for unit, n in lines
    )
    onsite, same, other, void, returned = pasted(ledger, text)
    assert onsite.problem == "不是邮寄办理的，没有快递单号"
    assert same.problem == "已经登记过这个单号"
    assert "SF22222222" in other.doubt
    assert void.problem == "已经作废"
    assert "缺少材料" in returned.doubt
    assert note_parcels(ledger, [other], TODAY) == 1
    entry = ledger.entry(2)
    assert (entry.tracking, entry.since) == ("SF99999999", TODAY - timedelta(days=3))
    ledger.undo()
    assert ledger.entry(2).tracking == "SF22222222"


def test_of_two_cases_of_a_unit_the_one_that_waits_for_its_parcel_is_meant(tmp_path: Path, ledger: Ledger) -> None:
    ledger.record([maker(tmp_path)("more", name(1))])
    ledger.move(1, CaseState.SENT, TODAY, tracking="SF00000000")
    (found,) = pasted(ledger, f"{name(1)}\tSF11111111")
    assert found.entry is not None
    assert found.entry.id == 64
    ledger.move(64, CaseState.SENT, TODAY, tracking="SF11111112")
    (found,) = pasted(ledger, f"{name(1)}\tSF22222222")
    assert "第 1、64 号" in found.problem
