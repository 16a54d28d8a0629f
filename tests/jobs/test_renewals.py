"""What the ledger knows of renewals, and the board as a workbook."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import openpyxl

from bjcert_desktop.domain.board import make_board
from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.renewals import Cases, Group, Outcome
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import Catalogue, load_catalogue
from bjcert_desktop.jobs.renewals import handled_in, known_of, write_renewals
from bjcert_desktop.ledger import Ledger, Record
from bjcert_desktop.registry.api import Registry

TODAY = date(2026, 11, 22)


def test_the_ledger_tells_which_certificates_are_being_renewed(catalogue: Catalogue, tmp_path: Path) -> None:
    held = (Certificate(serial=f"甲{n}", valid_to=TODAY + timedelta(days=n)) for n in range(2))
    ledger, one = Ledger(tmp_path), Unit(name="甲", code="代码甲", certificates=tuple(held))
    answers = {"renew.way": "mail", "replace.cause": "lost", "replace.expired": "no"}

    def record(business: str, days_ago: int, chosen: tuple[int, ...] | None = None) -> None:
        case = Case(business=business, answers=answers, unit=one, day=TODAY - timedelta(days=days_ago))
        plan = make_plan(catalogue, case.choose(chosen=chosen))
        ledger.record([Record(f"{business}{days_ago}", plan, tmp_path, {}, {})])

    record("renew", 5, (1,))
    record("replace", 5, (0, 1))  # a key in place of one that was lost has the same last day
    found = handled_in(ledger, load_catalogue())
    assert [(each.name, each.when, each.state, list(each.certificates), each.outcome) for each in found] == [
        ("甲", TODAY - timedelta(days=5), "已导出", ["甲1"], Outcome.RENEWED),
        ("甲", TODAY - timedelta(days=5), "已导出", ["甲0", "甲1"], Outcome.KEPT),
    ]
    assert [due.certificates for due in make_board([one], TODAY, Cases(found)).waiting(Group.FIRST)] == [(0,)]
    ledger.void(1, "重复")
    assert [each.entry for each in handled_in(ledger, load_catalogue())] == [2]


def test_a_case_that_another_hand_has_changed_is_left_out_of_what_is_known_and_told(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    ledger = Ledger(tmp_path / "data")
    units = [Unit(name=name, code=f"代码{name}", certificates=(Certificate(serial=name),)) for name in "甲乙"]
    for one in units:
        plan = make_plan(catalogue, Case("renew", {"renew.way": "mail"}, one))
        ledger.record([Record(one.name, plan, tmp_path, {}, {})])
    with closing(sqlite3.connect(ledger.path)) as db:
        db.execute("UPDATE cases SET scenario = 'revoke' WHERE id = 2")
        db.commit()
    registry = Registry(tmp_path, "xlsx", (), tuple(units), (), {})
    _, cases, _, problem = known_of(registry, ledger, catalogue)
    assert "（第 2 号）" in problem
    assert [len(cases.of(one)) for one in units] == [1, 0]
    assert "（第 2 号）" in ledger.take_told()
    assert known_of(registry, ledger, catalogue)[3] == ""


def test_a_workbook_has_a_row_for_each_certificate_and_one_for_a_unit_without_any(tmp_path: Path) -> None:
    days = (-2, 5)
    held = tuple(Certificate(serial=f"甲{n}", valid_to=TODAY + timedelta(days=n)) for n in days)
    board = make_board([Unit(name="甲", certificates=held), Unit(name="乙")], TODAY)
    path = tmp_path / "到期.xlsx"
    write_renewals(path, [due for dues in board.groups.values() for due in dues], TODAY, lambda due: due.unit.name)
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True)
    assert [(row[0], row[1], row[4], row[6], row[7]) for row in rows] == [
        ("已过期", "甲", "甲-2", -2, "甲"),
        ("30 天内", "甲", "甲5", 5, "甲"),
        ("没有到期日期", "乙", None, None, "乙"),
    ]
