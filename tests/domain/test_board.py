"""The board of renewals: by unit, by the day, and without repeating what is in hand."""

from datetime import date, timedelta

from bjcert_desktop.domain.board import Due, make_board
from bjcert_desktop.domain.renewals import Cases, Group, Handled
from bjcert_desktop.domain.unit import Certificate, Unit

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


def test_what_came_back_without_a_new_last_day_is_apart_and_not_counted() -> None:
    handled = Handled("代码甲", "甲", TODAY - timedelta(days=360), "已领取", True, {"甲0": TODAY - timedelta(days=200)})
    board = make_board([unit("甲", -200)], TODAY, Cases([handled]))
    assert {group: len(dues) for group, dues in board.groups.items() if dues} == {Group.UNKNOWN: 1}
    assert board.count(Group.UNKNOWN) == 0


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
