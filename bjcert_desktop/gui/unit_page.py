"""选择单位: open the office's workbook, find the unit, correct a value for this case."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ..fields import UNIT_FIELDS, Field
from ..unit import Unit
from .page import Page, State
from .ui_unit_page import Ui_UnitPage
from .widgets import FieldEdit

_SHOWN = 50  # units listed at a time; the search narrows the rest
_NOT_ON_FORMS = ("certificate_count", "remark")
Index = QModelIndex | QPersistentModelIndex


class UnitList(QAbstractListModel):
    """The units found, one row each."""

    def __init__(self) -> None:
        super().__init__()
        self.units: list[Unit] = []

    def show_units(self, units: list[Unit]) -> None:
        """List *units* in place of what was there."""
        self.beginResetModel()
        self.units = units
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """One row for each unit."""
        return 0 if parent.isValid() else len(self.units)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The unit's name, its code under it."""
        unit = self.units[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return unit.name or unit.code
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return f"{unit.name}\n{unit.code or '没有代码'}，证书 {len(unit.certificates)} 枚，第 {unit.row} 行"
        return None


class UnitRow(QStyledItemDelegate):
    """A row that is as wide as the list, its name shortened where it does not fit."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """No width of its own."""
        return QSize(0, 40)


class UnitPage(Page):
    """The list on the left, the chosen unit's fields on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_UnitPage()
        self.ui.setupUi(self)
        self.model = UnitList()
        self.ui.units.setModel(self.model)
        self.ui.units.setItemDelegate(UnitRow(self))
        self.ui.units.setUniformItemSizes(True)
        self.ui.units.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.ui.units.selectionModel().currentChanged.connect(self._choose)
        self.ui.search.textChanged.connect(self._search)
        for wish, buttons in {
            "choose-workbook": (self.ui.open, self.ui.openOther),
            "new-workbook": (self.ui.create,),
            "sample-workbook": (self.ui.sample,),
            "cancel": (self.ui.cancel,),
        }.items():
            for button in buttons:
                button.clicked.connect(lambda _checked, wish=wish: self.wants.emit(wish))
        self.ui.reset.clicked.connect(self._reset)
        self.ui.busyBar.setRange(0, 0)
        self._registry: object = None
        self.fields: dict[str, FieldEdit] = {}
        for field in UNIT_FIELDS:
            if field.attribute not in _NOT_ON_FORMS:
                edit = FieldEdit(field.name, partial(self._correct, field.attribute))
                self.fields[field.attribute] = edit

    def show_state(self, state: State) -> None:
        """Show the workbook's units and the unit of the case."""
        self._state = state
        has_units = state.registry is not None and bool(state.registry.units)
        self.ui.busy.setVisible(bool(state.busy))
        self.ui.busyText.setText(state.busy)
        self.ui.start.setVisible(not has_units and not state.busy)
        self.ui.work.setVisible(has_units and not state.busy)
        self.ui.banner.say(state.problem)
        if state.registry is not self._registry:
            self._registry = state.registry
            self.ui.file.setText(str(state.registry.path) if state.registry else "")
            self.ui.search.clear()
            self._search("")
        self._show_unit(state)

    def focus(self, field: str = "") -> None:
        """Begin with the search, or with the field to correct."""
        by_name = {f.name: f.attribute for f in UNIT_FIELDS}
        if by_name.get(field) in self.fields:
            edit = self.fields[by_name[field]].edit
            edit.setFocus()
            edit.selectAll()
        elif self.ui.work.isVisible():
            self.ui.search.setFocus()
        else:
            self.ui.open.setFocus()

    def _search(self, text: str) -> None:
        registry = self._state.registry
        units, count = registry.search(text, _SHOWN) if registry else ([], 0)
        self.ui.units.selectionModel().blockSignals(True)
        self.model.show_units(units)
        self.ui.units.selectionModel().blockSignals(False)
        more = f"，只列出前 {_SHOWN} 个，请再输入几个字" if count > _SHOWN else ""
        self.ui.count.setText(f"共 {count} 个单位{more}" if count else "没有找到，请换个写法试试")
        self._mark()

    def _mark(self) -> None:
        """Keep the case's unit selected in the list."""
        if self._state.case.unit in self.model.units:
            index = self.model.index(self.model.units.index(self._state.case.unit))
            selection = self.ui.units.selectionModel()
            selection.blockSignals(True)
            self.ui.units.setCurrentIndex(index)
            selection.blockSignals(False)
            self.ui.units.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.case_changed.emit(replace(self._state.case, unit=self.model.units[index.row()]))

    def _reset(self) -> None:
        self.case_changed.emit(self._state.case.choose(corrections={}))

    def _correct(self, attribute: str, text: str) -> None:
        case = self._state.case
        corrections = {**case.choices.corrections, attribute: text.strip()}
        if case.unit and getattr(case.unit, attribute) == text.strip():
            del corrections[attribute]
        self.case_changed.emit(case.choose(corrections=corrections))

    def _show_unit(self, state: State) -> None:
        unit = state.case.unit
        self.ui.unitCard.setEnabled(unit is not None)
        if unit is None:
            optional = "也可以不选，直接看办理步骤。" if state.unit_optional else ""
            self.ui.unitTitle.setText("请在左边选一个单位")
            self.ui.unitNote.setText(f"选好后，这里显示它的资料。{optional}")
        else:
            corrections = state.case.choices.corrections
            self.ui.unitTitle.setText(unit.corrected(corrections).name or "（没有名称）")
            note = f"取自单位信息表第 {unit.row} 行，证书 {len(unit.certificates)} 枚。"
            self.ui.unitNote.setText(note + (f"本次改了 {len(corrections)} 项。" if corrections else ""))
        self.ui.reset.setVisible(bool(unit and state.case.choices.corrections))
        self._lay_fields(unit, state)

    def _lay_fields(self, unit: Unit | None, state: State) -> None:
        renamed = state.scenario.renamed if state.scenario else ()
        shown = [
            field
            for field in UNIT_FIELDS
            if field.attribute in self.fields and (not field.name.startswith("原") or field.attribute in renamed)
        ]
        if self.ui.fields.count() != len(shown):
            for edit in self.fields.values():
                self.ui.fields.removeWidget(edit)
                edit.hide()
            for place, field in enumerate(shown):
                edit = self.fields[field.attribute]
                self.ui.fields.addWidget(edit, place // 2, place % 2)
                edit.show()
            self.ui.fields.setColumnStretch(0, 1)
            self.ui.fields.setColumnStretch(1, 1)
        for field in shown:
            self._show_field(field, unit, state)

    def _show_field(self, field: Field, unit: Unit | None, state: State) -> None:
        edit = self.fields[field.attribute]
        if unit is None:
            edit.show_value("")
            return
        corrections = state.case.choices.corrections
        value = corrections.get(field.attribute, getattr(unit, field.attribute))
        needed = not field.optional or field.attribute in (state.scenario.renamed if state.scenario else ())
        if not value and needed:
            edit.show_value(value, "未填，表上留空", "caution")
        elif field.attribute in corrections:
            edit.show_value(value, "已改，只用于这一次", "")
        elif field.attribute == "invoice_title" and not value:
            edit.show_value(value, "空着时用单位名称", "")
        else:
            edit.show_value(value)
