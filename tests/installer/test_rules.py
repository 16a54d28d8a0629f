"""The check of the MSI by Microsoft's published rules."""

import copy
from collections.abc import Callable

import pytest

from installer import tables
from installer.rules import findings
from installer.schema import Table
from installer.tables import File, make_tables, product_code


def made(files: list[File], version: str = "1.2.3") -> dict[str, Table]:
    return make_tables(version, product_code(version, files), files)


def test_the_msi_breaks_none_of_the_published_rules(files: list[File]) -> None:
    assert findings(made(files)) == []


def change(table: str, column: str, value: object, row: int | str = 0) -> Callable[[dict[str, Table]], None]:
    """Change a value in a row, which is told by its number or its key."""

    def work(found: dict[str, Table]) -> None:
        place = list(found[table].columns).index(column)
        rows = found[table].rows
        number = [each[0] for each in rows].index(row) if isinstance(row, str) else row
        rows[number] = (*rows[number][:place], value, *rows[number][place + 1 :])

    return work


def add(table: str, *row: object) -> Callable[[dict[str, Table]], None]:
    return lambda found: found[table].rows.append(row)


def drop(table: str, key: object) -> Callable[[dict[str, Table]], None]:
    def work(found: dict[str, Table]) -> None:
        found[table].rows = [row for row in found[table].rows if row[0] != key]

    return work


BROKEN = (  # a rule, and a change that breaks it
    ("ICE02", change("Component", "KeyPath", "Value.Folder")),
    ("ICE03", change("Component", "ComponentId", "{not-a-guid}")),
    ("ICE03", change("File", "FileName", "toolongname.text|x.txt")),
    ("ICE03", change("Feature", "Level", 40_000)),
    ("ICE03", change("IniFile", "Action", 2)),
    ("ICE03", change("FeatureComponents", "Component_", "Nothing")),
    ("ICE03", change("Property", "Value", None)),
    ("ICE03", lambda found: found.pop("_Validation")),
    ("ICE05", drop("Property", "Manufacturer")),
    ("ICE06", lambda found: found["Icon"].columns.pop("Data")),
    ("ICE08", lambda found: change("Component", "ComponentId", found["Component"].rows[1][1])(found)),
    ("ICE10", change("Feature", "Attributes", 8, 1)),
    ("ICE12", change("InstallExecuteSequence", "Sequence", 1001, "StayThere")),
    ("ICE16", change("Property", "Value", "x" * 64, "ProductName")),
    ("ICE18", drop("CreateFolder", "POLICYDIR")),
    ("ICE21", lambda found: found["FeatureComponents"].rows.pop()),
    ("ICE24", add("Property", "ProductVersion", "1.2")),
    ("ICE26", drop("InstallExecuteSequence", "InstallValidate")),
    ("ICE27", change("InstallExecuteSequence", "Sequence", 9, "InstallFiles")),
    ("ICE30", add("File", "Twice", "Policy.Folder", "policy.tom|policy.toml", 1, None, None, 512, 1)),
    ("ICE33", change("Registry", "Key", r"Software\Classes\.bjcert")),
    ("ICE36", add("Icon", "unused.ico", "")),
    ("ICE38", change("Registry", "Root", 2, 2)),
    ("ICE40", add("Property", "REINSTALLMODE", "amus")),
    ("ICE43", change("Registry", "Root", 2, 2)),
    ("ICE45", change("File", "Attributes", 64)),
    ("ICE48", add("Property", "INSTALLDIR", r"D:\bjcert")),
    ("ICE49", change("Registry", "Value", "#1")),
    ("ICE52", add("AppSearch", "private", "FormerFolder")),
    ("ICE54", lambda found: change("File", "Version", found["File"].rows[1][0])(found)),
    ("ICE55", change("MsiLockPermissionsEx", "LockObject", "TARGETDIR")),
    ("ICE56", add("Directory", "SECOND", None, "second")),
    ("ICE57", add("Registry", "Mixed", 1, "Software", "x", "y", "Registration")),
    ("ICE58", change("Media", "LastSequence", 1)),
    ("ICE60", change("File", "Language", None)),
    ("ICE60", lambda found: found["MsiFileHash"].rows.pop()),
    ("ICE61", change("Upgrade", "Attributes", 1 | 256 | 512)),
    ("ICE61", change("Upgrade", "VersionMax", "9.0.0")),
    ("ICE61", change("Upgrade", "ActionProperty", "NOTPASSEDON")),
    ("ICE64", add("Directory", "Mine", "ProgramMenuFolder", "mine")),
    ("ICE69", lambda found: change("Shortcut", "Target", f"[#{found['File'].rows[0][0]}]")(found)),
    ("ICE71", change("Media", "DiskId", 2)),
    ("ICE74", change("Upgrade", "UpgradeCode", tables.guid("another product"))),
    ("ICE77", change("CustomAction", "Type", 1024 | 51)),
    ("ICE80", change("Component", "Attributes", 0)),
    ("ICE82", change("InstallUISequence", "Sequence", 100)),
    ("ICE84", change("InstallExecuteSequence", "Condition", "REGISTRY", "FileCost")),
    ("ICE86", change("LaunchCondition", "Condition", "AdminUser")),
    ("ICE88", change("IniFile", "DirProperty", "NOWHERE")),
    ("ICE90", lambda found: (add("Directory", "MENU", "ProgramMenuFolder", "x")(found),
                             change("Shortcut", "Directory_", "MENU")(found))),
    ("ICE91", change("Component", "Directory_", "DesktopFolder")),
    ("ICE92", lambda found: change("Component", "ComponentId", None, -1)(found)),
    ("ICE93", add("CustomAction", "CostFinalize", 51, "X", "y")),
    ("ICE99", add("Directory", "ALLUSERS", "TARGETDIR", "all")),
    ("ICE101", change("Feature", "Feature", "x" * 39)),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "damage"), BROKEN)
def test_every_rule_finds_what_breaks_it(
    files: list[File], rule: str, damage: Callable[[dict[str, Table]], object]
) -> None:
    broken = copy.deepcopy(made(files))
    damage(broken)
    assert rule in {finding.rule for finding in findings(broken)}
