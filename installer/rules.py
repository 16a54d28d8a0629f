"""Checks a finished MSI by Microsoft's published rules (“Internal Consistency Evaluators”, ICE) that concern it.

The tables are loaded into SQLite, and each rule is a query (rules.toml) that finds what breaks it. Rules about tables
that the MSI does not have (services, ODBC, assemblies, dialogs and the like) are left out; a table that appears without
a description in schema.py is itself a finding.
"""

from __future__ import annotations

import re
import sqlite3
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from . import ROOT
from .schema import SEQUENCES, Column, Table, empty_tables


class Finding(NamedTuple):
    """What breaks which rule."""

    rule: str
    text: str


#: Views that the queries use.
_VIEWS = f"""
CREATE VIEW Sequences AS {" UNION ALL ".join(f"SELECT '{name}' AS InTable, * FROM {name}" for name in SEQUENCES)};
CREATE VIEW Above AS WITH RECURSIVE Walk(Directory, Ancestor) AS (
    SELECT Directory, Directory FROM Directory
    UNION SELECT Walk.Directory, Directory_Parent FROM Walk JOIN Directory ON Directory.Directory = Ancestor
    WHERE Directory_Parent IS NOT NULL) SELECT * FROM Walk;
CREATE VIEW OfUser AS SELECT DISTINCT Directory FROM Above WHERE Ancestor IN ('ProgramMenuFolder', 'DesktopFolder',
    'StartMenuFolder', 'StartupFolder', 'AppDataFolder', 'LocalAppDataFolder', 'PersonalFolder', 'SendToFolder',
    'FavoritesFolder', 'TemplateFolder', 'MyPicturesFolder', 'NetHoodFolder', 'PrintHoodFolder', 'RecentFolder');
CREATE VIEW LongName AS SELECT File, Component_, lower(substr(FileName, instr(FileName, '|') + 1)) AS Name FROM File;
"""  # noqa: S608 - our own names

_REQUIRED = {
    "InstallExecuteSequence": "CostInitialize FileCost CostFinalize InstallValidate InstallInitialize ProcessComponents"
    " UnpublishFeatures RegisterUser RegisterProduct PublishFeatures PublishProduct InstallFinalize",
    "InstallUISequence": "CostInitialize FileCost CostFinalize ExecuteAction",
    "AdminExecuteSequence": "CostInitialize FileCost CostFinalize InstallValidate InstallInitialize InstallFinalize"
    " InstallAdminPackage InstallFiles",
    "AdminUISequence": "CostInitialize FileCost CostFinalize ExecuteAction",
    "AdvtExecuteSequence": "CostInitialize CostFinalize InstallValidate InstallInitialize PublishFeatures"
    " PublishProduct InstallFinalize",
}
#: Actions that stand in this order where they stand in one sequence.
_ORDER = """AppSearch LaunchConditions; FindRelatedProducts LaunchConditions; LaunchConditions CostInitialize;
CostInitialize FileCost; FileCost CostFinalize; CostInitialize CostFinalize; CostFinalize MigrateFeatureStates;
CostFinalize InstallValidate; CostFinalize ExecuteAction; InstallValidate InstallInitialize;
InstallValidate RemoveExistingProducts; FindRelatedProducts MigrateFeatureStates; InstallInitialize ProcessComponents;
FindRelatedProducts RemoveExistingProducts; RemoveExistingProducts InstallFiles; ProcessComponents UnpublishFeatures;
UnpublishFeatures RemoveRegistryValues; RemoveRegistryValues WriteRegistryValues; RemoveShortcuts CreateShortcuts;
RemoveFiles RemoveFolders; RemoveFiles InstallFiles; RemoveFolders CreateFolders; CreateFolders InstallFiles;
InstallFiles CreateShortcuts; InstallFiles WriteRegistryValues; InstallFiles WriteIniValues;
InstallFiles RegisterProduct; CreateShortcuts RegisterUser; RegisterUser RegisterProduct;
RegisterProduct PublishFeatures; PublishFeatures PublishProduct; PublishProduct InstallFinalize;
InstallInitialize InstallFinalize"""
_RULES = ROOT / "installer" / "rules.toml"

_FILE_NAME = r'([^\\?|<>:/*"+,;=\[\] .]{1,8}(\.[^\\?|<>:/*"+,;=\[\] .]{1,3})?\|)?[^\\?|<>:/*"]{1,255}'
_CATEGORIES = {
    "Identifier": r"[A-Za-z_][A-Za-z0-9_.]*",
    "UpperCase": r"[A-Z_%][A-Z0-9_.]*",
    "Guid": r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}",
    "Version": r"\d{1,5}(\.\d{1,5}){0,3}|[A-Za-z_][A-Za-z0-9_.]*",
    "Language": r"\d+(,\d+)*",
    "Filename": _FILE_NAME,
    "DefaultDir": rf"SourceDir|\.|{_FILE_NAME}",
    "RegPath": r"[^\\].*[^\\]",
    "Cabinet": r"#?[A-Za-z_0-9][A-Za-z0-9_.]*",
    "Shortcut": r"\[[A-Za-z_#!$%][^\[\]]*\].*|[A-Za-z_][A-Za-z0-9_.]*",
    "FormattedSDDLText": r"(O:..)?(G:..)?D:\w*(\(A;\w*;\w+;;;\w\w\))+",
}


def findings(tables: dict[str, Table]) -> list[Finding]:
    """Return what in *tables* breaks a rule."""
    found = list(_columns(tables))
    if any(finding.rule == "ICE06" for finding in found):
        return found  # the rules ask for columns that may be missing
    database = _loaded(tables)
    for rule in tomllib.loads(_RULES.read_text("utf-8"))["rule"]:
        rows = database.execute(rule["query"])
        found += [Finding(rule["number"], f"{rule['wrong']}: {row[0]}") for row in rows]
    found += list(_values(tables))
    return found


def _loaded(tables: dict[str, Table]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.create_function("regexp", 2, lambda pattern, text: bool(re.fullmatch(pattern, text or "")))
    database.create_function("version_number", 1, _version_number)
    for name, table in {**empty_tables(), **tables}.items():
        columns = ", ".join(f'"{column}"' for column in table.columns)
        database.execute(f'CREATE TABLE "{name}" ({columns})')
        places = ", ".join("?" * len(table.columns))
        rows = [[value if isinstance(value, int) or value is None else str(value) for value in r] for r in table.rows]
        database.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows)  # noqa: S608 - our own tables
    database.execute("CREATE TABLE Needed (InTable, Action)")
    needed = [(table, action) for table, said in _REQUIRED.items() for action in said.split()]
    database.executemany("INSERT INTO Needed VALUES (?, ?)", needed)
    database.execute("CREATE TABLE Before (First, Next)")
    pairs = [pair.split() for pair in _ORDER.replace("\n", " ").split(";")]
    database.executemany("INSERT INTO Before VALUES (?, ?)", pairs)
    database.executescript(_VIEWS)
    return database


def _version_number(text: str | None) -> int | None:
    """Return a version as a number; Windows Installer compares three parts."""
    if text is None:
        return None
    major, minor, build = ([int(part) for part in text.split(".")] + [0, 0])[:3]
    return (major << 48) + (minor << 32) + build


def _columns(tables: dict[str, Table]) -> Iterator[Finding]:
    """Find columns that ``_Validation`` or the schema does not describe (ICE03, ICE06)."""
    known = empty_tables()
    described = {row[:2] for row in tables["_Validation"].rows} if "_Validation" in tables else set()
    for name, table in tables.items():
        if name not in known:
            yield Finding("ICE03", f"a table without rules: {name}")
            continue
        if list(table.columns) != list(known[name].columns) or table.keys != known[name].keys:
            yield Finding("ICE06", f"columns that the reference does not have: {name}")
        for column in table.columns:
            if (name, column) not in described:
                yield Finding("ICE03", f"_Validation does not describe {name}.{column}")


def _values(tables: dict[str, Table]) -> Iterator[Finding]:
    """Find values that their columns do not accept (ICE03)."""
    known = empty_tables()
    keys = {name: {row[0] for row in table.rows} for name, table in tables.items()}
    for name in tables.keys() & known.keys():
        for row in tables[name].rows:
            for (column, accepted), value in zip(known[name].columns.items(), row, strict=True):
                if (wrong := _wrong(accepted, value, keys)) and not (name == "Icon" and column == "Data"):
                    yield Finding("ICE03", f"{name}.{column} of {row[0]}: {wrong}: {value}")
        if len({row[: known[name].keys] for row in tables[name].rows}) != len(tables[name].rows):
            yield Finding("ICE03", f"two rows with the same key: {name}")


def _wrong(accepted: Column, value: object, keys: dict[str, set[object]]) -> str:
    """Return why a column does not accept *value*, or an empty string."""
    limits = accepted.limits
    if value is None or value == "":
        return "" if accepted.nullable else "empty"
    if limits.startswith("@") and value not in set().union(*(keys.get(name, set()) for name in limits[1:].split(";"))):
        return "" if accepted.category == "Version" and re.fullmatch(r"[\d.]+", str(value)) else "leads nowhere"
    if limits.startswith("{") and str(value) not in limits[1:-1].split(";"):
        return "not one of the values"
    if isinstance(value, int):
        least, _, most = limits.partition("..")
        return "" if not most or int(least) <= value <= int(most) else "out of range"
    if accepted.size and len(str(value)) > accepted.size:
        return "too long"
    pattern = _CATEGORIES.get(accepted.category)
    return "" if pattern is None or re.fullmatch(pattern, str(value)) else f"no {accepted.category}"
