"""The units of a batch in a table: which are chosen, what they cost, and what they still lack."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPixmap

from ...domain.money import amount_text
from ...domain.renewals import Handled, Wanted
from ...domain.unit import Unit
from ...jobs.batch.run import Member, Preview, Readiness
from ...registry.api import Notes
from ..kit import style

_BOX = 14  # pixels that the style gives to a box in a cell
HEADS = ("单位", "证书", "金额", "情况")
Index = QModelIndex | QPersistentModelIndex


def members_of(units: Sequence[Unit], wanted: Wanted, notes: Notes, cancelled: Callable[[], bool]) -> list[Member]:
    """The units to look at; of those that were asked for, only the certificates that are wanted."""
    found = []
    for unit in units:
        if cancelled():
            break
        if wanted and unit.key not in wanted:
            continue
        if wanted:
            unit = replace(unit, certificates=tuple(c for c in unit.certificates if c in wanted[unit.key]))
        faults = {name: fault.message for name, fault in notes.rejected(unit).items()}
        found.append(Member(notes.usable(unit), faults))
    return found


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
        self._no_box = QPixmap(_BOX, _BOX)  # what stands where there is nothing to tick
        self._no_box.fill(QColor(0, 0, 0, 0))  # nothing to be seen
        self.chosen: set[int] = set()  # the units' rows in the workbook
        self.said: dict[int, str] = {}  # row → why it was not written, a blank where it was
        self.handled: dict[int, Handled] = {}  # row → the case that it is in already

    def show_rows(self, rows: Sequence[Readiness]) -> None:
        """List *rows* in place of what was there; what was chosen stays chosen."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def say(self, said: dict[int, str]) -> None:
        """Tell of units what became of them: row → why nothing was written, a blank where it was."""
        self.said = said
        self._draw()

    def choose(self, rows: set[int]) -> None:
        """Choose just these units."""
        self.chosen = rows
        self._draw()
        self.ticked.emit()

    def _draw(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(HEADS) - 1))

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
        """The first column can be ticked, where there is something to handle."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        box = index.column() == 0 and self.rows[index.row()].certificates
        return flags | Qt.ItemFlag.ItemIsUserCheckable if box else flags

    def data(self, index: Index, role: int = 0) -> object:
        """What a cell shows."""
        ready = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and ready.certificates:
            chosen = ready.member.unit.row in self.chosen
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and not ready.certificates:
            return self._no_box
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            amount = amount_text(ready.amount)
            name, certificates = ready.member.unit.name or "（没有名称）", f"{ready.certificates} 枚"
            return (name, certificates, amount, self._state(ready)[0])[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == len(HEADS) - 1:
            return QColor(self._state(ready)[1])
        return None

    def _state(self, ready: Readiness) -> tuple[str, str]:
        """How it stands with a unit, and the colour to say it in."""
        colours, problem = style.colours(), self.said.get(ready.member.unit.row)
        if problem is not None:
            return (f"！没有导出：{problem}", colours.bad) if problem else ("已导出 ✓", colours.good)
        if not ready.certificates:
            return "这次没有要办的证书", colours.secondary
        if handled := self.handled.get(ready.member.unit.row):
            return handled.words, colours.secondary
        if ready.complete:
            return "资料完整 ✓", colours.good
        return f"！{''.join(ready.reasons)}", colours.caution

    def setData(self, index: Index, value: object, role: int = 0) -> bool:  # noqa: N802 - Qt's name
        """Choose a unit, or not."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        row = self.rows[index.row()].member.unit.row
        self.choose(self.chosen ^ {row})
        return True
