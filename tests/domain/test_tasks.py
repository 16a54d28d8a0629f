"""What is left to do once the papers are written, and in which order."""

from dataclasses import replace

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.tasks import tasks
from bjcert_desktop.guide import load_catalogue

CATALOGUE = load_catalogue()


def order(business: str, answers: dict[str, str], **changes: str) -> list[str]:
    plan = make_plan(CATALOGUE, replace(Case(business=business, answers=answers), **changes))  # type: ignore[arg-type]
    return [task.title for task in tasks(plan, CATALOGUE, 2)]


def test_papers_that_are_mailed_are_stamped_paid_packed_and_sent_in_this_order() -> None:
    assert order("new", {}) == ["打印", "签字盖章", "汇款", "装袋", "寄出", "领取"]


def test_papers_that_are_carried_are_handed_in_and_nothing_is_transferred_when_one_pays_there() -> None:
    answers = {"renew.way": "mail"}
    assert order("renew", answers, delivery="onsite", payment="onsite") == [
        "打印",
        "签字盖章",
        "装袋",
        "现场递交",
        "领取",
    ]


def test_a_revocation_costs_nothing_and_brings_nothing_back() -> None:
    assert order("revoke", {"revoke.valid": "yes"}) == ["打印", "签字盖章", "装袋", "寄出"]


def test_what_is_done_on_the_web_is_printed_and_taken_along() -> None:
    assert order("unlock", {}) == ["打印", "上网办理"]


def test_the_amount_the_address_and_what_is_left_blank_stand_in_the_list() -> None:
    plan = make_plan(CATALOGUE, Case(business="new"))
    found = {task.key: task.text for task in tasks(plan, CATALOGUE, 2, ["单位电话"])}
    assert "补写留空的 1 项：单位电话" in found["print"]
    assert f"{plan.total} 元" in found["pay"]
    assert CATALOGUE.contact.telephone in found["send"]
    assert CATALOGUE.contact.address in found["send"]


def test_whoever_stamps_a_sample_of_an_official_form_is_told_so() -> None:
    plan = make_plan(CATALOGUE, Case(business="new"))
    printing = tasks(plan, CATALOGUE, 5, samples=["申请表", "明细表"])[0].text
    assert "申请表和明细表是示例表样，不是官方原表" in printing
    assert "示例表样" not in tasks(plan, CATALOGUE, 5)[0].text
