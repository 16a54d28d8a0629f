"""From the start to the whole window on the screen, against an empty QWizard, each in processes of its own in turn."""

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
from bjcert_desktop.gui.app import application, make_window
app = application(); window = make_window(Path(sys.argv[1])); window.show()
while not window.windowHandle().isExposed(): app.processEvents()
app.processEvents()
print(time.perf_counter() - begin)
window.close()
"""


def seconds(code: str, folder: Path) -> float:
    """From the interpreter's first line to the window on the screen.

    Both programs find their modules compiled, as installed ones do, whatever the environment says.
    """
    command = [sys.executable, "-c", code, str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, capture_output=True, check=True, env=environment, text=True)
    return float(done.stdout)


def main() -> None:
    """Print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for code in (PEER, OURS):
            seconds(code, folder)  # from the second start on modules are compiled, and the window's place is known
        pairs = [(seconds(OURS, folder), seconds(PEER, folder)) for _ in range(RUNS)]
    ours, peer = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    print(f"start to the whole window: {ours:.3f} s, an empty QWizard {peer:.3f} s: {ratio:.2f} (goal ≤ 2)")


if __name__ == "__main__":
    main()
