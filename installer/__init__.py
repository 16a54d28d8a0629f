"""The Windows program: its bundle, its MSI, its zip, and their trial. ``python3 dev.py windows`` runs it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "windows"  #: everything that is downloaded or made lies here
DOWNLOADS = FOLDER / "downloads"
LOCK = ROOT / "installer" / "requirements.lock"


class Stop(Exception):  # noqa: N818 - the end of the command, with a sentence for the person at the keyboard
    """Nothing more can be done, and why."""


class Unavailable(Stop):
    """This machine lacks what the build needs: nothing is wrong with the project."""


def say(text: str) -> None:
    """A remark about what is going on."""
    print(f"windows: {text}", flush=True)
