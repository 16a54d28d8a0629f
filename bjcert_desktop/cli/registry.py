"""``bjcert registry``: make, list and check a workbook of units."""

import argparse
import sys
from datetime import date
from functools import partial
from typing import Any

from ..domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from ..domain.unit import Unit
from ..errors import RegistryError
from ..registry.api import (
    UNKNOWN_COLUMNS,
    Notes,
    RefusedWorkbook,
    Registry,
    change_notes,
    group_problems,
    load_notes,
    with_notes,
)
from ..registry.reading import propose_mapping, read_with_notes
from ..registry.writing import join_sheets, write_blank, write_report
from .common import DONE, NOT_STARTED, SOME_FAILED, add_command, file_path, not_negative, print_json
from .missing import add_answers
from .registry_import import add_import
from .units import read_mapping

_MOST_LEFT_OUT = 30  # rows that are named one by one


def add_commands(commands: Any, common: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add ``registry`` and its commands to the subparsers *commands*; the other parsers are parents of each."""
    registry = commands.add_parser("registry", help="单位信息表").add_subparsers(metavar="COMMAND", required=True)
    command = add_command(registry, "new", "新建空白的单位信息表", _registry_new, common)
    command.add_argument("file", type=file_path, metavar="FILE")
    command.add_argument("--sample", action="store_true", help="填入虚构的示例单位")
    command = add_command(registry, "show", "列出单位和证书", _registry_show, common, as_json)
    command.add_argument("file", type=file_path, metavar="FILE")
    command = add_command(registry, "check", "检查单位信息表", _registry_check, common, as_json)
    command.add_argument("file", type=file_path, metavar="FILE")
    command.add_argument("--report", type=file_path, metavar="OUT.xlsx", help="把问题写成一份 Excel 清单")
    command.add_argument("--mapping", type=file_path, metavar="FILE.toml", help="指明每一列是什么")
    command = add_command(registry, "row", "说明一行是不是单位，以后都按它办", _registry_row, common)
    command.add_argument("file", type=file_path, metavar="FILE")
    command.add_argument("number", type=not_negative, metavar="ROW", help="行号，和 Excel 里看到的一样")
    command.add_argument("answer", choices=("unit", "ignore"), help="unit：是单位；ignore：不是单位，忽略")
    command.add_argument("--mapping", type=file_path, metavar="FILE.toml", help="指明每一列是什么")
    command = add_command(registry, "join", "把表头相同的几张工作表合成一张新表", _registry_join, common)
    command.add_argument("file", type=file_path, metavar="FILE")
    command.add_argument(
        "--sheet", action="append", metavar="NAME", help="工作表（可写几次；不写时，是表头相同的各张）"
    )
    command.add_argument("--out", type=file_path, required=True, metavar="OUT.xlsx", help="合成的单位信息表")
    add_import(registry, common, as_json)
    add_answers(partial(add_command, registry), common, as_json)


def _registry_row(chosen: argparse.Namespace) -> int:
    """Remember whether a row of a workbook is a unit."""
    notes = load_notes(chosen.folder)
    mapping = read_mapping(chosen.mapping) if chosen.mapping else None
    registry = read_with_notes(chosen.file, notes, mapping)
    rows = {row.row: row.unit for row in registry.left_out if row.unit and row.sheet == registry.unit_sheet}
    unit = (rows | {each.row: each for each in registry.units}).get(chosen.number)
    if unit is None:
        raise RegistryError(
            f"“{chosen.file.name}”的第 {chosen.number} 行没有单位名称，也没有代码。",
            "请用 bjcert registry check 查看行号。",
        )
    is_unit = chosen.answer == "unit"
    change_notes(chosen.folder, lambda notes: notes.judge_row(unit, is_unit))
    print(f"已记住：第 {chosen.number} 行“{unit.name or unit.code}”{'是单位' if is_unit else '不是单位'}。")
    return DONE


def _registry_join(chosen: argparse.Namespace) -> int:
    """Write the units of several sheets into one new workbook, and say what became of them."""
    joined = join_sheets(chosen.file, chosen.sheet or _sheets_alike(chosen), chosen.out)
    print(f"已合成：{chosen.out}（{'、'.join(joined.sheets)}，{len(joined.units)} 个单位）")
    for remark in joined.remarks:
        print(f"说明：{remark}")
    return DONE


def _sheets_alike(chosen: argparse.Namespace) -> tuple[str, ...]:
    """The sheets of a workbook that can be joined, where nobody has named them."""
    try:
        registry = _of_file(chosen, None)
        sheets = (registry.unit_sheet, *registry.alike)
    except RefusedWorkbook as refused:
        if not refused.sheets:
            raise
        sheets = refused.sheets
    if len(sheets) < 2:
        raise RegistryError(
            f"“{chosen.file.name}”里没有表头相同的几张工作表。", "请用 --sheet 写明要合成的工作表，可以写几次。"
        )
    return sheets


def _registry_new(chosen: argparse.Namespace) -> int:
    write_blank(chosen.file, sample=chosen.sample)
    print(f"已新建单位信息表：{chosen.file}")
    return DONE


def _registry_show(chosen: argparse.Namespace) -> int:
    registry = _of_file(chosen, None)
    if chosen.json:
        print_json({"units": [_unit_row(unit) for unit in registry.units]})
    else:
        for unit in registry.units:
            print(f"{unit.code or '（没有代码）'}  {unit.name}  证书 {len(unit.certificates)} 枚")
        if registry.problems:
            print(f"另有 {len(registry.problems)} 个问题，详见 bjcert registry check。", file=sys.stderr)
    return DONE


def _registry_check(chosen: argparse.Namespace) -> int:
    """Print the problems of a workbook: 0 at most warnings, 1 errors in rows, 2 the file was refused."""
    answer: dict[str, Any] = {"file": str(chosen.file), "kind": None, "sheets": [], "mapping": {}}
    answer |= {"units": 0, "certificates": 0, "problems": [], "left_out": [], "remarks": [], "refused": None}
    registry = None
    try:
        registry = _of_file(chosen, read_mapping(chosen.mapping) if chosen.mapping else None)
    except RefusedWorkbook as refused:
        answer["refused"] = {"code": refused.code, "message": str(refused)}
        if refused.code in UNKNOWN_COLUMNS:
            answer["refused"]["proposal"] = propose_mapping(chosen.file).mapping
        print(f"错误：{refused}", file=sys.stderr)
    if registry is not None:
        answer |= {
            "kind": registry.kind,
            "sheets": list(registry.sheets),
            "mapping": dict(registry.mapping),
            "units": len(registry.units),
            "certificates": sum(len(unit.certificates) for unit in registry.units),
            "problems": [
                {key: value for key, value in vars(problem).items() if key != "value"} for problem in registry.problems
            ],
            "left_out": [
                {"sheet": row.sheet, "row": row.row, "kind": row.kind, "text": row.text, "message": f"{row.words}。"}
                for row in registry.left_out
            ],
            "remarks": list(registry.remarks),
        }
    if chosen.json:
        print_json(answer)
    elif registry is not None:
        print(f"{chosen.file}：{answer['units']} 个单位，{answer['certificates']} 枚证书")
        _print_findings(registry)
    if registry is None:
        return NOT_STARTED
    if chosen.report:
        write_report(registry, chosen.report)
    return SOME_FAILED if any(problem.severity == "error" for problem in registry.problems) else DONE


def _print_findings(registry: Registry) -> None:
    """Say what was read, which rows were left out and why, and what is wrong in the cells."""
    for sentence in (*registry.remarks, *(registry.standing if registry.left_out else ())):
        print(f"说明：{sentence}")
    for row in registry.left_out[:_MOST_LEFT_OUT]:
        print(f"没有读作单位：“{row.sheet}”表{row.words}。")
    if len(registry.left_out) > _MOST_LEFT_OUT:
        print(f"没有读作单位：还有 {len(registry.left_out) - _MOST_LEFT_OUT} 行，都在 --report 的清单里。")
    for group in group_problems(registry.problems):
        print(f"{'错误' if group.first.severity == 'error' else '注意'}：{group.message}")


def _of_file(chosen: argparse.Namespace, mapping: dict[str, str] | None) -> Registry:
    """The units of the file itself, with what the person has said of its columns and rows."""
    notes = load_notes(chosen.folder)
    judged = Notes(mappings=notes.mappings, rows=notes.rows)
    return with_notes(read_with_notes(chosen.file, judged, mapping), judged)


def _unit_row(unit: Unit) -> dict[str, Any]:
    certificates = [
        {field.attribute: _plain(getattr(certificate, field.attribute)) for field in CERTIFICATE_FIELDS}
        for certificate in unit.certificates
    ]
    return {
        **{field.attribute: getattr(unit, field.attribute) for field in UNIT_FIELDS},
        "certificates": certificates,
    }


def _plain(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value
