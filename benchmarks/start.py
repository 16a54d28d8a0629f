"""Start to first paint, against an empty QWizard, each in processes of its own in turn."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 15
PEER = """
import time; begin = time.perf_counter()
from PySide6.QtWidgets import QApplication, QWizard, QWizardPage
app = QApplication([]); window = QWizard(); window.addPage(QWizardPage()); window.show()
while not window.windowHandle().isExposed(): app.processEvents()
app.processEvents()
print(time.perf_counter() - begin)
"""
OURS = """
import time; begin = time.perf_counter()
import sys
from pathlib import Path
from bjcert_desktop.__main__ import window_code
start = window_code()
app, window = start.first_picture(Path(sys.argv[1]))
print(time.perf_counter() - begin)
start._dress(app); window.finish(); app.processEvents()
print(time.perf_counter() - begin)
window.close()
"""


def seconds(code: str, folder: Path) -> list[float]:
    """From the interpreter's first line to the first picture of the window, and to its being whole.

    Both programs find their modules compiled, as installed ones do, whatever the environment says of that.
    """
    command = [sys.executable, "-c", code, str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, capture_output=True, check=True, env=environment, text=True)
    return [float(line) for line in done.stdout.split()]


def main() -> None:
    """Print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        for code in (PEER, OURS):
            seconds(code, Path(folder))  # from the second start on modules are compiled, the window is where it was
        pairs = [(seconds(PEER, Path(folder))[0], *seconds(OURS, Path(folder))) for _ in range(RUNS)]
    peer, ours, whole = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(mine / theirs for theirs, mine, _ in pairs)
    print(f"start to first paint: {ours:.3f} s, an empty QWizard {peer:.3f} s: {ratio:.2f} (goal ≤ 1.25)")
    print(f"start to a window that is whole, with drafts and workbook: {whole:.3f} s")


if __name__ == "__main__":
    main()
