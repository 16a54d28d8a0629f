"""The steps that a case goes through, worked out from the case alone."""

from dataclasses import dataclass
from enum import StrEnum

from ..guide import Catalogue, Scenario
from .case import Case
from .money import amount_text
from .plan import Plan
from .renaming import open_change


class StepKind(StrEnum):
    """What a step is about. The wizard has one page for each kind."""

    BUSINESS = "business"
    QUESTION = "question"
    UNIT = "unit"
    MATERIALS = "materials"
    REVIEW = "review"
    EXPRESS = "express"
    ONLINE = "online"
    STOP = "stop"
    DONE = "done"


_SHORT = {
    StepKind.BUSINESS: "业务",
    StepKind.QUESTION: "情形",
    StepKind.UNIT: "单位",
    StepKind.MATERIALS: "材料",
    StepKind.REVIEW: "核对",
    StepKind.EXPRESS: "办理",
    StepKind.ONLINE: "在线",
    StepKind.STOP: "说明",
    StepKind.DONE: "完成",
}
_HELD = "已经在办，请先确认"


@dataclass(frozen=True)
class Step:
    """One step. *answer* is what was chosen there; the steps after one that is not *ready* cannot be opened.

    *wanted* says what to do first.
    """

    kind: StepKind
    title: str
    answer: str = ""
    ready: bool = True
    question: str = ""
    wanted: str = ""

    @property
    def short(self) -> str:
        """The title in two characters, where there is no room for more."""
        return _SHORT[self.kind]


def steps(
    catalogue: Catalogue, case: Case, plan: Plan | None, *, express: bool = False, held: bool = False
) -> list[Step]:
    """The steps of *case* in order. *plan* is None as long as it cannot be worked out.

    A case is *held* until somebody says that it is meant although another one does the same.

    With *express*, what follows the questions is one step, once the unit is known and if there are papers.
    """
    if not case.business:
        return [Step(StepKind.BUSINESS, "选择业务", ready=False)]
    business = catalogue.business(case.business)
    scenario = catalogue.scenario_for(case.business, case.answers)
    found = [Step(StepKind.BUSINESS, "选择业务", business.title)]
    for question in business.questions:
        answer = question.label_of(case.answers)
        found.append(Step(StepKind.QUESTION, question.short, answer, bool(answer), question.id))
    if scenario is not None and not scenario.documents:
        return [*found, Step(StepKind.STOP, "说明")]
    if scenario is not None and scenario.online:
        name = case.unit.name if case.unit else "不选单位"
        unit = Step(StepKind.UNIT, "选择单位", name, ready=not held, wanted=_HELD)
        return [*found, unit, Step(StepKind.ONLINE, "在线办理"), Step(StepKind.DONE, "完成")]
    if express and scenario is not None and case.unit is not None:
        wanted = _wanted(case, plan, held)
        page = Step(StepKind.EXPRESS, "一页办理", plan.unit.name if plan else case.unit.name, not wanted, wanted=wanted)
        return [*found, page, Step(StepKind.DONE, "完成")]
    return [*found, *_on_paper(catalogue, case, scenario, plan, held)]


def _wanted(case: Case, plan: Plan | None, held: bool) -> str:
    """What is to be said of the unit and its certificates before the case can go on."""
    if case.unit is None:
        return "请先选一个单位"
    if plan is None:
        return "请选好要办理的证书"
    return open_change(plan.scenario, plan.unit, plan.left_off) or (_HELD if held else "")


def _on_paper(catalogue: Catalogue, case: Case, scenario: Scenario | None, plan: Plan | None, held: bool) -> list[Step]:
    name = plan.unit.name if plan else case.unit.name if case.unit else ""
    materials = ""
    if plan and case.unit:
        name += f"，{len(plan.certificates)} 枚"
        if plan.scenario.counted_in_years:
            name += f" · {case.years} 年"
        way, amount = catalogue.delivery(case.delivery), amount_text(plan.total)
        back = f"，{plan.collection.label}" if plan.collected and plan.collection.mailed != way.mailed else ""
        materials = f"{way.label}{back}，{len(plan.items)} 项，{amount}"
    wanted = _wanted(case, plan, held)
    return [
        Step(StepKind.UNIT, "单位与证书", name, ready=not wanted, wanted=wanted),
        Step(StepKind.MATERIALS, "材料与费用", materials),
        Step(StepKind.REVIEW, "核对与导出", ready=scenario is not None),
        Step(StepKind.DONE, "完成"),
    ]


def index_to_resume(found: list[Step], left_at: str) -> int:
    """The step at which to continue a case: the one it was *left_at*, or an earlier one that is not ready."""
    kinds = [step.kind for step in found]
    open_ = next((index for index, step in enumerate(found) if not step.ready), len(kinds) - 1)
    wanted = kinds.index(StepKind(left_at)) if left_at in kinds else 0
    last = kinds.index(StepKind.DONE) - 1 if StepKind.DONE in kinds else wanted
    return max(1, min(wanted, open_, last))
