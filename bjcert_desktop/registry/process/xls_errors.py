"""Error values of an .xls (BIFF8 in an OLE file, [MS-XLS] and [MS-CFB]), which python-calamine gives as blank cells.

Runs in the reading process. The sheet's records are read only if some bytes look like an error value.
"""

import re
import struct
from collections.abc import Iterator, Sequence

from .odd_cells import MOST_ODD_CELLS, OddCell

_VALUES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_FORMULA, _END, _SHEET, _ERROR = 0x0006, 0x000A, 0x0085, 0x0205  # records
_HINT = re.compile(rb"\x05\x02\x08\0.{7}\x01|\x06\0.{8}\x02.{5}\xff\xff", re.S)
_MINI = 4096  # bytes: a shorter stream is stored in small sectors of another one
_LAST = 0xFFFFFFFA  # this and higher numbers are not sectors


def find_errors(data: bytes, sheet: str) -> list[OddCell]:
    """The error values of *sheet* in the workbook *data*, at most 10,000; none if the file is malformed."""
    try:
        book = _workbook(data)
        start = next((offset for name, offset in _sheets(book) if name == sheet), len(book))
        return list(_errors(book, start)) if _HINT.search(book, start) else []
    except (struct.error, IndexError, ValueError):
        return []


def _errors(book: bytes, start: int) -> Iterator[OddCell]:
    found = 0
    for kind, offset in _records(book, start):
        if kind == _END or found == MOST_ODD_CELLS:
            return
        if kind == _ERROR:
            row, column, code, is_error = struct.unpack_from("<HH2xBB", book, offset)
        elif kind == _FORMULA:
            row, column, result, code, end = struct.unpack_from("<HH2xBxB3xH", book, offset)
            is_error = result == 2 and end == 0xFFFF
        else:
            continue
        if is_error:
            found += 1
            yield OddCell(row, column, "cell-error", _VALUES.get(code, "#N/A"))


def _sheets(book: bytes) -> Iterator[tuple[str, int]]:
    """Each sheet's name and the offset of its records."""
    for kind, offset in _records(book, 0):
        if kind == _END:
            return
        if kind == _SHEET:
            start, length, wide = struct.unpack_from("<I2xBB", book, offset)
            text = book[offset + 8 : offset + 8 + length * (1 + wide % 2)]
            yield text.decode("utf-16-le" if wide % 2 else "latin-1"), start


def _records(book: bytes, offset: int) -> Iterator[tuple[int, int]]:
    """The kind of each record from *offset* on, and the offset of its content."""
    while offset + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, offset)
        yield kind, offset + 4
        offset += 4 + length


def _workbook(data: bytes) -> bytes:
    """The stream that contains the workbook's records."""
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    directory, mini_table, more = struct.unpack_from("<I8xI4xI", data, 48)
    size = 1 << shift
    sectors = list(struct.unpack_from("<109I", data, 76))
    while more < _LAST and len(sectors) <= len(data) // size:  # further sectors of the table
        listed = struct.unpack_from(f"<{size // 4}I", data, (more + 1) << shift)
        sectors, more = sectors + list(listed[:-1]), listed[-1]
    table: list[int] = []
    for sector in sectors:
        if sector < _LAST:
            table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) << shift)
    entries = _chain(data, table, directory, shift, 1)
    streams = {}
    for offset in range(0, len(entries), 128):
        length, first, total = struct.unpack_from("<H50xII", entries, offset + 64)
        streams[entries[offset : offset + max(length - 2, 0)].decode("utf-16-le", "replace")] = first, total
    first, total = streams.get("Workbook", (_LAST, _MINI))
    if total >= _MINI:
        return _chain(data, table, first, shift, 1)[:total]
    small = _chain(data, table, mini_table, shift, 1)
    container = _chain(data, table, streams.get("Root Entry", (_LAST, 0))[0], shift, 1)
    return _chain(container, [each for [each] in struct.iter_unpack("<I", small)], first, mini_shift, 0)[:total]


def _chain(data: bytes, table: Sequence[int], sector: int, shift: int, header: int) -> bytes:
    """The joined sectors of a stream; ValueError if they form a circle."""
    parts = []
    while sector < _LAST:
        offset = (sector + header) << shift
        parts.append(data[offset : offset + (1 << shift)])
        if len(parts) > len(table):
            raise ValueError("circle")
        sector = table[sector]
    return b"".join(parts)
