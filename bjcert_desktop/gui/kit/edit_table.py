"""A small table to type in, or to paste a block of cells into from Excel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from . import style
from .tables import Index, RowDelegate, TypingView, dress

_Role = Qt.ItemDataRole


@dataclass(frozen=True)
class EditColumn:
    """A column: its title, how a typed text is normalised, and the sentence on what is wrong with it, if anything."""

    title: str
    clean: Callable[[str], str] = str.strip
    fault: Callable[[str], str] = lambda _text: ""
    editable: bool = True


class EditTable(QAbstractTableModel):
    """*rows* of texts. When it *grows*, a blank row stands at the end, and what is typed there is a new row."""

    changing = Signal()  # before rows or cells change: what is still being typed in one is taken first
    edited = Signal()

    def __init__(self, columns: Sequence[EditColumn], *, grows: bool = False) -> None:
        super().__init__()
        self.columns, self.grows = tuple(columns), grows
        self.rows: list[list[str]] = []
        self.keys: list[int] = []  # the index of each row when it was listed, -1 for a new row
        self.remarks: dict[tuple[int, int], str] = {}  # a sentence on a cell that is not wrong, but to be checked

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """List *rows* in place of those before."""
        self.changing.emit()
        self.beginResetModel()
        self.rows, self.remarks = [list(row) for row in rows], {}
        self.keys = list(range(len(self.rows)))
        self.endResetModel()

    def fault(self, row: int, column: int) -> str:
        """What is wrong with a cell; blank if nothing."""
        return self.columns[column].fault(self.rows[row][column]) if row < len(self.rows) else ""

    def faults(self) -> list[str]:
        """What is wrong with the cells."""
        found = (self.fault(row, column) for row in range(len(self.rows)) for column in range(len(self.columns)))
        return [each for each in found if each]

    def put(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        """Put a *block* of texts into the cells from that one on; columns that are not editable are passed over."""
        self.changing.emit()
        self._put(row, column, block)

    def _put(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        if self.grows and row + len(block) > len(self.rows):
            last = row + len(block) - 1
            self.beginInsertRows(QModelIndex(), len(self.rows) + 1, last + 1)
            self.rows += [[""] * len(self.columns) for _ in range(last + 1 - len(self.rows))]
            self.keys += [-1] * (len(self.rows) - len(self.keys))
            self.endInsertRows()
        for at, texts in enumerate(block, row):
            for place, text in enumerate(texts, column):
                if at < len(self.rows) and place < len(self.columns) and self.columns[place].editable:
                    self.rows[at][place] = self.columns[place].clean(text)
                    self.remarks.pop((at, place), None)
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))
        self.edited.emit()

    def remove(self, row: int) -> None:
        """Take a row away."""
        self.changing.emit()
        if 0 <= row < len(self.rows):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.rows[row], self.keys[row]
            self.endRemoveRows()
            self.edited.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """How many rows there are, the blank one included."""
        return 0 if parent.isValid() else len(self.rows) + self.grows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:  # noqa: N802
        """The title of a column."""
        titled = role == _Role.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self.columns[section].title if titled else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Whether a cell can be typed in."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.columns[index.column()].editable else flags

    def data(self, index: Index, role: int = 0) -> object:
        """What a cell shows; its tool tip says what is wrong or to be checked."""
        row, column = index.row(), index.column()
        text = self.rows[row][column] if row < len(self.rows) else ""
        if role in (_Role.DisplayRole, _Role.EditRole):
            remark = self.remarks.get((row, column), "")
            return f"{text}　{remark}" if remark and role == _Role.DisplayRole else text
        fault, remark = self.fault(row, column), self.remarks.get((row, column), "")
        if role == _Role.ToolTipRole:
            return fault or remark or text
        if role == _Role.ForegroundRole:
            colours = style.colours()
            editable = self.columns[column].editable
            return QColor(
                colours.bad if fault else colours.caution if remark else colours.text if editable else colours.secondary
            )
        return None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Take what was typed."""
        if role != _Role.EditRole:
            return False
        self._put(index.row(), index.column(), [[str(value)]])
        return True


class _CellEditor(RowDelegate):
    """The line in a cell, called after its column."""

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """A line with a name."""
        made = super().createEditor(parent, option, index)
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal, _Role.DisplayRole)
        made.setAccessibleName(f"第 {index.row() + 1} 行 {title}")
        return made


class EditView(TypingView):
    """The table on the screen: Ctrl+V pastes from the current cell on, Delete blanks it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.taken: Callable[[str], bool] = lambda _text: False  # whether a pasted text was put elsewhere

    def attach(self, model: EditTable, wide: Sequence[int]) -> None:
        """Show *model*; the columns *wide* share the room left over."""
        dress(self, model, wide)
        self.setItemDelegate(_CellEditor(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self._model = model
        model.changing.connect(self.finish_typing)  # a closure would keep both for ever

    def paste(self) -> None:
        """Put the cells of the clipboard into the table from the current one on."""
        text = QGuiApplication.clipboard().text().replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
        at = self.currentIndex() if self.currentIndex().isValid() else self._model.index(0, self._first())
        if text and at.isValid() and not self.taken(text):
            self._model.put(at.row(), at.column(), [line.split("\t") for line in text.split("\n")])

    def _first(self) -> int:
        return next((n for n, column in enumerate(self._model.columns) if column.editable), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Paste, or blank a cell."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            if self._model.columns[index.column()].editable:
                self._model.put(index.row(), index.column(), [[""]])
        else:
            super().keyPressEvent(event)
