"""The folder of the finished program: PyInstaller's output with licences and bill of materials."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Sequence

from . import FOLDER, LOCK, ROOT, Stop, product, say
from .bill import bill_of_materials
from .cab import files_of
from .machine import must
from .notices import write_notices
from .parts import parts_of
from .python import PACKAGES, PYTHON, VERSION, newer_interpreter, pins
from .signing import Certificate, check_signatures, unsigned
from .tables import HELP, File
from .versions import PROGRAMS, told_by, toolset

BUNDLE = FOLDER / "bundle" / "program"
BILL = "bom.cdx.json"
STAMP = "_internal/bjcert_desktop/_data/build.txt"  #: what a running program compares (system/replacement.py)
SOURCES = (  # what the bundle is made of, besides the lock
    *("bjcert_desktop", "resources", "forms", "build.spec", "pyproject.toml", "LICENSE", "INSTALL.zh-CN.md"),
    *(f"installer/{name}" for name in ("programs", "licences", "product.py", "bundle.py", "bill.py", "parts.py")),
    *(f"installer/{name}" for name in ("notices.py", "components.toml", "faults.toml", "signing.py")),
)

#: The time stamp of reproducible files: 2026-01-01, unless the environment says otherwise.
MOMENT = int(os.environ.get("SOURCE_DATE_EPOCH", "1767225600"))

_CONNECTS = re.compile(r"(_socket|_ssl|_asyncio|_overlapped|Qt6?Network|Qt6?WebSockets|lib(ssl|crypto)).*\.(pyd|dll)")
_READY = FOLDER / "bundle" / ".ready"
_PCRE2 = re.compile(rb"\0(10\.\d\d) 20\d\d-\d\d-\d\d\0")
_LIBPNG = re.compile(rb"\0(1\.6\.\d\d)\0")
_FACTS = """
import json, sqlite3, sys, pyexpat, zlib, _decimal
from lxml import etree
dotted = lambda numbers: ".".join(map(str, numbers))
print(json.dumps({"python": sys.version.split()[0], "sqlite": sqlite3.sqlite_version,
                  "expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"), "zlib": zlib.ZLIB_RUNTIME_VERSION,
                  "mpdecimal": _decimal.__libmpdec_version__, "libxml2": dotted(etree.LIBXML_COMPILED_VERSION),
                  "libxslt": dotted(etree.LIBXSLT_COMPILED_VERSION)}))
"""


def make(certificate: Certificate | None = None) -> None:
    """Build the bundle unless it is up to date; sign what is not signed with the *certificate*. Raises Stop."""
    digest = _digest(certificate)
    if _READY.exists() and _READY.read_text("utf-8") == digest:
        return
    say("用 PyInstaller 打包，要一两分钟 (PyInstaller at work; this takes a minute or two)")
    shutil.rmtree(_READY.parent, ignore_errors=True)
    work = FOLDER / "work"
    shutil.rmtree(work, ignore_errors=True)
    places = ("--distpath", str(BUNDLE.parent.relative_to(ROOT)), "--workpath", str(work.relative_to(ROOT)))
    log = windows_python("-m", "PyInstaller", "--noconfirm", *places, "build.spec")
    (FOLDER / "pyinstaller.log").write_text(log, "utf-8")
    (BUNDLE / STAMP).write_text(f"{product.version()}\n{digest}\n", "utf-8", newline="\n")
    check_left_out((work / "build" / "warn-build.txt").read_text("utf-8"))
    check_offline(path.name for path in BUNDLE.rglob("*"))
    check_runtime(files_of(BUNDLE))
    check_signatures(files_of(BUNDLE))
    if certificate:
        certificate.sign(unsigned(files_of(BUNDLE)), product.NAME)
    parts = parts_of(BUNDLE, pins(LOCK.read_text("utf-8")), PACKAGES, _facts())
    write_notices(BUNDLE / "第三方许可", parts, PYTHON / "LICENSE.txt", PACKAGES)
    shutil.copyfile(ROOT / "LICENSE", BUNDLE / "LICENSE.txt")
    text = (ROOT / "INSTALL.zh-CN.md").read_text("utf-8")
    (BUNDLE / HELP).write_text(text, "utf-8-sig", newline="\r\n")
    bill = bill_of_materials(product.version(), parts, MOMENT, BUNDLE)
    (BUNDLE / BILL).write_text(json.dumps(bill, ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")
    said = must(str((BUNDLE / f"{product.COMMAND}.exe").relative_to(ROOT)), "--version")
    told = said.partition("\n")[0].strip()  # Wine may tell of its own threads behind it
    if told != product.version():
        raise Stop(f"打好的程序说自己是另一个版本 (the finished program tells another version): {told}")
    for path in BUNDLE.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    _READY.write_text(digest, "utf-8")


def _facts() -> dict[str, str]:
    """Return the versions of what is compiled into libraries, as these tell it."""
    facts: dict[str, str] = json.loads(windows_python("-c", _FACTS))
    files = {file.path.name.lower(): file for file in files_of(BUNDLE)}
    facts["qt"] = told_by(files["qt6core.dll"])[0].removesuffix(".0")
    facts["runtime"] = told_by(files["vcruntime140.dll"])[0]
    for name, library, pattern in (("pcre2", "qt6core.dll", _PCRE2), ("libpng", "qt6gui.dll", _LIBPNG)):
        found = pattern.search(files[library].source.read_bytes())
        facts[name] = found[1].decode("ascii") if found else ""
    return facts


def windows_python(*arguments: str) -> str:
    """Run the Windows Python with hash seed and time fixed; return its output. Raises Stop."""
    environment = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(MOMENT), "PYTHONDONTWRITEBYTECODE": "1"}
    python = str((PYTHON / "python.exe").relative_to(ROOT))
    return must(python, "-s", "-X", "utf8", *arguments, environment=environment)


def check_left_out(warnings: str) -> None:
    """Raise Stop when the program imports what build.spec leaves out; *warnings* are PyInstaller's."""
    for name, users in re.findall(r"^excluded module named (\S+) - imported by (.*)$", warnings, re.MULTILINE):
        ours = [user for user in users.split(", ") if user.startswith("bjcert_desktop")]
        if ours:
            raise Stop(
                f"build.spec 排除了 {name}，但程序要用它 (build.spec leaves out what is imported): {', '.join(ours)}"
            )


def check_offline(names: Iterable[str]) -> None:
    """Raise Stop when a file of the bundle could open a connection."""
    if found := sorted(filter(_CONNECTS.fullmatch, names)):
        raise Stop(f"程序不联网，却带了联网用的文件 (files for connections in an offline program): {', '.join(found)}")


def check_runtime(files: Sequence[File]) -> None:
    """Raise Stop when a module of *files* was linked by tools newer than Microsoft's runtime beside it."""
    programs = [file for file in files if file.path.suffix in PROGRAMS]
    runtimes = [file for file in programs if re.fullmatch(r"(?i)(msvcp|vcruntime)140.*\.dll", file.path.name)]
    oldest = min(tuple(int(part) for part in told_by(file)[0].split(".")[:2]) for file in runtimes)
    if newer := [file.path.name for file in programs if toolset(file) > oldest]:
        raise Stop(f"微软的运行库比用它的模块旧 (Microsoft's runtime is older than): {', '.join(newer)}")


def _digest(certificate: Certificate | None) -> str:
    """Return a digest of all inputs of the bundle."""
    inputs = f"{VERSION} {MOMENT} {newer_interpreter()} {certificate.digest if certificate else ''}"
    digest = hashlib.sha256(inputs.encode() + LOCK.read_bytes())
    for part in SOURCES:
        top = ROOT / part
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(ROOT).as_posix().encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
