"""``bjcert renewals``: which units' certificates have expired, or soon will."""

import argparse
from datetime import date, timedelta
from typing import Any

from ..domain.board import Board, Due, make_board
from ..domain.renewals import DUE_DAYS, DUE_GROUPS, LABELS, Group, Handled, is_due
from ..ledger import Ledger
from .common import DONE, day, file_path, not_negative, print_json
from .in_force import guide_in_force, settings_in_force
from .units import cases_of, ledger_for, open_registry, registry_in_force

_BY_DAY = (*DUE_GROUPS, Group.LATER)  # the others are always listed


def add_commands(commands: Any, common: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add ``renewals`` to the subparsers *commands*; the other parsers are parents of it."""
    command = commands.add_parser("renewals", help="列出已过期和快到期的单位", parents=[common, as_json])
    command.add_argument("--registry", type=file_path, metavar="FILE", help="单位信息表，不写就用设置里的")
    command.add_argument("--mapping", type=file_path, metavar="FILE.toml", help="指明单位信息表每一列是什么")
    days = f"列出多少天内到期的，默认 {DUE_DAYS}；已过期和没有到期日期的总会列出"
    command.add_argument("--days", type=not_negative, default=DUE_DAYS, metavar="N", help=days)
    command.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="按哪一天算，默认今天")
    command.set_defaults(run=_renewals)


def _renewals(chosen: argparse.Namespace) -> int:
    policy = settings_in_force(chosen)
    registry_in_force(policy, chosen)
    registry, _ = open_registry(chosen)
    today = chosen.date or date.today()
    board = make_board(registry.units, today, cases_of(registry.units, chosen.folder, guide_in_force(policy)))
    found = {
        group: [due for due in dues if group not in _BY_DAY or is_due(due.first, today, chosen.days)]
        for group, dues in board.groups.items()
    }
    if chosen.json:
        print_json(_answer(board, found, ledger_for(registry.units, chosen.folder)))
        return DONE
    for group, dues in found.items():
        if dues:
            print(f"{LABELS[group]}：{len(dues)} 个单位，{sum(len(due.certificates) for due in dues)} 枚证书")
            for due in dues:
                print(f"  {_line(due)}")
    if not any(found.values()):
        limit = today + timedelta(days=min(chosen.days, (date.max - today).days))
        print(f"{limit} 以前没有到期的证书。")
    return DONE


def _line(due: Due) -> str:
    state = f"  {due.handled.state}（{due.handled.when}）{due.handled.doubt}" if due.handled else ""
    number = f"{len(due.certificates)} 枚" if due.certificates else "没有列证书"
    return f"{due.first or ' ' * 10}  {due.unit.code or '（没有代码）'}  {due.unit.name}  {number}{state}"


def _answer(board: Board, found: dict[Group, list[Due]], ledger: Ledger) -> dict[str, Any]:
    return {
        "date": board.today.isoformat(),
        "groups": [
            {"id": group.value, "label": LABELS[group], "units": [_row(due, ledger) for due in dues]}
            for group, dues in found.items()
        ],
    }


def _row(due: Due, ledger: Ledger) -> dict[str, Any]:
    certificates = [due.unit.certificates[index] for index in due.certificates]
    return {
        "unit": due.unit.name,
        "code": due.unit.code,
        "certificates": [
            {"name": each.name, "serial": each.serial, "valid_to": each.valid_to and each.valid_to.isoformat()}
            for each in certificates
        ],
        "handled": _handled(due.handled) if due.handled else _came_back(due, ledger),
    }


def _came_back(due: Due, ledger: Ledger) -> dict[str, str] | None:
    """The case that the last days of a unit that is not due come from; None if they come from elsewhere."""
    entries = {due.unit.certificates[index].entry for index in due.certificates}
    if due.group is not Group.LATER or not entries or not all(entries):
        return None
    found = [ledger.entry(number) for number in entries]
    last = max(found, key=lambda entry: entry.since)
    return {"date": last.since.isoformat(), "state": last.label(last.state)}


def _handled(case: Handled) -> dict[str, str]:
    return {"date": case.when.isoformat(), "state": case.state}
