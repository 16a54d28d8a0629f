"""What comes back at the end of a case, and what is known of it afterwards."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bjcert_desktop.domain.board import make_board
from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.certificates import current, lives_of
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.renewals import Cases, Group
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import CaseError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.reception import Returned, receive, returned_as, returning, years_after
from bjcert_desktop.jobs.renewals import handled_in
from bjcert_desktop.ledger import CaseState, Entry, Ledger, Record

TODAY = date.today()
SOON = TODAY + timedelta(days=20)
UNIT = Unit(
    name="甲局",
    code="代码甲",
    former_name="旧局",
    certificates=(
        Certificate(name="旧局", serial="A1", valid_to=SOON, user="王"),
        Certificate(serial="A2", valid_to=SOON),
    ),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "data")


def export(ledger: Ledger, catalogue: Catalogue, scenario: str, unit: Unit = UNIT, **choices: object) -> Entry:
    business = catalogue.owner(scenario)[0].id
    case = Case(business=business, unit=unit, day=TODAY).choose(**choices)
    plan = make_plan(catalogue, case, catalogue.owner(scenario)[1])
    ledger.record([Record(f"{scenario}{choices}", plan, ledger.folder, {}, {})])
    return ledger.find().entries[0]


def now(ledger: Ledger, unit: Unit = UNIT) -> Unit:
    (found,), _ = current([unit], lives_of(ledger.facts()))
    return found


def groups(ledger: Ledger, catalogue: Catalogue, unit: Unit = UNIT) -> dict[Group, tuple[int, ...]]:
    board = make_board([now(ledger, unit)], TODAY, Cases(handled_in(ledger, catalogue)))
    return {group: dues[0].certificates for group, dues in board.groups.items() if dues}


def test_a_renewal_proposes_the_old_last_day_and_the_years_to_be_compared(ledger: Ledger, catalogue: Catalogue) -> None:
    entry = export(ledger, catalogue, "renew-mail", chosen=(1,))
    (found,) = returning(ledger, entry, catalogue)
    assert (found.known, found.proposed, found.guided, found.new_key) == ("A2", years_after(SOON, 1), False, False)
    assert years_after(date(2028, 2, 29), 1) == date(2029, 2, 28)


def test_only_for_a_name_change_the_guide_states_the_last_day(ledger: Ledger, catalogue: Catalogue) -> None:
    first, second = returning(ledger, export(ledger, catalogue, "rename"), catalogue)
    assert (first.proposed, first.guided, first.certificate.name) == (SOON, True, "甲局")
    assert not second.new_term
    kept, _ = returning(ledger, export(ledger, catalogue, "replace", chosen=(0, 1)), catalogue)
    assert (kept.proposed, kept.guided, kept.new_key) == (SOON, False, True)


def test_what_was_entered_is_due_a_year_later_and_not_before(ledger: Ledger, catalogue: Catalogue) -> None:
    entry = export(ledger, catalogue, "renew-mail")
    new = years_after(SOON, 1)
    receive(ledger, entry, returned_as(returning(ledger, entry, catalogue), new, {"A2": "B2"}), TODAY)
    assert [(each.serial, each.valid_to, each.entry) for each in now(ledger).certificates] == [
        ("A1", new, 1),
        ("B2", new, 1),
    ]
    assert groups(ledger, catalogue) == {Group.LATER: (0, 1)}
    assert ledger.history(1)[-1].note == "登记了 2 枚证书新的到期日期"
    again = returning(ledger, ledger.entry(1), catalogue)
    assert [(each.valid_to, each.serial) for each in again] == [(new, ""), (new, "B2")]


def test_without_a_new_last_day_it_stands_in_a_group_of_its_own(ledger: Ledger, catalogue: Catalogue) -> None:
    entry = export(ledger, catalogue, "renew-mail", chosen=(0,))
    receive(ledger, entry, returned_as(returning(ledger, entry, catalogue), None, {}), TODAY)
    assert groups(ledger, catalogue) == {Group.FIRST: (1,), Group.UNKNOWN: (0,)}
    entry = ledger.entry(1)
    receive(ledger, entry, returned_as(returning(ledger, entry, catalogue), years_after(SOON, 1), {}), TODAY)
    assert groups(ledger, catalogue) == {Group.FIRST: (1,), Group.LATER: (0,)}


def test_going_back_or_declaring_the_case_void_takes_the_facts_back(ledger: Ledger, catalogue: Catalogue) -> None:
    for number in (1, 2):
        entry = export(ledger, catalogue, "renew-mail", count=number)
        receive(ledger, entry, returned_as(returning(ledger, entry, catalogue), years_after(SOON, 1), {}), TODAY)
        assert ledger.facts()
        if number == 1:
            ledger.move(entry.id, CaseState.SENT, TODAY, "点错了")
        else:
            ledger.void(entry.id, "重复")
        assert ledger.facts() == []


def test_a_corrected_entry_keeps_its_facts(ledger: Ledger, catalogue: Catalogue) -> None:
    entry = export(ledger, catalogue, "renew-mail")
    receive(ledger, entry, returned_as(returning(ledger, entry, catalogue), years_after(SOON, 1), {}), TODAY)
    ledger.correct(entry.id, "写错了", amount=200)
    assert {fact.entry for fact in ledger.facts()} == {2}
    assert groups(ledger, catalogue) == {Group.LATER: (0, 1)}


def test_revoked_certificates_end_with_their_case(ledger: Ledger, catalogue: Catalogue) -> None:
    entry = export(ledger, catalogue, "revoke", chosen=(0,))
    assert returning(ledger, entry, catalogue) == ()
    assert groups(ledger, catalogue)[Group.FIRST] == (1,)  # the other one is being revoked
    ledger.move(entry.id, CaseState.SENT, TODAY)
    assert [each.serial for each in now(ledger).certificates] == ["A2"]
    ledger.move(entry.id, CaseState.STAMPED, TODAY, "点错了")
    assert len(now(ledger).certificates) == 2


def test_new_certificates_are_known_without_a_workbook(ledger: Ledger, catalogue: Catalogue) -> None:
    bare = Unit(name="乙局", code="代码乙")
    entry = export(ledger, catalogue, "new", bare, requested=2)
    last = years_after(TODAY, 1)
    receive(ledger, entry, returned_as(returning(ledger, entry, catalogue), last, {"": "N1\nN2"}), TODAY)
    assert [(each.serial, each.valid_to) for each in now(ledger, bare).certificates] == [("N1", last), ("N2", last)]


@pytest.mark.parametrize(
    ("valid_to", "serial", "said"),
    [
        (TODAY - timedelta(days=1), "", "在领取的日子之前"),
        (SOON, "", "不晚于原来的"),
        (TODAY + timedelta(days=6000), "", "太远"),
        (None, "序列号\N{REPLACEMENT CHARACTER}", "请照介质外壳"),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_changes(
    ledger: Ledger, catalogue: Catalogue, valid_to: date | None, serial: str, said: str
) -> None:
    entry = export(ledger, catalogue, "renew-mail")
    first, second = returning(ledger, entry, catalogue)
    with pytest.raises(CaseError, match=said):
        receive(ledger, entry, [Returned(first, valid_to, serial), Returned(second)], TODAY)
    with pytest.raises(CaseError, match="同一个序列号"):
        receive(ledger, entry, [Returned(first, None, "N"), Returned(second, None, "N")], TODAY)
    assert ledger.entry(entry.id).state is CaseState.EXPORTED
    with pytest.raises(CaseError, match="没有序列号为"):
        returned_as([first], None, {"X": "Y"})
    with pytest.raises(CaseError, match="多"):
        returned_as([replace(first)], None, {"": "N"})
