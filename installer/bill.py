"""The bill of materials of the bundle (CycloneDX 1.6): parts, what needs what, files with hashes, and known faults."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from . import ROOT, product
from .parts import Part
from .tables import UPGRADE_CODE

_FAULTS = tomllib.loads((ROOT / "installer" / "faults.toml").read_text("utf-8"))["fault"]
_DIRECT = ("lxml", "msgspec", "openpyxl", "pyinstaller", "pyside6-essentials", "python-calamine", "python-docx", "xlrd")


def bill_of_materials(
    version: str, parts: Sequence[Part], moment: int, bundle: Path | None = None
) -> dict[str, object]:
    """Return the bill, the same for the same parts; *moment* is in seconds since 1970.

    The libraries of each part and our own programs are hashed where *bundle* is given.
    """
    own = f"pkg:generic/{product.SHORT}@{version}"
    components = [_component(part, bundle) for part in parts]
    needed = {purl for part in parts for purl in part.needs}
    direct = [part.purl for part in parts if part.name in _DIRECT or part.purl not in needed]
    graph = [{"ref": own, "dependsOn": direct}]
    graph += [{"ref": part.purl, "dependsOn": sorted(set(part.needs))} for part in parts]
    programs = [f"{name}.exe" for name in (product.WINDOW, product.COMMAND)]
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
                "supplier": {"name": product.NAME},
                "licenses": [{"expression": product.licence()}],
                "purl": own,
                **_files(programs, own, bundle),
            },
        },
        "components": components,
        "dependencies": graph,
        "vulnerabilities": [fault for part in parts for fault in _faults(part)],
    }


def _component(part: Part, bundle: Path | None) -> dict[str, object]:
    """Return a part as a CycloneDX component."""
    named = part.licence.startswith("LicenseRef") or "Bootloader" in part.licence
    licence = {"license": {"name": part.licence}} if named else {"expression": part.licence}
    return {
        "type": "library",
        "bom-ref": part.purl,
        "supplier": {"name": part.supplier},
        "name": part.name,
        **({"version": part.version} if part.version else {}),
        "description": part.what,
        **({"hashes": [{"alg": "SHA-256", "content": part.sums[0]}]} if len(part.sums) == 1 else {}),
        "licenses": [licence],
        **({"cpe": part.cpe} if part.cpe else {}),
        "purl": part.purl,
        **_files(part.files, part.purl, bundle),
    }


def _files(names: Sequence[str], owner: str, bundle: Path | None) -> dict[str, object]:
    """Return the files of a component with their hashes, as components inside of it."""
    if bundle is None or not names:
        return {}
    rows = [
        {
            "type": "file",
            "bom-ref": f"{owner}#{name}",
            "name": name,
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256((bundle / name).read_bytes()).hexdigest()}],
        }
        for name in names
    ]
    return {"components": rows}


def _faults(part: Part) -> list[dict[str, object]]:
    """Return the published faults of a part in its version, and whether they can be reached."""
    return [
        {
            "id": fault["id"],
            "source": {"name": "NVD", "url": f"https://nvd.nist.gov/vuln/detail/{fault['id']}"},
            "recommendation": f"{fault['component']} {fault['fixed']}",
            "analysis": {
                "state": fault["state"],
                **({"justification": fault["why"]} if "why" in fault else {}),
                "detail": fault["detail"],
            },
            "affects": [{"ref": part.purl}],
        }
        for fault in _FAULTS
        if fault["component"] == part.name and part.version and _numbers(part.version) < _numbers(fault["fixed"])
    ]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))
