"""The first pages: which business, and the questions that decide the scenario."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup

from .page import Page, State, source
from .ui_business_page import Ui_BusinessPage
from .ui_question_page import Ui_QuestionPage
from .widgets import ChoiceCard, clear

_COLUMNS = 3
_GLYPHS = {"new": "新", "renew": "续", "replace": "补", "unlock": "锁", "rename": "名", "revoke": "销"}


class BusinessPage(Page):
    """选择业务: six cards; choosing one goes on at once."""

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
                card = ChoiceCard(business.title, business.when, _GLYPHS.get(business.id, business.short[0]))
                card.setMinimumHeight(96)
                card.clicked.connect(lambda _checked, chosen=business.id: self._choose(chosen))
                self.cards[business.id] = card
                self.ui.cards.addWidget(card, place // _COLUMNS, place % _COLUMNS)
            for column in range(_COLUMNS):
                self.ui.cards.setColumnStretch(column, 1)
        for chosen, card in self.cards.items():
            card.setChecked(chosen == state.case.business)
        contact = state.catalogue.contact
        self.ui.note.say(f"本程序不联网，内容依据《{state.catalogue.title}》。拿不准时，请致电 {contact.telephone}。")

    def focus(self, field: str = "") -> None:
        """Begin with the business chosen; before that no card looks chosen, and the tab key goes to the first."""
        if self._case.business:
            self.cards[self._case.business].setFocus()
        else:
            self.setFocus()

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
