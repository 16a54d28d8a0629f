"""The tables of the MSI as plain data, computed from the files of the bundle, without Windows.

It installs per machine under a fixed upgrade code. A component's GUID follows from its path, so that it is the same in
every version. The names of tables and columns are those of Microsoft's “Windows Installer” reference.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from . import product

UPGRADE_CODE = uuid.UUID("08de886c-d52b-4765-8712-7a6883152c26")  #: of this product; it never changes
LANGUAGE = 2052  # Chinese, of the People's Republic
CODE_PAGE = 936  # the one that Windows Installer supports for it
CABINET = "program.cab"
POLICY = ("REGISTRY", "OUTPUT", "FORMS")  #: settings that an office may give on the command line
PROPERTIES = (*POLICY, "DESKTOPSHORTCUT", "INSTALLDIR")  #: all properties that it may give

_64_BIT, _REGISTRY_KEY = 256, 4
_PERMANENT, _TRANSITIVE = 16, 64  # stays after uninstalling; is written only when the property is given
_MIGRATE, _MIN_INCLUSIVE, _MAX_INCLUSIVE, _ONLY_DETECT = 1, 256, 512, 2
_MACHINE = 2  # HKEY_LOCAL_MACHINE
_RAW_VALUE, _IN_64_BIT = 2, 16  # how a folder is looked up in the registry
_SET_PROPERTY = 51
_VITAL = 512

_KEY = rf"Software\{product.SHORT}\Installed"  # what the registry holds while the program is installed

_SEQUENCES = (
    "InstallExecuteSequence",
    "InstallUISequence",
    "AdminExecuteSequence",
    "AdminUISequence",
    "AdvtExecuteSequence",
)

#: Each table: how many columns its key has, and its columns. s: text, l: text for people, i: number, v: stream, then
#: the size; a capital where it may be empty.
_SCHEMA = """
Property 1 Property:s72 Value:l0
Directory 1 Directory:s72 Directory_Parent:S72 DefaultDir:l255
Component 1 Component:s72 ComponentId:S38 Directory_:s72 Attributes:i2 Condition:S255 KeyPath:S72
Feature 1 Feature:s38 Feature_Parent:S38 Title:L64 Description:L255 Display:I2 Level:i2 Directory_:S72 Attributes:i2
Condition 2 Feature_:s38 Level:i2 Condition:S255
FeatureComponents 2 Feature_:s38 Component_:s72
File 1 File:s72 Component_:s72 FileName:l255 FileSize:i4 Version:S72 Language:S20 Attributes:I2 Sequence:i4
MsiFileHash 1 File_:s72 Options:i2 HashPart1:i4 HashPart2:i4 HashPart3:i4 HashPart4:i4
Media 1 DiskId:i2 LastSequence:i4 DiskPrompt:L64 Cabinet:S255 VolumeLabel:S32 Source:S72
Registry 1 Registry:s72 Root:i2 Key:l255 Name:L255 Value:L0 Component_:s72
Shortcut 1 Shortcut:s72 Directory_:s72 Name:l128 Component_:s72 Target:s72 Arguments:S255 Description:L255
    Hotkey:I2 Icon_:S72 IconIndex:I2 ShowCmd:I2 WkDir:S72
CreateFolder 2 Directory_:s72 Component_:s72
IniFile 1 IniFile:s72 FileName:l255 DirProperty:S72 Section:l96 Key:l128 Value:l255 Action:i2 Component_:s72
Upgrade 5 UpgradeCode:s38 VersionMin:S20 VersionMax:S20 Language:S255 Attributes:i4 Remove:S255 ActionProperty:s72
LaunchCondition 1 Condition:s255 Description:l255
AppSearch 2 Property:s72 Signature_:s72
RegLocator 1 Signature_:s72 Root:i2 Key:s255 Name:S255 Type:I2
CustomAction 1 Action:s72 Type:i2 Source:S72 Target:S255
Icon 1 Name:s72 Data:v0
"""


class File(NamedTuple):
    """A file of the bundle: source, path in the bundle, and what Windows Installer compares."""

    source: Path
    path: PurePosixPath
    version: str = ""
    language: str = ""
    hash: tuple[int, int, int, int] | None = None

    @property
    def key(self) -> str:
        """The name in the tables and in the cabinet."""
        return identifier("F", str(self.path))


@dataclass
class Table:
    """A table: its columns as SQL says them, and its rows, whose key comes first."""

    columns: dict[str, str]
    keys: int = 1
    rows: list[tuple[object, ...]] = field(default_factory=list)


def identifier(kind: str, text: str) -> str:
    """A name that Windows Installer accepts, the same for the same *text*."""
    return f"{kind}{hashlib.sha256(text.encode()).hexdigest()[:16].upper()}"


def guid(text: str) -> str:
    """Return the GUID that follows from *text*."""
    return braced(uuid.uuid5(UPGRADE_CODE, text))


def braced(number: uuid.UUID) -> str:
    """Return a GUID as Windows Installer writes it."""
    return f"{{{number}}}".upper()


def product_code(version: str, files: Sequence[File]) -> str:
    """Return the product code of a build, which follows from version and content."""
    digest = hashlib.sha256(version.encode())
    for file in files:
        digest.update(str(file.path).encode() + hashlib.sha256(file.source.read_bytes()).digest())
    return guid(f"product {digest.hexdigest()}")


def make_tables(version: str, code: str, files: Sequence[File]) -> dict[str, Table]:
    """Return all tables of the MSI of *version*; *files* are in the order of the cabinet."""
    tables = _empty()
    rows = {name: table.rows for name, table in tables.items()}
    window = next(file for file in files if file.path.name == f"{product.WINDOW}.exe")
    icon = f"{product.SHORT}.ico"

    properties = {
        "ProductCode": code,
        "ProductName": product.NAME,
        "ProductVersion": version,
        "ProductLanguage": str(LANGUAGE),
        "Manufacturer": product.SHORT,
        "UpgradeCode": braced(UPGRADE_CODE),
        "ALLUSERS": "1",
        "REINSTALLMODE": "amus",  # reinstall every file, also where an older one claims a higher version
        "ARPPRODUCTICON": icon,
        "ARPNOMODIFY": "1",
        "ARPCOMMENTS": "政务单位数字证书业务的离线办理助手",
        "SecureCustomProperties": ";".join((*PROPERTIES, "OLDERFOUND", "NEWERFOUND")),
    }
    rows["Property"] += sorted(properties.items())

    rows["Directory"] += [
        ("TARGETDIR", None, "SourceDir"),
        ("ProgramFiles64Folder", "TARGETDIR", "."),
        ("ProgramMenuFolder", "TARGETDIR", "."),
        ("DesktopFolder", "TARGETDIR", "."),
        ("INSTALLDIR", "ProgramFiles64Folder", f"bjcert|{product.SHORT}"),
        ("CommonAppDataFolder", "TARGETDIR", "."),
        ("POLICYDIR", "CommonAppDataFolder", f"bjcert|{product.SHORT}"),
        *_directories(files),
    ]
    rows["Feature"] += [
        ("Program", None, product.NAME, None, 1, 1, "INSTALLDIR", 0),
        ("DesktopShortcut", None, "桌面快捷方式", None, 2, 2, None, 0),
    ]
    rows["Condition"] += [("DesktopShortcut", 1, 'DESKTOPSHORTCUT="1"')]

    for sequence, file in enumerate(files, 1):
        component = identifier("C", str(file.path))
        rows["Component"].append((component, guid(f"file {file.path}"), _folder(file.path), _64_BIT, None, file.key))
        rows["FeatureComponents"].append(("Program", component))
        name = f"{_short(file.path)}|{file.path.name}"
        size = file.source.stat().st_size
        told = (file.version or None, file.language or None)
        rows["File"].append((file.key, component, name, size, *told, _VITAL, sequence))
        if file.hash:
            rows["MsiFileHash"].append((file.key, 0, *file.hash))
    rows["Media"] += [(1, len(files), None, f"#{CABINET}", None, None)]

    for feature, folder in (("Program", "ProgramMenuFolder"), ("DesktopShortcut", "DesktopFolder")):
        component, value = f"Shortcut.{folder}", f"Value.{folder}"
        rows["Component"].append(
            (component, guid(f"shortcut {folder}"), "INSTALLDIR", _64_BIT | _REGISTRY_KEY, None, value)
        )
        rows["FeatureComponents"].append((feature, component))
        rows["Registry"].append((value, _MACHINE, _KEY, folder, "#1", component))
        link = (
            f"bjcert|{product.NAME}",
            component,
            f"[#{window.key}]",
            None,
            "办理政务单位数字证书业务，填写并导出材料",
        )
        rows["Shortcut"].append((f"Link.{folder}", folder, *link, None, icon, 0, 1, "INSTALLDIR"))

    # The folder is kept in the registry for upgrades and repairs; a folder given on the command line comes first.
    rows["Registry"].append(("Value.Folder", _MACHINE, _KEY, "Folder", "[INSTALLDIR]", "Shortcut.ProgramMenuFolder"))
    rows["AppSearch"] += [("FORMERDIR", "FormerFolder")]
    rows["RegLocator"] += [("FormerFolder", _MACHINE, _KEY, "Folder", _RAW_VALUE | _IN_64_BIT)]
    rows["CustomAction"] += [("StayThere", _SET_PROPERTY, "INSTALLDIR", "[FORMERDIR]")]

    upgrade = braced(UPGRADE_CODE)
    older = _MIGRATE | _MIN_INCLUSIVE | _MAX_INCLUSIVE
    rows["Upgrade"] += [
        (upgrade, "0.0.0", version, None, older, None, "OLDERFOUND"),
        (upgrade, version, None, None, _ONLY_DETECT, None, "NEWERFOUND"),
    ]
    rows["LaunchCondition"] += [
        ("Installed OR NOT NEWERFOUND", f"这台电脑已装有更新版本的{product.NAME}。如确需退回旧版，请先卸载再安装。"),
        ("Installed OR VersionNT64 >= 603", f"{product.NAME}需要 64 位的 Windows 10 或更新的系统。"),
    ]

    rows["CustomAction"] += [("TellWhere", _SET_PROPERTY, "ARPINSTALLLOCATION", "[INSTALLDIR]")]
    for name in POLICY:
        component = f"Policy.{name}"
        attributes = _PERMANENT | _TRANSITIVE | _64_BIT
        rows["Component"].append((component, guid(f"policy {name}"), "POLICYDIR", attributes, name, None))
        rows["FeatureComponents"].append(("Program", component))
        rows["CreateFolder"].append(("POLICYDIR", component))
        line = ("policy.tom|policy.toml", "POLICYDIR", "policy", name.lower(), f"'[{name}]'", 0, component)
        rows["IniFile"].append((component, *line))
    _sequences(rows)
    return {name: table for name, table in tables.items() if table.rows or name == "Icon"}


def _folder(path: PurePosixPath) -> str:
    """Return the key of a file's folder."""
    return "INSTALLDIR" if path.parent == PurePosixPath() else identifier("D", str(path.parent))


def _short(path: PurePosixPath) -> str:
    """Return a short name (8.3), which Windows Installer requires beside a long one; unique in its folder."""
    digest = hashlib.sha256(str(path).encode()).hexdigest().upper()
    extension = "".join(c for c in path.suffix.upper() if c.isascii() and c.isalnum())[:3]
    return f"{digest[:8]}.{extension}" if extension else digest[:8]


def _directories(files: Sequence[File]) -> list[tuple[object, ...]]:
    found = {parent for file in files for parent in file.path.parents if parent != PurePosixPath()}
    return [(identifier("D", str(path)), _folder(path), f"{_short(path)}|{path.name}") for path in sorted(found)]


def _sequences(rows: dict[str, list[tuple[object, ...]]]) -> None:
    """Fill the sequence tables; the numbers are those that Microsoft suggests."""
    cost = {"CostInitialize": 800, "FileCost": 900, "CostFinalize": 1000}
    begin, end = {"InstallValidate": 1400, "InstallInitialize": 1500}, {"InstallFinalize": 6600}
    first = {"FindRelatedProducts": 25, "AppSearch": 50, "StayThere": 60, "LaunchConditions": 100}
    first |= {"ValidateProductID": 700, "MigrateFeatureStates": 1200}
    publish = {"PublishFeatures": 6300, "PublishProduct": 6400}
    install = {
        "TellWhere": 1010,
        "RemoveExistingProducts": 1510,
        "ProcessComponents": 1600,
        "UnpublishFeatures": 1800,
        "RemoveRegistryValues": 2600,
        "RemoveShortcuts": 3200,
        "RemoveFiles": 3500,
        "RemoveFolders": 3600,
        "CreateFolders": 3700,
        "InstallFiles": 4000,
        "CreateShortcuts": 4500,
        "WriteRegistryValues": 5000,
        "WriteIniValues": 5100,
        "RegisterUser": 6000,
        "RegisterProduct": 6100,
    }
    conditions = {"WriteIniValues": " OR ".join(POLICY), "StayThere": "FORMERDIR AND NOT INSTALLDIR"}
    orders = (
        {**first, **cost, **begin, **install, **publish, **end},
        {**first, **cost, "ExecuteAction": 1300},
        {**cost, **begin, "InstallAdminPackage": 3900, "InstallFiles": 4000, **end},
        {**cost, "ExecuteAction": 1300},
        {"CostInitialize": 800, "CostFinalize": 1000, **begin, **publish, **end},
    )
    for table, actions in zip(_SEQUENCES, orders, strict=True):
        rows[table] += [(action, conditions.get(action), number) for action, number in sorted(actions.items())]


def _empty() -> dict[str, Table]:
    """Return the tables without rows."""
    tables = {}
    for line in _SCHEMA.strip().replace("\n ", " ").splitlines():
        name, keys, *columns = line.split()
        pairs = (column.split(":") for column in columns)
        tables[name] = Table({column: _sql(kind) for column, kind in pairs}, int(keys))
    for name in _SEQUENCES:
        tables[name] = Table({"Action": _sql("s72"), "Condition": _sql("S255"), "Sequence": _sql("I2")})
    return tables


def _sql(kind: str) -> str:
    """Return Microsoft's short notation of a column, such as L64, as SQL."""
    size = kind[1:]
    text = {"s": f"CHAR({size})" if size != "0" else "LONGCHAR", "i": "SHORT" if size == "2" else "LONG", "v": "OBJECT"}
    plain = text["s" if kind[0] in "sSlL" else kind[0].lower()]
    return f"{plain}{' NOT NULL' if kind[0].islower() else ''}{' LOCALIZABLE' if kind[0] in 'lL' else ''}"
