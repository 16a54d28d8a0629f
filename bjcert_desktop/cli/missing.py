"""``bjcert missing``: what is missing from whom; ``bjcert registry answers``: what units filled in, read back."""

import argparse
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ..jobs.batch.batch import Batch
from ..jobs.batch.filled_request import facts_given, read_filled_request, with_given
from ..jobs.batch.missing import DAYS_TO_ANSWER, letters, missing_of, write_missing
from ..registry.api import Registry, change_notes, load_notes
from ..registry.reading import read_with_notes
from .chosen_units import add_units, for_units, without_handled
from .common import DONE, SOME_FAILED, day, file_path, print_json
from .guide import chosen_case, find_scenario
from .in_force import forms_in_force, guide_in_force, settings_in_force
from .units import cases_of, ledger_for, open_registry, read_mapping, registry_in_force


def add_commands(
    commands: Any,
    common: argparse.ArgumentParser,
    as_json: argparse.ArgumentParser,
    quantities: argparse.ArgumentParser,
) -> None:
    """Add ``missing`` to the subparsers *commands*; the other parsers are parents of each."""
    command = commands.add_parser("missing", help="各单位还缺什么", parents=[common, as_json, quantities])
    add_units(command)
    command.add_argument("--until", type=day, metavar="YYYY-MM-DD", help="请单位在哪一天之前回复，默认一周以后")
    command.add_argument("--excel", type=file_path, metavar="OUT.xlsx", help="另写成一份给单位填的表，一个单位一行")
    command.set_defaults(run=_missing, out=None)


def add_answers(
    add: Callable[..., argparse.ArgumentParser], common: argparse.ArgumentParser, as_json: argparse.ArgumentParser
) -> None:
    """Add ``answers`` to the commands of ``registry`` by *add*."""
    command = add("answers", "读回单位填好的“缺什么”的表", _answers, common, as_json)
    command.add_argument("file", type=file_path, metavar="FILE", help="bjcert missing --excel 写出、单位填好的表")
    command.add_argument("--registry", type=file_path, metavar="FILE", help="单位信息表，不写就用设置里的")
    command.add_argument("--mapping", type=file_path, metavar="FILE.toml", help="指明单位信息表每一列是什么")


def _missing(chosen: argparse.Namespace) -> int:
    policy = settings_in_force(chosen)
    catalogue = guide_in_force(policy)
    registry_in_force(policy, chosen)
    scenario = find_scenario(catalogue, chosen.scenario)
    registry, notes = open_registry(chosen)
    case, forms = chosen_case(chosen, catalogue, scenario), forms_in_force(policy, chosen)
    batch, _ = for_units(Batch(catalogue, scenario, case, (), Path(), forms, chosen.certs), chosen, registry, notes)
    batch, _, _ = without_handled(batch, chosen, cases_of(registry.units, chosen.folder, catalogue))
    found, until = missing_of(batch), chosen.until or date.today() + timedelta(days=DAYS_TO_ANSWER)
    if chosen.excel and found:
        write_missing(chosen.excel, found)
    failed = [{"unit": each.name, "message": each.message} for each in batch.unknown]
    if chosen.json:
        units = [
            {
                "unit": each.unit.name,
                "code": each.unit.code,
                "missing": [value.field for value in each.values],
                "text": each.letter(until),
            }
            for each in found
        ]
        print_json({"units": units, "failed": failed, "excel": (chosen.excel and found and str(chosen.excel)) or None})
    else:
        print(letters(found, until) if found else "都不缺资料。")
    for failure in failed:
        print(f"错误：{failure['unit']}：{failure['message']}", file=sys.stderr)
    return SOME_FAILED if failed else DONE


def _answers(chosen: argparse.Namespace) -> int:
    """Keep what was filled in: 0 everything was taken, 1 something was not."""
    registry_in_force(settings_in_force(chosen), chosen)
    registry, notes = open_registry(chosen)
    filled, today = read_filled_request(chosen.file, registry.units, notes), date.today()
    if any(each.certificate < 0 for each in filled.values):
        base = _as_written(chosen)
        in_workbook = {unit.row: unit for unit in base.units}
        change_notes(chosen.folder, lambda now: with_given(now, filled.values, in_workbook, today))
    if facts := facts_given(filled.values, today):
        ledger_for(registry.units, chosen.folder).state_facts(facts)
    if chosen.json:
        rows = [{"unit": each.unit.name, "field": each.field} for each in filled.values]
        print_json({"taken": rows, "told": list(filled.told)})
    else:
        print(f"读入了 {len(filled.values)} 处。")
    for said in filled.told:
        print(f"注意：{said}", file=sys.stderr)
    return SOME_FAILED if filled.told else DONE


def _as_written(chosen: argparse.Namespace) -> Registry:
    """The workbook without what is known besides; without a workbook, none of its units."""
    if chosen.registry is None:
        return Registry(Path(), "", (), (), (), {})
    mapping = read_mapping(chosen.mapping) if chosen.mapping else None
    return read_with_notes(chosen.registry, load_notes(chosen.folder), mapping)
