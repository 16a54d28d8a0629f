"""``bjcert ledger reply`` and ``replies``: what the telephone answered where the guide is silent."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from ..errors import CaseError
from ..guide import Catalogue, Scenario
from ..ledger import Ledger, LedgerError, PhoneReply, newest, note_reply, remove_reply, replies
from ..system.command_line import Parser
from .common import DONE, day, print_json, whole
from .in_force import guide_in_force, settings_in_force
from .units import ledger_in_use

_HEAD = 16  # characters of a caveat that tell which one it is


def add_replies(add: Callable[..., Any], *parents: Parser | argparse.ArgumentParser) -> None:
    """Add the commands ``reply`` and ``replies`` by *add*, with the arguments of their *parents*."""
    command = add("reply", "记下电话答复：手册没有写明、打电话问来的", _reply, *parents)
    about = command.add_mutually_exclusive_group(required=True)
    about.add_argument("--entry", type=whole, metavar="NUMBER", help="为哪一条办理记录问的")
    about.add_argument("--scenario", metavar="ID", help="还没有导出的：情形代号")
    command.add_argument("--caveat", required=True, metavar="ID", help="问的是哪一条提示；写错时会列出可用的代号")
    command.add_argument("--by", required=True, metavar="WHO", help="谁问的")
    command.add_argument("--text", required=True, metavar="TEXT", help="对方怎样答复")
    command.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="哪一天问的，默认今天")
    command.add_argument("--unit", default="", metavar="NAME", help="为哪个单位问的（和 --scenario 一起用）")
    command = add("replies", "列出电话答复，最新的在前", _replies, *parents)
    command.add_argument("--scenario", default="", metavar="ID", help="只列这个情形的")
    command.add_argument("--entry", type=whole, metavar="NUMBER", help="只列这条办理记录的")
    command.add_argument("--remove", type=whole, metavar="NUMBER", help="删去记错的一条，写答复的编号")


def replies_on(chosen: argparse.Namespace, scenario: Scenario) -> dict[str, PhoneReply]:
    """The newest replies on caveats of *scenario*; nothing, and a word why, where the ledger cannot be read."""
    try:
        return newest(replies(Ledger(chosen.folder)), scenario.id)
    except LedgerError as error:
        print(f"注意：{error}", file=sys.stderr)
        return {}


def _reply(chosen: argparse.Namespace) -> int:
    catalogue, ledger = guide_in_force(settings_in_force(chosen)), ledger_in_use(chosen)
    scenario = ledger.entry(chosen.entry).scenario if chosen.entry is not None else chosen.scenario
    _refuse_unknown(catalogue, scenario, chosen.caveat)
    said = PhoneReply(
        scenario, chosen.caveat, chosen.date or date.today(), chosen.by, chosen.text, chosen.unit, entry=chosen.entry
    )
    noted = note_reply(ledger, said)
    if chosen.json:
        print_json(_row(noted))
    else:
        print(f"已记下第 {noted.id} 条{noted.sentence}")
    return DONE


def _refuse_unknown(catalogue: Catalogue, scenario: str, caveat: str) -> None:
    """Raise CaseError for a scenario that the guide does not have, or a caveat that it does not have."""
    found = {each.id: each for _, each in catalogue.scenarios()}
    if scenario not in found:
        raise CaseError(f"没有代号为“{scenario}”的情形。", f"可用的代号：{'、'.join(found)}。")
    caveats = found[scenario].caveats
    if all(each.id != caveat for each in caveats):
        listed = "；".join(f"{each.id}（{each.text[:_HEAD]}…）" for each in caveats)
        raise CaseError(f"这个情形没有代号为“{caveat}”的提示。", f"可用的代号：{listed or '没有'}。")


def _replies(chosen: argparse.Namespace) -> int:
    ledger = ledger_in_use(chosen)
    if chosen.remove is not None:
        remove_reply(ledger, chosen.remove)
    found = [each for each in replies(ledger, chosen.entry) if chosen.scenario in ("", each.scenario)]
    if chosen.json:
        print_json({"replies": [_row(each) for each in found]})
        return DONE
    for each in found:
        print(f"{each.id:>6}  {each.scenario}  {each.caveat}  {each.sentence}")
    print(f"共 {len(found)} 条。")
    return DONE


def _row(reply: PhoneReply) -> dict[str, Any]:
    return {**vars(reply), "day": reply.day.isoformat()}
