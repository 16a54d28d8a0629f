"""The list of a batch as a workbook (批次汇总.xlsx): a row per unit, and a row of totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .listing import Column, write_listing

_COLUMNS = (
    Column("序号", 6, "序号"),
    Column("单位名称", 30),
    Column("统一社会信用代码", 20),
    Column("业务", 8),
    Column("情形", 20),
    Column("证书枚数", 10, "数字"),
    Column("金额（元）", 12, "金额"),
    Column("文件夹", 44),
    Column("文件数", 8, "数字"),
    Column("留空的项目", 26),
    Column("问题", 34),
)


@dataclass(frozen=True)
class SummaryRow:
    """What became of one unit. *amount* in yuan; it and the other numbers are None where nothing was written."""

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
    """Write *rows* and their totals to the new workbook *path*; RegistryError when it exists or cannot be written."""
    values = (
        (
            number,
            row.name,
            row.code,
            row.business,
            row.scenario,
            row.certificates,
            row.amount,
            row.folder,
            row.files,
            row.missing,
            row.problem,
        )
        for number, row in enumerate(rows, 1)
    )
    write_listing(path, "汇总", _COLUMNS, values, totals=True)
