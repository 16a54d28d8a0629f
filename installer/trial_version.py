"""Another version of the program for the trial: the bundle with really different code in it."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

from . import FOLDER, ROOT
from .bundle import BUNDLE, STAMP, windows_python
from .machine import windows_path

#: Names that many modules of the window share. A window that runs and a screen of the other version do not fit.
_RENAMED = {"scrolled": "in_a_frame", "chapter_now": "chapter_of_page", "close_down": "finish"}
_COMPILE = """
import json, py_compile, sys
for source, target in json.load(open(sys.argv[1], encoding="utf-8")):
    py_compile.compile(source, target, source, True, 2, py_compile.PycInvalidationMode.UNCHECKED_HASH)
"""


def other_version(version: str) -> Path:
    """Return a bundle that says it is *version*, with names changed all over the code of the window."""
    made, sources = FOLDER / f"bundle-{version}", FOLDER / f"sources-{version}"
    for folder in (made, sources):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BUNDLE, made, copy_function=os.link)
    pairs = []
    for path in sorted((ROOT / "bjcert_desktop").rglob("*.py")):
        text = path.read_text("utf-8")
        changed = re.sub(rf"\b({'|'.join(_RENAMED)})\b", lambda found: _RENAMED[found[1]], text)
        changed = re.sub(r'^__version__ = ".*"$', f'__version__ = "{version}"', changed, flags=re.MULTILINE)
        compiled = made / "_internal" / path.relative_to(ROOT).with_suffix(".pyc")
        if changed != text and compiled.exists():
            source = sources / path.relative_to(ROOT)
            source.parent.mkdir(parents=True, exist_ok=True)
            source.write_text(changed, "utf-8")
            compiled.unlink()  # the bundle's own file has a second name here
            pairs.append((windows_path(source), windows_path(compiled)))
    listed = sources / "compile.json"
    listed.write_text(json.dumps(pairs), "utf-8")
    windows_python("-c", _COMPILE, windows_path(listed))
    (made / STAMP).unlink()
    (made / STAMP).write_text(f"{version}\nanother\n", "utf-8", newline="\n")
    return made
