"""Paths of the program's own data, and of the person's and the computer's data folders."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes

RESTORED = "restore.new"  # in a person's data folder: a complete backup that the next start puts in place
HALF_RESTORED = f"{RESTORED}.part"  # one that is being unpacked

PACKAGE = Path(__file__).resolve().parents[1]


def data(*parts: str) -> Path:
    """A file or folder that ships with the program: in ``_data`` if installed, beside the package in the sources."""
    installed = PACKAGE / "_data"
    return (installed if installed.is_dir() else PACKAGE.parent).joinpath(*parts)


def user_data() -> Path:
    """The usual data folder of a person. It need not exist."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "bjcert-desktop"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "bjcert-desktop"


def machine_data() -> Path:
    """The folder of what administrators set for everybody. No environment variable changes it."""
    if sys.platform == "win32":
        found = ctypes.create_unicode_buffer(260)
        ctypes.windll.shell32.SHGetFolderPathW(None, 0x23, None, 0, found)  # CSIDL_COMMON_APPDATA
        return Path(found.value or r"C:\ProgramData") / "bjcert-desktop"
    return Path("/etc/bjcert-desktop")
