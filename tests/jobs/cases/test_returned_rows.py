"""What came back is pasted by unit and number, whatever the order of the rows."""

from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.cases.returned_rows import ReturnedRow, match_returned
from bjcert_desktop.jobs.reception import Returning, returning
from bjcert_desktop.ledger import Entry, open_ledger
from bjcert_desktop.registry.reading import pasted_rows
from tests.ledger.conftest import maker

DAY = date(2026, 11, 22)
Table = list[tuple[Entry, Returning]]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Two units with a certificate each, and a third one with two."""
    made, ledger = maker(tmp_path), open_ledger(tmp_path / "data")
    for number, serials in enumerate((("K1",), ("K2",), ("K3", "K4")), 1):
        held = tuple(Certificate(serial=f"{each}000", valid_to=date(2026, 12, 1)) for each in serials)
        unit = Unit(name=f"第{number}局", code=f"CODE{number}", certificates=held)
        ledger.record([made(f"k{number}", unit=unit)])
    catalogue = load_catalogue()
    entries = [ledger.entry(number) for number in (1, 2, 3)]
    return [(entry, each) for entry in entries for each in returning(ledger, entry, catalogue)]


def matched(table: Table, text: str) -> list[ReturnedRow]:
    found = match_returned(pasted_rows(text), table)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "第2局\tN2000\t2027-12-01\n第1局\t2027-11-30",
        "CODE2\t2027年12月1日\tn2000\n第 1 号\t2027.11.30",
        "K2000\tN2000\t2027-12-01\nK1000\t\t2027-11-30",
        "单位名称\t原序列号\t新序列号\t新的到期日期\n第2局\tK2000\tN2000\t2027-12-01\n第1局\t\t\t2027-11-30",
        "第2局\tK2000\t2026-12-01\tN2000\t2027-12-01\n第1局\t2026-12-01\t2027-11-30",
    ],
)
def test_each_row_finds_its_certificate(table: Table, text: str) -> None:
    second, first = matched(table, text)
    assert (second.index, second.serial, second.problem) == (1, "N2000", "")
    assert (first.index, first.serial, first.problem) == (0, "", "")
    assert [each.day[:4] for each in (second, first)] == ["2027", "2027"]


def test_of_two_certificates_the_old_number_decides_and_without_it_none_is_taken(table: Table) -> None:
    both, one = matched(table, "第3局\t2027-12-01\n第3局\tK4000\t2027-12-02")
    assert "原序列号" in both.problem
    assert (one.index, one.day) == (3, "2027-12-02")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("第1局\tK2000\t2027-12-01", "不是同一枚"),
        ("第1局\t2027-12-01\n第1局\t2027-12-02", "有几行"),
        ("第1局\t2027-12-01\t2028-12-01", "有几个日期"),
        ("第1局\t2027-12-01\n别的局\t2027-12-02", "看不出"),
    ],
)
def test_what_is_not_sure_is_told_and_not_taken(table: Table, text: str, told: str) -> None:
    assert told in matched(table, text)[-1].problem


def test_rows_that_name_nobody_are_left_to_their_order(table: Table) -> None:
    assert match_returned(pasted_rows("2027-12-01\n2027-12-02"), table) is None
    assert match_returned(pasted_rows("N1\t\t2027-12-01"), table) is None
