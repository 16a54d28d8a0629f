"""Typing a unit's certificates: in a dialog of their own, and as a part of others."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.certificates import CertificateFact
from ...domain.unit import Unit
from ...jobs.typed_certificates import TYPED, cleaned, facts_from, fault_in, faults_among, row_of
from ..kit import style
from ..kit.edit_table import EditColumn, EditTable, EditView
from ..kit.focus import OrderedDialog
from ..kit.widgets import Banner, button, text_label

_ROWS = 4  # that are visible at least


class CertificateEditor(QWidget):
    """The table with what is wrong under it. *edited* follows every change."""

    edited = Signal()

    def __init__(self, unit: Unit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        columns = [
            EditColumn(field.name.removeprefix("证书."), partial(cleaned, number), partial(fault_in, number))
            for number, field in enumerate(TYPED)
        ]
        self.table = EditTable(columns, grows=True)
        self.table.show_rows([row_of(each) for each in unit.certificates])
        self.view = EditView()
        self.view.setAccessibleName("证书")
        self.view.attach(self.table, (0,))
        head = self.view.horizontalHeader().sizeHint().height()
        self.view.setMinimumHeight(head + _ROWS * style.CONTROL)
        self.problem = Banner(self, kind="bad")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.SMALL)
        layout.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.addWidget(button("从 Excel 粘贴", self.view.paste))
        row.addWidget(button("去掉选中的一枚", self._remove))
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.problem)
        self.table.edited.connect(self._check)
        self.problem.say("")

    @property
    def faults(self) -> list[str]:
        """What is wrong."""
        return [*self.table.faults(), *faults_among(self.table.rows)]

    def facts(self, unit: Unit | None = None) -> list[CertificateFact]:
        """What has been typed, as facts about *unit*, which may have been added since."""
        rows: Sequence[tuple[int, Sequence[str]]] = list(zip(self.table.keys, self.table.rows, strict=True))
        return facts_from(unit or self._unit, rows, date.today())

    def _remove(self) -> None:
        self.table.remove(self.view.currentIndex().row())

    def _check(self) -> None:
        self.problem.say("\n".join(dict.fromkeys(self.faults)))
        self.edited.emit()


class CertificatesDialog(OrderedDialog):
    """Adds, changes and removes certificates of *unit*; what is typed is kept beside the workbook."""

    help_chapter = "workbook"

    def __init__(self, unit: Unit, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("证书")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(style.PART, style.CARD, style.PART, style.CARD)
        layout.setSpacing(style.ROW)
        layout.addWidget(text_label(f"{unit.name or unit.code}的证书", "title"))
        lead = "每枚一行，可以从 Excel 整块粘贴。填写的内容保存在本机，不改动工作簿；明细表和到期提醒都按它。"
        layout.addWidget(text_label(lead, "lead"))
        self.editor = CertificateEditor(unit)
        layout.addWidget(self.editor, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.cancel = button("取消", self.reject, "plain")
        self.save = button("保存", self.accept, "primary")
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout.addLayout(buttons)
        self.editor.edited.connect(lambda: self.save.setEnabled(not self.editor.faults))
        self.fit(900, 480)
        self.editor.view.setFocus()

    def accept(self) -> None:
        """Close with what was typed, the open cell included, unless something is wrong with it."""
        self.editor.view.finish_typing()
        if self.save.isEnabled():
            super().accept()


def ask_for_certificates(unit: Unit, parent: QWidget) -> list[CertificateFact]:
    """What a person types about *unit*'s certificates; nothing when they change their mind."""
    dialog = CertificatesDialog(unit, parent)
    return dialog.editor.facts() if dialog.exec() else []
