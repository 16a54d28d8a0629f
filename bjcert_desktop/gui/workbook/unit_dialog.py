"""Adding a unit by hand, checked while it is typed."""

from functools import partial
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from ...domain.certificates import CertificateFact
from ...domain.fields import FIELDS, UNIT_FIELDS
from ...domain.unit import Unit
from ...registry.api import Notes, clean, suggest
from ..kit.accessible import tell
from ..kit.focus import OrderedDialog
from ..kit.widgets import FieldEdit, text_label
from .certificates_dialog import CertificateEditor
from .ui_unit_dialog import Ui_UnitDialog


class UnitDialog(OrderedDialog):
    """A line for each field with what is wrong; only the name is required."""

    help_chapter = "workbook"

    def __init__(self, notes: Notes, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.ui = Ui_UnitDialog()
        self.ui.setupUi(self)
        self._notes = notes
        self.fields: dict[str, FieldEdit] = {}
        for number, field in enumerate(UNIT_FIELDS):
            edit = FieldEdit(field.name, partial(self._check, field.name), required=field.name == "单位名称")
            self.fields[field.name] = edit
            self.ui.fields.addWidget(edit, number // 2, number % 2)
        self.certificates = CertificateEditor(Unit())
        last = (len(UNIT_FIELDS) + 1) // 2
        self.ui.fields.addWidget(text_label("证书（可以以后再填）", "title"), last, 0, 1, 2)
        self.ui.fields.addWidget(self.certificates, last + 1, 0, 1, 2)
        self.certificates.edited.connect(self._allow)
        self.ui.fields.setColumnStretch(0, 1)
        self.ui.fields.setColumnStretch(1, 1)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.accept.clicked.connect(self.accept)
        for name in self.fields:
            self._check(name, "")
        self.fit(760, 560)
        for one, other in pairwise([*(edit.edit for edit in self.fields.values()), self.ui.accept, self.ui.cancel]):
            self.setTabOrder(one, other)
        self.ui.accept.setDefault(True)
        self.fields["单位名称"].edit.setFocus()

    def accept(self) -> None:
        """Close with what was typed, the open cell included, unless something is wrong with it."""
        self.certificates.view.finish_typing()
        if self.ui.accept.isEnabled():
            super().accept()

    def values(self) -> dict[str, str]:
        """The values entered, by field name."""
        typed = ((name, clean(name, edit.edit.text())) for name, edit in self.fields.items())
        return {name: value for name, value in typed if value}

    def facts(self) -> list[CertificateFact]:
        """What was typed of the unit's certificates."""
        values = self.values()
        return self.certificates.facts(Unit(values.get("单位名称", ""), values.get("统一社会信用代码", "")))

    def _check(self, name: str, text: str) -> None:
        value = clean(name, text)
        fault = self._notes.fault(name, value) if value else None
        edit = self.fields[name]
        if fault:
            edit.show_value(
                text,
                fault.message,
                "bad" if fault.severity == "error" else "caution",
                suggestions=suggest(name, value),
            )
        else:
            field = FIELDS[name]
            edit.show_value(text, "" if value or not field.optional else field.meaning)
        self._allow()

    def _allow(self) -> None:
        named, right = bool(self.values().get("单位名称")), not self.certificates.faults
        self.ui.accept.setEnabled(named and right)
        tell(self.ui.said, "" if named and right else "请先改正证书" if named else "请至少填写单位名称")
