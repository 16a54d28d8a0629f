"""办理记录: every case that was exported, how far each has come, and what can be done with it again."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu

from ...domain.case import Case
from ...errors import BjcertError
from ...guide import Catalogue
from ...jobs.drafts import Draft, load_drafts
from ...jobs.form_library import FormSet
from ...jobs.records import again, papers_of, write_ledger
from ...ledger import CaseState, Entry, Found, Ledger, LedgerDamaged, Query
from ...registry.writing.listing import Stopped
from ..kit import style
from ..kit.desktop import open_path
from ..kit.event_filters import guard_wheel
from ..kit.screen import Screen
from ..kit.tables import dress
from ..kit.task import BackgroundTask
from ..kit.widgets import chip
from ..state.settings import documents
from ..state.workbook import Workbook
from .ledger_detail import LedgerDetail, Shown
from .ledger_dialogs import CorrectDialog, StepDialog, VoidDialog
from .ledger_table import LedgerTable
from .maintenance import Care
from .ui_ledger_screen import Ui_LedgerScreen

_PAGE, _MOST = 100, 1000  # cases read at a time, usually and at most
_VOID = "void"
_CHIPS = 4  # in a row
#: What a chip lists: a state, drafts among them, the void ones, or all that counts.
_STATES: dict[str, str] = {"": "全部", **{state.value: state.label for state in CaseState}, _VOID: "作废"}


class LedgerScreen(Screen):
    """The list with its filters, and the chosen case beside it.

    *resumed* asks to go on with a draft, *again* to begin a case anew, *begun* to go where cases begin.
    """

    help_chapter = "ledger"
    resumed = Signal(Draft)
    again = Signal(Case)
    begun = Signal()
    scrolls = False

    def __init__(
        self, catalogue: Catalogue, workbook: Workbook, forms: FormSet, ledger: Ledger, care: Care, drafts: Path
    ) -> None:
        super().__init__()
        self.ui = Ui_LedgerScreen()
        self.ui.setupUi(self)
        self._catalogue, self._workbook, self._forms = catalogue, workbook, forms
        self._own = self._ledger = ledger  # the second is the one in use: for practice there is another
        self._care, self._drafts = care, drafts
        self._reader, self._looker, self._writer = BackgroundTask(self), BackgroundTask(self), BackgroundTask(self)
        for each in (self._reader, self._looker, self._writer, self.ui.busy.task):
            each.failed.connect(self._failed)
        self._state = ""
        self._years: list[int] = []  # that have any cases
        self._number = 0  # of the case that is shown
        self._stay = False  # with that case, though the filters may no longer leave it
        self._query = Query(void=False)
        self.detail: LedgerDetail = self.ui.detail
        self.detail.attach(catalogue)
        self.detail.asked.connect(self._act)
        self.detail.show_nothing()
        self.table = LedgerTable(catalogue)
        self.table.wanted.connect(self._read_more)
        dress(self.ui.table, self.table, (0,))
        self.ui.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.ui.table.doubleClicked.connect(lambda _index: self._act("open"))
        self._make_filters()
        self.ui.save.clicked.connect(self._ask_for_workbook)
        self.ui.begin.clicked.connect(self.begun)
        self.ui.mend.clicked.connect(lambda: care.restore(self, damaged=True))
        self._make_menu()
        care.changed.connect(self._cared)
        care.failed.connect(self.ui.problem.say)
        for banner in (self.ui.problem, self.ui.notice):
            banner.say("")
        self.ui.mend.hide()
        self.ui.empty.hide()

    def _make_filters(self) -> None:
        self.ui.business.addItem("全部业务", "")
        for business in self._catalogue.businesses:
            self.ui.business.addItem(business.title, business.id)
        self.ui.year.addItem("全部年份", None)
        guard_wheel(self.ui.business, self.ui.year)
        self.chips = {name: chip(text, partial(self.show_state, name)) for name, text in _STATES.items()}
        for place, made in enumerate(self.chips.values()):
            self.ui.states.addWidget(made, place // _CHIPS, place % _CHIPS)
        self.chips[""].setChecked(True)
        self.ui.search.textChanged.connect(lambda _text: self._read())
        self.ui.business.currentIndexChanged.connect(lambda _index: self._read())
        self.ui.year.currentIndexChanged.connect(lambda _index: self._read())
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self.ui.search.setFocus)
        find.activated.connect(self.ui.search.selectAll)

    def _make_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction("备份全部数据到文件…", lambda: self._care.back_up(self))
        menu.addAction("用备份文件恢复…", lambda: self._care.restore_all(self))
        menu.addAction("恢复自动备份的办理记录…", lambda: self._care.restore(self))
        menu.addSeparator()
        menu.addAction("清除个人信息…", lambda: self._care.clear(self))
        self.ui.care.setMenu(menu)

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
        self.ui.problem.say("")
        self.ui.notice.say("")
        self.ui.search.setFocus()
        self._choose_ledger()
        self._read(again=True)

    def _choose_ledger(self) -> None:
        """Show the cases of invented units to those who practise with them, and to nobody else."""
        practising = self._workbook.practising
        self.ui.headline.setText("办理记录（练习）" if practising else "办理记录")
        chosen = self._own.practice if practising else self._own
        if chosen is not self._ledger:
            self._ledger, self._number = chosen, 0  # which may be another case's there
            self.detail.show_nothing()

    def show_state(self, name: str) -> None:
        """List the cases of one state."""
        self._state = name
        for each, made in self.chips.items():
            made.setChecked(each == name)
        self._read()

    def _wanted(self) -> Query:
        listed = self._state not in ("", _VOID, CaseState.DRAFT)
        return Query(
            text=self.ui.search.text(),
            state=CaseState(self._state) if listed else None,
            business=str(self.ui.business.currentData()),
            year=self.ui.year.currentData(),
            void=self._state == _VOID,
        )

    def _read(self, *, stay: bool = False, again: bool = False) -> None:
        """List what the filters leave, from the beginning; *stay* with the case that is shown, listed or not.

        *again*: others may have added cases, of other years.
        """
        self._stay = stay
        self._query = query = self._wanted()
        count = min(max(_PAGE, len(self.table.entries)), _MOST)

        def work() -> tuple[Found, list[int]]:
            return self._ledger.find(query, count), self._ledger.years() if again or not self._years else self._years

        self._reader.ask(work, self._show)

    def _read_more(self) -> None:
        query, start = self._query, len(self.table.entries)
        if not self._reader.busy:
            self._reader.ask(lambda: self._ledger.find(query, _PAGE, start), self._add)

    def _show(self, result: tuple[Found, list[int]]) -> None:
        found, self._years = result
        drafts = load_drafts(self._drafts)
        self._show_years(self._years)
        shown = self._matching(drafts) if self._state in ("", CaseState.DRAFT) else []
        entries, total = (found.entries, found.total) if self._state != CaseState.DRAFT else ((), 0)
        self.table.show_cases(shown, entries, total)
        counts = {**found.by_state, CaseState.DRAFT: len(self._matching(drafts))}
        for name, made in self.chips.items():
            count = sum(counts.values()) if name == "" else counts.get(CaseState(name), 0) if name != _VOID else None
            made.setText(_STATES[name] + ("" if count is None or self._state == _VOID else f" {count:,}"))
        there = bool(self._years or drafts)
        self.ui.empty.setVisible(not there)
        self.ui.work.setVisible(there)
        self._allow_saving()
        listed = total + len(shown)
        self.ui.count.setText(f"共 {listed:,} 条" if listed else "没有找到，请换个写法或换个筛选试试")
        self.ui.mend.hide()
        self._mark()

    def _add(self, found: Found) -> None:
        self.table.add(found.entries, found.total)

    def _show_years(self, years: list[int]) -> None:
        box = self.ui.year
        if [box.itemData(index) for index in range(1, box.count())] != years:
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem("全部年份", None)
            for year in years:
                box.addItem(f"{year} 年", year)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.blockSignals(False)

    def _matching(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts that the filters leave."""
        query = self._query
        words = query.text.casefold().split()

        def matches(draft: Draft) -> bool:
            case = draft.case
            text = f"{case.unit.name if case.unit else ''}\n{case.unit.code if case.unit else ''}".casefold()
            wrong = (query.business and case.business != query.business) or (query.year not in (None, case.day.year))
            return bool(case.business) and not wrong and all(word in text for word in words)

        return [draft for draft in drafts if matches(draft)]

    def _mark(self) -> None:
        """Keep the case that is shown marked in the list, and show it as it is now."""
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
        self.ui.problem.say("")
        self.ui.notice.say("")
        if isinstance(shown, Draft):
            self.resumed.emit(shown)
        elif shown is not None:
            {
                "next": partial(self._move, shown.entry),
                "state": partial(self._move, shown.entry, shown.entry.state),
                "open": partial(self._open, shown.entry),
                "print": partial(self._print, shown.entry),
                "again": partial(self._begin_again, shown.case),
                "correct": partial(self._change, CorrectDialog, shown.entry),
                "void": partial(self._change, VoidDialog, shown.entry),
            }[name]()

    def _move(self, entry: Entry, state: CaseState | None = None) -> None:
        wanted = state or entry.next_state
        if wanted is not None and StepDialog(self._ledger, entry, wanted, self).exec():
            self._read(stay=True)

    def _change(self, kind: type[CorrectDialog] | type[VoidDialog], entry: Entry) -> None:
        dialog = kind(self._ledger, entry, self)
        if dialog.exec():
            self._number = dialog.entry.id
            self._read(stay=True)

    def _open(self, entry: Entry) -> None:
        try:
            open_path(entry.folder)
        except BjcertError as error:
            self.ui.problem.say(str(error))

    def _print(self, entry: Entry) -> None:
        """Print the papers as they were: the files where they are, else filled again."""

        from ..preview.print_dialog import PrintDialog, PrintJob  # takes as long to load as the rest of the place

        ledger = self._ledger  # of the number

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

    def _begin_again(self, case: Case) -> None:
        registry = self._workbook.registry
        self.again.emit(again(case, registry.units if registry else (), date.today()))

    # --- all of them

    def _ask_for_workbook(self) -> None:
        proposed = documents() / f"办理记录 {date.today():%Y%m%d}.xlsx"
        name, _ = QFileDialog.getSaveFileName(
            self,
            "导出办理记录",
            str(proposed),
            "Excel 工作簿 (*.xlsx)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.save_list(Path(name).with_suffix(".xlsx"))

    def save_list(self, path: Path) -> None:
        """Write all cases that the filters leave to the new workbook *path*."""
        query, ledger = self._query, self._ledger

        total = self.table.total

        def work(report: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
            write_ledger(path, ledger.every(query), lambda done: report(done, max(done, total)), cancelled)

        if not self.ui.busy.task.busy:
            self.ui.save.setEnabled(False)
            self.ui.problem.say("")
            self.ui.notice.say("")
            self.ui.busy.run("正在导出", work, lambda _: self._saved(path))

    def _saved(self, path: Path) -> None:
        self._allow_saving()
        self.ui.notice.say(f"已导出“{path}”。", "good")

    def _cared(self, said: str) -> None:
        self.ui.problem.say("")
        self.ui.notice.say(said, "good")
        self._read(again=True)

    def _allow_saving(self) -> None:
        self.ui.save.setEnabled(bool(self._years) and not self.ui.busy.task.busy)

    def _failed(self, error: Exception) -> None:
        self._allow_saving()
        self.ui.notice.say(str(error) if isinstance(error, Stopped) else "", "info")
        if isinstance(error, Stopped):
            return
        if not isinstance(error, BjcertError):
            raise error
        self.ui.problem.say(str(error))
        self.ui.mend.setVisible(isinstance(error, LedgerDamaged) and self._ledger is self._own)

    def close_down(self) -> None:
        """Let what is being read or written end."""
        for each in (self._reader, self._looker, self._writer):
            each.wait()
        self.ui.busy.task.wait()
