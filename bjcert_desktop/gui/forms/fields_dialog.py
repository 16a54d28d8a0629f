"""可用字段: the names of fields that a form may hold, with meanings and examples."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem, QWidget

from ...domain.fields import FIELDS
from ..kit.accessible import tell
from ..kit.focus import OrderedDialog
from ..kit.tables import RowDelegate
from .ui_fields_dialog import Ui_FieldsDialog

_HEADS = ("写法", "含义", "例子", "来源")


class FieldsDialog(OrderedDialog):
    """A searchable table of the field dictionary."""

    help_chapter = "forms"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.ui = Ui_FieldsDialog()
        self.ui.setupUi(self)
        self._lead = self.ui.lead.text()
        table = self.ui.table
        table.setColumnCount(len(_HEADS))
        table.setHorizontalHeaderLabels(_HEADS)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setItemDelegate(RowDelegate(table))
        table.setRowCount(len(FIELDS))
        for row, field in enumerate(FIELDS.values()):
            for column, text in enumerate((f"{{{{{field.name}}}}}", field.meaning, field.example, field.source.value)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, column, item)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.currentCellChanged.connect(self._select)
        self.ui.search.textChanged.connect(self._search)
        self.ui.close.clicked.connect(self.accept)
        table.setCurrentCell(0, 0)
        self.fit(860, 600)

    def _select(self, row: int) -> None:
        item = self.ui.table.item(row, 0)
        if item is not None:
            self.ui.copy.set_content(item.text(), f"写法{item.text()}")

    def _search(self, text: str) -> None:
        wanted = text.strip()
        found = [wanted.casefold() in f"{field.name}{field.meaning}".casefold() for field in FIELDS.values()]
        for row, shown in enumerate(found):
            self.ui.table.setRowHidden(row, not shown)
        tell(self.ui.lead, self._lead if any(found) else f"没有名称或含义里有“{wanted}”的字段。")
