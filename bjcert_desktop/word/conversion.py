"""Converts a .doc, .wps, .rtf or .odt to .docx by the office program that is installed: Word, WPS or LibreOffice.

Word and WPS are asked through PowerShell, with macros switched off; the file itself is only read.
"""

import os
import subprocess
import tempfile
from pathlib import Path

from ..errors import FormError
from ..system import inventory
from ..system.files import cannot_write, write_whole
from . import libreoffice
from .form_problem import RefusedForm, unreadable
from .package import CONVERTIBLE, Package, read_form

_TIMEOUT = 120  # seconds
_PROGRAMS = {"Word": "Word.Application", "WPS": "KWPS.Application"}  #: as Windows knows them
_SCRIPT = """
$ErrorActionPreference = 'Stop'
$office = New-Object -ComObject $env:BJCERT_PROGRAM
try {
    $office.Visible = $false
    $office.DisplayAlerts = 0
    $office.AutomationSecurity = 3
    $document = $office.Documents.Open($env:BJCERT_FROM, $false, $true, $false)
    $document.SaveAs([ref]$env:BJCERT_TO, [ref]12)
    $document.Close([ref]0)
} finally {
    $office.Quit([ref]0)
}
"""


def converter(path: Path) -> str | None:
    """The program that can make a .docx of the file at *path*; None if it needs no conversion, or there is none."""
    try:
        Package(read_form(path))
    except RefusedForm as refused:
        if refused.problem.code == CONVERTIBLE:
            return next(iter(_installed()), None)
    except OSError:
        pass
    return None


def convert(path: Path, out: Path) -> None:
    """Write the file at *path* as a .docx to *out*, which must not exist. Raises ``FormError``."""
    if out.exists():
        raise FormError(f"“{out}”已经存在，没有覆盖它。", "请先把它移走，或直接导入它。")
    try:
        data = read_form(path)
    except (OSError, RefusedForm) as error:
        problem = error.problem if isinstance(error, RefusedForm) else unreadable(error)
        raise FormError(f"“{path.name}”{problem.message}", problem.remedy) from None
    made = next((made for program in _installed() if (made := _make(program, data, path.suffix))), None)
    if made is None:
        raise FormError(f"没能把“{path.name}”转换成 .docx。", "请用 Word 或 WPS 打开它，另存为“Word 文档（*.docx）”。")
    try:
        write_whole(out, made)
    except OSError as error:
        raise cannot_write(out, error) from None


def _installed() -> list[str]:
    programs = [name for name in inventory.office() or () if name in _PROGRAMS]
    return [*programs, "LibreOffice"] if libreoffice.find_office() else programs


def _make(program: str, data: bytes, suffix: str) -> bytes | None:
    if program == "LibreOffice":
        return libreoffice.to_docx(data, suffix)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        source, target = Path(name, f"1{suffix}"), Path(name, "2.docx")
        source.write_bytes(data)
        windows = os.environ.get("SYSTEMROOT", r"C:\Windows")
        shell = Path(windows, "System32", "WindowsPowerShell", "v1.0", "powershell.exe")
        names = {"BJCERT_PROGRAM": _PROGRAMS[program], "BJCERT_FROM": str(source), "BJCERT_TO": str(target)}
        try:
            subprocess.run(  # noqa: S603 - no shell of ours, and the names are passed apart from the script
                [str(shell), "-NoProfile", "-NonInteractive", "-Command", _SCRIPT],
                env={**os.environ, **names},
                timeout=_TIMEOUT,
                capture_output=True,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            return target.read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            return None
