"""核对各列: the field of each column of a workbook, to be corrected."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from ...registry.api import FIRST_ROW, HIDDEN_ROWS, LAST_ROW
from ...registry.reading import Proposal
from ..kit.accessible import name_by_label
from ..kit.event_filters import guard_wheel
from ..kit.focus import OrderedDialog
from ..kit.widgets import text_label
from .ui_mapping_dialog import Ui_MappingDialog

_UNUSED = "（不用这一列）"


class MappingDialog(OrderedDialog):
    """A row for each column: its letter, its header, a value from it, and a box with its field.

    *other_sheet* asks to open the dialog again for another sheet, which has the units.
    """

    help_chapter = "workbook"
    other_sheet = Signal(str)

    def __init__(self, proposal: Proposal, parent: QWidget, remembered: Mapping[str, str] | None = None) -> None:
        super().__init__(parent.window())
        self.ui = Ui_MappingDialog()
        self.ui.setupUi(self)
        self.ui.sheetRow.setVisible(len(proposal.candidates) > 1)
        self.ui.sheet.addItems(proposal.candidates)
        self.ui.sheet.setCurrentText(proposal.unit.sheet)
        self.ui.sheet.currentTextChanged.connect(self._choose_sheet)
        guard_wheel(self.ui.sheet)
        self._boxes: dict[str, QComboBox] = {}
        self._sheet = proposal.unit.sheet
        self._show_rows(remembered or {})
        heads = ("工作表和列", "表头", "第一个值", "填到")
        for at, head in enumerate(heads):
            self.ui.rows.addWidget(text_label(head, "secondary", wrap=False), 0, at)
        for row, column in enumerate(proposal.columns, 1):
            where = f"“{column.sheet}”表 {column.letter} 列"
            for at, text in enumerate((where, column.header or "（没有表头）", column.sample)):
                self.ui.rows.addWidget(text_label(text, "" if at == 1 else "remark"), row, at)
            box = QComboBox()
            box.setAccessibleName(f"{where}填到")
            box.addItem(_UNUSED, "")
            for name, shown in _fields(proposal, column.sheet).items():
                box.addItem(shown, name)
            box.setCurrentIndex(max(box.findData(column.field), 0))
            guard_wheel(box)
            box.currentIndexChanged.connect(lambda _index: self._check())
            self._boxes[f"{column.sheet}!{column.letter}"] = box
            self.ui.rows.addWidget(box, row, 3)
            name_by_label(box, box.accessibleName())
        self.ui.rows.setColumnStretch(1, 1)
        self.ui.rows.setColumnStretch(2, 1)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.accept.clicked.connect(self.accept)
        self._check()
        self.fit(820, 560)

    def mapping(self) -> dict[str, str]:
        """Every column and its field, blank for a column that is not used; and the rows that a person has set."""
        columns = {key: str(box.currentData()) for key, box in self._boxes.items()}
        rows = {
            FIRST_ROW: str(self.ui.first.value() or ""),
            LAST_ROW: str(self.ui.last.value() or ""),
            HIDDEN_ROWS: "读" if self.ui.readHidden.isChecked() else "",
        }
        return columns | {f"{self._sheet}!{key}": value for key, value in rows.items() if value}

    def _show_rows(self, remembered: Mapping[str, str]) -> None:
        """Show the first and the last row, and whether hidden rows are read."""
        for box, key in ((self.ui.first, FIRST_ROW), (self.ui.last, LAST_ROW)):
            text = remembered.get(f"{self._sheet}!{key}", "")
            box.setValue(int(text) if text.isdigit() else 0)
            guard_wheel(box)
        self.ui.readHidden.setChecked(bool(remembered.get(f"{self._sheet}!{HIDDEN_ROWS}")))

    def _choose_sheet(self, sheet: str) -> None:
        self.reject()
        self.other_sheet.emit(sheet)

    def _check(self) -> None:
        chosen = ((key, str(box.currentData())) for key, box in self._boxes.items())
        used = [(key.partition("!")[0], field) for key, field in chosen if field]
        twice = sorted({field.removeprefix("证书.") for sheet, field in used if used.count((sheet, field)) > 1})
        named = any(field in ("单位名称", "统一社会信用代码") for _, field in used)
        if twice:
            problem = f"有两列都填到“{'”“'.join(twice)}”，请只留一列。"
        else:
            problem = "" if named else "请指出哪一列是单位名称，或哪一列是统一社会信用代码。"
        self.ui.problem.say(problem)
        self.ui.accept.setEnabled(not problem)


def _fields(proposal: Proposal, sheet: str) -> dict[str, str]:
    """The fields that a column of *sheet* can hold, and their names there.

    On a sheet with both units and certificates, a certificate's field has its full name.
    """
    units = {field.name: field.name for field in UNIT_FIELDS}
    if proposal.certificates is None:
        return units | {field.name: field.name.replace(".", "的") for field in CERTIFICATE_FIELDS}
    if sheet != proposal.certificates.sheet:
        return units
    certificates = {field.name: field.name.removeprefix("证书.") for field in CERTIFICATE_FIELDS}
    return {name: name for name in ("统一社会信用代码", "单位名称")} | certificates
