"""The steps that a case goes through, from its answers."""

from dataclasses import replace

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.steps import StepKind, steps
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.guide import Catalogue

UNIT = Unit(name="示例局", certificate_count="3")
MAIL = Case(business="renew", answers={"renew.way": "mail"}, unit=UNIT)


def kinds(catalogue: Catalogue, case: Case) -> list[StepKind]:
    return [step.kind for step in steps(catalogue, case, None)]


def test_without_a_business_there_is_only_its_choice(catalogue: Catalogue) -> None:
    (step,) = steps(catalogue, Case(), None)
    assert (step.kind, step.ready) == (StepKind.BUSINESS, False)


def test_an_open_question_keeps_what_follows_closed(catalogue: Catalogue) -> None:
    found = steps(catalogue, Case(business="renew"), None)
    assert next(step for step in found if not step.ready).question == "renew.way"


def test_on_paper_three_pages_follow_the_questions(catalogue: Catalogue) -> None:
    assert [str(kind) for kind in kinds(catalogue, MAIL)] == [
        *("business", "question", "unit", "materials", "review", "done")
    ]


def test_what_is_done_on_the_web_needs_no_papers_and_what_has_no_rule_ends_with_why(catalogue: Catalogue) -> None:
    assert kinds(catalogue, Case(business="unlock")) == [
        *(StepKind.BUSINESS, StepKind.UNIT, StepKind.ONLINE, StepKind.DONE)
    ]
    assert kinds(catalogue, Case(business="revoke", answers={"revoke.valid": "no"}))[-1] is StepKind.STOP


def test_each_step_tells_what_was_chosen_there(catalogue: Catalogue) -> None:
    case = replace(MAIL, years=2)
    told = {step.title: step.answer for step in steps(catalogue, case, make_plan(catalogue, case))}
    assert told["单位与证书"] == "示例局，3 枚 · 2 年"
    assert told["材料与费用"] == "邮寄，4 项，1140 元"


def test_the_unit_is_not_ready_until_its_certificates_are_chosen(catalogue: Catalogue) -> None:
    wanted = {}
    for case, plan in (
        (replace(MAIL, unit=None), make_plan(catalogue, replace(MAIL, unit=None))),
        (MAIL, None),
        (MAIL, make_plan(catalogue, MAIL)),
    ):
        step = next(each for each in steps(catalogue, case, plan) if each.kind is StepKind.UNIT)
        wanted[step.wanted] = step.ready
    assert wanted == {"请先选一个单位": False, "请选好要办理的证书": False, "": True}
