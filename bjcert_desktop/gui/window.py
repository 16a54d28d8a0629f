"""The window: top bar, rail of steps, the page of the present step, footer. It alone holds the case."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from ..case import Case
from ..errors import BjcertError, CaseError
from ..export import Exported, export_case, folder_name
from ..guide import Catalogue
from ..plan import Plan, make_plan
from ..registry import Registry, read_registry, write_blank
from . import style
from .certificates_page import CertificatesPage
from .choice_pages import BusinessPage, QuestionPage
from .job import Job, Work
from .last_pages import DonePage, OnlinePage, ReviewPage, StopPage
from .page import Page, State
from .paper_pages import FeePage, MaterialsPage
from .steps import Kind, Step, steps
from .ui_window import Ui_Window
from .unit_page import UnitPage
from .widgets import RailStep, clear

_WORKBOOKS = "单位信息表 (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv);;所有文件 (*)"


class Window(QWidget):
    """The wizard. Pages give back changed cases; steps, plan and everything shown follow from the case."""

    def __init__(self, catalogue: Catalogue, settings: QSettings) -> None:
        super().__init__()
        self.ui = Ui_Window()
        self.ui.setupUi(self)
        self.catalogue, self.settings = catalogue, settings
        self.case = Case()
        self.plan: Plan | None = None
        self.registry: Registry | None = None
        self.exported: Exported | None = None
        self.at = self.reached = 0
        self._problem = self._busy = ""
        self._job: Job | None = None
        self.pages: dict[Kind, Page] = {}
        self._rail: list[RailStep] = []
        self.ui.source.setText(f"依据《{catalogue.title}》")
        self.ui.back.clicked.connect(lambda: self.go(self.at - 1))
        self.ui.next.clicked.connect(self.advance)
        self.ui.change.clicked.connect(self._choose_out)
        self.out = Path(str(settings.value("out") or _default_out()))
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
        try:
            self.plan = make_plan(self.catalogue, case) if self._scenario_known() else None
        except CaseError as error:
            self.plan, self._problem = None, str(error)
        if [step.kind for step in self.steps] != before:
            self.reached = self.at
        self._refresh()

    def go(self, index: int, field: str = "") -> None:
        """Show the step at *index*, its cursor in *field*."""
        self.at = max(0, min(index, len(self.steps) - 1))
        self.reached = max(self.reached, self.at)
        self._problem = ""
        self._refresh()
        self._scroll().verticalScrollBar().setValue(0)
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

    def start_over(self) -> None:
        """Begin another case with the same workbook."""
        self.at = self.reached = 0
        self.assign(Case())
        self.go(0)

    def _scenario_known(self) -> bool:
        return bool(self.case.business) and self._scenario() is not None

    def _scenario(self) -> object:
        return self.catalogue.scenario_for(self.case.business, self.case.answers)

    def _go_to(self, kind: str, field: str) -> None:
        self.go(next(i for i, step in enumerate(self.steps) if step.kind == kind), field)

    # --- what is shown

    def _page(self, kind: Kind) -> Page:
        if kind not in self.pages:
            page = {
                Kind.BUSINESS: BusinessPage,
                Kind.QUESTION: QuestionPage,
                Kind.UNIT: UnitPage,
                Kind.CERTIFICATES: CertificatesPage,
                Kind.MATERIALS: MaterialsPage,
                Kind.FEE: FeePage,
                Kind.REVIEW: ReviewPage,
                Kind.ONLINE: OnlinePage,
                Kind.STOP: StopPage,
                Kind.DONE: DonePage,
            }[kind]()
            page.case_changed.connect(self.assign)
            page.go_to.connect(self._go_to)
            page.wants.connect(self._wanted)
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setWidget(page)
            self.ui.pages.addWidget(scroll)
            self.pages[kind] = page
            self._fit(page)
        return self.pages[kind]

    def _scroll(self) -> QScrollArea:
        scroll = self.page.parent().parent()
        assert isinstance(scroll, QScrollArea)  # noqa: S101 - what _page has made
        return scroll

    def _refresh(self) -> None:
        found = self.steps
        self.at = min(self.at, len(found) - 1)
        step = found[self.at]
        page = self._page(step.kind)
        scenario = self.plan.scenario if self.plan else None
        state = State(
            self.catalogue,
            self.case,
            self.plan,
            self.registry,
            self.exported,
            self._problem,
            self._busy,
            step.question,
            bool(scenario and scenario.online),
        )
        page.show_state(state)
        self.ui.pages.setCurrentWidget(self._scroll())
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

    def _wanted(self, wish: str) -> None:
        {
            "next": self.advance,
            "choose-workbook": self._choose_workbook,
            "new-workbook": self._new_workbook,
            "sample-workbook": self._sample_workbook,
            "cancel": self._cancel,
        }[wish]()

    def open_workbook(self, path: Path) -> None:
        """Read the workbook at *path* without holding the window up; the last good one stays until it is read."""
        self._run(f"正在读取“{path.name}”…", lambda _report, _cancelled: read_registry(path), self._opened)

    def _opened(self, registry: Registry) -> None:
        self.registry = registry
        self.settings.setValue("workbook", str(registry.path))
        known = {unit.key: unit for unit in registry.units}
        if self.case.unit is not None:
            self.assign(replace(self.case, unit=known.get(self.case.unit.key)))

    def _choose_workbook(self) -> None:
        start = str(self.registry.path.parent if self.registry else _documents())
        name, _ = QFileDialog.getOpenFileName(self, "打开单位信息表", start, _WORKBOOKS)
        if name:
            self.open_workbook(Path(name))

    def _new_workbook(self) -> None:
        start = str(_documents() / "单位信息表.xlsx")
        name, _ = QFileDialog.getSaveFileName(self, "新建空白的单位信息表", start, "Excel 工作簿 (*.xlsx)")
        if name:
            path = Path(name).with_suffix(".xlsx")

            def write(_report: object, _cancelled: object) -> Path:
                write_blank(path)
                return path

            self._run("正在新建…", write, self._made)

    def _made(self, path: Path) -> None:
        self._problem = f"已新建“{path}”。请用 Excel 填好单位后，再打开它。"

    def _sample_workbook(self) -> None:
        folder = Path(self.settings.fileName()).parent

        def write(_report: object, _cancelled: object) -> Registry:
            path = folder / "示例单位信息表.xlsx"
            if not path.exists():
                folder.mkdir(parents=True, exist_ok=True)
                write_blank(path, sample=True)
            return read_registry(path)

        self._run("正在准备示例…", write, self._opened)

    def _choose_out(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "选择保存位置", str(self.out))
        if name:
            self.out = Path(name)
            self.settings.setValue("out", name)
            self._refresh()

    def _export(self) -> None:
        plan = self.plan
        if plan is not None:
            self._run("正在导出…", lambda _report, _cancelled: export_case(plan, self.out, numbered=True), self._done)

    def _done(self, exported: Exported) -> None:
        self.exported = exported
        self._busy = ""
        self.go(len(self.steps) - 1)

    # --- work in the background

    def _run(self, busy: str, work: Work, then: object) -> None:
        if self._job is not None:
            return
        self._busy, self._problem = busy, ""
        self._job = Job(work, self)
        self._job.done.connect(lambda result: self._finish(then, result))
        self._job.failed.connect(self._fail)
        self._job.start()
        self._refresh()

    def _finish(self, then: object, result: object) -> None:
        self._job, self._busy = None, ""
        then(result)  # type: ignore[operator]
        self._refresh()

    def _fail(self, error: Exception) -> None:
        self._job, self._busy = None, ""
        if not isinstance(error, BjcertError):
            self._refresh()
            raise error
        self._problem = str(error)
        self._refresh()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let running work end before the window goes."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait(10_000)
        self.settings.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _default_out() -> Path:
    return _documents() / "数字证书"
