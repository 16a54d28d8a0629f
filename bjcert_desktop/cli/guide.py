"""``bjcert guide`` and ``bjcert quote``: the scenarios of the guide, and what each needs and costs."""

import argparse
from collections.abc import Sequence
from datetime import date
from typing import Any

from ..domain.case import Case
from ..domain.plan import Plan, make_plan
from ..errors import CaseError
from ..guide import (
    LIST,
    Account,
    Answer,
    Business,
    Catalogue,
    Delivery,
    Origin,
    Payment,
    Scenario,
    chapter_label,
    seal_update,
)
from .common import DONE, file_path, print_json
from .in_force import guide_in_force, settings_in_force
from .phone_replies import replies_on


def add_commands(
    commands: Any,
    common: argparse.ArgumentParser,
    as_json: argparse.ArgumentParser,
    quantities: argparse.ArgumentParser,
) -> None:
    """Add ``guide`` and ``quote`` to the subparsers *commands*; the other parsers are parents of each."""
    command = commands.add_parser("guide", help="列出业务和情形", parents=[common, as_json])
    command.set_defaults(run=_guide)
    more = command.add_subparsers(metavar="COMMAND")
    command = more.add_parser("seal", help="检查更新好的手册数据，并写出它的校验清单", parents=[common])
    command.add_argument("source", type=file_path, metavar="DIR", help="手册数据（.toml）所在的文件夹")
    command.set_defaults(run=_seal)

    command = commands.add_parser("quote", help="一种情形的材料、费用和收款账户", parents=[common, as_json, quantities])
    command.set_defaults(run=_quote)


def add_ways(parser: argparse.ArgumentParser) -> None:
    """Add the arguments for what is asked in the window besides the quantities."""
    parser.add_argument("--delivery", metavar="WAY", help="材料怎样提交：mail 邮寄（默认）、onsite 现场")
    parser.add_argument("--collection", metavar="WAY", help="证书怎样领回：mail 邮寄、onsite 自取，默认和提交方式一样")
    parser.add_argument("--payment", metavar="WAY", help="怎样付款：transfer 汇款（默认）、treasury 国库、onsite 现场")
    parser.add_argument("--mask-sender", action="store_true", help="邮寄地址页上遮住经办人手机的中间几位")
    answer = "补办的原因等问题的回答，例如 replace.cause=lost（丢失）、replace.cause=damaged（损坏），可以写多次"
    parser.add_argument("--answer", action="append", default=[], metavar="QUESTION=OPTION", help=answer)


def find_scenario(catalogue: Catalogue, wanted: str) -> Scenario:
    """The scenario of that id. Raises CaseError with the known ids."""
    try:
        return catalogue.owner(wanted)[1]
    except KeyError:
        known = "、".join(scenario.id for _, scenario in catalogue.scenarios())
        raise CaseError(f"没有代号为“{wanted}”的情形。", f"可用的代号：{known}。") from None


def chosen_case(chosen: argparse.Namespace, catalogue: Catalogue, scenario: Scenario) -> Case:
    """The case described by the arguments, without a unit. Raises CaseError for a way or an answer that is unknown."""
    case = Case(
        answers=_answers(chosen.answer, catalogue.owner(scenario.id)[0]),
        years=chosen.years,
        delivery=_known("--delivery", chosen.delivery or "mail", catalogue.deliveries),
        collection=_known("--collection", chosen.collection, catalogue.collections) if chosen.collection else "",
        masked_sender=chosen.mask_sender,
        payment=_known("--payment", chosen.payment or "transfer", catalogue.payments),
        day=getattr(chosen, "date", None) or date.today(),
    )
    return case.choose(count=chosen.certs)


def refuse_unanswered(case: Case, business: Business, scenario: Scenario) -> None:
    """Raise CaseError if a form of *scenario* shows an answer that was not given, as the window asks for it, too."""
    for question in business.open_questions(scenario.id):
        if question.id not in case.answers:
            ways = "，或 ".join(f"--answer {question.id}={each.id}（{each.label}）" for each in question.options)
            raise CaseError(f"{scenario.title}要先回答：{question.text}", f"请加 {ways}。")


def _known(argument: str, wanted: str, choices: Sequence[Delivery | Payment | Answer]) -> str:
    if all(wanted != choice.id for choice in choices):
        listed = "、".join(f"{choice.id}（{choice.label}）" for choice in choices)
        raise CaseError(f"{argument} 不能是“{wanted}”。", f"可用的有：{listed}。")
    return wanted


def _answers(given: Sequence[str], business: Business) -> dict[str, str]:
    """Question id → option id. Raises CaseError for what *business* does not ask."""
    questions = {question.id: question for question in business.questions}
    answers = {}
    for text in given:
        name, _, option = text.partition("=")
        if name not in questions:
            known = f"可用的问题：{'、'.join(questions)}。" if questions else "这项业务没有问题，请去掉 --answer。"
            raise CaseError(f"“{business.title}”没有问题“{name}”。", known)
        answers[name] = _known(f"--answer {name}", option, questions[name].options)
    return answers


def _guide(chosen: argparse.Namespace) -> int:
    catalogue = guide_in_force(settings_in_force(chosen))
    rows: list[dict[str, Any]] = []
    for route in (route for business in catalogue.businesses for route in business.routes):
        business, scenario = catalogue.owner(route.scenario)
        rows.append(
            {
                "id": scenario.id,
                "business": business.id,
                "title": scenario.title,
                "chapter": scenario.chapter,
                "questions": dict(route.answers),
            }
        )
    if chosen.json:
        print_json({"scenarios": rows})
    else:
        for row in rows:
            print(f"{row['id']:20}{row['title']}  {chapter_label(row['chapter'])}")
    return DONE


def _seal(chosen: argparse.Namespace) -> int:
    """Check an update of the guide's data, and write the list of its hashes."""
    catalogue = seal_update(chosen.source, date.today())
    account = catalogue.account
    print(f"手册数据没有问题，已写出校验清单：{chosen.source / LIST}")
    print("请把下面的收款账户逐字和正式通知核对：")
    _print_account(account)
    print("然后把文件夹放到只有管理员能改动的位置，并在统一设置的 guide 里写明。")
    return DONE


def _quote(chosen: argparse.Namespace) -> int:
    catalogue = guide_in_force(settings_in_force(chosen))
    scenario = find_scenario(catalogue, chosen.scenario)
    plan = make_plan(catalogue, chosen_case(chosen, catalogue, scenario), scenario)
    payee = plan.payee
    quote = {
        "scenario": scenario.id,
        "business": plan.business.id,
        "chapter": scenario.chapter,
        "materials": [{"name": m.name, "stamp": m.stamp, "note": m.note} for m in plan.materials],
        "lines": [
            {
                "label": line.label,
                "unit_price": line.unit_price,
                "certificates": line.certificates,
                "years": line.years,
                "amount": line.amount,
            }
            for line in plan.lines
        ],
        "total": plan.total,
        "capitals": plan.capitals,
        "payee": payee
        and {
            "name": payee.name,
            "bank": payee.bank,
            "account": payee.account,
            "bank_number": payee.bank_number,
        },
        "documents": [document.title for document in plan.documents],
        "caveats": [caveat.text for caveat in plan.caveats],
        "steps": list(scenario.steps),
    }
    office = [each.sentence for each in catalogue.remarks_on(scenario)]
    answered = replies_on(chosen, scenario)
    told = {caveat.id: answered[caveat.id].sentence for caveat in plan.caveats if caveat.id in answered}
    if chosen.json:
        more = {"office_remarks": office} if office else {}
        print_json(quote | _origin(catalogue.origin) | more | ({"phone_replies": told} if told else {}))
    else:
        _print_quote(plan, catalogue.origin)
        for sentence in (*office, *told.values()):
            print(sentence)
    return DONE


def _origin(origin: Origin) -> dict[str, Any]:
    """The day of an update, and why there is no account; nothing for the shipped facts."""
    if origin == Origin():
        return {}
    day = origin.updated.isoformat() if origin.updated else None
    return {"guide": {"updated": day, "problem": origin.problem or None}}


def _print_quote(plan: Plan, origin: Origin) -> None:
    print(plan.scenario.title, chapter_label(plan.scenario.chapter))
    for number, material in enumerate(plan.materials, 1):
        print(f"  {number}. {material.name}{'（加盖单位公章）' if material.stamp else ''}")
    for number, step in enumerate(plan.scenario.steps, 1):
        print(f"  {number}. {step}")
    for line in plan.lines:
        print(f"{line.label}：{line.explained} = {line.amount} 元")
    if plan.total is not None:
        print(f"费用合计：{plan.total} 元（{plan.capitals}）")
    if plan.payee:
        _print_account(plan.payee)
    about_account = (plan.no_account, origin.note) if plan.transferred else ()
    for remark in (*filter(None, about_account), *plan.scenario.notes, *(caveat.text for caveat in plan.caveats)):
        print(f"注意：{remark}")


def _print_account(account: Account) -> None:
    print(f"收款单位：{account.name}\n开户行：{account.bank}")
    print(f"账号：{account.account}\n行号：{account.bank_number}")
