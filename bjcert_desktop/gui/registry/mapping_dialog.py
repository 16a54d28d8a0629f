"""核对各列: the field of each column of a workbook, to be corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from ...registry.api import Proposal
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

    def __init__(self, proposal: Proposal, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.ui = Ui_MappingDialog()
        self.ui.setupUi(self)
        self.ui.sheetRow.setVisible(len(proposal.candidates) > 1)
        self.ui.sheet.addItems(proposal.candidates)
        self.ui.sheet.setCurrentText(proposal.unit.sheet)
        self.ui.sheet.textActivated.connect(self._choose_sheet)
        guard_wheel(self.ui.sheet)
        self._boxes: dict[str, QComboBox] = {}
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
        self.ui.rows.setColumnStretch(1, 1)
        self.ui.rows.setColumnStretch(2, 1)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.accept.clicked.connect(self.accept)
        self._check()
        self.fit(820, 560)

    def mapping(self) -> dict[str, str]:
        """Every column and its field, blank for a column that is not used."""
        return {key: str(box.currentData()) for key, box in self._boxes.items()}

    def _choose_sheet(self, sheet: str) -> None:
        self.reject()
        self.other_sheet.emit(sheet)

    def _check(self) -> None:
        used = [(key.partition("!")[0], field) for key, field in self.mapping().items() if field]
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
