"""Why papers came back or a case does not count: ready reasons, an office's own, those given before."""

from datetime import date
from pathlib import Path

from msgspec import structs
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.gui.ledger.ledger_dialogs import ReturnDialog
from bjcert_desktop.gui.window import Window
from bjcert_desktop.guide.general import OfficeReasons
from bjcert_desktop.jobs.export import export_case
from tests.gui.dialogs import meet


def test_an_offices_own_reason_is_chosen_with_a_click(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("甲局", "乙局"):
        case = Case("renew", {"renew.way": "mail"}, Unit(name=name), day=date.today())
        export_case(make_plan(window.catalogue, case), tmp_path / "out", ledger=window.ledger)
    window.ledger.take_back(1, "以前写过的", date.today())
    reasons = OfficeReasons(returned=("照片不清楚", "缺少材料"))
    window.catalogue = structs.replace(window.catalogue, reasons=reasons)
    window.show_screen("ledger")
    screen = window.ledger_screen
    qtbot.waitUntil(lambda: not screen.busy and "return" in screen.detail.ways)

    def choose(dialog: ReturnDialog) -> None:
        offered = [each.text() for each in dialog.findChildren(QPushButton)]
        assert offered.count("缺少材料") == 1
        assert "以前写过的" in offered
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "照片不清楚").click()
        dialog.ui.save.click()

    meet(
        ReturnDialog,
        choose,
        lambda dialog: "以前写过的" in [each.text() for each in dialog.findChildren(QPushButton)],
    )
    screen.detail.ways["return"].click()
    qtbot.waitUntil(lambda: not screen.busy)
    assert window.ledger.entry(2).returned == "照片不清楚"
