"""Remove everything that the program keeps for a person, before a computer is given away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import ExportError
from ..ledger import Ledger, LedgerError
from ..system.files import cannot_write
from ..system.leftovers import FOLDER as UNFINISHED
from ..system.leftovers import remove_leftovers
from ..system.links import is_real_folder, remove_folder
from .batch.journal import remove_interrupted

#: What the program keeps in a data folder, and nothing else: the folder may be one that a person has chosen.
_KEPT = (
    *("ledger.db*", "ledger-damaged-*", "registry.json*", "settings.ini*", "settings.toml*", "window.*", ".~*"),
    *("print-job.txt", "date.json"),
    *("backups", "practice", "drafts", "forms", "logs"),
    *("replaced", "replaced-[0-9]*", "restore.new", "restore.new.part"),
    *(UNFINISHED, "*.damaged", "*.lock", "示例单位信息表（勿用于正式办理）.xlsx"),
)


@dataclass(frozen=True)
class Wipe:
    """What a wipe removes, or has removed: *paths* in the data folder, and *entries* of the ledger.

    *papers* are the folders of exported papers, which are the person's own and stay. A ledger that cannot be read does
    not say how many *entries* it has (None), nor where their papers are.
    """

    paths: tuple[Path, ...]
    entries: int | None
    papers: tuple[Path, ...]


def to_be_wiped(folder: Path) -> Wipe:
    """What ``wipe`` would remove from the data folder *folder*."""
    entries: int | None = 0
    papers = set[Path]()
    ledger = Ledger(folder)
    if ledger.path.exists():
        try:
            found = ledger.find(limit=1_000_000)
            entries, papers = found.total, {entry.folder.parent for entry in found.entries}
        except LedgerError:
            entries = None
    return Wipe(tuple(_ours(folder)), entries, tuple(sorted(path for path in papers if path.is_dir())))


def wipe(folder: Path) -> list[Path]:
    """Remove what the program keeps in *folder*, and the folder itself if nothing else is in it.

    Return what stays in it. Raises ExportError when something is in use: then some of it is gone already.
    """
    try:
        remove_leftovers(folder)
        remove_interrupted(folder, date.max)
        for path in _ours(folder):
            if is_real_folder(path):
                remove_folder(path)
            else:
                path.unlink()  # of a link only the link
        left = sorted(folder.iterdir()) if folder.is_dir() else []
        if not left and folder.is_dir():
            folder.rmdir()
    except PermissionError as error:
        raise ExportError(
            f"“{folder}”里有文件正在使用，没有全部清除。", "请关闭本程序的所有窗口，再运行一次。"
        ) from error
    except OSError as error:
        raise cannot_write(folder, error) from error
    return left


def _ours(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if any(path.match(pattern) for pattern in _KEPT):
                yield path
