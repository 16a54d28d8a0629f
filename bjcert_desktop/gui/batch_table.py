"""The units of a batch in a table: which are chosen, what they cost, and what they still lack."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from ..batch import Preview, Readiness
from . import style

HEADS = ("单位", "证书", "金额", "情况")
Index = QModelIndex | QPersistentModelIndex


def moved(chosen: set[int], before: Preview, now: Preview) -> set[int]:
    """The rows in which the *chosen* units stand now that the workbook was read again."""
    rows = {each: row for row, each in _named(now).items()}
    return {rows[each] for row, each in _named(before).items() if row in chosen and each in rows}


def _named(looked: Preview) -> dict[int, tuple[str, int]]:
    """Row → the unit's key, and which of those with the same key it is."""
    count: Counter[str] = Counter()
    named = {}
    for ready in looked.units:
        unit = ready.member.unit
        count[unit.key] += 1
        named[unit.row] = unit.key, count[unit.key]
    return named


class BatchTable(QAbstractTableModel):
    """One row for each unit; *ticked* says that another choice was made."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Readiness] = []
        self.chosen: set[int] = set()  # the units' rows in the workbook

    def show_rows(self, rows: Sequence[Readiness]) -> None:
        """List *rows* in place of what was there; what was chosen stays chosen."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def choose(self, rows: set[int]) -> None:
        """Choose just these units."""
        self.chosen = rows
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """One row for each unit."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Unit, certificates, amount, what it lacks."""
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
        ready = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            chosen = ready.member.unit.row in self.chosen
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            amount = "—" if ready.amount is None else f"{ready.amount} 元" if ready.amount else "免费"
            state = "资料完整 ✓" if ready.complete else f"！{''.join(ready.reasons)}"
            if not ready.certificates:
                state = "这次没有要办的证书"
            return (ready.member.unit.name or "（没有名称）", f"{ready.certificates} 枚", amount, state)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == len(HEADS) - 1:
            colours = style.colours()
            lacking = colours.caution if ready.certificates else colours.secondary
            return QColor(colours.good if ready.complete else lacking)
        return None

    def setData(self, index: Index, value: object, role: int = 0) -> bool:  # noqa: N802 - Qt's name
        """Choose a unit, or not."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        row = self.rows[index.row()].member.unit.row
        self.choose(self.chosen ^ {row})
        return True
