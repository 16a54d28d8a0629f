"""Start to first paint, against an empty QWizard, each in processes of its own in turn."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 9
FIRST_PAINT = """
import time; begin = time.perf_counter()
{make}
window.show()
while not window.isVisible(): app.processEvents()
app.processEvents()
window.grab()
print(time.perf_counter() - begin)
"""
PEER = """
from PySide6.QtWidgets import QApplication, QWizard, QWizardPage
app = QApplication([]); window = QWizard(); window.addPage(QWizardPage())
"""
OURS = """
import sys
from pathlib import Path
from bjcert_desktop.gui.app import application, make_window
from bjcert_desktop.guide import load_catalogue
app = application(); window = make_window(load_catalogue(), Path(sys.argv[1]))
"""


def seconds(make: str, folder: Path) -> float:
    """From the interpreter's first line to the first picture of the window."""
    command = [sys.executable, "-c", FIRST_PAINT.format(make=make), str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return float(subprocess.run(command, capture_output=True, check=True, env=environment, text=True).stdout)


def main() -> None:
    """Print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = [(seconds(PEER, Path(folder)), seconds(OURS, Path(folder))) for _ in range(RUNS)]
    peer, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(mine / theirs for theirs, mine in pairs)
    print(f"start to first paint: {ours:.3f} s, an empty QWizard {peer:.3f} s: {ratio:.2f} (goal ≤ 1.25)")


if __name__ == "__main__":
    main()
