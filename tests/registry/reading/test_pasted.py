"""What is copied from Excel, and the cells of any workbook."""

from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.registry.reading import pasted_rows, read_cells


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("甲\t1\r\n乙\t2\r\n", [["甲", "1"], ["乙", "2"], [""]]),
        ('"甲\n局"\t1\n', [["甲 局", "1"]]),
        ("甲，1\n乙；2", [["甲", "1"], ["乙", "2"]]),
        ("甲 1", [["甲", "1"]]),
        ("", [[""]]),
    ],
)
def test_cells_of_the_clipboard_are_read_whatever_separates_them(text: str, rows: list[list[str]]) -> None:
    found = pasted_rows(text)
    assert [row for row in found if any(row)] == [row for row in rows if any(row)]


def test_the_cells_of_a_workbook_are_texts_and_a_damaged_number_is_said_to_be_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["单位", "单号"])
    book.active.append(["甲", 773123456789])
    book.active.append(["乙", 7.73123456789012e17])
    book.save(tmp_path / "单号.xlsx")
    assert read_cells(tmp_path / "单号.xlsx") == [
        ["单位", "单号"],
        ["甲", "773123456789"],
        ["乙", "（数字已被 Excel 改坏）"],
    ]
    (tmp_path / "单号.csv").write_text("单位,单号\n甲,SF1\n", "utf-8")
    assert read_cells(tmp_path / "单号.csv") == [["单位", "单号"], ["甲", "SF1"]]
