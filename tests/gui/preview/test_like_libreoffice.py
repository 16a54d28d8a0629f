"""Kinds of content that once made a difference: forms with them have as many pages as in LibreOffice."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt

from bjcert_desktop.gui.preview.pages import render
from tests.gui.preview.test_drawings import W, box, png, upright


def blank(document: Document, rows: int, size: float = 12) -> None:
    """A table of two columns with one line of text in each row."""
    table = document.add_table(rows, 2, "Table Grid")
    for number, row in enumerate(table.rows):
        run = row.cells[0].paragraphs[0].add_run(f"第 {number} 行的栏目")
        run.font.size = Pt(size)


def text_boxes(document: Document) -> None:
    blank(document, 20)
    for number in range(6):
        paragraph = document.add_paragraph("附：")
        paragraph._p.append(parse_xml(box("复印件粘贴处", x=30 * number, y=5, size=(120, 90))))


def vertical_text(document: Document) -> None:
    for _ in range(9):
        upright(document, "申请单位主管部门审核意见", 50, "exact")


def pictures(document: Document) -> None:
    for _ in range(5):
        document.add_paragraph().add_run().add_picture(png(), width=Pt(100), height=Pt(150))


def bold_lines(document: Document) -> None:
    for _ in range(60):
        run = document.add_paragraph().add_run("申请单位保证所填内容真实、完整、有效")
        run.bold, run.font.size = True, Pt(14)


def bordered_rows(document: Document) -> None:
    """The lines around a row add to its height, unless that is stated."""
    table = document.add_table(25, 2, "Table Grid")
    borders = "".join(f'<w:{side} w:val="single" w:sz="24" w:space="0"/>' for side in ("top", "insideH", "bottom"))
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {W}>{borders}</w:tblBorders>"))
    for row in table.rows:
        row.cells[0].text = "栏目"
        row.cells[0].paragraphs[0].paragraph_format.line_spacing = Pt(26)


def rows_of_stated_height(document: Document) -> None:
    table = document.add_table(34, 2, "Table Grid")
    borders = "".join(f'<w:{side} w:val="single" w:sz="24" w:space="0"/>' for side in ("top", "insideH", "bottom"))
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {W}>{borders}</w:tblBorders>"))
    for row in table.rows:
        row.height = Pt(20)


def brackets_at_the_end_of_narrow_cells(document: Document) -> None:
    """A comma may hang over the margin of a cell, a closing bracket begins a line with the character before it."""
    table = document.add_table(30, 2, "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, (78 + 10.8, 300), strict=True):
        column.width = Pt(width)
    for row in table.rows:
        row.cells[0].paragraphs[0].add_run("稳压（分钟）").font.size = Pt(13.5)


def grid(document: Document, pitch: int) -> None:
    """Let lines stand on a grid of that pitch, in twentieths of a point."""
    properties = document.sections[0]._sectPr
    for each in properties.findall(f"{{{properties.nsmap['w']}}}docGrid"):
        properties.remove(each)
    properties.append(parse_xml(f'<w:docGrid {W} w:type="lines" w:linePitch="{pitch}"/>'))


def least_heights_on_a_grid(document: Document) -> None:
    grid(document, 312)
    for _ in range(30):
        paragraph = document.add_paragraph()
        paragraph.add_run("申请单位保证所填内容真实、完整、有效").font.size = Pt(14)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
        paragraph.paragraph_format.line_spacing = Pt(1)


def spaced_lines_on_a_grid(document: Document) -> None:
    """Half a line more is half of what the line needs, not half of the two lines of the grid that it takes."""
    grid(document, 312)
    for row in document.add_table(16, 2, "Table Grid").rows:
        row.cells[0].paragraphs[0].add_run("栏目").font.size = Pt(14)
        row.cells[0].paragraphs[0].paragraph_format.line_spacing = 1.5


def rows_beyond_the_last_line_of_a_grid(document: Document) -> None:
    """A row that would fit the page, but not between the first and the last line of its grid."""
    grid(document, 400)
    section = document.sections[0]
    room = section.page_height.pt - section.top_margin.pt - section.bottom_margin.pt
    table = document.add_table(2, 2, "Table Grid")
    for row, height in zip(table.rows, (room - 40, 38), strict=True):
        row.height = Pt(height)


def a_high_row_with_much_text(document: Document) -> None:
    """A row of a height that the rest of the page has not begins on the next one, though it could be split."""
    table = document.add_table(2, 1, "Table Grid")
    for row in table.rows:
        row.height = Pt(400)
    for _ in range(60):
        table.cell(1, 0).add_paragraph("项目内容").paragraph_format.space_after = Pt(0)


KINDS: dict[str, Callable[[Document], None]] = {
    kind.__name__: kind
    for kind in (
        text_boxes,
        vertical_text,
        pictures,
        bold_lines,
        bordered_rows,
        rows_of_stated_height,
        brackets_at_the_end_of_narrow_cells,
        least_heights_on_a_grid,
        spaced_lines_on_a_grid,
        rows_beyond_the_last_line_of_a_grid,
        a_high_row_with_much_text,
    )
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a form of each kind, and its PDF by LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice (LibreOffice) is not installed, so there is nothing to compare pages with")
    folder = tmp_path_factory.mktemp("kinds")
    for name, fill in KINDS.items():
        document = docx.Document()
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        fill(document)
        document.save(str(folder / f"{name}.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    forms = map(str, folder.glob("*.docx"))
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *forms]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_of_form_has_as_many_pages_as_in_libreoffice(made: Path, name: str) -> None:
    printed = (made / f"{name}.pdf").read_bytes()
    assert render((made / f"{name}.docx").read_bytes()).count == len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))
