"""Several sheets with the same columns become one workbook, in which each unit stands once."""

from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry.api import RefusedWorkbook
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.writing import join_sheets

from ..conftest import CODE, OTHER_CODE, MakeBook, Rows

HEADER = ("单位名称", "统一社会信用代码", "单位电话", "经办人姓名", "KEY号", "到期时间")
EAST, WEST = "北京甲示例科技有限公司", "北京乙示例医院"


def month(*rows: tuple[object, ...]) -> Rows:
    return [HEADER, *rows]


JANUARY = month(
    (EAST, CODE, "010-69000000", "王示例", "1234567890", date(2027, 3, 1)), ("合计", "", "", "", "", "1 家")
)
FEBRUARY = month(
    (EAST, CODE, "010-69000001", "", "1234567890", date(2027, 3, 1)),
    (EAST, CODE, "010-69000001", "", "1234567891", date(2027, 4, 1)),
    (WEST, OTHER_CODE, "010-69000002", "李示例", "1234567892", date(2027, 5, 1)),
)


def test_a_unit_of_two_months_is_one_with_the_certificates_of_both(make_book: MakeBook, tmp_path: Path) -> None:
    out = tmp_path / "合成.xlsx"
    joined = join_sheets(make_book({"1月": JANUARY, "2月": FEBRUARY}), ["1月", "2月"], out)
    first, second = read_registry(out, today=date(2026, 11, 22)).units
    assert (first.name, first.phone, first.handler) == (EAST, "010-69000000", "王示例")
    assert [each.serial for each in first.certificates] == ["1234567890", "1234567891"]
    assert (second.name, len(second.certificates)) == (WEST, 1)
    said = "".join(joined.remarks)
    assert f"只写一行，以前面的表为准：“{EAST}”（单位电话不同）" in said
    assert "“1月”表的小标题、合计、隐藏的行等 1 行没有带过来" in said
    assert "010-69000001" not in said


@pytest.mark.parametrize("code", ["", CODE])
def test_a_name_without_a_code_is_the_unit_of_that_name(make_book: MakeBook, tmp_path: Path, code: str) -> None:
    rows = [("单位名称", "统一社会信用代码", "单位地址"), (EAST, code, "示例路1号")]
    again = [("单位名称", "统一社会信用代码", "单位地址"), (f" {EAST}", CODE, "")]
    out = tmp_path / "合成.xlsx"
    join_sheets(make_book({"东": rows, "西": again}), ["东", "西"], out)
    [unit] = read_registry(out).units
    assert (unit.code, unit.address) == (CODE, "示例路1号")


def test_units_of_one_name_with_two_codes_stay_two_and_are_named(make_book: MakeBook, tmp_path: Path) -> None:
    books = {"东": [("单位名称", "信用代码"), (EAST, CODE)], "西": [("单位名称", "信用代码"), (EAST, OTHER_CODE)]}
    join_sheets(make_book(books), ["东", "西"], tmp_path / "合成.xlsx")
    registry = read_registry(tmp_path / "合成.xlsx")
    assert [unit.code for unit in registry.units] == [CODE, OTHER_CODE]
    assert "duplicate-name" in [problem.code for problem in registry.problems]


def test_a_row_that_may_be_a_unit_is_asked_about_again(make_book: MakeBook, tmp_path: Path) -> None:
    rows = [("单位名称", "地址"), (EAST, "示例路1号"), (WEST, "")]
    join_sheets(make_book({"东": rows, "西": rows[:2]}), ["东", "西"], tmp_path / "合成.xlsx")
    registry = read_registry(tmp_path / "合成.xlsx")
    assert [unit.name for unit in registry.units] == [EAST]
    assert [(row.text, row.kind) for row in registry.left_out] == [(WEST, "doubtful")]


def test_a_sheet_that_is_no_list_of_units_beyond_doubt_is_not_joined(make_book: MakeBook, tmp_path: Path) -> None:
    people = [("姓名", "性别", "出生日期", "单位名称"), ("王示例", "男", "1980-1-1", EAST)]
    out = tmp_path / "合成.xlsx"
    with pytest.raises(RefusedWorkbook, match="“人员”表：这张表有"):
        join_sheets(make_book({"东": JANUARY, "人员": people}), ["东", "人员"], out)
    assert not out.exists()


def test_what_is_there_is_not_overwritten(make_book: MakeBook) -> None:
    path = make_book({"1月": JANUARY, "2月": FEBRUARY})
    with pytest.raises(RegistryError):
        join_sheets(path, ["1月", "2月"], path)
