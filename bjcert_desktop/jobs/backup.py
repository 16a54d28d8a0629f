"""Back up all of a person's data into one file for another computer, restore it, and clear personal values.

The data folder is protected for one Windows account. A backup has to be readable by another, so it is unprotected, and
``WARNING`` says so.
"""

import hashlib
import io
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path

import msgspec

from .. import __version__
from ..domain.fields import without_numbers
from ..errors import ExportError
from ..ledger import Ledger, LedgerDamaged, look_at_portable, portable, split, without_typed_numbers, write_portable
from ..ledger import clear_personal as clear_ledger
from ..ledger import with_personal as ledger_with_personal
from ..registry.api import Notes, change_notes, load_notes
from ..system.dpapi import ProtectError, protect, unprotect
from ..system.files import cannot_write, write_whole
from ..system.leftovers import changed_on, remove_leftovers
from ..system.links import is_real_file, is_real_folder, read_file, remove_folder
from ..system.own_data import DAMAGED, FIRST_DAY, NewerDataError, decode, write_own
from ..system.own_files import inside
from ..system.paths import HALF_RESTORED, RESTORED
from .backup_file import (
    DRAFTS,
    FORMAT,
    FORMS,
    LEDGER,
    MANIFEST,
    NOTES,
    Contents,
    Manifest,
    most_bytes,
    read_members,
    refuse_too_much,
)
from .batch.journal import interrupted, remove_interrupted
from .drafts import Draft, load_drafts, save_draft
from .form_library import as_restored

WARNING = "备份文件里有身份证号、手机号码和邮箱，没有密码保护：请存放在可靠的地方，恢复后删除。"

_FORM_LIST = f"{FORMS}/forms.json"
_SETTINGS = ("window.json", "settings.toml", "settings.ini")  # the last of version 1.0.0
_REPLACED = "replaced"  # the folder of what the last restore replaced; with a number, of those before
_NEW = RESTORED  # the folder of what a restore puts in place


def write_backup(folder: Path, path: Path) -> Contents:
    """Write the ledger, drafts, corrections, forms and settings in *folder* to the file *path*, whole or not at all.

    Replaces an earlier file. Raises LedgerError, and ExportError if the file cannot be written.
    """
    content, contents = packed_backup(folder)
    try:
        write_whole(path, content)
    except OSError as error:
        raise cannot_write(path, error) from error
    return contents


def packed_backup(folder: Path) -> tuple[bytes, Contents]:
    """Return a backup of the data in *folder* as the bytes of its file, and what it holds.

    Raises LedgerError, PlaceError where a link leads elsewhere, and ExportError for data that are too large or cannot
    be read.
    """
    ledger = Ledger(folder)
    try:
        members = {LEDGER: portable(ledger), **dict(_readable(folder))}
    except OSError as error:
        said = f"“{error.filename or folder}”读不出来（{error.strerror}），没有做备份。"
        raise ExportError(said, "请检查磁盘和它的读取权限，或者把它移走，再做一次。") from error
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
    refuse_too_much({name: len(content) for name, content in members.items()}, folder)
    entries = ledger.find(limit=0).total
    manifest = Manifest(FORMAT, __version__, datetime.now().astimezone(), entries, digests)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, msgspec.json.encode(manifest))
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue(), manifest.contents(entries)


def _readable(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The other files of the backup, unprotected. Those of another account are left out."""
    names = [NOTES, *_SETTINGS]
    for within, kinds in ((DRAFTS, (".json",)), (FORMS, (".docx", ".json"))):
        with suppress(FileNotFoundError):
            names += sorted(f"{within}/{path.name}" for path in (folder / within).iterdir() if path.suffix in kinds)
    for name in names:
        with suppress(FileNotFoundError, ProtectError):
            if most_bytes(name) is not None:
                yield name, unprotect(read_file(inside(folder, name)))


def read_backup(path: Path) -> Contents:
    """Look at every byte of the backup *path* and return what it holds. Raises ExportError, LedgerError."""
    manifest, members = read_members(path)
    entries, told = look_at_portable(members[LEDGER], path)
    return manifest.contents(
        entries, (*told, *(_problem(name) for name, each in members.items() if not _fits(name, each)))
    )


def restore_backup(folder: Path, path: Path) -> Contents:
    """Replace the data in *folder* by the backup *path*, all or nothing; keep the old data in ``replaced``.

    Open windows have to be closed afterwards. Raises ExportError for a file that is not a sound backup, LedgerError,
    ProtectError.
    """
    contents = stage_backup(folder, path)
    finish_restore(folder)
    return contents


def stage_backup(folder: Path, path: Path) -> Contents:
    """Unpack a backup for ``finish_restore``, which the next start calls, too. Raises like ``restore_backup``.

    What cannot be used of it is put beside the rest under its name, like damaged files; forms are not put in use.
    """
    manifest, members = read_members(path)
    part = folder / HALF_RESTORED
    problems: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in (part, folder / _NEW):
            if os.path.lexists(old):
                remove_folder(old)
        for each in (part / DRAFTS, part / FORMS):
            each.mkdir(parents=True)
        packed = members.pop(LEDGER)
        problems += look_at_portable(packed, path)[1]
        entries = write_portable(packed, part / LEDGER)
        write_own(part / NOTES, Notes(), sealed=True)
        for name, content in members.items():
            if not _fits(name, content):
                problems.append(_problem(name))
                name = f"{name}{DAMAGED}"
            elif name.casefold() == _FORM_LIST:  # Windows ignores case
                content = as_restored(content)
            sealed = name == NOTES or name.startswith(DRAFTS)
            write_whole(inside(part, name), protect(content) if sealed else content)
        if os.path.lexists(folder / _REPLACED):  # by an earlier restore, which may have been the wrong one
            names = (folder / f"{_REPLACED}-{number}" for number in count(2))
            (folder / _REPLACED).rename(next(path for path in names if not os.path.lexists(path)))
        part.rename(folder / _NEW)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return manifest.contents(entries, problems)


def finish_restore(folder: Path) -> None:
    """Put an unpacked backup in place, or finish an interrupted attempt. Raises ExportError."""
    new, replaced = folder / _NEW, folder / _REPLACED
    if not is_real_folder(new):
        return
    try:
        if not is_real_folder(replaced):
            replaced.mkdir()
        for path in sorted(new.iterdir()):
            _put_away(folder / path.name, replaced)
            if path.name == LEDGER:  # SQLite would roll the old one back into the new
                _put_away(folder / f"{LEDGER}-journal", replaced)
            path.rename(folder / path.name)
        new.rmdir()
    except PermissionError as error:
        raise ExportError(
            f"备份还没有恢复完：“{folder}”里有文件正在使用。", "请关闭本程序的其他窗口，再打开一次。"
        ) from error
    except OSError as error:
        raise cannot_write(folder, error) from error


def _put_away(path: Path, replaced: Path) -> None:
    if os.path.lexists(path):
        path.rename(replaced / path.name)


def _fits(name: str, content: bytes) -> bool:
    """Whether the program can use a member of a backup."""
    try:
        if name == NOTES:
            decode(content, Notes)
        elif name.startswith(DRAFTS):
            return decode(content, Draft).id == Path(name).stem
    except (ValueError, NewerDataError):
        return False
    return True


def _problem(name: str) -> str:
    what = "更正和核对记录" if name == NOTES else "一件草稿"
    return f"备份里的{what}“{name}”读不出来，没有使用；恢复后它放在“{name}{DAMAGED}”。"


# --- clearing


def _first_kept(days: int, today: date) -> date:
    """The first day whose personal values are kept when those older than *days* are cleared."""
    return today - timedelta(days=min(days, (today - date.min).days))


def days_of_work(folder: Path) -> list[date]:
    """The days of drafts, and of units typed, corrected or confirmed. Raises OwnDataError, ProtectError."""
    notes = load_notes(folder)
    corrected = [each.day for fields in notes.corrections.values() for each in fields.values()]
    confirmed = [each.day for each in notes.confirmed.values()]
    saved = [draft.saved.date() for draft in load_drafts(folder / DRAFTS)]
    return [*saved, *notes.typed_on.values(), *corrected, *confirmed]


def with_personal(folder: Path, days: int, today: date) -> int:
    """How many cases and units ``clear_personal`` would clear. Raises LedgerError, OwnDataError, ProtectError."""
    before = _first_kept(days, today)
    drafts = (draft for draft in load_drafts(folder / DRAFTS) if _cleared(draft, before) is not None)
    ledger = Ledger(folder)
    entries = ledger_with_personal(ledger, before) if ledger.path.exists() else 0
    others = len(_changed(load_notes(folder).with_true_days(today), before, today)) + len(interrupted(folder, before))
    return entries + sum(1 for _ in drafts) + others


def clear_personal(folder: Path, days: int, today: date) -> int:
    """Remove personal values older than *days* from the ledger, its backups, drafts, corrections and typed units.

    What batches interrupted before that have left in their working folders is removed, too. Exported papers are the
    person's own files and stay as they are. Return how many cases, units and batches were cleared, without those for
    practice. Raises LedgerError, ExportError, OwnDataError, ProtectError.
    """
    before = _first_kept(days, today)
    ledger = Ledger(folder)
    try:
        cleared = clear_ledger(ledger, before)
        if ledger.practice.path.exists():  # somebody may have typed real values for an invented unit
            try:
                clear_ledger(ledger.practice, before)
            except LedgerDamaged:
                ledger.practice.path.unlink(missing_ok=True)  # nothing in it counts
        cleared += _clear_drafts(folder / DRAFTS, before, today) + _clear_notes(folder, before, today)
        cleared += remove_interrupted(folder, before)
        for replaced in (*folder.glob(_REPLACED), *folder.glob(f"{_REPLACED}-[0-9]*")):
            if is_real_folder(replaced):
                remove_folder(replaced)
        remove_leftovers(folder)
        for within in (folder, folder / DRAFTS, ledger.practice.folder):
            for path in within.iterdir() if is_real_folder(within) else ():
                with suppress(FileNotFoundError):  # another window has just renamed or removed it
                    old = changed_on(path)
                    if is_real_file(path) and (
                        (path.name.startswith(".~") and old < today) or (DAMAGED in path.name and old < before)
                    ):
                        path.unlink()
    except OSError as error:
        raise cannot_write(folder, error) from error
    return cleared


def _clear_drafts(folder: Path, before: date, today: date) -> int:
    cleared = 0
    for draft in load_drafts(folder):
        if draft.saved.date() < FIRST_DAY <= today:  # the computer's date was wrong: it counts from now on
            save_draft(folder, msgspec.structs.replace(draft, saved=datetime.combine(today, time.min)))
        elif (without := _cleared(draft, before)) is not None:
            save_draft(folder, without)
            cleared += 1
    return cleared


def _cleared(draft: Draft, before: date) -> Draft | None:
    """*draft* without personal values if it was saved *before* that day; None where there is nothing to remove."""
    case, personal = split(draft.case)
    masked = without_typed_numbers(case)
    if not FIRST_DAY <= draft.saved.date() < before or not (personal or masked != case):
        return None
    return msgspec.structs.replace(draft, case=masked)


def _clear_notes(folder: Path, before: date, today: date) -> int:
    notes = load_notes(folder)
    dated = notes.with_true_days(today)
    if dated.without_personal(before, today) != notes:
        change_notes(folder, lambda now: now.with_true_days(today).without_personal(before, today))
    return len(_changed(dated, before, today))


def _changed(notes: Notes, before: date, today: date) -> set[str]:
    """The units of which *notes* would lose personal values."""
    after = notes.without_personal(before, today)
    corrected = {key for key, said in notes.corrections.items() if after.corrections.get(key) != said}
    corrected |= {
        digest
        for digest, said in notes.confirmed.items()
        if after.confirmed.get(digest) != said and without_numbers(said.reason) != said.reason
    }
    return corrected | {str(number) for number, unit in enumerate(notes.by_hand) if after.by_hand[number] != unit}
