"""The units of a batch in a table: which are chosen, what they cost, and what they lack."""

from collections.abc import Callable

from ...domain.money import amount_text
from ...jobs.batch.readiness import Readiness
from ...jobs.batch.selection import Tone
from ..kit import style
from ..kit.tables import CheckTable


class BatchTable(CheckTable[Readiness, int]):
    """One row for each unit. *status* gives its state in words, and their tone."""

    heads = ("单位", "证书", "金额", "情况")

    def __init__(self, status: Callable[[Readiness], tuple[str, Tone]]) -> None:
        super().__init__()
        self._status = status

    def key(self, row: Readiness) -> int:
        """The unit's row in the registry."""
        return row.row

    def checkable(self, row: Readiness) -> bool:
        """Whether there is something to handle."""
        return bool(row.certificates)

    def texts(self, row: Readiness) -> tuple[str, ...]:
        """Unit, certificates, amount, state."""
        name, certificates = row.member.unit.name or "（没有名称）", f"{row.certificates} 枚"
        return name, certificates, amount_text(row.amount), self._status(row)[0]

    def colour(self, row: Readiness, column: int) -> str | None:
        """The state has the colour of its tone."""
        return str(getattr(style.colours(), self._status(row)[1])) if column == len(self.heads) - 1 else None
