"""Lists of hashes for whitelists and antivirus: a table of every file, and a policy for AppLocker."""

from __future__ import annotations

import csv
import hashlib
import io
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from . import product
from .tables import UPGRADE_CODE, File
from .versions import PROGRAMS, authenticode

_COLUMNS = ("file", "size", "sha256", "sha1", "authenticode_sha256", "authenticode_sha1")


def write_hashes(stem: Path, files: Sequence[File]) -> None:
    """Write *stem*.csv with every file of the bundle, and *stem*-applocker.xml with a rule for each program.

    AppLocker and WDAC know a program by its Authenticode hash, whether it is signed or not.
    """
    bundled = [file for file in files if file.folder == "INSTALLDIR"]
    table = io.StringIO(newline="")
    rows = csv.writer(table)
    rows.writerow(_COLUMNS)
    rows.writerows(_row(file) for file in bundled)
    stem.with_name(f"{stem.name}.csv").write_text(table.getvalue(), "utf-8-sig", newline="")
    policy = "".join(_policy([file for file in bundled if file.path.suffix in PROGRAMS]))
    stem.with_name(f"{stem.name}-applocker.xml").write_text(policy, "utf-8", newline="\r\n")


def _row(file: File) -> Iterator[object]:
    content = file.source.read_bytes()
    yield str(file.path)
    yield len(content)
    for algorithm in ("sha256", "sha1"):
        yield hashlib.new(algorithm, content, usedforsecurity=False).hexdigest().upper()
    for algorithm in ("sha256", "sha1"):
        is_program = file.path.suffix in PROGRAMS
        yield authenticode(file.source, algorithm).upper() if is_program else ""


def _policy(programs: Sequence[File]) -> Iterator[str]:
    """Yield the lines of a policy that allows the *programs* and changes nothing else."""
    yield '<AppLockerPolicy Version="1">\n'
    for kind, endings in (("Exe", (".exe",)), ("Dll", (".dll", ".pyd"))):
        yield f'  <RuleCollection Type="{kind}" EnforcementMode="NotConfigured">\n'
        for file in (file for file in programs if file.path.suffix in endings):
            digest, name = authenticode(file.source), quoteattr(file.path.name)
            rule, shown = uuid.uuid5(UPGRADE_CODE, f"{kind} {digest}"), quoteattr(f"{product.NAME} {file.path.name}")
            size = file.source.stat().st_size
            everybody = 'UserOrGroupSid="S-1-1-0" Action="Allow"'
            yield f'    <FileHashRule Id="{rule}" Name={shown} Description="" {everybody}>\n'
            yield "      <Conditions><FileHashCondition>\n"
            yield f'        <FileHash Type="SHA256" Data="0x{digest.upper()}"'
            yield f' SourceFileName={name} SourceFileLength="{size}" />\n'
            yield "      </FileHashCondition></Conditions>\n"
            yield "    </FileHashRule>\n"
        yield "  </RuleCollection>\n"
    yield "</AppLockerPolicy>\n"
