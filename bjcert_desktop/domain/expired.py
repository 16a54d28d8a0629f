"""What the guide prescribes instead where the certificates of a case have expired (ch. 4 and 7)."""

from dataclasses import dataclass, replace

from ..guide import Catalogue, Scenario
from .case import Case
from .plan import Plan


@dataclass(frozen=True)
class IfExpired:
    """The *scenario* that applies instead, the *case* changed to it, and what the guide says about that (*rule*)."""

    scenario: Scenario
    case: Case
    rule: str


def case_if_expired(catalogue: Catalogue, case: Case, plan: Plan) -> IfExpired | None:
    """*case* with unit and certificates for the scenario of expired ones.

    None where a certificate of *plan* is still valid or nobody knows its last day, or where the guide has no other
    scenario.
    """
    answers = plan.scenario.expired
    if not answers or not all(each.valid_to and each.valid_to < case.day for each in plan.certificates):
        return None
    changed = replace(case, answers={**case.answers, **answers}).choose(superseded=plan.handled)
    scenario = catalogue.scenario_for(case.business, changed.answers)
    options = (option for question in plan.business.questions for option in question.options if question.id in answers)
    rule = next((option.hint for option in options if option.id in answers.values()), "")
    return IfExpired(scenario, changed, rule) if scenario else None
