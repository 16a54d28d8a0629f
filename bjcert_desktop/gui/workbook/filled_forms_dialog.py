"""从去年填好的表导入: what was read from filled forms, each value beside the picture of where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from ...domain.unit import Unit
from ...errors import FormError
from ...jobs.filled_forms import FilledForms, FoundUnit, FoundValue, Place, typed
from ...word import form_content
from ..kit import style
from ..kit.focus import OrderedDialog
from ..kit.tables import CheckTable, Index, dress
from ..preview.marked_view import Mark, MarkKind
from ..preview.pages import PaperPages, render
from ..preview.spot_areas import SpotArea
from .ui_filled_forms_dialog import Ui_FilledFormsDialog

_VALUE = 1  # the column that can be edited


@dataclass(frozen=True)
class ReadRow:
    """A row: a *value* of unit number *unit*, or a heading or remark (*text*, *about* what) at *places*."""

    name: str
    unit: int
    value: FoundValue | None = None
    text: str = ""
    about: str = ""
    places: tuple[Place, ...] = ()


class ValueTable(CheckTable[ReadRow, str]):
    """The values that were read; those that are ticked are kept."""

    heads = ("内容", "读到的", "说明")
    edited = Signal()

    def texts(self, row: ReadRow) -> tuple[str, ...]:
        """Field, value and remark."""
        if row.value is None:
            return row.text, row.about, ""
        value = row.value
        of = f"第 {value.item} 枚　" if value.item else ""
        sure = "有把握" if value.sure else f"请看：{value.doubt}"
        return of + value.field.removeprefix("证书."), value.value, sure

    def key(self, row: ReadRow) -> str:
        """The id of its mark on the paper."""
        return row.name

    def checkable(self, row: ReadRow) -> bool:
        """Whether it is a value."""
        return row.value is not None

    def colour(self, row: ReadRow, column: int) -> str | None:
        """Amber for what asks for a look."""
        doubtful = row.value is not None and not row.value.sure and column > 1
        return style.colours().caution if doubtful else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The text of a value can be edited."""
        flags = super().flags(index)
        value = index.column() == _VALUE and self.checkable(self.rows[index.row()])
        return flags | Qt.ItemFlag.ItemIsEditable if value else flags

    def data(self, index: Index, role: int = 0) -> object:
        """What a cell shows, or the text to edit."""
        return super().data(index, Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.EditRole else role)

    def setData(self, index: Index, value: object, role: int = 0) -> bool:  # noqa: N802 - Qt's name
        """Tick a row, or replace its value by what was typed, which is ticked, too."""
        row = self.rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or row.value is None:
            return super().setData(index, value, role)
        if str(value) != row.value.value:
            self.rows[index.row()] = replace(row, value=typed(row.value, str(value)))
            self.choose(self.chosen | {row.name})
            self.edited.emit()
        return True


class FilledFormsDialog(OrderedDialog):
    """Values to confirm; *saving* tells that a workbook is wanted rather than units by hand."""

    help_chapter = "workbook"

    def __init__(self, found: FilledForms, pages: dict[Path, PaperPages], parent: QWidget, *, opened: bool) -> None:
        super().__init__(parent.window())
        self.ui = Ui_FilledFormsDialog()
        self.ui.setupUi(self)
        self._count = len(found.units)
        self.saving = False
        self._areas = _areas(pages)
        self.table = ValueTable()
        self.table.replace_rows(_entries(found))
        self.table.chosen = {row.name for row in self.table.rows if row.value is not None and row.value.sure}
        dress(self.ui.table, self.table, {_VALUE, 2})
        self.ui.table.setEditTriggers(
            self.ui.table.EditTrigger.DoubleClicked | self.ui.table.EditTrigger.EditKeyPressed
        )
        self.ui.paper.show_pages(PaperPages.joined(list(pages.values())))
        self._connect(opened)
        self.ui.problem.say("\n".join(str(error) for error in found.failed))
        self.fit(1340, 860)
        self._refresh()
        self.ui.table.setFocus()
        self.ui.table.selectRow(next((at for at, row in enumerate(self.table.rows) if self._asks(row)), 0))

    def _connect(self, opened: bool) -> None:
        ui = self.ui
        self.table.ticked.connect(self._refresh)
        ui.table.selectionModel().currentRowChanged.connect(self._show)
        ui.paper.chosen.connect(self._select)
        ui.allSeen.clicked.connect(self.confirm_all)
        ui.cancel.clicked.connect(self.reject)
        ui.add.clicked.connect(self.accept)
        ui.save.clicked.connect(self._save)
        if opened:  # then the unit is one more beside those of the workbook
            style.set_state(ui.add, "role", "primary")
            style.set_state(ui.save, "role", "plain")
            ui.add.setDefault(True)

    def units(self) -> list[Unit]:
        """The units with the values that are ticked."""
        kept = [row for row in self.table.rows if row.name in self.table.chosen]
        units = []
        for number in range(self._count):
            own = (row.value for row in kept if row.unit == number)
            units.append(FoundUnit(tuple(replace(value, doubt="") for value in own if value)).unit())
        return [unit for unit in units if unit != Unit()]

    def confirm_all(self) -> None:
        """Tick everything that the person was asked to look at."""
        self.ui.table.finish_typing()
        self.table.choose(row.name for row in self.table.rows if row.value is not None)

    def accept(self) -> None:
        """Close with what was typed, the open cell included."""
        self.ui.table.finish_typing()
        super().accept()

    def _save(self) -> None:
        self.saving = True
        self.accept()

    def _asks(self, row: ReadRow) -> bool:
        return row.value is not None and row.name not in self.table.chosen

    def _refresh(self) -> None:
        marks = {}
        for row in self.table.rows:
            places = row.value.places if row.value else row.places
            area = self._areas.get((places[0].form, places[0].where)) if places else None
            if area is not None:
                kind = MarkKind.SURE if row.name in self.table.chosen else MarkKind.LOOK
                marks[row.name] = Mark(area, kind, "", "，".join(filter(None, self.table.texts(row))))
        self.ui.paper.show_spots(marks)
        count = sum(map(self._asks, self.table.rows))
        self.ui.remaining.setText(f"还有 {count} 处没有打勾，不会留下" if count else "")
        self.ui.allSeen.setVisible(bool(count))
        named = any(unit.name for unit in self.units())
        for each in (self.ui.add, self.ui.save):
            each.setEnabled(named)

    def _show(self, index: QModelIndex) -> None:
        if (row := self.table.at(index.row())) is not None:
            self.ui.paper.choose(row.name)

    def _select(self, name: str) -> None:
        at = next((number for number, row in enumerate(self.table.rows) if row.name == name), None)
        if at is not None:
            self.ui.table.selectRow(at)


def _entries(found: FilledForms) -> Iterator[ReadRow]:
    for number, unit in enumerate(found.units):
        if len(found.units) > 1:
            yield ReadRow(f"{number}", number, text=f"第 {number + 1} 个单位", about=unit.unit().name)
        for at, value in enumerate(unit.values):
            yield ReadRow(f"{number}.{at}", number, value)
    for at, place in enumerate(found.unread):
        yield ReadRow(f"unread.{at}", -1, text="没有读懂", about=f"{place.form.name} {place.where}", places=(place,))


def _areas(pages: dict[Path, PaperPages]) -> dict[tuple[Path, str], SpotArea]:
    """Where each cell and paragraph of the forms lies on their joined pages."""
    found: dict[tuple[Path, str], SpotArea] = {}
    before = 0
    for path, paper in pages.items():
        for page, rectangle, where in paper.areas():
            found.setdefault((path, where), SpotArea(before + page, rectangle))
        before += paper.count
    return found


def pages_of(paths: Sequence[Path]) -> dict[Path, PaperPages]:
    """The pages of the forms at *paths*; a form that cannot be shown has none."""
    pages = {}
    for path in paths:
        try:
            pages[path] = render(form_content(path))
        except (FormError, OSError):
            continue
    return pages
