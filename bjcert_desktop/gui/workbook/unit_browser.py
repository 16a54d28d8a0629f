"""The list of units with search and filters, and the card of the selected one."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...domain.fields import UNIT_FIELDS, Field
from ...domain.unit import Unit
from ...registry.api import ValueFinding, clean, suggest
from ..kit import style
from ..kit.accessible import tell
from ..kit.choices import OneOf
from ..kit.focus import OrderedDialog, reveal
from ..kit.tables import Index, TableModel
from ..kit.widgets import FieldEdit, chip
from ..state.overview import Overview
from ..state.workbook import Workbook
from .ui_confirm_dialog import Ui_ConfirmDialog
from .ui_unit_browser import Ui_UnitBrowser

_LOW = 400  # pixels of height under which the rows of the list are lower
_NARROW = 640  # pixels of width under which list and card stand one above the other
_SHOWN = 50  # units listed at a time; the search narrows the rest
_FILTERS = ("", "incomplete", "wrong", "expiring")
_FILTER_NAMES = ("全部", "资料不全", "号码有误", "即将到期")
FIELDS_SHOWN = tuple(field for field in UNIT_FIELDS if field.attribute not in ("certificate_count", "remark"))


class ConfirmDialog(OrderedDialog):
    """Asks why the *value* of the field *name*, which fails its check, is right nevertheless."""

    def __init__(self, name: str, value: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_ConfirmDialog()
        self.ui.setupUi(self)
        self.ui.headline.setText(f"{name} {value} 与原件一致？")
        self.ui.save.clicked.connect(self.accept)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.reason.setFocus()
        self.fit_height()


class UnitList(TableModel[Unit]):
    """The units found, one row each; those with a wrong number are *marked*."""

    heads = ("单位",)

    def __init__(self) -> None:
        super().__init__()
        self.marked: frozenset[int] = frozenset()

    def show_units(self, units: list[Unit], marked: frozenset[int]) -> None:
        """List *units* in place of those before."""
        self.marked = marked
        self.replace_rows(units)

    def texts(self, row: Unit) -> tuple[str]:
        """The name."""
        return (f"{'！' if row.row in self.marked else ''}{row.name or row.code or '（没有名称）'}",)

    def data(self, index: Index, role: int = 0) -> object:
        """The name; the rest in the tool tip."""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            unit = self.rows[index.row()]
            wrong = "，号码有误" if unit.row in self.marked else ""
            return f"{unit.name}\n{unit.code or '没有代码'}，证书 {len(unit.certificates)} 枚，{origin(unit)}{wrong}"
        return super().data(index, role)


class UnitRow(QStyledItemDelegate):
    """A row as wide as the list, with the name shortened to fit; *height* is in pixels."""

    height = style.TILE

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """No width of its own."""
        return QSize(0, self.height)


def origin(unit: Unit) -> str:
    """Where a unit comes from, for people."""
    return f"单位信息表第 {unit.row} 行" if unit.row > 0 else "手工添加"


def lay_out(grid: QGridLayout, edits: Mapping[str, FieldEdit], shown: Sequence[Field]) -> None:
    """Lay out the *shown* ones of *edits* (by attribute) in two columns of *grid*, and hide the others."""
    for edit in edits.values():
        grid.removeWidget(edit)
        edit.hide()
    for number, field in enumerate(shown):
        grid.addWidget(edits[field.attribute], number // 2, number % 2)
        edits[field.attribute].raise_()  # is read after the one before
        edits[field.attribute].show()


def show_fault(edit: FieldEdit, name: str, value: str, fault: ValueFinding) -> None:
    """Show a *value* of the field *name* that fails its check, to be mended or confirmed."""
    kind = "bad" if fault.severity == "error" else "caution"
    edit.show_value(value, fault.message, kind, confirmable=True, suggestions=suggest(name, value))


class UnitBrowser(QWidget):
    """Selects a unit and shows its fields; the page decides what an edit means."""

    chosen = Signal(Unit)
    edited = Signal(str, str)  # attribute, text: at each keystroke
    finished = Signal(str, str)  # field name, text: when a changed field loses the focus
    confirmed = Signal(str, str, str)  # field name, value, reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_UnitBrowser()
        self.ui.setupUi(self)
        self.model = UnitList()
        self.ui.units.setModel(self.model)
        self._row = UnitRow(self)
        self.ui.units.setItemDelegate(self._row)
        self.ui.units.setResizeMode(self.ui.units.ResizeMode.Adjust)
        self.ui.units.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.ui.units.selectionModel().selectionChanged.connect(self._selected)  # the focus alone selects nothing
        self.ui.search.textChanged.connect(lambda _text: self._list())
        self.ui.reset.hide()
        self.ui.unitProblems.say("")
        self._view: Overview | None = None
        self._unit: Unit | None = None
        self._filter = ""
        self.fields: dict[str, FieldEdit] = {}
        self._laid_out: list[Field] = []
        for field in FIELDS_SHOWN:
            edited, confirm = partial(self.edited.emit, field.attribute), partial(self._confirm, field.name)
            edit = FieldEdit(field.name, edited, confirm, parent=self)
            edit.edit.editingFinished.connect(partial(self._finish, field.name))
            self.fields[field.attribute] = edit
        self.chips = {}
        for number, (name, text) in enumerate(zip(_FILTERS, _FILTER_NAMES, strict=True)):
            self.chips[name] = chip(text)
            self.ui.filters.addWidget(self.chips[name], number // 2, number % 2)
        self._filters = OneOf(self, self.chips, self._filter_by)
        self._filters.show("")

    def show_workbook(self, workbook: Workbook, unit: Unit | None) -> None:
        """Show the units of *workbook*, *unit* among them."""
        self._unit = unit
        view = workbook.view
        if view is not self._view and view is not None:
            self._view = view
            self.ui.count.setToolTip(str(view.registry.path) if view.registry.kind else "手工添加的单位")
            counts = (len(view.registry.units), len(view.incomplete), len(view.wrong), len(view.expiring))
            for made, text, count in zip(self.chips.values(), _FILTER_NAMES, counts, strict=True):
                made.setText(f"{text} {count}")
            self._list()
        self._mark()

    def show_fields(self, shown: list[Field], show: Callable[[Field, FieldEdit], None]) -> None:
        """Lay out the *shown* fields in two columns, and call *show* to fill each."""
        if shown != self._laid_out:
            self._laid_out = shown
            lay_out(self.ui.fields, self.fields, shown)
            self.ui.fields.setColumnStretch(0, 1)
            self.ui.fields.setColumnStretch(1, 1)
        for field in shown:
            show(field, self.fields[field.attribute])

    def show_all(self) -> None:
        """Search and filter for nothing."""
        self.ui.search.clear()
        self._filter_by("")

    def focus(self, name: str = "") -> None:
        """Put the cursor into the search, or into the field *name*."""
        edit = next((self.fields[field.attribute].edit for field in FIELDS_SHOWN if field.name == name), None)
        reveal(edit or self.ui.search)
        (edit or self.ui.search).setFocus()
        if edit is not None:
            edit.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the card below the list where there is no room beside it; make the rows of a low list lower."""
        super().resizeEvent(event)
        height = style.TARGET if self.height() < _LOW else style.TILE
        if height != self._row.height:
            self._row.height = height
            self.ui.units.doItemsLayout()
            self._list()
        direction = QBoxLayout.Direction
        narrow = self.width() < _NARROW
        self.ui.UnitBrowserLayout.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """In the search, Enter selects the first unit, Down enters the list, Esc clears the search.

        In the list, Enter selects the unit that has the focus.
        """
        search, key, entered = self.ui.search, event.key(), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not search.hasFocus():
            if not (entered and self.ui.units.hasFocus() and self._take_current()):
                super().keyPressEvent(event)
        elif entered:
            self._choose(self.model.index(0, 0))
        elif key == Qt.Key.Key_Down:
            self.ui.units.setFocus()
            self._take_current()
        elif key == Qt.Key.Key_Escape and search.text():
            search.clear()
        else:
            super().keyPressEvent(event)

    def _filter_by(self, name: str) -> None:
        self._filter = name
        self._filters.show(name)
        self._list()

    def _list(self) -> None:
        view = self._view
        if view is None:
            return
        text, everything = self.ui.search.text().strip(), view.registry.units
        if self._filter:
            rows: frozenset[int] = getattr(view, self._filter)
            found = view.registry.search(text, len(everything))[0] if text else everything
            matching = [unit for unit in found if unit.row in rows]
            units, count = matching[:_SHOWN], len(matching)
        elif text:
            units, count = view.registry.search(text, _SHOWN)
        else:
            units, count = list(everything[:_SHOWN]), len(everything)
        selection = self.ui.units.selectionModel()
        selection.blockSignals(True)
        self.model.show_units(units, view.wrong)
        selection.blockSignals(False)
        more = f"，只列出前 {_SHOWN} 个，请再输入几个字" if count > _SHOWN else ""
        name = f"“{view.registry.path.name}”" if view.registry.kind and self.height() >= _LOW else ""
        tell(self.ui.count, f"{name}共 {count} 个单位{more}" if count else "没有找到，请换个写法试试")
        self._mark()

    def _mark(self) -> None:
        """Keep the unit of the case selected in the list."""
        rows = [unit.row for unit in self.model.rows]
        selection = self.ui.units.selectionModel()
        selection.blockSignals(True)
        if self._unit is not None and self._unit.row in rows:
            self.ui.units.setCurrentIndex(self.model.index(rows.index(self._unit.row), 0))
        else:
            selection.clear()
        selection.blockSignals(False)
        self.ui.units.viewport().update()

    def _selected(self, now: QItemSelection) -> None:
        for index in now.indexes()[:1]:
            self._choose(index)

    def _take_current(self) -> bool:
        """Select the unit that has the focus in the list; False if it is selected already."""
        selection = self.ui.units.selectionModel()
        if selection.hasSelection():
            return False
        self._choose(self.ui.units.currentIndex())
        return True

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.rows[index.row()])

    def _finish(self, name: str) -> None:
        edit = next(self.fields[field.attribute].edit for field in FIELDS_SHOWN if field.name == name)
        if edit.isModified():
            edit.setModified(False)
            self.finished.emit(name, clean(name, edit.text()))

    def _confirm(self, name: str) -> None:
        """Ask why a value that fails its check is right nevertheless."""
        attribute = next(field.attribute for field in FIELDS_SHOWN if field.name == name)
        value = clean(name, self.fields[attribute].edit.text())
        dialog = ConfirmDialog(name, value, self.window())
        if dialog.exec():
            self.confirmed.emit(name, value, dialog.ui.reason.text().strip() or "已与原件核对")
