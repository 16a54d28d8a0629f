"""Read an .ods: its cells as they are shown, and what is merged, hidden and struck out in it.

Runs in the reading process. Element names are compared without their namespace.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

from .sheet_facts import SheetFacts

_MOST_REPEATED = 1000  # copies of one row or cell with a value; blank ones cost nothing
_WIDEST, _TALLEST = 16_384, 1_048_576
_FULL_DAY = re.compile(r"\d{1,4}\D+\d{1,2}\D+\d{1,4}|\d{8}")


class OdsSheets:
    """The sheets of an .ods. Raises xml ParseError, zipfile.BadZipFile and OSError like its libraries."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314 - no DTD is let in
            try:
                styles = ElementTree.fromstring(archive.read("styles.xml"))  # noqa: S314 - no DTD is let in
            except (KeyError, ElementTree.ParseError):
                styles = root
        self._struck, hidden = set[str](), set[str]()
        for each in (*styles.iter(), *root.iter()):
            if _local(each) == "style":
                marks = {name: text for part in each for name, text in _attributes(part).items()}
                if marks.get("text-line-through-style", "none") not in ("none", ""):
                    self._struck.add(_attributes(each).get("name", ""))
                if marks.get("display") == "false":
                    hidden.add(_attributes(each).get("name", ""))
        self._tables = {
            _attributes(each).get("name", f"表{number}"): each
            for number, each in enumerate((each for each in root.iter() if _local(each) == "table"), 1)
        }
        self.names = list(self._tables)
        self.hidden = [name for name, each in self._tables.items() if _attributes(each).get("style-name") in hidden]

    def read(self, name: str) -> tuple[list[list[Any]], SheetFacts]:
        """The rows of a sheet, and what it shows beyond them."""
        facts = SheetFacts()
        column = 0
        for each in _parts(self._tables[name], "table-column"):
            times = _times(each, "number-columns-repeated")
            if _attributes(each).get("visibility", "visible") != "visible":
                facts.hidden_columns.update(range(column, min(column + times, _WIDEST)))
            column += times
        rows: list[list[Any]] = []
        for each in _parts(self._tables[name], "table-row"):
            times = _times(each, "number-rows-repeated")
            visibility = _attributes(each).get("visibility", "visible")
            for _ in range(times if times <= _MOST_REPEATED else 1):
                number = len(rows)
                if visibility != "visible":
                    facts.hidden_rows[number] = visibility == "filter"
                rows.append(list(self._cells(each, number, facts)))
            if times > _MOST_REPEATED and len(rows) + times < _TALLEST:
                rows += [[] for _ in range(times - 1)]
        while rows and not rows[-1]:
            rows.pop()
        width = max(map(len, rows), default=0)
        return [row + [""] * (width - len(row)) for row in rows], facts

    def _cells(self, row: ElementTree.Element, number: int, facts: SheetFacts) -> Iterator[Any]:
        """The cells of a *row* up to the last one with a value."""
        waiting = 0  # blanks before the next value
        column = 0
        for each in row:
            if _local(each) not in ("table-cell", "covered-table-cell"):
                continue
            marks = _attributes(each)
            times = min(_times(each, "number-columns-repeated"), _WIDEST)
            value = "" if _local(each) == "covered-table-cell" else self._value(each, marks, number, column, facts)
            down, wide = _times(each, "number-rows-spanned"), _times(each, "number-columns-spanned")
            if down > 1 or wide > 1:
                facts.merges.append((number, column, number + down - 1, column + wide - 1))
            if value == "":
                waiting += times
            else:
                yield from [""] * waiting
                waiting = 0
                yield from [value] * min(times, _MOST_REPEATED)
            column += times

    def _value(self, cell: ElementTree.Element, marks: dict[str, str], row: int, column: int, facts: SheetFacts) -> Any:
        kept, whole = self._texts(cell)
        kind = marks.get("value-type", "string")
        if kind == "error" or (marks.get("formula") and re.fullmatch(r"#[A-Z/0!?]+|Err:\d+", whole.strip())):
            facts.replace(row, column, "", "cell-error", whole.strip() or "#N/A")
            return ""
        if marks.get("style-name") in self._struck and whole.strip():
            facts.strike(row, column)
        elif kept != whole:
            if kept.strip():
                facts.replace(row, column, kept, "struck-part")
            else:
                facts.strike(row, column)
        if kind == "date" and _FULL_DAY.search(whole):
            return _date(marks.get("date-value", "")) or whole
        if kind in ("float", "percentage", "currency") and re.fullmatch(
            r"-?[\d,]+(?:\.\d+)?(?:E[+-]?\d+)?", whole, re.I
        ):
            return _number(marks.get("value", ""), whole)
        if kind == "boolean":
            return marks.get("boolean-value") == "true"
        return whole

    def _texts(self, cell: ElementTree.Element) -> tuple[str, str]:
        """The text of a cell that is not struck out, and all of it."""
        kept, whole = [], []
        for paragraph in cell:
            if _local(paragraph) == "p":
                parts = list(self._runs(paragraph, False))
                whole.append("".join(text for text, _ in parts))
                kept.append("".join(text for text, struck in parts if not struck))
        return "\n".join(kept), "\n".join(whole)

    def _runs(self, element: ElementTree.Element, struck: bool) -> Iterator[tuple[str, bool]]:
        """The texts below *element*, and whether each is struck out."""
        struck = struck or _attributes(element).get("style-name") in self._struck
        yield element.text or "", struck
        for each in element:
            name = _local(each)
            if name == "s":
                yield " " * min(_times(each, "c"), 100), struck
            elif name in ("tab", "line-break"):
                yield " ", struck
            elif name not in ("annotation", "ruby-text"):
                yield from self._runs(each, struck)
            yield each.tail or "", struck


def _parts(table: ElementTree.Element, wanted: str) -> Iterator[ElementTree.Element]:
    """The rows or columns of a table, those in groups and headers included, but no tables within cells."""
    for each in table:
        name = _local(each)
        if name == wanted:
            yield each
        elif name.endswith(("-group", "header-rows", "header-columns", "-rows", "-columns")):
            yield from _parts(each, wanted)


def _number(text: str, whole: str) -> Any:
    """A number, or its digits as shown where zeros lead them."""
    try:
        value = float(text)
    except ValueError:
        return whole
    digits = whole.replace(",", "")
    return digits if digits[:1] == "0" and digits.isdigit() and len(digits) > 1 else value


def _date(text: str) -> date | datetime | None:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    return {name.rpartition("}")[2]: text for name, text in element.attrib.items()}


def _times(element: ElementTree.Element, name: str) -> int:
    text = _attributes(element).get(name, "1")
    return int(text) if text.isdigit() and int(text[:8]) > 0 else 1


def _local(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
