"""Fee, account and address: what it costs, and where the money and the papers go."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.money import by_four
from ...domain.plan import Plan
from ...guide import Catalogue, chapter_source
from ..kit.rows import fact_row, ruled
from ..kit.term_button import terms
from ..kit.widgets import Banner, CopyButton, clear, text_label
from .ui_fee_panel import Ui_FeePanel


class FeePanel(QWidget):
    """The fee line by line, the account with copy buttons, and where to send the papers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_FeePanel()
        self.ui.setupUi(self)
        self._shown: tuple[object, ...] = ()

    def show_fee(self, plan: Plan, catalogue: Catalogue) -> None:
        """Show the fee of *plan*, the account and the address."""
        shown = (plan.scenario, plan.lines, plan.payment, plan.case.delivery, plan.no_account)
        if shown == self._shown:
            return  # unchanged buttons keep their focus
        self._shown = shown
        self.ui.headline.setText(amount_to_pay(plan, catalogue))
        self.ui.lead.setText(_lead(plan, catalogue))
        self.ui.money.setVisible(bool(plan.total))
        self._show_lines(plan)
        self._show_account(plan, catalogue.origin.note)
        self._show_mail(plan, catalogue)
        self.ui.invoice.say(f"{catalogue.invoice.advice}{catalogue.invoice.mailbox}" if plan.total else "")

    def _show_lines(self, plan: Plan) -> None:
        clear(self.ui.lines)
        for fee in plan.lines:
            row = QHBoxLayout()
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(text_label(fee.label))
            words.addWidget(text_label(fee.explained, "remark"))
            row.addLayout(words, 1)
            row.addWidget(text_label(f"{fee.amount} 元", wrap=False))
            self.ui.lines.addLayout(row)
        self.ui.total.setText(f"{plan.total} 元")
        self.ui.capitals.setText(plan.capitals or "")
        self.ui.copyCapitals.set_content(plan.capitals or "", "大写金额")

    def _show_account(self, plan: Plan, note: str) -> None:
        clear(self.ui.account)
        self.ui.accountCard.setVisible(plan.transferred)
        if plan.no_account:
            self.ui.account.addWidget(Banner(kind="bad", text=plan.no_account))
            self.ui.account.addStretch(1)
        if plan.payee is None:
            return
        if note:
            self.ui.account.addWidget(Banner(text=note))
        payee = plan.payee
        facts = (
            ("收款单位", payee.name, payee.name, ""),
            ("开户行", payee.bank, payee.bank, ""),
            ("账号", by_four(payee.account), payee.account, "digits"),
            ("行号", by_four(payee.bank_number), payee.bank_number, "digits"),
            ("金额", f"{plan.total} 元", str(plan.total), ""),
        )
        rows = (
            fact_row(name, shown, CopyButton(content=content, name=name), role=role, width=80, explained=terms(name))
            for name, shown, content, role in facts
        )
        for row in ruled(rows):
            self.ui.account.addWidget(row)

    def _show_mail(self, plan: Plan, catalogue: Catalogue) -> None:
        clear(self.ui.mail)
        contact, mailed = catalogue.contact, catalogue.delivery(plan.case.delivery).mailed
        self.ui.mailTitle.setText("材料寄到这里" if mailed else "带材料到这里办理")
        facts = [("收件人", contact.addressee)] if mailed else []
        facts += [("电话", contact.telephone), ("地址", contact.address)]
        for name, fact in facts:
            self.ui.mail.addWidget(fact_row(name, fact, CopyButton(content=fact, name=name)))
        self.ui.mail.addWidget(text_label(f"{contact.postage}　{chapter_source(contact.chapter)}", "remark"))


def amount_to_pay(plan: Plan, catalogue: Catalogue) -> str:
    """What is to be paid, and whether by transfer, for a headline."""
    if not plan.total:
        return "这项业务免费"
    return f"需要{'汇款' if catalogue.payment(plan.case.payment).voucher else '支付'} {plan.total} 元"


def _lead(plan: Plan, catalogue: Catalogue) -> str:
    if not plan.total:
        return f"手册写明免费，不用汇款。　{chapter_source(plan.scenario.chapter)}"
    where = chapter_source(f"{plan.scenario.chapter}, {catalogue.account.chapter}")
    if plan.no_account:
        return f"收款账户暂时不能显示，请先不要汇款。　{where}"
    payment = catalogue.payment(plan.case.payment)
    if payment.voucher:
        return f"请按下列账户汇款，汇款后打印凭证，与其他材料一起提交。　{where}"
    return f"{payment.hint}　{where}"
