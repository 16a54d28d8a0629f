"""Read an .xls or .et of any age with xlrd, which also tells merged, hidden and struck cells and formats.

Runs in the reading process.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from .file_format import RefusalError
from .number_format import from_serial, is_date_format, may_differ, shown
from .sheet_facts import SheetFacts

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_CHINESE = "gb18030"
_BLANK, _TEXT, _NUMBER, _DATE, _TRUTH, _ERROR = 0, 1, 2, 3, 4, 5  # xlrd's kinds of cells


class XlsSheets:
    """The sheets of an .xls; RefusalError if xlrd cannot open it."""

    def __init__(self, data: bytes) -> None:
        self._book = _open(data)
        self.names = list(self._book.sheet_names())
        self.hidden = [name for name in self.names if self._book.sheet_by_name(name).visibility]

    def read(self, name: str) -> tuple[list[list[Any]], SheetFacts]:
        """The rows of a sheet, and what it shows beyond them."""
        sheet = self._book.sheet_by_name(name)
        facts = SheetFacts()
        facts.merges = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
        facts.hidden_rows = dict.fromkeys((row for row, each in sheet.rowinfo_map.items() if each.hidden), False)
        facts.hidden_columns = {column for column, each in sheet.colinfo_map.items() if each.hidden}
        formats = [self._format(each) for each in self._book.xf_list]
        rows = [list(self._cells(sheet, row, formats, facts)) for row in range(sheet.nrows)]
        for (row, column), runs in sheet.rich_text_runlist_map.items():
            if row < len(rows) and column < len(rows[row]):
                self._strike_runs(str(rows[row][column]), runs, facts, row, column)
        return rows, facts

    def _format(self, style: Any) -> tuple[int, str, bool]:
        """Number and code of a cell format, and whether its font is struck out."""
        form = self._book.format_map.get(style.format_key)
        font = self._book.font_list[style.font_index] if style.font_index < len(self._book.font_list) else None
        code = form.format_str if form and style.format_key >= 50 else ""
        return style.format_key, code, bool(font and font.struck_out)

    def _cells(
        self, sheet: Any, row: int, formats: Sequence[tuple[int, str, bool]], facts: SheetFacts
    ) -> Iterator[Any]:
        kinds, values, styles = sheet.row_types(row), sheet.row_values(row), sheet._cell_xf_indexes[row]
        for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            style = styles[column] if column < len(styles) else -1
            number, code, struck = formats[style] if 0 <= style < len(formats) else (0, "", False)
            if struck and kind not in (_BLANK, 6) and value != "":
                facts.strike(row, column)
            if kind == _TEXT:
                if "DISPIMG" in value:
                    facts.replace(row, column, "", "cell-picture")
                yield value
            elif kind in (_NUMBER, _DATE):
                if may_differ(number, code) and (found := shown(value, number, code, bool(self._book.datemode))):
                    facts.replace(row, column, *found)
                yield from_serial(value, bool(self._book.datemode)) if is_date_format(number, code) else value
            elif kind == _TRUTH:
                yield bool(value)
            else:
                if kind == _ERROR:
                    facts.replace(row, column, "", "cell-error", _ERRORS.get(value, "#N/A"))
                yield ""

    def _strike_runs(
        self, text: str, runs: Sequence[tuple[int, int]], facts: SheetFacts, row: int, column: int
    ) -> None:
        """Leave out the parts of a text whose font is struck out; *runs* are starts and fonts."""
        fonts = self._book.font_list
        is_struck = column in facts.struck.get(row, ())
        kept, start = "", 0
        for offset, font in [*runs, (len(text), 0)]:
            kept += "" if is_struck else text[start:offset]
            start, is_struck = offset, font < len(fonts) and bool(fonts[font].struck_out)
        if kept.strip() and len(kept) < len(text):
            facts.struck.get(row, set()).discard(column)
            facts.replace(row, column, kept, "struck-part")
        elif kept.strip():
            facts.struck.get(row, set()).discard(column)
        else:
            facts.strike(row, column)


def _open(data: bytes) -> Any:
    """The book, with its Chinese text where a file of Excel 95 does not say how it is encoded."""
    import xlrd

    def read(encoding: str | None, formats: bool = True) -> Any:
        quiet = io.StringIO()  # xlrd prints its remarks to the standard output otherwise
        return xlrd.open_workbook(
            file_contents=data,
            formatting_info=formats,
            encoding_override=encoding,
            logfile=quiet,
            ignore_workbook_corruption=True,
        )

    try:
        try:
            book = read(None)
        except LookupError:  # a code page that nobody knows
            book = read(_CHINESE)
        if book.biff_version < 80 and book.encoding in ("iso-8859-1", "latin_1", "cp1252", "ascii"):
            book = read(_CHINESE)
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower():
            raise RefusalError("encrypted") from None
        raise RefusalError("damaged") from None
    except Exception:
        raise RefusalError("damaged") from None
    return book
