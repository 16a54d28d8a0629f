"""What every dialog for printing asks: the printer, and how often each paper is printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSpinBox

from ...settings.policy import MOST_COPIES
from ..kit.widgets import text_label


def offer_printers(box: QComboBox, label: QLabel, names: Sequence[str] | None) -> None:
    """Offer the printers of those *names*, or of this computer, the usual one chosen; without any, hide both."""
    found = list(QPrinterInfo.availablePrinterNames() if names is None else names)
    box.addItems(found)
    usual = QPrinterInfo.defaultPrinterName()
    if usual in found:
        box.setCurrentText(usual)
    box.setVisible(bool(found))
    label.setVisible(bool(found))


def copies_box(title: QLabel, copies: int, said: str) -> QSpinBox:
    """A box for the number of *copies* of the paper with that *title*; a screen reader calls it *said*."""
    box = QSpinBox()
    box.setRange(0, MOST_COPIES)
    box.setValue(copies)
    box.setSuffix(" 份")
    box.setMinimumSize(96, 36)
    box.setAccessibleName(said)
    title.setBuddy(box)
    return box


def add_row(rows: QGridLayout, title: str, count: int, copies: int) -> QSpinBox:
    """Add a row for the paper *title* of *count* cases, 0 for one that comes before them all; return its box."""
    name = text_label(title)
    box = copies_box(name, copies, f"“{title}”每件的份数" if count else f"“{title}”的份数")
    said = text_label(f"{count} 件，每件" if count else "放在最前面", "secondary", wrap=False)
    row = rows.rowCount()
    for column, widget in enumerate((name, said, box)):
        rows.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
    return box
