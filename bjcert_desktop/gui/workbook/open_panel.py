"""Shown while there are no units: ways to get some, or the progress of reading."""

from PySide6.QtWidgets import QWidget

from ..kit.dialogs import WORKBOOKS, ask_to_open, ask_to_save, documents
from ..state.workbook import Workbook
from .ui_open_panel import Ui_OpenPanel
from .unit_dialog import UnitDialog


class OpenPanel(QWidget):
    """Opens, creates or tries a workbook; shows progress and a stop button while one is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_OpenPanel()
        self.ui.setupUi(self)

    def attach(self, workbook: Workbook) -> None:
        """Use *workbook*."""
        self._workbook = workbook
        self.ui.open.clicked.connect(self.choose)
        self.ui.create.clicked.connect(self.create_blank)
        self.ui.add.clicked.connect(self.add_unit)
        self.ui.sample.clicked.connect(workbook.open_sample)
        self.ui.cancel.clicked.connect(workbook.cancel)

    def show_workbook(self) -> bool:
        """Show the progress or the ways to get units; True when neither is needed."""
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
            last.clearFocus()  # otherwise it would get the focus back while hidden
        return there and not workbook.busy

    def choose(self) -> None:
        """Ask for a workbook and open it."""
        choose_workbook(self._workbook, self)

    def create_blank(self) -> None:
        """Ask for a path and write a blank workbook there."""
        if path := ask_to_save(self, "新建空白的单位信息表", documents() / "单位信息表.xlsx", new=True):
            self._workbook.create(path)

    def add_unit(self) -> None:
        """Ask for the values of a unit and add it."""
        dialog = UnitDialog(self._workbook.notes, self)
        if dialog.exec():
            self._workbook.add(dialog.values())


def choose_workbook(workbook: Workbook, parent: QWidget) -> None:
    """Ask for a file, starting in the folder of the open one, and open it in *workbook*."""
    registry = workbook.registry
    start = registry.path.parent if registry and registry.kind else documents()
    if path := ask_to_open(parent, "打开单位信息表", WORKBOOKS, start):
        workbook.open(path)
