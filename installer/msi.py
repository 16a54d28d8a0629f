"""Writes the MSI with msi.dll, which both Windows and Wine have. The Windows Python runs it: ``-m installer.msi``."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from pathlib import Path

from . import ROOT, product
from .cab import files_of
from .tables import CABINET, CODE_PAGE, LANGUAGE, File, Table, guid, make_tables, product_code

_CREATE = ctypes.c_void_p(3)  # MSIDBOPEN_CREATE

_STRING, _SHORT, _LONG = 30, 2, 3  # of a summary's properties: VT_LPSTR, VT_I2, VT_I4


def main(arguments: Sequence[str]) -> int:
    """Write MSIs. Arguments: folder of the bundle, its cabinet, then file and version of each MSI."""
    files = [_told(file) for file in files_of(Path(arguments[0]))]
    cabinet = Path(arguments[1])
    for target, version in zip(arguments[2::2], arguments[3::2], strict=True):
        _write(Path(target), version, files, cabinet)
    return 0


def _write(target: Path, version: str, files: Sequence[File], cabinet: Path) -> None:
    code = product_code(version, files)
    target.unlink(missing_ok=True)
    with Database(target) as database:
        database.force_code_page(target.with_name("codepage.idt"))
        for name, table in make_tables(version, code, files).items():
            database.add(name, table)
        database.stream("Icon", f"{product.SHORT}.ico", ROOT / "resources" / "icons" / "app.ico")
        database.stream("_Streams", CABINET, cabinet)
        database.summary(version, guid(f"package {code}"))
        database.commit()
    _forget_moment(target)


def _forget_moment(target: Path) -> None:
    """Zero the creation time of the compound file's root, the only thing that differs from run to run."""
    content = bytearray(target.read_bytes())
    sector_size = 1 << int.from_bytes(content[0x1E:0x20], "little")
    root = (int.from_bytes(content[0x30:0x34], "little") + 1) * sector_size  # the first entry of the directory
    content[root + 0x64 : root + 0x74] = bytes(16)
    target.write_bytes(content)


class Database:
    """An installation database while it is written."""

    def __init__(self, path: Path) -> None:
        self._msi = ctypes.WinDLL("msi")  # type: ignore[attr-defined]
        self._handle = ctypes.c_ulong()
        self._must("MsiOpenDatabaseW", str(path), _CREATE, ctypes.byref(self._handle))

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
        columns = ", ".join(f"`{column}` {kind}" for column, kind in table.columns.items())
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
            (4, _STRING, product.SHORT),
            (5, _STRING, "Installer"),
            (6, _STRING, "按机器安装；静默安装等见 INSTALL.zh-CN.md"),
            (7, _STRING, f"x64;{LANGUAGE}"),
            (9, _STRING, package),
            (14, _LONG, 500),  # Windows Installer 5
            (15, _LONG, 2),  # long names, files packed
            (18, _STRING, product.SHORT),
            (19, _LONG, 2),  # read-only recommended
        ):
            text, whole = (value, 0) if kind == _STRING else (None, value)
            self._must("MsiSummaryInfoSetPropertyW", handle, number, kind, whole, None, text)
        self._must("MsiSummaryInfoPersist", handle)
        self._msi.MsiCloseHandle(handle)

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


def _told(file: File) -> File:
    """Return *file* with its version and language, or with a hash in place of them."""
    msi = ctypes.WinDLL("msi")  # type: ignore[attr-defined]
    source = str(file.source)
    version, language = ctypes.create_unicode_buffer(64), ctypes.create_unicode_buffer(64)
    sizes = ctypes.c_ulong(64), ctypes.c_ulong(64)
    code = msi.MsiGetFileVersionW(source, version, ctypes.byref(sizes[0]), language, ctypes.byref(sizes[1]))
    if code == 0 and version.value:
        return file._replace(version=version.value, language=language.value)
    told = (ctypes.c_ulong * 5)(20)  # the structure's own size, and the four parts
    if msi.MsiGetFileHashW(source, 0, told) != 0:
        raise OSError(f"msi.dll: MsiGetFileHashW({source})")
    parts = [ctypes.c_long(part).value for part in told[1:]]
    return file._replace(hash=(parts[0], parts[1], parts[2], parts[3]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
