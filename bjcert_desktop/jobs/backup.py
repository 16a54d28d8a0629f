"""Back up all of a person's data into one file for another computer, restore it, and clear personal values.

The data folder is protected for one Windows account. A backup has to be readable by another, so it is unprotected, and
``WARNING`` says so.
"""

import hashlib
import io
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec

from .. import __version__
from ..errors import ExportError
from ..ledger import Ledger, LedgerDamaged, portable, split, write_portable
from ..ledger import clear_personal as clear_ledger
from ..ledger import with_personal as ledger_with_personal
from ..system.dpapi import ProtectError, protect, unprotect
from ..system.files import cannot_write, safe_name, write_whole
from ..system.paths import RESTORED
from .drafts import load_drafts, save_draft
from .form_library import as_restored

WARNING = "备份文件里有身份证号、手机号码和邮箱，没有密码保护：请存放在可靠的地方，恢复后删除。"

_LEDGER, _NOTES, _DRAFTS, _FORMS = "ledger.db", "registry.json", "drafts", "forms"
_SETTINGS = ("settings.ini", "settings.toml")
_FORM_LIST = "forms/forms.json"
_MANIFEST = "backup.json"
_NEW, _REPLACED = RESTORED, "replaced"  # folders: what a restore puts in place; what it replaced
_FORMAT = 1
_MOST = 1 << 30  # bytes, unpacked
_NAMES = re.compile(r"ledger\.db|registry\.json|settings\.(ini|toml)|drafts/[0-9a-f]{32}\.json|forms/.+")


@dataclass(frozen=True)
class Contents:
    """What is in a backup: when and by which version it was *made*, and how many entries, drafts and form files."""

    made: datetime
    program: str
    entries: int
    drafts: int
    forms: int


class _Manifest(msgspec.Struct, frozen=True):
    """*sha256*: name of a member → its digest."""

    format: int
    program: str
    made: datetime
    entries: int
    sha256: dict[str, str]

    def contents(self) -> Contents:
        drafts, forms = (sum(name.startswith(f"{folder}/") for name in self.sha256) for folder in (_DRAFTS, _FORMS))
        return Contents(self.made, self.program, self.entries, drafts, forms)


def write_backup(folder: Path, path: Path) -> Contents:
    """Write the ledger, drafts, corrections, forms and settings in *folder* to the file *path*, whole or not at all.

    Replaces an earlier file. Raises LedgerError, and ExportError if the file cannot be written.
    """
    ledger = Ledger(folder)
    try:
        members = {_LEDGER: portable(ledger), **dict(_readable(folder))}
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
        manifest = _Manifest(_FORMAT, __version__, datetime.now().astimezone(), ledger.find(limit=0).total, digests)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_MANIFEST, msgspec.json.encode(manifest))
            for name, content in members.items():
                archive.writestr(name, content)
        write_whole(path, packed.getvalue())
    except OSError as error:
        raise cannot_write(path, error) from error
    return manifest.contents()


def _readable(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The other files of the backup, unprotected. Those of another account are left out."""
    names = [_NOTES, *_SETTINGS]
    names += (f"{_DRAFTS}/{path.name}" for path in sorted((folder / _DRAFTS).glob("*.json")))
    names += (f"{_FORMS}/{path.name}" for path in sorted((folder / _FORMS).glob("*")) if path.is_file())
    for name in names:
        with suppress(FileNotFoundError, ProtectError):
            if _NAMES.fullmatch(name):
                yield name, unprotect((folder / name).read_bytes())


def read_backup(path: Path) -> Contents:
    """Check every byte of the backup *path* and return what it holds. Raises ExportError."""
    return _read(path)[0].contents()


def restore_backup(folder: Path, path: Path) -> Contents:
    """Replace the data in *folder* by the backup *path*, all or nothing; keep the old data in ``replaced``.

    Open windows have to be closed afterwards. Raises ExportError for a file that is no sound backup, LedgerError,
    ProtectError.
    """
    contents = stage_backup(folder, path)
    finish_restore(folder)
    return contents


def stage_backup(folder: Path, path: Path) -> Contents:
    """Unpack a backup for ``finish_restore``, which the next start calls, too. Raises like ``restore_backup``."""
    manifest, members = _read(path)
    part = folder / f"{_NEW}.part"
    try:
        for old in (part, folder / _NEW):
            if old.exists():
                shutil.rmtree(old)
        for each in (part / _DRAFTS, part / _FORMS):
            each.mkdir(parents=True)
        write_portable(members.pop(_LEDGER), part / _LEDGER)
        write_whole(part / _NOTES, protect(b"{}"))
        for name, content in members.items():
            sealed = name == _NOTES or name.startswith(_DRAFTS)
            kept = as_restored(content) if name.casefold() == _FORM_LIST else content  # Windows ignores case
            write_whole(part / name, protect(kept) if sealed else kept)
        if (folder / _REPLACED).exists():
            shutil.rmtree(folder / _REPLACED)
        part.rename(folder / _NEW)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return manifest.contents()


def finish_restore(folder: Path) -> None:
    """Put an unpacked backup in place, or finish an interrupted attempt. Raises ExportError."""
    new, replaced = folder / _NEW, folder / _REPLACED
    if not new.is_dir():
        return
    try:
        replaced.mkdir(exist_ok=True)
        for path in sorted(new.iterdir()):
            _put_away(folder / path.name, replaced)
            if path.name == _LEDGER:  # SQLite would roll the old one back into the new
                _put_away(folder / f"{_LEDGER}-journal", replaced)
            path.rename(folder / path.name)
        new.rmdir()
    except PermissionError as error:
        raise ExportError(
            f"备份还没有恢复完：“{folder}”里有文件正在使用。", "请关闭本程序的其他窗口，再打开一次。"
        ) from error
    except OSError as error:
        raise cannot_write(folder, error) from error


def _put_away(path: Path, replaced: Path) -> None:
    if path.exists():
        path.rename(replaced / path.name)


def _read(path: Path) -> tuple[_Manifest, dict[str, bytes]]:
    """The manifest of a backup, and name → content of its members. Raises ExportError if one is damaged or unknown."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST:
                raise _no_backup(path)
            manifest = msgspec.json.decode(archive.read(_MANIFEST), type=_Manifest)
            if manifest.format > _FORMAT:
                raise ExportError(f"备份“{path}”是更新版本的程序做的。", "请安装新版本的程序后再恢复。")
            members = {name: archive.read(name) for name in manifest.sha256}
    except FileNotFoundError as error:
        raise ExportError(f"找不到备份“{path}”。", "请检查文件的位置和名称。") from error
    except OSError as error:
        raise ExportError(f"备份“{path}”读不出来（{error.strerror or error}）。", "请检查文件的位置。") from error
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise _no_backup(path) from error
    whole = all(hashlib.sha256(content).hexdigest() == manifest.sha256[name] for name, content in members.items())
    if not whole or _LEDGER not in members or not all(map(_is_ours, members)):
        raise _no_backup(path)
    return manifest, members


def _is_ours(name: str) -> bool:
    """Whether a backup may hold a file *name*, inside its folder."""
    return bool(_NAMES.fullmatch(name)) and all(safe_name(part, 200) == part for part in name.split("/"))


def _no_backup(path: Path) -> ExportError:
    return ExportError(f"“{path}”不是本程序的备份，或者已经损坏。", "请换一份备份；现有的数据没有改动。")


# --- clearing


def with_personal(folder: Path, days: int, today: date) -> int:
    """How many cases ``clear_personal`` would clear. Raises LedgerError."""
    before = today - timedelta(days=days)
    drafts = (draft for draft in load_drafts(folder / _DRAFTS) if draft.saved.date() < before)
    return ledger_with_personal(Ledger(folder), before) + sum(bool(split(draft.case)[1]) for draft in drafts)


def clear_personal(folder: Path, days: int, today: date) -> int:
    """Remove personal values of cases older than *days* from the ledger, its backups and the drafts.

    Exported papers are the person's own files and stay as they are. Return how many cases were cleared, without those
    for practice. Raises LedgerError, ExportError.
    """
    before = today - timedelta(days=days)
    ledger = Ledger(folder)
    cleared = clear_ledger(ledger, before)
    if ledger.practice.path.exists():  # somebody may have typed real values for an invented unit
        try:
            clear_ledger(ledger.practice, before)
        except LedgerDamaged:
            ledger.practice.path.unlink(missing_ok=True)  # nothing in it counts
    try:
        for draft in load_drafts(folder / _DRAFTS):
            case, personal = split(draft.case)
            if draft.saved.date() < before and personal:
                save_draft(folder / _DRAFTS, msgspec.structs.replace(draft, case=case))
                cleared += 1
        if (folder / _REPLACED).exists():
            shutil.rmtree(folder / _REPLACED)
        for path in (*folder.glob(".~*"), *(folder / _DRAFTS).glob(".~*")):
            if datetime.fromtimestamp(path.stat().st_mtime).date() < today:
                path.unlink()  # half-written files after a kill
    except OSError as error:
        raise cannot_write(folder, error) from error
    return cleared
