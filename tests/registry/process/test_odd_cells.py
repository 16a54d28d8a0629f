"""Error values in .xls and .ods files are reported by cell, not read as blanks."""

import io
import random
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.registry.api import read_registry
from bjcert_desktop.registry.process import ods_errors, xls_errors

from ..conftest import CODE

ERRORS = [(3, 2, "#N/A"), (3, 3, "#DIV/0!"), (5, 2, "#N/A"), (6, 2, "#N/A")]
END, NO_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_error_values_of_other_programs_workbooks_are_reported(tmp_path: Path, kind: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice, which makes this format for the test, is not installed")
    book = openpyxl.Workbook()
    book.worksheets[0].title = "说明"
    book.worksheets[0]["A1"] = "=1/0"
    sheet = book.create_sheet("单位")
    for row in (("名单",), ("单位名称", "信用代码", "经办人"), ("某局", CODE, "=1/0"), ("乙局", "#N/A", '=IF(1,"王")')):
        sheet.append(row)
    book.save(tmp_path / "表.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "表.xlsx")], check=True, capture_output=True, timeout=120)
    registry = read_registry(tmp_path / f"表.{kind}")
    errors = [problem for problem in registry.problems if problem.code == "cell-error"]
    assert [(problem.sheet, problem.row, problem.column) for problem in errors] == [("单位", 3, "C"), ("单位", 4, "B")]
    assert ["#DIV/0!" in errors[0].message, "#N/A" in errors[1].message] == [True, True]
    assert [unit.handler for unit in registry.units] == ["", "王"]


# .ods ----------------------------------------------------------------------------------------------------------------


def ods(rows: str) -> bytes:
    stream = io.BytesIO()
    other = (
        '<table:table table:name="他"><table:table-row><table:table-cell calcext:value-type="error"/></table:table-row>'
    )
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("content.xml", f'{other}</table:table><table:table table:name="单&amp;位">{rows}</table:table>')
    return stream.getvalue()


def test_repeated_rows_and_cells_and_comments_do_not_shift_the_address_of_an_error() -> None:
    attributes = 'table:formula="of:=A1&gt;2/0" calcext:value-type="error"'
    error = f"<table:table-cell {attributes}>{{}}<text:p>{{}}</text:p></table:table-cell>"
    comment = "<office:annotation><text:p>改</text:p></office:annotation>"
    data = ods(
        '<table:table-row-group><table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="1"/><table:covered-table-cell/>'
        f"{error.format(comment, '#N/A')}{error.format('', '#DIV/0!')}</table:table-row>"
        "<table:table-row/></table:table-row-group>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:formula="of:=&quot;/>&quot;"'
        ' table:number-columns-repeated="2"><text:p>甲</text:p></table:table-cell>'
        f"{error.format('', '#N/A')}</table:table-row>"
    )
    found = ods_errors.find_errors(data, "单&位")
    assert [(each.row, each.column, each.value) for each in found] == ERRORS
    assert ods_errors.find_errors(data, "没有") == []


def test_very_many_repeated_errors_are_not_all_listed() -> None:
    row = '<table:table-row table:number-rows-repeated="1048576">{}</table:table-row>'
    data = ods(row.format('<table:table-cell calcext:value-type="error"/>'))
    assert len(ods_errors.find_errors(data, "单&位")) == 10_000


# .xls ----------------------------------------------------------------------------------------------------------------


def biff(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def boolean_or_error(row: int, column: int, value: int, is_error: int) -> bytes:
    return biff(0x205, struct.pack("<3HBB", row, column, 0, value, is_error))


def formula(row: int, column: int, *result: int) -> bytes:
    return biff(
        0x06, struct.pack("<3H", row, column, 0) + bytes((*result, *[0] * (6 - len(result)), 255, 255)) + bytes(8)
    )


def xls(sheets: dict[str, bytes]) -> bytes:
    """An OLE compound file whose one stream, Workbook, has the records of *sheets*."""
    begin, end = biff(0x809, bytes(16)), biff(0x0A)
    head, bodies, offset = begin, b"", len(begin) + len(end) + sum(12 + 2 * len(name) for name in sheets)
    for name, records in sheets.items():
        head += biff(0x85, struct.pack("<I2xBB", offset + len(bodies), len(name), 1) + name.encode("utf-16-le"))
        bodies += begin + records + end
    stream = (head + end + bodies).ljust(4096, b"\0")
    count = -(-len(stream) // 512)
    table = [0xFFFFFFFD, END, *range(3, 2 + count), END]
    magic, first_table = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    header = struct.pack("<8s16x5H6x118I", magic, 0x3E, 3, 0xFFFE, 9, 6, *first_table, *[NO_SECTOR] * 108)
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB3I36xIQ", 2 * len(name) + 2, kind, 1, *[NO_SECTOR] * 3, first, size)
        for name, kind, first, size in (("Root Entry", 5, END, 0), ("Workbook", 2, 2, len(stream)))
    )
    parts = header, struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff"), entries.ljust(512, b"\0"), stream
    return b"".join(parts).ljust(512 * (3 + count), b"\0")


def wrong_sheet() -> bytes:
    records = b"".join(
        formula(row, column, 2, 0, 7) if value == "#DIV/0!" else boolean_or_error(row, column, 42, 1)
        for row, column, value in ERRORS
    )
    return records + boolean_or_error(7, 2, 1, 0) + formula(7, 3, 0) + formula(7, 4, 3)  # TRUE, a text, a blank text


def test_errors_of_an_old_workbook_are_found_in_its_records() -> None:
    data = xls({"他": boolean_or_error(1, 1, 42, 1), "单位": wrong_sheet(), "空": b""})
    found = xls_errors.find_errors(data, "单位")
    assert [(each.row, each.column, each.value) for each in found] == ERRORS
    assert xls_errors.find_errors(data, "空") == xls_errors.find_errors(data, "没有") == []


def test_a_search_of_a_damaged_old_workbook_never_fails() -> None:
    chance = random.Random(3)  # noqa: S311
    whole = xls({"单位": wrong_sheet()})
    for _ in range(3000):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(1200 if chance.random() < 0.7 else len(data))] = chance.choice((0, 1, 2, 0xFF, 0xFE))
        assert len(xls_errors.find_errors(bytes(data[: chance.choice((len(data), 700, 3000))]), "单位")) <= 10_000
