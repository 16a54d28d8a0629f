"""情形: one of the guide's questions, with its answers as cards."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.case import Case
from ...guide import Answer, chapter_source
from ..kit import style
from ..kit.accessible import READER
from ..kit.cards import ChoiceCard
from ..kit.choices import OneOf
from ..kit.term_button import terms_row
from ..kit.widgets import clear
from .page import PageState, WizardPage
from .ui_question_page import Ui_QuestionPage


class QuestionPage(WizardPage):
    """*cards* are the answers, by their ids."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_QuestionPage()
        self.ui.setupUi(self)
        self.cards: dict[str, ChoiceCard] = {}
        self._shown = self._chosen = ""
        self._case = Case()

    def show_state(self, state: PageState) -> None:
        """Show the state's question and the answer chosen."""
        self._case = state.case
        business = state.catalogue.business(state.case.business)
        question = next(q for q in business.questions if q.id == state.question)
        if question.id != self._shown:
            self._shown = question.id
            self.ui.headline.setText(question.text)
            clear(self.ui.options)
            self._make_cards(question.options)
            words = (f"{option.label} {option.hint}" for option in question.options)
            self.ui.options.addWidget(terms_row(" ".join([question.text, *words])))
        self.ui.lead.setText("　".join(filter(None, (question.hint, chapter_source(business.chapter)))))
        self._chosen = state.case.answers.get(question.id, "")
        self._answers.show(self._chosen)

    def focus(self, field: str = "") -> None:
        """Focus the chosen answer, or else the question: the focus on an answer would look like a choice."""
        self.cards.get(self._chosen, self.ui.headline).setFocus()

    def _make_cards(self, options: Sequence[Answer]) -> None:
        cards = QWidget()
        layout = QVBoxLayout(cards)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.ROW)
        self.cards = {option.id: ChoiceCard(option.label, option.hint) for option in options}
        for card in self.cards.values():
            layout.addWidget(card)
        cards.setProperty(READER, "group")
        cards.setAccessibleName(self.ui.headline.text())
        self._answers: OneOf[str] = OneOf(cards, self.cards, self._answer)
        self.ui.options.addWidget(cards)

    def _answer(self, option: str) -> None:
        self.case_changed.emit(self._case.answer(self._shown, option))
