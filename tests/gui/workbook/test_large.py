"""A very large registry in the window."""

import csv
import gc
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.window import Window

UNITS = 100_000


def test_the_window_responds_while_a_hundred_thousand_units_are_opened_searched_and_exported(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "全市单位.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["单位名称", "统一社会信用代码", "经办人姓名", "经办人手机"])
        rows.writerows((f"北京市示例区第{n}监测站", "", f"王{n}", "13800000000") for n in range(UNITS))
    ticks: list[None] = []
    told: list[tuple[int, int]] = []
    timer = QTimer(interval=50)
    timer.timeout.connect(lambda: ticks.append(None))
    changes: list[None] = []
    window.workbook.progressed.connect(lambda: told.append(window.workbook.progress))
    window.workbook.changed.connect(lambda: changes.append(None))
    timer.start()
    window.show_screen("registry")
    window.workbook.open(path)
    qtbot.waitUntil(lambda: window.workbook.view is not None, timeout=120_000)
    timer.stop()
    assert len(ticks) > 5
    assert any(0 < done < total for done, total in told)
    assert len(changes) < 5  # every screen shows itself anew at each
    assert gc.isenabled()
    browser = window.registry_screen.browser
    browser.ui.search.setText("第99999监测站")
    assert [unit.name for unit in browser.model.rows] == ["北京市示例区第99999监测站"]
    browser.ui.search.setText("监")
    assert f"共 {UNITS} 个单位" in browser.ui.count.text()
    assert window.workbook.registry is not None
    unit = window.workbook.registry.find("北京市示例区第99999监测站")
    window.wizard.assign(replace(window.wizard.case, business="revoke", answers={"revoke.valid": "yes"}, unit=unit))
    window.wizard.go(next(n for n, step in enumerate(window.wizard.steps) if step.kind == "review"))
    window.wizard.advance()
    qtbot.waitUntil(lambda: window.wizard.exported is not None, timeout=30_000)
    assert window.wizard.exported is not None
    assert "第99999监测站" in window.wizard.exported.folder.name
