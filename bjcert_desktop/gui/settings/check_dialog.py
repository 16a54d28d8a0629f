"""检查安装: the findings of the self-check, and a report to copy."""

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from ...jobs.self_check import CheckResult, CheckState, as_text, check_installation
from ..kit.focus import OrderedDialog
from ..kit.rows import fact_row, ruled
from ..kit.task import BackgroundTask
from ..kit.widgets import clear, text_label
from .ui_check_dialog import Ui_CheckDialog

_ROLES = {CheckState.OK: "good", CheckState.WARNING: "caution", CheckState.ERROR: "bad"}
_MARKS = {CheckState.OK: "✓", CheckState.WARNING: "!", CheckState.ERROR: "!"}
_NAMES = 128  # pixels for the longest title of a check


class CheckDialog(OrderedDialog):
    """Starts the check when it is made; closing it cancels the check, which may be waiting for a network."""

    help_chapter = "settings"

    def __init__(self, own: Path, out: Path, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.ui = Ui_CheckDialog()
        self.ui.setupUi(self)
        self.findings: tuple[CheckResult, ...] = ()
        self.ui.copy.setEnabled(False)
        self.ui.copy.clicked.connect(self._copy)
        self.ui.close.clicked.connect(self.accept)
        self._task = BackgroundTask(self)
        self._task.progress.connect(self._progressed)
        self._task.failed.connect(self._failed)
        self._task.run(lambda *hooks: check_installation(own, out, *hooks), self._show)
        self.fit(760, 640)

    def _progressed(self, done: int, total: int) -> None:
        self.ui.bar.setRange(0, total)
        self.ui.bar.setValue(done)

    def _show(self, findings: tuple[CheckResult, ...]) -> None:
        self.findings = findings
        self.ui.bar.hide()
        count = Counter(finding.state for finding in findings)
        said = [f"{count[CheckState.ERROR]} 处要处理"] if count[CheckState.ERROR] else []
        said += [f"{count[CheckState.WARNING]} 处要注意"] if count[CheckState.WARNING] else []
        self.ui.headline.setText(f"有 {'，'.join(said)}" if said else "全部正常")
        clear(self.ui.results)
        order = [CheckState.ERROR, CheckState.WARNING, CheckState.OK]  # the worst first
        for row in ruled(_row(each) for each in sorted(findings, key=lambda each: order.index(each.state))):
            self.ui.results.addWidget(row)
        self.ui.copy.setEnabled(True)
        self.ui.copy.setFocus()

    def _failed(self, error: Exception) -> None:
        self.ui.bar.hide()
        self.ui.headline.setText("没有查完")
        raise error

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.findings))
        self.ui.copy.setText("已复制 ✓")

    def done(self, result: int) -> None:
        """Close, and cancel a running check."""
        self._task.drop()
        super().done(result)


def _row(finding: CheckResult) -> QFrame:
    mark = text_label(f"{_MARKS[finding.state]} {finding.state.label}", _ROLES[finding.state], wrap=False)
    return fact_row(finding.title, f"{finding.message}{finding.remedy}", mark, width=_NAMES)
