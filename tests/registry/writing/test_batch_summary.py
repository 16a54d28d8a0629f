"""The list of a batch as a workbook: real numbers, text that stays text, and a sheet that prints well."""

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry.writing import SummaryRow, write_summary
from bjcert_desktop.system import paths

CHECKER = paths.data("forms").parent.parent / "shared" / "check_ooxml.py"
DONE = SummaryRow("甲局", "11110191000000019J", "更新", "邮寄或现场", 3, 570, "20261122 更新 甲局", 5, "单位电话", "")
FAILED = SummaryRow("乙局", "", "更新", "邮寄或现场", None, None, "", None, "", "已有文件夹。")
HEADS = "序号 单位名称 统一社会信用代码 业务 情形 证书枚数 金额（元） 文件夹 文件数 留空的项目 问题"


def written(path: Path, *rows: SummaryRow) -> Worksheet:
    write_summary(path, rows)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["汇总"]
    return book.worksheets[0]


def values(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def test_there_is_a_row_for_each_unit_and_one_of_totals(tmp_path: Path) -> None:
    sheet = written(tmp_path / "批次汇总.xlsx", DONE, FAILED, DONE)
    assert values(sheet, 1) == HEADS.split()
    name = "20261122 更新 甲局"
    assert values(sheet, 2) == [1, "甲局", DONE.code, "更新", "邮寄或现场", 3, 570, name, 5, "单位电话", None]
    assert values(sheet, 3) == [2, "乙局", None, "更新", "邮寄或现场", None, None, None, None, None, "已有文件夹。"]
    assert values(sheet, 5) == [None, "合计", None, None, None, 6, 1140, None, 10, None, None]
    assert sheet.max_row == 5


def test_numbers_are_numbers_and_the_totals_are_no_formulas(tmp_path: Path) -> None:
    sheet = written(tmp_path / "批次汇总.xlsx", DONE)
    for row in (2, 3):
        assert [(type(sheet.cell(row, column).value), sheet.cell(row, column).data_type) for column in (6, 7, 9)] == [
            (int, "n")
        ] * 3
    assert sheet["G2"].number_format == "#,##0"
    assert sheet["B3"].font.b
    assert sheet["G3"].font.b
    assert not sheet["G2"].font.b


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "00123", "1E5", "<&>\"'", "  两边空格  "])
def test_a_text_stays_the_text_that_it_is(tmp_path: Path, text: str) -> None:
    row = SummaryRow(text, text, text, text, 1, 1, text, 1, text, text)
    sheet = written(tmp_path / "批次汇总.xlsx", row)
    for column in (2, 3, 4, 5, 8, 10, 11):
        cell = sheet.cell(2, column)
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_what_excel_cannot_take_is_left_out(tmp_path: Path) -> None:
    row = SummaryRow("甲\x07\x0b\ufffe\ud800局", "", "", "", None, None, "", None, "", "长" * 40_000)
    sheet = written(tmp_path / "批次汇总.xlsx", row)
    assert sheet["B2"].value == "甲局"
    assert sheet["K2"].value == "长" * 32_767
    assert sheet.row_dimensions[2].height == 409


def test_where_nothing_costs_anything_known_no_total_is_made_up(tmp_path: Path) -> None:
    sheet = written(tmp_path / "批次汇总.xlsx", FAILED)
    assert values(sheet, 3)[5:9] == [None, None, None, None]


def test_the_sheet_is_ready_to_be_read_filtered_and_printed(tmp_path: Path) -> None:
    sheet = written(tmp_path / "批次汇总.xlsx", DONE, FAILED)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:K3"  # without the totals
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"微软雅黑", "宋体"}


def test_a_row_is_high_enough_for_its_longest_text(tmp_path: Path) -> None:
    long = SummaryRow("北京市示例区" * 10, "", "", "", None, None, "", None, "", "")
    sheet = written(tmp_path / "批次汇总.xlsx", DONE, long)
    first, second = (sheet.row_dimensions[row].height for row in (2, 3))
    assert second >= 4 * 14 > first


def test_a_summary_is_never_written_over_another_file(tmp_path: Path) -> None:
    path = tmp_path / "批次汇总.xlsx"
    path.write_bytes(b"mine")
    with pytest.raises(RegistryError, match="已经存在"):
        write_summary(path, [DONE])
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_the_workbook_passes_the_schema(tmp_path: Path) -> None:
    if not CHECKER.is_file():
        pytest.skip(f"{CHECKER} is not here, so the schema cannot be asked")
    written(tmp_path / "批次汇总.xlsx", DONE, FAILED)
    command = [sys.executable, str(CHECKER), str(tmp_path / "批次汇总.xlsx")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "1 files, 0 faults"
