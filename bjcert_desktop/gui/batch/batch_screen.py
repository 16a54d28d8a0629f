"""批量办理: one scenario for many units, with what each of them lacks, and all their folders in one go."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog

from ...domain.case import UnitChoices
from ...domain.renewals import DUE_DAYS, Handled, Wanted, due_indexes, in_hand
from ...domain.unit import Unit
from ...errors import BjcertError
from ...guide import Catalogue
from ...jobs.batch.run import Batch, BatchResult, Member, Preview, Readiness, interrupted_day, preview, run
from ...jobs.form_library import FormSet
from ...ledger import Ledger, LedgerError
from ...system.event_log import note
from ..kit import style
from ..kit.desktop import open_path
from ..kit.screen import Screen
from ..kit.tables import dress, give_room
from ..kit.task import Job, Newest
from ..kit.widgets import chip
from ..state.settings import Settings
from ..state.workbook import Overview, Workbook
from .batch_choices import BatchChoices
from .batch_messages import good_news, problems
from .batch_table import HEADS, BatchTable, members_of, moved
from .ui_batch_screen import Ui_BatchScreen

_MANY = 2000  # units; to look at more takes so long that it is told
_FILTERS = {"": "全部", "complete": "资料完整", "incomplete": "资料不全", "soon": f"{DUE_DAYS} 天内到期"}


#: What is said where no unit is looked at, by whether any is listed.
_NOBODY = {True: "选中一行，这里显示还缺什么。", False: "没有找到，请换个写法或换个筛选试试。"}
#: What each unit would get, the day of a run that was interrupted, and what is in a case already.
_Looked = tuple[Preview, date | None, dict[int, Handled]]


class BatchScreen(Screen):
    """The batch as it is being chosen; *mend* asks for a unit to be completed elsewhere."""

    help_chapter = "batch"
    mend = Signal(Unit)
    scrolls = False

    def __init__(
        self,
        catalogue: Catalogue,
        workbook: Workbook,
        forms: FormSet,
        settings: Settings,
        ledger: Ledger,
        handled: Callable[[], Sequence[Handled]],
    ) -> None:
        super().__init__()
        self.ui = Ui_BatchScreen()
        self.ui.setupUi(self)
        self._catalogue, self._workbook, self._forms, self._settings = catalogue, workbook, forms, settings
        self._ledger, self._handled = ledger, handled
        self.out = settings.out
        self._job: Job | None = None
        self._ledger_reader = Newest(self)  # of what would be good to know, but is not needed
        self._again = self._looking = False
        self._unfinished = ""  # what is said of a batch that was interrupted
        self._filter = ""
        self._low = False  # the page
        self._through = False  # what was chosen is written, and nothing else has been chosen since
        self._ready: Preview | None = None
        self._day: date | None = None  # of a batch that was interrupted
        self._path, self._reads = Path(), 0  # of the workbook whose units were looked at
        self._view: Overview | None = None  # of these units
        self._wanted: Wanted = {}  # the units and certificates that were asked for, all where it is blank
        self._take = False  # choose all units once they have been looked at
        self.ui.everybody.clicked.connect(self._take_everybody)
        self.ui.open.attach(workbook)
        self.choices = BatchChoices(catalogue, self.ui.choices, self)
        self.choices.changed.connect(self._look)
        self._make_table()
        self.chips = {name: chip(text, partial(self._filter_by, name)) for name, text in _FILTERS.items()}
        for made in self.chips.values():
            self.ui.filters.addWidget(made)
        self.chips[""].setChecked(True)
        self.ui.search.textChanged.connect(lambda _text: self._list())
        self.ui.all.clicked.connect(self._choose_all)
        self.ui.none.clicked.connect(lambda: self.table.choose(set()))
        self.ui.change.clicked.connect(self._change_out)
        self.ui.export.clicked.connect(self.export)
        self.ui.stop.clicked.connect(lambda: self._job and self._job.cancel())
        self.ui.opener.clicked.connect(self._open_folder)
        self.ui.opener.hide()
        self.ui.busy.hide()
        self.ui.problem.say("")
        self.ui.notice.say("")
        workbook.changed.connect(self._workbook_changed)
        self._workbook_changed()
        settings.changed.connect(self._settings_changed)
        self._settings_changed()

    def _make_table(self) -> None:
        self.table = BatchTable()
        self.table.ticked.connect(self._chose)
        view = self.ui.table
        dress(view, self.table, (0, len(HEADS) - 1))
        view.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_reason(now.row()))
        self.ui.mend.clicked.connect(self._mend)

    # --- what would be written

    def take(self, scenario: str, wanted: Wanted) -> None:
        """Make a batch of just the *wanted* units and certificates, all of them chosen."""
        self._wanted, self._take, self._ready = wanted, True, None
        self.ui.search.clear()
        self._filter_by("")
        scenarios = self.choices.scenarios
        index = scenarios.findData(scenario)
        if index == scenarios.currentIndex():
            self._look()
        else:
            scenarios.setCurrentIndex(index)  # which looks, too

    def _take_everybody(self) -> None:
        """Back to all units of the workbook."""
        self._wanted = {}
        self._look()

    def _chooser(self) -> Callable[[Sequence[Member]], Batch]:
        """What makes a batch of its members, as everything is chosen now."""
        scenario, only_due, case = self.choices.scenario, self.choices.due, self.choices.case()
        catalogue, out, forms, ledger = self._catalogue, self.out, self._forms, self._ledger
        naming = self._settings.policy.text("folder_name")

        def make(members: Sequence[Member]) -> Batch:
            due = {}
            for unit in [member.unit for member in members] if only_due else ():
                due[unit.key] = UnitChoices(chosen=due_indexes(unit, case.day))
            return Batch(
                catalogue, scenario, replace(case, by_unit=due), members, out, forms, naming=naming, ledger=ledger
            )

        return make

    def enter(self) -> None:
        """Look anew what is in hand: cases may have been exported elsewhere since the units were looked at."""
        ready = self._ready
        if ready is None or self._job is not None or not self.choices.scenario.renews or self._day:
            return

        def know(handled: dict[int, Handled]) -> None:
            if ready is self._ready:
                again = self.table.chosen & (handled.keys() - self.table.handled.keys())
                self.table.handled = handled
                self.table.choose(self.table.chosen - again) if again else self.table.say(self.table.said)
                self._show_reason(self.ui.table.currentIndex().row())

        units = [each.member.unit for each in ready.units]
        self._ledger_reader.ask(lambda: in_hand(units, date.today(), self._handled()), know)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make room for the table."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._low = self.height() < style.LOW_BELOW and not self.ui.work.isHidden()
        give_room(self.ui, self._low)
        self.ui.reason.setVisible(not self._low or self.ui.table.currentIndex().isValid())
        self.choices.set_narrow(self.width() < style.COMPACT_BELOW)

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
                self._path, self._ready = path, None  # other units, of which none has been chosen yet
            if self._workbook.view is not self._view:
                self._view = self._workbook.view
                self._look()

    def _look(self) -> None:
        """Work out anew what each unit would get, in the background."""
        self._through = False
        self.table.say({})
        self.choices.fit(every_certificate=bool(self._wanted))
        self.ui.asked.setVisible(bool(self._wanted))
        self.ui.askedText.setText(f"只列出“到期提醒”里选的 {len(self._wanted)} 个单位和要办的证书。")
        if self._job is not None:
            self._again = True
            if self._looking:
                self._job.cancel()
            return
        make, notes, wanted = self._chooser(), self._workbook.notes, self._wanted
        units = self._workbook.registry.units if self._workbook.registry else ()

        renewed, handled = self.choices.scenario.renews, self._handled

        def work(_report: object, cancelled: Callable[[], bool]) -> _Looked:
            batch, already = make(members_of(units, wanted, notes, cancelled)), dict[int, Handled]()
            day = interrupted_day(batch)
            if renewed and not day:  # what a run wrote that was interrupted belongs to the one that goes on with it
                with suppress(LedgerError):  # it would be good to know, but is not needed
                    already = in_hand([each.unit for each in batch.members], date.today(), handled())
            return preview(batch, cancelled), day, already

        self._looking = True
        self._start(f"正在核对 {len(units):,} 个单位…" if len(units) > _MANY else "", work, self._looked)

    def _looked(self, result: _Looked) -> None:
        if self._again:
            return  # something else has been chosen since
        before, (self._ready, self._day, self.table.handled) = self._ready, result
        first = before is None
        if before is not None and self._reads != self._workbook.reads:
            self.table.chosen = moved(self.table.chosen, before, self._ready)
        self._reads = self._workbook.reads
        self._list()
        if self._take:
            self.table.choose({each.member.unit.row for each in self._ready.units if each.certificates})
        elif first:
            fit = {each.member.unit.row for each in self._ready.units if each.complete and each.certificates}
            self.table.choose(fit - set(self.table.handled))
        self._take = False
        self._show_totals()
        told = (
            f"{self._day} 有一批没有办完。选好那些单位，点“导出全部”会接着办，已写好的不会重写。" if self._day else ""
        )
        if self.ui.notice.text() in ("", self._unfinished):
            self.ui.notice.say(told, "info")
            self._unfinished = told

    def _filter_by(self, name: str) -> None:
        self._filter = name
        for each, made in self.chips.items():
            made.setChecked(each == name)
        self._list()

    def _list(self) -> None:
        """List the units that the filter and the search leave."""
        registry = self._workbook.registry
        if self._ready is None or registry is None:
            return
        text = self.ui.search.text().strip()
        found = {unit.row for unit in registry.search(text, len(registry.units))[0]} if text else None
        today = date.today()
        keeps: dict[str, Callable[[Unit, bool], bool]] = {
            "": lambda _unit, _complete: True,
            "complete": lambda _unit, complete: complete,
            "incomplete": lambda _unit, complete: not complete,  # of those with something to handle
            "soon": lambda unit, _complete: bool(due_indexes(unit, today)),
        }
        keep = keeps[self._filter]
        self.table.show_rows(
            [
                each
                for each in self._ready.units
                if keep(each.member.unit, each.complete)
                and (each.certificates or self._filter != "incomplete")
                and (found is None or each.member.unit.row in found)
            ]
        )
        self._show_reason(-1)
        self._show_totals()

    def _at(self) -> Unit | None:
        row = self.ui.table.currentIndex().row()
        return self.table.rows[row].member.unit if 0 <= row < len(self.table.rows) else None

    def _mend(self) -> None:
        if (unit := self._at()) is not None:
            self.mend.emit(unit)

    def _open_folder(self) -> None:
        try:
            open_path(self.out)
        except BjcertError as error:
            self.ui.problem.say(str(error))

    def _show_reason(self, row: int) -> None:
        ready = self.table.rows[row] if 0 <= row < len(self.table.rows) else None
        self.ui.reason.setText(self._reason(ready) if ready else _NOBODY[bool(self.table.rows)])
        self.ui.reason.setVisible(ready is not None or not self._low or not self.table.rows)
        self.ui.mend.setVisible(ready is not None and not ready.complete and not _idle(ready))

    def _reason(self, ready: Readiness) -> str:
        """What there is to know of a unit."""
        if problem := self.table.said.get(ready.member.unit.row):
            return problem
        if _idle(ready):
            return f"这个单位没有 {DUE_DAYS} 天内到期或已过期的证书，这次不用办。"
        handled = self.table.handled.get(ready.member.unit.row)
        known = f"{handled.words}，再导出会重复。" if handled else ""
        return known + ("".join(ready.reasons) or "资料完整。")

    def _chosen(self) -> list[int]:
        """The places of the chosen units in the batch."""
        units = self._ready.units if self._ready else ()
        return [n for n, each in enumerate(units) if each.member.unit.row in self.table.chosen and each.certificates]

    def _choose_all(self) -> None:
        self.table.choose({each.member.unit.row for each in self.table.rows if each.certificates})

    def _chose(self) -> None:
        """Other units have been chosen."""
        self._through = False
        self._show_totals()

    def _show_totals(self) -> None:
        units = [self._ready.units[n] for n in self._chosen()] if self._ready else []
        amounts = [each.amount for each in units if each.amount is not None]
        money = f"，{sum(amounts)} 元" if any(amounts) else ""
        incomplete = sum(not each.complete for each in units)
        unseen = len({each.member.unit.row for each in units} - {each.member.unit.row for each in self.table.rows})
        remarks = [f"{incomplete} 个资料不全，表上留空"] if incomplete else []
        remarks += [f"{unseen} 个没有列出"] if unseen else []
        more = f"（{'；'.join(remarks)}）" if remarks else ""
        said = f"{len(units)} 个单位，{sum(each.certificates for each in units)} 枚{money}{more}"
        asked = "这一批办完了" if self._through else "请勾选要办的单位"
        self.ui.total.setText(said if units else asked)
        self.ui.out.setText(f"保存到：{self.out}")
        self.ui.export.setEnabled(bool(units) and self.ui.busy.isHidden())
        style.set_state(self.ui.export, "role", "plain" if self._through else "primary")
        style.set_state(self.ui.opener, "role", "primary" if self._through else "plain")

    # --- export

    def export(self) -> None:
        """Write the folders of all chosen units; a batch that was interrupted is taken up."""
        if self._ready is None:
            return
        make, members = self._chooser(), [self._ready.units[number].member for number in self._chosen()]

        def work(report: Callable[[int, int], None], cancelled: Callable[[], bool]) -> BatchResult:
            def tell(done: int, total: int, name: str) -> None:
                self._name = name
                report(done, total)

            batch = make(members)
            if day := interrupted_day(batch):
                batch = replace(batch, case=replace(batch.case, day=day))
            return run(batch, tell, cancelled)

        self.ui.problem.say("")
        self.ui.notice.say("")
        self._name = ""
        self._looking = False
        self._start("正在导出…", work, self._exported)

    def _exported(self, result: BatchResult) -> None:
        written = {each.member.unit.row: each.problem for each in result.outcomes}
        done = {row for row, problem in written.items() if not problem}
        note("batch", written=len(done), failed=len(written) - len(done), left=result.left)
        self.ui.notice.say(good_news(result, self.out), "good" if done else "info")
        self.ui.problem.say(problems(result))
        self.ui.opener.setVisible(bool(done))
        self.table.say(written)
        if not result.resumable:  # else all of it is to be gone on with, what is written already as well
            self.table.choose(self.table.chosen - done)
            self._through = bool(done)
        self._show_reason(self.ui.table.currentIndex().row())
        if self._through and self.isVisible():
            self.ui.opener.setFocus()

    def _start(self, busy: str, work: Callable[..., object], then: Callable[..., None]) -> None:
        self._job = Job(work, self)
        self._job.done.connect(lambda result: self._end(lambda: then(result)))
        self._job.failed.connect(lambda error: self._end(lambda: self._failed(error)))
        self._job.progress.connect(self._progressed)
        self.ui.busy.setVisible(bool(busy))
        self.ui.totals.setVisible(not busy)
        self.ui.busyText.setText(busy)
        self.ui.bar.setRange(0, 0)
        for part in (self.ui.work, self.ui.export, self.ui.change):
            part.setEnabled(not busy)
        self._job.start()

    def _progressed(self, done: int, total: int) -> None:
        self.ui.bar.setRange(0, total)
        self.ui.bar.setValue(done)
        self.ui.busyText.setText(f"{done} / {total}　{self._name}")

    def _end(self, then: Callable[[], None]) -> None:
        self._job = None
        self.ui.busy.hide()
        self.ui.totals.show()
        for part in (self.ui.work, self.ui.export, self.ui.change):
            part.setEnabled(True)
        then()
        self._show_totals()
        if self._again:
            self._again = False
            self._look()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, BjcertError):
            raise error
        self.ui.problem.say(str(error))

    def _change_out(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "选择保存位置", str(self.out))
        if name:
            self.out = Path(name)
            self._settings.remember("output", self.out)
            self._show_totals()

    def _settings_changed(self) -> None:
        self.out = self._settings.out
        self.ui.change.setVisible(not self._settings.locked("output"))
        self._show_totals()

    def close_down(self) -> None:
        """Let the unit at hand be finished."""
        self._ledger_reader.wait()
        if self._job is not None:
            self._job.cancel()
            self._job.wait(20_000)


def _idle(ready: Readiness) -> bool:
    """Whether a unit has certificates, but none that is to be handled now."""
    return not ready.certificates and bool(ready.member.unit.certificates)
