"""Showing a chapter of the manual, or a list made like one, and printing it dark on white."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, Qt, QUrl
from PySide6.QtGui import QFont, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QWidget

from ...guide.manual import Chapter, as_html
from ...system.files import cannot_write, write_whole
from ...system.paths import data
from ..kit import style
from ..kit.dialogs import ask_to_save, documents, errors_told

_DENSE = "quick"  # the chapter that must fit on one sheet
_SIZES = {True: 11, False: 13}  # pixels of the text on paper, dense or not
_MARGINS = {True: QMarginsF(12, 11, 12, 11), False: QMarginsF(20, 18, 20, 18)}  # millimetres
_DPI = 96  # in whose pixels a document is laid out


def dress(
    document: QTextDocument,
    chapter: Chapter,
    ink: style.Colours,
    size: float = 14,
    margin: float = 16,
    width: int = 560,
    ratio: float = 0,
) -> None:
    """Put *chapter* into *document* in the colours *ink*, with text *size* pixels high and *margin* pixels around it.

    Pictures are *width* pixels wide, for a screen whose pixel ratio is *ratio*; 0 means paper.
    """
    font = QFont()
    font.setFamilies(style.FONTS)
    font.setPixelSize(round(size))
    document.setDefaultFont(font)
    document.setDocumentMargin(margin)
    document.setDefaultStyleSheet(
        f"""
        p, td {{ color: {ink.text}; font-size: {size}px; line-height: 115%; }}
        p {{ margin: 4px 0; }}
        p.title {{ font-size: {size + 7}px; font-weight: 600; margin: 0 0 8px 0; }}
        p.heading {{ font-size: {size + 2}px; font-weight: 600; margin: {size * 1.6}px 0 4px 0; }}
        p.label {{ font-weight: 600; color: {ink.primary}; margin: {size}px 0 2px 0; }}
        p.remark {{ color: {ink.caution}; background-color: {ink.caution_tint}; margin: 6px 0; }}
        td.mark {{ color: {ink.primary}; font-weight: 600; }}
        td.picture {{ line-height: 100%; }}
        td.cell, td.name, td.head, td.picture {{ border: 1px solid {ink.line}; }}
        td.name, td.head {{ background-color: {ink.ground}; color: {ink.secondary}; font-weight: 600; }}
        """
    )
    for block in chapter.blocks:
        if block.kind == "picture":
            picture = QImage(str(data("resources", "handbook", f"{block.text}.png")))
            if ratio:  # the document's own scaling leaves letters ragged
                picture = picture.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
            document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(block.text), picture)
    document.setHtml(as_html(chapter, width))


def put_on_paper(chapter: Chapter, device: QPagedPaintDevice) -> int:
    """Print *chapter* on A4 by *device*, and return the number of pages."""
    dense = chapter.key == _DENSE
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        _MARGINS[dense],
        QPageLayout.Unit.Millimeter,
    )
    device.setPageLayout(layout)
    document = QTextDocument()
    dress(document, chapter, style.LIGHT, _SIZES[dense], 0)
    paper = device.pageLayout().paintRect(QPageLayout.Unit.Inch).size()
    document.setPageSize(QSizeF(paper.width() * _DPI, paper.height() * _DPI))
    document.print_(device)
    return document.pageCount()


def save_pdf(chapter: Chapter, path: Path) -> int:
    """Write *chapter* to *path* as printed, and return the number of pages. Raises ExportError."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(chapter.title)
    pages = put_on_paper(chapter, writer)
    buffer.close()
    try:
        write_whole(path, bytes(data.data()))
    except OSError as error:
        raise cannot_write(path, error) from error
    return pages


def ask_and_print(chapter: Chapter, parent: QWidget) -> None:
    """Ask for a printer and print *chapter*; without any printer, save a PDF instead."""
    if not QPrinterInfo.availablePrinterNames():
        ask_for_pdf(chapter, parent)
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(chapter.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if dialog.exec():
        put_on_paper(chapter, printer)


def ask_for_pdf(chapter: Chapter, parent: QWidget) -> None:
    """Ask for a path and write *chapter* as a PDF."""
    if path := ask_to_save(parent, "存为 PDF", documents() / f"{chapter.title}.pdf"):
        with errors_told(partial(QMessageBox.warning, parent, "没有存成 PDF")):
            save_pdf(chapter, path)
