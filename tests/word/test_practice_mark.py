"""Every page of a paper of invented data says so, whatever headers its form has."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.shared import Mm

from bjcert_desktop.system import paths
from bjcert_desktop.word import marked

CHECKER = paths.data("forms").parent.parent / "shared" / "check_ooxml.py"
TEXT = "示例数据，不能提交"


def plain(folder: Path) -> Path:
    """Three pages without any header."""
    document = docx.Document()
    for number in range(3):
        document.add_paragraph(f"第 {number} 张").paragraph_format.page_break_before = number > 0
    return _saved(document, folder)


def headed(folder: Path) -> Path:
    """A first page with a header of its own, and another section that has the header of the first one."""
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text, section.first_page_header.paragraphs[0].text = "续页", "首页"
    document.add_paragraph("一")
    document.add_paragraph("二").paragraph_format.page_break_before = True
    document.add_section(WD_SECTION.NEW_PAGE).different_first_page_header_footer = False
    document.add_paragraph("三")
    return _saved(document, folder)


def even(folder: Path) -> Path:
    """Even pages with a header of their own, of which only that of odd ones exists; narrow margins."""
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].header.paragraphs[0].text = "单页"
    document.sections[0].top_margin = Mm(8)
    document.add_paragraph("一")
    document.add_paragraph("二").paragraph_format.page_break_before = True
    return _saved(document, folder)


def late(folder: Path) -> Path:
    """A second section whose first page is the first one to have a header of its own kind."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.add_paragraph("一")
    document.add_section(WD_SECTION.NEW_PAGE).different_first_page_header_footer = True
    document.add_paragraph("二")
    document.add_paragraph("三").paragraph_format.page_break_before = True
    return _saved(document, folder)


def bare(folder: Path) -> Path:
    """No settings at all, and a relationship that leads nowhere."""
    path = plain(folder)
    with zipfile.ZipFile(path) as whole:
        members = {name: whole.read(name) for name in whole.namelist() if name != "word/settings.xml"}
    types, rels = "[Content_Types].xml", "word/_rels/document.xml.rels"
    members[types] = re.sub(rb'<Override PartName="/word/settings.xml"[^>]*>', b"", members[types])
    with zipfile.ZipFile(path, "w") as part:
        for name, content in members.items():
            part.writestr(name, content)
    assert b"settings.xml" in members[rels]
    return path


def _saved(document: object, folder: Path) -> Path:
    path = folder / "表.docx"
    document.save(str(path))  # type: ignore[attr-defined]
    return path


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("make", "pages"), [(plain, 3), (headed, 3), (even, 2), (late, 3), (bare, 3)])
def test_every_page_says_that_the_data_are_invented_and_no_page_is_added(
    make: object, pages: int, tmp_path: Path
) -> None:
    path = make(tmp_path)  # type: ignore[operator]
    path.write_bytes(marked(path.read_bytes(), TEXT))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run([*command, "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)], check=True, timeout=180)
    read = ["pdftotext", str(path.with_suffix(".pdf")), "-"]
    found = subprocess.run(read, check=True, capture_output=True, encoding="utf-8").stdout.split("\f")[:-1]
    assert [page.count(TEXT) for page in found] == [1] * pages


def test_what_the_form_says_stays_and_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    content = headed(tmp_path).read_bytes()
    (tmp_path / "after.docx").write_bytes(marked(content, TEXT))
    before, after = docx.Document(io.BytesIO(content)), docx.Document(str(tmp_path / "after.docx"))
    assert [each.text for each in after.paragraphs] == [each.text for each in before.paragraphs]
    assert [each.text for each in after.sections[0].header.paragraphs] == [TEXT, "续页"]
    assert [each.text for each in after.sections[0].first_page_header.paragraphs] == [TEXT, "首页"]
    assert marked(content, TEXT) == marked(content, TEXT)


@pytest.mark.skipif(not CHECKER.is_file(), reason="the checker is not beside the project")
@pytest.mark.parametrize("make", [plain, headed, even, late])
def test_a_mark_adds_no_fault_to_a_paper(make: object, tmp_path: Path) -> None:
    def faults() -> str:
        return subprocess.run([sys.executable, str(CHECKER), str(path)], capture_output=True, encoding="utf-8").stdout

    path = make(tmp_path)  # type: ignore[operator]
    before = faults()
    path.write_bytes(marked(path.read_bytes(), TEXT))
    assert faults() == before


def test_a_header_that_is_there_keeps_its_line_below_the_mark(tmp_path: Path) -> None:
    path = tmp_path / "明细表.docx"
    path.write_bytes(marked(paths.data("forms", "明细表.docx").read_bytes(), TEXT))
    assert len(docx.Document(str(path)).sections[0].header.paragraphs) == 2
