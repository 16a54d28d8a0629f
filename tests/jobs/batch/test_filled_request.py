"""The workbook that units filled in, read back: the same checks as what is typed, identity by code and name."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.domain.certificates import current, lives_of
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import RegistryError
from bjcert_desktop.jobs.batch.filled_request import facts_given, read_filled_request, with_given
from bjcert_desktop.jobs.batch.missing import missing_of, write_missing
from bjcert_desktop.jobs.preparation import prepare
from bjcert_desktop.registry.api import Notes
from tests.jobs.batch.samples import batch_of, unit

TODAY = date(2026, 11, 29)
CODE, OTHER = "11110105000001011F", "12110105000002012T"
LACKING = unit(1, handler_phone="", handler_id="", invoice_email="", code=CODE)
DATELESS = replace(
    unit(2, code="11110105000000270N"),
    certificates=(Certificate("甲", serial="K1", user="王某"), Certificate("乙", serial="K2", valid_to=TODAY)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """What two units are asked for: two values of the one, a last day of the other."""
    batch = replace(batch_of(tmp_path), members=[prepare(each, Notes()) for each in (LACKING, DATELESS)])
    write_missing(tmp_path / "缺什么.xlsx", missing_of(batch))
    return tmp_path / "缺什么.xlsx"


def fill(path: Path, sheet: str, row: int, **values: str) -> None:
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book[sheet][1]]
    for title, text in values.items():
        book[sheet].cell(row, heads.index(title) + 1, text)
    book.save(path)


def kept(path: Path, *units: Unit) -> tuple[dict[str, Unit], tuple[str, ...]]:
    """The units as they are afterwards, and what was told."""
    found = read_filled_request(path, units, Notes())
    notes = with_given(Notes(), found.values, {each.row: each for each in units}, TODAY)
    corrected = [each.corrected(notes.corrections_of(each)) for each in units]
    now, _ = current(corrected, lives_of(facts_given(found.values, TODAY)))
    return {each.name: each for each in now}, found.told


def test_what_was_filled_in_is_kept_like_what_is_typed(path: Path) -> None:
    fill(path, "单位", 2, 经办人手机="１３８ 1234 5678", 发票邮箱=" fapiao@163.com ")
    fill(path, "证书", 2, 到期日期="2027年1月5日")
    now, told = kept(path, LACKING, DATELESS)
    assert told == ()
    assert now[LACKING.name].handler_phone == "13812345678"
    assert now[LACKING.name].invoice_email == "fapiao@163.com"
    assert [each.valid_to for each in now[DATELESS.name].certificates] == [date(2027, 1, 5), TODAY]


def test_an_empty_reply_changes_nothing(path: Path) -> None:
    now, told = kept(path, LACKING, DATELESS)
    assert (list(now.values()), told) == ([LACKING, DATELESS], ())


def test_a_value_that_fails_its_check_is_told_and_not_kept(path: Path) -> None:
    fill(path, "单位", 2, 经办人身份证号="110105194912310021", 经办人手机="1381234567")
    fill(path, "证书", 2, 到期日期="明年")
    now, told = kept(path, LACKING, DATELESS)
    assert (now[LACKING.name].handler_id, now[LACKING.name].handler_phone) == ("", "1381234567")
    assert now[DATELESS.name].certificates[0].valid_to is None
    assert "经办人身份证号" in told[0]
    assert "没有读入" in told[0]
    assert "已经读入，请核对" in told[1]  # no reason to send the papers back
    assert "到期日期" in told[2]


def test_what_is_known_already_is_not_replaced(path: Path) -> None:
    fill(path, "单位", 2, 经办人手机="13812345678")
    known = replace(LACKING, handler_phone="13900000000")
    now, told = kept(path, known, DATELESS)
    assert now[known.name].handler_phone == "13900000000"
    assert "已有别的内容" in told[0]


def test_a_row_of_an_unknown_unit_is_told(path: Path) -> None:
    fill(path, "单位", 2, 单位名称="别的单位", 经办人手机="13812345678")
    _, told = kept(path, LACKING, DATELESS)
    assert "单位信息表里没有" in told[0]


def test_two_units_of_one_name_are_told_apart_by_their_codes(path: Path) -> None:
    fill(path, "单位", 2, 经办人手机="13812345678")
    twin = replace(LACKING, code=OTHER, row=9)
    found = read_filled_request(path, [twin, LACKING, DATELESS], Notes())
    assert [each.unit for each in found.values] == [LACKING]


def test_a_wrong_code_is_corrected_by_the_reply(tmp_path: Path) -> None:
    wrong = unit(1, code="11110105000001011E")
    batch = replace(batch_of(tmp_path), members=[prepare(wrong, Notes())])
    path = tmp_path / "核对.xlsx"
    write_missing(path, missing_of(batch))
    fill(path, "单位", 2, 统一社会信用代码=CODE)
    now, told = kept(path, wrong)
    assert (now[wrong.name].code, told) == (CODE, ())


def test_a_certificate_that_is_another_one_by_now_is_told(path: Path) -> None:
    fill(path, "证书", 2, 到期日期="2027-01-05")
    other = replace(DATELESS, certificates=DATELESS.certificates[::-1])
    now, told = kept(path, LACKING, other)
    assert now[other.name].certificates == other.certificates
    assert "认不出是哪一枚" in told[0]


def test_another_workbook_is_refused_with_a_sentence(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["单位", "电话"])
    book.save(tmp_path / "别的.xlsx")
    with pytest.raises(RegistryError, match="不是“缺什么”的表"):
        read_filled_request(tmp_path / "别的.xlsx", [LACKING], Notes())
