"""``bjcert registry``: make, list and check a workbook of units."""

import argparse
import sys
from datetime import date
from typing import Any

from ..domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from ..domain.unit import Unit
from ..registry.api import (
    RefusedWorkbook,
    read_registry,
    write_blank,
    write_report,
)
from .common import DONE, NOT_STARTED, SOME_FAILED, add_command, file_path, print_json
from .registry_import import add_import
from .units import read_mapping


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
    add_import(registry, common, as_json)


def _registry_new(chosen: argparse.Namespace) -> int:
    write_blank(chosen.file, sample=chosen.sample)
    print(f"已新建单位信息表：{chosen.file}")
    return DONE


def _registry_show(chosen: argparse.Namespace) -> int:
    registry = read_registry(chosen.file)
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
    answer |= {"units": 0, "certificates": 0, "problems": [], "refused": None}
    registry = None
    try:
        registry = read_registry(chosen.file, read_mapping(chosen.mapping) if chosen.mapping else None)
    except RefusedWorkbook as refused:
        answer["refused"] = {"code": refused.code, "message": str(refused)}
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
        }
    if chosen.json:
        print_json(answer)
    elif registry is not None:
        print(f"{chosen.file}：{answer['units']} 个单位，{answer['certificates']} 枚证书")
        for problem in registry.problems:
            print(f"{'错误' if problem.severity == 'error' else '注意'}：{problem.message}")
    if registry is None:
        return NOT_STARTED
    if chosen.report:
        write_report(registry, chosen.report)
    return SOME_FAILED if any(problem.severity == "error" for problem in registry.problems) else DONE


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
