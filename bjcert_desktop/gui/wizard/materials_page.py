"""准备材料: what to hand in, with boxes to tick."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame

from ...domain.tasks import not_official
from ...guide import Material, chapter_source
from ..kit.choices import show_checked
from ..kit.rows import TickRow, ruled
from ..kit.term_button import terms
from ..kit.widgets import clear
from .page import PageState, WizardPage
from .ui_materials_page import Ui_MaterialsPage


class MaterialsPage(WizardPage):
    """Each material with a box; unticked ones do not keep anybody from going on."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_MaterialsPage()
        self.ui.setupUi(self)
        self.boxes: dict[str, QCheckBox] = {}
        self._shown: tuple[Material, ...] = ()

    def show_state(self, state: PageState) -> None:
        """Show the materials of the plan."""
        self._case, plan = state.case, state.plan
        if plan is None:
            return
        count, ready = len(plan.items), len(plan.items) - len(plan.unticked)
        self.ui.headline.setText(f"准备 {count} 项材料" + ("，已备齐" if ready == count else f"，已备 {ready} 项"))
        self.ui.lead.setText(
            "备好一项勾一项；没备好也可以先往下走，申请表和明细表到后面一步导出。　"
            f"{not_official(state.forms.samples(each.form for each in plan.documents))}　"
            f"{chapter_source(plan.scenario.chapter)}"
        )
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

    def focus(self, field: str = "") -> None:
        """Focus the first material."""
        next(iter(self.boxes.values())).setFocus()

    def _row(self, material: Material) -> QFrame:
        row = TickRow(material.name, material.note, partial(self._tick, material.id), explained=terms(material.name))
        if material.stamp:
            row.add_tag("加盖单位公章", "stamp")
        self.boxes[material.id] = row.box
        return row

    def _tick(self, material_id: str, on: bool) -> None:
        ticked = self._case.ticked
        self.case_changed.emit(replace(self._case, ticked=ticked | {material_id} if on else ticked - {material_id}))
