"""How every table of the window looks and behaves."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QTableView

from .style import CARD, CONTROL, PAGE, PART, ROW, SMALL, TARGET, TIGHT

_LOOKED_AT = 50  # rows that decide how wide a column is
_SEEN = 6  # rows for which there is always room, if need be by scrolling the page


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
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setResizeContentsPrecision(_LOOKED_AT)
    for column in range(model.columnCount()):
        mode = header.ResizeMode.Stretch if column in wide else header.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)


def give_room(ui: Any, low: bool) -> None:
    """Leave more of a *low* page to its table: no headline, which the bar says, too, smaller margins, lower rows."""
    for part in (ui.headline, ui.lead):
        part.setVisible(not low)
    ui.bodyLayout.setContentsMargins(PAGE, SMALL if low else PART, PAGE, SMALL if low else CARD)
    ui.totalsLayout.setContentsMargins(PAGE, TIGHT if low else ROW, PAGE, TIGHT if low else ROW)
    row = TARGET if low else CONTROL
    ui.table.verticalHeader().setDefaultSectionSize(row)
    head = ui.table.horizontalHeader().sizeHint().height()
    ui.table.setMinimumHeight(head + _SEEN * row + 2 * ui.table.frameWidth())
