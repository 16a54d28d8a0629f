"""The file of a backup: what it may hold, and reading it with distrust, as it may come from elsewhere."""

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from ..errors import ExportError
from ..system.own_files import is_plain
from ..system.zip_headers import contradicting

LEDGER, NOTES, DRAFTS, FORMS, MANIFEST = "ledger.db", "registry.json", "drafts", "forms", "backup.json"
FORMAT = 1
#: What a backup may hold, and how many bytes each may have unpacked: a small file can be packed from anything.
_MOST = {
    re.compile(r"backup\.json"): 1 << 20,
    re.compile(r"ledger\.db"): 256 << 20,
    re.compile(r"registry\.json"): 32 << 20,
    re.compile(r"settings\.(ini|toml)|window\.json"): 1 << 20,
    re.compile(r"drafts/[0-9a-f]{32}\.json"): 4 << 20,
    re.compile(r"forms/[^/]+"): 20 << 20,
}
MOST_IN_ALL, _MOST_FILES = 320 << 20, 5000
_RATIO, _SMALL = 100, 1 << 20  # unpacked to packed bytes, beyond the first bytes


@dataclass(frozen=True)
class Contents:
    """What is in a backup: when and by which version it was *made*, and how many entries, drafts and form files.

    *problems* are sentences about what is in it and cannot be used.
    """

    made: datetime
    program: str
    entries: int
    drafts: int
    forms: int
    problems: tuple[str, ...] = ()


class Manifest(msgspec.Struct, frozen=True):
    """*sha256*: name of a member → its digest."""

    format: int
    program: str
    made: datetime
    entries: int
    sha256: dict[str, str]

    def contents(self, entries: int, problems: Iterable[str] = ()) -> Contents:
        """What people are told of it; *entries* were counted."""
        drafts, forms = (sum(name.startswith(f"{folder}/") for name in self.sha256) for folder in (DRAFTS, FORMS))
        program = self.program if re.fullmatch(r"[0-9A-Za-z.+-]{1,30}", self.program) else "?"
        return Contents(self.made, program, entries, drafts, forms, tuple(problems))


def read_members(path: Path) -> tuple[Manifest, dict[str, bytes]]:
    """The manifest of a backup, and name → content of its members. Raises ExportError if one is damaged or unknown."""
    try:
        packed = path.stat().st_size
        if not path.is_file() or packed > MOST_IN_ALL:
            raise no_backup(path)
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            _look_at(infos, packed, path)
            with path.open("rb") as file:
                if contradicting(file, infos):
                    raise no_backup(path)
            manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
            if manifest.format > FORMAT:
                raise ExportError(f"备份“{path}”是更新版本的程序做的。", "请安装新版本的程序后再恢复。")
            members = {info.filename: archive.read(info) for info in infos if info.filename != MANIFEST}
    except FileNotFoundError as error:
        raise ExportError(f"找不到备份“{path}”。", "请检查文件的位置和名称。") from error
    except OSError as error:
        raise ExportError(f"备份“{path}”读不出来（{error.strerror or error}）。", "请检查文件的位置。") from error
    except _UNREADABLE as error:
        raise no_backup(path) from error
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
    if digests != manifest.sha256 or LEDGER not in members:
        raise no_backup(path)
    return manifest, members


def _look_at(infos: Sequence[zipfile.ZipInfo], packed: int, path: Path) -> None:
    """Raise ExportError if a backup of *packed* bytes has such members that it should not be unpacked."""
    plain = all(info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos)
    hidden = any(info.flag_bits & 1 for info in infos)  # encrypted
    twice = len({info.filename.casefold() for info in infos}) != len(infos)
    total = refuse_too_much({info.filename: info.file_size for info in infos}, path)
    if not plain or hidden or twice or total > _SMALL + _RATIO * packed:
        raise no_backup(path)


def most_bytes(name: str) -> int | None:
    """How many bytes the member *name* of a backup may have, None if there is none of that name."""
    if not is_plain(name):
        return None
    return next((most for names, most in _MOST.items() if names.fullmatch(name)), None)


def refuse_too_much(sizes: Mapping[str, int], path: Path) -> int:
    """The sum of *sizes* by name. Raises ExportError for names that a backup does not hold, and for too much."""
    for name, size in sizes.items():
        most = most_bytes(name)
        if most is None:
            raise no_backup(path)
        if size > most:
            raise ExportError(f"备份里的“{name}”太大（{size >> 20} MB，最多 {most >> 20} MB）。", "请找技术人员处理。")
    total = sum(sizes.values())
    if total > MOST_IN_ALL or len(sizes) > _MOST_FILES:
        raise ExportError(f"备份太大（{total >> 20} MB，{len(sizes):,} 个文件）。", "请找技术人员处理。")
    return total


#: What the standard library raises for a damaged or crafted archive.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    OverflowError,
    MemoryError,
)


def no_backup(path: Path) -> ExportError:
    return ExportError(f"“{path}”不是本程序的备份，或者已经损坏。", "请换一份备份；现有的数据没有改动。")
