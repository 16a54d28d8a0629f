"""Certificates as a person types them, and what they come to."""

from dataclasses import replace
from datetime import date

import pytest

from bjcert_desktop.domain.certificates import current, lives_of
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.jobs.typed_certificates import TYPED, cleaned, facts_from, fault_in, faults_among, row_of

DAY = date(2026, 11, 29)
UNIT = Unit(
    name="甲局", code="代码甲", certificates=(Certificate("甲局", serial="A1", valid_to=DAY, user="王", row=3),)
)


def typed(unit: Unit, *rows: tuple[int, list[str]]) -> Unit:
    (found,), _ = current([unit], lives_of(facts_from(unit, rows, DAY)))
    return found


def test_what_is_typed_is_read_like_a_cell() -> None:
    assert [field.name.removeprefix("证书.") for field in TYPED] == [
        "证书名称",
        "USBKey序列号",
        "到期日期",
        "使用人",
        "联系电话",
    ]
    assert cleaned(2, "2027年3月1日") == "2027-03-01"
    assert cleaned(1, "ｂｊ 01") == "BJ01"
    assert (fault_in(2, "下个月"), fault_in(2, "2027-03-01")) == ("“下个月”不是日期，请写成 2026-11-29 这样。", "")
    assert fault_in(0, "甲\N{REPLACEMENT CHARACTER}局")
    assert "A1" in faults_among([["", "A1", "", "", ""], ["", "A1", "", "", ""]])[0]


def test_rows_are_added_changed_and_removed() -> None:
    rows = [(0, row_of(UNIT.certificates[0])), (-1, ["", "T1", "2027-03-01", "", "13800000001"]), (-1, [""] * 5)]
    assert [each.serial for each in typed(UNIT, *rows).certificates] == ["A1", "T1"]
    changed = ["新名", "A1", "2027-01-01", "王", ""]
    (found,) = typed(UNIT, (0, changed)).certificates
    assert (found.name, found.valid_to, found.row) == ("新名", date(2027, 1, 1), 3)
    assert typed(UNIT).certificates == ()
    assert facts_from(UNIT, [(0, row_of(UNIT.certificates[0]))], DAY) == []


def test_three_without_a_number_stay_three_and_come_back_the_same() -> None:
    bare = Unit(name="乙局")
    unit = typed(bare, *[(-1, ["", "", "2027-03-01", "", ""])] * 3)
    assert len(unit.certificates) == 3
    facts = facts_from(bare, [(-1, ["", "", "2027-03-01", "", ""])] * 3, DAY)
    more = [*facts, *facts_from(unit, [(n, row_of(each)) for n, each in enumerate(unit.certificates)][1:], DAY)]
    (left,), _ = current([bare], lives_of(more))
    assert len(left.certificates) == 2


def test_what_was_removed_can_be_typed_again() -> None:
    gone = facts_from(UNIT, [], DAY)
    empty = replace(UNIT, certificates=())
    again = facts_from(empty, [(-1, row_of(UNIT.certificates[0]))], DAY)
    (found,), _ = current([UNIT], lives_of([*gone, *again]))
    assert [each.serial for each in found.certificates] == ["A1"]


@pytest.mark.parametrize("name", ["name", "serial", "user", "phone"])
def test_a_blank_takes_a_value_away(name: str) -> None:
    unit = replace(UNIT, certificates=(replace(UNIT.certificates[0], phone="13800000001"),))
    row = row_of(unit.certificates[0])
    row[[field.attribute for field in TYPED].index(name)] = ""
    (found,) = typed(unit, (0, row)).certificates
    assert getattr(found, name) == ""
