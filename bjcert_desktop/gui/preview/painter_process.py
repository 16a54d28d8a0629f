"""The process that draws papers for ``jobs/printing``: it answers requests until its input ends."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

import msgspec
from PySide6.QtGui import QGuiApplication, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ...errors import BjcertError, ExportError
from ...jobs.printing.messages import Add, ClosePdf, ListPrinters, OpenPdf, PainterAnswer, Print, Request
from ...system.streams import standard_stream
from .pages import PageSink, PaperPages, pdf_writer, print_pages, render

Printers = Callable[[str], QPrinter]  #: a printer ready to paint on, by its name


def system_printer(name: str) -> QPrinter:
    """The printer called *name*, at its own resolution."""
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    return printer


def main(printers: Printers = system_printer) -> int:
    """PainterAnswer requests until the input ends."""
    requests, answers = standard_stream(0, "rb"), standard_stream(1, "wb")
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks decides when to stop
    application = QGuiApplication(["bjcert"])
    desk = _Desk(requests, printers)
    for line in requests:
        answer = desk.answer(msgspec.json.decode(line, type=Request))
        answers.write(msgspec.json.encode(answer) + b"\n")
        answers.flush()
    desk.close()
    del application
    return 0


class _Desk:
    """Draws what is asked for. The pages drawn last are kept, as copies follow one another."""

    def __init__(self, requests: IO[bytes], printers: Printers) -> None:
        self._requests, self._printers = requests, printers
        self._last: tuple[bytes, PaperPages] | None = None
        self._pdf: tuple[QPdfWriter, PageSink] | None = None

    def answer(self, request: Request) -> PainterAnswer:
        """Do what the *request* says."""
        content = self._requests.read(request.size) if isinstance(request, Print | Add) else b""
        try:
            return self._do(request, content)
        except BjcertError as error:
            return PainterAnswer(problem=error.message, remedy=error.remedy, refused=isinstance(error, _RefusedError))
        except Exception as error:  # of a paper that nobody foresaw; the others are to be drawn
            said = f"出现了没有料到的问题（{type(error).__name__}）。"
            return PainterAnswer(problem=said, remedy="请用 Word 或 WPS 打开这一份。")

    def _do(self, request: Request, content: bytes) -> PainterAnswer:
        if isinstance(request, ListPrinters):
            usual, names = QPrinterInfo.defaultPrinterName(), QPrinterInfo.availablePrinterNames()
            return PainterAnswer(names=tuple(sorted(names, key=lambda name: name != usual)))
        if isinstance(request, OpenPdf):
            writer = pdf_writer(request.path, request.title)
            self._pdf = writer, PageSink(writer, f"“{request.path}”")
            return PainterAnswer()
        if isinstance(request, ClosePdf):
            with _refusals():
                self.close()
            return PainterAnswer()
        pages = self._pages(content)
        with _refusals():
            if isinstance(request, Print):
                printer = self._printers(request.printer)
                printer.setDocName(request.title)
                print_pages(printer, [pages])
            elif self._pdf is not None:
                self._pdf[1].add(pages)
        return PainterAnswer(pages.count)

    def _pages(self, content: bytes) -> PaperPages:
        if self._last is None or self._last[0] != content:
            self._last = content, render(content)
        return self._last[1]

    def close(self) -> None:
        """Finish the PDF that is open."""
        pdf, self._pdf = self._pdf, None
        if pdf is not None:
            pdf[1].end()


class _RefusedError(ExportError):
    """The printer or the disk takes nothing."""


@contextmanager
def _refusals() -> Iterator[None]:
    """Let what a device does not take be a refusal."""
    try:
        yield
    except ExportError as error:
        raise _RefusedError(error.message, error.remedy) from error
