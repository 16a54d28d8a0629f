"""清除个人信息: removing personal data from old cases."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ...jobs import backup
from ..kit.dialogs import WritingDialog, message
from ..kit.event_filters import guard_wheel
from ..kit.task import BackgroundTask
from .ui_clear_dialog import Ui_ClearDialog


class ClearDialog(WritingDialog):
    """Asks how old the cases must be, and says how many that is; it cannot be undone."""

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_ClearDialog()
        self.ui.setupUi(self)
        self._folder = folder
        self._count = 0
        self.done_text = ""
        self._reader = BackgroundTask(self)
        self._reader.failed.connect(lambda error: self._refuse(message(error)))
        guard_wheel(self.ui.days)
        self.ui.problem.say("")
        self.ui.days.valueChanged.connect(lambda _days: self._look())
        self.ui.sure.toggled.connect(lambda _on: self._allow())
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.clear.clicked.connect(self.clear)
        self.ui.count.setText("正在查看…")
        self.fit_height()
        self._look()

    def _look(self) -> None:
        days = self.ui.days.value()
        self._count = 0
        self._allow()
        self._reader.ask(lambda: backup.with_personal(self._folder, days, date.today()), self._show)

    def _show(self, count: int) -> None:
        self._count = count
        before = date.today() - timedelta(days=self.ui.days.value())
        self.ui.count.setText(
            f"{before} 以前的有 {count:,} 件还保存着个人信息。"
            if count
            else f"{before} 以前的都没有个人信息，不用清除。"
        )
        self._allow()

    def _allow(self) -> None:
        self.ui.clear.setEnabled(bool(self._count) and self.ui.sure.isChecked() and not self._writer.busy)

    def clear(self) -> None:
        """Remove the personal data."""
        days = self.ui.days.value()
        self.ui.clear.setEnabled(False)
        self._writer.ask(lambda: backup.clear_personal(self._folder, days, date.today()), self._cleared)

    def _cleared(self, count: int) -> None:
        self.done_text = f"已清除 {count:,} 件的个人信息，其余内容都保留。"
        self.accept()

    def _refuse(self, why: str) -> None:
        self.ui.problem.say(why)
        self._allow()
