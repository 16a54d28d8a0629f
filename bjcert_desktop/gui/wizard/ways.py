"""How papers go in, how certificates come back and how the fee is paid: three questions, each answered on one line."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from ...domain.case import Case
from ...guide import Delivery, Payment
from ..kit.choices import Segments, show_checked
from .page import PageState


class Ways:
    """The lines *delivery*, *collection* and *payment*, and the box *mask_sender*, to be laid out by a page.

    *on_change* is given the case that is answered otherwise.
    """

    def __init__(self, on_change: Callable[[Case], object]) -> None:
        self.delivery, self.collection, self.payment = (
            Segments(question=text) for text in ("提交方式", "领取方式", "支付方式")
        )
        self.lines = (self.delivery, self.collection, self.payment)
        self.mask_sender = QCheckBox("邮寄地址页上遮住经办人手机的中间几位")
        self.delivery.chosen.connect(lambda chosen: on_change(replace(self._case, delivery=chosen)))
        self.collection.chosen.connect(lambda chosen: on_change(replace(self._case, collection=chosen)))
        self.payment.chosen.connect(lambda chosen: on_change(replace(self._case, payment=chosen)))
        self.mask_sender.toggled.connect(lambda on: on_change(replace(self._case, masked_sender=on)))

    def show_state(self, state: PageState) -> None:
        """Show the guide's ways with those of the case chosen, where the scenario has a use for them."""
        self._case, catalogue, scenario = state.case, state.catalogue, state.scenario
        offered: tuple[Sequence[Delivery | Payment], ...] = (
            catalogue.deliveries,
            catalogue.collections,
            catalogue.payments,
        )
        used = (True, scenario is None or scenario.collected, scenario is None or bool(scenario.fees))
        for line, options, chosen, shown in zip(self.lines, offered, self.chosen(state), used, strict=True):
            line.show_answers([(each.id, each.label) for each in options], chosen.id)
            line.setVisible(shown)
        self.mask_sender.setVisible(catalogue.delivery(self._case.delivery).mailed)
        show_checked(self.mask_sender, self._case.masked_sender)

    def chosen(self, state: PageState) -> tuple[Delivery | Payment, ...]:
        """The answers in force, in the order of *lines*."""
        case, catalogue = state.case, state.catalogue
        collected = catalogue.collection(case.delivery, case.collection)
        return catalogue.delivery(case.delivery), collected, catalogue.payment(case.payment)
