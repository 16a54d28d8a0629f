"""情形, 提交方式 and 支付方式: one question each, with its answers as cards."""

from collections.abc import Sequence
from dataclasses import replace

from ...domain.case import Case
from ...guide import Answer, Delivery, Payment, chapter_source
from ..kit.cards import ChoiceCard
from ..kit.term_button import terms_row
from ..kit.widgets import clear
from .page import PageState, WizardPage
from .ui_question_page import Ui_QuestionPage


class CardsPage(WizardPage):
    """One question with its answers as cards."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_QuestionPage()
        self.ui.setupUi(self)
        self.cards: dict[str, ChoiceCard] = {}
        self._shown = ""

    def show_question(
        self, key: str, text: str, lead: str, options: Sequence[Answer | Delivery | Payment], chosen: str
    ) -> None:
        """Ask *text* and show which of the *options* is *chosen*; *key* tells one question from another."""
        if self._shown != key:
            self._shown = key
            self.ui.headline.setText(text)
            self.ui.lead.setText(lead)
            clear(self.ui.options)
            self.cards = {}
            for option in options:
                card = ChoiceCard(option.label, option.hint)
                card.clicked.connect(lambda _checked, each=option.id: self.case_changed.emit(self.answered(each)))
                self.cards[option.id] = card
                self.ui.options.addWidget(card)
            self.ui.options.addWidget(terms_row(" ".join([text, *(f"{o.label} {o.hint}" for o in options)])))
        self._chosen = chosen
        for option_id, card in self.cards.items():
            card.setChecked(option_id == chosen)

    def answered(self, option: str) -> Case:
        """The case with this page's question answered by *option*."""
        raise NotImplementedError

    def focus(self, field: str = "") -> None:
        """Focus the chosen answer, or the first."""
        self.cards.get(self._chosen, next(iter(self.cards.values()))).setFocus()


class QuestionPage(CardsPage):
    """情形: one of the guide's questions."""

    def show_state(self, state: PageState) -> None:
        """Show the state's question."""
        self._case = state.case
        business = state.catalogue.business(state.case.business)
        question = next(q for q in business.questions if q.id == state.question)
        lead = "　".join(filter(None, (question.hint, chapter_source(business.chapter))))
        chosen = state.case.answers.get(question.id, "")
        self.show_question(question.id, question.text, lead, question.options, chosen)

    def answered(self, option: str) -> Case:
        """The case with the guide's question answered."""
        return self._case.answer(self._shown, option)


class DeliveryPage(CardsPage):
    """提交方式: how the papers are handed in."""

    def show_state(self, state: PageState) -> None:
        """Show the guide's deliveries."""
        self._case = state.case
        lead = f"两种方式任选一种。　{chapter_source(state.catalogue.contact.chapter)}"
        self.show_question("delivery", "材料怎样提交？", lead, state.catalogue.deliveries, state.case.delivery)

    def answered(self, option: str) -> Case:
        """The case with that delivery."""
        return replace(self._case, delivery=option)


class PaymentPage(CardsPage):
    """支付方式: how the fee is paid."""

    help_chapter = "pay"

    def show_state(self, state: PageState) -> None:
        """Show the guide's payments and the amount."""
        self._case = state.case
        where = chapter_source(state.catalogue.account.chapter)
        self.show_question("payment", "费用怎样支付？", where, state.catalogue.payments, state.case.payment)
        amount = (
            f"这次需要支付 {state.plan.total} 元。用哪种方式，请问本单位财务。"
            if state.plan and state.plan.total
            else ""
        )
        self.ui.lead.setText("　".join(filter(None, (amount, where))))

    def answered(self, option: str) -> Case:
        """The case with that payment."""
        return replace(self._case, payment=option)
