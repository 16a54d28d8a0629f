"""What this computer has that papers need: fonts, printers, a program for Word files. None is what cannot be told.

Windows is asked by its registry and its printing service, other systems by the commands that they have for it.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator

_SECONDS = 10  # for a command to answer


def fonts() -> str | None:
    """The names and files of all installed fonts, in one text of small letters."""
    if sys.platform == "win32":
        import winreg

        found: list[str] = []
        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            found += _values(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts")
        return "\n".join(found).lower()
    told = _told("fc-list", ":", "family", "file")
    return None if told is None else told.lower()


def office() -> tuple[str, ...] | None:
    """The programs found that open and print Word files."""
    if sys.platform == "win32":
        import winreg

        paths = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths"
        names = {"Winword.exe": "Word", "wps.exe": "WPS", "soffice.exe": "LibreOffice"}
        roots = (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER)
        return tuple(name for file, name in names.items() if any(any(_values(r, rf"{paths}\{file}")) for r in roots))
    return ("LibreOffice",) if shutil.which("soffice") else ()


def printers() -> int | None:
    """How many printers a person can choose from."""
    if sys.platform == "win32":
        import ctypes

        needed, count = ctypes.c_ulong(), ctypes.c_ulong()
        ask = ctypes.WinDLL("winspool.drv").EnumPrintersW
        sizes = (ctypes.byref(needed), ctypes.byref(count))
        ask(2 | 4, None, 4, None, 0, *sizes)  # local ones and connections, in short
        buffer = ctypes.create_string_buffer(max(needed.value, 1))
        return count.value if ask(2 | 4, None, 4, buffer, len(buffer), *sizes) else 0
    told = _told("lpstat", "-e")
    return None if told is None else len(told.splitlines())


def system() -> str:
    """The system and its version."""
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return f"Windows {version.major}.{version.minor}.{version.build}"
    return sys.platform


def _values(root: int, key: str) -> Iterator[str]:
    """The names and values of a key in Windows' registry; nothing where there is no such key."""
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(root, key, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
                for index in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, _kind = winreg.EnumValue(opened, index)
                    yield f"{name}={value}"
        except OSError:
            return
    yield from ()


def _told(*command: str) -> str | None:
    """What *command* prints; None where there is no such command or it does not answer."""
    program = shutil.which(command[0])
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            [program, *command[1:]], capture_output=True, encoding="utf-8", errors="replace", timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout
