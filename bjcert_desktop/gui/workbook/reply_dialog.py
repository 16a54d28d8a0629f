"""Noting what the telephone answered about a point that the guide leaves open."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...guide import Catalogue, Caveat
from ...ledger import Entry, Ledger, PhoneReply, note_reply, remove_reply, replies
from ..kit import style
from ..kit.dialogs import WritingDialog
from ..kit.event_filters import guard_wheel
from ..kit.rows import fact_row
from ..kit.widgets import Banner, DayEdit, button, clear, text_label

_NARROWEST, _DAYS = 480, 84  # pixels: of the dialog, for a day
_HEAD = 18  # characters of a caveat that tell which one it is


class ReplyDialog(WritingDialog):
    """Asks who asked what, when, and for the answer; lists what was answered before about the same point.

    *asked* says what it is about, with blanks for what the dialog asks for. *known* are the replies so far.
    """

    help_chapter = "ledger"

    def __init__(
        self,
        ledger: Ledger,
        asked: PhoneReply,
        caveats: Sequence[Caveat],
        known: Sequence[PhoneReply],
        telephone: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._ledger, self._asked, self._caveats = ledger, asked, tuple(caveats)
        self._known = [each for each in known if each.scenario == asked.scenario]
        self.setWindowTitle("电话答复")
        self.setMinimumWidth(_NARROWEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(style.PART, style.CARD, style.PART, style.CARD)
        layout.setSpacing(style.ROW)
        layout.addWidget(text_label(f"记下 {telephone} 的答复", "title"))
        whom = f"为“{asked.unit}”问的，" if asked.unit else ""
        lead = f"{whom}和这件业务的办理记录存在一起。以后这个情形再出现同一条提示时，答复也显示在那里。"
        layout.addWidget(text_label(lead, "lead"))
        self.problem = Banner(self, kind="bad")
        layout.addWidget(self.problem)
        layout.addLayout(self._form())
        before = QWidget()  # a widget of its own, as what is laid out in it changes
        self._before = QVBoxLayout(before)
        self._before.setContentsMargins(0, 0, 0, 0)
        self._before.setSpacing(style.TIGHT)
        layout.addWidget(before)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.cancel = button("取消", self.reject, "plain")
        self.save = button("记下", self._save, "primary")
        self.save.setDefault(True)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout.addLayout(buttons)
        self._show_caveat()
        self.asked_by.setFocus()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(style.CARD)
        form.setVerticalSpacing(style.ROW)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.which, self.asked_by, self.day, self.answer = QComboBox(), QLineEdit(), DayEdit(), QLineEdit()
        self.caveat = text_label("", "secondary")
        for caveat in self._caveats:
            self.which.addItem(f"{caveat.text[:_HEAD]}…", caveat.id)
        self.which.currentIndexChanged.connect(lambda _index: self._show_caveat())
        self.asked_by.setPlaceholderText("姓名")
        self.answer.setPlaceholderText("对方怎样说的")
        self.day.end_on(self._asked.day)
        guard_wheel(self.which, self.day)
        rows = ("问的是", self.which), ("谁问的", self.asked_by), ("哪天", self.day), ("答复", self.answer)
        for name, field in rows:
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
            field.setMinimumHeight(style.CONTROL)
            form.addRow(label, field)
            if field is self.which:
                form.addRow("", self.caveat)
        return form

    def _show_caveat(self) -> None:
        """Show the point that is chosen in full, and what was answered about it before."""
        chosen = self.which.currentIndex()
        self.caveat.setText(self._caveats[chosen].text if chosen >= 0 else "手册数据里没有要打电话问的。")
        self.save.setEnabled(chosen >= 0)
        self.problem.say("")
        clear(self._before)
        found = [each for each in self._known if each.caveat == self.which.currentData()]
        if found:
            self._before.addWidget(text_label("以前的答复，最新的一条显示在提示后面", "strong"))
        for each in found:
            drop = button("删去", partial(self._remove, each), name=f"删去{each.sentence}")
            self._before.addWidget(fact_row(each.day.isoformat(), each.sentence, drop, width=_DAYS))
        self.fit_height()

    def _save(self) -> None:
        """Keep the reply and close."""
        said = replace(
            self._asked,
            caveat=self.which.currentData(),
            day=self.day.day(),
            asked_by=self.asked_by.text(),
            text=self.answer.text(),
        )
        self._write(lambda: note_reply(self._ledger, said), lambda _: self.accept())

    def _remove(self, reply: PhoneReply) -> None:
        def gone(_: object) -> None:
            self._known.remove(reply)
            self.save.setEnabled(True)
            self._show_caveat()

        self._write(lambda: remove_reply(self._ledger, reply.id), gone)

    def _write(self, change: Callable[[], object], then: Callable[[object], None]) -> None:
        self.save.setEnabled(False)
        self._writer.ask(change, then)

    def _refuse(self, why: str) -> None:
        self.save.setEnabled(True)
        self.problem.say(why)
        self.fit_height()


def ask_about(ledger: Ledger, catalogue: Catalogue, entry: Entry, parent: QWidget) -> None:
    """Let a person note what the telephone answered for the case *entry*."""
    caveats = next((each.caveats for _, each in catalogue.scenarios() if each.id == entry.scenario), ())
    asked = PhoneReply(entry.scenario, "", date.today(), "", "", entry.unit, entry.code, entry.id)
    ReplyDialog(ledger, asked, caveats, replies(ledger), catalogue.contact.telephone, parent).exec()
