"""Which scenario the guide prescribes instead where the certificates have expired."""

from dataclasses import replace
from datetime import date

import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.expired import case_if_expired
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import Catalogue

DAY = date(2026, 7, 1)
ENDED, VALID = Certificate(serial="A1", valid_to=date(2026, 6, 30)), Certificate(serial="A2", valid_to=DAY)
UNIT = Unit(name="示例局", certificates=(ENDED, VALID, Certificate(serial="A3")))
LOST = Case("replace", {"replace.cause": "lost", "replace.expired": "no"}, UNIT, day=DAY)


def test_lost_and_expired_is_applied_for_as_new_with_unit_and_certificate(catalogue: Catalogue) -> None:
    case = LOST.choose(chosen=(0,))
    found = case_if_expired(catalogue, case, make_plan(catalogue, case))
    assert found is not None
    assert found.scenario.id == "new"
    assert "手册规定按初次办理申请" in found.rule
    plan = make_plan(catalogue, found.case)
    assert (plan.unit.name, plan.certificates, plan.handled, plan.total) == ("示例局", (ENDED,), (0,), 300)
    assert case_if_expired(catalogue, found.case, plan) is None


@pytest.mark.parametrize(
    ("business", "answers", "scenario"),
    [
        ("replace", {"replace.cause": "damaged", "replace.expired": "no"}, "replace-damaged-expired"),
        ("revoke", {"revoke.valid": "yes"}, "revoke-expired"),
    ],
)
def test_where_the_guide_is_silent_the_way_leads_to_the_telephone(
    catalogue: Catalogue, business: str, answers: dict[str, str], scenario: str
) -> None:
    case = replace(LOST, business=business, answers=answers).choose(chosen=(0,))
    found = case_if_expired(catalogue, case, make_plan(catalogue, case))
    assert found is not None
    assert (found.scenario.id, found.scenario.documents) == (scenario, ())


@pytest.mark.parametrize("chosen", [(1,), (2,), (0, 1), (0, 2)], ids=["last day", "unknown", "mixed", "half known"])
def test_nothing_is_offered_while_a_certificate_is_valid_or_its_end_unknown(
    catalogue: Catalogue, chosen: tuple[int, ...]
) -> None:
    case = LOST.choose(chosen=chosen)
    assert case_if_expired(catalogue, case, make_plan(catalogue, case)) is None


def test_a_renewal_of_expired_certificates_stays_a_renewal(catalogue: Catalogue) -> None:
    case = replace(LOST, business="renew", answers={"renew.way": "mail"}).choose(chosen=(0,))
    assert case_if_expired(catalogue, case, make_plan(catalogue, case)) is None
