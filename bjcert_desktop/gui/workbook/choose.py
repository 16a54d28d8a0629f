"""Asks for the workbook."""

from PySide6.QtWidgets import QWidget

from ..kit.dialogs import WORKBOOKS, ask_to_open, documents
from ..state.workbook import Workbook


def choose_workbook(workbook: Workbook, parent: QWidget) -> None:
    """Ask for a file, starting in the folder of the open one, and open it in *workbook*."""
    registry = workbook.registry
    start = registry.path.parent if registry and registry.kind else documents()
    if path := ask_to_open(parent, "打开单位信息表", WORKBOOKS, start):
        workbook.open(path)
