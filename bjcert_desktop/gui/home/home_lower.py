"""What is under the six cards at home: the cases left unfinished, what the workbook and the ledger say, whom to ask."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QMessageBox

from ...domain.renewals import DUE_DAYS, FIRST_DAYS, Group
from ...domain.steps import steps
from ...guide import Catalogue
from ...jobs.drafts import Draft, load_drafts
from ..kit import style
from ..kit.icons import Tile
from ..kit.rows import fact_row, ruled
from ..kit.task import Newest
from ..kit.widgets import button, clear, let_through, text_label
from ..state.workbook import Workbook
from .home_screen import HomeScreen
from .ui_home_lower import Ui_HomeLower

_DRAFTS = 4  # shown, the latest first
_SIDE_BY_SIDE = 1000  # pixels of width from which on there is room for both cards
_LATER = 300  # milliseconds: before it asks the ledger the window is to be there and to answer

#: The cases that were exported and are not through: the names of their states, with how many are there.
InHand = Mapping[str, int]


class Lower(QObject):
    """Belongs to *home*, whose cards it gives their pictures and the words of the guide in force.

    *in_hand* is asked outside the window's thread.
    """

    def __init__(
        self, home: HomeScreen, catalogue: Catalogue, workbook: Workbook, drafts: Path, in_hand: Callable[[], InHand]
    ) -> None:
        super().__init__(home)
        self.ui = Ui_HomeLower()
        self.ui.setupUi(home.ui.lower)
        self._home = home
        self._catalogue, self._workbook, self._drafts = catalogue, workbook, drafts
        self._in_hand, self._reader, self._closed = in_hand, Newest(self), False
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._ask)
        self._reader.failed.connect(lambda _error: self._show_in_hand({}))  # 办理记录 says what is the matter
        self._arranged: tuple[bool, bool] | None = None
        for business in catalogue.businesses:
            card = home.cards[business.id]
            card.say(business.title, business.when)
            tile = Tile(business.id)
            tile.setParent(card)
            tile.move(style.CARD, style.CARD)
            tile.show()
            let_through(card)
        home.ui.finder.setCursor(Qt.CursorShape.PointingHandCursor)
        home.ui.note.setText(
            f"本程序不联网，内容依据《{catalogue.title}》。"
            f"按 F1 看说明；拿不准时，请致电 {catalogue.contact.telephone}。"
        )
        workbook.changed.connect(self._show_registry)
        workbook.changed.connect(self._count)  # for practice there is another ledger
        self.ui.ledger.clicked.connect(partial(home.wanted.emit, "ledger"))
        for column in (0, 1):
            self.ui.HomeLowerLayout.setColumnStretch(column, 1)

    def arrange(self) -> None:
        """The two cards beside one another where there is room for both."""
        below, drafts = self._home.width() < _SIDE_BY_SIDE, not self.ui.draftsCard.isHidden()
        if (below, drafts) == self._arranged:
            return
        self._arranged = below, drafts
        row, column, width = (1, 0, 2) if below else (0, 1, 1) if drafts else (0, 0, 2)
        self.ui.HomeLowerLayout.addWidget(self.ui.draftsCard, 0, 0, 1, 2 if below else 1)
        self.ui.HomeLowerLayout.addWidget(self.ui.registryCard, row, column, 1, width)

    def show(self) -> None:
        """Show the drafts and the workbook as they are now."""
        self._show_drafts(load_drafts(self._drafts))
        self._show_registry()
        self._count()

    def _show_drafts(self, drafts: Sequence[Draft]) -> None:
        self.ui.draftsCard.setVisible(bool(drafts))
        self.arrange()
        clear(self.ui.drafts)
        for row in ruled(self._draft_row(number, draft) for number, draft in enumerate(drafts[:_DRAFTS], 1)):
            self.ui.drafts.addWidget(row)

    def _draft_row(self, number: int, draft: Draft) -> QFrame:
        found = steps(self._catalogue, draft.case, None)
        step = next((each.title for each in found if each.kind == draft.step), found[0].title)
        unit = draft.case.unit.name if draft.case.unit else "还没有选单位"
        words = f"{self._catalogue.business(draft.case.business).title}　{unit}　停在“{step}”"
        day = text_label(f"{draft.saved:%m-%d %H:%M}", "remark", wrap=False)
        resume = button("继续", partial(self._home.resumed.emit, draft), name=f"继续{words}")
        drop = button("删除", partial(self._drop, draft, words), name=f"删除{words}")
        return fact_row(str(number), words, day, resume, drop, width=20)

    def _drop(self, draft: Draft, words: str) -> None:
        question = f"删除没有办完的“{words}”？删除后不能恢复。"
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        if QMessageBox.question(self._home.window(), "删除", question, yes | no, no) == yes:
            self._home.dropped.emit(draft.id)
            self.show()

    def close_down(self) -> None:
        """Let the last look at the ledger end."""
        self._closed = True
        self._reader.wait()

    def _count(self) -> None:
        self._later.start()  # anew with every report of a workbook that is being read

    def _ask(self) -> None:
        if not self._closed:
            self._reader.ask(self._in_hand, self._show_in_hand)

    def _show_in_hand(self, cases: InHand) -> None:
        if self._closed:
            return
        counts = "，".join(f"{state} {count:,} 件" for state, count in cases.items())
        self.ui.hand.setText(f"有 <b>{sum(cases.values()):,} 件</b>已经导出、还没有办完：{counts}。")
        self.ui.handCard.setVisible(bool(cases))
        _lay_out()

    def _open(self) -> None:
        from ..workbook.open_panel import choose_workbook  # with its forms, which a start does not need

        choose_workbook(self._workbook, self._home)

    def _show_registry(self) -> None:
        workbook = self._workbook
        self.ui.registryCard.show()
        registry = workbook.registry
        self.ui.registrySource.setVisible(registry is not None)
        if registry is not None:
            name = f"“{registry.path.name}”" if registry.kind else ""
            self.ui.registrySource.setText(f"依据：单位信息表{name}，共 {len(registry.units)} 个单位。")
        clear(self.ui.registryWays)
        if registry is None:
            self.ui.registryTitle.setText("单位信息表")
            self.ui.registryText.setTextFormat(Qt.TextFormat.PlainText)
            self.ui.registryText.setText(
                workbook.busy
                or workbook.problem
                or "打开一次单位信息表（Excel），以后办理时单位资料就自动填好。"
                "没有表也能办，选单位时直接添加；想先练习，用示例试一试。"
            )
            ways = [
                button("打开单位信息表…", self._open, "plain"),
                button("用示例试一试", workbook.open_sample),
            ]
            if workbook.problem:  # which is put right there
                ways.append(button("单位信息表", partial(self._home.wanted.emit, "registry")))
        else:
            self.ui.registryTitle.setText("快到期的证书")
            self.ui.registryText.setTextFormat(Qt.TextFormat.RichText)
            self.ui.registryText.setText(_due(workbook.view.due if workbook.view else {}))
            ways = [
                button("查看到期提醒", partial(self._home.wanted.emit, "renewals"), "plain"),
                button("单位信息表", partial(self._home.wanted.emit, "registry")),
            ]
        for way in ways:
            way.setEnabled(not workbook.busy)
            self.ui.registryWays.addWidget(way)
        self.ui.registryWays.addStretch(1)
        _lay_out()


def _lay_out() -> None:
    """Give everything its place now, or one picture shows all of it squeezed to make room for what has come."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _due(due: Mapping[Group, int]) -> str:
    """How many certificates end soon, as a sentence with the numbers in bold."""
    named = (
        (f"已经过期 <b>{due.get(Group.EXPIRED, 0)} 枚</b>", Group.EXPIRED),
        (f"{FIRST_DAYS} 天内到期 <b>{due.get(Group.FIRST, 0)} 枚</b>", Group.FIRST),
        (f"{DUE_DAYS} 天内共到期 <b>{due.get(Group.FIRST, 0) + due.get(Group.SECOND, 0)} 枚</b>", Group.SECOND),
    )
    soon = [text for text, group in named if due.get(group)]
    if soon:
        return "，".join(soon) + "。"
    if not due.get(Group.LATER):
        return "还没有登记证书的到期日期。在单位信息表的“证书”工作表里填上，这里就会提醒。"
    return f"{DUE_DAYS} 天内没有到期的证书。"
