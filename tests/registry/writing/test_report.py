"""Workbooks written from what was read: the report of problems, and the corrected copy."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry import (
    Notes,
    Registry,
    read_registry,
    with_notes,
    write_blank,
    write_corrected_copy,
    write_report,
)

from ..conftest import CODE, NUMBER, OTHER_CODE, MakeBook

HEADER = ("单位名称", "统一社会信用代码", "经办人姓名", "经办人身份证号", "经办人手机")
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


def test_a_corrected_copy_keeps_the_formats_and_changes_the_cells(tmp_path: Path) -> None:
    original, out = tmp_path / "原.xlsx", tmp_path / "更正.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "单位"
    sheet.append(["单位信息表"])
    sheet.merge_cells("A1:E1")
    sheet.append(list(HEADER))
    sheet.append(["某局", CODE, "王示例", 110105194912310021, "13800000000"])
    sheet["A3"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet.column_dimensions["A"].width = 33
    book.create_sheet("其他")["A1"] = "=1+1"
    book.save(original)
    before = original.read_bytes()

    registry = read_registry(original)
    write_corrected_copy(registry, {3: {"handler_id": NUMBER, "email": "=a@163.com"}}, out)
    copy = openpyxl.load_workbook(out)
    assert copy["单位"]["D3"].value == NUMBER
    assert copy["单位"]["D3"].number_format == "@"
    assert (copy["单位"]["F2"].value, copy["单位"]["F3"].value) == ("电子邮箱", "=a@163.com")
    assert copy["单位"]["F3"].data_type == "s"
    assert copy["单位"]["A3"].fill.fgColor.rgb == "00FFFF00"
    assert copy["单位"].column_dimensions["A"].width == 33
    assert copy["其他"]["A1"].value == "=1+1"
    assert original.read_bytes() == before
    [unit] = read_registry(out).units
    assert (unit.handler_id, unit.email, unit.row) == (NUMBER, "=a@163.com", 3)


def test_a_corrected_copy_of_a_text_file_is_a_workbook_like_the_blank_one(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text(f"单位名称,信用代码\n某局,{CODE}\n", encoding="gb18030")
    registry = read_registry(tmp_path / "表.csv")
    write_corrected_copy(registry, {2: {"handler": "王示例"}}, tmp_path / "更正.xlsx")
    [unit] = read_registry(tmp_path / "更正.xlsx").units
    assert (unit.name, unit.code, unit.handler) == ("某局", CODE, "王示例")


BY_HAND = ({"单位名称": "丙局", "经办人姓名": "赵示例"}, {"单位名称": "丁局", "电子邮箱": "=d@163.com"})


def test_units_by_hand_are_added_below_everything_else(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "单位"
    for row in (HEADER, ("某局", CODE, "王示例", NUMBER, "13800000000"), ("合计", None)):
        sheet.append(row)
    sheet["A2"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["B99"].fill = PatternFill("solid", fgColor="FFFF00")  # formatted and blank
    book.save(tmp_path / "原.xlsx")

    registry = with_notes(read_registry(tmp_path / "原.xlsx"), Notes(by_hand=BY_HAND))
    corrections = {2: {"handler": "李"}, -1: {"code": OTHER_CODE}, -3: {"name": "戊局"}}
    write_corrected_copy(registry, corrections, tmp_path / "新.xlsx")
    units = read_registry(tmp_path / "新.xlsx").units
    assert [(unit.row, unit.name, unit.code, unit.handler, unit.email) for unit in units] == [
        (2, "某局", CODE, "李", ""),
        (4, "丙局", OTHER_CODE, "赵示例", ""),
        (5, "丁局", "", "", "=d@163.com"),
        (6, "戊局", "", "", ""),
    ]
    written = openpyxl.load_workbook(tmp_path / "新.xlsx")["单位"]
    assert written["A4"].fill.fgColor.rgb == "00FFFF00"
    assert (written["F5"].data_type, written["B4"].number_format) == ("s", "@")


def test_units_by_hand_are_added_to_a_copy_of_a_text_file_and_stand_alone_without_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text(f"单位名称,信用代码\n某局,{CODE}\n", encoding="gb18030")
    for read, found in (
        (read_registry(tmp_path / "表.csv"), ["某局", "丙局", "丁局"]),
        (Registry(Path(), "", (), (), (), {}), ["丙局", "丁局"]),
    ):
        out = tmp_path / f"{len(found)}.xlsx"
        write_corrected_copy(with_notes(read, Notes(by_hand=BY_HAND)), {-2: {"handler": "钱"}}, out)
        units = read_registry(out).units
        assert [unit.name for unit in units] == found
        assert units[-1].handler == "钱"


def test_a_corrected_copy_of_a_workbook_that_is_gone_is_refused(tmp_path: Path) -> None:
    write_blank(tmp_path / "原.xlsx", sample=True, today=date(2026, 11, 22))
    registry = read_registry(tmp_path / "原.xlsx")
    (tmp_path / "原.xlsx").unlink()
    with pytest.raises(RegistryError, match="打不开"):
        write_corrected_copy(registry, {}, tmp_path / "更正.xlsx")
    assert not (tmp_path / "更正.xlsx").exists()


def test_a_merged_cell_is_corrected_at_its_first_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "单位"
    for row in (HEADER, ("甲局", CODE, "王", NUMBER, "13800000000"), ("乙局", CODE, None, NUMBER, "13800000000")):
        sheet.append(row)
    sheet.merge_cells("C2:C3")
    book.save(tmp_path / "原.xlsx")
    write_corrected_copy(read_registry(tmp_path / "原.xlsx"), {3: {"handler": "李"}}, tmp_path / "新.xlsx")
    assert openpyxl.load_workbook(tmp_path / "新.xlsx")["单位"]["C2"].value == "李"
