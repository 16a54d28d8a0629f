"""The year is a circle, whatever happened in between: a new key, another name, a revocation, a unit typed by hand."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.certificates import CertificateFact
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.gui.window import Window
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.reception import receive, returned_as, returning, years_after
from bjcert_desktop.ledger import CaseState, Entry, Query
from tests.gui.test_year import END, START, clock, code, everywhere, renewals, same, settle

__all__ = ["clock"]  # the fixture

NEXT = years_after(END, 1)
PLAIN, KEY, NAME, CODE, REVOKED, TYPED = range(6)
NEW_NAME, NEW_CODE = "北京市新名局", code(90)
VALUES = {
    "法定代表人": "李",
    "单位地址": "北京市路1号",
    "邮政编码": "100000",
    "单位电话": "010-00000000",
    "经办人姓名": "王",
    "经办人身份证号": "11010519491231002X",
    "经办人手机": "13800000000",
    "电子邮箱": "a@163.com",
}
UPDATED: Mapping[int, tuple[str, str, str] | None] = {
    KEY: ("北京市第01局", code(KEY), "N01"),
    NAME: (NEW_NAME, code(NAME), "A02"),
    CODE: ("北京市又一新名局", NEW_CODE, "N03"),
    REVOKED: None,
}


def write(path: Path, *, updated: bool) -> None:
    """The office's workbook, as it was or as somebody has brought it up to date."""
    rows = []
    for number in (PLAIN, KEY, NAME, CODE, REVOKED):
        row = UPDATED.get(number, None) if updated and number in UPDATED else _row(number)
        if row:
            rows.append(",".join((*row, str(NEXT if updated else END), *VALUES.values())))
    heads = ",".join(("单位名称", "统一社会信用代码", "USBKey序列号", "到期日期", *VALUES))
    path.write_text("\n".join([heads, *rows]), "utf-8-sig")


def _row(number: int) -> tuple[str, str, str]:
    return f"北京市第{number:02}局", code(number), f"A{number:02}"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    path = tmp_path / "单位信息表.csv"
    write(path, updated=False)
    return path


@pytest.fixture
def office(window: Window, qtbot: QtBot, registry: Path) -> Iterator[Window]:
    """Five units of a workbook and a typed one, each with one certificate."""
    window.workbook.open(registry)
    settle(window, qtbot)
    name = "北京市手填局"
    window.workbook.add({"单位名称": name, "统一社会信用代码": code(TYPED), **VALUES})
    values = {"serial": "A05", "valid_to": END.isoformat()}
    window.workbook.state_facts([CertificateFact(name, code(TYPED), "A05", START, values, added=True)])
    settle(window, qtbot)
    window.show_screen("ledger")
    settle(window, qtbot)
    yield window


def unit_with(window: Window, number: int) -> Unit:
    assert window.workbook.registry is not None
    serials = f"A{number:02}", f"N{number:02}"
    units = window.workbook.registry.units
    return next(each for each in units if any(one.serial in serials for one in each.certificates))


def case(window: Window, qtbot: QtBot, number: int, scenario: str, **corrections: str) -> Entry:
    """Export a case of *scenario* for all certificates of a unit."""
    settle(window, qtbot)
    business, found = window.catalogue.owner(scenario)
    answers = next(route.answers for route in business.routes if route.scenario == scenario)
    unit = unit_with(window, number)
    made = Case(business.id, answers, unit, day=date.today()).choose(corrections=corrections, chosen=(0,))
    export_case(make_plan(window.catalogue, made, found), window.wizard.out, ledger=window.ledger)
    return window.ledger.find(Query(), 1).entries[0]


def came_back(window: Window, entry: Entry, valid_to: date | None, serial: str = "") -> None:
    """Receive what a case was about."""
    found = returning(window.ledger, entry, window.catalogue)
    serials = {found[0].certificate.serial if found[0].known else "": serial} if serial else {}
    receive(window.ledger, entry, returned_as(found, valid_to, serials), date.today())


def between(window: Window, qtbot: QtBot) -> None:
    """What happens a hundred days after all were renewed."""
    came_back(window, case(window, qtbot, KEY, "replace"), NEXT, "N01")
    names = {"former_name": "北京市第02局", "name": NEW_NAME}
    came_back(window, case(window, qtbot, NAME, "rename", **names), NEXT)
    changed = {"former_name": "北京市第03局", "former_code": code(CODE), "name": "北京市又一新名局", "code": NEW_CODE}
    came_back(window, case(window, qtbot, CODE, "rename-code", **changed), NEXT, "N03")
    revoked = case(window, qtbot, REVOKED, "revoke")
    window.ledger.move(revoked.id, CaseState.SENT, date.today())


@pytest.mark.parametrize("updated", [False, True], ids=["workbook as it was", "workbook brought up to date"])
def test_what_happened_in_between_is_known_everywhere(
    office: Window, qtbot: QtBot, clock: Callable[[int], None], registry: Path, updated: bool
) -> None:
    assert everywhere(office, qtbot, 0) == same(6)
    for number in range(6):
        came_back(office, case(office, qtbot, number, "renew-mail"), NEXT)
    assert everywhere(office, qtbot, 0) == same(0)
    clock(100)
    office.workbook.look_at_ledger()
    between(office, qtbot)
    if updated:
        write(registry, updated=True)
        office.workbook.read_again()
    settle(office, qtbot)
    due = {}
    for days in (100, 200, 360, 730):
        clock(days)
        due[days] = everywhere(office, qtbot, days)
    assert due == {100: same(0), 200: same(0), 360: same(5), 730: same(5)}
    found = [each for units in renewals(office, 360).values() for each in units]
    serials = sorted(str(one["serial"]) for each in found for one in each["certificates"])  # type: ignore[attr-defined]
    assert serials == ["A00", "A02", "A05", "N01", "N03"]
