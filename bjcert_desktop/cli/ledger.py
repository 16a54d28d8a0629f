"""``bjcert ledger``: cases and how far they have come, backups, and clearing personal values."""

import argparse
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from ..errors import BjcertError, CaseError
from ..jobs import backup
from ..jobs.ledger_list import write_ledger_list
from ..jobs.reception import receive, returned_as, returning
from ..ledger import (
    CaseState,
    Entry,
    Ledger,
    LedgerDamaged,
    Query,
    backups,
    check,
    confirm_date,
    refuse_doubtful_date,
    replies,
    restore,
)
from ..system.command_line import Parser
from .common import DONE, SOME_FAILED, add_command, day, file_path, not_negative, print_contents, print_json, whole
from .in_force import guide_in_force, settings_in_force
from .ledger_many import add_many, batch_named, move_many
from .merge import add_merge
from .office_backup import add_office_backup
from .phone_replies import add_replies
from .units import ledger_in_use

_STATES = [str(state) for state in CaseState if state is not CaseState.DRAFT]


def add_commands(commands: Any, common: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add ``ledger`` and its commands to the subparsers *commands*; the other parsers are parents of each."""
    ledger = commands.add_parser("ledger", help="办理记录").add_subparsers(metavar="COMMAND", required=True)
    add = partial(add_command, ledger)

    practice = Parser(add_help=False)
    practice.add_argument("--practice", action="store_true", help="用示例单位练习时的记录；它们不计入办理记录")
    entry, reason = Parser(add_help=False), Parser(add_help=False)
    entry.add_argument("entry", type=whole, metavar="NUMBER", help="编号")
    reason.add_argument("--reason", required=True, metavar="TEXT", help="原因")

    command = add("list", "列出办理记录", _list, common, as_json, practice)
    command.add_argument("--text", default="", metavar="WORDS", help="单位、代码、情形或快递单号里的字")
    command.add_argument("--state", choices=_STATES, help="办到哪一步")
    command.add_argument("--business", default="", metavar="ID", help="业务代号")
    command.add_argument("--year", type=whole, metavar="YYYY", help="申请日期的年份")
    command.add_argument("--void", action="store_true", help="连同已作废的")
    command.add_argument("--batch", default="", metavar="BATCH", help="一批里的；批次见 bjcert ledger batches")
    command.add_argument("--limit", type=not_negative, default=50, metavar="N", help="最多几条，默认 50，最新的在前")
    command.add_argument("--excel", type=file_path, metavar="OUT.xlsx", help="另写成一份 Excel 清单，不限条数")

    add("show", "一条记录和它的经过", _show, common, as_json, practice, entry)
    command = add("move", "记下办到了哪一步", _move, common, as_json, practice)
    command.add_argument("entry", type=whole, nargs="*", metavar="NUMBER", help="编号，可以写几个")
    command.add_argument("--batch", default="", metavar="BATCH", help="整批；批次见 bjcert ledger batches")
    command.add_argument("state", choices=_STATES, metavar="STATE", help="、".join(_STATES))
    command.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="哪一天，默认今天，不能晚于今天")
    command.add_argument("--note", default="", metavar="TEXT", help="说明；退回时必须写")
    command.add_argument("--tracking", default="", metavar="NUMBER", help="快递单号")
    command.add_argument("--valid-to", type=day, metavar="YYYY-MM-DD", help="领回的证书新的到期日期，照证书填写")
    serials = "换发的证书：原序列号=新序列号；新办的只写新序列号。可以写多次"
    command.add_argument("--serial", action="append", default=[], metavar="OLD=NEW", help=serials)
    add("void", "作废一条记录，原记录保留", _void, common, as_json, practice, entry, reason)
    command = add("correct", "更正一条记录，原记录作废并保留", _correct, common, as_json, practice, entry, reason)
    command.add_argument("--certs", type=not_negative, metavar="N", help="证书枚数")
    command.add_argument("--amount", type=not_negative, metavar="YUAN", help="金额（元）")

    add_merge(add, common, as_json)
    add_replies(add, common, as_json, practice)
    add_many(add, common, as_json, practice)
    add_office_backup(add, common, as_json)
    command = add("return", "记下材料被退回", _return, common, as_json, practice, entry, reason)
    command.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="哪一天，默认今天")
    add("revive", "恢复作废的记录", _revive, common, as_json, practice, entry, reason)

    command = add("backup", "把全部数据备份成一个文件", _backup, common, as_json)
    command.add_argument("file", type=file_path, metavar="FILE", help="备份文件；已有的不会覆盖")
    command = add("restore", "用备份恢复", _restore, common, as_json)
    command.add_argument("file", type=file_path, metavar="FILE", help="备份文件，或 backups 里自动备份的办理记录")
    add("check", "检查办理记录是否完好", _check, common, as_json)
    command = add("clear-personal", "清除旧记录里的身份证号、手机号码和邮箱", _clear_personal, common, as_json)
    command.add_argument("--days", type=not_negative, required=True, metavar="N", help="早于多少天的")
    command.add_argument("--date-is-right", action="store_true", help="电脑的日期没有错；很久没有用过时要写明")


def _list(chosen: argparse.Namespace) -> int:
    if chosen.business:
        _refuse_unknown(chosen)
    ledger = ledger_in_use(chosen)
    state = CaseState(chosen.state) if chosen.state else None
    query = Query(chosen.text, state, chosen.business, chosen.year, void=None if chosen.void else False)
    query = replace(query, batch=batch_named(ledger, chosen.batch))
    found = ledger.find(query, chosen.limit)
    if chosen.excel:
        write_ledger_list(chosen.excel, ledger.every(query))
    if chosen.json:
        print_json({"total": found.total, "entries": [_row(entry) for entry in found.entries]})
        return DONE
    for entry in found.entries:
        state_label = "已作废" if entry.void else entry.state_label
        print(f"{entry.id:>6}  {entry.day}  {state_label}  {entry.unit}  {entry.title}  {entry.certificates} 枚")
    print(f"共 {found.total} 条。")
    return DONE


def _refuse_unknown(chosen: argparse.Namespace) -> None:
    """Raise CaseError for a business that the guide does not have; name the known ones."""
    businesses = guide_in_force(settings_in_force(chosen)).businesses
    if chosen.business not in {business.id for business in businesses}:
        known = "、".join(f"{business.id}（{business.short}）" for business in businesses)
        raise CaseError(f"没有代号为“{chosen.business}”的业务。", f"可用的代号：{known}。")


def _show(chosen: argparse.Namespace) -> int:
    ledger = ledger_in_use(chosen)
    entry, history = ledger.entry(chosen.entry), ledger.history(chosen.entry)
    said = [each.sentence for each in replies(ledger, entry.id)]
    if chosen.json:
        changes = [
            {**vars(change), "when": change.when.isoformat(), "day": change.day and change.day.isoformat()}
            for change in history
        ]
        print_json({**_row(entry), "history": changes, **({"phone_replies": said} if said else {})})
        return DONE
    _print_entry(entry)
    for sentence in said:
        print(f"  {sentence}")
    for change in history:
        when = f"{change.when:%Y-%m-%d %H:%M}"
        on = f"（{change.day}）" if change.day else ""
        print(f"  {when}  {change.who}  {change.what}{on}{'：' if change.note else ''}{change.note}")
    return DONE


def _move(chosen: argparse.Namespace) -> int:
    ledger, state = ledger_in_use(chosen), CaseState(chosen.state)
    if chosen.batch:
        chosen.entry += ledger.numbers(Query(batch=batch_named(ledger, chosen.batch)))
    if not chosen.entry:
        raise CaseError("没有写明哪一件。", "请写编号，或用 --batch 写明一批。")
    if len(chosen.entry) > 1:
        if chosen.valid_to or chosen.serial:
            raise CaseError("几件一起时不能写 --valid-to 和 --serial。", "请一件一件登记领取，或在窗口里用“批量领取”。")
        return move_many(ledger, chosen)
    (chosen.entry,) = chosen.entry
    if state is CaseState.RECEIVED:
        return _receive(ledger, chosen)
    if chosen.valid_to or chosen.serial:
        raise CaseError("--valid-to 和 --serial 只在领取时用。", f"请把进展写成 {CaseState.RECEIVED}。")
    moved = ledger.move(chosen.entry, state, chosen.date or date.today(), chosen.note, chosen.tracking)
    return _changed(moved, chosen)


def _receive(ledger: Ledger, chosen: argparse.Namespace) -> int:
    """Note that a case came back, with the last day and the serial numbers that were given."""
    entry = ledger.entry(chosen.entry)
    there = entry.state is CaseState.RECEIVED
    when = chosen.date or (entry.since if there else date.today())
    found = returning(ledger, entry, guide_in_force(settings_in_force(chosen)))
    pairs = [pair.rpartition("=") for pair in chosen.serial]
    serials = {old: new for old, _, new in pairs if old}
    if fresh := [new for old, _, new in pairs if not old]:
        serials[""] = "\n".join(fresh)
    if (chosen.valid_to or serials) and not found:
        raise CaseError(f"“{entry.title}”没有证书要领回。", "请去掉 --valid-to 和 --serial。")
    returned = returned_as(found, chosen.valid_to, serials)
    moved = receive(ledger, entry, returned, when, chosen.note, chosen.tracking)
    if open_ := sum(each.valid_to is None and each.returning.new_term for each in returned):
        print(f"注意：还有 {open_} 枚证书没有登记新的到期日期，请照证书用 --valid-to 补上。", file=sys.stderr)
    return _changed(moved, chosen)


def _void(chosen: argparse.Namespace) -> int:
    return _changed(ledger_in_use(chosen).void(chosen.entry, chosen.reason), chosen)


def _return(chosen: argparse.Namespace) -> int:
    when = chosen.date or date.today()
    return _changed(ledger_in_use(chosen).take_back(chosen.entry, chosen.reason, when), chosen)


def _revive(chosen: argparse.Namespace) -> int:
    return _changed(ledger_in_use(chosen).revive(chosen.entry, chosen.reason), chosen)


def _correct(chosen: argparse.Namespace) -> int:
    given = {"certificates": chosen.certs, "amount": chosen.amount}
    changes = {name: value for name, value in given.items() if value is not None}
    return _changed(ledger_in_use(chosen).correct(chosen.entry, chosen.reason, **changes), chosen)


def _changed(entry: Entry, chosen: argparse.Namespace) -> int:
    if chosen.json:
        print_json(_row(entry))
    else:
        _print_entry(entry)
    return DONE


def _backup(chosen: argparse.Namespace) -> int:
    if chosen.file.exists():
        raise BjcertError(f"“{chosen.file}”已经存在，没有覆盖。", "请换一个文件名。")
    made = backup.write_backup(chosen.folder, chosen.file)
    print_contents("已备份到", chosen.file, made, chosen.json)
    print(f"注意：{backup.WARNING}", file=sys.stderr)
    return DONE


def _restore(chosen: argparse.Namespace) -> int:
    if chosen.file.suffix == ".db":
        aside = restore(Ledger(chosen.folder), chosen.file)
        if chosen.json:
            print_json({"file": str(chosen.file), "replaced": aside and str(aside)})
        else:
            print(f"已用“{chosen.file}”恢复办理记录。{f'原来的文件改名为“{aside.name}”。' if aside else ''}")
        return DONE
    print_contents("已恢复", chosen.file, backup.restore_backup(chosen.folder, chosen.file), chosen.json)
    return DONE


def _check(chosen: argparse.Namespace) -> int:
    """Print whether the ledger is sound: 0 it is, 1 it has to be restored or rows were set aside, 2 not checked."""
    ledger = Ledger(chosen.folder)
    try:
        problem = check(ledger)
    except LedgerDamaged as error:
        problem = str(error)
    kept = backups(ledger)
    if chosen.json:
        rows = [{"file": str(each.path), "made": each.made.isoformat(), "entries": each.entries} for each in kept]
        print_json({"ledger": str(ledger.path), "ok": not problem, "problem": problem, "backups": rows})
    else:
        print(problem or f"办理记录“{ledger.path}”完好。")
        for each in kept:
            print(f"  自动备份 {each.made:%Y-%m-%d %H:%M}，{each.entries} 条：{each.path}")
    return SOME_FAILED if problem else DONE


def _clear_personal(chosen: argparse.Namespace) -> int:
    ledger, today = Ledger(chosen.folder), date.today()
    if chosen.date_is_right:
        confirm_date(ledger, today)
    refuse_doubtful_date(ledger, today, lambda: backup.days_of_work(chosen.folder))
    cleared = backup.clear_personal(chosen.folder, chosen.days, today)
    if chosen.json:
        print_json({"cleared": cleared})
    else:
        print(f"已清除 {cleared} 件的身份证号、手机号码和邮箱，其余内容都在；已导出的材料文件没有改动。")
    return DONE


def _print_entry(entry: Entry) -> None:
    amount = "" if entry.amount is None else f"，{entry.amount} 元"
    print(f"第 {entry.id} 号　{entry.unit}　{entry.code}")
    print(f"  {entry.title}，{entry.certificates} 枚{amount}，申请日期 {entry.day}")
    print(f"  {f'已作废：{entry.void}' if entry.void else f'{entry.state_label}（{entry.since}）'}")
    if entry.tracking:
        print(f"  快递单号 {entry.tracking}")
    print(f"  {entry.folder}")


def _row(entry: Entry) -> dict[str, Any]:
    names = ("id", "unit", "code", "business", "scenario", "title", "certificates", "amount", "state", "tracking")
    return {
        **{name: getattr(entry, name) for name in names},
        "void": entry.void,
        "returned": entry.returned,
        "corrects": entry.corrects,
        "date": entry.day.isoformat(),
        "since": entry.since.isoformat(),
        "folder": str(entry.folder),
        "files": list(entry.files),
        "forms": dict(entry.forms),
        "personal": entry.personal,
    }
