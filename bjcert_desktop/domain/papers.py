"""The Word files of a plan, and the value of every field in them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ..guide import Account, Catalogue, Caveat, chapter_label, shipped_url
from ..guide.dates import date_text
from ..guide.forms import FORMS, FormRecord
from .document import FORMER, NOT_ISSUED, PlannedDocument, wanted_fields
from .fields import CERTIFICATE_FIELDS, UNIT_FIELDS, masked
from .money import by_four
from .planned import Plan
from .renaming import certificate_name, former_unit
from .unit import Certificate, Unit

_CONCERNED = "本单位登记的证书（勾出这次办理的）"
_TYPED = "填写经办人信息和发票信息时用"
_PARCEL = "信封上已贴好《邮寄地址页》，并记下快递单号。"
_UNBROKEN = re.compile(r"(?<=\b010)-(?=\d{8}\b)")  # the hyphen of a telephone, where no line may break


def documents_of(catalogue: Catalogue, plan: Plan) -> Iterator[PlannedDocument]:
    """The documents of the scenario without those that this payment or delivery does not need.

    What several of them share is worked out once: a batch makes very many.
    """
    mailed, documents = catalogue.delivery(plan.case.delivery).mailed, plan.scenario.documents
    general, lists = _general(catalogue, plan), _lists(catalogue, plan)
    units = {former: _unit_of(plan, former) for former in {document.former for document in documents}}
    values = {former: _unit_values(unit) | general for former, unit in units.items()}
    certificates = {
        (former, existing): tuple(
            _row(number, each, plan, former, existing) for number, each in enumerate(plan.certificates, 1)
        )
        for former, existing in {(document.former, document.existing) for document in documents}
    }
    asked = frozenset(question.field for question in plan.business.questions if question.field)
    sets = {document.form: [each for each in documents if each.form == document.form] for document in documents}
    for document in documents:
        form = FORMS[document.form]
        if (form.transfer and not plan.transferred) or (form.mail and not mailed):
            continue
        tips = tuple({"提示.内容": _UNBROKEN.sub("\u2011", tip)} for tip in _tips(catalogue, plan, form))
        wanted = wanted_fields(plan.scenario.renamed, document.former, document.existing, bool(plan.total)) | asked
        own = {"业务类型": document.short} if document.short else {}
        if len(same := sets[document.form]) > 1:
            own["第几套"] = f"第 {same.index(document) + 1} 套/共 {len(same)} 套"
        yield PlannedDocument(
            document.title or document.form,
            document.form,
            {**values[document.former], **own} if own else values[document.former],
            {**lists, "证书": certificates[document.former, document.existing], "提示": tips},
            frozenset() if plan.scenario.online else wanted,  # a take-away sheet is nobody's form
            document.former,
        )


def _unit_of(plan: Plan, former: bool) -> Unit:
    """The unit that a document is made out to, with the former name and code only where they are asked for."""
    unit = former_unit(plan.unit) if former else plan.unit
    return unit.corrected(dict.fromkeys(FORMER if former else FORMER - set(plan.scenario.renamed), ""))


def _unit_values(unit: Unit) -> dict[str, str]:
    values = {field.name: getattr(unit, field.attribute) for field in UNIT_FIELDS}
    return values | {"发票抬头": unit.invoice_title or unit.name}


def payee_values(account: Account) -> dict[str, str]:
    """The account as papers print it."""
    return {
        "收款单位": account.name,
        "开户行": account.bank,
        "账号": by_four(account.account),
        "行号": account.bank_number,
    }


def _general(catalogue: Catalogue, plan: Plan) -> dict[str, str]:
    """The values that are the same in every document."""
    case, contact = plan.case, catalogue.contact
    return {
        "业务名称": plan.business.title,
        "业务类型": plan.business.short,
        "情形": plan.scenario.title,
        "补办原因": next((q.label_of(case.answers) for q in plan.business.questions if q.field), ""),
        "申请日期": date_text(case.day),
        "证书数量": str(len(plan.certificates)),
        "年限": str(case.years) if plan.scenario.counted_in_years else "",
        "第几套": "",
        "费用合计": "" if plan.total is None else str(plan.total),
        "费用大写": plan.capitals or "",
        "金额提示": to_verify(catalogue, plan.caveats),
        "支付方式": plan.payment.label if plan.total else "",
        "办理方式": catalogue.delivery(case.delivery).label,
        "领取方式": plan.collection.label if plan.collected else "",
        "寄件手机": masked(plan.unit.handler_phone) if case.masked_sender else plan.unit.handler_phone,
        **payee_values(catalogue.account),
        "收件人": contact.addressee,
        "收件电话": contact.telephone,
        "收件地址": contact.address,
        "收件地址分行": "\n".join(contact.address_lines) or contact.address,
        "在线网址": catalogue.online.url,
        "手册章节": chapter_label(plan.scenario.chapter),
    }


def _lists(catalogue: Catalogue, plan: Plan) -> dict[str, tuple[dict[str, str], ...]]:
    """The lists that are the same in every document."""
    contact, mailed = catalogue.contact, catalogue.delivery(plan.case.delivery).mailed
    unit = _unit_values(plan.unit)
    typed = plan.scenario.typed
    concerned = [
        {
            "在办.名称": each.name or plan.unit.name,
            "在办.序列号": each.serial,
            "在办.到期": date_text(each.valid_to) if each.valid_to else "",
        }
        for each in plan.certificates
        if plan.scenario.online and each != Certificate()
    ]
    url = catalogue.online.url
    return {
        "材料": tuple(
            {
                "材料.序号": str(n),
                "材料.名称": material.name,
                "材料.盖章": "加盖单位公章" if material.stamp else "",
                "材料.说明": material.note,
            }
            for n, material in enumerate(plan.items, 1)
        ),
        "费用": tuple(
            {"费用.项目": line.label, "费用.算式": line.sum_text, "费用.金额": str(line.amount)} for line in plan.lines
        ),
        "核对": ({"核对.内容": _PARCEL if mailed else f"到现场办理：{contact.address}，电话 {contact.telephone}。"},),
        "内件": ({"内件.内容": "内有 USBKey"},) if any(material.key for material in plan.materials) else (),
        "在办栏": ({"在办栏.标题": _CONCERNED},) if concerned else (),
        "在办": tuple(concerned),
        "信息栏": ({"信息栏.标题": _TYPED},) if typed else (),
        "信息": tuple(_typed(catalogue, unit, name) for name in typed),
        "二维码": ({"二维码.说明": "右上角的二维码是同一网址。"},)
        if url == shipped_url() and not catalogue.origin.problem
        else (),
        "步骤": tuple({"步骤.序号": str(n), "步骤.内容": step} for n, step in enumerate(plan.scenario.steps, 1)),
    }


def _typed(catalogue: Catalogue, values: Mapping[str, str], name: str) -> dict[str, str]:
    """A value to type on the web; what the guide says of the mailbox stands where it is typed."""
    advice = f"（{catalogue.invoice.mailbox.rstrip('。')}）" if name == "发票邮箱" else ""
    return {"信息.名称": name, "信息.内容": f"{values[name]}{advice}"}


def to_verify(catalogue: Catalogue, caveats: Iterable[Caveat]) -> str:
    """What stands beside an amount that is to be verified by telephone before it is transferred; else nothing."""
    doubtful = any(caveat.verify for caveat in caveats)
    return f"汇款前致电 {catalogue.contact.telephone} 核实" if doubtful else ""


def _tips(catalogue: Catalogue, plan: Plan, form: FormRecord) -> Iterator[str]:
    """The reminders on a document. Caveats about money are on the payment sheet where there is one."""
    if form.reminders:
        yield from filter(None, (catalogue.origin.problem, catalogue.origin.note))
    if form.reminders == "payment":
        yield from (c.text for c in plan.caveats if c.about_money)
        yield from (each.sentence for each in catalogue.remarks_on(plan.scenario) if each.about_money)
        yield catalogue.invoice.advice
        yield catalogue.invoice.mailbox
    elif form.reminders:
        take_along = form.reminders == "online"
        yield from plan.checks
        yield from plan.scenario.notes
        yield from (
            each.sentence
            for each in catalogue.remarks_on(plan.scenario)
            if take_along or not (each.about_money and plan.transferred)
        )
        yield from (c.text for c in plan.caveats if take_along or not (c.about_money and plan.transferred))
        if not take_along:
            yield catalogue.contact.postage


def _row(number: int, certificate: Certificate, plan: Plan, former: bool, existing: bool) -> dict[str, str]:
    """One row of the detail sheet. A certificate yet to be issued has no serial number and no dates."""
    row = {"证书.序号": str(number)}
    for field in CERTIFICATE_FIELDS:
        value = getattr(certificate, field.attribute) or ""
        row[field.name] = date_text(value) if isinstance(value, date) else value
    if not existing:
        row |= NOT_ISSUED
    if plan.scenario.renamed:
        row["证书.证书名称"] = certificate_name(certificate.name, plan.unit, former=former)
    elif not certificate.name:
        row["证书.证书名称"] = plan.unit.name
    return row
