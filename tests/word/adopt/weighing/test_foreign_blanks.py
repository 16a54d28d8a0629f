"""Blanks of other offices: what is ours is proposed, what is somebody else's stays blank, and no row is lost."""

import re
from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.word.adopt import adopt, propose
from bjcert_desktop.word.adopt.proposal import SURE
from tests.word.adopt import authority_blanks, foreign_blanks, other_owners
from tests.word.adopt.blanks import PLACE, Blank

ALL = (*foreign_blanks.BLANKS, *other_owners.BLANKS, *authority_blanks.BLANKS)
BLANKS = {blank.name: blank for blank in ALL}


def squeezed(lines: list[str]) -> list[str]:
    return ["".join(line.split()) for line in lines]


def template(word: Any, body: str, out: Path) -> list[str]:
    """The lines of the template after a person has confirmed all; those of the blank where nothing is proposed."""
    blank = word.make(body)
    adoption = propose(blank)
    if not any(spot.field for spot in adoption.spots):
        return squeezed(word.lines(blank.read_bytes()))
    adopt(adoption, out, {spot.id: spot.field for spot in adoption.unsure})
    return squeezed(word.lines(out.read_bytes()))


@pytest.mark.parametrize("name", BLANKS)
def test_only_what_is_ours_is_proposed(word: Any, tmp_path: Path, name: str) -> None:
    blank = BLANKS[name]
    assert template(word, blank.body, tmp_path / "新表样.docx") == squeezed(blank.expected)


@pytest.mark.parametrize("name", BLANKS)
def test_wider_labels_and_narrow_signs_change_nothing(word: Any, tmp_path: Path, name: str) -> None:
    def spread(label: re.Match[str]) -> str:
        return f">{label[1]}　{label[2]}<"

    body = re.sub(r">([\u4e00-\u9fff])([\u4e00-\u9fff])<", spread, BLANKS[name].body)
    found = template(word, body.replace("（", "(").replace("）", ")"), tmp_path / "新表样.docx")
    expected = [line.replace("（", "(").replace("）", ")") for line in squeezed(BLANKS[name].expected)]
    assert found == expected


@pytest.mark.parametrize("name", BLANKS)
def test_what_is_certain_is_right(word: Any, name: str) -> None:
    blank = BLANKS[name]
    fields = [field for field, _ in PLACE.findall("".join(map(str, blank.blocks)))]
    sure = [spot.field for spot in propose(word.make(blank.body)).spots if spot.confidence >= SURE]
    assert all(sure.count(field) <= fields.count(str(field)) for field in sure)


@pytest.mark.parametrize(
    "name", [blank.name for blank in (*foreign_blanks.PERSONS, *foreign_blanks.PARTIES, *other_owners.BLANKS)]
)
def test_of_persons_only_what_says_that_it_is_the_units_is_certain(word: Any, name: str) -> None:
    sure = {spot.field for spot in propose(word.make(BLANKS[name].body)).spots if spot.confidence >= SURE}
    assert sure <= {"单位名称", "法定代表人"}


def test_words_of_the_certificates_business_mean_nothing_in_other_forms(word: Any) -> None:
    labels = ("业务类型", "数量", "年限", "支付方式", "费用合计", "办理方式", "开户行", "备注")
    other = Blank("其他", ("设备申请表", [[label, ""] for label in labels]))
    assert [spot.field for spot in propose(word.make(other.body)).spots if spot.field] == []
    ours = Blank("证书", ("数字证书申请表", [[label, ""] for label in labels[:4]]))
    fields = [spot.field for spot in propose(word.make(ours.body)).spots]
    assert fields == ["业务类型", "证书数量", "年限", "支付方式"]


def test_a_register_is_not_taken_for_the_certificates_and_loses_no_row(word: Any, tmp_path: Path) -> None:
    rows = [["序号", "部门", "使用人", "电话", "备注"], *([["", "", "", "", ""]] * 6)]
    body = "数字证书办公室会议登记表"
    blank = Blank("登记", (body, f"单位名称：‹单位名称|{foreign_blanks.LINE}›", rows))
    assert template(word, blank.body, tmp_path / "新表样.docx") == squeezed(blank.expected)


@pytest.mark.parametrize(
    "rows",
    [
        [["担保单位名称", "", "法定代表人", ""], ["统一社会信用代码", "", "单位地址", ""]],
        [["建设单位", "单位名称", "", "法定代表人", ""], ["施工单位", "单位名称", "", "法定代表人", ""]],
        [["统一社会信用代码", "", "法定代表人", ""], ["上级法人", "", "", ""], ["法定代表人", "", "单位地址", ""]],
    ],
)
def test_nothing_is_certain_where_another_unit_may_be_meant(word: Any, rows: list[list[str]]) -> None:
    spots = propose(word.make(Blank("两个单位", ("备案表", rows)).body)).spots
    assert {spot.field for spot in spots if spot.confidence >= SURE} <= {"统一社会信用代码", "单位地址"}
    assert [spot.label for spot in spots if spot.field == "法定代表人" and spot.confidence >= SURE] == []
