"""The PC of the trial: Wine's drive C, what is run on it, and what Windows tells of itself."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from . import FOLDER, ROOT, Stop, product
from .machine import DEBIAN, HOME, linux, windows, windows_path
from .python import PYTHON
from .tables import UPGRADE_CODE, braced

PICTURES = FOLDER / "trial"  #: and the logs of Windows Installer
LINK = f"{product.NAME}.lnk"

_PREFIX = HOME / "trial"
DRIVE = DEBIAN / _PREFIX.relative_to("/") / "drive_c"  #: drive C, seen from the build
ENVIRONMENT = {"WINEPREFIX": str(_PREFIX), "DISPLAY": ":7", "QT_QPA_PLATFORM": "windows"}

_PYTHON = str((PYTHON / "python.exe").relative_to(ROOT))
_UNINSTALL = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall"
_REINSTALL = """
import ctypes, sys
msi, code = ctypes.WinDLL("msi"), ctypes.create_unicode_buffer(39)
msi.MsiSetInternalUI(2, None)
msi.MsiEnumRelatedProductsW(sys.argv[1], 0, 0, code)
print(msi.MsiReinstallProductW(code, 0x3C0))
"""  # 0x3C0: all files, what is the machine's and the person's, and shortcuts; as with REINSTALLMODE=amus


def expect(right: object, otherwise: str) -> None:
    """Raise Stop when something is not *right*."""
    if not right:
        raise Stop(f"试装没有通过 (the trial failed): {otherwise}")


def run_there(command: list[str]) -> tuple[int, str, str]:
    """Run a Windows program; its exit code, what it wrote and what it wrote of errors."""
    done = subprocess.run(windows(*command, environment=ENVIRONMENT), input=b"", capture_output=True)
    return done.returncode, _text(done.stdout), _text(done.stderr)


def _text(output: bytes) -> str:
    """What a program wrote: bjcert writes UTF-8, Windows' own tools the Chinese code page."""
    try:
        return output.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return output.decode("gb18030", "replace").replace("\r\n", "\n")


def must_run(*command: str) -> None:
    """Run a Windows program that has to succeed. Raises Stop."""
    code, output, errors = run_there(list(command))
    expect(code == 0, f"{' '.join(command)} → {code}\n{output}{errors}")


def start(*command: str) -> subprocess.Popen[bytes]:
    """Begin a program of the Debian that goes on beside the trial."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(linux(*command, environment=ENVIRONMENT), **quiet)


def checksum(path: Path) -> str:
    """SHA-256 of the file at *path*, a blank when there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def msiexec(action: str, what: Path | str, **properties: str) -> int:
    """Run Windows Installer silently, as INSTALL.zh-CN.md says, on an MSI or a product code; its exit code.

    Linux would cut that to 8 bits.
    """
    name = what.stem if isinstance(what, Path) else "product"
    log = windows_path(PICTURES / f"msiexec {action.strip('/')} {name}.log")
    given = " ".join(f'{name}="{value}"' for name, value in properties.items())
    place = f'"{windows_path(what)}"' if isinstance(what, Path) else what
    line = f'msiexec {action} {place} /qn /norestart /l*v "{log}" {given}'
    told = run_there([_PYTHON, "-s", "-B", "-c", "import subprocess, sys; print(subprocess.call(sys.argv[1]))", line])
    return int(told[1])


def reinstall() -> int:
    """Repair through the function that Windows' own msiexec calls for /famus; its exit code."""
    return int(run_there([_PYTHON, "-s", "-B", "-c", _REINSTALL, braced(UPGRADE_CODE)])[1])


def registered() -> list[tuple[str, str]]:
    """The entries of this product in the list of apps: name and version."""
    names, versions = (_listed(value) for value in ("DisplayName", "DisplayVersion"))
    return [(name, versions[code]) for code, name in names.items() if name == product.NAME]


def product_codes() -> list[str]:
    """The product codes under which this product stands in the list of apps."""
    return [code for code, name in _listed("DisplayName").items() if name == product.NAME]


def _listed(value: str) -> dict[str, str]:
    """A *value* of every entry in the list of apps, by the entry's key."""
    found, key = {}, ""
    for line in run_there(["reg", "query", _UNINSTALL, "/s", "/v", value, "/reg:64"])[1].splitlines():
        if line.startswith("HKEY_"):
            key = line.rsplit("\\", 1)[1]
        elif "REG_SZ" in line:
            found[key] = line.split("REG_SZ", 1)[1].strip()
    return found


def shortcuts() -> list[str]:
    """The folders that have a shortcut to the program. Wine puts them among the person's own, Windows among all's."""
    return sorted(path.parent.name for path in DRIVE.rglob(LINK))


def note_reading() -> None:
    """Have the system note when a file of the drive was last read, even where it does not by itself."""
    subprocess.run(["mount", "--bind", str(DRIVE), str(DRIVE)], check=True)
    subprocess.run(["mount", "-o", "remount,bind,relatime", str(DRIVE)], check=True)


def forget_reading(folder: Path) -> None:
    """Make every file in *folder* one that nobody has read for years."""
    for path in folder.rglob("*"):
        os.utime(path, ns=(0, path.stat().st_mtime_ns))


def parts_read(folder: Path) -> dict[str, int]:
    """Which of the program's parts in *folder* were read since then, and when first (nanoseconds)."""
    parts = folder / "_internal"
    found = {path.relative_to(parts).as_posix(): path.stat().st_atime_ns for path in parts.rglob("*") if path.is_file()}
    return {name: moment for name, moment in found.items() if moment}
