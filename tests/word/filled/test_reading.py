"""What a filled form says, field by field, with the place and the confidence."""

from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.errors import FormError
from bjcert_desktop.word.adopt import SURE
from bjcert_desktop.word.filled import read_filled

TEMPLATE = (
    ("单位名称", "{{单位名称}}", "经办人姓名", "{{经办人姓名}}"),
    ("邮编", "{{邮政编码:1}}{{邮政编码:2}}", "", ""),
)
FILLED = (("单位名称", "北京市朝阳区水务局", "经办人姓名", "王小明"), ("邮编", "10", "", ""))


def rows(word: Any, *rows: tuple[str, ...]) -> str:
    return str(word.table(*([word.p(text) for text in row] for row in rows)))


def read(word: Any, body: str, *templates: bytes) -> dict[str, tuple[str, str, bool]]:
    form = read_filled(word.make(body), templates)
    return {value.field: (value.text, value.where, value.confidence >= SURE) for value in form.values}


def test_what_stands_in_place_of_a_templates_fields_is_certain(word: Any) -> None:
    template = word.pack(word.members(rows(word, *TEMPLATE)))
    assert read(word, rows(word, *FILLED), template) == {
        "单位名称": ("北京市朝阳区水务局", "表1 第1行 第2列", True),
        "经办人姓名": ("王小明", "表1 第1行 第4列", True),
        "邮政编码": ("10", "表1 第2行 第2列", True),
    }


def test_another_template_is_not_taken_for_that_of_the_form(word: Any) -> None:
    other = word.pack(word.members(rows(word, ("申请人配偶姓名和工作单位", "{{单位名称}}"))))
    assert read(word, rows(word, *FILLED), other) == read(word, rows(word, *FILLED))


@pytest.mark.parametrize(
    "body",
    [
        "单位名称：北京市朝阳区水务局",
        "单位名称：北京市朝阳区水务局    联系人：王小明",
        "单 位 名 称：北京市朝阳区水务局 邮编：100125",
        "单位名称（全称）：北京市朝阳区水务局",
    ],
)
def test_a_value_after_a_colon_ends_where_the_next_label_begins(word: Any, body: str) -> None:
    assert read(word, word.p(body))["单位名称"][0] == "北京市朝阳区水务局"


def test_a_name_that_may_be_a_label_is_not_certain(word: Any) -> None:
    found = read(word, rows(word, ("经办人姓名", "职务", "手机", "13800000000")))
    assert not found.get("经办人姓名", ("", "", False))[2]


def test_what_is_no_word_document_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "去年的表.docx"
    path.write_bytes(b"none")
    with pytest.raises(FormError, match=r"去年的表\.docx"):
        read_filled(path)
