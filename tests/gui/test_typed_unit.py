"""A unit typed by hand with its certificates is worked with like one of a workbook."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.renewals import Group
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.workbook.certificates_dialog import CertificatesDialog
from bjcert_desktop.gui.workbook.saving import save_as_workbook
from bjcert_desktop.gui.workbook.unit_dialog import UnitDialog
from tests.gui.dialogs import meet

SOON = date.today() + timedelta(days=20)
BLOCK = "\n".join(f"甲局{n}\tT{n}\t{SOON:%Y年%m月%d日}\t王{n}\t1380000000{n}" for n in range(3)) + "\n"


def settle(window: Window, qtbot: QtBot) -> None:
    for _ in range(2):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not window.workbook.working, timeout=20_000)


def type_unit(window: Window, qtbot: QtBot) -> None:
    """Add a unit with three certificates that are pasted from Excel as a block."""

    def fill(dialog: UnitDialog) -> None:
        dialog.fields["单位名称"].edit.setText("北京市示例区甲局")
        dialog.fields["统一社会信用代码"].edit.setText("11110105000001011F")
        dialog._check("单位名称", "北京市示例区甲局")
        QGuiApplication.clipboard().setText(BLOCK)
        dialog.certificates.view.paste()
        assert dialog.ui.accept.isEnabled()
        dialog.ui.accept.click()

    meet(UnitDialog, fill)
    window.show_screen("registry")
    window.registry_screen.ui.open.add_unit()
    settle(window, qtbot)


def test_its_papers_its_reminder_and_a_workbook_made_of_it(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    type_unit(window, qtbot)
    assert window.workbook.view is not None
    (unit,) = window.workbook.view.registry.units
    plan = make_plan(window.catalogue, Case("renew", {"renew.way": "mail"}, unit))
    (sheet,) = (each for each in plan.documents if each.form == "明细表")
    rows = [(row["证书.USBKey序列号"], row["证书.使用人"], row["证书.联系电话"]) for row in sheet.lists["证书"]]
    assert rows == [(f"T{n}", f"王{n}", f"1380000000{n}") for n in range(3)]
    assert window.workbook.view.board.certificates(Group.FIRST) == 3

    command = [sys.executable, "-m", "bjcert_desktop.cli", "renewals", "--json", "--data-dir", str(window.folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    groups = {group["id"]: group["units"] for group in json.loads(done.stdout)["groups"]}
    assert [len(each["certificates"]) for each in groups["first"]] == [3]

    save_as_workbook(window.workbook, tmp_path / "单位信息表.xlsx")
    qtbot.waitUntil(lambda: window.workbook.registry is not None and window.workbook.registry.kind == "xlsx")
    settle(window, qtbot)
    assert window.workbook.view is not None
    (unit,) = window.workbook.view.registry.units
    assert (unit.row, [each.serial for each in unit.certificates]) == (2, ["T0", "T1", "T2"])
    sheet_of_certificates = openpyxl.load_workbook(tmp_path / "单位信息表.xlsx")["证书"]
    assert sheet_of_certificates.data_validations.dataValidation
    assert sheet_of_certificates["E2"].number_format == "@"


def test_certificates_are_changed_and_removed_on_the_units_card(window: Window, qtbot: QtBot) -> None:
    type_unit(window, qtbot)
    assert window.workbook.registry is not None
    window.registry_screen.browser.chosen.emit(window.workbook.registry.units[0])

    def change(dialog: CertificatesDialog) -> None:
        table = dialog.editor.table
        table.setData(table.index(0, 2), "不是日期")
        assert not dialog.save.isEnabled()
        table.setData(table.index(0, 2), "2030/1/2")
        table.remove(1)
        dialog.save.click()

    meet(CertificatesDialog, change)
    window.registry_screen.change.click()
    settle(window, qtbot)
    (unit,) = window.workbook.registry.units
    assert [(each.serial, each.valid_to) for each in unit.certificates] == [("T0", date(2030, 1, 2)), ("T2", SOON)]
