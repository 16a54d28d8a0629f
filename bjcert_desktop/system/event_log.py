"""A small log of what the program did: kinds of events and counts, never a name, a person's number or a path.

There are two files of at most ``SIZE`` bytes each in ``logs`` in the person's data folder. The standard library's
rotating handler is not used because it imports the modules for network connections.
"""

import re
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from .. import __version__
from .links import own_folder
from .locks import open_to_append

FOLDER, FILE, OLD_FILE = "logs", "bjcert.log", "bjcert.old.log"
SIZE = 200_000
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,39}")  # an event, a scenario, a kind of error
_MOST = 1_000_000  # numbers below it are counts or amounts, larger ones may identify a person

_folder: Path | None = None


def keep_log(folder: Path) -> None:
    """Keep a log in the data folder *folder*. The first event creates it."""
    global _folder
    _folder = folder / FOLDER


def note(event: str, **facts: str | int) -> None:
    """Add a line: the event, and words and small numbers about it. Other values are written as “?”."""
    _add(" ".join([_plain(event), *(f"{name}={_plain(fact)}" for name, fact in facts.items())]))


def crash(lines: list[str], kind: str) -> str:
    """Add a crash of that *kind* with the *lines* of its traceback; return the text for people to copy."""
    details = "\n".join([f"{__version__} {sys.platform}", *lines, kind])
    _add(f"crash\n{details}\n")
    return details


def _plain(fact: str | int) -> str:
    if isinstance(fact, int):
        return str(int(fact)) if abs(fact) < _MOST else "?"
    return fact if _WORD.fullmatch(fact) else "?"


def _add(text: str) -> None:
    if _folder is None:
        return
    with suppress(OSError):  # the program works on when the disk is full
        file = own_folder(_folder) / FILE
        if file.exists() and file.stat().st_size > SIZE:
            file.replace(_folder / OLD_FILE)
        with open_to_append(file) as log:
            log.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {__version__} {text}\n".encode())
