"""The first pages: which business, and the questions that decide the scenario."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QMessageBox

from ..drafts import Draft
from .page import Page, State, source
from .steps import steps
from .ui_business_page import Ui_BusinessPage
from .ui_question_page import Ui_QuestionPage
from .widgets import ChoiceCard, button, clear, fact_row, line, text_label

_COLUMNS = 3
_DRAFTS = 5  # shown, the latest first


class BusinessPage(Page):
    """选择业务: six cards, of which choosing one goes on at once, and the cases that were left unfinished."""

    resumed = Signal(Draft)
    dropped = Signal(str)  # the id of a draft that a person gives up

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_BusinessPage()
        self.ui.setupUi(self)
        self.cards: dict[str, ChoiceCard] = {}

    def show_state(self, state: State) -> None:
        """Show the businesses of the catalogue."""
        self._case = state.case
        if not self.cards:
            for place, business in enumerate(state.catalogue.businesses):
                card = ChoiceCard(business.title, business.when, business.id)
                card.setMinimumHeight(96)
                card.clicked.connect(lambda _checked, chosen=business.id: self._choose(chosen))
                self.cards[business.id] = card
                self.ui.cards.addWidget(card, place // _COLUMNS, place % _COLUMNS)
            for column in range(_COLUMNS):
                self.ui.cards.setColumnStretch(column, 1)
        for chosen, card in self.cards.items():
            card.setChecked(chosen == state.case.business)
        self._show_drafts(state)
        contact = state.catalogue.contact
        self.ui.note.say(f"本程序不联网，内容依据《{state.catalogue.title}》。拿不准时，请致电 {contact.telephone}。")

    def focus(self, field: str = "") -> None:
        """Begin with the business chosen; before that no card looks chosen, and the tab key goes to the first."""
        if self._case.business:
            self.cards[self._case.business].setFocus()
        else:
            self.setFocus()

    def _show_drafts(self, state: State) -> None:
        self.ui.draftsCard.setVisible(bool(state.drafts))
        clear(self.ui.drafts)
        for number, draft in enumerate(state.drafts[:_DRAFTS]):
            if number:
                self.ui.drafts.addWidget(line())
            found = steps(state.catalogue, draft.case, None)
            step = next((each.title for each in found if each.kind == draft.step), found[0].title)
            unit = draft.case.unit.name if draft.case.unit else "还没有选单位"
            words = f"{state.catalogue.business(draft.case.business).title}　{unit}　停在“{step}”"
            day = text_label(f"{draft.saved:%m-%d %H:%M}", "remark", wrap=False)
            resume = button("继续", partial(self.resumed.emit, draft), name=f"继续{words}")
            drop = button("删除", partial(self._drop, draft, words), name=f"删除{words}")
            self.ui.drafts.addWidget(fact_row(str(number + 1), words, day, resume, drop, width=20))

    def _drop(self, draft: Draft, words: str) -> None:
        question = f"删除没有办完的“{words}”？删除后不能恢复。"
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        if QMessageBox.question(self.window(), "删除", question, yes | no, no) == yes:
            self.dropped.emit(draft.id)

    def _choose(self, business: str) -> None:
        self.case_changed.emit(replace(self._case, business=business))
        self.onward.emit()


class QuestionPage(Page):
    """情形: one question, its answers as cards."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_QuestionPage()
        self.ui.setupUi(self)
        self.cards: dict[str, ChoiceCard] = {}
        self._shown = ""

    def show_state(self, state: State) -> None:
        """Show the state's question."""
        self._case = state.case
        business = state.catalogue.business(state.case.business)
        question = next(q for q in business.questions if q.id == state.question)
        if self._shown != question.id:
            self._shown = question.id
            self.ui.headline.setText(question.text)
            self.ui.lead.setText("　".join(filter(None, (question.hint, source(business.chapter)))))
            clear(self.ui.options)
            self._group = QButtonGroup(self)
            self.cards = {}
            for option in question.options:
                card = ChoiceCard(option.label, option.hint)
                card.clicked.connect(
                    lambda _checked, chosen=option.id: self.case_changed.emit(self._case.answer(self._shown, chosen))
                )
                self._group.addButton(card)
                self.cards[option.id] = card
                self.ui.options.addWidget(card)
        chosen = state.case.answers.get(question.id)
        self._group.setExclusive(False)
        for option_id, card in self.cards.items():
            card.setChecked(option_id == chosen)
        self._group.setExclusive(chosen is not None)

    def focus(self, field: str = "") -> None:
        """Begin with the answer chosen, or the first."""
        chosen = self._case.answers.get(self._shown, "")
        self.cards.get(chosen, next(iter(self.cards.values()))).setFocus()
