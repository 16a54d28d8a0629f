"""Confirm what a form says of itself about money, with a reason, before it is used."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ...jobs.form_confirmation import FormConfirmation, is_reason
from ..kit.focus import OrderedDialog
from .ui_confirm_form_dialog import Ui_ConfirmFormDialog


class ConfirmFormDialog(OrderedDialog):
    """The *remarks* of the check on a form to be used as *name*; accepted only with a reason."""

    help_chapter = "forms"

    def __init__(self, name: str, remarks: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent.window())
        self.ui = Ui_ConfirmFormDialog()
        self.ui.setupUi(self)
        self._remarks = tuple(remarks)
        self.ui.headline.setText(f"换用{name}前请确认")
        self.ui.remarks.setPlainText("\n".join(remarks))
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.confirm.clicked.connect(self.accept)
        self.ui.reason.textChanged.connect(lambda text: self.ui.confirm.setEnabled(is_reason(text)))
        self.ui.confirm.setEnabled(False)
        self.fit(620, 420)

    @property
    def confirmed(self) -> FormConfirmation:
        """What was confirmed, and why."""
        return FormConfirmation(self._remarks, self.ui.reason.text().strip())
