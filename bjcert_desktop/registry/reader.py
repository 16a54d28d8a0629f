"""Reading a workbook into units: the header, each row, the certificates that belong to it, and what is wrong."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bjcert_desktop.registry.cells import Cell, DamagedError, cell_date, code_text, line_text, name_text
from bjcert_desktop.registry.columns import (
    CERTIFICATE_COLUMNS,
    CERTIFICATE_SHEET,
    JOIN_FIELDS,
    UNIT_COLUMNS,
    UNIT_SHEET,
    Header,
    find_header,
    letter,
)
from bjcert_desktop.registry.model import Problem, Refused, Registry
from bjcert_desktop.unit import Certificate, Unit

Rows = Sequence[Sequence[Cell]]

_CODES = {
    "统一社会信用代码",
    "原统一社会信用代码",
    "邮政编码",
    "经办人身份证号",
    "经办人手机",
    "证书数量",
    "证书.USBKey序列号",
}
_LINES = {"单位电话", "电子邮箱", "发票邮箱", "证书.联系电话"}
_DATES = {"证书.生效日期", "证书.到期日期"}
_DAMAGE = {
    "number-damaged": (
        "error",
        "存成了数字，Excel 已改掉了末尾几位，没有采用。请把这一格设为“文本”格式后重新输入。",
    ),
    "turned-into-date": ("error", "被 Excel 变成了日期，没有采用。请把这一格设为“文本”格式后重新输入。"),
    "date-unreadable": ("warning", "不是能认出的日期，已按空白处理。请改成 2026-3-1 这样的写法。"),
}


def read_registry(path: Path) -> Registry:
    """The units of the workbook at *path*; RegistryError when it cannot be read as one."""
    kind, sheets = _sheets(path)
    if UNIT_SHEET not in sheets:
        raise Refused(
            "no-unit-sheet",
            f"“{path.name}”里没有名为“{UNIT_SHEET}”的工作表，只有：{'、'.join(sheets)}。",
            f"请把放单位信息的工作表改名为“{UNIT_SHEET}”，或者用“新建空白表”另做一份。",
        )
    problems: list[Problem] = []
    header = find_header(sheets[UNIT_SHEET], UNIT_COLUMNS)
    if header is None or "单位名称" not in header.fields.values():
        raise Refused(
            "no-header",
            f"“{path.name}”的“{UNIT_SHEET}”表里没有找到表头。",
            "请在第一行写上“单位名称”“统一社会信用代码”等列名，或者用“新建空白表”另做一份。",
        )
    mapping = _mapping(UNIT_SHEET, header)
    units = []
    for number, row in _body(sheets[UNIT_SHEET], header):
        values = _values(UNIT_SHEET, number, row, header, problems)
        if any(values.values()):
            units.append(Unit(**{UNIT_COLUMNS[name].attribute: value for name, value in values.items()}, row=number))
    certificates = find_header(sheets.get(CERTIFICATE_SHEET, ()), CERTIFICATE_COLUMNS)
    if certificates is not None:
        mapping |= _mapping(CERTIFICATE_SHEET, certificates)
        units = _join(units, sheets[CERTIFICATE_SHEET], certificates, problems)
    return Registry(path, kind, tuple(sheets), tuple(units), tuple(problems), mapping)


def _sheets(path: Path) -> tuple[str, dict[str, Rows]]:
    """The workbook's kind and its sheets' rows, by name."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if not path.exists():
        raise Refused("missing", f"找不到文件“{path}”。", "请核对文件的位置，或者重新选择单位信息表。")
    if path.is_dir():
        raise Refused("folder", f"“{path}”是一个文件夹，不是文件。", "请选择文件夹里的单位信息表。")
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            sheets: dict[str, Rows] = {
                name: [
                    [_plain(cell) for cell in row]
                    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                ]
                for name in book.sheet_names
            }
    except PasswordError:
        raise Refused(
            "encrypted", f"“{path.name}”加了密码。", "请在 Excel 里打开它，取消密码后另存一份再用。"
        ) from None
    except (CalamineError, OSError, ValueError) as error:
        raise Refused(
            "unreadable",
            f"“{path.name}”不是能读的工作簿，或者已经损坏。",
            "请用 Excel 或 WPS 打开，另存为 .xlsx 后再用。",
        ) from error
    return path.suffix.lstrip(".").lower(), sheets


def _plain(cell: object) -> Cell:
    if isinstance(cell, str | float | int):
        return cell
    return [cell.isoformat()] if isinstance(cell, date) else str(cell)


def _mapping(sheet: str, header: Header) -> dict[str, str]:
    return {f"{sheet}!{letter(index)}": field for index, field in header.fields.items()}


def _body(rows: Rows, header: Header) -> Iterable[tuple[int, Sequence[Cell]]]:
    return ((number, row) for number, row in enumerate(rows, 1) if number > header.row)


def _values(sheet: str, number: int, row: Sequence[Cell], header: Header, problems: list[Problem]) -> dict[str, Any]:
    """The row's values by field; what cannot be read is left blank and added to *problems*."""
    values: dict[str, Any] = {}
    for index, field in header.fields.items():
        cell = row[index] if index < len(row) else ""
        try:
            values[field] = _value(field, cell)
        except ValueError as error:
            code = error.code if isinstance(error, DamagedError) else "date-unreadable"
            severity, sentence = _DAMAGE[code]
            column = letter(index)
            message = f"“{sheet}”表第 {number} 行 {column} 列（{field.removeprefix('证书.')}）{sentence}"
            problems.append(Problem(sheet, number, column, field, severity, code, message))  # type: ignore[arg-type]
            values[field] = None if field in _DATES else ""
    return values


def _value(field: str, cell: Cell) -> str | date | None:
    if field in _DATES:
        return cell_date(cell)
    if field in _CODES:
        return code_text(cell)
    return line_text(cell) if field in _LINES else name_text(cell)


def _join(units: list[Unit], rows: Rows, header: Header, problems: list[Problem]) -> list[Unit]:
    """The *units* with the certificates of *rows* that carry their code, or else their name."""
    by_key: dict[str, list[Certificate]] = {}
    for number, row in _body(rows, header):
        values = _values(CERTIFICATE_SHEET, number, row, header, problems)
        key = values.pop(JOIN_FIELDS[0], "") or values.get(JOIN_FIELDS[1], "")
        values.pop(JOIN_FIELDS[1], "")
        if any(values.values()):
            certificate = Certificate(**{CERTIFICATE_COLUMNS[name].attribute: value for name, value in values.items()})
            by_key.setdefault(key, []).append(certificate)
    return [
        unit.corrected({"certificates": tuple(found)})  # type: ignore[dict-item]
        if (found := by_key.get(unit.code) or by_key.get(unit.name))
        else unit
        for unit in units
    ]
