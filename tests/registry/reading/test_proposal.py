"""The proposed mapping of columns, and a person's corrections to it."""

from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.registry.api import RefusedWorkbook
from bjcert_desktop.registry.reading import propose_mapping, read_registry
from bjcert_desktop.registry.writing import write_blank

from ..conftest import CODE, HEADER, NUMBER, OTHER_CODE, MakeBook, Rows, unit

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
        ("A", ODD[0], "单位名称"),
        ("B", ODD[1], ""),
        *((letter, header, "") for letter, header in zip("CDE", ODD[2:], strict=True)),
    ]
    assert proposal.columns[0].sample == ROW[0]
    assert proposal.unit.row == 2
    assert proposal.mapping == {"单位!A": "单位名称"}


def test_such_a_workbook_is_refused_until_it_is_mapped(make_book: MakeBook) -> None:
    path = make_book({"单位": [ODD, ROW]})
    with pytest.raises(RefusedWorkbook) as caught:
        read_registry(path)
    assert caught.value.code == "which-column"
    assert "第 1 行像表头，请指出哪一列是单位名称（可能是 A 列“所在机关”）" in str(caught.value)
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
    with pytest.raises(RefusedWorkbook) as caught:
        read_registry(path, {**MAPPING, **mapping})
    assert caught.value.code == "bad-mapping"


def test_a_fingerprint_ignores_decoration_but_not_order(make_book: MakeBook) -> None:
    def known(*header: str) -> str:
        return propose_mapping(make_book({"单位": [header, ROW]})).fingerprint

    first = known("单位名称", "信用代码", "联系人")
    assert known("*单位 名称", "信用\n代码", "联系人（必填）") == first
    assert known("信用代码", "单位名称", "联系人") != first
    assert known("单位名称", "信用代码") != first


SEVERAL: dict[str, Rows] = {
    "封面": [("2026年度",)],
    "2025": [HEADER[:2], ("旧局", OTHER_CODE)],
    "2026": [HEADER, unit("新局")],
}


def test_several_sheets_of_units_are_offered_to_choose_from(make_book: MakeBook) -> None:
    path = make_book(SEVERAL)
    proposal = propose_mapping(path)
    assert proposal.candidates == ("2025", "2026")
    assert proposal.unit.sheet == "2026"
    chosen = propose_mapping(path, "2025")
    assert (chosen.unit.sheet, chosen.candidates) == ("2025", ("2025", "2026"))
    assert [each.name for each in read_registry(path, chosen.mapping).units] == ["旧局"]
    with pytest.raises(RefusedWorkbook) as caught:
        propose_mapping(path, "2024")
    assert caught.value.code == "no-such-sheet"


def test_reading_does_not_choose_between_sheets_but_names_them(make_book: MakeBook) -> None:
    with pytest.raises(RefusedWorkbook, match="2025、2026") as caught:
        read_registry(make_book(SEVERAL))
    assert caught.value.code == "which-sheet"


def test_sheets_without_a_known_header_are_all_offered(make_book: MakeBook) -> None:
    path = make_book({"甲": [("所在机关", "谁"), ("甲局", "王")], "乙": [("所在机关", "谁"), ("乙局", "李")], "空": []})
    assert propose_mapping(path).candidates == ("甲", "乙")
    assert propose_mapping(path, "乙").unit.sheet == "乙"


def hide(path: Path, sheet: str) -> Path:
    book = openpyxl.load_workbook(path)
    book[sheet].sheet_state = "hidden"
    book.save(path)
    return path


def test_a_hidden_sheet_is_not_read_unless_a_person_names_it(make_book: MakeBook) -> None:
    path = hide(make_book(SEVERAL), "2025")
    assert propose_mapping(path).candidates == ("2026",)
    assert [each.name for each in read_registry(path).units] == ["新局"]
    assert [each.name for each in read_registry(path, {"2025!A": "单位名称"}).units] == ["旧局"]


def test_a_hidden_sheet_with_the_usual_name_is_not_read(make_book: MakeBook) -> None:
    path = hide(make_book({"单位": [HEADER, unit("旧局")], "Sheet1": [HEADER, unit("新局")]}), "单位")
    assert [each.name for each in read_registry(path).units] == ["新局"]
