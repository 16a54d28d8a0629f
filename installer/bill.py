"""The bill of materials of the bundle (CycloneDX 1.6), made from the files that are in it."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.parser import Parser
from pathlib import Path

from . import product
from .python import INTERPRETER, Pin
from .tables import UPGRADE_CODE

#: SPDX expressions for packages whose metadata has none.
_LICENCES = {
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "et-xmlfile": "MIT",
    "openpyxl": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "lxml": "BSD-3-Clause",
}
_BOOTLOADER = "pyinstaller"  # both programs contain its bootloader; the rest of it only builds


@dataclass(frozen=True)
class Part:
    """Third-party software in the bundle; *licence* is an SPDX expression."""

    name: str
    version: str
    licence: str
    what: str
    purl: str
    sums: tuple[str, ...] = ()
    metadata: Path | None = None  #: folder of its metadata and licence texts

    def as_json(self) -> dict[str, object]:
        """Return the part as a CycloneDX component."""
        known = "WITH Bootloader" not in self.licence and not self.licence.startswith("LicenseRef")
        licence = {"expression": self.licence} if known else {"license": {"name": self.licence}}
        return {
            "type": "library",
            "bom-ref": self.purl,
            "name": self.name,
            "version": self.version,
            "description": self.what,
            "licenses": [licence],
            "purl": self.purl,
            **({"hashes": [{"alg": "SHA-256", "content": self.sums[0]}]} if len(self.sums) == 1 else {}),
        }


def parts_of(bundle: Path, pins: Mapping[str, Pin], packages: Path, facts: Mapping[str, str]) -> list[Part]:
    """Return the parts of *bundle*: pinned packages with files in it, and what Python and Qt contain."""
    found = []
    for pin in pins.values():
        if pin.name == INTERPRETER:
            continue
        wanted = f"{pin.name}-{pin.version}.dist-info".replace("-", "_").lower()
        (metadata,) = (path for path in packages.iterdir() if path.name.replace("-", "_").lower() == wanted)
        recorded = {line.split("/")[0] for line in (metadata / "RECORD").read_text("utf-8").splitlines()}
        there = any((bundle / "_internal" / name).is_dir() for name in recorded if name.isidentifier())
        if there or pin.name == _BOOTLOADER:
            told = Parser().parsestr((metadata / "METADATA").read_text("utf-8"))
            licence = _LICENCES.get(pin.name) or told["License-Expression"] or told["License"]
            what = "启动程序 (bootloader)" if pin.name == _BOOTLOADER else str(told["Summary"])
            purl = f"pkg:pypi/{pin.name}@{pin.version}"
            found.append(Part(pin.name, pin.version, licence, what, purl, metadata=metadata))
    qt = pins["pyside6-essentials"].version
    for name, version, licence, what in (
        ("CPython", facts["python"], "Python-2.0", "python.org 发布的 Windows 版 (as published by python.org)"),
        ("Qt", qt, "LGPL-3.0-only", "Qt6Core、Qt6Gui、Qt6Widgets、Qt6PrintSupport 及插件"),
        ("SQLite", facts["sqlite"], "blessing", "sqlite3.dll"),
        ("expat", facts["expat"], "MIT", "在 pyexpat.pyd 中"),
        ("zlib", facts["zlib"], "Zlib", "在 python313.dll 中"),
        ("libffi", "8", "MIT", "libffi-8.dll"),
        (
            "Microsoft Visual C++ Runtime",
            "14",
            "LicenseRef-Microsoft-Redistributable",
            "VCRUNTIME140*.dll、MSVCP140*.dll",
        ),
    ):
        slug = re.sub(r"[^a-z0-9+]+", "-", name.lower())
        found.append(Part(name, version, licence, what, f"pkg:generic/{slug}@{version}"))
    return sorted(found, key=lambda part: part.purl)


def bill_of_materials(version: str, parts: list[Part], moment: int) -> dict[str, object]:
    """Return the bill, the same for the same parts; *moment* is in seconds since 1970."""
    components = [part.as_json() for part in parts]
    own = f"pkg:generic/{product.SHORT}@{version}"
    number = uuid.uuid5(UPGRADE_CODE, json.dumps([version, components]))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": product.SHORT,
                "version": version,
                "description": product.NAME,
                "licenses": [{"expression": product.licence()}],
                "purl": own,
            },
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [part.purl for part in parts]}],
    }
