"""The units of the board as a table: when their certificates expire, what is to be done, which are ticked."""

from collections.abc import Callable, Iterable
from datetime import date

from ...domain.board import Due
from ...domain.renewals import Group
from ..kit import style
from ..kit.tables import CheckTable

Ident = tuple[str | int, Group, bool]  #: identifies an entry on this board and on the next


def ident(due: Due) -> Ident:
    """The unit (not its row, which may change with the next board), the group, and whether it is being handled."""
    return due.unit.key or due.unit.row, due.group, due.handled is not None


def days_left(due: Due, today: date) -> str:
    """How long the first certificate is still valid, for people."""
    if due.group == Group.UNKNOWN:
        return "未登记"
    if due.first is None:
        return "没有日期" if due.certificates else "没有列证书"
    days = (due.first - today).days
    return f"已过期 {-days} 天" if days < 0 else f"{days} 天" if days else "今天到期"


class RenewalsTable(CheckTable[Due, Ident]):
    """One row for each unit in each group; *advice* says what is to be done about an entry."""

    heads = ("单位", "证书", "到期日期", "还有", "怎么办")

    def __init__(self, advice: Callable[[Due], str]) -> None:
        super().__init__()
        self._advice = advice
        self._today = date.today()

    def show_dues(self, dues: Iterable[Due], today: date) -> None:
        """List *dues* in place of those before."""
        self._today = today
        self.replace_rows(dues)

    def key(self, row: Due) -> Ident:
        """What identifies the entry."""
        return ident(row)

    def texts(self, row: Due) -> tuple[str, ...]:
        """Unit, certificates, day, time left, what to do."""
        return (
            row.unit.name or row.unit.code or "（没有名称）",
            f"{len(row.certificates)} 枚" if row.certificates else "—",
            row.first.isoformat() if row.first else "—",
            days_left(row, self._today),
            self._advice(row),
        )

    def colour(self, row: Due, column: int) -> str | None:
        """Grey for what is being handled; the time left stands out when it is short."""
        colours = style.colours()
        if row.handled is not None:
            return colours.secondary
        if column == 3:
            return {Group.EXPIRED: colours.bad, Group.FIRST: colours.caution}.get(row.group, colours.secondary)
        return None
