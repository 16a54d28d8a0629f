"""打印: all papers in one go, by Word or WPS where Windows has them, otherwise as the preview shows them."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QSpinBox, QWidget

from ...errors import BjcertError, ExportError
from ..kit.desktop import office_command
from ..kit.dialogs import ask_to_save, documents
from ..kit.event_filters import guard_wheel
from ..kit.focus import OrderedDialog
from ..kit.task import BackgroundTask, Cancelled, Report, Work
from ..kit.widgets import text_label
from ..state.settings import Settings
from .pages import PaperPages, print_pages, render, save_pdf
from .painter_process import Printers, system_printer
from .print_options import copies_box, offer_printers
from .ui_print_dialog import Ui_PrintDialog

_OFFICE = ("winword.exe", "wps.exe", "wpsoffice.exe")  # whose print verb can be trusted with a form


@dataclass(frozen=True)
class PrintJob:
    """One paper: the file at *path* or, where it has not been written, what *content* makes. *copies* may be 0."""

    title: str
    path: Path | None = None
    copies: int = 1
    content: Callable[[], bytes] | None = None

    def read(self) -> bytes:
        """The .docx. Raises ExportError for a file that is missing or unreadable."""
        if self.content is not None:
            return self.content()
        try:
            return self.path.read_bytes() if self.path is not None else b""
        except FileNotFoundError as error:
            raise ExportError(f"找不到“{self.path}”。", "它可能已被移动、改名或删除，请重新导出。") from error
        except OSError as error:
            raise ExportError(
                f"读不了“{self.path}”（{error.strerror}）。", "请关闭正在使用它的程序，再试一次。"
            ) from error


@dataclass(frozen=True)
class PrintOutcome:
    """The titles *done*, the titles *failed* with the reasons, and whether it was *stopped* half-way."""

    done: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]
    stopped: bool = False


Way = Callable[[PrintJob], None]  #: prints all copies of one paper; raises BjcertError


def put_out(jobs: Sequence[PrintJob], way: Way, report: Report, cancelled: Cancelled) -> PrintOutcome:
    """Print every paper in order, even when others fail."""
    done: list[str] = []
    failed: list[tuple[str, str]] = []
    wanted = [job for job in jobs if job.copies > 0]
    for number, job in enumerate(wanted):
        report(number, len(wanted))
        if cancelled():
            return PrintOutcome(tuple(done), tuple(failed), stopped=True)
        try:
            way(job)
        except BjcertError as error:
            failed.append((job.title, str(error)))
        except Exception as error:  # must not keep the others from being printed
            failed.append((job.title, f"出现了没有料到的问题（{type(error).__name__}）。请用 Word 或 WPS 打印这一份。"))
        else:
            done.append(job.title)
    report(len(wanted), len(wanted))
    return PrintOutcome(tuple(done), tuple(failed))


# Ways of printing


def by_painting(name: str, printers: Printers) -> Way:
    """Print what the preview shows on the printer *name*."""

    def way(job: PrintJob) -> None:
        pages = render(job.read())
        printer = printers(name)
        printer.setDocName(job.title)
        print_pages(printer, [pages] * job.copies)

    return way


def by_office(verb: str, name: str) -> Way:
    """Let Word or WPS print by the shell's *verb* (print, or printto for the printer *name*)."""

    def way(job: PrintJob) -> None:
        if job.path is None or not job.path.exists():
            raise ExportError(f"找不到“{job.path}”。", "它可能已被移动、改名或删除，请重新导出。")
        try:
            for _ in range(job.copies):
                _start(job.path, verb, f'"{name}"' if verb == "printto" else "")
        except OSError as error:
            raise ExportError(
                f"Word 或 WPS 没有打印“{job.path.name}”。", "请打开文件夹，用 Word 或 WPS 打开它后打印。"
            ) from error

    return way


def office_verb(name: str) -> str:
    """The shell's verb for printing a .docx on the printer *name* with Word or WPS; blank where there is neither."""
    verb = "print" if name == QPrinterInfo.defaultPrinterName() else "printto"
    return verb if _office_prints(verb) else ""


def _office_prints(verb: str) -> bool:
    """Whether Windows prints a .docx with Word or WPS."""
    command = office_command(verb)
    return any(program in command for program in _OFFICE)


def _start(path: Path, verb: str, arguments: str) -> None:
    if sys.platform == "win32":
        os.startfile(path, verb, arguments)  # noqa: S606 - our own file, the shell's own verb


def as_one_pdf(path: Path, jobs: Sequence[PrintJob]) -> Work:
    """Work that writes every paper into one PDF at *path*, each as often as it has copies."""

    def work(report: Report, cancelled: Cancelled) -> PrintOutcome:
        made: list[PaperPages] = []
        outcome = put_out(jobs, lambda job: made.extend([render(job.read())] * job.copies), report, cancelled)
        if made and not outcome.stopped:
            save_pdf(path, made)
        return outcome

    return work


# The dialog


def usual_copies(widget: QWidget | None) -> int:
    """The copies of a paper that the settings of the window around *widget* ask for."""
    while widget is not None:
        settings = getattr(widget, "settings", None)
        if isinstance(settings, Settings):
            return settings.policy.number("copies")
        widget = widget.parentWidget()
    return 1


class PrintDialog(OrderedDialog):
    """Lists what will be printed, how often and where, and says afterwards what was."""

    help_chapter = "print"

    def __init__(
        self,
        jobs: Sequence[PrintJob],
        parent: QWidget | None = None,
        names: Sequence[str] | None = None,
        printers: Printers = system_printer,
    ) -> None:
        super().__init__(parent.window() if parent is not None else None)
        self.ui = Ui_PrintDialog()
        self.ui.setupUi(self)
        usual = usual_copies(parent)
        self._jobs = tuple(replace(job, copies=usual) if job.copies == 1 else job for job in jobs)
        self._printers = printers
        self._task = BackgroundTask(self)
        self._task.progress.connect(self._progressed)
        self._task.failed.connect(self._failed)
        self._target = ""  # where the papers go, for people
        self.copies = [self._add_row(number, job) for number, job in enumerate(self._jobs)]
        self.ui.rows.setColumnStretch(1, 1)
        guard_wheel(self.ui.printers, *self.copies)
        order = [self.ui.printers, *self.copies, self.ui.savePdf, self.ui.cancel, self.ui.print]
        for one, other in pairwise(order):
            self.setTabOrder(one, other)
        offer_printers(self.ui.printers, self.ui.printerLabel, names)
        self.ui.print.clicked.connect(self.print_all)
        self.ui.savePdf.clicked.connect(self._ask_for_pdf)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.stop.clicked.connect(self._stop)
        self.ui.printers.currentIndexChanged.connect(lambda _index: self._tell())
        self.ui.problem.say("")
        self._tell()
        self.fit(680, 560)
        (self.ui.print if self.ui.print.isEnabled() else self.ui.savePdf).setFocus()

    def _add_row(self, number: int, job: PrintJob) -> QSpinBox:
        title = text_label(job.title)
        copies = copies_box(title, job.copies, f"“{job.title}”的份数")
        copies.valueChanged.connect(lambda _value: self._tell())
        number_label = text_label(f"{number + 1}", "secondary", wrap=False)
        number_label.setFixedWidth(24)
        for column, widget in enumerate((number_label, title, copies)):
            self.ui.rows.addWidget(widget, number, column, Qt.AlignmentFlag.AlignVCenter)
        return copies

    # What is wanted

    def wanted(self) -> list[PrintJob]:
        """The papers with the copies asked for, without those of which none are."""
        asked = (replace(job, copies=box.value()) for job, box in zip(self._jobs, self.copies, strict=True))
        return [job for job in asked if job.copies]

    def _way(self) -> Way:
        name = self.ui.printers.currentText()
        verb = office_verb(name)
        painting = by_painting(name, self._printers)
        through_office = by_office(verb, name)
        return lambda job: (through_office if verb and job.path is not None else painting)(job)

    def _tell(self) -> None:
        """Say what will be printed, and enable the buttons that apply."""
        ui, busy = self.ui, self._task.busy
        wanted = self.wanted()
        sheets = sum(job.copies for job in wanted)
        printers = ui.printers.count() > 0
        if not printers:
            ui.lead.setText("这台电脑上没有可用的打印机。可以存为一个 PDF，拿到有打印机的电脑上打印。")
        elif wanted:
            ui.lead.setText(f"按下面的顺序打印 {len(wanted)} 种、共 {sheets} 份。不需要的，把份数改成 0。")
        else:
            ui.lead.setText("所有份数都是 0。请至少给一种文件填上份数。")
        by_word = printers and office_verb(ui.printers.currentText()) and any(job.path for job in wanted)
        ui.note.setText("由 Word 或 WPS 打印。" if by_word else "按预览的样子打印，和 Word 里可能略有不同。")
        ui.print.setEnabled(printers and bool(wanted) and not busy)
        ui.savePdf.setEnabled(bool(wanted) and not busy)
        ui.cancel.setEnabled(not busy)
        for widget in (ui.printers, *self.copies):
            widget.setEnabled(not busy)
        ui.busy.setVisible(busy)

    # Doing it

    def print_all(self) -> None:
        """Print the papers that are wanted."""
        wanted, way, name = self.wanted(), self._way(), self.ui.printers.currentText()
        self._run("正在打印…", f"送往打印机“{name}”", lambda report, cancelled: put_out(wanted, way, report, cancelled))

    def _ask_for_pdf(self) -> None:
        wanted = self.wanted()
        folder = next((job.path.parent for job in wanted if job.path is not None), None)
        if path := ask_to_save(self, "全部存为一个 PDF", (folder or documents()) / "全部文件.pdf"):
            self.save_pdf(path)

    def save_pdf(self, path: Path) -> None:
        """Write the wanted papers into one PDF, each as often as asked for."""
        self._run("正在生成 PDF…", f"存入“{path}”", as_one_pdf(path, self.wanted()))

    def _run(self, busy: str, target: str, work: Work) -> None:
        if self._task.busy:
            return
        self._target = target
        self.ui.problem.say("")
        self.ui.busyText.setText(busy)
        self.ui.progress.setRange(0, 0)
        self._task.run(work, self._finished)
        self._tell()

    def _progressed(self, done: int, total: int) -> None:
        self.ui.progress.setRange(0, total)
        self.ui.progress.setValue(done)

    def _finished(self, outcome: PrintOutcome) -> None:
        lines = [f"已把 {len(outcome.done)} 种文件{self._target}。"] if outcome.done else []
        if outcome.stopped:
            lines.append("已按您的要求停止，后面的没有处理。")
        lines += [f"“{title}”没有成功：{problem}" for title, problem in outcome.failed]
        self.ui.problem.say("\n".join(lines), "bad" if outcome.failed else "caution" if outcome.stopped else "good")
        self.ui.cancel.setText("关闭")
        self._tell()

    def _failed(self, error: Exception) -> None:
        known = isinstance(error, BjcertError)
        self.ui.problem.say(str(error) if known else f"没有完成（{type(error).__name__}）。请再试一次。", "bad")
        self._tell()

    def _stop(self) -> None:
        self._task.cancel()
        self.ui.busyText.setText("正在停止…")

    def done(self, result: int) -> None:
        """Close, once the paper being printed is out."""
        self._task.drop()
        self._task.wait(None)
        super().done(result)
