"""One overview over the ledgers of several clerks, from the lists that they have exported.

It holds no personal values: no folder, which names an account, and no remark, which somebody typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..registry.api import RawCell, read_date
from ..registry.reading import read_listing
from ..registry.writing import ListColumn, ListValue, write_listing
from .ledger_list import COLUMNS

_LEFT_OUT = ("文件夹", "说明")
_KEPT = tuple(column for column in COLUMNS if column.name not in _LEFT_OUT)
_NAMES = [column.name for column in _KEPT]
_NUMBER, _DAY, _SINCE = (_NAMES.index(name) for name in ("编号", "申请日期", "状态日期"))
_SAME = [_NAMES.index(name) for name in ("编号", "申请日期", "单位名称", "统一社会信用代码", "情形")]

_Row = tuple[ListValue, ...]


@dataclass(frozen=True)
class Merged:
    """What was merged: *lists*, *entries* in the overview, and entries that stood in several lists (*repeated*)."""

    lists: int
    entries: int
    repeated: int


def merge_lists(files: Sequence[Path], out: Path) -> Merged:
    """Write one list over the lists *files* to the new workbook *out*; an entry in several lists counts once.

    Of an entry in several lists the latest state is kept, by its day and then by the age of the list. Raises
    RegistryError, which names the file that is not such a list.
    """
    found: dict[tuple[ListValue, ...], tuple[str, _Row]] = {}
    read = 0
    for file in sorted(files, key=_age):
        for row in map(_row, read_listing(file, _NAMES)):
            if isinstance(row[_NUMBER], int):  # else the sums
                read += 1
                key = tuple(row[index] for index in _SAME)
                if key not in found or _since(found[key][1]) <= _since(row):
                    found[key] = file.stem, row
    rows = sorted(((*row, name) for name, row in found.values()), key=lambda each: str(each[_DAY]), reverse=True)
    write_listing(out, "办理记录汇总", (*_KEPT, ListColumn("来自", 24)), rows, True)
    return Merged(len(files), len(rows), read - len(rows))


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:  # reading it says why
        return 0.0


def _row(cells: Sequence[RawCell]) -> _Row:
    """The cells of a row with their types: numbers, days, and text."""
    return tuple(_value(column, cell) for column, cell in zip(_KEPT, cells, strict=True))


def _value(column: ListColumn, cell: RawCell) -> ListValue:
    if isinstance(cell, list):  # a day
        return read_date(cell[0][:10])
    if column.kind in ("数字", "金额", "序号"):
        return int(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None
    return "" if cell is None else str(cell)


def _since(row: _Row) -> date:
    since = row[_SINCE]
    return since if isinstance(since, date) else date.min
