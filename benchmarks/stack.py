"""打印整批: the papers of 120 units to one PDF and to a printer, and how long the window takes to answer meanwhile.

``python3 benchmarks/stack.py [units]``; needs poppler-utils. Pages, their order and copies are read back from the PDFs.
"""

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.gui.app import application
from bjcert_desktop.gui.preview.stack_dialog import StackDialog
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.jobs.printing.cases import cases_of_batch
from bjcert_desktop.jobs.printing.painter import PaintedPrinting, Painter
from bjcert_desktop.ledger import Ledger

UNITS, SECONDS, ANSWER = 120, 60, 100  # seconds for the PDF, milliseconds for the window
PAPERS = 5
_TICK = 5  # milliseconds
ROOT = str(Path(__file__).resolve().parents[1])
#: A drawing process whose printer writes PDFs into a folder.
TRAY = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from PySide6.QtPrintSupport import QPrinter
from bjcert_desktop.gui.preview.painter_process import main

numbers = iter(range(1, 1_000_000))

def printer(name):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(Path({tray!r}, f"{{next(numbers):05}}.pdf")))
    return made

sys.exit(main(printer))
"""


class Watch:
    """How long the window takes to answer, and how much memory this process and its child have, while it runs."""

    def __init__(self) -> None:
        self.slowest = 0.0
        self.memory: list[tuple[int, int]] = []
        self._last = self._looked = time.perf_counter()
        self._timer = QTimer(interval=_TICK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        now = time.perf_counter()
        self.slowest = max(self.slowest, (now - self._last) * 1000 - _TICK)
        self._last = now
        if now - self._looked > 1:
            self._looked = now
            self.memory.append((_memory(os.getpid()), max(map(_memory, _children()), default=0)))

    def stop(self) -> str:
        self._timer.stop()
        own, drawing = zip(*self.memory[2:], strict=True) if len(self.memory) > 2 else ((0,), (0,))
        flat = f"memory {own[0]} to {max(own)} MB here, {drawing[0]} to {max(drawing)} MB in the drawing process"
        return f"the window answered within {self.slowest:.0f} ms of {ANSWER}; {flat}"


def _memory(process: int) -> int:
    with contextlib.suppress(OSError):  # it has just ended
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
        return int(found[1]) // 1024 if found else 0
    return 0


def _children() -> list[int]:
    found = []
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(OSError):
            found += [int(number) for number in (task / "children").read_text().split()]
    return found


def wait(dialog: StackDialog, until: int = 0, tray: Path | None = None) -> None:
    """Wait until the dialog is done, or until *tray* holds so many PDFs."""
    while dialog.busy and not (until and tray and len(list(tray.iterdir())) >= until):
        QApplication.processEvents()
        time.sleep(0.001)


def order(paths: list[Path]) -> list[str]:
    """The unit and the paper of every page, as far as its text tells."""
    found = []
    for path in paths:
        command = ["pdftotext", str(path), "-"]
        text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
        found += [" ".join(re.findall(r"第\s*(\d{3})\s*测试局", page)[:1]) for page in text.split("\f")[:-1]]
    return found


def main() -> None:
    """Print the times, and whether the pages are right."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    application()
    catalogue = load_catalogue()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tray = folder / "tray"
        tray.mkdir()
        members = [
            PreparedUnit(
                Unit(
                    name=f"北京市第{number:03}测试局",
                    code=f"1111010500{number:08}",
                    row=number,
                    certificates=(Certificate(serial=f"BJ{number:06}", valid_to=date(2026, 12, 31)),),
                )
            )
            for number in range(1, count + 1)
        ]
        ledger, scenario = Ledger(folder / "data"), catalogue.owner("renew-mail")[1]
        case = Case("renew", {"renew.way": "mail"})
        batch = run(Batch(catalogue, scenario, case, members, folder / "out", ledger=ledger)).batch
        command = [sys.executable, "-c", TRAY.format(root=ROOT, tray=str(tray))]
        cases = cases_of_batch(ledger, batch, catalogue.account)
        ways = lambda printer, own: PaintedPrinting(printer, Painter(command))  # noqa: E731
        dialog = StackDialog(ledger, cases, catalogue, FormSet(), None, ["a virtual printer"], ways)
        dialog.copies["合并汇款单"].setValue(0)
        dialog.show()
        wanted = [f"{number:03}" for number in range(1, count + 1) for _ in range(PAPERS)]

        begin, watch = time.perf_counter(), Watch()
        dialog.save_pdf(folder / "all.pdf")
        wait(dialog)
        spent, told = time.perf_counter() - begin, watch.stop()
        right = "right" if order([folder / "all.pdf"]) == wanted else "WRONG"
        print(f"{len(wanted)} papers to one PDF: {spent:.1f} s of {SECONDS}; {told}; order {right}")

        begin, watch = time.perf_counter(), Watch()
        dialog.print_all()
        wait(dialog, len(wanted) // 2, tray)
        dialog.ui.stop.click()
        wait(dialog)
        half = len(list(tray.iterdir()))
        command[2] = TRAY.format(root=ROOT, tray=str(tray)).replace("range(1,", f"range({half + 1},")
        dialog.go_on()
        wait(dialog)
        spent, told = time.perf_counter() - begin, watch.stop()
        right = order(sorted(tray.iterdir())) == wanted
        print(f"{len(wanted)} papers printed, stopped after {half} and gone on: {spent:.1f} s; {told}; ", end="")
        print(f"order {'right' if right else 'WRONG'}, {len(list(tray.iterdir()))} jobs of the printer")
        dialog.close()


if __name__ == "__main__":
    main()
