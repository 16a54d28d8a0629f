"""One overview over the lists of several clerks."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.certificates import CertificateFact
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import RegistryError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.ledger_list import write_ledger_list
from bjcert_desktop.jobs.ledger_merge import Merged, merge_lists
from bjcert_desktop.jobs.reception import receive, returned_as, returning
from bjcert_desktop.ledger import CaseState, Ledger, Query, open_ledger

UNIT = Unit(name="北京市示例区监测站", code="11110105000001011F", certificates=(Certificate("A1"), Certificate("A2")))


def ledger_of(folder: Path, catalogue: Catalogue, *names: str) -> Ledger:
    ledger = open_ledger(folder / "data")
    for name in names:
        case = Case("renew", {"renew.way": "mail"}, replace(UNIT, name=name), day=date(2026, 11, 22))
        export_case(make_plan(catalogue, case), folder / "out", ledger=ledger)
    return ledger


def listed(ledger: Ledger, path: Path) -> Path:
    write_ledger_list(path, ledger.every(Query(void=None)))
    return path


def rows_of(path: Path) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()]


def test_the_lists_of_two_clerks_become_one_with_who_has_which_entry(catalogue: Catalogue, tmp_path: Path) -> None:
    one = ledger_of(tmp_path / "1", catalogue, "甲单位", "=乙单位")
    two = ledger_of(tmp_path / "2", catalogue, "丙单位")
    one.move(1, CaseState.SENT, date(2026, 11, 25), tracking="SF1")
    two.void(1, "张三丢了材料")
    files = [listed(one, tmp_path / "张三.xlsx"), listed(two, tmp_path / "李四.xlsx")]
    assert merge_lists(files, tmp_path / "汇总.xlsx") == Merged(2, 3, 0)
    header, *rows, totals = rows_of(tmp_path / "汇总.xlsx")
    assert "文件夹" not in header and "说明" not in header and header[-1] == "来自"
    found = {row[2]: row for row in rows}
    assert found.keys() == {"甲单位", "=乙单位", "丙单位"}
    assert (found["甲单位"][-1], found["丙单位"][-1]) == ("张三", "李四")
    assert (found["甲单位"][7], found["丙单位"][7]) == ("已寄出", "作废")
    assert found["甲单位"][1].date() == date(2026, 11, 22)  # type: ignore[attr-defined]
    assert totals[5:7] == [4, 760]  # without the void one
    assert "张三丢了" not in str(rows)  # a remark may name somebody


def test_an_entry_in_an_older_and_a_newer_list_counts_once_in_its_latest_state(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    ledger = ledger_of(tmp_path, catalogue, "甲单位", "乙单位")
    older = listed(ledger, tmp_path / "10月.xlsx")
    ledger.move(1, CaseState.SENT, date.today())
    newer = listed(ledger, tmp_path / "11月.xlsx")
    for number, files in enumerate(([older, newer], [newer, older])):
        out = tmp_path / f"汇总{number}.xlsx"
        assert merge_lists(files, out) == Merged(2, 2, 2)
        assert {row[2]: row[7] for row in rows_of(out)[1:-1]}["甲单位"] == "已寄出"


def test_what_came_back_stays_in_each_clerks_ledger_and_out_of_the_overview(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    ledgers = [ledger_of(tmp_path / name, catalogue, "甲单位") for name in "12"]
    for ledger, day in zip(ledgers, (date(2026, 11, 26), date(2026, 11, 27)), strict=True):
        entry = ledger.entry(1)
        found = returning(ledger, entry, catalogue)
        receive(ledger, entry, returned_as(found, date(2027, day.month, day.day), {}), day)
    said = CertificateFact("甲单位", UNIT.code, "A1", date(2026, 11, 28), {"phone": "13812345678", "user": "王五"})
    ledgers[0].state_facts([said])
    before = [(ledger.path.read_bytes(), ledger.facts()) for ledger in ledgers]
    files = [listed(ledger, tmp_path / f"{n}.xlsx") for n, ledger in enumerate(ledgers)]
    assert merge_lists(files, tmp_path / "汇总.xlsx") == Merged(2, 1, 1)  # the same case, on two computers
    _, row, _ = rows_of(tmp_path / "汇总.xlsx")
    assert (row[7], row[8].date()) == ("已领取", date(2026, 11, 27))  # type: ignore[attr-defined]
    assert "13812345678" not in str(row)
    assert "王五" not in str(row)
    assert [(ledger.path.read_bytes(), ledger.facts()) for ledger in ledgers] == before


def test_a_file_that_is_no_list_is_named(catalogue: Catalogue, tmp_path: Path) -> None:
    good = listed(ledger_of(tmp_path, catalogue, "甲单位"), tmp_path / "好.xlsx")
    book = openpyxl.Workbook()
    book.worksheets[0].append(["编号", "姓名"])
    book.save(tmp_path / "别的.xlsx")
    with pytest.raises(RegistryError, match=r"别的\.xlsx.*不是本程序导出的清单"):
        merge_lists([good, tmp_path / "别的.xlsx"], tmp_path / "汇总.xlsx")
    assert not (tmp_path / "汇总.xlsx").exists()
    with pytest.raises(RegistryError, match=r"已经?存在"):
        merge_lists([good], good)
