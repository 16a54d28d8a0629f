"""``bjcert export``: write the papers of one unit or many, each into its own folder."""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from ..domain.plan import make_plan
from ..domain.tasks import not_official
from ..errors import CaseError
from ..jobs.batch.batch import Batch
from ..jobs.batch.result import NOTHING_DONE, BatchResult, UnitOutcome
from ..jobs.batch.run import run
from ..jobs.batch.selection import SkippedUnit
from ..jobs.printing.cases import cases_of_result
from ..ledger import Ledger
from ..registry.api import is_sample
from ..system.event_log import keep_log, note
from .chosen_units import add_units, for_units, without_handled
from .common import DONE, SOME_FAILED, file_path, print_json, stoppable
from .guide import chosen_case, find_scenario, refuse_unanswered
from .in_force import forms_in_force, guide_in_force, path_in_force, settings_in_force
from .printing import add_order, pdf_of_export, refuse_to_replace
from .units import cases_of, open_registry, registry_in_force

_NAMED = 3  # units named in a line about many


def add_commands(
    commands: Any,
    common: argparse.ArgumentParser,
    as_json: argparse.ArgumentParser,
    quantities: argparse.ArgumentParser,
) -> None:
    """Add ``export`` to the subparsers *commands*; the other parsers are parents of each."""
    command = commands.add_parser("export", help="导出填好的 Word 文件", parents=[common, as_json, quantities])
    command.add_argument("--out", type=file_path, metavar="DIR", help="保存位置，不写就用设置里的")
    add_units(command)
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
    refuse_unanswered(case, catalogue.owner(scenario.id)[0], scenario)
    registry, notes = open_registry(chosen)
    forms, naming = forms_in_force(policy, chosen), policy.text("folder_name")
    own = chosen.folder
    ledger = Ledger(own)
    batch = Batch(catalogue, scenario, case, (), out, forms, chosen.certs, naming=naming, ledger=ledger)
    batch, asked = for_units(batch, chosen, registry, notes)
    batch, skipped, refused = without_handled(batch, chosen, cases_of(registry.units, own, catalogue))
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
        cases = cases_of_result(shown, result, catalogue.account)
        if pdf_of_export(cases, shown, catalogue, forms, chosen, policy.number("copies")) != DONE:
            return SOME_FAILED
    return SOME_FAILED if failed or result.left else DONE


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
