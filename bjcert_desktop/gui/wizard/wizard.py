"""办理业务: the rail of steps, the page of the present step, the footer. The wizard alone holds the case."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QScrollArea

from ...domain.case import Case
from ...domain.plan import Plan, make_plan
from ...domain.steps import Step, StepKind, steps
from ...domain.unit import Unit, same_unit
from ...errors import BjcertError, CaseError
from ...guide import Catalogue
from ...jobs.drafts import Draft, new_id, remove_draft
from ...jobs.export import Exported, export_case, folder_name
from ...jobs.form_library import FormSet
from ...registry import Finding
from ...system.event_log import note
from ..kit import style
from ..kit.screen import Screen
from ..kit.task import Job, Work
from ..kit.widgets import ChoiceCard, scrolled
from ..state.settings import Settings
from ..state.workbook import Workbook
from .case_draft import OwnDraft
from .certificates_page import CertificatesPage
from .choice_pages import DeliveryPage, PaymentPage, QuestionPage
from .last_pages import DonePage, OnlinePage, ReviewPage, StopPage
from .page import Page, State
from .paper_pages import FeePage, MaterialsPage
from .ui_wizard import Ui_Wizard
from .unit_page import UnitPage

_PAGES: dict[StepKind, type[Page]] = {
    StepKind.QUESTION: QuestionPage,
    StepKind.CERTIFICATES: CertificatesPage,
    StepKind.DELIVERY: DeliveryPage,
    StepKind.PAYMENT: PaymentPage,
    StepKind.MATERIALS: MaterialsPage,
    StepKind.FEE: FeePage,
    StepKind.REVIEW: ReviewPage,
    StepKind.ONLINE: OnlinePage,
    StepKind.STOP: StopPage,
    StepKind.DONE: DonePage,
}


class Wizard(Screen):
    """Pages give back changed cases; steps, plan and everything shown follow from the case."""

    scrolls = False
    home = Signal()  # the business is to be chosen, which is done at home
    opened = Signal()  # a step is shown again, after the choice of business

    def __init__(
        self, catalogue: Catalogue, workbook: Workbook, forms: FormSet, drafts: Path, settings: Settings
    ) -> None:
        super().__init__()
        self.ui = Ui_Wizard()
        self.ui.setupUi(self)
        self.catalogue, self.workbook, self.forms, self.settings = catalogue, workbook, forms, settings
        self.case = Case()
        self.plan: Plan | None = None
        self.rejected: dict[str, Finding] = {}
        self.exported: Exported | None = None
        self.at = self.reached = 0
        self._problem = self._busy = ""
        self._draft = OwnDraft(drafts, self)
        self._draft.due.connect(self.keep)
        self._job: Job | None = None
        self.pages: dict[StepKind, Page] = {}
        self._scrolls: dict[StepKind, QScrollArea] = {}
        self.ui.back.clicked.connect(lambda: self.go(self.at - 1))
        self.ui.next.clicked.connect(self.advance)
        self.ui.rail.chosen.connect(self.go)
        self.ui.change.clicked.connect(self._choose_out)
        self.ui.leave.clicked.connect(self.start_over)
        self.out = settings.out
        settings.changed.connect(self._settings_changed)
        self._view = workbook.view
        workbook.changed.connect(self._workbook_changed)

    # --- the case and its steps

    @property
    def steps(self) -> list[Step]:
        """The steps of the case as it stands."""
        return steps(self.catalogue, self.case, self.plan)

    @property
    def page(self) -> Page:
        """The page of the present step."""
        return self._page(self.steps[self.at].kind)

    def assign(self, case: Case) -> None:
        """Take a changed case: the only place where it changes."""
        before = [step.kind for step in self.steps]
        self.case, self.exported, self._problem = case, None, ""
        unit = (case.unit or Unit()).corrected(case.choices.corrections)
        self.rejected = self.workbook.notes.rejected(unit)
        self.plan = None
        if case.business and self.catalogue.scenario_for(case.business, case.answers):
            try:
                usable = case.unit and self.workbook.notes.usable(case.unit)
                self.plan = make_plan(self.catalogue, replace(case, unit=usable), rejected=self.rejected)
            except CaseError as error:
                self._problem = str(error)
        if [step.kind for step in self.steps] != before:
            self.reached = self.at
        self._keep_soon()
        self._refresh()

    def go(self, index: int, field: str = "") -> None:
        """Show the step at *index*, its cursor in *field*; the first step is at home."""
        before, self.at = self.at, max(0, min(index, len(self.steps) - 1))
        self.reached = max(self.reached, self.at)
        self._problem = ""
        self._keep_soon()
        self._refresh()
        if self.at == 0:
            self.home.emit()
            return
        if before == 0:
            self.opened.emit()
        self._scrolls[self.steps[self.at].kind].verticalScrollBar().setValue(0)
        self.page.focus(field)

    def advance(self) -> None:
        """What the primary button does on this step."""
        kind = self.steps[self.at].kind
        if kind in (StepKind.REVIEW, StepKind.ONLINE):
            self._export()
        elif kind in (StepKind.STOP, StepKind.DONE):
            self.drop(self._draft.id)
            self.go(0)
        elif self.steps[self.at].ready:
            self.go(self.at + 1)

    def chapter_now(self) -> str:
        """The key of the chapter on the present step; most steps are in the chapter of their business."""
        return self.page.help_chapter or self.case.business

    def show_again(self) -> None:
        """Show the present step once more: something that it shows has changed elsewhere."""
        self._refresh()

    def enter(self) -> None:
        """Show the first step of a case that the choice of business was gone back to from."""
        if self.at == 0 and self.case.business:
            self.go(1)

    def choose(self, business: str, answers: Mapping[str, str] | None = None) -> None:
        """Begin a case of *business*, or give it to the case at hand; questions that *answers* decide are passed by."""
        said = answers or {}
        self.at = 0
        self.assign(replace(self.case, business=business, answers={**self.case.answers, **said}))
        self.go(next(n for n, step in enumerate(self.steps) if n and step.question not in said))

    def leave(self) -> bool:
        """Put the case away, among the drafts when it is not done; False while it is being exported."""
        if self._job is not None:
            return False
        self.keep()
        self._begin_anew()
        return True

    def start_over(self) -> None:
        """Leave the case, and go home."""
        if self.leave():
            self.go(0)

    def _begin_anew(self) -> None:
        self._draft.let_go()
        self.at = self.reached = 0
        self.assign(Case())

    # --- drafts

    def keep(self) -> None:
        """Put the case on the disk as it is now."""
        if self.case.business and self.exported is None:
            self._draft.save(self.case, self.steps[min(self.reached, len(self.steps) - 1)].kind)
            self._show_footer(self.steps)

    def resume(self, draft: Draft) -> None:
        """Go on with *draft* where it was left."""
        self.keep()
        if not self._draft.take(draft.id):
            self._draft.take(new_id())  # another window goes on with this one: here it is a case of its own
        self.at = self.reached = 0
        self.assign(draft.case)
        kinds = [step.kind for step in self.steps]
        open_ = next((index for index, step in enumerate(self.steps) if not step.ready), len(kinds) - 1)
        wanted = kinds.index(StepKind(draft.step)) if draft.step in kinds else 0
        last = kinds.index(StepKind.DONE) - 1 if StepKind.DONE in kinds else wanted
        self.go(max(1, min(wanted, open_, last)))

    def _keep_soon(self) -> None:
        if self.case.business and self.exported is None:
            self._draft.changed()

    def drop(self, draft_id: str) -> None:
        """Forget a draft for good; a case that it is the draft of is at an end."""
        if draft_id:
            remove_draft(self._draft.folder, draft_id)
        if draft_id == self._draft.id:
            self._begin_anew()

    def _go_to(self, kind: str, field: str) -> None:
        self.go(next(i for i, step in enumerate(self.steps) if step.kind == kind), field)

    # --- what is shown

    def _page(self, kind: StepKind) -> Page:
        if kind not in self.pages:
            page = UnitPage(self.workbook) if kind == StepKind.UNIT else _PAGES[kind]()
            page.case_changed.connect(self.assign)
            page.go_to.connect(self._go_to)
            page.onward.connect(self.advance)
            self._scrolls[kind] = scrolled(page)
            self.ui.pages.addWidget(self._scrolls[kind])
            self.pages[kind] = page
            self._fit(page)
        return self.pages[kind]

    def _refresh(self) -> None:
        found = self.steps
        self.at = min(self.at, len(found) - 1)
        step = found[self.at]
        if step.kind == StepKind.BUSINESS:
            return
        page = self._page(step.kind)
        scenario = self.plan.scenario if self.plan else None
        state = State(
            self.catalogue,
            self.forms,
            self.case,
            self.plan,
            self.rejected,
            self.exported,
            self._problem,
            step.question,
            bool(scenario and scenario.online),
        )
        page.show_state(state)
        self.ui.pages.setCurrentWidget(self._scrolls[step.kind])
        self.ui.rail.show_steps(found, self.at, self.reached, exported=self.exported is not None)
        self._show_footer(found)

    def _show_footer(self, found: list[Step]) -> None:
        step = found[self.at]
        self.ui.next.setEnabled(step.ready)
        for part in (self.ui.pages, self.ui.rail, self.ui.footer):
            part.setEnabled(not self._busy)  # what is being exported stays as it is shown
        writes = step.kind in (StepKind.REVIEW, StepKind.ONLINE)
        self.ui.change.setVisible(writes and not self.settings.locked("output"))
        self.ui.leave.setVisible(not writes and step.kind not in (StepKind.STOP, StepKind.DONE))
        total = self.plan.total if self.plan and self.case.unit else None
        self.ui.total.setText("" if total is None else f"费用合计 {total} 元" if total else "费用合计：免费")
        self.ui.total.setVisible(total is not None)
        self.ui.status.setText(self._status(step) if not self._busy or not writes else self._busy)
        labels = {
            StepKind.REVIEW: "导出 Word 文件",
            StepKind.ONLINE: "导出办理指引",
            StepKind.STOP: "返回首页",
            StepKind.DONE: "再办一件",
        }
        following = found[self.at + 1].title if self.at + 1 < len(found) else ""
        label = labels.get(step.kind, f"下一步：{following}")
        self.ui.next.setText(f"{label}(&N)")
        self.ui.next.setAccessibleName(label)

    def _status(self, step: Step) -> str:
        if step.kind in (StepKind.REVIEW, StepKind.ONLINE) and self.plan:
            folder = self.out / folder_name(self.plan, naming=self.settings.policy.text("folder_name"))
            return f"保存到：{folder}{'（已有同名文件夹，另存一份）' if folder.exists() else ''}"
        if step.kind in (StepKind.STOP, StepKind.DONE):
            return ""
        if not step.ready and step.kind in (StepKind.UNIT, StepKind.QUESTION):
            return "请先选一个单位" if step.kind == StepKind.UNIT else "请先选一项"
        return self._draft.said

    def _compact(self) -> bool:
        return self.width() < style.COMPACT_BELOW

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on, except on a button, which it presses; a card that is chosen already is as good as none."""
        focused = self.focusWidget()
        pressed = isinstance(focused, QPushButton) and not (isinstance(focused, ChoiceCard) and focused.isChecked())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not pressed and self.ui.next.isEnabled():
            self.ui.next.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the page the rail's room in a narrow window."""
        super().resizeEvent(event)
        compact = self._compact()
        self.ui.rail.set_compact(compact)
        for page in self.pages.values():
            self._fit(page)

    def _fit(self, page: Page) -> None:
        layout, side = page.layout(), style.MARGIN_COMPACT if self._compact() else style.MARGIN
        if layout is not None:
            margins = layout.contentsMargins()
            spare = self.width() - self.ui.rail.width() - side - style.WIDEST
            layout.setContentsMargins(side, margins.top(), max(side, spare), margins.bottom())

    # --- workbook, export

    def _workbook_changed(self) -> None:
        """Follow the workbook: the case keeps its unit with what is now known of it."""
        unit, view = self.case.unit, self.workbook.view
        if unit is not None and view is not None and view is not self._view:
            exported = self.exported
            now = same_unit(unit, view.registry.units) or unit  # one that is gone stays as it was read
            choices = {**self.case.by_unit, now.key: self.case.choices}
            self.assign(replace(self.case, unit=now, by_unit=choices))
            self.exported = exported
        self._view = view
        self._refresh()

    def _choose_out(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "选择保存位置", str(self.out))
        if name:
            self.out = Path(name)
            self.settings.remember("output", self.out)
            self._refresh()

    def _settings_changed(self) -> None:
        self.out = self.settings.out
        self._refresh()

    def _export(self) -> None:
        plan = self.plan
        if plan is not None:
            out, naming = self.out, self.settings.policy.text("folder_name")
            self._run(
                "正在导出…",
                lambda _report, _cancelled: self._export_and_record(plan, out, naming),
                self._done,
            )

    def _export_and_record(self, plan: Plan, out: Path, naming: str) -> Exported:
        from ...ledger import Ledger  # with its database, which a start does not need

        ledger = Ledger(self._draft.folder.parent)
        return export_case(plan, out, self.forms, numbered=True, naming=naming, ledger=ledger)

    def _done(self, exported: Exported) -> None:
        note("exported", scenario=self.plan.scenario.id if self.plan else "", files=len(exported.files))
        if exported.unrecorded:
            self.keep()  # it may have to be exported again
        else:
            self._draft.remove()
        self._draft.let_go()
        self.exported = exported
        self.go(len(self.steps) - 1)

    def _run(self, busy: str, work: Work, then: Callable[..., None]) -> None:
        if self._job is None:
            self._busy, self._problem = busy, ""
            self._job = Job(work, self)
            self._job.done.connect(lambda result: self._end(lambda: then(result)))
            self._job.failed.connect(lambda error: self._end(lambda: self._failed(error)))
            self._job.start()
            self._refresh()

    def _end(self, then: Callable[[], None]) -> None:
        self._job, self._busy = None, ""
        try:
            then()
        finally:
            self._refresh()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, BjcertError):
            raise error
        self._problem = str(error)

    def close_down(self) -> None:
        """Keep the case, and let a running export end."""
        self.keep()
        self._draft.release()
        for page in self.pages.values():
            page.close_down()
        if self._job is not None:
            self._job.wait(10_000)
