"""Read the values of a sheet of an .xlsx that python-calamine refuses as a whole because of one cell.

Runs in the reading process. Slower than python-calamine: a cell that makes no sense is blank and named.
"""

import io
from typing import Any
from xml.etree import ElementTree

from ..column_letters import index_of
from .number_format import from_serial
from .sheet_facts import SheetFacts
from .xlsx_package import XlsxPackage, plain_text

_WIDEST = 16_384


def read_rows(package: XlsxPackage, sheet: str, facts: SheetFacts) -> list[list[Any]]:
    """The rows of *sheet* from row 1 and column A on; cells that cannot be read are noted in *facts*."""
    strings = _strings(package.strings)
    part, _ = package.sheets.get(sheet, ("", False))
    rows: list[list[Any]] = []
    number = 0
    for _, element in ElementTree.iterparse(io.BytesIO(package.read(part))):  # noqa: S314 - no DTD is let in
        if _local(element) != "row":
            continue
        mark = element.get("r", "")
        number = int(mark) - 1 if mark.isdigit() and int(mark) > number else number
        rows += [[] for _ in range(number - len(rows))]
        cells: list[Any] = []
        for cell in element:
            column = _column(cell.get("r", ""), len(cells))
            value = _value(package, cell, strings, facts, number, column)
            if value != "":
                cells += [""] * (column + 1 - len(cells))
                cells[column] = value
        rows.append(cells)
        number += 1
        element.clear()
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _column(reference: str, after: int) -> int:
    letters = "".join(character for character in reference.upper() if "A" <= character <= "Z")
    index = index_of(letters) if letters else after
    return index if index < _WIDEST else after


def _value(
    package: XlsxPackage, cell: ElementTree.Element, strings: list[str], facts: SheetFacts, row: int, column: int
) -> Any:
    kind, text = cell.get("t", "n"), ""
    for part in cell:
        if _local(part) == "v":
            text = part.text or ""
        elif _local(part) == "is":
            return _joined(part)
    if not text or kind == "e":
        return ""
    try:
        if kind == "s":
            return strings[int(text)]
        if kind == "b":
            return {"1": True, "true": True, "0": False, "false": False}[text.strip().lower()]
        if kind in ("str", "inlineStr", "d"):
            return plain_text(text)
        number = float(text)
        style = int(cell.get("s", "0"))
        return from_serial(number, package.is_1904) if style in package.styles.dates else number
    except (ValueError, KeyError, IndexError, OverflowError):
        facts.replace(row, column, "", "cell-unreadable")
        return ""


def _strings(data: bytes) -> list[str]:
    if not data:
        return []
    found = []
    for _, element in ElementTree.iterparse(io.BytesIO(data)):  # noqa: S314 - no DTD is let in
        if _local(element) == "si":
            found.append(_joined(element))
            element.clear()
    return found


def _joined(element: ElementTree.Element) -> str:
    """The text of a string, without the sounds of its characters."""
    runs = [element, *(each for each in element if _local(each) == "r")]
    return plain_text("".join(each.text or "" for run in runs for each in run if _local(each) == "t"))


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
