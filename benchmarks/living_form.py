"""From a key to the new picture of the paper beside it: ``python benchmarks/living_form.py``.

A case of one unit with 107 certificates is worked on one page in the whole window. The unit's name is typed, which
stands on every paper and in every row of the sheet; the time ends when the new picture is painted. The processor's
share of it is printed, too: on a machine that is busy with other things it says what the time would be on a quiet one.
"""

import os
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.gui.app import application, make_window
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.express_page import ExpressPage

GOAL = 100  # milliseconds
CERTIFICATES = 107
KEYS = 15


def open_case(window: Window) -> ExpressPage:
    """The one page of a renewal by mail."""
    window.workbook.open_sample()
    while window.workbook.registry is None or window.workbook.busy:
        QApplication.processEvents()
    wizard, unit = window.wizard, window.workbook.registry.units[0]
    one = next(each.certificates[0] for each in window.workbook.registry.units if each.certificates)
    listed = tuple(replace(one, name=f"第{n}管理所", serial=f"BJCA{n:010}") for n in range(CERTIFICATES))
    window.home.cards["renew"].click()
    wizard.assign(wizard.case.answer("renew.way", "mail"))
    while wizard.steps[wizard.at].kind is not StepKind.UNIT:
        wizard.advance()
    wizard.assign(
        replace(wizard.case, unit=replace(unit, certificates=listed)).choose(chosen=tuple(range(len(listed))))
    )
    wizard.ui.express.click()
    page = wizard.page
    assert isinstance(page, ExpressPage)
    page.ui.more.click()  # all fields
    return page


def type_keys(page: ExpressPage) -> list[tuple[float, float]]:
    """The milliseconds that each key takes, and those of the processor."""
    edit, paper, times = page.fields["name"].edit, page.ui.paper, []
    for _ in range(KEYS):
        start, worked = time.perf_counter(), time.process_time()
        QTest.keyClick(edit, Qt.Key.Key_A)
        while not paper.settled:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()  # paints it
        times.append(((time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000))
    return times


def main() -> None:
    """Print the median and the worst for each paper, after one key that lays it out for the first time."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(Path(folder))
        window.resize(1366, 728)
        window.show()
        page = open_case(window)
        plan = window.wizard.plan
        for document in plan.documents if plan else ():
            page.ui.paper.choose(document.title)
            times = type_keys(page)[1:]
            pages = page.ui.paper.pages
            count = pages.count if pages else 0
            middle, work = (statistics.median(each) for each in zip(*times, strict=True))
            worst = max(spent for spent, _ in times)
            print(
                f"{document.title}, {count} pages: {middle:.0f} ms, at worst {worst:.0f} ms (goal {GOAL} ms)", end="; "
            )
            print(f"processor {work:.0f} ms")
        window.close()


if __name__ == "__main__":
    main()
