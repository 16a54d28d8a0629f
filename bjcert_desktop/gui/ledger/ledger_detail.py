"""The selected case beside the ledger's list: its state, what it is about, and who changed what."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from ...domain.case import Case
from ...domain.fields import UNIT_FIELDS, masked
from ...domain.money import amount_text
from ...domain.unit import Unit
from ...guide import Catalogue
from ...jobs.cases.steps import plan_step, steps_ahead, summary_of, usual_step
from ...jobs.drafts import Draft
from ...ledger import CaseState, Change, Entry, Ledger, PhoneReply, reached, replies
from ..kit.focus import keeping_focus
from ..kit.rows import fact_row, ruled
from ..kit.style import CARD, SMALL
from ..kit.widgets import Banner, CopyButton, button, clear, text_label

_NAMES, _TIMES = 104, 124  # pixels for the name of a fact; for the time of a change
_ACTIONS = 3  # buttons in a row
_NAMED = 12  # cases named where several are shown together


@dataclass(frozen=True)
class Shown:
    """An entry with all that is shown of it."""

    entry: Entry
    case: Case
    history: Sequence[Change]
    replies: Sequence[PhoneReply] = ()


def read_shown(ledger: Ledger, number: int) -> Shown:
    """The entry of that *number* with all that is shown of it. Raises LedgerError."""
    case, history, said = ledger.case_of(number), ledger.history(number), replies(ledger, number)
    return Shown(ledger.entry(number), case, history, said)


class LedgerDetail(QWidget):
    """Shows a case or a draft. *asked* names the button pressed; the screen does what it means.

    Names: next, state, open, print, again, redo, return, correct, void, revive, reply, resume; for several:
    step, tracking, receive, print. Personal data are masked until asked for.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._card)
        outside.addStretch(1)
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(CARD, CARD, CARD, CARD)
        self._rows.setSpacing(SMALL)
        self.shown: Shown | Draft | Sequence[Entry] | None = None
        self.ways: dict[str, QPushButton] = {}
        self._revealed = False
        self._card.hide()

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self.shown = None
        clear(self._rows)
        self._rows.addWidget(text_label("请在左边选一条，这里显示它的进展和资料。", "secondary"))
        self._card.show()

    def attach(self, catalogue: Catalogue) -> None:
        """Name businesses and ways of delivery as *catalogue* does."""
        self._catalogue = catalogue

    def show_draft(self, draft: Draft) -> None:
        """Show a case in the making."""
        self.shown = draft
        clear(self._rows)
        self.ways = {}
        unit = draft.case.unit.name if draft.case.unit else "还没有选单位"
        self._rows.addWidget(text_label(unit, "title"))
        self._rows.addWidget(text_label(f"草稿　{self._catalogue.business(draft.case.business).title}", "remark"))
        self._rows.addWidget(text_label(f"还没有导出，上次保存于 {draft.saved:%Y-%m-%d %H:%M}。", "secondary"))
        self._add_actions((("resume", "继续办理", "primary"),))
        self._card.show()

    def show_entry(self, shown: Shown) -> None:
        """Show a case of the ledger; the personal data of another one are masked again."""
        if not isinstance(self.shown, Shown) or self.shown.entry.id != shown.entry.id:
            self._revealed = False
        self.shown = shown
        with keeping_focus(self._card):
            self._fill(shown)

    def _fill(self, shown: Shown) -> None:
        clear(self._rows)
        self.ways = {}
        entry = shown.entry
        self._rows.addWidget(text_label(entry.unit or "（没有选单位）", "title"))
        self._rows.addWidget(text_label(f"第 {entry.id} 号　{entry.title}", "remark"))
        if entry.void:
            self._rows.addWidget(Banner(kind="caution", text=f"已作废：{entry.void}"))
        elif entry.corrects:
            self._rows.addWidget(text_label(f"代替第 {entry.corrects} 号", "remark"))
        self._rows.addLayout(self._steps(shown))
        if entry.returned and not entry.void:
            said = f"已退回：{entry.returned}。改好以后再导出，这条记录会留着，由新的一条代替。"
            self._rows.addWidget(Banner(kind="caution", text=said))
            self._add_actions((("redo", "改好再导出", "primary"),))
        if entry.void:
            self._add_actions(
                (("open", "打开文件夹", "plain"), ("again", "照此再办", "plain"), ("revive", "恢复…", "plain"))
            )
        else:
            self._add_actions(
                (
                    ("open", "打开文件夹", "plain"),
                    ("print", "再打印…", "plain"),
                    ("again", "照此再办", "plain"),
                    ("state", "改进展…", "plain"),
                    ("return", "退回…", "plain"),
                    ("correct", "更正…", "plain"),
                    ("void", "作废…", "plain"),
                    ("reply", "电话答复…", "plain"),
                )
            )
        self._add_part("这件业务", self._facts(shown))
        if shown.replies:
            self._add_part("电话答复", [fact_row(f"{each.day}", each.sentence, width=_NAMES) for each in shown.replies])
        self._add_part("修改记录", [self._change(change) for change in reversed(shown.history)])
        self._card.show()

    def show_many(self, entries: Sequence[Entry], unlisted: int = 0) -> None:
        """Show several cases together, of which *unlisted* are not in the list, and what can be done with all."""
        self.shown = entries
        clear(self._rows)
        self.ways = {}
        self._rows.addWidget(text_label(f"已选 {len(entries)} 件", "title"))
        if unlisted:
            self._rows.addWidget(text_label(f"其中 {unlisted} 件不在现在的列表里。", "caution"))
        self._rows.addWidget(text_label(summary_of(entries), "lead"))
        usual = usual_step(entries)
        received = usual is CaseState.RECEIVED
        if usual is not None and not received:
            self._add_actions((("step", f"全部记为{plan_step(entries, usual).label}…", "primary"),))
        self._add_actions(
            (
                *(
                    (() if usual and not received else (("step", "全部记为…", "plain"),))
                    if steps_ahead(entries)
                    else ()
                ),
                ("tracking", "粘贴快递单号…", "plain"),
                ("receive", "登记领取…", "primary" if received else "plain"),
                ("print", "打印整批…", "plain"),
            ),
            columns=2,  # their texts are long
        )
        names = [f"{entry.unit or '（没有选单位）'}　{entry.state_label}" for entry in entries[:_NAMED]]
        more = [f"等 {len(entries)} 件"] if len(entries) > _NAMED else []
        self._rows.addWidget(text_label("\n".join((*names, *more)), "remark"))
        self._card.show()

    # --- the parts

    def _steps(self, shown: Shown) -> QGridLayout:
        """A line for each state, with its day and note; the next one has a button."""
        entry, order = shown.entry, list(CaseState)
        done = reached(shown.history, entry.state)
        grid = QGridLayout()
        grid.setContentsMargins(0, SMALL, 0, SMALL)
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        for row, state in enumerate(entry.steps):
            past = order.index(state) <= order.index(entry.state)
            change = done.get(state)
            mark = text_label("✓" if change else "－" if past else "○", "good" if change else "remark", wrap=False)
            name = text_label(entry.label(state), "strong" if state is entry.state else "" if past else "secondary")
            name.setWordWrap(False)
            said = (
                "　".join(filter(None, (change.day.isoformat() if change.day else "", change.note))) if change else ""
            )
            grid.addWidget(mark, row, 0)
            grid.addWidget(name, row, 1)
            grid.addWidget(text_label(said, "remark", selectable=True), row, 2)
            grid.setRowMinimumHeight(row, 36)
            if state is entry.next_state:
                self.next = button(f"记为{entry.label(state)}…", lambda: self.asked.emit("next"), "primary")
                grid.addWidget(self.next, row, 2, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _facts(self, shown: Shown) -> list[QFrame]:
        entry = shown.entry
        deliveries = {choice.id: choice.label for choice in self._catalogue.deliveries}
        amount = amount_text(entry.amount, "手册没有写明")
        facts = [
            ("申请日期", entry.day.isoformat()),
            ("信用代码", entry.code),
            ("证书", f"{entry.certificates} 枚"),
            ("费用", amount),
            ("提交方式", deliveries.get(entry.delivery, "")),
        ]
        rows = [fact_row(name, value, width=_NAMES) for name, value in facts if value]
        if entry.tracking:
            copy = CopyButton(content=entry.tracking, name="快递单号")
            rows.append(fact_row("快递单号", entry.tracking, copy, width=_NAMES))
        rows += self._personal(shown)
        rows.append(fact_row("文件夹", str(entry.folder), width=_NAMES))
        versions = "；".join(f"{form}：{version}" for form, version in entry.forms.items())
        rows.append(fact_row("表样版本", versions, width=_NAMES))
        return rows

    def _personal(self, shown: Shown) -> list[QFrame]:
        if not shown.entry.personal:
            return [fact_row("个人信息", "已清除", role="secondary", width=_NAMES)]
        unit = (shown.case.unit or Unit()).corrected(shown.case.choices.corrections)
        rows = []
        for field in UNIT_FIELDS:
            value = str(getattr(unit, field.attribute))
            if field.personal and value:
                word = "隐藏" if self._revealed else "显示"
                way = button(word, self._reveal, name=f"{word}{field.name}")
                rows.append(fact_row(field.name, value if self._revealed else masked(value), way, width=_NAMES))
        return rows

    def _reveal(self) -> None:
        self._revealed = not self._revealed
        if isinstance(self.shown, Shown):
            self.show_entry(self.shown)

    def _change(self, change: Change) -> QFrame:
        said = "　".join(filter(None, (change.what, change.day.isoformat() if change.day else "", change.note)))
        who = text_label(change.who, "remark", wrap=False)
        return fact_row(f"{change.when:%Y-%m-%d %H:%M}", said, who, width=_TIMES)

    def _add_part(self, title: str, rows: Sequence[QFrame]) -> None:
        self._rows.addSpacing(SMALL)
        self._rows.addWidget(text_label(title, "strong"))
        inside = QVBoxLayout()
        inside.setSpacing(0)
        for row in ruled(rows):
            inside.addWidget(row)
        self._rows.addLayout(inside)

    def _add_actions(self, actions: Sequence[tuple[str, str, str]], columns: int = _ACTIONS) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SMALL)
        for number, (name, text, role) in enumerate(actions):
            self.ways[name] = button(text, partial(self.asked.emit, name), role)
            grid.addWidget(self.ways[name], number // columns, number % columns)
        grid.setColumnStretch(columns, 1)
        self._rows.addLayout(grid)
