"""Checking the units of a batch before anything is written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.domain.case import UnitChoices
from bjcert_desktop.domain.unit import Certificate
from bjcert_desktop.errors import FormError
from bjcert_desktop.jobs.batch.readiness import check_batch
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.registry.api import ValueFinding
from bjcert_desktop.system.paths import data
from tests.jobs.batch.samples import DAY, batch_of, stopping_after, unit


def test_a_look_at_the_units_tells_what_each_lacks_and_writes_nothing(tmp_path: Path) -> None:
    units = (unit(1, 3), unit(2, email="", phone=""), unit(3, 0))
    seen = check_batch(batch_of(tmp_path / "out", *units))
    assert [each.complete for each in seen.units] == [True, False, False]
    assert seen.complete == 1
    assert seen.units[1].missing == ("单位电话", "电子邮箱")
    assert seen.units[1].reasons == ("缺少单位电话、电子邮箱，表上先留空。",)
    assert [reason.partition("，")[0] for reason in seen.units[2].reasons] == ["没有选定证书"]
    assert [each.amount for each in seen.units] == [570, 190, 190]
    assert (seen.certificates, seen.amount) == (5, 950)
    assert not (tmp_path / "out").exists()


def test_a_rejected_number_is_a_reason_and_not_named_twice(tmp_path: Path) -> None:
    batch = batch_of(tmp_path)
    members = [PreparedUnit(unit(1), {"handler_id": ValueFinding("error", "", "最后一位对不上，请核对原件。")})]
    (seen,) = check_batch(replace(batch, members=members)).units
    assert seen.reasons == ("经办人身份证号最后一位对不上，请核对原件。表上先留空。",)
    assert seen.missing == ("经办人身份证号",)


def test_expired_certificates_are_a_reason_where_the_guide_asks_for_valid_ones(tmp_path: Path) -> None:
    old = replace(unit(1), certificates=(Certificate(serial="A", valid_to=date(2026, 1, 1)),))
    (seen,) = check_batch(batch_of(tmp_path, old, scenario="revoke")).units
    assert seen.reasons[0].startswith("1 枚证书已过期。")


def test_a_count_out_of_range_is_a_reason_and_the_others_are_looked_at(tmp_path: Path) -> None:
    wrong = unit(1, 0, certificate_count="100000")
    seen = check_batch(batch_of(tmp_path, wrong, unit(2)))
    assert "100000" in seen.units[0].reasons[0]
    assert seen.units[0].amount is None
    assert seen.units[1].complete


def test_a_form_that_cannot_be_used_is_no_fault_of_any_unit(tmp_path: Path) -> None:
    """Else each unit would look as if it had nothing to handle."""
    forms = FormSet(tmp_path / "forms")
    forms.put_in_use("申请表", data("forms", "申请表.docx"), DAY)
    (tmp_path / "forms" / "申请表-1.docx").unlink()
    with pytest.raises(FormError, match="重新换用"):
        check_batch(batch_of(tmp_path / "out", unit(1), forms=forms))


def test_choices_made_for_a_unit_count_in_the_batch(tmp_path: Path) -> None:
    choices = {1: UnitChoices(chosen=(0,)), 2: UnitChoices({"email": ""})}
    seen = check_batch(batch_of(tmp_path, unit(1, 3), unit(2), choices=choices))
    assert [each.certificates for each in seen.units] == [1, 1]
    assert seen.units[1].missing == ("电子邮箱",)


def test_two_rows_of_one_unit_have_choices_of_their_own(tmp_path: Path) -> None:
    soon, later = (replace(unit(1, 1 + row), row=row) for row in (1, 2))
    seen = check_batch(batch_of(tmp_path, soon, later, choices={2: UnitChoices(chosen=(0, 1))}))
    assert [each.certificates for each in seen.units] == [2, 2]


def test_certificates_that_were_chosen_are_not_called_the_first(tmp_path: Path) -> None:
    choices = {1: UnitChoices(chosen=(2,))}
    (outcome,) = run(batch_of(tmp_path, unit(1, 3), choices=choices)).outcomes
    assert outcome.remarks == ("表里有 3 枚证书，这次只办其中 1 枚。",)


def test_a_look_can_be_cancelled(tmp_path: Path) -> None:
    assert len(check_batch(batch_of(tmp_path, *map(unit, range(5))), cancelled=stopping_after(2)).units) == 2


def test_a_value_that_looks_like_an_account_is_named_before_the_papers_are_written(tmp_path: Path) -> None:
    one = replace(unit(1), invoice_title="收款账号 6222021234567890123", remark="工商银行某支行")
    (found,) = check_batch(batch_of(tmp_path, one)).units
    said = "".join(found.reasons)
    assert "发票抬头里像是写着账号" in said
    assert "备注里像是写着账号" in said
    assert "6222021234567890123" not in said


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("phone", "6222021234567890123"),
        ("postcode", "6222021234567890123"),
        ("email", "6222021234567890123@qq.com"),
        ("invoice_email", "a6222.0212.3456.7890@163.com"),
        ("handler_phone", "6222021234567890123"),
        ("handler_phone", "６２２２０２１２３４５"),
        ("postcode", "六二二二〇二"),
        ("address", "中国工商银行海淀支行"),
        ("legal_person", "收款人：张三"),
        ("handler", "陸貳貳貳零貳壹貳參肆伍陸"),
        ("former_name", "6222 0212 3456 7890 123"),
    ],
)
def test_an_account_in_any_column_is_named(tmp_path: Path, attribute: str, value: str) -> None:
    (found,) = check_batch(batch_of(tmp_path, replace(unit(1), **{attribute: value}))).units
    assert "像是写着账号" in "".join(found.reasons)


def test_an_account_among_a_certificates_values_is_named_and_ordinary_values_are_not(tmp_path: Path) -> None:
    certificate = Certificate(serial="100012345678", phone="6222021234567890123", valid_to=date(2027, 1, 1))
    plain = replace(unit(1), phone="010-62042172 转 8001", email="13800000000@163.com", invoice_email="2026@qq.com")
    named, silent = check_batch(batch_of(tmp_path, replace(plain, certificates=(certificate,)), plain)).units
    assert [reason for reason in named.reasons if "账号" in reason] == [
        "联系电话里像是写着账号、银行或收款单位，请核对，不要照它汇款。"
    ]
    assert silent.complete


def test_of_several_certificates_lost_after_their_end_one_is_replaced_and_the_others_are_told(tmp_path: Path) -> None:
    seen = check_batch(batch_of(tmp_path, unit(1, 3), unit(2), scenario="new").issuing_anew())
    assert [each.certificates for each in seen.units] == [1, 1]
    assert ["只办第 1 枚" in "".join(each.reasons) for each in seen.units] == [True, False]
