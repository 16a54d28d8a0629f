"""A person's say in what the columns are."""

from pathlib import Path

import pytest

from bjcert_desktop.registry import Refused, propose_mapping, read_registry, write_blank

from ..conftest import CODE, NUMBER, MakeBook

ODD = ("所在机关", "编码", "谁来办", "证照号", "怎么找他")
ROW = ("北京市示例区生态环境局", CODE, "王示例", NUMBER, "13800000000")
MAPPING = {
    "单位!A": "单位名称",
    "单位!编码": "统一社会信用代码",
    "谁来办": "经办人姓名",
    "D": "经办人身份证号",
    "怎么 找他*": "经办人手机",
}


def test_columns_that_nobody_could_guess_are_offered_with_a_sample(make_book: MakeBook) -> None:
    proposal = propose_mapping(make_book({"单位": [("台账",), ODD, ROW]}))
    assert [(each.letter, each.header, each.field) for each in proposal.columns] == [
        (letter, header, "") for letter, header in zip("ABCDE", ODD, strict=True)
    ]
    assert proposal.columns[0].sample == ROW[0]
    assert proposal.unit.row == 2
    assert proposal.mapping == {}


def test_such_a_workbook_is_refused_until_it_is_mapped(make_book: MakeBook) -> None:
    path = make_book({"单位": [ODD, ROW]})
    with pytest.raises(Refused) as caught:
        read_registry(path)
    assert caught.value.code == "no-header"
    [unit] = read_registry(path, MAPPING).units
    assert (unit.name, unit.code, unit.handler, unit.handler_id, unit.handler_phone) == ROW


def test_what_a_proposal_says_is_what_is_read(tmp_path: Path) -> None:
    write_blank(tmp_path / "样例.xlsx", sample=True)
    proposal = propose_mapping(tmp_path / "样例.xlsx")
    registry = read_registry(tmp_path / "样例.xlsx")
    assert proposal.mapping == registry.mapping
    assert proposal.fingerprint == registry.fingerprint
    assert read_registry(tmp_path / "样例.xlsx", proposal.mapping).units == registry.units


def test_a_correction_takes_a_field_from_the_column_that_had_it(make_book: MakeBook) -> None:
    path = make_book({"单位": [("单位名称", "信用代码", "曾用名称"), ("旧名", CODE, "新名")]})
    registry = read_registry(path, {"单位!C": "单位名称"})
    assert registry.mapping == {"单位!B": "统一社会信用代码", "单位!C": "单位名称"}
    assert registry.units[0].name == "新名"


def test_a_blank_field_drops_a_column(make_book: MakeBook) -> None:
    path = make_book({"单位": [("单位名称", "信用代码", "备注"), ("某局", CODE, "不要")]})
    assert read_registry(path, {"备注": ""}).units[0].remark == ""


def test_a_column_without_a_header_can_be_mapped(make_book: MakeBook) -> None:
    path = make_book({"单位": [("单位名称", "信用代码", None), ("某局", CODE, "王示例")]})
    assert read_registry(path, {"C": "经办人姓名"}).units[0].handler == "王示例"


def test_certificate_columns_are_mapped_on_their_own_sheet(make_book: MakeBook) -> None:
    path = make_book({"单位": [("单位名称", "信用代码"), ("某局", CODE)], "证书": [("信用代码", "编号"), (CODE, "B1")]})
    registry = read_registry(path, {"证书!B": "证书.USBKey序列号", "证书!A": "统一社会信用代码"})
    assert registry.units[0].certificates[0].serial == "B1"
    assert registry.mapping["单位!B"] == "统一社会信用代码"


def test_a_mapping_chooses_between_plausible_sheets(make_book: MakeBook) -> None:
    rows = [("单位名称", "信用代码")]
    path = make_book({"甲": [*rows, ("甲局", CODE)], "乙": [*rows, ("乙局", CODE)]})
    assert read_registry(path, {"乙!A": "单位名称"}).units[0].name == "乙局"


@pytest.mark.parametrize(
    "mapping", [{"没有这一列": "单位名称"}, {"单位!A": "不存在"}, {"别的表!A": "单位名称"}, {"单位!A": "业务类型"}]
)
def test_a_mapping_that_does_not_fit_is_refused(make_book: MakeBook, mapping: dict[str, str]) -> None:
    path = make_book({"单位": [ODD, ROW]})
    with pytest.raises(Refused) as caught:
        read_registry(path, {**MAPPING, **mapping})
    assert caught.value.code == "bad-mapping"


def test_a_fingerprint_forgets_decoration_and_knows_order(make_book: MakeBook) -> None:
    def known(*header: str) -> str:
        return propose_mapping(make_book({"单位": [header, ROW]})).fingerprint

    first = known("单位名称", "信用代码", "联系人")
    assert known("*单位 名称", "信用\n代码", "联系人（必填）") == first
    assert known("信用代码", "单位名称", "联系人") != first
    assert known("单位名称", "信用代码") != first
