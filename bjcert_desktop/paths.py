"""Where the program's own data and the person's files are."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data(*parts: str) -> Path:
    """A file or folder shipped with the program: in ``_data`` once installed, beside the package in the sources."""
    installed = _PACKAGE / "_data"
    return (installed if installed.is_dir() else _PACKAGE.parent).joinpath(*parts)


def user_data(chosen: str | Path | None = None) -> Path:
    """The folder of this person's settings and drafts: *chosen*, or the system's usual place. Not created here."""
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "bjcert-desktop"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "bjcert-desktop"
