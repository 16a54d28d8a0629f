"""The values of papers beyond those of test_plan.py: sets, the parcel, the sheet to take along, the renamed unit."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import Plan, make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.guide.general import Origin
from tests.scenarios import SCENARIOS

CATALOGUE = load_catalogue()
OLD, NEW = "北京市示例区环境保护局", "北京市示例区生态环境局"
DEPARTMENTS = (f"{OLD}办公室", "", f"{NEW}法规科", OLD, "信息中心")
RENAMED = Unit(
    name=NEW,
    code="新代码",
    legal_person="新法人",
    address="新址",
    handler_phone="13800000000",
    former_name=OLD,
    former_code="旧代码",
    certificates=tuple(Certificate(name=name, serial=f"S{n}") for n, name in enumerate(DEPARTMENTS)),
)


def plan_of(scenario: str, unit: Unit = RENAMED, **case: object) -> Plan:
    answers = {"replace.cause": "damaged"} if scenario == "replace" else {}
    chosen = Case(unit=unit, day=date(2026, 11, 22), **{"answers": answers, **case})  # type: ignore[arg-type]
    return make_plan(CATALOGUE, chosen, CATALOGUE.owner(scenario)[1])


def names(plan: Plan, title: str) -> list[str]:
    (paper,) = (document for document in plan.documents if document.title == title)
    return [row["证书.证书名称"] for row in paper.lists["证书"]]


def test_five_departments_bear_the_right_name_on_each_set() -> None:
    plan = plan_of("rename-code")
    assert names(plan, "明细表（新办）") == [f"{NEW}办公室", NEW, f"{NEW}法规科", NEW, "信息中心"]
    assert names(plan, "明细表（吊销）") == [f"{OLD}办公室", OLD, f"{OLD}法规科", OLD, "信息中心"]
    assert len(plan.checks) == 1
    assert "“信息中心”" in plan.checks[0]
    told = [d.title for d in plan.documents if {"提示.内容": plan.checks[0]} in d.lists["提示"]]
    assert told == ["材料清单"]


def test_nothing_of_the_new_unit_stands_on_the_papers_that_revoke_the_former_ones() -> None:
    plan = plan_of("rename-code", replace(RENAMED, former_name="", invoice_title=NEW))
    papers = {document.title: document for document in plan.documents}
    for title in ("申请表（吊销）", "明细表（吊销）"):
        told = papers[title].values
        assert {told[name] for name in ("单位名称", "法定代表人", "单位地址", "发票抬头")} == {""}
    assert NEW not in "".join(names(plan, "明细表（吊销）"))
    asked = frozenset({"单位名称", "法定代表人", "单位地址", "证书.证书名称"})
    missing = papers["申请表（吊销）"].missing(asked)
    assert missing == ["原单位名称", "原法定代表人", "原单位地址", "证书.证书名称"]


def test_papers_in_two_sets_say_which_set_they_are() -> None:
    sets = {document.title: document.values["第几套"] for document in plan_of("rename-code").documents}
    assert sets["申请表（新办）"] == sets["明细表（新办）"] == "第 1 套/共 2 套"
    assert sets["申请表（吊销）"] == sets["明细表（吊销）"] == "第 2 套/共 2 套"
    assert {document.values["第几套"] for document in plan_of("rename").documents} == {""}


def test_the_cause_is_told_only_in_papers_that_replace_a_key() -> None:
    assert {document.values["补办原因"] for document in plan_of("replace").documents} == {"损坏"}
    assert {document.values["补办原因"] for document in plan_of("new").documents} == {""}


def test_one_key_is_counted_once() -> None:
    items = plan_of("rename-code").items
    assert sum(item.key for item in items) == 1
    assert len(items) == len(SCENARIOS["rename-code"].materials) - 1


def test_the_senders_mobile_is_masked_on_the_parcel_alone_and_only_if_chosen() -> None:
    for chosen, told in ((False, "13800000000"), (True, "138****0000")):
        values = plan_of("revoke", masked_sender=chosen).documents[0].values
        assert (values["寄件手机"], values["经办人手机"]) == (told, "13800000000")


def test_how_certificates_come_back_is_not_how_papers_go_in() -> None:
    for chosen, told in (({}, "邮寄"), ({"delivery": "onsite"}, "自取"), ({"collection": "onsite"}, "自取")):
        assert plan_of("new", **chosen).documents[0].values["领取方式"] == told
    assert plan_of("new", delivery="onsite", collection="mail").documents[0].values["领取方式"] == "邮寄"
    assert plan_of("revoke").documents[0].values["领取方式"] == ""


@pytest.mark.parametrize(("scenario", "certificates", "doubted"), [("rename-code", 1, False), ("rename-code", 5, True)])
def test_an_amount_that_is_stated_for_one_is_to_be_verified_for_more(
    scenario: str, certificates: int, doubted: bool
) -> None:
    unit = replace(RENAMED, certificates=RENAMED.certificates[:certificates])
    values = plan_of(scenario, unit).documents[0].values
    assert values["金额提示"] == (f"汇款前致电 {CATALOGUE.contact.telephone} 核实" if doubted else "")


def test_the_sheet_to_take_along_lists_the_certificates_and_asks_to_type_only_where_the_guide_does() -> None:
    (renewal,), (unlocking,) = plan_of("renew-online").documents, plan_of("unlock").documents
    for sheet in (renewal, unlocking):
        assert [row["在办.序列号"] for row in sheet.lists["在办"]] == ["S0", "S1", "S2", "S3", "S4"]
    assert [row["信息.名称"] for row in renewal.lists["信息"]][:2] == ["经办人姓名", "经办人手机"]
    assert not unlocking.lists["信息"]
    assert not unlocking.lists["信息栏"]


def test_the_picture_of_an_address_is_left_out_where_another_address_is_in_force() -> None:
    unit, scenario = Unit(name="甲"), CATALOGUE.owner("unlock")[1]
    case = Case(business="unlock", unit=unit)
    moved = msgspec.structs.replace(CATALOGUE, online=msgspec.structs.replace(CATALOGUE.online, url="https://x.cn/"))
    forged = msgspec.structs.replace(CATALOGUE, origin=Origin(problem="改动过。"))
    shown = [bool(make_plan(each, case, scenario).documents[0].lists["二维码"]) for each in (CATALOGUE, moved, forged)]
    assert shown == [True, False, False]


def test_no_line_breaks_within_a_telephone_on_paper() -> None:
    tips = "".join(tip["提示.内容"] for tip in plan_of("renew-online").documents[0].lists["提示"])
    assert "010\u201158515511" in tips
    assert "010-" not in tips
