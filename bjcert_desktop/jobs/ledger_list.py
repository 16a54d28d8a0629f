"""Write the ledger's entries as a list for Excel."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ..ledger import Entry
from ..registry.writing import ListColumn, ListValue, write_listing

COLUMNS = (
    ListColumn("编号", 8, "序号"),
    ListColumn("申请日期", 12, "日期"),
    ListColumn("单位名称", 30),
    ListColumn("统一社会信用代码", 20),
    ListColumn("情形", 26),
    ListColumn("证书枚数", 10, "数字"),
    ListColumn("金额（元）", 12, "金额"),
    ListColumn("状态", 12),
    ListColumn("状态日期", 12, "日期"),
    ListColumn("快递单号", 18),
    ListColumn("文件夹", 44),
    ListColumn("说明", 26),
)


def write_ledger_list(
    path: Path,
    entries: Iterable[Entry],
    report: Callable[[int], object] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write *entries* to the new workbook *path*, with sums over those that count. Raises like ``write_listing``."""
    write_listing(path, "办理记录", COLUMNS, map(_row, entries), True, report, cancelled)


def _row(entry: Entry) -> Sequence[ListValue]:
    counts = not entry.void
    note = f"作废：{entry.void}" if entry.void else f"代替第 {entry.corrects} 号" if entry.corrects else ""
    numbers = (entry.certificates, entry.amount) if counts else (None, None)
    state = entry.state_label if counts else "作废"
    rest = entry.tracking, str(entry.folder), note
    return entry.id, entry.day, entry.unit, entry.code, entry.title, *numbers, state, entry.since, *rest
