"""Read a list that this program has written, by the names of its columns."""

from collections.abc import Sequence
from pathlib import Path

from ...errors import RegistryError
from ..cell_text import RawCell
from ..process.client import BookProcess


def read_listing(path: Path, names: Sequence[str]) -> list[tuple[RawCell, ...]]:
    """The cells of the columns *names* below the header, row by row.

    Raises RegistryError if no sheet begins with a row that has all of them, RefusedWorkbook if the file is not read.
    """
    with BookProcess(path) as book:
        for sheet in book.sheets:
            head = book.head(sheet, count=1).rows
            header = [str(cell or "").strip() for cell in head[0]] if head else []
            if set(names) <= set(header):
                chunks = book.chunks(sheet, [header.index(name) for name in names], start=1)
                return [row for chunk in chunks for row in zip(*chunk.columns, strict=True)]
    raise RegistryError(
        f"“{path.name}”不是本程序导出的清单：第一行里没有“{names[0]}”“{names[1]}”等列名。",
        "请用“办理记录”里的“导出 Excel…”，或者 bjcert ledger list --excel 写出的文件。",
    )
