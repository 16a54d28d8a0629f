"""The content decides the format, whatever the name; each file that is refused gets its own message and remedy."""

import contextlib
import io
import random
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.registry.api import RefusedWorkbook
from bjcert_desktop.registry.process.refusals import REFUSALS
from bjcert_desktop.registry.reading import read_registry

from ..conftest import CODE, NUMBER, write_book

NAME = "北京市示例区生态环境局"
ROWS = [
    ("单位名称", "统一社会信用代码", "经办人姓名", "经办人身份证号", "经办人手机", "备注"),
    (NAME, CODE, "王示例", NUMBER, "13800000000", "甲，乙\n丙"),
]


def xlsx() -> bytes:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0].title = "单位"
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(stream)
    return stream.getvalue()


def text(delimiter: str, encoding: str) -> bytes:
    lines = [delimiter.join(f'"{cell}"' if "\n" in cell else cell for cell in row) for row in ROWS]
    return "\r\n".join([*lines, ""]).encode(encoding)


def ods(encrypted: bool = False) -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in [[cell.replace("\n", " ") for cell in row] for row in ROWS]
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="单位">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = "<m><encryption-data/></m>" if encrypted else "<m/>"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


def archive(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + stream.encode("utf-16-le") + b"\0" * 4096


def excel_95(code_page: int, protected: bool = False) -> bytes:
    """A workbook of Excel 95 in GBK, as one stream; *code_page* is what it says of itself, 0 for nothing."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def label(row: int, column: int, cell: str) -> bytes:
        content = cell.encode("gbk")
        return record(0x204, struct.pack("<4H", row, column, 0, len(content)) + content)

    def sheet_name(at: int) -> bytes:
        name = "单位".encode("gbk")
        return record(0x85, struct.pack("<IHB", at, 0, len(name)) + name)

    end = record(0x0A, b"")
    head = record(0x809, struct.pack("<4H", 0x500, 5, 0, 0))
    head += record(0x2F, b"\1\2\3\4") if protected else b""
    head += record(0x42, struct.pack("<H", code_page)) if code_page else b""
    head += record(0x31, struct.pack("<5H5B", 200, 0, 0x7FFF, 400, 0, 0, 0, 134, 0, 5) + b"Arial") * 5
    head += record(0xE0, struct.pack("<8H", 0, 0, 1, 0, 0, 0, 0, 0)) * 16
    cells = b"".join(label(row, column, cell) for row, line in enumerate(ROWS) for column, cell in enumerate(line))
    sheet = record(0x809, struct.pack("<4H", 0x500, 0x10, 0, 0)) + cells + end
    return head + sheet_name(len(head + sheet_name(0) + end)) + end + sheet


READABLE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "xlsx": ("表.xlsx", xlsx, "xlsx"),
    "xlsx named xls": ("表.xls", xlsx, "xlsx"),
    "xlsx named et": ("表.et", xlsx, "xlsx"),
    "xlsx without an ending": ("表", xlsx, "xlsx"),
    "Excel 95": ("表.xls", lambda: excel_95(936), "xls"),
    "Excel 95 that does not say how its text is encoded": ("表.xls", lambda: excel_95(0), "xls"),
    "Excel 95 that says something else": ("表.xls", lambda: excel_95(1252), "xls"),
    "the older format of WPS": ("表.et", lambda: excel_95(936), "xls"),
    "ods": ("表.ods", ods, "ods"),
    "ods named xlsx": ("表.xlsx", ods, "ods"),
    "UTF-8": ("表.csv", lambda: text(",", "utf-8"), "csv"),
    "UTF-8 with a mark": ("表.csv", lambda: text(",", "utf-8-sig"), "csv"),
    "UTF-16": ("表.csv", lambda: text("\t", "utf-16"), "csv"),
    "UTF-16 without a mark": ("表.txt", lambda: text("\t", "utf-16-le"), "csv"),
    "UTF-16 the other way round": ("表.txt", lambda: b"\xfe\xff" + text("\t", "utf-16-be"), "csv"),
    "GB18030": ("表.csv", lambda: text(",", "gb18030"), "csv"),
    "semicolons": ("表.csv", lambda: text(";", "gb18030"), "csv"),
    "with a line that names the delimiter": ("表.csv", lambda: b"sep=;\r\n" + text(";", "utf-8"), "csv"),
    "CSV named xlsx": ("表.xlsx", lambda: text(",", "utf-8"), "csv"),
}


@pytest.mark.parametrize(("name", "content", "kind"), READABLE.values(), ids=READABLE.keys())
def test_a_workbook_is_read_by_its_content(tmp_path: Path, name: str, content: Callable[[], bytes], kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(content())
    registry = read_registry(path)
    assert registry.kind == kind
    assert [(unit.name, unit.code, unit.handler_id, unit.remark) for unit in registry.units] == [
        (NAME, CODE, NUMBER, "甲，乙 丙")
    ]
    assert registry.problems == ()


def contradicting(at: int, kind: str, value: int) -> bytes:
    """A workbook whose last member says something else before its bytes than at the end."""
    data = bytearray(xlsx())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        struct.pack_into(kind, data, package.infolist()[-1].header_offset + at, value)
    return bytes(data)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "blanks": (lambda: b"\r\n  \r\n", "empty"),
    "zeros, as a failed copy leaves": (lambda: b"\0" * 5000, "empty"),
    "encrypted": (lambda: ole("EncryptedPackage"), "encrypted"),
    "encrypted ods": (lambda: ods(encrypted=True), "encrypted"),
    "truncated": (lambda: xlsx()[:3000], "truncated"),
    "truncated to its first bytes": (lambda: xlsx()[:40], "truncated"),
    "only the end": (lambda: b"PK" + xlsx()[2000:], "truncated"),
    "an OLE file cut short": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "truncated"),
    "an .xls with a password": (lambda: excel_95(936, protected=True), "encrypted"),
    "an .xls whose inside is broken": (lambda: ole("Workbook"), "damaged"),
    "a web page": (lambda: f"<html><table><tr><td>{NAME}</td></tr></table></html>".encode(), "html"),
    "a web page after a comment": (lambda: b"<!-- made by a portal --><TABLE><tr></tr></TABLE>", "html"),
    "a web archive": (lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "html"),
    "an XML spreadsheet": (
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "xml-spreadsheet",
    ),
    "a flat OpenDocument": (
        lambda: (
            b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>'
        ),
        "xml-spreadsheet",
    ),
    "other XML": (lambda: b'<?xml version="1.0"?><note/>', "not-workbook"),
    "Excel 4": (lambda: b"\x09\x04\x06\0\0\0\x10\0" + b"\0" * 50, "damaged"),
    "docx": (lambda: archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), "word"),
    "doc": (lambda: ole("WordDocument"), "word"),
    "rtf": (lambda: b"{\\rtf1 hello}", "word"),
    "pptx": (lambda: archive({"ppt/presentation.xml": "<p/>"}), "slides"),
    "ppt": (lambda: ole("PowerPoint Document"), "slides"),
    "PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3", "pdf"),
    "JPEG": (lambda: b"\xff\xd8\xff\xe0" + b"\0" * 100, "image"),
    "PNG": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "image"),
    "ZIP": (lambda: archive({"单位.txt": "x"}), "archive"),
    "RAR": (lambda: b"Rar!\x1a\x07\0", "archive"),
    "7z": (lambda: b"7z\xbc\xaf\x27\x1c\0", "archive"),
    "a program": (lambda: b"MZ\x90\0" + b"\0" * 100, "program"),
    "random bytes": (lambda: bytes(range(256)) * 20, "not-workbook"),
    "text in no known encoding": (lambda: b"\xff\xff" * 50, "encoding"),
    "text in traditional characters": (
        lambda: "公司代號,公司名稱,公司簡稱,產業別,住址\n".encode("big5") * 9,
        "encoding",
    ),
    "prose": (lambda: "今天天气很好，适合出门。".encode(), "no-header"),
    "a table of something else": (lambda: "品名,数量,单价\n苹果,1,2\n".encode("gb18030"), "no-header"),
    "another OLE document": (lambda: ole("VisioDocument"), "not-workbook"),
    "a part that is stored in one header and packed in the other": (lambda: contradicting(8, "<H", 0), "zip-headers"),
    "a part with another CRC before its bytes": (lambda: contradicting(14, "<I", 7), "zip-headers"),
    "a part with another size before its bytes": (lambda: contradicting(22, "<I", 7), "zip-headers"),
    "a workbook without its sheets": (lambda: archive({"xl/workbook.xml": "<workbook/>"}), "damaged"),
}


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_with_its_own_sentence(
    tmp_path: Path, content: Callable[[], bytes], code: str
) -> None:
    path = tmp_path / "单位信息表.xlsx"
    path.write_bytes(content())
    with pytest.raises(RefusedWorkbook) as caught:
        read_registry(path)
    assert caught.value.code == code
    assert "单位信息表.xlsx" in caught.value.message
    assert caught.value.remedy


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RefusedWorkbook, match="找不到") as caught:
        read_registry(tmp_path / "没有.xlsx")
    assert caught.value.code == "missing"


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(RefusedWorkbook, match="文件夹") as caught:
        read_registry(tmp_path)
    assert caught.value.code == "folder"


def test_the_file_that_excel_leaves_beside_an_open_one_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "~$单位信息表.xlsx").write_bytes(b"\x05admin" + b" " * 160)
    with pytest.raises(RefusedWorkbook) as caught:
        read_registry(tmp_path / "~$单位信息表.xlsx")
    assert caught.value.code == "lock-file"


def test_a_workbook_with_any_byte_changed_is_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311
    whole = xlsx()
    for number in range(25):
        data = bytearray(whole)
        for _ in range(1 + number % 3):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(data)
        with contextlib.suppress(RefusedWorkbook):
            assert read_registry(path).kind in ("xlsx", "xlsm")


def test_a_workbook_of_other_content_is_refused_with_the_sheets_examined(tmp_path: Path) -> None:
    path = write_book(tmp_path / "表.xlsx", {"收入": [("甲", "乙")], "支出": [("丙", "丁")]})
    with pytest.raises(RefusedWorkbook, match="收入、支出") as caught:
        read_registry(path)
    assert caught.value.code == "no-header"


def test_two_plausible_sheets_are_refused(tmp_path: Path) -> None:
    path = write_book(tmp_path / "表.xlsx", {"甲": ROWS, "乙": ROWS})
    with pytest.raises(RefusedWorkbook, match="甲、乙") as caught:
        read_registry(path)
    assert caught.value.code == "which-sheet"


def test_every_refusal_is_two_sentences() -> None:
    for message, remedy in REFUSALS.values():
        assert message.endswith("。")
        assert remedy.endswith("。")


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_other_programs_workbooks_are_read(tmp_path: Path, kind: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice, which makes this format for the test, is not installed")
    write_book(tmp_path / "表.xlsx", {"单位": ROWS, "证书": [("统一社会信用代码", "到期日期"), (CODE, "2030-1-1")]})
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "表.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    registry = read_registry(tmp_path / f"表.{kind}")
    assert registry.kind == kind
    assert [unit.name for unit in registry.units] == [NAME]
    assert len(registry.units[0].certificates) == 1


def test_numbers_of_a_csv_that_excel_has_damaged_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text(
        f'单位名称,统一社会信用代码,经办人身份证号,经办人姓名,经办人手机\n{NAME},="{CODE}",1.10105E+17,王,#N/A\n',
        encoding="gb18030",
    )
    registry = read_registry(path)
    assert registry.units[0].code == CODE
    assert [(problem.column, problem.code) for problem in registry.problems] == [
        ("C", "number-damaged"),
        ("E", "cell-error"),
    ]
    assert registry.units[0].handler_id == registry.units[0].handler_phone == ""
