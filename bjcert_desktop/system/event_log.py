"""A small log of what the program did: kinds of events and numbers, never a name, a number of a person or a place.

Two files of at most ``SIZE`` bytes each lie in ``logs`` in the person's data folder. The standard library's rotating
handler would load the modules for connections, which nothing else here needs.
"""

import re
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from .. import __version__

FOLDER, FILE, OLD_FILE = "logs", "bjcert.log", "bjcert.old.log"
SIZE = 200_000
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,39}")  # an event, a scenario, a kind of error
_MOST = 1_000_000  # the largest number that can only be a count or an amount

_folder: Path | None = None


def keep_log(folder: Path) -> None:
    """From now on keep a log under the data folder *folder*; nothing is written before something happens."""
    global _folder
    _folder = folder / FOLDER


def note(event: str, **facts: str | int) -> None:
    """Add a line: what happened, and short words and numbers about it. Whatever else is given is left out."""
    _add(" ".join([_plain(event), *(f"{name}={_plain(fact)}" for name, fact in facts.items())]))


def crash(places: list[str], kind: str) -> str:
    """Add where in the program (file, line, function) an error of that *kind* arose; what people may copy of it."""
    details = "\n".join([f"{__version__} {sys.platform}", *places, kind])
    _add(f"crash\n{details}\n")
    return details


def _plain(fact: str | int) -> str:
    if isinstance(fact, int):
        return str(int(fact)) if abs(fact) < _MOST else "?"
    return fact if _WORD.fullmatch(fact) else "?"


def _add(text: str) -> None:
    if _folder is None:
        return
    with suppress(OSError):  # a full disk must not keep anybody from working
        _folder.mkdir(parents=True, exist_ok=True)
        file = _folder / FILE
        if file.exists() and file.stat().st_size > SIZE:
            file.replace(_folder / OLD_FILE)
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {__version__} {text}\n")
