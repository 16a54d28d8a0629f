"""From a click to the next page on the screen: every step of a case, and every screen of the window."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from bjcert_desktop.gui.app import application, make_window
from bjcert_desktop.gui.window import Window

GOAL = 50  # milliseconds
RUNS = 5


def milliseconds(change: Callable[[], object]) -> float:
    """From *change* to everything that follows from it being on the screen."""
    begin = time.perf_counter()
    change()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # which only a running loop does by itself
    QApplication.processEvents()
    return (time.perf_counter() - begin) * 1000


def walk(window: Window) -> dict[str, float]:
    """One case from home to the page before the export, and each screen, by name."""
    wizard, found = window.wizard, {}
    found["选择业务 → 情形"] = milliseconds(lambda: window.home.cards["renew"].click())
    wizard.assign(wizard.case.answer("renew.way", "mail"))
    while wizard.steps[wizard.at].kind not in ("review", "done"):
        if wizard.steps[wizard.at].kind == "unit":
            assert window.workbook.registry is not None
            wizard.assign(replace(wizard.case, unit=window.workbook.registry.units[0]))
        elif not wizard.steps[wizard.at].ready:
            break
        before = wizard.steps[wizard.at].title
        spent = milliseconds(wizard.advance)
        found[f"{before} → {wizard.steps[wizard.at].title}"] = spent
    found["回到第一步"] = milliseconds(lambda: wizard.go(1))
    for key in (*window.ui.bar.openers, "finder", "home"):
        if key != "business":
            found[f"→ {key}"] = milliseconds(lambda key=key: window.show_screen(key))
    return found


def main() -> None:
    """Print the first time, in which a page is made, and the median of those after it."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(Path(folder))
        window.resize(1366, 728)
        window.show()
        window.workbook.open_sample()
        while window.workbook.registry is None or window.workbook.busy:
            QApplication.processEvents()
        first = walk(window)
        later = [walk(window) for _ in range(RUNS)]
        window.close()
    for name, made in first.items():
        print(
            f"{name:<24}\t{made:6.0f} ms the first time, {statistics.median(run[name] for run in later):4.0f} ms after"
        )
    slow = [name for name in first if statistics.median(run[name] for run in later) > GOAL]
    made = [name for name in first if first[name] > GOAL]
    print(f"over {GOAL} ms: {', '.join(slow) or 'none'}; when it is made: {', '.join(made) or 'none'}")


if __name__ == "__main__":
    main()
