"""``bjcert missing`` and ``bjcert registry answers`` as processes: asked for, filled in, read back, printed."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.registry.writing.blank_workbook import write_units
from tests.e2e.test_ledger_command import answer, bjcert, own


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two units, one of which lacks a telephone, the mailbox for its invoice, and a last day."""
    whole = {"legal_person": "李某", "address": "某路1号", "postcode": "100000", "phone": "010-12345678"}
    first, second = (replace(own(n), invoice_email="a@163.com", **whole) for n in range(2))
    bare = replace(second.certificates[0], valid_to=None)
    write_units(
        tmp_path / "单位信息表.xlsx",
        [first, replace(second, handler_phone="", invoice_email="", certificates=(bare,))],
    )
    return tmp_path / "单位信息表.xlsx"


def test_what_is_missing_is_asked_for_filled_in_and_on_the_papers_afterwards(tmp_path: Path, workbook: Path) -> None:
    at = "--registry", workbook, "--data-dir", tmp_path / "data"
    asked = ("missing", "renew-mail", "--all", "--due", "all", "--until", "2026-12-06", *at)
    (unit,) = answer(*asked, "--excel", tmp_path / "缺什么.xlsx")["units"]
    assert unit["text"] == (
        "您单位办理证书更新还缺：经办人手机、发票邮箱、证书 A1 的到期日期。请于 2026年12月6日 前回复。"
    )
    book = openpyxl.load_workbook(tmp_path / "缺什么.xlsx")
    book["单位"]["D2"], book["单位"]["E2"], book["证书"]["F2"] = "13812345678", "b@163.com", "2027-01-05"
    book.save(tmp_path / "填好.xlsx")
    taken = answer("registry", "answers", tmp_path / "填好.xlsx", *at)
    assert [each["field"] for each in taken["taken"]] == ["经办人手机", "发票邮箱", "证书.到期日期"]
    assert answer(*asked)["units"] == []
    which = "--unit", unit["code"], "--out", tmp_path / "out"
    (case,) = answer("export", "renew-mail", *which, *at)["cases"]
    assert case["missing"] == []
    again = bjcert("registry", "answers", workbook, *at)
    assert (again.returncode, "不是“缺什么”的表" in again.stderr) == (2, True)
