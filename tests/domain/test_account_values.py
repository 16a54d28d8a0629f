"""A value of a unit's field looks like an account, or is what its field is for."""

import pytest

from bjcert_desktop.domain.account_values import is_account
from bjcert_desktop.domain.fields import FieldKind

ACCOUNT = "6222021234567890123"


@pytest.mark.parametrize("kind", FieldKind)
def test_an_account_is_one_in_every_field_but_a_serial_number(kind: FieldKind) -> None:
    assert is_account(ACCOUNT, kind) == (kind is not FieldKind.SERIAL)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldKind.USCC, "11110105000001011F"),
        (FieldKind.USCC, "111101050000010110"),
        (FieldKind.IDENTITY, "11010519491231002X"),
        (FieldKind.MOBILE, "13800000000"),
        (FieldKind.POSTCODE, "100000"),
        (FieldKind.PHONE, "010-62042172 转 8001"),
        (FieldKind.EMAIL, "13800000000@163.com"),
        (FieldKind.EMAIL, "example@126.com"),
        (FieldKind.SERIAL, "9803125600001234"),
        (FieldKind.TEXT, "北京市示例区示例路1号院2号楼303室"),
    ],
)
def test_what_a_field_is_for_is_no_account(kind: FieldKind, value: str) -> None:
    assert not is_account(value, kind)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldKind.USCC, "６２２２０２１２３４５６７８９０１２"),
        (FieldKind.MOBILE, "６２２２０２１２３４５"),
        (FieldKind.POSTCODE, "六二二二〇二"),
        (FieldKind.SERIAL, "６２２２０２１２３４５６７８９０"),
        (FieldKind.EMAIL, f"{ACCOUNT}@qq.com"),
        (FieldKind.INVOICE_EMAIL, f"a@{ACCOUNT}.com"),
        (FieldKind.EMAIL, f"账号 {ACCOUNT}"),
    ],
)
def test_digits_in_disguise_are_one_even_where_so_many_belong(kind: FieldKind, value: str) -> None:
    assert is_account(value, kind)
