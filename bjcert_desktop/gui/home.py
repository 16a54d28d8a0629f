"""首页: six cards, of which choosing one goes on at once, the cases left unfinished, and what the workbook says."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMessageBox

from ..drafts import Draft, load_drafts
from ..guide import Catalogue
from .place import Place
from .steps import steps
from .ui_home import Ui_Home
from .widgets import ChoiceCard, button, clear, fact_row, line, text_label
from .workbook import Workbook

_COLUMNS = 3
_NARROW = 760  # pixels of width below which cards stand two by two, and what is under them one by one
_DRAFTS = 4  # shown, the latest first


class Home(Place):
    """Where everything begins."""

    chosen = Signal(str)  # the id of a business
    resumed = Signal(Draft)
    dropped = Signal(str)  # the id of a draft that a person gives up
    wanted = Signal(str)  # the key of a place

    def __init__(self, catalogue: Catalogue, workbook: Workbook, drafts: Path) -> None:
        super().__init__()
        self.ui = Ui_Home()
        self.ui.setupUi(self)
        self._catalogue, self._workbook, self._drafts = catalogue, workbook, drafts
        self._columns = 0
        self.cards: dict[str, ChoiceCard] = {}
        for business in catalogue.businesses:
            card = ChoiceCard(business.title, business.when, business.id)
            card.setMinimumHeight(88)
            card.clicked.connect(partial(self._choose, business.id))
            self.cards[business.id] = card
        self.ui.finder.hide()
        self.ui.note.setText(
            f"本程序不联网，内容依据《{catalogue.title}》。拿不准时，请致电 {catalogue.contact.telephone}。"
        )
        self._arrange(_COLUMNS)
        workbook.changed.connect(self._show_registry)

    def enter(self) -> None:
        """Show the drafts and the workbook as they are now, and begin at the top."""
        self._show_drafts(load_drafts(self._drafts))
        self._show_registry()
        self.setFocus()

    def show_case(self, business: str) -> None:
        """Say that the case at hand, of *business*, may be given another; with none, a card begins a case."""
        for each, card in self.cards.items():
            card.setChecked(each == business)
        self.ui.change.setVisible(bool(business))
        if business:
            title = self._catalogue.business(business).title
            self.ui.change.setText(
                f"正在办理“{title}”。再点它就接着办；点另一项就改办那一项，选好的单位和填好的内容都会保留。"
            )
            self.cards[business].setFocus()

    def _choose(self, business: str) -> None:
        self.cards[business].setChecked(False)
        self.chosen.emit(business)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the cards where there is room for their words."""
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() < _NARROW else _COLUMNS)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self.ui.cards.addWidget(card, place // columns, place % columns)
        for column in range(_COLUMNS):
            self.ui.cards.setColumnStretch(column, int(column < columns))
        below = columns < _COLUMNS
        self.ui.lower.addWidget(self.ui.registryCard, int(below), int(not below))
        for column in (0, 1):
            self.ui.lower.setColumnStretch(column, int(not (below and column)))

    # --- drafts

    def _show_drafts(self, drafts: Sequence[Draft]) -> None:
        self.ui.draftsCard.setVisible(bool(drafts))
        clear(self.ui.drafts)
        for number, draft in enumerate(drafts[:_DRAFTS]):
            if number:
                self.ui.drafts.addWidget(line())
            found = steps(self._catalogue, draft.case, None)
            step = next((each.title for each in found if each.kind == draft.step), found[0].title)
            unit = draft.case.unit.name if draft.case.unit else "还没有选单位"
            words = f"{self._catalogue.business(draft.case.business).title}　{unit}　停在“{step}”"
            day = text_label(f"{draft.saved:%m-%d %H:%M}", "remark", wrap=False)
            resume = button("继续", partial(self.resumed.emit, draft), name=f"继续{words}")
            drop = button("删除", partial(self._drop, draft, words), name=f"删除{words}")
            self.ui.drafts.addWidget(fact_row(str(number + 1), words, day, resume, drop, width=20))

    def _drop(self, draft: Draft, words: str) -> None:
        question = f"删除没有办完的“{words}”？删除后不能恢复。"
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        if QMessageBox.question(self.window(), "删除", question, yes | no, no) == yes:
            self.dropped.emit(draft.id)
            self.enter()

    # --- the workbook

    def _show_registry(self) -> None:
        workbook = self._workbook
        self.ui.registryCard.show()
        clear(self.ui.registryWays)
        if workbook.registry is None:
            self.ui.registryTitle.setText("单位信息表")
            self.ui.registryText.setText(
                workbook.busy
                or workbook.problem
                or "打开一次单位信息表（Excel），以后办理时单位资料就自动填好。还没有表时，可以先用示例试一试。"
            )
            ways = [
                button("打开单位信息表…", partial(self.wanted.emit, "registry"), "plain"),
                button("用示例试一试", workbook.open_sample),
            ]
        else:
            self.ui.registryTitle.setText("单位信息表")
            self.ui.registryText.setText(f"共 {len(workbook.registry.units)} 个单位。")
            ways = [button("查看", partial(self.wanted.emit, "registry"))]
        for way in ways:
            way.setEnabled(not workbook.busy)
            self.ui.registryWays.addWidget(way)
        self.ui.registryWays.addStretch(1)
