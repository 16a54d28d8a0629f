"""Drafts: unfinished cases, saved at every change in one small protected file each."""

import contextlib
import os
import re
import uuid
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from ..domain.case import Case
from ..domain.case_check import check_case, check_known
from ..errors import BjcertError, CaseError
from ..guide import Catalogue
from ..system.links import is_real_folder, own_folder
from ..system.locks import hold, let_go
from ..system.own_data import damaged, read_own, write_own

_ID = re.compile(r"[0-9a-f]{32}")


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case and the wizard's step it was left at; *saved* is local time."""

    id: str
    case: Case
    step: str
    saved: datetime

    def __post_init__(self) -> None:
        """Raise ValueError for values that the program does not write."""
        if not _ID.fullmatch(self.id) or self.saved.tzinfo is not None:
            raise ValueError("no draft of ours")
        check_case(self.case)


def new_id() -> str:
    """A unique id."""
    return uuid.uuid4().hex


def save_draft(folder: Path, draft: Draft) -> None:
    """Save *draft* in *folder*, whole or not at all, over its earlier state. Raises OSError, ProtectError."""
    write_own(own_folder(folder) / f"{draft.id}.json", draft, sealed=True)


def load_drafts(folder: Path, problems: list[str] | None = None, catalogue: Catalogue | None = None) -> list[Draft]:
    """The drafts in *folder* of cases that *catalogue* knows, latest first.

    A damaged one is set aside; a copy that another program has made is left alone. A sentence about each that cannot be
    continued is added to *problems*.
    """
    found, told = [], problems if problems is not None else []
    try:
        paths = (
            sorted(path for path in own_folder(folder).iterdir() if path.suffix == ".json") if folder.exists() else []
        )
    except OSError as error:
        paths = []
        told.append(f"草稿文件夹“{folder}”读不出来（{error.strerror}），没有改动它。请检查它的读取权限。")
    for path in paths:
        if not _ID.fullmatch(path.stem):
            if _ID.match(path.stem):
                told.append(_is_a_copy(path))
            continue
        try:
            if draft := _draft(path, catalogue):
                found.append(draft)
        except BjcertError as error:
            told.append(str(error))
    return sorted(found, key=lambda draft: draft.saved, reverse=True)


def _is_a_copy(path: Path) -> str:
    return (
        f"草稿文件夹里有一份副本“{path.name}”，可能是同步软件留下的，没有使用它，也没有改动它；“{path.stem[:32]}.json”照常使用。"
        "核对以后可以删除它，也请不要同步这个文件夹。"
    )


def _draft(path: Path, catalogue: Catalogue | None) -> Draft | None:
    """The draft in a file, None if another window has just removed it. Raises like ``read_own``, and CaseError."""
    draft = read_own(path, Draft, "草稿")
    if draft is None and not os.path.lexists(path):
        return None
    if draft is None or draft.id != path.stem:  # renamed
        raise damaged("草稿", path)
    if catalogue is not None:
        try:
            check_known(catalogue, draft.case)
        except CaseError as error:
            raise CaseError(f"草稿“{path.name}”不能继续办理，没有改动它。{error.message}", error.remedy) from error
    return draft


def hold_draft(folder: Path, draft_id: str) -> IO[bytes] | None:
    """Lock a draft against other windows; None if one of them has it. Raises OSError."""
    return hold(own_folder(folder) / f"{draft_id}.lock")


def release_draft(held: IO[bytes]) -> None:
    """Unlock a draft for other windows."""
    let_go(held)


def remove_draft(folder: Path, draft_id: str) -> None:
    """Delete a draft; do nothing if that fails."""
    with contextlib.suppress(OSError):
        if is_real_folder(folder):
            (folder / f"{draft_id}.json").unlink()
