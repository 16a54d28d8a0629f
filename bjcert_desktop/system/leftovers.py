"""Temporary files and folders outside the data folder: each is noted there, so that the next start after a kill removes
it, and nothing else.

A note is a file that holds a path, locked while the process lives. The names of what is noted cannot be foreseen.
"""

import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path

from .durable import write
from .links import is_link, is_real_file, is_real_folder, own_folder, read_file, remove_folder
from .locks import hold
from .paths import HALF_RESTORED

FOLDER = "unfinished"  # in the data folder
_OURS = re.compile(r"\.~[0-9a-f]{12}(\.tmp)?|~.*-[0-9a-f]{8}\.tmp|bjcert-[0-9a-f]{12}-\w{8}")  # names of what is noted
_LATER = "batch-"  # how notes for later begin
_OLD = 86_400  # seconds after which nobody writes on at a file
_WRITTEN = ("", "drafts", "forms", "backups", "practice")  # folders of the data folder that files are written in

_folder: Path | None = None


def keep_notes(folder: Path) -> None:
    """Note temporary files in the data folder *folder* from now on."""
    global _folder
    _folder = folder / FOLDER


@contextmanager
def noted(path: Path) -> Iterator[Path]:
    """Note *path*, a temporary file or folder that is about to be made, until it is renamed or removed.

    What cannot be noted is made all the same; what lies in the data folder needs no note.
    """
    note = None
    if _folder is not None and _folder.parent not in path.parents:
        with suppress(OSError):
            if _folder.parent.is_dir():
                name = own_folder(_folder) / secrets.token_hex(8)
                write(name, os.fsencode(path.absolute()))  # before it is locked: Windows locks the byte at the end
                note = hold(name)
    if note is None:
        yield path
        return
    try:
        yield path
    finally:
        with suppress(OSError):
            note.close()
        if not os.path.lexists(path):
            _forget(Path(note.name))


def folder_prefix() -> str:
    """How the name of a new temporary folder begins, as nobody names a folder of his own."""
    return f"bjcert-{secrets.token_hex(6)}-"


def note_for_later(path: Path) -> None:
    """Note the folder *path*, whose work may be continued: it is not removed at a start, but when it is old."""
    if _folder is not None:
        with suppress(OSError):
            if _folder.parent.is_dir():
                write(own_folder(_folder) / _name_for_later(path), os.fsencode(path.absolute()))


def forget_for_later(path: Path) -> None:
    """Forget the note of the folder *path* once it is gone."""
    if _folder is not None and not os.path.lexists(path):
        _forget(_folder / _name_for_later(path))


def noted_for_later(folder: Path) -> list[Path]:
    """The folders noted so in the data folder *folder* that are still there.

    The notes of others are removed, but where the drive may be absent.
    """
    found = []
    for note in _listed(folder / FOLDER):
        if note.name.startswith(_LATER) and is_real_file(note):
            try:
                path = Path(os.fsdecode(read_file(note)))
                if path.is_absolute() and is_real_folder(path):
                    found.append(path)
                elif not path.is_absolute() or path.parent.is_dir():
                    _forget(note)
            except ValueError:
                _forget(note)
            except OSError:
                continue  # as absent
    return found


def _name_for_later(path: Path) -> str:
    return f"{_LATER}{blake2b(os.fsencode(path.absolute()), digest_size=8).hexdigest()}"


def remove_leftovers(folder: Path) -> None:
    """At a start: remove what processes that were killed have left, by the notes in the data folder *folder*.

    In the data folder itself, half-written files and half-unpacked backups are removed when they are a day old.
    """
    for note in _listed(folder / FOLDER):
        if note.name.startswith(_LATER):
            continue
        with suppress(OSError, ValueError):
            held = hold(note)
            if held is not None:
                with held:
                    _remove(Path(os.fsdecode(read_file(note))))
                _forget(note)
    for within in _WRITTEN:
        for path in _listed(folder / within):
            with suppress(OSError):
                if path.name.startswith(".~") and is_real_file(path) and _is_old(path):
                    path.unlink()
    with suppress(OSError):
        if is_real_folder(folder / HALF_RESTORED) and _is_old(folder / HALF_RESTORED):
            remove_folder(folder / HALF_RESTORED)


def changed_on(path: Path) -> date:
    """The day on which the file, folder or link *path* was last changed. Raises OSError."""
    seconds = path.lstat().st_mtime
    try:
        return date.fromtimestamp(seconds)
    except (ValueError, OverflowError, OSError):  # beyond the calendar, or on Windows before 1970
        return date.min if seconds < 0 else date.max


def _is_old(path: Path) -> bool:
    """Whether nobody writes on at *path*."""
    return abs(time.time() - path.stat().st_mtime) > _OLD


def _listed(folder: Path) -> list[Path]:
    """What is in *folder*, nothing if it is a link or cannot be read."""
    with suppress(OSError):
        return list(folder.iterdir()) if is_real_folder(folder) else []
    return []


def _remove(path: Path) -> None:
    if path.is_absolute() and _OURS.fullmatch(path.name) and not is_link(path):
        if path.is_dir():
            remove_folder(path)
        else:
            path.unlink(missing_ok=True)


def _forget(note: Path) -> None:
    with suppress(OSError):
        if is_real_folder(note.parent):
            note.unlink()
            note.parent.rmdir()  # where it was the last
