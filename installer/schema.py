"""The tables of an MSI: columns, and what Windows Installer accepts in each.

The names and the categories are those of Microsoft's “Windows Installer” reference; the table ``_Validation`` says the
same inside the MSI, for the tools of those who check it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

#: Each table: how many columns its key has, and its columns as name, type, category and limits. The type is s: text,
#: l: text for people, i: number, v: stream, and the size; a capital where the column may be empty. Limits are those
#: of a number (0..5), the values of a set ({Y;N}), or the tables to whose keys it leads (@File;Registry).
_SCHEMA = """
Property 1 | Property s72 Identifier | Value l0 Text
Directory 1 | Directory s72 Identifier | Directory_Parent S72 Identifier @Directory | DefaultDir l255 DefaultDir
Component 1 | Component s72 Identifier | ComponentId S38 Guid | Directory_ s72 Identifier @Directory
    | Attributes i2 - | Condition S255 Condition | KeyPath S72 Identifier @File;Registry;ODBCDataSource
Feature 1 | Feature s38 Identifier | Feature_Parent S38 Identifier @Feature | Title L64 Text | Description L255 Text
    | Display I2 - 0..32767 | Level i2 - 0..32767 | Directory_ S72 UpperCase @Directory
    | Attributes i2 - 0..63
Condition 2 | Feature_ s38 Identifier @Feature | Level i2 - 0..32767 | Condition S255 Condition
FeatureComponents 2 | Feature_ s38 Identifier @Feature | Component_ s72 Identifier @Component
File 1 | File s72 Identifier | Component_ s72 Identifier @Component | FileName l255 Filename
    | FileSize i4 - 0..2147483647 | Version S72 Version @File | Language S20 Language | Attributes I2 - 0..32767
    | Sequence i4 - 1..2147483647
MsiFileHash 1 | File_ s72 Identifier @File | Options i2 - 0..32767 | HashPart1 i4 - | HashPart2 i4 - | HashPart3 i4 -
    | HashPart4 i4 -
Media 1 | DiskId i2 - 1..32767 | LastSequence i4 - 0..2147483647 | DiskPrompt L64 Text | Cabinet S255 Cabinet
    | VolumeLabel S32 Text | Source S72 Property
Registry 1 | Registry s72 Identifier | Root i2 - -1..3 | Key l255 RegPath | Name L255 Formatted | Value L0 Formatted
    | Component_ s72 Identifier @Component
Shortcut 1 | Shortcut s72 Identifier | Directory_ s72 Identifier @Directory | Name l128 Filename
    | Component_ s72 Identifier @Component | Target s72 Shortcut | Arguments S255 Formatted | Description L255 Text
    | Hotkey I2 - 0..32767 | Icon_ S72 Identifier @Icon | IconIndex I2 - -32767..32767 | ShowCmd I2 - {1;3;7}
    | WkDir S72 Identifier
CreateFolder 2 | Directory_ s72 Identifier @Directory | Component_ s72 Identifier @Component
MsiLockPermissionsEx 1 | MsiLockPermissionsEx s72 Identifier | LockObject s72 Identifier
    | Table s32 Identifier {CreateFolder;File;Registry;ServiceInstall} | SDDLText s0 FormattedSDDLText
    | Condition S255 Condition
IniFile 1 | IniFile s72 Identifier | FileName l255 Filename | DirProperty S72 Identifier | Section l96 Formatted
    | Key l128 Formatted | Value l255 Formatted | Action i2 - {0;1;3} | Component_ s72 Identifier @Component
Upgrade 5 | UpgradeCode s38 Guid | VersionMin S20 Text | VersionMax S20 Text | Language S255 Language
    | Attributes i4 - 0..2147483647 | Remove S255 Formatted | ActionProperty s72 UpperCase
LaunchCondition 1 | Condition s255 Condition | Description l255 Formatted
AppSearch 2 | Property s72 Identifier | Signature_ s72 Identifier @RegLocator
RegLocator 1 | Signature_ s72 Identifier | Root i2 - 0..3 | Key s255 RegPath | Name S255 Formatted | Type I2 - 0..18
CustomAction 1 | Action s72 Identifier | Type i2 - 1..32767 | Source S72 CustomSource | Target S255 Formatted
Icon 1 | Name s72 Identifier | Data v0 Binary
_Validation 2 | Table s32 Identifier | Column s32 Identifier | Nullable s4 - {Y;N;@}
    | MinValue I4 - -2147483647..2147483647 | MaxValue I4 - -2147483647..2147483647 | KeyTable S255 -
    | KeyColumn I2 - 1..32 | Category S32 - | Set S255 Text | Description S255 Text
"""

SEQUENCES = (
    "InstallExecuteSequence",
    "InstallUISequence",
    "AdminExecuteSequence",
    "AdminUISequence",
    "AdvtExecuteSequence",
)
_SEQUENCE = " 1 | Action s72 Identifier | Condition S255 Condition | Sequence I2 - -4..32767"


class Column(NamedTuple):
    """What a column accepts. *limits* is as in the schema."""

    kind: str
    category: str = ""
    limits: str = ""

    @property
    def nullable(self) -> bool:
        """Whether the column may be empty."""
        return self.kind[0].isupper()

    @property
    def size(self) -> int:
        """The most characters of a text, 0 for any number."""
        return int(self.kind[1:])


@dataclass
class Table:
    """A table: its columns, how many of them are its key, and its rows."""

    columns: dict[str, Column]
    keys: int = 1
    rows: list[tuple[object, ...]] = field(default_factory=list)


def empty_tables() -> dict[str, Table]:
    """Return the tables without rows."""
    lines = _SCHEMA.strip().replace("\n    ", " ").splitlines() + [name + _SEQUENCE for name in SEQUENCES]
    tables = {}
    for line in lines:
        head, *columns = line.split(" | ")
        name, keys = head.split()
        told = (column.split() for column in columns)
        tables[name] = Table({row[0]: _column(*row[1:]) for row in told}, int(keys))
    return tables


def _column(kind: str, category: str, limits: str = "") -> Column:
    return Column(kind, category.strip("-"), limits)


def validation(tables: dict[str, Table]) -> list[tuple[object, ...]]:
    """Return the rows of ``_Validation`` for *tables*."""
    rows: list[tuple[object, ...]] = []
    for name, table in tables.items():
        for column, (_kind, category, limits) in table.columns.items():
            least, most, keys, members = None, None, None, None
            if limits.startswith("@"):
                keys = limits[1:]
            elif limits.startswith("{"):
                members = limits[1:-1]
            elif limits:
                least, most = (int(number) for number in limits.split(".."))
            nullable = "Y" if table.columns[column].nullable else "N"
            key_column = 1 if keys else None
            rows.append((name, column, nullable, least, most, keys, key_column, category or None, members, None))
    return rows
