"""Which certificates a new case ticks by itself, and when it asks whether a repetition is meant."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.preselection import Preselection, repeats_of
from bjcert_desktop.domain.renewals import Cases, Handled, Outcome
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import CaseError
from bjcert_desktop.guide import Catalogue

DAY = date(2026, 11, 29)
ENDS = [DAY - timedelta(days=3), DAY + timedelta(days=20), DAY + timedelta(days=300)]
UNIT = Unit(
    name="甲局",
    code="代码甲",
    certificates=tuple(Certificate(serial=f"A{n}", valid_to=day, user=f"人{n}") for n, day in enumerate(ENDS)),
)
RENEW = Case("renew", {"renew.way": "mail"}, UNIT, day=DAY)
LOST = Case("replace", {"replace.cause": "lost", "replace.expired": "yes"}, UNIT, day=DAY)


def under_way(scenario: str, *indexes: int, outcome: Outcome = Outcome.RENEWED) -> Cases:
    about = {f"A{index}": ENDS[index] for index in indexes}
    return Cases([Handled("代码甲", "甲局", DAY, "已寄出", False, about, 7, scenario=scenario, outcome=outcome)])


def test_a_renewal_ticks_what_is_due_and_not_in_hand(catalogue: Catalogue) -> None:
    assert Preselection(catalogue).apply(RENEW, Cases()).choices.chosen == (0, 1)
    assert Preselection(catalogue).apply(RENEW, under_way("renew-mail", 0)).choices.chosen == (1,)
    assert Preselection(catalogue).apply(RENEW, under_way("renew-mail", 0, 1)).choices.chosen == ()
    assert Preselection(catalogue).apply(RENEW, under_way("revoke", 0, outcome=Outcome.ENDED)).choices.chosen == (1,)


def test_a_persons_own_choice_stays_and_a_proposal_follows_the_scenario(catalogue: Catalogue) -> None:
    made = Preselection(catalogue)
    first = made.apply(RENEW, Cases())
    revoke = replace(first, business="revoke", answers={**first.answers, "revoke.valid": "yes"})
    assert made.apply(revoke, Cases()).choices.chosen is None  # all of them
    made = Preselection(catalogue)
    own = made.apply(RENEW, Cases()).choose(chosen=(2,))
    assert made.apply(own, Cases()).choices.chosen == (2,)


def test_of_lost_certificates_one_that_has_expired_is_issued_anew_with_its_name_and_user(catalogue: Catalogue) -> None:
    case = Preselection(catalogue).apply(LOST, Cases())
    assert case.choices.superseded == (0,)
    plan = make_plan(catalogue, case)
    assert [(each.user, each.serial) for each in plan.certificates] == [("人0", "A0")]
    assert (plan.handled, plan.total) == ((0,), 300)
    (sheet,) = (each for each in plan.documents if each.form == "明细表")
    (row,) = sheet.lists["证书"]
    assert (row["证书.使用人"], row["证书.USBKey序列号"], row["证书.到期日期"]) == ("人0", "", "")
    plain = make_plan(catalogue, Case("new", {}, UNIT, by_unit=case.by_unit, day=DAY))
    assert (plan.handled, len(plain.certificates)) == ((0,), 3)  # another business does not ask


def test_which_of_several_was_lost_is_not_guessed_when_none_has_expired(catalogue: Catalogue) -> None:
    valid = replace(LOST, unit=replace(UNIT, certificates=UNIT.certificates[1:]))
    assert Preselection(catalogue).apply(valid, Cases()).choices.superseded == ()
    one = replace(LOST, unit=replace(UNIT, certificates=UNIT.certificates[2:]))
    assert Preselection(catalogue).apply(one, Cases()).choices.superseded == (0,)


def test_whose_key_was_lost_is_asked_among_several_and_known_of_one(catalogue: Catalogue) -> None:
    case = replace(LOST, answers={"replace.cause": "lost", "replace.expired": "no"})
    asked = Preselection(catalogue).apply(case, Cases())
    assert asked.choices.chosen == ()
    with pytest.raises(CaseError):
        make_plan(catalogue, asked)
    assert make_plan(catalogue, asked.choose(chosen=(2,))).total == 100
    one = replace(case, unit=replace(UNIT, certificates=UNIT.certificates[2:]))
    plan = make_plan(catalogue, Preselection(catalogue).apply(one, Cases()))
    assert ([each.serial for each in plan.certificates], plan.total) == (["A2"], 100)


def test_a_repetition_is_held_until_somebody_says_that_it_is_meant(catalogue: Catalogue) -> None:
    case = RENEW.choose(chosen=(0, 1))
    plan = make_plan(catalogue, case)
    found = repeats_of(catalogue, case, plan, under_way("renew-mail", 1, 2))
    assert (set(found.listed), set(found.chosen), found.held) == ({1, 2}, {1}, True)
    assert "办理记录第 7 号（申请日期 2026-11-29），办理中：2026-11-29 已寄出，这里的 2 枚证书在其中" in found.words
    assert not repeats_of(catalogue, case.choose(again=True), plan, under_way("renew-mail", 1)).held
    assert not repeats_of(
        catalogue, case.choose(chosen=(0,)), make_plan(catalogue, case.choose(chosen=(0,))), under_way("renew-mail", 1)
    ).held


def test_a_case_for_the_unit_as_a_whole_is_held_too(catalogue: Catalogue) -> None:
    bare = replace(UNIT, certificates=())
    for business, answers, scenario, outcome in (
        ("renew", {"renew.way": "mail"}, "renew-mail", Outcome.RENEWED),
        ("new", {}, "new", Outcome.ISSUED),
    ):
        case = Case(business, answers, bare, day=DAY)
        handled = Cases([Handled("代码甲", "甲局", DAY, "已导出", scenario=scenario, outcome=outcome)])
        found = repeats_of(catalogue, case, make_plan(catalogue, case), handled)
        assert (set(found.chosen), found.held) == ({-1}, True)
        assert not repeats_of(catalogue, case, make_plan(catalogue, case), Cases()).held


def test_other_businesses_are_told_only_of_their_own_kind(catalogue: Catalogue) -> None:
    revoke = Case("revoke", {"revoke.valid": "yes"}, UNIT, day=DAY)
    plan = make_plan(catalogue, revoke)
    assert not repeats_of(catalogue, revoke, plan, under_way("renew-mail", 0)).listed
    assert set(repeats_of(catalogue, revoke, plan, under_way("revoke", 0, outcome=Outcome.ENDED)).chosen) == {0}
