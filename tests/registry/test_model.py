"""Finding one unit by its whole name or code."""

from pathlib import Path

import pytest

from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry.api import Registry

UNITS = (
    Unit(name="北京市示例区生态环境局", code="11110191000000019N", row=2),
    Unit(name="北京市某某区生态环境局", code="11110192000000027M", row=3),
    Unit(name="同名单位", code="A", row=4),
    Unit(name="同名单位", code="B", row=5),
)
REGISTRY = Registry(Path("单位信息表.xlsx"), "xlsx", ("单位",), UNITS, (), {})


@pytest.mark.parametrize("text", ["北京市示例区生态环境局", "11110191000000019N", " 11110191000000019n "])
def test_a_unit_is_found_by_its_name_or_its_code(text: str) -> None:
    assert REGISTRY.find(text) is UNITS[0]


def test_a_name_that_is_slightly_off_gets_the_nearest_one_as_a_hint() -> None:
    with pytest.raises(RegistryError) as caught:
        REGISTRY.find("北京市示例区环境局")
    assert "北京市示例区生态环境局" in caught.value.remedy


def test_a_name_like_no_other_gets_plain_advice() -> None:
    with pytest.raises(RegistryError) as caught:
        REGISTRY.find("zzzz")
    assert "核对" in caught.value.remedy


def test_a_name_that_two_units_share_asks_for_the_code() -> None:
    with pytest.raises(RegistryError, match="第 4、5 行") as caught:
        REGISTRY.find("同名单位")
    assert "统一社会信用代码" in caught.value.remedy
    assert REGISTRY.find("B") is UNITS[3]


def test_search_gives_the_first_matches_and_the_count() -> None:
    assert REGISTRY.search("生态环境局", limit=1) == ([UNITS[0]], 2)
