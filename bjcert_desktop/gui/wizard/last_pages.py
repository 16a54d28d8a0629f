"""The last pages: 在线办理, 说明, 核对与导出, 完成."""

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QWidget

from ...domain.fields import UNIT_FIELDS, Field, masked
from ...domain.plan import Plan, PlannedDocument
from ...domain.steps import StepKind
from ...domain.tasks import STEPS, Task, as_chapter, names, tasks
from ...errors import BjcertError
from ...guide.dates import date_text
from ...guide.forms import FORMS
from ...jobs.export import Exported, fill, missing_fields
from ...jobs.form_library import official_samples
from ..kit.desktop import open_path
from ..kit.icons import icon
from ..kit.rows import TickRow, fact_row, numbered_row, ruled
from ..kit.task import BackgroundTask
from ..kit.widgets import button, clear, text_label
from ..manual.chapter_print import ask_and_print
from ..preview.preview_dialog import PreviewDialog
from ..preview.print_dialog import PrintDialog, PrintJob
from ..workbook.unit_browser import origin as unit_origin
from .page import Page, State, show_remarks, source
from .ui_done_page import Ui_DonePage
from .ui_online_page import Ui_OnlinePage
from .ui_review_page import Ui_ReviewPage
from .ui_stop_page import Ui_StopPage

_UNRECORDED = "文件已经写好，但没有记入办理记录：{}草稿还在，排除问题后可以从首页接着办理，重新导出一次。"
_CERTIFICATES = 10  # listed one by one
_NAMES = 126  # pixels for the longest name of a field


class OnlinePage(Page):
    """在线办理: the address and the steps, to be taken to a PC with internet."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_OnlinePage()
        self.ui.setupUi(self)

    def show_state(self, state: State) -> None:
        """Show the scenario's steps."""
        plan = state.plan
        if plan is None:
            return
        url = state.catalogue.online.url
        self.ui.headline.setText(plan.scenario.title)
        self.ui.lead.setText(f"{plan.scenario.lead}　{source(plan.scenario.chapter)}")
        self.ui.url.setText(url.replace("?", "\u200b?"))  # a place where the line may break
        self.ui.copyUrl.set_content(url, "网址")
        self.ui.problem.say(state.problem)
        clear(self.ui.steps)
        for number, step in enumerate(plan.scenario.steps, 1):
            self.ui.steps.addWidget(numbered_row(number, step.replace("?", "\u200b?")))
        show_remarks(self.ui.remarks, plan.scenario.notes, plan.caveats)

    def focus(self, field: str = "") -> None:
        """Begin with the address."""
        self.ui.copyUrl.setFocus()


class StopPage(Page):
    """说明: why there is nothing to prepare, and whom to ask."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_StopPage()
        self.ui.setupUi(self)

    def show_state(self, state: State) -> None:
        """Show the scenario's explanation."""
        scenario, telephone = state.scenario, state.catalogue.contact.telephone
        if scenario is None:
            return
        self.ui.headline.setText(scenario.title)
        self.ui.lead.setText("　".join(filter(None, (scenario.lead, source(scenario.chapter)))))
        show_remarks(self.ui.remarks, scenario.notes, scenario.caveats)
        self.ui.telephone.setText(telephone)
        self.ui.copyTelephone.set_content(telephone, "电话")

    def focus(self, field: str = "") -> None:
        """Begin with the telephone."""
        self.ui.copyTelephone.setFocus()


class ReviewPage(Page):
    """核对与导出: every value, where it came from, and the way back to change it."""

    help_chapter = "papers"

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_ReviewPage()
        self.ui.setupUi(self)
        self.shown_personal: set[str] = set()
        self._told: tuple[object, ...] = ()

    def show_state(self, state: State) -> None:
        """Show the values of the plan and the files that it writes."""
        plan = state.plan
        if plan is None:
            return
        self._state = state
        try:
            missing, problem = missing_fields(plan, state.forms), state.problem
        except BjcertError as error:
            missing, problem = [], str(error)
        self.ui.problem.say(problem)
        self.ui.missing.say(_missing(plan, missing))
        told = (id(plan), dict(state.rejected), frozenset(self.shown_personal))
        if told != self._told:
            self._told = told
            self._plan = plan  # kept, so that no other can have its id
            self._show_values(plan, state)

    def _show_values(self, plan: Plan, state: State) -> None:
        clear(self.ui.valueRows)
        rows = [*self._case_rows(plan, state), *self._unit_rows(plan, state), *self._certificate_rows(plan)]
        for row in ruled(rows):
            self.ui.valueRows.addWidget(row)
        self.ui.filesTitle.setText(f"将导出 {len(plan.documents)} 份文件")
        clear(self.ui.fileRows)
        for row in ruled(self._file_row(number, document) for number, document in enumerate(plan.documents)):
            self.ui.fileRows.addWidget(row)

    def _file_row(self, number: int, document: PlannedDocument) -> QFrame:
        mark = [text_label("盖公章", "tag", wrap=False)] if FORMS[document.form].stamped else []
        look = button("预览", partial(self._preview, number), name=f"预览{document.title}")
        return fact_row(str(number + 1), document.title, *mark, look, width=20)

    def focus(self, field: str = "") -> None:
        """Begin with the first value that can be changed."""
        buttons = cast(list[QPushButton], self.ui.values.findChildren(QPushButton))
        if first := next((each for each in buttons if each.isVisibleTo(self)), None):  # not one that has just gone
            first.setFocus()

    def _case_rows(self, plan: Plan, state: State) -> list[QFrame]:
        case, catalogue = plan.case, state.catalogue
        certificates = f"{len(plan.certificates)} 枚"
        if plan.scenario.counted_in_years:
            certificates += f"，{case.years} 年"
        fee = f"{plan.total} 元（{plan.capitals}）" if plan.total else "免费"
        facts = [
            ("业务", plan.scenario.title, "", StepKind.BUSINESS),
            ("证书", certificates, "", StepKind.CERTIFICATES),
            ("申请日期", date_text(case.day), "", StepKind.CERTIFICATES),
            ("费用", fee, source(plan.scenario.chapter).removeprefix("依据："), StepKind.FEE),
            ("提交方式", catalogue.delivery(case.delivery).label, "", StepKind.DELIVERY),
        ]
        if plan.total:
            facts.append(("支付方式", catalogue.payment(case.payment).label, "", StepKind.PAYMENT))
        return [
            fact_row(name, value, *self._ends(name, origin or "本次选择", kind), width=_NAMES)
            for name, value, origin, kind in facts
        ]

    def _unit_rows(self, plan: Plan, state: State) -> list[QFrame]:
        rows = []
        wanted = {name for document in plan.documents for name in document.wanted}
        for field in UNIT_FIELDS:
            value = getattr(plan.unit, field.attribute)
            if field.attribute == "invoice_title" and not value and plan.unit.name:
                ends = self._ends(field.name, "同单位名称", StepKind.UNIT)
                rows.append(fact_row(field.name, plan.unit.name, *ends, width=_NAMES))
                continue
            if field.attribute in ("certificate_count", "remark") or not (value or field.name in wanted):
                continue
            if field.name.startswith("原") and field.attribute not in plan.scenario.renamed:
                continue
            rows.append(self._unit_row(field, value, plan, state))
        return rows

    def _unit_row(self, field: Field, value: str, plan: Plan, state: State) -> QFrame:
        if fault := state.rejected.get(field.attribute):
            ends = self._ends(field.name, "", StepKind.UNIT, "改正")
            return fact_row(field.name, f"{fault.message}表上先留空。", *ends, role="bad", width=_NAMES)
        if not value:
            return fact_row(
                field.name, "未填，表上留空", *self._ends(field.name, "", StepKind.UNIT, "填写"), role="caution"
            )
        origin = unit_origin(plan.unit)
        if field.attribute in plan.case.choices.corrections:
            origin = "本次修改"
        ends = self._ends(field.name, origin, StepKind.UNIT)
        if field.personal and field.name not in self.shown_personal:
            ends.insert(0, button("显示", lambda: self._reveal(field.name), name=f"显示{field.name}"))
            value = masked(value)
        return fact_row(field.name, value, *ends, width=_NAMES)

    def _certificate_rows(self, plan: Plan) -> list[QFrame]:
        sheet = next((document for document in plan.documents if FORMS[document.form].certificates), None)
        listed = sheet.lists["证书"] if sheet else ()
        rows = []
        for number, row in enumerate(listed[:_CERTIFICATES], 1):
            until = row["证书.到期日期"]
            parts = (row["证书.证书名称"], row["证书.USBKey序列号"], until and f"有效期至 {until}")
            words = "，".join(filter(None, parts)) or "未填，表上留空"
            origin = "证书清单" if parts[1] else "本次填写"
            rows.append(
                fact_row(
                    f"第 {number} 枚",
                    words,
                    *self._ends(f"第 {number} 枚", origin, StepKind.CERTIFICATES),
                    width=_NAMES,
                )
            )
        if len(listed) > _CERTIFICATES:
            rows.append(fact_row("", f"另有 {len(listed) - _CERTIFICATES} 枚，都在明细表上。", width=_NAMES))
        return rows

    def _ends(self, name: str, origin: str, kind: StepKind, word: str = "修改") -> list[QWidget]:
        mark = [text_label(origin, "remark", wrap=False)] if origin else []
        return [*mark, button(word, lambda: self.go_to.emit(kind, name), name=f"{word}{name}")]

    def _preview(self, number: int) -> None:
        plan, forms = self._state.plan, self._state.forms
        if plan is not None:
            papers = [(document.title, partial(fill, document, forms)) for document in plan.documents]
            PreviewDialog(papers, number, self).exec()

    def _reveal(self, name: str) -> None:
        self.shown_personal.add(name)
        self.show_state(self._state)


class DonePage(Page):
    """完成: what to do now, in order, with boxes to tick; and the files."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_DonePage()
        self.ui.setupUi(self)
        self.done: frozenset[str] = frozenset()
        self._exported: Exported | None = None
        self._noted = True  # in the ledger: what was ticked
        self._notes = BackgroundTask(self)  # reads and writes: what was read before a tick is out of date
        self._notes.failed.connect(self._not_noted)
        self.ui.folder.clicked.connect(lambda: self._try(lambda: open_path(self._folder)))
        self.ui.print.clicked.connect(self._print)
        self.ui.printList.clicked.connect(self._print_list)
        self.ui.folder.setIcon(icon("folder"))
        for printer in (self.ui.print, self.ui.printList):
            printer.setIcon(icon("print"))

    def show_state(self, state: State) -> None:
        """Show what was written for the plan, and the ticks that were set for it."""
        plan, exported = state.plan, state.exported
        if plan is None or exported is None:
            return
        if exported is not self._exported:
            self._exported, self.done, self._noted = exported, frozenset(), True
            samples = official_samples(exported.forms)
            found = tasks(plan, state.catalogue, len(exported.files), exported.missing, samples)
            self._show(plan, exported, found)
        if self._noted:
            self.ui.problem.say(_UNRECORDED.format(exported.unrecorded) if exported.unrecorded else "")

    def _show(self, plan: Plan, exported: Exported, found: tuple[Task, ...]) -> None:
        self._plan, self._tasks = plan, found
        self._folder, self._files = exported.folder, exported.files
        self.ui.lead.setText(f"文件保存在 {exported.folder}")
        self.ui.filesTitle.setText(f"{len(exported.files)} 份 Word 文件")
        clear(self.ui.files)
        for row in ruled(self._file_row(number, path) for number, path in enumerate(exported.files, 1)):
            self.ui.files.addWidget(row)
        clear(self.ui.todo)
        self.boxes: dict[str, QCheckBox] = {}
        for row in ruled(self._task_row(number, task) for number, task in enumerate(found, 1)):
            self.ui.todo.addWidget(row)
        self._tell()

    def _file_row(self, number: int, path: Path) -> QFrame:
        opener = button("打开", partial(self._try, partial(open_path, path)), name=f"打开{path.stem}")
        return fact_row(str(number), path.stem, opener, width=20)

    def _task_row(self, number: int, task: Task) -> QFrame:
        row = TickRow(f"{number}. {task.title}", task.text, partial(self._tick, task.key), task.picture)
        self.boxes[task.key] = row.box
        return row

    def _tick(self, key: str, on: bool) -> None:
        self.done = self.done | {key} if on else self.done - {key}
        self._tell()
        if key in STEPS:
            self._note()

    # --- what is ticked here and how far the case has come in the ledger are one thing

    def _noting(self) -> Callable[[], None] | None:
        """What notes the ticks, as they are now, in the ledger; None where the case is not in it."""
        exported = self._exported
        if exported is None or exported.ledger is None:
            return None
        from ...ledger import CaseState as Step  # with its database, which a start does not need
        from ...ledger import tick_off

        steps = {key: Step(STEPS[key]) for key in self.boxes if key in STEPS}
        ticked = {step for key, step in steps.items() if key in self.done}
        return partial(tick_off, exported.ledger, exported.key, set(steps.values()), ticked, date.today())

    def _note(self) -> None:
        if note := self._noting():
            self._noted = False
            self._notes.ask(note, lambda _: self._note_done())

    def _note_done(self) -> None:
        self._noted = True
        self.ui.problem.say("")

    def _not_noted(self, error: Exception) -> None:
        if not isinstance(error, BjcertError):
            raise error
        self.ui.problem.say(f"没有记入办理记录：{error}")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tick what has been noted in the ledger meanwhile, or try again to note what could not be."""
        super().showEvent(event)
        exported = self._exported
        if not self._noted:
            self._note()
        elif exported and exported.ledger:
            from ...ledger import done_steps

            self._notes.ask(partial(done_steps, exported.ledger, exported.key), partial(self._catch_up, exported))

    def _catch_up(self, exported: Exported, steps: Collection[str]) -> None:
        if exported is self._exported and self._noted:
            noted = {key for key in self.boxes if STEPS.get(key) in steps}
            self.done = frozenset(noted | {key for key in self.done if key not in STEPS})
            for key, box in self.boxes.items():
                box.setChecked(key in self.done)
            self._tell()

    def close_down(self) -> None:
        """See the last tick to the ledger."""
        self._notes.wait()
        if not self._noted and (note := self._noting()):
            with suppress(BjcertError):  # which has been told already, or there is nobody left to tell
                note()

    def _tell(self) -> None:
        done = f"，已做 {len(self.done)} 件" if self.done else ""
        self.ui.headline.setText(f"文件已导出，接下来按顺序做 {len(self._tasks)} 件事{done}")

    def focus(self, field: str = "") -> None:
        """Begin with the first thing to do."""
        next(iter(self.boxes.values())).setFocus()

    def _print_list(self) -> None:
        if self._exported is not None:
            ask_and_print(as_chapter(self._plan, str(self._folder), self._tasks, self.done), self)

    def _print(self) -> None:
        PrintDialog([PrintJob(path.stem, path) for path in self._files], self).exec()

    def _try(self, action: Callable[[], None]) -> None:
        try:
            action()
        except BjcertError as error:
            self.ui.problem.say(str(error))
        else:
            self.ui.problem.say("")


def _missing(plan: Plan, missing: list[str]) -> str:
    said = []
    if missing:
        said.append(f"有 {len(missing)} 项表上留空：{names(missing)}")
    if unticked := [material.name for material in plan.unticked if not material.written]:
        said.append(f"{len(unticked)} 项材料没有勾选：{'、'.join(unticked)}")
    return f"{'；'.join(said)}。可以先导出，提交前请补齐。" if said else ""
