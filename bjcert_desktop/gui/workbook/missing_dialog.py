"""缺什么: what units still have to give, as a text to send and as a workbook that comes back filled in."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ...jobs.batch.batch import Batch
from ...jobs.batch.filled_request import FilledRequest, facts_given, read_filled_request, with_given
from ...jobs.batch.missing import DAYS_TO_ANSWER, MissingOfUnit, letters, missing_of, write_missing
from ..kit import style
from ..kit.dialogs import ask_to_open, ask_to_save, documents, errors_told, message
from ..kit.event_filters import guard_wheel
from ..kit.focus import OrderedDialog
from ..kit.task import BackgroundTask
from ..kit.widgets import Banner, CopyButton, DayEdit, button, text_label
from ..state.workbook import Workbook

_TOLD = 8  # sentences on what was not read
_LEAD = (
    "把下面的话复制给单位；几个单位的，也可以把表格发给他们填。填好的同一份表读回来，"
    "内容照平时填写的一样检查，保存在本机，不改动您的工作簿。"
)


class MissingDialog(OrderedDialog):
    """Shows the text for *found*, writes the workbook, and reads the filled one back."""

    help_chapter = "batch"

    def __init__(self, found: Sequence[MissingOfUnit], workbook: Workbook, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("缺什么")
        self._found, self._workbook = found, workbook
        self._reader = BackgroundTask(self)
        self._reader.failed.connect(lambda error: self._say(message(error), "bad"))
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName("给单位的话")
        self.text.setTabChangesFocus(True)
        self.told = Banner(self)
        self.day = DayEdit()
        self.day.setAccessibleName("请在哪一天之前回复")
        self.day.setMinimumHeight(style.CONTROL)
        self.day.show_day(date.today() + timedelta(days=DAYS_TO_ANSWER))
        self.day.dateChanged.connect(lambda _day: self._show())
        guard_wheel(self.day)
        self.copy = CopyButton(name="给单位的话")
        self.save = button("导出表格…", self._ask_to_save, "plain")
        self.read = button("读回填好的表…", self._ask_to_read, "plain")
        self.close_button = button("关闭", self.accept, "primary")
        self._lay_out()
        self.told.say("")
        self._show()
        self.fit(760, 560)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(style.PART, style.CARD, style.PART, style.CARD)
        layout.setSpacing(style.ROW)
        layout.addWidget(
            text_label(
                f"{self._found[0].unit.name if len(self._found) == 1 else f'{len(self._found)} 个单位'}还缺资料",
                "title",
            )
        )
        layout.addWidget(text_label(_LEAD, "lead"))
        tools = QHBoxLayout()
        label = text_label("回复日期", wrap=False)
        label.setBuddy(self.day)
        for part in (label, self.day, self.copy):
            tools.addWidget(part)
        tools.addStretch(1)
        layout.addLayout(tools)
        layout.addWidget(self.told)
        layout.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(style.ROW)
        buttons.addWidget(self.save)
        buttons.addWidget(self.read)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout.addLayout(buttons)

    def _show(self) -> None:
        said = letters(self._found, self.day.day())
        self.text.setPlainText(said)
        self.copy.set_content(said, "给单位的话")

    def _say(self, said: str, kind: str) -> None:
        self.told.say(said, kind)

    def _ask_to_save(self) -> None:
        proposed = documents() / f"缺什么 {date.today():%Y%m%d}.xlsx"
        if path := ask_to_save(self, "导出缺什么的表格", proposed, new=True):
            self.save_workbook(path)

    def save_workbook(self, path: Path) -> None:
        """Write the workbook to be filled in."""
        with errors_told(lambda why: self._say(why, "bad")):
            write_missing(path, self._found)
            self._say(f"已导出“{path}”。黄色的格子请单位填写，填好以后用“读回填好的表…”读回来。", "good")

    def _ask_to_read(self) -> None:
        if path := ask_to_open(self, "读回填好的表", ".xlsx"):
            self.read_workbook(path)

    def read_workbook(self, path: Path) -> None:
        """Read the filled workbook, and keep what may be kept."""
        registry, notes = self._workbook.registry, self._workbook.notes
        units = registry.units if registry else ()
        self._reader.ask(lambda: read_filled_request(path, units, notes), self._keep)

    def _keep(self, filled: FilledRequest) -> None:
        workbook, today = self._workbook, date.today()
        in_workbook = {each.unit.row: workbook.original(each.unit) for each in filled.values if each.unit.row > 0}
        if filled.values:
            workbook.note(lambda notes: with_given(notes, filled.values, in_workbook, today))
        if facts := facts_given(filled.values, today):
            workbook.state_facts(facts)
        read = f"读入了 {len(filled.values)} 处。" if filled.values else "没有读入什么。"
        told = filled.told[:_TOLD]
        more = [f"另有 {len(filled.told) - len(told)} 处。"] if len(filled.told) > len(told) else []
        self._say("\n".join((read, *told, *more)), "caution" if filled.told else "good")

    def done(self, result: int) -> None:
        """Close, but not while a workbook is being read."""
        if not self._reader.busy:
            super().done(result)


def show_missing(
    task: BackgroundTask, batch: Batch, workbook: Workbook, parent: QWidget, say: Callable[[str, str], object]
) -> None:
    """Show what the units of *batch* still have to give; *say* that there is nothing."""

    def show(found: list[MissingOfUnit]) -> None:
        if found:
            MissingDialog(found, workbook, parent).exec()
        else:
            only = batch.members[0].unit.name if len(batch.members) == 1 else ""
            nobody = f"“{only}”不缺资料。" if only else "勾选的单位都不缺资料。"
            say(nobody if batch.members else "请先勾选单位，或选中一行。", "info")

    task.ask(lambda: missing_of(batch), show)
