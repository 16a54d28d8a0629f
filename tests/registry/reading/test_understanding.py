"""Workbooks as offices keep them, understood as their writers meant them."""

import os
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry import (
    Refused,
    Registry,
    check_value,
    propose_mapping,
    read_registry,
    write_blank,
    write_corrected_copy,
    write_report,
)
from bjcert_desktop.registry.cells import clean, code_text, line_text, name_text
from bjcert_desktop.registry.reading.columns import is_sum

from ..conftest import CODE, NUMBER, OTHER_CODE, MakeBook, Rows, write_book

TODAY = date(2026, 11, 22)
HEADER = ("单位名称", "统一社会信用代码", "经办人姓名", "经办人身份证号", "经办人手机")


def unit(name: str, code: str | None = CODE) -> tuple[str | None, ...]:
    return (name, code, "王示例", NUMBER, "13800000000")


def places(registry: Registry) -> list[tuple[str, str]]:
    """Cell and code of each problem: ("B2", "uscc-length")."""
    return [(f"{problem.column}{problem.row}", problem.code) for problem in registry.problems]


TYPED = {
    # what it is: (field, what is typed, what is kept)
    "a code in full width and small letters": ("统一社会信用代码", "１１１１０１９１０００００００１９ｊ", CODE),
    "a code with blanks": ("统一社会信用代码", " 1111 0191　00000001 9J\n", CODE),
    "an ID number with a small x": ("经办人身份证号", "11010519491231002x", "11010519491231002X"),
    "a mobile number in full width": ("经办人手机", "１３８ ００００ ００００", "13800000000"),
    "a telephone in full width": ("单位电话", "（０１０）　６２０４２１７２", "(010) 62042172"),
    "a mail address keeps its letters": ("电子邮箱", " Ａbc＠163.com ", "Abc@163.com"),
    "a name keeps its full-width brackets": ("单位名称", " 丙局（本级）\n", "丙局（本级）"),
    "a name with marks that turn it around": ("单位名称", "北京\u202e市局\u2069\u061c", "北京市局"),
    "a name with control characters": ("单位名称", "北京\x00市\x07局\x7f", "北京市局"),
    "a code with control characters": ("统一社会信用代码", f"\x07{CODE}\x7f\u200b", CODE),
    "a number as Excel shows it": ("经办人身份证号", "1.1e+17", "1.1E+17"),
    "nothing": ("单位名称", " \u3000", ""),
    "a date": ("证书.到期日期", "２０２７－３－１", "2027-3-1"),
}


@pytest.mark.parametrize(("field", "typed", "kept"), TYPED.values(), ids=TYPED.keys())
def test_what_a_person_types_is_normalised_like_a_cell(field: str, typed: str, kept: str) -> None:
    assert clean(field, typed) == kept
    if field == "单位名称":
        assert name_text(typed) == kept
    elif "E+" not in kept:
        assert {kept} == {line_text(typed) if field in ("单位电话", "电子邮箱", "证书.到期日期") else code_text(typed)}


# the columns ---------------------------------------------------------------------------------------------------------

HEADERS: dict[str, dict[str, str]] = {
    # what it is: header → field
    "a telephone and a mobile number beside the contact": {
        "单位名称": "单位名称",
        "统一社会信用代码": "统一社会信用代码",
        "联系人": "经办人姓名",
        "电话": "单位电话",
        "手机": "经办人手机",
    },
    "a mobile number by its longer name": {
        "单位": "单位名称",
        "代码": "统一社会信用代码",
        "联系人": "经办人姓名",
        "联系电话": "单位电话",
        "手机号": "经办人手机",
    },
    "a mobile number far from the contact": {
        "单位": "单位名称",
        "联系人": "经办人姓名",
        "电话": "单位电话",
        "E-mail": "电子邮箱",
        "手机号码": "经办人手机",
    },
    "nothing but a telephone beside the contact": {"单位": "单位名称", "联系人": "经办人姓名", "电话": "经办人手机"},
    "an export of a unit's register": {
        "序号": "",
        "机构全称": "单位名称",
        "社会信用代码": "统一社会信用代码",
        "法人姓名": "法定代表人",
        "通讯地址": "单位地址",
        "邮编": "邮政编码",
        "办公电话": "单位电话",
        "单位联系人": "经办人姓名",
        "证件号": "经办人身份证号",
        "手机号码": "经办人手机",
        "E-mail": "电子邮箱",
        "开票抬头": "发票抬头",
        "曾用名称": "原单位名称",
    },
    "two names for one code": {
        "单位": "单位名称",
        "统一社会信用代码/组织机构代码": "统一社会信用代码",
        "法定代表人（负责人）": "法定代表人",
        "手机/电话": "经办人手机",
    },
    "two values in one cell": {
        "单位": "单位名称",
        "代码": "统一社会信用代码",
        "经办人姓名及手机": "",
        "联系人/电话": "",
        "经办人（身份证号）": "",
        "姓名、电话": "",
    },
    "remarks in brackets": {
        "单位名称（公章）": "单位名称",
        "信用代码（18位）": "统一社会信用代码",
        "联系人(经办人)": "经办人姓名",
        "联系电话（手机）": "经办人手机",
    },
    "certificates on the same sheet": {
        "序号": "",
        "申请单位名称": "单位名称",
        "社会统一信用代码": "统一社会信用代码",
        "单位联系人": "经办人姓名",
        "联系人手机号码": "经办人手机",
        "有效期至": "证书.到期日期",
        "KEY序列号": "证书.USBKey序列号",
        "使用人": "证书.使用人",
        "电话": "证书.联系电话",
        "备注": "备注",
    },
    "certificates by other names": {
        "单位": "单位名称",
        "代码": "统一社会信用代码",
        "key编号": "证书.USBKey序列号",
        "有效期起": "证书.生效日期",
        "有效期止": "证书.到期日期",
    },
    "a date for several certificates": {
        "单位": "单位名称",
        "18位统一社会信用代码": "统一社会信用代码",
        "证书数量": "证书数量",
        "到期日期": "",
    },
    "dates that need not be certificates'": {
        "单位": "单位名称",
        "代码": "统一社会信用代码",
        "身份证": "经办人身份证号",
        "有效期至": "",
        "截止日期": "",
        "类型": "",
        "部门": "",
    },
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS.keys())
def test_every_column_is_taken_for_what_it_is_or_left_alone(make_book: MakeBook, header: dict[str, str]) -> None:
    proposal = propose_mapping(make_book({"Sheet1": [list(header), ["1"] * len(header)]}))
    assert {column.header: column.field for column in proposal.columns} == header


def test_a_sheet_without_a_header_is_read_from_its_first_row(make_book: MakeBook) -> None:
    path = make_book({"单位": [("甲局", CODE, "王示例", NUMBER), ("乙局", OTHER_CODE, "李示例", NUMBER)]})
    proposal = propose_mapping(path)
    assert proposal.unit.row == 0
    assert [(column.letter, column.header, column.sample) for column in proposal.columns] == [
        ("A", "", "甲局"),
        ("B", "", CODE),
        ("C", "", "王示例"),
        ("D", "", NUMBER),
    ]
    registry = read_registry(path, {"A": "单位名称", "单位!B": "统一社会信用代码"})
    assert [(unit.name, unit.row) for unit in registry.units] == [("甲局", 1), ("乙局", 2)]
    assert registry.fingerprint == proposal.fingerprint


def test_values_below_a_title_are_read_from_their_first_row(make_book: MakeBook) -> None:
    path = make_book({"单位": [("单位名单",), ("甲局", CODE), ("乙局", OTHER_CODE)]})
    registry = read_registry(path, {"A": "单位名称", "B": "统一社会信用代码"})
    assert [(unit.name, unit.row) for unit in registry.units] == [("甲局", 2), ("乙局", 3)]


def test_workbooks_without_headers_are_known_by_what_their_columns_hold(tmp_path: Path) -> None:
    def known(name: str, *row: str) -> str:
        (tmp_path / name).write_text("\n".join([",".join(row)] * 2), encoding="utf-8")
        return propose_mapping(tmp_path / name).fingerprint

    assert known("1.csv", "甲局", CODE, "王") == known("2.csv", "乙局", OTHER_CODE, "李")
    assert known("3.csv", "甲局", CODE, "王") != known("4.csv", CODE, "甲局", "王")


def test_a_column_that_is_not_read_is_named(make_book: MakeBook) -> None:
    header = ("序号", *HEADER, "上级单位", "空列", "备注")
    registry = read_registry(make_book({"单位": [header, (1, *unit("甲局"), "市局", None, "无")]}))
    assert places(registry) == [("G1", "column-unused")]
    assert "第 1 行 G 列（上级单位）" in registry.problems[0].message


@pytest.mark.parametrize("number", [40, 4000])
def test_a_column_whose_first_value_is_far_below_is_named_too(make_book: MakeBook, number: int) -> None:
    header = ("单位名称", "代码", "上级单位", "空列")
    rows: Rows = [(f"{place}号局", None, "市局" if place == number else None) for place in range(number + 1)]
    found = places(read_registry(make_book({"单位": [header, *rows]})))
    assert ("C1", "column-unused") in found
    assert ("D1", "column-unused") not in found


def test_a_column_that_a_person_has_dropped_is_not_named(make_book: MakeBook) -> None:
    path = make_book({"单位": [(*HEADER, "上级单位"), (*unit("甲局"), "市局")]})
    assert read_registry(path, {"上级单位": ""}).problems == ()


# certificates on the sheet of the units -------------------------------------------------------------------------------

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


def test_what_a_further_row_says_otherwise_is_named_and_not_taken(make_book: MakeBook) -> None:
    rows = [(*unit("甲局"), "K1", None), (*unit("甲局")[:4], "13900000000", "K2", None)]
    registry = read_registry(make_book({"Sheet1": [FLAT, *rows]}))
    assert registry.units[0].handler_phone == "13800000000"
    assert places(registry) == [("E3", "unit-differs")]
    assert "第 2 行" in registry.problems[0].message


def test_a_certificate_below_a_sum_or_a_blank_row_is_nobodys_and_named(make_book: MakeBook) -> None:
    lone = (*[None] * 5, "K2", "2030-1-1")
    for between in (("合计", 1), ()):
        registry = read_registry(make_book({"Sheet1": [FLAT, (*unit("甲局"), "K1", None), between, lone]}))
        assert len(registry.units[0].certificates) == 1
        assert places(registry) == [("A4", "row-without-unit")]


def test_the_certificates_of_such_a_sheet_are_checked(make_book: MakeBook) -> None:
    rows = [(*unit("甲局"), "K1", "2020-1-1"), (*[None] * 5, "K1", "长期")]
    registry = read_registry(make_book({"Sheet1": [FLAT, *rows]}), today=TODAY)
    assert places(registry) == [("G2", "certificate-expired"), ("F3", "duplicate-serial"), ("G3", "date-unreadable")]


def test_the_same_unit_twice_without_certificates_is_a_duplicate_still(make_book: MakeBook) -> None:
    rows = [(*unit("甲局"), "K1", None), (*unit("甲局"), None, None)]
    assert places(read_registry(make_book({"Sheet1": [FLAT, *rows]}))) == [("B3", "duplicate-code")]


def test_a_remark_of_a_further_row_is_its_certificates(make_book: MakeBook) -> None:
    rows = [(*unit("甲局"), "K1", None, "常用"), (*[None] * 5, "K2", None, "备用")]
    [one] = read_registry(make_book({"Sheet1": [(*FLAT, "备注"), *rows]})).units
    assert (one.remark, [key.remark for key in one.certificates]) == ("常用", ["", "备用"])


def test_a_sheet_of_certificates_keeps_the_say_over_columns_on_the_sheet_of_units(make_book: MakeBook) -> None:
    certificates = [("统一社会信用代码", "Key号"), (CODE, "K1"), (CODE, "K2")]
    path = make_book({"单位": [FLAT, (*unit("甲局"), "K1", "2030-1-1")], "证书": certificates})
    registry = read_registry(path)
    assert [key.serial for key in registry.units[0].certificates] == ["K1", "K2"]
    assert places(registry) == [("F1", "column-unused"), ("G1", "column-unused")]


def test_an_empty_sheet_of_certificates_has_no_say(make_book: MakeBook) -> None:
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


# sums ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "合计",
        "合 计",
        "合　计",
        " 总  计 ",
        "总计：",
        "小计（区）",
        "小计(区):",
        "共计",
        "本页小计",
        "单位数合计",
        "【合计】",
    ],
)
def test_a_sum_is_no_unit_however_it_is_written(make_book: MakeBook, text: str) -> None:
    assert is_sum(text)
    header = ("序号", *HEADER, "证书数量")
    first = (1, *unit("甲局"), 3)
    for row in (
        (None, text, None, None, None, None, 3),
        (text, 1, None, None, None, None, 3),
        (2, None, text),
        (text,),
    ):
        registry = read_registry(make_book({"单位": [header, first, row]}))
        assert [each.name for each in registry.units] == ["甲局"]
        assert registry.problems == ()


@pytest.mark.parametrize("name", ["单位小计管理局", "统计局", "北京市合计科技中心", "总计划处"])
def test_a_unit_whose_name_has_a_sum_in_it_is_a_unit(make_book: MakeBook, name: str) -> None:
    registry = read_registry(make_book({"单位": [HEADER, unit(name)]}))
    assert [each.name for each in registry.units] == [name]


def test_a_unit_in_a_row_that_is_called_a_sum_is_a_unit(make_book: MakeBook) -> None:
    registry = read_registry(make_book({"单位": [("序号", *HEADER), ("小计", *unit("甲局"))]}))
    assert [each.name for each in registry.units] == ["甲局"]


# the sheets ----------------------------------------------------------------------------------------------------------

SEVERAL: dict[str, Rows] = {
    "封面": [("2026年度",)],
    "2025": [HEADER[:2], ("旧局", OTHER_CODE)],
    "2026": [HEADER, unit("新局")],
}


def test_several_sheets_of_units_are_offered_to_choose_from(make_book: MakeBook) -> None:
    path = make_book(SEVERAL)
    proposal = propose_mapping(path)
    assert proposal.candidates == ("2025", "2026")
    assert proposal.unit.sheet == "2026"
    chosen = propose_mapping(path, "2025")
    assert (chosen.unit.sheet, chosen.candidates) == ("2025", ("2025", "2026"))
    assert [each.name for each in read_registry(path, chosen.mapping).units] == ["旧局"]
    with pytest.raises(Refused) as caught:
        propose_mapping(path, "2024")
    assert caught.value.code == "no-such-sheet"


def test_reading_refuses_to_choose_and_names_the_sheets(make_book: MakeBook) -> None:
    with pytest.raises(Refused, match="2025、2026") as caught:
        read_registry(make_book(SEVERAL))
    assert caught.value.code == "which-sheet"


def test_sheets_without_a_known_header_are_all_offered(make_book: MakeBook) -> None:
    path = make_book({"甲": [("所在机关", "谁"), ("甲局", "王")], "乙": [("所在机关", "谁"), ("乙局", "李")], "空": []})
    assert propose_mapping(path).candidates == ("甲", "乙")
    assert propose_mapping(path, "乙").unit.sheet == "乙"


def hide(path: Path, sheet: str) -> Path:
    book = openpyxl.load_workbook(path)
    book[sheet].sheet_state = "hidden"
    book.save(path)
    return path


def test_a_hidden_sheet_is_not_read_unless_a_person_names_it(make_book: MakeBook) -> None:
    path = hide(make_book(SEVERAL), "2025")
    assert propose_mapping(path).candidates == ("2026",)
    assert [each.name for each in read_registry(path).units] == ["新局"]
    assert [each.name for each in read_registry(path, {"2025!A": "单位名称"}).units] == ["旧局"]


def test_a_hidden_sheet_with_the_usual_name_is_not_read(make_book: MakeBook) -> None:
    path = hide(make_book({"单位": [HEADER, unit("旧局")], "Sheet1": [HEADER, unit("新局")]}), "单位")
    assert [each.name for each in read_registry(path).units] == ["新局"]


# names ---------------------------------------------------------------------------------------------------------------


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
    assert ("A3", "same-name") in places(registry)


@pytest.mark.parametrize("code", ["000000000000000000", "01110105000001011F", "10110105000001011F"])
def test_a_code_of_no_department_or_category_is_refused(code: str) -> None:
    found = check_value("统一社会信用代码", code)
    assert found is not None
    assert found.severity == "error"
    assert check_value("统一社会信用代码", CODE) is None


# the corrected copy --------------------------------------------------------------------------------------------------


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


# files ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["x", "y.xls", "z.csv", "v.xlsm"])
def test_a_workbook_is_written_under_no_name_that_excel_refuses(make_book: MakeBook, tmp_path: Path, name: str) -> None:
    registry = read_registry(make_book({"单位": [HEADER, unit("甲局")]}))
    out = tmp_path / name
    for write in (
        lambda: write_blank(out),
        lambda: write_report(registry, out),
        lambda: write_corrected_copy(registry, {}, out),
    ):
        with pytest.raises(RegistryError) as caught:
            write()
        assert f"{out.stem}.xlsx" in caught.value.remedy
    assert not out.exists()


@pytest.mark.parametrize("day", [1e20, 123456789012345680.0])
def test_a_number_that_is_no_date_is_told_as_a_date(make_book: MakeBook, day: float) -> None:
    path = make_book(
        {"单位": [HEADER, unit("甲局")], "证书": [("统一社会信用代码", "Key号", "到期日期"), (CODE, "K1", day)]}
    )
    [problem] = read_registry(path).problems
    assert (problem.code, problem.severity) == ("date-unreadable", "warning")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_a_pipe_or_a_device_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "表.xlsx")
    for path in (tmp_path / "表.xlsx", Path("/dev/zero")):
        with pytest.raises(Refused) as caught:
            read_registry(path)
        assert caught.value.code == "not-a-file"
