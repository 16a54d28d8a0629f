"""What a search finds, in which order, and how many matches it counts."""

import random
from pathlib import Path

import pytest

from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.registry import search
from bjcert_desktop.registry.api import Registry
from bjcert_desktop.registry.search import Index
from bjcert_desktop.system.paths import data

UNITS = (
    Unit(name="北京市示例区生态环境局", code="11110191000000019J", handler="王示例"),
    Unit(name="生态环境局", code="12110191000000385B", handler="李某"),
    Unit(name="生态环境局朝阳分局", code="12110191000000781E", former_name="环境保护局"),
    Unit(name="重庆驻京办事处", code="X1", handler="单某"),
    Unit(name="厦门长乐联络处", code="X2"),
    Unit(name="会计核算中心（示例区）", code="X3", former_code="OLD9"),
    Unit(name="示例区１０１中学ABC", code="X4"),
    Unit(name="绿化办", code="X5"),
)


def names(text: str) -> list[str]:
    return [unit.name for unit in Registry(Path("a"), "xlsx", (), UNITS, (), {}).search(text)[0]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("生态环境局", ["生态环境局", "生态环境局朝阳分局", "北京市示例区生态环境局"]),
        ("sthjj", ["生态环境局", "生态环境局朝阳分局", "北京市示例区生态环境局"]),
        ("STHJJ", ["生态环境局", "生态环境局朝阳分局", "北京市示例区生态环境局"]),
        ("shengtaihuanjing", ["生态环境局", "生态环境局朝阳分局", "北京市示例区生态环境局"]),
        ("cq", ["重庆驻京办事处"]),
        ("zq", ["重庆驻京办事处"]),
        ("chongqing", ["重庆驻京办事处"]),
        ("zhongqing", ["重庆驻京办事处"]),
        ("xm", ["厦门长乐联络处"]),
        ("xmcl", ["厦门长乐联络处"]),
        ("smzy", ["厦门长乐联络处"]),
        ("xiamenchangle", ["厦门长乐联络处"]),
        ("cyfj", ["生态环境局朝阳分局"]),
        ("chaoyang", ["生态环境局朝阳分局"]),
        ("kj", ["会计核算中心（示例区）"]),
        ("kuaiji", ["会计核算中心（示例区）"]),
        ("（示例", ["会计核算中心（示例区）"]),
        ("(示例", ["会计核算中心（示例区）"]),
        ("101z", ["示例区１０１中学ABC"]),
        ("１０１ｚｘ", ["示例区１０１中学ABC"]),
        ("abc", ["示例区１０１中学ABC"]),
        ("lv", ["绿化办"]),
        ("lvhua", ["绿化办"]),
        ("lhb", ["绿化办"]),
        ("环境保护", ["生态环境局朝阳分局"]),
        ("hjbh", ["生态环境局朝阳分局"]),
        ("王示例", ["北京市示例区生态环境局"]),
        ("wsl", ["北京市示例区生态环境局"]),
        ("shan", ["重庆驻京办事处"]),
        ("12110191", ["生态环境局", "生态环境局朝阳分局"]),
        ("00385b", ["生态环境局"]),
        ("old9", ["会计核算中心（示例区）"]),
        ("x1", ["重庆驻京办事处"]),
        ("朝阳 生态", ["生态环境局朝阳分局"]),
        ("cy sthj", ["生态环境局朝阳分局"]),
        ("生态 没有", []),
        ("局", ["生态环境局", "生态环境局朝阳分局", "北京市示例区生态环境局"]),
        ("绿", ["绿化办"]),
        ("查无此人", []),
        ("qqqq", []),
        ("", []),
        ("  ", []),
    ],
)
def test_units_are_found_best_first(text: str, found: list[str]) -> None:
    assert sorted(names(text)) == sorted(found)
    if text in ("生态环境局", "sthjj"):
        assert names(text)[0] == "生态环境局"
        assert names(text)[1] == "生态环境局朝阳分局"


def test_an_exact_match_comes_before_a_beginning_and_that_before_the_rest() -> None:
    units = [Unit(name=name) for name in ("新华社区", "华社区", "社区", "社区中心")]
    assert Index(units).search("社区", 10) == ([2, 3, 0, 1], 4)
    assert Index(units).search("sq", 10) == ([2, 3, 0, 1], 4)


@pytest.mark.parametrize("size", [1, 30, 3000, 9000])
def test_the_index_finds_the_same_units_as_a_search_of_every_unit(size: int) -> None:
    chance = random.Random(size)  # noqa: S311
    units = [
        Unit(
            name="".join(chance.choices("东西南北中生态环境局站甲乙", k=chance.randrange(2, 9))),
            code=f"1{chance.randrange(10**6):06}",
            handler="".join(chance.choices("王李张", k=2)),
        )
        for _ in range(size)
    ]
    index = Index(units)
    for word in ("东", "西南", "局", "王", "李张", "甲乙丙", "1", "00", "123", "东西南"):
        fields = [[unit.name, unit.handler, unit.code] for unit in units]
        ranked = sorted(
            (min(0 if word == field else 1 if field.startswith(word) else 2 for field in line if word in field), number)
            for number, line in enumerate(fields)
            if any(word in field for field in line)
        )
        ranks = {number: rank for rank, number in ranked}
        found, count = index.search(word, 50)
        if not word.isascii():
            assert count == len(ranked)
            assert [rank for rank, _ in ranked[:50]] == [ranks[number] for number in found]
        assert len(found) == len(set(found)) == min(50, count)
        assert count >= len(ranked)


def test_units_are_found_whatever_the_number_indexed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Index(UNITS)
    for size in (1, 3, len(UNITS)):
        monkeypatch.setattr(search, "_AT_ONCE", size)
        parts = Index(UNITS)
        for text in ("sthjj", "局", "zhongqing", "x", "kuaiji", "OLD9", "示例 学", "没有"):
            assert parts.search(text, 50) == whole.search(text, 50)


def test_letters_are_found_among_initials_and_syllables() -> None:
    assert names("abc") == names("xabc") == names("zhongxuea") == ["示例区１０１中学ABC"]


def test_nothing_matches_across_fields_or_units() -> None:
    index = Index([Unit(name="甲乙", handler="丙"), Unit(name="丁")])
    for text in ("乙丙", "丙丁", "jyb", "bd", "\x1f", "\n"):
        assert index.search(text, 5) == ([], 0)


def test_every_basic_character_has_a_syllable() -> None:
    lines = data("resources", "pinyin.txt").read_text(encoding="utf-8").splitlines()
    first = "".join(line.split()[1] for line in lines if not line.startswith("+"))
    assert len(first) == len(set(first))
    assert len([character for character in first if "\u4e00" <= character <= "\u9fa5"]) > 20_880
    assert all(line.split()[0].lstrip("+").isascii() for line in lines)
