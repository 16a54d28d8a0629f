"""The licence texts in the bundle, and the notice about Qt that the LGPL requires."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from . import ROOT
from .bill import Part

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
    rows = "".join(f"{part.name} {part.version}\n    {part.what}\n    {part.licence}\n" for part in parts)
    told = (TEXTS / "说明.txt").read_text("utf-8")
    (folder / "说明.txt").write_text(
        f"{told}\n\n本软件包含的第三方软件 (third-party software)\n\n{rows}", "utf-8", newline="\r\n"
    )


def _texts(metadata: Path) -> list[Path]:
    """Return the licence texts of a package, without Qt's commercial licence, which does not apply."""
    names = ("LICENSE", "LICENCE", "COPYING", "AUTHORS")
    return sorted(
        path
        for path in metadata.rglob("*")
        if path.is_file() and path.name.upper().startswith(names) and "Qt" not in path.name
    )
