"""What is left to do once the papers are written, in order, from the facts of the guide."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..guide import Catalogue
from ..guide.manual import Chapter, Passage
from .fields import FIELDS
from .plan import Plan

#: The tasks that are steps of a case in the ledger, with the values of its states.
STEPS = {"stamp": "stamped", "pay": "paid", "send": "sent", "collect": "received"}


@dataclass(frozen=True)
class Task:
    """One thing to do, identified by *key*. *picture* is the name of its drawing."""

    key: str
    title: str
    text: str
    picture: str


def tasks(
    plan: Plan, catalogue: Catalogue, files: int, missing: Sequence[str] = (), samples: Sequence[str] = ()
) -> tuple[Task, ...]:
    """Everything that is left to do for *plan*, in order.

    *files* is the number of files written, *missing* the fields left blank in them, *samples* the official forms of
    which only a sample was used.
    """
    by_hand = f"补写留空的 {len(missing)} 项：{names(missing)}。" if missing else ""
    if plan.scenario.online:
        return (
            Task("print", "打印", f"打印在线办理指引。{by_hand}", "print"),
            Task("online", "上网办理", "带上 USBKey 介质和办理指引，到能上网的电脑前按步骤办理。", "key"),
        )
    printed = f"打印 {files} 份文件，核对内容。{by_hand}{not_official(samples)}"
    found = [Task("print", "打印", printed, "print")]
    if stamped := [material.name for material in plan.materials if material.stamp]:
        found.append(Task("stamp", "签字盖章", f"经办人签名，并加盖单位公章：{'、'.join(stamped)}。", "stamp"))
    if plan.transferred:
        proof = f"汇款凭证：{plan.payment.voucher_note}" if plan.payment.voucher_note else "然后打印汇款凭证。"
        how = plan.no_account or f"按汇款信息单支付 {plan.total} 元（{plan.payment.label}）。{proof}"
        found.append(Task("pay", "汇款", how, "pay"))
    unready = "、".join(material.name for material in plan.unticked)
    rest = f"还没有备好的：{unready}。" if unready else ""
    found.append(Task("pack", "装袋", f"按材料清单装齐 {len(plan.items)} 项。{rest}", "bag"))
    return (*found, *_delivery(plan, catalogue))


def _delivery(plan: Plan, catalogue: Catalogue) -> list[Task]:
    """How the papers are delivered, and how the certificates come back where any do."""
    contact = catalogue.contact
    if catalogue.delivery(plan.case.delivery).mailed:
        sent = f"贴上邮寄地址页，寄到{contact.address}，收件人写“{contact.addressee}”，电话 {contact.telephone}。"
        found = [Task("send", "寄出", sent, "mail")]
    else:
        found = [Task("send", "现场递交", f"带全部材料到{contact.address}，电话 {contact.telephone}。", "visit")]
    back = f"收取寄来的证书。{contact.postage}" if plan.collection.mailed else "到办理地址自取证书。"
    if plan.total and not plan.transferred:
        back = f"领取时支付 {plan.total} 元。{plan.payment.hint}"  # the guide's words
    return [*found, Task("collect", "领取", back, "collect")] if plan.collected else found


def not_official(samples: Sequence[str]) -> str:
    """The warning before a sample of an official form is stamped."""
    return f"{'和'.join(samples)}是示例表样，不是官方原表；有官方空白表的，请先在“表样管理”里导入。" if samples else ""


def names(missing: Sequence[str]) -> str:
    """The fields left blank, for people."""
    return "、".join(name.replace(".USBKey", "的 USBKey ").replace(".", "的") for name in missing if name in FIELDS)


def as_chapter(plan: Plan, folder: str, found: Sequence[Task], done: Collection[str]) -> Chapter:
    """The tasks *found* as a page to print, with those *done* ticked. *folder* is where the papers are."""
    rows = [("☑" if task.key in done else "☐", task.title, task.text) for task in found]
    about = f"{plan.unit.name or '（没有选单位）'}　{plan.scenario.title}　文件在：{folder}"
    table = Passage("table", rows=(("做完打勾", "做什么", "怎样做"), *rows), headed=True, widths=(14, 16, 70))
    return Chapter("todo", "", "接下来要做的事", (Passage("text", about), table))
