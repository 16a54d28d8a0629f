"""An update of the guide's data, put in place by administrators. Its list of hashes names every file."""

import hashlib
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import GuideError
from ..system.links import open_file
from ..system.paths import data
from ..system.permissions import who_else_can_change

LIST = "guide.sha256"
UPDATE_REMEDY = "请由管理员改好后，用 bjcert guide seal 重新生成清单，再打开本程序。"
_PLACE_REMEDY = "请由管理员把它放到只有管理员能改动的位置，例如 Program Files 下，再打开本程序。"
_MOST = 1_000_000  # bytes of a file of the guide
#: The keys that the data did not have from the beginning, by the list whose entries have them.
_ADDED = {
    "deliveries": ("mailed",),
    "payments": ("voucher", "voucher_note", "when"),
    "scenarios": ("collected", "new_term", "keys", "typed"),
}
_ADDED_LISTS = ("collections",)
_ADDED_TO_MATERIALS = {"voucher", "again", "key"}


def read_update(folder: Path) -> tuple[dict[str, bytes], date]:
    """The files of the update in *folder* by name, and its day. Raises GuideError.

    Only administrators may be able to change any of it, and every file has to be the one that the list names.
    """
    listed, day = _listed(folder)
    contents = {name: _content(folder / name, trusted=True) for name in listed}
    for name, digest in listed.items():
        if hashlib.sha256(contents[name]).hexdigest() != digest:
            raise GuideError(f"文件“{folder / name}”和清单 {LIST} 不符。", UPDATE_REMEDY)
    return contents, day


def complete(name: str, table: dict[str, Any]) -> None:
    """Add to *table*, the file *name* of an update, the keys that it lacks if it was made for an earlier version.

    Their values are those of the shipped entry with the same id; an entry that does not ship gets the default.
    """
    path = data("resources", "guide", name)
    shipped = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    for kind in _ADDED_LISTS:
        if kind in shipped:
            table.setdefault(kind, shipped[kind])
    for key, entry in table.items() if name == "materials.toml" else ():
        for each in _ADDED_TO_MATERIALS & shipped.get(key, {}).keys() if isinstance(entry, dict) else ():
            entry.setdefault(each, shipped[key][each])
    for kind, keys in _ADDED.items():
        known = {entry["id"]: entry for entry in shipped.get(kind, ())}
        entries = table.get(kind, ())
        for entry in entries if isinstance(entries, list) else ():
            ours = known.get(str(entry.get("id")), {}) if isinstance(entry, dict) else {}
            for key in ours.keys() & set(keys):
                entry.setdefault(key, ours[key])


def files_to_list(folder: Path) -> dict[str, bytes]:
    """The files of an update in the making, by name. Raises GuideError when there are none or one cannot be read."""
    found = {path.name: _content(path) for path in sorted(folder.glob("*.toml"))}
    if not found:
        raise GuideError(
            f"文件夹“{folder}”里没有手册数据（.toml）。", "请先把程序自带的 resources\\guide 里的文件全部复制进去再改。"
        )
    return found


def as_list(contents: dict[str, bytes], day: date) -> bytes:
    """The list of hashes, in the form that sha256sum reads, with the day in its first line."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in contents.items())
    return f"# {day}\n{''.join(lines)}".encode()


def _listed(folder: Path) -> tuple[dict[str, str], date]:
    if not folder.is_dir():
        raise GuideError(f"文件夹“{folder}”不在，或打不开。", "请检查它的位置和网络连接，再打开本程序。")
    if why := who_else_can_change(folder):
        raise GuideError(f"{why}。", _PLACE_REMEDY)
    first, *rest = _content(folder / LIST, trusted=True).decode("utf-8-sig", "replace").splitlines() or [""]
    rows = [re.fullmatch(r"([0-9a-f]{64}) [ *]([A-Za-z0-9_-]+\.toml)", line) for line in rest]
    try:
        day = date.fromisoformat(first.removeprefix("# "))
    except ValueError:
        day = None
    if day is None or not rows or not all(rows):
        raise GuideError(f"清单“{folder / LIST}”的内容不对。", UPDATE_REMEDY)
    return {row[2]: row[1] for row in rows if row}, day


def _content(path: Path, *, trusted: bool = False) -> bytes:
    """What is in the file *path*; only administrators may be able to change a *trusted* one. Raises GuideError."""
    try:
        with open_file(path) as file:
            if trusted and (why := who_else_can_change(file)):
                raise GuideError(f"{why}。", _PLACE_REMEDY)
            content = file.read(_MOST + 1)
    except OSError as error:
        raise GuideError(f"文件“{path}”读不出来（{error.strerror}）。", UPDATE_REMEDY) from error
    if len(content) > _MOST:
        raise GuideError(f"文件“{path}”太大，不是手册数据。", UPDATE_REMEDY)
    return content
