"""情形, 提交与支付: questions with their answers as cards."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.case import Case
from ...guide import Answer, Delivery, Payment, chapter_source
from ..kit import style
from ..kit.cards import ChoiceCard
from ..kit.choices import OneOf, show_checked
from ..kit.term_button import terms_row
from ..kit.widgets import clear, text_label
from .page import PageState, WizardPage
from .ui_question_page import Ui_QuestionPage

MASK_SENDER = "邮寄地址页上遮住经办人手机的中间几位"


class CardsPage(WizardPage):
    """One question with its answers as cards, and perhaps others below."""

    side_by_side = False  # the answers of each

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_QuestionPage()
        self.ui.setupUi(self)
        self.cards: dict[str, ChoiceCard] = {}
        self._shown = ""

    def show_question(
        self,
        key: str,
        text: str,
        lead: str,
        options: Sequence[Answer | Delivery | Payment],
        chosen: str,
        more: str = "",
    ) -> bool:
        """Ask *text* and show which of the *options* is *chosen*; *key* tells one question from another.

        *more* is what else stands on the page: its hard words are explained, too. Returns whether cards were made anew.
        """
        anew = self._shown != key
        if anew:
            self._shown = key
            self.ui.headline.setText(text)
            clear(self.ui.options)
            self.cards, self._answers = self.make_cards(options, self.answered)
            self.ui.options.addWidget(terms_row(" ".join([text, *(f"{o.label} {o.hint}" for o in options), more])))
        self.ui.lead.setText(lead)
        self._chosen = chosen
        self._answers.show(chosen)
        return anew

    def make_cards(
        self, options: Sequence[Answer | Delivery | Payment], answered: Callable[[str], Case]
    ) -> tuple[dict[str, ChoiceCard], OneOf[str]]:
        """Add a card for each of *options*, side by side if asked; a choice emits the case that is *answered* so."""
        cards = {}
        row = QWidget()
        layout = (QHBoxLayout if self.side_by_side else QVBoxLayout)(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.ROW)
        for option in options:
            card = ChoiceCard(option.label, option.hint)
            cards[option.id] = card
            layout.addWidget(card)
        self.ui.options.addWidget(row)
        return cards, OneOf(row, cards, lambda option: self.case_changed.emit(answered(option)))

    def answered(self, option: str) -> Case:
        """The case with this page's question answered by *option*."""
        raise NotImplementedError

    def focus(self, field: str = "") -> None:
        """Focus the chosen answer, or else the question: the focus on an answer would look like a choice."""
        self.cards.get(self._chosen, self.ui.headline).setFocus()


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


class WaysPage(CardsPage):
    """提交与支付: how the papers are handed in, how the certificates come back, and how the fee is paid."""

    help_chapter = "pay"
    side_by_side = True

    def __init__(self) -> None:
        super().__init__()
        self.collection_cards: dict[str, ChoiceCard] = {}
        self.payment_cards: dict[str, ChoiceCard] = {}
        self.mask_sender = QCheckBox()

    def show_state(self, state: PageState) -> None:
        """Show the guide's ways to deliver, to collect and to pay, and what it leaves open about those chosen."""
        self._case, plan, catalogue, scenario = state.case, state.plan, state.catalogue, state.scenario
        lead = f"各选一种；拿不准怎样支付的，请问本单位财务。　{chapter_source(catalogue.contact.chapter)}"
        back, paid = plan is None or plan.collected, scenario is None or bool(scenario.fees)
        text = "材料怎样提交，费用怎样支付？" if paid else "材料怎样提交？"
        more = " ".join(f"{each.label} {each.hint}" for each in catalogue.payments) if paid else ""
        if self.show_question(f"ways {back} {paid}", text, lead, catalogue.deliveries, state.case.delivery, more):
            self.collection_cards = self.payment_cards = {}
            if back:
                self.ui.options.addWidget(text_label("证书怎样领回？", "title"))
                self.collection_cards, self._collection = self.make_cards(catalogue.collections, self._collected)
            if paid:
                self.ui.options.addWidget(text_label("费用怎样支付？", "title"))
                self.payment_cards, self._payment = self.make_cards(catalogue.payments, self._paid)
            self.mask_sender = QCheckBox(MASK_SENDER)
            self.mask_sender.toggled.connect(lambda on: self.case_changed.emit(replace(self._case, masked_sender=on)))
            self.ui.options.addWidget(self.mask_sender)
        self.mask_sender.setVisible(catalogue.delivery(state.case.delivery).mailed)
        show_checked(self.mask_sender, state.case.masked_sender)
        if back:
            self._collection.show(catalogue.collection(state.case.delivery, state.case.collection).id)
        if paid:
            self._payment.show(state.case.payment)
        asked = plan.caveats if plan else ()
        self.show_remarks(
            self.ui.remarks, state, (), tuple(c for c in asked if c.when == "brought" or c.when.startswith("paid"))
        )

    def answered(self, option: str) -> Case:
        """The case with that delivery."""
        return replace(self._case, delivery=option)

    def _collected(self, option: str) -> Case:
        return replace(self._case, collection=option)

    def _paid(self, option: str) -> Case:
        return replace(self._case, payment=option)
