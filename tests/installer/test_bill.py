"""The bill of materials, the licence texts and the lists of hashes, from a bundle made for the test."""

import csv
import hashlib
import json
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from lxml import etree

from installer import Stop, parts, product
from installer.bill import bill_of_materials
from installer.hashes import write_hashes
from installer.notices import write_notices
from installer.parts import Part, parts_of
from installer.python import Pin
from installer.tables import File
from installer.versions import authenticode, is_signed

from .conftest import program

FACTS = {
    "python": "3.13.2",
    "sqlite": "3.45.3",
    "expat": "2.6.4",
    "zlib": "1.3.1",
    "mpdecimal": "4.0.0",
    "libxml2": "2.11.9",
    "libxslt": "1.1.39",
    "qt": "6.8.3",
    "pcre2": "10.45",
    "libpng": "1.6.47",
    "runtime": "14.51.36231.0",
}
PACKAGES = {
    "lxml": "6.1.3",
    "pyside6-essentials": "6.8.3",
    "shiboken6": "6.8.3",
    "pyinstaller": "6.22.3",
    "pynacl": "1.6.2",
    "calamine": "1",
}
FOLDERS = {"pyside6-essentials": "PySide6", "pynacl": "nacl"}
OWN_BILL = {
    "components": [
        {"bom-ref": "c#a", "name": "a", "version": "1", "licenses": [{"expression": "MIT OR Apache-2.0"}],
         "author": "A <a@example.com>", "hashes": [{"alg": "SHA-256", "content": "0" * 64}], "scope": "required"},
        {"bom-ref": "c#b", "name": "b", "version": "2", "licenses": [{"expression": "Zlib"}]},
        {"bom-ref": "c#build", "name": "build", "version": "3", "scope": "excluded"},
    ],
    "dependencies": [{"ref": "own", "dependsOn": ["c#a", "c#build"]}, {"ref": "c#a", "dependsOn": ["c#b"]}],
}  # fmt: skip


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[Part]]:
    """A bundle, and the parts that are found in it."""
    packages, bundle, pins = tmp_path / "packages", tmp_path / "bundle", {}
    for name, version in PACKAGES.items():
        folder = FOLDERS.get(name, name)
        inside = bundle / "_internal" / folder
        inside.mkdir(parents=True)
        (inside / f"{folder}.pyd").write_bytes(program("1.0.0.0", 0))
        info = packages / f"{name.replace('-', '_')}-{version}.dist-info"
        info.mkdir(parents=True)
        (info / "RECORD").write_text(f"{folder}/{folder}.pyd,,\n", "utf-8")
        needs = "Requires-Dist: shiboken6==6.8.3\n" if name == "pyside6-essentials" else ""
        needs += 'Requires-Dist: nothing; extra == "x"\n'
        head = f"Name: {name}\nSummary: what it is\nAuthor: Somebody <x@example.com>\nLicense: MIT\n{needs}\n"
        (info / "METADATA").write_text(head, "utf-8")
        (info / "LICENSE").write_text(f"{name}", "utf-8")
        pins[name] = Pin(name, version, "--hash=sha256:" + "1" * 64)
        (tmp_path / f"{name}.whl").write_bytes(name.encode())
    for name in ("sqlite3.dll", "python313.dll", "PySide6/Qt6Core.dll"):
        (bundle / "_internal" / name).write_bytes(program("1.0.0.0", 0))
    for name in (product.WINDOW, product.COMMAND):
        (bundle / f"{name}.exe").write_bytes(program("1.0.0.0", 2052))
    own = packages / "calamine-1.dist-info" / "sboms" / "own.json"
    own.parent.mkdir()
    own.write_text(json.dumps(OWN_BILL), "utf-8")
    monkeypatch.setattr(parts, "package_file", lambda pin: tmp_path / f"{pin.name}.whl")
    return bundle, parts_of(bundle, pins, packages, FACTS)


def bill_of(made: tuple[Path, list[Part]]) -> Any:
    return bill_of_materials("1.2.3", made[1], 0, made[0])


def test_the_bill_is_valid_cyclonedx_and_the_same_every_time(made: tuple[Path, list[Part]]) -> None:
    bill = bill_of(made)
    assert bill == bill_of(made)
    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill))
    assert problem is None, problem
    assert bill["metadata"]["component"]["licenses"] == [{"expression": "MulanPSL-2.0"}]


def test_every_part_has_a_supplier_a_licence_and_a_place_in_the_graph(made: tuple[Path, list[Part]]) -> None:
    bill = bill_of(made)
    components = {each["bom-ref"]: each for each in bill["components"]}
    assert len(components) > 25
    assert all(each["supplier"]["name"] and each["licenses"] for each in components.values())
    graph = {each["ref"]: each["dependsOn"] for each in bill["dependencies"]}
    assert graph.keys() == {*components, bill["metadata"]["component"]["bom-ref"]}
    reached, walk = set(), [bill["metadata"]["component"]["bom-ref"]]
    while walk:
        reached.add(found := walk.pop())
        walk += [each for each in graph[found] if each not in reached]
    assert reached == graph.keys()
    assert "pkg:generic/libxml2@2.11.9" in graph["pkg:pypi/lxml@6.1.3"]
    assert "pkg:pypi/shiboken6@6.8.3" in graph["pkg:pypi/pyside6-essentials@6.8.3"]
    assert "pkg:generic/pcre2@10.45" in graph["pkg:generic/qt@6.8.3"]


def test_what_a_package_tells_of_itself_is_merged_without_what_only_builds_it(made: tuple[Path, list[Part]]) -> None:
    bill = bill_of(made)
    graph = {each["ref"]: each["dependsOn"] for each in bill["dependencies"]}
    assert graph["pkg:pypi/calamine@1"] == ["pkg:cargo/a@1"]
    assert graph["pkg:cargo/a@1"] == ["pkg:cargo/b@2"]
    assert not any("build" in reference for reference in graph)
    assert {each["bom-ref"]: each["supplier"]["name"] for each in bill["components"]}["pkg:cargo/a@1"] == "A"


def test_every_library_is_hashed_once_and_belongs_to_who_made_it(made: tuple[Path, list[Part]]) -> None:
    bill = bill_of(made)
    files = [(each["bom-ref"], file) for each in bill["components"] for file in each.get("components", [])]
    owners = {file["name"]: owner for owner, file in files}
    libraries = {path.relative_to(made[0]).as_posix() for path in made[0].rglob("*.*") if path.suffix != ".exe"}
    assert len(files) == len(owners) and set(owners) == libraries
    assert owners["_internal/sqlite3.dll"] == "pkg:generic/sqlite@3.45.3"
    assert owners["_internal/PySide6/Qt6Core.dll"] == "pkg:generic/qt@6.8.3"
    assert owners["_internal/PySide6/PySide6.pyd"] == "pkg:pypi/pyside6-essentials@6.8.3"
    for _owner, file in files:
        digest = hashlib.sha256((made[0] / file["name"]).read_bytes()).hexdigest()
        assert file["hashes"] == [{"alg": "SHA-256", "content": digest}]
    assert len(bill["metadata"]["component"]["components"]) == 2  # our own programs
    wheel = next(each for each in bill["components"] if each["name"] == "lxml")
    assert wheel["hashes"][0]["content"] == hashlib.sha256(b"lxml").hexdigest()
    assert wheel["cpe"] == "cpe:2.3:a:lxml:lxml:6.1.3:*:*:*:*:*:*:*"


def test_known_faults_of_the_versions_packed_are_told_with_whether_they_can_be_reached(
    made: tuple[Path, list[Part]], monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = {each["id"]: each for each in bill_of(made)["vulnerabilities"]}
    assert faults["CVE-2025-6965"]["affects"] == [{"ref": "pkg:generic/sqlite@3.45.3"}]
    assert faults["CVE-2025-6965"]["analysis"]["state"] == "not_affected"
    assert all(each["analysis"]["detail"] for each in faults.values())
    for part in made[1]:
        part.version = "99.0" if part.name in ("SQLite", "expat", "CPython", "libxml2") else part.version
    assert bill_of(made)["vulnerabilities"] == []


def test_every_licence_is_in_the_bundle_with_its_text(made: tuple[Path, list[Part]], tmp_path: Path) -> None:
    (tmp_path / "LICENSE.txt").write_text("Python", "utf-8")
    write_notices(tmp_path / "notices", made[1], tmp_path / "LICENSE.txt", tmp_path)
    names = {path.name for path in (tmp_path / "notices").iterdir()}
    assert {"MIT.txt", "Zlib.txt", "FTL.txt", "libpng-2.0.txt", "LGPL-3.0.txt", "CPython.txt", "说明.txt"} <= names
    told = (tmp_path / "notices" / "说明.txt").read_text("utf-8")
    assert all(part.name in told for part in made[1]) and "Qt6Svg.dll" in told
    made[1].append(Part("x", "1", "Strange-1.0", "", "pkg:generic/x@1", "X"))
    with pytest.raises(Stop, match=r"Strange-1\.0"):
        write_notices(tmp_path / "notices", made[1], tmp_path / "LICENSE.txt", tmp_path)


def test_hashes_are_listed_for_whitelists_and_antivirus(made: tuple[Path, list[Part]], tmp_path: Path) -> None:
    form = made[0] / "申请表.docx"
    form.write_bytes(b"form")
    paths = sorted(path for path in made[0].rglob("*") if path.is_file())
    write_hashes(tmp_path / "x", [File(path, PurePosixPath(path.relative_to(made[0]).as_posix())) for path in paths])
    table = (tmp_path / "x.csv").read_text("utf-8-sig").splitlines()
    rows = {row["file"]: row for row in csv.DictReader(table)}
    assert len(rows) == len(paths)
    assert rows["申请表.docx"]["sha256"] == hashlib.sha256(b"form").hexdigest().upper()
    assert rows["申请表.docx"]["authenticode_sha256"] == ""
    policy = etree.parse(tmp_path / "x-applocker.xml")
    told = {each.get("SourceFileName"): each.get("Data") for each in policy.iter("FileHash")}
    assert told["bjcert.exe"] == f"0x{rows['bjcert.exe']['authenticode_sha256']}"
    assert {each.get("EnforcementMode") for each in policy.iter("RuleCollection")} == {"NotConfigured"}


@pytest.mark.skipif(not shutil.which("osslsigncode"), reason="osslsigncode is not installed")
def test_a_programs_hash_is_the_one_that_its_signature_is_made_of(tmp_path: Path) -> None:
    own, signed = tmp_path / "own.exe", tmp_path / "signed.exe"
    own.write_bytes(program("1.0.0.0", 2052) + b"odd")
    request = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Test", "-days", "2")
    subprocess.run([*request, "-keyout", tmp_path / "key", "-out", tmp_path / "cert"], check=True, capture_output=True)
    keys = ("-certs", tmp_path / "cert", "-key", tmp_path / "key")
    subprocess.run(["osslsigncode", "sign", *keys, "-in", own, "-out", signed], check=True, capture_output=True)
    told = subprocess.run(
        ["osslsigncode", "verify", "-CAfile", tmp_path / "cert", signed], capture_output=True, text=True
    )
    assert (is_signed(own), is_signed(signed)) == (False, True)
    assert authenticode(own) == authenticode(signed)
    assert authenticode(signed).upper() in told.stdout
