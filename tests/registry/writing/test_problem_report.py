"""The list of a registry's problems as a workbook."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.writing import write_report

from ..conftest import CODE, HEADER, NUMBER, MakeBook

NASTY = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|'/c calc'!A0", "#N/A", "1E5")


def all_cells(path: Path) -> list[tuple[object, str]]:
    return [(cell.value, cell.data_type) for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row]


def test_the_report_names_every_cell_with_its_remedy_and_masks_what_is_personal(
    make_book: MakeBook, tmp_path: Path
) -> None:
    path = make_book({"单位": [HEADER, ("某局", "123", "王示例", "110105194912310021", "1380000000")]})
    registry = read_registry(path)
    write_report(registry, tmp_path / "核对报告.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "核对报告.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("工作表", "行", "列", "列名", "程度", "内容", "问题", "怎么办")
    assert [row[:6] for row in rows[1:]] == [
        ("单位", "2", "B", "统一社会信用代码", "错误", "123"),
        ("单位", "2", "D", "经办人身份证号", "错误", "1101**********0021"),
        ("单位", "2", "E", "经办人手机", "提醒", "138****0000"),
    ]
    assert [f"{row[6]}{row[7]}" for row in rows[1:]] == [problem.message for problem in registry.problems]
    with zipfile.ZipFile(tmp_path / "核对报告.xlsx") as parts:
        text = "".join(parts.read(name).decode() for name in parts.namelist())
    assert "194912310021" not in text
    assert "1380000000" not in text


def test_no_cell_of_a_report_is_a_formula(tmp_path: Path) -> None:
    import csv

    with (tmp_path / "表.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *((f"局{n}", text, "王", NUMBER, text) for n, text in enumerate(NASTY))])
    registry = read_registry(tmp_path / "表.csv")
    assert len(registry.problems) >= len(NASTY)
    write_report(registry, tmp_path / "报告.xlsx")
    assert {kind for value, kind in all_cells(tmp_path / "报告.xlsx") if value} == {"s"}


def test_a_report_without_problems_has_its_header(make_book: MakeBook, tmp_path: Path) -> None:
    registry = read_registry(make_book({"单位": [HEADER, ("某局", CODE, "王", NUMBER, "13800000000")]}))
    write_report(registry, tmp_path / "报告.xlsx")
    assert openpyxl.load_workbook(tmp_path / "报告.xlsx").worksheets[0].max_row == 1


def test_a_report_overwrites_nothing(make_book: MakeBook) -> None:
    path = make_book({"单位": [HEADER]})
    before = path.read_bytes()
    with pytest.raises(RegistryError, match="已经存在"):
        write_report(read_registry(path), path)
    assert path.read_bytes() == before
