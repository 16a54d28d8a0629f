"""The cases of the ledger and the drafts in a table, which fetches more as one goes down."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from ...guide import Catalogue
from ...jobs.drafts import Draft
from ...ledger import Entry, State
from ..kit import style

HEADS = ("单位", "业务", "申请日期", "金额", "状态")
Index = QModelIndex | QPersistentModelIndex


class LedgerTable(QAbstractTableModel):
    """Drafts first, then the cases, the newest first; *wanted* asks for the next of them."""

    wanted = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._businesses = {business.id: business.short for business in catalogue.businesses}
        self.drafts: list[Draft] = []
        self.entries: list[Entry] = []
        self.total = 0  # of the cases that match

    def show_rows(self, drafts: Sequence[Draft], entries: Sequence[Entry], total: int) -> None:
        """List these in place of what was there."""
        self.beginResetModel()
        self.drafts, self.entries, self.total = list(drafts), list(entries), total
        self.endResetModel()

    def add(self, entries: Sequence[Entry], total: int) -> None:
        """List more cases below the others."""
        self.total = total
        first = self.rowCount()
        if entries:
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self.entries += entries
            self.endInsertRows()

    def at(self, row: int) -> Draft | Entry | None:
        """What stands in *row*."""
        if row < 0 or row >= self.rowCount():
            return None
        return self.drafts[row] if row < len(self.drafts) else self.entries[row - len(self.drafts)]

    def row_of(self, entry: int) -> int:
        """The row of the case with that id, -1 when it is not listed."""
        found = (row for row, each in enumerate(self.entries, len(self.drafts)) if each.id == entry)
        return next(found, -1)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether there are cases that are not listed yet."""
        return not parent.isValid() and len(self.entries) < self.total

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Ask for more: they come when they have been read."""
        if self.canFetchMore(parent):
            self.wanted.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """One row for each."""
        return 0 if parent.isValid() else len(self.drafts) + len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Unit, business, day, amount, state."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:  # noqa: N802
        """The columns' names."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = 0) -> object:
        """What a cell shows."""
        row = self.at(index.row())
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (self._entry(row) if isinstance(row, Entry) else self._draft(row))[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole:
            colours = style.colours()
            if isinstance(row, Entry) and row.void:
                return QColor(colours.secondary)
            if index.column() == len(HEADS) - 1:
                done = isinstance(row, Entry) and row.through
                return QColor(colours.good if done else colours.caution if isinstance(row, Draft) else colours.text)
        return None

    def _entry(self, entry: Entry) -> tuple[str, ...]:
        amount = "—" if entry.amount is None else f"{entry.amount} 元" if entry.amount else "免费"
        state = "作废" if entry.void else entry.label(entry.state) + (" ✓" if entry.through else "")
        business = self._businesses.get(entry.business, entry.business)
        return entry.unit or "（没有选单位）", business, entry.day.isoformat(), amount, state

    def _draft(self, draft: Draft) -> tuple[str, ...]:
        unit = draft.case.unit.name if draft.case.unit else "（还没有选单位）"
        business = self._businesses.get(draft.case.business, draft.case.business)
        return unit, business, draft.case.day.isoformat(), "", State.DRAFT.label
