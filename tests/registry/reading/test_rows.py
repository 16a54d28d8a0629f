"""What a row is: a unit when it says so by more than a text in the name column."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry.api import Notes, Registry, with_notes
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.reading.rows import is_sum

from ..conftest import CODE, HEADER, OTHER_CODE, MakeBook, Rows, problem_cells, unit, write_book


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


#: Rows below two units: what each is.
AROUND: dict[str, tuple[tuple[object, ...], str]] = {
    "a numbered heading": (("一、机关",), "heading"),
    "a heading with its number of units": (("机关（共2家）",), "heading"),
    "a part": (("第二部分 直属单位",), "heading"),
    "a heading in brackets": (("（二）事业单位",), "heading"),
    "a sum in words": (("合计：5家",), "total"),
    "a sum of units": (("以上共计 5 个单位",), "total"),
    "a subtotal of Excel": (("甲局 汇总", None, None, None, None), "total"),
    "a count of Excel": (("总计数", 5), "total"),
    "an average of Excel": (("甲局 平均值", 3.5), "total"),
    "a sum beside a number": (("小计", None, None, None, 5), "total"),
    "a note": (("注：以上名单以三定方案为准。",), "note"),
    "a numbered note": (("备注1：仅供内部使用",), "note"),
    "a note with a star": (("※ 打星号的为新增单位",), "note"),
    "who filled it in": (("填表人：王示例",), "note"),
    "the day of making": (("制表日期：2026年3月1日",), "note"),
    "a contact at the foot": (("联系人：王示例 电话：010-69000000",), "note"),
    "the unit that reports": (("填报单位（盖章）：北京市示例区生态环境局",), "note"),
    "a signature across columns": (("填表人：王示例", None, "审核人：李示例", None, "联系电话：010-69000000"), "note"),
    "the end": (("以下空白",), "note"),
    "the end in dashes": (("——以下空白——",), "note"),
    "a page": (("第 1 页 共 3 页",), "note"),
    "the header again": (HEADER, "header"),
    "a name and nothing else": (("北京市示例区水务局",), "doubtful"),
    "a name that is a number": ((20260301,), "doubtful"),
}


@pytest.mark.parametrize(("row", "kind"), AROUND.values(), ids=AROUND.keys())
def test_what_stands_around_units_is_named_and_is_no_unit(
    make_book: MakeBook, row: tuple[object, ...], kind: str
) -> None:
    registry = read_registry(make_book({"单位": [HEADER, unit("甲局"), row, unit("乙局", OTHER_CODE)]}))
    assert [each.name for each in registry.units] == ["甲局", "乙局"]
    assert [(each.row, each.kind) for each in registry.left_out] == [(3, kind)]
    assert registry.problems == ()
    assert registry.standing == (registry.standing[0],)
    assert "读出 2 个单位，没有读 1 行" in registry.standing[0]


@pytest.mark.parametrize(
    "row",
    [
        ("说明", "18位", "必填", "必填", "选填"),
        ("必填", "必填", "必填", "必填", "必填"),
        ("DWMC", "TYSHXYDM", "JBR", "SFZH", "SJ"),
        ("1", "2", "3", "4", "5"),
        ("①", "②", "③", "④", "⑤"),
        ("请填写单位全称", "请填写18位代码", "请填写姓名", "例如：110105…", "11位数字"),
    ],
)
def test_a_row_that_explains_the_columns_is_no_unit(make_book: MakeBook, row: tuple[str, ...]) -> None:
    registry = read_registry(make_book({"单位": [HEADER, row, unit("甲局"), unit("乙局", OTHER_CODE)]}))
    assert [each.name for each in registry.units] == ["甲局", "乙局"]
    assert [each.kind for each in registry.left_out] == ["explanation"]


def merged(path: Path, text: str) -> Registry:
    """Two units with a row merged across the table between them, read."""
    write_book(path / "表.xlsx", {"单位": [HEADER, unit("甲局"), (text,), unit("乙局", OTHER_CODE)]})
    book = openpyxl.load_workbook(path / "表.xlsx")
    book["单位"].merge_cells("A3:E3")
    book.save(path / "表.xlsx")
    return read_registry(path / "表.xlsx")


@pytest.mark.parametrize("text", ["机关", "直属事业单位", "北京市示例区生态环境局", "海淀片区"])
def test_a_row_that_is_merged_across_the_table_is_a_heading(tmp_path: Path, text: str) -> None:
    registry = merged(tmp_path, text)
    assert [each.name for each in registry.units] == ["甲局", "乙局"]
    assert [(each.row, each.kind, each.text) for each in registry.left_out] == [(3, "heading", text)]


def test_a_row_that_was_left_out_is_a_unit_once_a_person_says_so(make_book: MakeBook) -> None:
    path = make_book({"单位": [HEADER, unit("甲局"), ("水务局",), ("李家庄站",)]})
    registry = read_registry(path)
    assert [row.words for row in registry.left_out] == [
        "第 3 行“水务局”只有名称，不能确定是不是单位",
        "第 4 行“李家庄站”只有名称，不能确定是不是单位",
    ]
    with pytest.raises(RegistryError, match="没有读作单位"):
        registry.find("水务局")
    row = registry.left_out[0].unit
    assert row is not None
    notes = Notes().judge_row(row, is_unit=True)
    told = with_notes(read_registry(path), notes)
    assert [(each.name, each.row) for each in told.units] == [("甲局", 2), ("水务局", 3)]
    assert ("B3", "missing") in problem_cells(told)
    assert [each.row for each in told.left_out] == [4]
    assert with_notes(read_registry(path), notes.judge_row(row, is_unit=None)).units == registry.units


def test_any_row_can_be_ignored_by_hand(make_book: MakeBook) -> None:
    path = make_book({"单位": [HEADER, unit("甲局"), (*unit("乙局", "1"),)]})
    registry = read_registry(path)
    told = with_notes(registry, Notes().judge_row(registry.units[1], is_unit=False))
    assert [each.name for each in told.units] == ["甲局"]
    assert [(each.row, each.kind) for each in told.left_out] == [(3, "ignored")]
    assert told.problems == ()


def test_a_doubtful_row_keeps_its_certificates_until_it_is_judged(make_book: MakeBook) -> None:
    keys = [("单位名称", "Key号"), ("水务局", "K1"), ("甲局", "K2")]
    registry = read_registry(make_book({"单位": [HEADER, unit("甲局"), ("水务局",)], "证书": keys}))
    assert problem_cells(registry) == []
    row = registry.left_out[0].unit
    assert row is not None
    assert [key.serial for key in row.certificates] == ["K1"]
    assert [key.serial for key in registry.units[0].certificates] == ["K2"]


LISTS: dict[str, Rows] = {
    "one column": [("单位名称",), ("甲局",), ("乙医院",), ("丙公司",)],
    "one column below a title": [("某市重点单位名单",), ("企业名称",), ("甲公司",), ("乙公司",), ("丙公司",)],
    "numbered": [("序号", "单位名称"), (1, "甲局"), (2, "乙医院"), (3, "丙公司")],
}


@pytest.mark.parametrize("rows", LISTS.values(), ids=LISTS.keys())
def test_a_list_of_names_alone_gives_units(make_book: MakeBook, rows: Rows) -> None:
    assert len(read_registry(make_book({"名单": rows})).units) == 3


def test_notes_around_a_list_of_names_alone_are_no_units(make_book: MakeBook) -> None:
    rows = [("单位名称",), ("一、机关",), ("甲局",), ("乙局",), ("丙局",), ("合计：3家",), ("填表人：王",)]
    registry = read_registry(make_book({"名单": rows}))
    assert [each.name for each in registry.units] == ["甲局", "乙局", "丙局"]
    assert [each.kind for each in registry.left_out] == ["heading", "total", "note"]


def test_a_kind_of_units_among_names_of_units_is_doubtful(make_book: MakeBook) -> None:
    rows = [("单位名称",), ("甲局",), ("乙局",), ("事业单位",), ("丙医院",), ("示例丁中心",)]
    registry = read_registry(make_book({"名单": rows}))
    assert [each.name for each in registry.units] == ["甲局", "乙局", "丙医院", "示例丁中心"]
    assert [each.kind for each in registry.left_out] == ["doubtful"]


BELOW: Mapping[str, tuple[Rows, int]] = {
    "certificates": ([(), ("二、证书",), ("单位名称", "Key号", "到期日期"), ("甲局", "K1", "2030-1-1")], 1),
    "a table of another kind": ([(), ("单位名称", "电子邮箱"), ("乙局", "a@163.com")], 0),
}


@pytest.mark.parametrize(("rows", "certificates"), BELOW.values(), ids=BELOW.keys())
def test_a_second_table_on_the_sheet_is_read_or_named(make_book: MakeBook, rows: Rows, certificates: int) -> None:
    registry = read_registry(make_book({"单位": [HEADER, unit("甲局"), *rows]}))
    assert [(each.name, len(each.certificates)) for each in registry.units] == [("甲局", certificates)]
    said = [row.kind for row in registry.left_out] if not certificates else [*registry.remarks]
    assert said[-1] == ("table" if not certificates else "“单位”表第 5 行起是证书清单，也读入了。")


def test_first_and_last_row_can_be_set(make_book: MakeBook) -> None:
    rows = [HEADER, ("说明",), *(unit(f"{n}号局", str(n)) for n in range(5))]
    path = make_book({"单位": rows})
    mapping = {"单位!A": "单位名称", "单位!首行": "4", "单位!末行": "6"}
    assert [each.row for each in read_registry(path, mapping).units] == [4, 5, 6]


def test_hidden_rows_and_sums_of_the_certificate_sheet_are_no_certificates(tmp_path: Path) -> None:
    keys = [("统一社会信用代码", "Key号"), (CODE, "K1"), (CODE, "K2"), ("合计", 2)]
    write_book(tmp_path / "表.xlsx", {"单位": [HEADER, unit("甲局")], "证书": keys})
    book = openpyxl.load_workbook(tmp_path / "表.xlsx")
    book["证书"].row_dimensions[3].hidden = True
    book.save(tmp_path / "表.xlsx")
    registry = read_registry(tmp_path / "表.xlsx")
    assert [key.serial for key in registry.units[0].certificates] == ["K1"]
    assert [(row.sheet, row.row, row.kind) for row in registry.left_out] == [
        ("证书", 3, "hidden"),
        ("证书", 4, "total"),
    ]


@pytest.mark.parametrize("again", [("Company", "Contact", "Tel", "Address"), ("DWMC", "LXR", "LXDH", "DWDZ")])
def test_a_row_that_names_the_columns_again_in_letters_ends_no_table(
    make_book: MakeBook, again: tuple[str, ...]
) -> None:
    rows = [("单位名称", "联系人", "电话", "地址"), again, ("北京甲示例公司", "王示例", "010-69000000", "示例路1号")]
    registry = read_registry(make_book({"Sheet1": rows}))
    assert [unit.name for unit in registry.units] == ["北京甲示例公司"]
    assert [(row.row, row.kind) for row in registry.left_out] == [(2, "explanation")]
    assert registry.units[0].phone == "010-69000000"
