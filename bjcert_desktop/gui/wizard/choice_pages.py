"""情形, 提交方式 and 支付方式: questions with their answers as cards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from ...domain.case import Case
from ...guide import Answer, Delivery, Payment, chapter_source
from ..kit.cards import ChoiceCard
from ..kit.term_button import terms_row
from ..kit.widgets import clear, text_label
from .page import PageState, WizardPage, show_remarks
from .ui_question_page import Ui_QuestionPage


class CardsPage(WizardPage):
    """One question with its answers as cards, and perhaps a second one below."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_QuestionPage()
        self.ui.setupUi(self)
        self.cards: dict[str, ChoiceCard] = {}
        self._shown = ""

    def show_question(
        self, key: str, text: str, lead: str, options: Sequence[Answer | Delivery | Payment], chosen: str
    ) -> bool:
        """Ask *text* and show which of the *options* is *chosen*; *key* tells one question from another.

        Returns whether the cards were made anew.
        """
        anew = self._shown != key
        if anew:
            self._shown = key
            self.ui.headline.setText(text)
            clear(self.ui.options)
            self.cards = self.make_cards(options, self.answered)
            self.ui.options.addWidget(terms_row(" ".join([text, *(f"{o.label} {o.hint}" for o in options)])))
        self.ui.lead.setText(lead)
        self._chosen = chosen
        check(self.cards, chosen)
        return anew

    def make_cards(
        self, options: Sequence[Answer | Delivery | Payment], answered: Callable[[str], Case]
    ) -> dict[str, ChoiceCard]:
        """Add a card for each of *options*; a click emits the case that is *answered* so."""
        cards = {}
        for option in options:
            card = ChoiceCard(option.label, option.hint)
            card.clicked.connect(lambda _checked, each=option.id: self.case_changed.emit(answered(each)))
            cards[option.id] = card
            self.ui.options.addWidget(card)
        return cards

    def answered(self, option: str) -> Case:
        """The case with this page's question answered by *option*."""
        raise NotImplementedError

    def focus(self, field: str = "") -> None:
        """Focus the chosen answer, or else the question: the focus on an answer would look like a choice."""
        self.cards.get(self._chosen, self.ui.headline).setFocus()


def check(cards: Mapping[str, ChoiceCard], chosen: str) -> None:
    """Check the chosen one of *cards*."""
    for option_id, card in cards.items():
        card.setChecked(option_id == chosen)


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
    """提交方式: how the papers are handed in, and how the certificates come back."""

    def __init__(self) -> None:
        super().__init__()
        self.collection_cards: dict[str, ChoiceCard] = {}
        self.mask_sender = QCheckBox()

    def show_state(self, state: PageState) -> None:
        """Show the guide's ways to deliver and to collect."""
        self._case, plan, catalogue = state.case, state.plan, state.catalogue
        lead = f"两种方式任选一种。　{chapter_source(catalogue.contact.chapter)}"
        back = plan is None or plan.collected
        key = "delivery and collection" if back else "delivery"
        if self.show_question(key, "材料怎样提交？", lead, catalogue.deliveries, state.case.delivery):
            self.collection_cards = {}
            if back:
                self.ui.options.addWidget(text_label("证书怎样领回？", "title"))
                self.collection_cards = self.make_cards(catalogue.collections, self._collected)
            self.mask_sender = QCheckBox("邮寄地址页上遮住经办人手机的中间几位")
            self.mask_sender.clicked.connect(lambda on: self.case_changed.emit(replace(self._case, masked_sender=on)))
            self.ui.options.addWidget(self.mask_sender)
        self.mask_sender.setVisible(catalogue.delivery(state.case.delivery).mailed)
        self.mask_sender.setChecked(state.case.masked_sender)
        check(self.collection_cards, catalogue.collection(state.case.delivery, state.case.collection).id)
        show_remarks(self.ui.remarks, (), tuple(c for c in plan.caveats if c.when == "brought") if plan else ())

    def answered(self, option: str) -> Case:
        """The case with that delivery."""
        return replace(self._case, delivery=option)

    def _collected(self, option: str) -> Case:
        return replace(self._case, collection=option)


class PaymentPage(CardsPage):
    """支付方式: how the fee is paid."""

    help_chapter = "pay"

    def show_state(self, state: PageState) -> None:
        """Show the guide's payments and the amount, and what the guide leaves open about the chosen one."""
        self._case, plan = state.case, state.plan
        where = chapter_source(state.catalogue.account.chapter)
        amount = f"这次需要支付 {plan.total} 元。用哪种方式，请问本单位财务。" if plan and plan.total else ""
        lead = "　".join(filter(None, (amount, where)))
        self.show_question("payment", "费用怎样支付？", lead, state.catalogue.payments, state.case.payment)
        show_remarks(self.ui.remarks, (), tuple(c for c in plan.caveats if c.when.startswith("paid")) if plan else ())

    def answered(self, option: str) -> Case:
        """The case with that payment."""
        return replace(self._case, payment=option)
