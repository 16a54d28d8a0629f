"""``bjcert ledger`` for many cases: batches, tracking numbers, and taking the last change back."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ..errors import CaseError
from ..jobs.cases.steps import plan_step, take_step
from ..jobs.cases.tracking import match_parcels, note_parcels
from ..ledger import CaseState, Entry, Ledger, Query
from ..registry.reading import read_cells
from .common import DONE, SOME_FAILED, day, file_path, print_json
from .units import ledger_in_use

Add = Callable[..., argparse.ArgumentParser]
_SHORT = 8  # characters of a batch's key that are printed


def add_many(add: Add, *parents: argparse.ArgumentParser) -> None:
    """Add the commands by *add*, which adds one to ``ledger``; *parents* are those of each."""
    add("batches", "一批一起导出的业务，各办到了哪里", _batches, *parents)
    command = add("tracking", "从两列的表里登记快递单号：单位（或代码、第几号）和单号", _tracking, *parents)
    command.add_argument("file", type=file_path, metavar="FILE", help="Excel 或 CSV 文件")
    command.add_argument("--batch", default="", metavar="BATCH", help="只登记这一批的；批次见 bjcert ledger batches")
    command.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="寄出的日期，默认今天")
    add("undo", "撤销最近一次登记", _undo, *parents)


def batch_named(ledger: Ledger, text: str) -> str:
    """The key of the batch whose key begins with *text*; blank for a blank. Raises CaseError."""
    found = [each.key for each in ledger.batches() if each.key.startswith(text)] if text else [""]
    if len(found) != 1:
        raise CaseError(f"办理记录里没有批次“{text}”，或不止一批。", "请用 bjcert ledger batches 查看。")
    return found[0]


def move_many(ledger: Ledger, chosen: argparse.Namespace) -> int:
    """Move the cases of several numbers, or of a batch, on by one step; tell which stay as they are."""
    entries = ledger.entries(chosen.entry)
    if unknown := sorted(set(chosen.entry) - {entry.id for entry in entries}):
        raise CaseError(f"办理记录里没有第 {'、'.join(map(str, unknown))} 号。", "请核对编号，可用列表查看。")
    plan = plan_step(entries, CaseState(chosen.state))
    count = take_step(ledger, plan, chosen.date or date.today(), chosen.note, chosen.tracking)
    if chosen.json:
        print_json({"moved": [entry.id for entry in plan.taken], "left": dict(plan.left)})
    else:
        print(f"{count} 件记为{plan.label}。")
    if plan.left:
        print(f"注意：{plan.remarks}", file=sys.stderr)
    return SOME_FAILED if plan.left else DONE


def _batches(chosen: argparse.Namespace) -> int:
    found = ledger_in_use(chosen).batches()
    if chosen.json:
        rows = [
            {
                "key": each.key,
                "title": each.title,
                "date": each.day.isoformat(),
                "cases": each.cases,
                "through": each.through,
                "reached": each.reached,
                "amount": each.amount,
                "payment": str(each.payment) if each.payment else None,
            }
            for each in found
        ]
        print_json({"batches": rows})
        return DONE
    for each in found:
        print(f"{each.key[:_SHORT]}  {each.name}  办完 {each.through} 件  {each.progress}")
        if each.payment:
            print(f"  {each.payment}")
    print(f"共 {len(found)} 批。")
    return DONE


def _tracking(chosen: argparse.Namespace) -> int:
    ledger = ledger_in_use(chosen)
    query = Query(batch=batch_named(ledger, chosen.batch))
    found = match_parcels(read_cells(chosen.file), list(ledger.every(query)))
    if not chosen.batch:
        found = [replace(each, problem=each.problem.replace("选中的业务", "办理记录")) for each in found]
    sure = [each for each in found if each.sure]
    count = note_parcels(ledger, sure, chosen.date or date.today())
    told = [each for each in found if not each.sure]
    if chosen.json:
        rows = [{"line": each.line, "unit": each.said, "message": each.problem or each.doubt} for each in told]
        print_json({"noted": [_id(each.entry) for each in sure], "failed": rows})
    else:
        print(f"登记了 {count} 件的快递单号。")
    for each in told:
        print(f"错误：第 {each.line} 行 {each.said}：{each.problem or each.doubt}", file=sys.stderr)
    return SOME_FAILED if told else DONE


def _id(entry: Entry | None) -> int:
    return entry.id if entry else 0


def _undo(chosen: argparse.Namespace) -> int:
    change = ledger_in_use(chosen).undo()
    if chosen.json:
        print_json({"undone": change.what, "cases": change.cases})
    else:
        print(f"已撤销：{change.what}。")
    return DONE
