"""A workbook with rows that are not units, all the way: check, list, export of all, payment sheet, reminders."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from openpyxl.styles import Font

HEADER = ("单位名称", "统一社会信用代码", "法定代表人", "经办人姓名", "经办人身份证号", "经办人手机", "证书数量")
PERSON = ("李示例", "王示例", "11010519491231002X", "13800000000", 1)
UNITS = {
    "北京市示例区生态环境局": "12110191000010006W",
    "北京市示例区环境监测站": "12110191000010372Q",
    "北京市示例区环境宣传教育中心": "12110191000010743F",
    "北京市样本区生态环境局": "12110191000011113H",
    "北京市样本区环境监测站": "1211019100001148XA",
}
DOUBTFUL, HIDDEN, STRUCK = "北京市虚构区园林局", "北京市虚构区水务局", "北京市虚构区档案馆"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "单位"
    rows = [(name, code, *PERSON) for name, code in UNITS.items()]
    for row in (
        *(("全区直属单位名单",), HEADER, ("一、机关（共2家）",), *rows[:2], ("二、直属事业单位",), *rows[2:]),
        *((DOUBTFUL,), (HIDDEN, "121101910000118504", *PERSON), (STRUCK, "12110191000010006W", *PERSON)),
        *(("合计：5家", None, None, None, None, None, 5), ("注：以三定方案为准。",), ("填表人：王示例",)),
    ):
        sheet.append(row)
    for cells in ("A1:G1", "A3:G3", "A6:G6"):
        sheet.merge_cells(cells)
    sheet.row_dimensions[11].hidden = True
    for cell in sheet[12]:
        cell.font = Font(strike=True)
    book.save(tmp_path / "名单.xlsx")
    return tmp_path / "名单.xlsx"


def answer(folder: Path, *arguments: object) -> Any:
    command = [sys.executable, "-m", "bjcert_desktop.cli", *map(str, arguments), "--data-dir", str(folder / "数据")]
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout) if "--json" in command else done.stdout


def export(folder: Path, registry: Path, out: str) -> Any:
    where = ("--registry", registry, "--out", folder / out, "--all", "--date", "2026-11-22", "--json")
    return answer(folder, "export", "new", *where)


def test_only_real_units_get_papers_and_are_paid_for(tmp_path: Path, registry: Path) -> None:
    told = answer(tmp_path, "registry", "check", registry, "--json")
    assert told["units"] == 5
    assert [row["kind"] for row in told["left_out"]] == [
        *("heading", "heading", "doubtful", "hidden", "struck", "total", "note", "note")
    ]
    listed = answer(tmp_path, "registry", "show", registry, "--json")
    assert [unit["name"] for unit in listed["units"]] == list(UNITS)
    cases = export(tmp_path, registry, "导出")["cases"]
    assert [case["unit"] for case in cases] == list(UNITS)
    papers = list((tmp_path / "导出").rglob("*.docx"))
    sheets = [path for path in papers if "汇款单" in path.name]
    assert len(sheets) == 1
    text = "\n".join(cell.text for table in Document(str(sheets[0])).tables for row in table.rows for cell in row.cells)
    assert all(name in text for name in UNITS)
    for name in (DOUBTFUL, HIDDEN, STRUCK, "合计：5家", "一、机关"):
        assert name not in text
        assert not any(name in path.as_posix() for path in papers)
    board = answer(tmp_path, "renewals", "--registry", registry, "--json")
    assert DOUBTFUL not in json.dumps(board, ensure_ascii=False)


def test_a_row_gets_papers_once_a_person_has_said_that_it_is_a_unit(tmp_path: Path, registry: Path) -> None:
    assert "已记住" in answer(tmp_path, "registry", "row", registry, 10, "unit")
    assert "已记住" in answer(tmp_path, "registry", "row", registry, 4, "ignore")
    names = [case["unit"] for case in export(tmp_path, registry, "导出")["cases"]]
    assert names == [*list(UNITS)[1:], DOUBTFUL]
