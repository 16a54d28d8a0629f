"""A copy of a workbook with a person's corrections."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import PatternFill

from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry.api import Notes, Registry, with_notes
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.writing import lost_in_copy, write_blank, write_corrected_copy

from ..conftest import CODE, HEADER, NUMBER, OTHER_CODE, MakeBook, Rows, unit

FLAT = (*HEADER, "Key号", "有效期至")


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
    read = read_registry(tmp_path / "新.xlsx")
    assert [(unit.row, unit.name, unit.code, unit.handler, unit.email) for unit in read.units] == [
        (2, "某局", CODE, "李", ""),
        (4, "丙局", OTHER_CODE, "赵示例", ""),
        (5, "丁局", "", "", "=d@163.com"),
    ]
    assert [(row.row, row.text) for row in read.left_out] == [(3, "合计"), (6, "戊局")]
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


def rewrite(path: Path, change: str) -> None:
    """What somebody does in Excel after the workbook was read."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    if change == "a row inserted":
        sheet.insert_rows(2)
        for column, value in enumerate(unit("新局", None), 1):
            sheet.cell(2, column).value = value
    elif change == "a column inserted":
        sheet.insert_cols(4)
    elif change == "two columns swapped":
        for row in (1, 2, 3):
            sheet.cell(row, 3).value, sheet.cell(row, 5).value = sheet.cell(row, 5).value, sheet.cell(row, 3).value
    elif change == "a title above":
        sheet.insert_rows(1)
        sheet["A1"] = "单位信息表"
    elif change == "the row deleted":
        sheet.delete_rows(3)
    elif change == "the cell itself":
        sheet["E3"] = "13900000000"
    book.save(path)


@pytest.mark.parametrize(
    "change",
    [
        "a row inserted",
        "a column inserted",
        "two columns swapped",
        "a title above",
        "the row deleted",
        "the cell itself",
    ],
)
def test_no_correction_gets_into_a_workbook_that_has_changed(make_book: MakeBook, tmp_path: Path, change: str) -> None:
    path = make_book({"单位": [HEADER, unit("甲局"), unit("乙局", OTHER_CODE)]})
    registry = read_registry(path)
    rewrite(path, change)
    with pytest.raises(RegistryError, match="读入后被改动过") as caught:
        write_corrected_copy(registry, {3: {"handler_phone": "13700000000"}}, tmp_path / "新.xlsx")
    assert "重新读取后再另存" in caught.value.remedy
    assert not (tmp_path / "新.xlsx").exists()


def test_a_change_in_another_row_does_not_matter(make_book: MakeBook, tmp_path: Path) -> None:
    path = make_book({"单位": [HEADER, unit("甲局"), unit("乙局", OTHER_CODE)]})
    registry = read_registry(path)
    rewrite(path, "the cell itself")
    write_corrected_copy(registry, {2: {"handler": "李示例"}}, tmp_path / "新.xlsx")
    assert [each.handler for each in read_registry(tmp_path / "新.xlsx").units] == ["李示例", "王示例"]


def test_cells_that_were_normalised_or_damaged_have_not_changed(make_book: MakeBook, tmp_path: Path) -> None:
    rows: Rows = [
        (" 甲\n局　", CODE.lower(), "王", 110105194912310021, 13800000000),
        (date(2026, 3, 1), "#N/A", "#REF!", "1.1E+17", "１３８００００００００"),
        (101, 12345, True, None, 13800000000.0),
    ]
    path = make_book({"单位": [HEADER, *rows]})
    registry = read_registry(path)
    everything = {"handler": "李示例", "handler_id": NUMBER, "handler_phone": "13900000000"}
    write_corrected_copy(registry, dict.fromkeys((2, 3, 4), everything), tmp_path / "新.xlsx")
    assert {each.handler_id for each in read_registry(tmp_path / "新.xlsx").units} == {NUMBER}


def test_a_correction_reaches_every_row_of_its_unit(make_book: MakeBook, tmp_path: Path) -> None:
    rows = [(*unit("甲局"), "K1", None), (*unit("甲局"), "K2", None), (*[None] * 5, "K3", None)]
    registry = read_registry(make_book({"Sheet1": [FLAT, *rows]}))
    write_corrected_copy(registry, {2: {"name": "丙局", "handler": "李示例"}}, tmp_path / "新.xlsx")
    again = read_registry(tmp_path / "新.xlsx")
    [one] = again.units
    assert (one.name, one.handler, len(one.certificates)) == ("丙局", "李示例", 3)
    assert again.problems == ()


def test_a_workbook_without_a_header_is_corrected_in_its_own_rows(make_book: MakeBook, tmp_path: Path) -> None:
    path = make_book({"单位": [("甲局", CODE, "王"), ("乙局", OTHER_CODE, "李")]})
    mapping = {"A": "单位名称", "B": "统一社会信用代码", "C": "经办人姓名"}
    corrections = {1: {"handler": "赵", "email": "a@163.com"}}
    write_corrected_copy(read_registry(path, mapping), corrections, tmp_path / "新.xlsx")
    assert openpyxl.load_workbook(tmp_path / "新.xlsx")["单位"]["D1"].value == "a@163.com"
    assert [each.handler for each in read_registry(tmp_path / "新.xlsx", mapping).units] == ["赵", "李"]


def test_a_workbook_that_was_replaced_by_a_dangerous_one_is_not_opened(tmp_path: Path) -> None:
    original = tmp_path / "原.xlsx"
    write_blank(original, sample=True)
    registry = read_registry(original)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(original) as package:
        members = {name: package.read(name).decode() for name in package.namelist()}
    with zipfile.ZipFile(original, "w") as package:
        for name, content in members.items():
            head, end, rest = content.partition("?>")
            package.writestr(name, f"{head}{end}{bomb}{rest}" if name.startswith("xl/worksheets/") and end else
                             f"{bomb}{content}" if name.startswith("xl/worksheets/") else content)  # fmt: skip
    with pytest.raises(RegistryError, match="没有写出更正后的副本"):
        write_corrected_copy(registry, {3: {"handler": "王示例"}}, tmp_path / "更正.xlsx")
    assert not (tmp_path / "更正.xlsx").exists()


def test_what_a_copy_will_not_keep_is_told_beforehand(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "单位"
    for row in (HEADER, ("某局", CODE, "王示例", NUMBER, "13800000000")):
        sheet.append(row)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
    sheet.add_chart(chart, "H1")
    book.save(tmp_path / "原.xlsx")
    assert lost_in_copy(read_registry(tmp_path / "原.xlsx")) == ("图表",)
    with zipfile.ZipFile(tmp_path / "原.xlsx", "a") as file:
        file.writestr("xl/cellimages.xml", "<a/>")
        file.writestr("xl/media/image1.png", "x")
    assert lost_in_copy(read_registry(tmp_path / "原.xlsx")) == ("单元格里的图片", "图片", "图表")
    (tmp_path / "表.csv").write_text(f"单位名称,统一社会信用代码\n某局,{CODE}\n", "utf-8")
    assert "没有认出的列" in lost_in_copy(read_registry(tmp_path / "表.csv"))
