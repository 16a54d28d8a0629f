"""The released files: MSI, zip, templates for group policy, bill of materials, and the SHA-256 of each."""

from __future__ import annotations

import hashlib
import shutil
import time
import zipfile
from pathlib import Path

from . import FOLDER, ROOT, Stop, product, say
from .bundle import BILL, BUNDLE, MOMENT, windows_python
from .cab import files_of, write_cabinet
from .hashes import write_hashes
from .machine import windows_path
from .msi import read
from .rules import findings
from .schema import Table
from .signing import Certificate
from .tables import CABINET
from .versions import differences

OUT = FOLDER / "dist"
GOALS = {"安装后 (installed)": 70.0, "MSI": 28.0}  #: megabytes of a million bytes
SUMS = "SHA256SUMS.txt"


def names(version: str) -> tuple[Path, Path]:
    """Return the paths of the MSI and the zip of *version*."""
    return OUT / f"{product.SHORT}-{version}-x64.msi", OUT / f"{product.SHORT}-{version}-x64.zip"


def make(certificate: Certificate | None = None) -> None:
    """Make all released files, signed where there is a *certificate*, and tell their sizes."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    version = product.version()
    installer, portable = names(version)
    say("写 MSI 和 zip (writing the MSI and the zip)")
    make_msi({installer: version})
    if certificate:
        certificate.sign([installer], product.NAME)
    check_msi(installer)
    files = {path.relative_to(BUNDLE).as_posix(): path for path in BUNDLE.rglob("*") if path.is_file()}
    make_zip(portable, {f"{product.SHORT}-{version}/{name}": path for name, path in files.items()})
    templates = ROOT / "installer" / "admx"
    admx = {path.relative_to(templates).as_posix(): path for path in templates.rglob("*.adm[xl]")}
    make_zip(OUT / f"{product.SHORT}-{version}-admx.zip", admx)
    shutil.copyfile(BUNDLE / BILL, OUT / f"{product.SHORT}-{version}.{BILL}")
    write_hashes(OUT / f"{product.SHORT}-{version}-hashes", files_of(BUNDLE))
    write_sums(OUT)
    if certificate:
        certificate.sign_text(OUT / SUMS)
    sizes = {
        "安装后 (installed)": sum(path.stat().st_size for path in files.values()),
        "MSI": installer.stat().st_size,
        "zip": portable.stat().st_size,
    }
    for name, size in sizes.items():
        goal = GOALS.get(name)
        told = f"，目标不超过 (goal at most) {goal:.0f} MB" if goal else ""
        say(f"{name}: {size / 1e6:.1f} MB{told}{'，超过了 (missed)' if goal and size > goal * 1e6 else ''}")
    say(f"完成 (done): {OUT}")


def make_msi(wanted: dict[Path, str], bundle: Path = BUNDLE) -> None:
    """Write an MSI of the *bundle* for each *wanted* version, by its file."""
    cabinet = FOLDER / CABINET
    write_cabinet(cabinet, files_of(bundle))
    pairs = [text for target, version in wanted.items() for text in (windows_path(target), version)]
    windows_python("-m", "installer.msi", "write", windows_path(bundle), windows_path(cabinet), *pairs)


def tables_of(installer: Path) -> dict[str, Table]:
    """Return the tables of a finished MSI as Windows reads them."""
    told = FOLDER / "tables.json"
    windows_python("-m", "installer.msi", "read", windows_path(installer), windows_path(told))
    return read(told.read_text("utf-8"))


def check_msi(installer: Path) -> None:
    """Check a finished MSI of the bundle by Microsoft's rules, and against the files in it. Raises Stop."""
    tables = tables_of(installer)
    wrong = [f"{rule}: {text}" for rule, text in findings(tables)] + differences(tables, files_of(BUNDLE))
    if wrong:
        raise Stop("\n".join(("安装包不合规则 (the MSI breaks rules)", *wrong[:20])))
    rows = sum(len(table.rows) for table in tables.values())
    say(f"检查了 {len(tables)} 张表、{rows} 行，没有发现问题 (the MSI's tables and rows break no rule)")


def make_zip(target: Path, files: dict[str, Path]) -> None:
    """Write a reproducible zip of *files*, by their names in it."""
    moment = time.gmtime(MOMENT)[:6]
    with zipfile.ZipFile(target, "w") as package:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            package.writestr(entry, path.read_bytes(), compresslevel=9)


def write_sums(folder: Path) -> None:
    """Write the SHA-256 of every file in the format of sha256sum."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / SUMS).write_text("".join(lines), "utf-8", newline="\n")
