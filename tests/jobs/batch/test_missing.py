"""What is missing from whom: the text to send, and the workbook with one row for each unit."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.jobs.batch.missing import letters, missing_of, write_missing
from bjcert_desktop.jobs.preparation import prepare
from bjcert_desktop.registry.api import Notes
from tests.jobs.batch.samples import batch_of, unit

UNTIL = date(2026, 12, 6)


def texts(out: Path, *units: Unit, scenario: str = "renew-mail") -> str:
    batch = batch_of(out, scenario=scenario)
    batch = replace(batch, members=[prepare(each, Notes()) for each in units])
    return letters(missing_of(batch), UNTIL)


GOOD = {"code": "11110105000001011F"}


def test_a_unit_is_told_what_it_has_to_give(tmp_path: Path) -> None:
    said = texts(tmp_path, unit(1, handler_phone="", invoice_email="", **GOOD))
    assert said == "您单位办理证书更新还缺：经办人手机、发票邮箱。请于 2026年12月6日 前回复。"


def test_where_no_invoice_will_come_no_mailbox_is_asked_for(tmp_path: Path) -> None:
    assert texts(tmp_path, unit(1, invoice_email="", **GOOD), scenario="revoke") == ""


def test_a_number_that_fails_its_check_is_asked_for_with_its_fault(tmp_path: Path) -> None:
    said = texts(tmp_path, unit(1, code="11110105000001011E", handler_phone=""))
    assert said.startswith("您单位办理证书更新还缺：经办人手机；统一社会信用代码要核对（")
    only = texts(tmp_path, unit(1, code="11110105000001011E"))
    assert only.startswith("您单位办理证书更新，统一社会信用代码要核对（")


def test_a_certificate_is_named_and_several_are_counted(tmp_path: Path) -> None:
    one = unit(1, 2, **GOOD)
    one = replace(one, certificates=(one.certificates[0], replace(one.certificates[1], valid_to=None)))
    assert "证书 BJCA11 的到期日期" in texts(tmp_path, one)
    both = replace(one, certificates=tuple(replace(each, valid_to=None) for each in one.certificates))
    assert "2 枚证书的到期日期" in texts(tmp_path, both)
    assert "证书清单" in texts(tmp_path, replace(one, certificates=()))


def test_several_units_stand_each_under_its_name_and_complete_ones_not_at_all(tmp_path: Path) -> None:
    said = texts(tmp_path, unit(1, email="", **GOOD), unit(2, **GOOD), unit(3, phone="", **GOOD))
    assert [line for line in said.splitlines() if line.endswith("：")] == ["北京市示例区第1局：", "北京市示例区第3局："]


def test_the_workbook_asks_each_unit_for_its_own_and_shows_no_personal_values(tmp_path: Path) -> None:
    lacking = unit(1, handler_phone="", **GOOD)
    dateless = replace(unit(2, invoice_email="", **GOOD), certificates=(Certificate(serial="K1", user="王某"),))
    batch = replace(batch_of(tmp_path), members=[prepare(each, Notes()) for each in (lacking, dateless)])
    path = tmp_path / "缺什么.xlsx"
    write_missing(path, missing_of(batch))
    book = openpyxl.load_workbook(path)
    units = list(book["单位"].values)
    assert units[0] == ("单位名称", "统一社会信用代码", "还缺什么", "经办人手机", "发票邮箱")
    assert units[1][3:] == (None, "—")
    assert units[2][3:] == ("—", None)
    certificates = list(book["证书"].values)
    assert certificates[0] == ("单位名称", "统一社会信用代码", "第几枚", "证书名称", "USBKey序列号", "到期日期")
    assert certificates[1][2:] == ("1", "—", "K1", None)
    everything = str([*units, *certificates])
    assert "13800000000" not in everything
    assert "11010519491231002X" not in everything


@pytest.mark.parametrize("scenario", ["renew-mail", "new", "replace", "revoke"])
def test_a_unit_with_all_values_lacks_nothing(tmp_path: Path, scenario: str) -> None:
    named = replace(unit(1, **GOOD), certificates=(Certificate("甲", serial="K1", valid_to=date(2027, 1, 1)),))
    assert texts(tmp_path, named, scenario=scenario) == ""
