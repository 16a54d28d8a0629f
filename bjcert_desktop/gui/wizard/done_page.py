"""完成: the tasks that are left, in order, with boxes to tick; and the files."""

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame

from ...domain.plan import Plan
from ...domain.tasks import STEPS, Task, as_chapter, tasks
from ...errors import BjcertError
from ...jobs.export import Exported
from ...jobs.form_library import official_samples
from ...jobs.printing.cases import CasesToPrint
from ...jobs.reception import next_expiry
from ...ledger import CaseState, Entry, done_steps, tick_off
from ..kit.choices import show_checked
from ..kit.desktop import open_folder, open_path
from ..kit.dialogs import errors_told, message
from ..kit.icons import icon
from ..kit.rows import TickRow, fact_row, ruled
from ..kit.task import BackgroundTask
from ..kit.widgets import button, clear
from ..manual.chapter_print import ask_and_print
from ..preview.stack_dialog import StackDialog
from ..workbook.reception_dialog import ReceptionDialog, ReturningRow, returning_of
from .page import PageState, WizardPage
from .ui_done_page import Ui_DonePage

_UNRECORDED = "文件已经写好，但没有记入办理记录：{}草稿还在，排除问题后可以从首页接着办理，重新导出一次。"


class DonePage(WizardPage):
    """Lists the tasks and the files; ticks of tasks that are steps of the case are written to the ledger."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_DonePage()
        self.ui.setupUi(self)
        self.done: frozenset[str] = frozenset()
        self._exported: Exported | None = None
        self._written = True  # whether the ledger has the ticks as they are
        self._ledger_task = BackgroundTask(self)  # reads and writes: what was read before a tick is out of date
        self._ledger_task.failed.connect(self._not_written)
        self._reader = BackgroundTask(self)
        self._reader.failed.connect(self._not_written)
        self.ui.folder.clicked.connect(lambda: self._try(lambda: open_folder(self._folder)))
        self.ui.print.clicked.connect(self.print_files)
        self.ui.printList.clicked.connect(self._print_list)
        self.ui.folder.setIcon(icon("folder"))
        self.ui.print.setIcon(icon("print", "on_primary"))
        self.ui.printList.setIcon(icon("print"))

    def show_state(self, state: PageState) -> None:
        """Show the files written for the plan, and the tasks with their ticks."""
        plan, exported, self._catalogue, self._forms = state.plan, state.exported, state.catalogue, state.forms
        if plan is None or exported is None:
            return
        if exported is not self._exported:
            self._exported, self.done, self._written = exported, frozenset(), True
            samples = official_samples(exported.forms)
            found = tasks(plan, state.catalogue, len(exported.files), exported.missing, samples)
            self._show(plan, exported, found)
        if self._written:
            self.ui.problem.say(_UNRECORDED.format(exported.unrecorded) if exported.unrecorded else "")

    def _show(self, plan: Plan, exported: Exported, found: tuple[Task, ...]) -> None:
        self._plan, self._tasks = plan, found
        self._folder, self._files = exported.folder, exported.files
        self.ui.lead.setText(f"文件保存在 {exported.folder}")
        self.ui.filesTitle.setText(f"{len(exported.files)} 份 Word 文件")
        clear(self.ui.files)
        for row in ruled(self._file_row(number, path) for number, path in enumerate(exported.files, 1)):
            self.ui.files.addWidget(row)
        kept = "、".join(task.title for task in found if task.key in STEPS)
        noted = f"{kept}打了勾，就记入办理记录。" if kept else ""
        self.ui.todoNote.setText(f"{noted}可以关掉程序，以后从“办理记录”接着办。")
        clear(self.ui.todo)
        self.boxes: dict[str, QCheckBox] = {}
        for row in ruled(self._task_row(number, task) for number, task in enumerate(found, 1)):
            self.ui.todo.addWidget(row)
        self._show_headline()

    def _file_row(self, number: int, path: Path) -> QFrame:
        opener = button("打开", partial(self._try, partial(open_path, path)), name=f"打开{path.stem}")
        return fact_row(str(number), path.stem, opener, width=20)

    def _task_row(self, number: int, task: Task) -> QFrame:
        row = TickRow(f"{number}. {task.title}", task.text, partial(self._tick, task.key), task.picture)
        self.boxes[task.key] = row.box
        return row

    def _tick(self, key: str, on: bool) -> None:
        if on and STEPS.get(key) == CaseState.RECEIVED:
            self._ask_what_came_back(key)
            return
        self._set(key, on)

    def _set(self, key: str, on: bool) -> None:
        self.done = self.done | {key} if on else self.done - {key}
        show_checked(self.boxes[key], on)
        self._show_headline()
        if key in STEPS:
            self._write()

    # --- what came back

    def _ask_what_came_back(self, key: str) -> None:
        """Ask for the new last days, and tick the task when the reception is recorded."""
        exported, catalogue = self._exported, self._catalogue
        if exported is None or exported.recorded_in is None:
            self._set(key, True)
            return
        ledger = exported.recorded_in

        def read() -> tuple[Entry, list[ReturningRow]] | None:
            entry = ledger.recorded_as(exported.key)
            return (entry, returning_of(ledger, [entry], catalogue)) if entry else None

        def show(found: tuple[Entry, list[ReturningRow]] | None) -> None:
            came = found is None or not found[1] or ReceptionDialog(ledger, [found[0]], found[1], self).exec()
            self._set(key, bool(came))

        self._reader.ask(read, show)

    def _learn_expiry(self) -> None:
        """Say when the certificates that came back end, once all is done."""
        exported = self._exported
        if exported is None or exported.recorded_in is None or not self._plan.collected:
            return
        ledger = exported.recorded_in

        def read() -> date | None:
            entry = ledger.recorded_as(exported.key)
            return next_expiry(ledger, entry) if entry else None

        self._reader.ask(read, self._show_expiry)

    def _show_expiry(self, day: date | None) -> None:
        if len(self.done) == len(self._tasks):
            said = f"下次到期 {day}，届时首页提醒您。" if day else "新的到期日期还没有登记，登记后首页会按它提醒。"
            self.ui.headline.setText(f"全部办完。{said}")

    # --- the ticks and the state of the case in the ledger are kept the same

    @property
    def saving(self) -> bool:
        """Whether ticks are still to be written to the ledger, or anything is being read from it."""
        return not self._written or self._ledger_task.busy or self._reader.busy

    def _writer(self) -> Callable[[], None] | None:
        """A function that writes the present ticks to the ledger; None when it does not have the case."""
        exported = self._exported
        if exported is None or exported.recorded_in is None:
            return None
        steps = {key: CaseState(STEPS[key]) for key in self.boxes if key in STEPS}
        ticked = {step for key, step in steps.items() if key in self.done}
        return partial(tick_off, exported.recorded_in, exported.key, set(steps.values()), ticked, date.today())

    def _write(self) -> None:
        if write := self._writer():
            self._written = False
            self._ledger_task.ask(write, lambda _: self._write_done())

    def _write_done(self) -> None:
        self._written = True
        self.ui.problem.say("")

    def _not_written(self, error: Exception) -> None:
        self.ui.problem.say(f"没有记入办理记录：{message(error)}")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tick what the ledger has meanwhile, or try again to write what could not be written."""
        super().showEvent(event)
        exported = self._exported
        if not self._written:
            self._write()
        elif exported and exported.recorded_in:
            self._ledger_task.ask(
                partial(done_steps, exported.recorded_in, exported.key), partial(self._take_over, exported)
            )

    def _take_over(self, exported: Exported, steps: Collection[str]) -> None:
        if exported is self._exported and self._written:
            known = {key for key in self.boxes if STEPS.get(key) in steps}
            self.done = frozenset(known | {key for key in self.done if key not in STEPS})
            for key, box in self.boxes.items():
                show_checked(box, key in self.done)
            self._show_headline()

    def close_down(self) -> None:
        """Write the last tick to the ledger."""
        self._ledger_task.wait()
        if not self._written and (write := self._writer()):
            with suppress(BjcertError):  # shown already, or nobody is left to see it
                write()

    def _show_headline(self) -> None:
        if self._tasks and len(self.done) == len(self._tasks):
            self.ui.headline.setText("全部办完。")
            self._learn_expiry()
            return
        done = f"，已做 {len(self.done)} 件" if self.done else ""
        self.ui.headline.setText(f"文件已导出，接下来按顺序做 {len(self._tasks)} 件事{done}")

    def focus(self, field: str = "") -> None:
        """Focus the first task."""
        next(iter(self.boxes.values())).setFocus()

    def _print_list(self) -> None:
        if self._exported is not None:
            ask_and_print(as_chapter(self._plan, str(self._folder), self._tasks, self.done), self)

    def print_files(self) -> None:
        """Let the exported papers be printed."""
        if self._exported and self._exported.ledger:
            papers = CasesToPrint((), self._exported.files)
            StackDialog(self._exported.ledger, papers, self._catalogue, self._forms, self).exec()

    def _try(self, action: Callable[[], None]) -> None:
        self.ui.problem.say("")
        with errors_told(self.ui.problem.say):
            action()
