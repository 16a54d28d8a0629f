"""Checks of single values, against the standards' own examples and every slip that their weights can catch."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.registry.checks.identity_number import check_identity, id_check
from bjcert_desktop.registry.checks.problem_kinds import PROBLEM_KINDS
from bjcert_desktop.registry.checks.uscc import USCC_ALPHABET, check_uscc, organisation_check, uscc_check
from bjcert_desktop.registry.checks.values import CHECKS, check_unit, check_value, suggest
from bjcert_desktop.registry.sample_units import sample_units

from ..conftest import CODE

ORGANISATION = st.text(USCC_ALPHABET, min_size=8, max_size=8)


@st.composite
def usccs(draw: st.DrawFn) -> str:
    head = draw(st.sampled_from(["11", "12", "13", "51", "91", "N1", "Y1"])) + draw(
        st.text("0123456789", min_size=6, max_size=6)
    )
    organisation = draw(ORGANISATION)
    first17 = head + organisation + organisation_check(organisation)
    return first17 + uscc_check(first17)


@st.composite
def identities(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1900, 1, 1), date(2020, 1, 1)))
    region = draw(st.integers(110000, 659999))
    first17 = f"{region}{born:%Y%m%d}{draw(st.integers(0, 999)):03}"
    return first17 + id_check(first17)


def code_of(found: object) -> str:
    return found.code if found else ""  # type: ignore[attr-defined]


def test_the_examples_of_the_standards_pass() -> None:
    assert check_uscc("91350100M000100Y43") is None
    assert organisation_check("D2143569") == "X"
    assert check_identity("11010519491231002X") is None
    assert check_identity("440524188001010014") is not None  # the standard's other example, born before 1900


@given(usccs())
def test_a_valid_code_passes(code: str) -> None:
    assert check_uscc(code) is None


@given(usccs(), st.integers(0, 17), st.sampled_from(USCC_ALPHABET))
def test_one_wrong_character_of_a_code_is_caught(code: str, index: int, wrong: str) -> None:
    slipped = code[:index] + wrong + code[index + 1 :]
    assert (check_uscc(slipped) is None) == (slipped == code)


@given(usccs(), st.integers(0, 16))
def test_two_neighbours_swapped_in_a_code_are_caught(code: str, index: int) -> None:
    slipped = code[:index] + code[index + 1] + code[index] + code[index + 2 :]
    assert (check_uscc(slipped) is None) == (slipped == code)


@given(identities())
def test_a_valid_identity_number_passes(number: str) -> None:
    assert check_identity(number) is None


@given(identities(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_of_an_identity_number_is_caught(number: str, index: int, wrong: str) -> None:
    slipped = number[:index] + wrong + number[index + 1 :]
    assert (code_of(check_identity(slipped)) == "") == (slipped == number)


@given(identities(), st.integers(0, 16))
def test_two_neighbours_swapped_in_an_identity_number_are_caught(number: str, index: int) -> None:
    slipped = number[:index] + number[index + 1] + number[index] + number[index + 2 :]
    assert (code_of(check_identity(slipped)) == "") == (slipped == number)


@given(ORGANISATION, st.sampled_from(USCC_ALPHABET))
def test_an_organisation_code_has_one_check_character_and_no_letter_but_x_is_one(organisation: str, last: str) -> None:
    first17 = "11110191" + organisation + last
    expected = "" if last == organisation_check(organisation) else "uscc-organisation"
    assert code_of(check_uscc(first17 + uscc_check(first17))) == expected


@pytest.mark.parametrize(
    ("letter", "meant"), [("O", "数字 0"), ("I", "数字 1"), ("Z", "数字 2"), ("S", "数字 5"), ("V", "字母 U")]
)
def test_a_letter_that_no_code_has_is_pointed_out_with_what_it_may_stand_for(letter: str, meant: str) -> None:
    found = check_uscc(f"9135{letter}100M000100Y43")
    assert found is not None
    assert found.code == "uscc-slip"
    assert "第 5 位" in found.message
    assert meant in found.message


def test_a_code_with_a_wrong_organisation_code_inside_is_only_a_warning() -> None:
    first17 = "11110191" + "00000001" + "5"
    found = check_uscc(first17 + uscc_check(first17))
    assert found is not None
    assert (found.code, found.severity) == ("uscc-organisation", "warning")


def test_a_birth_date_that_has_not_come_is_an_error() -> None:
    born = date.today() + timedelta(days=1)
    first17 = f"110105{born:%Y%m%d}002"
    assert code_of(check_identity(first17 + id_check(first17))) == "id-birth"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("统一社会信用代码", "", "missing"),
        ("统一社会信用代码", "91350100M000100Y4", "uscc-length"),
        ("统一社会信用代码", "91350100M000100Y433", "uscc-length"),
        ("统一社会信用代码", "91350100M000100Y4?", "uscc-character"),
        ("统一社会信用代码", "91350100m000100Y43", "uscc-character"),
        ("统一社会信用代码", "91350100M000100Y4３", "uscc-character"),
        ("统一社会信用代码", "91350100M000100Y44", "uscc-check-digit"),
        ("统一社会信用代码", "1A1101050000000101", "uscc-check-digit"),
        ("原统一社会信用代码", "", ""),
        ("原统一社会信用代码", "123456789", "uscc-length"),
        ("经办人身份证号", "", "missing"),
        ("经办人身份证号", "11010519491231002X", ""),
        ("经办人身份证号", "110105194912310021", "id-check-digit"),
        ("经办人身份证号", "110105194912310000", "id-zeros"),
        ("经办人身份证号", "11010519490231002X", "id-birth"),
        ("经办人身份证号", "11010519491331002X", "id-birth"),
        ("经办人身份证号", "1101051949123100", "id-length"),
        ("经办人身份证号", "11010519491231002XX", "id-length"),
        ("经办人身份证号", "1101051949A231002X", "id-character"),
        ("经办人身份证号", "110105491231002", "id-15"),
        ("经办人身份证号", "110105490231002", "id-birth"),
        ("经办人身份证号", "E12345678", "id-other"),
        ("经办人身份证号", "H1234567890", "id-other"),
        ("经办人身份证号", "无", "id-length"),
        ("经办人手机", "", "missing"),
        ("经办人手机", "13800000000", ""),
        ("经办人手机", "138-0000-0000", ""),
        ("经办人手机", "+86 138 0000 0000", ""),
        ("经办人手机", "1380000000", "mobile-format"),
        ("经办人手机", "12800000000", "mobile-format"),
        ("经办人手机", "13800000000、13900000000", "mobile-format"),
        ("经办人手机", "010-12345678", "mobile-format"),
        ("经办人手机", "１３８００００００００", "mobile-format"),
        ("单位电话", "010-12345678", ""),
        ("单位电话", "(010)12345678", ""),
        ("单位电话", "12345678-801", ""),
        ("单位电话", "010-12345678转801", ""),
        ("单位电话", "0311-1234567", ""),
        ("单位电话", "13800000000", ""),
        ("单位电话", "400-123-4567", ""),
        ("单位电话", "010-12345678、87654321", ""),
        ("单位电话", "010-12345678/13800000000", ""),
        ("单位电话", "12345", ""),
        ("单位电话", "1234", "phone-format"),
        ("单位电话", "请联系张科", "phone-format"),
        ("邮政编码", "100000", ""),
        ("邮政编码", "10000", "postcode-format"),
        ("邮政编码", "１０００００", "postcode-format"),
        ("电子邮箱", "a.b-c_d@sub.example.com", ""),
        ("电子邮箱", "123456@qq.com", ""),
        ("电子邮箱", "a@bj.gov.cn", ""),
        ("电子邮箱", "a@b", "email-format"),
        ("电子邮箱", "a@b..com", "email-format"),
        ("电子邮箱", "a..b@c.com", "email-format"),
        ("电子邮箱", ".a@c.com", "email-format"),
        ("电子邮箱", "a.@c.com", "email-format"),
        ("电子邮箱", "a@c，com", "email-format"),
        ("电子邮箱", "a@c.com;d@e.com", "email-format"),
        ("电子邮箱", "a b@c.com", "email-format"),
        ("电子邮箱", "6222021234567890123@qq.com", "like-account"),
        ("发票邮箱", "a@6222021234567890123.com", "like-account"),
        ("发票邮箱", "a@163.com", ""),
        ("发票邮箱", "a@sthjj.beijing.gov.cn", "email-government"),
        ("发票邮箱", "a@GOV.CN", "email-government"),
        ("发票邮箱", "a@mygov.cn", ""),
        ("发票邮箱", "a", "email-format"),
        ("证书数量", "3", ""),
        ("证书数量", "0", "count-format"),
        ("证书数量", "三", "count-format"),
        ("证书数量", "-1", "count-format"),
        ("单位名称", "", "missing"),
        ("单位名称", "北京市\ufffd\ufffd局", "garbled"),
        ("单位地址", "任何写法都可以", ""),
        ("备注", "", ""),
        ("证书.联系电话", "13900000000", ""),
        ("证书.联系电话", "没有", "phone-format"),
    ],
)
def test_a_value_is_judged_by_its_field(field: str, value: str, code: str) -> None:
    assert code_of(check_value(field, value)) == code


@given(st.sampled_from(sorted(CHECKS)), st.text(max_size=40))
def test_no_text_makes_a_check_fail_or_appear_in_its_sentence(field: str, value: str) -> None:
    found = check_value(field, value)
    assert found is None or len(value) < 7 or value not in found.message


def test_every_rule_is_a_sentence_with_a_remedy() -> None:
    for rule in PROBLEM_KINDS.values():
        assert rule.severity in ("error", "warning")
        assert not rule.what.endswith("。")
        assert not rule.remedy.endswith("。")
        assert len(rule.remedy) >= 6


def test_the_sample_has_nothing_wrong_but_its_blanks() -> None:
    found = [(field, finding.code) for unit in sample_units(date(2026, 11, 22)) for field, finding in check_unit(unit)]
    assert found == [("经办人手机", "missing")]


def test_a_unit_is_checked_with_its_certificates() -> None:
    unit = Unit(name="某单位", code="x", handler="王", handler_id="x", certificates=(Certificate(phone="?"),))
    found = dict(check_unit(unit))
    assert {name: item.code for name, item in found.items()} == {
        "统一社会信用代码": "uscc-character",
        "经办人身份证号": "id-length",
        "经办人手机": "missing",
        "证书.联系电话": "phone-format",
    }


@pytest.mark.parametrize("code", ["000000000000000000", "01110105000001011F", "10110105000001011F"])
def test_a_code_of_no_department_or_category_is_refused(code: str) -> None:
    found = check_value("统一社会信用代码", code)
    assert found is not None
    assert found.severity == "error"
    assert check_value("统一社会信用代码", CODE) is None


@pytest.mark.parametrize("code", ["11110105000001011F"])
@pytest.mark.parametrize(
    ("right", "wrong"), [("1", "I"), ("0", "O"), ("1", "L"), ("0", "D"), ("0", "Q")], ids=lambda character: character
)
def test_a_character_that_looks_like_another_is_suggested_in_its_place(code: str, right: str, wrong: str) -> None:
    index = code.index(right)
    assert suggest("统一社会信用代码", f"{code[:index]}{wrong}{code[index + 1 :]}") == (code,)


def test_letters_that_no_code_contains_are_all_read_as_what_they_stand_for() -> None:
    assert suggest("统一社会信用代码", "IIII0I05OOOOOIOIIF") == ("11110105000001011F",)


def test_two_neighbours_swapped_are_suggested_the_right_way_round() -> None:
    assert suggest("统一社会信用代码", "11110150000001011F") == ("11110105000001011F",)


@pytest.mark.parametrize("value", ["11110105000001011F", "1111010500000101", "99999999999999999W", "", "单位"])
def test_a_right_code_and_one_that_could_be_anything_suggest_nothing(value: str) -> None:
    assert suggest("统一社会信用代码", value) == ()


@given(index=st.integers(0, 16), wrong=st.sampled_from(USCC_ALPHABET))
def test_whatever_is_suggested_passes_the_check(index: int, wrong: str) -> None:
    code = "11110105000001011F"
    for each in suggest("统一社会信用代码", f"{code[:index]}{wrong}{code[index + 1 :]}"):
        assert check_value("统一社会信用代码", each) is None


def test_no_other_field_has_suggestions() -> None:
    assert suggest("经办人身份证号", "11010519491231OO2X") == ()


@pytest.mark.parametrize("field", ["单位名称", "发票抬头", "备注", "单位地址", "证书.备注", "证书.证书名称"])
@pytest.mark.parametrize(
    "value", ["收款账号 6222021234567890123", "工商银行海淀支行", "收款单位：某某公司", "６２２２０２１２３４５６７８"]
)
def test_a_text_that_looks_like_an_account_or_a_payee_is_named(field: str, value: str) -> None:
    found = check_value(field, value)
    assert found is not None
    assert (found.severity, found.code) == ("warning", "like-account")
    assert value not in found.message
