"""不确定办哪个？: everyday questions, one at a time, that lead to a business or to whom to ask."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ...guide import Catalogue, Reply, chapter_source
from ..kit.accessible import announce
from ..kit.cards import ChoiceCard
from ..kit.screen import Screen
from ..kit.widgets import clear
from .ui_finder_screen import Ui_FinderScreen

_IN_ONE_COLUMN = 4  # more replies are shown in two columns


class FinderScreen(Screen):
    """Keeps only the answers so far; the current question follows from them."""

    help_chapter = "choose"
    found = Signal(str, dict)  # the id of a business, and answers to its questions
    left = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.ui = Ui_FinderScreen()
        self.ui.setupUi(self)
        self._catalogue = catalogue
        self._questions = {asked.id: asked for asked in catalogue.finder}
        self._said: list[Reply] = []
        self.cards: list[ChoiceCard] = []
        self.ui.back.clicked.connect(self._go_back)
        self.ui.anew.clicked.connect(self.enter)
        self.ui.begin.clicked.connect(self._begin)
        self.ui.telephone.setText(catalogue.contact.telephone)
        self.ui.copyTelephone.set_content(catalogue.contact.telephone, "电话")
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape), self, self._go_back, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def enter(self) -> None:
        """Start with the first question."""
        self._said = []
        self._show()

    def come_back(self) -> None:
        """Go on with the answers given."""
        self._show()

    def _answer(self, reply: Reply) -> None:
        self._said.append(reply)
        self._show()

    def _go_back(self) -> None:
        if not self._said:
            self.left.emit()
            return
        self._said.pop()
        self._show()

    def _begin(self) -> None:
        self.found.emit(self._said[-1].business, self._said[-1].answers)

    def _show(self) -> None:
        last = self._said[-1] if self._said else None
        self.ui.said.setText("您的回答：" + " › ".join(reply.label for reply in self._said))
        self.ui.said.setVisible(last is not None)
        clear(self.ui.replies)
        self.cards = []
        ended = last is not None and not last.then
        self.ui.anew.setVisible(ended)
        self.ui.begin.setVisible(ended and bool(last and last.business))
        self.ui.callCard.setVisible(ended and bool(last and last.ask))
        self.ui.back.setText("上一步" if last else "返回首页")
        self.ui.back.setAccessibleName(self.ui.back.text())
        if last is not None and ended:
            self._show_end(last)
        else:
            self._show_question(last.then if last else self._catalogue.finder[0].id)
        if self.isVisible():
            announce(self, "　".join(filter(None, (self.ui.headline.text(), self.ui.lead.text()))))

    def _show_question(self, question: str) -> None:
        asked = self._questions[question]
        self.ui.headline.setText(asked.text)
        self.ui.lead.setText(asked.hint)
        self.ui.lead.setVisible(bool(asked.hint))
        columns = 1 if len(asked.replies) <= _IN_ONE_COLUMN else 2
        for number, reply in enumerate(asked.replies):
            card = ChoiceCard(reply.label, reply.hint)
            card.clicked.connect(partial(self._answer, reply))
            self.ui.replies.addWidget(card, number // columns, number % columns)
            card.show()
            self.cards.append(card)
        for column in (0, 1):
            self.ui.replies.setColumnStretch(column, int(column < columns))
        self.cards[0].setFocus()

    def _show_end(self, reply: Reply) -> None:
        self.ui.lead.setVisible(True)
        if reply.ask:
            self.ui.headline.setText("请先打电话询问")
            self.ui.lead.setText(reply.ask)
            self.ui.copyTelephone.setFocus()
            return
        business = self._catalogue.business(reply.business)
        scenario = self._catalogue.scenario_for(reply.business, reply.answers)
        if scenario is not None:  # a lost key that has expired is applied for anew
            business, _ = self._catalogue.owner(scenario.id)
        self.ui.headline.setText(f"请办理“{business.title}”")
        chapter = scenario.chapter if scenario else business.chapter
        self.ui.lead.setText("　".join(filter(None, (reply.hint or business.when, chapter_source(chapter)))))
        self.ui.begin.setText(f"开始办理{business.title}")
        self.ui.begin.setFocus()
