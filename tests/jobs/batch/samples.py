"""Units and batches for the tests of batches."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.preparation import PreparedUnit

DAY = date(2026, 11, 22)
TITLES = ["申请表", "明细表", "材料清单", "汇款信息单", "邮寄地址页"]
WHOLE = {
    "legal_person": "李示例",
    "address": "示例路1号",
    "postcode": "100000",
    "phone": "010-00000000",
    "handler": "王示例",
    "handler_id": "11010519491231002X",
    "handler_phone": "13800000000",
    "email": "a@163.com",
    "invoice_email": "b@163.com",
}


def unit(number: int, certificates: int = 1, **values: str) -> Unit:
    held = tuple(Certificate(serial=f"BJCA{number}{n}", valid_to=date(2027, 1, 1)) for n in range(certificates))
    chosen = {"name": f"北京市示例区第{number}局", "code": f"CODE{number:014}", **WHOLE, **values}
    return Unit(certificates=held, row=number, **chosen)  # type: ignore[arg-type]


def batch_of(out: Path, *units: Unit, scenario: str = "renew-mail", **changes: Any) -> Batch:
    catalogue = load_catalogue()
    members = [PreparedUnit(each) for each in units]
    case = changes.pop("case", Case(day=DAY))
    return Batch(catalogue, catalogue.owner(scenario)[1], case, members, out, **changes)


def stopping_after(count: int) -> Callable[[], bool]:
    """A cancelled() that says yes once *count* units have been begun."""
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > count

    return cancelled
