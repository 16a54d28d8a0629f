"""The ledger's list for Excel."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.ledger_list import write_ledger_list
from bjcert_desktop.ledger import CaseState, open_ledger


def test_the_list_for_excel_has_real_numbers_and_text_that_stays_text(catalogue: Catalogue, tmp_path: Path) -> None:
    ledger, unit = open_ledger(tmp_path / "data"), Unit(name="北京市示例区监测站", code="11110105000001011F")
    held = replace(unit, certificates=(Certificate(serial="A1"), Certificate(serial="A2")))
    plan = make_plan(catalogue, Case("renew", {"renew.way": "mail"}, held, day=date(2026, 11, 22)))
    export_case(plan, tmp_path / "out", ledger=ledger)
    odd = replace(plan, unit=replace(plan.unit, name="=1+1"))
    export_case(odd, tmp_path / "out", ledger=ledger)
    export_case(plan, tmp_path / "out", numbered=True, ledger=ledger)
    ledger.move(1, CaseState.SENT, date.today(), tracking="@SF1")
    ledger.void(3, "-重复")
    write_ledger_list(tmp_path / "办理记录.xlsx", ledger.find().entries)
    sheet = openpyxl.load_workbook(tmp_path / "办理记录.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows] == ["编号", 3, 2, 1, None]
    assert [row[5:7] for row in rows[1:]] == [[None, None], [2, 380], [2, 380], [4, 760]]
    assert [row[7] for row in rows[1:4]] == ["作废", "已导出", "已寄出"]
    assert (rows[2][2], rows[3][9], rows[1][11]) == ("=1+1", "@SF1", "作废：-重复")
    assert {sheet.cell(3, 3).data_type, sheet.cell(4, 10).data_type} == {"s"}
