"""What came back, pasted from Excel: which certificate each row is about, by its unit or number, not by its place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...ledger import Entry
from ...registry.api import clean, read_date
from ..reception import Returning
from .pasted_table import PastedTable, comparable, pasted_table

_SERIAL = re.compile(r"(?=.*\d)[A-Z0-9-]{4,40}")
_ENTRY = re.compile(r"第\s*(\d{1,9})\s*号", re.ASCII)
_HEADS = {
    "unit": ("单位名称", "单位", "统一社会信用代码", "信用代码", "编号"),
    "old": ("原序列号", "旧序列号", "序列号", "USBKey序列号"),
    "new": ("新序列号", "新介质序列号", "换发序列号"),
    "day": ("新的到期日期", "新到期日期", "到期日期", "有效期至", "到期日"),
}


@dataclass(frozen=True)
class ReturnedRow:
    """A pasted row: the place of its certificate in the table (*index*, None if not known), and what it says of it.

    *problem* says why it is not taken.
    """

    line: int
    index: int | None = None
    serial: str = ""
    day: str = ""
    problem: str = ""


def match_returned(rows: Iterable[Sequence[str]], table: Sequence[tuple[Entry, Returning]]) -> list[ReturnedRow] | None:
    """Which certificate of *table* each of *rows* is about; None where no row names any: then their order counts."""
    pasted = pasted_table(rows, _HEADS, lambda found: bool({"new", "day"} & {*found} and {"unit", "old"} & {*found}))
    matcher = _Matcher(table)
    found = [matcher.row(line, row, pasted) for line, row in pasted.rows]
    if not matcher.named:
        return None
    count = Counter(each.index for each in found if each.index is not None)
    return [
        replace(each, problem="这枚证书有几行，请只留一行")
        if each.index is not None and count[each.index] > 1
        else each
        for each in found
    ]


class _Matcher:
    """The certificates that came back, by their unit and their old number. *named*: a row has named any of them."""

    def __init__(self, table: Sequence[tuple[Entry, Returning]]) -> None:
        self._table, self.named = table, False
        self._by_unit: dict[str, list[int]] = {}
        self._by_serial: dict[str, list[int]] = {}
        for index, (entry, each) in enumerate(table):
            for name in {comparable(entry.unit), comparable(entry.code), f"第{entry.id}号"} - {""}:
                self._by_unit.setdefault(name, []).append(index)
            if each.known and each.certificate.serial:
                self._by_serial.setdefault(each.certificate.serial, []).append(index)

    def row(self, line: int, cells: Sequence[str], pasted: PastedTable) -> ReturnedRow:
        """What a row says, and of which certificate."""
        given, columns = pasted.named(cells), pasted.columns
        units = [cell for cell in ([given.get("unit", "")] if columns else cells) if self._unit(cell)]
        olds = [cell for cell in ([given.get("old", "")] if columns else cells) if self._old(cell)]
        found = [set(self._unit(cell)) for cell in units] + [set(self._old(cell)) for cell in olds]
        self.named = self.named or bool(found)
        if not found:
            return ReturnedRow(line, problem="看不出是哪个单位、哪一枚证书")
        both = set.intersection(*found)
        if len(both) != 1:
            few = "这个单位有几枚证书，请带上“原序列号”一列" if both else "单位和序列号说的不是同一枚证书"
            return ReturnedRow(line, problem=few)
        index = both.pop()
        rest = [cell for cell in cells if cell and cell not in units and cell not in olds]
        days = [given.get("day", "")] if columns else [cell for cell in rest if read_date(cell)]
        news = [given.get("new", "")] if columns else [cell for cell in rest if self._is_serial(cell)]
        was = self._table[index][1].certificate.valid_to
        if len(days) > 1:
            days = [day for day in days if read_date(day) != was]
        if len(days) > 1 or len(news) > 1:
            return ReturnedRow(line, index, problem="有几个日期或几个新序列号，看不出是哪一个")
        return ReturnedRow(line, index, clean("证书.USBKey序列号", "".join(news)), "".join(days))

    def _unit(self, cell: str) -> list[int]:
        match = _ENTRY.fullmatch(cell)
        return self._by_unit.get(f"第{match[1]}号" if match else comparable(cell), [])

    def _old(self, cell: str) -> list[int]:
        return self._by_serial.get(clean("证书.USBKey序列号", cell), [])

    @staticmethod
    def _is_serial(cell: str) -> bool:
        return not read_date(cell) and _SERIAL.fullmatch(clean("证书.USBKey序列号", cell)) is not None
