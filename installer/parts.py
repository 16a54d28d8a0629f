"""What third-party software is in the bundle: the packages, what they contain, and what contains what.

The packages tell of themselves by their metadata, some by a bill of materials of their own (PEP 770); what is compiled
into their libraries is listed in components.toml.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from email.message import Message
from email.parser import Parser
from pathlib import Path

from . import ROOT
from .python import INTERPRETER, Pin, package_file

BOOTLOADER = "pyinstaller"  #: both programs contain its bootloader; the rest of it only builds

#: SPDX expressions for packages whose metadata has none, or a choice of several.
_LICENCES = {
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
}
_VENDORS = {  # of the National Vulnerability Database
    "lxml": "lxml:lxml",
    "openpyxl": "python:openpyxl",
    "pyinstaller": "pyinstaller:pyinstaller",
}
_SUPPLIERS = {"openpyxl": "Eric Gazoni, Charlie Clark", "et-xmlfile": "Eric Gazoni, Charlie Clark"}
_CONTAINED = tomllib.loads((ROOT / "installer" / "components.toml").read_text("utf-8"))["component"]


@dataclass
class Part:
    """Third-party software in the bundle; *licence* is an SPDX expression, *needs* are the purls of other parts."""

    name: str
    version: str
    licence: str
    what: str
    purl: str
    supplier: str
    sums: tuple[str, ...] = ()  #: SHA-256 of the package that it came from
    cpe: str = ""
    needs: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)  #: its programs and libraries, by path in the bundle
    metadata: Path | None = None  #: folder of its metadata and licence texts


def parts_of(bundle: Path, pins: Mapping[str, Pin], packages: Path, facts: Mapping[str, str]) -> list[Part]:
    """Return the parts of *bundle*, each once: packages with files in it, and what is inside of them.

    *facts* are the versions that only the programs themselves can tell.
    """
    libraries = [
        path.relative_to(bundle).as_posix()
        for path in sorted(bundle.rglob("*"))
        if path.suffix in (".dll", ".pyd") and path.is_file()
    ]
    told = {pin.name: _metadata(packages, pin) for pin in pins.values() if pin.name != INTERPRETER}
    shipped = {name: folder for name, folder in told.items() if name == BOOTLOADER or _is_in(bundle, folder)}
    parts = [_package(pins[name], folder, libraries, shipped) for name, folder in shipped.items()]
    parts += _contained(parts, facts, libraries)
    for name, folder in shipped.items():
        for own in sorted((folder / "sboms").glob("*.json")):
            parts += _merged(json.loads(own.read_text("utf-8")), next(part for part in parts if part.name == name))
    return sorted({part.purl: part for part in parts}.values(), key=lambda part: part.purl)


def _metadata(packages: Path, pin: Pin) -> Path:
    wanted = f"{pin.name}-{pin.version}.dist-info".replace("-", "_").lower()
    (folder,) = (path for path in packages.iterdir() if path.name.replace("-", "_").lower() == wanted)
    return folder


def _is_in(bundle: Path, folder: Path) -> bool:
    recorded = {line.split("/")[0].split(",")[0] for line in (folder / "RECORD").read_text("utf-8").splitlines()}
    inside = bundle / "_internal"
    return any((inside / name).is_dir() for name in recorded if name.isidentifier()) or any(
        (inside / f"{name}c").is_file() for name in recorded if name.endswith(".py")
    )


def _package(pin: Pin, folder: Path, libraries: Sequence[str], shipped: Mapping[str, Path]) -> Part:
    told = Parser().parsestr((folder / "METADATA").read_text("utf-8"))
    licence = _LICENCES.get(pin.name) or told["License-Expression"] or told["License"]
    what = "启动程序 (bootloader)" if pin.name == BOOTLOADER else str(told["Summary"])
    version, vendor = pin.version, _VENDORS.get(pin.name, "")
    recorded = {line.split(",")[0] for line in (folder / "RECORD").read_text("utf-8").splitlines()}
    needs = [] if pin.name == BOOTLOADER else _needed(told, shipped)
    return Part(
        pin.name,
        version,
        licence,
        what,
        _purl(pin.name, version),
        _SUPPLIERS.get(pin.name) or _people(told),
        (hashlib.sha256(package_file(pin).read_bytes()).hexdigest(),),
        _cpe(vendor, version),
        [_purl(name, shipped_version(shipped[name])) for name in needs],
        [name for name in libraries if name.removeprefix("_internal/") in recorded],
        folder,
    )


def shipped_version(folder: Path) -> str:
    """Return the version in the name of a folder of metadata."""
    return folder.name.removesuffix(".dist-info").rpartition("-")[2]


def _needed(told: Message, shipped: Mapping[str, Path]) -> list[str]:
    """Return the packages in the bundle that another one requires on Windows."""
    names = []
    for line in told.get_all("Requires-Dist", []):
        name, _, condition = line.partition(";")
        name = re.split(r"[\s<>=!~(\[]", name.strip())[0].lower().replace("_", "-")
        if name in shipped and "extra" not in condition:
            names.append(name)
    return names


def _people(told: Message) -> str:
    named = told["Author"] or told["Maintainer"] or told["Author-email"] or told["Maintainer-email"] or ""
    return re.sub(r"\s*<[^>]*>", "", str(named)).strip('" ')


def _contained(packages: Sequence[Part], facts: Mapping[str, str], libraries: Sequence[str]) -> list[Part]:
    """Return what components.toml lists; each is noted as needed by what it is inside of."""
    made: dict[str, Part] = {}
    for entry in _CONTAINED:
        version = entry.get("version", "").format_map(facts)
        slug = re.sub(r"[^a-z0-9+]+", "-", entry["name"].lower()).strip("-")
        purl = f"pkg:generic/{slug}@{version}" if version else f"pkg:generic/{slug}"
        cpe = _cpe(entry.get("cpe", ""), version)
        files = [
            name for name in libraries if any(re.fullmatch(each, Path(name).name) for each in entry.get("files", []))
        ]
        part = Part(entry["name"], version, entry["licence"], entry["what"], purl, entry["supplier"], (), cpe)
        part.files = files
        made[entry["name"]] = part
        if inside := entry.get("inside"):
            holder = made.get(inside) or next(package for package in packages if package.name == inside)
            holder.needs.append(purl)
    for part in packages:
        taken = {name for other in made.values() for name in other.files}
        part.files = [name for name in part.files if name not in taken]
    return list(made.values())


def _merged(bill: Mapping[str, object], holder: Part) -> list[Part]:
    """Return the components of a package's own bill that are compiled into it, and note what needs what."""
    listed: list[dict[str, object]] = bill["components"]  # type: ignore[assignment]
    kept = {str(each["bom-ref"]): each for each in listed if each.get("scope") != "excluded"}
    parts = {reference: _from_bill(each) for reference, each in kept.items()}
    graph: Iterable[dict[str, list[str]]] = bill["dependencies"]  # type: ignore[assignment]
    for entry in graph:
        needs = [parts[reference].purl for reference in entry.get("dependsOn", []) if reference in parts]
        part = parts.get(str(entry["ref"]))
        if part is not None:
            part.needs += needs
        elif str(entry["ref"]) not in {str(each["bom-ref"]) for each in listed}:
            holder.needs += needs  # the package itself
    return list(parts.values())


def _from_bill(told: dict[str, object]) -> Part:
    licences: list[dict[str, str]] = told.get("licenses", [])  # type: ignore[assignment]
    hashes: list[dict[str, str]] = told.get("hashes", [])  # type: ignore[assignment]
    sums = tuple(each["content"] for each in hashes if each["alg"] == "SHA-256")
    supplier = re.sub(r"\s*<[^>]*>", "", str(told.get("author", "")))
    licence = licences[0].get("expression", "") if licences else ""
    name, version = str(told["name"]), str(told["version"])
    what = str(told.get("description", ""))
    return Part(name, version, licence, what, f"pkg:cargo/{name}@{version}", supplier or "crates.io", sums)


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _cpe(vendor: str, version: str) -> str:
    return f"cpe:2.3:a:{vendor}:{version}:*:*:*:*:*:*:*" if vendor and version else ""
