"""A bad file is refused, or the reading process ends and an error gives the reason."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bjcert_desktop.registry.api import RefusedWorkbook
from bjcert_desktop.registry.process import client, file_format
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.writing import write_blank

from ..conftest import CODE, MakeBook

SHEET_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def parts(sheet: str, shared: str = "") -> dict[str, str]:
    """The parts of a minimal .xlsx with the sheet's XML *sheet*."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {SHEET_NS} xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="单位" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": shared or f"<sst {SHEET_NS}/>",
        "xl/worksheets/sheet1.xml": f"<worksheet {SHEET_NS}><sheetData>{sheet}</sheetData></worksheet>",
    }


def cell(reference: str, value: str, attributes: str = 't="inlineStr"') -> str:
    inner = f"<is><t>{value}</t></is>" if "inlineStr" in attributes else f"<v>{value}</v>"
    return f'<c r="{reference}" {attributes}>{inner}</c>'


HEADER = f'<row r="1">{cell("A1", "单位名称")}{cell("B1", "统一社会信用代码")}</row>'
ROW = f'<row r="2">{cell("A2", "某局")}{cell("B2", CODE)}</row>'


def write(path: Path, entries: dict[str, str] | list[tuple[str, str]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items() if isinstance(entries, dict) else entries:
            file.writestr(name, content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(RefusedWorkbook) as caught:
        read_registry(path)
    return caught.value.code


def test_a_minimal_workbook_is_read(tmp_path: Path) -> None:
    [unit] = read_registry(write(tmp_path / "a.xlsx", parts(HEADER + ROW))).units
    assert (unit.name, unit.code) == ("某局", CODE)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["xl/worksheets/sheet1.xml", "XL/worksheets/Sheet1.xml"])
def test_two_parts_that_readers_could_confuse_are_refused(tmp_path: Path, second: str) -> None:
    entries = [*parts(HEADER + ROW).items(), (second, "<worksheet/>")]
    assert refused(write(tmp_path / "a.xlsx", entries)) == "zip-duplicate"


@pytest.mark.parametrize("name", ["../a.xml", "/a.xml", "xl/../../a.xml", "C:/a.xml"])
def test_a_part_with_an_unusual_name_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(write(tmp_path / "a.xlsx", {**parts(HEADER + ROW), name: "x"})) == "zip-path"


def test_parts_that_inflate_beyond_reason_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_format, "_MAX_TOTAL", 2**20)
    data = write(tmp_path / "a.xlsx", {**parts(HEADER + ROW), "xl/a.bin": "\0" * 2**20}).read_bytes()
    with pytest.raises(file_format.RefusalError, match="zip-bomb"):
        file_format.format_of(data)


def test_a_small_part_and_a_picture_that_pack_well_are_no_bomb(tmp_path: Path) -> None:
    packed = {"xl/media/plain.bmp": "\0" * 2**24, "docProps/custom.xml": f"<a>{' ' * 2**20}</a>"}
    assert len(read_registry(write(tmp_path / "a.xlsx", parts(HEADER + ROW) | packed)).units) == 1


def test_part_names_with_backslashes_are_read(tmp_path: Path) -> None:
    entries = {name.replace("/", "\\"): content for name, content in parts(HEADER + ROW).items()}
    assert [unit.name for unit in read_registry(write(tmp_path / "a.xlsx", entries)).units] == ["某局"]


def test_a_main_part_with_another_name_is_read(tmp_path: Path) -> None:
    entries = {name.replace("xl/workbook", "xl/book"): text for name, text in parts(HEADER + ROW).items()}
    entries["xl/_rels/book.xml.rels"] = entries.pop("xl/_rels/workbook.xml.rels")
    entries["_rels/.rels"] = entries["_rels/.rels"].replace("xl/workbook.xml", "xl/book.xml")
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    entries["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/book.xml" ContentType="{main}"/></Types>'
    )
    assert [unit.name for unit in read_registry(write(tmp_path / "a.xlsx", entries)).units] == ["某局"]


def test_a_workbook_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    many = {f"xl/media/{number}": "" for number in range(10_001)}
    assert refused(write(tmp_path / "a.xlsx", parts(HEADER + ROW) | many)) == "zip-entries"


@pytest.mark.parametrize("before", ["", "<!-- x -->", '<?xml version="1.0"?>\n'])
def test_a_document_type_is_refused(tmp_path: Path, before: str) -> None:
    entries = parts(HEADER + ROW)
    entries["xl/worksheets/sheet1.xml"] = (
        f'{before}<!DOCTYPE worksheet [<!ENTITY a "b">]>' + entries["xl/worksheets/sheet1.xml"]
    )
    assert refused(write(tmp_path / "a.xlsx", entries)) == "doctype"


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    data = bytearray(write(tmp_path / "a.xlsx", parts(HEADER + ROW)).read_bytes())
    offset = data.index(b"PK\x01\x02")
    data[offset + 8] |= 1
    (tmp_path / "a.xlsx").write_bytes(data)
    assert refused(tmp_path / "a.xlsx") == "encrypted"


CRAFTED = {
    "a lone cell in the last corner": (HEADER + ROW + f'<row r="1048576">{cell("XFD1048576", "x")}</row>', ""),
    "a shared string that is not there": (HEADER + ROW + "<row r='3'><c r='A3' t='s'><v>99</v></c></row>", ""),
    "four billion shared strings": (
        HEADER + ROW,
        f'<sst {SHEET_NS} count="4294967295" uniqueCount="4294967295"><si><t>x</t></si></sst>',
    ),
    "a reference out of range": (HEADER + ROW + "<row r='3'><c r='ZZZZZZZ99999999999'><v>1</v></c></row>", ""),
    "a reference without a row": (HEADER + ROW + "<row r='3'><c r='A'><v>1</v></c></row>", ""),
    "unclosed XML": (HEADER + "<row r='2'><c r='A2'", ""),
}


@pytest.mark.parametrize(("sheet", "shared"), CRAFTED.values(), ids=CRAFTED.keys())
def test_a_crafted_workbook_is_read_or_refused(tmp_path: Path, sheet: str, shared: str) -> None:
    path = write(tmp_path / "a.xlsx", parts(sheet, shared))
    try:
        registry = read_registry(path)
    except RefusedWorkbook as refusal:
        assert refusal.code in ("crashed", "damaged", "too-large")
    else:
        assert registry.units[0].name == "某局"


def child_command(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import os; os.abort()", "crashed"),
        ("pass", "crashed"),
        ('import sys; sys.stdin.readline(); print(\'{"refused": "unheard of"}\')', "damaged"),
        ("import sys; sys.stdin.readline(); print('not JSON')", "crashed"),
        ("import sys; sys.stdin.readline(); print('[]')", "crashed"),
        ('import sys; sys.stdin.readline(); print(\'{"kind": "xlsx"}\')', "crashed"),
        ("import sys; sys.stdin.readline(); sys.stdout.write('{\"kind\": ')", "crashed"),
        ("import time; time.sleep(60)", "timeout"),
    ],
)
def test_a_failing_reading_process_becomes_a_refusal(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch, code: str, expected: str
) -> None:
    path = make_book({"单位": [("单位名称", "统一社会信用代码")]})
    monkeypatch.setattr(client, "reader_command", lambda: child_command(code))
    if expected == "timeout":
        monkeypatch.setattr(client, "ANSWER_TIMEOUT", 0.3)
    assert refused(path) == expected


@pytest.mark.parametrize("columns", ['[["a"]]', '[["a"], ["a", "b"]]', '[["a"], 1]', '"a"'])
def test_columns_that_do_not_fit_each_other_are_refused(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    answers = (
        '{"kind": "xlsx", "sheets": ["单位"]}',
        '{"height": 2, "rows": [["单位名称", "统一社会信用代码"]]}',
        f'{{"columns": {columns}, "counts": [2], "few": []}}',
        '{"odd": []}',
    )
    code = f"import sys; sys.stdout.reconfigure(encoding='utf-8'); print({chr(10).join(answers)!r}); sys.stdin.read()"
    monkeypatch.setattr(client, "reader_command", lambda: child_command(code))
    assert refused(make_book({"单位": [("单位名称", "统一社会信用代码")]})) == "crashed"


def test_reading_can_be_stopped_and_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_blank(tmp_path / "a.xlsx")
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(popen(*arguments, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(RefusedWorkbook) as caught:
        read_registry(tmp_path / "a.xlsx", cancelled=lambda: True)
    assert caught.value.code == "cancelled"
    assert [each.returncode is not None for each in started] == [True]


def test_progress_goes_up_to_the_number_of_rows(make_book: MakeBook) -> None:
    told: list[tuple[int, int]] = []
    rows = [("单位名称", "统一社会信用代码"), *((f"{number}号局", CODE) for number in range(20_000))]
    read_registry(make_book({"单位": rows}), report=lambda done, total: told.append((done, total)))
    assert told[-1] == (20_001, 20_001)
    assert [done for done, _ in told] == sorted({done for done, _ in told})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "cp037"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"])
@pytest.mark.parametrize("declared", [True, False])
def test_a_small_sheet_in_another_encoding_is_refused(
    make_book: MakeBook, tmp_path: Path, encoding: str, part: str, declared: bool
) -> None:
    rows = [("单位名称", "统一社会信用代码"), ("甲局", CODE)]
    whole = make_book({"单位": rows, "证书": [("统一社会信用代码", "USBKey序列号"), (CODE, "BJ1")]})
    with zipfile.ZipFile(whole) as book, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as other:
        for name in book.namelist():
            content = book.read(name)
            if name == part:
                text = content.decode("utf-8").replace("单位", "&#21333;&#20301;").replace("证书", "&#35777;&#20070;")
                text = text.partition("?>")[2] if text.startswith("<?xml") and not declared else text
                content = text.encode(encoding)
            other.writestr(name, content)
    with pytest.raises(RefusedWorkbook):
        read_registry(tmp_path / "b.xlsx")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_sheet_in_another_encoding_is_never_read_as_an_empty_one(tmp_path: Path, encoding: str) -> None:
    write_blank(tmp_path / "a.xlsx", sample=True)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        entries = {name: book.read(name) for name in book.namelist()}
    whole = sum(len(unit.certificates) for unit in read_registry(tmp_path / "a.xlsx").units)
    for name in [name for name in entries if "sheet" in name or name in ("xl/styles.xml", "xl/workbook.xml")]:
        other = entries[name].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode(encoding)
        with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as book:
            for each, content in entries.items():
                book.writestr(each, other if each == name else content)
        try:
            read = sum(len(unit.certificates) for unit in read_registry(tmp_path / "b.xlsx").units)
        except RefusedWorkbook:
            continue
        assert read == whole, name


@pytest.mark.skipif(sys.platform == "win32", reason="limits are set in another way on Windows")
def test_the_reading_process_cannot_take_more_memory_than_its_limit() -> None:
    code = (
        "from bjcert_desktop.registry.process import limits; limits.MEMORY = 300 * 2**20; limits.limit_this_process()\n"
        "try: bytearray(400 * 2**20)\nexcept MemoryError: print('bounded')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "bounded\n"


def test_the_reading_process_is_started_by_the_program_itself_when_bundled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert client.reader_command() == [sys.executable, "--read-workbook"]


def test_the_reading_process_ends_when_its_input_ends() -> None:
    done = subprocess.run(client.reader_command(), input=b"", capture_output=True, check=True, timeout=30)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_the_api_imports_no_heavy_library() -> None:
    code = (
        "import sys, bjcert_desktop.registry.api\n"
        "print([name for name in ('openpyxl', 'python_calamine', 'lxml', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"


def test_a_workbook_is_not_kept_open(tmp_path: Path) -> None:
    write_blank(tmp_path / "a.xlsx")
    read_registry(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "b.xlsx")
    assert read_registry(tmp_path / "b.xlsx").units == ()


def test_a_formula_whose_value_is_stored_is_read(tmp_path: Path) -> None:
    row = (
        f'<row r="2">{cell("A2", "某局")}<c r="B2" t="str"><f>A1</f><v>{CODE}</v></c>'
        '<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D2" t="str"><f>""</f><v></v></c></row>'
    )
    header = HEADER.replace("</row>", cell("C1", "备注") + cell("D1", "单位地址") + "</row>")
    registry = read_registry(write(tmp_path / "a.xlsx", parts(header + row)))
    assert registry.units[0].code == CODE
    errors = [problem for problem in registry.problems if problem.code == "cell-error"]
    assert [(problem.row, problem.column) for problem in errors] == [(2, "C")]
    assert "#DIV/0!" in errors[0].message
    assert not any(problem.column == "D" for problem in registry.problems)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_a_pipe_or_a_device_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "表.xlsx")
    for path in (tmp_path / "表.xlsx", Path("/dev/zero")):
        with pytest.raises(RefusedWorkbook) as caught:
            read_registry(path)
        assert caught.value.code == "not-a-file"
