"""The drafts and the cases of the ledger as a table, which fetches more as one scrolls down."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Signal

from ...domain.money import amount_text
from ...guide import Catalogue
from ...jobs.drafts import Draft
from ...ledger import CaseState, Entry
from ..kit import style
from ..kit.tables import CheckTable, Index
from .ui_ledger_screen import Ui_LedgerScreen

_LEAST = 220  # pixels of height for list and details, where they stand one above the other


class LedgerTable(CheckTable[Draft | Entry, int]):
    """Drafts first, then the cases, the newest first; *wanted* asks for more of them. Cases are ticked by their ids."""

    heads = ("单位", "业务", "申请日期", "金额", "状态")
    wanted = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._businesses = {business.id: business.short for business in catalogue.businesses}
        self.total = 0  # cases that match, listed or not

    def key(self, row: Draft | Entry) -> int:
        """The case's id."""
        return row.id if isinstance(row, Entry) else 0

    def checkable(self, row: Draft | Entry) -> bool:
        """Whether it is a case of the ledger."""
        return isinstance(row, Entry)

    @property
    def entries(self) -> list[Entry]:
        """The cases listed so far."""
        return [row for row in self.rows if isinstance(row, Entry)]

    def show_cases(self, drafts: Sequence[Draft], entries: Sequence[Entry], total: int) -> None:
        """List these in place of those before."""
        self.total = total
        self.replace_rows([*drafts, *entries])

    def add(self, entries: Sequence[Entry], total: int) -> None:
        """List more cases below the others."""
        self.total = total
        first = len(self.rows)
        if entries:
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self.rows += entries
            self.endInsertRows()

    def row_of(self, entry: int) -> int:
        """The row of the case with that id, -1 when it is not listed."""
        found = (number for number, row in enumerate(self.rows) if isinstance(row, Entry) and row.id == entry)
        return next(found, -1)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether there are cases that are not listed yet."""
        return not parent.isValid() and len(self.entries) < self.total

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Ask for more; they are added when they have been read."""
        if self.canFetchMore(parent):
            self.wanted.emit()

    def texts(self, row: Draft | Entry) -> tuple[str, ...]:
        """Unit, business, day, amount, state."""
        if isinstance(row, Draft):
            unit = row.case.unit.name if row.case.unit else "（还没有选单位）"
            return unit, self._business(row.case.business), row.case.day.isoformat(), "", CaseState.DRAFT.label
        amount = amount_text(row.amount)
        state = "作废" if row.void else row.state_label + (" ✓" if row.through else "")
        return row.unit or "（没有选单位）", self._business(row.business), row.day.isoformat(), amount, state

    def _business(self, key: str) -> str:
        return self._businesses.get(key, key)

    def colour(self, row: Draft | Entry, column: int) -> str | None:
        """Grey for a void case; the state of the others stands out."""
        colours = style.colours()
        if isinstance(row, Entry) and row.void:
            return colours.secondary
        if column < len(self.heads) - 1:
            return None
        if isinstance(row, Draft):
            return colours.caution
        return colours.good if row.through else colours.text


def arrange(ui: Ui_LedgerScreen, size: QSize) -> None:
    """Leave more of a low screen to the list; put list and details one above the other on a narrow one."""
    low, narrow = size.height() < style.LOW_BELOW, size.width() < style.NARROW_BELOW
    above, side = style.SMALL if low else style.CARD, style.CARD if narrow else style.PAGE
    ui.LedgerScreenLayout.setContentsMargins(side, above, side, above)
    ui.LedgerScreenLayout.setSpacing(style.SMALL if low else style.ROW)
    ui.table.verticalHeader().setDefaultSectionSize(style.TARGET if low else style.CONTROL)
    way = ui.workLayout.Direction
    ui.workLayout.setDirection(way.TopToBottom if narrow else way.LeftToRight)
    for part in (ui.table, ui.scroll):
        part.setMinimumHeight(_LEAST if narrow else 0)
