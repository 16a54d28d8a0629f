"""While values are typed, cells that stay the same are neither read nor laid out again; the picture is the same."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml.parser import parse_xml
from docx.shared import Pt
from docx.table import Table

from bjcert_desktop.gui.preview import flow
from bjcert_desktop.gui.preview.pages import KeptCells, PaperPages, render
from tests.gui.preview.test_drawings import W, png
from tests.gui.preview.test_preview import LONG, filled

pytestmark = pytest.mark.usefixtures("qapp")

SHORT = "北京市示例区生态环境局"
UNITS = (SHORT, SHORT[:-1], LONG, LONG * 3, SHORT)  # what a row holds may make it higher, and pages more


def numbered(table: Table, unit: str) -> None:
    for row in table.rows:
        row.cells[0].paragraphs[0].style = "List Number"
        row.cells[0].paragraphs[0].text = "条"
        row.cells[1].text = unit


def merged(table: Table, unit: str) -> None:
    table.cell(0, 0).merge(table.cell(3, 0)).text = unit
    table.cell(4, 0).merge(table.cell(4, 1)).text = "合计"


def nested(table: Table, unit: str) -> None:
    inner = table.cell(1, 1).add_table(2, 2)
    inner.style = "Table Grid"
    inner.cell(0, 0).text = unit
    inner.cell(1, 1).text = "不变"


def counted(table: Table, unit: str) -> None:
    """A field that begins in one cell and ends in the next one."""
    first, second = table.cell(0, 0).paragraphs[0], table.cell(0, 1).paragraphs[0]
    first._p.append(parse_xml(f'<w:r {W}><w:fldChar w:fldCharType="begin"/></w:r>'))
    second._p.append(parse_xml(f'<w:r {W}><w:fldChar w:fldCharType="separate"/></w:r>'))
    second.add_run(unit)
    second._p.append(parse_xml(f'<w:r {W}><w:fldChar w:fldCharType="end"/></w:r>'))


def pictured(table: Table, unit: str) -> None:
    table.cell(2, 1).paragraphs[0].add_run().add_picture(png(), width=Pt(60), height=Pt(40))
    table.cell(3, 1).text = unit


def written(fill: Callable[[Table, str], None], unit: str) -> bytes:
    document: Document = docx.Document()
    document.add_paragraph(unit)
    fill(document.add_table(5, 2, "Table Grid"), unit)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pictures(pages: PaperPages) -> list[object]:
    return [pages.image(number) for number in range(pages.count)]


@pytest.mark.parametrize("fill", [numbered, merged, nested, counted, pictured])
def test_a_table_with_kept_cells_is_the_same_picture(fill: Callable[[Table, str], None]) -> None:
    kept = KeptCells()
    for unit in UNITS:
        content = written(fill, unit)
        assert pictures(render(content, kept)) == pictures(render(content))


@pytest.mark.parametrize("name", ["申请表", "明细表", "材料清单", "汇款信息单", "邮寄地址页"])
def test_a_shipped_form_with_kept_cells_is_the_same_picture(name: str) -> None:
    kept = KeptCells()
    for unit in UNITS:
        content = filled(name, 40, unit)
        assert pictures(render(content, kept)) == pictures(render(content))


def test_only_the_cells_that_changed_are_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[str] = []
    plain = flow._cell
    monkeypatch.setattr(flow, "_cell", lambda cell, *rest: laid_out.append(cell.where) or plain(cell, *rest))
    kept = KeptCells()
    render(filled("明细表", 107), kept)
    assert len(laid_out) > 107 * 9
    laid_out.clear()
    render(filled("明细表", 107, SHORT[:-1]), kept)
    assert len(laid_out) == 1
