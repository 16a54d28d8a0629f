"""The PC of the trial: Wine's drive C, programs run on it, and what Windows reports."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def another_language() -> Iterator[None]:
    """Let Windows have another language than Chinese for programs without Unicode."""
    ENVIRONMENT["LANG"] = "C.UTF-8"
    code_page = run_there([_PYTHON, "-s", "-B", "-c", "import ctypes; print(ctypes.windll.kernel32.GetACP())"])[1]
    expect(code_page.strip() not in ("", "936"), f"代码页没有换 (the code page is still Chinese): {code_page}")
    yield
    del ENVIRONMENT["LANG"]


def run_there(command: list[str]) -> tuple[int, str, str]:
    """Run a Windows program; return exit code, stdout and stderr."""
    done = subprocess.run(windows(*command, environment=ENVIRONMENT), input=b"", capture_output=True)
    return done.returncode, _text(done.stdout), _text(done.stderr)


def _text(output: bytes) -> str:
    """Decode output: bjcert writes UTF-8, Windows' own tools the Chinese code page."""
    try:
        return output.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return output.decode("gb18030", "replace").replace("\r\n", "\n")


def must_run(*command: str) -> None:
    """Run a Windows program that must succeed. Raises Stop."""
    code, output, errors = run_there(list(command))
    expect(code == 0, f"{' '.join(command)} → {code}\n{output}{errors}")


def start(*command: str) -> subprocess.Popen[bytes]:
    """Start a program of the Debian in the background."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(linux(*command, environment=ENVIRONMENT), **quiet)


def checksum(path: Path) -> str:
    """Return the SHA-256 of the file at *path*, or an empty string when there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def msiexec(action: str, what: Path | str, **properties: str) -> int:
    """Run Windows Installer silently, as INSTALL.zh-CN.md says, on an MSI or a product code; return its exit code.

    A Windows Python reads the exit code, as Linux would cut it to 8 bits.
    """
    name = what.stem if isinstance(what, Path) else "product"
    log = windows_path(PICTURES / f"msiexec {action.strip('/')} {name}.log")
    given = " ".join(f'{name}="{value}"' for name, value in properties.items())
    place = f'"{windows_path(what)}"' if isinstance(what, Path) else what
    line = f'msiexec {action} {place} /qn /norestart /l*v "{log}" {given}'
    told = run_there([_PYTHON, "-s", "-B", "-c", "import subprocess, sys; print(subprocess.call(sys.argv[1]))", line])
    return int(told[1])


def reinstall() -> int:
    """Repair with the function that Windows' msiexec calls for /famus; return its exit code."""
    return int(run_there([_PYTHON, "-s", "-B", "-c", _REINSTALL, braced(UPGRADE_CODE)])[1])


def registered() -> list[tuple[str, str]]:
    """Return name and version of this product's entries in the list of apps."""
    names, versions = (_listed(value) for value in ("DisplayName", "DisplayVersion"))
    return [(name, versions[code]) for code, name in names.items() if name == product.NAME]


def product_codes() -> list[str]:
    """Return the product codes of this product in the list of apps."""
    return [code for code, name in _listed("DisplayName").items() if name == product.NAME]


def _listed(value: str) -> dict[str, str]:
    """Return a *value* of every entry in the list of apps, by the entry's key."""
    found, key = {}, ""
    for line in run_there(["reg", "query", _UNINSTALL, "/s", "/v", value, "/reg:64"])[1].splitlines():
        if line.startswith("HKEY_"):
            key = line.rsplit("\\", 1)[1]
        elif "REG_SZ" in line:
            found[key] = line.split("REG_SZ", 1)[1].strip()
    return found


def shortcuts() -> list[str]:
    """Return the folders with a shortcut to the program: the user's under Wine, those of all users on Windows."""
    return sorted(path.parent.name for path in DRIVE.rglob(LINK))


def note_reading() -> None:
    """Mount the drive so that the time of the last access to each file is recorded."""
    subprocess.run(["mount", "--bind", str(DRIVE), str(DRIVE)], check=True)
    subprocess.run(["mount", "-o", "remount,bind,relatime", str(DRIVE)], check=True)


def forget_reading(folder: Path) -> None:
    """Reset the time of the last access to every file in *folder*."""
    for path in folder.rglob("*"):
        os.utime(path, ns=(0, path.stat().st_mtime_ns))


def parts_read(folder: Path) -> set[str]:
    """Return the program's files in *folder* that were read since then."""
    parts = folder / "_internal"
    return {path.relative_to(parts).as_posix() for path in parts.rglob("*") if path.is_file() and path.stat().st_atime}
