"""首页: a card for each business, and under the cards the drafts, the workbook and the cases in hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QMessageBox

from ...domain.board import Board, Due, renewal_of
from ...domain.plan import make_plan
from ...domain.renewals import DUE_DAYS, DUE_GROUPS, FIRST_DAYS, Group
from ...domain.steps import StepKind, steps
from ...guide import Catalogue
from ...jobs.drafts import Draft, load_drafts
from ..kit.cards import ChoiceCard
from ..kit.focus import reveal
from ..kit.rows import fact_row, ruled
from ..kit.screen import Screen
from ..kit.style import set_state
from ..kit.task import BackgroundTask
from ..kit.widgets import button, clear, text_label
from ..state.workbook import Workbook
from ..workbook.choose import choose_workbook
from .ui_home_screen import Ui_HomeScreen

_COLUMNS = 3
_NARROW = 760  # pixels of width below which there are two columns of cards
_CARD_HEIGHT = 88  # pixels
_DRAFTS = 4  # drafts shown, the latest first
_SIDE_BY_SIDE = 1000  # pixels of width from which drafts and workbook stand side by side
_DELAY = 300  # milliseconds before the ledger is asked, so that the window answers first


@dataclass(frozen=True)
class InHand:
    """How many exported *cases* are not finished yet, by the name of their state; the *batches* that are not: key →
    words; and how many papers a stopped print job has left.
    """

    cases: Mapping[str, int] = field(default_factory=dict)
    batches: Mapping[str, str] = field(default_factory=dict)
    unprinted: int = 0


class HomeScreen(Screen):
    """Where every case begins or is taken up again. *in_hand* is called in a background thread."""

    help_chapter = "choose"
    chosen = Signal(str)  # the id of a business
    resumed = Signal(object)  # a Draft
    dropped = Signal(str)  # the id of a draft to delete
    wanted = Signal(str)  # the key of a screen
    received = Signal(int)  # the number of a case whose new last days are to be entered
    followed = Signal(str)  # the key of a batch that is not through
    printing = Signal()  # the print job that was stopped is to be continued
    renewed = Signal(object)  # the case of a unit that is due
    told = Signal(str)  # a sentence about a draft that cannot be continued

    def __init__(self, catalogue: Catalogue, workbook: Workbook, drafts: Path, in_hand: Callable[[], InHand]) -> None:
        super().__init__()
        self.ui = Ui_HomeScreen()
        self.ui.setupUi(self)
        self._catalogue, self._workbook, self._drafts = catalogue, workbook, drafts
        self._in_hand, self._reader, self._closed = in_hand, BackgroundTask(self), False
        self._later = QTimer(self, singleShot=True, interval=_DELAY)
        self._later.timeout.connect(self._ask_ledger)
        self._reader.failed.connect(lambda _error: self._show_in_hand(InHand()))  # 办理记录 shows the error
        self._arranged: tuple[int, bool, bool] | None = None
        self._opening = False  # whether a workbook is being opened from here
        self.cards: dict[str, ChoiceCard] = {}
        for business in catalogue.businesses:
            card = self.cards[business.id] = ChoiceCard(business.title, business.when, picture=business.id)
            card.setMinimumHeight(_CARD_HEIGHT)
            card.clicked.connect(partial(self._choose, business.id))
        self.ui.dueCard.renew.connect(lambda due: self.renewed.emit(renewal_of(catalogue, due, date.today())))
        self.ui.dueCard.received.connect(self.received)
        self.ui.dueCard.board.connect(partial(self.wanted.emit, "renewals"))
        self.ui.finder.setCursor(Qt.CursorShape.PointingHandCursor)
        self.ui.finder.clicked.connect(partial(self.wanted.emit, "finder"))
        self.ui.ledger.clicked.connect(partial(self.wanted.emit, "ledger"))
        self.ui.note.setText(
            f"本程序不联网，内容依据《{catalogue.title}》。"
            f"按 F1 看说明；拿不准时，请致电 {catalogue.contact.telephone}。"
        )
        workbook.changed.connect(self._show_registry)
        workbook.changed.connect(self._later.start)  # practice has its own ledger

    def enter(self) -> None:
        """Refresh before the screen is shown, and put the focus at the top."""
        self._refresh()
        self.setFocus()

    def _refresh(self) -> None:
        problems: list[str] = []
        self._show_drafts(load_drafts(self._drafts, problems, self._catalogue))
        for problem in problems:
            self.told.emit(problem)
        self._show_registry()
        self._later.start()

    def close_down(self) -> None:
        """Query the ledger no more."""
        self._closed = True

    def show_case(self, business: str) -> None:
        """Say that the case at hand, of *business*, may be given another business; blank: a card begins a case."""
        for each, card in self.cards.items():
            set_state(card, "chosen", str(each == business).lower())
        self.ui.change.setVisible(bool(business))
        if business:
            title = self.cards[business].accessibleName()
            self.ui.change.setText(
                f"正在办理“{title}”。再点它就接着办；点另一项就改办那一项，选好的单位和填好的内容都会保留。"
            )
            self.cards[business].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Rearrange the cards for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Lay out the cards in two or three columns; drafts and workbook side by side if the width allows it."""
        width, drafts = self.width(), not self.ui.draftsCard.isHidden()
        columns, below = 2 if width < _NARROW else _COLUMNS, width < _SIDE_BY_SIDE
        if (columns, below, drafts) == self._arranged:
            return
        self._arranged = columns, below, drafts
        for at, card in enumerate(self.cards.values()):
            self.ui.cards.addWidget(card, at // columns, at % columns)
        for column in range(_COLUMNS):
            self.ui.cards.setColumnStretch(column, int(column < columns))
        row, column, span = (1, 0, 2) if below else (0, 1, 1) if drafts else (0, 0, 2)
        self.ui.lower.addWidget(self.ui.draftsCard, 0, 0, 1, 2 if below else 1)
        self.ui.lower.addWidget(self.ui.registryCard, row, column, 1, span)

    def _choose(self, business: str) -> None:
        self.chosen.emit(business)

    # --- drafts

    def _show_drafts(self, drafts: Sequence[Draft]) -> None:
        self.ui.draftsCard.setVisible(bool(drafts))
        self._arrange()
        clear(self.ui.drafts)
        for row in ruled(self._draft_row(number, draft) for number, draft in enumerate(drafts[:_DRAFTS], 1)):
            self.ui.drafts.addWidget(row)

    def _draft_row(self, number: int, draft: Draft) -> QFrame:
        found = steps(self._catalogue, draft.case, None, express=draft.step == StepKind.EXPRESS)
        step = next((each.title for each in found if each.kind == draft.step), found[0].title)
        unit = draft.case.unit.name if draft.case.unit else "还没有选单位"
        words = f"{self._catalogue.business(draft.case.business).title}　{unit}　停在“{step}”"
        day = text_label(f"{draft.saved:%m-%d %H:%M}", "remark", wrap=False)
        resume = button("继续", partial(self.resumed.emit, draft), name=f"继续{words}")
        drop = button("删除", partial(self._drop, draft, words), name=f"删除{words}")
        return fact_row(str(number), words, day, resume, drop, width=20)

    def _drop(self, draft: Draft, words: str) -> None:
        question = f"删除没有办完的“{words}”？删除后不能恢复。"
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        if QMessageBox.question(self.window(), "删除", question, yes | no, no) == yes:
            self.dropped.emit(draft.id)
            self._refresh()

    # --- cases in hand

    def _ask_ledger(self) -> None:
        if not self._closed:
            self._reader.ask(self._in_hand, self._show_in_hand)

    def _show_in_hand(self, found: InHand) -> None:
        if self._closed:
            return
        cases, batches = found.cases, found.batches
        counts = "，".join(f"{state} {count:,} 件" for state, count in cases.items())
        said = f"有 <b>{sum(cases.values()):,} 件</b>已经导出、还没有办完：{counts}。"
        self.ui.hand.setText(said if cases else "已经导出的都办完了。")
        self.ui.handCard.setVisible(bool(cases or found.unprinted))
        self.ui.batches.setVisible(bool(batches or found.unprinted))
        clear(self.ui.batchRows)
        if found.unprinted:
            words = f"有一次打印停在半路，还有 {found.unprinted} 份没有打。"
            go_on = button("去接着打印…", self.printing.emit)
            self.ui.batchRows.addWidget(fact_row("打印", words, go_on, width=40))
        for key, words in batches.items():
            go_on = button("接着办这一批", partial(self.followed.emit, key), name=f"接着办这一批：{words}")
            self.ui.batchRows.addWidget(fact_row("批次", words, go_on, width=40))
        _lay_out()

    # --- workbook

    def _show_due(self) -> None:
        """Name the units that are due first; then the other businesses come second."""
        view = self._workbook.view
        self.ui.dueCard.show_board(view.board if view else Board(date.today()), self._price)
        due = not self.ui.dueCard.isHidden()
        self.ui.dueTitle.setVisible(due)
        self.ui.headline.setText("办别的业务" if due else "您要办理什么业务？")
        set_state(self.ui.headline, "role", "title" if due else "headline")

    def _price(self, due: Due) -> int | None:
        case = renewal_of(self._catalogue, due, date.today())
        return make_plan(self._catalogue, case).total if case else None

    def _show_registry(self) -> None:
        workbook, registry = self._workbook, self._workbook.registry
        self._show_due()
        self.ui.registrySource.setVisible(registry is not None)
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
                button("打开单位信息表…", partial(choose_workbook, workbook, self), "plain"),
                button("用示例试一试", workbook.open_sample),
            ]
            if workbook.problem:  # the registry screen shows how to solve it
                ways.append(button("单位信息表", partial(self.wanted.emit, "registry")))
        else:
            name = f"“{registry.path.name}”" if registry.kind else ""
            self.ui.registrySource.setText(f"依据：单位信息表{name}，共 {len(registry.units)} 个单位。")
            self.ui.registryTitle.setText("快到期的证书")
            self.ui.registryText.setTextFormat(Qt.TextFormat.RichText)
            self.ui.registryText.setText(_due(workbook.view.board if workbook.view else None))
            ways = [
                button("查看到期提醒", partial(self.wanted.emit, "renewals"), "plain"),
                button("单位信息表", partial(self.wanted.emit, "registry")),
            ]
        self._leave_ways(done=registry is not None and not workbook.busy)
        clear(self.ui.registryWays)
        for way in ways:
            way.setEnabled(not workbook.busy)
            self.ui.registryWays.addWidget(way)
        self.ui.registryWays.addStretch(1)
        _lay_out()

    def _leave_ways(self, *, done: bool) -> None:
        """Take the focus from a button that goes; show what is due once the workbook chosen there is open."""
        focused = QApplication.focusWidget()
        if focused is not None and self.ui.registryWaysPart.isAncestorOf(focused):
            self._opening = True
            self.setFocus()
        if self._opening and done:
            self._opening = False
            reveal(self, QRect(0, 0, 1, 1))


def _lay_out() -> None:
    """Lay out what has just become visible at once; otherwise one frame shows everything squeezed."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _due(board: Board | None) -> str:
    """How many certificates wait for their renewal, as a sentence with the numbers in bold."""
    counts = {group: board.certificates(group) if board else 0 for group in Group}
    named = (
        ("已经过期", Group.EXPIRED),
        (f"{FIRST_DAYS} 天内到期", Group.FIRST),
        (f"{FIRST_DAYS + 1}–{DUE_DAYS} 天到期", Group.SECOND),
    )
    soon = [f"{text} <b>{counts[group]} 枚</b>" for text, group in named if counts[group]]
    unknown = board.units_of(Group.UNKNOWN) if board else 0
    asked = f"另有 <b>{unknown} 个单位</b>的证书已领取，新的到期日期还没有登记。" if unknown else ""
    if soon:
        total = sum(counts[group] for group in DUE_GROUPS)
        return "，".join(soon) + (f"，合计 <b>{total} 枚</b>。" if len(soon) > 1 else "。") + asked
    if (
        not asked
        and not any(counts[group] for group in (Group.LATER, *DUE_GROUPS))
        and not (board and any(due.first for dues in board.groups.values() for due in dues))
    ):
        return "还没有登记证书的到期日期。在单位信息表的“证书”工作表里填上，这里就会提醒。"
    return f"{DUE_DAYS} 天内没有要办更新的证书。{asked}"
