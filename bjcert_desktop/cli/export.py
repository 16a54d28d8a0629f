"""``bjcert export``: write the papers of one unit or many, each into its own folder."""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..domain.plan import make_plan
from ..domain.renewals import DUE_DAYS, Cases
from ..domain.tasks import not_official
from ..domain.unit import Unit
from ..errors import BjcertError, CaseError, RegistryError
from ..guide import Scenario
from ..jobs.batch.batch import Batch, UnknownUnit
from ..jobs.batch.result import NOTHING_DONE, BatchResult, UnitOutcome
from ..jobs.batch.run import run
from ..jobs.batch.selection import SkippedUnit, prepare_units, refuse_repeats, renew_due
from ..jobs.printing.cases import cases_of_result
from ..ledger import Ledger
from ..registry.api import Notes, Registry, is_sample
from ..system.event_log import keep_log, note
from .common import DONE, SOME_FAILED, day, file_path, not_negative, print_json, stoppable
from .guide import chosen_case, find_scenario
from .in_force import forms_in_force, guide_in_force, path_in_force, settings_in_force
from .printing import add_order, pdf_of_export, refuse_to_replace
from .units import cases_of, open_registry, registry_in_force

_ALL = "all"  # for --due: certificates whether they are due or not
_NAMED = 3  # units named in a line about many


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
    command.add_argument("--again", action="store_true", help="已在办理中的也再办一次")
    due = f"只办多少天内到期和已过期的证书，all 为不论到期与否；更新时 --all 默认 {DUE_DAYS}"
    command.add_argument("--due", type=_days_or_all, metavar="DAYS", help=due)
    command.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="申请日期，默认今天")
    command.add_argument("--pdf", type=file_path, metavar="FILE|DIR", help="再存为一个 PDF，或每个单位一个 PDF")
    add_order(command)
    command.set_defaults(run=_export)


def _export(chosen: argparse.Namespace) -> int:
    refuse_to_replace(chosen.pdf)
    policy = settings_in_force(chosen)
    catalogue = guide_in_force(policy)
    registry_in_force(policy, chosen)
    out = path_in_force(policy, "output", chosen.out, "--out")
    scenario = find_scenario(catalogue, chosen.scenario)
    case = chosen_case(chosen, catalogue, scenario)
    blank = make_plan(catalogue, case, scenario)  # refuses wrong quantities before anything is written
    if not blank.documents:
        raise CaseError(f"“{scenario.title}”没有要导出的文件。", scenario.lead)
    registry, notes = open_registry(chosen)
    forms, naming = forms_in_force(policy, chosen), policy.text("folder_name")
    own = chosen.folder
    ledger = Ledger(own)
    batch = Batch(catalogue, scenario, case, (), out, forms, chosen.certs, naming=naming, ledger=ledger)
    batch, asked = _for_units(batch, chosen, registry, notes)
    batch, skipped, refused = _without_handled(batch, chosen, cases_of(registry.units, own, catalogue))
    _tell_skipped(skipped)
    left = batch.members or batch.unknown or not (skipped or refused)
    with stoppable() as cancelled:
        result = run(batch, cancelled=cancelled) if left else NOTHING_DONE
    written = sum(1 for outcome in result.outcomes if outcome.folder)
    keep_log(own)
    note("exported", scenario=scenario.id, written=written, failed=len(result.outcomes) - written)
    failed = [{"unit": unknown.name, "message": unknown.message} for unknown in batch.unknown]
    failed += [{"unit": asked[each.unit.row], "message": each.reason} for each in refused]
    for outcome in result.outcomes:
        if outcome.problem:
            failed.append({"unit": asked[outcome.member.unit.row], "message": outcome.problem})
        for remark in outcome.remarks:
            print(f"注意：{outcome.member.unit.name}：{remark}", file=sys.stderr)
    failed += [{"unit": "本批清单", "message": problem} for problem in result.problems]
    for failure in failed:
        print(f"错误：{failure['unit']}：{failure['message']}", file=sys.stderr)
    _say_how_to_go_on(result)
    _print_batch(result, failed, skipped, batch.listed, chosen.json)
    if written and not chosen.json:
        print(not_official(forms.samples(document.form for document in blank.documents)))
    if chosen.pdf and written:
        shown = ledger.practice if all(is_sample(each.member.unit) for each in result.outcomes) else ledger
        cases = cases_of_result(shown, result)
        if pdf_of_export(cases, shown, catalogue, forms, chosen, policy.number("copies")) != DONE:
            return SOME_FAILED
    return SOME_FAILED if failed or result.left else DONE


def _for_units(
    batch: Batch, chosen: argparse.Namespace, registry: Registry, notes: Notes
) -> tuple[Batch, dict[int, str]]:
    """*batch* for the units that were asked for; row → name that each was asked for by."""
    found: dict[int, tuple[str, Unit]] = {}
    unknown: list[UnknownUnit] = []
    if chosen.all:
        found = {unit.row: (unit.name, unit) for unit in registry.units}
    for name in () if chosen.all else chosen.unit or _names(chosen.units_from):
        try:
            unit = registry.find(name)
        except BjcertError as error:
            unknown.append(UnknownUnit(name, str(error)))
            continue
        if unit.row in found:
            print(f"注意：{unit.name}：不止一次被列出，只办理一次。", file=sys.stderr)
        else:
            found[unit.row] = name, unit
    units, asked = [unit for _, unit in found.values()], {row: name for row, (name, _) in found.items()}
    members = prepare_units(units, notes, accept_errors=chosen.accept_errors)
    batch = replace(batch, members=members, unknown=tuple(unknown), listed=chosen.unit is None)
    day = None if chosen.date else batch.interrupted_day
    if day and day != batch.case.day:
        print(f"注意：接着办理 {day} 没有做完的这一批，申请日期仍用那一天。", file=sys.stderr)
        batch = batch.on(day)
    return batch, asked


def _without_handled(
    batch: Batch, chosen: argparse.Namespace, cases: Cases
) -> tuple[Batch, tuple[SkippedUnit, ...], tuple[SkippedUnit, ...]]:
    """*batch* without what is not due or is being handled; the units skipped, and those refused.

    Whoever asks for what is due among all units need not hear of the others; whoever names a unit does.
    """
    days, cases = _due_days(chosen, batch.scenario), Cases() if chosen.again else cases
    if days is None:
        batch, refused = refuse_repeats(batch, cases)
        return batch, (), refused
    batch, skipped = renew_due(batch, days, cases)
    if chosen.all:
        return batch, skipped, ()
    return (
        batch,
        tuple(each for each in skipped if not each.handled),
        tuple(each for each in skipped if each.handled),
    )


def _due_days(chosen: argparse.Namespace, scenario: Scenario) -> int | None:
    """Within how many days a certificate has to expire to be handled; None for all certificates. Raises CaseError."""
    if chosen.due is None:
        return DUE_DAYS if chosen.all and scenario.renews and chosen.certs is None else None
    if chosen.due == _ALL:
        return None
    if chosen.certs is not None:
        raise CaseError("--due 和 --certs 不能一起用。", "请只写天数，或只写枚数。")
    if not scenario.renews:
        raise CaseError(f"“{scenario.title}”不按到期日期挑选证书。", "请去掉 --due。")
    return int(chosen.due)


def _days_or_all(text: str) -> int | str:
    """A number of days, or the word for all certificates."""
    return text if text == _ALL else not_negative(text)


def _tell_skipped(skipped: Sequence[SkippedUnit]) -> None:
    """Name the units left out, a line for each reason."""
    by_reason: defaultdict[str, list[str]] = defaultdict(list)
    for each in skipped:
        by_reason[each.reason].append(each.unit.name or each.unit.code)
    for reason, names in by_reason.items():
        more = f"等 {len(names)} 个单位" if len(names) > _NAMED else ""
        print(f"注意：{'、'.join(names[:_NAMED])}{more}：{reason}", file=sys.stderr)
    if any(not each.handled for each in skipped):
        print("注意：不论到期与否都要办的，请加 --due all。", file=sys.stderr)
    if any(each.handled for each in skipped):
        print("注意：已在办理中也要再办的，请加 --again。", file=sys.stderr)


def _names(path: Path) -> list[str]:
    """The names and codes in a text file, one per line; blank lines and lines beginning with # are skipped."""
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


def _say_how_to_go_on(result: BatchResult) -> None:
    again = "再运行一次同样的命令会接着办理，已写好的不会重写。"
    if result.left:
        written = sum(1 for outcome in result.outcomes if outcome.folder)
        print(f"已中断：写好 {written} 个单位，还有 {result.left} 个没有办理。{again}", file=sys.stderr)
    elif result.resumable:
        print(f"注意：没有全部写完。{again}", file=sys.stderr)
    for folder in result.strays:
        print(f"注意：文件夹“{folder}”是中断之前写的，它的单位已不在这一批里。", file=sys.stderr)


def _print_batch(
    result: BatchResult, failed: list[dict[str, str]], skipped: Sequence[SkippedUnit], listed: bool, as_json: bool
) -> None:
    done = [outcome for outcome in result.outcomes if outcome.folder]
    lists = {"summary": result.summary, "transfer": result.transfer} if listed else {}
    if as_json:
        paths = {name: path and str(path) for name, path in lists.items()}
        cases = [_case_row(outcome) for outcome in done]
        left_out = [{"unit": each.unit.name, "code": each.unit.code, "message": each.reason} for each in skipped]
        print_json({"cases": cases, "failed": failed, "skipped": left_out, **paths})
        return
    for outcome in done:
        print(outcome.folder)
        for name in outcome.files:
            print(f"  {name}")
        if outcome.missing:
            print(f"  表上留空、需要手写：{'、'.join(outcome.missing)}")
    for path in filter(None, lists.values()):
        print(path)
    if skipped and not result.outcomes:
        print("没有要办理的单位。")
    if any(is_sample(outcome.member.unit) for outcome in done):
        print("示例单位不计入办理记录，可以用 bjcert ledger list --practice 查看。")


def _case_row(outcome: UnitOutcome) -> dict[str, Any]:
    return {
        "unit": outcome.name,
        "code": outcome.code,
        "folder": str(outcome.folder),
        "files": [str(path) for path in outcome.paths],
        "missing": list(outcome.missing),
        "total": outcome.amount,
    }
