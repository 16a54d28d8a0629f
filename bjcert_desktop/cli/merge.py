"""``bjcert ledger merge``: one overview over the lists of several clerks."""

import argparse
from collections.abc import Callable
from typing import Any

from ..jobs.ledger_merge import merge_lists
from ..system.command_line import Parser
from .common import DONE, file_path, print_json


def add_merge(add: Callable[..., Any], *parents: Parser | argparse.ArgumentParser) -> None:
    """Add the command ``merge`` by *add*, with the arguments of its *parents*."""
    command = add("merge", "把几个人的清单合成一份汇总，不含个人信息", _merge, *parents)
    command.add_argument("files", type=file_path, nargs="+", metavar="LIST.xlsx", help="各人用 --excel 写出的清单")
    command.add_argument("--out", type=file_path, required=True, metavar="OUT.xlsx", help="汇总；已有的不会覆盖")


def _merge(chosen: argparse.Namespace) -> int:
    merged = merge_lists(chosen.files, chosen.out)
    if chosen.json:
        print_json({"out": str(chosen.out), **vars(merged)})
    else:
        repeated = f"，另有 {merged.repeated} 条在几份清单里都有，只算一次" if merged.repeated else ""
        print(f"已把 {merged.lists} 份清单的 {merged.entries} 条记录汇总到“{chosen.out}”{repeated}。")
    return DONE
