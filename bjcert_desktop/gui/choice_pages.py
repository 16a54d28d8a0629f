"""The first pages: the questions that decide the scenario."""

from PySide6.QtWidgets import QButtonGroup

from .page import Page, State, source
from .ui_question_page import Ui_QuestionPage
from .widgets import ChoiceCard, clear


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
