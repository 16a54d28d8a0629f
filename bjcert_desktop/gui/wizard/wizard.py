"""办理业务: the rail of steps, the page of the current step, the footer."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton

from ...domain.case import Case
from ...domain.certificates import chosen_again
from ...domain.plan import Plan
from ...domain.preselection import Preselection, Repeats
from ...domain.steps import Step, StepKind, index_to_resume, steps
from ...domain.unit import same_unit
from ...guide import Catalogue
from ...jobs.drafts import Draft, new_id, remove_draft
from ...jobs.export import Exported, export_case, folder_name
from ...jobs.form_library import FormSet
from ...ledger import Ledger
from ...registry.api import ValueFinding
from ...system.event_log import note
from ..kit import style
from ..kit.cards import ChoiceCard
from ..kit.dialogs import ask_for_folder, message
from ..kit.screen import Screen
from ..kit.task import BackgroundTask
from ..state.settings import Settings
from ..state.workbook import Workbook
from .case_draft import CurrentDraft
from .done_page import DonePage
from .footer import WRITING, middle, show_footer
from .page import PageState, WizardPage
from .page_stack import PageStack
from .ui_wizard import Ui_Wizard
from .worked_case import work_out


class Wizard(Screen):
    """Holds the case. Pages emit changed cases; steps, plan and everything shown follow from the case."""

    scrolls = False
    home = Signal()  # the business is to be chosen, on the home screen
    opened = Signal()  # a step is shown after the home screen
    shown = Signal()  # the current step is shown as it is now

    def __init__(
        self, catalogue: Catalogue, workbook: Workbook, forms: FormSet, drafts: Path, settings: Settings
    ) -> None:
        super().__init__()
        self.ui = Ui_Wizard()
        self.ui.setupUi(self)
        self.catalogue, self.workbook, self.forms, self.settings = catalogue, workbook, forms, settings
        self.case = Case()
        self.plan: Plan | None = None
        self.rejected: Mapping[str, ValueFinding] = {}
        self.exported: Exported | None = None
        self.at = self.reached = 0
        self._express = False  # whether one page asks everything that follows the questions
        self._correcting = False  # whether a value is being corrected that the review led to
        self._printing = False  # whether the papers are to be printed when they are exported
        self._problem = ""
        self._preselection = Preselection(catalogue)
        self._repeats = Repeats()
        self._draft = CurrentDraft(drafts, self)
        self._draft.due.connect(self.keep)
        self._task = BackgroundTask(self)
        self._task.failed.connect(self._failed)
        self._stack = PageStack(self.ui.pages, workbook, drafts.parent, self._connect)
        self._stack.replies.changed.connect(self.refresh)
        self.ui.back.clicked.connect(lambda: self.go(self.at - 1))
        self.ui.next.clicked.connect(self.advance)
        self.ui.express.clicked.connect(self.go_express)
        self.ui.only.clicked.connect(self._export)
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
        held = self._repeats.held and self.exported is None
        return steps(self.catalogue, self.case, self.plan, express=self._express, held=held)

    @property
    def page(self) -> WizardPage:
        """The page of the current step."""
        return self._stack.page(self.steps[self.at].kind)

    def assign(self, case: Case) -> None:
        """Take a changed case; nothing else assigns it."""
        before = [step.kind for step in self.steps]
        cases = self.workbook.cases
        case = self._preselection.apply(case, cases)
        worked = work_out(self.catalogue, case, self.workbook.notes, cases)
        self.case, self.exported, self._problem = case, None, worked.problem
        self.plan, self.rejected, self._repeats = worked.plan, worked.rejected, worked.repeats
        if [step.kind for step in self.steps] != before:
            self.reached = self.at
        self._keep_soon()
        self.refresh()

    def go(self, index: int, field: str = "", *, correcting: bool = False) -> None:
        """Show the step at *index* (0: home) with the cursor in *field*; *correcting*: one goes back to the review."""
        before, self.at = self.at, max(0, min(index, len(self.steps) - 1))
        self._correcting = correcting
        self.reached = max(self.reached, self.at)
        self._problem = ""
        self._keep_soon()
        self.refresh()
        if self.at == 0:
            self.home.emit()
            return
        if before == 0:
            self.opened.emit()
        step = self.steps[self.at]
        self._stack.enter(step.kind, field, "" if step.ready else self.ui.status.text())

    def advance(self) -> None:
        """Do what the primary button of the current step says."""
        kind = self.steps[self.at].kind
        if kind in WRITING:
            self._printing = kind == StepKind.EXPRESS
            self._export()
        elif kind in (StepKind.STOP, StepKind.DONE):
            self.drop(self._draft.id)
            self.go(0)
        elif self._correcting:
            self._go_to(StepKind.REVIEW, "")
        elif self.steps[self.at].ready:
            self.go(self.at + 1)

    def chapter_now(self) -> str:
        """The key of the current step's chapter; most steps are in the chapter of their business."""
        return self.page.help_chapter or self.case.business

    def enter(self) -> None:
        """Show the first step when the person comes back from choosing the business."""
        if self.at == 0 and self.case.business:
            self.go(1)

    def choose(self, business: str, answers: Mapping[str, str] | None = None) -> None:
        """Begin a case of *business*, or change that of the current case; skip questions that *answers* decides."""
        said = answers or {}
        self.at = 0
        self.assign(replace(self.case, business=business, answers={**self.case.answers, **said}))
        self.go(next(n for n, step in enumerate(self.steps) if n and step.question not in said))

    def leave(self) -> bool:
        """Close the case, keeping it as a draft when it is not done; False while it is being exported."""
        if self.exporting:
            return False
        self.keep()
        self._begin_anew()
        return True

    def start_over(self) -> None:
        """Close the case and go home."""
        if self.leave():
            self.go(0)

    def _begin_anew(self) -> None:
        self._draft.let_go()
        self._begin(Case())

    def _begin(self, case: Case, *, express: bool = False) -> None:
        self._stack.begin_anew()
        self.at = self.reached = 0
        self._express = express
        self.assign(case)

    # --- drafts

    def keep(self) -> None:
        """Save the case as it is now."""
        if self.case.business and self.exported is None:
            self._draft.save(self.case, self.steps[min(self.reached, len(self.steps) - 1)].kind)
            self._show_footer(self.steps)

    def resume(self, draft: Draft) -> None:
        """Continue *draft* where it was left."""
        self.keep()
        if not self._draft.take(draft.id):
            self._draft.take(new_id())  # another window has this one open: continue a copy
        self._begin(draft.case, express=draft.step == StepKind.EXPRESS)
        self.go(index_to_resume(self.steps, draft.step))

    def _keep_soon(self) -> None:
        if self.case.business and self.exported is None:
            self._draft.changed()

    def drop(self, draft_id: str) -> None:
        """Delete a draft, and close its case."""
        if draft_id:
            remove_draft(self._draft.folder, draft_id)
        if draft_id == self._draft.id:
            self._begin_anew()

    def go_express(self) -> None:
        """Ask everything that follows the questions on one page, for a case whose unit is known."""
        self._go_to(StepKind.EXPRESS, "")

    def _go_to(self, kind: str, field: str) -> None:
        correcting = self.steps[self.at].kind == StepKind.REVIEW and kind != StepKind.EXPRESS
        self._express = kind == StepKind.EXPRESS  # now the steps are others
        index = next(i for i, step in enumerate(self.steps) if step.kind == kind)
        self.go(index, field, correcting=correcting)

    # --- what is shown

    def _connect(self, page: WizardPage) -> None:
        page.case_changed.connect(self.assign)
        page.go_to.connect(self._go_to)
        page.onward.connect(self.advance)

    def refresh(self) -> None:
        """Show the current step as it is now."""
        found = self.steps
        self.at = min(self.at, len(found) - 1)
        step = found[self.at]
        if step.kind == StepKind.BUSINESS:
            return
        page = self._stack.page(step.kind)
        state = PageState(
            self.catalogue,
            self.forms,
            self.case,
            self.plan,
            self.rejected,
            self.exported,
            self._problem,
            step.question,
            bool(self.plan and self.plan.scenario.online),
            self._repeats,
        )
        page.show_state(state)
        self._stack.show(step.kind)
        self.ui.rail.show_steps(found, self.at, self.reached, exported=self.exported is not None)
        self._show_footer(found)
        self.shown.emit()

    def _show_footer(self, found: list[Step]) -> None:
        for part in (self.ui.pages, self.ui.rail, self.ui.footer):
            part.setEnabled(not self.exporting)  # nothing may change during an export
        step, naming = found[self.at], self.settings.policy.text("folder_name")
        folder = self.out / folder_name(self.plan, naming=naming) if self.plan and step.kind in WRITING else None
        self.ui.rail.setVisible(step.kind != StepKind.EXPRESS)
        show_footer(
            self.ui,
            found,
            self.at,
            self.plan if self.case.unit else None,
            back=self._correcting,
            status="正在导出…" if self.exporting else middle(step, folder, self._draft.status),
            fixed=self.settings.locked("output"),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on, or presses the focused button; a card that is already chosen counts as none."""
        focused = self.focusWidget()
        pressed = isinstance(focused, QPushButton) and not (isinstance(focused, ChoiceCard) and focused.isChecked())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not pressed and self.ui.next.isEnabled():
            self.ui.next.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Narrow the rail in a narrow window."""
        super().resizeEvent(event)
        compact = self.width() < style.COMPACT_BELOW
        self.ui.rail.set_compact(compact)
        self._stack.fit(self.width() - self.ui.rail.width(), compact=compact)

    # --- workbook, export

    def _workbook_changed(self) -> None:
        """Take over what the workbook now says of the case's unit."""
        unit, view = self.case.unit, self.workbook.view
        if unit is not None and view is not None and view is not self._view:
            exported = self.exported
            now = same_unit(unit, view.registry.units) or unit  # one that is gone stays as it was
            choices = {**self.case.by_unit, now.key: self.case.choices}
            choices[now.key] = chosen_again(choices[now.key], unit, now)
            self.assign(replace(self.case, unit=now, by_unit=choices))
            self.exported = exported
        self._view = view
        self.refresh()

    def _choose_out(self) -> None:
        if folder := ask_for_folder(self, self.out):
            self.out = folder
            self.settings.remember("output", self.out)
            self.refresh()

    def _settings_changed(self) -> None:
        self.out = self.settings.out
        self.refresh()

    @property
    def exporting(self) -> bool:
        """Whether the case is being exported."""
        return self._task.busy

    def _export(self) -> None:
        plan, out, naming = self.plan, self.out, self.settings.policy.text("folder_name")
        if plan is None or self.exporting:
            return

        def work() -> Exported:
            ledger = Ledger(self._draft.folder.parent)
            return export_case(plan, out, self.forms, numbered=True, naming=naming, ledger=ledger)

        self._problem = ""
        self._task.ask(work, self._done)
        self.refresh()

    def _done(self, exported: Exported) -> None:
        note("exported", scenario=self.plan.scenario.id if self.plan else "", files=len(exported.files))
        if exported.unrecorded:
            self.keep()  # it may have to be exported again
        else:
            self._draft.remove()
        self._draft.let_go()
        self.exported = exported
        self.go(len(self.steps) - 1)
        if self._printing and isinstance(self.page, DonePage):
            self._printing = False
            self.page.print_files()

    def _failed(self, error: Exception) -> None:
        try:
            self._problem = message(error)
        finally:
            self.refresh()
            self.ui.next.setFocus()  # which it lost while nothing could be pressed

    def close_down(self) -> None:
        """Save the case."""
        self.keep()
        self._draft.release()
        for page in self._stack.pages.values():
            page.close_down()
