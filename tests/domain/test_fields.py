"""The field dictionary is the one place that names things: nothing in it is doubled, unexplained or unheld."""

from dataclasses import fields

import pytest

from bjcert_desktop.domain.fields import (
    CASE_FIELDS,
    CERTIFICATE_FIELDS,
    FIELDS,
    UNIT_FIELDS,
    FieldKind,
    ValueSource,
    names_of,
    without_numbers,
)
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.registry.api import check_value


def test_every_field_of_the_workbook_has_its_place_in_the_unit_and_the_certificate() -> None:
    held = {field.name for field in fields(Unit)} - {"certificates", "row"}
    assert [field.attribute for field in UNIT_FIELDS] == [field.name for field in fields(Unit) if field.name in held]
    columns = [field.attribute for field in CERTIFICATE_FIELDS]
    assert [*columns, "row", "entry", "known_as"] == [field.name for field in fields(Certificate)]


def test_the_columns_are_those_of_the_standard_workbook() -> None:
    columns = (
        "单位名称 统一社会信用代码 法定代表人 单位地址 邮政编码 单位电话 经办人姓名 经办人身份证号 经办人手机 电子邮箱"
    )
    columns += " 发票抬头 发票邮箱 原单位名称 原统一社会信用代码 证书数量 备注 原法定代表人 原单位地址"
    assert [field.name for field in UNIT_FIELDS] == columns.split()
    columns = "证书名称 证书类型 USBKey序列号 生效日期 到期日期 使用人 联系电话 备注"
    assert [field.name.removeprefix("证书.") for field in CERTIFICATE_FIELDS] == columns.split()


def test_what_every_application_form_needs_is_marked() -> None:
    needed = ["单位名称", "统一社会信用代码", "经办人姓名", "经办人身份证号", "经办人手机"]
    assert [field.name for field in FIELDS.values() if field.needed] == needed
    assert not any(field.optional for field in FIELDS.values() if field.needed)


def test_what_may_be_blank_without_being_missing_is_marked() -> None:
    asked_for = ["法定代表人", "单位地址", "邮政编码", "单位电话", "电子邮箱"]
    asked_for += ["证书.证书名称", "证书.USBKey序列号", "证书.到期日期"]
    assert [field.name for field in FIELDS.values() if not field.needed and not field.optional] == asked_for


def test_only_the_number_of_certificates_is_both_in_the_workbook_and_in_the_case() -> None:
    names = [field.name for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS, *CASE_FIELDS)]
    assert {name for name in names if names.count(name) > 1} == {"证书数量"}
    assert FIELDS["证书数量"].source is ValueSource.CASE


def test_the_kind_of_a_field_follows_from_what_it_is_called() -> None:
    kinds = {
        "统一社会信用代码": FieldKind.USCC,
        "身份证号": FieldKind.IDENTITY,
        "手机": FieldKind.MOBILE,
        "电话": FieldKind.PHONE,
        "邮政编码": FieldKind.POSTCODE,
        "电子邮箱": FieldKind.EMAIL,
        "发票邮箱": FieldKind.INVOICE_EMAIL,
        "数量": FieldKind.COUNT,
        "序列号": FieldKind.SERIAL,
        "日期": FieldKind.DATE,
    }
    for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS):
        called = next((kind for end, kind in kinds.items() if field.name.endswith(end)), FieldKind.TEXT)
        assert field.kind is called, field.name


def test_a_date_is_held_as_a_date_and_everything_else_as_text() -> None:
    held = {field.name: field.type for field in fields(Certificate)}
    for field in CERTIFICATE_FIELDS:
        assert ("date" in str(held[field.attribute])) == (field.kind is FieldKind.DATE), field.name
    assert not names_of(FieldKind.DATE) & {field.name for field in UNIT_FIELDS}


def test_every_field_is_explained() -> None:
    assert [field.name for field in FIELDS.values() if not field.meaning] == []


def test_what_a_person_is_known_or_reached_by_is_marked_as_personal() -> None:
    personal = {field.name for field in FIELDS.values() if field.personal}
    assert personal == {"经办人身份证号", "经办人手机", "电子邮箱", "发票邮箱", "证书.联系电话"}


def test_every_example_passes_the_checks_of_its_field() -> None:
    wrong = {field.name: check_value(field.name, field.example) for field in UNIT_FIELDS if field.example}
    assert {name: found.message for name, found in wrong.items() if found} == {}


def test_the_dictionary_gives_no_telephone_or_account_of_the_guide_as_an_example() -> None:
    examples = " ".join(field.example for field in FIELDS.values())
    for fact in ("62042172", "01090327800120102315712", "313100000415", "bjca"):
        assert fact not in examples


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",
        "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "13812345678",
        "+8613812345678",
        "86 138 1234 5678",
        "0086-138-1234-5678",
        "１３８１２３４５６７８",
        "someone@example.cn",
        "someone＠example.cn",
    ],
)
def test_a_number_of_a_person_is_masked_however_it_is_typed(number: str) -> None:
    told = without_numbers(f"已告知经办人{number}，单号 773123456789012，２号楼")
    assert number not in told
    assert told.startswith("已告知经办人")
    assert told.endswith("，单号 773123456789012，２号楼")
    assert "****" in told
    assert without_numbers(told) == told
