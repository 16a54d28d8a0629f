"""The board of renewals on paper."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ...domain.board import Due
from ..kit.style import FONTS
from .renewals_table import RenewalsTable, days_left

_TABLE = "border='1' cellpadding='4' width='100%' style='border-collapse: collapse; border-style: solid'"
_WIDTHS = (40, 9, 15, 15, 21)  # of the columns, in per cent


def listing(title: str, dues: Sequence[Due], today: date, advice: Callable[[Due], str]) -> QTextDocument:
    """*dues* as a table under *title*, its header on every page."""
    rows = "".join(_row("td", (*_values(due), days_left(due, today), advice(due))) for due in dues)
    table = f"<table {_TABLE}><thead>{_row('th', RenewalsTable.heads)}</thead>{rows}"
    said = f"共 {len(dues)} 行，{sum(len(due.certificates) for due in dues)} 枚证书。按 {today} 计算。"
    document = QTextDocument()
    font = QFont()
    font.setFamilies(FONTS)
    font.setPointSize(10)
    document.setDefaultFont(font)
    document.setHtml(f"<h2>{escape(title)}</h2><p>{said}</p>{table}</table>")
    return document


def _values(due: Due) -> tuple[str, ...]:
    number = f"{len(due.certificates)} 枚" if due.certificates else "—"
    return due.unit.name, number, due.first.isoformat() if due.first else "—"


def _row(kind: str, values: Sequence[str]) -> str:
    cells = (
        f"<{kind} width='{width}%' align='left'>{escape(value)}</{kind}>"
        for value, width in zip(values, _WIDTHS, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>"


def paper() -> QPrinter:
    """The default printer with A4 paper; the document has margins of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(),
        )
    )
    return printer


def ask_and_print(document: QTextDocument, parent: QWidget) -> bool:
    """Ask for a printer and print; False if that is cancelled."""
    printer = paper()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印到期提醒")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if not dialog.exec():
        return False
    document.print_(printer)
    return True
