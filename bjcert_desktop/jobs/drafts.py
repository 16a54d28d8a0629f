"""Drafts: unfinished cases, saved at every change in one small protected file each."""

import contextlib
import uuid
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from ..domain.case import Case
from ..system.dpapi import ProtectError, protect, unprotect
from ..system.files import write_whole
from ..system.locks import hold


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case and the wizard's step it was left at; *saved* is local time."""

    id: str
    case: Case
    step: str
    saved: datetime


def new_id() -> str:
    """A unique id."""
    return uuid.uuid4().hex


def save_draft(folder: Path, draft: Draft) -> None:
    """Save *draft* in *folder*, whole or not at all, over its earlier state. Raises OSError, ProtectError."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / f"{draft.id}.json", protect(msgspec.json.encode(draft)))


def load_drafts(folder: Path) -> list[Draft]:
    """The drafts in *folder*, latest first. Files that cannot be read are skipped and kept."""
    found = []
    for path in folder.glob("*.json"):
        with contextlib.suppress(OSError, msgspec.DecodeError, ProtectError):
            found.append(msgspec.json.decode(unprotect(path.read_bytes()), type=Draft))
    return sorted(found, key=lambda draft: draft.saved, reverse=True)


def hold_draft(folder: Path, draft_id: str) -> IO[bytes] | None:
    """Lock a draft against other windows; None if one of them has it. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    return hold(folder / f"{draft_id}.lock")


def release_draft(held: IO[bytes]) -> None:
    """Unlock a draft for other windows."""
    held.close()
    with contextlib.suppress(OSError):
        Path(held.name).unlink()


def remove_draft(folder: Path, draft_id: str) -> None:
    """Delete a draft; do nothing if that fails."""
    with contextlib.suppress(OSError):
        (folder / f"{draft_id}.json").unlink()
