"""没有读的行: the rows of a workbook that are no units, with the reason, and what a person says of them."""

from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ...registry.api import HIDDEN_ROWS, LeftOutRow, read_around
from ..kit.focus import OrderedDialog
from ..kit.rows import fact_row, ruled
from ..kit.widgets import button, clear, text_label
from ..state.workbook import Workbook
from .ui_left_out_dialog import Ui_LeftOutDialog

_MOST = 200  # rows that are listed


class LeftOutDialog(OrderedDialog):
    """A row for each row that was not read as a unit; those that may be units have buttons to say so."""

    help_chapter = "workbook"

    def __init__(self, workbook: Workbook, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.ui = Ui_LeftOutDialog()
        self.ui.setupUi(self)
        self._workbook = workbook
        self._around: dict[tuple[str, int], list[str]] = {}  # the rows that were looked at, with their neighbours
        self.ui.close.clicked.connect(self.accept)
        self.ui.readHidden.toggled.connect(self._read_hidden)
        workbook.changed.connect(self.show_rows)
        self.show_rows()
        self.fit(760, 560)

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
        clear(self.ui.rows)
        for row in ruled(map(self._row, registry.left_out[:_MOST])):
            self.ui.rows.addWidget(row)
        if len(registry.left_out) > _MOST:
            rest = f"还有 {len(registry.left_out) - _MOST:,} 行没有列出，都在“导出问题清单”里。"
            self.ui.rows.addWidget(text_label(rest, "remark"))
        if not registry.left_out:
            self.ui.rows.addWidget(text_label("每一行都读作单位了。", "remark"))

    def _read_hidden(self, wanted: bool) -> None:
        """Read the workbook again, with its hidden rows or without; this is remembered for its headers."""
        if (registry := self._workbook.registry) is not None:
            key = f"{registry.unit_sheet}!{HIDDEN_ROWS}"
            remembered = self._workbook.notes.mappings.get(registry.fingerprint, {})
            mapping = {**registry.mapping, **remembered, key: "读"}
            self._workbook.open(registry.path, {k: v for k, v in mapping.items() if wanted or k != key})

    def _look(self, sheet: str, row: int) -> None:
        """Show what the workbook has in a row, and above and below it."""
        registry = self._workbook.registry
        if registry is None:
            return
        path = registry.path

        def read(lines: list[str]) -> None:
            self._around[sheet, row] = lines

        self._workbook.run("", lambda _report, _cancelled: read_around(path, sheet, row), read)

    def _row(self, row: LeftOutRow) -> QFrame:
        said = f"{row.words}。"
        if row.unit is not None and (details := [text for text in (row.unit.code, row.unit.address) if text]):
            said += "　" + "，".join(details)
        said = "\n".join((said, *self._around.get((row.sheet, row.row), ())))
        return fact_row(f"“{row.sheet}”表", said, *self._buttons(row), width=110)

    def _buttons(self, row: LeftOutRow) -> list[QPushButton]:
        """What a person may say of a row."""
        unit, where = row.unit, f"第 {row.row} 行"
        made = []
        if (row.sheet, row.row) not in self._around:
            made = [button("看原表", partial(self._look, row.sheet, row.row), "plain", name=f"看原表{where}")]
        if unit is None:
            return made
        made.append(button("这是单位", lambda: self._workbook.judge_row(unit, True), "plain", name=f"{where}是单位"))
        if row.kind == "doubtful":
            ignore = button(
                "不是单位，忽略", lambda: self._workbook.judge_row(unit, False), "plain", name=f"{where}不是单位，忽略"
            )
            made.append(ignore)
        return made
