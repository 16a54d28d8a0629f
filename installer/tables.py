"""The tables of the MSI as plain data, computed from the files of the bundle, without Windows.

It installs per machine under a fixed upgrade code. A component's GUID follows from its path, so that it is the same in
every version. What the columns accept is said in schema.py; rules.py checks the finished MSI.
"""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from . import ROOT, product
from .schema import SEQUENCES, Table, empty_tables, validation

UPGRADE_CODE = uuid.UUID("08de886c-d52b-4765-8712-7a6883152c26")  #: of this product; it never changes
LANGUAGE = 2052  # Chinese, of the People's Republic
CODE_PAGE = 936  # the one that Windows Installer supports for it
CABINET = "program.cab"
POLICY = ("REGISTRY", "OUTPUT", "FORMS", "DATA")  #: settings that an office may give on the command line
PROPERTIES = (*POLICY, "DESKTOPSHORTCUT", "INSTALLDIR")  #: all properties that it may give
OLDEST_BUILD = 17763  #: of Windows: 10, version 1809
HELP = "安装与维护.txt"  #: in the bundle: INSTALL.zh-CN.md
POLICY_FILE = ROOT / "installer" / "policy.toml"  #: in UTF-16, which the lines written into it then keep

_64_BIT, _REGISTRY_KEY, _NEVER_OVERWRITE = 256, 4, 128
_PERMANENT, _TRANSITIVE = 16, 64  # stays after uninstalling; is written only when the property is given
_MIGRATE, _MIN_INCLUSIVE, _MAX_INCLUSIVE, _ONLY_DETECT = 1, 256, 512, 2
_USER, _MACHINE = 1, 2  # HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE
_RAW_VALUE, _IN_64_BIT = 2, 16  # how a value is looked up in the registry
_SET_PROPERTY = 51
_VITAL = 512

_KEY = rf"Software\{product.SHORT}\Installed"  # what the registry holds while the program is installed
_APP_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
_WINDOWS = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"

#: Owner Administrators; they and the system may do everything, users may read; nothing is inherited from above.
_LOCKED = "O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"


class File(NamedTuple):
    """A file to install: source, path in its folder, and what Windows Installer compares.

    *folder* is the key of the top folder in the table Directory.
    """

    source: Path
    path: PurePosixPath
    version: str = ""
    language: str = ""
    hash: tuple[int, int, int, int] | None = None
    folder: str = "INSTALLDIR"

    @property
    def key(self) -> str:
        """The name in the tables and in the cabinet."""
        return identifier("F", str(self.path))


Rows = dict[str, list[tuple[object, ...]]]


def identifier(kind: str, text: str) -> str:
    """A name that Windows Installer accepts, the same for the same *text*."""
    return f"{kind}{base64.b32encode(hashlib.sha256(text.encode()).digest())[:8].decode()}"


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
    tables = empty_tables()
    rows = {name: table.rows for name, table in tables.items()}
    icon = "program.ico"
    rows["Icon"].append((icon, ROOT / "resources" / "icons" / "app.ico"))
    rows["Property"] += sorted(_properties(version, code, icon).items())
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
        ("DesktopShortcut", "Program", "桌面快捷方式", None, 2, 2, None, 0),
    ]
    rows["Condition"] += [("DesktopShortcut", 1, 'DESKTOPSHORTCUT="1"')]
    for sequence, file in enumerate(files, 1):
        _add_file(rows, file, sequence)
    rows["Media"] += [(1, len(files), None, f"#{CABINET}", None, None)]
    _add_shortcuts(rows, icon)
    _add_registration(rows, version)
    _add_searches(rows, version)
    _add_policy(rows)
    _add_sequences(rows)
    used = {name: table for name, table in tables.items() if table.rows or name == "_Validation"}
    rows["_Validation"] += validation(used)
    return used


def _properties(version: str, code: str, icon: str) -> dict[str, str]:
    return {
        "ProductCode": code,
        "ProductName": product.NAME,
        "ProductVersion": version,
        "ProductLanguage": str(LANGUAGE),
        "Manufacturer": product.NAME,
        "UpgradeCode": braced(UPGRADE_CODE),
        "ALLUSERS": "1",
        "ARPPRODUCTICON": icon,
        "ARPNOMODIFY": "1",
        "ARPCOMMENTS": "政务单位数字证书业务的离线办理助手",
        "ARPCONTACT": "本单位的信息技术人员",
        "SecureCustomProperties": ";".join((*PROPERTIES, "OLDERFOUND", "SAMEFOUND", "NEWERFOUND")),
    }


def _component(rows: Rows, name: str, known_by: str, folder: str, attributes: int, key: str | None) -> None:
    """Add a component of the feature Program; its GUID follows from what it is *known_by*."""
    rows["Component"].append((name, guid(known_by), folder, attributes | _64_BIT, None, key))
    rows["FeatureComponents"].append(("Program", name))


def _add_file(rows: Rows, file: File, sequence: int) -> None:
    """Add a file with a component of its own."""
    component = identifier("C", str(file.path))
    if file.folder == "POLICYDIR":
        attributes = _PERMANENT | _TRANSITIVE | _NEVER_OVERWRITE | _64_BIT
        given = " OR ".join(POLICY)
        rows["Component"].append((component, guid("policy file"), "POLICYDIR", attributes, given, file.key))
        rows["FeatureComponents"].append(("Program", component))
    else:
        _component(rows, component, f"file {file.path}", _folder(file.path), 0, file.key)
    name = f"{_short(file.path)}|{file.path.name}"
    told = (file.version or None, file.language or None)
    rows["File"].append((file.key, component, name, file.source.stat().st_size, *told, _VITAL, sequence))
    if file.hash:
        rows["MsiFileHash"].append((file.key, 0, *file.hash))
    if file.path.parent == PurePosixPath() and file.path.suffix == ".exe":  # started by its name alone
        key = rf"{_APP_PATHS}\{file.path.name}"
        rows["Registry"].append((f"AppPath.{component}", _MACHINE, key, None, f"[#{file.key}]", component))


def _add_shortcuts(rows: Rows, icon: str) -> None:
    """Add the shortcuts. The key path of each is a value of the user, as the rules want it for shortcuts."""
    for feature, folder in (("Program", "ProgramMenuFolder"), ("DesktopShortcut", "DesktopFolder")):
        component, value = f"Shortcut.{folder}", f"Value.{folder}"
        rows["Component"].append(
            (component, guid(f"shortcut of user {folder}"), folder, _64_BIT | _REGISTRY_KEY, None, value)
        )
        rows["FeatureComponents"].append((feature, component))
        rows["Registry"].append((value, _USER, _KEY, folder, "#1", component))
        target, told = f"[INSTALLDIR]{product.WINDOW}.exe", "办理政务单位数字证书业务，填写并导出材料"
        link = (f"bjcert|{product.NAME}", component, target, None, told)
        rows["Shortcut"].append((f"Link.{folder}", folder, *link, None, icon, 0, 1, "INSTALLDIR"))


def _add_registration(rows: Rows, version: str) -> None:
    """Add what tools for distribution look for, and what upgrades and repairs go by: folder and version."""
    _component(rows, "Registration", "registration", "INSTALLDIR", _REGISTRY_KEY, "Value.Folder")
    rows["Registry"].append(("Value.Folder", _MACHINE, _KEY, "Folder", "[INSTALLDIR]", "Registration"))
    rows["Registry"].append(("Value.Version", _MACHINE, _KEY, "Version", version, "Registration"))
    rows["CustomAction"] += [
        ("StayThere", _SET_PROPERTY, "INSTALLDIR", "[FORMERDIR]"),
        ("TellWhere", _SET_PROPERTY, "ARPINSTALLLOCATION", "[INSTALLDIR]"),
        ("TellHelp", _SET_PROPERTY, "ARPHELPLINK", f"[INSTALLDIR]{HELP}"),
        ("ReplaceAll", _SET_PROPERTY, "REINSTALLMODE", "amus"),
    ]


def _add_searches(rows: Rows, version: str) -> None:
    """Add what is looked for before anything is done, and the conditions for going on."""
    rows["AppSearch"] += [("FORMERDIR", "FormerFolder"), ("WINDOWSBUILD", "WindowsBuild")]
    looked_up = _RAW_VALUE | _IN_64_BIT
    rows["RegLocator"] += [
        ("FormerFolder", _MACHINE, _KEY, "Folder", looked_up),
        ("WindowsBuild", _MACHINE, _WINDOWS, "CurrentBuildNumber", looked_up),
    ]
    upgrade = braced(UPGRADE_CODE)
    same = _ONLY_DETECT | _MIN_INCLUSIVE | _MAX_INCLUSIVE
    rows["Upgrade"] += [
        (upgrade, "0.0.0", version, None, _MIGRATE | _MIN_INCLUSIVE, None, "OLDERFOUND"),
        (upgrade, version, version, None, same, None, "SAMEFOUND"),
        (upgrade, version, None, None, _ONLY_DETECT, None, "NEWERFOUND"),
    ]
    name = product.NAME
    rows["LaunchCondition"] += [
        ("Installed OR NOT NEWERFOUND", f"这台电脑已装有更新版本的{name}。如确需退回旧版，请先卸载再安装。"),
        (
            "Installed OR NOT SAMEFOUND",
            f"这台电脑已装有同一版本、另一次构建的{name}。要修复请用原来的安装包，要换请先卸载。",
        ),
        (
            f"Installed OR WINDOWSBUILD >= {OLDEST_BUILD}",
            f"{name}需要 64 位的 Windows 10（1809，内部版本 {OLDEST_BUILD}）或更新的系统；"
            "这台电脑的内部版本是 [WINDOWSBUILD]。",
        ),
    ]


def _add_policy(rows: Rows) -> None:
    """Add the administrators' folder, which is locked before anybody can prepare it, and a line for each property."""
    _component(rows, "Policy.Folder", "policy folder", "POLICYDIR", 0, None)
    rows["CreateFolder"].append(("POLICYDIR", "Policy.Folder"))
    rows["MsiLockPermissionsEx"].append(("LockPolicy", "POLICYDIR", "CreateFolder", _LOCKED, None))
    for name in POLICY:
        component = f"Policy.{name}"
        attributes = _PERMANENT | _TRANSITIVE | _64_BIT
        rows["Component"].append((component, guid(f"policy {name}"), "POLICYDIR", attributes, name, None))
        rows["FeatureComponents"].append(("Program", component))
        rows["CreateFolder"].append(("POLICYDIR", component))
        line = ("policy.tom|policy.toml", "POLICYDIR", "policy", name.lower(), f"'[{name}]'", 0, component)
        rows["IniFile"].append((component, *line))


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


def _add_sequences(rows: Rows) -> None:
    """Fill the sequence tables; the numbers are those that Microsoft suggests."""
    cost = {"CostInitialize": 800, "FileCost": 900, "CostFinalize": 1000}
    begin, end = {"InstallValidate": 1400, "InstallInitialize": 1500}, {"InstallFinalize": 6600}
    first = {"FindRelatedProducts": 25, "AppSearch": 50, "StayThere": 60, "ReplaceAll": 70, "LaunchConditions": 100}
    first |= {"ValidateProductID": 700, "MigrateFeatureStates": 1200}
    publish = {"PublishFeatures": 6300, "PublishProduct": 6400}
    install = {
        "TellWhere": 1010,
        "TellHelp": 1020,
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
    conditions = {
        "WriteIniValues": " OR ".join(POLICY),
        "StayThere": "FORMERDIR AND NOT INSTALLDIR",
        # A release may bring an older library than the one before; the default mode would leave that one out.
        "ReplaceAll": "OLDERFOUND AND NOT REINSTALLMODE",
    }
    orders = (
        {**first, **cost, **begin, **install, **publish, **end},
        {**first, **cost, "ExecuteAction": 1300},
        {**cost, **begin, "InstallAdminPackage": 3900, "InstallFiles": 4000, **end},
        {**cost, "ExecuteAction": 1300},
        {"CostInitialize": 800, "CostFinalize": 1000, **begin, **publish, **end},
    )
    for table, actions in zip(SEQUENCES, orders, strict=True):
        rows[table] += [(action, conditions.get(action), number) for action, number in sorted(actions.items())]
