"""The check of the MSI put to the test: what a second tool reads in it, and what is found in a broken one."""

from __future__ import annotations

import subprocess
from pathlib import Path

from . import ROOT, Stop, handout, say
from .bundle import windows_python
from .machine import PROJECT, linux, windows_path
from .rules import findings
from .trial_pc import PICTURES, expect

_BREAK = """
import sys
from pathlib import Path
from installer import msi
from installer.cab import files_of
from installer.tables import make_tables, product_code
from installer.versions import described

files = [described(file) for file in files_of(Path(sys.argv[2]))[:5]]
code = product_code("1.0.0", files)
tables = make_tables("1.0.0", code, files)
tables["Property"].rows.append(("REINSTALLMODE", "amus"))
tables["Component"].rows[0] = (tables["Component"].rows[0][0], "{NOT-A-GUID}", *tables["Component"].rows[0][2:])
tables["Registry"].rows = [(*row[:1], 2, *row[2:]) for row in tables["Registry"].rows]
tables["InstallExecuteSequence"].rows = [r for r in tables["InstallExecuteSequence"].rows if r[0] != "CostFinalize"]
del tables["_Validation"]
Path(sys.argv[1]).with_suffix(".cab").write_bytes(b"MSCF")
msi.write(Path(sys.argv[1]), "1.0.0", code, tables, Path(sys.argv[1]).with_suffix(".cab"))
"""


def try_the_rules(installer: Path) -> None:
    """Read the MSI with msitools, and see that a broken MSI is found out. Raises Stop."""
    say("用另一个工具读安装包，并检查一个故意弄坏的 (a second tool reads the MSI; a broken one is found out)")
    tables = handout.tables_of(installer)
    for name in ("File", "Component", "Registry", "Shortcut", "Property", "_Validation"):
        columns, _types, _keys, *rows = _export(installer, name).splitlines()
        same = columns.split("\t") == list(tables[name].columns) and len(rows) == len(tables[name].rows)
        expect(same, f"msiinfo 读到的 {name} 不一样 (msiinfo reads another table)")
    broken = PICTURES / "broken.msi"
    windows_python("-c", _BREAK, windows_path(broken), windows_path(handout.BUNDLE))
    found = {finding.rule for finding in findings(handout.tables_of(broken))}
    missing = {"ICE03", "ICE26", "ICE40", "ICE43"} - found
    expect(not missing, f"故意弄坏的安装包没有查出来 (not found in a broken MSI): {missing}")
    broken.unlink()
    broken.with_suffix(".cab").unlink()


def _export(installer: Path, table: str) -> str:
    """Return a table as msitools exports it."""
    place = str(PROJECT / installer.relative_to(ROOT))
    done = subprocess.run(linux("msiinfo", "export", place, table), capture_output=True)
    if done.returncode != 0:
        raise Stop(f"msiinfo: {done.stderr.decode('utf-8', 'replace')}")
    return done.stdout.decode("gb18030", "replace").replace("\r\n", "\n")
