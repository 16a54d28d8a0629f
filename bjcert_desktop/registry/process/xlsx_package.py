"""The parts of an .xlsx or .xlsm: where its sheets are, its styles and its shared strings.

Runs in the reading process. Part names are compared with / in place of a backslash, as some programs write.
"""

import html
import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple
from xml.etree import ElementTree

from .number_format import is_date_format, may_differ

_TAG = re.compile(r"<(?:\w+:)?(sheet|Relationship|workbookPr)\s[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_FALSE = ("0", "false", "off")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class CellStyles(NamedTuple):
    """What matters of the cell formats, by their index: their number format, and which strike out the cell.

    *formats* (index → number and code) are those that may show a number otherwise; *dates* are those of dates.
    """

    formats: Mapping[int, tuple[int, str]]
    dates: frozenset[int]
    struck: frozenset[int]


class XlsxPackage:
    """An open package. Raises zipfile.BadZipFile, zlib.error, OSError and xml ParseError like its libraries."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in self._zip.infolist()}

    def read(self, part: str) -> bytes:
        """The content of *part* in UTF-8, blank if there is none."""
        entry = self._names.get(part)
        data = self._inflate(entry) if entry else b""
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-16", "replace")).encode()
        return data

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        """A whole part at once, without the GIL, so that python-calamine goes on meanwhile."""
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            return self._zip.read(entry)
        lengths = struct.unpack_from("<HH", self._data, entry.header_offset + 26)
        start = entry.header_offset + 30 + sum(lengths)
        packed = memoryview(self._data)[start : start + entry.compress_size]
        return zlib.decompressobj(-15).decompress(packed, max(entry.file_size, 1))

    def has_pictures_in_cells(self) -> bool:
        """Whether it has parts of pictures that Excel has placed in cells."""
        return any("richData" in name for name in self._names)

    @cached_property
    def book(self) -> str:
        """The name of the main part."""
        for kind, target in self._relations("_rels/.rels", "").values():
            if kind.endswith("/officeDocument") and target in self._names:
                return target
        return next((name for name in sorted(self._names) if name.endswith("workbook.xml")), "")

    @cached_property
    def sheets(self) -> dict[str, tuple[str, bool]]:
        """The part of each worksheet by its name, and whether the sheet is hidden."""
        found = {}
        text = self.read(self.book).decode("utf-8", "replace")
        for tag in _TAG.finditer(text):
            if tag[1] != "sheet":
                continue
            attributes = _attributes(tag[0])
            wanted = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            kind, part = self._book_relations.get(wanted, ("", ""))
            if part in self._names and (kind.endswith("/worksheet") or not kind):
                found[attributes.get("name", "")] = part, attributes.get("state", "visible") != "visible"
        return found

    @cached_property
    def is_1904(self) -> bool:
        """Whether its dates count from 1904."""
        text = self.read(self.book).decode("utf-8", "replace")
        tags = (_attributes(tag[0]) for tag in _TAG.finditer(text) if tag[1] == "workbookPr")
        return any(tag.get("date1904", "0") not in _FALSE for tag in tags)

    @cached_property
    def strings(self) -> bytes:
        """The part of shared strings."""
        return self.read(self._part("/sharedStrings"))

    @cached_property
    def styles(self) -> CellStyles:
        """The cell formats."""
        data = self.read(self._part("/styles"))
        root = ElementTree.fromstring(data) if data else ElementTree.Element("styleSheet")  # noqa: S314 - no DTD is let in
        codes = {}
        struck_fonts = []
        cells: list[ElementTree.Element] = []
        for group in root:
            name = _local(group.tag)
            if name == "numFmts":
                codes = {_number(each, "numFmtId"): each.get("formatCode", "") for each in group}
            elif name == "fonts":
                struck_fonts = [any(_is_strike(mark) for mark in font) for font in group]
            elif name == "cellXfs":
                cells = list(group)
        formats, dates, struck = {}, set(), set()
        for index, cell in enumerate(cells):
            number, font = _number(cell, "numFmtId"), _number(cell, "fontId")
            code = codes.get(number, "")
            if may_differ(number, code):
                formats[index] = number, code
            if is_date_format(number, code):
                dates.add(index)
            if font < len(struck_fonts) and struck_fonts[font]:
                struck.add(index)
        return CellStyles(formats, frozenset(dates), frozenset(struck))

    def _part(self, kind: str) -> str:
        return next((part for each, part in self._book_relations.values() if each.endswith(kind)), "")

    @cached_property
    def _book_relations(self) -> dict[str, tuple[str, str]]:
        folder, file = posixpath.split(self.book)
        return self._relations(posixpath.join(folder, "_rels", f"{file}.rels"), folder)

    def _relations(self, part: str, folder: str) -> dict[str, tuple[str, str]]:
        """Id → type and target of each relationship in *part*."""
        found = {}
        for tag in _TAG.finditer(self.read(part).decode("utf-8", "replace")):
            if tag[1] == "Relationship":
                attributes = _attributes(tag[0])
                target = attributes.get("Target", "").replace("\\", "/")
                whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[attributes.get("Id", "")] = attributes.get("Type", ""), whole
        return found


def plain_text(xml: str) -> str:
    """The text of an element's content, its entities and Excel's own escapes resolved."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), html.unescape(xml))


def _attributes(tag: str) -> dict[str, str]:
    return {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _number(element: ElementTree.Element, name: str) -> int:
    text = element.get(name, "0")
    return int(text) if text.isdigit() else 0


def _is_strike(element: ElementTree.Element) -> bool:
    return _local(element.tag) == "strike" and element.get("val", "1").lower() not in _FALSE
