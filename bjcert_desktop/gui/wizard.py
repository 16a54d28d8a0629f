"""办理业务: the rail of steps, the page of the present step, the footer. The wizard alone holds the case."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from ..case import Case
from ..errors import BjcertError, CaseError
from ..export import Exported, export_case, folder_name
from ..formset import FormSet
from ..guide import Catalogue
from ..plan import Plan, make_plan
from ..registry import Finding
from ..unit import Unit
from . import style
from .certificates_page import CertificatesPage
from .choice_pages import BusinessPage, QuestionPage
from .job import Job, Work
from .last_pages import DonePage, OnlinePage, ReviewPage, StopPage
from .page import Page, State
from .paper_pages import FeePage, MaterialsPage
from .steps import Kind, Step, steps
from .ui_wizard import Ui_Wizard
from .unit_page import UnitPage
from .widgets import RailStep, clear, scrolled
from .workbook import Workbook

_PAGES: dict[Kind, type[Page]] = {
    Kind.BUSINESS: BusinessPage,
    Kind.QUESTION: QuestionPage,
    Kind.CERTIFICATES: CertificatesPage,
    Kind.MATERIALS: MaterialsPage,
    Kind.FEE: FeePage,
    Kind.REVIEW: ReviewPage,
    Kind.ONLINE: OnlinePage,
    Kind.STOP: StopPage,
    Kind.DONE: DonePage,
}


class Wizard(QWidget):
    """Pages give back changed cases; steps, plan and everything shown follow from the case."""

    def __init__(self, catalogue: Catalogue, workbook: Workbook, forms: FormSet, settings: QSettings) -> None:
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
        self._job: Job | None = None
        self.pages: dict[Kind, Page] = {}
        self._scrolls: dict[Kind, QScrollArea] = {}
        self._rail: list[RailStep] = []
        self.ui.back.clicked.connect(lambda: self.go(self.at - 1))
        self.ui.next.clicked.connect(self.advance)
        self.ui.change.clicked.connect(self._choose_out)
        self.out = Path(str(settings.value("out") or _default_out()))
        self._view = workbook.view
        workbook.changed.connect(self._workbook_changed)
        self.go(0)

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
                self.plan = make_plan(self.catalogue, case, rejected=self.rejected)
            except CaseError as error:
                self._problem = str(error)
        if [step.kind for step in self.steps] != before:
            self.reached = self.at
        self._refresh()

    def go(self, index: int, field: str = "") -> None:
        """Show the step at *index*, its cursor in *field*."""
        self.at = max(0, min(index, len(self.steps) - 1))
        self.reached = max(self.reached, self.at)
        self._problem = ""
        self._refresh()
        self._scrolls[self.steps[self.at].kind].verticalScrollBar().setValue(0)
        self.page.focus(field)

    def advance(self) -> None:
        """What the primary button does on this step."""
        kind = self.steps[self.at].kind
        if kind in (Kind.REVIEW, Kind.ONLINE):
            self._export()
        elif kind in (Kind.STOP, Kind.DONE):
            self.start_over()
        elif self.steps[self.at].ready:
            self.go(self.at + 1)

    def show_again(self) -> None:
        """Show the present step once more: something that it shows has changed elsewhere."""
        self._refresh()

    def start_over(self) -> None:
        """Begin another case with the same workbook."""
        self.at = self.reached = 0
        self.assign(Case())
        self.go(0)

    def _go_to(self, kind: str, field: str) -> None:
        self.go(next(i for i, step in enumerate(self.steps) if step.kind == kind), field)

    # --- what is shown

    def _page(self, kind: Kind) -> Page:
        if kind not in self.pages:
            page = UnitPage(self.workbook) if kind == Kind.UNIT else _PAGES[kind]()
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
        self._show_rail(found)
        self._show_footer(found)

    def _show_rail(self, found: list[Step]) -> None:
        """The list of steps; steps behind a question still open are told but closed."""
        self.ui.rail.setVisible(self.at > 0)
        clear(self.ui.railLayout)
        self._rail = []
        for index, step in enumerate(found):
            open_ = index <= self.reached and all(before.ready for before in found[:index])
            closed_done = step.kind == Kind.DONE and self.exported is None
            state = "now" if index == self.at else "done" if open_ and not closed_done else "later"
            entry = RailStep(index + 1, step.title, step.answer if state != "later" else "", state)
            entry.set_compact(self._compact())
            entry.clicked.connect(partial(self.go, index))
            self.ui.railLayout.addWidget(entry)
            self._rail.append(entry)
        self.ui.railLayout.addStretch(1)

    def _show_footer(self, found: list[Step]) -> None:
        step = found[self.at]
        self.ui.footer.setVisible(step.kind != Kind.BUSINESS)
        self.ui.next.setEnabled(step.ready and not self._busy)
        self.ui.back.setEnabled(not self._busy)
        writes = step.kind in (Kind.REVIEW, Kind.ONLINE)
        self.ui.change.setVisible(writes)
        self.ui.status.setText(self._status(step) if not self._busy or not writes else self._busy)
        labels = {
            Kind.REVIEW: "导出 Word 文件",
            Kind.ONLINE: "导出办理指引",
            Kind.STOP: "返回首页",
            Kind.DONE: "再办一件",
        }
        following = found[self.at + 1].title if self.at + 1 < len(found) else ""
        self.ui.next.setText(labels.get(step.kind, f"下一步：{following}"))

    def _status(self, step: Step) -> str:
        if step.kind in (Kind.REVIEW, Kind.ONLINE) and self.plan:
            return f"保存到：{self.out / folder_name(self.plan)}"
        if step.kind in (Kind.CERTIFICATES, Kind.MATERIALS) and self.plan and self.plan.total:
            return f"费用合计 {self.plan.total} 元"
        return "" if step.ready or step.kind != Kind.UNIT else "请先选一个单位"

    def _compact(self) -> bool:
        return self.width() < style.COMPACT_BELOW

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the page the rail's room in a narrow window."""
        super().resizeEvent(event)
        compact = self._compact()
        self.ui.rail.setFixedWidth(style.RAIL_COMPACT if compact else style.RAIL)
        for entry in self._rail:
            entry.set_compact(compact)
        for page in self.pages.values():
            self._fit(page)

    def _fit(self, page: Page) -> None:
        layout, side = page.layout(), style.MARGIN_COMPACT if self._compact() else style.MARGIN
        if layout is not None:
            margins = layout.contentsMargins()
            layout.setContentsMargins(side, margins.top(), side, margins.bottom())

    # --- workbook, export

    def _workbook_changed(self) -> None:
        """Follow the workbook: the case keeps its unit with what is now known of it."""
        unit, view = self.case.unit, self.workbook.view
        if unit is not None and view is not None and view is not self._view:
            same = (each for each in view.registry.units if each.row == unit.row or (each.key and each.key == unit.key))
            exported = self.exported
            self.assign(replace(self.case, unit=next(same, None)))
            self.exported = exported
        self._view = view
        self._refresh()

    def _choose_out(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "选择保存位置", str(self.out))
        if name:
            self.out = Path(name)
            self.settings.setValue("out", name)
            self._refresh()

    def _export(self) -> None:
        plan = self.plan
        if plan is not None:
            self._run(
                "正在导出…",
                lambda _report, _cancelled: export_case(plan, self.out, self.forms, numbered=True),
                self._done,
            )

    def _done(self, exported: Exported) -> None:
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
        """Let a running export end."""
        if self._job is not None:
            self._job.wait(10_000)


def _default_out() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / "数字证书"
