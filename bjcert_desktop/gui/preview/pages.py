"""The pages of a .docx: drawn on the screen, in a picture, by a printer or in a PDF."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from ...errors import ExportError
from ...system.files import cannot_write, write_whole
from ...word.adopt import Spot
from ...word.document.kept_parts import KeptParts
from ...word.document.model import Cell
from .boxes import CellBox
from .draw import areas, draw, words
from .paginate import PaperPage, paginate
from .spot_areas import SpotArea, spot_areas

if TYPE_CHECKING:
    from ...word.document.field_spots import FieldSpot, Fill

_PDF_DPI = 1200


class KeptCells:
    """The cells of a form as it was read and laid out before with other values in the same number of rows."""

    def __init__(self) -> None:
        self.read = KeptParts[Cell]()
        self.laid_out = KeptParts[CellBox]()


def render(content: bytes, kept: KeptCells | None = None) -> "PaperPages":
    """The pages of the .docx *content*. Raises FormError for a damaged one; works in any thread."""
    from ...word.document.reader import read_pages  # loads lxml

    if kept is None:
        return PaperPages(paginate(read_pages(content)))
    return PaperPages(paginate(read_pages(content, kept.read), kept.laid_out))


def find_spots(
    fill: "Fill", values: Mapping[str, str], lists: Mapping[str, Sequence[Mapping[str, str]]]
) -> "tuple[FieldSpot, ...]":
    """Where a form shows *values* and *lists*; works in any thread."""
    from ...word.document.field_spots import find_field_spots  # loads lxml

    return find_field_spots(fill, values, lists)


class PaperPages:
    """A finished document as pages, numbered from 0; sizes are points."""

    def __init__(self, pages: Sequence[PaperPage]) -> None:
        self._pages = tuple(pages)

    @classmethod
    def joined(cls, documents: Sequence["PaperPages"]) -> "PaperPages":
        """The pages of several documents, one after another."""
        return cls([page for document in documents for page in document._pages])

    @property
    def count(self) -> int:
        """How many pages there are; at least one."""
        return len(self._pages)

    def size(self, index: int) -> QSizeF:
        """Width and height of a page."""
        return QSizeF(self._pages[index].width, self._pages[index].height)

    def paint(self, painter: QPainter, index: int) -> None:
        """Paint a page with *painter*, whose unit is a point and whose origin is the corner of the paper."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        draw(painter, self._pages[index].placed)

    def image(self, index: int, dpi: float = 96) -> QImage:
        """A picture of a page on white paper."""
        page = self._pages[index]
        zoom = dpi / 72
        image = QImage(max(round(page.width * zoom), 1), max(round(page.height * zoom), 1), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(zoom, zoom)
        self.paint(painter, index)
        painter.end()
        return image

    def save_pdf(self, path: Path, title: str = "") -> None:
        """Write a PDF, whole or not at all. Raises ExportError."""
        save_pdf(path, [self], title)

    def print(self, printer: QPrinter) -> None:
        """Print every page once. Raises ExportError when the printer refuses."""
        print_pages(printer, [self])

    def words(self, index: int) -> list[tuple[QRectF, str]]:
        """What is written on a page: the text of each cell or paragraph and its rectangle, from above."""
        return words(self._pages[index].placed)

    def areas(self) -> list[tuple[int, QRectF, str]]:
        """Each cell and paragraph: page, rectangle and name («表1 第3行 第2列», «第5段»).

        The lines of one paragraph on one page make one area; a header row repeated on later pages counts once.
        """
        found: dict[tuple[int, str], QRectF] = {}
        for number, page in enumerate(self._pages):
            for placed in page.placed:
                for rectangle, where in () if placed.again else areas(placed.box, placed.x, placed.y):
                    key = number, where
                    found[key] = found[key].united(rectangle) if key in found else rectangle
        return [(number, rectangle, where) for (number, where), rectangle in found.items()]

    def spot_areas(self, spots: Sequence[Spot]) -> dict[str, SpotArea]:
        """Where the *spots* of a form lie, by their ids; one that the pages do not show has no area."""
        return spot_areas(self._pages, spots)


def save_pdf(path: Path, documents: Sequence[PaperPages], title: str = "") -> None:
    """Write *documents* one after another into one PDF, whole or not at all. Raises ExportError."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = pdf_writer(buffer, title or path.stem)
    _put_out(writer, documents, f"“{path}”")
    buffer.close()
    try:
        write_whole(path, bytes(data.data()))
    except OSError as error:
        raise cannot_write(path, error) from error


def print_pages(printer: QPrinter, documents: Sequence[PaperPages]) -> None:
    """Print *documents* as one job, each page once. Raises ExportError when the printer refuses."""
    printer.setFullPage(True)
    _put_out(printer, documents, f"打印机“{printer.printerName() or printer.outputFileName()}”")


def pdf_writer(to: QIODevice | str, title: str) -> QPdfWriter:
    """What makes a PDF of the pages painted on it, in the file or device *to*."""
    writer = QPdfWriter(to)
    writer.setResolution(_PDF_DPI)
    writer.setTitle(title)
    writer.setCreator("数字证书业务办理助手")
    return writer


class PageSink:
    """Paints pages on *device*, one after another as they come; *name* is what messages call it."""

    def __init__(self, device: QPagedPaintDevice, name: str) -> None:
        self._device, self._painter = device, QPainter()
        remedy = "请检查打印机是否开机、连接，或者改为保存成 PDF。"
        self._refused = ExportError(f"{name}没有接受要输出的内容。", remedy)

    def add(self, pages: PaperPages) -> None:
        """Paint every page of a document. Raises ExportError when the device refuses."""
        device, painter = self._device, self._painter
        for index in range(pages.count):
            device.setPageLayout(_layout(pages.size(index)))
            if not (device.newPage() if painter.isActive() else painter.begin(device)):
                if painter.isActive():
                    painter.end()
                raise self._refused
            painter.save()
            zoom = device.logicalDpiX() / 72
            painter.scale(zoom, zoom)
            pages.paint(painter, index)
            painter.restore()

    def end(self) -> None:
        """Finish. Raises ExportError when the device refuses."""
        if self._painter.isActive() and not self._painter.end():
            raise self._refused


def _put_out(device: QPagedPaintDevice, documents: Sequence[PaperPages], name: str) -> None:
    """Paint every page on *device*, called *name* in messages."""
    sink = PageSink(device, name)
    for pages in documents:
        sink.add(pages)
    sink.end()


def _layout(size: QSizeF) -> QPageLayout:
    """The paper for a page of that *size* in points, without margins, which the document has itself."""
    landscape = size.width() > size.height()
    upright = size.transposed() if landscape else size
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(paper, way, QMarginsF())
