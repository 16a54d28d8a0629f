"""表里的问题: what is wrong in the cells of the workbook, each with its row and its unit."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ...domain.unit import Unit
from ...registry.api import ProblemGroup, group_problems
from ..kit.rows import fact_row
from ..kit.widgets import button
from ..state.workbook import Workbook
from .rows_dialog import MOST_ROWS, RowsDialog


class ProblemsDialog(RowsDialog):
    """A row for each problem, or for many equal ones; *go_to* is called with the unit that a person wants to see."""

    def __init__(self, workbook: Workbook, parent: QWidget, go_to: Callable[[Unit], object]) -> None:
        self._go_to = go_to
        super().__init__(workbook, parent, "表里的问题", "单元格里的问题")
        self.ui.readHidden.hide()

    def show_rows(self) -> None:
        """List the problems as they are now, the serious ones first."""
        registry, view = self._workbook.registry, self._workbook.view
        if registry is None or view is None or self._workbook.busy:
            return
        groups = group_problems(registry.problems)
        groups.sort(key=lambda group: group.first.severity != "error")
        serious = sum(problem.severity == "error" for problem in registry.problems)
        self.ui.lead.setText(
            f"共 {len(registry.problems):,} 个，其中 {serious:,} 个会让申请被退回。改好原表的，请重新读取。"
        )
        rows = {problem: row for row, found in view.problems.items() for problem in found}
        self._units = {unit.row: unit for unit in registry.units}
        shown = [self._row(group, rows.get(group.first, 0)) for group in groups[:MOST_ROWS]]
        self.list_rows(shown, len(groups) - MOST_ROWS, "没有发现问题。")

    def _row(self, group: ProblemGroup, unit_row: int) -> QFrame:
        first = group.first
        made: list[QPushButton] = []
        if first.row > 0 and first.column:
            made = self.look_buttons(first.sheet, first.row)
        if unit := self._units.get(unit_row):
            made.append(
                button(
                    "到这个单位", partial(self._leave_for, unit), "plain", name=f"到这个单位：{unit.name or unit.code}"
                )
            )
        said = "\n".join((group.message, *self.around(first.sheet, first.row)))
        return fact_row("退回" if first.severity == "error" else "注意", said, *made, width=48)

    def _leave_for(self, unit: Unit) -> None:
        self.accept()
        self._go_to(unit)
