"""材料与费用: how to hand in and to pay, the materials with boxes to tick, and what it costs."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from ...domain.tasks import not_official
from ...guide import Delivery, Material, Payment, chapter_source
from ..kit.choices import show_checked
from ..kit.focus import reveal
from ..kit.rows import TickRow, ruled
from ..kit.term_button import terms, terms_row
from ..kit.widgets import clear, text_label
from .fee_panel import amount_to_pay
from .page import PageState, WizardPage
from .ui_materials_page import Ui_MaterialsPage
from .ways import Ways


class MaterialsPage(WizardPage):
    """Each material to bring has a box; unticked ones do not keep anybody from going on."""

    help_chapter = "pay"

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_MaterialsPage()
        self.ui.setupUi(self)
        self.boxes: dict[str, QCheckBox] = {}
        self._shown: tuple[Material, ...] = ()
        self.ways = Ways(self.case_changed.emit)
        self._hints = [text_label("", "remark") for _ in self.ways.lines]
        for row, (line, hint) in enumerate(zip(self.ways.lines, self._hints, strict=True)):
            self.ui.ways.addWidget(line, row, 0)
            self.ui.ways.addWidget(hint, row, 1)
        self._terms: QWidget | None = None
        self.ui.ways.addWidget(self.ways.mask_sender, len(self.ways.lines) + 1, 0, 1, 2)

    def show_state(self, state: PageState) -> None:
        """Show the ways, the materials and the fee of the plan."""
        self._case, plan = state.case, state.plan
        if plan is None:
            return
        own = len(plan.to_bring)
        self.ui.headline.setText(f"准备 {len(plan.items)} 项材料，{amount_to_pay(plan, state.catalogue)}")
        self.ui.lead.setText(
            f"要自己备的有 {own} 项，已备 {own - len(plan.unticked)} 项；没备好也可以先往下走。　"
            f"{not_official(state.forms.samples(each.form for each in plan.documents))}　"
            f"{chapter_source(plan.scenario.chapter)}"
        )
        self._show_ways(state)
        if plan.items != self._shown:
            self._shown = plan.items
            clear(self.ui.listLayout)
            self.boxes = {}
            for row in ruled(self._row(material) for material in plan.items):
                self.ui.listLayout.addWidget(row)
        for material_id, box in self.boxes.items():
            show_checked(box, material_id in state.case.ticked)
        office = (each for each in state.catalogue.remarks_on(plan.scenario) if not each.about_money)
        caveats = tuple(caveat for caveat in plan.caveats if not caveat.about_money)
        self.show_remarks(self.ui.remarks, state, plan.scenario.notes, caveats, office)
        self.ui.fee.show_fee(plan, state.catalogue)
        told = (each for each in state.catalogue.remarks_on(plan.scenario) if each.about_money)
        about_money = tuple(caveat for caveat in plan.caveats if caveat.about_money)
        self.show_remarks(self.ui.fee.ui.remarks, state, (), about_money, told)

    def focus(self, field: str = "") -> None:
        """Focus the answer to the question *field*, or else the first material to bring if it is in sight."""
        asked = next((line for line in self.ways.lines if line.question == field), None)
        first = next((each for each in self.boxes.values() if not each.visibleRegion().isEmpty()), None)
        line = asked or self.ways.delivery
        answers = (each for each in line.buttons.values() if each.isChecked())
        control = first if first and not asked else next(answers, first)
        if control is None:
            return
        reveal(control)
        control.setFocus()

    def _show_ways(self, state: PageState) -> None:
        self.ways.show_state(state)
        chosen = self.ways.chosen(state)
        for line, hint, option in zip(self.ways.lines, self._hints, chosen, strict=True):
            hint.setText(option.hint)
            hint.setVisible(not line.isHidden())
        if self._terms is None:
            options: list[Delivery | Payment] = [*state.catalogue.deliveries, *state.catalogue.payments]
            self._terms = terms_row(" ".join(f"{each.label} {each.hint}" for each in options))
            self.ui.ways.addWidget(self._terms, len(self.ways.lines), 0, 1, 2)
            self._terms.stackUnder(self.ways.mask_sender)  # is read before it, too

    def _row(self, material: Material) -> QFrame:
        """A row to tick; without a box for what the program writes later."""
        row = TickRow(material.name, material.note, partial(self._tick, material.id), explained=terms(material.name))
        if material.stamp:
            row.add_tag("加盖单位公章", "stamp")
        if material.written:
            row.leave_out_box()
        else:
            self.boxes[material.id] = row.box
        return row

    def _tick(self, material_id: str, on: bool) -> None:
        ticked = self._case.ticked
        self.case_changed.emit(replace(self._case, ticked=ticked | {material_id} if on else ticked - {material_id}))
