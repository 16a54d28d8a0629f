"""One payment sheet for the fees of many units (合并汇款单)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...domain.case import Case
from ...domain.fields import FIELDS
from ...domain.money import capitals
from ...domain.papers import payee_values, to_verify
from ...domain.unit import Unit
from ...guide import Catalogue, Caveat, Scenario
from ...guide.dates import date_text
from ...registry.api import is_sample
from ...registry.writing import write_new
from ...word import Template
from ..form_cache import MARK
from ..paper_check import check_paper

FORM = "合并汇款单"
_COMBINED = (
    "手册没有写明几个单位的费用可以合成一笔汇款，也没有写明发票开给谁、抬头写哪个单位。汇款前请致电 {telephone} 核实。",
    "按本单合并汇款的，各单位文件夹里的《汇款信息单》就不要再汇，以免重复。",
)
_VOUCHER = "各单位的材料里都要有网银转账汇款凭证打印件，请多打印几份，分别装入。"


@dataclass(frozen=True)
class Payer:
    """A unit whose fee is transferred; *amount* in yuan."""

    name: str
    code: str
    certificates: int
    amount: int


def write_payment_sheet(
    path: Path,
    template: Template,
    catalogue: Catalogue,
    scenario: Scenario,
    case: Case,
    payers: Sequence[Payer],
    caveats: Iterable[Caveat],
) -> None:
    """Write the sheet for *payers*, with the *caveats* about money that apply to any of them, to the new file *path*.

    *case* holds the choices for all of them.

    Raises RegistryError if *path* exists or cannot be written, and FormError if the sheet does not show the guide's
    account alone.
    """
    contact, invoice = catalogue.contact, catalogue.invoice
    business = catalogue.owner(scenario.id)[0]
    total = sum(payer.amount for payer in payers)
    told = tuple(caveats)
    payment = catalogue.payment(case.payment)
    values = {
        **payee_values(catalogue.account),
        "费用合计": str(total),
        "费用大写": capitals(total),
        "证书数量": str(sum(payer.certificates for payer in payers)),
        "金额提示": to_verify(catalogue, told),
        "情形": scenario.title,
        "业务名称": business.title,
        "支付方式": payment.label,
        "申请日期": date_text(case.day),
    }
    voucher = f"各单位材料里的汇款凭证：{payment.voucher_note}" if payment.voucher_note else _VOUCHER
    combined = (*(text.format(telephone=contact.telephone) for text in _COMBINED), voucher)
    origin = catalogue.origin
    texts = (caveat.text for caveat in told)
    tips = (*filter(None, (origin.problem, origin.note)), *combined, *texts, invoice.advice, invoice.mailbox)
    if any(is_sample(Unit(code=payer.code)) for payer in payers):
        values[MARK] = FIELDS[MARK].example
    rows = [_row(number, payer, business.short) for number, payer in enumerate(payers, 1)]
    lists: dict[str, list[Mapping[str, str]]] = {"单位": rows, "提示": [{"提示.内容": tip} for tip in tips]}
    content = template.fill(values, lists)
    check_paper(content, template, FORM, values, lists)

    def save(name: str) -> None:
        Path(name).write_bytes(content)

    write_new(path, save)


def _row(number: int, payer: Payer, business: str) -> Mapping[str, str]:
    return {
        "单位.序号": str(number),
        "单位.名称": payer.name,
        "单位.代码": payer.code,
        "单位.业务": business,
        "单位.枚数": str(payer.certificates),
        "单位.金额": str(payer.amount),
    }
