"""Cells of an .xlsx that python-calamine gives as blank: error values, and formulas whose value was never stored.

Runs in the reading process. The sheet's XML is searched as bytes and parsed only around such cells.
"""

import html
import io
import posixpath
import re
import zipfile

from ..column_letters import index_of
from .odd_cells import MOST_ODD_CELLS, OddCell

_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SUSPECT = re.compile(rb"\st\s*=\s*[\"']e[\"']|<(?:\w+:)?f[\s/>]")
_HINTS = (b'"e"', b"'e'", b"<f", b":f")
_CELL_START = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_CELL_END = re.compile(rb"</(?:\w+:)?c>")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</|<(?:\w+:)?is>")
_REFERENCE = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_TYPE = re.compile(rb"(?:^|\s)t\s*=\s*[\"'](\w+)[\"']")


def find_odd_cells(data: bytes, sheet: str) -> list[OddCell]:
    """The odd cells of *sheet* in the workbook *data*, in the file's order, at most 10,000."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = _part(archive, sheet)
        xml = archive.read(part) if part else b""
    if not any(hint in xml for hint in _HINTS):
        return []
    found: list[OddCell] = []
    position = 0
    while len(found) < MOST_ODD_CELLS and (suspect := _SUSPECT.search(xml, position)):
        start = max(xml.rfind(b"<c ", position, suspect.end()), xml.rfind(b":c ", position, suspect.end()))
        cell = _CELL_START.match(xml, xml.rfind(b"<", position, start + 1)) if start >= 0 else None
        position = suspect.end()
        if cell is None:
            continue
        if cell[1].endswith(b"/"):
            found += _odd(cell[1], b"")
            continue
        end = _CELL_END.search(xml, position)
        if end is None:
            break
        found += _odd(cell[1], xml[cell.end() : end.start()])
        position = end.end()
    return found


def _odd(attributes: bytes, content: bytes) -> list[OddCell]:
    reference, kind = _REFERENCE.search(attributes), _TYPE.search(attributes)
    if reference is None:
        return []
    row, column = int(reference[2]) - 1, index_of(reference[1].decode())
    stored = _VALUE.search(content)
    value = html.unescape((stored[1] or b"").decode("utf-8", "replace")) if stored else ""
    if kind and kind[1] == b"e":
        return [OddCell(row, column, "cell-error", value[:20] or "#N/A")]
    if not value and not (kind and kind[1] == b"str" and stored):
        return [OddCell(row, column, "formula-without-value", "")]
    return []


def _part(archive: zipfile.ZipFile, sheet: str) -> str:
    """The name of the part that holds *sheet*, or a blank."""
    names = set(archive.namelist())
    book = next(
        (name for name in ("xl/workbook.xml", *sorted(names)) if name in names and name.endswith("workbook.xml")), ""
    )
    folder, file = posixpath.split(book)
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in names:
        return ""
    wanted = ""
    for tag in _SHEET.findall(archive.read(book).decode("utf-8", "replace")):
        attributes = _attributes(tag)
        if attributes.get("name") == sheet:
            wanted = next((value for name, value in attributes.items() if name.endswith(":id")), "")
    for tag in _RELATION.findall(archive.read(relations).decode("utf-8", "replace")):
        attributes = _attributes(tag)
        if wanted and attributes.get("Id") == wanted:
            target = attributes.get("Target", "")
            part = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            return part if part in names else ""
    return ""


def _attributes(tag: str) -> dict[str, str]:
    return {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}
