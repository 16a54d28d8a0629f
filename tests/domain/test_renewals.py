"""What is due, and the board of renewals: to the day, by unit, and without repeating what is in hand."""

from datetime import date, timedelta

import pytest

from bjcert_desktop.domain.renewals import (
    DUE_DAYS,
    Cases,
    Due,
    Group,
    Handled,
    Key,
    due_indexes,
    group_of,
    is_due,
    make_board,
    scenario_for,
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


def names(dues: tuple[Due, ...]) -> list[str]:
    return [due.unit.name for due in dues]


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


def test_without_a_date_nothing_is_said_about_the_time() -> None:
    assert group_of(None, TODAY) == Group.UNDATED


def test_february_and_the_end_of_the_year_count_by_days() -> None:
    assert group_of(date(2028, 3, 1), date(2028, 1, 31)) == Group.FIRST  # 30 days, through 29 February
    assert group_of(date(2027, 3, 1), date(2027, 1, 29)) == Group.SECOND  # 31 days
    assert group_of(date(9999, 12, 31), date(2026, 12, 31)) == Group.LATER


def test_the_certificates_of_a_unit_stand_in_the_group_of_each() -> None:
    board = make_board([unit("甲", -3, 20, 25, 400, None)], TODAY)
    assert {group: [due.certificates for due in dues] for group, dues in board.groups.items()} == {
        Group.EXPIRED: [(0,)],
        Group.FIRST: [(1, 2)],
        Group.SECOND: [],
        Group.LATER: [(3,)],
        Group.UNKNOWN: [],
        Group.UNDATED: [(4,)],
    }
    assert board.groups[Group.FIRST][0].first == TODAY + timedelta(days=20)


def test_what_expires_first_comes_first() -> None:
    board = make_board([unit("甲", 20), unit("乙", 3), unit("丙", 29, 7)], TODAY)
    assert names(board.groups[Group.FIRST]) == ["乙", "丙", "甲"]


def test_a_unit_that_lists_no_certificate_is_not_forgotten() -> None:
    (due,) = make_board([unit("甲")], TODAY).groups[Group.UNDATED]
    assert (due.unit.name, due.certificates, due.first) == ("甲", (), None)


def test_a_unit_with_a_recent_case_is_shown_last_and_not_counted() -> None:
    board = make_board([unit("甲", 3), unit("乙", 20)], TODAY, Cases([case("甲", 5)]))
    assert names(board.groups[Group.FIRST]) == ["乙", "甲"]
    assert board.groups[Group.FIRST][1].handled == case("甲", 5)
    assert (board.count(Group.FIRST), names(board.waiting(Group.FIRST))) == (1, ["乙"])


def test_a_case_about_one_certificate_leaves_the_others_to_be_renewed() -> None:
    board = make_board([unit("甲", 3, 4)], TODAY, Cases([case("甲", 5, "甲1")]))
    assert [(due.certificates, due.handled is None) for due in board.groups[Group.FIRST]] == [
        ((0,), True),
        ((1,), False),
    ]


def about(days: int, done: bool = False) -> Cases:
    """A case of a year ago about the one certificate of 甲, which was to expire so many days from today."""
    then = {"甲0": TODAY + timedelta(days=days)}
    state = "已领取" if done else "已寄出"
    return Cases([Handled("代码甲", "甲", TODAY - timedelta(days=360), state, done, then)])


def test_last_years_case_does_not_silence_this_years_renewal() -> None:
    for done in (False, True):
        assert due_indexes(unit("甲", 3), TODAY, cases=about(3 - 365, done)) == (0,)


def test_what_came_back_without_a_new_last_day_is_never_due_again_by_the_old_one() -> None:
    board = make_board([unit("甲", -200)], TODAY, about(-200, done=True))
    assert {group: len(dues) for group, dues in board.groups.items() if dues} == {Group.UNKNOWN: 1}
    assert (board.count(Group.UNKNOWN), due_indexes(unit("甲", -200), TODAY, cases=about(-200, done=True))) == (0, ())


def test_the_latest_of_several_cases_is_told() -> None:
    (due,) = make_board([unit("甲", 3)], TODAY, Cases([case("甲", 40, state="已领取"), case("甲", 2)])).groups[
        Group.FIRST
    ]
    assert due.handled is not None
    assert due.handled.state == "已导出"


def test_a_case_finds_its_unit_by_name_where_there_is_no_code() -> None:
    nameless = Unit(name="甲", certificates=unit("甲", 3).certificates)
    assert make_board([nameless], TODAY, Cases([Handled("", "甲", TODAY, "已导出")])).count(Group.FIRST) == 0


def test_units_without_name_and_code_are_not_taken_for_each_other() -> None:
    blank = Unit(certificates=unit("甲", 3).certificates)
    assert make_board([blank], TODAY, Cases([Handled("", "", TODAY, "已导出")])).count(Group.FIRST) == 1


def test_what_is_valid_for_long_is_not_called_handled() -> None:
    (due,) = make_board([unit("甲", 300)], TODAY, Cases([case("甲", 60, state="已领取", done=True)])).groups[
        Group.LATER
    ]
    assert due.handled is None


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
