"""Marks for nothing, for the value above, and characters that are not what they look like."""

import pytest

from bjcert_desktop.registry.reading import read_registry

from ..conftest import CODE, HEADER, NUMBER, OTHER_CODE, MakeBook, problem_cells, unit


@pytest.mark.parametrize(
    "mark",
    [
        "-",
        "—",
        "——",
        "/",
        "\\",
        "无",
        "（无）",
        "暂无",
        "待定",
        "N/A",
        "n/a",
        "空白",
        "\u3000",
        "\u00a0",
        "\u2800",
        "*",
    ],
)
def test_a_mark_for_nothing_is_a_blank(make_book: MakeBook, mark: str) -> None:
    header = (*HEADER, "单位地址", "单位电话")
    rows = [
        header,
        (*unit("甲局"), "示例路1号", "010-69000000"),
        (*unit("乙局", OTHER_CODE)[:2], mark, mark, mark, mark, mark),
    ]
    registry = read_registry(make_book({"单位": rows}))
    second = registry.units[1]
    assert (second.handler, second.handler_id, second.handler_phone, second.address, second.phone) == ("",) * 5
    assert problem_cells(registry) == [("C3", "missing"), ("D3", "missing"), ("E3", "missing")]


def test_a_mark_for_nothing_among_dates_is_a_blank(make_book: MakeBook) -> None:
    keys = [("统一社会信用代码", "Key号", "到期日期"), (CODE, "K1", "无"), (CODE, "K2", "/")]
    registry = read_registry(make_book({"单位": [HEADER, unit("甲局")], "证书": keys}))
    assert [key.valid_to for key in registry.units[0].certificates] == [None, None]
    assert registry.problems == ()


@pytest.mark.parametrize("mark", ["同上", "〃", "同前", "″", '"'])
def test_a_mark_for_the_value_above_is_named_with_that_value(make_book: MakeBook, mark: str) -> None:
    rows = [HEADER, unit("甲局"), ("乙局", OTHER_CODE, mark, NUMBER, mark)]
    registry = read_registry(make_book({"单位": rows}))
    assert (registry.units[1].handler, registry.units[1].handler_phone) == ("", "")
    assert problem_cells(registry) == [("C3", "ditto"), ("E3", "ditto")]
    name, phone = registry.problems
    assert name.value == "王示例"
    assert "第 2 行" in name.message
    assert "0000000" not in phone.value


def test_a_leading_apostrophe_goes(make_book: MakeBook) -> None:
    registry = read_registry(make_book({"单位": [HEADER, unit("'甲局"), unit("‘乙局", OTHER_CODE)]}))
    assert [each.name for each in registry.units] == ["甲局", "乙局"]


def test_radicals_become_ideographs_everywhere(make_book: MakeBook) -> None:
    rows = [HEADER, unit("北京市⻄城区⽣态环境局"), unit("北京市⻔头沟区\u3164⽣态环境局\ufe0f", OTHER_CODE)]
    keys = [("单位名称", "Key号"), ("北京市西城区生态环境局", "K1"), ("北京市门头沟区生态环境局", "K2")]
    registry = read_registry(make_book({"单位": rows, "证书": keys}))
    assert [each.name for each in registry.units] == ["北京市西城区生态环境局", "北京市门头沟区生态环境局"]
    assert [len(each.certificates) for each in registry.units] == [1, 1]
    assert problem_cells(registry) == [("A2", "radicals"), ("A3", "radicals")]
    assert registry.find("北京市⻄城区生态环境局") is registry.units[0]
    assert registry.search("⻔头沟")[0] == [registry.units[1]]


def test_a_private_character_is_named_and_stays_off_the_papers(make_book: MakeBook) -> None:
    rows = [HEADER, ("甲局", CODE, "王\ue863", NUMBER, "13800000000")]
    registry = read_registry(make_book({"单位": rows}))
    assert problem_cells(registry) == [("C2", "private-use")]
    assert registry.problems[0].severity == "error"
