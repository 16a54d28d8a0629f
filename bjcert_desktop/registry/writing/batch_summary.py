"""The list of a batch as a workbook (批次汇总.xlsx): one row per unit, and totals."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from .list_workbook import ListColumn, write_listing

_COLUMNS = (
    ListColumn("序号", 6, "序号"),
    ListColumn("单位名称", 30),
    ListColumn("统一社会信用代码", 20),
    ListColumn("业务", 8),
    ListColumn("情形", 20),
    ListColumn("证书枚数", 10, "数字"),
    ListColumn("金额（元）", 12, "金额"),
    ListColumn("文件夹", 44),
    ListColumn("文件数", 8, "数字"),
    ListColumn("留空的项目", 26),
    ListColumn("问题", 34),
)


@dataclass(frozen=True)
class SummaryRow:
    """The result of one unit; *amount* is in yuan. It and the other numbers are None if nothing was written."""

    name: str
    code: str
    business: str
    scenario: str
    certificates: int | None
    amount: int | None
    folder: str
    files: int | None
    missing: str
    problem: str


def write_summary(path: Path, rows: Sequence[SummaryRow]) -> None:
    """Write *rows* and their totals to the new workbook *path*; RegistryError if it exists or cannot be written."""
    values = ((number, *astuple(row)) for number, row in enumerate(rows, 1))
    write_listing(path, "汇总", _COLUMNS, values, totals=True)
