"""Case + unit + guide → plan. Fees, materials, caveats and form values are worked out only here."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from ..errors import CaseError
from ..guide import Catalogue, Caveat, Scenario, When
from .case import Case
from .papers import documents_of
from .planned import FeeLine, Plan
from .renaming import names_to_check, open_change
from .unit import Certificate, Unit

__all__ = ["MAX_CERTIFICATES", "MAX_YEARS", "Plan", "find_scenario", "make_plan"]

MAX_CERTIFICATES = 9999
MAX_YEARS = 5
_NAMED, _LONGEST = 3, 20  # names listed in a sentence, and their characters


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
    plan = replace(plan, left_off=frozenset(rejected), no_account=problem, handled=handled)
    plan = replace(plan, checks=tuple(_checks(plan)))
    return replace(plan, documents=tuple(documents_of(catalogue, plan)))


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
    single = scenario.replaces_key
    chosen = handled = choices.chosen_of(len(every), single=single and (count or 1) < len(every))
    stated = int(unit.certificate_count[:9]) if unit.certificate_count.isdecimal() and not single else 0
    if anew and choices.superseded is not None:
        chosen = handled = tuple(index for index in every if index in choices.superseded)
        count = count if count is not None else max(1, len(chosen) + (choices.extra or 0))
    elif not scenario.about_existing:
        chosen, handled = every, every if scenario.online else ()
        count = count if count is not None else choices.requested
    elif count is None and (chosen or choices.extra is not None or (every and choices.chosen is not None)):
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
        yield FeeLine(fee.label, fee.price, n, y, fee.price * (n or 1) * (y or 1), stated, fee.reason)


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
    if plan.unit.name and plan.unit.former_name and (request := open_change(plan.scenario, plan.unit, plan.left_off)):
        yield f"{request}。"
    if plan.scenario.renamed and (names := names_to_check(plan.certificates, plan.unit)):
        told = "”“".join(name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…" for name in names[:_NAMED])
        more = f"等 {len(names)} 个" if len(names) > _NAMED else ""
        yield f"证书名称“{told}”{more}不是以单位名称开头，新旧名称的表上照原样填写，请核对。"
