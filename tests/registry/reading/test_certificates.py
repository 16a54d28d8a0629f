"""The certificates of each unit, from its own sheet or another."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.registry.reading import propose_mapping, read_registry

from ..conftest import CODE, HEADER, OTHER_CODE, TODAY, MakeBook, Rows, problem_cells, unit, write_book

FLAT = (*HEADER, "Key号", "有效期至")
BELOW: dict[str, Rows] = {
    # rows below the first certificate of 甲局; the last row is 乙局's
    "left blank": [(None, None, None, None, None, "K2", "2030-1-1")],
    "repeated": [(*unit("甲局"), "K2", "2030-1-1")],
    "with the name alone": [("甲 局", None, None, None, None, "K2", "2030-1-1")],
    "with the code alone": [(None, CODE.lower(), None, None, None, "K2", "2030-1-1")],
}


@pytest.mark.parametrize("rows", BELOW.values(), ids=BELOW.keys())
def test_a_row_for_each_certificate_gives_units_with_certificates(make_book: MakeBook, rows: Rows) -> None:
    first, last = (*unit("甲局"), "K1", "2030-1-1"), (*unit("乙局", OTHER_CODE), "K3", "2030-1-1")
    registry = read_registry(make_book({"Sheet1": [FLAT, first, *rows, last]}), today=TODAY)
    assert [(each.name, each.row, each.handler) for each in registry.units] == [
        ("甲局", 2, "王示例"),
        ("乙局", 4, "王示例"),
    ]
    assert [[key.serial for key in each.certificates] for each in registry.units] == [["K1", "K2"], ["K3"]]
    assert [key.row for key in registry.units[0].certificates] == [2, 3]
    assert registry.units[0].certificates[1].valid_to == date(2030, 1, 1)
    assert registry.problems == ()
    assert registry.lists_certificates


def test_merged_units_have_all_their_certificates(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "表.xlsx",
        {"Sheet1": [FLAT, (*unit("甲局"), "K1", "2030-1-1"), (*[None] * 5, "K2", "2030-1-1")]},
    )
    book = openpyxl.load_workbook(path)
    for letter in "ABCDE":
        book["Sheet1"].merge_cells(f"{letter}2:{letter}3")
    book.save(path)
    [one] = read_registry(path).units
    assert [certificate.serial for certificate in one.certificates] == ["K1", "K2"]


def test_rows_of_one_unit_need_not_stand_together(make_book: MakeBook) -> None:
    rows = [(*unit("甲局"), "K1", None), (*unit("乙局", OTHER_CODE), "K2", None), (*unit("甲局"), "K3", None)]
    registry = read_registry(make_book({"Sheet1": [FLAT, *rows]}))
    assert [[key.serial for key in each.certificates] for each in registry.units] == [["K1", "K3"], ["K2"]]


def test_a_unit_without_certificates_stands_between_others(make_book: MakeBook) -> None:
    rows = [(*unit("甲局"), "K1", None), (*unit("乙局", OTHER_CODE), None, None)]
    registry = read_registry(make_book({"Sheet1": [FLAT, *rows]}))
    assert [len(each.certificates) for each in registry.units] == [1, 0]


def test_a_different_value_in_a_further_row_is_reported_and_not_used(make_book: MakeBook) -> None:
    rows = [(*unit("甲局"), "K1", None), (*unit("甲局")[:4], "13900000000", "K2", None)]
    registry = read_registry(make_book({"Sheet1": [FLAT, *rows]}))
    assert registry.units[0].handler_phone == "13800000000"
    assert problem_cells(registry) == [("E3", "unit-differs")]
    assert "第 2 行" in registry.problems[0].message


def test_a_certificate_below_a_sum_or_a_blank_row_belongs_to_no_unit_and_is_reported(make_book: MakeBook) -> None:
    lone = (*[None] * 5, "K2", "2030-1-1")
    for between in (("合计", 1), ()):
        registry = read_registry(make_book({"Sheet1": [FLAT, (*unit("甲局"), "K1", None), between, lone]}))
        assert len(registry.units[0].certificates) == 1
        assert problem_cells(registry) == [("A4", "row-without-unit")]


def test_the_certificates_of_such_a_sheet_are_checked(make_book: MakeBook) -> None:
    rows = [(*unit("甲局"), "K1", "2020-1-1"), (*[None] * 5, "K1", "长期")]
    registry = read_registry(make_book({"Sheet1": [FLAT, *rows]}), today=TODAY)
    assert problem_cells(registry) == [
        ("G2", "certificate-expired"),
        ("F3", "duplicate-serial"),
        ("G3", "date-unreadable"),
    ]


def test_the_same_unit_twice_without_certificates_is_a_duplicate_still(make_book: MakeBook) -> None:
    rows = [(*unit("甲局"), "K1", None), (*unit("甲局"), None, None)]
    assert problem_cells(read_registry(make_book({"Sheet1": [FLAT, *rows]}))) == [("B3", "duplicate-code")]


def test_a_remark_of_a_further_row_is_its_certificates(make_book: MakeBook) -> None:
    rows = [(*unit("甲局"), "K1", None, "常用"), (*[None] * 5, "K2", None, "备用")]
    [one] = read_registry(make_book({"Sheet1": [(*FLAT, "备注"), *rows]})).units
    assert (one.remark, [key.remark for key in one.certificates]) == ("常用", ["", "备用"])


def test_the_certificate_sheet_overrides_certificate_columns_of_the_unit_sheet(make_book: MakeBook) -> None:
    certificates = [("统一社会信用代码", "Key号"), (CODE, "K1"), (CODE, "K2")]
    path = make_book({"单位": [FLAT, (*unit("甲局"), "K1", "2030-1-1")], "证书": certificates})
    registry = read_registry(path)
    assert [key.serial for key in registry.units[0].certificates] == ["K1", "K2"]
    assert problem_cells(registry) == [("F1", "column-unused"), ("G1", "column-unused")]


def test_an_empty_certificate_sheet_overrides_nothing(make_book: MakeBook) -> None:
    path = make_book({"单位": [FLAT, (*unit("甲局"), "K1", "2030-1-1")], "证书": [("统一社会信用代码", "Key号")]})
    assert len(read_registry(path).units[0].certificates) == 1


def test_a_person_may_say_which_columns_of_the_unit_sheet_are_certificates(make_book: MakeBook) -> None:
    path = make_book({"单位": [(*HEADER, "编号", "止"), (*unit("甲局"), "K1", "2030-1-1")]})
    registry = read_registry(path, {"单位!F": "证书.USBKey序列号", "止": "证书.到期日期"})
    assert [(key.serial, key.valid_to) for key in registry.units[0].certificates] == [("K1", date(2030, 1, 1))]
    assert registry.mapping["单位!F"] == "证书.USBKey序列号"


def test_what_is_proposed_for_such_a_sheet_is_read_again_in_the_same_way(make_book: MakeBook) -> None:
    rows = [("单位名称", "信用代码", "Key号"), ("甲局", CODE, "K1"), (None, None, "K2")]
    path = make_book({"2025": [*rows[:2]], "2026": rows})
    proposal = propose_mapping(path, "2026")
    [one] = read_registry(path, proposal.mapping).units
    assert [key.serial for key in one.certificates] == ["K1", "K2"]


def test_certificates_join_whatever_the_width_and_the_blanks_of_the_name(make_book: MakeBook) -> None:
    units = [HEADER, unit("乙 局"), unit("丙局（本级）", OTHER_CODE)]
    keys_ = [("单位名称", "Key号"), ("乙局", "K1"), ("丙局(本级)", "K2"), ("丙 局（本级）", "K3")]
    registry = read_registry(make_book({"单位": units, "证书": keys_}))
    assert [(each.name, len(each.certificates)) for each in registry.units] == [("乙 局", 1), ("丙局（本级）", 2)]
    assert registry.find("乙局") is registry.units[0]
    assert registry.find(" 丙局(本级) ") is registry.units[1]
    assert registry.find(OTHER_CODE.lower()) is registry.units[1]


def test_a_certificate_without_code_and_name_says_so(make_book: MakeBook) -> None:
    registry = read_registry(make_book({"单位": [HEADER, unit("甲局")], "证书": [("单位名称", "Key号"), (None, "K1")]}))
    [problem] = registry.problems
    assert problem.code == "certificate-without-unit"
    assert "没有填写代码和单位名称" in problem.message


def test_two_units_of_one_name_without_codes_are_named(make_book: MakeBook) -> None:
    header = ("单位名称", "经办人姓名")
    registry = read_registry(make_book({"单位": [header, ("甲局", "王"), ("甲 局", "李")]}))
    assert ("A3", "same-name") in problem_cells(registry)
