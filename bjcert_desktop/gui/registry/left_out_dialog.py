"""没有读的行: the rows of a workbook that are not units, with the reason, and what a person says of them."""

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ...registry.api import HIDDEN_ROWS, LeftOutRow
from ..kit.rows import fact_row
from ..kit.widgets import button
from ..state.workbook import Workbook
from .rows_dialog import MOST_ROWS, RowsDialog


class LeftOutDialog(RowsDialog):
    """A row for each row that was not read as a unit; those that may be units have buttons to say so."""

    def __init__(self, workbook: Workbook, parent: QWidget) -> None:
        super().__init__(workbook, parent, "没有读的行", "没有读作单位的行")
        self.ui.readHidden.toggled.connect(self._read_hidden)

    def show_rows(self) -> None:
        """List the rows as they are now."""
        registry = self._workbook.registry
        if registry is None or self._workbook.busy:
            return
        self.ui.lead.setText("\n".join((*registry.standing, "拿不准的行不会自己进批量、提醒和汇款单；说过的会记住。")))
        self.ui.readHidden.blockSignals(True)
        remembered = self._workbook.notes.mappings.get(registry.fingerprint, {})
        self.ui.readHidden.setChecked(bool(remembered.get(f"{registry.unit_sheet}!{HIDDEN_ROWS}")))
        self.ui.readHidden.blockSignals(False)
        more = len(registry.left_out) - MOST_ROWS
        self.list_rows(map(self._row, registry.left_out[:MOST_ROWS]), more, "每一行都读作单位了。")

    def _read_hidden(self, wanted: bool) -> None:
        """Read the workbook again, with its hidden rows or without; this is remembered for its headers."""
        if (registry := self._workbook.registry) is not None:
            key = f"{registry.unit_sheet}!{HIDDEN_ROWS}"
            remembered = self._workbook.notes.mappings.get(registry.fingerprint, {})
            mapping = {**registry.mapping, **remembered, key: "读"}
            self._workbook.open(registry.path, {k: v for k, v in mapping.items() if wanted or k != key})

    def _row(self, row: LeftOutRow) -> QFrame:
        said = f"{row.words}。"
        if row.unit is not None and (details := [text for text in (row.unit.code, row.unit.address) if text]):
            said += "　" + "，".join(details)
        said = "\n".join((said, *self.around(row.sheet, row.row)))
        return fact_row(f"“{row.sheet}”表", said, *self._buttons(row), width=110)

    def _buttons(self, row: LeftOutRow) -> list[QPushButton]:
        """What a person may say of a row."""
        unit, where = row.unit, f"第 {row.row} 行"
        made = self.look_buttons(row.sheet, row.row)
        if unit is None:
            return made
        made.append(button("这是单位", lambda: self._workbook.judge_row(unit, True), "plain", name=f"{where}是单位"))
        if row.kind == "doubtful":
            ignore = button(
                "不是单位，忽略", lambda: self._workbook.judge_row(unit, False), "plain", name=f"{where}不是单位，忽略"
            )
            made.append(ignore)
        return made
