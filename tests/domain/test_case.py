"""A case is frozen: an answer gives a changed copy, and nothing that was said is lost."""

from dataclasses import FrozenInstanceError

import pytest

from bjcert_desktop.domain.case import Case, UnitChoices
from bjcert_desktop.domain.unit import Certificate, Unit, same_unit

ONE, OTHER = Unit(name="甲单位", code="A"), Unit(name="乙单位")


def test_a_case_cannot_be_changed_in_place() -> None:
    case = Case()
    with pytest.raises(FrozenInstanceError):
        case.years = 2  # type: ignore[misc]


def test_an_answer_is_added_to_those_given_before() -> None:
    before = Case(answers={"renew.way": "mail"})
    after = before.answer("rename.code", "yes").answer("renew.way", "online")
    assert after.answers == {"renew.way": "online", "rename.code": "yes"}
    assert before.answers == {"renew.way": "mail"}


def test_what_was_chosen_for_one_unit_is_kept_while_another_is_looked_at() -> None:
    first = Case(unit=ONE).choose(count=3, corrections={"handler": "王示例"})
    second = Case(unit=OTHER, by_unit=first.by_unit).choose(chosen=(0,))
    back = Case(unit=ONE, by_unit=second.by_unit)
    assert back.choices == UnitChoices(corrections={"handler": "王示例"}, count=3)
    assert second.choices == UnitChoices(chosen=(0,))


def test_choices_may_come_before_the_unit() -> None:
    assert Case().choose(count=2).choices.count == 2


def test_a_correction_counts_for_a_copy_of_the_unit_only() -> None:
    certificates = (Certificate(serial="1"),)
    unit = Unit(name="甲单位", handler="王示例", certificates=certificates)
    corrected = unit.corrected({"handler": "李示例"})
    assert (corrected.handler, corrected.name, corrected.certificates) == ("李示例", "甲单位", certificates)
    assert unit.handler == "王示例"


def test_units_with_the_same_code_or_the_same_name_are_told_apart() -> None:
    keys = {Unit(name=name, code=code).key for name in ("甲单位", "乙单位", "") for code in ("A", "B", "")}
    assert len(keys) == 9


def test_a_unit_is_found_again_by_what_it_is_and_not_by_where_it_stood() -> None:
    before = Unit(name="丙单位", code="C", row=4)
    moved = (Unit(name="甲单位", code="A", row=4), Unit(name="丙单位", code="C", handler="新", row=5))
    assert same_unit(before, moved) is moved[1]
    renamed = (Unit(name="丙单位（更名）", code="C", row=4),)
    assert same_unit(before, renamed) is renamed[0]
    assert same_unit(before, moved[:1]) is None
