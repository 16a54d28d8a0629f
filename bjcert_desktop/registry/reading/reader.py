"""Read a workbook: its units, their certificates, and the problems of its cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import compress, repeat, starmap
from pathlib import Path
from typing import Any

from ...domain.fields import UNIT_FIELDS
from ...domain.unit import Unit
from ..model import LeftOutRow, Registry
from ..process.client import BookProcess
from .certificates import Owned, joined_certificates, listed_certificates
from .columns import UNIT_COLUMNS
from .proposal import Proposal, certificates_below, propose
from .row_checks import check_duplicate_units
from .rows import UnitRows, find_units
from .sheet_values import SheetValues

_NEEDED = tuple(field.name for field in UNIT_FIELDS if field.needed)


def read_registry(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    *,
    today: date | None = None,
    report: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Registry:
    """The units of the workbook at *path*; RefusedWorkbook if it cannot be read, or once *cancelled* returns true.

    *mapping* corrects what the columns are: ``{"单位!C": "法定代表人"}``, where C may also be the column's header and
    the sheet may be omitted; a blank field drops a column. *report* receives the rows done and the rows in all.
    Certificates are judged by *today*, by default the real date.
    """
    with BookProcess(path, cancelled) as book:
        proposal = propose(book, path, mapping or {})
        units = SheetValues(proposal.unit)
        certificates = SheetValues(proposal.certificates) if proposal.certificates else None
        total = sum(layout.height for layout in proposal.layouts)
        tell = report or (lambda done, total: None)
        units.read(book, lambda done: tell(done, total))
        rows = find_units(units)
        below = units.first + len(units) if "table" in rows.left_out.values() else 0
        if below and certificates is None and (layout := certificates_below(book, proposal.unit, below)):
            certificates = SheetValues(layout)
        if certificates is not None:
            certificates.read(book, lambda done: tell(proposal.unit.height + done, total))
    units.note_dittos(rows.keep)
    units.note_faults(rows.keep, _NEEDED, UNIT_COLUMNS)
    check_duplicate_units(units, rows.keep)
    owned = listed_certificates(units, rows.listed, today or date.today())
    if certificates is not None:
        for number, more in joined_certificates(certificates, units, rows, today or date.today()).items():
            owned.setdefault(number, []).extend(more)
        if certificates.sheet == units.sheet:
            del rows.left_out[len(units)]
    sheets = (units,) if certificates is None else (units, certificates)
    for sheet in sheets:
        sheet.note_unread()
    found = _units(units, owned)
    left_out = [*_left_out(units, rows, found), *(_left_out_certificates(certificates) if certificates else ())]
    return Registry(
        path,
        proposal.kind,
        proposal.sheets,
        tuple(compress(found, rows.keep)),
        tuple(problem for sheet in sheets for problem in sheet.problems()),
        proposal.mapping,
        proposal.fingerprint,
        proposal.unit.sheet,
        proposal.unit.row,
        proposal.headers,
        tuple(sorted(left_out, key=lambda each: (each.sheet != units.sheet, each.row))),
        tuple(_remarks(proposal, units, certificates)),
        proposal.alike,
    )


def _units(sheet: SheetValues, owned: Owned) -> list[Unit]:
    """Every row as a unit, whether it is one or not."""
    columns: list[Iterable[Any]] = [sheet.column(field.name) for field in UNIT_FIELDS]  # in the order of Unit
    columns.append([tuple(owned.get(number, ())) for number in range(len(sheet))] if owned else repeat(()))
    columns.append(range(sheet.first, sheet.first + len(sheet)))
    return list(starmap(Unit, zip(*columns, strict=False)))


def _left_out(sheet: SheetValues, rows: UnitRows, found: list[Unit]) -> Iterator[LeftOutRow]:
    """The rows that say something and are no unit."""
    for number, kind in rows.left_out.items():
        unit = found[number] if number < len(found) and rows.may_be_unit(number) and found[number].key else None
        texts = [text for _, text in sheet.few.get(number, ())]
        named = (found[number].name or found[number].code) if number < len(found) else ""
        text = named or (texts or [""])[0]
        yield LeftOutRow(sheet.sheet, sheet.first + number, kind, text, unit, rows.details.get(number, ""))


def _left_out_certificates(sheet: SheetValues) -> Iterator[LeftOutRow]:
    """The rows of a certificate sheet that say something and are no certificate."""
    for number, kind in sheet.left_out.items():
        values = [str(value) for column in sheet.values.values() if (value := column[number])]
        if values or kind == "broken":
            text, detail = (values or [""])[0], sheet.details.get(number, "")
            yield LeftOutRow(sheet.sheet, sheet.first + number, kind, text, None, detail)


def _remarks(proposal: Proposal, units: SheetValues, certificates: SheetValues | None) -> Iterator[str]:
    """Sentences about the file as a whole."""
    if proposal.kind == "xlsb":
        yield "在 .xlsb 里看不到哪些行隐藏了、哪些字划了删除线、数字显示成什么样；要看的，请另存为 .xlsx 再读。"
    if proposal.kind == "csv":
        yield "文本文件里没有格式：看不到隐藏的行和划掉的字，开头的 0 可能已经丢了，请核对代码和电话。"
    if certificates is not None and certificates.sheet == units.sheet:
        yield f"“{units.sheet}”表第 {certificates.layout.row} 行起是证书清单，也读入了。"
    if proposal.alike:
        names = "”“".join(proposal.alike)
        yield f"“{names}”的表头和“{units.sheet}”一样，没有读；要一起办，请把它们合成一张新表。"
    if not len(units) and proposal.unit.row:
        yield f"“{units.sheet}”表的表头下面没有单位。请填好单位后再读；名单在别的工作表里的，请点“核对各列”选定它。"
