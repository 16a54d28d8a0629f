"""What is handed out: the MSI, the zip, the templates for group policy, the bill of materials and the sums of all."""

from __future__ import annotations

import hashlib
import shutil
import time
import zipfile
from pathlib import Path

from . import FOLDER, ROOT, product, say
from .bundle import BILL, BUNDLE, MOMENT, windows_python
from .cab import by_makecab, by_zlib, files_of, write_cabinet
from .machine import WINDOWS, must_linux, windows_path

OUT = FOLDER / "dist"
GOALS = {"安装后 (installed)": 65.0, "MSI": 26.0}  #: megabytes of a million bytes
SUMS = "SHA256SUMS.txt"


def names(version: str) -> tuple[Path, Path]:
    """The MSI and the zip of *version*."""
    return OUT / f"{product.SHORT}-{version}-x64.msi", OUT / f"{product.SHORT}-{version}-x64.zip"


def make() -> None:
    """Make everything that is handed out, and tell the sizes."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    version = product.version()
    installer, portable = names(version)
    say("写 MSI 和 zip (writing the MSI and the zip)")
    make_msi({installer: version})
    files = {path.relative_to(BUNDLE).as_posix(): path for path in BUNDLE.rglob("*") if path.is_file()}
    make_zip(portable, {f"{product.SHORT}-{version}/{name}": path for name, path in files.items()})
    templates = ROOT / "installer" / "admx"
    admx = {path.relative_to(templates).as_posix(): path for path in templates.rglob("*.adm[xl]")}
    make_zip(OUT / f"{product.SHORT}-{version}-admx.zip", admx)
    shutil.copyfile(BUNDLE / BILL, OUT / f"{product.SHORT}-{version}.{BILL}")
    write_sums(OUT)
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


def make_msi(wanted: dict[Path, str]) -> None:
    """Write an MSI of the bundle for each version that is *wanted*, by its file."""
    pairs = [text for target, version in wanted.items() for text in (windows_path(target), version)]
    windows_python("-m", "installer.msi", windows_path(BUNDLE), windows_path(_cabinet()), *pairs)


def _cabinet() -> Path:
    """The cabinet of the bundle, made when there is none of just these files."""
    digest = hashlib.sha256()
    for file in files_of(BUNDLE):
        digest.update(f"{file.path}\n".encode() + file.source.read_bytes())
    cabinet = FOLDER / "cabinet" / f"{digest.hexdigest()[:16]}.cab"
    if not cabinet.exists():
        say("压缩，要几分钟 (packing; this takes some minutes)")
        shutil.rmtree(cabinet.parent, ignore_errors=True)
        cabinet.parent.mkdir()
        unfinished = cabinet.with_suffix(".part")
        paths = [str(path.relative_to(ROOT)) for path in (BUNDLE, unfinished)]
        if WINDOWS:
            try:
                write_cabinet(unfinished, files_of(BUNDLE), by_makecab)
            except (OSError, ValueError) as error:
                say(f"makecab.exe 不能用，改用较大的 MSZIP (makecab.exe fails, so it is packed by MSZIP): {error}")
                write_cabinet(unfinished, files_of(BUNDLE), by_zlib)
        else:
            must_linux("python3", "-B", "-m", "installer.cab", *paths)
        unfinished.replace(cabinet)
    return cabinet


def make_zip(target: Path, files: dict[str, Path]) -> None:
    """A zip that is the same for the same files, by their names in it."""
    moment = time.gmtime(MOMENT)[:6]
    with zipfile.ZipFile(target, "w") as package:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            package.writestr(entry, path.read_bytes(), compresslevel=9)


def write_sums(folder: Path) -> None:
    """SHA-256 of every file, as sha256sum writes and checks them."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / SUMS).write_text("".join(lines), "utf-8", newline="\n")
