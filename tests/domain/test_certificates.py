"""What became of a certificate: which of the workbook's and the facts' words counts."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bjcert_desktop.domain.certificates import CertificateFact, current, decision_on, labels, lives_of, only
from bjcert_desktop.domain.renewals import DUE_DAYS, Cases, Handled, due_indexes
from bjcert_desktop.domain.unit import Certificate, Unit

DAY = date(2026, 11, 29)
OLD, NEW, LATER = date(2026, 11, 29), date(2027, 11, 29), date(2028, 11, 29)
UNIT = Unit(name="甲局", code="代码甲", row=2)


def held(*certificates: Certificate) -> Unit:
    return replace(UNIT, certificates=certificates)


def fact(certificate: str = "A1", day: date | None = None, was: date | None = None, **changes: Any) -> CertificateFact:
    values = {"valid_to": day.isoformat()} if day else {}
    before = {"valid_to": was.isoformat()} if was else {}
    return replace(CertificateFact(UNIT.name, UNIT.code, certificate, DAY, values, before), **changes)


def new_key(old: str, new: str) -> CertificateFact:
    return replace(fact(old), values={"serial": new}, was={"serial": old})


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
        (date(2027, 10, 15), NEW, True),  # the certificate says something else than what was entered
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

    written: date = OLD
    today: date = DAY - timedelta(days=60)
    serial: str = "A1"
    facts: list[CertificateFact] = field(default_factory=list)
    case: Handled | None = None
    last_day: date = OLD  # of the model
    in_hand: bool = False  # of the model

    @property
    def unit(self) -> Unit:
        return now(held(Certificate(serial="A1", valid_to=self.written)), *self.facts)

    def _learn(self, day: date) -> None:
        if day > self.last_day:
            self.last_day, self.in_hand = day, False

    def workbook(self, day: date) -> None:
        """The office brings its workbook up to date."""
        if day > self.written:
            self.written = day
            self._learn(day)

    def typed(self, day: date) -> None:
        """A person enters what stands on the certificate."""
        if day > self.last_day:
            self.facts.append(fact(self.serial, day, self.unit.certificates[0].valid_to))
            self._learn(day)

    def export(self, _day: date) -> None:
        """A renewal is exported, unless one is under way."""
        if not self.in_hand:
            about = {self.serial: self.unit.certificates[0].valid_to}
            self.case, self.in_hand = Handled("代码甲", "甲局", self.today, "", False, about), True

    def receive(self, _day: date) -> None:
        """It comes back, and the new last day is entered."""
        if self.case and not self.case.done:
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
        if self.case:
            self.case = replace(self.case, done=True)

    def key(self, _day: date) -> None:
        """The USBKey is replaced."""
        self.facts.append(new_key(self.serial, f"K{len(self.facts)}"))
        self.serial = f"K{len(self.facts) - 1}"

    def wait(self, day: date) -> None:
        """Time goes by."""
        self.today += day - OLD


STEPS = [Year.workbook, Year.typed, Year.export, Year.receive, Year.receive_only, Year.key, Year.wait]
DAYS = st.integers(0, 3).map(lambda years: OLD.replace(year=OLD.year + years))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(STEPS), DAYS), max_size=14))
def test_in_any_order_what_is_due_is_what_a_simple_model_says(steps: list[tuple[Any, date]]) -> None:
    year = Year()
    for step, day in steps:
        step(year, day)
        (certificate,) = year.unit.certificates
        assert (certificate.valid_to, certificate.serial) == (year.last_day, year.serial)
        cases = Cases([year.case] if year.case else [])
        due = not year.in_hand and (year.last_day - year.today).days <= DUE_DAYS
        assert bool(due_indexes(year.unit, year.today, cases=cases)) == due
