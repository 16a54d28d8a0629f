"""办理记录: the list of exported cases and drafts, and what can be done with each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from ...domain.case import Case
from ...guide import Catalogue
from ...jobs.drafts import Draft, load_drafts
from ...jobs.form_library import FormSet
from ...jobs.ledger_list import write_ledger_list
from ...ledger import BatchInLedger, CaseState, Entry, Found, LastChange, Ledger, LedgerDamaged
from ...registry.writing import Stopped
from ..kit.accessible import tell
from ..kit.dialogs import ask_to_save, documents, message
from ..kit.screen import Screen
from ..kit.tables import dress
from ..kit.task import BackgroundTask, Cancelled, Report
from ..state.settings import Settings
from ..state.workbook import Workbook
from .data_safety import DataSafety
from .ledger_detail import LedgerDetail, Shown, read_shown
from .ledger_filters import LedgerFilters, matching
from .ledger_table import LedgerTable, arrange
from .many_cases import ManyCases
from .one_case import OneCase
from .ui_ledger_screen import Ui_LedgerScreen

_PAGE, _MOST = 100, 1000  # cases read at a time, usually and at most


@dataclass(frozen=True)
class Listed:
    """What the list shows, as read in the background."""

    found: Found
    years: list[int]
    batches: list[BatchInLedger]
    last_change: LastChange | None


class LedgerScreen(Screen):
    """The list with its filters, and the selected case beside it.

    *resumed* asks to continue a draft, *again* to begin a case like an old one, *begun* to begin any.
    """

    help_chapter = "ledger"
    resumed = Signal(Draft)
    again = Signal(Case)
    begun = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        workbook: Workbook,
        forms: FormSet,
        ledger: Ledger,
        data: DataSafety,
        drafts: Path,
        settings: Settings,
    ) -> None:
        super().__init__()
        self.ui = Ui_LedgerScreen()
        self.ui.setupUi(self)
        self._catalogue, self._workbook, self._forms = catalogue, workbook, forms
        self._own = self._ledger = ledger  # the second is the one shown: practice has its own
        self._data, self._drafts = data, drafts
        self._reader, self._looker, self._writer = (BackgroundTask(self) for _ in range(3))
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
        self.filters.keep(settings)
        self.filters.changed.connect(self._read)
        self._query = self.filters.query()
        self._connect_actions()
        self.ui.save.clicked.connect(self._ask_for_workbook)
        self.ui.begin.clicked.connect(self.begun)
        self.ui.mend.clicked.connect(lambda: data.restore(self, damaged=True))
        self.ui.care.setMenu(data.menu(self))
        data.changed.connect(self._data_changed)
        data.failed.connect(self.ui.problem.say)
        self._clear_banners()
        self.ui.mend.hide()
        self.ui.empty.hide()

    def _connect_actions(self) -> None:
        """What is done with one case, and with several: ticks and batches."""
        self.one = OneCase(self._catalogue, self._workbook, self._forms, lambda: self._ledger, self)
        self.one.changed.connect(self._one_changed)
        self.one.received.connect(self.receive)
        self.one.again.connect(self.again)
        self.many = ManyCases(self._catalogue, self._forms, lambda: self._ledger, self)
        self.many.changed.connect(self._many_changed)
        for part in (self.one, self.many):
            part.told.connect(self._tell)
        for task in self._tasks():
            task.failed.connect(self._failed)
        self.table.ticked.connect(self._show_ticked)
        self.ui.batches.changed.connect(self._read)
        self.ui.batches.asked.connect(lambda name: self.many.open_of_batch(name, self.ui.batches.batch))
        self.ui.receive.clicked.connect(self._receive_chosen)
        self.ui.all.clicked.connect(self._tick_all)
        self.ui.none.clicked.connect(lambda: self.table.choose(()))
        self.ui.undo.clicked.connect(self.many.undo)
        self.ui.undo.hide()

    def _tell(self, said: str, kind: str) -> None:
        (self.ui.problem if kind == "bad" else self.ui.notice).say(said, kind)

    def _clear_banners(self) -> None:
        self.ui.problem.say("")
        self.ui.notice.say("")

    @property
    def busy(self) -> bool:
        """Whether anything is being read or written."""
        return self._data.busy or any(task.busy for task in self._tasks())

    def _tasks(self) -> tuple[BackgroundTask, ...]:
        return self._reader, self._looker, self._writer, self.ui.busy.task, self.one.task, self.many.task

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay list and details out for the new size."""
        super().resizeEvent(event)
        arrange(self.ui, self.size())

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
            self.table.choose(())
            self.detail.show_nothing()

    def _read(self, *, stay: bool = False, again: bool = False) -> None:
        """List what the filters find, from the beginning; *stay* with the case shown, listed or not.

        *again*: cases of other years may have been added.
        """
        self._stay = stay
        self._query = query = replace(self.filters.query(), batch=self.ui.batches.key)
        count, ledger = min(max(_PAGE, len(self.table.entries)), _MOST), self._ledger

        def read() -> Listed:
            years = ledger.years() if again or not self._years else self._years
            return Listed(ledger.find(query, count), years, ledger.batches(), ledger.last_change())

        self._reader.ask(lambda: ledger.read(read), self._show)

    def _read_more(self) -> None:
        query, start = self._query, len(self.table.entries)
        if not self._reader.busy:
            self._reader.ask(
                lambda: self._ledger.find(query, _PAGE, start), lambda found: self.table.add(found.entries, found.total)
            )

    def _show(self, listed: Listed) -> None:
        if told := self._ledger.take_told():
            self._tell(told, "bad")
        found, self._years = listed.found, listed.years
        self.ui.batches.show_batches(listed.batches)
        change = listed.last_change
        self.ui.undo.setText(f"撤销：{change.what}" if change else "")
        self.ui.undo.setVisible(change is not None)
        drafts = load_drafts(self._drafts, catalogue=self._catalogue)
        matched = [] if self._query.batch else matching(self._query, drafts)  # a draft is of no batch
        self.filters.show_years(self._years)
        shown = matched if self.filters.with_drafts else []
        entries, total = (found.entries, found.total) if self.filters.with_cases else ((), 0)
        self.table.show_cases(shown, entries, total)
        self.filters.show_counts({**found.by_state, CaseState.DRAFT: len(matched)})
        there = bool(self._years or drafts)
        self.ui.empty.setVisible(not there)
        self.ui.work.setVisible(there)
        self._enable_saving()
        self._show_count()
        self.ui.mend.hide()
        self._select_shown()

    def _show_count(self) -> None:
        rows = self.table.total + len(self.table.rows) - len(self.table.entries)
        ticked = f"，已选 {len(self.table.chosen):,} 件" if self.table.chosen else ""
        tell(self.ui.count, f"共 {rows:,} 条{ticked}" if rows else "没有找到，请换个写法或换个筛选试试")
        self.ui.all.setEnabled(bool(self.table.total))
        self.ui.none.setEnabled(bool(self.table.chosen))

    def _select_shown(self) -> None:
        """Keep the case shown selected, and show it as it is now; several ticked cases stay shown together."""
        if len(self.table.chosen) > 1:
            self._show_ticked()
            return
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

        self._looker.ask(lambda: read_shown(ledger, number), show)

    def _act(self, name: str) -> None:
        """Do what a button beside the list says."""
        shown = self.detail.shown
        self._clear_banners()
        if isinstance(shown, Draft):
            self.resumed.emit(shown)
        elif isinstance(shown, Sequence):
            self.many.act(name, shown)
        elif shown is not None:
            self.one.act(name, shown)

    def _one_changed(self, number: int) -> None:
        self._number = number
        self._read(stay=True)

    def receive(self, numbers: Sequence[int]) -> None:
        """Ask what came back from the cases of these numbers, and record it."""
        self.many.receive(numbers)

    # --- several cases

    def show_batch(self, key: str) -> None:
        """List the cases of a batch, all of them ticked."""
        self.enter()
        self.filters.show_all()
        self.ui.batches.choose(key)
        self._tick_all()

    def _tick_all(self) -> None:
        """Tick all that the filters find, listed so far or not."""
        ledger, query = self._ledger, replace(self.filters.query(), batch=self.ui.batches.key)
        self._writer.ask(lambda: ledger.numbers(query), self.table.choose)

    def _show_ticked(self) -> None:
        """Show several ticked cases together; else the selected one."""
        ledger, chosen = self._ledger, set(self.table.chosen)
        self._show_count()
        if len(self.table.chosen) > 1:
            self._number = 0
            self._looker.ask(lambda: ledger.entries(chosen), self._show_several)
        elif not isinstance(self.detail.shown, Shown | Draft):
            self._choose(self.ui.table.currentIndex().row())

    def _show_several(self, entries: list[Entry]) -> None:
        if len(self.table.chosen) > 1:
            listed = {entry.id for entry in self.table.entries}
            whole = len(listed) == self.table.total  # else some of them may come further down
            self.detail.show_many(entries, len(self.table.chosen - listed) if whole else 0)

    def _receive_chosen(self) -> None:
        """Receive the cases that are ticked, or all listed ones that were sent."""
        shown = self.detail.shown
        self._clear_banners()
        self.many.receive_sent(shown if isinstance(shown, Sequence) else self.table.entries)

    def _many_changed(self, said: str) -> None:
        self._clear_banners()
        self.ui.notice.say(said, "good")
        self._read(stay=True, again=True)

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
