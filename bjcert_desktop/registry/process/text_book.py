"""Read a text file with delimiters: its encoding and its delimiter are tried, and a quote that never closes is found.

Runs in the reading process.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from .file_format import RefusalError
from .sheet_facts import SheetFacts

_DELIMITERS = ",\t;；，|"
_TRIED = 60  # records that are read with each delimiter
_FEW = 0.002  # of undecodable bytes, which become � and are named
ERROR_VALUES = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"))


class TextSheets:
    """A text file as one sheet. *lengths* are the numbers of cells of its records, as they are written."""

    def __init__(self, data: bytes, name: str) -> None:
        text = _decode(data)
        lines = text.split("\n", 1)
        delimiter = ""
        if lines[0].strip().lower().startswith("sep=") and len(lines) == 2:
            delimiter, text = lines[0].strip()[4:5], lines[1]
        csv.field_size_limit(2**20)
        self._broken: list[int] = []
        self._rows = list(_records(text, delimiter or _delimiter(text), self._broken))
        self.names, self.hidden = [name], list[str]()

    @property
    def lengths(self) -> list[int]:
        """How many cells each record has."""
        return list(map(len, self._rows))

    def read(self, name: str) -> tuple[list[list[Any]], SheetFacts]:
        """The records, all as wide as the widest, and the error values that Excel has written as text."""
        facts = SheetFacts(broken=self._broken)
        width = max(map(len, self._rows), default=0)
        rows = []
        for number, record in enumerate(self._rows):
            for column, text in enumerate(record):
                if text[:1] == "#" and text.strip() in ERROR_VALUES:
                    facts.replace(number, column, "", "cell-error", text.strip())
            rows.append([_unquoted(text.strip("\t")) for text in record] + [""] * (width - len(record)))
        return rows, facts


def _records(text: str, delimiter: str, broken: list[int]) -> Iterator[list[str]]:
    """The records of *text*; a line whose quote never closes is blank, and its index is added to *broken*."""
    lines = io.StringIO(text, newline="").readlines()
    position = number = 0
    while position < len(lines):
        reader = csv.reader(
            iter(lines[position:]), delimiter=delimiter, strict=True, skipinitialspace=delimiter != "\t"
        )
        read = 0  # lines of complete records
        try:
            for record in reader:
                read = reader.line_num
                number += 1
                yield record
            return
        except csv.Error:
            if broken[-1:] == [number - 1] and len(broken) > 10_000:
                raise RefusalError("damaged") from None
            position += read
            literal = next(
                csv.reader([lines[position].rstrip("\r\n")], delimiter=delimiter, quoting=csv.QUOTE_NONE), []
            )
            if lines[position].count('"') % 2:
                broken.append(number)
                yield [""] * len(literal)
            else:
                yield [cell.strip().strip('"') for cell in literal]
            number += 1
            position += 1


def _decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or GB18030; RefusalError for other encodings."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data[:4096]:
        odd, even = data[1:4096:2].count(0), data[0:4096:2].count(0)
        encodings = ["utf-16-le" if odd > even else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    best, most = "", len(data) * _FEW
    for encoding in encodings:
        text = data.decode(encoding, "replace")
        wrong = text.count("\N{REPLACEMENT CHARACTER}")
        if encoding == "gb18030" and b"\x80" in data:
            text, wrong = _with_euro(data, text, wrong)
        if not wrong:
            best = text
            break
        if wrong <= most:
            best, most = text, wrong - 1
    if not best:
        raise RefusalError("encoding" if len(encodings) > 1 else "not-workbook")
    strange = [c for c in best[:2000] if not c.isprintable() and c not in "\r\n\t\N{REPLACEMENT CHARACTER}"]
    if "\0" in best or len(strange) > 20:  # text of another encoding, such as Big5, gives private characters alone
        raise RefusalError("not-workbook" if min(strange, default="\0") < "\xa0" else "encoding")
    return best


def _with_euro(data: bytes, text: str, wrong: int) -> tuple[str, int]:
    """The text with the euro sign for the byte 0x80, as code page 936 has it, and what is still undecodable."""
    parts, rest = [], data
    while rest:
        try:
            parts.append(rest.decode("gb18030"))
            break
        except UnicodeDecodeError as error:
            parts.append(rest[: error.start].decode("gb18030"))
            parts.append("€" if rest[error.start] == 0x80 else "\N{REPLACEMENT CHARACTER}")
            rest = rest[error.start + 1 :]
            if len(parts) > 2000:
                return text, wrong
    joined = "".join(parts)
    return joined, joined.count("\N{REPLACEMENT CHARACTER}")


def _delimiter(text: str) -> str:
    """The delimiter with which most of the first records have the same number of cells, and several."""
    lines = "".join(line for line in islice(io.StringIO(text, newline=""), _TRIED) if line.strip())

    def fit(delimiter: str) -> tuple[float, int]:
        reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter, skipinitialspace=delimiter != "\t")
        try:
            filled = [len(record) for record in reader if any(cell.strip() for cell in record)]
        except csv.Error:
            return 0.0, 0
        width, times = max(Counter(filled).items(), key=lambda each: (each[0] > 1, each[1], each[0]), default=(1, 0))
        return (times / len(filled), width) if width > 1 and filled else (0.0, 0)

    found = {delimiter: fit(delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda each: (round(found[each][0], 1), found[each][1]))


def _unquoted(text: str) -> str:
    """0123 for ``="0123"``, which some programs write so that Excel does not change a number."""
    return text[2:-1] if text[:2] == '="' and text[-1:] == '"' else text
