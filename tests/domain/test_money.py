"""Amounts in capitals: the table of worked amounts, the rules about 零, and reading back what was written."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bjcert_desktop.domain.money import amount_text, capitals

DIGITS = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def spelled_back(words: str) -> int:
    """The number that *words* say, read as a person reads them: part by part, 亿 before 万."""
    amount = re.fullmatch("人民币(.+)元整", words)
    assert amount is not None, words
    total = 0
    for group in re.findall("[^亿万]+[亿万]?", amount[1]):
        value = sum(
            DIGITS[digit] * PLACES.get(place, 1)
            for digit, place in re.findall("([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)", group)
        )
        total += value * {"亿": 10**8, "万": 10**4}.get(group[-1], 1)
    return total


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        (300, "人民币叁佰元整"),
        (900, "人民币玖佰元整"),
        (1000, "人民币壹仟元整"),
        (190, "人民币壹佰玖拾元整"),
        (1330, "人民币壹仟叁佰叁拾元整"),
        (20330, "人民币贰万零叁佰叁拾元整"),
        (200, "人民币贰佰元整"),
        (280, "人民币贰佰捌拾元整"),
        (0, "免费"),
        (1, "人民币壹元整"),
        (10, "人民币壹拾元整"),
        (1001, "人民币壹仟零壹元整"),
        (10010, "人民币壹万零壹拾元整"),
        (100000, "人民币壹拾万元整"),
        (1000001, "人民币壹佰万零壹元整"),
        (100000000, "人民币壹亿元整"),
        (100010000, "人民币壹亿零壹万元整"),
        (9999 * 5 * 200 + 9999 * 100, "人民币壹仟零玖拾玖万捌仟玖佰元整"),
    ],
)
def test_an_amount_is_written_as_offices_write_it(yuan: int, words: str) -> None:
    assert capitals(yuan) == words


@given(st.integers(1, 10**12 - 1) | st.integers(1, 10**6))
@example(10**12 - 1)
@example(10**8 + 1)
@example(20_0000_0002)
def test_what_is_written_reads_back_as_the_same_amount(yuan: int) -> None:
    assert spelled_back(capitals(yuan)) == yuan


@given(st.integers(1, 10**12 - 1) | st.integers(1, 10**6))
def test_a_zero_is_said_once_for_each_run_of_zeros_between_other_digits(yuan: int) -> None:
    assert capitals(yuan).count("零") == len(re.findall("0+(?=[1-9])", str(yuan)))
    assert re.search("零[零拾佰仟万亿元]", capitals(yuan)) is None


@given(st.integers(max_value=-1) | st.integers(min_value=10**12))
def test_what_cannot_be_an_amount_is_refused(yuan: int) -> None:
    with pytest.raises(ValueError, match=str(yuan)):
        capitals(yuan)


def test_an_amount_is_written_in_yuan_and_nothing_to_pay_is_free() -> None:
    assert [amount_text(yuan) for yuan in (570, 0, None)] == ["570 元", "免费", "—"]
    assert amount_text(None, "手册没有写明") == "手册没有写明"
