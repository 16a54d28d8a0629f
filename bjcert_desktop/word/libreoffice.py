"""Converts papers to PDF, and old documents to .docx, by LibreOffice where it is installed."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ..system.leftovers import folder_prefix, noted

_TIMEOUT = 120  # seconds, for all files of one call together
_LOOK = 0.1  # seconds between checks for cancellation
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
    """The number of pages of each .docx in LibreOffice; None where it is not installed or does not answer."""
    made = make_pdfs(documents)
    return [pages_of(pdf) for pdf in made] if made is not None else None


def pages_of(pdf: bytes) -> int:
    """The number of pages of a PDF made by LibreOffice."""
    return len(_PAGE.findall(pdf))


def make_pdfs(documents: Sequence[bytes], cancelled: Callable[[], bool] = lambda: False) -> list[bytes] | None:
    """Each .docx as a PDF; None where LibreOffice is not installed, does not answer, or was *cancelled*."""
    return _convert(documents, ".docx", "pdf", cancelled)


def to_docx(document: bytes, suffix: str) -> bytes | None:
    """A document of another format, named by its *suffix*, as a .docx; None where LibreOffice cannot make one."""
    made = _convert([document], suffix, "docx:MS Word 2007 XML")
    return made[0] if made is not None else None


def _convert(
    documents: Sequence[bytes], suffix: str, to: str, cancelled: Callable[[], bool] = lambda: False
) -> list[bytes] | None:
    office = find_office()
    if office is None:
        return None
    with (
        tempfile.TemporaryDirectory(prefix=folder_prefix(), ignore_cleanup_errors=True) as name,
        noted(Path(name)) as folder,
    ):
        files = [folder / f"{number}{suffix}" for number in range(len(documents))]
        (made := folder / "made").mkdir()
        for file, content in zip(files, documents, strict=True):
            file.write_bytes(content)
        profile = (folder / "profile").as_uri()  # or an open window would take over
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", to]
        try:
            _run([*command, "--outdir", str(made), *map(str, files)], cancelled)
            return [(made / file.name).with_suffix(f".{to[:4].rstrip(':')}").read_bytes() for file in files]
        except OSError:
            return None


def _run(command: Sequence[str], cancelled: Callable[[], bool]) -> None:
    """Run *command*; end it and its children when it takes too long or is cancelled."""
    process = subprocess.Popen(  # noqa: S603 - no shell, and the files are ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    late = time.monotonic() + _TIMEOUT
    with process:
        try:
            while process.poll() is None and time.monotonic() < late and not cancelled():
                time.sleep(_LOOK)
        finally:
            if process.poll() is None:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
        subprocess.run([str(system), "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603
    else:
        os.killpg(process.pid, signal.SIGKILL)
