"""What one sheet of an .xlsx shows beyond its values, in one pass over its XML.

Runs in the reading process, beside python-calamine. The XML is searched as bytes and parsed only around cells that
may be shown otherwise than they are stored.
"""

import html
import re
from collections.abc import Iterator

from ..column_letters import index_of
from .number_format import shown
from .sheet_facts import MOST_ODD_CELLS, SheetFacts
from .xlsx_package import XlsxPackage, plain_text

_CELL_START = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_CELL_END = re.compile(rb"</(?:\w+:)?c>")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</")
_INLINE = re.compile(rb"<(?:\w+:)?is>(.*?)</(?:\w+:)?is>", re.S)
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>([^<]*)</)")
_REFERENCE = re.compile(rb"(?:^|\s)r\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?([0-9]{1,7})[\"']")
_TYPE = re.compile(rb"(?:^|\s)t\s*=\s*[\"'](\w+)[\"']")
_STYLE = re.compile(rb"(?:^|\s)s\s*=\s*[\"']([0-9]+)[\"']")
_RICH_VALUE = re.compile(rb"(?:^|\s)vm\s*=")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']\$?([A-Z]+)\$?([0-9]+):\$?([A-Z]+)\$?([0-9]+)[\"']")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_ROW = re.compile(
    rb"<(?:\w+:)?row\s(?=[^>]*(?:\bhidden\s*=\s*[\"'](?:1|true|on)[\"']|\bht\s*=\s*[\"']0(?:\.0*)?[\"']))([^>]*)>"
)
_ATTRIBUTE = re.compile(rb"(\w+)\s*=\s*[\"']([^\"']*)[\"']")
_STRING = re.compile(rb"<(?:\w+:)?si(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?si>)", re.S)
_RUN = re.compile(r"<(?:\w+:)?r(?:\s[^>]*)?>(.*?)</(?:\w+:)?r>", re.S)
_TEXT = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</")
_STRIKE = re.compile(r"<(?:\w+:)?strike(?:\s+val\s*=\s*[\"'](\w+)[\"'])?\s*/?>")
_SOUND = re.compile(r"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.S)
_PICTURE = b"DISPIMG"
_WIDEST = 2000  # columns: a range of hidden columns may reach to the end of the sheet


def find_facts(package: XlsxPackage, sheet: str) -> SheetFacts:
    """The facts of *sheet*; at most 10,000 odd cells are named, all of them are blank."""
    facts = SheetFacts()
    part, _ = package.sheets.get(sheet, ("", False))
    xml = package.read(part)
    start, end = _data(xml)
    _find_merges(xml, end, facts)
    _find_hidden(xml, start, end, facts)
    _find_cells(package, xml, facts)
    return facts


def _data(xml: bytes) -> tuple[int, int]:
    """Where the rows begin and end."""
    start = max(xml.find(b"<sheetData"), xml.find(b":sheetData", 0, 4096), 0)
    return start, max(xml.rfind(b"sheetData>"), start)


def _find_merges(xml: bytes, end: int, facts: SheetFacts) -> None:
    for match in _MERGED.finditer(xml, end):
        left, top, right, bottom = match.groups()
        facts.merges.append((int(top) - 1, index_of(left.decode()), int(bottom) - 1, index_of(right.decode())))


def _find_hidden(xml: bytes, start: int, end: int, facts: SheetFacts) -> None:
    for column in _COLUMN.finditer(xml, 0, start):
        marks = {name.decode(): value.decode("ascii", "replace") for name, value in _ATTRIBUTE.findall(column[1])}
        if marks.get("hidden", "0") in ("1", "true", "on") and marks.get("min", "").isdigit():
            last = int(marks["max"]) if marks.get("max", "").isdigit() else int(marks["min"])
            facts.hidden_columns.update(range(int(marks["min"]) - 1, min(last, _WIDEST)))
    filtered = b"filterColumn" in xml[end:]
    if b"hidden" in xml or b'ht="0' in xml:
        for row in _ROW.finditer(xml, start, end):
            number = next((value for name, value in _ATTRIBUTE.findall(row[1]) if name == b"r"), b"")
            if number.isdigit():
                facts.hidden_rows[int(number) - 1] = filtered


def _find_cells(package: XlsxPackage, xml: bytes, facts: SheetFacts) -> None:
    """Find errors, formulas without a value, pictures, struck cells, and numbers that are shown otherwise."""
    styles = package.styles
    rich = _struck_strings(package.strings)
    patterns = []
    if any(hint in xml for hint in (b'"e"', b"'e'", b"<f", b":f")):
        patterns += [rb"\st\s*=\s*[\"']e[\"']", rb"<(?:\w+:)?f[\s/>]"]
    if b" vm=" in xml:
        patterns.append(rb"\svm\s*=")
    if marked := sorted({*styles.formats, *styles.struck}):
        patterns.append(rb"\ss\s*=\s*[\"'](?:" + "|".join(map(str, marked)).encode() + rb")[\"']")
    if rich:
        patterns.append(rb"<(?:\w+:)?v>(?:" + "|".join(map(str, rich)).encode() + rb")</")
    if b"strike" in xml:
        patterns.append(rb"<(?:\w+:)?strike\b")
    if not patterns:
        return
    for attributes, content in _cells(xml, re.compile(b"|".join(patterns))):
        _judge(package, facts, rich, attributes, content)


def _cells(xml: bytes, suspect: re.Pattern[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The attributes and the content of each cell in which *suspect* is found."""
    position = 0
    while found := suspect.search(xml, position):
        start = max(xml.rfind(b"<c ", position, found.end()), xml.rfind(b":c ", position, found.end()))
        cell = _CELL_START.match(xml, xml.rfind(b"<", position, start + 1)) if start >= 0 else None
        position = found.end()
        if cell is None:
            continue
        if cell[1].endswith(b"/"):
            if found.start() < cell.end():
                yield cell[1], b""
            continue
        end = _CELL_END.search(xml, cell.end())
        if end is None:
            return
        if end.start() > found.start():  # otherwise it is a mark of the row
            yield cell[1], xml[cell.end() : end.start()]
            position = max(position, end.end())


def _judge(
    package: XlsxPackage, facts: SheetFacts, rich: dict[int, tuple[str, bool]], attributes: bytes, content: bytes
) -> None:
    """Note what one cell shows."""
    reference = _REFERENCE.search(attributes)
    if reference is None:
        return
    row, column = int(reference[2]) - 1, index_of(reference[1].decode().upper())
    kind_mark, style_mark = _TYPE.search(attributes), _STYLE.search(attributes)
    kind, style = (kind_mark[1] if kind_mark else b"n"), int(style_mark[1]) if style_mark else 0
    stored, inline = _VALUE.search(content), _INLINE.search(content)
    value = html.unescape(stored[1].decode("utf-8", "replace")) if stored else ""
    formula = _FORMULA.search(content)
    if formula and _PICTURE in (formula[1] or b"") + value.encode():
        facts.replace(row, column, "", "cell-picture")
    elif kind == b"e":
        is_picture = _RICH_VALUE.search(attributes) is not None and package.has_pictures_in_cells()
        facts.replace(row, column, "", "cell-picture" if is_picture else "cell-error", value or "#N/A")
    elif formula and not value and not (kind == b"str" and stored) and not inline:
        facts.replace(row, column, "", "formula-without-value")
    elif kind == b"s" and value.isdigit() and int(value) in rich:
        _strike_part(facts, row, column, rich[int(value)])
    elif inline and b"strike" in inline[1]:
        _strike_part(facts, row, column, _kept(inline[1]))
    elif style in package.styles.struck and (value or inline):
        facts.strike(row, column)
    elif style in package.styles.formats and kind == b"n" and value:
        _show(package, facts, row, column, value, style)


def _show(package: XlsxPackage, facts: SheetFacts, row: int, column: int, value: str, style: int) -> None:
    try:
        number = float(value)
    except ValueError:
        return
    if found := shown(number, *package.styles.formats[style], package.is_1904):
        text, code = found
        facts.replace(row, column, text, code)


def _strike_part(facts: SheetFacts, row: int, column: int, kept: tuple[str, bool]) -> None:
    text, is_struck = kept
    if not is_struck:
        return
    if text.strip():
        facts.replace(row, column, text, "struck-part")
    else:
        facts.strike(row, column)


def _struck_strings(strings: bytes) -> dict[int, tuple[str, bool]]:
    """The shared strings with struck text: index → the text that is not, and True."""
    if b"strike" not in strings:
        return {}
    found: dict[int, tuple[str, bool]] = {}
    for index, match in enumerate(_STRING.finditer(strings)):
        if match[1] and b"strike" in match[1]:
            kept = _kept(match[1])
            if kept[1] and len(found) < MOST_ODD_CELLS:
                found[index] = kept
    return found


def _kept(xml: bytes) -> tuple[str, bool]:
    """The text of rich text that is not struck out, and whether any is."""
    text, struck = "", False
    for run in _RUN.finditer(_SOUND.sub("", xml.decode("utf-8", "replace"))):
        mark = _STRIKE.search(run[1])
        words = plain_text("".join(_TEXT.findall(run[1])))
        if mark and (mark[1] or "1").lower() not in ("0", "false", "off"):
            struck = struck or bool(words.strip())
        else:
            text += words
    return text, struck
