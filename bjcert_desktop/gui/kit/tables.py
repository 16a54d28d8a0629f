"""Tables of the window: their models, and how they look."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleStateChangeEvent,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from .focus import reveal
from .style import BAR, CARD, CONTROL, NARROW_BELOW, PAGE, PART, ROW, SMALL, TARGET, TIGHT, colours

_BOX = 14  # pixels of a check box in a cell, as the style draws it
_MEASURED_ROWS = 50  # decide how wide a column is
_VISIBLE_ROWS = 6  # that always fit, if need be by scrolling the page

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)
_Role = Qt.ItemDataRole


class TableModel(QAbstractTableModel, Generic[Row]):
    """*rows* under the titles *heads*; a subclass gives the texts and colours of a row."""

    heads: tuple[str, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def texts(self, row: Row) -> Sequence[str]:
        """The text of each cell; a tool tip repeats it in full."""
        raise NotImplementedError

    def colour(self, row: Row, column: int) -> str | None:
        """The colour of a cell's text, None for the usual one."""
        return None

    def replace_rows(self, rows: Iterable[Row]) -> None:
        """List *rows* in place of those before."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def redraw(self) -> None:
        """Draw all cells again."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.heads) - 1))

    def at(self, row: int) -> Row | None:
        """What row number *row* lists; None when there is no such row."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:  # noqa: N802
        """The title of a column."""
        titled = role == _Role.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self.heads[section] if titled else None

    def data(self, index: Index, role: int = 0) -> object:
        """What a cell shows."""
        row = self.at(index.row())
        if row is None:
            return None
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self.texts(row)[index.column()]
        if role == _Role.AccessibleTextRole and index.column() == 0:
            return "，".join(filter(None, self.texts(row)))  # the arrows go row by row: the first cell reads all
        if role == _Role.ForegroundRole and (colour := self.colour(row, index.column())):
            return QColor(colour)
        return None


class CheckTable(TableModel[Row], Generic[Row, Key]):
    """A table with a box in the first column; *chosen* holds the keys of the ticked rows, *ticked* follows a change."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen: set[Key] = set()
        self._no_box = QPixmap(_BOX, _BOX)  # keeps the texts of rows without a box in line
        self._no_box.fill(QColor(0, 0, 0, 0))

    def key(self, row: Row) -> Key:
        """What identifies a row, also when other rows are listed."""
        raise NotImplementedError

    def checkable(self, row: Row) -> bool:
        """Whether a row has a box."""
        return True

    def choose(self, keys: Iterable[Key]) -> None:
        """Tick just the rows with these *keys*, listed or not."""
        self.chosen = set(keys)
        self.redraw()
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row can be selected, and its box ticked."""
        flags = super().flags(index)
        box = index.column() == 0 and self.checkable(self.rows[index.row()])
        return flags | Qt.ItemFlag.ItemIsUserCheckable if box else flags

    def data(self, index: Index, role: int = 0) -> object:
        """What a cell shows, and whether its box is ticked."""
        if index.column() == 0 and role in (_Role.CheckStateRole, _Role.DecorationRole):
            row = self.rows[index.row()]
            if not self.checkable(row):
                return self._no_box if role == _Role.DecorationRole else None
            if role == _Role.CheckStateRole:
                return Qt.CheckState.Checked if self.key(row) in self.chosen else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:  # noqa: N802 - Qt's name
        """Tick a row, or take its tick away, as *value* says."""
        row = self.at(index.row())
        if role != _Role.CheckStateRole or row is None or not self.checkable(row):
            return False
        key = {self.key(row)}
        self.choose(self.chosen | key if Qt.CheckState(value) == Qt.CheckState.Checked else self.chosen - key)
        return True

    def toggle(self, row: int) -> None:
        """Tick a row that is not ticked, and the other way round."""
        box = self.index(row, 0)
        ticked = self.data(box, _Role.CheckStateRole) == Qt.CheckState.Checked
        self.setData(box, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, _Role.CheckStateRole)


class RowDelegate(QStyledItemDelegate):
    """Draws a bar before what is selected, as lists have it; Space in any cell ticks the box of its row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        super().paint(painter, option, index)
        given, view = cast(Any, option), self.parent()
        whole = isinstance(view, QTableView) and view.selectionBehavior() == view.SelectionBehavior.SelectRows
        if given.state & QStyle.StateFlag.State_Selected and not (whole and index.column()):
            bar = given.rect
            bar.setWidth(BAR)
            painter.fillRect(bar, QColor(colours().primary))

    def editorEvent(  # noqa: N802 - Qt's name
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick the row."""
        spaced = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        return super().editorEvent(event, model, option, model.index(index.row(), 0) if spaced else index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Show what a cell holds in its line, but never in place of what is being typed there."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)


class RowSelection(QItemSelectionModel):
    """Selects what Qt says, and makes a row current that assistive technology selects, as a click does.

    To Qt, the action of an accessible cell is to select or unselect its row: in a table of boxes it ticks the row.
    """

    def __init__(self, model: QAbstractItemModel, view: QTableView) -> None:
        super().__init__(model, view)
        self._ticking = model if isinstance(model, CheckTable) else None

    def select(self, chosen: Any, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select or unselect *chosen*, an index or a selection; people's own ways come with other commands."""
        flags = QItemSelectionModel.SelectionFlag
        action = isinstance(chosen, QModelIndex) and command == flags.Select | flags.Rows
        undone = isinstance(chosen, QItemSelection) and command == flags.Deselect | flags.Rows
        if self._ticking and (action or (undone and not QGuiApplication.mouseButtons())):
            index = chosen if isinstance(chosen, QModelIndex) else chosen.indexes()[0]
            box = index.siblingAtColumn(0)
            self.setCurrentIndex(box, flags.ClearAndSelect | flags.Rows)
            self._ticking.toggle(box.row())
            return
        super().select(chosen, command)
        if action:
            self.setCurrentIndex(chosen, flags.NoUpdate)


def _tell_tick(view: QTableView) -> None:
    """Tell a screen reader whether the current row is ticked now."""
    table, model, row = QAccessible.queryAccessibleInterface(view), view.model(), view.currentIndex().row()
    if QAccessible.isActive() and row >= 0:
        width = table.childCount() // (model.rowCount() + 1)  # a line of headers, then each row behind its header
        state = cast(Any, QAccessible.State())
        state.checked = True  # what may have changed
        cell = table.child(width * (row + 2) - model.columnCount())
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(cell, state))


def _follow(view: QTableView, now: QModelIndex, _before: QModelIndex) -> None:
    """Keep the row in sight that the keys lead to, where the table is larger than what is around it."""
    if view.hasFocus():
        reveal(view, view.visualRect(now).translated(view.viewport().pos()))


def dress(view: QTableView, model: QAbstractTableModel, wide: Collection[int]) -> None:
    """Show *model* in *view*: whole rows, one selected at a time; the columns *wide* share the room left over."""
    view.setModel(model)
    view.setSelectionModel(RowSelection(model, view))
    view.selectionModel().currentChanged.connect(partial(_follow, view))
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(CONTROL)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names differ at their end
    view.setSelectionBehavior(view.SelectionBehavior.SelectRows)
    view.setSelectionMode(view.SelectionMode.SingleSelection)
    if isinstance(model, CheckTable):
        view.setSelectionMode(view.SelectionMode.ExtendedSelection)  # only there can a row be unselected by its action
        model.ticked.connect(partial(_tell_tick, view))
    view.setTabKeyNavigation(False)
    view.setItemDelegate(RowDelegate(view))
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setResizeContentsPrecision(_MEASURED_ROWS)
    for column in range(model.columnCount()):
        mode = header.ResizeMode.Stretch if column in wide else header.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)


class TypingView(QTableView):
    """A table with cells to type in."""

    def commitData(self, editor: QWidget) -> None:  # noqa: N802 - Qt's name
        """Take what was typed, but only once: Return does so later, and the focus may have left the cell by then."""
        if not editor.isHidden():
            super().commitData(editor)

    def finish_typing(self) -> None:
        """Take what is being typed and close its cell, as when the focus leaves it: a button that an assistive
        technology presses does not take the focus."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for editor in cast(list[QLineEdit], self.viewport().findChildren(QLineEdit, options=direct)):
            if not editor.isHidden():  # a closed one lives until the next turn of the event loop
                self.commitData(editor)
                self.closeEditor(editor, RowDelegate.EndEditHint.NoHint)


def fit_rows(view: QTableView, rows: int) -> None:
    """Make *view* as high as that many of its rows."""
    head, row = view.horizontalHeader().sizeHint().height(), view.verticalHeader().defaultSectionSize()
    view.setFixedHeight(head + rows * row + 2 * view.frameWidth())


def give_room(ui: Any, low: bool) -> None:
    """Leave more of a *low* screen to its table: no headline (the bar has it), smaller margins, lower rows."""
    for part in (ui.headline, ui.lead):
        part.setVisible(not low)
    side = CARD if ui.footer.window().width() < NARROW_BELOW else PAGE
    ui.bodyLayout.setContentsMargins(side, SMALL if low else PART, side, SMALL if low else CARD)
    ui.totalsLayout.setContentsMargins(side, TIGHT if low else ROW, side, TIGHT if low else ROW)
    row = TARGET if low else CONTROL
    ui.table.verticalHeader().setDefaultSectionSize(row)
    head = ui.table.horizontalHeader().sizeHint().height()
    ui.table.setMinimumHeight(head + _VISIBLE_ROWS * row + 2 * ui.table.frameWidth())
