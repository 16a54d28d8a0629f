"""How long it takes to see a paper: ``python benchmarks/preview.py``.

Every shipped form is filled with believable values. *First* is what a person waits for who opens the preview for the
first time: filling, reading, laying out all pages and painting the first one, in a fresh process that has the window's
modules in memory but has neither read a Word file nor used a font yet. *Next* is painting another page, *again* all of
*first* once more in the same process. PaperPages are painted for a screen of two pixels to one of an ordinary screen.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 3
DPI = 192
FIRST_GOAL, NEXT_GOAL = 1.0, 0.2  # seconds
PAPERS = (
    ("申请表", 1),
    ("明细表", 7),
    ("明细表", 107),
    ("材料清单", 1),
    ("汇款信息单", 1),
    ("邮寄地址页", 1),
    ("在线办理指引", 1),
)


def main() -> int:
    """Measure every paper in new processes and print the results; return 1 when a goal is missed."""
    missed = 0
    print(f"{'':16}{'pages':>6}{'first':>10}{'next':>10}{'again':>10}{'PDF':>10}   (ms)")
    for form, certificates in PAPERS:
        command = [sys.executable, __file__, form, str(certificates)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        runs = [
            json.loads(subprocess.run(command, check=True, capture_output=True, env=environment).stdout)
            for _ in range(ROUNDS)
        ]
        times = {name: statistics.median(run[name] for run in runs) for name in ("first", "next", "again", "pdf")}
        title = f"{form} {certificates}" if form == "明细表" else form
        padding = " " * (16 - sum(2 if ord(c) > 0x2E80 else 1 for c in title))
        columns = "".join(f"{times[name] * 1000:10.0f}" for name in times)
        print(f"{title}{padding}{runs[0]['pages']:6}{columns}")
        missed += times["first"] > FIRST_GOAL or times["next"] > NEXT_GOAL
    print(f"goals: first ≤ {FIRST_GOAL * 1000:.0f} ms, next ≤ {NEXT_GOAL * 1000:.0f} ms; missed by {missed}")
    return 1 if missed else 0


def measure(form: str, certificates: int) -> dict[str, float]:
    """Return the seconds that one paper takes."""
    from PySide6.QtGui import QGuiApplication

    from bjcert_desktop.domain.fields import FIELDS
    from bjcert_desktop.gui.preview.preview_dialog import render
    from bjcert_desktop.system import paths
    from bjcert_desktop.word import load_template

    application = QGuiApplication([])
    assert application is not None
    values = {name: field.example for name, field in FIELDS.items() if "." not in name}
    counts = {"证书": certificates, "材料": 6, "费用": 2, "步骤": 8, "提示": 3}
    lists = {
        prefix: [
            {name: field.example for name, field in FIELDS.items() if name.startswith(f"{prefix}.")}
            | {f"{prefix}.序号": str(number), "提示.内容": "汇款时请在附言中写明单位名称和证书数量。"}
            for number in range(1, count + 1)
        ]
        for prefix, count in counts.items()
    }

    def show() -> float:
        start = time.perf_counter()
        made = render(load_template(paths.data("forms", f"{form}.docx")).fill(values, lists))
        made.image(0, DPI)
        return time.perf_counter() - start

    found = {"first": show(), "again": show()}
    pages = render(load_template(paths.data("forms", f"{form}.docx")).fill(values, lists))
    start = time.perf_counter()
    for index in range(pages.count):
        pages.image(index, DPI)
    found["next"] = (time.perf_counter() - start) / pages.count
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        pages.save_pdf(Path(folder) / "预览.pdf")
        found["pdf"] = time.perf_counter() - start
    return {**found, "pages": pages.count}


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
    else:
        sys.exit(main())
