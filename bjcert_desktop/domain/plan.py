"""Case + unit + guide → plan. Fees, materials, caveats and form values are worked out only here."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from msgspec import structs

from ..errors import CaseError
from ..guide import Account, Business, Catalogue, Caveat, Delivery, Material, Payment, Scenario, When, chapter_label
from ..guide.dates import date_text
from ..guide.forms import FORMS, FormRecord
from .case import Case
from .document import FORMER, NOT_ISSUED, PlannedDocument, wanted_fields
from .fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from .money import capitals
from .renaming import certificate_name, former_unit, names_to_check
from .unit import Certificate, Unit

MAX_CERTIFICATES = 9999
MAX_YEARS = 5
_NAMED = 6  # names listed in a sentence


@dataclass(frozen=True)
class FeeLine:
    """One line of the fee, in yuan. *certificates* or *years* is None where the guide does not multiply by it."""

    label: str
    unit_price: int
    certificates: int | None
    years: int | None
    amount: int
    stated: bool = False  # an amount that the guide states as it is, for one certificate and one year

    @property
    def sum_text(self) -> str:
        """The calculation of the amount: "190 元 × 3 枚 × 1 年"."""
        if self.stated:
            return "手册列明的金额"
        factors = ((self.certificates, "枚"), (self.years, "年"))
        return " × ".join([f"{self.unit_price} 元", *(f"{n} {unit}" for n, unit in factors if n is not None)])


@dataclass(frozen=True)
class Plan:
    """Everything that follows from a case. *total* is in yuan: None where the guide states no amount, 0 for free.

    Money that goes to the account has a *payee*, or *no_account* says why it has none and what to do. *checks* are
    sentences on what a person has to check in the papers. *collection* is how the certificates come back. *handled*
    are the certificates that exist already, as indexes into the unit's own.
    """

    business: Business
    scenario: Scenario
    case: Case
    unit: Unit
    certificates: tuple[Certificate, ...]
    lines: tuple[FeeLine, ...]
    total: int | None
    payee: Account | None
    caveats: tuple[Caveat, ...]
    payment: Payment
    collection: Delivery
    documents: tuple[PlannedDocument, ...] = ()
    checks: tuple[str, ...] = ()
    no_account: str = ""
    handled: tuple[int, ...] = ()

    @property
    def transferred(self) -> bool:
        """Whether money goes to the account."""
        return bool(self.payee or self.no_account)

    @property
    def collected(self) -> bool:
        """Whether a certificate comes back."""
        return self.scenario.collected

    @property
    def materials(self) -> tuple[Material, ...]:
        """What to hand in, in the guide's order."""
        return self.scenario.materials

    @property
    def items(self) -> tuple[Material, ...]:
        """The materials, each thing once, with what the chosen payment means for them."""
        found: list[Material] = []
        for material in self.materials:
            if material.again and found:
                found[-1] = structs.replace(found[-1], name=f"{found[-1].name}，即{material.name}")
            elif material.voucher and self.payment.voucher_note:
                found.append(structs.replace(material, note=self.payment.voucher_note))
            else:
                found.append(material)
        return tuple(found)

    @property
    def unticked(self) -> tuple[Material, ...]:
        """The items that are not ready yet."""
        return tuple(material for material in self.items if material.id not in self.case.ticked)

    @property
    def capitals(self) -> str | None:
        """The total in capitals, 免费 for nothing, None where the guide states no amount."""
        return None if self.total is None else capitals(self.total)


def make_plan(
    catalogue: Catalogue,
    case: Case,
    scenario: Scenario | None = None,
    rejected: Collection[str] = (),
) -> Plan:
    """Work out *case* for its unit (blank values without one); the *rejected* attributes of the unit are left blank.

    *scenario* is found from the case's answers unless given. Raises CaseError for an open question, an unknown
    business, certificates outside 1–9999 or years outside 1–5.
    """
    scenario = scenario or find_scenario(catalogue, case)
    business, _ = catalogue.owner(scenario.id)
    unit = (case.unit or Unit()).corrected({**case.choices.corrections, **dict.fromkeys(rejected, "")})
    handled, certificates = _certificates(case, unit, scenario, anew=issued_anew(catalogue, case, scenario))
    if not 1 <= case.years <= MAX_YEARS:
        raise CaseError(f"年限是 {case.years}，", f"请填 1 到 {MAX_YEARS} 之间的整数。")
    lines = tuple(_fee_lines(scenario, len(certificates), case.years))
    total = sum(line.amount for line in lines) if lines or scenario.free else None
    payment = catalogue.payment(case.payment)
    transfer = total and payment.transfer
    problem = catalogue.origin.problem if transfer else ""
    payee = catalogue.account if transfer and not problem else None
    collection = catalogue.collection(case.delivery, case.collection)
    caveats = tuple(_caveats(catalogue, scenario, case, certificates))
    plan = Plan(business, scenario, case, unit, certificates, lines, total, payee, caveats, payment, collection)
    plan = replace(plan, checks=tuple(_checks(plan)), no_account=problem, handled=handled)
    return replace(plan, documents=tuple(_documents(catalogue, plan)))


def find_scenario(catalogue: Catalogue, case: Case) -> Scenario:
    """The scenario that the case's answers lead to. Raises CaseError while a question is open."""
    scenario = catalogue.scenario_for(case.business, case.answers) if case.business else None
    if scenario is None:
        raise CaseError("还没有选定业务和情形，", "请先选择业务，并回答情形页上的问题。")
    return scenario


def issued_anew(catalogue: Catalogue, case: Case, scenario: Scenario) -> bool:
    """Whether *scenario* issues certificates in place of lost ones (ch. 4): another business has led to it."""
    return not (scenario.about_existing or scenario.online or case.business == catalogue.owner(scenario.id)[0].id)


def _certificates(
    case: Case, unit: Unit, scenario: Scenario, *, anew: bool
) -> tuple[tuple[int, ...], tuple[Certificate, ...]]:
    """The certificates that exist already, as indexes; and all to handle, cut or padded with blank ones."""
    choices, count = case.choices, case.choices.count
    every = tuple(range(len(unit.certificates)))
    chosen = handled = choices.chosen_of(len(every))
    stated = int(unit.certificate_count[:9]) if unit.certificate_count.isdecimal() else 0
    if anew and choices.superseded is not None:
        chosen = handled = tuple(index for index in every if index in choices.superseded)
        count = count if count is not None else max(1, len(chosen) + (choices.extra or 0))
    elif not scenario.about_existing:
        chosen, handled = every, every if scenario.online else ()
        count = count if count is not None else choices.requested
    elif count is None and (unit.certificates or choices.extra is not None):
        count = len(chosen) + (choices.extra or 0)
    if count is None:
        count = len(chosen) or stated or 1
    if not 1 <= count <= MAX_CERTIFICATES:
        raise CaseError(f"证书枚数是 {count}，", f"请填 1 到 {MAX_CERTIFICATES} 之间的整数。")
    blank = [Certificate()] * (count - len(chosen))
    return handled[:count], (*(unit.certificates[index] for index in chosen[:count]), *blank)


def _fee_lines(scenario: Scenario, count: int, years: int) -> Iterator[FeeLine]:
    for fee in scenario.fees:
        stated = not (fee.per_certificate or fee.per_year)
        n = count if fee.per_certificate else 1 if stated else None
        y = years if fee.per_year else 1 if stated else None
        yield FeeLine(fee.label, fee.price, n, y, fee.price * (n or 1) * (y or 1), stated)


def _caveats(
    catalogue: Catalogue, scenario: Scenario, case: Case, certificates: tuple[Certificate, ...]
) -> Iterator[Caveat]:
    payment, mailed_back = catalogue.payment(case.payment), catalogue.collection(case.delivery, case.collection).mailed
    applies: dict[When, bool] = {
        payment.when: True,
        "always": True,
        "more-than-one": len(certificates) > 1 or case.years > 1,
        "more-than-one-year": case.years > 1,
        "several-certificates": len(certificates) > 1,
        "years-not-used": case.years > 1,
        "paid-on-site-mailed-back": not payment.transfer and mailed_back,
        "brought": not catalogue.delivery(case.delivery).mailed,
        "expired-certificates": any(c.valid_to and c.valid_to < case.day for c in certificates),
    }
    for caveat in scenario.caveats:
        answered_otherwise = any(
            case.answers.get(question, option) != option for question, option in caveat.answers.items()
        )
        if applies.get(caveat.when, False) and not answered_otherwise:
            yield caveat


def _checks(plan: Plan) -> Iterator[str]:
    """What to check in the papers, as sentences."""
    if plan.scenario.renamed and (names := names_to_check(plan.certificates, plan.unit)):
        told = "”“".join(names[:_NAMED])
        more = f"等 {len(names)} 个" if len(names) > _NAMED else ""
        yield f"证书名称“{told}”{more}不是以单位名称开头，新旧名称的表上照原样填写，请核对。"


def _documents(catalogue: Catalogue, plan: Plan) -> Iterator[PlannedDocument]:
    """The documents of the scenario without those that this payment or delivery does not need.

    What several of them share is worked out once: a batch makes very many.
    """
    mailed, documents = catalogue.delivery(plan.case.delivery).mailed, plan.scenario.documents
    general, lists = _general(catalogue, plan), _lists(plan)
    units = {former: _unit_of(plan, former) for former in {document.former for document in documents}}
    values = {former: _unit_values(unit) | general for former, unit in units.items()}
    certificates = {
        (former, existing): tuple(
            _row(number, each, plan, former, existing) for number, each in enumerate(plan.certificates, 1)
        )
        for former, existing in {(document.former, document.existing) for document in documents}
    }
    asked = frozenset(question.field for question in plan.business.questions if question.field)
    for document in documents:
        form = FORMS[document.form]
        if (form.transfer and not plan.transferred) or (form.mail and not mailed):
            continue
        tips = tuple({"提示.内容": tip} for tip in _tips(catalogue, plan, form))
        wanted = wanted_fields(plan.scenario.renamed, document.former, document.existing) | asked
        yield PlannedDocument(
            document.title or document.form,
            document.form,
            {**values[document.former], "业务类型": document.short} if document.short else values[document.former],
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


def _general(catalogue: Catalogue, plan: Plan) -> dict[str, str]:
    """The values that are the same in every document."""
    case, contact, account = plan.case, catalogue.contact, catalogue.account
    return {
        "业务名称": plan.business.title,
        "业务类型": plan.business.short,
        "情形": plan.scenario.title,
        "补办原因": next((q.label_of(case.answers) for q in plan.business.questions if q.field), ""),
        "申请日期": date_text(case.day),
        "证书数量": str(len(plan.certificates)),
        "年限": str(case.years) if plan.scenario.counted_in_years else "",
        "费用合计": "" if plan.total is None else str(plan.total),
        "费用大写": plan.capitals or "",
        "支付方式": plan.payment.label if plan.total else "",
        "办理方式": catalogue.delivery(case.delivery).label,
        "领取方式": plan.collection.label if plan.collected else "",
        "收款单位": account.name,
        "开户行": account.bank,
        "账号": account.account,
        "行号": account.bank_number,
        "收件人": contact.addressee,
        "收件电话": contact.telephone,
        "收件地址": contact.address,
        "在线网址": catalogue.online.url,
        "手册章节": chapter_label(plan.scenario.chapter),
    }


def _lists(plan: Plan) -> dict[str, tuple[dict[str, str], ...]]:
    """The lists that are the same in every document."""
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
        "步骤": tuple({"步骤.序号": str(n), "步骤.内容": step} for n, step in enumerate(plan.scenario.steps, 1)),
    }


def _tips(catalogue: Catalogue, plan: Plan, form: FormRecord) -> Iterator[str]:
    """The reminders on a document. Caveats about money are on the payment sheet where there is one."""
    if form.reminders:
        yield from filter(None, (catalogue.origin.problem, catalogue.origin.note))
    if form.reminders == "payment":
        yield from (c.text for c in plan.caveats if c.about_money)
        yield catalogue.invoice.advice
        yield catalogue.invoice.mailbox
    elif form.reminders:
        take_along = form.reminders == "online"
        yield from plan.scenario.notes
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
