"""一页办理: every answer of a case beside the paper that it makes."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...domain.case import Case
from ...domain.fields import Field
from ...domain.money import amount_text
from ...domain.plan import MAX_CERTIFICATES, issued_anew
from ...domain.renaming import OF_FORMER, open_change
from ...domain.steps import StepKind
from ...domain.tasks import not_official
from ...errors import BjcertError
from ...guide import chapter_source
from ...jobs.form_cache import FormCache
from ..kit.accessible import tell
from ..kit.choices import Segments
from ..kit.event_filters import guard_wheel
from ..kit.focus import insert_below
from ..kit.tables import dress, fit_rows
from ..kit.widgets import FieldEdit, button
from ..state.workbook import Workbook
from ..workbook.certificates_dialog import ask_for_certificates
from ..workbook.unit_browser import FIELDS_SHOWN, ConfirmDialog, lay_out, origin
from .certificates_panel import IN_FULL, CertificateTable, certificates_asked, said_of, show_in, ticked
from .notices import ExpiredNotice, RepeatNotice
from .page import PageState, WizardPage
from .ui_express_page import Ui_ExpressPage
from .unit_fields import corrected, fields_asked, is_needed, show_field, value_of
from .ways import Ways

_NARROW = 1100  # pixels of width below which either the answers or the paper are shown
_LEAST = 620  # pixels that the answers need
_SIDES = (("answers", "填写内容"), ("paper", "看纸面"))
_YEARS = 3  # years to choose from; more on the long way
_TOLD = 3  # names of values that are missing
_ROWS = 5  # certificates shown at a time
_ALWAYS = ("handler", "handler_id", "handler_phone", "invoice_email")  # what changes from year to year


class ExpressPage(WizardPage):
    """Certificates, term, ways, fee and values on the left; on the right the papers as they will be printed."""

    help_chapter = "express"
    scrolls = False
    full_width = True

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self.ui = Ui_ExpressPage()
        self.ui.setupUi(self)
        self._workbook = workbook
        self._side = "answers"  # what is shown in a narrow window
        self._all = False  # whether all fields are shown
        self._laid_out: list[Field] = []
        self.model = CertificateTable()
        self.model.ticked.connect(self._tick)
        self.notice = RepeatNotice()
        self.notice.insisted.connect(lambda: self._emit(self._case.choose(again=True)))
        self.ui.answersLayout.insertWidget(self.ui.answersLayout.indexOf(self.ui.caveats), self.notice)
        self.notice.stackUnder(self.ui.caveats)
        self.expired = ExpiredNotice()
        self.expired.switched.connect(self._emit)
        insert_below(self.ui.answersLayout, self.notice, self.expired)
        dress(self.ui.table, self.model, (0,))
        self.ui.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        guard_wheel(self.ui.count)
        self.ui.count.valueChanged.connect(self._count)
        self.years = Segments(question="年限")
        self.years.chosen.connect(lambda years: self._emit(replace(self._case, years=int(years))))
        self.ways = Ways(self._emit)
        for number, each in enumerate((self.ways.delivery, self.ways.collection, self.years, self.ways.payment)):
            self.ui.selectors.addWidget(each, number // 2, number % 2)
        self.ui.selectors.addWidget(self.ways.mask_sender, 2, 0, 1, 2)
        self.reply = button("", self._ask_for_reply)
        self.change = button("添加或更正这个单位的证书…", self._change_certificates)
        self.blank = button("", self._go_to_blank)
        links = QWidget()
        in_row = QHBoxLayout(links)
        in_row.setContentsMargins(0, 0, 0, 0)
        for link in (self.blank, self.reply):
            in_row.addWidget(link)
        in_row.addStretch(1)
        insert_below(self.ui.answersLayout, self.ui.caveats, links)
        insert_below(self.ui.answersLayout, self.ui.listCard, self.change, left=True)
        self.fields = {field.attribute: self._field(field) for field in FIELDS_SHOWN}
        self.ui.unit.clicked.connect(lambda: self.go_to.emit(StepKind.UNIT, ""))
        self.ui.steps.clicked.connect(lambda: self.go_to.emit(StepKind.UNIT, "证书"))
        self.ui.more.clicked.connect(self._toggle)
        self.ui.fieldScroll.setMinimumWidth(_LEAST)
        self.ui.sideShown.chosen.connect(self._arrange)
        self.ui.paper.pressed.connect(self._go_to_field)
        self.ui.paper.edited.connect(lambda attribute, text: self._emit(corrected(self._case, attribute, text)))

    def show_state(self, state: PageState) -> None:
        """Show the case and its papers."""
        self._state, plan, scenario, unit = state, state.plan, state.scenario, state.case.unit
        if scenario is None or unit is None:
            return
        title = state.catalogue.business(state.case.business).title
        self.ui.headline.setText(f"{title} · {plan.unit.name if plan else unit.name}")
        self.ui.lead.setText(
            "　".join(filter(None, (scenario.title.removeprefix(f"{title} · "), chapter_source(scenario.chapter))))
        )
        unnamed = open_change(scenario, plan.unit, plan.left_off) if plan else ""
        asked = said_of(state, *certificates_asked(state, scenario, unit)) or unnamed
        self.ui.problem.say(asked, "bad" if asked == state.problem else "info")
        self.notice.show_repeats(state.repeats)
        switching = self.expired.show_state(state)
        sample = not_official(state.forms.samples(each.form for each in plan.documents)) if plan else ""
        answered = self.replies.answered(scenario) if self.replies else set()
        left_open = plan.caveats if plan else ()
        said = {"always", "expired-certificates"} if switching else {"always"}
        shown = [each for each in left_open if each.when not in said or each.id in answered]
        caveats = self.with_replies(state, shown)
        office = [each.sentence for each in state.catalogue.remarks_on(scenario)]
        told = [each for each in (sample, *office, *caveats) if each]
        self.ui.caveats.say("\n".join(f"· {each}" if len(told) > 1 else each for each in told))
        self.reply.setText(f"记下 {state.catalogue.contact.telephone} 的答复…")
        self.reply.setVisible(bool(left_open))
        self._show_certificates(state)
        self._show_ways(state)
        self._show_fee(state)
        self._show_fields(state)
        try:
            self.ui.paper.show_plan(plan, FormCache(state.forms))
        except BjcertError as error:
            self.ui.problem.say(str(error), "bad")

    def focus(self, field: str = "") -> None:
        """Focus *field*, or the first value that is missing or wrong if it is in sight, or the certificates."""
        wanted = next((each for each in FIELDS_SHOWN if each.name == field), None)
        first = next((self.fields[each.attribute].edit for each in self._laid_out if self._open(each)), None)
        if wanted:
            self._bring(wanted)
        elif first and not first.visibleRegion().isEmpty():
            first.setFocus()
        else:
            asked = self.ui.table if self.ui.listCard.isVisible() else self.ui.count
            whole = asked.visibleRegion().boundingRect().height() == asked.height()
            (asked if whole else self.ui.headline).setFocus()  # what is focused is scrolled to

    def begin_anew(self) -> None:
        """Show the fields to check only."""
        self._all, self._side, self._laid_out = False, "answers", []

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show answers and paper side by side, or one of them in a narrow window."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self, side: str = "") -> None:
        """Show what there is room for; *side* is what a person wants to see."""
        self._side = side or self._side
        narrow = self.width() < _NARROW
        self.model.narrow = (self.width() if narrow else self.width() // 2) < IN_FULL
        self.ui.sideShown.setVisible(narrow)
        self.ui.sideShown.show_answers(_SIDES, self._side)
        self.ui.fieldScroll.setVisible(not narrow or self._side == "answers")
        self.ui.paper.setVisible(not narrow or self._side == "paper")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Frame the spot on the paper of the field that has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            name = next((field.name for field in FIELDS_SHOWN if self.fields[field.attribute].edit is watched), "")
            if name:
                self.ui.paper.show_field(name)
        return super().eventFilter(watched, event)

    # --- what is shown

    def _show_certificates(self, state: PageState) -> None:
        scenario, unit = state.scenario, state.case.unit
        if scenario is None or unit is None:
            return
        self._anew = issued_anew(state.catalogue, state.case, scenario)
        listed, chosen = certificates_asked(state, scenario, unit)
        count = len(state.plan.certificates) if state.plan else len(chosen)
        self._existing = scenario.about_existing or (self._anew and bool(listed))
        self.ui.listCard.setVisible(bool(listed))
        if self.model.show_certificates(listed, chosen, state.case.day, state.repeats.listed, scenario.renews):
            show_in(self.ui.table, self.model)
        fit_rows(self.ui.table, min(len(listed), _ROWS))
        self.ui.countLabel.setText("另外办理" if listed else "办理枚数")
        self.ui.count.setAccessibleName(self.ui.countLabel.text())
        self.ui.countNote.setText(f"枚，共 {count} 枚" if listed else "枚")
        self.ui.count.blockSignals(True)
        self.ui.count.setRange(0 if listed else 1, MAX_CERTIFICATES)
        self.ui.count.setValue(count - len(chosen) if listed else count)
        self.ui.count.blockSignals(False)

    def _show_ways(self, state: PageState) -> None:
        case, scenario = state.case, state.scenario
        years = [(str(year), f"{year} 年") for year in range(1, max(_YEARS, case.years) + 1)]
        self.years.show_answers(years, str(case.years))
        self.years.setVisible(bool(scenario and scenario.counted_in_years))
        self.ways.show_state(state)

    def _show_fee(self, state: PageState) -> None:
        plan = state.plan
        tell(self.ui.total, amount_text(plan.total if plan else None))
        self.ui.sum.setText("，".join(f"{line.label} {line.explained}" for line in plan.lines) if plan else "")
        self.ui.capitals.setText(plan.capitals or "" if plan else "")

    def _show_fields(self, state: PageState) -> None:
        asked = fields_asked(state, FIELDS_SHOWN)
        kept = {field.attribute for field in self._laid_out}
        shown = [field for field in asked if self._all or field.attribute in kept or self._prominent(field)]
        if shown != self._laid_out:
            self._laid_out = shown
            lay_out(self.ui.fields, self.fields, shown)
        for field in shown:
            show_field(self._workbook, state, field, self.fields[field.attribute])
        self.ui.more.setVisible(len(asked) > len(shown) or self._all)
        self.ui.more.setText("只看要核对的(&M)" if self._all else f"全部内容，共 {len(asked)} 项(&M)")
        self.ui.more.setAccessibleName(self.ui.more.text().removesuffix("(&M)"))
        unit = state.case.unit
        self.ui.origin.setText(f"来源：{origin(unit)}" if unit else "")
        blank = [field.name for field in asked if self._open(field)]
        self.blank.setText(f"还有 {len(blank)} 项要填或要改：{'、'.join(blank[:_TOLD])}{'等' * (len(blank) > _TOLD)} ›")
        self.blank.setVisible(bool(blank))

    def _prominent(self, field: Field) -> bool:
        """Whether a field is shown at first: what changes, is missing, or is doubtful."""
        renamed = self._state.scenario.renamed if self._state.scenario else ()
        changes = field.attribute in renamed or OF_FORMER.get(field.attribute) in renamed
        return changes or field.attribute in (*_ALWAYS, *self._state.rejected) or self._open(field)

    def _open(self, field: Field) -> bool:
        """Whether the form has a blank for *field* that a person has to fill."""
        state = self._state
        return field.attribute in state.rejected or (is_needed(state, field) and not value_of(state.case, field))

    # --- what a person does

    def _field(self, field: Field) -> FieldEdit:
        edit = FieldEdit(
            field.name,
            lambda text: self._emit(corrected(self._case, field.attribute, text)),
            partial(self._confirm, field),
            parent=self,
        )
        edit.edit.installEventFilter(self)
        return edit

    def _confirm(self, field: Field) -> None:
        """Ask why a value that fails its check is right nevertheless."""
        value = value_of(self._case, field)
        dialog = ConfirmDialog(field.name, value, self.window())
        if dialog.exec():
            self._workbook.confirm(field.name, value, dialog.ui.reason.text().strip() or "已与原件核对")

    def _go_to_blank(self) -> None:
        """Go to the first value that is missing or wrong."""
        asked = fields_asked(self._state, FIELDS_SHOWN)
        if first := next((field for field in asked if self._open(field)), None):
            self._bring(first)

    def _tick(self) -> None:
        chosen = tuple(sorted(self.model.chosen))
        self._emit(ticked(self._case, chosen, anew=self._anew, repeats=self._state.repeats))

    def _count(self, count: int) -> None:
        self._emit(self._case.choose(**{"extra" if self._existing else "requested": count}))

    def _change_certificates(self) -> None:
        if unit := self._case.unit:
            self._workbook.state_facts(ask_for_certificates(unit, self))

    def _ask_for_reply(self) -> None:
        """Let a person note what the telephone answered."""
        state, plan = self._state, self._state.plan
        if self.replies and plan:
            self.replies.ask(state.catalogue, plan.scenario, plan.caveats, plan.unit, self)

    def _toggle(self) -> None:
        self._all = not self._all
        self._laid_out = []
        self._show_fields(self._state)

    def _go_to_field(self, name: str) -> None:
        """Go to the line of the field that was clicked on the paper, or let it be typed there."""
        field = next((each for each in FIELDS_SHOWN if each.name == name), None)
        if field is None:
            return
        if field in self._laid_out:
            self._bring(field)
        else:
            self.ui.paper.type_on_paper(name, value_of(self._case, field))

    def _bring(self, field: Field) -> None:
        """Put the cursor into the line of *field*."""
        if field not in self._laid_out:
            self._toggle()
        self._arrange("answers")
        edit = self.fields[field.attribute].edit
        self.ui.fieldScroll.ensureWidgetVisible(edit)
        edit.setFocus()
        edit.selectAll()

    @property
    def _case(self) -> Case:
        return self._state.case

    def _emit(self, case: Case) -> None:
        self.case_changed.emit(case)
