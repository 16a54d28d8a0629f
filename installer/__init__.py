"""Builds the Windows program: bundle, MSI and zip, and tries them out. ``python3 dev.py windows`` runs it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "windows"  #: all that is downloaded or built
DOWNLOADS = FOLDER / "downloads"
LOCK = ROOT / "installer" / "requirements.lock"


class Stop(Exception):  # noqa: N818 - the end of the command, with a sentence for the person at the keyboard
    """The build cannot go on; the text says why."""


class Unavailable(Stop):
    """This machine lacks something that the build needs; the project itself is fine."""


def say(text: str) -> None:
    """Print a remark about the progress."""
    print(f"windows: {text}", flush=True)
