"""The list of a batch as a workbook (批次汇总.xlsx): a row per unit, and a row of totals.

A sheet of so few kinds of cells is written as text: a thousand rows take milliseconds, and a batch need not load what
reads and writes workbooks. Every text is an inline string, which Excel never takes for a formula (ECMA-376, 18.3.1.4).
"""

import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from bjcert_desktop.registry.files import write_new

Value = str | int | None

#: What a column is called and how wide it is, in characters.
_COLUMNS = (
    ("序号", 6),
    ("单位名称", 30),
    ("统一社会信用代码", 20),
    ("业务", 8),
    ("情形", 20),
    ("证书枚数", 10),
    ("金额（元）", 12),
    ("文件夹", 44),
    ("文件数", 8),
    ("留空的项目", 26),
    ("问题", 34),
)
_SHEET = "汇总"
_LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[len(_COLUMNS) - 1]
_LINE, _HIGHEST = 14, 409  # points: of a line, and of the highest row that Excel takes
_LONGEST = 32_767  # characters that Excel takes in a cell
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD, _TEXT, _NUMBER, _MONEY, _TOTAL_TEXT, _TOTAL_NUMBER, _TOTAL_MONEY = range(1, 8)  # indexes into cellXfs below
_AMOUNT = 6  # the column that holds money, counted from 0


@dataclass(frozen=True)
class SummaryRow:
    """What became of one unit. *amount* in yuan; it and the other numbers are None where nothing was written."""

    name: str
    code: str
    business: str
    scenario: str
    certificates: int | None
    amount: int | None
    folder: str
    files: int | None
    missing: str
    problem: str


def write_summary(path: Path, rows: Sequence[SummaryRow]) -> None:
    """Write *rows* and their totals to the new workbook *path*; RegistryError when it exists or cannot be written."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS.format(kind="officeDocument", target="xl/workbook.xml", more=""),
        "xl/workbook.xml": _WORKBOOK.format(sheet=_SHEET, last=_LAST, end=len(rows) + 1),
        "xl/_rels/workbook.xml.rels": _RELATIONS.format(
            kind="worksheet",
            target="worksheets/sheet1.xml",
            more=f'<Relationship Id="rId2" Type="{_TYPES}/styles" Target="styles.xml"/>',
        ),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": "".join(_sheet(rows)),
    }

    def save(name: str) -> None:
        with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as package:
            for part, content in parts.items():
                package.writestr(part, content)

    write_new(path, save)


def _sheet(rows: Sequence[SummaryRow]) -> Iterator[str]:
    end = len(rows) + 1
    widths = (f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, (_, width) in enumerate(_COLUMNS, 1))
    yield _SHEET_HEAD.format(last=_LAST, end=end + 1, columns="".join(widths))
    yield _row(1, [name for name, _ in _COLUMNS], (_HEAD, _HEAD, _HEAD))
    for number, row in enumerate(rows, 1):
        values = number, row.name, row.code, row.business, row.scenario, row.certificates, row.amount
        yield _row(number + 1, (*values, row.folder, row.files, row.missing, row.problem), (_TEXT, _NUMBER, _MONEY))
    totals = _sum([row.certificates for row in rows]), _sum([row.amount for row in rows])
    sums = None, "合计", "", "", "", *totals, "", _sum([row.files for row in rows]), "", ""
    yield _row(end + 1, sums, (_TOTAL_TEXT, _TOTAL_NUMBER, _TOTAL_MONEY))
    yield _SHEET_END.format(last=_LAST, end=end)


def _sum(numbers: Sequence[int | None]) -> int | None:
    """The sum of those that are known, None when none is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _row(number: int, values: Sequence[Value], styles: tuple[int, int, int]) -> str:
    """A row of cells; *styles* are those of a text, a number and an amount."""
    text, whole, money = styles
    cells = []
    for column, value in enumerate(values):
        style = money if column == _AMOUNT else whole if isinstance(value, int) else text
        place = f'r="{chr(65 + column)}{number}" s="{style}"'
        if value is None or value == "":
            cells.append(f"<c {place}/>")
        elif isinstance(value, int):
            cells.append(f"<c {place}><v>{value}</v></c>")
        else:
            cells.append(f'<c {place} t="inlineStr"><is><t xml:space="preserve">{_clean(value)}</t></is></c>')
    return f'<row r="{number}" ht="{_height(values)}" customHeight="1">{"".join(cells)}</row>'


def _height(values: Sequence[Value]) -> int:
    """How high a row must be for its longest text, in points: not every program works it out by itself."""
    lines = 1
    for (_, width), value in zip(_COLUMNS, values, strict=True):
        if isinstance(value, str):
            wide = sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in value)
            lines = max(lines, -(-wide // (width - 2)))
    return min(_LINE * lines + 3, _HIGHEST)


def _clean(text: str) -> str:
    return escape(_ILLEGAL.sub("", text)[:_LONGEST])


_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_CONTENT_TYPES = (
    f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_MEDIA}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_MEDIA}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_MEDIA}.styles+xml"/></Types>'
)
_RELATIONS = (
    f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_TYPES}/{{kind}}" Target="{{target}}"/>{{more}}</Relationships>'
)
_WORKBOOK = (
    f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_TYPES}">'
    '<sheets><sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets><definedNames>'
    '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{sheet}!$A$1:${last}${end}</definedName>'
    '<definedName name="_xlnm.Print_Titles" localSheetId="0">{sheet}!$1:$1</definedName></definedNames></workbook>'
)
_SHEET_HEAD = (
    f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    '<dimension ref="A1:{last}{end}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
)
_SHEET_END = (
    '</sheetData><autoFilter ref="A1:{last}{end}"/><printOptions horizontalCentered="1"/>'
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
    "<headerFooter><oddFooter>&amp;C第 &amp;P 页　共 &amp;N 页</oddFooter></headerFooter></worksheet>"
)
_LINES = "".join(
    f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>' for side in ("left", "right", "top", "bottom")
)


def _format(font: int, number: int, *, fill: int = 0, across: str = "") -> str:
    """One of the looks that a cell can have; *number* 49 is text, 1 a whole number, 3 one with thousands set apart."""
    aligned = f'<alignment {across}vertical="top" wrapText="1"/>'
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="1" xfId="0" applyNumberFormat="1" '
        f'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{aligned}</xf>'
    )


_FORMATS = (
    _format(1, 49, fill=2, across='horizontal="center" '),
    _format(0, 49),
    _format(0, 1),
    _format(0, 3),
    _format(1, 49, fill=3),
    _format(1, 1, fill=3),
    _format(1, 3, fill=3),
)
_PLAIN = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
_STYLES = (
    f'{_DECLARATION}<styleSheet xmlns="{_MAIN}"><fonts count="2">'
    '<font><sz val="10"/><name val="宋体"/><charset val="134"/></font>'
    '<font><b/><sz val="10"/><name val="微软雅黑"/><charset val="134"/></font></fonts>'
    '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFDAE3F3"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill></fills>'
    f'<borders count="2"><border><left/><right/><top/><bottom/></border><border>{_LINES}</border></borders>'
    f'<cellStyleXfs count="1">{_PLAIN}/></cellStyleXfs>'
    f'<cellXfs count="{1 + len(_FORMATS)}">{_PLAIN} xfId="0"/>{"".join(_FORMATS)}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
