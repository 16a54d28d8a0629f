"""What a batch handles, without a window: what is due, in hand, listed, chosen and written."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.renewals import DUE_DAYS, Cases, Handled
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.readiness import check_batch
from bjcert_desktop.jobs.batch.result import BatchResult, UnitOutcome
from bjcert_desktop.jobs.batch.selection import Filter, Selection, not_due, prepare_units, renew_due
from bjcert_desktop.registry.api import Notes

TODAY = date.today()
WHOLE = {
    "legal_person": "李示例",
    "address": "示例路1号",
    "postcode": "100000",
    "phone": "010-00000000",
    "handler": "王示例",
    "handler_id": "11010519491231002X",
    "handler_phone": "13800000000",
    "email": "a@163.com",
    "invoice_email": "b@163.com",
}


def unit(row: int, *days: int | None, **values: str) -> Unit:
    """A unit in *row* with a certificate for each of *days* until its last day."""
    ends = (None if each is None else TODAY + timedelta(days=each) for each in days)
    held = tuple(Certificate(serial=f"BJCA{row:04}{n:06}", valid_to=end) for n, end in enumerate(ends))
    return Unit(name=f"第{row}局", code=f"代码{row}", certificates=held, row=row, **{**WHOLE, **values})  # type: ignore[arg-type]


@pytest.fixture
def batch(catalogue: Catalogue, tmp_path: Path) -> Batch:
    return Batch(catalogue, catalogue.owner("renew-mail")[1], Case(day=TODAY), (), tmp_path)


def with_units(batch: Batch, *units: Unit) -> Batch:
    return replace(batch, members=prepare_units(units, Notes(), accept_errors=True))


def handled(row: int) -> Handled:
    return Handled(f"代码{row}", f"第{row}局", TODAY, "已导出")


def rows(batch: Batch) -> list[int]:
    return [member.unit.row for member in batch.members]


def test_a_unit_has_something_due_from_the_first_due_day_on() -> None:
    assert not_due(unit(1, DUE_DAYS), TODAY) == ""
    assert f"{DUE_DAYS} 天内" in not_due(unit(1, DUE_DAYS + 1), TODAY)
    assert not_due(unit(1, DUE_DAYS + 1), TODAY, DUE_DAYS + 1) == ""
    for undated in (unit(1), unit(1, None)):
        assert "没有登记" in not_due(undated, TODAY)


def test_what_is_not_due_or_in_hand_is_left_out_with_the_reason(batch: Batch) -> None:
    whole = with_units(batch, unit(1, 5, DUE_DAYS + 1), unit(2, DUE_DAYS + 1), unit(3, 5), unit(4))
    kept, skipped = renew_due(whole, DUE_DAYS, Cases([handled(3)]))
    assert rows(kept) == [1]
    assert len(kept.plan(kept.members[0]).certificates) == 1
    assert [each.unit.row for each in skipped] == [2, 3, 4]
    assert "再导出会重复" in skipped[1].reason


def test_other_businesses_know_of_nothing_in_hand(batch: Batch, catalogue: Catalogue) -> None:
    revoke = replace(with_units(batch, unit(1, 5)), scenario=catalogue.owner("revoke")[1])
    assert check_batch(revoke, Cases([handled(1)])).handled == {}
    assert set(check_batch(with_units(batch, unit(1, 5)), Cases([handled(1)])).handled) == {1}


def test_only_the_wanted_certificates_are_prepared() -> None:
    one, other = unit(1, 5, 400), unit(2, 5)
    (prepared,) = prepare_units([one, other], Notes(), {one.key: frozenset(one.certificates[1:])})
    assert [each.serial for each in prepared.unit.certificates] == [one.certificates[1].serial]


@pytest.fixture
def selection(batch: Batch) -> Selection:
    """Complete and due; incomplete; in hand; not due; complete, with two certificates of which one is due."""
    units = unit(1, 5), unit(2, 5, email=""), unit(3, 5), unit(4, DUE_DAYS + 1), unit(5, 5, DUE_DAYS + 1)
    made = Selection()
    made.update(check_batch(with_units(batch, *units).only_due(), Cases([handled(3)])), only_due=True)
    made.list_units("", TODAY)
    return made


def test_at_first_what_is_complete_due_and_not_in_hand_is_chosen(selection: Selection) -> None:
    assert selection.chosen == {1, 5}
    totals = selection.totals()
    assert (totals.units, totals.certificates, totals.amount, totals.incomplete) == (2, 2, 380, 0)


def test_a_unit_that_lacks_only_the_mailbox_for_its_invoice_is_chosen_and_told(batch: Batch) -> None:
    made = Selection()
    made.update(check_batch(with_units(batch, unit(1, 5, invoice_email=""), unit(2, 5, phone=""))), only_due=True)
    assert made.chosen == {1}
    first = made.checked.units[0] if made.checked else None
    assert first is not None
    assert (first.complete, first.reasons) == (False, ("缺少发票邮箱，表上先留空。",))


def test_a_unit_whose_count_cannot_be_is_not_said_to_have_nothing_to_handle(batch: Batch) -> None:
    made = Selection()
    made.update(
        check_batch(with_units(batch, unit(1, certificate_count="100000"), unit(2, 999)).only_due()), only_due=True
    )
    made.list_units("", TODAY)
    assert [made.status(each) for each in made.listed] == [
        ("！证书枚数是 100000，请填 1 到 9999 之间的整数。", "caution"),
        ("这次没有要办的证书", "secondary"),
    ]


@pytest.mark.parametrize(
    ("name", "listed"), [("", [1, 2, 3, 4, 5]), ("complete", [1, 3, 5]), ("incomplete", [2]), ("due", [1, 2, 3, 5])]
)
def test_a_filter_lists_what_its_name_says(selection: Selection, name: Filter, listed: list[int]) -> None:
    selection.list_units(name, TODAY)
    assert [each.row for each in selection.listed] == listed
    selection.list_units("", TODAY, {2, 4})
    assert [each.row for each in selection.listed] == [2, 4]
    assert selection.totals().hidden == 2


def test_a_unit_exported_elsewhere_meanwhile_is_given_up(selection: Selection, batch: Batch) -> None:
    again = with_units(batch, unit(1, 5), unit(3, 5), unit(5, 5, DUE_DAYS + 1)).only_due()
    selection.update(check_batch(again, Cases([handled(1), handled(3)])), only_due=True)
    assert selection.chosen == {5}


def test_a_choice_moves_with_its_units_to_other_rows(selection: Selection, batch: Batch) -> None:
    selection.chosen = {1, 4}
    moved = [replace(unit(row, 5), row=row + 1) for row in (1, 2, 5)]
    selection.update(check_batch(with_units(batch, *moved)), only_due=True, moved=True)
    assert selection.chosen == {2}


def test_what_was_written_is_given_up_and_what_failed_stays_chosen(selection: Selection) -> None:
    written, failed = (each.member for each in selection.picked())
    outcomes = UnitOutcome(written, "第1局", "代码1"), UnitOutcome(failed, "第5局", "代码5", problem="没有覆盖。")
    result = BatchResult(outcomes, 0, False, None, None, (), (), {})
    assert selection.finish(result) == 1
    assert (selection.chosen, selection.finished) == ({5}, True)
    assert [selection.status(each)[1] for each in selection.listed if each.row in (1, 5)] == ["good", "bad"]


def test_a_batch_to_be_resumed_stays_chosen(selection: Selection) -> None:
    outcome = UnitOutcome(selection.picked()[0].member, "第1局", "代码1")
    selection.finish(BatchResult((outcome,), 1, True, None, None, (), (), {}))
    assert (selection.chosen, selection.finished) == ({1, 5}, False)
