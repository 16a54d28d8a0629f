"""Cases in the making, kept on the disk at every change: one small protected file each."""

import contextlib
import uuid
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from ..domain.case import Case
from ..system.dpapi import ProtectError, protect, unprotect
from ..system.files import hold, write_whole


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case and the kind of step that it was left at; *saved* is local time."""

    id: str
    case: Case
    step: str
    saved: datetime


def new_id() -> str:
    """A name for a draft that nothing else has."""
    return uuid.uuid4().hex


def save_draft(folder: Path, draft: Draft) -> None:
    """Keep *draft* in *folder*, whole or not at all, in place of its earlier state. OSError, ProtectError."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / f"{draft.id}.json", protect(msgspec.json.encode(draft)))


def load_drafts(folder: Path) -> list[Draft]:
    """The drafts in *folder*, the latest first. A file that cannot be read is left where it is and left out."""
    found = []
    for path in folder.glob("*.json"):
        with contextlib.suppress(OSError, msgspec.DecodeError, ProtectError):
            found.append(msgspec.json.decode(unprotect(path.read_bytes()), type=Draft))
    return sorted(found, key=lambda draft: draft.saved, reverse=True)


def hold_draft(folder: Path, draft_id: str) -> IO[bytes] | None:
    """Keep other windows from going on with a draft until it is released; None when one of them has it. OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    return hold(folder / f"{draft_id}.lock")


def release_draft(held: IO[bytes]) -> None:
    """Let other windows go on with a draft that was held."""
    held.close()
    with contextlib.suppress(OSError):
        Path(held.name).unlink()


def remove_draft(folder: Path, draft_id: str) -> None:
    """Forget a draft: its case was exported, or a person says so."""
    with contextlib.suppress(OSError):
        (folder / f"{draft_id}.json").unlink()
