"""Sums are no units."""

import pytest

from bjcert_desktop.registry.api import (
    read_registry,
)
from bjcert_desktop.registry.reading.rows import is_sum

from ..conftest import HEADER, MakeBook, unit


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
