"""What follows from the case at hand: its plan, what stays off the papers, and what it would repeat."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ...domain.case import Case
from ...domain.plan import Plan, make_plan
from ...domain.preselection import Repeats, repeats_of
from ...domain.renewals import Cases
from ...domain.unit import Unit
from ...errors import CaseError
from ...guide import Catalogue
from ...jobs.preparation import prepare
from ...registry.api import Notes, ValueFinding


@dataclass(frozen=True)
class WorkedCase:
    """*problem* says why there is no *plan*. The values of *rejected* (attribute → fault) are left blank."""

    plan: Plan | None = None
    rejected: Mapping[str, ValueFinding] = field(default_factory=dict)
    problem: str = ""
    repeats: Repeats = field(default_factory=Repeats)


def work_out(catalogue: Catalogue, case: Case, notes: Notes, cases: Cases) -> WorkedCase:
    """Work out *case*, whose unit a person's *notes* are about; *cases* are those that are not over."""
    prepared = prepare(case.unit or Unit(), notes, case.choices.corrections)
    plan, problem = None, ""
    if case.business and catalogue.scenario_for(case.business, case.answers):
        try:
            usable = replace(case, unit=case.unit and prepared.unit)
            plan = make_plan(catalogue, usable, rejected=prepared.rejected)
        except CaseError as error:
            problem = str(error)
    return WorkedCase(plan, prepared.rejected, problem, repeats_of(catalogue, case, plan, cases))
