"""What became of a certificate: which of the workbook's and the facts' words counts."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from bjcert_desktop.domain.board import make_board
from bjcert_desktop.domain.certificates import CertificateFact, current, decision_on, labels, lives_of, only
from bjcert_desktop.domain.renewals import DUE_DAYS, DUE_GROUPS, Cases, Handled, due_indexes
from bjcert_desktop.domain.unit import Certificate, Unit

DAY = date(2026, 11, 29)
OLD, NEW, LATER = date(2026, 11, 29), date(2027, 11, 29), date(2028, 11, 29)
UNIT = Unit(name="甲局", code="代码甲", row=2)


def held(*certificates: Certificate) -> Unit:
    return replace(UNIT, certificates=certificates)


def fact(certificate: str = "A1", day: date | None = None, was: date | None = None, **changes: Any) -> CertificateFact:
    values = {"valid_to": day.isoformat()} if day else {}
    before = {"valid_to": was.isoformat()} if was else {}
    return structs.replace(CertificateFact(UNIT.name, UNIT.code, certificate, DAY, values, before), **changes)


def new_key(old: str, new: str) -> CertificateFact:
    return structs.replace(fact(old), values={"serial": new}, was={"serial": old})


def now(unit: Unit, *facts: CertificateFact) -> Unit:
    (found,), _ = current([unit], lives_of(facts))
    return found


def last_days(unit: Unit, *facts: CertificateFact) -> list[date | None]:
    return [each.valid_to for each in now(unit, *facts).certificates]


@pytest.mark.parametrize(
    ("written", "counts", "against"),
    [
        (OLD, NEW, False),  # not updated
        (None, NEW, False),
        (NEW, NEW, False),
        (LATER, LATER, False),  # the next renewal, done without the program
        (date(2025, 11, 29), NEW, False),  # older than what the case itself began with
        (date(2027, 10, 15), NEW, True),  # the certificate says something other than what was entered
    ],
)
def test_the_newer_of_workbook_and_fact_counts(written: date | None, counts: date, against: bool) -> None:
    (found,), clashes = current([held(Certificate(serial="A1", valid_to=written))], lives_of([fact(day=NEW, was=OLD)]))
    assert [each.valid_to for each in found.certificates] == [counts]
    assert [(each.written, each.stated) for each in clashes] == ([(written, NEW)] if against else [])


def test_a_word_of_today_decides_a_contradiction() -> None:
    written = date(2027, 10, 15)
    unit = held(Certificate(serial="A1", valid_to=written))
    for chosen in (NEW, written):
        facts = [fact(day=NEW, was=OLD)]
        _, (clash,) = current([unit], lives_of(facts))
        facts.append(decision_on(clash, chosen, DAY))
        (found,), clashes = current([unit], lives_of(facts))
        assert (found.certificates[0].valid_to, clashes) == (chosen, ())


def test_a_replaced_key_is_the_same_certificate_under_either_number() -> None:
    replaced = new_key("A1", "B1")
    renewed = fact("B1", NEW, OLD)
    for serials in (["A1"], ["B1"], ["A1", "B1"]):
        unit = held(*(Certificate(serial=serial, valid_to=OLD) for serial in serials))
        (found,) = now(unit, replaced, renewed).certificates
        assert (found.serial, found.valid_to, set(found.known_as)) == ("B1", NEW, {"A1", "B1"})


def test_a_certificate_that_ended_comes_back_only_with_a_later_last_day() -> None:
    ended = fact(was=OLD, ended=True)
    assert last_days(held(Certificate(serial="A1", valid_to=OLD), Certificate(serial="A2", valid_to=OLD)), ended) == [
        OLD
    ]
    assert last_days(held(Certificate(serial="A1", valid_to=NEW)), ended) == [NEW]


def test_what_was_typed_stands_beside_the_workbooks_own_until_the_workbook_has_it() -> None:
    typed = fact("T1", NEW, values={"serial": "T1", "valid_to": NEW.isoformat(), "user": "王"}, added=True)
    assert [each.serial for each in now(held(Certificate(serial="A1")), typed).certificates] == ["A1", "T1"]
    (found,) = now(held(Certificate(serial="T1", user="王", row=7)), typed).certificates
    assert (found.row, found.valid_to) == (7, NEW)


def test_a_workbook_that_lists_a_units_certificates_decides_which_there_are() -> None:
    renewed = fact("GONE", NEW, OLD)
    assert [each.serial for each in now(held(Certificate(serial="A1")), renewed).certificates] == ["A1"]
    assert last_days(held(), renewed) == [NEW]


def test_certificates_without_a_number_are_told_apart_by_their_place() -> None:
    unit = held(*(Certificate(name="甲局", valid_to=OLD) for _ in range(3)))
    second = labels(unit.certificates)[1][0]
    assert last_days(unit, fact(second, NEW, OLD)) == [OLD, NEW, OLD]
    left = now(unit, fact(labels(unit.certificates)[0][0], was=OLD, ended=True))
    assert [known[0] for known in labels(left.certificates)] == [known[0] for known in labels(unit.certificates)[1:]]
    assert labels(only(unit, [2]).certificates)[0] == labels(unit.certificates)[2]


def test_a_number_that_the_workbook_gets_later_joins_the_certificate_it_had_without() -> None:
    bare = held(Certificate(name="甲局", user="王", valid_to=OLD))
    renewed = fact(labels(bare.certificates)[0][0], NEW, OLD)
    assert last_days(held(Certificate(name="甲局", user="王", serial="A1", valid_to=OLD)), renewed) == [NEW]


@pytest.mark.parametrize(("stated", "held_now"), [("", "代码甲"), ("代码甲", "")])
def test_a_code_that_was_entered_or_lost_meanwhile_loses_no_fact(stated: str, held_now: str) -> None:
    unit = replace(UNIT, code=held_now, certificates=(Certificate(name="甲局", valid_to=OLD),))
    label = labels(unit.certificates)[0][0]
    assert last_days(unit, fact(label, NEW, OLD, code=stated)) == [NEW]
    typed = fact("T1", NEW, values={"serial": "T1", "valid_to": NEW.isoformat()}, added=True, code=stated)
    assert last_days(unit, typed) == [OLD, NEW]


@pytest.mark.parametrize("code", ["", "代码甲"])
def test_a_fact_is_taken_for_none_of_two_units_with_its_name(code: str) -> None:
    held_by_both = (Certificate(name="甲局", valid_to=OLD),)
    label = labels(held_by_both)[0][0]
    others = [replace(UNIT, code=other, certificates=held_by_both) for other in ("代码乙", "" if code else "代码丙")]
    facts = [fact(label, NEW, OLD, code=code), fact("T1", NEW, added=True, code=code)]
    found, _ = current(others, lives_of(facts))
    assert [[each.valid_to for each in unit.certificates] for unit in found] == [[OLD], [OLD]]


def test_two_units_of_one_name_keep_each_its_own_facts() -> None:
    units = [replace(UNIT, code=code, certificates=(Certificate(name="甲局", valid_to=OLD),)) for code in ("一", "二")]
    label = labels(units[0].certificates)[0][0]
    for alone in (units[:1], units):
        found, _ = current(alone, lives_of([fact(label, LATER, OLD, code="二"), fact(label, NEW, OLD, code="一")]))
        assert [each.certificates[0].valid_to for each in found] == [NEW, LATER][: len(alone)]
    nameless = [replace(units[0], code="")]
    found, _ = current(nameless, lives_of([fact(label, LATER, OLD, code="二"), fact(label, NEW, OLD, code="一")]))
    assert found[0].certificates[0].valid_to == OLD  # which of the two it is nobody knows


def test_a_key_that_went_with_its_unit_to_another_code_is_known_there() -> None:
    facts = [fact("A1", OLD), fact("A1", NEW, OLD, unit="乙局", code="代码乙")]
    moved = Unit(name="乙局", code="代码乙", row=2)
    assert last_days(moved, *facts) == [NEW]


def test_the_start_of_the_term_before_is_not_said_of_the_new_one() -> None:
    (found,) = now(
        held(Certificate(serial="A1", valid_from=date(2025, 11, 30), valid_to=OLD)), fact(day=NEW, was=OLD)
    ).certificates
    assert found.valid_from is None


# --- against a simple model


@dataclass
class Year:
    """One certificate with its workbook, facts and case; and, beside them, a model of what is known of it.

    In the model, only a later last day is news, and a case is over when one is known.
    """

    number: str = "A1"
    written: date = OLD
    today: date = DAY - timedelta(days=60)
    serial: str = ""
    facts: list[CertificateFact] = field(default_factory=list)
    case: Handled | None = None
    last_day: date = OLD  # of the model
    in_hand: bool = False  # of the model
    ended: bool = False  # of the model

    def __post_init__(self) -> None:
        self.serial = self.number

    @property
    def row(self) -> Certificate:
        """What the workbook says."""
        return Certificate(serial=self.number, valid_to=self.written)

    @property
    def certificates(self) -> tuple[Certificate, ...]:
        """What the program makes of it; nothing once it has ended."""
        return now(held(self.row), *self.facts).certificates

    @property
    def due(self) -> bool:
        """What the model says."""
        return not self.ended and not self.in_hand and (self.last_day - self.today).days <= DUE_DAYS

    def _learn(self, day: date) -> None:
        if day > self.last_day:
            self.last_day, self.in_hand, self.ended = day, False, False

    def workbook(self, day: date) -> None:
        """The office brings its workbook up to date."""
        if day > self.written:
            self.written = day
            self._learn(day)

    def typed(self, day: date) -> None:
        """A person enters what stands on the certificate."""
        if day > self.last_day and not self.ended:
            self.facts.append(fact(self.serial, day, self.certificates[0].valid_to))
            self._learn(day)

    def export(self, _day: date) -> None:
        """A renewal is exported, unless one is under way."""
        if not self.in_hand and not self.ended:
            about = {self.serial: self.certificates[0].valid_to}
            self.case, self.in_hand = Handled("代码甲", "甲局", self.today, "", False, about), True

    def receive(self, _day: date) -> None:
        """It comes back, and the new last day is entered."""
        if self.case and not self.case.done and not self.ended:
            (was,) = self.case.certificates.values()
            assert was
            new = was.replace(year=was.year + 1)
            if new > self.last_day:
                self.facts.append(fact(self.serial, new, was))
            self.case = None
            self._learn(new)
            self.in_hand = False

    def receive_only(self, _day: date) -> None:
        """It comes back, and nobody enters anything."""
        if self.case and not self.ended:
            self.case = replace(self.case, done=True)

    def key(self, _day: date) -> None:
        """The USBKey is replaced."""
        if not self.ended:
            self.facts.append(new_key(self.serial, f"{self.serial}K"))
            self.serial = f"{self.serial}K"

    def revoke(self, _day: date) -> None:
        """It is revoked."""
        if not self.ended:
            self.facts.append(fact(self.serial, was=self.last_day, ended=True))
            self.ended, self.case, self.in_hand = True, None, False

    def wait(self, day: date) -> None:
        """Time goes by."""
        self.today += day - OLD


STEPS = [Year.workbook, Year.typed, Year.export, Year.receive, Year.receive_only, Year.key, Year.revoke]
DAYS = st.integers(0, 3).map(lambda years: OLD.replace(year=OLD.year + years))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([*STEPS, Year.wait]), DAYS), max_size=14))
def test_in_any_order_what_is_due_is_what_a_simple_model_says(steps: list[tuple[Any, date]]) -> None:
    year = Year()
    for step, day in steps:
        step(year, day)
        known = [(each.valid_to, each.serial) for each in year.certificates]
        assert known == ([] if year.ended else [(year.last_day, year.serial)])
        unit, cases = replace(UNIT, certificates=year.certificates), Cases([year.case] if year.case else [])
        assert bool(due_indexes(unit, year.today, cases=cases)) == year.due


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from([*STEPS, Year.wait]), DAYS), max_size=20))
def test_the_board_of_several_certificates_is_that_of_each_by_itself(steps: list[tuple[int, Any, date]]) -> None:
    years = [Year(number) for number in ("A1", "B1", "C1")]
    for which, step, day in steps:
        for year in years if step is Year.wait else years[which : which + 1]:
            step(year, day)
    unit = now(held(*(year.row for year in years)), *(each for year in years for each in year.facts))
    cases = Cases([year.case for year in years if year.case])
    board = make_board([unit], years[0].today, cases)
    dues = [due for group in DUE_GROUPS for due in board.waiting(group)]
    assert sorted(unit.certificates[n].serial for due in dues for n in due.certificates) == sorted(
        year.serial for year in years if year.due
    )
    listed = [n for group in board.groups.values() for due in group for n in due.certificates]
    assert sorted(listed) == list(range(len(unit.certificates)))  # each stands in one place
