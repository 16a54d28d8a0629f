"""Parts of the Windows build that need no Windows: tables of the MSI, cabinet, bill of materials."""

import json
import subprocess
import sys
import uuid
import zlib
from pathlib import Path, PurePosixPath

import pytest

from installer import bundle, product, python, tables
from installer.bill import Part, bill_of_materials
from installer.cab import write_cabinet
from installer.handout import make_zip
from installer.tables import File, Table, make_tables, product_code


@pytest.fixture
def files(tmp_path: Path) -> list[File]:
    found = []
    for name in (f"{product.WINDOW}.exe", "bjcert.exe", "_internal/表 样/申请表.docx", "_internal/申请表.docx"):
        source = tmp_path / name
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_bytes(name.encode())
        found.append(File(source, PurePosixPath(name), hash=(1, 2, 3, 4)))
    return found


def made(files: list[File], version: str = "1.2.3") -> dict[str, Table]:
    return make_tables(version, product_code(version, files), files)


def values(table: Table, column: str) -> list[object]:
    return [row[list(table.columns).index(column)] for row in table.rows]


def test_components_keep_their_guids_from_version_to_version(files: list[File]) -> None:
    before, after = made(files), made(files[:-1], "1.3.0")
    guids = dict(zip(values(before["Component"], "Component"), values(before["Component"], "ComponentId"), strict=True))
    assert len(set(guids.values())) == len(guids)
    for component, guid in zip(
        *(values(after["Component"], name) for name in ("Component", "ComponentId")), strict=True
    ):
        assert guids[component] == guid == f"{{{str(uuid.UUID(str(guid))).upper()}}}"


def test_each_build_is_a_product_of_its_own_under_one_upgrade_code(files: list[File]) -> None:
    codes = {product_code("1.2.3", files), product_code("1.2.4", files), product_code("1.2.3", files[1:])}
    assert len(codes) == 3
    assert product_code("1.2.3", files) in codes
    assert values(made(files)["Upgrade"], "UpgradeCode") == [tables.braced(tables.UPGRADE_CODE)] * 2


def test_an_older_version_is_replaced_and_a_newer_one_refused(files: list[File]) -> None:
    older, newer = made(files)["Upgrade"].rows
    assert (older[1], older[2], older[6]) == ("0.0.0", "1.2.3", "OLDERFOUND")
    assert (newer[1], newer[2], newer[6]) == ("1.2.3", None, "NEWERFOUND")
    assert any("NEWERFOUND" in str(condition) for condition in values(made(files)["LaunchCondition"], "Condition"))
    order = dict(
        zip(*(values(made(files)["InstallExecuteSequence"], name) for name in ("Action", "Sequence")), strict=True)
    )
    assert order["FindRelatedProducts"] < order["LaunchConditions"] < order["RemoveExistingProducts"]
    assert order["RemoveExistingProducts"] < order["InstallFiles"]


def test_every_reference_leads_somewhere(files: list[File]) -> None:
    found = made(files)
    keys = {name: set(values(table, next(iter(table.columns)))) for name, table in found.items()}
    for table, column, to in (
        ("Component", "Directory_", "Directory"),
        ("File", "Component_", "Component"),
        ("MsiFileHash", "File_", "File"),
        ("FeatureComponents", "Feature_", "Feature"),
        ("FeatureComponents", "Component_", "Component"),
        ("Shortcut", "Component_", "Component"),
        ("Shortcut", "Directory_", "Directory"),
        ("Registry", "Component_", "Component"),
        ("IniFile", "Component_", "Component"),
        ("IniFile", "DirProperty", "Directory"),
        ("CreateFolder", "Component_", "Component"),
    ):
        assert set(values(found[table], column)) <= keys[to], (table, column)
    told = {component for _feature, component in found["FeatureComponents"].rows}
    assert told == keys["Component"]  # every component belongs to a feature


def test_short_names_are_eight_and_three_and_their_own_in_each_folder(files: list[File]) -> None:
    folder = dict(zip(*(values(made(files)["Component"], name) for name in ("Component", "Directory_")), strict=True))
    seen = set()
    for component, name in zip(*(values(made(files)["File"], n) for n in ("Component_", "FileName")), strict=True):
        short, long = str(name).split("|")
        stem, _, ending = short.partition(".")
        assert len(stem) <= 8 and len(ending) <= 3 and short.isascii() and long
        assert (folder[component], short) not in seen
        seen.add((folder[component], short))


def test_all_texts_fit_the_chinese_code_page_and_their_columns(files: list[File]) -> None:
    for name, table in made(files).items():
        for row in table.rows:
            assert len(row) == len(table.columns), name
            for value, kind in zip(row, table.columns.values(), strict=True):
                assert value is not None or "NOT NULL" not in kind, (name, row)
                if isinstance(value, str):
                    value.encode("gbk")
                    size = int(kind.split("(")[1].split(")")[0]) if kind.startswith("CHAR") else 10_000
                    assert len(value) <= size, (name, value)


def test_an_office_says_its_defaults_by_property_and_only_what_it_says_is_written(files: list[File]) -> None:
    found = made(files)
    assert {row[4]: row[5] for row in found["IniFile"].rows} == {
        "registry": "'[REGISTRY]'",
        "output": "'[OUTPUT]'",
        "forms": "'[FORMS]'",
    }
    conditions = dict(zip(*(values(found["Component"], name) for name in ("Component", "Condition")), strict=True))
    for component, *_rest in found["IniFile"].rows:
        assert conditions[component] == str(component).removeprefix("Policy.")
    secure = dict(found["Property"].rows)["SecureCustomProperties"]
    assert {"REGISTRY", "OUTPUT", "FORMS", "DESKTOPSHORTCUT"} <= set(str(secure).split(";"))


def test_the_folder_is_kept_in_the_registry_and_found_there_unless_another_is_named(files: list[File]) -> None:
    found = made(files)
    ((root, key, name),) = [row[1:4] for row in found["Registry"].rows if row[4] == "[INSTALLDIR]"]
    ((sought, signature),) = found["AppSearch"].rows
    assert found["RegLocator"].rows == [(signature, root, key, name, 2 | 16)]  # the value, as 64-bit programs see it
    (action,) = [row for row in found["CustomAction"].rows if row[2] == "INSTALLDIR"]
    assert action[3] == f"[{sought}]"
    for sequence in ("InstallExecuteSequence", "InstallUISequence"):
        order = {row[0]: row[2] for row in found[sequence].rows}
        assert order["AppSearch"] < order[action[0]] < order["CostInitialize"]
        assert {row[0]: row[1] for row in found[sequence].rows}[action[0]] == f"{sought} AND NOT INSTALLDIR"


CONTENTS = {"A": b"x" * 100_000, "B": bytes(range(256)) * 300, "C": b""}


@pytest.fixture
def to_pack(tmp_path: Path) -> list[File]:
    for name, content in CONTENTS.items():
        (tmp_path / name).write_bytes(content)
    return [File(tmp_path / name, PurePosixPath(name)) for name in CONTENTS]


def test_a_cabinet_unpacks_to_what_went_in_and_is_the_same_every_time(tmp_path: Path, to_pack: list[File]) -> None:
    first, second = tmp_path / "1.cab", tmp_path / "2.cab"
    write_cabinet(first, to_pack)
    write_cabinet(second, to_pack)
    assert first.read_bytes() == second.read_bytes()
    assert unpacked(first.read_bytes()) == {file.key: CONTENTS[file.path.name] for file in to_pack}


def unpacked(cabinet: bytes) -> dict[str, bytes]:
    """Unpack a cabinet of one MSZIP folder according to the description of the format."""

    def number(place: int, size: int) -> int:
        return int.from_bytes(cabinet[place : place + size], "little")

    assert cabinet[:4] == b"MSCF"
    assert number(8, 4) == len(cabinet)
    data, blocks, kind = number(36, 4), number(40, 2), number(42, 2)
    assert kind == 1
    plain = before = b""
    for _ in range(blocks):
        packed, size = number(data + 4, 2), number(data + 6, 2)
        content = cabinet[data + 8 : data + 8 + packed]
        assert content[:2] == b"CK"
        before = zlib.decompressobj(-15, zdict=before).decompress(content[2:])
        assert len(before) == size
        plain += before
        data += 8 + packed
    found, place = {}, number(16, 4)
    for _ in range(number(28, 2)):
        size, start = number(place, 4), number(place + 4, 4)
        end = cabinet.index(b"\0", place + 16)
        found[cabinet[place + 16 : end].decode("ascii")] = plain[start : start + size]
        place = end + 1
    return found


def test_a_zip_is_the_same_every_time_and_keeps_chinese_names(tmp_path: Path) -> None:
    source = tmp_path / "文件"
    source.write_bytes(b"1")
    for name in ("1.zip", "2.zip"):
        make_zip(tmp_path / name, {"夹/甲.txt": source, "乙.txt": source})
        source.touch()
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_the_bill_of_materials_is_cyclonedx_and_names_every_part_once() -> None:
    parts = [
        Part("Qt", "6.8.3", "LGPL-3.0-only", "", "pkg:generic/qt@6.8.3"),
        Part("x", "1", "MIT", "", "pkg:pypi/x@1"),
    ]
    bill = bill_of_materials("1.2.3", parts, 0)
    assert bill == bill_of_materials("1.2.3", parts, 0)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert '"licenses": [{"expression": "MulanPSL-2.0"}]' in json.dumps(bill["metadata"])
    components = bill["components"]
    assert isinstance(components, list)
    references = [component["bom-ref"] for component in components]
    assert references == [part.purl for part in parts]
    for component in components:
        assert {"type", "name", "version", "licenses", "purl"} <= component.keys()
    assert str(bill["serialNumber"]).startswith("urn:uuid:")


def test_the_windows_lock_pins_everything_by_hash_in_the_versions_that_are_tested() -> None:
    root = Path(__file__).resolve().parents[1]
    windows = python.pins((root / "installer" / "requirements.lock").read_text("utf-8"))
    tested = python.pins((root / "requirements.lock").read_text("utf-8"))
    assert {"pyside6-essentials", "shiboken6", "lxml", "pyinstaller", python.INTERPRETER} <= windows.keys()
    for name, pin in windows.items():
        assert pin.hashes, name
        assert name not in tested or tested[name].version == pin.version


def test_the_build_stops_when_the_program_imports_what_is_left_out() -> None:
    bundle.check_left_out("excluded module named ssl - imported by platform (top-level)\n")
    with pytest.raises(Exception, match=r"PySide6\.QtSvg"):
        bundle.check_left_out(
            "excluded module named PySide6.QtSvg - imported by bjcert_desktop.gui.kit.icons (top-level)\n"
        )


def test_the_build_stops_when_a_file_for_connections_is_in_the_bundle() -> None:
    bundle.check_offline(["Qt6Core.dll", "QtGui.pyd", "select.pyd", "_sqlite3.pyd", "ssl.txt"])
    for name in ("_socket.pyd", "_ssl.pyd", "Qt6Network.dll", "QtNetwork.pyd", "libcrypto-3.dll", "libssl-3-x64.dll"):
        with pytest.raises(Exception, match=name):
            bundle.check_offline(["Qt6Core.dll", name])


def test_word_files_can_be_opened_without_a_library_for_connections() -> None:
    hook = Path(__file__).resolve().parents[1] / "installer" / "programs" / "capsule_type.py"
    code = f"import runpy, sys; sys.modules['_socket'] = None; runpy.run_path({str(hook)!r}); import docx"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_version_is_one_that_windows_can_compare() -> None:
    assert product.version_numbers("1.20.3") == (1, 20, 3, 0)
    assert len(product.version_numbers(product.version())) == 4
