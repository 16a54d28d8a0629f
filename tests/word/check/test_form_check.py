"""What the check finds besides what is wrong with the language: packages, fonts, fields and pages."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.errors import FormError
from bjcert_desktop.system import paths
from bjcert_desktop.word import FormProblem, Severity, check_form, examine_form, libreoffice, load_template
from bjcert_desktop.word.adopt import adopt
from bjcert_desktop.word.check.page_estimate import estimate
from bjcert_desktop.word.check.samples import blank, longest
from bjcert_desktop.word.document.reader import read_pages

MEMORY = 300 * 1024  #: KB
FORMS = paths.data("forms")


def codes(path: Path, pages: bool = False) -> list[str]:
    return [problem.code for problem in check_form(path, pages)]


def only(path: Path, code: str) -> FormProblem:
    (found,) = (problem for problem in check_form(path) if problem.code == code)
    return found


def styled(text: str, east: str, size: int = 21, latin: str = "Arial") -> str:
    fonts = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}"/><w:sz w:val="{size}"/>'
    return f'<w:p><w:r><w:rPr>{fonts}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


# Fields


def test_an_application_form_that_lacks_usual_fields_gets_a_warning_that_names_them(word: Any) -> None:
    problem = only(word.make(word.p("数字证书申请表") + word.p("{{单位名称}}")), "unused-field")
    assert problem.severity is Severity.WARNING
    assert "经办人姓名" in problem.message
    assert "单位名称" not in problem.message
    load_template(word.path)


def test_a_detail_sheet_is_expected_to_hold_certificates(word: Any) -> None:
    problem = only(word.make(word.p("证书明细表") + word.p("{{单位名称}}")), "unused-field")
    assert "证书.USBKey序列号" in problem.message
    assert "经办人姓名" not in problem.message


def test_a_form_without_columns_that_is_used_as_detail_sheet_is_told_what_it_lacks(word: Any) -> None:
    form = word.make(word.p("数字证书申请表") + word.p("{{单位名称}}{{业务类型}}"))
    (problem,) = [each for each in check_form(form, name="明细表") if each.code == "unused-field"]
    assert problem.message.startswith("明细表") and "证书.USBKey序列号" in problem.message


def test_other_papers_are_expected_to_hold_nothing_in_particular(word: Any) -> None:
    assert "unused-field" not in codes(word.make(word.p("收据") + word.p("{{单位名称}}")))


def test_the_fields_of_a_form_are_told_in_the_order_of_the_dictionary(word: Any) -> None:
    examined = examine_form(word.make(word.p("{{申请日期}}{{勾选:更新}}{{经办人手机:1}}{{单位名称}}")))
    assert examined.fields == ("单位名称", "经办人手机", "业务类型", "申请日期")


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.docx")), ids=lambda path: path.stem)
def test_nothing_is_found_in_the_shipped_forms(path: Path) -> None:
    assert check_form(path) == []


# Fonts


@pytest.mark.parametrize("font", ["仿宋_GB2312", "方正小标宋简体", "华文中宋"])
def test_a_font_that_windows_lacks_is_named_with_its_first_position(word: Any, font: str) -> None:
    body = word.p("") + word.table((styled("{{单位名称}}", font),)) + styled("甲", font)
    problem = only(word.make(body), "font")
    assert (problem.where, problem.severity) == ("表1 第1行 第1列", Severity.WARNING)
    assert font in problem.message


def test_fonts_of_windows_and_fonts_that_print_nothing_are_no_matter(word: Any) -> None:
    body = styled("{{单位名称}}", "SimSun") + styled("{{单位名称}}abc", "微软雅黑") + styled(" ", "仿宋_GB2312")
    assert "font" not in codes(word.make(body + styled("汉字", "宋体", latin="Nowhere Sans")))
    assert "Nowhere Sans" in only(word.make(body + styled("abc", "宋体", latin="Nowhere Sans")), "font").message


# Pages


def crowded(word: Any, rows: int) -> str:
    return str(word.table(*[(styled("单位名称", "宋体"), styled("{{单位名称}}", "宋体"))] * rows))


def test_a_form_that_spills_over_when_filled_is_told_and_that_it_is_an_estimate(word: Any) -> None:
    problem = only(word.make(crowded(word, 28)), "spill")
    assert problem.severity is Severity.WARNING
    assert "估计" in problem.message
    assert "从 1 页变成 2 页" in problem.message
    assert "spill" not in codes(word.make(crowded(word, 5)))


def test_rows_of_certificates_that_add_a_page_to_a_form_about_the_unit_are_told(word: Any) -> None:
    units = "".join(word.p("{{单位电话}}{{邮政编码}}{{年限}}{{证书数量}}") for _ in range(42))
    row = word.table((styled("{{证书.证书名称}}", "宋体"), styled("{{证书.USBKey序列号}}", "宋体")))
    problem = only(word.make(units + row), "spill")
    assert "5 枚证书" in problem.message
    listed = word.table((styled("{{证书.证书名称}}", "宋体"), styled("{{证书.使用人}}", "宋体")))
    assert "spill" not in codes(word.make("".join(word.p("固定文字") for _ in range(44)) + listed))


def test_a_form_in_which_nothing_grows_raises_no_alarm_however_full_it_is(word: Any) -> None:
    full = "".join(word.p("固定的一行文字") for _ in range(44)) + word.p("{{邮政编码}}")
    assert "spill" not in codes(word.make(full))


def test_a_row_of_fixed_height_that_cuts_its_text_off_is_told(word: Any) -> None:
    height = '<w:tr><w:trPr><w:trHeight w:val="300" w:hRule="exact"/></w:trPr>'
    grid = '<w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
    body = word.table((styled("{{单位名称}}", "宋体"),)).replace("<w:tr>", height).replace("<w:tblGrid/>", grid)
    assert only(word.make(body), "cut-off").where == "表1 第1行 第1列"


def test_pages_are_counted_by_libreoffice_on_demand(word: Any) -> None:
    if libreoffice.find_office() is None:
        pytest.skip("soffice (LibreOffice) is not installed, so pages cannot be counted")
    said = [p.message for p in check_form(word.make(crowded(word, 40)), pages=True) if p.code == "spill"]
    assert len(said) == 1
    assert "LibreOffice" in said[0]


def test_without_libreoffice_the_check_says_that_it_only_estimates(word: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find_office", lambda: None)
    assert codes(word.make(word.p("{{单位名称}}")), pages=True) == ["pages-estimated"]


def test_the_estimate_agrees_with_libreoffice_about_the_shipped_forms(word: Any) -> None:
    if libreoffice.find_office() is None:
        pytest.skip("soffice (LibreOffice) is not installed, so pages cannot be counted")
    contents = [
        load_template(path).fill(*values()) for path in sorted(FORMS.glob("*.docx")) for values in (blank, longest)
    ]
    assert libreoffice.count_pages(contents) == [estimate(read_pages(content)).pages for content in contents]


# Packages made to deceive or to harm


def relation(word: Any, kind: str, target: str, external: bool = True) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="r9" Type="{word.office}/{kind}" Target="{target}"{mode}/>'


@pytest.mark.parametrize(
    ("kind", "target", "external", "code"),
    [
        ("attachedTemplate", r"\\server\share\x.dotm", True, "external"),
        ("attachedTemplate", "file://server/share/x.dotm", True, "external"),
        ("mailMergeSource", "data.xlsx", True, "external"),
        ("subDocument", "x.docx", True, "external"),
        ("aFChunk", "x.html", False, "embedded"),
        ("oleObject", "embeddings/x.bin", False, "embedded"),
        ("package", "embeddings/x.xlsx", False, "embedded"),
        ("control", "activeX/x.xml", False, "embedded"),
    ],
)
def test_what_is_run_embedded_or_fetched_is_refused(
    word: Any, tmp_path: Path, kind: str, target: str, external: bool, code: str
) -> None:
    path = word.make(word.p("单位名称：____{{单位名称}}"), links=relation(word, kind, target, external))
    problem = check_form(path)[0]
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert target[-5:] in problem.message
    with pytest.raises(FormError):
        load_template(path)
    if kind in ("oleObject", "package"):  # an adopted form is written without it
        assert not check_form(adopt(path, tmp_path / "新.docx").template)
    else:
        with pytest.raises(FormError):
            adopt(path, tmp_path / "新.docx")


def test_another_file_in_the_text_is_refused_whatever_its_relationship_says(word: Any) -> None:
    for inside in ('<w:altChunk r:id="r9"/>', '<w:p><w:subDoc r:id="r9"/></w:p>'):
        link = relation(word, "AFChunk", "styles.xml", external=False)
        files = word.members(word.p("{{单位名称}}") + inside, links=link)
        word.path.write_bytes(word.pack(files | {"word/styles.xml": word.part("styles", "")}))
        assert codes(word.path) == ["embedded"]


def test_a_field_that_fetches_is_seen_in_pieces(word: Any) -> None:
    pieces = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (" INCLU", "DETEXT x.docx"))
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    path = word.make(word.p("{{单位名称}}") + f"<w:p>{begin}{pieces}{end}</w:p>")
    assert codes(path)[0] == "external"


def test_a_mode_in_capitals_and_a_macro_under_another_name_are_seen_through(word: Any) -> None:
    link = relation(word, "attachedTemplate", r"\\x\y.dotm").replace("External", "EXTERNAL")
    assert codes(word.make(word.p("{{单位名称}}"), links=link)) == ["external"]
    files = word.members(word.p("{{单位名称}}"))
    types = str(files["[Content_Types].xml"])
    vba = '<Override PartName="/word/data.bin" ContentType="application/vnd.ms-libreoffice.vbaProject"/></Types>'
    word.path.write_bytes(
        word.pack(files | {"[Content_Types].xml": types.replace("</Types>", vba), "word/data.bin": "x"})
    )
    assert codes(word.path) == ["macro"]


def test_a_document_type_in_any_part_is_refused(word: Any) -> None:
    files = word.members(word.p("{{单位名称}}"))
    for text in (b"<!DOCTYPE x><x/>", "<!DOCTYPE x><x/>".encode("utf-16")):
        word.path.write_bytes(word.pack(files | {"word/styles.xml": text}))
        assert codes(word.path) == ["damaged"]


def bomb(members: Mapping[str, str | bytes], content: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, own in members.items():
            package.writestr(name, own)
        package.writestr("word/document.xml", content)
    return stream.getvalue()


HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
BOMBS = {
    "paragraphs": HEAD + "<w:p/>" * 5_000_000 + "</w:body></w:document>",
    "attributes": HEAD + "<w:p" + "".join(f' a{i}="x"' for i in range(900_000)) + "/></w:body></w:document>",
    "text": HEAD + "<w:p><w:r><w:t>" + "{{" * 4_000_000 + "</w:t></w:r></w:p></w:body></w:document>",
    "depth": HEAD + "<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000 + "</w:body></w:document>",
    "nested": HEAD
    + "<w:tbl><w:tr><w:tc><w:p/>" * 70
    + "<w:p><w:r><w:t>{{单位名称}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>" * 70
    + "</w:body></w:document>",
    "blanks": HEAD + "<w:p><w:r><w:t>" + "_ " * 300_000 + "</w:t></w:r></w:p></w:body></w:document>",
    "cells": HEAD
    + "<w:tbl>"
    + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999'/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>" * 8_000
    + "<w:tr><w:tc><w:p><w:r><w:t>{{单位名称}}</w:t></w:r></w:p></w:tc></w:tr>"
    + "</w:tbl></w:body></w:document>",
    "places": HEAD + "<w:p><w:r><w:t>{{x}}</w:t></w:r></w:p>" * 10_000 + "</w:body></w:document>",
    "labels": HEAD + "<w:p><w:r><w:t>单位名称：____</w:t></w:r></w:p>" * 10_000 + "</w:body></w:document>",
}
#: A process's own greatest memory: what ``getrusage`` tells includes that of the process that started it.
TRY = """
import re, sys
from pathlib import Path
from bjcert_desktop.errors import FormError
from bjcert_desktop.word import check_form
from bjcert_desktop.word.adopt import propose
path = Path(sys.argv[1])
found = check_form(path)
try:
    propose(path)
except FormError as error:
    print(error)
print(found[:2])
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process's greatest memory this way")
@pytest.mark.parametrize("name", BOMBS)
def test_no_file_takes_more_than_300_mb_or_half_a_minute(word: Any, name: str) -> None:
    members = {key: own for key, own in word.members("").items() if key != "word/document.xml"}
    word.path.write_bytes(bomb(members, BOMBS[name]))
    done = subprocess.run([sys.executable, "-c", TRY, str(word.path)], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout.split()[-1]) < MEMORY
