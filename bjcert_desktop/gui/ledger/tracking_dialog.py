"""粘贴快递单号: the rows copied from Excel, whose number each is, and which are noted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from ...jobs.cases.tracking import TrackedParcel, match_parcels, note_parcels
from ...ledger import Entry, Ledger
from ...registry.reading import pasted_rows
from ..kit import style
from ..kit.dialogs import WritingDialog
from ..kit.event_filters import guard_wheel
from ..kit.tables import CheckTable, dress
from ..kit.widgets import Banner, DayEdit, button, text_label

_LEAD = (
    "在 Excel 里复制两列：单位名称（或代码、“第几号”）和快递单号，再点“从 Excel 粘贴”。"
    "拿得准的已经勾选；要看一下的没有勾选，看过再勾。"
)


class _Parcels(CheckTable[TrackedParcel, int]):
    """The rows that were pasted."""

    heads = ("粘贴的单位", "快递单号", "登记到", "情况")

    def key(self, row: TrackedParcel) -> int:
        """The number of its line."""
        return row.line

    def checkable(self, row: TrackedParcel) -> bool:
        """Whether it can be noted."""
        return not row.problem

    def texts(self, row: TrackedParcel) -> tuple[str, ...]:
        """Unit as pasted, number, case, what is wrong."""
        named = row.entry is not None and row.entry.unit == row.said
        case = f"第 {row.entry.id} 号{'' if named else f'　{row.entry.unit}'}" if row.entry else ""
        return row.said or f"（第 {row.line} 行）", row.tracking, case, row.problem or row.doubt or "可以登记 ✓"

    def colour(self, row: TrackedParcel, column: int) -> str | None:
        """What cannot be noted, and what is to be looked at, stand out."""
        colours = style.colours()
        if column < len(self.heads) - 1:
            return None
        return colours.bad if row.problem else colours.caution if row.doubt else colours.good


class TrackingDialog(WritingDialog):
    """Takes what is on the clipboard at once, and notes what is ticked, as one change."""

    help_chapter = "ledger"

    def __init__(self, ledger: Ledger, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("粘贴快递单号")
        self._ledger, self._entries = ledger, entries
        self.table = _Parcels()
        self.table.ticked.connect(self._show_count)
        self.view = QTableView()
        self.view.setAccessibleName("粘贴的单号")
        dress(self.view, self.table, (0, 3))
        self.said = text_label("", "remark")
        self.view.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_said(now.row()))
        self.problem = Banner(kind="bad")
        self.told = Banner(kind="caution")
        self.day = DayEdit()
        self.day.setAccessibleName("寄出日期")
        self.day.setMinimumHeight(style.CONTROL)
        self.day.end_on(date.today())
        guard_wheel(self.day)
        self.again = button("从 Excel 粘贴", self.paste, "plain")
        self.cancel = button("取消", self.reject, "plain")
        self.save = button("记下", self._save, "primary")
        self._lay_out()
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self.paste)
        self.fit(1000, 560)
        self.problem.say("")
        self.paste()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(style.PART, style.CARD, style.PART, style.CARD)
        layout.setSpacing(style.ROW)
        layout.addWidget(text_label(f"登记 {len(self._entries)} 件的快递单号", "title"))
        layout.addWidget(text_label(_LEAD, "lead"))
        tools = QHBoxLayout()
        tools.setSpacing(style.ROW)
        label = text_label("寄出日期", wrap=False)
        label.setBuddy(self.day)
        for part in (self.again, label, self.day):
            tools.addWidget(part)
        tools.addStretch(1)
        layout.addLayout(tools)
        layout.addWidget(self.problem)
        layout.addWidget(self.told)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.said)
        buttons = QHBoxLayout()
        buttons.setSpacing(style.ROW)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout.addLayout(buttons)

    def paste(self) -> None:
        """Show what is on the clipboard, with what is sure ticked."""
        found = match_parcels(pasted_rows(QGuiApplication.clipboard().text()), self._entries)
        if not any(each.entry for each in found):
            self.told.say(
                "剪贴板里没有这些单位的单号。请在 Excel 里复制单位和单号两列，再点“从 Excel 粘贴”。" if found else ""
            )
            found = [] if not self.table.rows else self.table.rows
        self.table.replace_rows(sorted(found, key=lambda each: (each.sure, each.line)))
        self.table.choose(each.line for each in found if each.sure)
        self.view.scrollToTop()
        (self.save if self.save.isEnabled() else self.again).setFocus()

    def _show_said(self, at: int) -> None:
        """Show all that is said of a row."""
        row = self.table.at(at)
        self.said.setText(f"第 {row.line} 行：{row.problem or row.doubt or '可以登记'}。" if row else "")

    def _chosen(self) -> list[TrackedParcel]:
        return [each for each in self.table.rows if each.line in self.table.chosen]

    def _show_count(self) -> None:
        rows, chosen = self.table.rows, self._chosen()
        unsure, bad = (
            sum(bool(each.doubt and not each.problem) for each in rows),
            sum(bool(each.problem) for each in rows),
        )
        said = [f"{bad} 行不能登记"] if bad else []
        said += [f"{unsure} 行要先看一下"] if unsure else []
        if rows:
            self.told.say(f"{'，'.join(said)}，列在最上面。" if said else "")
        self.save.setText(f"记下 {len(chosen)} 件" if chosen else "记下")
        self.save.setEnabled(bool(chosen) and not self._writer.busy)

    def _save(self) -> None:
        chosen, when = self._chosen(), self.day.day()
        self.save.setEnabled(False)
        self._writer.ask(lambda: note_parcels(self._ledger, chosen, when), lambda _count: self.accept())

    def _refuse(self, why: str) -> None:
        self.problem.say(why)
        self.save.setEnabled(True)
