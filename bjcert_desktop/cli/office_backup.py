"""``bjcert ledger office-key``, ``office-backup`` and ``office-open``: backups that only the office can open."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any

from ..errors import PolicyError
from ..jobs.office_backup import back_up_for_office, make_key, open_office_backup
from ..system.command_line import Parser
from .common import DONE, file_path, print_contents, print_json
from .in_force import settings_in_force


def add_office_backup(add: Callable[..., Any], *parents: Parser | argparse.ArgumentParser) -> None:
    """Add the three commands by *add*, with the arguments of their *parents*."""
    command = add("office-key", "管理员：为单位备份新做一把钥匙，显示设置 backup_key 要填的公钥", _make_key, *parents)
    command.add_argument("file", type=file_path, metavar="KEY", help="钥匙文件；已有的不会覆盖")
    add("office-backup", "现在就做一份单位备份（按设置 backup 和 backup_key）", _back_up, *parents)
    command = add("office-open", "管理员：用钥匙打开单位备份，得到可以恢复的备份文件", _open, *parents)
    command.add_argument("file", type=file_path, metavar="FILE.sealed", help="单位备份")
    command.add_argument("--key", type=file_path, required=True, metavar="KEY", help="钥匙文件")
    command.add_argument("--out", type=file_path, required=True, metavar="OUT.zip", help="备份文件；已有的不会覆盖")


def _make_key(chosen: argparse.Namespace) -> int:
    public = make_key(chosen.file)
    if chosen.json:
        print_json({"file": str(chosen.file), "backup_key": public})
    else:
        print(f"backup_key = '{public}'")
        print(f"钥匙在“{chosen.file}”。没有它，备份打不开：请另存一份，放在只有管理员能读的地方。")
    return DONE


def _back_up(chosen: argparse.Namespace) -> int:
    path = back_up_for_office(chosen.folder, settings_in_force(chosen), date.today(), again=True)
    if path is None:
        raise PolicyError("单位没有设备份的文件夹和公钥。", "请在 policy.toml 或组策略里设 backup 和 backup_key。")
    if chosen.json:
        print_json({"file": str(path)})
    else:
        print(f"已为单位备份到“{path}”。")
    return DONE


def _open(chosen: argparse.Namespace) -> int:
    print_contents(
        "已打开，备份文件是", chosen.out, open_office_backup(chosen.file, chosen.key, chosen.out), chosen.json
    )
    return DONE
