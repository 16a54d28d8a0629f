"""A row for each paper of a stack: how often it is printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSpinBox

from ...settings.policy import MOST_COPIES
from ..kit.widgets import text_label


def add_row(rows: QGridLayout, title: str, count: int, copies: int) -> QSpinBox:
    """Add a row for the paper *title* of *count* cases, 0 for one that comes before them all; return its box."""
    box = QSpinBox()
    box.setRange(0, MOST_COPIES)
    box.setValue(copies)
    box.setSuffix(" 份")
    box.setMinimumSize(96, 36)
    box.setAccessibleName(f"“{title}”每件的份数" if count else f"“{title}”的份数")
    said = text_label(f"{count} 件，每件" if count else "放在最前面", "secondary", wrap=False)
    row = rows.rowCount()
    name = text_label(title)
    name.setBuddy(box)
    for column, widget in enumerate((name, said, box)):
        rows.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
    return box
