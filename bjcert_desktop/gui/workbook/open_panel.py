"""What stands in place of the units while there are none: ways to get some, or what is being read."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ..state.settings import documents
from ..state.workbook import Workbook
from .ui_open_panel import Ui_OpenPanel
from .unit_dialog import UnitDialog

_WORKBOOKS = "单位信息表 (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv);;所有文件 (*)"


class OpenPanel(QWidget):
    """Open, create or try a workbook; progress and a way to stop while one is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_OpenPanel()
        self.ui.setupUi(self)

    def attach(self, workbook: Workbook) -> None:
        """Work on *workbook*."""
        self._workbook = workbook
        self.ui.open.clicked.connect(self.choose)
        self.ui.create.clicked.connect(self.create_blank)
        self.ui.add.clicked.connect(self.add_unit)
        self.ui.sample.clicked.connect(workbook.open_sample)
        self.ui.cancel.clicked.connect(workbook.cancel)

    def show_workbook(self) -> bool:
        """Show what is being done, or the ways in; True when neither is needed."""
        workbook = self._workbook
        done, total = workbook.progress
        self.ui.busy.setVisible(bool(workbook.busy))
        self.ui.busyText.setText(f"{workbook.busy} {done:,} / {total:,} 行" if done else workbook.busy)
        self.ui.bar.setRange(0, total)
        self.ui.bar.setValue(done)
        there = workbook.registry is not None and bool(workbook.registry.units)
        self.ui.start.setVisible(not there and not workbook.busy)
        self.setVisible(not there or bool(workbook.busy))
        if self.isHidden() and (last := self.focusWidget()) is not None:
            last.clearFocus()  # or it would have the focus again, unseen, when one comes back to the place
        return there and not workbook.busy

    def choose(self) -> None:
        """Ask for a workbook and open it."""
        choose_workbook(self._workbook, self)

    def create_blank(self) -> None:
        """Ask for a place and write a blank workbook there."""
        start = str(documents() / "单位信息表.xlsx")
        name, _ = QFileDialog.getSaveFileName(
            self,
            "新建空白的单位信息表",
            start,
            "Excel 工作簿 (*.xlsx)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self._workbook.create(Path(name).with_suffix(".xlsx"))

    def add_unit(self) -> None:
        """Ask for a unit's values and keep them."""
        dialog = UnitDialog(self._workbook.notes, self)
        if dialog.exec():
            self._workbook.add(dialog.values())


def choose_workbook(workbook: Workbook, parent: QWidget) -> None:
    """Ask for a file, beginning beside the one that is open, and open it in *workbook*."""
    registry = workbook.registry
    start = registry.path.parent if registry and registry.kind else documents()
    name, _ = QFileDialog.getOpenFileName(parent, "打开单位信息表", str(start), _WORKBOOKS)
    if name:
        workbook.open(Path(name))
