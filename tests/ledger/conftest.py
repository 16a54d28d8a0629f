"""A ledger and cases for the tests."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.ledger import Ledger, Record, open_ledger

DAY = date(2026, 11, 22)
HANDLER_ID, MOBILE, USER_PHONE = "11010519491231002X", "13812345678", "13987654321"
EMAIL, INVOICE_EMAIL, SWITCHBOARD = "wang@example.cn", "zhang@example.cn", "010-62345678"
MakeRecord = Callable[..., Record]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "data")


@pytest.fixture
def a_record(tmp_path: Path) -> MakeRecord:
    return maker(tmp_path)


def maker(folder: Path) -> MakeRecord:
    """What makes the record of a case: of which unit, scenario and day, with which choices."""
    catalogue = load_catalogue()

    def make(key: str, name: str = "北京市示例区监测站", scenario: str = "renew-mail", **changes: Any) -> Record:
        business, found = catalogue.owner(scenario)
        unit = Unit(
            name=name,
            code="11110105000001011F",
            handler="王示例",
            handler_id=HANDLER_ID,
            handler_phone=MOBILE,
            phone=SWITCHBOARD,
            email=EMAIL,
            invoice_email=INVOICE_EMAIL,
            certificates=(Certificate(serial="A1", phone=USER_PHONE), Certificate(serial="A2")),
        )
        case = Case(**{"business": business.id, "unit": unit, "day": DAY, **changes})
        plan = make_plan(catalogue, case, found)
        papers = folder / "out" / f"{case.day:%Y%m%d} {business.short} {plan.unit.name}"
        return Record(key, plan, papers, {"申请表.docx": "0" * 64}, {"申请表": "示例表样"})

    return make
