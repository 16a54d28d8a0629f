"""Which steps a case goes through: worked out from the case alone, without a window."""

from dataclasses import dataclass
from enum import StrEnum

from ...domain.case import Case
from ...domain.plan import Plan
from ...guide import Catalogue, Scenario


class Kind(StrEnum):
    """What a step is about; each has one page."""

    BUSINESS = "business"
    QUESTION = "question"
    UNIT = "unit"
    CERTIFICATES = "certificates"
    DELIVERY = "delivery"
    PAYMENT = "payment"
    MATERIALS = "materials"
    FEE = "fee"
    REVIEW = "review"
    ONLINE = "online"
    STOP = "stop"
    DONE = "done"


@dataclass(frozen=True)
class Step:
    """One step; *answer* is what was said there, and a step that is not *ready* keeps the next ones closed."""

    kind: Kind
    title: str
    answer: str = ""
    ready: bool = True
    question: str = ""


def steps(catalogue: Catalogue, case: Case, plan: Plan | None) -> list[Step]:
    """The steps of *case* in order; *plan* is None while it cannot be worked out yet."""
    if not case.business:
        return [Step(Kind.BUSINESS, "选择业务", ready=False)]
    business = catalogue.business(case.business)
    scenario = catalogue.scenario_for(case.business, case.answers)
    found = [Step(Kind.BUSINESS, "选择业务", business.title)]
    for question in business.questions:
        labels = {option.id: option.label for option in question.options}
        answer = labels.get(case.answers.get(question.id, ""), "")
        found.append(Step(Kind.QUESTION, question.short, answer, bool(answer), question.id))
    if scenario is not None and not scenario.documents:
        return [*found, Step(Kind.STOP, "说明")]
    if scenario is not None and scenario.online:
        unit = Step(Kind.UNIT, "选择单位", case.unit.name if case.unit else "不选单位")
        return [*found, unit, Step(Kind.ONLINE, "在线办理"), Step(Kind.DONE, "完成")]
    return [*found, *_on_paper(catalogue, case, scenario, plan)]


def _on_paper(catalogue: Catalogue, case: Case, scenario: Scenario | None, plan: Plan | None) -> list[Step]:
    name = plan.unit.name if plan else case.unit.name if case.unit else ""
    quantity = materials = amount = delivery = payment = ""
    if plan and case.unit:
        quantity = f"{len(plan.certificates)} 枚"
        if plan.scenario.counted_in_years:
            quantity += f" · {case.years} 年"
        materials = f"{len(plan.materials)} 项，已备 {len(plan.materials) - len(plan.unticked)} 项"
        amount = f"{plan.total} 元" if plan.total else "免费"
        delivery = next(each.label for each in catalogue.deliveries if each.id == case.delivery)
        payment = next(each.label for each in catalogue.payments if each.id == case.payment)
    ways = [Step(Kind.DELIVERY, "提交方式", delivery)]
    if scenario is None or scenario.fees:
        ways.append(Step(Kind.PAYMENT, "支付方式", payment))
    return [
        Step(Kind.UNIT, "选择单位", name, ready=case.unit is not None),
        Step(Kind.CERTIFICATES, "证书与年限", quantity, ready=plan is not None),
        *ways,
        Step(Kind.MATERIALS, "准备材料", materials),
        Step(Kind.FEE, "费用与汇款", amount),
        Step(Kind.REVIEW, "核对与导出", ready=scenario is not None),
        Step(Kind.DONE, "完成"),
    ]
