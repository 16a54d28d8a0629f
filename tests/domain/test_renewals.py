"""What is due, and the board of renewals: to the day, by unit, and without repeating what is in hand."""

from datetime import date, timedelta

import pytest

from bjcert_desktop.domain.renewals import (
    DUE_DAYS,
    Cases,
    Group,
    Handled,
    Key,
    Outcome,
    due_indexes,
    group_of,
    is_due,
    scenario_for,
    standing,
)
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import Catalogue

TODAY = date(2026, 11, 22)


def unit(name: str, *days: int | None) -> Unit:
    """A unit with a certificate that expires so many days from today, or has no date."""
    certificates = (
        Certificate(serial=f"{name}{n}", valid_to=None if day is None else TODAY + timedelta(days=day))
        for n, day in enumerate(days)
    )
    return Unit(name=name, code=f"代码{name}", certificates=tuple(certificates))


def case(name: str, days_ago: int, *serials: str, state: str = "已导出", done: bool = False) -> Handled:
    return Handled(f"代码{name}", name, TODAY - timedelta(days=days_ago), state, done, dict.fromkeys(serials))


@pytest.mark.parametrize(
    ("days", "group"),
    [
        (-400, Group.EXPIRED),
        (-1, Group.EXPIRED),
        (0, Group.FIRST),  # valid until the end of this very day
        (30, Group.FIRST),
        (31, Group.SECOND),
        (DUE_DAYS, Group.SECOND),
        (DUE_DAYS + 1, Group.LATER),
    ],
)
def test_a_certificate_changes_its_group_on_the_day(days: int, group: Group) -> None:
    assert group_of(TODAY + timedelta(days=days), TODAY) == group


def test_a_certificate_is_due_from_the_same_day_on_until_it_is_renewed() -> None:
    days = (-400, -1, 0, DUE_DAYS, DUE_DAYS + 1, None)
    assert due_indexes(unit("甲", *days), TODAY) == (0, 1, 2, 3)
    assert due_indexes(unit("甲", *days), TODAY, 0) == (0, 1, 2)
    assert is_due(TODAY + timedelta(days=8), TODAY, 8)
    assert not is_due(TODAY + timedelta(days=8), TODAY, 7)
    assert not is_due(date.max, date.min)


def test_what_came_back_without_a_new_last_day_is_never_due_again_by_the_old_one() -> None:
    held, cases = unit("甲", -200), about(-200, done=True)
    assert [group for group, _ in standing(held, TODAY, cases)] == [Group.UNKNOWN]
    assert due_indexes(held, TODAY, cases=cases) == ()


def test_without_a_date_nothing_is_said_about_the_time() -> None:
    assert group_of(None, TODAY) == Group.UNDATED


def test_february_and_the_end_of_the_year_count_by_days() -> None:
    assert group_of(date(2028, 3, 1), date(2028, 1, 31)) == Group.FIRST  # 30 days, through 29 February
    assert group_of(date(2027, 3, 1), date(2027, 1, 29)) == Group.SECOND  # 31 days
    assert group_of(date(9999, 12, 31), date(2026, 12, 31)) == Group.LATER


def about(days: int, done: bool = False) -> Cases:
    """A case of a year ago about the one certificate of 甲, which was to expire so many days from today."""
    then = {"甲0": TODAY + timedelta(days=days)}
    state = "已领取" if done else "已寄出"
    return Cases([Handled("代码甲", "甲", TODAY - timedelta(days=360), state, done, then)])


def test_last_years_case_does_not_silence_this_years_renewal() -> None:
    for done in (False, True):
        assert due_indexes(unit("甲", 3), TODAY, cases=about(3 - 365, done)) == (0,)


def told(unit: Unit, *cases: Handled) -> list[str]:
    """What is said of the certificates of *unit*, beside *cases*."""
    return [case.words if case else "" for case in Cases(cases).covering(unit)]


BARE = Certificate(name="甲", valid_to=TODAY + timedelta(days=3))  # without a serial number
WHOLE, UNSURE = "办理中：2026-11-22 已导出", "办理中：2026-11-22 已导出（只按单位名称对上，代码请核对）"


def exported(code: str, *serials: str) -> Handled:
    return Handled(code, "甲", TODAY, "已导出", False, dict.fromkeys(serials))


def test_two_codes_are_two_units_whatever_their_names() -> None:
    held = Unit(name="甲", code="代码一", certificates=(BARE,))
    for about in ((), ("~甲·",)):  # the unit as a whole, or its one certificate without a number
        assert told(held, exported("代码二", *about)) == [""]
        assert told(held, exported("代码一", *about)) == [WHOLE]
        assert told(held, exported("代码二", *about), exported("代码一", *about)) == [WHOLE]


def test_a_name_without_a_code_on_one_side_is_told_as_unsure() -> None:
    for code, other in (("代码一", ""), ("", "代码一")):
        assert told(Unit(name="甲", code=code, certificates=(BARE,)), exported(other)) == [UNSURE]
    assert told(Unit(name="甲", certificates=(BARE,)), exported("")) == [WHOLE]
    assert told(Unit(name="甲", certificates=(BARE,)), exported("代码一"), exported("代码二")) == [UNSURE]


def test_a_case_from_before_the_code_was_entered_is_not_hidden_by_one_from_after() -> None:
    held = Unit(name="甲", code="代码一", certificates=(BARE, Certificate(serial="A1", valid_to=TODAY)))
    assert told(held, exported("", "~甲·"), exported("代码一", "A1")) == [UNSURE, WHOLE]


def test_a_serial_number_is_sure_under_any_name_and_code() -> None:
    held = Unit(name="甲", code="代码一", certificates=(Certificate(serial="A1", valid_to=TODAY),))
    assert told(held, exported("", "A1")) == [WHOLE]
    assert told(held, Handled("代码二", "原名", TODAY, "已导出", False, {"A1": None})) == [WHOLE]
    renamed = Unit(name="新名", code="代码一", certificates=(BARE,))
    assert told(renamed, exported("代码一")) == [WHOLE]
    assert told(Unit(name="甲", code="代码三", certificates=(BARE,)), exported("代码一")) == [""]  # took the old name


def test_another_case_of_a_replacement_is_told_as_unsure_too(catalogue: Catalogue) -> None:
    _, scenario = catalogue.owner("replace")
    held = Unit(name="甲", code="代码一", certificates=(BARE, Certificate(serial="A1", valid_to=TODAY)))
    about = {"~甲·": None, "A1": None}
    case = Handled("", "甲", TODAY, "已导出", False, about, scenario="replace", outcome=Outcome.KEPT)
    repeats = Cases([case]).repeating(held, scenario, (0, 1))
    assert [repeats[index].by_name for index in (0, 1)] == [True, False]


@pytest.mark.parametrize(
    ("group", "key", "scenario"),
    [
        (Group.EXPIRED, Key.HELD, "renew-mail"),
        (Group.EXPIRED, Key.LOST, "new"),
        (Group.EXPIRED, Key.DAMAGED, None),  # the guide has no rule
        (Group.FIRST, Key.HELD, "renew-mail"),
        (Group.FIRST, Key.LOST, "replace"),
        (Group.SECOND, Key.DAMAGED, "replace"),
        (Group.UNDATED, Key.LOST, None),  # depends on whether it has expired
        (Group.UNDATED, Key.HELD, "renew-mail"),
    ],
)
def test_the_guide_says_where_a_certificate_and_its_key_lead(
    group: Group, key: Key, scenario: str | None, catalogue: Catalogue
) -> None:
    found = scenario_for(catalogue, group, key)
    assert (found and found.id) == scenario
    if scenario:
        catalogue.owner(scenario)


def test_expired_and_lost_leads_where_the_guides_own_question_leads(catalogue: Catalogue) -> None:
    for group, answer in ((Group.EXPIRED, "yes"), (Group.FIRST, "no")):
        found = catalogue.scenario_for("replace", {"replace.cause": "lost", "replace.expired": answer})
        assert found is not None
        assert scenario_for(catalogue, group, Key.LOST) is found
