"""The reading process: it opens an office's file, so that a file that crashes a reader does not crash the program.

It answers requests on its standard input and output, one line of JSON each:

- ``{"open": path}`` → ``{"kind": …, "sheets": [names], "hidden": [names]}``
- ``{"head": sheet, "start": row, "count": n}`` → ``{"height": rows, "rows": [[cells]], "hidden": [columns],
  "merged": [[row, first, last]]}``
- ``{"columns": [indexes], "sheet": sheet, "unseen": [indexes], "start": row, "stop": row}`` →
  ``{"columns": [[cells], …], "counts": [cells of each row], "few": [[row, column, text]]}`` many times, then
  ``{"odd": [[row, column, code, value]], "filled": [unseen columns that have values], …}``: what the sheet shows

or ``{"refused": code}``, after which it ends. The client trusts none of its messages.
"""

import contextlib
import gc
import json
import sys
from datetime import date, datetime
from itertools import islice, zip_longest
from pathlib import Path
from typing import IO, Any

from ...system.streams import standard_stream
from .file_format import MAX_FILE, RefusalError
from .limits import limit_this_process
from .sheets import FEW, Book, open_book

_CELLS_AT_ONCE = 16_000
_WIDEST = 500  # columns of a head


def main() -> int:
    """Answer requests until the input ends; the exit code is 0 unless the process crashes."""
    requests, answers = standard_stream(0, "rb"), standard_stream(1, "wb")
    try:
        with contextlib.suppress(OSError, ValueError):  # the process is separate even where limits are forbidden
            limit_this_process()
        gc.disable()  # the process is short-lived and makes no cycles
        _serve(requests, answers)
    except RefusalError as refusal:
        _send(answers, refused=refusal.code)
    except MemoryError:
        _send(answers, refused="too-large")
    except BrokenPipeError:
        pass
    except BaseException:
        _send(answers, refused="damaged")
    return 0


def _serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    book: Book | None = None
    for line in requests:
        request = json.loads(line)
        if "open" in request:
            path = Path(request["open"])
            kind, book = open_book(_content(path), path.stem)
            _send(answers, kind=kind, sheets=book.names, hidden=book.hidden)
        elif book is None:
            return
        elif "head" in request:
            _send_head(answers, book, request["head"], request["start"], request["count"])
        else:
            _send_columns(answers, book, **request)


def _send_head(answers: IO[bytes], book: Book, sheet: str, start: int, count: int) -> None:
    rows = [row.cells[:_WIDEST] for row in islice(book.rows(sheet, start), count)]
    facts = book.facts(sheet)
    merged = [each for each in facts.across() if start <= each[0] < start + count]
    hidden = sorted(facts.hidden_columns)
    _send(answers, height=book.height(sheet), rows=rows, hidden=hidden, merged=merged)


def _send_columns(
    answers: IO[bytes], book: Book, columns: list[int], sheet: str, unseen: list[int], start: int, stop: int
) -> None:
    """Send the *columns* of the rows from *start* on, up to *stop* or to the end if that is 0."""
    filled = set[int]()
    rows = islice(book.rows(sheet, start), stop - start if stop else None)
    at_once = max(1, _CELLS_AT_ONCE // (len(columns) or 1))
    read = frozenset(columns)
    while chunk := list(islice(rows, at_once)):
        by_column = list(zip_longest(*(row.cells for row in chunk), fillvalue=""))
        blank = ("",) * len(chunk)
        filled.update(index for index in unseen if index < len(by_column) and any(by_column[index]))
        few = [
            (number, column, str(cell)[:200])
            for number, row in enumerate(chunk)
            if 0 < row.filled <= FEW
            for column, cell in enumerate(row.cells)
            if cell != "" and column not in read
        ]
        found = [by_column[index] if 0 <= index < len(by_column) else blank for index in columns]
        _send(answers, columns=found, counts=[row.filled for row in chunk], few=few)
    facts = book.facts(sheet)
    _send(
        answers,
        odd=facts.odd,
        filled=sorted(filled),
        merged=facts.across(),
        struck=[(row, sorted(struck)) for row, struck in facts.struck.items()],
        hidden=list(facts.hidden_rows.items()),
        broken=facts.broken,
        lengths=book.lengths(sheet),
    )


def _content(path: Path) -> bytes:
    """The file's bytes, read once, so that every check sees the same content."""
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise RefusalError("too-large")
    return data


def _send(answers: IO[bytes], **message: Any) -> None:
    answers.write(json.dumps(message, ensure_ascii=False, separators=(",", ":"), default=_jsonable).encode() + b"\n")
    answers.flush()


def _jsonable(cell: object) -> object:
    """A date as ``[ISO text]``; any other type that JSON lacks, such as a time of day, as text."""
    return [cell.isoformat()] if isinstance(cell, date | datetime) else str(cell)


if __name__ == "__main__":
    sys.exit(main())
