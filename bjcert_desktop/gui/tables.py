"""How every table of the window looks and behaves."""

from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QTableView

from .style import CONTROL

_LOOKED_AT = 50  # rows that decide how wide a column is


def dress(view: QTableView, model: QAbstractTableModel, wide: Collection[int]) -> None:
    """Show *model* in *view*: whole rows, one chosen at a time; the columns *wide* share the room that others leave."""
    view.setModel(model)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(CONTROL)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(view.SelectionBehavior.SelectRows)
    view.setSelectionMode(view.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setResizeContentsPrecision(_LOOKED_AT)
    for column in range(model.columnCount()):
        mode = header.ResizeMode.Stretch if column in wide else header.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)
