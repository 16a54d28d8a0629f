"""Counting pages with LibreOffice, where it is installed."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

_TIMEOUT = 120  # seconds, for all files of one call together
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def find_office() -> str | None:
    """LibreOffice's program, or None."""
    found = shutil.which("soffice")
    if found is None and os.name == "nt":
        folders = (os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)"))
        usual = (Path(folder, "LibreOffice", "program", "soffice.exe") for folder in folders if folder)
        found = next((str(path) for path in usual if path.is_file()), None)
    return found


def count_pages(documents: Sequence[bytes]) -> list[int] | None:
    """The pages of each .docx as LibreOffice sets it; None where it is not installed or does not answer."""
    office = find_office()
    if office is None:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{number}.docx" for number in range(len(documents))]
        for file, content in zip(files, documents, strict=True):
            file.write_bytes(content)
        profile = (folder / "profile").as_uri()  # its own: a window that is open elsewhere would take the work over
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        try:
            subprocess.run(  # noqa: S603 - no shell, and the files are ours
                [*command, "--outdir", str(folder), *map(str, files)],
                check=True,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_TIMEOUT,
            )
            return [len(_PAGE.findall(file.with_suffix(".pdf").read_bytes())) for file in files]
        except (OSError, subprocess.SubprocessError):
            return None
