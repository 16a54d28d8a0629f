"""批量办理: one scenario for many units, with what each of them lacks, and all their folders at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from ...domain.renewals import DUE_DAYS, Wanted
from ...domain.tasks import not_official
from ...domain.unit import Unit
from ...guide import Catalogue
from ...jobs.batch.batch import Batch
from ...jobs.batch.readiness import CheckedBatch, Readiness, check_batch
from ...jobs.batch.result import NOTHING_DONE, BatchResult
from ...jobs.batch.selection import Filter, Selection, prepare_units
from ...jobs.form_library import FormSet
from ...jobs.preparation import PreparedUnit
from ...ledger import Ledger
from ...system.event_log import note
from ..kit import style
from ..kit.accessible import tell
from ..kit.choices import OneOf
from ..kit.desktop import open_folder
from ..kit.dialogs import ask_for_folder, errors_told, message
from ..kit.screen import Screen
from ..kit.tables import dress, give_room
from ..kit.task import BackgroundTask, Cancelled, Report
from ..kit.widgets import chip
from ..state.overview import Overview
from ..state.settings import Settings
from ..state.workbook import Workbook
from ..workbook.missing_dialog import show_missing
from .batch_choices import BatchChoices
from .batch_export import BatchExport
from .batch_messages import amounts, good_news, problems
from .batch_table import BatchTable
from .ui_batch_screen import Ui_BatchScreen

_MANY = 2000  # units: checking more takes so long that progress is shown
_FILTERS: dict[Filter, str] = {"": "全部", "complete": "资料完整", "incomplete": "资料不全"}
_FILTERS["due"] = f"{DUE_DAYS} 天内到期"
#: Shown while no unit is selected, by whether any is listed.
_NOBODY = {True: "选中一行，这里显示还缺什么。", False: "没有找到，请换个写法或换个筛选试试。"}


class BatchScreen(Screen):
    """Shows a batch as it is chosen, and exports it. *mend* asks to complete a unit on another screen.

    *printing* asks to print what has been exported, *followed* to show the batch with that key in 办理记录.
    """

    help_chapter = "batch"
    mend = Signal(Unit)
    printing = Signal(BatchResult)
    followed = Signal(str)
    scrolls = False

    def __init__(
        self, catalogue: Catalogue, workbook: Workbook, forms: FormSet, settings: Settings, ledger: Ledger
    ) -> None:
        super().__init__()
        self.ui = Ui_BatchScreen()
        self.ui.setupUi(self)
        self._catalogue, self._workbook, self._forms, self._settings = catalogue, workbook, forms, settings
        self._ledger = ledger
        self.out = settings.out
        self.selection = Selection()
        self._checker, self._lister = BackgroundTask(self), BackgroundTask(self)
        self._export = BatchExport(self.ui, self)
        self._outdated = self._everything = False  # check again after the export; choose all units once checked
        self._result = NOTHING_DONE  # of the last export
        self._unfinished = self._fault = ""  # the notice of an interrupted batch; what kept work from its end
        self._filter: Filter = ""
        self._low, self._samples = False, ""  # *samples*: that forms of the scenario are only samples
        self._path, self._reads = Path(), 0  # of the workbook whose units were checked
        self._view: Overview | None = None
        self._wanted: Wanted = {}  # the only units and certificates to list; blank for all
        self.choices = BatchChoices(catalogue, self.ui.choices, self.ui.moreChoices, self)
        self.choices.keep(settings)
        self.choices.changed.connect(self.check)
        self.table = BatchTable(self.selection.status)
        self.table.ticked.connect(self._ticked)
        dress(self.ui.table, self.table, (0, len(self.table.heads) - 1))
        self.ui.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_reason())
        self.chips = {name: chip(text) for name, text in _FILTERS.items()}
        self._filters = OneOf(self, self.chips, self._filter_by)
        for made in self.chips.values():
            self.ui.filters.addWidget(made)
        self._filter_by(next((name for name in _FILTERS if name == settings.value("batch/filter")), ""))
        self._connect()
        for hidden in (self.ui.opener, self.ui.print, self.ui.follow, self.ui.mend, self.ui.busy):
            hidden.hide()
        for banner in (self.ui.problem, self.ui.notice, self.ui.samples):
            banner.say("")
        self._workbook_changed()
        self._settings_changed()

    def _connect(self) -> None:
        self.ui.open.attach(self._workbook)
        self.ui.everybody.clicked.connect(self._take_everybody)
        self.ui.search.textChanged.connect(lambda _text: self._list())
        self.ui.all.clicked.connect(lambda: self.table.choose(self.selection.listed_rows()))
        self.ui.none.clicked.connect(lambda: self.table.choose(set()))
        self.ui.mend.clicked.connect(self._mend)
        self.ui.change.clicked.connect(self._change_out)
        self.ui.export.clicked.connect(self.export)
        self.ui.opener.clicked.connect(self._open_folder)
        self.ui.print.clicked.connect(lambda: self.printing.emit(self._result))
        self.ui.stop.clicked.connect(self._checker.cancel)
        self._export.ended.connect(self._exported)
        for task in (self._checker, self._lister, self._export.task):
            task.failed.connect(self._failed)
        self.ui.missing.clicked.connect(self._ask_for_missing)
        self.ui.follow.clicked.connect(lambda: self.followed.emit(self._result.batch))
        self._workbook.changed.connect(self._workbook_changed)
        self._settings.changed.connect(self._settings_changed)

    @property
    def busy(self) -> bool:
        """Whether units are being checked or exported, or have yet to be checked."""
        return self._checker.busy or self._export.task.busy or self.selection.checked is None

    # --- what would be written

    def take(self, scenario: str, wanted: Wanted, answers: Mapping[str, str]) -> None:
        """Make a batch of just the *wanted* units and certificates, all chosen, with *answers* to questions."""
        self._wanted, self._everything, self.selection.checked = wanted, True, None
        self.ui.search.clear()
        self._filter_by("")
        self.choices.scenarios.setCurrentIndex(self.choices.scenarios.findData(scenario))
        self.choices.answer(answers)
        self.check()

    def _take_everybody(self) -> None:
        """Go back to all units of the registry."""
        self._wanted = {}
        self.check()

    def batch(self) -> Batch:
        """A batch as everything is chosen now, without its units."""
        scenario, case, naming = self.choices.scenario, self.choices.case(), self._settings.policy.text("folder_name")
        ledger = self._ledger
        return Batch(self._catalogue, scenario, case, (), self.out, self._forms, naming=naming, ledger=ledger)

    def check(self) -> None:
        """Check in the background what each unit would get."""
        selection = self.selection
        selection.finished, selection.outcomes = False, {}
        self.table.redraw()
        self.choices.fit(every_certificate=bool(self._wanted))
        self.ui.asked.setVisible(bool(self._wanted))
        self.ui.askedText.setText(f"只列出“到期提醒”里选的 {len(self._wanted)} 个单位和要办的证书。")
        if self._export.task.busy:
            self._outdated = True
            return
        documents = self.choices.scenario.documents
        sampled = () if self._workbook.practising else self._forms.samples(each.form for each in documents)
        self._samples = not_official(sampled)  # in practice, the window says that nothing is for use
        self._show_samples()
        batch, only_due, notes, wanted = self.batch(), self.choices.due, self._workbook.notes, self._wanted
        units = self._workbook.registry.units if self._workbook.registry else ()
        cases = self._workbook.cases

        def work(_report: Report, cancelled: Cancelled) -> CheckedBatch:
            whole = replace(batch, members=prepare_units(units, notes, wanted, cancelled=cancelled))
            whole = whole.issuing_anew() if wanted and not batch.scenario.about_existing else whole
            return check_batch(whole.only_due() if only_due else whole, cases, cancelled)

        def checked(result: CheckedBatch) -> None:
            moved, self._reads = self._reads != self._workbook.reads, self._workbook.reads
            selection.update(result, only_due=only_due, everything=self._everything, moved=moved)
            self._everything = False
            if self.ui.problem.text() == self._fault:
                self.ui.problem.say("")
            self._show_busy("")
            self._list()
            self.table.choose(selection.chosen)
            self._tell_unfinished(result.unfinished)

        self._checker.cancel()
        self._checker.run(work, checked)
        self._show_busy(f"正在核对 {len(units):,} 个单位…" if len(units) > _MANY else "")

    def _tell_unfinished(self, day: date | None) -> None:
        said = f"{day} 有一批没有办完。选好那些单位，点“导出全部”会接着办，已写好的不会重写。" if day else ""
        if self.ui.notice.text() in ("", self._unfinished):
            self.ui.notice.say(said, "info")
            self._unfinished = said

    # --- what is shown

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make room for the table."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._low = self.height() < style.LOW_BELOW and not self.ui.work.isHidden()
        give_room(self.ui, self._low)
        self.ui.reason.setVisible(not self._low or self.ui.table.currentIndex().isValid())
        self._show_samples()
        self.choices.set_narrow(self.width() < style.COMPACT_BELOW)
        self.choices.set_in_two(self.width() < style.NARROW_BELOW)

    def _show_samples(self) -> None:
        """Say that forms are only samples: above the table, in a low window beside the folder."""
        self.ui.samples.say("" if self._low else self._samples)
        self.ui.out.setText(f"{'示例表样，' if self._low and self._samples else ''}保存到：{self.out}")

    def _workbook_changed(self) -> None:
        there = self.ui.open.show_workbook()
        self.ui.work.setVisible(there)
        self.ui.footer.setVisible(there)
        self._fit()
        if self._workbook.problem:
            self.ui.problem.say(self._workbook.problem)
        if there and not self._workbook.busy:
            path = self._workbook.registry.path if self._workbook.registry else Path()
            if path != self._path:
                self._path, self.selection.checked = path, None  # other units: none of them has been chosen yet
            if self._workbook.view is not self._view:
                self._view = self._workbook.view
                self.check()

    def _settings_changed(self) -> None:
        self.out = self._settings.out
        self.ui.change.setVisible(not self._settings.locked("output"))
        self._show_totals()

    def _filter_by(self, name: Filter) -> None:
        self._filter = name
        self._settings.set_value("batch/filter", name)
        self._filters.show(name)
        self._list()

    def _list(self) -> None:
        """List the units that the filter and the search leave."""
        registry = self._workbook.registry
        if self.selection.checked is None or registry is None:
            return
        text = self.ui.search.text().strip()
        found = {unit.row for unit in registry.search(text, len(registry.units))[0]} if text else None
        self.selection.list_units(self._filter, date.today(), found)
        self.table.replace_rows(self.selection.listed)
        self._show_reason()
        self._show_totals()

    def _current(self) -> Readiness | None:
        return self.table.at(self.ui.table.currentIndex().row())

    def _show_reason(self) -> None:
        ready = self._current()
        self.ui.reason.setVisible(ready is not None or not self._low or not self.table.rows)
        tell(self.ui.reason, self.selection.reason(ready) if ready else _NOBODY[bool(self.table.rows)])
        self.ui.mend.setVisible(ready is not None and not ready.complete and not ready.idle)

    def _mend(self) -> None:
        if (ready := self._current()) is not None:
            self.mend.emit(ready.member.unit)

    def _ticked(self) -> None:
        if self.table.chosen != self.selection.chosen:
            self.selection.chosen = set(self.table.chosen)
            self.selection.finished = False
        self._show_totals()

    def _show_totals(self) -> None:
        totals, finished = self.selection.totals(), self.selection.finished
        asked, unasked = "文件都写好了，接下来打印" if finished else "请勾选要办的单位", self.choices.unasked
        tell(self.ui.total, unasked or (amounts(totals) if totals.units else asked))
        self._show_samples()
        self.ui.export.setEnabled(bool(totals.units) and not unasked and self.ui.busy.isHidden())
        style.set_state(self.ui.export, "role", "plain" if finished else "primary")
        style.set_state(self.ui.print, "role", "primary" if finished else "plain")

    def _show_busy(self, text: str) -> None:
        """Show that work is going on; with a blank *text*, that none is."""
        self.ui.busy.setVisible(bool(text))
        self.ui.totals.setVisible(not text)
        self.ui.busyText.setText(text)
        self.ui.bar.setRange(0, 0)
        for part in (self.ui.work, self.ui.change):
            part.setEnabled(not text)
        self._show_totals()

    # --- export

    def _batch_of(self, members: Sequence[PreparedUnit]) -> Batch:
        """The batch of these units, each with the certificates that were checked."""
        checked, batch = self.selection.checked, replace(self.batch(), members=members)
        return replace(batch, case=checked.case, choices=checked.choices) if checked else batch

    def _ask_for_missing(self) -> None:
        """Say what the ticked units still have to give, or else the selected one."""
        current = self._current()
        asked = [each.member for each in self.selection.picked() or ([current] if current else [])]
        show_missing(self._lister, self._batch_of(asked), self._workbook, self, self.ui.notice.say)

    def export(self) -> None:
        """Write the folders of all chosen units; an interrupted batch is resumed."""
        if self.selection.checked is None or self._export.task.busy:
            return
        if self._checker.busy:
            self._checker.drop()
            self._outdated = True
        batch = self._batch_of([each.member for each in self.selection.picked()])
        for banner in (self.ui.problem, self.ui.notice):
            banner.say("")
        self._export.start(batch)
        self._show_busy("正在导出…")

    def _exported(self, result: BatchResult) -> None:
        done = self.selection.finish(result)
        note("batch", written=done, failed=len(result.outcomes) - done, left=result.left)
        self.ui.notice.say(good_news(result, self.out), "good" if done else "info")
        self.ui.problem.say(problems(result))
        self._result = result
        for button in (self.ui.opener, self.ui.print):
            button.setVisible(bool(done))
        self.ui.follow.setVisible(bool(done and result.batch))
        self._show_busy("")
        self.table.choose(self.selection.chosen)
        self._show_reason()
        if self.selection.finished and self.isVisible():
            self.ui.print.setFocus()
        self._check_again()

    def _failed(self, error: Exception) -> None:
        self._show_busy("")
        self._check_again()
        self._fault = message(error)
        self.ui.problem.say(self._fault)

    def _check_again(self) -> None:
        if self._outdated:
            self._outdated = False
            self.check()

    def _open_folder(self) -> None:
        with errors_told(self.ui.problem.say):
            open_folder(self.out)

    def _change_out(self) -> None:
        if (folder := ask_for_folder(self, self.out)) is not None:
            self.out = folder
            self._settings.remember("output", self.out)
            self._show_totals()
