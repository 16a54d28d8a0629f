"""Workbooks as offices keep them, understood as their writers meant them."""

from pathlib import Path

import pytest

from bjcert_desktop.registry import propose_mapping, read_registry
from bjcert_desktop.registry.cells import clean, code_text, line_text, name_text

from .conftest import CODE, NUMBER, OTHER_CODE, MakeBook

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
