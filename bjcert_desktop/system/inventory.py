"""What this computer has: fonts, printers, a program for Word files; the system and the account. None means unknown.

Windows is asked by its registry and print spooler, other systems by commands.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache

if sys.platform == "win32":
    import ctypes
    import winreg
else:
    import pwd

_SECONDS = 10  # for a command to answer


def fonts() -> str | None:
    """The names and files of all installed fonts, in one lower-case text."""
    if sys.platform == "win32":
        found: list[str] = []
        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            found += _values(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts")
        return "\n".join(found).lower()
    output = _output("fc-list", ":", "family", "file")
    return None if output is None else output.lower()


def office() -> tuple[str, ...] | None:
    """The installed programs that open and print Word files."""
    if sys.platform == "win32":
        paths = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths"
        names = {"Winword.exe": "Word", "wps.exe": "WPS", "soffice.exe": "LibreOffice"}
        roots = (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER)
        return tuple(name for file, name in names.items() if any(any(_values(r, rf"{paths}\{file}")) for r in roots))
    return ("LibreOffice",) if shutil.which("soffice") else ()


def printers() -> int | None:
    """The number of printers."""
    if sys.platform == "win32":
        needed, count = ctypes.c_ulong(), ctypes.c_ulong()
        ask = ctypes.WinDLL("winspool.drv").EnumPrintersW
        sizes = (ctypes.byref(needed), ctypes.byref(count))
        ask(2 | 4, None, 4, None, 0, *sizes)  # level 4: local printers and connections
        buffer = ctypes.create_string_buffer(max(needed.value, 1))
        return count.value if ask(2 | 4, None, 4, buffer, len(buffer), *sizes) else 0
    output = _output("lpstat", "-e")
    return None if output is None else len(output.splitlines())


def system() -> str:
    """The system and its version."""
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return f"Windows {version.major}.{version.minor}.{version.build}"
    return sys.platform


if sys.platform == "win32":

    @cache
    def account() -> str:
        """The name of the account that runs this process."""
        return os.getlogin()  # asks Windows, not the environment

else:

    @cache
    def account() -> str:
        """The name of the account that runs this process."""
        try:
            return pwd.getpwuid(os.getuid()).pw_name
        except KeyError:
            return str(os.getuid())


def _values(root: int, key: str) -> Iterator[str]:
    """The names and values of a key in Windows' registry, none if there is no such key."""
    if sys.platform == "win32":
        try:
            with winreg.OpenKey(root, key, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
                for index in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, _kind = winreg.EnumValue(opened, index)
                    yield f"{name}={value}"
        except OSError:
            return
    yield from ()


def _output(*command: str) -> str | None:
    """The output of *command*; None if it does not exist or does not answer."""
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
