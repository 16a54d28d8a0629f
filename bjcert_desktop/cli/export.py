"""``bjcert export``: one unit or many, each in a folder of its own."""

import argparse
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..domain.plan import make_plan
from ..domain.unit import Unit
from ..errors import BjcertError, CaseError, RegistryError
from ..jobs.batch.run import Batch, BatchResult, Failure, Member, Outcome, interrupted_day, run
from ..ledger import Ledger
from ..registry.api import Notes, Registry, is_sample
from ..system.event_log import keep_log, note
from ..system.paths import user_data
from .common import DONE, SOME_FAILED, day, file_path, print_json
from .guide import chosen_case, find_scenario
from .office import forms_in_force, guide_in_force, place_in_force, settings_in_force
from .registry import open_registry


def add_commands(
    commands: Any,
    common: argparse.ArgumentParser,
    as_json: argparse.ArgumentParser,
    quantities: argparse.ArgumentParser,
) -> None:
    """Add ``export`` to the subparsers *commands*; the other parsers are parents of each."""
    command = commands.add_parser("export", help="导出填好的 Word 文件", parents=[common, as_json, quantities])
    command.add_argument("--registry", type=file_path, metavar="FILE", help="单位信息表，不写就用设置里的")
    units = command.add_mutually_exclusive_group(required=True)
    units.add_argument("--unit", action="append", metavar="NAME_OR_CODE", help="单位名称或代码，可以写多次")
    units.add_argument("--all", action="store_true", help="表里的全部单位")
    units.add_argument("--units-from", type=file_path, metavar="LIST.txt", help="名单里的单位，一行一个名称或代码")
    command.add_argument("--out", type=file_path, metavar="DIR", help="保存位置，不写就用设置里的")
    command.add_argument("--mapping", type=file_path, metavar="FILE.toml", help="指明单位信息表每一列是什么")
    command.add_argument("--accept-errors", action="store_true", help="号码没有通过检查也照填，不留空")
    command.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="申请日期，默认今天")
    command.set_defaults(run=_export)


def _export(chosen: argparse.Namespace) -> int:
    policy = settings_in_force(chosen)
    catalogue = guide_in_force(policy)
    chosen.registry = place_in_force(policy, "registry", chosen.registry, "--registry")
    out = place_in_force(policy, "output", chosen.out, "--out")
    scenario = find_scenario(catalogue, chosen.scenario)
    case = chosen_case(chosen)
    blank = make_plan(catalogue, case, scenario)  # refuses quantities before anything is written
    if not blank.documents:
        raise CaseError(f"“{scenario.title}”没有要导出的文件。", scenario.lead)
    registry, notes = open_registry(chosen)
    forms, naming = forms_in_force(policy, chosen), policy.text("folder_name")
    own = user_data(getattr(chosen, "data_dir", None))
    ledger = Ledger(own)
    batch = Batch(catalogue, scenario, case, (), out, forms, chosen.certs, naming=naming, ledger=ledger)
    batch, asked = _for_units(batch, chosen, registry, notes)
    with _stoppable() as cancelled:
        result = run(batch, cancelled=cancelled)
    written = sum(1 for outcome in result.outcomes if outcome.folder)
    keep_log(own)
    note("exported", scenario=scenario.id, written=written, failed=len(result.outcomes) - written)
    failed = [{"unit": unknown.unit, "message": unknown.message} for unknown in batch.unknown]
    for name, outcome in zip(asked, result.outcomes, strict=False):
        if outcome.problem:
            failed.append({"unit": name, "message": outcome.problem})
        for remark in outcome.remarks:
            print(f"注意：{outcome.member.unit.name}：{remark}", file=sys.stderr)
    failed += [{"unit": "本批清单", "message": problem} for problem in result.problems]
    for failure in failed:
        print(f"错误：{failure['unit']}：{failure['message']}", file=sys.stderr)
    _say_how_to_go_on(result)
    _print_batch(result, failed, batch.listed, chosen.json)
    return SOME_FAILED if failed or result.left else DONE


def _for_units(
    batch: Batch, chosen: argparse.Namespace, registry: Registry, notes: Notes
) -> tuple[Batch, Sequence[str]]:
    """*batch* for the units that were asked for, and how each of them was asked for."""
    found: dict[int, tuple[str, Unit]] = {}
    unknown: list[Failure] = []
    for name in () if chosen.all else chosen.unit or _names(chosen.units_from):
        try:
            unit = registry.find(name)
        except BjcertError as error:
            unknown.append(Failure(name, str(error)))
            continue
        if unit.row in found:
            print(f"注意：{unit.name}：不止一次被列出，只办理一次。", file=sys.stderr)
        else:
            found[unit.row] = name, unit
    every = [(unit.name, unit) for unit in registry.units if unit.row > 0]  # those of the workbook
    asked = every if chosen.all else list(found.values())
    members = []
    for _, unit in asked:
        rejected = {} if chosen.accept_errors else notes.rejected(unit)
        members.append(Member(notes.usable(unit), {attribute: fault.message for attribute, fault in rejected.items()}))
    batch = replace(batch, members=members, unknown=tuple(unknown), listed=chosen.unit is None)
    day = None if chosen.date else interrupted_day(batch)
    if day and day != batch.case.day:
        print(f"注意：接着办理 {day} 没有做完的这一批，申请日期仍用那一天。", file=sys.stderr)
        batch = replace(batch, case=replace(batch.case, day=day))
    return batch, [name for name, _ in asked]


def _names(path: Path) -> list[str]:
    """The units in a text file, a name or code per line; blank lines and those that begin with # do not count."""
    remedy = "请检查文件的位置和内容，每行写一个单位名称或代码。"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RegistryError(f"单位名单“{path}”读不出来。", remedy) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    names = [name for line in text.splitlines() if (name := line.strip()) and not name.startswith("#")]
    if not names:
        raise RegistryError(f"单位名单“{path}”里没有单位。", remedy)
    return names


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Ctrl-C asks the work to stop when it can; pressed again, it stops at once."""
    asked = False

    def ask(*_: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)


def _say_how_to_go_on(result: BatchResult) -> None:
    again = "再运行一次同样的命令会接着办理，已写好的不会重写。"
    if result.left:
        written = sum(1 for outcome in result.outcomes if outcome.folder)
        print(f"已中断：写好 {written} 个单位，还有 {result.left} 个没有办理。{again}", file=sys.stderr)
    elif result.resumable:
        print(f"注意：没有全部写完。{again}", file=sys.stderr)
    for folder in result.strays:
        print(f"注意：文件夹“{folder}”是中断之前写的，它的单位已不在这一批里。", file=sys.stderr)


def _print_batch(result: BatchResult, failed: list[dict[str, str]], listed: bool, as_json: bool) -> None:
    done = [outcome for outcome in result.outcomes if outcome.folder]
    lists = {"summary": result.summary, "transfer": result.transfer} if listed else {}
    if as_json:
        paths = {name: path and str(path) for name, path in lists.items()}
        print_json({"cases": [_case_row(outcome) for outcome in done], "failed": failed, **paths})
        return
    for outcome in done:
        print(outcome.folder)
        for name in outcome.files:
            print(f"  {name}")
        if outcome.missing:
            print(f"  表上留空、需要手写：{'、'.join(outcome.missing)}")
    for path in filter(None, lists.values()):
        print(path)
    if any(is_sample(outcome.member.unit) for outcome in done):
        print("示例单位不计入办理记录，可以用 bjcert ledger list --practice 查看。")


def _case_row(outcome: Outcome) -> dict[str, Any]:
    return {
        "unit": outcome.name,
        "code": outcome.code,
        "folder": str(outcome.folder),
        "files": [str(path) for path in outcome.paths],
        "missing": list(outcome.missing),
        "total": outcome.amount,
    }
