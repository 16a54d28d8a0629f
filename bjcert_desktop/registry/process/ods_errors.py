"""Error values of an .ods, which python-calamine gives as blank cells.

Runs in the reading process. Only the rows of the sheet's XML with an error value are parsed.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator

from .odd_cells import MOST_ODD_CELLS, OddCell

_HINT = b'value-type="error"'
_ATTRIBUTES = rb"((?:[^>\"'/]|\"[^\"]*\"|'[^']*'|/(?!>))*+)"
_TABLE = re.compile(rb"<table:table(?=[\s>/])" + _ATTRIBUTES + rb">")
_ROW = re.compile(rb"<table:table-row(?=[\s>/])" + _ATTRIBUTES + rb"(?:/>|>(.*?)</table:table-row>)", re.S)
_CELL = re.compile(
    rb"<table:(?:covered-)?table-cell(?=[\s>/])" + _ATTRIBUTES + rb"(?:/>|>(.*?)</table:(?:covered-)?table-cell>)", re.S
)
_NAME = re.compile(rb"\stable:name=(?:\"([^\"]*)\"|'([^']*)')")
_REPEATED = re.compile(rb"\stable:number-(?:rows|columns)-repeated=\"([0-9]{1,7})\"")
_TEXT = re.compile(rb"<text:p(?:\s[^>]*)?>([^<]*)")


def find_errors(data: bytes, sheet: str) -> list[OddCell]:
    """The error values of *sheet* in the workbook *data*, row by row, at most 10,000."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("content.xml")
    if _HINT not in xml:
        return []
    start = next((tag.end() for tag in _TABLE.finditer(xml) if _name(tag[1]) == sheet), len(xml))
    end = xml.find(b"</table:table>", start)
    found: list[OddCell] = []
    number = 0
    for row in _ROW.finditer(xml, start, end if end >= 0 else len(xml)):
        times = _times(row[1])
        if row[2] and _HINT in row[2]:
            odd = list(_odd(row[2]))
            for repeated in range(number, number + min(times, MOST_ODD_CELLS)):
                found += (OddCell(repeated, column, "cell-error", text) for column, text in odd)
            if len(found) >= MOST_ODD_CELLS:
                break
        number += times
    return found[:MOST_ODD_CELLS]


def _odd(row: bytes) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in _CELL.finditer(row):
        times = _times(cell[1])
        if _HINT in cell[1]:
            texts = _TEXT.findall(cell[2] or b"")  # the last: a comment comes before it
            text = html.unescape(texts[-1].decode("utf-8", "replace")) if texts else ""
            yield from ((each, text[:20] or "#N/A") for each in range(column, column + min(times, 1000)))
        column += times


def _name(attributes: bytes) -> str:
    found = _NAME.search(attributes)
    return html.unescape((found[1] or found[2] or b"").decode("utf-8", "replace")) if found else ""


def _times(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1
