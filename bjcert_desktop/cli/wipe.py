"""``bjcert wipe``: remove everything that the program keeps for a person."""

import argparse
from typing import Any

from ..jobs.wipe import to_be_wiped, wipe
from .common import DONE, NOT_STARTED, SOME_FAILED, add_command, print_json


def add_commands(commands: Any, common: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add ``wipe`` to the subparsers *commands*; the other parsers are its parents."""
    command = add_command(commands, "wipe", "清除本人的全部数据（电脑转交、报废前）", _wipe, common, as_json)
    command.add_argument("--yes", action="store_true", help="确实清除；不加时只列出会清除什么")


def _wipe(chosen: argparse.Namespace) -> int:
    found = to_be_wiped(chosen.folder)
    left = wipe(chosen.folder) if chosen.yes else []
    told = {"folder": str(chosen.folder), "wiped": chosen.yes, "entries": found.entries}
    if chosen.json:
        lists = {"paths": found.paths, "papers": found.papers, "left": left}
        print_json({**told, **{name: [str(path) for path in paths] for name, paths in lists.items()}})
    else:
        print(f"{'已清除' if chosen.yes else '会清除'}“{chosen.folder}”里的：{_names(found.paths) or '没有数据'}")
        if found.entries is None:
            print("其中的办理记录读不出来，条数和材料所在的文件夹不明。")
        else:
            print(f"其中办理记录 {found.entries} 条。要换电脑的，请先用 bjcert ledger backup 备份。")
        for path in found.papers:
            print(f"导出的材料不清除，请另行处理：{path}")
        for path in left:
            print(f"不是本程序的文件，没有清除：{path}")
        if not chosen.yes:
            print("还没有清除。确实要清除，请加上 --yes 再运行一次。")
    if not chosen.yes:
        return NOT_STARTED if found.paths else DONE
    return SOME_FAILED if left else DONE


def _names(paths: tuple[Any, ...]) -> str:
    return "、".join(path.name for path in paths)
