"""A case that nobody can have chosen is known as damaged."""

from dataclasses import replace
from typing import Any

import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.case_check import check_case, check_known
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import CaseError
from bjcert_desktop.guide import load_catalogue

CASE = Case("renew", {"renew.way": "mail"}, Unit(name="甲局", certificates=(Certificate(),)), years=2)


@pytest.mark.parametrize(
    "choices",
    [{}, {"corrections": {"address": "新址"}}, {"chosen": (0,)}, {"extra": 3, "requested": None}, {"count": 9999}],
)
def test_what_can_be_chosen_is_possible(choices: dict[str, Any]) -> None:
    check_case(CASE.choose(**choices))
    check_known(load_catalogue(), CASE.choose(**choices))


@pytest.mark.parametrize(
    "choices",
    [
        {"corrections": {"row": "1"}},
        {"corrections": {"certificates": ""}},
        {"corrections": {"__class__": ""}},
        {"chosen": (-1,)},
        {"chosen": (10**9,)},
        {"extra": -1},
        {"requested": 10**12},
        {"count": 10_000},
    ],
)
def test_what_cannot_be_chosen_is_refused(choices: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="possible"):
        check_case(CASE.choose(**choices))


@pytest.mark.parametrize("years", [0, -1, 6, 10**30])
def test_years_out_of_the_guides_range_are_refused(years: int) -> None:
    with pytest.raises(ValueError, match="possible"):
        check_case(replace(CASE, years=years))


@pytest.mark.parametrize(
    "changes", [{"business": ""}, {"business": "fly"}, {"delivery": "pigeon"}, {"payment": "gold"}]
)
def test_what_the_guide_does_not_have_is_refused_with_a_sentence(changes: dict[str, str]) -> None:
    with pytest.raises(CaseError, match="办事依据"):
        check_known(load_catalogue(), replace(CASE, **changes))  # type: ignore[arg-type]
