"""What the guide says of an entry of the board, in a sentence."""

from ...domain.board import Due
from ...domain.renewals import Group, Key, scenario_for
from ...guide import Catalogue, chapter_label


def explain(catalogue: Catalogue, due: Due, key: Key) -> str:
    """The guide's rule for an entry, in a sentence."""
    if due.handled is not None:
        after = "请在“办理记录”里照证书登记新的到期日期。" if due.group == Group.UNKNOWN else "进展见办理记录。"
        return f"{due.handled.numbered}。{after}"
    scenario = scenario_for(catalogue, due.group, key)
    if scenario is None:
        if due.group == Group.UNDATED:
            return "不知道是否过期。请先在单位信息表里补上到期日期，再选择办理方式。"
        return f"证书已过期、介质只是损坏的，手册没有写明，请先致电 {catalogue.contact.telephone} 询问。"
    business, _ = catalogue.owner(scenario.id)
    chapter, why = scenario.chapter, {Key.HELD: "", Key.LOST: "USBKey 丢失，", Key.DAMAGED: "USBKey 损坏，"}[key]
    if due.group == Group.EXPIRED and key == Key.LOST:
        why, valid = "证书过期且丢失，按初次", scenario_for(catalogue, Group.LATER, key)
        chapter = f"{valid.chapter}, {chapter}" if valid else chapter
    elif due.group == Group.EXPIRED:
        why = "证书已过期，USBKey 还在，"
    return f"{why}办理{business.title}（手册{chapter_label(chapter)}）。"
