"""The units of the board in a table: when their certificates expire, what is to be done, and which are chosen."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from ...domain.renewals import Due, Group
from ..kit import style

HEADS = ("单位", "证书", "到期日期", "还有", "怎么办")
Index = QModelIndex | QPersistentModelIndex
Ident = tuple[str | int, Group, bool]  #: what tells an entry from the others, on this board and on the next


def ident(due: Due) -> Ident:
    """The unit (not its row, which may be another's on the next board), the group, and whether it is being handled."""
    return due.unit.key or due.unit.row, due.group, due.handled is not None


def days_left(due: Due, today: date) -> str:
    """How long the first certificate is still valid, for people."""
    if due.first is None:
        return "没有日期" if due.certificates else "没有列证书"
    days = (due.first - today).days
    return f"已过期 {-days} 天" if days < 0 else f"{days} 天" if days else "今天到期"


class RenewalsTable(QAbstractTableModel):
    """One row for each unit in each group; *ticked* says that another choice was made.

    *advice* tells what is to be done about an entry.
    """

    ticked = Signal()

    def __init__(self, advice: Callable[[Due], str]) -> None:
        super().__init__()
        self._advice = advice
        self._today = date.today()
        self.rows: list[Due] = []
        self.chosen: set[Ident] = set()

    def show_rows(self, rows: Sequence[Due], today: date) -> None:
        """List *rows* in place of what was there; what was chosen stays chosen."""
        self.beginResetModel()
        self.rows, self._today = list(rows), today
        self.endResetModel()

    def choose(self, dues: Iterable[Due]) -> None:
        """Choose just these entries."""
        self.chosen = {ident(due) for due in dues}
        self.show_again()
        self.ticked.emit()

    def show_again(self) -> None:
        """Draw all cells anew."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(HEADS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """One row for each entry."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Unit, certificates, day, time left, what to do."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:  # noqa: N802
        """The columns' names."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = 0) -> object:
        """What a cell shows."""
        due = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if ident(due) in self.chosen else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (
                due.unit.name or due.unit.code or "（没有名称）",
                f"{len(due.certificates)} 枚" if due.certificates else "—",
                due.first.isoformat() if due.first else "—",
                days_left(due, self._today),
                self._advice(due),
            )[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole:
            colours = style.colours()
            if due.handled is not None:
                return QColor(colours.secondary)
            if index.column() == 3:
                shown = {Group.EXPIRED: colours.bad, Group.FIRST: colours.caution}
                return QColor(shown.get(due.group, colours.secondary))
        return None

    def setData(self, index: Index, _value: object, role: int = 0) -> bool:  # noqa: N802 - Qt's name
        """Choose an entry, or not."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.chosen ^= {ident(self.rows[index.row()])}
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True
