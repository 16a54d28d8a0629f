"""The tables of the MSI."""

import uuid
from pathlib import Path, PurePosixPath

from installer import product, tables
from installer.schema import Table
from installer.tables import POLICY_FILE, File, make_tables, product_code
from installer.versions import described, differences

from .conftest import program


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
    assert values(made(files)["Upgrade"], "UpgradeCode") == [tables.braced(tables.UPGRADE_CODE)] * 3


def test_an_older_version_is_replaced_and_the_same_or_a_newer_one_refused(files: list[File]) -> None:
    older, same, newer = made(files)["Upgrade"].rows
    assert (older[1], older[2], older[4], older[6]) == ("0.0.0", "1.2.3", 1 | 256, "OLDERFOUND")  # up to, not with
    assert (same[1], same[2], same[4], same[6]) == ("1.2.3", "1.2.3", 2 | 256 | 512, "SAMEFOUND")
    assert (newer[1], newer[2], newer[4], newer[6]) == ("1.2.3", None, 2, "NEWERFOUND")
    conditions = values(made(files)["LaunchCondition"], "Condition")
    assert {"Installed OR NOT NEWERFOUND", "Installed OR NOT SAMEFOUND"} <= set(conditions)
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
        ("Shortcut", "Icon_", "Icon"),
        ("MsiLockPermissionsEx", "LockObject", "Directory"),
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
            for value, column in zip(row, table.columns.values(), strict=True):
                assert value is not None or column.nullable, (name, row)
                if isinstance(value, str):
                    value.encode("gbk")
                    assert len(value) <= (column.size or 10_000), (name, value)


def test_an_office_says_its_defaults_by_property_and_only_what_it_says_is_written(files: list[File]) -> None:
    found = made(files)
    assert {row[4]: row[5] for row in found["IniFile"].rows} == {
        "registry": "'[REGISTRY]'",
        "output": "'[OUTPUT]'",
        "forms": "'[FORMS]'",
        "data": "'[DATA]'",
    }
    conditions = dict(zip(*(values(found["Component"], name) for name in ("Component", "Condition")), strict=True))
    for component, *_rest in found["IniFile"].rows:
        assert conditions[component] == str(component).removeprefix("Policy.")
    secure = dict(found["Property"].rows)["SecureCustomProperties"]
    assert {"REGISTRY", "OUTPUT", "FORMS", "DESKTOPSHORTCUT"} <= set(str(secure).split(";"))


def test_the_folder_is_kept_in_the_registry_and_found_there_unless_another_is_named(files: list[File]) -> None:
    found = made(files)
    ((root, key, name),) = [row[1:4] for row in found["Registry"].rows if row[4] == "[INSTALLDIR]"]
    sought, signature = found["AppSearch"].rows[0]
    assert found["RegLocator"].rows[0] == (signature, root, key, name, 2 | 16)  # the value, as 64-bit programs see it
    (action,) = [row for row in found["CustomAction"].rows if row[2] == "INSTALLDIR"]
    assert action[3] == f"[{sought}]"
    for sequence in ("InstallExecuteSequence", "InstallUISequence"):
        order = {row[0]: row[2] for row in found[sequence].rows}
        assert order["AppSearch"] < order[action[0]] < order["CostInitialize"]
        assert {row[0]: row[1] for row in found[sequence].rows}[action[0]] == f"{sought} AND NOT INSTALLDIR"


def test_the_table_of_files_says_what_the_headers_of_the_files_say(files: list[File], tmp_path: Path) -> None:
    found = made(files)
    assert differences(found, files) == []
    told = {row[0]: row[4:6] for row in found["File"].rows}
    assert {told[file.key] for file in files if file.path.suffix == ".exe"} == {("1.2.3.0", "2052")}
    assert {row[0] for row in found["MsiFileHash"].rows} == {file.key for file in files if file.path.suffix != ".exe"}
    files[0].source.write_bytes(program("1.2.4.0", 2052))
    files[2].source.write_bytes(b"another")
    (tmp_path / "new").write_bytes(b"new")
    wrong = differences(found, [*files[:-1], File(tmp_path / "new", PurePosixPath("new"))])
    assert sorted(sentence.split(" ")[0].rstrip(":") for sentence in wrong) == sorted(
        [f"{product.WINDOW}.exe", "_internal/表", "new", files[-1].key]
    )


def test_a_language_is_told_also_where_the_version_has_none(tmp_path: Path) -> None:
    neutral = tmp_path / "x.dll"
    neutral.write_bytes(program("3.4.5.6", 0))
    assert described(File(neutral, PurePosixPath("x.dll")))[2:4] == ("3.4.5.6", "0")


def test_lines_of_the_office_are_written_into_a_file_in_unicode(files: list[File]) -> None:
    assert POLICY_FILE.read_bytes().decode("utf-16") == "[policy]\r\n"  # with its mark; Windows keeps the encoding
    found = made(files)
    ((key, component),) = [row[:2] for row in found["File"].rows if str(row[2]).endswith("|policy.toml")]
    ((attributes, condition),) = [row[3:5] for row in found["Component"].rows if row[5] == key]
    assert attributes & 128 and attributes & 16  # an existing file stays as it is, and stays after uninstalling
    assert condition == "REGISTRY OR OUTPUT OR FORMS OR DATA"
    assert component in values(found["FeatureComponents"], "Component_")
    order = {row[0]: row[2] for row in found["InstallExecuteSequence"].rows}
    assert order["InstallFiles"] < order["WriteIniValues"]


def test_nobody_can_prepare_the_folder_of_the_office(files: list[File]) -> None:
    ((_name, locked, table, sddl, condition),) = made(files)["MsiLockPermissionsEx"].rows
    assert (locked, table, condition) == ("POLICYDIR", "CreateFolder", None)
    assert str(sddl).startswith("O:BAG:BAD:P") and "(A;OICI;0x1200a9;;;BU)" in str(sddl)  # users only read
    always = {row[0] for row in made(files)["Component"].rows if row[4] is None}
    assert {component for folder, component in made(files)["CreateFolder"].rows if folder == "POLICYDIR"} & always


def test_an_old_windows_is_told_from_a_new_one_by_its_build(files: list[File]) -> None:
    found = made(files)
    ((condition, text),) = [row for row in found["LaunchCondition"].rows if "WINDOWSBUILD" in str(row[0])]
    assert condition == "Installed OR WINDOWSBUILD >= 17763" and "Windows 10" in str(text)
    assert ("WINDOWSBUILD", "WindowsBuild") in found["AppSearch"].rows
    assert ("WindowsBuild", 2, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "CurrentBuildNumber", 2 | 16) in (
        found["RegLocator"].rows
    )


def test_both_programs_start_by_their_names_and_the_version_stands_beside_the_folder(files: list[File]) -> None:
    rows = made(files)["Registry"].rows
    paths = {str(key).rsplit("\\", 1)[1]: value for _id, _root, key, name, value, _c in rows if name is None}
    assert paths == {file.path.name: f"[#{file.key}]" for file in files if file.path.suffix == ".exe"}
    assert {row[3]: row[4] for row in rows if row[5] == "Registration"} == {
        "Folder": "[INSTALLDIR]",
        "Version": "1.2.3",
    }
