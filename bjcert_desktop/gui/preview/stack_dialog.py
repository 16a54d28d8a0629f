"""打印: the papers of one or many cases in one go, or as PDF; it can be paused, stopped and taken up again."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from threading import Event

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ...errors import BjcertError
from ...guide import Catalogue
from ...jobs.form_library import FormSet
from ...jobs.printing.cases import EITHER, CasesToPrint
from ...jobs.printing.journal import PrintJournal, PrintProgress, give_up
from ...jobs.printing.pdf import Saved, save_pdf
from ...jobs.printing.run import StackOutcome, run
from ...jobs.printing.source import PaperSource
from ...jobs.printing.stack import Leaf, make_stack, titles
from ...jobs.printing.way import Way
from ...jobs.printing.ways import printing_program, way_for
from ...ledger import Ledger
from ..kit.dialogs import ask_for_folder, ask_to_save, documents, errors_told, message
from ..kit.event_filters import guard_wheel
from ..kit.focus import OrderedDialog, insert_below
from ..kit.task import BackgroundTask, Cancelled, Report
from .print_options import PaymentChoice, add_row, offer_printers, settings_around, usual_copies
from .ui_stack_dialog import Ui_StackDialog

_SILENT = 30_000  # milliseconds without progress, after which somebody may have to answer a dialog


class StackDialog(OrderedDialog):
    """Asks how the papers of *cases* are printed, and prints them. *names* are those of the printers."""

    help_chapter = "print"

    def __init__(
        self,
        ledger: Ledger,
        cases: CasesToPrint,
        catalogue: Catalogue,
        forms: FormSet,
        parent: QWidget | None = None,
        names: Sequence[str] | None = None,
        ways: Callable[..., Way] = way_for,
    ) -> None:
        super().__init__(parent.window() if parent is not None else None)
        self.ui = Ui_StackDialog()
        self.ui.setupUi(self)
        self._ledger, self._catalogue, self._forms, self._ways = ledger, catalogue, forms, ways
        self._cases, self._entries, self._first = cases, cases.entries, cases.first
        self._settings = settings_around(parent)
        if len(self._entries) < 2:
            self._ask_less()
        self._left = 0  # papers of an interrupted job
        self._name = ""  # of the paper that is being printed
        self._going = Event()  # cleared while it is paused
        self._going.set()
        self._task = BackgroundTask(self)
        self._task.progress.connect(self._progressed)
        self._task.failed.connect(self._failed)
        self._silence = QTimer(self, singleShot=True, interval=_SILENT)
        self._silence.timeout.connect(self._silent)
        program = printing_program()
        self.ui.office.setText(f"由 {program} 打印(&W)")
        self.ui.office.setAccessibleName(f"由 {program} 打印")
        self.ui.office.setVisible(bool(program))
        self._usual = usual_copies(self._settings)
        self._counted = {**{path.stem: 0 for path in self._first}, **titles(self._entries)}
        self.copies = {title: add_row(self.ui.rows, title, n, self._usual) for title, n in self._counted.items()}
        self.ui.rows.setColumnStretch(0, 1)
        self._add_payments(catalogue)
        offer_printers(self.ui.printers, self.ui.printerLabel, names)
        self._connect()
        self._order_tabs()
        self.ui.problem.say(cases.problem, "caution")
        self._look_back()
        self.fit(760, 620 if self.copies else 260)
        for likely in (self.ui.goOn, self.ui.print, self.ui.savePdf):
            if likely.isVisibleTo(self) and likely.isEnabled():
                likely.setFocus()
                break

    def _ask_less(self) -> None:
        """Leave out what only many cases need."""
        self.setWindowTitle("打印")
        self.ui.headline.setText("打印")
        for needless in (self.ui.order, self.ui.orderLabel, self.ui.separators, self.ui.savePdfs):
            needless.hide()
        self.ui.savePdf.setText("存为 PDF(&S)…")
        self.ui.savePdf.setAccessibleName("存为 PDF")

    def _add_payments(self, catalogue: Catalogue) -> None:
        self.payments = PaymentChoice(EITHER.format(telephone=catalogue.contact.telephone), self._settings)
        insert_below(self.ui.StackDialogLayout, self.ui.office, self.payments)
        self.payments.setVisible(self._cases.payments is not None)
        self.payments.chosen.connect(self._pay)
        self._pay()

    def _pay(self) -> None:
        """Print only the payment sheets."""
        usual = dict.fromkeys(self.copies, self._usual)
        wanted = self._cases.with_one_payment(usual, together=self.payments.together)
        for title in self._cases.payments or ():
            self.copies[title].setValue(wanted[title])
        self._left_out = next((title for title, copies in wanted.items() if not copies), "")
        self._tell()

    def _connect(self) -> None:
        ui = self.ui
        guard_wheel(ui.printers, ui.order, *self.copies.values())
        for box in self.copies.values():
            box.valueChanged.connect(lambda _value: self._tell())
        for changed in (ui.order.currentIndexChanged, ui.separators.toggled, ui.office.toggled):
            changed.connect(lambda _value: self._tell())
        ui.print.clicked.connect(self.print_all)
        ui.goOn.clicked.connect(self.go_on)
        ui.drop.clicked.connect(self._drop)
        ui.again.clicked.connect(self.print_again)
        ui.savePdf.clicked.connect(self._ask_for_pdf)
        ui.savePdfs.clicked.connect(self._ask_for_folder)
        ui.pause.clicked.connect(self._pause)
        ui.stop.clicked.connect(self._stop)
        ui.cancel.clicked.connect(self.reject)
        ui.list.itemChanged.connect(lambda _item: self._tell())

    def _order_tabs(self) -> None:
        ui = self.ui
        order = [
            ui.drop,
            ui.goOn,
            ui.printers,
            ui.order,
            ui.separators,
            ui.office,
            *self.payments.ways.buttons.values(),
            *self.copies.values(),
            ui.list,
            ui.again,
        ]
        for one, other in pairwise([*order, ui.pause, ui.stop, ui.savePdf, ui.savePdfs, ui.cancel, ui.print]):
            self.setTabOrder(one, other)

    @property
    def busy(self) -> bool:
        """Whether anything is being printed or saved."""
        return self._task.busy

    # What is wanted

    def leaves(self) -> list[Leaf]:
        """The papers as they are wanted now. Raises ExportError."""
        copies = {title: box.value() for title, box in self.copies.items()}
        by_form = self.ui.order.currentIndex() == 1
        separators = self.ui.separators.isChecked() and not by_form
        return make_stack(self._entries, copies, by_form=by_form, separators=separators, first=self._first)

    def _count(self) -> int:
        """How many papers are wanted, without those that separate."""
        return sum((self._counted[title] or 1) * box.value() for title, box in self.copies.items())

    def _tell(self) -> None:
        """Say what will be printed, and enable the buttons that apply."""
        ui, busy, count = self.ui, self._task.busy, self._count()
        there = ui.printers.count() > 0
        sheets = len(self._entries) if ui.separators.isChecked() and ui.order.currentIndex() == 0 else 0
        extra = f"，另加 {sheets} 张分隔页" if sheets else ""
        nowhere = "" if there else "这台电脑上没有可用的打印机"
        if not self.copies:
            ui.lead.setText(nowhere if self._left else "选中的业务里没有可以打印的文件。")
        elif not count:
            ui.lead.setText("所有份数都是 0。请至少给一种文件填上份数。")
        else:
            where = nowhere and f"{nowhere}，可以存为 PDF，拿到有打印机的电脑上打印。"
            cases = f"{len(self._entries)} 件业务，" if len(self._entries) > 1 else ""
            ui.lead.setText(f"{cases}共 {count} 份{extra}。不需要的，把份数改成 0。{where}")
        by_office = not ui.office.isHidden() and ui.office.isChecked() and there
        ui.note.setText("" if by_office or not self.copies else "按预览的样子打印，和 Word 里可能略有不同。")
        ui.goOn.setEnabled(there)
        ui.unfinished.setVisible(bool(self._left) and not busy)
        ui.unfinishedText.setText(f"有一次打印停在半路，还有 {self._left} 份没有打。接着打，或者不要了，再打别的。")
        ui.separators.setEnabled(not busy and ui.order.currentIndex() == 0)
        ui.print.setEnabled(there and bool(count) and not busy and not self._left)
        ui.savePdf.setEnabled(bool(count) and not busy)
        ui.savePdfs.setEnabled(ui.savePdf.isEnabled())
        ui.again.setEnabled(bool(self.ui.list.ticked()) and there and not busy)
        for widget in (ui.printers, ui.order, ui.office, ui.list, ui.cancel, self.payments):
            widget.setEnabled(not busy)
        for title, box in self.copies.items():
            box.setEnabled(not busy and title != self._left_out)
        ui.busy.setVisible(busy)

    # Printing

    def print_all(self) -> None:
        """Print what is wanted, as a new job."""
        if self._task.busy:
            return
        printer, now = self.ui.printers.currentText(), datetime.now()
        with errors_told(lambda why: self.ui.problem.say(why, "bad")):
            leaves = self.leaves()
            self._print(lambda journal: journal.begin(leaves, printer, now))

    def go_on(self) -> None:
        """Print what an interrupted job has left."""
        self._print(lambda _journal: None)

    def print_again(self) -> None:
        """Print the ticked ones of the papers that did not come out."""
        numbers = self.ui.list.ticked()
        self._print(lambda journal: journal.again(numbers))

    def _print(self, prepare: Callable[[PrintJournal], None]) -> None:
        printer, going, own = self.ui.printers.currentText(), self._going, not self.ui.office.isChecked()
        source = PaperSource(self._ledger, self._catalogue, self._forms)

        def work(report: Report, cancelled: Cancelled) -> StackOutcome:
            journal, way = PrintJournal(self._ledger.folder), self._ways(printer, own=own)
            try:
                prepare(journal)
                return run(journal, source, way, self._telling(report), cancelled, lambda: not going.is_set())
            finally:
                way.close()
                journal.close()

        self._run("正在打印…", work, lambda outcome: self._printed(outcome, printer))

    def _drop(self) -> None:
        self.ui.problem.say(f"没有打的 {self._left} 份不再打印。要打的，请重新选业务打印。", "info")
        with errors_told(lambda why: self.ui.problem.say(why, "bad")):
            give_up(self._ledger.folder)
        self._look_back()
        self.ui.print.setFocus()

    def _look_back(self) -> None:
        """See what the newest job has left, and which of its papers may have been cut off."""
        try:
            before = PrintProgress(self._ledger.folder)
        except BjcertError as error:
            self.ui.problem.say(str(error), "bad")
            return
        self._left = len(before.waiting)
        if before.job and before.waiting:
            self.ui.printers.setCurrentText(before.job.printer)  # if it is still there
        self._show_rest(before.rest() if before.waiting or before.unsure else (), before.unsure)
        self._tell()

    def _printed(self, outcome: StackOutcome, printer: str) -> None:
        self._left = outcome.left
        bad = outcome.problem or outcome.rest
        self._end(outcome.told(printer), "bad" if bad else "caution" if outcome.left or outcome.remarks else "good")
        self._show_rest(outcome.rest, outcome.unsure)
        self._tell()

    def _show_rest(self, told: Sequence[tuple[int, Leaf, str]], unsure: Collection[int]) -> None:
        """List what did not come out, ticked to be printed again unless it may have come out."""
        self.ui.list.show_rest(told, unsure)
        self.ui.rest.setVisible(bool(told))
        self.ui.scroll.setVisible(not told)

    # As PDF

    def _ask_for_pdf(self) -> None:
        many = len(self._entries) > 1
        name = f"整批文件 {len(self._entries)} 件.pdf" if many else "全部文件.pdf"
        own = self._entries[0].folder if self._entries else self._first[0].parent
        folder = own.parent if many else own
        if path := ask_to_save(self, "存为 PDF", (folder if folder.is_dir() else documents()) / name):
            self.save_pdf(path)

    def _ask_for_folder(self) -> None:
        if folder := ask_for_folder(self, self._entries[0].folder.parent):
            self.save_pdf(folder)

    def save_pdf(self, to: Path) -> None:
        """Write what is wanted into the PDF *to*, or a PDF for each unit into the folder *to*."""
        source = PaperSource(self._ledger, self._catalogue, self._forms)
        with errors_told(lambda why: self.ui.problem.say(why, "bad")):
            leaves = self.leaves()

            def work(report: Report, cancelled: Cancelled) -> Saved:
                return save_pdf(to, leaves, source, self._telling(report), cancelled)

            self._run("正在生成 PDF…", work, lambda saved: self._saved(saved, to))

    def _saved(self, saved: Saved, to: Path) -> None:
        self._end(saved.told(to), "bad" if saved.failed else "good" if saved.files else "info")

    # While it runs

    def _telling(self, report: Report) -> Callable[[int, int, str], None]:
        def tell(done: int, total: int, name: str) -> None:
            self._name = name
            report(done, total)

        return tell

    def _run(self, busy: str, work: Callable[[Report, Cancelled], object], then: Callable[..., None]) -> None:
        if self._task.busy:
            return
        self._name = ""
        self._going.set()
        self.ui.pause.setText("暂停")
        self.ui.problem.say("")
        self.ui.busyText.setText(busy)
        self.ui.progress.setRange(0, 0)
        self._task.run(work, then)
        self._tell()
        self.ui.stop.setFocus()

    def _progressed(self, done: int, total: int) -> None:
        self.ui.progress.setRange(0, total)
        self.ui.progress.setValue(done)
        self.ui.busyText.setText(f"{done} / {total}　{self._name}")
        self._silence.start()

    def _silent(self) -> None:
        if self._task.busy and self._going.is_set():
            self.ui.busyText.setText(f"{self._name}：等了很久。请看一看是不是有一个对话框等着回答。")

    def _pause(self) -> None:
        """Wait after the paper under way, or go on."""
        if self._going.is_set():
            self._going.clear()
            self.ui.pause.setText("继续")
        else:
            self._going.set()
            self.ui.pause.setText("暂停")

    def _stop(self) -> None:
        self._task.cancel()
        self.ui.busyText.setText("正在停止，先打完手上这一份…")

    def _end(self, said: str, kind: str) -> None:
        self.ui.problem.say(said, kind)
        self.ui.cancel.setText("关闭")
        self._tell()
        self.ui.cancel.setFocus()

    def _failed(self, error: Exception) -> None:
        self._look_back()
        self._end(message(error), "bad")

    def done(self, result: int) -> None:
        """Close, once the paper being printed is out."""
        self._task.drop()
        self._task.wait(None)
        super().done(result)
