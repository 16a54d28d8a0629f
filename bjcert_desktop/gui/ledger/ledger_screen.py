"""办理记录: the list of exported cases and drafts, and what can be done with each."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu

from ...domain.case import Case
from ...domain.case_check import check_known
from ...guide import Catalogue
from ...jobs.drafts import Draft, load_drafts
from ...jobs.form_library import FormSet
from ...jobs.ledger_list import write_ledger_list
from ...jobs.past_cases import new_case_like, own_folder, papers_of
from ...ledger import CaseState, Entry, Found, Ledger, LedgerDamaged
from ...registry.api import Stopped
from ..kit import style
from ..kit.desktop import open_folder
from ..kit.dialogs import ask_to_save, documents, errors_told, message
from ..kit.screen import Screen
from ..kit.tables import dress
from ..kit.task import BackgroundTask, Cancelled, Report
from ..preview.print_dialog import PrintDialog, PrintJob
from ..state.workbook import Workbook
from ..workbook.reception_dialog import ReceptionDialog, ReturningRow, returning_of
from .data_safety import DataSafety
from .ledger_detail import LedgerDetail, Shown
from .ledger_dialogs import CorrectDialog, ReasonDialog, ReturnDialog, ReviveDialog, StepDialog, VoidDialog
from .ledger_filters import LedgerFilters, matching
from .ledger_table import LedgerTable
from .ui_ledger_screen import Ui_LedgerScreen

_PAGE, _MOST = 100, 1000  # cases read at a time, usually and at most


class LedgerScreen(Screen):
    """The list with its filters, and the selected case beside it.

    *resumed* asks to continue a draft, *again* to begin a case like an old one, *begun* to begin any.
    """

    help_chapter = "ledger"
    resumed = Signal(Draft)
    again = Signal(Case)
    begun = Signal()
    scrolls = False

    def __init__(
        self, catalogue: Catalogue, workbook: Workbook, forms: FormSet, ledger: Ledger, data: DataSafety, drafts: Path
    ) -> None:
        super().__init__()
        self.ui = Ui_LedgerScreen()
        self.ui.setupUi(self)
        self._catalogue, self._workbook, self._forms = catalogue, workbook, forms
        self._own = self._ledger = ledger  # the second is the one shown: practice has its own
        self._data, self._drafts = data, drafts
        self._reader, self._looker, self._writer = (BackgroundTask(self) for _ in range(3))
        self._tasks = (self._reader, self._looker, self._writer, self.ui.busy.task)
        for task in self._tasks:
            task.failed.connect(self._failed)
        self._years: list[int] = []  # that have any cases
        self._number = 0  # of the case shown
        self._stay = False  # with that case, even if it is no longer listed
        self.detail: LedgerDetail = self.ui.detail
        self.detail.attach(catalogue)
        self.detail.asked.connect(self._act)
        self.detail.show_nothing()
        self.table = LedgerTable(catalogue)
        self.table.wanted.connect(self._read_more)
        dress(self.ui.table, self.table, (0,))
        self.ui.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.ui.table.doubleClicked.connect(lambda _index: self._act("open"))
        self.filters = LedgerFilters(self.ui, catalogue, self)
        self.filters.changed.connect(self._read)
        self._query = self.filters.query()
        self.ui.table.setSelectionMode(self.ui.table.SelectionMode.ExtendedSelection)
        self.ui.receive.clicked.connect(self._receive_chosen)
        self.ui.save.clicked.connect(self._ask_for_workbook)
        self.ui.begin.clicked.connect(self.begun)
        self.ui.mend.clicked.connect(lambda: data.restore(self, damaged=True))
        self._make_menu()
        data.changed.connect(self._data_changed)
        data.failed.connect(self.ui.problem.say)
        self._clear_banners()
        self.ui.mend.hide()
        self.ui.empty.hide()

    def _make_menu(self) -> None:
        menu, data = QMenu(self), self._data
        menu.addAction("备份全部数据到文件…", lambda: data.back_up(self))
        menu.addAction("用备份文件恢复…", lambda: data.restore_all(self))
        menu.addAction("恢复自动备份的办理记录…", lambda: data.restore(self))
        menu.addSeparator()
        menu.addAction("清除个人信息…", lambda: data.clear(self))
        self.ui.care.setMenu(menu)

    def _clear_banners(self) -> None:
        self.ui.problem.say("")
        self.ui.notice.say("")

    @property
    def busy(self) -> bool:
        """Whether anything is being read or written."""
        return self._data.busy or any(task.busy for task in self._tasks)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave more of a low window to the list."""
        super().resizeEvent(event)
        low = self.height() < style.LOW_BELOW
        above = style.SMALL if low else style.CARD
        self.ui.LedgerScreenLayout.setContentsMargins(style.PAGE, above, style.PAGE, above)
        self.ui.LedgerScreenLayout.setSpacing(style.SMALL if low else style.ROW)
        self.ui.table.verticalHeader().setDefaultSectionSize(style.TARGET if low else style.CONTROL)

    # --- the list

    def enter(self) -> None:
        """Show what has been exported since."""
        self._clear_banners()
        self.ui.search.setFocus()
        self._choose_ledger()
        self._read(again=True)

    def _choose_ledger(self) -> None:
        """Show the cases of invented units to those who practise with them, and to nobody else."""
        practising = self._workbook.practising
        self.ui.headline.setText("办理记录（练习）" if practising else "办理记录")
        chosen = self._own.practice if practising else self._own
        if chosen is not self._ledger:
            self._ledger, self._number = chosen, 0  # the number may be another case's there
            self.detail.show_nothing()

    def _read(self, *, stay: bool = False, again: bool = False) -> None:
        """List what the filters find, from the beginning; *stay* with the case shown, listed or not.

        *again*: cases of other years may have been added.
        """
        self._stay = stay
        self._query = query = self.filters.query()
        count = min(max(_PAGE, len(self.table.entries)), _MOST)

        def work() -> tuple[Found, list[int]]:
            return self._ledger.find(query, count), self._ledger.years() if again or not self._years else self._years

        self._reader.ask(work, self._show)

    def _read_more(self) -> None:
        query, start = self._query, len(self.table.entries)
        if not self._reader.busy:
            self._reader.ask(
                lambda: self._ledger.find(query, _PAGE, start), lambda found: self.table.add(found.entries, found.total)
            )

    def _show(self, result: tuple[Found, list[int]]) -> None:
        found, self._years = result
        drafts = load_drafts(self._drafts, catalogue=self._catalogue)
        matched = matching(self._query, drafts)
        self.filters.show_years(self._years)
        shown = matched if self.filters.with_drafts else []
        entries, total = (found.entries, found.total) if self.filters.with_cases else ((), 0)
        self.table.show_cases(shown, entries, total)
        self.filters.show_counts({**found.by_state, CaseState.DRAFT: len(matched)})
        there = bool(self._years or drafts)
        self.ui.empty.setVisible(not there)
        self.ui.work.setVisible(there)
        self._enable_saving()
        listed = total + len(shown)
        self.ui.count.setText(f"共 {listed:,} 条" if listed else "没有找到，请换个写法或换个筛选试试")
        self.ui.mend.hide()
        self._select_shown()

    def _select_shown(self) -> None:
        """Keep the case shown selected, and show it as it is now."""
        row = self.table.row_of(self._number)
        if row >= 0:
            self.ui.table.selectRow(row)
        elif self._number and self._stay:
            self._look(self._number)
        elif self.table.rowCount():
            self.ui.table.selectRow(0)
        else:
            self._number = 0
            self.detail.show_nothing()

    # --- one case

    def _choose(self, row: int) -> None:
        found = self.table.at(row)
        if isinstance(found, Draft):
            self._number = 0
            self.detail.show_draft(found)
        elif found is not None:
            self._look(found.id)

    def _look(self, number: int) -> None:
        """Show all about a case."""
        ledger, self._number = self._ledger, number

        def show(shown: Shown) -> None:
            if ledger is self._ledger:
                self.detail.show_entry(shown)

        self._looker.ask(lambda: Shown(ledger.entry(number), ledger.case_of(number), ledger.history(number)), show)

    def _act(self, name: str) -> None:
        """Do what a button beside the list says."""
        shown = self.detail.shown
        self._clear_banners()
        if isinstance(shown, Draft):
            self.resumed.emit(shown)
        elif shown is not None:
            {
                "next": partial(self._move, shown.entry),
                "state": partial(self._move, shown.entry, shown.entry.state),
                "open": partial(self._open, shown.entry),
                "print": partial(self._print, shown.entry),
                "again": partial(self._begin_again, shown.case),
                "redo": partial(self._begin_again, shown.case, again=True),
                "return": partial(self._change, ReturnDialog, shown.entry),
                "revive": partial(self._change, ReviveDialog, shown.entry),
                "correct": partial(self._change, CorrectDialog, shown.entry),
                "void": partial(self._change, VoidDialog, shown.entry),
            }[name]()

    def _move(self, entry: Entry, state: CaseState | None = None) -> None:
        wanted = state or entry.next_state
        if wanted is CaseState.RECEIVED:
            self.receive([entry.id])
        elif wanted is not None and StepDialog(self._ledger, entry, wanted, self).exec():
            self._read(stay=True)

    def receive(self, numbers: Sequence[int]) -> None:
        """Ask what came back from the cases of these numbers, and record it."""
        ledger, catalogue = self._ledger, self._catalogue

        def read() -> tuple[list[Entry], list[ReturningRow]]:
            entries = [ledger.entry(number) for number in numbers]
            return entries, returning_of(ledger, entries, catalogue)

        def show(found: tuple[list[Entry], list[ReturningRow]]) -> None:
            if ReceptionDialog(ledger, *found, self).exec():
                self._read(stay=True)

        if numbers:
            self._writer.ask(read, show)

    def _receive_chosen(self) -> None:
        """Receive the cases that are selected, or all listed ones that were sent."""
        chosen = [self.table.at(index.row()) for index in self.ui.table.selectionModel().selectedRows()]
        found = [each for each in chosen if isinstance(each, Entry)]
        listed = found if len(found) > 1 else self.table.entries
        sent = [each for each in listed if each.next_state is CaseState.RECEIVED]
        if not sent:
            self.ui.notice.say("列出的业务里没有等着领取的。可以先筛选出“已寄出”的。", "info")
        self.receive([each.id for each in sent])

    def _change(self, kind: type[CorrectDialog] | type[ReasonDialog], entry: Entry) -> None:
        dialog = kind(self._ledger, entry, self)
        if dialog.exec():
            self._number = dialog.entry.id
            self._read(stay=True)

    def _open(self, entry: Entry) -> None:
        with errors_told(self.ui.problem.say):
            open_folder(own_folder(entry))

    def _print(self, entry: Entry) -> None:
        """Print the papers as they were: the files where they are unchanged, otherwise filled again."""
        ledger = self._ledger

        def work() -> tuple[list[PrintJob], tuple[str, ...]]:
            papers = papers_of(ledger, entry, self._catalogue, self._forms)
            jobs = []
            for paper in papers.papers:
                path = entry.folder / f"{paper.title}.docx"
                same = path.is_file() and path.read_bytes() == paper.content
                jobs.append(PrintJob(paper.title, path if same else None, content=partial(bytes, paper.content)))
            return jobs, papers.remarks

        def show(result: tuple[list[PrintJob], tuple[str, ...]]) -> None:
            jobs, remarks = result
            self.ui.notice.say("\n".join(remarks), "caution")
            PrintDialog(jobs, self).exec()

        self._writer.ask(work, show)

    def _begin_again(self, case: Case, *, again: bool = False) -> None:
        registry = self._workbook.registry
        with errors_told(self.ui.problem.say):
            check_known(self._catalogue, case)
            self.again.emit(new_case_like(case, registry.units if registry else (), date.today(), again=again))

    # --- all of them

    def _ask_for_workbook(self) -> None:
        proposed = documents() / f"办理记录 {date.today():%Y%m%d}.xlsx"
        if path := ask_to_save(self, "导出办理记录", proposed, new=True):
            self.save_list(path)

    def save_list(self, path: Path) -> None:
        """Write all cases that the filters find to the new workbook *path*."""
        query, ledger, total = self._query, self._ledger, self.table.total

        def work(report: Report, cancelled: Cancelled) -> None:
            write_ledger_list(path, ledger.every(query), lambda done: report(done, max(done, total)), cancelled)

        if not self.ui.busy.task.busy:
            self.ui.save.setEnabled(False)
            self._clear_banners()
            self.ui.busy.run("正在导出", work, lambda _: self._saved(path))

    def _saved(self, path: Path) -> None:
        self._enable_saving()
        self.ui.notice.say(f"已导出“{path}”。", "good")

    def _data_changed(self, text: str) -> None:
        self.ui.problem.say("")
        self.ui.notice.say(text, "good")
        self._read(again=True)

    def _enable_saving(self) -> None:
        self.ui.save.setEnabled(bool(self._years) and not self.ui.busy.task.busy)

    def _failed(self, error: Exception) -> None:
        self._enable_saving()
        if isinstance(error, Stopped):
            self.ui.notice.say(str(error), "info")
            return
        self.ui.notice.say("")
        self.ui.problem.say(message(error))
        self.ui.mend.setVisible(isinstance(error, LedgerDamaged) and self._ledger is self._own)
