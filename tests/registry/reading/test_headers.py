"""The field that each column is taken for."""

from pathlib import Path

import pytest

from bjcert_desktop.registry.reading import propose_mapping, read_registry

from ..conftest import CODE, HEADER, NUMBER, OTHER_CODE, MakeBook, Rows, problem_cells, unit

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
    assert problem_cells(registry) == [("G1", "column-unused")]
    assert "第 1 行 G 列（上级单位）" in registry.problems[0].message


@pytest.mark.parametrize("number", [40, 4000])
def test_a_column_whose_first_value_is_far_below_is_named_too(make_book: MakeBook, number: int) -> None:
    header = ("单位名称", "代码", "上级单位", "空列")
    rows: Rows = [(f"{row}号局", None, "市局" if row == number else None) for row in range(number + 1)]
    found = problem_cells(read_registry(make_book({"单位": [header, *rows]})))
    assert ("C1", "column-unused") in found
    assert ("D1", "column-unused") not in found


def test_a_column_that_a_person_has_dropped_is_not_named(make_book: MakeBook) -> None:
    path = make_book({"单位": [(*HEADER, "上级单位"), (*unit("甲局"), "市局")]})
    assert read_registry(path, {"上级单位": ""}).problems == ()
