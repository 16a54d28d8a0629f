"""The licence texts in the bundle, and the notice about Qt that the LGPL requires."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from . import ROOT, Stop
from .parts import Part

_ELSEWHERE = {  # licences whose text has another name
    "Python-2.0",  # CPython.txt, with those of its parts
    "LGPL-3.0-only",
    "LGPL-2.1-or-later",
    "LicenseRef-Microsoft-Redistributable",  # a remark in 说明.txt
}
TEXTS = ROOT / "installer" / "licences"  #: texts that are in no package


def write_notices(folder: Path, parts: Sequence[Part], python: Path, packages: Path) -> None:
    """Copy every licence text into *folder*; *python* is the text of CPython and its parts."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path in sorted(TEXTS.iterdir()):
        if path.suffix == ".txt":
            shutil.copyfile(path, folder / path.name)
    shutil.copyfile(python, folder / "CPython.txt")
    for part in parts:
        texts = _texts(part.metadata) if part.metadata else []
        for path in texts:
            number = f"-{path.stem}" if len(texts) > 1 else ""
            shutil.copyfile(path, folder / f"{part.name}{number}.txt")
    if missing := sorted(without_text(parts)):
        raise Stop(f"缺少许可证全文 (licences without their texts): {', '.join(missing)}")
    rows = "".join(
        f"{part.name} {part.version}\n    {part.what}\n    {part.supplier}\n    {part.licence}\n" for part in parts
    )
    told = (TEXTS / "说明.txt").read_text("utf-8")
    (folder / "说明.txt").write_text(
        f"{told}\n\n本软件包含的第三方软件 (third-party software)\n\n{rows}", "utf-8", newline="\r\n"
    )


def without_text(parts: Sequence[Part]) -> set[str]:
    """Return the licences of *parts* of which the bundle has no text. A package brings its own."""
    wanted = {
        name
        for part in parts
        if not (part.metadata and _texts(part.metadata))
        for name in re.findall(r"[A-Za-z][\w.-]+", re.sub(r"\b(AND|OR|WITH)\b", " ", part.licence))
    }
    return {name for name in wanted if name not in _ELSEWHERE and not (TEXTS / f"{name}.txt").is_file()}


def _texts(metadata: Path) -> list[Path]:
    """Return the licence texts of a package, without Qt's commercial licence, which does not apply."""
    names = ("LICENSE", "LICENCE", "COPYING", "AUTHORS")
    return sorted(
        path
        for path in metadata.rglob("*")
        if path.is_file() and path.name.upper().startswith(names) and "Qt" not in path.name
    )
