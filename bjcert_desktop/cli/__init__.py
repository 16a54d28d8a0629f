"""The command line ``bjcert``: the window's jobs without a display."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date

from .. import __version__
from ..errors import BjcertError
from ..jobs.backup import finish_restore
from ..registry.process import CHILD_ARGUMENT
from ..registry.process.child import main as read_workbook
from ..settings.policy import data_folder
from ..system.command_line import Parser
from ..system.files import refuse_impossible_date
from ..system.half_characters import without_halves
from ..system.leftovers import keep_notes, remove_leftovers
from ..system.paths import RESTORED
from ..system.replacement import watch_imports
from . import export, forms, guide, ledger, missing, printing, registry, renewals, self_check, wipe
from .common import DONE, NOT_STARTED, whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Return 0 if all was done, 1 if some units failed, 2 if nothing could be started."""
    if (sys.argv[1:] if arguments is None else arguments)[:1] == [CHILD_ARGUMENT]:
        return read_workbook()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    watch_imports()
    chosen = _parser().parse_args(arguments)
    chosen.folder = data_folder(getattr(chosen, "data_dir", None))
    vars(chosen).update({name: without_halves(value) for name, value in vars(chosen).items()})
    keep_notes(chosen.folder)
    remove_leftovers(chosen.folder)
    try:
        refuse_impossible_date(date.today())
        if (chosen.folder / RESTORED).is_dir():
            finish_restore(chosen.folder)
        return int(chosen.run(chosen))
    except BjcertError as error:
        print(f"错误：{error}", file=sys.stderr)
        return NOT_STARTED
    except BrokenPipeError:  # the other end of a pipe was closed
        sys.stdout = None
        return DONE
    except OSError as error:  # of a place that no job has looked at, such as a name that is too long
        where = f"“{str(error.filename)[:200]}”" if error.filename else "磁盘"
        print(f"错误：{where}读写不了（{error.strerror or error}）。请核对位置和权限。", file=sys.stderr)
        return NOT_STARTED
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return NOT_STARTED


def _parser() -> argparse.ArgumentParser:
    common = Parser(add_help=False)
    common.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help="存放设置和草稿的文件夹")
    as_json = Parser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="按 JSON 输出")
    quantities = Parser(add_help=False)
    quantities.add_argument("scenario", metavar="SCENARIO", help="情形代号，见 bjcert guide")
    quantities.add_argument("--certs", type=whole, metavar="N", help="证书枚数")
    quantities.add_argument("--years", type=whole, default=1, metavar="N", help="年限，1 到 5，默认 1")
    guide.add_ways(quantities)

    parser = Parser(prog="bjcert", description="数字证书业务办理助手（命令行）", parents=[common])
    parser.add_argument("--version", action="version", version=__version__, help="显示版本号")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    guide.add_commands(commands, common, as_json, quantities)
    registry.add_commands(commands, common, as_json)
    forms.add_commands(commands, common, as_json)
    renewals.add_commands(commands, common, as_json)
    ledger.add_commands(commands, common, as_json)
    export.add_commands(commands, common, as_json, quantities)
    missing.add_commands(commands, common, as_json, quantities)
    printing.add_commands(commands, common, as_json)
    self_check.add_commands(commands, common, as_json)
    wipe.add_commands(commands, common, as_json)
    return parser
