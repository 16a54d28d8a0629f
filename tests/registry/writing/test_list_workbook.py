"""A list as a workbook, as a spreadsheet program reads it."""

import tempfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry.writing import ListColumn, Stopped, write_listing

COLUMNS = (
    ListColumn("序号", 6, "序号"),
    ListColumn("名称", 8),
    ListColumn("日期", 12, "日期"),
    ListColumn("金额", 10, "金额"),
)
ROWS = [(1, "=SUM(1)", date(2026, 11, 22), 1900), (2, "0012", None, None), (3, "丙", date(2027, 1, 1), 0)]


def write(path: Path, **options: bool) -> openpyxl.worksheet.worksheet.Worksheet:
    write_listing(path, "清单", COLUMNS, iter(ROWS), **options)
    return openpyxl.load_workbook(path)["清单"]


def test_numbers_dates_and_texts_stay_what_they_are(tmp_path: Path) -> None:
    sheet = write(tmp_path / "清单.xlsx")
    assert [cell.value for cell in sheet[1]] == ["序号", "名称", "日期", "金额"]
    assert [cell.data_type for cell in sheet[2]] == ["n", "s", "d", "n"]
    assert (sheet["B2"].value, sheet["B3"].value, sheet["D2"].number_format) == ("=SUM(1)", "0012", "#,##0")
    assert sheet["C2"].number_format == "yyyy-mm-dd"
    assert [cell.value for cell in sheet[3]] == [2, "0012", None, None]


def test_the_header_stays_in_sight_and_the_rows_can_be_filtered(tmp_path: Path) -> None:
    sheet = write(tmp_path / "清单.xlsx", totals=True)
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:D4", "$1:$1")


def test_only_amounts_are_summed_up(tmp_path: Path) -> None:
    assert [cell.value for cell in write(tmp_path / "清单.xlsx", totals=True)[5]] == [None, "合计", None, 1900]


def test_without_rows_there_is_a_header_alone(tmp_path: Path) -> None:
    write_listing(tmp_path / "清单.xlsx", "清单", COLUMNS, ())
    sheet = openpyxl.load_workbook(tmp_path / "清单.xlsx")["清单"]
    assert (sheet.max_row, sheet.auto_filter.ref) == (1, "A1:D1")


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    write(tmp_path / "清单.xlsx")
    with pytest.raises(RegistryError, match="已经存在"):
        write(tmp_path / "清单.xlsx")
    with pytest.raises(RegistryError, match=r"\.xlsx"):
        write(tmp_path / "清单.csv")


def test_one_that_is_stopped_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = tmp_path / "temporary"
    beside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(beside))
    told: list[int] = []
    rows = ((number, f"第{number}行") for number in range(5000))
    with pytest.raises(Stopped, match="没有写出"):
        columns = (ListColumn("编号", 8, "序号"), ListColumn("名称", 20))
        path = tmp_path / "清单.xlsx"
        write_listing(path, "清单", columns, rows, report=told.append, cancelled=lambda: len(told) == 3)
    assert told == [199, 399, 599]
    assert list(beside.iterdir()) == []
    assert list(tmp_path.iterdir()) == [beside]
