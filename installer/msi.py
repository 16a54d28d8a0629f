"""Writes the MSI with msi.dll, which both Windows and Wine have, and reads it back. The Windows Python runs it."""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import product
from .cab import files_of
from .schema import Column, Table
from .tables import CABINET, CODE_PAGE, LANGUAGE, guid, make_tables, product_code
from .versions import described

_READ_ONLY, _CREATE = ctypes.c_void_p(0), ctypes.c_void_p(3)  # MSIDBOPEN_READONLY, MSIDBOPEN_CREATE
_NO_MORE = 259  # ERROR_NO_MORE_ITEMS
_EMPTY = -0x80000000  # MSI_NULL_INTEGER
_NAMES, _TYPES = 0, 1  # MSICOLINFO

_STRING, _SHORT, _LONG = 30, 2, 3  # of a summary's properties: VT_LPSTR, VT_I2, VT_I4


def main(arguments: Sequence[str]) -> int:
    """Write MSIs: ``write BUNDLE CABINET``, then file and version of each. Or read one: ``read MSI TABLES.json``."""
    if arguments[0] == "read":
        with Database(Path(arguments[1]), _READ_ONLY) as database:
            found = {name: database.table(name) for name in database.names()}
        told = {name: [table.columns, table.keys, table.rows] for name, table in found.items()}
        Path(arguments[2]).write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        return 0
    files = [described(file) for file in files_of(Path(arguments[1]))]
    cabinet = Path(arguments[2])
    for target, version in zip(arguments[3::2], arguments[4::2], strict=True):
        code = product_code(version, files)
        write(Path(target), version, code, make_tables(version, code, files), cabinet)
    return 0


def write(target: Path, version: str, code: str, tables: dict[str, Table], cabinet: Path) -> None:
    """Write the *tables* and the *cabinet* into an MSI."""
    target.unlink(missing_ok=True)
    with Database(target, _CREATE) as database:
        database.force_code_page(target.with_name("codepage.idt"))
        for name, table in tables.items():
            database.add(name, table)
        database.stream("_Streams", CABINET, cabinet)
        database.summary(version, guid(f"package {code}"))
        database.commit()
    _forget_moment(target)


def read(told: str) -> dict[str, Table]:
    """Return the tables that ``read`` has written as JSON."""
    return {
        name: Table({column: Column(*kind) for column, kind in columns.items()}, keys, [tuple(row) for row in rows])
        for name, (columns, keys, rows) in json.loads(told).items()
    }


def _forget_moment(target: Path) -> None:
    """Zero the creation time of the compound file's root, the only thing that differs from run to run."""
    content = bytearray(target.read_bytes())
    sector_size = 1 << int.from_bytes(content[0x1E:0x20], "little")
    root = (int.from_bytes(content[0x30:0x34], "little") + 1) * sector_size  # the first entry of the directory
    content[root + 0x64 : root + 0x74] = bytes(16)
    target.write_bytes(content)


class Database:
    """An installation database while it is written or read."""

    def __init__(self, path: Path, mode: ctypes.c_void_p) -> None:
        self._msi = ctypes.WinDLL("msi")  # type: ignore[attr-defined]
        self._handle = ctypes.c_ulong()
        self._must("MsiOpenDatabaseW", str(path), mode, ctypes.byref(self._handle))

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self._msi.MsiCloseHandle(self._handle)

    def force_code_page(self, file: Path) -> None:
        """Store texts in the Chinese code page; *file* is a temporary file."""
        file.write_bytes(f"\r\n\r\n{CODE_PAGE}\t_ForceCodepage\r\n".encode())
        self._must("MsiDatabaseImportW", self._handle, str(file.parent.absolute()), file.name)
        file.unlink()

    def add(self, name: str, table: Table) -> None:
        """Create a table with its rows."""
        columns = ", ".join(f"`{name}` {_sql(column.kind)}" for name, column in table.columns.items())
        keys = ", ".join(f"`{column}`" for column in list(table.columns)[: table.keys])
        self._execute(f"CREATE TABLE `{name}` ({columns} PRIMARY KEY {keys})")
        listed = ", ".join(f"`{column}`" for column in table.columns)
        places = ", ".join("?" * len(table.columns))
        insert = f"INSERT INTO `{name}` ({listed}) VALUES ({places})"  # noqa: S608 - our own tables
        for row in table.rows:
            self._execute(insert, row)

    def stream(self, table: str, name: str, file: Path) -> None:
        """Insert the bytes of *file* into a table of streams."""
        self._execute(f"INSERT INTO `{table}` (`Name`, `Data`) VALUES (?, ?)", (name, file))  # noqa: S608 - our own table

    def summary(self, version: str, package: str) -> None:
        """Write the summary information."""
        handle = ctypes.c_ulong()
        self._must("MsiGetSummaryInformationW", self._handle, None, 20, ctypes.byref(handle))
        for number, kind, value in (
            (1, _SHORT, CODE_PAGE),
            (2, _STRING, "Installation Database"),
            (3, _STRING, f"{product.NAME} {version}"),
            (4, _STRING, product.NAME),
            (5, _STRING, "Installer"),
            (6, _STRING, "按机器安装；静默安装等见 INSTALL.zh-CN.md"),
            (7, _STRING, f"x64;{LANGUAGE}"),
            (9, _STRING, package),
            (14, _LONG, 500),  # Windows Installer 5
            (15, _LONG, 2),  # long names, files packed
            (18, _STRING, product.NAME),
            (19, _LONG, 2),  # read-only recommended
        ):
            text, whole = (value, 0) if kind == _STRING else (None, value)
            self._must("MsiSummaryInfoSetPropertyW", handle, number, kind, whole, None, text)
        self._must("MsiSummaryInfoPersist", handle)
        self._msi.MsiCloseHandle(handle)

    def names(self) -> list[str]:
        """Return the names of all tables."""
        return [str(name) for (name,) in self._rows("SELECT `Name` FROM `_Tables`", ["s64"])]

    def table(self, name: str) -> Table:
        """Return a table as it is in the database; of a stream only its name is told."""
        query = f"SELECT * FROM `{name}`"  # noqa: S608 - a table of this database
        names, kinds = (self._columns(query, which) for which in (_NAMES, _TYPES))
        handle = ctypes.c_ulong()
        self._must("MsiDatabaseGetPrimaryKeysW", self._handle, name, ctypes.byref(handle))
        keys = self._msi.MsiRecordGetFieldCount(handle)
        self._msi.MsiCloseHandle(handle)
        columns = {column: Column(kind) for column, kind in zip(names, kinds, strict=True)}
        return Table(columns, keys, list(self._rows(query, kinds)))

    def _columns(self, query: str, which: int) -> list[str]:
        """Return the names or the types of a query's columns."""
        view, record = ctypes.c_ulong(), ctypes.c_ulong()
        self._must("MsiDatabaseOpenViewW", self._handle, query, ctypes.byref(view))
        self._must("MsiViewExecute", view, 0)
        self._must("MsiViewGetColumnInfo", view, which, ctypes.byref(record))
        found = [self._text(record, number + 1) for number in range(self._msi.MsiRecordGetFieldCount(record))]
        for handle in (record, view):
            self._msi.MsiCloseHandle(handle)
        return found

    def _rows(self, query: str, kinds: Sequence[str]) -> Iterator[tuple[object, ...]]:
        view, record = ctypes.c_ulong(), ctypes.c_ulong()
        self._must("MsiDatabaseOpenViewW", self._handle, query, ctypes.byref(view))
        self._must("MsiViewExecute", view, 0)
        while (code := self._msi.MsiViewFetch(view, ctypes.byref(record))) == 0:
            yield tuple(self._value(record, number, kind) for number, kind in enumerate(kinds, 1))
            self._msi.MsiCloseHandle(record)
        if code != _NO_MORE:
            raise OSError(f"msi.dll: MsiViewFetch({query}) → {code}")
        self._msi.MsiCloseHandle(view)

    def _value(self, record: ctypes.c_ulong, number: int, kind: str) -> object:
        if kind[0] in "vV":
            return ""
        if kind[0] in "iIjJ":
            value = ctypes.c_long(self._msi.MsiRecordGetInteger(record, number)).value
            return None if value == _EMPTY else value
        return self._text(record, number) or None

    def _text(self, record: ctypes.c_ulong, number: int) -> str:
        size = ctypes.c_ulong(0)
        text = ctypes.create_unicode_buffer(1)
        self._msi.MsiRecordGetStringW(record, number, text, ctypes.byref(size))
        size = ctypes.c_ulong(size.value + 1)
        text = ctypes.create_unicode_buffer(size.value)
        self._must("MsiRecordGetStringW", record, number, text, ctypes.byref(size))
        return text.value

    def commit(self) -> None:
        """Write the database to the disk."""
        self._must("MsiDatabaseCommit", self._handle)

    def _execute(self, query: str, row: Sequence[object] = ()) -> None:
        view, record = ctypes.c_ulong(), self._record(row) if row else 0
        self._must("MsiDatabaseOpenViewW", self._handle, query, ctypes.byref(view))
        self._must("MsiViewExecute", view, record)
        self._msi.MsiViewClose(view)
        for handle in filter(None, (view, record)):
            self._msi.MsiCloseHandle(handle)

    def _record(self, row: Sequence[object]) -> int:
        record: int = self._msi.MsiCreateRecord(len(row))
        for number, value in enumerate(row, 1):
            if isinstance(value, int):
                self._must("MsiRecordSetInteger", record, number, value)
            elif isinstance(value, Path):
                self._must("MsiRecordSetStreamW", record, number, str(value))
            elif value is not None:
                self._must("MsiRecordSetStringW", record, number, str(value))
        return record

    def _must(self, function: str, *arguments: object) -> None:
        code = getattr(self._msi, function)(*arguments)
        if code != 0:
            raise OSError(f"msi.dll: {function}{arguments} → {code}")


def _sql(kind: str) -> str:
    """Return Microsoft's short notation of a column, such as L64, as SQL."""
    size = kind[1:]
    text = {"s": f"CHAR({size})" if size != "0" else "LONGCHAR", "i": "SHORT" if size == "2" else "LONG", "v": "OBJECT"}
    plain = text["s" if kind[0] in "sSlL" else kind[0].lower()]
    return f"{plain}{' NOT NULL' if kind[0].islower() else ''}{' LOCALIZABLE' if kind[0] in 'lL' else ''}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
