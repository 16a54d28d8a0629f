"""Whatever surrounds them, n real units are read as exactly those n, and nothing that is not shown gets into them."""

import string
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from bjcert_desktop.registry.checks.uscc import organisation_check, uscc_check
from bjcert_desktop.registry.reading import read_registry

from .conftest import HEADER, NUMBER

UNSEEN = "不该出现"
AROUND = (
    ("一、机关",),
    ("二、直属单位（共3家）",),
    ("合计：5家",),
    ("小计", None, None, None, 3),
    ("甲局 汇总",),
    ("注：以上名单以三定方案为准。",),
    ("填表人：王示例", None, "审核人：李示例"),
    ("联系人：王示例 电话：010-69000000",),
    ("以下空白",),
    ("第 1 页 共 2 页",),
    (),
    HEADER,
)


def code(number: int) -> str:
    organisation = f"{number:08}"
    first = f"12110191{organisation}{organisation_check(organisation)}"
    return first + uscc_check(first)


def add_unit(sheet: Worksheet, number: int, fate: str) -> list[str]:
    """Add a unit, or one and a second one that is merged with it; return the names of those that are real."""
    name = f"北京市示例区{string.ascii_uppercase[number]}局"
    sheet.append((name, code(number), "王示例", NUMBER, "13800000000"))
    row = sheet.max_row
    if fate == "shown":
        return [name]
    if fate == "merged":
        sheet.append((f"{name}二分局", code(number + 50), None, NUMBER, "13800000000"))
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=3, end_column=3)
        return [name, f"{name}二分局"]
    sheet.row_dimensions[row].hidden = fate == "hidden"
    for cell in sheet[row]:
        cell.font = Font(strike=fate == "struck")
    sheet.cell(row, 3).value = UNSEEN
    return []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_exactly_the_real_units_are_read(data: st.DataObject) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "单位"
    if data.draw(st.booleans()):
        sheet.append(("单位名单",))
        sheet.merge_cells("A1:E1")
    sheet.append(HEADER)
    real: list[str] = []
    for number in range(data.draw(st.integers(1, 6))):
        add_around(sheet, data, 2)
        real += add_unit(sheet, number, data.draw(st.sampled_from(("shown", "shown", "merged", "hidden", "struck"))))
    add_around(sheet, data, 4)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "表.xlsx"
        book.save(path)
        registry = read_registry(path)
    assert [(unit.name, unit.handler) for unit in registry.units] == [(name, "王示例") for name in real]
    assert not any(UNSEEN in str(unit) for unit in registry.units)


def add_around(sheet: Worksheet, data: st.DataObject, most: int) -> None:
    """Add rows that are not units, some of them merged across the table."""
    for around in data.draw(st.lists(st.sampled_from(AROUND), max_size=most)):
        sheet.append(around)
        if len(around) == 1 and data.draw(st.booleans()):
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=5)
