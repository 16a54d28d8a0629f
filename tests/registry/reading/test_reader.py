"""The units and problems that are read from workbooks as offices keep them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bjcert_desktop.domain.fields import UNIT_FIELDS
from bjcert_desktop.domain.renewals import DUE_DAYS
from bjcert_desktop.registry.api import Registry
from bjcert_desktop.registry.reading import read_registry

from ..conftest import CODE, HEADER, NUMBER, OTHER_CODE, TODAY, MakeBook, Rows, problem_cells, unit

NAME, OTHER = "北京市示例区生态环境局", "北京市某某区生态环境局"
GOOD = (NAME, CODE, "王示例", NUMBER, "13800000000")


def read(make_book: MakeBook, sheets: Mapping[str, Rows]) -> Registry:
    return read_registry(make_book(sheets), today=TODAY)


# the header ----------------------------------------------------------------------------------------------------------

HEADERS: dict[str, Rows] = {
    "as the blank workbook has it": [HEADER],
    "below a title": [("单位信息汇总表",), HEADER],
    "below a title, a date and a blank row": [("单位信息汇总表",), ("2026年11月",), (), HEADER],
    "with spaces": [("单 位 名 称", " 统一社会信用代码 ", "经办人 姓名", "经办人身份证号", "经办人手机")],
    "with line breaks": [("单位\n名称", "统一社会\n信用代码", "经办人\n姓名", "经办人\n身份证号", "经办人\n手机")],
    "with asterisks": [("*单位名称", "统一社会信用代码*", "＊经办人姓名", "经办人身份证号（*）", "经办人手机★")],
    "with remarks in brackets": [
        (
            "单位名称（全称）",
            "统一社会信用代码(18位)",
            "经办人姓名[必填]",
            "经办人身份证号【必填】",
            "经办人手机（11位）",
        )
    ],
    "with colons": [("单位名称：", "统一社会信用代码:", "经办人姓名：", "经办人身份证号：", "经办人手机：")],
    "numbered": [("1.单位名称", "2.统一社会信用代码", "3、经办人姓名", "4、经办人身份证号", "（5）经办人手机")],
    "marked as needed": [("单位名称必填", "统一社会信用代码必填", "经办人姓名", "经办人身份证号", "经办人手机选填")],
    "with other words": [("单位全称", "信用代码", "联系人", "身份证号码", "手机号码")],
    "with still other words": [("机构名称", "统一信用代码证号", "办理人", "证件号码", "移动电话")],
    "of an old registry": [("名称", "机构代码", "经办人", "身份证", "手机")],
    "with a telephone beside the contact": [("单位名称", "统一社会信用代码", "联系人", "身份证号", "联系电话")],
    "with full-width letters": [("单位名称", "ＵＳＣＣ", "经办人姓名", "经办人身份证号", "经办人手机")],
    "of two rows": [
        ("单位名称", "统一社会信用代码", "经办人", None, None),
        (None, None, "姓名", "身份证号", "手机"),
    ],
    "of two rows below a title": [
        ("单位信息汇总表",),
        ("单位", None, "经办人信息", None, None),
        ("名称", "统一社会信用代码", "经办人姓名", "身份证号码", "手机号"),
    ],
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS.keys())
def test_the_header_is_found(make_book: MakeBook, header: Rows) -> None:
    registry = read(make_book, {"单位": [*header, GOOD]})
    assert [
        (unit.name, unit.code, unit.handler, unit.handler_id, unit.handler_phone, unit.row) for unit in registry.units
    ] == [(*GOOD, len(header) + 1)]
    assert registry.problems == ()


def test_unknown_columns_are_not_read(make_book: MakeBook) -> None:
    header = ("序号", "上级单位", *HEADER, "是否已办理")
    registry = read(make_book, {"单位": [header, (1, "市局", *GOOD, "是")]})
    assert registry.mapping["单位!C"] == "单位名称"
    assert set(registry.mapping) == {f"单位!{letter}" for letter in "CDEFG"}


def test_a_header_that_is_repeated_below_is_no_unit(make_book: MakeBook) -> None:
    registry = read(make_book, {"单位": [HEADER, GOOD, HEADER, (OTHER, OTHER_CODE, *GOOD[2:])]})
    assert [unit.name for unit in registry.units] == [NAME, OTHER]


def test_two_columns_with_one_name_give_the_first(make_book: MakeBook) -> None:
    registry = read(make_book, {"单位": [(*HEADER, "备注", "备注"), (*GOOD, "甲", "乙")]})
    assert registry.units[0].remark == "甲"


def test_a_sheet_that_begins_at_another_cell_is_reported_by_its_own_letters(make_book: MakeBook) -> None:
    rows = [(), (), (None, None, *HEADER), (None, None, NAME, "1", *GOOD[2:])]
    registry = read(make_book, {"单位": rows})
    assert problem_cells(registry) == [("D4", "uscc-length")]
    assert "“单位”表第 4 行 D 列（统一社会信用代码）" in registry.problems[0].message


# the sheets ----------------------------------------------------------------------------------------------------------

SHEETS: dict[str, Mapping[str, Rows]] = {
    "单位": {"单位": [HEADER, GOOD]},
    "a known other name": {"说明": [("第一步", "先填单位")], "单位信息表": [HEADER, GOOD]},
    "Sheet1": {"Sheet1": [HEADER, GOOD]},
    "the only plausible one of three": {"封面": [("2026年度",)], "数据": [HEADER, GOOD], "Sheet3": []},
    "spaces around the name": {" 单位 ": [HEADER, GOOD], "其他": [("甲", "乙")]},
    "the usual one beside another": {"单位清单": [HEADER, (OTHER, *GOOD[1:])], "单位": [HEADER, GOOD]},
    "an empty 单位 and the data elsewhere": {"单位": [], "Sheet1": [HEADER, GOOD]},
    "beside certificates": {
        "Sheet1": [HEADER, GOOD],
        "Sheet2": [("统一社会信用代码", "单位名称", "KEY号", "有效期至"), (CODE, NAME, "B1", "2030-1-1")],
    },
}


@pytest.mark.parametrize("sheets", SHEETS.values(), ids=SHEETS.keys())
def test_the_unit_sheet_is_found(make_book: MakeBook, sheets: Mapping[str, Rows]) -> None:
    assert [unit.name for unit in read(make_book, sheets).units] == [NAME]


# the cells -----------------------------------------------------------------------------------------------------------

CELLS: dict[str, tuple[str, object, str, str]] = {
    # what it is: (column, cell, the value that is read, the code of the problem)
    "a name with a line break": ("单位名称", "北京市示例区\n生态环境局", "北京市示例区 生态环境局", ""),
    "a name with blanks around": ("单位名称", "  北京市示例区生态环境局　", NAME, ""),
    "a name with full-width brackets": ("单位名称", "生态环境局（示例分局）", "生态环境局（示例分局）", ""),
    "a name with half-width brackets": ("单位名称", "生态环境局(示例分局)", "生态环境局(示例分局)", ""),
    "a name with an invisible mark": ("单位名称", "\u202a北京市示例区\u200b生态环境局\ufeff", NAME, ""),
    "a name that is a number": ("单位名称", 101, "101", "name-odd"),
    "a name with lost characters": ("单位名称", "北京市\ufffd局", "北京市\ufffd局", "garbled"),
    "a name with a formula's sign": ("单位名称", "+示例局", "+示例局", ""),
    "a code in full width": ("统一社会信用代码", "１１１１０１９１０００００００１９Ｊ", CODE, ""),
    "a code with spaces": ("统一社会信用代码", "1111 0191 0000 0001 9J", CODE, ""),
    "a code in small letters": ("统一社会信用代码", CODE.lower(), CODE, ""),
    "a code with an apostrophe": ("统一社会信用代码", "'" + CODE, CODE, ""),
    "a code with a tab behind": ("统一社会信用代码", CODE + "\t", CODE, ""),
    "a code with O for 0": ("统一社会信用代码", "1111O191000000019J", "1111O191000000019J", "uscc-slip"),
    "a code with I for 1": ("统一社会信用代码", "I1110191000000019J", "I1110191000000019J", "uscc-slip"),
    "a code one short": ("统一社会信用代码", CODE[:-1], CODE[:-1], "uscc-length"),
    "a code with two digits swapped": (
        "统一社会信用代码",
        "11110911000000019J",
        "11110911000000019J",
        "uscc-check-digit",
    ),
    "a code stored as a short number": ("统一社会信用代码", 110101, "110101", "uscc-length"),
    "no code": ("统一社会信用代码", None, "", "missing"),
    "a code of blanks": ("统一社会信用代码", "   ", "", "missing"),
    "an ID number stored as a number": ("经办人身份证号", 110105194912310021, "", "number-damaged"),
    "an ID number in scientific notation": ("经办人身份证号", "1.10105E+17", "", "number-damaged"),
    "an ID number with a small x": ("经办人身份证号", NUMBER.lower(), NUMBER, ""),
    "an ID number with a full-width x": ("经办人身份证号", NUMBER[:-1] + "Ｘ", NUMBER, ""),
    "an ID number with a wrong digit": ("经办人身份证号", "110105194912310021", "110105194912310021", "id-check-digit"),
    "an ID number that Excel ended with zeros": (
        "经办人身份证号",
        "110105194912310000",
        "110105194912310000",
        "id-zeros",
    ),
    "an ID number of 15 digits": ("经办人身份证号", "110105491231002", "110105491231002", "id-15"),
    "an ID number of 15 digits as a number": ("经办人身份证号", 110105491231002, "110105491231002", "id-15"),
    "a passport": ("经办人身份证号", "E12345678", "E12345678", "id-other"),
    "a residence permit": ("经办人身份证号", "810000199408230021", "810000199408230021", "id-residence"),
    "a mobile number as a number": ("经办人手机", 13800000000, "13800000000", ""),
    "a mobile number as a decimal": ("经办人手机", 13800000000.0, "13800000000", ""),
    "a mobile number with hyphens": ("经办人手机", "138-0000-0000", "138-0000-0000", ""),
    "a mobile number in full width": ("经办人手机", "１３８００００００００", "13800000000", ""),
    "two mobile numbers": ("经办人手机", "13800000000/13900000000", "13800000000/13900000000", "mobile-format"),
    "a telephone with an extension": ("单位电话", "010-12345678转801", "010-12345678转801", ""),
    "a telephone in full width": ("单位电话", "０１０－１２３４５６７８", "010-12345678", ""),
    "a telephone that became a date": ("单位电话", date(2026, 3, 1), "", "turned-into-date"),
    "a postcode as a number": ("邮政编码", 100000, "100000", ""),
    "a postcode without its zero": ("邮政编码", 10000, "10000", "postcode-format"),
    "a mail address with a full-width sign": ("电子邮箱", "ａbc＠163.com", "abc@163.com", ""),
    "a mail address in two": ("电子邮箱", "a@163.com b@163.com", "a@163.com b@163.com", "email-format"),
    "a civil service's address for invoices": ("发票邮箱", "a@bj.gov.cn", "a@bj.gov.cn", "email-government"),
    "a quantity as a number": ("证书数量", 3, "3", ""),
    "a quantity as a decimal": ("证书数量", 3.5, "3.5", "count-format"),
    "a quantity in words": ("证书数量", "三枚", "三枚", "count-format"),
    "a remark that is a date": ("备注", date(2026, 3, 1), "2026-03-01", ""),
    "a remark that is a truth value": ("备注", True, "是", ""),
    "a remark with a long number": ("备注", 123456789012345678, "", "number-damaged"),
    "an error value": ("单位地址", "#N/A", "", "cell-error"),
    "another error value": ("经办人手机", "#REF!", "", "cell-error"),
    "a formula that was never reckoned": ("单位地址", '="北京市"&"示例路"', "", "formula-without-value"),
    "a formula for a number never reckoned": ("经办人身份证号", "=1+1", "", "formula-without-value"),
}


@pytest.mark.parametrize(("column", "cell", "value", "code"), CELLS.values(), ids=CELLS.keys())
def test_a_cell_is_read_and_judged(make_book: MakeBook, column: str, cell: object, value: str, code: str) -> None:
    header = (*HEADER, "单位电话", "单位地址", "邮政编码", "电子邮箱", "发票邮箱", "证书数量", "备注")
    row: list[object] = [*GOOD, *[None] * 7]
    row[header.index(column)] = cell
    registry = read(make_book, {"单位": [header, row]})
    attribute = {field.name: field.attribute for field in UNIT_FIELDS}[column]
    assert getattr(registry.units[0], attribute) == value
    letter = chr(65 + header.index(column))
    assert problem_cells(registry) == ([(f"{letter}2", code)] if code else [])


def test_a_damaged_id_number_is_reported_by_its_cell_and_never_shown(make_book: MakeBook) -> None:
    registry = read(make_book, {"单位": [HEADER, GOOD, (OTHER, OTHER_CODE, "李", 110105194912310021, "13800000000")]})
    [problem] = registry.problems
    assert (problem.sheet, problem.row, problem.column, problem.severity) == ("单位", 3, "D", "error")
    assert "第 3 行 D 列" in problem.message
    assert "文本" in problem.message
    assert "11010519" not in problem.message
    assert registry.units[1].handler_id == ""


# the rows ------------------------------------------------------------------------------------------------------------

ROWS: dict[str, tuple[Rows, list[str], list[tuple[str, str]]]] = {
    "blank rows between": ([(), GOOD, (), ()], [NAME], []),
    "a sum at the end": ([GOOD, ("合计", None, 1)], [NAME], []),
    "a footnote": ([GOOD, ("注：经办人须为在编人员",)], [NAME], []),
    "a signature": ([GOOD, (None, None, "填表人：王")], [NAME], []),
    "a row without a unit": ([GOOD, (None, None, "李", NUMBER, "13800000000")], [NAME], [("A3", "row-without-unit")]),
    "the same code twice": ([GOOD, (OTHER, *GOOD[1:])], [NAME, OTHER], [("B3", "duplicate-code")]),
    "one name with two codes": ([GOOD, (NAME, OTHER_CODE, *GOOD[2:])], [NAME, NAME], [("A3", "duplicate-name")]),
    "the same row twice": ([GOOD, GOOD], [NAME, NAME], [("B3", "duplicate-code")]),
    "nothing but the name": ([GOOD, (OTHER,)], [NAME], []),
    "nothing but the code": ([(None, *GOOD[1:])], [""], [("A2", "missing")]),
}


@pytest.mark.parametrize(("rows", "names", "problems"), ROWS.values(), ids=ROWS.keys())
def test_rows_become_units(make_book: MakeBook, rows: Rows, names: list[str], problems: list[tuple[str, str]]) -> None:
    registry = read(make_book, {"单位": [HEADER, *rows]})
    assert [unit.name for unit in registry.units] == names
    assert problem_cells(registry) == problems


def test_a_needed_column_that_is_missing_is_reported_once(make_book: MakeBook) -> None:
    registry = read(make_book, {"单位": [HEADER[:4], GOOD[:4], (OTHER, OTHER_CODE, *GOOD[2:4])]})
    assert problem_cells(registry) == [("1", "column-missing")]
    assert "经办人手机" in registry.problems[0].message


# certificates --------------------------------------------------------------------------------------------------------

DATES: dict[str, tuple[object, date | None]] = {
    "a date": (date(2027, 3, 1), date(2027, 3, 1)),
    "a date with a time": (datetime(2027, 3, 1, 8, 30), date(2027, 3, 1)),
    "hyphens": ("2027-3-1", date(2027, 3, 1)),
    "hyphens and zeros": ("2027-03-01", date(2027, 3, 1)),
    "slashes": ("2027/3/1", date(2027, 3, 1)),
    "points": ("2027.3.1", date(2027, 3, 1)),
    "Chinese": ("2027年3月1日", date(2027, 3, 1)),
    "Chinese with spaces": ("2027 年 3 月 1 日", date(2027, 3, 1)),
    "eight digits": ("20270301", date(2027, 3, 1)),
    "eight digits as a number": (20270301, date(2027, 3, 1)),
    "full-width digits": ("２０２７－３－１", date(2027, 3, 1)),
    "text with a time": ("2027-03-01 00:00:00", date(2027, 3, 1)),
    "blank": (None, None),
    "no such day": ("2027-2-30", None),
    "mixed signs": ("2027-3/1", None),
    "no day": ("2027-3", None),
    "words": ("长期", None),
    "a serial number": (46447, None),
    "an American date": ("3/1/2027", None),
}


@pytest.mark.parametrize(("cell", "expected"), DATES.values(), ids=DATES.keys())
def test_a_date_is_read_or_reported(make_book: MakeBook, cell: object, expected: date | None) -> None:
    header = ("统一社会信用代码", "USBKey序列号", "到期日期")
    registry = read(make_book, {"单位": [HEADER, GOOD], "证书": [header, (CODE, "B1", cell)]})
    assert registry.units[0].certificates[0].valid_to == expected
    expected_problem = [] if expected or cell is None else [("C2", "date-unreadable")]
    assert problem_cells(registry) == expected_problem


def test_dates_of_the_1904_system_are_the_same_days(tmp_path: Path) -> None:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].title = "单位"
    for row in (HEADER, GOOD):
        book.worksheets[0].append(row)
    sheet = book.create_sheet("证书")
    for line in (("统一社会信用代码", "到期日期"), (CODE, date(2027, 3, 1))):
        sheet.append(line)
    book.save(tmp_path / "1904.xlsx")
    [unit] = read_registry(tmp_path / "1904.xlsx", today=TODAY).units
    assert unit.certificates[0].valid_to == date(2027, 3, 1)


CERTIFICATES: dict[str, tuple[Rows, int, list[tuple[str, str]]]] = {
    # rows: code, name, serial, from, to → certificates of the unit, problems
    "joined by code": ([(CODE, None, "B1", None, "2030-1-1")], 1, []),
    "joined by name": ([(None, NAME, "B1", None, "2030-1-1")], 1, []),
    "joined by a code in small letters": ([(CODE.lower(), None, "B1", None, None)], 1, []),
    "several": ([(CODE, None, "B1", None, None), (CODE, None, "B2", None, None)], 2, []),
    "of no unit": ([(OTHER_CODE, None, "B1", None, None)], 0, [("A2", "certificate-orphan")]),
    "of no unit by name": ([(None, OTHER, "B1", None, None)], 0, [("B2", "certificate-orphan")]),
    "of nobody": ([(None, None, "B1", None, None)], 0, [("A2", "certificate-without-unit")]),
    "expired": ([(CODE, None, "B1", None, "2026-11-21")], 1, [("E2", "certificate-expired")]),
    "ending today": ([(CODE, None, "B1", None, "2026-11-22")], 1, [("E2", "certificate-expiring")]),
    "ending soon": ([(CODE, None, "B1", None, str(TODAY + timedelta(DUE_DAYS)))], 1, [("E2", "certificate-expiring")]),
    "ending later": ([(CODE, None, "B1", None, str(TODAY + timedelta(DUE_DAYS + 1)))], 1, []),
    "with its dates reversed": ([(CODE, None, "B1", "2031-1-1", "2030-1-1")], 1, [("E2", "dates-reversed")]),
    "with one serial twice": (
        [(CODE, None, "B1", None, None), (CODE, None, "B1", None, None)],
        2,
        [("C3", "duplicate-serial")],
    ),
    "without anything": ([(CODE, NAME, None, None, None)], 0, []),
    "with a serial stored as a long number": (
        [(CODE, None, 1234567890123456789, None, "2030-1-1")],
        1,
        [("C2", "number-damaged")],
    ),
}


@pytest.mark.parametrize(("rows", "count", "problems"), CERTIFICATES.values(), ids=CERTIFICATES.keys())
def test_certificates_join_their_unit(
    make_book: MakeBook, rows: Rows, count: int, problems: list[tuple[str, str]]
) -> None:
    header = ("统一社会信用代码", "单位名称", "USBKey序列号", "生效日期", "到期日期")
    registry = read(make_book, {"单位": [HEADER, GOOD], "证书": [header, *rows]})
    assert len(registry.units[0].certificates) == count
    assert problem_cells(registry) == problems


def test_certificates_under_a_former_name_or_code_join_the_renamed_unit(make_book: MakeBook) -> None:
    units = [(*HEADER, "原单位名称", "原统一社会信用代码"), (*GOOD, OTHER, OTHER_CODE)]
    certificates = [("统一社会信用代码", "单位名称", "KEY号"), (OTHER_CODE, None, "B1"), (None, OTHER, "B2")]
    registry = read(make_book, {"单位": units, "证书": certificates})
    assert [(each.serial, each.row) for each in registry.units[0].certificates] == [("B1", 2), ("B2", 3)]


def test_a_certificate_by_a_name_that_two_units_share_joins_neither(make_book: MakeBook) -> None:
    units = [HEADER, GOOD, (NAME, OTHER_CODE, *GOOD[2:])]
    registry = read(make_book, {"单位": units, "证书": [("单位名称", "KEY号"), (NAME, "B1")]})
    assert [unit.certificates for unit in registry.units] == [(), ()]
    assert ("A2", "certificate-ambiguous") in problem_cells(registry)


# the problems ---------------------------------------------------------------------------------------------------------


def test_no_message_shows_a_personal_value(make_book: MakeBook) -> None:
    personal = ["110105194912310021", "1380000000", "1101051949123100", "139000000001"]
    rows = [(f"单位{n}", CODE, "王", value, value) for n, value in enumerate(personal)]
    registry = read(make_book, {"单位": [HEADER, *rows]})
    assert len(registry.problems) >= 8
    for problem in registry.problems:
        assert not any(value in problem.message for value in personal)


def test_problems_come_in_the_order_of_the_sheet(make_book: MakeBook) -> None:
    rows = [HEADER, (NAME, "1", None, "1", "1"), (OTHER, "2", "王", "2", "2")]
    found = [(problem.row, problem.column) for problem in read(make_book, {"单位": rows}).problems]
    assert found == sorted(found)
    assert len(found) == 7


@pytest.mark.parametrize("day", [1e20, 123456789012345680.0])
def test_a_number_that_is_no_date_is_reported_as_an_unreadable_date(make_book: MakeBook, day: float) -> None:
    path = make_book(
        {"单位": [HEADER, unit("甲局")], "证书": [("统一社会信用代码", "Key号", "到期日期"), (CODE, "K1", day)]}
    )
    [problem] = read_registry(path).problems
    assert (problem.code, problem.severity) == ("date-unreadable", "warning")
