"""Find the header of a table, and lay out its columns."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ..cell_text import RawCell
from ..checks.organisation_names import is_organisation
from ..column_letters import letter
from ..process.client import Head
from .column_choice import fields_of, is_known_header, known_headers
from .column_values import ColumnValues, look_at
from .columns import JOIN_FIELDS, Layout, SheetColumn, bare_header, value_kind
from .doubts import question, which_column
from .header_words import is_label, is_of_other_document, is_short_name
from .row_words import are_identifiers, header_cells, is_sum
from .value_votes import heed_values, proposed_by_values

_HEAD_ROWS = 30
_CODE, _NAME = JOIN_FIELDS
_FEW = 3  # values that say what a column holds
_LONGEST_NUMBER = 20  # characters of a number or a name in a header


def lay_out(sheet: str, head: Head, certificates: bool, start: int = 0) -> Layout:
    """The best layout for the first rows of a table, which begins after *start* rows of the sheet.

    Its columns have no field if no header is found and the values prove nothing. A list of units that is not surely
    one has a question.
    """
    rows = head.rows
    number, texts, fields = _best_header(rows, certificates, head)
    if not number and not texts:
        number, texts = _guess(rows, certificates)
    width = max((len(row) for row in rows), default=0)
    texts = [*texts, *[""] * (width - len(texts))]
    judged = list(_rows_to_judge(rows[number:]))
    seen = [look_at(row[index] for row in judged if index < len(row)) for index in range(width)]
    asked = ""
    if not certificates:
        fields = heed_values(texts, fields, seen)
        asked = _ask(texts, fields, seen, number + start if number else 0)
        if _NAME in fields.values() and _is_upright(rows):
            asked = "这张表一行写一项，不是一行一个单位，请改成每个单位一行再读"
        elif asked and not any(texts):
            fields = proposed_by_values(fields, seen)
    is_named = any(texts)
    columns = tuple(
        SheetColumn(sheet, letter(index), " ".join(text.split()), fields.get(index, ""), sample)
        for index, text in enumerate(texts)
        for sample in (_sample(judged, index) or _sample(rows[number:], index),)
        if text or (sample and (not is_named or index in fields))
    )
    return Layout(sheet, number + start if number or start else 0, columns, head.height, question=asked)


def _best_header(
    rows: Sequence[Sequence[RawCell]], certificates: bool, head: Head
) -> tuple[int, list[str], dict[int, str]]:
    """Row, texts and fields of the row that says most; a single field has to be the name or the code."""
    best: tuple[int, list[str], dict[int, str]] = (0, [], {})
    across = {row for row, first, last in head.merged if last - first > 1}
    groups = {row + 1 for row, first, last in head.merged if last > first}
    for number, texts in _possible_headers(rows, certificates):
        fields = fields_of(texts, certificates, head.hidden)
        extends = best[0] in groups and best[0] == number - 1  # the same columns with the names of their parts
        if len(fields) < len(best[2]) + (not extends) or not fields:
            continue
        if len(fields) == 1 and (number - 1 in across or not _is_column_head(texts, fields, rows[number:])):
            continue
        best = number, texts, fields
    return best


def _rows_to_judge(rows: Sequence[Sequence[RawCell]]) -> Iterator[Sequence[RawCell]]:
    """The rows up to the next header, without headings, which have one cell where others have several."""
    widths = [sum(cell not in ("", None) for cell in row) for row in rows]
    usual = sorted(width for width in widths if width)[len([width for width in widths if width]) // 2 :][:1] or [0]
    for row, width in zip(rows, widths, strict=True):
        texts = [text for text in _texts(row) if text]
        if len(texts) >= 2 and len(texts) == width and header_cells(texts) == width:
            if are_identifiers(texts):
                continue
            return
        if (width > 1 or usual[0] <= 2) and not any(map(is_sum, texts)):
            yield row


def _is_column_head(texts: Sequence[str], fields: dict[int, str], below: Sequence[Sequence[RawCell]]) -> bool:
    """Whether a row with one known header stands over a list of names or codes."""
    [(index, field)] = fields.items()
    if field not in JOIN_FIELDS or any(len(text) > _LONGEST_NUMBER for text in texts):
        return False
    values = look_at(row[index] for row in below if index < len(row))
    filled = sum(bool(text) for text in texts)
    if not any(cell not in ("", None) for row in below for cell in row):
        return True
    return values.filled > 0 and (filled == 1 or values.are_organisations or values.are_codes or filled > 1)


def _ask(texts: Sequence[str], fields: dict[int, str], seen: Sequence[ColumnValues], row: int) -> str:
    """The question about a list of units; a column that may hold the names is proposed in *fields*."""
    if _NAME not in fields.values() and any(values.filled for values in seen):
        free = [n for n, values in enumerate(seen) if n not in fields and values.are_organisations]
        code = next((n for n, field in fields.items() if field == _CODE), None)
        if free:
            fields[free[0]] = _NAME
            is_proved = code is not None and seen[code].are_codes and len(free) == 1
            sure = seen[free[0]].share(seen[free[0]].organisations) > 0.8
            asked = question(texts, fields, seen, row)
            return asked if (is_proved and sure) or asked else which_column(texts, free[0], row)
        short = next((n for n, text in enumerate(texts) if n not in fields and is_short_name(bare_header(text))), None)
        if short is not None and seen[short].filled:
            fields[short] = _NAME
            return which_column(texts, short, row)
        if (code is None or not seen[code].codes) and len(fields) >= 2:
            return f"第 {row} 行像表头，请指出哪一列是单位名称" if row else ""
    return question(texts, fields, seen, row)


def _is_upright(rows: Sequence[Sequence[RawCell]]) -> bool:
    """Whether the first column holds the labels of one unit's values, one below the other."""
    first = [text for row in rows for text in _texts(row[:1]) if text]
    labels = {bare_header(text) for text in first if is_known_header(text)}
    return len(labels) >= _FEW and len(labels) * 2 > len(first)


def _possible_headers(rows: Sequence[Sequence[RawCell]], certificates: bool) -> Iterator[tuple[int, list[str]]]:
    """Each row as a header, alone and combined with the row above, which may group its columns."""
    above: list[str] = []
    for number, row in enumerate(rows[:_HEAD_ROWS], 1):
        own = _texts(row)
        if any(_is_value(cell) for cell in row):
            above = []
            continue
        yield number, own
        if any(above):
            yield number, list(_with_groups(above, own, known_headers(certificates)))
        above = own


def _texts(row: Sequence[RawCell]) -> list[str]:
    """The texts of a row, its other cells blank; line breaks are kept."""
    return [
        "\n".join(" ".join(line.split()) for line in cell.split("\n")).strip("\n") if isinstance(cell, str) else ""
        for cell in row
    ]


def _with_groups(above: Sequence[str], own: Sequence[str], known: Iterable[str]) -> Iterator[str]:
    group = ""
    for index, text in enumerate(own):
        head = above[index] if index < len(above) else ""
        group = head or group
        joined = f"{group}{text}"
        belongs = text and group and (bare_header(joined) in known or is_of_other_document(group))
        yield joined if belongs else text or head


def _guess(rows: Sequence[Sequence[RawCell]], certificates: bool) -> tuple[int, list[str]]:
    """The first row of a table, as a header whose columns a person has to name.

    If that row holds values, the columns have no headers.
    """
    widths = [sum(cell not in ("", None) for cell in row) for row in rows]
    usual = sorted(widths[1:])[len(widths[1:]) // 2] if len(widths) > 1 else max(widths, default=0)
    for number, (row, width) in enumerate(zip(rows[:_HEAD_ROWS], widths, strict=False), 1):
        if width < min(2, usual) or not width:
            continue
        texts = _texts(row)
        is_header = any(is_known_header(text) for text in texts if text)
        if not is_header and (_names_unit(row, rows[number:]) or any(map(_is_value, row))):
            return number - 1, [""] * max(map(len, rows[number - 1 :]))
        return number, texts
    return 0, []


def _names_unit(row: Sequence[RawCell], below: Sequence[Sequence[RawCell]]) -> bool:
    """Whether a row names an organisation like those below it, and is no header over values."""
    if below and any(map(_is_value, below[0])):
        return False
    if any(
        _is_over_numbers(cell, [other[index] for other in below if index < len(other)])
        for index, cell in enumerate(row)
    ):
        return False
    for index, cell in enumerate(row):
        if isinstance(cell, str) and is_organisation(cell):
            others = [str(other[index]) for other in below if index < len(other)]
            if sum(map(is_organisation, others)) * 2 >= len(others) and not is_label(cell):
                return True
    return False


def _is_over_numbers(cell: RawCell, below: Sequence[RawCell]) -> bool:
    """Whether a text stands over nothing but numbers or dates, as a header does."""
    values = look_at(below)
    named = isinstance(cell, str) and bool(cell.strip()) and not any(sign.isdigit() for sign in cell)
    return named and values.filled >= _FEW and values.filled == max(values.dates, values.numbers)


def _is_value(cell: object) -> bool:
    """Whether a cell holds a code, identity number or mobile number, which no header does."""
    text = "".join(unicodedata.normalize("NFKC", str(cell)).upper().split()).lstrip("'")
    return value_kind(text) in ("code", "identity", "mobile")


def _sample(rows: Sequence[Sequence[RawCell]], index: int) -> str:
    for row in rows:
        if index < len(row) and row[index] not in ("", None):
            cell = row[index]
            shown = f"{cell:g}" if isinstance(cell, float) and abs(cell) < 10**5 else cell
            if text := str(cell[0] if isinstance(cell, list) else shown).strip()[:40]:
                return text
    return ""
