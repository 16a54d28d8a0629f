"""核对与导出: every value, where it comes from, and a button to change it."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ...domain.document import PlannedDocument
from ...domain.fields import UNIT_FIELDS, Field, masked
from ...domain.plan import Plan
from ...domain.steps import StepKind
from ...domain.tasks import names, not_official
from ...errors import BjcertError
from ...guide import chapter_source
from ...guide.dates import date_text
from ...guide.forms import FORMS
from ...jobs.form_cache import FormCache
from ..kit import style
from ..kit.focus import insert_below, keeping_focus
from ..kit.question_bar import QuestionBar
from ..kit.rows import fact_row, ruled
from ..kit.widgets import button, clear, text_label
from ..preview.preview_dialog import PreviewDialog
from ..workbook.unit_browser import origin as unit_origin
from .page import PageState, WizardPage
from .ui_review_page import Ui_ReviewPage

_CERTIFICATES = 10  # listed one by one
_WIDE = 1000  # pixels of width from which the paper stands beside the values
_VALUES = 600  # of these, for the values at least
_WRONG = 3  # values with a button to correct them, at the top
_NAMES = 126  # pixels for the longest name of a field


class ReviewPage(WizardPage):
    """Lists the values of the case, the unit and the certificates, and the papers to be written."""

    help_chapter = "papers"
    scrolls = False
    full_width = True

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_ReviewPage()
        self.ui.setupUi(self)
        self.shown_personal: set[str] = set()
        self._listed: tuple[object, ...] = ()  # what the rows were made from
        self.ui.paper.pressed.connect(self._change_pressed)
        self.wrong = QuestionBar("bad")
        insert_below(self.ui.contentLayout, self.ui.problem, self.wrong)

    def show_state(self, state: PageState) -> None:
        """Show the values of the plan and the files that it writes."""
        plan = state.plan
        if plan is None:
            return
        self._state = state
        try:
            missing, problem = FormCache(state.forms).missing(plan), state.problem
        except BjcertError as error:
            missing, problem = (), str(error)
        self.ui.problem.say(problem)
        rejected = state.rejected
        wrong = {field.name: rejected[field.attribute] for field in UNIT_FIELDS if field.attribute in rejected}
        self.wrong.ask(
            "\n".join(f"{name}：{fault.message}表上先留空。" for name, fault in wrong.items()),
            [(f"改正{name}", partial(self.go_to.emit, StepKind.UNIT, name)) for name in [*wrong][:_WRONG]],
        )
        missing = tuple(name for name in missing if name not in wrong)
        sample = not_official(state.forms.samples(document.form for document in plan.documents))
        self.ui.missing.say("\n".join(filter(None, (sample, _missing(plan, missing), *plan.checks))))
        self.ui.paper.show_plan(plan, FormCache(state.forms))
        listed = (id(plan), dict(state.rejected), frozenset(self.shown_personal))
        if listed != self._listed:
            self._listed = listed
            self._plan = plan  # kept, so that no other plan can get its id
            with keeping_focus(self.ui.values):
                self._show_values(plan, state)

    def _show_values(self, plan: Plan, state: PageState) -> None:
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
        """Focus the first value that can be changed."""
        buttons = cast(list[QPushButton], self.ui.values.findChildren(QPushButton))
        if first := next((each for each in buttons if each.isVisibleTo(self)), None):  # others are being deleted
            first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the paper out of a narrow window, where 预览 shows it."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self.ui.paper.setVisible(wide)
        self.ui.valueScroll.setMinimumWidth(_VALUES if wide else 0)
        side = style.CARD if self.width() < style.NARROW_BELOW else style.PAGE
        self.ui.contentLayout.setContentsMargins(side, style.ROW, style.SMALL, style.PART)

    def begin_anew(self) -> None:
        """Mask personal values again."""
        self.shown_personal.clear()

    def _change_pressed(self, name: str) -> None:
        """Go to the field whose spot on the paper was clicked."""
        if any(field.name == name for field in UNIT_FIELDS):
            self.go_to.emit(StepKind.UNIT, name)
        elif name.startswith("证书"):
            self.go_to.emit(StepKind.UNIT, "证书")

    def _case_rows(self, plan: Plan, state: PageState) -> list[QFrame]:
        case, catalogue = plan.case, state.catalogue
        certificates = f"{len(plan.certificates)} 枚"
        if plan.scenario.counted_in_years:
            certificates += f"，{case.years} 年"
        fee = f"{plan.total} 元（{plan.capitals}）" if plan.total else "免费"
        facts = [
            ("业务", plan.scenario.title, "", StepKind.BUSINESS),
            ("证书", certificates, "", StepKind.UNIT),
            ("申请日期", date_text(case.day), "", StepKind.UNIT),
            ("费用", fee, chapter_source(plan.scenario.chapter).removeprefix("依据："), StepKind.MATERIALS),
            ("提交方式", catalogue.delivery(case.delivery).label, "", StepKind.MATERIALS),
        ]
        causes = [(q.field, q.label_of(case.answers)) for q in plan.business.questions if q.field]
        facts[1:1] = [(field, label or "未选，表上留空", "", StepKind.QUESTION) for field, label in causes]
        if plan.collected:
            facts.append(("领取方式", plan.collection.label, "", StepKind.MATERIALS))
        if plan.total:
            facts.append(("支付方式", plan.payment.label, "", StepKind.MATERIALS))
        return [
            fact_row(name, value, *self._ends(name, origin or "本次选择", kind), width=_NAMES)
            for name, value, origin, kind in facts
        ]

    def _unit_rows(self, plan: Plan, state: PageState) -> list[QFrame]:
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

    def _unit_row(self, field: Field, value: str, plan: Plan, state: PageState) -> QFrame:
        if fault := state.rejected.get(field.attribute):
            ends = self._ends(field.name, "", StepKind.UNIT, "改正")
            return fact_row(field.name, f"{fault.message}表上先留空。", *ends, role="bad", width=_NAMES)
        if not value:
            ends = self._ends(field.name, "", StepKind.UNIT, "填写")
            return fact_row(field.name, "未填，表上留空", *ends, role="caution", width=_NAMES)
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
                    *self._ends(f"第 {number} 枚", origin, StepKind.UNIT),
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
            papers = [(document.title, partial(FormCache(forms).fill, document)) for document in plan.documents]
            PreviewDialog(papers, number, self).exec()

    def _reveal(self, name: str) -> None:
        self.shown_personal.add(name)
        self.show_state(self._state)


def _missing(plan: Plan, missing: Sequence[str]) -> str:
    said = []
    if missing:
        said.append(f"有 {len(missing)} 项表上留空：{names(missing)}")
    if unticked := [material.name for material in plan.unticked]:
        said.append(f"{len(unticked)} 项材料没有勾选：{'、'.join(unticked)}")
    return f"{'；'.join(said)}。可以先导出，提交前请补齐。" if said else ""
