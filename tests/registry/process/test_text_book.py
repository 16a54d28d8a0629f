"""Text files: the delimiter is tried, and a line that does not fit is named and stays off the papers."""

from pathlib import Path

import pytest

from bjcert_desktop.registry.api import Registry
from bjcert_desktop.registry.reading import read_registry

from ..conftest import CODE, OTHER_CODE

HEADER = "单位名称,统一社会信用代码,单位地址,经办人姓名,经办人手机"
FIRST, LAST = f"甲局,{CODE},示例路1号,王示例,13800000000", f"丙局,{OTHER_CODE},示例路3号,李示例,13800000002"


def read(path: Path, *lines: str, encoding: str = "utf-8") -> Registry:
    (path / "表.csv").write_bytes("\r\n".join(lines).encode(encoding))
    return read_registry(path / "表.csv")


@pytest.mark.parametrize(
    "line",
    [
        "乙局,12110191000010006W,示例路2号,A座,王示例,13800000001",
        "乙局,12110191000010006W,示例路2号 王示例,13800000001",
        '乙局,12110191000010006W,"示例路2号,王示例,13800000001',
        '"乙局,12110191000010006W,示例路2号,王示例,13800000001',
        '乙局,12110191000010006W,示例路"2"号",王示例,13800000001',
    ],
    ids=["a cell more", "a cell less", "a quote that never closes", "a quote at the start", "an odd quote within"],
)
def test_a_line_out_of_shape_is_named_and_the_others_are_read(tmp_path: Path, line: str) -> None:
    registry = read(tmp_path, HEADER, FIRST, line, LAST)
    names = {each.name: each.handler for each in registry.units}
    assert {"甲局": "王示例", "丙局": "李示例"}.items() <= names.items()
    if "乙局" not in names:
        assert [row.row for row in registry.left_out] == [3]
        assert registry.left_out[0].kind in ("cells", "broken")


def test_a_cell_with_a_line_break_in_quotes_is_whole(tmp_path: Path) -> None:
    registry = read(tmp_path, HEADER, f'甲局,{CODE},"示例路\r\n1号",王示例,13800000000', LAST)
    assert [each.address for each in registry.units] == ["示例路 1号", "示例路3号"]


@pytest.mark.parametrize("delimiter", ["\t", ";", "；", "|", "，"])
def test_the_delimiter_is_the_one_that_rows_fit(tmp_path: Path, delimiter: str) -> None:
    lines = [line.replace(",", delimiter) for line in (HEADER, FIRST, LAST)]
    lines = [line.replace("示例路", "示例路,甲,乙,丙,丁,戊,己") if delimiter != "," else line for line in lines]
    registry = read(tmp_path, *lines)
    assert [(each.name, each.handler_phone) for each in registry.units] == [
        ("甲局", "13800000000"),
        ("丙局", "13800000002"),
    ]


def test_tabs_after_values_and_blanks_before_quotes_are_no_part_of_them(tmp_path: Path) -> None:
    line = f'甲局, "{CODE}\t", "示例路1号", "王示例", "13800000000\t"'
    [unit] = read(tmp_path, HEADER, line).units
    assert (unit.code, unit.address, unit.handler_phone) == (CODE, "示例路1号", "13800000000")


def test_the_euro_sign_of_code_page_936_is_read(tmp_path: Path) -> None:
    data = "\r\n".join((HEADER, FIRST, LAST)).encode("gb18030").replace("示例路1号".encode("gb18030"), b"\x80")
    (tmp_path / "表.csv").write_bytes(data)
    assert [each.address for each in read_registry(tmp_path / "表.csv").units] == ["€", "示例路3号"]


def test_one_undecodable_byte_makes_one_garbled_cell(tmp_path: Path) -> None:
    lines = [HEADER, FIRST, *(f"{n}号局,{n:018},示例路{n}号,王示例,13800000000" for n in range(60))]
    data = "\r\n".join(lines).encode()
    (tmp_path / "表.csv").write_bytes(data.replace("示例路1号".encode(), b"\xff\xfe", 1))
    registry = read_registry(tmp_path / "表.csv")
    assert len(registry.units) == 61
    assert [(p.row, p.column) for p in registry.problems if p.code == "garbled"] == [(2, "C")]


def test_records_without_their_last_blank_cells_are_read_when_most_are_so(tmp_path: Path) -> None:
    lines = [f"{n}号局,{n:018},示例路{n}号" for n in range(5)]
    assert len(read(tmp_path, HEADER, *lines).units) == 5


def test_what_a_text_file_cannot_show_is_said_once(tmp_path: Path) -> None:
    assert any("看不到隐藏的行" in remark for remark in read(tmp_path, HEADER, FIRST).remarks)
