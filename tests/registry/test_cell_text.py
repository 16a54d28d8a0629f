"""The text that is kept of what a person types."""

import pytest

from bjcert_desktop.registry.cell_text import clean, code_text, line_text, name_text

from .conftest import CODE

TYPED = {
    # what it is: (field, what is typed, what is kept)
    "a code in full width and small letters": ("统一社会信用代码", "１１１１０１９１０００００００１９ｊ", CODE),
    "a code with blanks": ("统一社会信用代码", " 1111 0191　00000001 9J\n", CODE),
    "an ID number with a small x": ("经办人身份证号", "11010519491231002x", "11010519491231002X"),
    "a mobile number in full width": ("经办人手机", "１３８ ００００ ００００", "13800000000"),
    "a telephone in full width": ("单位电话", "（０１０）　６２０４２１７２", "(010) 62042172"),
    "a mail address keeps its letters": ("电子邮箱", " Ａbc＠163.com ", "Abc@163.com"),
    "a name keeps its full-width brackets": ("单位名称", " 丙局（本级）\n", "丙局（本级）"),
    "a name with marks that turn it around": ("单位名称", "北京\u202e市局\u2069\u061c", "北京市局"),
    "a name with control characters": ("单位名称", "北京\x00市\x07局\x7f", "北京市局"),
    "a code with control characters": ("统一社会信用代码", f"\x07{CODE}\x7f\u200b", CODE),
    "a number as Excel shows it": ("经办人身份证号", "1.1e+17", "1.1E+17"),
    "nothing": ("单位名称", " \u3000", ""),
    "a date": ("证书.到期日期", "２０２７－３－１", "2027-3-1"),
}


@pytest.mark.parametrize(("field", "typed", "kept"), TYPED.values(), ids=TYPED.keys())
def test_what_a_person_types_is_normalised_like_a_cell(field: str, typed: str, kept: str) -> None:
    assert clean(field, typed) == kept
    if field == "单位名称":
        assert name_text(typed) == kept
    elif "E+" not in kept:
        assert {kept} == {line_text(typed) if field in ("单位电话", "电子邮箱", "证书.到期日期") else code_text(typed)}
