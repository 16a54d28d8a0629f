"""Everything that follows from a case: amounts, payee, caveats, certificates, and the values of the forms."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.fields import FIELDS, UNIT_FIELDS
from bjcert_desktop.domain.plan import Plan, make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import CaseError
from bjcert_desktop.guide import Catalogue, load_catalogue
from tests.scenarios import AMOUNTS, FORM_SETS, ONLINE, SCENARIOS, WITH_FEES, WITHOUT_PAPERS

DAY = date(2026, 11, 22)

UNIT = Unit(
    **{field.attribute: f"<{field.name}>" for field in UNIT_FIELDS if field.attribute != "certificate_count"},
    certificates=(
        Certificate("", "单位证书", "S1", date(2025, 1, 2), date(2027, 1, 1), "使用人一", "1001", "备注一"),
        Certificate("办公室", "单位证书", "S2", date(2025, 3, 4), date(2027, 3, 3), "使用人二", "1002", "备注二"),
        Certificate("财务科", "", "S3", None, None, "", "", ""),
    ),
)


def plan_of(scenario: str, certs: int | None = None, years: int = 1, unit: Unit | None = None, **case: object) -> Plan:
    catalogue = load_catalogue()
    chosen = Case(unit=unit, years=years, day=DAY, **case).choose(count=certs)  # type: ignore[arg-type]
    return make_plan(catalogue, chosen, catalogue.owner(scenario)[1])


def caveats(scenario: str, certs: int | None = None, years: int = 1, **case: object) -> set[str]:
    return {caveat.id for caveat in plan_of(scenario, certs, years, **case).caveats}  # type: ignore[arg-type]


# --- money ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("scenario", "certs", "years", "yuan", "capitals"), AMOUNTS)
def test_the_worked_amounts_come_out(
    scenario: str, certs: int, years: int, yuan: int | None, capitals: str | None
) -> None:
    plan = plan_of(scenario, certs, years)
    assert (plan.total, plan.capitals) == (yuan, capitals)
    assert sum(line.amount for line in plan.lines) == (yuan or 0)


@pytest.mark.parametrize("scenario", [*ONLINE, *WITHOUT_PAPERS])
def test_where_the_guide_states_no_amount_there_is_none(scenario: str) -> None:
    plan = plan_of(scenario, 3, 2)
    assert (plan.total, plan.capitals, plan.lines, plan.payee) == (None, None, (), None)


@settings(max_examples=30)
@given(st.integers(1, 200), st.integers(1, 5))
def test_the_fee_is_a_multiple_of_certificates_and_years_where_the_guide_says_so(certs: int, years: int) -> None:
    assert plan_of("new", certs, years).total == 200 * certs * years + 100 * certs
    assert plan_of("renew-mail", certs, years).total == 190 * certs * years
    assert plan_of("replace", certs, years).total == 100 * certs


@settings(max_examples=30)
@given(st.integers(1, 200), st.integers(1, 5))
def test_an_amount_that_the_guide_states_outright_is_not_multiplied(certs: int, years: int) -> None:
    assert plan_of("rename-code", certs, years).total == 200
    assert plan_of("rename-code-no-key", certs, years).total == 280
    assert plan_of("rename", certs, years).total == plan_of("revoke", certs, years).total == 0


def test_a_fee_line_says_how_its_amount_comes_about() -> None:
    service, medium = plan_of("new", 3, 2).lines
    assert (service.label, service.sum_text, service.amount) == ("单位证书服务费", "200 元 × 3 枚 × 2 年", 1200)
    assert (medium.label, medium.sum_text, medium.amount) == ("证书介质费", "100 元 × 3 枚", 300)
    (stated,) = plan_of("rename-code", 3, 2).lines
    assert (stated.unit_price, stated.certificates, stated.years, stated.amount) == (200, 1, 1, 200)
    assert "×" not in stated.sum_text


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_there_is_a_payee_exactly_where_money_is_to_be_transferred(catalogue: Catalogue, scenario: str) -> None:
    for payment in ("transfer", "treasury"):
        assert plan_of(scenario, payment=payment).payee == (catalogue.account if scenario in WITH_FEES else None)
    assert plan_of(scenario, payment="onsite").payee is None


def test_the_largest_case_is_worked_out() -> None:
    assert plan_of("new", 9999, 5).total == 9999 * (200 * 5 + 100)


@pytest.mark.parametrize(("certs", "years"), [(0, 1), (-1, 1), (10000, 1), (1, 0), (1, 6), (1, -1)])
def test_a_quantity_out_of_range_is_refused(certs: int, years: int) -> None:
    with pytest.raises(CaseError) as refused:
        plan_of("new", certs, years)
    assert str(certs if certs != 1 else years) in refused.value.message
    assert refused.value.remedy


# --- caveats ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_caveat_is_shown_where_it_applies_and_only_there(scenario: str) -> None:
    row = SCENARIOS[scenario]
    always = row.caveats
    assert caveats(scenario) == always
    assert caveats(scenario, years=2) == always | row.for_years
    assert caveats(scenario, certs=2) == always | row.for_several
    assert caveats(scenario, payment="onsite") == always | row.on_site
    assert caveats(scenario, payment="onsite", collection="onsite") == always | row.on_site - {"paid-on-site-by-mail"}
    assert caveats(scenario, delivery="onsite") == always | row.brought


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_an_expired_certificate_is_pointed_out_where_only_valid_ones_are_dealt_with(scenario: str) -> None:
    def said(last_day: date) -> bool:
        return "expired-certificates" in caveats(scenario, unit=Unit(certificates=(Certificate(valid_to=last_day),)))

    assert said(DAY - timedelta(days=1)) == SCENARIOS[scenario].valid_only
    assert not said(DAY)


def test_every_caveat_about_an_uncertain_amount_names_the_telephone_to_ask() -> None:
    for scenario in ("rename-code", "rename-code-no-key", "rename-no-key", "revoke-expired", "replace-damaged-expired"):
        told = [
            caveat for caveat in plan_of(scenario, 2, 2).caveats if caveat.id not in ("stamp-wording", "rename-heading")
        ]
        asking = [caveat for caveat in told if caveat.id != "voucher-derived"]
        assert asking
        assert all("62042172" in caveat.text for caveat in asking)
    said = {caveat.id: caveat.text for caveat in plan_of("rename-code-no-key").caveats}
    assert "280" in said["first-issue-amount"]
    assert "300" in said["first-issue-amount"]
    assert "汇款前请致电 62042172 核实" in said["first-issue-amount"]


def test_what_the_guide_leaves_open_on_the_web_and_for_longer_terms_is_said_in_its_words() -> None:
    said = {caveat.id: caveat.text for caveat in (*plan_of("renew-online").caveats, *plan_of("new", years=2).caveats)}
    assert "以在线页面显示为准" in said["fee-online"]
    assert "请以北京数字认证核定为准" in said["years-unlimited"]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_after_a_change_of_name_the_term_of_the_old_certificate_is_said_to_go_on(scenario: str) -> None:
    said = any("有效期与原有证书一致" in note for note in plan_of(scenario).scenario.notes)
    assert said == bool(SCENARIOS[scenario].renamed)


# --- certificates -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "count", "expected"),
    [
        (UNIT, None, 3),
        (UNIT, 2, 2),
        (UNIT, 5, 5),
        (Unit(), None, 1),
        (Unit(certificate_count="4"), None, 4),
        (Unit(certificate_count="4"), 2, 2),
        (Unit(certificate_count="四"), None, 1),
        (Unit(certificate_count="0"), None, 1),
        (replace(UNIT, certificate_count="9"), None, 3),
    ],
)
def test_as_many_certificates_are_handled_as_were_asked_for_or_the_unit_has(
    unit: Unit, count: int | None, expected: int
) -> None:
    plan = plan_of("renew-mail", count, unit=unit)
    assert len(plan.certificates) == expected
    assert plan.total == 190 * expected
    kept = min(expected, len(unit.certificates))
    assert plan.certificates[:kept] == unit.certificates[:kept]
    assert set(plan.certificates[kept:]) <= {Certificate()}


@pytest.mark.parametrize("unit", [UNIT, Unit(certificate_count="4"), Unit()])
def test_one_key_is_replaced_unless_another_number_is_said_and_nobody_guesses_whose(unit: Unit) -> None:
    plan = plan_of("replace", unit=unit)
    assert (len(plan.certificates), plan.certificates[0].serial, plan.handled, plan.total) == (1, "", (), 100)
    assert plan_of("replace", 3, unit=unit).total == 300


def test_only_the_certificates_that_were_chosen_are_handled(catalogue: Catalogue) -> None:
    case = Case(unit=UNIT).choose(chosen=(2, 0))
    plan = make_plan(catalogue, case, catalogue.owner("revoke")[1])
    assert [certificate.serial for certificate in plan.certificates] == ["S1", "S3"]


def test_a_stated_number_of_certificates_that_is_too_large_is_refused() -> None:
    with pytest.raises(CaseError, match="10000"):
        plan_of("new", unit=Unit(certificate_count="10000"))


# --- values of the forms ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_document_is_given_exactly_the_fields_of_the_dictionary(scenario: str) -> None:
    for planned in plan_of(scenario, unit=UNIT).documents:
        given_names = set(planned.values)
        for prefix, rows in planned.lists.items():
            assert {name for row in rows for name in row if not name.startswith(f"{prefix}.")} == set()
            given_names |= {name for row in rows for name in row}
        assert given_names <= set(FIELDS)
        assert {name for name in FIELDS if "." not in name} == {
            *planned.values,
            "表样版本",
            "示例标记",
        }  # known when written


def test_a_correction_reaches_every_form_and_no_other_case(catalogue: Catalogue) -> None:
    case = Case(unit=UNIT, day=DAY).choose(corrections={"handler": "赵示例"})
    plan = make_plan(catalogue, case, catalogue.owner("new")[1])
    assert {planned.values["经办人姓名"] for planned in plan.documents} == {"赵示例"}
    assert UNIT.handler == "<经办人姓名>"


def test_the_business_ticked_is_the_one_that_the_papers_are_for() -> None:
    for scenario, row in SCENARIOS.items():
        forms = [d for d in plan_of(scenario).documents if d.form in ("申请表", "明细表")]
        assert {planned.values["业务类型"] for planned in forms} == set(row.ticked.values())


def test_new_name_and_code_stand_on_the_new_papers_and_the_former_ones_on_those_that_revoke() -> None:
    plan = plan_of("rename-code", unit=UNIT)
    papers = {planned.title: planned.values for planned in plan.documents}
    for sheet in ("申请表", "明细表"):
        new, old = papers[f"{sheet}（新办）"], papers[f"{sheet}（吊销）"]
        assert (new["单位名称"], new["统一社会信用代码"]) == ("<单位名称>", "<统一社会信用代码>")
        assert (new["原单位名称"], new["原统一社会信用代码"]) == ("<原单位名称>", "<原统一社会信用代码>")
        assert (old["单位名称"], old["统一社会信用代码"]) == ("<原单位名称>", "<原统一社会信用代码>")
        assert (old["原单位名称"], old["原统一社会信用代码"]) == ("", "")
        assert (new["业务类型"], old["业务类型"]) == ("新办", "吊销")


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_former_name_or_code_stands_only_where_it_is_changing(catalogue: Catalogue, scenario: str) -> None:
    renamed = catalogue.owner(scenario)[1].renamed
    for planned in plan_of(scenario, unit=UNIT).documents:
        if not planned.former:
            assert planned.values["原单位名称"] == ("<原单位名称>" if "former_name" in renamed else "")
            assert planned.values["原统一社会信用代码"] == ("<原统一社会信用代码>" if "former_code" in renamed else "")


def test_a_certificate_yet_to_be_issued_has_no_serial_number_and_no_dates() -> None:
    for scenario, ending in FORM_SETS:
        title, issued = f"明细表{ending}", ending in SCENARIOS[scenario].issued
        planned = next(d for d in plan_of(scenario, 3, unit=UNIT).documents if d.title == title)
        rows = planned.lists["证书"]
        assert [row["证书.序号"] for row in rows] == ["1", "2", "3"]
        assert [row["证书.USBKey序列号"] for row in rows] == (["S1", "S2", "S3"] if issued else ["", "", ""])
        assert rows[0]["证书.到期日期"] == ("2027年1月1日" if issued else "")
        assert [row["证书.使用人"] for row in rows] == ["使用人一", "使用人二", ""]


def test_a_certificate_without_a_name_bears_the_name_of_its_unit() -> None:
    (renewed,) = (d for d in plan_of("renew-mail", unit=UNIT).documents if d.title == "明细表")
    assert [row["证书.证书名称"] for row in renewed.lists["证书"]] == ["<单位名称>", "办公室", "财务科"]


def test_dates_and_quantities_are_written_as_people_write_them() -> None:
    values = plan_of("renew-mail", 7, 2, unit=UNIT).documents[0].values
    assert (values["申请日期"], values["证书数量"], values["年限"]) == ("2026年11月22日", "7", "2")
    assert (values["费用合计"], values["费用大写"]) == ("2660", "人民币贰仟陆佰陆拾元整")
    assert plan_of("replace", 1, unit=UNIT).documents[0].values["年限"] == ""


def test_the_invoice_is_made_out_to_the_unit_unless_another_title_is_given() -> None:
    assert plan_of("new", unit=Unit(name="甲单位")).documents[0].values["发票抬头"] == "甲单位"
    assert plan_of("new", unit=Unit(name="甲单位", invoice_title="乙单位")).documents[0].values["发票抬头"] == "乙单位"


@pytest.mark.parametrize("scenario", WITH_FEES)
def test_the_papers_for_transfer_and_parcel_are_left_out_where_nobody_needs_them(scenario: str) -> None:
    def titles(**case: str) -> set[str]:
        return {planned.title for planned in plan_of(scenario, **case).documents}  # type: ignore[arg-type]

    whole = titles()
    assert {"汇款信息单", "邮寄地址页"} <= whole
    assert whole - titles(payment="onsite") == {"汇款信息单"}
    assert whole - titles(delivery="onsite") == {"邮寄地址页"}
    assert titles(payment="treasury") == whole


def test_the_ways_of_delivery_and_payment_are_told_apart() -> None:
    for case, delivery, payment in [
        ({}, "邮寄", "网银汇款转账"),
        ({"delivery": "onsite"}, "现场", "网银汇款转账"),
        ({"payment": "onsite"}, "邮寄", "现场支付"),
    ]:
        values = plan_of("new", **case).documents[0].values  # type: ignore[arg-type]
        assert (values["办理方式"], values["支付方式"]) == (delivery, payment)


@pytest.mark.parametrize(("payment", "sheet"), [("transfer", "汇款信息单"), ("onsite", "材料清单")])
def test_a_doubt_about_the_amount_stands_on_paper_however_it_is_paid(payment: str, sheet: str) -> None:
    plan = plan_of("rename-code-no-key", payment=payment)
    (doubt,) = (caveat.text for caveat in plan.caveats if caveat.id == "first-issue-amount")
    told = [d.title for d in plan.documents if {"提示.内容": doubt} in d.lists["提示"]]
    assert told == [sheet]


def test_the_list_of_materials_and_the_fee_lines_are_those_of_the_plan() -> None:
    plan = plan_of("new", 3, unit=UNIT)
    lists = plan.documents[2].lists
    assert [row["材料.名称"] for row in lists["材料"]] == [material.name for material in plan.materials]
    assert [bool(row["材料.盖章"]) for row in lists["材料"]] == [material.stamp for material in plan.materials]
    assert [row["费用.金额"] for row in lists["费用"]] == ["600", "300"]


def test_materials_not_yet_at_hand_are_named(catalogue: Catalogue) -> None:
    case = Case(ticked=frozenset({"application-form", "handler-id", "original-key"}))
    plan = make_plan(catalogue, case, catalogue.owner("renew-mail")[1])
    assert [material.id for material in plan.unticked] == ["transfer-voucher"]  # the program writes the others


def test_a_blank_that_somebody_should_fill_is_missing_and_one_that_nobody_needs_is_not() -> None:
    everything = frozenset(FIELDS)
    unit = replace(UNIT, handler_phone="", invoice_email="", former_name="", remark="")
    missing = plan_of("renew-mail", unit=unit).documents[0].missing(everything)
    assert missing == ["经办人手机", "发票邮箱", "证书.到期日期"]
    assert plan_of("new", unit=unit).documents[0].missing(everything) == ["经办人手机", "发票邮箱"]
    assert plan_of("revoke", unit=unit).documents[0].missing(everything) == [
        "经办人手机",
        "证书.到期日期",
    ]  # no invoice
    assert plan_of("renew-online", unit=Unit()).documents[0].missing(everything) == []
    assert plan_of("renew-mail", unit=unit).documents[0].missing(frozenset({"单位名称"})) == []


@pytest.mark.parametrize("scenario", [row.scenario for row in SCENARIOS.values() if row.renamed])
def test_a_renamed_unit_is_expected_to_give_its_former_name(scenario: str) -> None:
    unit = replace(UNIT, former_name="", former_code="")
    both = {"原单位名称", "原统一社会信用代码"}
    missing = {name for d in plan_of(scenario, unit=unit).documents for name in d.missing(frozenset(FIELDS))}
    assert missing & both == (both if scenario != "rename" else {"原单位名称"})
    assert not {"单位名称", "统一社会信用代码"} & missing


def test_choices_about_existing_certificates_and_about_new_ones_do_not_disturb_each_other() -> None:
    unit = Unit(name="甲", certificates=tuple(Certificate(serial=str(n)) for n in range(7)))
    case = Case(unit=unit, business="renew", answers={"renew.way": "mail"}).choose(chosen=(3, 4, 5))
    as_new = replace(case, business="new").choose(requested=1)
    assert len(make_plan(load_catalogue(), as_new).certificates) == 1
    back = make_plan(load_catalogue(), replace(as_new, business="renew"))
    assert [certificate.serial for certificate in back.certificates] == ["3", "4", "5"]


def test_certificates_that_the_workbook_does_not_list_are_added_to_those_chosen() -> None:
    unit = Unit(name="甲", certificates=(Certificate(serial="1"), Certificate(serial="2")))
    case = Case(unit=unit, business="renew", answers={"renew.way": "mail"}).choose(chosen=(1,), extra=2)
    plan = make_plan(load_catalogue(), case)
    assert [certificate.serial for certificate in plan.certificates] == ["2", "", ""]
    assert plan.total == 190 * 3


@pytest.mark.parametrize("payment", ["transfer", "treasury", "onsite"])
def test_what_the_guide_leaves_open_about_vouchers_is_said_for_each_way_of_paying(payment: str) -> None:
    plan = make_plan(load_catalogue(), Case(business="new", payment=payment))
    said = {caveat.id for caveat in plan.caveats} - {"copies"}
    on_site = {"paid-on-site", "paid-on-site-by-mail"}
    assert said == {"transfer": set(), "treasury": {"paid-by-treasury"}, "onsite": on_site}[payment]
    (voucher,) = (item for item in plan.items if item.voucher)
    assert ("手册没有写明" in voucher.note) == (payment != "transfer")
