"""Looking at many values at once says what looking at each of them says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjcert_desktop.domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from bjcert_desktop.registry.checks.check_digits import id_check, organisation_check, uscc_check
from bjcert_desktop.registry.checks.doubts import doubtful
from bjcert_desktop.registry.checks.values import CHECKS, check_legible, check_value

from .test_values import identities, usccs

NAMES = [field.name for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS) if "日期" not in field.name]
PLAIN = [
    "91350100M000100Y43",
    "11010519491231002X",
    "13800000000",
    "010-12345678",
    "100000",
    "a.b@163.com",
    "某局",
    "3",
]
ODD = [
    *(
        "",
        " ",
        "0",
        "乱\N{REPLACEMENT CHARACTER}码",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        "91350100M000100Y43\n",
        "91350100m000100y43",
    ),
    *("81000019900101001X", "110105194912310021", "110105188001010014", "11010520991231002X", "11010519490231002X"),
    *("110105491231002", "E12345678", "1380000000", "+86 138-0000-0000", "13800000000\n", "12345", "010-1234567转8"),
    *(
        "a@b",
        "a..b@163.com",
        "a@gov.cn",
        "a@bjepb.gov.cn",
        "a@x.GOV.CN",
        "a@gov.cn.com",
        "a@mygov.cn",
        "-1",
        "１",
        "1e3",
    ),
]


def said(name: str, values: set[str]) -> dict[str, str]:
    found = ((value, CHECKS.get(name, check_legible)(value)) for value in values if value)
    return {value: fault.code for value, fault in found if fault}


def said_at_once(name: str, values: set[str]) -> dict[str, str]:
    found = ((value, check_value(name, value)) for value in doubtful(name, values) if value)
    return {value: fault.code for value, fault in found if fault}


@pytest.mark.parametrize("name", NAMES)
def test_no_value_that_its_check_complains_of_escapes(name: str) -> None:
    assert said_at_once(name, {*PLAIN, *ODD}) == said(name, {*PLAIN, *ODD})


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_nor_does_one_among_any_others(name: str, data: st.DataObject) -> None:
    value = st.one_of(st.sampled_from(PLAIN + ODD), usccs(), identities(), st.text(max_size=20))
    slip = st.tuples(value, st.integers(0, 17), st.sampled_from("0123456789XAOIZ@.- ")).map(
        lambda drawn: drawn[0][: drawn[1]] + drawn[2] + drawn[0][drawn[1] + 1 :]
    )
    values = data.draw(st.sets(st.one_of(value, slip), max_size=12))
    assert said_at_once(name, values) == said(name, values)


@pytest.mark.parametrize("name", ["统一社会信用代码", "经办人身份证号"])
def test_every_check_digit_and_no_other_is_plainly_right(name: str) -> None:
    first17 = "11110191" + "00000001" + organisation_check("00000001") if "代码" in name else "11010519491231002"
    right = (uscc_check if "代码" in name else id_check)(first17)
    values = {first17 + last for last in "0123456789ABCDEFGHJKLMNPQRTUWXY"}
    assert values - set(doubtful(name, values)) == {first17 + right}


def test_values_that_are_plainly_right_are_not_looked_at_again() -> None:
    for name, value in (
        ("经办人手机", PLAIN[2]),
        ("单位电话", PLAIN[3]),
        ("电子邮箱", PLAIN[5]),
        ("单位名称", PLAIN[6]),
    ):
        assert list(doubtful(name, {value})) == []
