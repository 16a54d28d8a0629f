"""预览: finished Word files as pages in a dialog, without Word.

``render(content)`` gives the pages; ``PreviewDialog`` shows one or several papers of a case.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QListWidgetItem, QWidget

from ...errors import BjcertError, ExportError
from ...system.files import safe_name
from ..kit.desktop import open_path
from ..kit.dialogs import ask_to_save, documents, errors_told
from ..kit.focus import OrderedDialog
from ..kit.task import BackgroundTask
from .exact_page import Exact, find_setter
from .pages import PaperPages, print_pages, render, save_pdf
from .print_options import settings_around, usual_copies
from .ui_preview_dialog import Ui_PreviewDialog

__all__ = ["Content", "PaperPages", "PreviewDialog", "print_pages", "render", "save_pdf"]

Content = Callable[[], bytes]  #: fills a form: the bytes of the .docx
_WIDTH, _HEIGHT = 1040, 900  # of the dialog, where the screen has that much


class PreviewDialog(OrderedDialog):
    """Papers by title, each filled and laid out in the background when it is first selected."""

    help_chapter = "print"

    def __init__(self, papers: Sequence[tuple[str, Content]], start: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent.window() if parent is not None else None)
        self.ui = Ui_PreviewDialog()
        self.ui.setupUi(self)
        self._papers = list(papers)
        self._made: dict[int, PaperPages] = {}
        self._at = -1
        self._maker, self._exact = BackgroundTask(self), BackgroundTask(self)
        self._maker.failed.connect(self._failed)
        self._exact.failed.connect(self._not_opened)
        self._setter = find_setter()
        for title, _ in self._papers:
            item = QListWidgetItem(title)
            item.setToolTip(title)
            self.ui.documents.addItem(item)
        self.ui.documents.setVisible(len(self._papers) > 1)
        self._connect()
        self.fit(_WIDTH, _HEIGHT)
        self.ui.documents.setCurrentRow(min(max(start, 0), len(self._papers) - 1))
        self.ui.view.setFocus()

    @property
    def pages(self) -> PaperPages | None:
        """The pages shown; None while there are none."""
        return self._made.get(self._at)

    def _connect(self) -> None:
        ui, view = self.ui, self.ui.view
        ui.documents.currentRowChanged.connect(self._choose)
        ui.previous.clicked.connect(partial(self._turn, -1))
        ui.next.clicked.connect(partial(self._turn, 1))
        ui.smaller.clicked.connect(view.zoom_out)
        ui.larger.clicked.connect(view.zoom_in)
        ui.fitWidth.clicked.connect(lambda: view.set_zoom(None))
        ui.actualSize.clicked.connect(lambda: view.set_zoom(1.0))
        ui.exact.setVisible(self._setter is not None)
        ui.exact.clicked.connect(self.show_exact)
        ui.print.clicked.connect(self.print_shown)
        ui.savePdf.clicked.connect(self._ask_for_pdf)
        ui.close.clicked.connect(self.accept)
        view.moved.connect(self._tell)
        for keys, action in (
            ("Ctrl+PgDown", partial(self._turn, 1)),
            ("Ctrl+PgUp", partial(self._turn, -1)),
            ("Ctrl++", view.zoom_in),
            ("Ctrl+=", view.zoom_in),
            ("Ctrl+-", view.zoom_out),
            ("Ctrl+0", lambda: view.set_zoom(1.0)),
            ("Ctrl+9", lambda: view.set_zoom(None)),
            ("Ctrl+P", self.print_shown),
            ("Ctrl+S", self._ask_for_pdf),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    # What is shown

    def _choose(self, row: int) -> None:
        self._at = row
        self.ui.problem.say("")
        self.ui.view.show_pages(self.pages)
        if self._papers and self.pages is None:
            self._make()
        self._tell()

    def _make(self) -> None:
        """Make the pages of the selected paper, unless those of another are being made: they are finished first."""
        if not self._maker.busy:
            self._making = self._at
            _, content = self._papers[self._at]
            self._maker.ask(lambda: render(content()), self._arrived)

    def _arrived(self, pages: PaperPages) -> None:
        self._made[self._making] = pages
        if self._making == self._at:
            self.ui.view.show_pages(pages)
        elif self.pages is None:
            self._make()
        self._tell()

    def _failed(self, error: Exception) -> None:
        if self._making != self._at:
            self._make()
            return
        if not isinstance(error, BjcertError):
            said = "这份文件暂时无法预览。导出后请用 Word 或 WPS 打开查看。"
            self.ui.problem.say(f"{said}（{type(error).__name__}）")
        else:
            self.ui.problem.say(str(error))
        self._tell()

    def _turn(self, pages: int) -> None:
        self.ui.view.go(self.ui.view.page + pages)

    def _tell(self) -> None:
        """Show the page number and the zoom, and enable the buttons that apply."""
        ui, pages, page = self.ui, self.pages, self.ui.view.page
        ui.title.setText(self._papers[self._at][0] if self._papers else "")
        waiting = "正在生成…" if self._maker.busy else ""
        ui.pageLabel.setText(f"第 {page + 1} / {pages.count} 页" if pages else waiting)
        ui.zoomLabel.setText(f"{round(ui.view.zoom * 100)} %" if pages else "")
        ui.view.setAccessibleDescription(ui.pageLabel.text())
        ui.previous.setEnabled(pages is not None and page > 0)
        ui.next.setEnabled(pages is not None and page < pages.count - 1)
        for button in (ui.smaller, ui.larger, ui.fitWidth, ui.actualSize, ui.print, ui.savePdf):
            button.setEnabled(pages is not None)
        setter = self._setter.name if self._setter else ""
        ui.exact.setText(f"用 {setter} 看精确版式" if not self._exact.busy else "停止排版")
        ui.exact.setAccessibleName(ui.exact.text())

    # What is done with it

    def show_exact(self) -> None:
        """Let Word, WPS or LibreOffice show the paper as it will be printed; stop that if it is under way."""
        if self._exact.busy:
            self._exact.cancel()
        elif self._setter is not None:
            (title, content), setter, at = self._papers[self._at], self._setter, self._at
            self.ui.problem.say("")
            self._exact.run(
                lambda _report, cancelled: setter.prepare(title, content(), cancelled), partial(self._open_exact, at)
            )
        self._tell()

    def _open_exact(self, at: int, exact: Exact | None) -> None:
        """Open what has been prepared, unless that was stopped."""
        if exact is not None:
            setter, pages = self._setter.name if self._setter else "", self._made.get(at)
            said = f"已用 {setter} 打开一份只读的副本，打印出来就是那个样子。"
            if exact.pages is not None:
                same = "与预览相同" if pages and pages.count == exact.pages else "以它为准"
                said = f"{setter} 排成 {exact.pages} 页，{same}。已打开它的 PDF。"
            try:
                open_path(exact.path)
            except ExportError as error:
                self.ui.problem.say(said.removesuffix("已打开它的 PDF。") + str(error))
            else:
                self.ui.problem.say(said, "good")
        self._tell()

    def _not_opened(self, error: Exception) -> None:
        unknown = f"没有打开（{type(error).__name__}）。请导出后用 Word 或 WPS 打开。"
        self.ui.problem.say(str(error) if isinstance(error, BjcertError) else unknown)
        self._tell()

    def print_shown(self) -> None:
        """Ask for a printer, and print the paper shown."""
        if self.pages is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._papers[self._at][0])
        printer.setCopyCount(usual_copies(settings_around(self)))
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if dialog.exec():
            self.ui.problem.say(f"已送往打印机“{printer.printerName()}”。", "good")
            with errors_told(lambda why: self.ui.problem.say(why, "bad")):
                print_pages(printer, [self.pages])

    def _ask_for_pdf(self) -> None:
        if self.pages is None:
            return
        name = safe_name(self._papers[self._at][0], 80) + ".pdf"
        if path := ask_to_save(self, "另存为 PDF", documents() / name):
            self.save_pdf(path)

    def save_pdf(self, path: Path) -> None:
        """Write the paper shown to *path*, and say whether that worked."""
        if self.pages is None:
            return
        try:
            self.pages.save_pdf(path, self._papers[self._at][0])
        except BjcertError as error:
            self.ui.problem.say(str(error), "bad")
        else:
            self.ui.problem.say(f"已保存为“{path}”。", "good")

    @property
    def opening(self) -> bool:
        """Whether another program's pages are being prepared."""
        return self._exact.busy

    def done(self, result: int) -> None:
        """Close, once what is being made has ended."""
        for task in (self._maker, self._exact):
            task.drop()
            task.wait()
        super().done(result)
