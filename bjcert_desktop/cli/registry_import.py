"""``bjcert registry import``: a workbook of units from filled forms of other years."""

import argparse
import sys
from typing import Any

from ..domain.fields import FIELDS, masked
from ..errors import FormError
from ..jobs.filled_forms import FilledForms, FoundUnit, FoundValue, read_filled_forms
from ..registry.writing import write_units
from .common import DONE, SOME_FAILED, add_command, file_path, print_json
from .in_force import forms_in_force, settings_in_force


def add_import(registry: Any, common: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add ``import`` to the commands of ``registry``."""
    command = add_command(registry, "import", "从填好的申请表、明细表做出单位信息表", _import, common, as_json)
    command.add_argument("forms", type=file_path, nargs="+", metavar="FORM.docx", help="填好的申请表、明细表")
    command.add_argument("--out", type=file_path, required=True, metavar="OUT.xlsx", help="写成的单位信息表")


def _import(chosen: argparse.Namespace) -> int:
    """Write a workbook: 0 everything in it is certain, 1 something was left blank or unread, 2 nothing was written."""
    found = read_filled_forms(chosen.forms, forms_in_force(settings_in_force(chosen), chosen))
    if not found.units:
        raise found.failed[0] if found.failed else FormError("没有读出单位的资料。", "请确认选的是填好的表。")
    units = [unit.unit() for unit in found.units]
    write_units(chosen.out, units)
    unsure = [value for unit in found.units for value in unit.unsure]
    for error in found.failed:
        print(f"错误：{error}", file=sys.stderr)
    if chosen.json:
        print_json(
            {
                "file": str(chosen.out),
                "units": [[_row(value) for value in unit.values] for unit in found.units],
                "unread": [{"form": str(place.form), "where": place.where} for place in found.unread],
                "failed": [str(error) for error in found.failed],
            }
        )
    else:
        certificates = sum(len(unit.certificates) for unit in units)
        print(f"已写成单位信息表：{chosen.out}（{len(units)} 个单位，{certificates} 枚证书）")
        _print_unsure(found)
        if certificates:
            print("到期日期是填表当时的；之后办过更新的，请按新证书改正。")
    return SOME_FAILED if unsure or found.unread or found.failed else DONE


def _print_unsure(found: FilledForms) -> None:
    for unit in found.units:
        for value in unit.unsure:
            print(f"没有写入，请对照原表核对：{_told(unit, value)}")
    for place in found.unread:
        print(f"没有读懂的地方：{place.form.name} {place.where}")


def _told(unit: FoundUnit, value: FoundValue) -> str:
    place, shown = value.places[0], masked(value.value) if FIELDS[value.field].personal else value.value
    of = f"第 {value.item} 枚证书的" if value.item else ""
    name = value.field.removeprefix("证书.")
    return (
        f"{unit.unit().name or '（名称不详）'}，{of}{name}“{shown}”（{place.form.name} {place.where}）：{value.doubt}。"
    )


def _row(value: FoundValue) -> dict[str, Any]:
    return {
        "field": value.field,
        "value": value.value,
        "certificate": value.item or None,
        "sure": value.sure,
        "doubt": value.doubt,
        "places": [{"form": str(place.form), "where": place.where} for place in value.places],
    }
